"""Pasted text: title, headings and leftovers told apart, no word lost."""

from __future__ import annotations

import textwrap
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
from narrate.script.building import build_script
from narrate.script.document import render_script
from narrate.script.reading import parse_script

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
        "Part of the road was closed.",
        "Letters from readers filled three pages of the paper that week.",
    ],
)
def test_sentences_standing_alone_are_no_headings(line: str) -> None:
    article = parse_text(f"The bridge is shut\n\n{PROSE}\n\n{line}\n\n{MORE}\n")

    assert headings(article) == []
    assert ("paragraph", line) in told(article)


def test_a_short_first_line_is_the_title_over_a_short_text() -> None:
    article = parse_text("The tide\n\nIt turns, says number one.\n")

    assert article.title == "The tide"
    assert told(article) == [("paragraph", "It turns, says number one.")]


@pytest.mark.parametrize(
    "text", ["Hello world", PROSE, f"{PROSE} {MORE}\n\nSo it is.", "“Nobody,” she said. “Nobody.”"]
)
def test_a_text_without_a_title_is_called_by_its_first_words_and_says_them_once(text: str) -> None:
    article = parse_text(text)
    script = build_script(article)

    assert text.startswith(article.title.rstrip("…"))
    assert letters(script.text) == letters(text)
    assert script.sections[0].title == article.title
    assert parse_script(render_script(script)).sections == script.sections


@pytest.mark.parametrize(
    ("line", "title", "site"),
    [
        (
            "Bridge opens after all | The Daily Ferryman",
            "Bridge opens after all",
            "The Daily Ferryman",
        ),
        ("Bridge opens after all - Ferryman News", "Bridge opens after all", "Ferryman News"),
        ("Bridge opens - at last", "Bridge opens - at last", None),
        ("Bridge 2: the return – a review", "Bridge 2: the return – a review", None),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(
    line: str, title: str, site: str | None
) -> None:
    article = parse_text(f"{line}\n\n{PROSE}\n\n{MORE}\n")

    assert (article.title, article.site) == (title, site)


def test_no_menu_no_line_above_is_the_title() -> None:
    above = "The Daily Ferryman\nHome\nNews\nHome > News > Local"
    text = f"{above}\nBridge shut at last\n\n{PROSE}\n\n{MORE}"

    assert parse_text(text).title == "Bridge shut at last"


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_lines_are_put_together_with_and_without_lines_between(
    indent: str, between: str
) -> None:
    """Paragraphs may be told by a blank line, by an indent, or by nothing but a short last line."""
    paragraphs = [PROSE + " " + MORE, MORE + " So it is.", PROSE + " " + PROSE + " Nobody came."]
    wrapped = [textwrap.fill(one, 46, initial_indent=indent) for one in paragraphs]
    article = parse_text("A title\n\n" + between.join(wrapped))

    assert told(article) == [("paragraph", one) for one in paragraphs]


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("the hyphen was main-\ntained by", "the hyphen was maintained by"),
        ("a well-\nknown and well-known", "a well-known and well-known"),
        ("a Franco-\nGerman affair of", "a Franco-German affair of"),
        ("pre-\nand postwar houses of", "pre- and postwar houses of"),
        ("soft\u00ad\nware was never soft", "software was never soft"),
        ("a dash—\nlike this one here", "a dash—like this one here"),
    ],
)
def test_a_hyphen_at_a_wrap_goes_only_if_the_wrap_made_it(wrapped: str, whole: str) -> None:
    first, second = wrapped.split("\n")
    fill = "It was said that for as long as anybody could remember "
    text = f"A title\n\n{fill}\n{fill}\n{fill}{first}\n{second} all things\n{fill}\nof it.\n"
    article = parse_text(text)

    assert whole in " ".join(block.text for block in article.blocks)


@pytest.mark.parametrize(
    "lines",
    [
        ["Advertisement"],
        ["Share this article", "Facebook", "Twitter"],
        ["Read more: The storm of 2019"],
        ["Read more", "The storm of 2019"],
        ["Related Articles", "- The storm of 2019", "- The calm of 2020"],
        ["Sign up to our newsletter", "Enter your email"],
        ["Photo: Ann Lee/Reuters"],
        ["The bridge on Tuesday. (AP Photo/Ann Lee)"],
        ["https://example.org/storm"],
        ["* * *"],
        ["“The bridge across the harbour has been closed since the storm of last winter.”"],
    ],
)
def test_what_is_not_the_articles_goes_from_its_middle(lines: list[str]) -> None:
    middle = "\n\n".join(lines)
    article = parse_text(
        f"The bridge is shut\n\n{PROSE} So says the mayor.\n\n{middle}\n\nWho pays\n\n{MORE}\n"
    )

    assert told(article) == [
        ("paragraph", f"{PROSE} So says the mayor."),
        ("heading", "Who pays"),
        ("paragraph", MORE),
    ]
    assert skipped(article) == [line.removeprefix("- ") for line in lines]


def test_comments_go_to_the_end_however_long_they_are() -> None:
    comments = "\n\n".join(f"anna_{n} says:\n\n{MORE}\n\nReply" for n in range(5))
    article = parse_text(f"The bridge is shut\n\n{PROSE}\n\n5 Comments\n\n{comments}\n")

    assert told(article) == [("paragraph", PROSE)]


def test_a_subhead_that_reads_like_a_label_stays_where_it_heads_text() -> None:
    """ "Discussion" is a button under an article and a section within it."""
    article = parse_text(f"The bridge is shut\n\n{PROSE}\n\nDiscussion\n\n{MORE}\n")

    assert headings(article) == ["Discussion"]


def test_text_after_a_box_is_never_taken_for_links() -> None:
    after = [f"{MORE} ({number})" for number in range(6)]
    article = parse_text(
        "The bridge is shut\n\n" + PROSE + "\n\nRelated Articles\n\n" + "\n\n".join(after)
    )

    assert [block.text for block in article.blocks] == [PROSE, *after]


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
