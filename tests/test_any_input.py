"""Any bytes at all are read or refused, soon, in every form that a person may give them in."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrate.article.reading import read_article
from narrate.errors import ArticleError, NarrateError, ScriptError
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


ARTICLES = Path(__file__).parent / "articles"
SPOILT = ("chapters-and-endnotes.epub", "styles-and-tracked-changes.docx")
SPOILT += ("running-heads-and-hyphens.pdf",)


def spoilt(body: bytes, number: int, wounds: list[tuple[float, bytes]]) -> bytes:
    """A document with bytes written over; in one of its parts, where it has parts."""
    if body.startswith(b"%PDF"):
        return wounded(body, wounds)
    out = BytesIO()
    with ZipFile(BytesIO(body)) as old, ZipFile(out, "w") as new:
        names = old.namelist()
        for name in names:
            part = old.read(name)
            hit = name == names[number % len(names)]
            new.writestr(name, wounded(part, wounds) if hit else part)
    return out.getvalue()


def wounded(body: bytes, wounds: list[tuple[float, bytes]]) -> bytes:
    for share, written in wounds:
        at = int(share * len(body))
        body = body[:at] + written + body[at + len(written) :]
    return body


@pytest.mark.parametrize("name", SPOILT)
@given(
    number=st.integers(0, 30),
    wounds=st.lists(
        st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=9)), min_size=1, max_size=9
    ),
)
@many
def test_a_spoilt_document_is_read_or_refused(name, number, wounds):
    body = spoilt((ARTICLES / name).read_bytes(), number, wounds)

    within_limits(lambda: read(body, Path(name).suffix))


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("word/document.xml", b"w:document", b"w:docoment"),
        ("[Content_Types].xml", b"styles+xml", b"stiles+xml"),
        ("[Content_Types].xml", b"core-properties+xml", b"kore-properties+xml"),
        ("word/_rels/document.xml.rels", b"Target=", b"Tarket="),
        ("docProps/core.xml", b"coreProperties", b"koreProperties"),
    ],
)
def test_a_document_whose_parts_are_not_what_they_should_be_is_damaged(tmp_path, member, old, new):
    """Found by changing bytes at random."""
    path = tmp_path / "a.docx"
    with ZipFile(ARTICLES / SPOILT[1]) as before, ZipFile(path, "w") as after:
        assert old in before.read(member)
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old, new) if name == member else part)

    with pytest.raises(ArticleError, match="is damaged"):
        read_article(str(path))


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


@pytest.mark.parametrize("mark", ["]}", "—", "「", "@", "a@", "3/4 ", "(", "://", "<p>3/4"])
def test_marks_without_end_are_read_as_soon_as_words(mark):
    """Found by repeating one piece to the length of a page."""
    text = f"<h1>The tide</h1><p>It turns.</p><p>{mark * (80_000 // len(mark))}"

    within_limits(lambda: read(text.encode(), ".html"))
