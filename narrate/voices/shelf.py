"""The files that voices are described in: voices/*.toml, those that ship and the user's own.

    engine = "espeak"            # who speaks them
    licence = "GPL-3.0-or-later" # of every voice in the file that names none
    languages = ["en", "de"]     # what a voice without a language speaks; "*" is any

    [[voice]]
    name = "f3"                  # the only thing it must have
    language = "en-GB"           # where it speaks one
    gender = "female"
    accent = "British"
    sound = [4.1, 0.2]           # measured: 1 apart is just told apart
    settings = { variant = "f3" }

    [cast]
    "Jen Psaki" = "espeak/f3"    # a person's voice, whatever the engine

A voice of the user's takes the place of a shipped one of its name; a file may hold voices, a cast
or both. Other packages bring files through the entry point group `narrate.voices`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from narrate.errors import VoiceError, why
from narrate.speech import Gender, Voice
from narrate.tags import LOOKS_LIKE, is_tag

GROUP = "narrate.voices"
"""Entry point group of packages that hold such files."""

FOLDER = Path("voices")
"""The user's own, in the working folder."""

ANY = "mul"
"""Language of a voice that speaks all its engine's languages."""

_NOT_VOICES = ("lexicon.toml",)
_FIELDS = {"name", "language", "gender", "accent", "licence", "sound", "settings"}


@dataclass(frozen=True, slots=True)
class _Page:
    """What one file says."""

    engine: str | None
    languages: tuple[str, ...]
    voices: tuple[Voice, ...]
    cast: Mapping[str, str]


def read_voices(engine: str, *, folder: Path | None = None) -> tuple[Voice, ...]:
    """The engine's voices, best narrator first; `folder` is the user's, `voices/` unless given.

    Raises:
        VoiceError: a file is not what it should be, or no file has a voice for the engine.
    """
    voices: dict[str, Voice] = {}
    for page in _pages(folder):
        voices |= {voice.name: voice for voice in page.voices if voice.engine == engine}
    if not voices:
        known = sorted(described_engines(folder=folder))
        raise VoiceError(
            f"no file describes a voice of the engine {engine!r}.",
            hint=f"Write {FOLDER / engine}.toml, or take one of {', '.join(known)}.",
        )
    return tuple(voices.values())


def ready_voices(
    engine: str, language: str, *, files: Path | None = None, folder: Path | None = None
) -> tuple[Voice, ...]:
    """The engine's voices of the language whose files are on this machine; all where none is.

    `files` is where the engine keeps them, if not in the user's data folder.
    """
    from narrate.voices.download import is_here

    voices = read_voices(engine, folder=folder)
    here = tuple(
        voice for voice in voices if speaks(voice, language) and is_here(voice, folder=files)
    )
    return here or voices


def described_engines(*, folder: Path | None = None) -> tuple[str, ...]:
    """Engines that some file describes a voice of."""
    return tuple(dict.fromkeys(page.engine for page in _pages(folder) if page.engine))


def read_languages(engine: str, *, folder: Path | None = None) -> tuple[str, ...]:
    """Languages that the engine's voices speak, in order; ("*",) where it takes any."""
    found: dict[str, None] = {}
    for page in _pages(folder):
        if page.engine == engine:
            found |= dict.fromkeys(page.languages)
            found |= dict.fromkeys(v.language for v in page.voices if v.language != ANY)
    return ("*",) if "*" in found else tuple(sorted(found))


def read_casts(*, folder: Path | None = None) -> Mapping[str, str]:
    """Person -> voice, from every file's `[cast]`; the user's win."""
    people: dict[str, str] = {}
    for page in _pages(folder):
        people |= page.cast
    return people


def engines_for(language: str, *, folder: Path | None = None) -> tuple[str, ...]:
    """Engines that have a voice of the language, by the files."""
    return tuple(
        engine
        for engine in described_engines(folder=folder)
        if any(
            speaks(voice, language, folder=folder) for voice in read_voices(engine, folder=folder)
        )
    )


def speaks(voice: Voice, language: str, *, folder: Path | None = None) -> bool:
    """Whether the voice speaks the language; a dialect counts as its language."""
    if voice.language != ANY:
        return base(voice.language) == base(language)
    known = read_languages(voice.engine, folder=folder)
    return known in ((), ("*",)) or base(language) in map(base, known)


def base(language: str) -> str:
    """The language of a BCP 47 tag: "pt" of "pt-BR"."""
    return language.replace("_", "-").partition("-")[0].lower()


def _pages(folder: Path | None) -> tuple[_Page, ...]:
    paths = [*_shipped(), *sorted((FOLDER if folder is None else folder).glob("*.toml"))]
    wanted = (path for path in paths if path.name not in _NOT_VOICES)
    return tuple(_page(path, path.stat().st_mtime_ns) for path in wanted)


def shipped_folder() -> Path:
    """Where narrate's own files are: inside the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    return package / "_voices" if (package / "_voices").is_dir() else package.parent / "voices"


def _shipped() -> Iterator[Path]:
    """narrate's own files, then those of other packages."""
    yield from sorted(shipped_folder().glob("*.toml"))
    yield from _of_packages()


@lru_cache(maxsize=1)
def _of_packages() -> tuple[Path, ...]:
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    found: list[Path] = []
    for point in sorted(entry_points(group=GROUP)):
        spec = find_spec(point.value)
        for place in (spec.submodule_search_locations if spec else None) or ():
            found += sorted(Path(place).glob("*.toml"))
    return tuple(found)


@lru_cache(maxsize=256)
def _page(path: Path, changed_ns: int) -> _Page:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise VoiceError(f"{path} cannot be read: {why(error)}.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise VoiceError(
            f"{path} is not valid TOML: {error}.", hint="Text values stand in quotes."
        ) from error
    for key in set(table) - {"engine", "licence", "languages", "voice", "cast"}:
        raise VoiceError(
            f"{path} has {key!r}, which means nothing here.",
            hint="A file of voices has engine, licence, languages, [[voice]] and [cast].",
        )
    engine = _text(table, "engine", path) or None
    entries = table.get("voice", [])
    if not isinstance(entries, list) or (entries and engine is None):
        raise VoiceError(
            f"{path}: voices need an engine.",
            hint='Begin the file with engine = "…" and each voice with [[voice]].',
        )
    voices = tuple(_voice(entry, engine or "", table, path) for entry in entries)
    names = [voice.name for voice in voices]
    for name in names:
        if names.count(name) > 1:
            raise VoiceError(f"{path} describes the voice {name!r} twice.")
    cast = table.get("cast", {})
    if not isinstance(cast, dict) or not all(isinstance(each, str) for each in cast.values()):
        raise VoiceError(f'{path}: [cast] holds lines such as "Jen Psaki" = "espeak/f3".')
    languages = table.get("languages", [])
    if not isinstance(languages, list) or not all(isinstance(each, str) for each in languages):
        raise VoiceError(f'{path}: languages must be a list such as ["en", "de"].')
    for each in languages:
        if each != "*":
            _check_tag(each, f"{path}: languages")
    return _Page(engine, tuple(languages), voices, cast)


def _voice(entry: Any, engine: str, table: Mapping[str, Any], path: Path) -> Voice:
    if not isinstance(entry, dict) or not _text(entry, "name", path):
        raise VoiceError(f'{path}: every [[voice]] needs a name = "…".')
    where = f"{path}: the voice {entry['name']!r}"
    for key in set(entry) - _FIELDS:
        raise VoiceError(
            f"{where} has {key!r}, which means nothing.",
            hint=f"A voice has {', '.join(sorted(_FIELDS))}.",
        )
    gender = entry.get("gender", "unknown")
    if gender not in get_args(Gender):
        raise VoiceError(f"{where} has the gender {gender!r}, not one of {_or(get_args(Gender))}.")
    sound = entry.get("sound", [])
    if not isinstance(sound, list) or not all(isinstance(x, (int, float)) for x in sound):
        raise VoiceError(f"{where}: sound must be a list of numbers.")
    settings = entry.get("settings", {})
    if not isinstance(settings, dict) or not all(
        isinstance(value, (str, int, float)) for value in settings.values()
    ):
        raise VoiceError(f"{where}: settings must be a table of texts and numbers.")
    language = _text(entry, "language", path) or ANY
    _check_tag(language, f"{where}: language")
    return Voice(
        name=entry["name"],
        engine=engine,
        language=language,
        gender=gender,
        accent=_text(entry, "accent", path),
        licence=_text(entry, "licence", path) or _text(table, "licence", path),
        settings=settings,
        sound=tuple(map(float, sound)),
    )


def _check_tag(language: str, where: str) -> None:
    if not is_tag(language):
        raise VoiceError(f"{where} holds {language!r}, which is no language.", hint=LOOKS_LIKE)


def _text(table: Mapping[str, Any], key: str, path: Path) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise VoiceError(f"{path}: {key} must be a text in quotes, not {value!r}.")
    return value


def _or(words: tuple[str, ...]) -> str:
    return ", ".join(words)
