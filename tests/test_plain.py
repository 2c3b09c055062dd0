"""Pasted text: title, headings and leftovers told apart, no word lost."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.article import Article
from narrate.article.characters import tidy
from narrate.article.encodings import decode_text
from narrate.article.plain import parse_text
from narrate.errors import ArticleError

SAMPLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))

PROSE = "The bridge across the harbour has been closed since the storm of last winter."
MORE = "Nobody in the town hall knows for how long it will stay closed this time."


def told(article: Article) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind, block.text) for block in article.blocks]


def headings(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind == "heading"]


def skipped(article: Article) -> list[str]:
    return [skip.text for skip in article.skipped]


def letters(text: str) -> str:
    """What is said of a text: its letters and figures, in order."""
    return "".join(character for character in tidy(text) if character.isalnum())


def check_nothing_is_lost(text: str, article: Article) -> None:
    """Every letter of the text is in the title, a block or what is skipped; each in order."""
    source = letters(text)
    said = letters(article.title + "".join(block.text for block in article.blocks))
    if len(said) + len(letters("".join(skipped(article)))) > len(source):
        # The title was made of the first words, which are said in their place.
        said = letters("".join(block.text for block in article.blocks))
        assert said.startswith(letters(article.title))
    left = letters("".join(skipped(article)))

    assert Counter(source) == Counter(said) + Counter(left)
    for part in (said, left):
        rest = iter(source)
        assert all(letter in rest for letter in part), "not in order"


def test_the_first_line_is_the_title_and_a_bare_line_over_text_a_heading() -> None:
    article = parse_text("A bridge\n\nIt stands.\n\nThe builders\n\nNobody knows.\n\nSource link\n")

    assert article.title == "A bridge"
    assert headings(article) == ["The builders"]
    assert skipped(article) == ["Source link"]


@pytest.mark.parametrize(
    "subhead",
    [
        "Who will pay for it?",
        "‘No way back’",
        "“No way back”",
        "3. The money",
        "THE MONEY",
        "What the council says",
        "A plan that failed (twice)",
        "Money, steel and patience",
        "¿Quién paga?",
    ],
)
def test_subheads_of_many_shapes_are_headings(subhead: str) -> None:
    article = parse_text(f"The bridge is shut\n\n{PROSE}\n\n{subhead}\n\n{MORE}\n")

    assert headings(article) == [subhead]


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody asked us.”",
        "“Who asked us?”",
        "It was over.",
        "But who pays?",
        "The list of what is missing is long:",
        "“No way back,” she said",
        "and so it went on",
    ],
)
def test_sentences_standing_alone_are_no_headings(line: str) -> None:
    article = parse_text(f"The bridge is shut\n\n{PROSE}\n\n{line}\n\n{MORE}\n")

    assert headings(article) == []
    assert ("paragraph", line) in told(article)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    PROSE,
                    MORE,
                    "",
                    "",
                    "Related Articles",
                    "Read more: The storm of 2019",
                    "Advertisement",
                    "By Nora Pell",
                    "3 March 2026",
                    "Comments (2)",
                    "- an item",
                    "1. a step",
                    "> quoted words",
                    "— Nora Pell",
                    "# Marked",
                    "CHAPTER I.",
                    "Contents",
                    "The money",
                    "Subject: A mail",
                    "From: Nora Pell <n@example.org>",
                    "--",
                    "A [link](https://example.org/x) and a mark.[12]",
                    "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
                    "```",
                    "| a | b |",
                    "====",
                    "https://example.org",
                    "大桥自去年冬天的风暴以来一直关闭。",
                ]
            ),
            st.text(max_size=40),
        ),
        min_size=1,
        max_size=30,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost_whatever_is_pasted(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = parse_text(text)
    except ArticleError:
        return

    check_nothing_is_lost(text, article)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_no_letter_of_a_sample_is_lost(sample: Path) -> None:
    text = decode_text(sample.read_bytes())

    check_nothing_is_lost(text, parse_text(text))


def test_a_text_without_words_is_refused_by_name() -> None:
    with pytest.raises(ArticleError, match=r"empty\.txt"):
        parse_text(" \n\n ", source="empty.txt")


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "\n" * 1_000_000 + "End.", "> " * 300_000 + "x", "[" * 300_000 + "x."],
    ids=["no space", "newlines", "quoting", "brackets"],
)
def test_odd_masses_of_characters_take_no_more_time_than_their_size(text: str) -> None:
    start = time.process_time()
    parse_text(text, source="odd.txt")

    assert time.process_time() - start < 5
