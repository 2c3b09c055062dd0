"""Settings as options: one table, so that every command names and explains them alike."""

from __future__ import annotations

import functools
import inspect
import os
import typing
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer

from narrate.errors import SettingsError
from narrate.settings import NAMES, Settings, dotted, read_settings

HELP = {
    "engine": "Let this engine speak: gtts, espeak, tone, piper, kokoro, openai, or auto.",
    "narrator": "Give the narrator this voice, as `narrate voices` lists it.",
    "language": "Take the article to be in this language (en, de-AT …) and do not guess.",
    "output": "Put episodes, feed and pages into this folder.",
    "fragments": "Choose who reads a few quoted words inside the reporter's sentence.",
    "tables": "Pass tables over in silence, or say that one follows.",
    "threshold": "Let the narrator read a quotation whose confidence, 0 to 1, is below this.",
    "lexicon": "Say words as this file has them; it adds to the one that ships.",
    "rate": "Set the tempo of every voice; 1.0 is the voice's own.",
    "bitrate": "Set the kilobits a second of the MP3.",
    "jobs": "Make so many blocks at once; 0 is one for each core.",
    "scheduler": "Let the Dask scheduler at this address share the work out (tcp://host:8786).",
    "cache_folder": "Keep what was spoken in this folder.",
    "cache_size_mb": "Keep the cache under this size, in megabytes.",
    "sound_clause_ms": "Pause for so long where a long sentence is broken.",
    "sound_sentence_ms": "Pause for so long between two sentences of one voice.",
    "sound_speaker_ms": "Pause for so long where another voice begins within a paragraph.",
    "sound_paragraph_ms": "Pause for so long between two paragraphs.",
    "sound_heading_ms": "Pause for so long around a heading.",
    "sound_chapter_ms": "Pause for so long before a chapter's heading.",
    "sound_intro": "Play this sound file before the episode.",
    "sound_outro": "Play this sound file after the episode.",
    "sound_chapter": "Play this sound file before each chapter but the first.",
    "sound_bed": "Play this music under the voices, again and again.",
    "sound_bed_db": "Set the level of that music under speech, in dB against the voices.",
}
"""Setting -> what its option does, in a complete sentence."""


def with_settings(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command options for these settings, or for all of them.

    The command takes the finished `settings: Settings` in their place.
    """

    from narrate.cli import tell

    def wrap(command: Callable[..., None]) -> Callable[..., None]:
        taken = names or NAMES
        own = [
            parameter
            for parameter in inspect.signature(command, eval_str=True).parameters.values()
            if parameter.name != "settings"
        ]

        @functools.wraps(command)
        def run(**given: Any) -> None:
            flags = {name: given.pop(name) for name in taken}
            try:
                settings = read_settings(flags, environ=os.environ)
            except SettingsError as error:
                if not error.message.startswith("--"):
                    raise
                tell(error)  # a flag, not the file: wrong usage
                raise typer.Exit(2) from error
            _check_paths(settings, taken)
            command(settings=settings, **given)

        run.__signature__ = inspect.Signature([*own, *_parameters(taken)])  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in (*own, *_parameters(taken))}
        return run

    return wrap


def _check_paths(settings: Settings, taken: Sequence[str]) -> None:
    """Refuse a folder or a file that is something else, before anything is done for it."""
    for name in taken:
        path = getattr(settings, name)
        if not isinstance(path, Path):
            continue
        hint = f"Choose another with --{name.replace('_', '-')}."
        if name in ("output", "cache_folder"):
            there = next((each for each in (path, *path.parents) if os.path.lexists(each)), None)
            if there is not None and not os.path.isdir(there):
                raise SettingsError(
                    f"{dotted(name)} is {path}, but {there} is no folder.", hint=hint
                )
        elif path.is_dir() or path.is_char_device():  # what a device gives may never end
            raise SettingsError(f"{dotted(name)} is {path}, which is no file.", hint=hint)
        elif not path.exists():
            raise SettingsError(f"{dotted(name)} is {path}, which is not there.", hint=hint)


def _parameters(names: Sequence[str]) -> list[inspect.Parameter]:
    hints = typing.get_type_hints(Settings)
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=typer.Option(
                None,
                f"--{name.replace('_', '-')}",
                help=HELP[name],
                metavar=_metavar(hints[name]),
                rich_help_panel="Sound" if name.startswith("sound_") else "Settings",
                show_default=False,
            ),
            annotation=str | None,
        )
        for name in names
    ]


def _metavar(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return "|".join(get_args(hint))
    kind = next((k for k in get_args(hint) if k is not type(None)), hint)
    return {int: "INTEGER", float: "NUMBER"}.get(kind, getattr(kind, "__name__", "text").upper())


def render_table() -> str:
    """Every setting as a Markdown table: its name in narrate.toml, its default, what it does."""
    rows = ["| setting | default | what it does |", "|---|---|---|"]
    for field in fields(Settings):
        if field.name not in HELP:
            continue
        default = "" if field.default is None else f"`{field.default}`"
        rows.append(f"| `{dotted(field.name)}` | {default} | {HELP[field.name]} |")
    return "\n".join(rows)
