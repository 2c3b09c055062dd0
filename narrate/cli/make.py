"""`narrate make`: articles in, episodes out."""

from __future__ import annotations

from typing import Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings


@with_settings()
def make(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Addresses, files, folders of files, or - for what is piped in.",
            show_default=False,
        ),
    ],
    preview: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=1,
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
    from dataclasses import asdict
    from datetime import UTC, datetime

    from narrate.article.reading import find_sources
    from narrate.cli import tell
    from narrate.cli.watching import reckoned, watching
    from narrate.errors import NarrateError
    from narrate.feed import publish
    from narrate.pipeline import choose_engine, read_script
    from narrate.pipeline.studio import Studio

    failed = fresh = 0
    made: dict[str, object]
    names = find_sources(sources)
    for source in names:
        try:
            script = read_script(source, settings)
            engine, note = choose_engine(settings.engine, script.language)
            if note and not quiet:
                typer.echo(note, err=True)
            with Studio(settings, engine=engine) as studio:
                if dry_run:
                    found = studio.reckon(script)
                    typer.echo(json.dumps(asdict(found)) if as_json else reckoned(found))
                    continue
                with watching(quiet=quiet, as_json=as_json) as watch:
                    if preview is not None or chapter is not None:
                        path = studio.make_excerpt(
                            script, chapter=chapter, seconds=preview, watch=watch
                        )
                        made = {"path": str(path), "title": script.title}
                    else:
                        episode = studio.make_episode(script, now=datetime.now(UTC), watch=watch)
                        fresh += 1
                        path = settings.output / episode.mp3
                        made = {
                            "path": str(path),
                            "title": episode.title,
                            "guid": episode.guid,
                            "duration_ms": episode.duration_ms,
                            "size_bytes": episode.size_bytes,
                            "engine": episode.engine,
                        }
        except NarrateError as error:
            if len(names) == 1:
                raise
            failed += 1
            tell(error)
            continue
        typer.echo(json.dumps(made) if as_json else path)
    if fresh:
        publish(settings)
    if failed:
        raise typer.Exit(1)
