"""What a quotation is: the types that every module of this stage passes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["speech", "fragment", "title"]
Gender = Literal["female", "male", "unknown"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text in quotation marks and who said it."""

    start: int
    """Where it begins in the text, in code points, its mark included."""

    end: int
    """Where it ends, its mark included."""

    text: str
    """The stretch itself, marks included: `text[start:end]`."""

    kind: Kind
    """A clause or more; words inside the reporter's sentence; or nobody's words (a title, a
    nickname, a scare quote)."""

    speaker: str | None = None
    """The mention of the speaker as printed; None where nobody is named surely enough."""

    speaker_start: int | None = None
    """Where that mention begins in the text."""

    speaker_end: int | None = None
    """Where it ends."""

    cue_start: int | None = None
    """Where the word of saying begins that ties the two ("said", "according"); None without one."""

    cue_end: int | None = None
    """Where it ends."""

    person: str | None = None
    """Who that is: the fullest name in the text, one string for each person."""

    gender: Gender = "unknown"
    """What the text or the given name tells of the person."""

    rule: str = ""
    """Name of the rule that decided."""

    confidence: float = 0.0
    """How surely the speaker is right, 0 to 1, as measured on marked articles."""
