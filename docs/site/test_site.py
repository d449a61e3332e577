"""Holds the site that build.sh has made: every link leads somewhere, and nothing is read from the web."""

import os
import re
import shutil
import subprocess
import unittest
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "target" / "site"


class _Html(HTMLParser):
    """What a page refers to, what can be referred to in it, and its title."""

    def __init__(self, path):
        super().__init__()
        self.links = []
        self.loaded = []
        self.anchors = set()
        self._in_title = False
        self.title = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.anchors |= {attrs[name] for name in ("id", "name") if attrs.get(name)}
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        # A canonical link is a word of a page's, and not read.
        if tag == "link" and attrs.get("rel") in ("stylesheet", "icon", "preload", "preconnect"):
            self.loaded.append(attrs["href"])
        if tag in ("script", "img", "iframe", "source") and attrs.get("src"):
            self.loaded.append(attrs["src"])
        self._in_title = self._in_title or tag == "h1"

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        if tag == "h1":
            self._in_title = False


class SiteTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        files = [path for path in SITE.rglob("*.html") if path.name != "404.html"]
        cls.javadoc = [path for path in files if path.is_relative_to(SITE / "javadoc")]
        cls.pages = {path: _Html(path) for path in files if path not in set(cls.javadoc)}
        cls.others = {}

    def anchors(self, path):
        known = self.pages.get(path) or self.others.get(path)
        if not known:
            known = self.others[path] = _Html(path)
        return known.anchors

    def broken(self, page, link):
        parts = urlsplit(link)
        if parts.scheme:
            return None
        path = Path(os.path.normpath(page.parent / unquote(parts.path))) if parts.path else page
        if not path.is_file():
            return f"{page.relative_to(SITE)}: {link} is not there"
        if parts.fragment and path.suffix == ".html" and unquote(parts.fragment) not in self.anchors(path):
            return f"{page.relative_to(SITE)}: {link} has no such anchor"
        return None

    def test_has_pages_of_all_kinds(self):
        for folder in ("docs", "docs/algorithms", "python-api", "examples/own-images"):
            self.assertIn(SITE / folder, {path.parent for path in self.pages}, folder)
        self.assertGreater(len(self.pages), 80)
        self.assertGreater(len(self.javadoc), 300)

    def test_every_link_leads_to_a_page_and_an_anchor_that_is_there(self):
        broken = []
        links = 0
        for page, html in self.pages.items():
            for link in html.links + html.loaded:
                links += 1
                broken.append(self.broken(page, link))
        self.assertEqual([], [each for each in broken if each])
        self.assertGreater(links, 5000)

    def test_links_to_the_repository_lead_to_what_is_in_it(self):
        inside = "https://github.com/sagemakerspark/sagemaker-spark-java/"
        paths = {link[len(inside) :] for html in self.pages.values() for link in html.links if link.startswith(inside)}
        self.assertGreater(len(paths), 5)
        for path in paths:
            kind, branch, name = path.split("/", 2)
            self.assertEqual(("tree", "main"), (kind, branch), path)
            self.assertTrue((ROOT / name).is_dir(), path)

    def test_reference_pages_lead_to_both_apis(self):
        links = self.pages[SITE / "docs/algorithms/kmeans.html"].links
        self.assertIn("../../javadoc/org/sagemakerspark/algorithms/KMeansSageMakerEstimator.html", links)
        self.assertIn("../../python-api/sagemakerspark.algorithms.kmeans.html", links)
        self.assertIn("../native.html", links)

    def test_reference_pages_lead_to_the_code_of_their_examples(self):
        links = self.pages[SITE / "docs/algorithms/deepar.html"].links
        self.assertIn("../../examples/src/main/java/org/sagemakerspark/examples/index.html#HourlyForecast-java", links)

    def test_the_python_reference_has_what_the_wrappers_say_at_run_time(self):
        page = (SITE / "python-api/sagemakerspark.algorithms.kmeans.html").read_text(encoding="utf-8")
        self.assertIn("Number of clusters. Required. Range: at least 2.", page)

    def test_reads_nothing_from_the_web(self):
        loaded = [url for html in self.pages.values() for url in html.loaded]
        loaded += [url for path in self.javadoc for url in _Html(path).loaded]
        self.assertEqual([], [url for url in loaded if urlsplit(url).netloc])
        for css in SITE.rglob("*.css"):
            text = css.read_text(encoding="utf-8")
            self.assertIsNone(re.search(r"(@import\s+|url\()\s*[\"']?(https?:)?//", text), css)
        # Material asks the web for the stars of a repository that a page names.
        for page in self.pages:
            self.assertNotIn('data-md-component="source"', page.read_text(encoding="utf-8"), page)

    def test_llms_txt_names_every_page_once_by_its_own_title_with_a_sentence(self):
        lines = (SITE / "llms.txt").read_text(encoding="utf-8").splitlines()
        self.assertEqual("# SageMaker Spark for Java", lines[0])
        self.assertRegex(lines[2], r"^> .+\.$")
        listed = {}
        for line in lines[3:]:
            if line and not line.startswith("## "):
                self.assertRegex(line, r"^- \[[^]]+\]\([^)]+\): .+\.$")
                title, url = re.match(r"- \[(.+)\]\((.+?)\): ", line).groups()
                self.assertNotIn(url, listed)
                listed[url] = title
        self.assertEqual("Java", listed.pop("javadoc/index.html"))
        titles = {str(path.relative_to(SITE)): html.title.removesuffix("\u00b6") for path, html in self.pages.items()}
        self.assertEqual(titles, listed)

    def test_search_works_where_pages_are_opened_as_files(self):
        chromium = shutil.which("chromium")
        if not chromium:
            if os.environ.get("CI") == "true":
                self.fail("there is no chromium")
            self.skipTest("there is no chromium")
        url = f"{(SITE / 'docs' / 'stages.html').as_uri()}?q=halfLifeTimeSize"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom"]
        found = subprocess.run([chromium, *options, url], capture_output=True, text=True, check=True, timeout=300)
        self.assertRegex(found.stdout, r'md-search-result__link[^>]*href="[^"]*algorithms/kmeans.html|href="[^"]*algorithms/kmeans.html\?h=')


if __name__ == "__main__":
    unittest.main()
