"""Where episodes are made: the engine, the workers and what was spoken before, shared by all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias, TypeVar

from narrate.article.fetch import fetch_image
from narrate.article.reading import Fetch
from narrate.cache import kept_by
from narrate.episode import Episode
from narrate.episode.naming import Place, Queue
from narrate.feed import read_show
from narrate.pipeline.booth import Booth
from narrate.pipeline.levelling import Leveller
from narrate.pipeline.progress import Progress, Watch, unwatched
from narrate.pipeline.standing import find_standing, origin_of
from narrate.script import Script
from narrate.settings import Settings
from narrate.speech import Voice
from narrate.voices import (
    cast_show,
    read_book,
    read_casts,
    read_voices,
    ready_voices,
    remember,
    shipped_folder,
)
from narrate.wording.lexicon import read_lexicon

if TYPE_CHECKING:
    from narrate.pipeline.planning import Plan

Cast: TypeAlias = Mapping[str | None, Voice]
"""Person -> voice; None is the narrator."""

T = TypeVar("T")


class Turn(Protocol):
    """Does a task when it is this article's turn, and gives back what comes of it."""

    def __call__(self, task: Callable[[], T], /) -> T: ...


def at_once(task: Callable[[], T]) -> T:
    """No other article is waiting."""
    return task()


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What an episode would take to make."""

    title: str
    engine: str
    utterances: int
    kept: int
    """Of these, how many were spoken before and need not be again."""

    chars: int
    """Characters that the engine would be given."""

    requests: int
    """Calls over the network; 0 where the engine makes none."""

    audio_ms: int
    """Length of the episode, about."""


class Studio:
    """Makes episodes with one engine and one set of workers.

    A context: leaving it ends the workers it started. A `pool` that is given is used and left
    running; booths are sent to its workers, so it may be of threads, processes or machines.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        engine: str,
        pool: Executor | None = None,
        workers: int | None = None,
        queue: Queue | None = None,
    ) -> None:
        """`workers` is how many a given pool has; `queue` is of a run with several studios."""
        self.settings = settings
        kept = kept_by(settings)
        self.booth = Booth(
            options={name: dict(table) for name, table in settings.engines.items()},
            cache_folder=kept.folder,
            cache_bytes=kept.limit_bytes,
        )
        self.engine = self.booth.engine(engine)
        if hasattr(self.engine, "start"):
            self.engine.start()  # an earlier studio may have been left in the middle
        self.lexicon = read_lexicon(*_lexicons(settings))
        if workers is None:
            workers = settings.jobs or os.cpu_count() or 1
            if self.engine.online and not settings.jobs:
                workers = max(workers, 2 * int(getattr(self.engine, "parallel", 4)))
        self.pool = pool or ThreadPoolExecutor(workers, "narrate")
        self._owned = pool is None
        self.drawer = ThreadPoolExecutor(1, "cover")
        self._queue = queue or Queue()
        self.leveller = Leveller(self.booth, self.pool)
        self.ahead = 2 * workers + 2

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.drawer.shutdown(wait=False, cancel_futures=True)
        if self._owned:
            self.pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None and hasattr(self.engine, "stop"):
            self.engine.stop()  # what is in flight over the network is not waited for

    def cast(self, script: Script) -> tuple[Cast, tuple[str, ...]]:
        """Who speaks with which voice, None being the narrator, and what to tell about it."""
        folder = self.settings.engines.get(self.engine.name, {}).get("folder")
        return cast_show(
            read_book(self.settings.output),
            script.turns,
            script.genders,
            ready_voices(
                self.engine.name,
                script.language,
                files=Path(folder).expanduser() if folder else None,
            ),
            language=script.language,
            narrator=self.settings.narrator,
            pins={**read_casts(), **self.settings.cast, **script.cast},
        )

    def _begin(self, script: Script, place: Place) -> tuple[Cast, tuple[str, ...]]:
        """What is done in the order of the articles: a cast written down, a name waited for."""
        place.take()
        voices, notes = self.cast(script)
        remember(self.settings.output, voices)
        return voices, notes

    def _standing(self, origin: str) -> Episode | None:
        return find_standing(self.booth.cache, origin, self.settings.output)

    def _origin(self, script: Script, voices: Cast) -> str:
        name = f"{self.engine.name} {self.engine.version}"
        known = read_voices(self.engine.name)
        return origin_of(script, voices, known, self.lexicon.entries, self.settings, name)

    def make_episode(
        self,
        script: Script,
        *,
        now: datetime,
        watch: Watch = unwatched,
        fetch: Fetch = fetch_image,
        turn: Turn = at_once,
    ) -> Episode:
        """The script as an MP3 with its companions in the output folder.

        Made again, an episode keeps its name, its guid and the instant it was first made; one
        that stands as it was made, of the same, is left alone. The cast is made, and written into
        the show's book, when `turn` says so; slugs are given in that order.

        Raises:
            NarrateError: a voice, a text or the disk will not do; nothing half-made is left, and
                what was spoken is kept.
        """
        with self._queue.place(script.title, script.source) as place:
            show = read_show(self.settings)
            voices, notes = turn(lambda: self._begin(script, place))
            origin = self._origin(script, voices)
            standing = self._standing(origin)
            if standing is not None:
                count, told = len(standing.cues), f"“{script.title}” stands as it was made."
                watch(Progress(script.title, "done", count, count, standing.duration_ms, told))
                return standing
            watch(Progress(script.title, "levelling", note=" ".join(notes)))
            from narrate.pipeline.making import Making

            return Making(self, script, voices, watch).episode(show, place, origin, now, fetch)

    def plan(self, script: Script, voices: Cast) -> Plan:
        """Everything that will be spoken, its voices not yet levelled."""
        from narrate.pipeline.making import Making

        return Making(self, script, voices).plan

    def make_excerpt(
        self,
        script: Script,
        *,
        chapter: int | None = None,
        seconds: float | None = None,
        watch: Watch = unwatched,
    ) -> Path:
        """One chapter (from 1) or the first seconds, to listen to: an MP3 that no feed knows.

        Raises:
            NarrateError: as `make_episode`, and where there is no such chapter.
        """
        from narrate.pipeline.making import Making

        show = read_show(self.settings)
        return Making(self, script, self.cast(script)[0], watch).excerpt(show, chapter, seconds)

    def reckon(self, script: Script) -> Reckoning:
        """What making the episode would take; nothing is spoken."""
        voices, _ = self.cast(script)
        standing = self._standing(self._origin(script, voices))
        if standing is not None:
            count = len(standing.cues)
            length = standing.duration_ms
            return Reckoning(script.title, self.engine.name, count, count, 0, 0, length)
        from narrate.pipeline.making import Making

        return Making(self, script, voices).reckoning


def _lexicons(settings: Settings) -> Iterator[Path]:
    """The lexicon that ships, the one beside narrate.toml, and the one that was asked for."""
    yield shipped_folder() / "lexicon.toml"
    beside = Path("lexicon.toml")
    if beside.is_file():
        yield beside
    if settings.lexicon is not None:
        yield settings.lexicon
