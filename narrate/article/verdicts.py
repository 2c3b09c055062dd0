"""What becomes of each piece of a page."""

from __future__ import annotations

from dataclasses import dataclass

from narrate.article import SILENT, BlockKind
from narrate.article.flow import Piece

TITLE = "title"
"""Reason of the pieces that say the title, which an article has by itself."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a piece."""

    piece: Piece
    kind: BlockKind
    level: int = 0

    reason: str | None = None
    """Why it is not read; None where it is."""


def is_read(verdict: Verdict) -> bool:
    """True for what is said aloud."""
    return verdict.reason is None and verdict.kind not in SILENT
