"""`narrate doctor`: what is missing on this machine, and the line that mends it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from narrate.settings import Settings

State = Literal["ok", "note", "bad"]
"""As it should be; not needed, or only at times; something is needed and missing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and what was found."""

    about: str
    state: State
    found: str
    mend: str | None = None
    """What to do, in one line."""


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Wait so long for Google to answer.")
    ] = 3.0,
) -> None:
    """Look at everything narrate needs; exit 1 if something needed is missing."""
    import json
    from dataclasses import asdict

    found = []
    for finding in _findings(timeout):
        found.append(finding)
        if not as_json:
            mark = {"ok": "ok  ", "note": "note", "bad": "BAD "}[finding.state]
            typer.echo(f"{mark}  {finding.about:10} {finding.found}")
            if finding.mend and finding.state != "ok":
                typer.echo(f"      {'':10} → {finding.mend}")
    bad = sum(finding.state == "bad" for finding in found)
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    elif bad:
        typer.echo(f"\n{bad} thing{'s' if bad > 1 else ''} to mend before it works.")
    else:
        typer.echo("\nnarrate is ready.")
    if bad:
        raise typer.Exit(1)


def _findings(timeout_s: float) -> Iterator[Finding]:
    """Everything looked at, in the order that mending goes."""
    from narrate.errors import SettingsError
    from narrate.settings import Settings, read_settings

    yield _python()
    yield from _sound()
    try:
        settings = read_settings(environ=os.environ)
        yield _settings(settings)
    except SettingsError as error:
        yield Finding("settings", "bad", error.message, error.hint)
        settings = Settings()
    yield from _engines(settings)
    yield _google(settings, timeout_s)
    yield from _kept(settings)
    yield from _disk(settings)
    yield _fonts()
    yield from _tools()
    yield from _feed(settings)


def _python() -> Finding:
    import platform
    import sys

    from narrate import __version__

    found = f"{platform.python_version()} on {platform.system()}, narrate {__version__}"
    if sys.version_info >= (3, 15):
        mend = "Should something fail, try Python 3.11 to 3.14."
        return Finding("Python", "note", f"{found}: newer than narrate was tried with", mend)
    return Finding("Python", "ok", found)


_SOUND = (
    ("audioop", "audioop-lts", "what pydub reckons with"),
    ("pydub", "pydub", "joining"),
    ("numpy", "numpy", "levelling"),
    ("soxr", "soxr", "resampling"),
    ("lameenc", "lameenc", "MP3 out"),
    ("miniaudio", "miniaudio", "MP3 in"),
)
"""(Module, package that brings it, what it is for)."""


def _sound() -> Iterator[Finding]:
    import warnings
    from importlib import import_module

    missing = []
    for module, package, purpose in _SOUND:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import_module(module)
        except ImportError as error:
            missing.append((package, f"{module} ({purpose}) cannot be loaded: {error}"))
    if not missing:
        yield Finding("sound", "ok", ", ".join(module for module, _, _ in _SOUND))
    for package, found in missing:
        yield Finding("sound", "bad", found, f"pip install --force-reinstall {package}")


def _settings(settings: Settings) -> Finding:
    from narrate.settings import FILE

    path = Path(FILE)
    found = str(path.resolve()) if path.exists() else f"no {FILE} here: the defaults hold"
    return Finding("settings", "ok", f"{found}; engine = {settings.engine}")


def _engines(settings: Settings) -> Iterator[Finding]:
    from narrate.cli.voices import lacking
    from narrate.engines import engine_names, make_engine
    from narrate.errors import NarrateError

    needed = "espeak" if settings.engine == "auto" else settings.engine
    for name in dict.fromkeys([needed, *engine_names()]):
        lacking_state: State = "bad" if name == needed else "note"
        try:
            engine = make_engine(name, settings.engines.get(name))
            missing, hint = lacking(name, settings)
        except NarrateError as error:
            yield Finding("engine", lacking_state, f"{name}: {error.message}", error.hint)
            continue
        if missing:
            yield Finding("engine", lacking_state, f"{name}: {missing}", hint)
        elif name == "espeak":
            yield _speaks()
        else:
            where = "online" if engine.online else "offline"
            yield Finding("engine", "ok", f"{name} {engine.version}, {where}")


def _speaks() -> Finding:
    """espeak is what is left when nothing else is: it must really speak."""
    import time

    from narrate.engines import make_engine
    from narrate.errors import NarrateError
    from narrate.voices import read_voices

    try:
        engine = make_engine("espeak")
        began = time.perf_counter()
        clip = engine.speak("One two three four.", read_voices("espeak")[0], language="en")
        took_ms = (time.perf_counter() - began) * 1000
    except NarrateError as error:
        return Finding("engine", "bad", f"espeak: {error.message}", error.hint)
    length = clip.frames / clip.rate
    found = f"espeak {engine.version}, offline: {length:.1f} s of speech in {took_ms:.0f} ms"
    return Finding("engine", "ok", found)


def _google(settings: Settings, timeout_s: float) -> Finding:
    if settings.engine not in ("auto", "gtts"):
        return Finding("Google", "ok", f"not asked: {settings.engine} speaks")
    try:
        from narrate.engines.google import reachable

        answers = reachable(timeout_s)
    except ImportError as error:
        return Finding("Google", "note", f"cannot be asked: {error}", "pip install gTTS")
    if answers:
        return Finding("Google", "ok", "answers with speech")
    if settings.engine == "gtts":
        mend = 'Mend the connection, or set engine = "espeak" in narrate.toml.'
        return Finding("Google", "bad", f"no speech within {timeout_s:g} s", mend)
    return Finding(
        "Google",
        "note",
        f"no speech within {timeout_s:g} s",
        'espeak speaks until Google can be reached; engine = "espeak" asks no more.',
    )


def _kept(settings: Settings) -> Iterator[Finding]:
    """The user's own files: voices, casts, the cast book, the lexicon."""
    from narrate.errors import NarrateError
    from narrate.voices import cast, read_book, read_casts, read_voices
    from narrate.wording.lexicon import read_lexicon

    engine = "espeak" if settings.engine == "auto" else settings.engine

    def cast_of() -> str:
        pins = {**read_casts(), **settings.cast}
        book = read_book(settings.output)
        voices = read_voices(engine)
        language = settings.language or next(
            (voice.language for voice in voices if voice.language != "mul"), "en"
        )
        cast(list(pins), {}, voices, language=language, narrator=settings.narrator, pins=pins)
        return f"{len(pins)} people pinned, {len(book.people)} in the cast book"

    def voices_of() -> str:
        return f"{len(read_voices(engine))} voices of {engine}"

    def lexicon_of() -> str:
        read_lexicon(*([settings.lexicon] if settings.lexicon else []))
        return str(settings.lexicon or "the one that ships")

    looked: tuple[tuple[str, Callable[[], str]], ...] = (
        ("voices", voices_of),
        ("cast", cast_of),
        ("lexicon", lexicon_of),
    )
    for about, look in looked:
        try:
            yield Finding(about, "ok", look())
        except NarrateError as error:
            yield Finding(about, "bad", error.message, error.hint)


_ROOM_MB = 200
"""What an hour of sound takes, its blocks kept in the cache, twice over."""


def _disk(settings: Settings) -> Iterator[Finding]:
    import shutil
    import tempfile

    from narrate.cache import default_folder

    folders = {"output": settings.output, "cache": settings.cache_folder or default_folder()}
    for about, folder in folders.items():
        there = folder.absolute()
        while not there.exists():
            there = there.parent
        free_mb = shutil.disk_usage(there).free / 1e6
        flag = "--output" if about == "output" else "--cache-folder"
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            found = f"{folder} cannot be written: {error.strerror}"
            yield Finding(about, "bad", found, f"Choose another folder with {flag}.")
            continue
        found = f"{folder.absolute()}, {free_mb / 1000:.1f} GB free"
        mend = f"Free some space, or choose another folder with {flag}."
        yield Finding(about, "ok" if free_mb > _ROOM_MB else "bad", found, mend)


def _fonts() -> Finding:
    """What a cover's title can be set in."""
    from narrate.episode.fonts import SHIPPED, choose_face

    if not SHIPPED.is_file():
        mend = "Install narrate again: pip install --force-reinstall narrate"
        return Finding("fonts", "bad", "the font for covers is not there", mend)
    scripts = {"Chinese": "中文", "Japanese": "日本語", "Arabic": "عربي", "Hindi": "हिन्दी"}
    missing = [
        name
        for name, sample in scripts.items()
        if choose_face(sample)[1].replace(" ", "").isascii()
    ]
    if missing:
        return Finding(
            "fonts",
            "note",
            f"none for {', '.join(missing)}: covers spell such titles in Latin letters",
            "Install Noto fonts for the scripts you need.",
        )
    return Finding("fonts", "ok", "Latin, Greek, Cyrillic and all the system has")


def _tools() -> Iterator[Finding]:
    import shutil
    import sys

    from narrate.cli.trying import PLAYERS

    ffmpeg = shutil.which("ffmpeg")
    yield Finding(
        "tools",
        "ok" if ffmpeg else "note",
        f"ffmpeg at {ffmpeg}" if ffmpeg else "no ffmpeg: MP3 needs none, other formats do",
        "Install ffmpeg if intros, beds or outros are neither MP3, WAV, FLAC nor Ogg Vorbis.",
    )
    player = next((command[0] for command in PLAYERS if shutil.which(command[0])), None)
    if sys.platform == "win32":
        player = "Windows itself"
    yield Finding(
        "tools",
        "ok" if player else "note",
        f"{player} plays voices" if player else "nothing here plays sound",
        "`narrate voices try NAME -o FILE.wav` writes a file instead.",
    )


def _feed(settings: Settings) -> Iterator[Finding]:
    """The show as set, and the feed as it lies there."""
    from datetime import UTC, datetime

    from narrate.errors import NarrateError
    from narrate.feed import read_show
    from narrate.feed.checking import check_feed
    from narrate.feed.show import FEED

    try:
        show = read_show(settings)
        path = settings.output / FEED
        faults = check_feed(settings.output, show, now=datetime.now(UTC)) if path.is_file() else ()
    except NarrateError as error:
        yield Finding("feed", "bad", error.message, error.hint)
        return
    if not show.base_url:
        yield Finding(
            "feed",
            "note",
            "no show.base_url: the feed is for `narrate serve` on this machine",
            "`narrate init` asks for what a feed needs.",
        )
    elif not path.is_file():
        yield Finding("feed", "ok", f"“{show.title}” at {show.base_url}, not written yet")
    faults = tuple(fault for fault in faults if "base_url" not in fault.told)
    if faults:
        yield Finding(
            "feed",
            "bad" if show.base_url else "note",
            f"{len(faults)} faults, first of all {faults[0]}",
            "`narrate feed check` names each.",
        )
    elif path.is_file():
        yield Finding("feed", "ok", f"{path} has no fault")
