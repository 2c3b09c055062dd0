"""`narrate feed`: the show as it is published."""

from __future__ import annotations

from typing import Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings

app = typer.Typer(help="Show, rebuild or check the feed.")


@app.callback(invoke_without_command=True)
@with_settings("output")
def feed(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    *,
    settings: Settings,
) -> None:
    """Show what is set for the show, and where its feed is."""
    if context.invoked_subcommand is not None:
        return
    import json
    from dataclasses import asdict

    from narrate.feed import read_show
    from narrate.feed.publishing import find_episodes, read_memory
    from narrate.feed.show import FEED

    show = read_show(settings)
    path = settings.output / FEED
    episodes = find_episodes(settings.output)
    about = asdict(show)
    about["guid"] = show.guid or read_memory(settings.output).guid
    if as_json:
        found = {"path": str(path), "address": show.feed_address, "episodes": len(episodes)}
        typer.echo(json.dumps(found | {"show": about}, ensure_ascii=False, indent=1))
        return
    there = "" if path.is_file() else "  (not written yet)"
    typer.echo(f"{path}{there}")
    typer.echo(f"  address      {show.feed_address}")
    typer.echo(f"  episodes     {len(episodes)}")
    for name, value in about.items():
        if isinstance(value, bool):
            value = "true" if value else "false"
        told = ", ".join(value) if isinstance(value, tuple) else value
        typer.echo(f"  {name:11}  {told if told != '' else '–'}")
    if not show.base_url:
        typer.echo("No base_url is set: the feed is for `narrate serve` on this machine.", err=True)


@app.command()
@with_settings("output")
def rebuild(*, settings: Settings) -> None:
    """Write feed, front page and pages anew from the episodes' records; print the feed's path."""
    from narrate.feed import publish

    done = publish(settings)
    typer.echo(done.path)
    count = len(done.episodes)
    typer.echo(f"{count} episode{'' if count == 1 else 's'} in it", err=True)


@app.command()
@with_settings("output")
def check(
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    *,
    settings: Settings,
) -> None:
    """Find every fault of feed and files; exit 1 if there is one."""
    import json
    from dataclasses import asdict
    from datetime import UTC, datetime

    from narrate.feed import read_show
    from narrate.feed.checking import check_feed

    faults = check_feed(settings.output, read_show(settings), now=datetime.now(UTC))
    if as_json:
        typer.echo(json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            typer.echo(fault)
        count = len(faults)
        told = f"{count} fault{'' if count == 1 else 's'} found." if count else "No fault found."
        typer.echo(told, err=True)
    if faults:
        raise typer.Exit(1)
