"""Makes pages of the repository's Markdown, the algorithms, the Python package and the examples, and llms.txt of all.

The Markdown is what people read in the repository too, so its links go to files and folders there. Here
a link to a file that is no page brings the file with it, one to an example's folder leads to a page of that, and one
to another folder, or to a large one, leads to the repository on the web.
"""

import ast
import fnmatch
import os
import re
from pathlib import Path
from xml.etree import ElementTree

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

ROOT = Path(__file__).resolve().parents[2]
# Laid out by build.sh.
JAVADOC = ROOT / "target" / "docs" / "javadoc"
PYTHON = ROOT / "target" / "docs" / "python"
MARKDOWN = ("*.md", "docs/*.md", "docs/algorithms/*.md")
# A page of a folder holds its files whole.
LARGEST_FOLDER = 100_000

FENCE = re.compile(r"(^ *(`{3,})[^`].*?^ *\2 *$)", re.DOTALL | re.MULTILINE)
# A link, or a span of code, in which nothing is a link.
LINK = re.compile(r"(\[[^\]]*\]\()([^)\s#]+)(#[^)\s]*)?\)|(`[^`\n]+`)")
JAVA_CLASS = re.compile(r"`(org\.sagemakerspark(?:\.[a-z\d]+)*((?:\.[A-Z]\w*)+))`")
PYTHON_MODULE = re.compile(r"`(sagemakerspark\.algorithms\.\w+)`")
POM_NAME = "{http://maven.apache.org/POM/4.0.0}name"
LANGUAGES = {".java": "java", ".py": "python", ".scala": "scala", ".json": "json", ".xml": "xml", ".sh": "bash"}


class Page:
    """A page: its path in the repository, its Markdown, what it is called, and its first sentence."""

    def __init__(self, path, text, title=None, summary=None):
        self.path = path
        # What says that a page is generated is for those who would change it.
        self.text = re.sub(r"\A<!--.*?-->\n", "", text)
        if not self.text.startswith("# "):
            raise PluginError(f"{path} has to start with its title")
        heading, _, body = self.text.partition("\n")
        self.name = heading[2:].replace("`", "")
        # In the navigation, which may be shorter.
        self.title = title or self.name
        self.summary = summary or _first_sentence(body)
        if not self.summary:
            raise PluginError(f"{path} has to say what it is, in a sentence right after its title")


def _first_sentence(text):
    """Returns the first sentence of a paragraph, without its links; nothing where no paragraph is first."""
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    if not paragraph or paragraph.startswith(("#", "|", "```", "-")):
        return None
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraph)
    return re.match(r"(.+?[.:])(?= |$)|.+", plain).group(0).rstrip(".:").strip() + "."


def on_config(config):
    pages = {page.path: page for page in _pages()}
    linked = {path for page in pages.values() for path in _linked(page)}
    static = {}
    # Folders before what is in them.
    for path in sorted(linked):
        source = ROOT / path
        if path in pages or f"{path}/README.md" in pages or _holder(path, pages):
            continue
        if source.is_file():
            static[path] = source
        elif path.startswith("examples/") and source.is_dir() and sum(file.stat().st_size for file in _files(source)) <= LARGEST_FOLDER:
            page = _folder(path)
            pages[page.path] = page
    config.extra["pages"] = pages
    config.extra["static"] = static
    config.nav = _expanded(config.nav, pages)
    return config


def on_files(files, config):
    made = list(files)
    for page in config.extra["pages"].values():
        made.append(File.generated(config, page.path, content=page.text))
    for path, source in config.extra["static"].items():
        made.append(File.generated(config, path, abs_src_path=str(source), inclusion=InclusionLevel.NOT_IN_NAV))
    for source in sorted(JAVADOC.rglob("*")):
        if source.is_file():
            path = f"javadoc/{source.relative_to(JAVADOC).as_posix()}"
            made.append(File.generated(config, path, abs_src_path=str(source), inclusion=InclusionLevel.NOT_IN_NAV))
    return Files(made)


def on_page_markdown(markdown, page, config, **_):
    here = os.path.dirname(page.file.src_uri)
    pages = config.extra["pages"]
    parts = FENCE.split(markdown)
    # Of each three: text, a block of code, and its fence.
    for i in range(0, len(parts), 3):
        parts[i] = LINK.sub(lambda found: _link(found, here, pages, config), parts[i])
    del parts[2::3]
    return "".join(parts)


def on_post_build(config):
    pages = config.extra["pages"]
    home = pages["README.md"]
    lines = [f"# {home.title}", "", f"> {home.summary}"]
    for entry in config.nav:
        ((title, below),) = entry.items()
        lines += ["", f"## {title}", "", *_lines(title, below, pages)]
    Path(config.site_dir, "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(title, entry, pages):
    if isinstance(entry, list):
        return [line for each in entry for below in each.items() for line in _lines(*below, pages)]
    if entry in pages:
        return [f"- [{pages[entry].name}]({_url(entry)}): {pages[entry].summary}"]
    return [f"- [{title}]({entry}): The Javadoc of all modules."]


def _pages():
    for pattern in MARKDOWN:
        for path in sorted(ROOT.glob(pattern)):
            yield Page(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    yield _algorithms()
    yield from _python_pages()


def _algorithms():
    pages = [Page(path.name, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "docs/algorithms").glob("*.md"))]
    listed = "\n".join(f"- [{page.title}]({page.path}): {page.summary}" for page in pages)
    return Page("docs/algorithms/README.md", f"# All algorithms\n\nEvery algorithm has a page.\n\n{listed}\n")


def _python_pages():
    for path in sorted(PYTHON.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        *packages, last = path.relative_to(PYTHON).with_suffix("").parts
        name = ".".join(packages if last == "__init__" else [*packages, last])
        if _exported(module):
            summary = _first_sentence(ast.get_docstring(module))
            title = name.removeprefix("sagemakerspark.").removeprefix("algorithms.")
            yield Page(f"python-api/{name}.md", f"# {name}\n\n::: {name}\n", title, summary)


def _exported(module):
    names = [node.targets[0].id for node in module.body if isinstance(node, ast.Assign)]
    return "__all__" in names


def _linked(page):
    """Returns the paths in the repository to which a page's relative links go."""
    for text in FENCE.split(page.text)[::3]:
        for link in LINK.finditer(text):
            if link.group(2) and not re.match(r"\w+:", link.group(2)):
                yield _resolved(os.path.dirname(page.path), link.group(2))


def _resolved(here, link):
    return os.path.normpath(os.path.join(here, link))


def _holder(path, pages):
    """Returns the page of the folder around a path that shows it, if there is one."""
    for folder in Path(path).parents:
        page = pages.get(f"{folder.as_posix()}/README.md")
        if page and (ROOT / folder).is_dir() and not page.path.startswith("docs/"):
            return page
    return None


def _files(folder):
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and "target" not in file.relative_to(ROOT).parts]


def _folder(path):
    """Returns the page of a folder: what its README says, and then every file."""
    folder = ROOT / path
    readme = folder / "README.md"
    if readme.exists():
        text = readme.read_text(encoding="utf-8")
    else:
        pom = folder / "pom.xml"
        name = ElementTree.parse(pom).getroot().findtext(POM_NAME) if pom.exists() else path
        text = f"# {name}\n\nThe files of {path}.\n"
    for file in _files(folder):
        if file != readme:
            name = file.relative_to(folder).as_posix()
            language = LANGUAGES.get(file.suffix, "text")
            code = file.read_text(encoding="utf-8")
            text += f"\n## {name} {{ #{_anchor(name)} }}\n\n`````{language}\n{code}`````\n"
    return Page(f"{path}/README.md", text)


def _anchor(name):
    return re.sub(r"\W", "-", name)


def _expanded(nav, pages):
    """Returns nav with titles, and with what each pattern stands for; a page stands where it is named first."""
    named = set()

    def expanded(entry):
        if isinstance(entry, dict):
            ((title, below),) = entry.items()
            below = [each for entry in below for each in expanded(entry)] if isinstance(below, list) else below
            named.add(below if isinstance(below, str) else title)
            return [{title: below}]
        paths = [path for path in sorted(pages) if fnmatch.fnmatch(path, entry) and path not in named]
        named.update(paths)
        return [{pages[path].title: path} for path in paths]

    return [each for entry in nav for each in expanded(entry)]


def _link(link, here, pages, config):
    before, target, anchor, code = link.groups()
    if code:
        return _reference(code, here)
    # Pages that leave the repository, as those of users' own algorithms, name it.
    inside = target.removeprefix(f"{config.extra['repository']}/blob/main/")
    if inside in pages or (inside != target and _holder(inside, pages)):
        target = os.path.relpath(inside, here or ".")
    if re.match(r"\w+:", target):
        return link.group(0)
    path = _resolved(here, target)
    holder = None if path in pages else _holder(path, pages)
    if f"{path}/README.md" in pages:
        target = f"{os.path.relpath(path, here or '.')}/README.md"
    elif holder:
        folder = os.path.dirname(holder.path)
        first = next(file for file in [ROOT / path, *_files(ROOT / path)] if file.is_file())
        target = os.path.relpath(holder.path, here or ".")
        anchor = f"#{_anchor(first.relative_to(ROOT / folder).as_posix())}"
    elif (ROOT / path).is_dir():
        target = f"{config.extra['repository']}/tree/main/{path}"
    return f"{before}{target}{anchor or ''})"


def _reference(span, here):
    java = JAVA_CLASS.fullmatch(span)
    if java:
        names = java.group(2).removeprefix(".")
        package = java.group(1)[: -len(names) - 1].replace(".", "/")
        page = f"{package}/{names}.html"
        if (JAVADOC / page).exists():
            return f"[{span}]({os.path.relpath(f'javadoc/{page}', here or '.')})"
    module = PYTHON_MODULE.fullmatch(span)
    if module and (PYTHON / (module.group(1).replace(".", "/") + ".py")).exists():
        return f"[{span}]({os.path.relpath(f'python-api/{module.group(1)}.md', here or '.')})"
    return span


def _url(path):
    return re.sub(r"(README)?\.md$", lambda end: "index.html" if end.group(1) else ".html", path)
