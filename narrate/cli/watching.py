"""Progress for a person: a bar on a terminal, one line where there is none."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from narrate.pipeline.progress import Progress, Watch, unwatched
from narrate.pipeline.studio import Reckoning


@contextmanager
def watching(*, quiet: bool = False, as_json: bool = False) -> Iterator[Watch]:
    """Someone to tell of progress while an episode is made."""
    if quiet:
        yield unwatched
    elif as_json:
        yield _events
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield _line()


def _events(progress: Progress) -> None:
    print(json.dumps(asdict(progress)), file=sys.stderr, flush=True)


def _line() -> Watch:
    began = time.monotonic()

    def watch(progress: Progress) -> None:
        if progress.note:
            print(progress.note, file=sys.stderr)
        if progress.stage == "done":
            print(_summary(progress, time.monotonic() - began), file=sys.stderr)

    return watch


def _summary(progress: Progress, seconds: float) -> str:
    return (
        f"“{progress.title}”: {_clock(progress.audio_ms / 1000)} of sound, "
        f"{progress.total} utterances, in {seconds:.1f} s"
    )


def reckoned(found: Reckoning) -> str:
    """A dry run in words."""
    lines = [
        f"“{found.title}”: about {_clock(found.audio_ms / 1000)} of sound, by {found.engine}",
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
            if progress.note:
                console.print(progress.note, highlight=False)
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
