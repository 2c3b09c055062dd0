"""How loud an episode will be: a gain for each of its voices, and one over them all."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from narrate.pipeline.booth import Booth
from narrate.speech import Voice

if TYPE_CHECKING:
    from narrate.pipeline.planning import Plan

_STEP_DB = 0.5
"""Steps of the gain over all voices: coarse, so that an edit of one paragraph seldom moves it."""

_LIMIT_LU = 0.45
"""How far a finished episode may lie from its loudness before all of it is made once more."""

_PILOT_CHARS = 700
"""Characters, three quarters of a minute, that are listened to before the first block is encoded,
and half the blocks at most. Of 72 news stories, whole and cut short, one was then off by more than
the limit; the rest by 0.1 LU on average."""

_PILOT_BLOCKS = 4
"""Blocks that are listened to at least, from all over the episode."""

_PILOT_SHARE = 100
"""One block in so many is listened to at least."""


class Leveller:
    """Measures, with the workers of a studio, what it does not know yet. Safe for threads."""

    def __init__(self, booth: Booth, pool: Executor) -> None:
        self._booth = booth
        self._pool = pool
        self._gains: dict[tuple[str, str], Future[float]] = {}
        self._lock = threading.Lock()

    def listen(self, voices: Iterable[Voice], language: str) -> None:
        """Begin to measure these voices, which will be asked for."""
        for voice in voices:
            self._gain(voice, language)

    def levelled(self, plan: Plan) -> Plan:
        """The plan with each voice's gain in it, measured where it is not known yet."""
        asked = {(v.id, language): self._gain(v, language) for v, language in plan.voices}
        return plan.levelled({key: future.result() for key, future in asked.items()})

    def _gain(self, voice: Voice, language: str) -> Future[float]:
        with self._lock:
            known = self._gains.get((voice.id, language))
            if known is None or (known.done() and (known.cancelled() or known.exception())):
                known = self._gains[voice.id, language] = self._measured(voice, language)
            return known

    def _measured(self, voice: Voice, language: str) -> Future[float]:
        kept = self._booth.kept_gain_db(voice, language)
        if kept is not None:
            there: Future[float] = Future()
            there.set_result(kept)
            return there

        def keep(measured: Future[float]) -> None:
            if not measured.cancelled() and measured.exception() is None:
                self._booth.keep_gain_db(voice, language, measured.result())

        future = self._pool.submit(self._booth.measure_gain_db, voice, language)
        future.add_done_callback(keep)
        return future

    def pilot_db(self, plan: Plan) -> float:
        """Gain over all voices, by a few blocks from all over the episode."""
        import numpy as np

        from narrate.audio.block import Block
        from narrate.audio.level import LAME_DB, integrated_lufs

        blocks = [part.block for part in plan.parts if isinstance(part.block, Block)]
        count = round(len(blocks) * min(1.0, _PILOT_CHARS / plan.chars))
        count = max(count, _PILOT_BLOCKS, len(blocks) // _PILOT_SHARE)
        count = min(count, (len(blocks) + 1) // 2)
        some = [blocks[(2 * turn + 1) * len(blocks) // (2 * count)] for turn in range(count)]
        powers = self._pool.map(self._booth.powers, some)
        return _trim_db(integrated_lufs(np.concatenate(list(powers))) + LAME_DB, _STEP_DB)


def missed_db(loudness_lufs: float) -> float:
    """Gain that a finished episode is off by; 0 where it is near enough to its loudness."""
    off = _trim_db(loudness_lufs, 0.1)
    return off if abs(off) > _LIMIT_LU else 0.0


def _trim_db(loudness_lufs: float, step_db: float) -> float:
    """Gain that brings an episode near its loudness, in steps; 0 for silence."""
    from narrate.audio.level import TARGET_LUFS

    if loudness_lufs == float("-inf"):
        return 0.0
    return round((TARGET_LUFS - loudness_lufs) / step_db) * step_db
