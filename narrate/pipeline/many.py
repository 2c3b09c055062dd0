"""Many articles at once: one set of workers, several articles in flight, told of in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Generic, TypeVar

from narrate.article.fetch import fetch_page
from narrate.article.reading import Fetch
from narrate.episode.naming import Queue
from narrate.errors import NarrateError
from narrate.pipeline.choosing import choose_engine
from narrate.pipeline.cluster import Cluster
from narrate.pipeline.memory import return_large_arrays
from narrate.pipeline.ordering import in_order
from narrate.pipeline.reading import read_script
from narrate.pipeline.studio import Studio, Turn
from narrate.script import Script
from narrate.settings import Settings

IN_FLIGHT = 3
"""Articles worked on at once: enough that the workers never wait for one to be read or written,
and few enough that memory does not grow with their number."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one source."""

    source: str

    result: T | None = None
    """What was made of it; None where it failed."""

    error: NarrateError | OSError | None = None
    """Why it failed."""


class Workshop:
    """Studios for one run, one for each engine that its articles ask for.

    A context: leaving it ends their workers. The process it runs in holds its memory as a long
    run needs it.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        fetch: Fetch = fetch_page,
        say: Callable[[str], None] = lambda note: None,
    ) -> None:
        """`say` is told, once each, what engines were chosen and why."""
        self.settings = settings
        self.fetch = fetch
        self._say = say
        self._said: set[str] = set()
        self._stack = ExitStack()
        self._studios: dict[str, Studio] = {}
        self._chosen: dict[str, str] = {}
        self._cluster: Cluster | None = None
        self._queue = Queue()
        self._lock = threading.Lock()

    def __enter__(self) -> Workshop:
        return_large_arrays()
        if self.settings.scheduler:
            self._cluster = self._stack.enter_context(Cluster(self.settings.scheduler))
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.__exit__(*error)  # type: ignore[arg-type]

    def studio(self, language: str) -> Studio:
        """The studio whose engine speaks articles of a language."""
        with self._lock:
            if language not in self._chosen:
                self._chosen[language], note = choose_engine(self.settings.engine, language)
                if note is not None and note not in self._said:
                    self._said.add(note)
                    self._say(note)
            engine = self._chosen[language]
            if engine not in self._studios:
                pool: Executor | None = self._cluster.pool if self._cluster else None
                self._studios[engine] = self._stack.enter_context(
                    Studio(
                        self.settings,
                        engine=engine,
                        pool=pool,
                        workers=self._cluster.workers if self._cluster else None,
                        queue=self._queue,
                    )
                )
            return self._studios[engine]

    def each(
        self,
        sources: Sequence[str],
        task: Callable[[Studio, Script, Turn], T],
        *,
        read: Callable[[str], Script] | None = None,
    ) -> Generator[Outcome[T]]:
        """What `task` makes of each source, in their order; a failed one does not stop the rest.

        A few sources are worked on at once. Their casts are made one after the other, whatever
        finishes first, so that the cast book grows the same way on every run. `read` gives the
        script of a source that is not to be read from where its name says.
        """
        turns = _Turns()
        read = read or (lambda source: read_script(source, self.settings, fetch=self.fetch))

        def one(number: int, source: str) -> Outcome[T]:
            with turns.of(number) as turn:
                try:
                    script = read(source)
                    return Outcome(source, task(self.studio(script.language), script, turn))
                except (NarrateError, OSError) as error:
                    return Outcome(source, error=error)

        if len(sources) == 1:
            yield one(0, sources[0])
            return
        pool = ThreadPoolExecutor(IN_FLIGHT, "article")
        try:
            begun = (pool.submit(one, number, source) for number, source in enumerate(sources))
            yield from in_order(begun, IN_FLIGHT + 1)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


class _Turns:
    """Lets many threads do one thing in the order of their numbers."""

    def __init__(self) -> None:
        self._next = 0
        self._changed = threading.Condition()
        self._done: set[int] = set()

    def of(self, number: int) -> _Turn:
        return _Turn(self, number)

    def wait(self, number: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._next == number)

    def give_up(self, number: int) -> None:
        with self._changed:
            self._done.add(number)
            while self._next in self._done:
                self._next += 1
            self._changed.notify_all()


class _Turn:
    """The whole of one thread's work; called, what it does in its turn."""

    def __init__(self, turns: _Turns, number: int) -> None:
        self._turns = turns
        self._number = number

    def __enter__(self) -> Turn:
        return self._take

    def __exit__(self, *error: object) -> None:
        self._turns.give_up(self._number)

    def _take(self, task: Callable[[], T]) -> T:
        self._turns.wait(self._number)
        try:
            return task()
        finally:
            self._turns.give_up(self._number)
