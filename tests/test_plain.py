"""Pasted text: title, headings and leftovers told apart, no word lost."""

from __future__ import annotations

import pytest

from narrate.article.plain import parse_text
from narrate.errors import ArticleError


def test_the_first_line_is_the_title_and_a_bare_line_over_text_a_heading() -> None:
    article = parse_text("A bridge\n\nIt stands.\n\nThe builders\n\nNobody knows.\n\nSource link\n")

    assert article.title == "A bridge"
    assert [b.text for b in article.blocks if b.kind == "heading"] == ["The builders"]
    assert [skip.text for skip in article.skipped] == ["Source link"]


def test_a_text_without_words_is_refused_by_name() -> None:
    with pytest.raises(ArticleError, match=r"empty\.txt"):
        parse_text(" \n\n ", source="empty.txt")
