"""Progress for a person: a bar on a terminal, one line where there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from narrate.pipeline.progress import Progress, Watch, unwatched


@contextmanager
def watching(*, quiet: bool = False) -> Iterator[Watch]:
    """Someone to tell of progress while an episode is made."""
    if quiet:
        yield unwatched
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield _line()


def _line() -> Watch:
    began = time.monotonic()

    def watch(progress: Progress) -> None:
        if progress.stage == "done":
            print(_summary(progress, time.monotonic() - began), file=sys.stderr)

    return watch


def _summary(progress: Progress, seconds: float) -> str:
    return (
        f"“{progress.title}”: {_clock(progress.audio_ms / 1000)} of sound, "
        f"{progress.total} utterances, in {seconds:.1f} s"
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    began = time.monotonic()
    with Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f} utterances"),
        TextColumn("{task.fields[made]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("reading", total=1, made="")

        def watch(progress: Progress) -> None:
            seconds = max(time.monotonic() - began, 1e-3)
            made = progress.audio_ms / 1000
            bar.update(
                task,
                description=progress.stage,
                completed=progress.done,
                total=max(progress.total, 1),
                made=f"{_clock(made)} made, {made / seconds:.0f} × realtime",
            )
            if progress.stage == "done":
                console.print(_summary(progress, seconds), highlight=False)

        yield watch
