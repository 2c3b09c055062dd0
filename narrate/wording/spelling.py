"""Written text put into the words a voice is to say, character by character traceable."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

from narrate.speech import annotate_ipa, without_ipa
from narrate.wording.lexicon import Lexicon, respell
from narrate.wording.rules import Draft, Piece, Rule

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""Private characters: nobody can say them, so words held back stand as such while rules run."""
_NEAR = 0x1900
"""How many of them the Basic Multilingual Plane has."""
_ANNOTATED = re.compile("\ufff9[^\ufff9-\ufffb]*\ufffa[^\ufff9-\ufffb]*\ufffb")
_ROUNDS = 4
"""A line that one round changed is gone over again: what is spoken then stays as it is."""


class Spelling:
    """What a voice is given, and where in the written text each character of it comes from."""

    __slots__ = ("_starts", "_written", "pieces", "text")

    def __init__(self, text: str, pieces: Sequence[Piece], written: int) -> None:
        self.text = text
        """The spoken text; a word whose IPA is known is annotated (`speech.without_ipa`)."""
        self.pieces = pieces
        """Stretches of `text`, in order, and where each comes from."""
        self._starts = [piece.start for piece in pieces]
        self._written = written

    def origin(self, index: int) -> int:
        """The code point of the written text that the one at `index` of the spoken text says.

        Never decreases. All of "five dollars" comes from the "$" of "$5"; the end of the spoken
        text is the end of the written one.
        """
        if index >= len(self.text) or not self.pieces:
            return self._written
        piece = self.pieces[max(0, bisect.bisect_right(self._starts, index) - 1)]
        return piece.written + (index - piece.start if piece.kept else 0)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The range of the written text that a range of the spoken text says: "$5" for "five"."""
        first = self.origin(start)
        if end <= start:
            return first, first
        last = min(end, len(self.text)) - 1
        at = bisect.bisect_right(self._starts, last) - 1
        if at >= 0 and self.pieces[at].kept:
            return first, self.origin(last) + 1
        origin = self.origin(last)
        while at + 1 < len(self.pieces):
            at += 1
            if self.pieces[at].written > origin:
                return first, self.pieces[at].written
        return first, self._written


def spoken(text: str, language: str = "en") -> str:
    """`text` as a newsreader would say it, in words: `$1.2bn` is "one point two billion dollars".

    `language` is a BCP 47 tag; its region decides what 01/06/2021 means. What no rule is sure
    of stays as written, so spoken text stays as it is. No lexicon is used.
    """
    return spell(text, language).text


def spell(
    text: str,
    language: str = "en",
    *,
    lexicon: Lexicon | None = None,
    says: Sequence[tuple[int, int, str]] = (),
    ipa: bool = True,
) -> Spelling:
    """`text` in words, its names as the lexicon has them, with the way back to every character.

    `says` are ranges of `text`, in order, that are said otherwise: a respelling ("zeh LEN skee")
    or, between slashes, IPA. They come before the lexicon, the lexicon before all rules. Without
    `ipa`, words whose IPA is known stand as they are written.
    """
    rules = rules_for(language)
    whole, fixed = _hold(text, language, lexicon, says)
    if not ipa:
        fixed = {mark: without_ipa(words) for mark, words in fixed.items()}
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for line in whole.lines():
        if not line.text.isspace():
            for _ in range(_ROUNDS):
                if not line.apply(rules):
                    break
        if fixed:
            _release(line, fixed)
        pieces += (Piece(p.start + length, p.written, p.kept) for p in line.pieces)
        parts.append(line.text)
        length += len(line.text)
    return Spelling("".join(parts), pieces, len(text))


@cache
def rules_for(language: str) -> tuple[Rule, ...]:
    """The rules of a language, in the order they are applied."""
    base, _, region = language.replace("_", "-").partition("-")
    if base.lower() == "en":
        from narrate.wording.english import english_rules

        return english_rules(region.upper())
    if base.lower() == "de":
        from narrate.wording.german import german_rules

        return german_rules()
    if base.lower() == "fr":
        from narrate.wording.french import french_rules

        return french_rules()
    if base.lower() == "es":
        from narrate.wording.spanish import spanish_rules

        return spanish_rules()
    from narrate.wording.elsewhere import rules_elsewhere

    return rules_elsewhere(base.lower())


def _hold(
    text: str, language: str, lexicon: Lexicon | None, says: Sequence[tuple[int, int, str]]
) -> tuple[Draft, dict[str, str]]:
    """The text with a private character for each word that no rule may touch, and those words."""
    wanted: list[tuple[int, int, int, str | None]] = [
        (start, end, 0, _said(text[start:end], say)) for start, end, say in says if say.strip()
    ]
    wanted += ((m.start(), m.end(), 1, m[0]) for m in _ANNOTATED.finditer(text))
    if lexicon is not None:
        wanted += ((use.start, use.end, 2, use.words) for use in lexicon.find(text, language))
    wanted += ((m.start(), m.end(), 3, None) for m in _PRIVATE.finditer(text))
    chosen: list[tuple[int, int, int, str | None]] = []
    for one in sorted(wanted, key=lambda w: w[:3]):
        if chosen and one[0] < chosen[-1][1]:
            if one[2] >= chosen[-1][2]:
                continue
            chosen.pop()
        chosen.append(one)
    fixed: dict[str, str] = {}
    edits: list[tuple[int, int, str]] = []
    for start, end, _, words in chosen:
        mark = ""
        if words is not None:
            count = len(fixed)
            mark = chr(0xE000 + count if count < _NEAR else 0xF0000 + min(count - _NEAR, 0xFFFD))
            fixed[mark] = words
        edits.append((start, end, mark))
    draft = Draft(text)
    if edits:
        draft.replace(edits)
    return draft, fixed


def _said(word: str, say: str) -> str:
    """What the script's `say` gives: IPA between slashes, else a respelling."""
    if len(say) > 2 and say[0] == say[-1] == "/":
        return annotate_ipa(word, say[1:-1].strip())
    return respell(say)


def _release(draft: Draft, fixed: dict[str, str]) -> None:
    """Put the words held back in their places."""
    edits = [(m.start(), m.end(), fixed[m[0]]) for m in _PRIVATE.finditer(draft.text)]
    if edits:
        draft.replace(edits)
