"""Programs that a test starts. They end with the test, also when that is killed."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

LINE_SECONDS = 120
GRACE_SECONDS = 10


class Process:
    """A program and all that it starts, in a group of processes of its own."""

    def __init__(self, name, command, log, **environment):
        self.name = name
        self._log = log
        self._output = open(log, "wb")
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__, *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )

    def output(self):
        with open(self._log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def await_line(self, pattern):
        """Waits for a line of its output, and returns the match."""
        deadline = time.monotonic() + LINE_SECONDS
        while True:
            ended = self._process.poll() is not None
            match = re.search(pattern, self.output())
            if match:
                return match
            if ended or time.monotonic() > deadline:
                raise AssertionError(f"{self.name}: no line has {pattern!r}:\n{self.output()[-6000:]}")
            time.sleep(0.05)

    def await_success(self, seconds):
        """Waits for its end, and returns its output."""
        try:
            status = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = f"none after {seconds} s"
        if status != 0:
            raise AssertionError(f"{self.name}: exit status {status}:\n{self.output()[-6000:]}")
        return self.output()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._process.stdin.close()
        self._process.wait()
        self._output.close()


def _run_until_the_starter_is_gone(command):
    """Runs a command until it ends, or until whoever started this closes its standard input."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)

    def end():
        # Not by sys.stdin, whose lock would be held when this ends.
        while os.read(0, 1):
            pass
        _signal(process, signal.SIGTERM)
        time.sleep(GRACE_SECONDS)
        _signal(process, signal.SIGKILL)

    threading.Thread(target=end, daemon=True).start()
    status = process.wait()
    _signal(process, signal.SIGKILL)
    return status


def _signal(process, number):
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


if __name__ == "__main__":
    sys.exit(_run_until_the_starter_is_gone(sys.argv[1:]))
