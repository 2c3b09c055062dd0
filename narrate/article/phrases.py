"""The lines that sites leave around and inside an article, told by the phrases of its language.

One table per language (`phrasebooks/`), for pages and pasted text alike. English is looked at after
the article's own language, since sites in every language leave English lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from narrate.article.phrasebooks import Phrasebook, Phrases

LANGUAGES: tuple[str, ...] = ("en",)
"""Languages that have a phrase table."""

REASONS: Mapping[str, str] = {
    "share": "share line",
    "more": "link to another article",
    "related": "related articles",
    "navigation": "site navigation",
    "newsletter": "newsletter form",
    "subscription": "subscription notice",
    "cookies": "cookie notice",
    "comment_form": "comment form",
    "comments": "reader comments",
    "moderation": "moderation notice",
    "reading_time": "reading time",
    "audio": "audio player",
    "credit": "photo credit",
    "advertisement": "advertisement",
    "tags": "topic tags",
    "copyright": "copyright notice",
    "source": "link to the source",
}
"""Field of a Phrasebook -> why its lines are not read out, for a reader."""

LONGEST_LINE = 300
"""No phrase stands in a longer line, in characters."""


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrases of a language, by its BCP 47 tag; an empty book where there are none."""
    base = language.partition("-")[0].lower()
    if base not in LANGUAGES:
        return Phrasebook()
    book: Phrasebook = import_module(f"narrate.article.phrasebooks.{base}").BOOK
    return book


def leftover_reason(line: str, language: str = "en") -> str | None:
    """Why a line that stands alone belongs to the site and not to the article, or None."""
    if len(line) > LONGEST_LINE:
        return None
    plain = folded(line)
    if not plain:
        return None
    for book in _books(language):
        for field, pattern in _patterns(book):
            if pattern.fullmatch(plain):
                return REASONS[field]
    return None


def folded(line: str) -> str:
    """A line as phrases are compared: lower case, plain marks, nothing around it."""
    plain = unicodedata.normalize("NFKC", line).casefold().translate(_PLAIN_MARKS)
    return re.sub(r"^[^\w©(#]+|[^\w?*)…]+$", "", " ".join(plain.split()))


_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def _books(language: str) -> tuple[str, ...]:
    base = language.partition("-")[0].lower()
    return (base,) if base == "en" else (base, "en")


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    book = phrasebook(language)
    return tuple(
        (field, pattern) for field in REASONS if (pattern := _pattern(getattr(book, field)))
    )


def _pattern(phrases: Phrases) -> re.Pattern[str] | None:
    """One pattern for phrases in the notation of the phrasebooks."""
    if not phrases:
        return None
    choices = [
        phrase.strip()
        .replace(" …", "…")
        .replace("( …", "(…")
        .replace("…", ".*")
        .replace("#", r"\d[\d.,]*")
        for phrase in phrases.split("\n")
        if phrase.strip()
    ]
    return re.compile("|".join(f"(?:{choice})" for choice in choices))
