"""Texts as they are compared: white space folded, letters alone, breadth of scripts evened."""

from __future__ import annotations

import re
import unicodedata

from narrate.article.characters import tidy

_NO_LETTER = re.compile(r"[\W_]+")
_WIDE = re.compile(r"[぀-ヿ㐀-鿿]")


def fold(text: str) -> str:
    """Plain text with white space folded; soft hyphens and other invisible characters dropped."""
    return " ".join(tidy(text).split())


def squeeze(text: str) -> str:
    """A text's letters and digits alone, in one case: what is equal to the eye is equal."""
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _NO_LETTER.sub("", folded.casefold())


def breadth(text: str) -> int:
    """Length in letters of an alphabet: one of Chinese or Japanese says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))
