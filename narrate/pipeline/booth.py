"""What a worker does, wherever it is: speaks utterances, makes blocks, remembers.

Little is loaded with it, so that a run in which nothing is to be made begins and ends at once.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from narrate.cache import Cache, digest
from narrate.speech import Clip, Engine, Voice, Word

if TYPE_CHECKING:
    from narrate.audio.block import Block, Sound, Span, Utterance
    from narrate.audio.level import Samples
    from narrate.audio.music import Jingle

    Mix: TypeAlias = tuple[Samples, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Booth:
    """What a worker must know to make blocks; it crosses to other processes and machines."""

    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Engine name -> what `[engines.NAME]` says."""

    cache_folder: Path | None = None
    """Where clips and gains are kept; None keeps nothing."""

    cache_bytes: int = 2 << 30

    def engine(self, name: str) -> Engine:
        """The engine of that name: one for each process."""
        return _engine(name, json.dumps(self.options.get(name, {}), sort_keys=True))

    @property
    def cache(self) -> Cache | None:
        """What is kept: one for each process."""
        if self.cache_folder is None:
            return None
        return _cache(self.cache_folder, self.cache_bytes)

    def speak(self, utterance: Utterance) -> Clip:
        """The utterance's clip; those of engines too slow or too dear to ask twice are kept."""
        engine = self.engine(utterance.voice.engine)

        def ask() -> Clip:
            return engine.speak(
                utterance.text,
                utterance.voice,
                language=utterance.language,
                rate=utterance.rate,
            )

        cache = self.cache
        if engine.instant or cache is None:
            return ask()
        key = self._clip_key(utterance)
        kept = cache.get("clip", key)
        if kept is not None:
            return _parse_clip(kept)
        clip = ask()
        cache.put("clip", key, _render_clip(clip))
        return clip

    def keeps(self, utterance: Utterance) -> bool:
        """Whether the utterance need not be spoken again."""
        cache = self.cache
        if cache is None or self.engine(utterance.voice.engine).instant:
            return False
        return cache.has("clip", self._clip_key(utterance))

    def _clip_key(self, utterance: Utterance) -> str:
        return digest(
            self.engine(utterance.voice.engine).version,
            utterance.text,
            utterance.voice.key,
            utterance.language,
            utterance.rate,
        )

    def make(self, block: Block | Jingle) -> Sound:
        """The block's sound."""
        from narrate.audio.block import encode_block

        samples, spans = self.mix(block)
        return encode_block(samples, spans, block.kbps)

    def mix(self, block: Block | Jingle) -> Mix:
        """The block's sound before it is limited and encoded, and where utterances are in it."""
        import numpy as np

        from narrate.audio.block import mix_block
        from narrate.audio.music import Jingle, mix_jingle

        if isinstance(block, Jingle):
            return mix_jingle(block), ()
        mixed = _held.take(replace(block, trim_db=0.0)) or mix_block(block, self.speak)
        if block.trim_db:
            mixed = mixed[0] * np.float32(10 ** (block.trim_db / 20)), mixed[1]
        return mixed

    def powers(self, block: Block) -> Samples:
        """The K-weighted powers of a block that has no trim, measured once and kept."""
        import numpy as np

        from narrate.audio.block import mix_block
        from narrate.audio.level import hop_powers

        cache = self.cache
        key = digest("powers", block.key)
        kept = cache.get("gain", key) if cache is not None else None
        if kept is None:
            mixed = mix_block(block, self.speak)
            _held.put(block, mixed)  # it is asked for again in a moment
            kept = hop_powers(mixed[0]).astype("<f4").tobytes()
            if cache is not None:
                cache.put("gain", key, kept)
        return np.frombuffer(kept, "<f4")

    def measure_gain_db(self, voice: Voice, language: str) -> float:
        """The voice's gain, by what it makes of a passage."""
        from narrate.audio.gain import measure_gain_db

        return measure_gain_db(self.engine(voice.engine), voice, language)

    def kept_gain_db(self, voice: Voice, language: str) -> float | None:
        """The same as it was measured before; None where it was not."""
        cache = self.cache
        kept = cache.get("gain", self._gain_key(voice, language)) if cache is not None else None
        return None if kept is None else float(kept)

    def keep_gain_db(self, voice: Voice, language: str, gain_db: float) -> None:
        """Keep what was measured."""
        cache = self.cache
        if cache is not None:
            cache.put("gain", self._gain_key(voice, language), repr(gain_db).encode())

    def _gain_key(self, voice: Voice, language: str) -> str:
        from narrate.audio.gain import MEASURED

        return digest("gain", MEASURED, self.engine(voice.engine).version, voice.key, language)


class _Held:
    """A few mixes of this process that are wanted once more, the latest; safe for threads."""

    MOST_BYTES = 24_000_000

    def __init__(self) -> None:
        self._mixes: OrderedDict[str, Mix] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def put(self, block: Block, mix: Mix) -> None:
        self.take(block)  # the same block may stand in two articles
        with self._lock:
            self._mixes[block.key] = mix
            self._bytes += mix[0].nbytes
            while self._bytes > self.MOST_BYTES:
                _, (samples, _) = self._mixes.popitem(last=False)
                self._bytes -= samples.nbytes

    def take(self, block: Block) -> Mix | None:
        with self._lock:
            if not self._mixes:
                return None
            mix = self._mixes.pop(block.key, None)
            if mix is not None:
                self._bytes -= mix[0].nbytes
            return mix


_held = _Held()


@cache
def _engine(name: str, options: str) -> Engine:
    from narrate.engines import make_engine

    return make_engine(name, json.loads(options))


@cache
def _cache(folder: Path, limit_bytes: int) -> Cache:
    return Cache(folder, limit_bytes=limit_bytes)


def _render_clip(clip: Clip) -> bytes:
    head = {"rate": clip.rate, "words": [[w.start, w.end, w.frame] for w in clip.words]}
    return json.dumps(head).encode() + b"\n" + clip.pcm


def _parse_clip(kept: bytes) -> Clip:
    line, _, pcm = kept.partition(b"\n")
    head = json.loads(line)
    return Clip(pcm, head["rate"], tuple(Word(*word) for word in head["words"]))
