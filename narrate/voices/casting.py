"""Who speaks with which voice."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from narrate.errors import VoiceError
from narrate.speech import Gender, Voice
from narrate.voices.shelf import base, described_engines, engines_for, read_voices, speaks

ALIKE = 1.0
"""Two voices nearer than this are hard to tell apart."""

_UNMEASURED = 2.0
"""Taken for the distance of two voices of which nobody measured it."""


def distance(one: Voice, other: Voice) -> float:
    """How unlike two voices are: 1 is just told apart."""
    if one.id == other.id:
        return 0.0
    if one.engine == other.engine and one.sound and len(one.sound) == len(other.sound):
        return math.dist(one.sound, other.sound)
    return _UNMEASURED


def find_voice(name: str, voices: Iterable[Voice]) -> Voice:
    """The voice that a user means by "espeak/f3" or "f3".

    What is not among `voices` is looked up in the files of its engine, or of theirs. Where several
    are given with commas between, the first whose engine is among `voices` is meant.

    Raises:
        VoiceError: there is none of that name.
    """
    known = tuple(voices)
    engines = {voice.engine for voice in known}
    wanted = [part.strip() for part in name.split(",") if part.strip()] or [name]
    wanted.sort(key=lambda one: "/" in one and one.partition("/")[0] not in engines)
    one = wanted[0]
    engine, slash, _ = one.partition("/")
    others = [engine] if slash else sorted(engines)
    every = (*known, *(voice for each in others for voice in _described(each)))
    for fold in (str, str.casefold):
        for voice in every:
            if fold(one) in (fold(voice.id), fold(voice.name)):
                return voice
    names = list(dict.fromkeys(voice.id if slash else voice.name for voice in every))
    near = difflib.get_close_matches(one, names, 3, cutoff=0.5)
    raise VoiceError(
        f"there is no voice {one!r}.",
        hint=f"Did you mean {' or '.join(map(repr, near))}?"
        if near
        else "`narrate voices` lists them all.",
    )


def _described(engine: str) -> tuple[Voice, ...]:
    """The engine's voices; none where no file has any."""
    return read_voices(engine) if engine in described_engines() else ()


def voice_for_language(
    language: str, voices: Iterable[Voice], *, unlike: Iterable[Voice] = ()
) -> Voice | None:
    """The first voice that speaks the language, its own dialect before others; None without one.

    Those in `unlike` are left out while there is another.
    """
    able = [voice for voice in voices if speaks(voice, language)]
    others = list(unlike)
    able.sort(
        key=lambda voice: (
            any(distance(voice, other) < ALIKE for other in others),
            _other_dialect(voice, language),
        )
    )
    return able[0] if able else None


def cast(
    speakers: Sequence[str],
    genders: Mapping[str, Gender],
    voices: Sequence[Voice],
    *,
    language: str,
    narrator: str | None = None,
    pins: Mapping[str, str] = {},
    remembered: Mapping[str, str] = {},
) -> Mapping[str | None, Voice]:
    """Person -> voice; None is the narrator. The same article is always cast the same.

    `speakers` is who is heard, in order: names may repeat, and those next to each other are
    neighbours. Everyone gets a voice of the language unlike the narrator's and unlike all others,
    of their gender where it is known, the most distant that is left. Where voices run out, one is
    used again by somebody who is not heard next to its owner.

    `pins` are the user's word: a person to a voice, or to another person whose voice they share. A
    full name also means somebody who is only called by its last part, and the other way round.
    `remembered` are voices had before: kept while no two people here would be alike.

    Raises:
        VoiceError: a pin or the narrator names no voice, a pin's name fits two people, or no
            voice speaks the language.
    """
    able = [voice for voice in voices if speaks(voice, language)]
    if not able:
        raise _no_voice(language, voices)
    chosen: dict[str | None, Voice] = {}
    reader = find_voice(narrator, voices) if narrator else voice_for_language(language, able)
    assert reader is not None
    chosen[None] = reader
    people = list(dict.fromkeys(speakers))
    same, pinned = _pinned(people, pins, voices)
    turns = [same.get(name, name) for name in speakers]
    people = list(dict.fromkeys(turns))
    chosen.update(pinned)
    for name in people:
        if name in remembered and name not in chosen:
            voice = _still_there(remembered[name], able)
            if voice and all(distance(voice, other) >= ALIKE for other in chosen.values()):
                chosen[name] = voice
    left = [name for name in people if name not in chosen]
    for at, name in enumerate(left):
        later = Counter(genders.get(other, "unknown") for other in left[at + 1 :])
        chosen[name] = _best(name, genders.get(name, "unknown"), able, chosen, turns, later)
    return {None: reader} | {name: chosen[same.get(name, name)] for name in dict.fromkeys(speakers)}


def _best(
    name: str,
    gender: Gender,
    voices: Sequence[Voice],
    chosen: Mapping[str | None, Voice],
    turns: Sequence[str],
    later: Mapping[Gender, int],
) -> Voice:
    """The voice with the least against it, in the order of the key below."""
    beside = {b if a == name else a for a, b in pairwise(turns) if (a == name) != (b == name)}
    never = [chosen[None], *(chosen[other] for other in beside if other in chosen)]
    taken = [voice for person, voice in chosen.items() if person is not None]
    free = Counter(
        voice.gender
        for voice in voices
        if all(distance(voice, other) >= ALIKE for other in chosen.values())
    )

    def against(voice: Voice) -> tuple[float, ...]:
        owners = sum(distance(voice, other) < ALIKE for other in taken)
        others = never if owners else [*never, *taken]
        return (
            any(distance(voice, other) < ALIKE for other in never),
            "unknown" not in (gender, voice.gender) and voice.gender != gender,
            owners,
            voice.gender != gender and free[voice.gender] <= later.get(voice.gender, 0),
            gender != "unknown" and voice.gender == "unknown",
            -min(distance(voice, other) for other in others),
        )

    return min(voices, key=against)


def _pinned(
    people: Sequence[str], pins: Mapping[str, str], voices: Sequence[Voice]
) -> tuple[dict[str, str], dict[str, Voice]]:
    """(Person -> the person whose voice they share, person -> voice), from the user's words."""
    same: dict[str, str] = {}
    pinned: dict[str, Voice] = {}
    names = {person.casefold() for person in (*people, *pins)}
    meant = [(*_person(key, people), key, value) for key, value in pins.items()]
    # The full name's line is read last, so it stands.
    for _, person, key, value in sorted(meant, key=itemgetter(0), reverse=True):
        if _is_person(value, names, voices):
            if person is not None:
                same[person] = _person(value, people)[1] or value
                pinned.pop(person, None)
        else:
            try:
                pinned[person or key] = find_voice(value, voices)
            except VoiceError as error:
                told = f"the cast's line for {key!r}: {error.message}"
                raise VoiceError(told, hint=error.hint) from error
            same.pop(person or key, None)
    for person in list(same):
        seen = [person]
        while seen[-1] in same:
            if same[seen[-1]] in seen:
                raise VoiceError(f"the cast gives {' and '.join(seen)} each other's voice.")
            seen.append(same[seen[-1]])
        same[person] = seen[-1]
    for name in set(pinned) - set(people) - set(same.values()):
        del pinned[name]
    return same, pinned


def _is_person(value: str, names: Iterable[str], voices: Sequence[Voice]) -> bool:
    if "/" in value or any(value.casefold() == voice.name.casefold() for voice in voices):
        return False
    return value.casefold() in names or " " in value.strip()


def _person(name: str, people: Sequence[str]) -> tuple[int, str | None]:
    """Who in the article is meant, and by how much less than the full name."""
    wanted = name.casefold()
    fits: tuple[Callable[[str], bool], ...] = (
        lambda person: person == wanted,
        lambda person: person.endswith(f" {wanted}"),
        lambda person: wanted.endswith(f" {person}"),
    )
    for less, fit in enumerate(fits):
        found = [person for person in people if fit(person.casefold())]
        if len(found) > 1:
            raise VoiceError(
                f"the cast names {name!r}, which is {' and '.join(found)} here.",
                hint="Write the full name.",
            )
        if found:
            return less, found[0]
    return len(fits), None


def _still_there(name: str, voices: Sequence[Voice]) -> Voice | None:
    return next((voice for voice in voices if name in (voice.id, voice.name)), None)


def _other_dialect(voice: Voice, language: str) -> int:
    """0 for the very dialect or any, 1 for the language in general, 2 for another dialect."""
    own = voice.language.lower().replace("_", "-")
    wanted = language.lower().replace("_", "-")
    if own in (wanted, "mul"):
        return 0
    return 1 if base(wanted) in (own, wanted) else 2


def _no_voice(language: str, voices: Sequence[Voice]) -> VoiceError:
    engines = " and ".join(sorted({voice.engine for voice in voices})) or "the engine"
    others = [each for each in engines_for(language) if each != "tone" and each not in engines]
    return VoiceError(
        f"{engines} has no voice for the language {language!r}.",
        hint=f"These have one: {', '.join(others)} (choose with --engine)."
        if others
        else "No engine here has one; name the language with --language if it was guessed wrong.",
    )
