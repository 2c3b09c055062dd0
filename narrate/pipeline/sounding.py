"""Blocks made in workers: several at once, taken in order, each kept as soon as it is there."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from concurrent.futures import Executor, Future
from functools import partial

from narrate.audio.block import Block, Sound, Span
from narrate.audio.music import Jingle
from narrate.cache import Cache
from narrate.pipeline.booth import Booth
from narrate.pipeline.ordering import in_order


def make_sounds(
    blocks: Iterable[Block | Jingle], booth: Booth, pool: Executor, *, ahead: int
) -> Generator[Sound]:
    """The sound of each block, in order, at most `ahead` of them in flight.

    What was made before is taken from the cache and not made again; what is made is kept as soon
    as it is there, whether or not it is still waited for.
    """
    store = booth.cache

    def begin(block: Block | Jingle) -> Future[Sound]:
        kept = store.get("block", block.key) if store is not None else None
        if kept is not None:
            there: Future[Sound] = Future()
            there.set_result(parse_sound(kept))
            return there
        made = pool.submit(booth.make, block)
        if store is not None:
            made.add_done_callback(partial(_keep, store, block.key))
        return made

    return in_order(map(begin, blocks), ahead)


def _keep(store: Cache, key: str, made: Future[Sound]) -> None:
    if not made.cancelled() and made.exception() is None:
        store.put("block", key, render_sound(made.result()))


def render_sound(sound: Sound) -> bytes:
    """A sound as bytes to keep: one line of JSON, the powers, the frames."""
    head = {
        "frames": sound.frames,
        "peak": sound.peak_dbtp,
        "powers": len(sound.powers),
        "spans": [[span.start, span.end, span.words] for span in sound.spans],
    }
    return json.dumps(head).encode() + b"\n" + sound.powers + sound.mp3


def parse_sound(kept: bytes) -> Sound:
    """What `render_sound` made bytes of."""
    line, _, rest = kept.partition(b"\n")
    head = json.loads(line)
    return Sound(
        mp3=rest[head["powers"] :],
        frames=head["frames"],
        spans=tuple(
            Span(start, end, tuple((at, frame) for at, frame in words))
            for start, end, words in head["spans"]
        ),
        powers=rest[: head["powers"]],
        peak_dbtp=head["peak"],
    )
