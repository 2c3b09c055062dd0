"""How far the making of an episode has come, for whoever watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["reading", "levelling", "speaking", "writing", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the making of one episode has come."""

    title: str
    stage: Stage
    done: int = 0
    """Utterances made."""

    total: int = 0
    """Utterances in all."""

    audio_ms: int = 0
    """Sound made so far."""

    note: str = ""
    """A sentence that whoever watches should read."""


Watch = Callable[[Progress], None]
"""Is told of progress, from whichever thread makes it."""


def unwatched(progress: Progress) -> None:
    """Nobody looks."""
