"""The script as a document: written, read back, edited, and its mistakes pointed at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.article.reading import read_article
from narrate.errors import ScriptError
from narrate.script import Paragraph, Say, Script, Section, Segment
from narrate.script.building import build_script
from narrate.script.document import is_script, render_script
from narrate.script.reading import parse_script

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))

EDITED = """---
narrate: 1
title: The tide
language: en
cast:
  Ana Lima: espeak/f3
  Jon Berg: {gender: male}
---
# The tide

<!-- Checked with the harbour master. -->
It turns
twice a day. [“Nobody asked,”]{speaker="Ana Lima" pause=800ms} said [Lima]{say="LEE-mah"}.

- [“We \\[mostly\\] stay in,”]{speaker="Jon Berg" rate=0.9} said Berg [sic].
> [Struck]{skip} and kept.

## What now?
Wait &amp; see.
"""


def segments(text: str) -> list[Segment]:
    return [s for p in parse_script(text).paragraphs for s in p.segments]


def test_an_edited_script_is_read_as_edited():
    script = parse_script(EDITED)

    assert script.title == "The tide"
    assert script.cast == {"Ana Lima": "espeak/f3"}
    assert script.genders == {"Jon Berg": "male"}
    assert [section.title for section in script.sections] == ["The tide", "What now?"]
    assert [p.kind for p in script.paragraphs] == [
        "heading", "paragraph", "item", "quotation", "heading", "paragraph",
    ]  # fmt: skip
    assert [(s.text, s.speaker) for s in script.paragraphs[1].segments] == [
        ("It turns twice a day. ", None),
        ("“Nobody asked,”", "Ana Lima"),
        (" said Lima.", None),
    ]
    assert script.paragraphs[1].segments[1].pause_ms == 800
    assert script.paragraphs[1].segments[2].says == (Say(6, 10, "LEE-mah"),)
    assert script.paragraphs[2].text == "“We [mostly] stay in,” said Berg [sic]."
    assert script.paragraphs[2].segments[0].rate == 0.9
    assert script.paragraphs[3].segments[0].skip
    assert script.paragraphs[5].text == "Wait & see."


def test_words_may_be_said_otherwise_inside_a_quotation():
    only = segments('[“Ask [Lima]{say="LEE-mah"}!”]{speaker=Berg}')

    assert only == [
        Segment("“Ask Lima!”", "quote", "Berg", says=(Say(5, 9, "LEE-mah"),)),
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_script_written_and_read_is_the_same_script(path):
    script = build_script(read_article(str(path)))
    text = render_script(script)
    back = parse_script(text)

    assert is_script(text)
    assert back == replace(script, skipped=(), findings=())
    assert render_script(back) == text


_TEXT = st.text(min_size=1, max_size=30)
_WORDS = st.text("ab .,“”[]{}()\\*_#>-`<&;=\"'1\t\n\u2028é語", min_size=1, max_size=20)
_ANY = st.one_of(_TEXT, _WORDS)
_NAME = _ANY.filter(lambda text: text.strip() != "")


@st.composite
def _segments(draw, heading: bool):
    found: list[Segment] = []
    for _ in range(draw(st.integers(1, 4))):
        text = draw(_NAME)
        speaker = draw(st.none() | _NAME)
        says = ()
        if draw(st.booleans()):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            says = (Say(start, end, draw(_NAME)),)
        kind = "heading" if heading else "quote" if speaker else "narration"
        segment = Segment(
            text,
            kind,
            speaker,
            voice=draw(st.none() | _NAME),
            pause_ms=draw(st.none() | st.integers(0, 10_000)),
            rate=draw(st.none() | st.floats(0.5, 3)),
            skip=draw(st.booleans()),
            says=says,
            language=draw(st.none() | st.sampled_from(["de", "pt-BR"])),
        )
        if found and _plain(found[-1]) and _plain(segment):
            segment = replace(segment, rate=1.5)
        found.append(segment)
    return tuple(found)


def _plain(segment: Segment) -> bool:
    return replace(segment, text="x", says=()) == Segment("x", segment.kind)


@st.composite
def _scripts(draw):
    sections = []
    for number in range(draw(st.integers(1, 3))):
        paragraphs = [Paragraph(draw(_segments(True)), "heading", 2 if number else 1)]
        for _ in range(draw(st.integers(0, 3))):
            kind = draw(st.sampled_from(["paragraph", "item", "quotation", "heading"]))
            paragraphs.append(
                Paragraph(draw(_segments(kind == "heading")), kind, 3 if kind == "heading" else 0)
            )
        sections.append(Section(paragraphs[0].text, tuple(paragraphs)))
    said = Paragraph((Segment("So it ends.", "narration"),))
    sections[-1] = replace(sections[-1], paragraphs=(*sections[-1].paragraphs, said))
    people = st.dictionaries(_NAME, st.sampled_from(["espeak/f3", "a: b", "null"]), max_size=2)
    return Script(
        title=draw(_NAME),
        sections=tuple(sections),
        language=draw(st.sampled_from(["en", "no", "zh-TW"])),
        author=draw(st.none() | _NAME),
        published=draw(st.none() | st.just("2026-03-04")),
        summary=draw(st.none() | _NAME),
        cast=draw(people),
        genders=draw(st.dictionaries(_NAME, st.sampled_from(["female", "male"]), max_size=2)),
    )


@given(_scripts())
@settings(max_examples=150, deadline=None)
def test_whatever_a_script_holds_comes_back(script):
    text = render_script(script)
    back = parse_script(text)

    assert back == script
    assert render_script(back) == text


@given(st.one_of(_TEXT, st.text('[]{}="\\ab \n#>-:&;<!', max_size=60)))
@settings(max_examples=300, deadline=None)
def test_no_document_is_too_odd_to_be_read_or_refused(text):
    """Either a script that is stable from the first writing on, or a mistake at a place."""
    try:
        script = parse_script(text)
    except ScriptError:
        return
    once = render_script(script)

    assert render_script(parse_script(once)) == once


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('# A\n\nOh [“no”]{speker="B"} no.', 3, 11, "no attribute 'speker'"),
        ('# A\n\nOh\n[“no”]{speaker=""} no.', 4, 8, "speaker is empty"),
        ("# A\n\n[“no”]{pause=soon}", 3, 8, "pause is 'soon'"),
        ("# A\n\n[“no”]{rate=9}", 3, 8, "rate is '9'"),
        ('# A\n\n“no”{speaker="B"}', 3, 5, "without the words"),
        ('# A\n\n> [“no”]{speaker="B', 3, 9, "do not end"),
        ('# A\n\n[]{speaker="B"}', 3, 1, "no words"),
        ("# A\n\n[b]{}", 3, 4, "attributes are empty"),
        ("# A\n\n[b]{skip=1}", 3, 5, "skip takes no value"),
        ('# A\n\n[a [b]{speaker="C"}]{rate=1}', 3, 4, "takes `say`"),
        ("#\n\ntext", 1, 2, "no words"),
        ("---\ntitle: A\ncats:\n---\ntext", 3, 1, "a field 'cats'"),
        ("---\ntitle: A: B\n---\ntext", 2, 9, "not valid YAML"),
        ("---\ncast:\n  B: {voice: x, gender: robot}\n---\ntext", 2, 1, "gender is not one of"),
    ],
)
def test_a_mistake_is_shown_with_its_place(text, line, column, says):
    with pytest.raises(ScriptError, match=says) as caught:
        parse_script(text)

    assert (caught.value.line, caught.value.column) == (line, column)


def test_a_script_with_nothing_to_say_is_refused():
    with pytest.raises(ScriptError, match="nothing to say"):
        parse_script("---\ntitle: A\n---\n")


def test_an_article_with_a_head_is_no_script():
    assert not is_script("---\ntitle: The tide\ndate: 2026-01-01\n---\n# The tide\n\nIt turns.")
    assert is_script("---\nnarrate: 1\ntitle: The tide\n---\n")
    assert is_script('[“It turns,”]{speaker="Ana Lima"} she said.')


def test_a_megabyte_of_brackets_is_read_in_a_moment():
    script = parse_script("a " + "[" * 500_000 + "]" * 500_000)

    assert len(script.text) == 1_000_002
