"""`narrate voices`: who can speak, with which voices, and who speaks with which in this show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.speech import Voice
    from narrate.voices import CastBook

app = typer.Typer(invoke_without_command=True, help="List, try and get voices.")

ABOUT = {
    "gtts": "Google's speech, online; a voice for each accent",
    "espeak": "espeak-ng, built in, offline, over a hundred languages",
    "piper": "neural, offline; voices are fetched once",
    "kokoro": "neural, offline; voices are fetched once",
    "openai": "any server that answers POST /v1/audio/speech",
    "tone": "tones of exact length, for tests and dry runs",
}
"""Engine -> what it is."""


@app.callback()
@with_settings("engine", "language", "output")
def voices(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    *,
    settings: Settings,
) -> None:
    """List engines (ready, or the line that gets them), voices and the show's cast."""
    if context.invoked_subcommand is not None:
        return
    from narrate.engines import engine_names
    from narrate.voices import read_book

    chosen = engine_names() if settings.engine == "auto" else (settings.engine,)
    engines = [_engine(name, settings) for name in chosen]
    found = {engine["name"]: _voices(engine["name"], settings.language) for engine in engines}
    book = read_book(settings.output)
    if as_json:
        _print_json(engines, found, book, settings)
    else:
        _print_tables(engines, found, book, settings)


def _engine(name: str, settings: Settings) -> dict[str, Any]:
    """What there is to say of one engine; an unknown one is an error."""
    from narrate.engines import engine_names, make_engine
    from narrate.errors import NarrateError

    missing = hint = None
    online = None
    try:
        online = make_engine(name, settings.engines.get(name)).online
        missing, hint = lacking(name, settings)
    except NarrateError as error:
        if name not in engine_names():
            raise
        missing, hint = error.message, error.hint
    return {
        "name": name,
        "about": ABOUT.get(name, "from another package"),
        "ready": missing is None,
        "online": online,
        "missing": missing,
        "hint": hint,
    }


def lacking(engine: str, settings: Settings) -> tuple[str | None, str | None]:
    """(What an engine that is installed still lacks before it speaks, the line that gets it)."""
    import os

    from narrate.voices import read_voices
    from narrate.voices.download import is_here

    if engine in ("piper", "kokoro"):
        known = [_as_set(voice, settings) for voice in read_voices(engine)]
        if not any(is_here(voice, folder=_files(engine, settings)) for voice in known):
            return "no voice of it is here yet", f"Get one with: narrate voices get {known[0].id}"
    if engine == "openai" and "base_url" not in settings.engines.get(engine, {}):
        from narrate.engines.openai import KEYS

        if not any(os.environ.get(key) for key in KEYS):
            return (
                "there is no key for api.openai.com",
                f"Set {KEYS[0]}, or base_url under [engines.openai] for a server of your own.",
            )
    return None, None


def _voices(engine: str, language: str | None) -> tuple[Voice, ...]:
    from narrate.errors import VoiceError
    from narrate.voices import read_voices, speaks

    try:
        known = read_voices(engine)
    except VoiceError as error:
        if not error.message.startswith("no file describes"):
            raise
        return ()
    return tuple(voice for voice in known if language is None or speaks(voice, language))


def _print_json(
    engines: Sequence[dict[str, Any]],
    found: dict[str, tuple[Voice, ...]],
    book: CastBook,
    settings: Settings,
) -> None:
    import json

    from narrate.voices import read_languages
    from narrate.voices.download import is_here

    voices = [
        {
            "id": voice.id,
            "name": voice.name,
            "engine": voice.engine,
            "language": voice.language,
            "accent": voice.accent,
            "gender": voice.gender,
            "licence": voice.licence,
            "here": is_here(_as_set(voice, settings), folder=_files(voice.engine, settings)),
            "settings": dict(voice.settings),
        }
        for known in found.values()
        for voice in known
    ]
    told = [{**engine, "languages": read_languages(engine["name"])} for engine in engines]
    cast = {person: dict(known) for person, known in book.people.items()}
    typer.echo(
        json.dumps({"engines": told, "voices": voices, "cast": cast}, ensure_ascii=False, indent=2)
    )


def _print_tables(
    engines: Sequence[dict[str, Any]],
    found: dict[str, tuple[Voice, ...]],
    book: CastBook,
    settings: Settings,
) -> None:
    from narrate.voices import engines_for, read_languages
    from narrate.voices.download import is_here
    from narrate.voices.shelf import base

    typer.echo("Engines")
    for engine in engines:
        state = "ready" if engine["ready"] else "not here"
        typer.echo(f"  {engine['name']:9} {state:9} {engine['about']}")
        if not engine["ready"]:
            typer.echo(
                f"  {'':19} {engine['missing'].rstrip('.')}. {engine['hint'] or ''}".rstrip()
            )
    for name, known in found.items():
        if not known:
            continue
        languages = set(map(base, read_languages(name)))
        any_language = "any language" if languages == {"*"} else f"{len(languages)} languages"
        licences = sorted({voice.licence for voice in known if voice.licence})
        shared = f"; licence: {licences[0]}" if len(licences) == 1 else ""
        typer.echo(f"\nVoices of {name} ({any_language}{shared})")
        to_get = [
            voice
            for voice in known
            if not is_here(_as_set(voice, settings), folder=_files(name, settings))
        ]
        if to_get:
            here = len(known) - len(to_get)
            typer.echo(f"  {here} of {len(known)} are here; narrate voices get NAME fetches one")
        for voice in known:
            language = "any" if voice.language == "mul" else voice.language
            own = "" if shared else voice.licence
            gender = "" if voice.gender == "unknown" else voice.gender
            state = "" if not to_get else "get   " if voice in to_get else "here  "
            line = f"  {state}{voice.id:32} {language:8} {gender:7} {voice.accent:24} {own}"
            typer.echo(line.rstrip())
    if settings.language is not None and not any(found.values()):
        others = ", ".join(engines_for(settings.language)) or "none"
        typer.echo(f"\nNo voice of {settings.language!r} here; engines that have one: {others}.")
    if book.people:
        typer.echo(f"\nCast book ({book.path})")
        for person, known_as in book.people.items():
            spoken = ", ".join(f"{engine}/{voice}" for engine, voice in known_as.items())
            typer.echo(f"  {person:28} {spoken}")


@app.command("try")
@with_settings("engine", "language", "rate")
def try_(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name a voice as the list has it: espeak/f4.")
    ],
    say: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Let it say this instead of a sentence of its language."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE", help="Write a .wav or .mp3 instead of playing it."),
    ] = None,
    *,
    settings: Settings,
) -> None:
    """Hear a voice say a sentence, or write it to a file."""
    import tempfile

    from narrate.cli import trying
    from narrate.engines import make_engine
    from narrate.errors import VoiceError
    from narrate.voices import engines_for, speaks

    voice = _find(name, settings.engine)
    language = settings.language or ("en" if voice.language == "mul" else voice.language)
    if not speaks(voice, language):
        others = ", ".join(each for each in engines_for(language) if each != "tone")
        raise VoiceError(
            f"the voice {voice.id} does not speak {language!r}.",
            hint=f"Engines that do: {others}." if others else None,
        )
    if file is not None:
        trying.kind_of(file)  # before anything is spoken
    engine = make_engine(voice.engine, settings.engines.get(voice.engine))
    sound = trying.say(engine, voice, say, language, settings.rate)
    if file is not None:
        trying.write_sound(file, sound)
        typer.echo(file)
        return
    folder = Path(tempfile.mkdtemp(prefix="narrate-"))
    path = folder / f"{voice.engine}-{voice.name.replace('/', '-')}.wav"
    trying.write_sound(path, sound)
    if trying.play(path):
        path.unlink()
        folder.rmdir()
        return
    typer.echo("no program here plays sound; the file is", err=True)
    typer.echo(path)


@app.command()
@with_settings("engine")
def get(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="Name voices of piper or kokoro as the list has them."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    *,
    settings: Settings,
) -> None:
    """Fetch a voice's files: resumed where they broke off, checked against the hub."""
    import json

    from narrate.cli.getting import fetching
    from narrate.voices.download import get_voice, licence_of

    for voice in [_find(name, settings.engine) for name in names]:
        options = settings.engines.get(voice.engine, {})
        folder = _files(voice.engine, settings)
        with fetching() as tell:
            files = get_voice(
                _as_set(voice, settings), folder=folder, hub=options.get("hub"), tell=tell
            )
        licence = licence_of(voice, folder=folder)
        if as_json:
            got = [
                {
                    "path": str(file.path),
                    "size_bytes": file.size_bytes,
                    "sha256": file.sha256,
                    "checked": file.checked,
                    "fetched": file.fetched,
                }
                for file in files
            ]
            told = {"id": voice.id, "licence": licence, "files": got}
            typer.echo(json.dumps(told, ensure_ascii=False))
            continue
        typer.echo(f"{voice.id}  licence: {licence or 'its makers state none'}", err=True)
        for file in files:
            how = "fetched" if file.fetched else "was here"
            typer.echo(
                f"  {how}, {file.size_bytes / 1e6:.1f} MB, {_CHECKED[file.checked]}:"
                f" sha256 {file.sha256}",
                err=True,
            )
            typer.echo(file.path)


_CHECKED = {
    "hub": "as the hub announced",
    "first use": "noted, since the hub announces no hash",
    "before": "as noted before",
}
"""What a file was held against, in words."""


def _as_set(voice: Voice, settings: Settings) -> Voice:
    """The voice, with the model that the settings name for all of its engine's."""
    from dataclasses import replace

    model = settings.engines.get(voice.engine, {}).get("model")
    if voice.engine != "kokoro" or not isinstance(model, str):
        return voice
    return replace(voice, settings={"model": model, **voice.settings})


def _files(engine: str, settings: Settings) -> Path | None:
    """Where the settings say that an engine's files are."""
    folder = settings.engines.get(engine, {}).get("folder")
    return Path(folder).expanduser() if isinstance(folder, str) else None


def _find(name: str, engine: str) -> Voice:
    """The voice of that name: of the engine chosen, or of the first that has one."""
    from narrate.engines import engine_names
    from narrate.voices import find_voice, read_voices

    if engine != "auto":
        return find_voice(name, read_voices(engine))
    every = [voice for each in engine_names() for voice in _voices(each, None)]
    return find_voice(name, every)
