"""The record of an episode: all that is known of it, as JSON beside its MP3.

Feed and pages are built from records alone. One line a cue, so that a person may read it and a
version control system may compare it.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn, Union, get_args, get_origin

from narrate.episode import Chapter, Cue, Episode
from narrate.errors import FeedError, why

FORMAT = 1
"""Number of the form written here; a reader refuses a higher one."""

CHAPTERS = ".chapters.json"
"""Ending of the one other JSON file that an episode has."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_HINT = "Make the episode again, or remove the file and its companions."


def render_record(episode: Episode) -> str:
    """The episode as JSON, nothing left out: `parse_record` gives back its equal."""
    return "".join(_pieces(episode))


def _pieces(episode: Episode) -> Iterator[str]:
    yield f'{{\n "narrate": {FORMAT}'
    for field in fields(episode):
        value = getattr(episode, field.name)
        yield f',\n "{field.name}": '
        if field.name in ("chapters", "cues") and value:
            for at, item in enumerate(value):
                yield f"{',' if at else '['}\n  {_json(_sparse(item))}"
            yield "\n ]"
        else:
            yield _json(value)
    yield "\n}\n"


def parse_record(text: str, *, source: str | None = None) -> Episode:
    """The episode a record tells of; fields this version does not know are passed over.

    `source` is the record's name in an error.

    Raises:
        FeedError: the text is no record, or holds something that will not do.
    """
    name = source or "the record"
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{name} is not whole JSON: {error}.", hint=_HINT) from error
    if not isinstance(given, dict) or not _is_record(given):
        raise FeedError(f"{name} is not the record of an episode.", hint=_HINT)
    if given["narrate"] > FORMAT:
        raise FeedError(
            f"{name} was written by a newer version of narrate.", hint="Bring narrate up to date."
        )
    try:
        episode: Episode = _reader(Episode)(given)
    except _UnfitError as error:
        raise FeedError(f"{name}{error.place}{error}", hint=_HINT) from error
    return episode


def read_records(
    folder: Path, *, cues: bool = True, damaged: Callable[[FeedError], None] | None = None
) -> tuple[Episode, ...]:
    """Every episode recorded in a folder, the latest first.

    JSON files that are somebody else's are passed over. No folder, no episodes. Without `cues`
    the episodes come with none, and a shelf of books is read as fast as one of notes. `damaged`
    is told of each record that is, and the others are read all the same.

    Raises:
        FeedError: a record is damaged or cannot be read, and there is nobody to be told; the
            message names it.
    """
    episodes = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(CHAPTERS) or path.name.startswith(".") or not path.is_file():
            continue
        try:
            episode = _read_record(path, cues)
        except FeedError as error:
            if damaged is None:
                raise
            damaged(error)
            continue
        if episode is not None:
            episodes.append(episode)
    return tuple(sorted(episodes, key=lambda episode: (episode.made, episode.slug), reverse=True))


def _read_record(path: Path, cues: bool) -> Episode | None:
    """The episode recorded in a file; None where the file is somebody else's."""
    try:
        with path.open(encoding="utf-8") as lines:
            text = None if cues else _without_cues(lines)
        if text is None:
            text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FeedError(f"{path} cannot be read: {why(error)}.", hint=_HINT) from error
    if _is_foreign(text):
        return None
    episode = parse_record(text, source=str(path))
    if f"{episode.slug}.json" != path.name:
        raise FeedError(
            f"{path} is the record of {episode.slug!r}, not of {path.stem!r}.",
            hint="The files of an episode cannot be renamed; make it again instead.",
        )
    return episode if cues else replace(episode, cues=())


def _without_cues(lines: Iterator[str]) -> str | None:
    """The record but its cues; None where they are not written as `render_record` does, each on a
    line of its own."""
    kept = []
    for line in lines:
        kept.append(line)
        if line == ' "cues": [\n':
            end = next((cue for cue in lines if not _is_row(cue)), "")
            if not end.startswith(" ]"):
                return None
            kept.append(end)
    return "".join(kept)


def _is_row(line: str) -> bool:
    return line.startswith("  {") and line.endswith(("},\n", "}\n"))


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _sparse(item: Chapter | Cue) -> dict[str, object]:
    """The fields of a chapter or cue that are not as they would be anyway."""
    values = {field.name: getattr(item, field.name) for field in fields(item)}
    return {f.name: values[f.name] for f in fields(item) if values[f.name] != f.default}


def _is_record(given: Mapping[str, object]) -> bool:
    form = given.get("narrate")
    return isinstance(form, int) and not isinstance(form, bool)


def _is_foreign(text: str) -> bool:
    """Whether it is whole JSON and no record."""
    if '"narrate"' in text:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


class _UnfitError(Exception):
    """Something in a record will not do; `place` grows from the inside out."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.place = ""


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of this type of a value of JSON: worked out once, since a book has ten
    thousand cues."""
    form, parts = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    if form in (Union, types.UnionType):
        read = _reader(next(part for part in parts if part is not type(None)))
        return lambda given: None if given is None else read(given)
    if form is Literal:
        return lambda given: given if given in parts else _refuse(given)
    if form is tuple:
        return _rows_reader(parts[0]) if parts[1:] == (Ellipsis,) else _row_reader(parts)
    if hint is float:
        return _read_float
    return lambda given: given if type(given) is hint else _refuse(given)


def _refuse(given: object) -> NoReturn:
    raise _UnfitError(f" holds {_short(given)}, which will not do.")


def _read_float(given: Any) -> float:
    if type(given) not in (int, float):
        _refuse(given)
    try:
        return float(given)
    except OverflowError:
        _refuse(given)


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = [
        (f.name, _reader(hints[f.name]), f.default is MISSING and f.default_factory is MISSING)
        for f in fields(kind)
    ]

    def read(given: Any) -> Any:
        if not isinstance(given, dict):
            _refuse(given)
        values = {}
        for name, read_field, needed in readers:
            if name in given:
                try:
                    values[name] = read_field(given[name])
                except _UnfitError as error:
                    error.place = f": {name}{error.place}"
                    raise
            elif needed:
                raise _UnfitError(f": {name} is missing.")
        return kind(**values)

    return read


def _rows_reader(part: Any) -> Callable[[Any], Any]:
    """Of a list of any length."""
    read_one, kinds = _reader(part), get_args(part)

    def read(given: Any) -> Any:
        if not isinstance(given, list):
            _refuse(given)
        if _all_of(kinds, given):
            return tuple(map(tuple, given))
        values = []
        for at, item in enumerate(given):
            try:
                values.append(read_one(item))
            except _UnfitError as error:
                error.place = f"[{at}]{error.place}"
                raise
        return tuple(values)

    return read


def _row_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Of a list of as many values as there are types."""
    readers = [_reader(part) for part in parts]

    def read(given: Any) -> Any:
        if not isinstance(given, list) or len(given) != len(readers):
            _refuse(given)
        return tuple(read_one(item) for read_one, item in zip(readers, given, strict=True))

    return read


def _all_of(kinds: tuple[Any, ...], given: list[Any]) -> bool:
    """Whether all are rows of just these kinds: a book has a hundred thousand words, and each is
    one."""
    return bool(kinds) and all(
        isinstance(row, list) and tuple(map(type, row)) == kinds for row in given
    )


def _short(given: object) -> str:
    text = json.dumps(given, ensure_ascii=True)
    return text if len(text) <= 40 else text[:40] + "…"
