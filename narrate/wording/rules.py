"""A rule of spoken text, and a draft it is applied to without losing where the words came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from narrate.wording.abbreviations import OPENING, STARTERS

Say = Callable[[re.Match[str]], str | None]
"""What to say in place of a match; None leaves it as written."""

_SPANS = (("A", "Z"), ("a", "z"), ("0", "9"), ("À", "Þ"))
_SIGN = re.compile(
    "[^\\sa-zß-öø-ÿ\u0100-\u024f\u0370-\u1fff\u3040-\ud7ff](?:(?<=[A-Z])[A-Z]+|(?<=[0-9])[0-9]+)?"
)
"""What stands out in a text: runs of capitals, runs of digits, and every sign."""
_DIGITS = frozenset("0123456789")
_SMALL = re.compile(r"(?<![^\W\d_])[a-z]")
_LONG = 300
"""Characters after which a line is cut where a sentence surely begins, so that time is linear."""
_CUT = re.compile(r"(?<=[a-z]{3})(?<!\b[A-Z][a-z]{3})[.!?][”\"]? (?=(?P<word>[^\W\d_]+) )")
_SENTENCE_END = re.compile(
    r"(?P<word>[^\W\d_]{2,16}|[AP][ .]M|[0-9])(?:[.!?…]|%\.)[\"”’)\]»]*\s+[\"“‘(\[«]*\Z"
)
_ENDERS = frozenset(".!?…")
_NO_END = frozenset[str]().union(*OPENING.values()) | {"fig", "art", "vol", "approx", "tel", "tél"}
_OPENERS = frozenset[str]().union(*STARTERS.values())
_LINE = re.compile(r"[\n\r]+|[^\n\r]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of writing and how it is said."""

    name: str
    """As in the code: the function that says it."""

    looks_at: str
    """Pattern of what is replaced, all of it."""

    say: Say

    starts: frozenset[str]
    """Characters a match may begin with, at the start of a word or a number, or as a sign;
    empty where it may begin anywhere."""

    needs: str = ""
    """Pattern of what a line must hold for the rule to be tried at all, where that is rare."""

    small: bool = field(init=False, default=False)
    """Whether a match may begin with a small letter."""

    figures: bool = field(init=False, default=False)
    """Whether no line without a digit can match."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "figures", "[0-9]" in self.needs and "|" not in self.needs)
        object.__setattr__(self, "small", any("a" <= char <= "z" for char in self.starts))

    @property
    def pattern(self) -> re.Pattern[str]:
        """`looks_at`, compiled when a text first holds what may begin with it."""
        return _compiled(self.looks_at)

    def may_match(self, text: str) -> bool:
        """Whether the line holds what the rule needs."""
        return not self.needs or _compiled(self.needs).search(text) is not None


_compiled = cache(re.compile)


def rule(pattern: str, starts: str, *, needs: str = "") -> Callable[[Say], Rule]:
    """Make a function that says a match the rule for `pattern`.

    `starts` lists the characters a match may begin with: only there is the pattern tried, so a
    text without them costs nothing. "A-Z", "a-z" and "0-9" stand for their letters. `needs` is a
    pattern, quicker to look for, that a line must hold.
    """

    def make(say: Say) -> Rule:
        return Rule(getattr(say, "__name__", "rule"), pattern, say, _spread(starts), needs)

    return make


def rewrite(name: str, pattern: str, words: str, starts: str, *, needs: str = "") -> Rule:
    """The rule that says `words` (with `\\1` for groups) wherever `pattern` is found."""
    return rule(pattern, starts, needs=needs)(_Words(name, words))


class _Words:
    """Says the same words for every match."""

    def __init__(self, name: str, words: str) -> None:
        self.__name__ = name
        self._words = words

    def __call__(self, found: re.Match[str]) -> str | None:
        return found.expand(self._words) if "\\" in self._words else self._words


@cache
def _spread(starts: str) -> frozenset[str]:
    """The characters of "A-Z$" one by one; the same set for the same characters."""
    single: set[str] = set()
    for first, last in _SPANS:
        if f"{first}-{last}" in starts:
            starts = starts.replace(f"{first}-{last}", "")
            single |= {chr(code) for code in range(ord(first), ord(last) + 1)}
    return frozenset(single.union(starts))


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
            start = found.start()
            while start < found.end():
                end = found.end()
                if end - start > _LONG:
                    cuts = _CUT.finditer(self.text, start + _LONG, end)
                    end = next((cut.end() for cut in cuts if cut["word"] in _OPENERS), end)
                pieces: list[Piece] = []
                walk.copy(start, end, 0, pieces)
                yield Draft(self.text[start:end], pieces, walk.written(end))
                start = end

    def apply(self, rules: Sequence[Rule]) -> bool:
        """Apply each rule once, in order, wherever it matches; whether anything changed."""
        spots = _Spots(self.text)
        changed = False
        for each in rules:
            starts = each.starts
            if starts and not each.small and starts.isdisjoint(spots.signs):
                continue
            if each.figures and not spots.figures:
                continue
            if not each.may_match(self.text):
                continue
            edits = _edits_anywhere(each, self.text) if not starts else _edits(each, spots)
            if edits:
                self.replace(edits)
                spots = _Spots(self.text)
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


class _Spots:
    """Where words, numbers and signs begin in a text, by their first character."""

    __slots__ = ("_small", "_sorted", "figures", "signs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs: dict[str, list[int]] = {}
        """Capitals, digits and signs; small letters only once a rule has asked for them."""
        self._small = False
        self._sorted: dict[frozenset[str], list[int]] = {}
        for sign in _SIGN.finditer(text):
            at = sign.start()
            char = text[at]
            if char in self.signs:
                self.signs[char].append(at)
            else:
                self.signs[char] = [at]
        self.figures = not _DIGITS.isdisjoint(self.signs)

    def where(self, starts: frozenset[str], *, small: bool) -> list[int]:
        """The spots that begin with one of these characters, in order."""
        found = self._sorted.get(starts)
        if found is None:
            if small and not self._small:
                self._small = True
                for word in _SMALL.finditer(self.text):
                    self.signs.setdefault(self.text[word.start()], []).append(word.start())
            signs = self.signs
            found = [at for char in starts.intersection(signs) for at in signs[char]]
            found.sort()
            self._sorted[starts] = found
        return found


def _opens(text: str, position: int) -> bool:
    """Whether a sentence begins here that another comes before.

    Its first word must keep its capital: espeak-ng makes no pause between "left." and "twenty".
    """
    near = text[max(0, position - 5) : position]
    if not near or near[-1].isalnum() or _ENDERS.isdisjoint(near):
        return False
    found = _SENTENCE_END.search(text, max(0, position - 24), position)
    return found is not None and found["word"].lower() not in _NO_END


def _edits_anywhere(rule: Rule, text: str) -> list[tuple[int, int, str]]:
    """What a rule says otherwise whose matches may begin anywhere."""
    found = ((m.start(), m.end(), m[0], rule.say(m)) for m in rule.pattern.finditer(text))
    return [(a, b, said) for a, b, as_is, said in found if said is not None and said != as_is]


def _edits(rule: Rule, spots: _Spots) -> list[tuple[int, int, str]]:
    """What a rule says otherwise: ranges of the text in order, and their words."""
    edits: list[tuple[int, int, str]] = []
    where = spots.where(rule.starts, small=rule.small)
    if not where:
        return edits
    text, match, end = spots.text, rule.pattern.match, 0
    for at in where:
        if at < end:
            continue
        found = match(text, at)
        if found is None:
            continue
        words = rule.say(found)
        if words is not None and words != found[0]:
            if words and words[0].islower() and not text[at].islower() and _opens(text, at):
                words = words[0].upper() + words[1:]
            edits.append((at, found.end(), words))
            end = found.end()
    return edits


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
