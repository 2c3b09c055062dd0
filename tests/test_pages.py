"""Web pages, read as articles."""

from __future__ import annotations

import unicodedata
from collections import Counter

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.article import Article
from narrate.article.fetch import Page
from narrate.article.pages import parse_page
from narrate.article.reading import read_article
from narrate.errors import ArticleError

SENTENCE = "The tide turns twice a day, and nobody on the quay has ever asked it why."


def page(body: str, head: str = "") -> Article:
    return parse_page(
        f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>",
        url="https://www.tidings.example/2024/05/06/tides",
    )


def text(times: int = 6, first: int = 0) -> str:
    return "".join(f"<p>Number {n}. {SENTENCE}</p>" for n in range(first, first + times))


def said(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def test_reads_a_plain_page():
    article = page(f"<h1>Tides</h1>{text(9)}", "<title>Tides</title>")

    assert article.title == "Tides"
    assert len(article.blocks) == 9
    assert article.published == "2024-05-06"
    assert article.site == "tidings.example"


@pytest.mark.parametrize(
    "shell",
    [
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
        '<div id="app"><div class="spinner">Loading…</div></div>',
        "<h1>Just a moment...</h1><p>Checking your browser before accessing tidings.example.</p>",
    ],
    ids=["noscript", "spinner", "robot test"],
)
def test_a_page_that_scripts_put_together_is_told_as_one(shell):
    pages = {"https://tidings.example/app": Page("https://tidings.example/app", shell.encode())}

    with pytest.raises(ArticleError, match=r"tidings\.example/app has no article text") as failure:
        read_article("https://tidings.example/app", fetch=pages.__getitem__)

    assert failure.value.hint == "Open the page in a browser, save it, and narrate the file."


def test_a_page_of_links_has_no_article():
    links = "".join(
        f"<li><a href='/{n}'>Headline number {n} of the day</a></li>" for n in range(40)
    )

    with pytest.raises(ArticleError, match="has no article text"):
        page(f"<ul>{links}</ul>")


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tides",'
            '"isAccessibleForFree":"False"}</script>',
            "",
        ),
        ("", "<p>Subscribe to continue reading</p>"),
    ],
    ids=["by its own word", "by its notice"],
)
def test_the_beginning_of_what_must_be_paid_for_is_no_article(head, foot):
    with pytest.raises(ArticleError, match="only its beginning to those who have not paid"):
        page(f"<article><h1>Tides</h1>{text(2)}{foot}</article>", head)


def test_a_paid_article_that_is_all_there_is_read():
    ld = '{"@type":"Article","isAccessibleForFree":false}'
    head = f'<script type="application/ld+json">{ld}</script>'

    article = page(f"<h1>Tides</h1>{text(20)}", head)

    assert len(article.blocks) == 20


@pytest.mark.parametrize(
    ("window", "heading", "card", "title"),
    [
        ("Tides | Tidings", "Tides", "Tides", "Tides"),
        ("Tides - Tidings", "Tidings", "Tides", "Tides"),
        ("Tidings: Why tides turn", "", "", "Why tides turn"),
        (
            "Why tides turn - and why",
            "Why tides turn - and why",
            "Why tides turn",
            "Why tides turn - and why",
        ),
        ("Why tides… - Tidings", "", "Why tides turn at all", "Why tides turn at all"),
        ("Why tides turn | By Ada Marsh | Tidings", "", "", "Why tides turn"),
        ("Home", "", "Why tides turn", "Why tides turn"),
        ("News | Tidings", "WHY TIDES TURN", "Why tides turn", "Why tides turn"),
        ("Why tides turn – Ada Marsh", "", "", "Why tides turn"),
        ("Page title | Section | Tidings", "Page title", "", "Page title"),
        ("Re-entry: what went wrong", "Re-entry: what went wrong", "", "Re-entry: what went wrong"),
        ("Tides", "Tides<br>and moons", "Tides and moons", "Tides and moons"),
    ],
)
def test_the_title_is_a_reader_s(window, heading, card, title):
    head = (
        f"<title>{window}</title><meta property='og:site_name' content='Tidings'>"
        f"<meta name='author' content='Ada Marsh'>"
    )
    if card:
        head += f"<meta property='og:title' content='{card}'>"

    article = page(f"{f'<h1>{heading}</h1>' if heading else ''}{text()}", head)

    assert article.title == title


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("<p class='byline'>By Ada Marsh and Bo Quay</p>", "Ada Marsh and Bo Quay"),
        ("<div class='meta'><span class='author'>Ada Marsh</span> · 6 May 2024</div>", "Ada Marsh"),
        ("<p>By <a rel='author' href='/a'>Ada Marsh</a> on May 6, 2024</p>", "Ada Marsh"),
        ("<p>Posted on Monday 6 May 2024 by Ada Marsh</p>", "Ada Marsh"),
        ("<address>Written by ADA MARSH</address>", "ADA MARSH"),
        ("<p class='byline'>By Ada Marsh, Tidings</p>", "Ada Marsh"),
    ],
)
def test_the_byline_is_as_printed_and_not_said(printed, byline):
    article = page(
        f"<h1>Tides</h1>{printed}{text()}", "<meta property='og:site_name' content='Tidings'>"
    )

    assert article.byline == byline
    assert len(article.blocks) == 6


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 6 May 2024", "2024-05-06"),
        ("May 6th, 2024 at 3:40 pm EDT", "2024-05-06"),
        ("Monday, 06.05.2024, 18:30", "2024-05-06"),
        ("2024-05-06", "2024-05-06"),
    ],
)
def test_a_date_under_the_title_is_taken_and_not_said(line, date):
    article = parse_page(f"<body><h1>Tides</h1><p>{line}</p>{text()}</body>")

    assert article.published == date
    assert len(article.blocks) == 6


def test_short_sentences_near_the_top_are_no_bylines():
    short = ["By Monday it was over.", "“No,” said Ada Marsh.", "It was 6 May 2024."]
    body = "".join(f"<p>{one}</p>" for one in short)

    article = page(
        f"<h1>Tides</h1>{text(1)}{body}<h2>7 May 2024</h2>{text(5, 1)}",
        "<meta name='author' content='Ada Marsh'>",
    )

    assert said(article)[1:5] == [*short, "7 May 2024"]


def test_short_lines_at_the_end_belong_to_the_text():
    article = page(f"<h1>Tides</h1>{text(3)}<ol><li>Lift it.</li><li>Turn it</li></ol><p>Go.</p>")

    assert said(article)[3:] == ["Lift it.", "Turn it", "Go."]


def test_a_standfirst_comes_first_and_once():
    standfirst = "What the moon does to the water, and what the water does to us."
    head = f"<meta name='description' content='{standfirst}'>"

    article = page(f"<h1>Tides</h1><h2>{standfirst}</h2>{text()}<p>{standfirst}</p>", head)

    assert said(article)[0] == standfirst
    assert said(article).count(standfirst) == 1
    assert article.summary == standfirst


def test_headings_have_text_under_them_and_levels_below_the_title():
    article = page(
        f"<h1>Tides</h1>{text(2)}<h1>Ebb</h1>{text(1, 2)}<h2>Deep</h2><h2>Neap</h2>{text(2, 3)}"
        "<h1>End</h1>"
    )

    assert [(b.level, b.text) for b in article.blocks if b.kind == "heading"] == [
        (2, "Ebb"),
        (3, "Neap"),
    ]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("10<sup>6</sup> litres", "10⁶ litres"),
        ("at 9 m/s<sup>2</sup>", "at 9 m/s²"),
        ("the 19<sup>th</sup> time", "the 19th time"),
        ("so they say.<sup>12</sup>", "so they say."),
        ("so they say<sup><a href='#fn3'>3</a></sup>.", "so they say."),
        ("so they say.[12][edit]", "so they say."),
        ("H<sub>2</sub>O", "H2O"),
        ("one<br/>two<wbr>three", "one twothree"),
        ("<q>aye</q> she said", "“aye” she said"),
        ("co&shy;op&#8203;erate", "cooperate"),
        ("<span class='cap'>T</span>he end", "The end"),
        ("see <a href='#n1' id='r1'>[1]</a> below", "see below"),
    ],
)
def test_what_stands_inside_a_sentence_is_said_or_left_out(markup, words):
    article = page(
        f"<h1>Tides</h1>{text(3)}<p>The harbour master counted them all again: {markup}</p>"
    )

    assert said(article)[-1] == f"The harbour master counted them all again: {words}"


def test_a_template_s_language_gives_way_to_the_text_s():
    german = "<p>Die Flut kommt zweimal am Tag, und niemand am Kai hat sie je gefragt, warum.</p>"

    article = parse_page(f"<html lang='en-US'><h1>Flut</h1>{german * 9}".replace("Tag", "Tage"))

    assert article.language == "de"


def test_a_passage_in_another_language_is_marked():
    article = page(f"<h1>Tides</h1>{text(3)}<p lang='fr'>La marée monte deux fois par jour.</p>")

    assert [block.language for block in article.blocks] == [None, None, None, "fr"]


def test_the_lead_picture_has_a_whole_address():
    article = page(
        f"<h1>Tides</h1><article><img data-src='/i/sea.jpg' src='data:,'>{text()}</article>"
    )

    assert article.image == "https://www.tidings.example/i/sea.jpg"


WORDS = st.sampled_from(
    ["tide", "the quay", "Share this", "12", "— Ada", "[3]", "By Ada Marsh", "6 May 2024", SENTENCE]
)
ELEMENTS = (
    "p div span a b h1 h2 h3 ul li ol table tr td th blockquote figure figcaption pre code aside "
    "nav form button br sup q em section article header footer select option noscript iframe s"
)
TAGS = st.sampled_from(ELEMENTS.split())
NAMES = st.sampled_from(
    ["", "related", "byline", "body", "comments", "caption", "sr-only", "kicker"]
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, name, inner, tail: f"<{tag} class='{name}'>{''.join(inner)}</{tag}>{tail}",
        TAGS,
        NAMES,
        st.lists(children, max_size=5),
        WORDS,
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.recursive(WORDS, element, max_leaves=25), min_size=1, max_size=6))
def test_no_letter_of_any_page_is_lost(parts):
    """However its elements stand, every letter is in the title, a block or what is skipped."""
    html = f"<body>{text(2)}{''.join(parts)}{text(2, 9)}</body>"

    article = parse_page(html)

    told = [article.title, *said(article), *(one.text for one in article.skipped)]
    shown = Counter(filter(str.isalnum, "".join(lxml.html.fromstring(html).itertext())))
    assert not shown - Counter(filter(str.isalnum, unicodedata.normalize("NFKC", "".join(told))))
