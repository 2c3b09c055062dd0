"""Every sample in tests/articles, read as a person would name it, against what is expected of it.

Beside each sample stands a JSON file with its title, byline, date, language, site, blocks and what
is skipped. A sample that names a "url" is read as a page fetched from there.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from narrate.article import Article
from narrate.article.fetch import Page
from narrate.article.reading import ENDINGS, read_article

FOLDER = Path(__file__).parent / "articles"
FILES = sorted(file for file in FOLDER.iterdir() if file.suffix in ENDINGS)
SAMPLES = [file for file in FILES if file.with_suffix(".json").exists()]


def read(sample: Path) -> Article:
    url = expected(sample).get("url")
    if url is None:
        return read_article(str(sample))
    return read_article(url, fetch=lambda asked: Page(asked, sample.read_bytes()))


def expected(sample: Path) -> dict[str, Any]:
    beside: dict[str, Any] = json.loads(sample.with_suffix(".json").read_text("utf-8"))
    return beside


def test_every_page_and_document_has_its_expectation():
    assert [file.name for file in FILES if file not in SAMPLES and file.suffix != ".txt"] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_reads_as_expected(sample: Path):
    article, told = read(sample), expected(sample)

    assert {
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "site": article.site,
    } == {name: told[name] for name in ("title", "byline", "published", "language", "site")}
    assert [[b.kind, b.level, b.text] for b in article.blocks] == told["blocks"]
    assert [[one.text, one.reason] for one in article.skipped] == told["skipped"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_nothing_that_a_sample_shows_is_lost(sample: Path):
    """Every letter and digit is in the title, in a block, or skipped with a reason."""
    article = read(sample)
    told = [article.title, *(b.text for b in article.blocks), *(s.text for s in article.skipped)]

    lost = letters(visible(sample)) - letters(" ".join(told))

    assert not lost
    assert all(one.reason for one in article.skipped)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_blocks_are_as_they_promise(sample: Path):
    for block in read(sample).blocks:
        assert block.text == " ".join(block.text.split()) != ""
        assert (2 <= block.level <= 6) == (block.kind == "heading")


def letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def visible(sample: Path) -> str:
    """What a sample shows, as other programs see it."""
    ending = sample.suffix
    if ending == ".html":
        return of_tree(lxml.html.fromstring(sample.read_bytes().decode(encoding(sample))))
    if ending == ".md":
        from markdown_it import MarkdownIt
        from mdit_py_plugins.footnote import footnote_plugin

        text = re.sub(r"\A---\n.*?\n---\n", "", sample.read_text("utf-8"), flags=re.DOTALL)
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
        return of_tree(lxml.html.fromstring(f"<div>{parser.render(text)}</div>"))
    if ending == ".epub":
        with zipfile.ZipFile(sample) as book:
            pages = [name for name in book.namelist() if re.search(r"(?<!nav)\.x?html$", name)]
            return " ".join(of_tree(lxml.html.fromstring(book.read(page))) for page in pages)
    if ending == ".docx":
        with zipfile.ZipFile(sample) as document:
            return " ".join(
                re.sub(r"<[^>]+>", "", part)
                for part in re.findall(
                    r"<w:t[ >].*?</w:t>", document.read("word/document.xml").decode()
                )
            )
    if ending == ".pdf":
        from pypdf import PdfReader

        return " ".join(page.extract_text() for page in PdfReader(sample).pages)
    return sample.read_bytes().decode(encoding(sample))


def encoding(sample: Path) -> str:
    """The encoding that a sample is really in, by its JSON where it is not UTF-8."""
    return str(expected(sample).get("encoding", "utf-8"))


def of_tree(tree: Any) -> str:
    for element in list(tree.iter("script", "style", "template", "head")):
        element.drop_tree()
    return " ".join(tree.itertext(with_tail=True, tag=None)) if tree is not None else ""
