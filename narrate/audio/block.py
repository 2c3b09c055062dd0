"""A block: the utterances of about one paragraph, with their pauses, as MP3 frames.

A block begins and ends in silence and knows nothing of its neighbours, so blocks can be made on
any machine, in any order, kept, and appended.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from narrate.audio import FRAME, RATE, in_samples, joining, level, mp3
from narrate.cache import digest
from narrate.speech import Clip, Voice

FORMAT = 3
"""Changes whenever the same block may come out with other bytes."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one voice says in one breath."""

    text: str
    """As it is spelt for the voice; never empty."""

    voice: Voice
    language: str
    gain_db: float
    """What brings this voice to the common level."""

    rate: float = 1.0
    pause_ms: int = 0
    """Silence after it."""


@dataclass(frozen=True, slots=True)
class Block:
    """All that determines a stretch of the MP3."""

    utterances: tuple[Utterance, ...]
    engine: str
    """Names and versions of the engines that speak it."""

    lead_ms: int
    """Silence before the first utterance; the last one's pause follows it."""

    kbps: int
    trim_db: float = 0.0
    """Gain over all voices, where an episode as a whole came out too loud or too soft."""

    @property
    def key(self) -> str:
        """Hash of everything that its bytes depend on."""
        said = [
            (u.text, u.voice.key, u.language, u.gain_db, u.rate, u.pause_ms)
            for u in self.utterances
        ]
        return digest(FORMAT, _coders(), self.engine, self.lead_ms, self.kbps, self.trim_db, said)


@cache
def _coders() -> list[str]:
    return [f"{name} {version(name)}" for name in ("lameenc", "soxr", "numpy")]


@dataclass(frozen=True, slots=True)
class Span:
    """Where an utterance is heard within its block."""

    start: int
    """First sample at `RATE`."""

    end: int

    words: tuple[tuple[int, int], ...] = ()
    """(code point in the utterance's text, sample in the block) of each word."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A block made."""

    mp3: bytes
    """Whole frames, with no header frame."""

    frames: int
    spans: tuple[Span, ...]
    """One for each utterance, in order."""

    powers: bytes
    """K-weighted power of each 100 ms as 32-bit floats: what loudness is reckoned from."""

    peak_dbtp: float

    @property
    def hop_powers(self) -> NDArray[np.float32]:
        """`powers` as numbers."""
        return np.frombuffer(self.powers, "<f4")


def encode_block(samples: level.Samples, spans: tuple[Span, ...], kbps: int) -> Sound:
    """Limit and encode whole frames that begin and end in silence."""
    samples, peak = level.limit(samples, level.CEILING_DBTP - level.LAME_DB)
    stream = mp3.encode(samples, kbps)
    return Sound(
        mp3=stream,
        frames=len(stream) // mp3.frame_size(kbps),
        spans=spans,
        powers=level.hop_powers(samples).astype("<f4").tobytes(),
        peak_dbtp=round(peak + level.LAME_DB, 3),
    )


def mix_block(
    block: Block, speak: Callable[[Utterance], Clip]
) -> tuple[level.Samples, tuple[Span, ...]]:
    """The block's sound before its trim, and where each utterance is in it.

    Its length is rounded up to whole frames by silence at the end; the frames that the encoder
    adds count as part of that silence.
    """
    parts = [joining.silence(in_samples(block.lead_ms))]
    at = in_samples(block.lead_ms)
    spans = []
    for utterance in block.utterances:
        clip = speak(utterance)
        cut, before = joining.trim(clip)
        end = at + len(cut)
        words = tuple(
            (word.start, min(max(at + round(word.frame * RATE / clip.rate) - before, at), end))
            for word in clip.words
        )
        spans.append(Span(at, end, words))
        pause = in_samples(utterance.pause_ms)
        parts += [joining.segment(cut, utterance.gain_db), joining.silence(pause)]
        at = end + pause
    voiced = spans[-1].end if spans else at
    # The encoder's own frame or two are silence too: give them back where the pause allows.
    length = -(-max(voiced + FRAME // 2, at - FRAME) // FRAME) * FRAME
    joined = joining.join(parts)
    del parts  # a minute of sound is 12 MB each time that it is held
    return joining.samples_of(joined, length), tuple(spans)
