"""`narrate make`: articles in, episodes out."""

from __future__ import annotations

import math
from typing import Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings


def _a_number(seconds: float | None) -> float | None:
    """The seconds as given, if they are any: older versions of typer let `nan` past both bounds."""
    if seconds is not None and math.isnan(seconds):
        raise typer.BadParameter("nan is no number of seconds.")
    return seconds


@with_settings()
def make(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Name addresses, files, folders of files, or - for what is piped in.",
            show_default=False,
        ),
    ],
    preview: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=1,
            max=86_400,
            callback=_a_number,
            help="Make only the first seconds, for the ear; no feed takes them up.",
            show_default=False,
        ),
    ] = None,
    chapter: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER",
            min=1,
            help="Make only this chapter, for the ear; no feed takes it up.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be spoken and asked for; make nothing."),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print a JSON object for each episode, and progress as such."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    *,
    settings: Settings,
) -> None:
    """Make an episode of each article, and print the path of its MP3."""
    import json
    from concurrent.futures import ThreadPoolExecutor
    from dataclasses import asdict
    from datetime import UTC, datetime

    from narrate.article.addresses import public_address
    from narrate.article.reading import find_sources
    from narrate.cli import shown, tell_of
    from narrate.cli.watching import reckoned, watching
    from narrate.feed import draw_front, publish
    from narrate.pipeline.many import Workshop
    from narrate.pipeline.studio import Studio, Turn
    from narrate.script import Script

    names = find_sources(sources)
    now = datetime.now(UTC)

    def say(note: str) -> None:
        if not quiet:
            typer.echo(note, err=True)

    def work(studio: Studio, script: Script, turn: Turn) -> str:
        """What is printed of an article: the path of its MP3, or its reckoning."""
        if dry_run:
            found = studio.reckon(script)
            return json.dumps(asdict(found)) if as_json else reckoned(found)
        if preview is not None or chapter is not None:
            path = studio.make_excerpt(script, chapter=chapter, seconds=preview, watch=watch)
            return json.dumps({"path": str(path), "title": script.title}) if as_json else str(path)
        episode = studio.make_episode(script, now=now, watch=watch, turn=turn)
        made.append(episode.slug)
        path = settings.output / episode.mp3
        if not as_json:
            return str(path)
        told = ("title", "guid", "duration_ms", "size_bytes", "engine")
        return json.dumps({"path": str(path)} | {name: getattr(episode, name) for name in told})

    for_the_feed = not dry_run and preview is None and chapter is None
    failed = 0
    made: list[str] = []
    front = None
    try:
        with (
            ThreadPoolExecutor(1, "front") as drawer,
            watching(quiet=quiet, as_json=as_json, articles=len(names)) as watch,
            Workshop(settings, say=say) as workshop,
        ):
            front = drawer.submit(draw_front, settings) if for_the_feed else None
            for outcome in workshop.each(names, work):
                if outcome.result is not None:
                    typer.echo(outcome.result)
                elif outcome.error is not None:
                    failed += 1
                    if len(names) > 1:
                        typer.echo(f"{shown(public_address(outcome.source))} failed:", err=True)
                    tell_of(outcome.error)
    finally:  # Ctrl-C takes nothing from the episodes that are done, told of or not
        if made and front is not None:
            publish(settings, front=front.result())
    if failed:
        raise typer.Exit(1)
