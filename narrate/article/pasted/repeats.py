"""Words that a text says twice: pull quotes, tables of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from narrate.article.pasted import Piece, measure
from narrate.article.pasted.passages import ends_sentence
from narrate.article.phrases import opens_contents

LARGEST_SEARCHED = 400_000
"""Pull quotes are looked for in texts of up to so many characters: books have none."""

_MARKS = re.compile(r"[\W_]+")


def mark_pull_quotes(pieces: Sequence[Piece]) -> None:
    """Skip a sentence that stands alone and is also said in a longer paragraph."""
    body = [
        piece for piece in pieces if piece.is_open and piece.passage.mark in (None, "quotation")
    ]
    if sum(len(piece.text) for piece in body) > LARGEST_SEARCHED:
        return
    plain = [_plain(piece.text) for piece in body]
    whole = "\n".join(plain)
    for piece, words in zip(body, plain, strict=True):
        size = measure(piece.text)
        if not 7 <= size <= 60 or not (ends_sentence(piece.text) or piece.text[-1] in "”’»\"'"):
            continue
        at = whole.find(words)
        while at >= 0:
            start = whole.rfind("\n", 0, at) + 1
            end = whole.find("\n", at)
            paragraph = whole[start : end if end >= 0 else len(whole)]
            if len(paragraph) > len(words) + 15:
                piece.skip("pull quote, said in the text")
                break
            at = whole.find(words, at + 1)
    for piece, after in pairwise(pieces):
        # Whose words they are stands right below.
        named = after.is_open and not after.passage.gap and not after.is_prose
        if piece.reason.startswith("pull quote") and named and not ends_sentence(after.text):
            after.skip(piece.reason)


def mark_contents(pieces: Sequence[Piece], language: str) -> None:
    """Skip a table of contents: lines under "Contents" that come again as headings."""
    start = next(
        (
            at
            for at, piece in enumerate(pieces)
            if piece.is_open and opens_contents(piece.text, language)
        ),
        None,
    )
    if start is None:
        return
    again: dict[str, int] = {}
    below = [(at, piece.text) for at, piece in enumerate(pieces) if at > start]
    short = [(at, text) for at, text in below if len(text) <= 200]
    for (at, first), (_, second) in zip(short, [*short[1:], (0, "")], strict=False):
        again[_entry(first)] = at
        again[_entry(f"{first} {second}")] = at
    end = start + 1
    while (
        end < len(pieces) and pieces[end].is_open and again.get(_entry(pieces[end].text), 0) > end
    ):
        end += 1
    if end - start > 2:
        for line in pieces[start:end]:
            line.skip("table of contents")


def _entry(text: str) -> str:
    """A line of a table of contents without its dots and page."""
    return _plain(re.sub(r"[\s.…]+\d{1,4}\Z", "", text[:300]))


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()
