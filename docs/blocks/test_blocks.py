"""Every block of code of the pages is run, compiled or checked, or says why it cannot be.

A block whose words are those of a program in examples is run with that. What is left is taken by a checker of
its language. The build has to be there, and the class paths that docs/site/build.sh leaves.
"""

import ast
import collections
import functools
import json
import os
import re
import shlex
import subprocess
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

from blocks import ROOT, Block, blocks, blocks_of

HERE = Path(__file__).resolve().parent
PROGRAMS = ("examples/*/src/**/*.java", "examples/*/src/**/*.scala", "examples/*/src/**/*.py", "examples/src/**/*.java")
ALGORITHMS = "docs/algorithms/"
PACKAGE = ROOT / "generated-algorithms/target/classes/sagemakerspark/algorithms"
MODULES = ("runtime", "generated-algorithms", "local-sagemaker/launcher", "local-sagemaker/server", "artifacts")
PROCESSOR = ("processor",)
IMPORTS = """
import static org.assertj.core.api.Assertions.assertThat;
import com.amazonaws.services.sagemaker.model.*;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.classification.*;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.tuning.*;
import org.apache.spark.sql.*;
import org.example.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.algorithms.*;
import org.sagemakerspark.codec.*;
import org.sagemakerspark.estimator.*;
import org.sagemakerspark.lifecycle.*;
import org.sagemakerspark.local.*;
import org.sagemakerspark.model.*;
"""
PHASES = {"compile", "test", "package", "verify", "install"}
# What the build gives to pip, and the packages that the tests install too.
PIP = {"pyspark", "numpy", "./python/target/package"}


def without_indents(code):
    return "\n".join(line.strip() for line in code.strip().splitlines())


@functools.cache
def programs():
    paths = [path for pattern in PROGRAMS for path in sorted(ROOT.glob(pattern))]
    return "\n".join(without_indents(path.read_text(encoding="utf-8")) for path in paths)


@functools.cache
def poms():
    """Returns the folder of each artifact of the build, by the artifact's name."""
    return {pom.findtext("{*}artifactId"): path.parent for path in ROOT.glob("**/pom.xml")
            if not {"target", "examples"} & set(path.relative_to(ROOT).parts)
            for pom in [ElementTree.parse(path).getroot()]}


@functools.cache
def version():
    return ElementTree.parse(ROOT / "pom.xml").getroot().findtext("{*}version")


@functools.cache
def session_keys():
    source = (ROOT / "runtime/src/main/java/org/sagemakerspark/aws/SessionKeys.java").read_text(encoding="utf-8")
    return set(re.findall(r'"(spark\.sagemaker\.[\w.]+)"', source))


class Refused(Exception):
    """What is wrong with a block."""


def expect(condition, said):
    if not condition:
        raise Refused(said)


class Java:
    """Compiles all blocks of Java at once, each in a package of its own."""

    def __init__(self):
        self.blocks = []

    def take(self, block):
        self.blocks.append(block)

    def problems(self, folder):
        for i, block in enumerate(self.blocks):
            self._write(folder, f"block{i}", block)
        sources = sorted(folder.rglob("*.java"))
        specs = folder / "specs"
        spec = specs / "org/example/outliers.json"
        spec.parent.mkdir(parents=True)
        new = ["--algorithm", "outliers", "--title", "Outliers", "--estimator", "OutliersEstimator", "--model"]
        new += ["OutliersModel", "--image", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/outliers:1", "--out", spec]
        run("./sagemaker-spark", "spec", "new", *new)
        options = ["-proc:full"] if java_version() >= 21 else []
        options += ["-Xlint:none", "-nowarn", "-d", folder / "classes", f"-Asagemakerspark.specs={specs}"]
        options += ["-processorpath", class_path(PROCESSOR), "-classpath", class_path(MODULES)]
        arguments = folder / "javac"
        arguments.write_text("\n".join(json.dumps(str(each)) for each in [*options, *sources]), encoding="utf-8")
        compiled = subprocess.run(["javac", f"@{arguments}"], capture_output=True, text=True)
        said = compiled.stdout + compiled.stderr
        for i, block in enumerate(self.blocks):
            said = said.replace(f"{folder}/block{i}/", f"{block}: ")
        return [said] if compiled.returncode else []

    def _write(self, folder, package, block):
        code = "\n".join("" if line.strip() in ("...", "…") else line for line in block.code.splitlines())
        path = folder / package / "Block.java"
        path.parent.mkdir()
        if re.search(r"^package [\w.]+;", code, re.MULTILINE):
            path = path.with_name("package-info.java")
            path.write_text(code, encoding="utf-8")
            return
        context = (HERE / "Context.java").read_text(encoding="utf-8")
        if block.page.startswith(ALGORITHMS):
            context = context.replace("class Context {", "class Context {\n" + "".join(self._arguments(code)))
        path.with_name("Context.java").write_text(f"package {package};\n{context}", encoding="utf-8")
        is_member = re.match(r"@|class ", code)
        body = code if is_member else f"void code() throws Exception {{\n{code}\n}}"
        text = f"package {package};\n{IMPORTS}\nclass Block extends Context {{\n{body}\n}}\n"
        path.write_text(text, encoding="utf-8")

    @staticmethod
    def _arguments(code):
        """Returns fields of the types that the setters of a reference page take."""
        estimator = re.search(r"new (\w+)\(\)", code).group(1)
        generated = ROOT / "generated-algorithms/target/generated-sources/annotations/org/sagemakerspark/algorithms"
        source = (generated / f"{estimator}.java").read_text(encoding="utf-8")
        for setter, argument in re.findall(r"\.(set\w+)\((\w+)\)", code):
            typed = re.search(rf"\b{setter}\(\s*([\w<>, ]+?) value\)", source)
            if argument not in ("trainingImage", "rows"):
                yield f"  {typed.group(1) if typed else 'String'} {argument};\n"


def class_path(modules):
    classes = [str(ROOT / module / "target/classes") for module in modules]
    return os.pathsep.join(classes + [(ROOT / module / "target/docs-class-path").read_text() for module in modules])


@functools.cache
def java_version():
    said = subprocess.run(["javac", "-version"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"\d+", said).group())


def run(*command):
    done = subprocess.run([str(each) for each in command], cwd=ROOT, capture_output=True, text=True)
    expect(done.returncode == 0, f"{shlex.join(map(str, command))} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


class Specs:
    """Holds fragments of specs by the validator, each put into a spec that is whole."""

    def __init__(self):
        self.blocks = []

    def take(self, block):
        self.blocks.append((block, self._spec(block)))

    @staticmethod
    def _spec(block):
        spec = json.loads((HERE / "spec.json").read_text(encoding="utf-8"))
        if block.code.startswith("{"):
            spec["hyperparameters"].append(json.loads(block.code))
            return spec
        for key, value in json.loads(f"{{{block.code}}}").items():
            (spec["inference"] if key in spec["inference"] else spec)[key] = value
        if "variants" in spec:
            del spec["classes"]
        return spec

    def problems(self, folder):
        names = {}
        for block, spec in self.blocks:
            path = folder / f"{Path(block.page).stem}-{block.line}.json"
            path.write_text(json.dumps(spec), encoding="utf-8")
            names[path] = block
        try:
            run("./sagemaker-spark", "spec", "check", *names)
        except Refused as refused:
            return [str(refused)]
        return []


def check_xml(block):
    named = [element for element in ElementTree.fromstring(block.code).iter() if element.find("artifactId") is not None]
    expect(named, "it names no artifact")
    for element in named:
        group, artifact, of_version = (element.findtext(key) for key in ("groupId", "artifactId", "version"))
        if group == "org.sagemakerspark":
            check_artifact(artifact, of_version)
        else:
            expect((group, artifact, of_version) in of_examples(), f"no project of examples has {group}:{artifact}:{of_version}")


@functools.cache
def of_examples():
    """Returns what the poms of examples name: group, artifact and version."""
    poms_of_examples = [ElementTree.parse(path).getroot() for path in ROOT.glob("examples/*/pom.xml")]
    return {tuple(each.findtext(f"{{*}}{key}") for key in ("groupId", "artifactId", "version"))
            for pom in poms_of_examples for each in pom.iter()}


def check_artifact(artifact, of_version):
    expect(artifact in poms(), f"there is no artifact {artifact}")
    expect(of_version == version(), f"{artifact} has the version {version()}, and not {of_version}")


def check_groovy(block):
    artifacts = re.findall(r"'org\.sagemakerspark:([\w-]+):([\w.]+)'", block.code)
    expect(artifacts, "it names no artifact")
    for artifact, of_version in artifacts:
        check_artifact(artifact, of_version)
    parent = ElementTree.parse(ROOT / "pom.xml").getroot()
    for name, of_version in re.findall(r"'org\.(?:apache\.spark|scala-lang):([\w.-]+):([\w.]+)'", block.code):
        key = "scala.version" if name == "scala-library" else "spark.version"
        expect(of_version == parent.findtext(f"{{*}}properties/{{*}}{key}"), f"{name} is compiled against another")


def check_python(block):
    """Holds that the code is Python, and that the wrappers have the classes and the arguments that it names."""
    tree = ast.parse(re.sub(r"^%.*$", "", block.code, flags=re.MULTILINE))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in wrappers():
            for keyword in node.keywords:
                names = wrappers()[node.func.id]
                expect(keyword.arg in names, f"{node.func.id} has no Param {keyword.arg}")
        if isinstance(node, ast.ImportFrom) and node.module.startswith("sagemakerspark.algorithms"):
            for name in node.names:
                expect(name.name in wrappers(), f"there is no class {name.name}")


@functools.cache
def wrappers():
    """Returns the names that the class of each wrapper has, with those that it inherits."""
    classes = {}
    files = [*(ROOT / "python/sagemakerspark").glob("*.py"), *PACKAGE.glob("*.py")]
    for path in files:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                names = {target.id for each in node.body if isinstance(each, ast.Assign) for target in each.targets}
                names |= {each.target.id for each in node.body if isinstance(each, ast.AnnAssign)}
                classes[node.name] = (bases, names)

    def all_names(name):
        bases, names = classes.get(name, ([], set()))
        return names.union(*map(all_names, bases))

    return {name: all_names(name) for name in classes}


def check_reference_python(block):
    estimators = re.findall(r"(\w+)\(", block.code)
    expect(estimators[0] in wrappers(), f"there is no class {estimators[0]}")
    check_python(block)


class Shell:
    """Checks the commands of a block, and runs those that change nothing."""

    def take(self, block):
        code = block.code.replace("\\\n", " ")
        self.check_names(code)
        for words in self._commands(code):
            checker = getattr(self, "check_" + re.sub(r"\W+", "_", words[0]).strip("_"), None)
            expect(checker or block.reason, f"{words[0]} is a command that nothing checks")
            if checker:
                checker(words[1:])

    @staticmethod
    def _commands(code):
        """Returns the words of each command; a quoted word may go over lines."""
        lines, commands = "", []
        for line in code.splitlines():
            lines += line + "\n"
            try:
                words = shlex.split(lines, comments=True)
            except ValueError:
                continue
            lines = ""
            if words:
                commands.append(words)
        expect(not lines, "a quote does not end")
        return commands

    @staticmethod
    def check_names(code):
        """Checks whatever is ours: settings, jars and files."""
        for key in re.findall(r"spark\.sagemaker\.\w[\w.]*\w", code):
            expect(key in session_keys(), f"there is no setting {key}")
        for artifact, of_version in re.findall(r"(sagemaker-spark-[a-z-]+)-(\d[\w.]*)\.jar", code):
            check_artifact(artifact, of_version)
        for of_version in re.findall(r"sagemakerspark-(\d[\w.]*)-py3", code):
            expect(of_version == version(), f"the wheel has the version {version()}")
        for path in re.findall(r"file://(\S+)", code):
            expect((ROOT / path).is_file(), f"there is no {path}")

    @staticmethod
    def check_sagemaker_spark(words):
        usage = run("./sagemaker-spark", "help")
        if words[0] in ("spec", "image"):
            if words[1] == "check":
                words = [*words[:2], *(str(HERE / "spec.json") for _ in words[2:])]
            run("./sagemaker-spark", *words)
            return
        of_command = re.search(rf"^  {words[0]}\b.*?(?=^  \w|\Z)", usage, re.MULTILINE | re.DOTALL)
        expect(of_command, f"there is no command {words[0]}")
        for word in words[1:]:
            expect(not word.startswith("--") or word in of_command.group(), f"{words[0]} has no option {word}")

    @staticmethod
    def check_mvn(words):
        mojos = "\n".join(path.read_text() for path in (ROOT / "maven-plugin/src/main/java").rglob("*Mojo.java"))
        plugin = False
        for word in words:
            coordinates = re.fullmatch(r"org\.sagemakerspark:([\w-]+):([\w.]+):(\w+)", word)
            if coordinates:
                plugin = True
                check_artifact(*coordinates.groups()[:2])
                expect(f'name = "{coordinates.group(3)}"' in mojos, f"the plugin has no goal {coordinates.group(3)}")
            elif word.startswith("-D"):
                name = word[2:].split("=")[0]
                expect(f'property = "{name}"' in mojos if plugin else name == "skipTests", f"nothing reads {word}")
            else:
                expect(word in PHASES, f"there is no phase {word}")

    @staticmethod
    def check_pip(words):
        expect(words[0] == "install", "pip is not asked to install")
        for word in words[1:]:
            expect(word.split("==")[0] in PIP, f"nothing is known of {word}")

    @staticmethod
    def check_aws(words):
        for word in words:
            if word.startswith(("{", "[")):
                json.loads(re.sub(r"\s+", " ", word))

    check_databricks = check_aws


class BlocksTest(unittest.TestCase):
    maxDiff = None

    def test_every_block_is_run_compiled_or_checked_or_says_why_not(self):
        java, specs, shell = Java(), Specs(), Shell()
        outcomes, reasons, problems = collections.Counter(), collections.Counter(), []

        def outcome(block):
            """Hands a block to what takes it, and returns what came of it."""
            if block.language == "bash":
                shell.take(block)
            if block.runner:
                test = ROOT / block.runner
                expect(test.is_file(), f"there is no {block.runner}")
                expect(f'run_by("{block.runner}")' in test.read_text(encoding="utf-8"), f"{test} does not take it")
                if block.language == "python":
                    check_python(block)
                return "run by a test"
            if block.reason:
                reasons[block.reason] += 1
                return "not run"
            if block.language in ("java", "scala", "python") and without_indents(block.code) in programs():
                return "run as a part of a program of examples"
            if block.language == "java":
                java.take(block)
                return "compiled"
            if block.language == "python" and block.page.startswith(ALGORITHMS):
                check_reference_python(block)
                return "compiled, with all names found"
            if block.language == "json":
                specs.take(block)
                return "held by the validator of specs"
            if block.language in ("xml", "groovy"):
                (check_xml if block.language == "xml" else check_groovy)(block)
                return "checked"
            if block.language == "bash":
                return "checked, or run where nothing is changed"
            raise Refused(f"nothing takes '{block.language}'; mark the block as docs/blocks/blocks.py says")

        for block in blocks():
            try:
                outcomes[outcome(block)] += 1
            except Exception as e:  # All that is wrong is told at once.
                problems.append(f"{block}: {e}")
        with tempfile.TemporaryDirectory() as folder:
            problems += java.problems(Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            problems += specs.problems(Path(folder))

        print(f"\n{sum(outcomes.values())} blocks of code:")
        for what, count in outcomes.most_common():
            print(f"{count:5} {what}")
        for reason, count in reasons.most_common():
            print(f"        {count} {reason}")
        self.assertEqual("", "\n".join(problems))
        self.assertGreater(sum(outcomes.values()), 100)

    def test_reads_marks_and_blocks_in_lists(self):
        page = "<!-- not run: needs an\naccount -->\n```bash\naws\n```\n\n1. x\n\n   ```json\n   1\n   ```\n<!-- run by a/b.py -->\n```python\nx\n```\n"
        found = [(each.line, each.language, each.code, each.reason, each.runner) for each in blocks_of("p", page)]
        self.assertEqual(
            [(3, "bash", "aws\n", "needs an\naccount", None), (9, "json", "1\n", None, None),
             (13, "python", "x\n", None, "a/b.py")],
            found,
        )

    def test_refuses_what_is_wrong(self):
        wrong = {
            "./sagemaker-spark dance": "no command dance",
            "./sagemaker-spark demo --algoritm kmeans": "no option --algoritm",
            "mvn verifi": "no phase verifi",
            "mvn org.sagemakerspark:sagemaker-spark-maven-plugin:0.1.0:nev": "no goal nev",
            "spark-submit --conf spark.sagemaker.rule=x": "no setting spark.sagemaker.rule",
            "aws x --y '{\"a\": }'": "Expecting value",
            "dance": "nothing checks",
        }
        for code, said in wrong.items():
            with self.subTest(code), self.assertRaisesRegex((Refused, ValueError), said):
                Shell().take(Block("page", 1, "bash", code, None, None))
        with self.assertRaisesRegex(Refused, "no Param kk"):
            check_python(Block("page", 1, "python", "KMeansSageMakerEstimator(kk=1)", None, None))
        with self.assertRaisesRegex(Refused, "no artifact sagemaker-spark-x"):
            check_xml(Block("page", 1, "xml", "<d><groupId>org.sagemakerspark</groupId>"
                            "<artifactId>sagemaker-spark-x</artifactId><version>1</version></d>", None, None))


if __name__ == "__main__":
    unittest.main()
