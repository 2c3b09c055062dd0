"""Sentences as they were spelt for a voice in an earlier run: after an edit, few are new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from narrate.cache import Cache, digest
from narrate.program import program
from narrate.wording.lexicon import Lexicon
from narrate.wording.rules import Piece
from narrate.wording.spelling import Spelling, spell

Say: TypeAlias = tuple[int, int, str]

_Told: TypeAlias = tuple[str, list[tuple[int, int, bool]]]
"""Spoken text, and (start, written, kept) of its pieces."""


class Spelt:
    """Spells the sentences of one script, and remembers them under the name of the script."""

    def __init__(self, name: tuple[str, str | None], lexicon: Lexicon, kept: Cache | None) -> None:
        """`name` is the title and the source of the script."""
        self._lexicon = lexicon
        self._kept = kept
        self._key = digest(program(), lexicon.entries, name)
        found = kept.get("spelling", self._key) if kept is not None else None
        self._before: dict[str, _Told] = json.loads(found) if found else {}
        self._now: dict[str, _Told] = {}

    def spell(self, text: str, language: str, says: Sequence[Say], *, ipa: bool) -> Spelling:
        """As `spell` does, from memory where it can be."""
        name = json.dumps([text, language, says, ipa])
        known = self._before.get(name)
        if known is None:
            made = spell(text, language, lexicon=self._lexicon, says=says, ipa=ipa)
            self._now[name] = made.text, [(p.start, p.written, p.kept) for p in made.pieces]
            return made
        self._now[name] = known
        spoken, pieces = known
        return Spelling(spoken, [Piece(*piece) for piece in pieces], len(text))

    def keep(self) -> None:
        """Remember what was spelt in this run, and nothing else, on disk alone."""
        if self._kept is not None and self._now.keys() != self._before.keys():
            self._kept.put("spelling", self._key, json.dumps(self._now).encode())
        self._before, self._now = {}, {}
