"""`narrate follow`: new entries of somebody's feed become episodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings

if TYPE_CHECKING:
    from narrate.article import Article
    from narrate.episode import Episode
    from narrate.errors import NarrateError
    from narrate.feed.following import Make, Wish
    from narrate.pipeline.many import Workshop


@with_settings()
def follow(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED_URL",
            help="Name the RSS or Atom feeds by their addresses.",
            show_default=False,
        ),
    ],
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="NUMBER",
            help="Take only the newest entries of a feed, so many of them; the rest wait.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Pass over entries older than this day.", show_default=False
        ),
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try what was set aside once more.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be made; make nothing.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each episode.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    *,
    settings: Settings,
) -> None:
    """Make an episode of each new entry, and print the path of its MP3.

    Nothing new is no error. An entry that fails three times is set aside. Exit 1 if an entry or a
    feed failed in this run.
    """
    from narrate.cli import tell
    from narrate.errors import NarrateError
    from narrate.feed import publish
    from narrate.feed.followed import following, parse_since
    from narrate.feed.following import Wish
    from narrate.pipeline.many import Workshop

    try:
        day = parse_since(since) if since else None
    except ValueError as error:
        tell(NarrateError(f"--since is {since!r}, which is no date.", hint="As 2026-03-01."))
        raise typer.Exit(2) from error
    if dry_run:
        failed = sum(not _list(url, settings, Wish(day, limit, retry)) for url in feeds)
    else:
        made = failed = 0

        def say(note: str) -> None:
            if not quiet:
                typer.echo(note, err=True)

        with following(settings.output), Workshop(settings, say=say) as workshop:
            make = _maker(workshop, quiet=quiet, as_json=as_json)
            try:
                for url in dict.fromkeys(feeds):
                    done, missed = _follow(url, settings, Wish(day, limit, retry), make, quiet)
                    made, failed = made + done, failed + missed
            finally:
                publish(settings)
        if not made and not failed and not quiet:
            typer.echo("nothing new", err=True)
    if failed:
        raise typer.Exit(1)


def _follow(url: str, settings: Settings, wish: Wish, make: Make, quiet: bool) -> tuple[int, int]:
    """Make what is new in one feed; how many entries were made, and how many failed."""
    from narrate.article.addresses import public_address
    from narrate.cli import tell, tell_of
    from narrate.errors import NarrateError
    from narrate.feed.followed import Followed, read_followed, write_followed
    from narrate.feed.following import follow_feed

    feeds = read_followed(settings.output)
    made = failed = 0

    def keep(known: Followed) -> None:
        feeds[name] = known
        write_followed(settings.output, feeds)

    name = public_address(url)
    known = feeds.get(name, Followed())
    try:
        for outcome in follow_feed(
            url, known, wish, make=make, keep=keep, language=settings.language
        ):
            if outcome.error is None:
                made += 1
                continue
            failed += 1
            title = outcome.entry.title or outcome.entry.id
            typer.echo(f"“{title}” failed:", err=True)
            tell_of(outcome.error)
            if outcome.set_aside:
                typer.echo(f"set aside “{title}”: --retry tries it once more.", err=True)
    except NarrateError as error:
        failed += 1
        tell(error)
    aside = sum(failure.set_aside for failure in feeds.get(name, known).failed.values())
    if aside and not quiet:
        typer.echo(f"{aside} of {name} set aside; --dry-run --retry lists them.", err=True)
    return made, failed


def _list(url: str, settings: Settings, wish: Wish) -> bool:
    """List what would be made of one feed; False where it is not to be had."""
    from narrate.article.addresses import public_address
    from narrate.cli import tell
    from narrate.errors import NarrateError
    from narrate.feed.followed import Followed, read_followed
    from narrate.feed.following import find_due

    known = read_followed(settings.output).get(public_address(url), Followed())
    try:
        due = find_due(url, known, wish)
    except NarrateError as error:
        tell(error)
        return False
    for entry in due:
        typer.echo(f"{(entry.published or '')[:10]:10}  {entry.title or entry.id}")
        failure = known.failed.get(entry.id)
        if failure:
            typer.echo(f"{'':10}  failed {failure.times} times: {failure.reason}", err=True)
    return True


def _maker(workshop: Workshop, *, quiet: bool, as_json: bool) -> Make:
    """What makes the episodes, several at once, and prints their paths in order."""
    import json
    from datetime import UTC, datetime

    from narrate.cli.watching import watching
    from narrate.pipeline import script_of
    from narrate.pipeline.studio import Studio, Turn
    from narrate.script import Script

    settings = workshop.settings
    now = datetime.now(UTC)

    def make(
        names: Sequence[str], article: Callable[[str], Article]
    ) -> Iterator[tuple[str, str | NarrateError | OSError]]:
        with watching(quiet=quiet, as_json=as_json, articles=len(names)) as watch:

            def work(studio: Studio, script: Script, turn: Turn) -> Episode:
                return studio.make_episode(script, now=now, watch=watch, turn=turn)

            for outcome in workshop.each(
                names, work, read=lambda name: script_of(article(name), settings)
            ):
                episode = outcome.result
                if episode is None:
                    assert outcome.error is not None
                    yield outcome.source, outcome.error
                    continue
                path = settings.output / episode.mp3
                about = {"path": str(path), "title": episode.title, "source": episode.source}
                typer.echo(json.dumps(about, ensure_ascii=False) if as_json else path)
                yield outcome.source, episode.slug

    return make
