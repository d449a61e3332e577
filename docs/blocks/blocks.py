"""The blocks of code in README.md and docs, and the marks before them.

A comment before a block says what becomes of it where no checker takes it by its language:
`<!-- not run: REASON -->`, or `<!-- run by PATH -->`, a test that takes it from here.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "docs/*.md", "docs/algorithms/*.md")
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"<!-- (not run|run by):? ((?:(?!-->).)+?) -->\n\s*\Z", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block: where it is, its language, its code, why it is not run, and the test that runs it."""

    page: str
    line: int
    language: str
    code: str
    reason: str | None
    runner: str | None

    def __str__(self):
        return f"{self.page}:{self.line}"


def blocks():
    """Returns all blocks, in the order of the pages."""
    found = []
    for pattern in PAGES:
        for path in sorted(ROOT.glob(pattern)):
            found += blocks_of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    return found


def blocks_of(page, text):
    """Returns the blocks of a page."""
    found = []
    for fence in FENCE.finditer(text):
        mark = MARK.search(text, 0, fence.start())
        kind, said = mark.groups() if mark else (None, None)
        line = text.count("\n", 0, fence.start()) + 1
        reason, runner = (said if kind == each else None for each in ("not run", "run by"))
        found.append(Block(page, line, fence.group(2), dedent(fence.group(3)), reason, runner))
    return found


def run_by(test):
    """Returns the blocks whose marks name a test, by its path in the repository."""
    found = [block for block in blocks() if block.runner == test]
    if not found:
        raise LookupError(f"no block is marked as run by {test}")
    return found
