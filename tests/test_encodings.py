"""Bytes to text."""

from __future__ import annotations

import pytest

from narrate.article.encodings import decode_text
from narrate.errors import ArticleError


def test_a_mark_at_the_start_decides() -> None:
    assert decode_text("naïve".encode("utf-16")) == "naïve"


def test_binary_is_refused() -> None:
    with pytest.raises(ArticleError):
        decode_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
