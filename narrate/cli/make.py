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
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object for each episode.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    *,
    settings: Settings,
) -> None:
    """Make an episode of each article, and print the path of its MP3."""
    import json
    from datetime import UTC, datetime

    from narrate.article.reading import find_sources
    from narrate.cli import tell
    from narrate.cli.watching import watching
    from narrate.errors import NarrateError
    from narrate.pipeline import choose_engine, read_script
    from narrate.pipeline.studio import Studio

    failed = 0
    names = find_sources(sources)
    for source in names:
        try:
            script = read_script(source, settings)
            engine, note = choose_engine(settings.engine, script.language)
            with watching(quiet=quiet) as watch, Studio(settings, engine=engine) as studio:
                if note and not quiet:
                    typer.echo(note, err=True)
                episode = studio.make_episode(script, now=datetime.now(UTC), watch=watch)
        except NarrateError as error:
            if len(names) == 1:
                raise
            failed += 1
            tell(error)
            continue
        path = settings.output / episode.mp3
        if as_json:
            typer.echo(json.dumps({"path": str(path), "title": episode.title}))
        else:
            typer.echo(path)
    if failed:
        raise typer.Exit(1)
