"""Sources as people name them: addresses, files, folders, what is piped in."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrate.article.fetch import Page
from narrate.article.reading import find_sources, read_article
from narrate.errors import ArticleError, FetchError
from narrate.feed import publish
from narrate.pipeline import make
from narrate.settings import Settings

SENTENCES = " ".join(f"Tide number {n} came in over the mud and went out again." for n in range(9))
PAGE = f"<!doctype html><title>Tides</title><h1>Tides</h1><p>{SENTENCES}</p><p>{SENTENCES}</p>"
TEXT = f"Tides\n\n{SENTENCES}\n\n{SENTENCES.replace('Tide', 'Wave')}\n"


def test_an_address_is_fetched_and_becomes_the_source():
    pages = {"https://example.org/a": Page("https://example.org/tides", PAGE.encode())}

    article = read_article("https://example.org/a", fetch=pages.__getitem__)

    assert article.title == "Tides"
    assert article.source == "https://example.org/tides"


def test_a_plain_text_at_an_address_is_no_page():
    pages = {
        "http://example.org/t.txt": Page("http://example.org/t.txt", TEXT.encode(), "text/plain")
    }

    article = read_article("http://example.org/t.txt", fetch=pages.__getitem__)

    assert article.title == "Tides"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a", "data:text/html,x"]
)
def test_other_schemes_are_refused(address):
    with pytest.raises(FetchError, match="only http and https"):
        read_article(address)


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", PAGE), ("a.HTM", PAGE), ("a.txt", TEXT), ("a", PAGE)]
)
def test_files_are_read_by_their_ending_or_their_look(tmp_path, name, content):
    (tmp_path / name).write_text(content, "utf-8")

    article = read_article(str(tmp_path / name))

    assert article.title == "Tides"
    assert article.source == name


@pytest.mark.parametrize("piped", [PAGE, TEXT], ids=["page", "text"])
def test_what_is_piped_in_is_told_by_its_look(piped):
    article = read_article("-", stdin=lambda: piped.encode())

    assert article.title == "Tides"
    assert article.source is None


def test_a_language_given_wins_over_the_source():
    article = read_article("-", stdin=PAGE.encode, language="de-AT")

    assert article.language == "de-AT"


def test_a_missing_file_that_looks_like_an_address_is_told_as_one():
    with pytest.raises(ArticleError, match="there is no file example") as failure:
        read_article("example.org/story")

    assert failure.value.hint == "Did you mean https://example.org/story?"


def test_bad_files_are_named(tmp_path):
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "song.mp3").write_bytes(b"ID3")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)

    for name, words in (
        ("missing.txt", "there is no file"),
        ("empty.txt", "is empty"),
        ("song.mp3", "is not a kind of file that narrate reads"),
        ("picture.txt", "not text|not a text"),
        ("", "is a folder"),
    ):
        with pytest.raises(ArticleError, match=words) as failure:
            read_article(str(tmp_path / name) if name else str(tmp_path))
        assert failure.value.hint or name == "empty.txt"


def test_nothing_piped_in_is_an_error():
    with pytest.raises(ArticleError, match="what is piped in is empty"):
        read_article("-", stdin=bytes)


def test_a_folder_becomes_its_readable_files_in_order(tmp_path):
    for name in ("b.txt", "a.html", "deep/c.txt", ".hidden/d.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)

    found = find_sources(["-", str(tmp_path), "https://example.org/x", str(tmp_path / "b.txt")])

    assert [Path(one).name for one in found] == ["-", "a.html", "b.txt", "c.txt", "x"]


def test_a_folder_is_read_without_the_pages_that_narrate_made_in_it(tmp_path, monkeypatch):
    """`narrate make .` again: else each run would read the pages of the last one aloud."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tide.txt").write_text(TEXT)
    (tmp_path / "index.html").write_text(TEXT)
    (tmp_path / "search.js").write_text("// somebody's own site")
    settings = Settings(engine="tone", cache_folder=tmp_path / "cache")
    make("tide.txt", settings=settings)
    publish(settings)
    assert len(list((tmp_path / "output").glob("*.html"))) == 2

    assert find_sources(["."]) == ("index.html", "tide.txt")
    with pytest.raises(ArticleError, match="no file in it"):
        find_sources(["output"])


def test_a_folder_with_nothing_to_read_is_an_error(tmp_path):
    with pytest.raises(ArticleError, match="has no file in it that narrate can read"):
        find_sources([str(tmp_path)])
