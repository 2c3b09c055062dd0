"""Words that a text says twice: pull quotes, tables of contents."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

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


def mark_contents(pieces: Sequence[Piece], language: str) -> None:
    """Skip a table of contents: lines under "Contents" that come again as headings."""
    for index, piece in enumerate(pieces):
        if not piece.is_open or not opens_contents(piece.text, language):
            continue
        lines = []
        for line in pieces[index + 1 :]:
            if not line.is_open or (line.is_prose and line.passage.mark != "item"):
                break
            lines.append(line)
        later = pieces[index + 1 + len(lines) :]
        # The text itself begins with a line of the table: the table ends where one comes again.
        seen: dict[str, int] = {}
        for at, line in enumerate(lines):
            words = _entry(line.text)
            if words in seen:
                later = [*lines[at:], *later]
                lines = lines[:at]
                break
            seen[words] = at
        alone = {_entry(line.text) for line in later if len(line.text) <= 200}
        pairs = {
            _entry(f"{first.text} {second.text}")
            for first, second in itertools.pairwise(later)
            if len(first.text) + len(second.text) <= 200
        }
        again = sum(1 for line in lines if _entry(line.text) in alone | pairs)
        if len(lines) >= 3 and again * 3 >= len(lines) * 2:
            for line in (piece, *lines):
                line.skip("table of contents")
        return


def _entry(text: str) -> str:
    """A line of a table of contents without its dots and page."""
    return _plain(re.sub(r"[\s.…]+\d{1,4}\Z", "", text[:300]))


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()
