"""A rule of spoken text, and a draft it is applied to without losing where the words came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

Say = Callable[[re.Match[str]], str | None]
"""What to say in place of a match; None leaves it as written."""

DIGITS = frozenset("0123456789")

_LINE = re.compile(r"[\n\r]+|[^\n\r]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of writing and how it is said."""

    name: str
    """As in the code: the function that says it."""

    pattern: re.Pattern[str]
    """What it looks at; all of the match is replaced."""

    say: Say

    needs: frozenset[str] = frozenset()
    """A line without any of these characters cannot match; empty where none is certain."""


def rule(
    pattern: str, *, needs: Iterable[str] = (), flags: int = 0, **parts: str
) -> Callable[[Say], Rule]:
    """Make a function that says a match the rule for `pattern`.

    `<<name>>` in the pattern stands for the part of that name.
    """
    for name, part in parts.items():
        pattern = pattern.replace(f"<<{name}>>", part)
    compiled = re.compile(pattern, flags)
    characters = frozenset(needs)

    def make(say: Say) -> Rule:
        return Rule(getattr(say, "__name__", "rule"), compiled, say, characters)

    return make


def rewrite(name: str, pattern: str, words: str, *, needs: Iterable[str] = ()) -> Rule:
    """The rule that says `words` (with `\\1` for groups) wherever `pattern` is found."""
    return Rule(name, re.compile(pattern), lambda found: found.expand(words), frozenset(needs))


@dataclass(slots=True)
class Piece:
    """A stretch of a draft and the stretch of the written text it says."""

    start: int
    """Where it begins in the draft; it ends where the next begins."""

    written: int
    """Where it begins in the written text."""

    kept: bool
    """Whether it stands character for character as written."""


class Draft:
    """A text on its way from written to spoken, as pieces that remember their origin."""

    def __init__(
        self, text: str, pieces: Sequence[Piece] | None = None, end: int | None = None
    ) -> None:
        self.text = text
        self.pieces = list(pieces) if pieces is not None else [Piece(0, 0, True)] if text else []
        self.end = len(text) if end is None else end
        """Where the written text behind it ends."""

    def lines(self) -> Iterator[Draft]:
        """Its lines, each a draft; the line ends between them are drafts of their own."""
        walk = _Walk(self.pieces, len(self.text), self.end)
        for found in _LINE.finditer(self.text):
            pieces: list[Piece] = []
            walk.copy(found.start(), found.end(), 0, pieces)
            yield Draft(found[0], pieces, walk.written(found.end()))

    def apply(self, rules: Sequence[Rule]) -> bool:
        """Apply each rule once, in order, wherever it matches; whether anything changed."""
        characters = set(self.text)
        changed = False
        for each in rules:
            if each.needs and each.needs.isdisjoint(characters):
                continue
            edits: list[tuple[int, int, str]] = []
            for found in each.pattern.finditer(self.text):
                words = each.say(found)
                if words is not None and words != found[0]:
                    edits.append((found.start(), found.end(), words))
            if edits:
                self.replace(edits)
                characters.update(*(words for _, _, words in edits))
                changed = True
        return changed

    def replace(self, edits: Sequence[tuple[int, int, str]]) -> None:
        """Put words in place of ranges, which are in order and do not overlap."""
        parts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        at = 0
        walk = _Walk(self.pieces, len(self.text), self.end)
        for start, end, words in edits:
            if start > at:
                walk.copy(at, start, length, pieces)
                parts.append(self.text[at:start])
                length += start - at
            if words:
                pieces.append(Piece(length, walk.written(start), False))
                parts.append(words)
                length += len(words)
            at = end
        if at < len(self.text):
            walk.copy(at, len(self.text), length, pieces)
            parts.append(self.text[at:])
        self.text = "".join(parts)
        self.pieces = pieces


class _Walk:
    """Goes through the pieces of a draft once, from left to right."""

    def __init__(self, pieces: list[Piece], length: int, end: int) -> None:
        self._pieces = pieces
        self._length = length
        self._end = end
        self._at = 0

    def _stop(self, index: int) -> int:
        return self._pieces[index + 1].start if index + 1 < len(self._pieces) else self._length

    def written(self, position: int) -> int:
        """Where the character at `position` of the draft comes from."""
        if position >= self._length:
            return self._end
        while self._stop(self._at) <= position:
            self._at += 1
        piece = self._pieces[self._at]
        return piece.written + (position - piece.start if piece.kept else 0)

    def copy(self, start: int, end: int, to: int, into: list[Piece]) -> None:
        """Add the pieces of `start` to `end` to those of a new draft, at `to`."""
        position = start
        while position < end:
            written = self.written(position)
            into.append(Piece(to + position - start, written, self._pieces[self._at].kept))
            position = min(end, self._stop(self._at))
