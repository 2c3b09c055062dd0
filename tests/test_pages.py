"""Web pages, read as articles."""

from __future__ import annotations

from narrate.article.pages import parse_page


def test_reads_a_plain_page():
    page = "<html><title>Tides</title><h1>Tides</h1>" + "".join(
        f"<p>The tide turns twice a day, and number {n} is no other.</p>" for n in range(9)
    )

    article = parse_page(page, url="https://example.org/tides")

    assert article.title == "Tides"
    assert len(article.blocks) == 9
