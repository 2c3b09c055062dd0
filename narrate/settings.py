"""What a user can set: one name for each setting, in a flag, the environment and narrate.toml.

`sound.sentence_ms` is `--sound-sentence-ms`, `NARRATE_SOUND_SENTENCE_MS`, and in narrate.toml

    [sound]
    sentence_ms = 350

A flag wins over the environment, the environment over narrate.toml, that over the default.
"""

from __future__ import annotations

import difflib
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from narrate.errors import SettingsError, why
from narrate.tags import LOOKS_LIKE, is_tag

FILE = "narrate.toml"

FREE_TABLES = ("show", "cast", "engines")
"""Tables whose names are not fixed here: `[show]` belongs to the feed, `[cast]` pins people to
voices, `[engines.NAME]` holds what one engine takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, checked."""

    engine: str = "auto"
    """Who speaks: gtts, espeak, tone, piper, kokoro, openai, or auto."""

    narrator: str | None = None
    """Voice of the narrator, as `narrate voices` lists it."""

    language: str | None = None
    """Language of the article as a BCP 47 tag, where it is not to be guessed."""

    output: Path = Path("output")
    """Folder that episodes, feed and pages go to."""

    fragments: Literal["narrator", "speaker"] = "narrator"
    """Who reads a few quoted words inside the reporter's sentence."""

    tables: Literal["skip", "announce"] = "skip"
    """Whether a table is passed over in silence, or with a sentence that says it is there."""

    threshold: float | None = None
    """Confidence, 0 to 1, below which the narrator reads a quotation."""

    lexicon: Path | None = None
    """A file of words and how they are said, beside the one that ships."""

    rate: float = 1.0
    """Tempo of every voice; 1.0 is the voice's own."""

    bitrate: int = 96
    """Kilobits a second of the MP3: 64, 80, 96, 112, 128, 160, 192."""

    jobs: int = 0
    """How many blocks are made at once; 0 is one for each core."""

    scheduler: str | None = None
    """Address of a Dask scheduler that shares the work out, as tcp://host:8786."""

    cache_folder: Path | None = None
    """Folder of what was spoken before; None is the user's cache folder."""

    cache_size_mb: int = 2048
    """Size the cache is kept under, in megabytes."""

    sound_clause_ms: int = 180
    """Pause where a sentence is broken for a change of tone."""

    sound_sentence_ms: int = 380
    """Pause between two sentences of one voice."""

    sound_speaker_ms: int = 300
    """Pause where another voice begins within a paragraph."""

    sound_paragraph_ms: int = 700
    """Pause between two paragraphs."""

    sound_heading_ms: int = 850
    """Pause after a heading."""

    sound_chapter_ms: int = 1500
    """Pause before a chapter's heading."""

    sound_intro: Path | None = None
    """Sound file played before the episode."""

    sound_outro: Path | None = None
    """Sound file played after it."""

    sound_chapter: Path | None = None
    """Sound file played before each chapter but the first."""

    sound_bed: Path | None = None
    """Music played under the voices, again and again."""

    sound_bed_db: float = -24.0
    """Level of that music under speech, in dB against the voices."""

    show: Mapping[str, Any] = field(default_factory=dict)
    cast: Mapping[str, str] = field(default_factory=dict)
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def engine_options(self) -> Mapping[str, Any]:
        """What `[engines.NAME]` says for the engine chosen."""
        return self.engines.get(self.engine, {})


_TABLES = ("sound", "cache")
_HINTS = typing.get_type_hints(Settings)
NAMES: tuple[str, ...] = tuple(f.name for f in fields(Settings) if f.name not in FREE_TABLES)
"""Every fixed setting, as flags and the environment spell it with underscores."""


def dotted(name: str) -> str:
    """`sound_bed` as narrate.toml spells it: `sound.bed`."""
    table, _, rest = name.partition("_")
    return f"{table}.{rest}" if table in _TABLES and rest else name


def read_settings(
    flags: Mapping[str, Any] | None = None,
    *,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """The settings in force; `flags` that are None were not given.

    Raises:
        SettingsError: a value of the wrong kind, an unknown name, or a file that is not TOML.
    """
    folder = Path() if folder is None else folder
    values: dict[str, Any] = {}
    values.update(_from_file(folder / FILE))
    for name in NAMES:
        variable = f"NARRATE_{name.upper()}"
        if environ and environ.get(variable):
            values[name] = _value(name, environ[variable], f"the variable {variable}")
    for name, given in (flags or {}).items():
        if given is not None:
            flag = f"--{name.replace('_', '-')}"
            values[name] = given if name in FREE_TABLES else _value(name, given, flag)
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {why(error)}.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            f"{path} is not valid TOML: {error}.", hint="Text values stand in quotes."
        ) from error
    values: dict[str, Any] = {}
    for key, given in table.items():
        if key in FREE_TABLES:
            values[key] = _free_table(key, given, path)
        elif key in _TABLES and isinstance(given, dict):
            for part, inner in given.items():
                name = _known(f"{key}_{part}", f"{key}.{part}", path)
                values[name] = _value(name, inner, f"{path}: {key}.{part}", folder=path.parent)
        else:
            name = _known(key, key, path)
            values[name] = _value(name, given, f"{path}: {key}", folder=path.parent)
    return values


def _free_table(key: str, given: Any, path: Path) -> Mapping[str, Any]:
    """A table whose names are not ours; that its values are of the kind it holds is."""
    if not isinstance(given, dict):
        raise SettingsError(f"{path}: [{key}] must be a table.")
    for name, inner in given.items():
        if key == "cast" and not isinstance(inner, str):
            raise SettingsError(
                f"{path}: cast.{name} is {inner!r}, which is not a voice.",
                hint='A line of [cast] is "Ana Lima" = "espeak/f3".',
            )
        if key == "engines" and not isinstance(inner, dict):
            raise SettingsError(
                f"{path}: engines.{name} is {inner!r}, which is not a table.",
                hint=f"What an engine takes stands under [engines.{name}].",
            )
    return given


def _known(name: str, written: str, path: Path) -> str:
    if name in NAMES and dotted(name) == written:
        return name
    near = difflib.get_close_matches(written, [dotted(n) for n in NAMES] + list(FREE_TABLES), 1)
    raise SettingsError(
        f"{path}: there is no setting {written!r}.",
        hint=f"Did you mean {near[0]!r}?" if near else "The README lists them all.",
    )


def _value(name: str, given: Any, where: str, *, folder: Path | None = None) -> Any:
    """`given` as the type of the setting `name`; texts are read as the environment writes them."""
    kinds = [k for k in (get_args(_HINTS[name]) or (_HINTS[name],)) if k is not type(None)]
    kind = _HINTS[name] if get_origin(_HINTS[name]) is Literal else kinds[0]
    if get_origin(kind) is Literal:
        if given in get_args(kind):
            return given
        raise SettingsError(f"{where} is {given!r}, not one of {', '.join(get_args(kind))}.")
    try:
        if kind is Path and isinstance(given, (str, Path)) and str(given):
            return _path(given, where, folder)
        if kind is str and isinstance(given, str):
            return _tag(given, where) if name == "language" else given
        if kind is int and isinstance(given, (int, str)) and not isinstance(given, bool):
            return _in_range(name, int(given), where)
        if kind is float and isinstance(given, (int, float, str)) and not isinstance(given, bool):
            return _in_range(name, float(given), where)
    except (ValueError, OverflowError):
        pass
    words = {Path: "a path", str: "a text", int: "a whole number", float: "a number"}
    raise SettingsError(f"{where} is {given!r}, which is not {words[kind]}.")


def _path(given: str | Path, where: str, folder: Path | None) -> Path:
    try:
        path = Path(given).expanduser()
    except RuntimeError as error:
        raise SettingsError(f"{where} is {str(given)!r}: there is no such home folder.") from error
    if "\0" in str(path):
        raise SettingsError(f"{where} is {str(given)!r}, which no file can be called.")
    return folder / path if folder is not None and str(folder) != "." else path


def _tag(given: str, where: str) -> str:
    if is_tag(given):
        return given
    raise SettingsError(f"{where} is {given!r}, which is no language.", hint=LOOKS_LIKE)


_RANGES: Mapping[str, tuple[float, float]] = {
    "threshold": (0, 1),
    "rate": (0.5, 3),
    "jobs": (0, 256),
    "cache_size_mb": (0, 10_000_000),
    "sound_bed_db": (-60, 0),
}
_BITRATES = (64, 80, 96, 112, 128, 160, 192, 224, 256, 320)


def _in_range(name: str, number: Any, where: str) -> Any:
    if name == "bitrate" and number not in _BITRATES:
        raise SettingsError(
            f"{where} is {number}, which no MP3 of 48 kHz has.",
            hint=f"Take one of {', '.join(map(str, _BITRATES))}.",
        )
    low, high = (0, 2000) if name.endswith("_ms") else _RANGES.get(name, (None, None))
    if low is not None and high is not None and not low <= number <= high:
        raise SettingsError(f"{where} is {number}; it must lie between {low:g} and {high:g}.")
    return number
