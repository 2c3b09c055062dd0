"""`narrate cache`: what was spoken before and is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings

app = typer.Typer(no_args_is_help=True, help="Show or clear what was spoken before and is kept.")


@app.command()
@with_settings("cache_folder", "cache_size_mb")
def show(
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    *,
    settings: Settings,
) -> None:
    """Show where the cache is and what it holds."""
    import json

    from narrate.cache import kept_by

    cache = kept_by(settings)
    usage = cache.usage()
    if as_json:
        entries = {one.kind: {"entries": one.entries, "bytes": one.size_bytes} for one in usage}
        found = {"folder": str(cache.folder), "limit_bytes": cache.limit_bytes} | entries
        typer.echo(json.dumps(found))
        return
    typer.echo(cache.folder)
    for one in usage:
        typer.echo(f"  {one.kind + 's':8}{one.entries:8}  {one.size_bytes / 1e6:9.1f} MB")
    typer.echo(f"  kept under {cache.limit_bytes / 1e6:.0f} MB, least recently used out first")


@app.command()
@with_settings("cache_folder", "cache_size_mb")
def clear(*, settings: Settings) -> None:
    """Drop all of it: the next run speaks everything again."""
    from narrate.cache import kept_by

    typer.echo(f"{kept_by(settings).clear()} entries dropped", err=True)
