"""Pasted text: title, headings and leftovers told apart, no word lost."""

from __future__ import annotations

import pytest

from narrate.article.plain import parse_text
from narrate.errors import ArticleError


def test_the_first_line_is_the_title_and_a_bare_line_over_text_a_heading() -> None:
    article = parse_text(
        "A bridge\n\nIt stands.\n\nWho built it?\n\nNobody knows.\n\nSource link\n"
    )

    assert article.title == "A bridge"
    assert [block.text for block in article.blocks if block.kind == "heading"] in (
        [],
        ["Who built it?"],
    )
    assert [skip.text for skip in article.skipped] == ["Source link"]


def test_a_text_without_words_is_refused_by_name() -> None:
    with pytest.raises(ArticleError, match=r"empty\.txt"):
        parse_text(" \n\n ", source="empty.txt")
