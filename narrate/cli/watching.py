"""Progress for a person: a bar on a terminal, one line where there is none."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from narrate.cli import shown
from narrate.pipeline.progress import Progress, Watch, unwatched
from narrate.pipeline.studio import Reckoning

if TYPE_CHECKING:
    from rich.progress import TaskID


@contextmanager
def watching(*, quiet: bool = False, as_json: bool = False, articles: int = 1) -> Iterator[Watch]:
    """Someone to tell of progress while so many articles are made."""
    if quiet:
        yield unwatched
    elif as_json:
        yield _events
    elif sys.stderr.isatty():
        with _bars(articles) as watch:
            yield watch
    else:
        yield _lines()


def _events(progress: Progress) -> None:
    print(json.dumps(asdict(progress)), file=sys.stderr, flush=True)


def _lines() -> Watch:
    """One line for each episode, and one for each thing worth saying."""
    began: dict[str, float] = {}

    def watch(progress: Progress) -> None:
        start = began.setdefault(progress.title, time.monotonic())
        if progress.note:
            print(progress.note, file=sys.stderr)
        if progress.stage == "done":
            print(_summary(progress, time.monotonic() - start), file=sys.stderr)

    return watch


def _summary(progress: Progress, seconds: float) -> str:
    return (
        f"“{shown(progress.title)}”: {_clock(progress.audio_ms / 1000)} of sound, "
        f"{progress.total} utterances, in {seconds:.1f} s"
    )


def reckoned(found: Reckoning) -> str:
    """A dry run in words."""
    lines = [
        f"“{shown(found.title)}”: about {_clock(found.audio_ms / 1000)} of sound, "
        f"by {found.engine}",
        f"  utterances   {found.utterances}, of which {found.kept} were spoken before",
        f"  characters   {found.chars} to speak",
    ]
    if found.requests:
        charges = "free of charge" if found.engine == "gtts" else "charged as your server does"
        lines.append(f"  requests     {found.requests}, {charges}")
    return "\n".join(lines)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def _bars(articles: int) -> Iterator[Watch]:
    """A bar for each article that is being made, and one for all where there are several."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True, highlight=False, markup=False)
    began: dict[str, float] = {}
    tasks: dict[str, TaskID] = {}
    with Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f} {task.fields[unit]}"),
        TextColumn("{task.fields[made]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bars:
        whole = bars.add_task("all", total=articles, unit="articles", made="", visible=articles > 1)

        def watch(progress: Progress) -> None:
            start = began.setdefault(progress.title, time.monotonic())
            if progress.title not in tasks:
                tasks[progress.title] = bars.add_task("", total=1, unit="utterances", made="")
            task = tasks[progress.title]
            if progress.note:
                console.print(progress.note)
            seconds = max(time.monotonic() - start, 1e-3)
            made = progress.audio_ms / 1000
            title = shown(progress.title)
            title = title if len(title) < 30 else title[:28] + "…"
            bars.update(
                task,
                description=f"{title}: {progress.stage}" if articles > 1 else progress.stage,
                completed=progress.done,
                total=max(progress.total, 1),
                made=f"{_clock(made)} made, {made / seconds:.0f} × realtime",
            )
            if progress.stage == "done":
                console.print(_summary(progress, seconds))
                bars.update(task, visible=False)
                bars.advance(whole)

        yield watch
