"""The cast book: who speaks with which voice in a show, episode after episode.

`cast.toml` lies in the output folder, beside the feed, since a folder of episodes is a show:

    ["Jen Psaki"]
    espeak = "f4"
    gtts = "com.au"

A line may be edited, added or removed by hand; comments stay. Another engine adds a line of its
own, so coming back to the first one brings its voices back.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from narrate.cache import default_folder
from narrate.errors import VoiceError, why
from narrate.speech import Gender, Voice
from narrate.voices.casting import ALIKE, cast, distance, find_voice
from narrate.whole import write_whole

FILE = "cast.toml"

_HEAD = """\
# Who speaks with which voice in this show, by engine. Change a line, and the next episode follows.
"""

_PATIENCE_S = 30
"""How long one run waits while another writes the book: a write takes a moment."""


@dataclass(frozen=True, slots=True)
class CastBook:
    """What a show remembers of its voices."""

    path: Path
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Person -> engine -> name of the voice."""

    def voices(self, engine: str) -> Mapping[str, str]:
        """Person -> name of the voice, for one engine."""
        return {name: voices[engine] for name, voices in self.people.items() if engine in voices}


def read_book(folder: Path) -> CastBook:
    """The book of the show in `folder`; an empty one where there is none.

    Raises:
        VoiceError: the file is not what a cast book should be.
    """
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return CastBook(path)
    except (OSError, UnicodeDecodeError) as error:
        raise VoiceError(f"the cast book {path} cannot be read: {why(error)}.") from error
    return CastBook(path, _people(text, path))


def cast_show(
    book: CastBook,
    turns: Sequence[str],
    genders: Mapping[str, Gender],
    voices: Sequence[Voice],
    *,
    language: str,
    narrator: str | None = None,
    pins: Mapping[str, str] = {},
) -> tuple[Mapping[str | None, Voice], tuple[str, ...]]:
    """The cast of an episode by the book, and what to tell about it.

    As `narrate.voices.cast`; the book's voices are kept where no two people would sound alike.
    """
    remembered: dict[str, str] = {}
    for engine in {voice.engine for voice in voices}:
        remembered |= book.voices(engine)
    chosen = cast(
        turns,
        genders,
        voices,
        language=language,
        narrator=narrator,
        pins=pins,
        remembered=remembered,
    )
    return chosen, tuple(_notices(book, chosen, voices))


def _notices(
    book: CastBook, chosen: Mapping[str | None, Voice], voices: Sequence[Voice]
) -> Iterator[str]:
    """A sentence for each person who is not heard as the book has it, and why; pins need none."""
    names = {voice.id for voice in voices}
    engines = {voice.engine for voice in voices}
    for name, voice in chosen.items():
        known = book.people.get(name or "", {})
        before = known.get(voice.engine)
        if name is None or not known or before == voice.name or voice.engine not in engines:
            continue
        if before is None:
            others = " and ".join(f"{engine}/{each}" for engine, each in known.items())
            yield f"{name}, who was {others} before, is {voice.id} with this engine."
        elif f"{voice.engine}/{before}" not in names:
            gone = f"{voice.engine}/{before}"
            yield f"{name} is {voice.id} from now on: {gone} is not there any more."
        else:
            old = find_voice(f"{voice.engine}/{before}", voices)
            for other, theirs in chosen.items():
                if other != name and distance(old, theirs) < ALIKE:
                    whose = "the narrator" if other is None else other
                    yield f"{name} is {voice.id} here, since {whose} has {theirs.id}."
                    break


def remember(folder: Path, cast: Mapping[str | None, Voice]) -> None:
    """Write down people who are new to the book, and new voices of those whose voice is gone.

    What the book says already stays, in whatever form somebody gave it. Runs that write at once
    wait for each other, and none undoes another's line.

    Raises:
        VoiceError: the file is not what a cast book should be.
    """
    named = {name: voice for name, voice in cast.items() if name is not None and _is_name(name)}
    if not _missing(read_book(folder), named):
        return
    import tomlkit
    from filelock import FileLock, Timeout

    lock = _lock_of(folder)
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=_PATIENCE_S):
            book = read_book(folder)
            missing = _missing(book, named)
            text = book.path.read_text(encoding="utf-8") if book.path.exists() else _HEAD
            document = tomlkit.parse(text)
            for name, voice in missing:
                if name not in document:
                    document.add(tomlkit.nl())
                    document.add(tomlkit.key(name), tomlkit.table())
                document[name][voice.engine] = voice.name
            write_whole(book.path, tomlkit.dumps(document))
    except Timeout as error:
        raise VoiceError(
            f"the cast book {folder / FILE} has been locked by another run for {_PATIENCE_S} s.",
            hint=f"Wait for it to end; the lock is {lock}.",
        ) from error


def _lock_of(folder: Path) -> Path:
    """A file that runs of one show on this machine agree on; the show itself is kept clean."""
    name = hashlib.sha256(str((folder / FILE).resolve()).encode()).hexdigest()[:16]
    return default_folder() / "locks" / f"{name}.lock"


def _missing(book: CastBook, cast: Mapping[str, Voice]) -> list[tuple[str, Voice]]:
    return [
        (name, voice)
        for name, voice in cast.items()
        if voice.engine not in book.people.get(name, {}) or _gone(book, name, voice)
    ]


def _gone(book: CastBook, name: str, voice: Voice) -> bool:
    """Whether the voice the book gives a person is in no file any more."""
    from narrate.voices.shelf import read_voices

    before = book.people[name][voice.engine]
    return before not in {each.name for each in read_voices(voice.engine)}


_PARTICLES = frozenset(
    ["af", "al", "d", "da", "dal", "de", "del", "della", "den", "der", "di", "dos", "du",
     "el", "la", "le", "ten", "ter", "van", "von", "zu"]
)  # fmt: skip


def _is_name(person: str) -> bool:
    """Whether it is somebody's name: a "senior White House official" is another one next time.

    A name begins and ends with a capital, but for particles as in "van den Berg".
    """
    words = re.findall(r"[^\W\d_]+", person)
    first = next((word for word in words if word.lower() not in _PARTICLES), "")
    return bool(first) and not first[0].islower() and not words[-1][0].islower()


def _people(text: str, path: Path) -> Mapping[str, Mapping[str, str]]:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise VoiceError(
            f"the cast book {path} is not valid TOML: {error}.",
            hint='A person is ["Full Name"] on a line, and under it lines such as espeak = "f4".',
        ) from error
    for name, voices in table.items():
        if not isinstance(voices, dict) or not _all_texts(voices.values()):
            raise VoiceError(
                f'the cast book {path}: {name!r} needs lines such as espeak = "f4" under it.',
                hint='Write ["Full Name"] on a line of its own and the voice below it.',
            )
    return table


def _all_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)
