"""`narrate init`: the few things a feed needs to know, written into narrate.toml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer


def init(
    title: Annotated[
        str | None, typer.Option(help="Call the show this.", show_default=False)
    ] = None,
    description: Annotated[
        str | None, typer.Option(help="Say what it is about.", show_default=False)
    ] = None,
    author: Annotated[
        str | None, typer.Option(help="Say who makes it.", show_default=False)
    ] = None,
    email: Annotated[
        str | None,
        typer.Option(
            help="Give the address that directories write to; it is public.", show_default=False
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(help="Set the language of the show, as en, de or pt-BR.", show_default=False),
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            help='Choose a category of Apple\'s, as "News" or "News/Politics"; or several.',
            show_default=False,
        ),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            help="Give the address that the output folder is published at.", show_default=False
        ),
    ] = None,
    explicit: Annotated[
        bool | None,
        typer.Option(
            "--explicit/--clean",
            help="Say whether it has strong language or adult content.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Ask nothing: keep what is set, else take defaults."),
    ] = False,
) -> None:
    """Set the show up: ask what its feed needs, and write narrate.toml."""
    from dataclasses import asdict, replace
    from pathlib import Path

    from narrate.cli import tell
    from narrate.errors import SettingsError
    from narrate.feed.founding import ASKED, render_settings
    from narrate.feed.show import Show, checked, read_show
    from narrate.settings import FILE, read_settings
    from narrate.whole import write_whole

    flags = {
        "title": title,
        "description": description,
        "author": author,
        "email": email,
        "language": language,
        "category": category or None,
        "base_url": base_url,
        "explicit": explicit,
    }
    settings = read_settings()
    values: dict[str, Any] = {}
    for name, given in flags.items():
        if given is not None:
            try:
                values[name] = checked(name, given, f"--{name.replace('_', '-')}")
            except SettingsError as error:
                tell(error)
                raise typer.Exit(2) from error
    there = asdict(Show())
    for name in settings.show:
        if name in values:
            continue
        try:
            there[name] = getattr(
                read_show(replace(settings, show={name: settings.show[name]})), name
            )
        except SettingsError as error:
            if yes or name not in ASKED:
                raise
            tell(error)  # and asked for below
    for name, (question, _) in ASKED.items():
        if name not in values:
            values[name] = there[name] if yes else _asked(name, question, there[name], checked)
    path = Path(FILE)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    write_whole(path, render_settings(text, values))
    typer.echo(path)
    typer.echo("Next: narrate make SOURCE, then narrate serve to listen.", err=True)


_WORDS = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


def _asked(name: str, question: str, there: Any, checked: Callable[[str, Any, str], Any]) -> Any:
    """The answer to a question, asked until it will do."""
    from narrate.cli import tell
    from narrate.errors import NarrateError, SettingsError
    from narrate.feed.categories import category_names

    shown = {True: "yes", False: "no"}.get(there) if isinstance(there, bool) else there
    shown = ", ".join(there) if isinstance(there, tuple) else shown
    while True:
        typer.echo(f"{question}{f' [{shown}]' if shown else ''}: ", nl=False, err=True)
        try:
            answer = input().strip()
        except EOFError as error:
            raise NarrateError(
                "the questions were not answered to the end.",
                hint="Nothing was written; --yes asks nothing, and each answer has a flag.",
            ) from error
        if not answer:
            return there
        if name == "category" and answer == "?":
            typer.echo("\n".join(category_names()), err=True)
            continue
        given: Any = "" if answer == "-" else answer
        if isinstance(there, tuple):
            given = [each.strip() for each in answer.split(",")]
        if isinstance(there, bool):
            given = _WORDS.get(answer.lower(), answer)
        try:
            return checked(name, given, question.partition(" (")[0])
        except SettingsError as error:
            tell(error)
