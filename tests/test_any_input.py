"""Any bytes at all are read or refused, soon, in every form that a person may give them in."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrate.article.reading import read_article
from narrate.errors import NarrateError, ScriptError
from narrate.pipeline import script_of
from narrate.script.document import render_script
from narrate.script.reading import parse_script
from narrate.settings import Settings, read_settings
from narrate.voices.book import read_book
from narrate.wording import spoken
from narrate.wording.lexicon import read_lexicon

TIME_LIMIT_S = 5
"""Processor time that one input of a few kilobytes may take."""

WORDS = ["The tide", "It turns.", "“No,”", "said", "Ana Lima", "$1.2bn", "3/4", "\n", "\n\n", "  "]
WORDS += ["By Nora Pell", "5 min read", "Share", "1.", "•", "—", "«", "»", "「", "\u202e", "\ufeff"]
WORDS += ["é", "潮汐", "مد", "😀", "\x1b", "\x00", "\u2028", "\x0c", "0" * 40, "a" * 300, "¹", "Ⅳ"]
TAGS = [
    "<p>",
    "</p>",
    "<div class='comments'>",
    "</div>",
    "<h1>",
    "<h2>",
    "<table><tr><td>",
    "<br>",
]
TAGS += ["<script type='application/ld+json'>", "</script>", '{"headline": "\\ud800", "author": [']
TAGS += [
    "]}",
    "<!--",
    "-->",
    "<![CDATA[",
    "<svg>",
    "<style>",
    "&#0;",
    "&#xD800;",
    "&bogus;",
    "<",
    ">",
]
TAGS += [
    "<meta charset=utf-7>",
    "<time datetime='99999-99-99'>",
    "<base href='//['>",
    "<a href='http://['>",
]
TAGS += [
    "<template>",
    "<math>",
    "<li>",
    "<blockquote>",
    "<sup>1</sup>",
    "<html lang='" + "x" * 50 + "'>",
]
MARKS = [
    "#",
    "##",
    "- ",
    "> ",
    "[",
    "](",
    ")",
    "[^1]",
    "[^1]: ",
    "|",
    "|-|-|",
    "```",
    "~~",
    "*",
    "_",
]
MARKS += [
    "---\n",
    "+++\n",
    "title: ",
    "date: ",
    "2001-12-99",
    "[]",
    "{}",
    ": ",
    "&a ",
    "*a",
    "!!float ",
    "? ",
]
SPANS = [
    "---\nnarrate: 1\n",
    "cast: ",
    "---\n",
    "title: ",
    "{",
    "}",
    "[",
    "]{",
    "speaker=",
    '"',
    "skip",
]
SPANS += [
    "say=",
    "/tiːd/",
    "rate=",
    "pause=",
    "9e9",
    "ms",
    "lang=",
    "\\",
    "&#65;",
    "<!--",
    "-->",
    "voice=",
]
TABLE = [
    "[sound]\n",
    "[engines.tone]\n",
    "[cast]\n",
    "[show]\n",
    "rate",
    "bitrate",
    "output",
    "jobs",
    "=",
]
TABLE += [
    "1",
    "1e999",
    "nan",
    "-0",
    "true",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ".",
    ",",
    "\\u0000",
    "1979-05-27",
]
TABLE += ["9" * 400, "~x", "en", "#", "\n", "Ana", "tone", "say", "ipa", "letters"]


def anything(*pieces: list[str]) -> st.SearchStrategy[str]:
    """Texts of these pieces and of any others."""
    piece = st.sampled_from([one for some in pieces for one in some]) | st.text(max_size=8)
    return st.lists(piece, max_size=60).map("".join)


def within_limits(task: Callable[[], object]) -> None:
    """The task is done, or ends in an error made for people."""
    begun = time.process_time()
    try:
        task()
    except NarrateError:
        pass  # a sentence for people; anything else fails the test

    assert time.process_time() - begun < TIME_LIMIT_S


def read(body: bytes, ending: str) -> None:
    """As far as an article goes before it is spoken: its script, written and read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(body)
        script = script_of(read_article(str(path)), Settings())
    script.title.encode()
    spoken(script.title, script.language)
    try:
        again = parse_script(render_script(script))
    except ScriptError as error:
        raise AssertionError("a script that narrate wrote is refused") from error
    assert again.title == script.title


FORMS = {
    ".txt": anything(WORDS),
    ".html": anything(WORDS, TAGS),
    ".md": anything(WORDS, MARKS, TAGS[:12]),
    "": anything(WORDS, MARKS, TAGS),
}

many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("ending", FORMS)
@given(data=st.data())
@many
def test_a_text_is_read_or_refused(ending, data):
    text = data.draw(FORMS[ending])

    within_limits(lambda: read(text.encode(), ending))


@pytest.mark.parametrize("ending", [".txt", ".html", ".md", ".epub", ".docx", ".pdf", ""])
@given(
    body=st.binary(max_size=300),
    magic=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xfe"]),
)
@many
def test_bytes_are_read_or_refused(ending, body, magic):
    within_limits(lambda: read(magic + body, ending))


@given(text=anything(WORDS, SPANS))
@many
def test_a_script_is_read_or_refused(text):
    within_limits(lambda: parse_script(text))


@given(text=anything(TABLE), name=st.sampled_from(["narrate.toml", "lexicon.toml", "cast.toml"]))
@settings(many, max_examples=200)
def test_a_toml_file_is_read_or_refused(tmp_path, text, name):
    (tmp_path / name).write_text(text, encoding="utf-8")
    if name == "narrate.toml":
        within_limits(lambda: read_settings(folder=tmp_path))
    elif name == "lexicon.toml":
        within_limits(lambda: read_lexicon(tmp_path / name))
    else:
        within_limits(lambda: read_book(tmp_path))


@given(values=st.dictionaries(st.sampled_from(["RATE", "OUTPUT", "JOBS", "LANGUAGE"]), st.text()))
@many
def test_variables_are_read_or_refused(tmp_path, values):
    environ = {f"NARRATE_{name}": value for name, value in values.items()}

    within_limits(lambda: read_settings(folder=tmp_path, environ=environ))
