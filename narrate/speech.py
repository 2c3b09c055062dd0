"""Text into sound: what an engine promises, and the sound it gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

from narrate.errors import VoiceError

Gender = Literal["female", "male", "unknown"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One way of speaking that an engine has."""

    name: str
    """Unique within its engine: "f3", "co.uk", "af_bella"."""

    engine: str
    """Name of the engine that speaks it."""

    language: str
    """BCP 47 tag of the language it speaks best; "mul" where it speaks any."""

    gender: Gender = "unknown"

    accent: str = ""
    """For a reader: "British", "Australian"; empty where there is none to name."""

    licence: str = ""
    """Licence of the voice as its maker states it."""

    settings: Mapping[str, str | int | float] = field(default_factory=dict)
    """What the engine needs to speak it; part of the cache key."""

    sound: tuple[float, ...] = ()
    """Where it lies among the voices of its engine, measured: two that are 1 apart are just told
    apart. Empty where nobody measured."""

    @property
    def id(self) -> str:
        """The name a user writes: `espeak/f3`."""
        return f"{self.engine}/{self.name}"

    @property
    def key(self) -> tuple[object, ...]:
        """All of it that decides how it sounds: what it is kept under."""
        return (self.engine, self.name, tuple(sorted(self.settings.items())))

    def number(self, setting: str, default: float, low: float, high: float) -> float:
        """One of its settings that is a number from `low` to `high`.

        Raises:
            VoiceError: it is something else.
        """
        given = self.settings.get(setting, default)
        if (
            not isinstance(given, (int, float))
            or isinstance(given, bool)
            or not low <= given <= high
        ):
            raise VoiceError(
                f"the voice {self.id} has the {setting} {given!r};"
                f" it must be a number between {low:g} and {high:g}.",
                hint="Its settings stand in voices/*.toml.",
            )
        return float(given)


@dataclass(frozen=True, slots=True)
class Word:
    """Where one word is heard within a clip."""

    start: int
    """Code point in the text spoken where the word begins."""

    end: int
    """Code point where it ends."""

    frame: int
    """First sample of the word within the clip."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Spoken sound: 16-bit signed little-endian PCM, mono."""

    pcm: bytes
    """Samples; always a whole number of them, so an even length."""

    rate: int
    """Samples per second, in hertz."""

    words: tuple[Word, ...] = ()
    """When each word is heard, in time order; empty where the engine does not tell."""

    @property
    def frames(self) -> int:
        """Length in samples: the unit that adds up without rounding."""
        return len(self.pcm) // 2


@runtime_checkable
class Engine(Protocol):
    """Turns text into sound. One call, one clip; no state the caller can see.

    `speak` may be called from several threads at once. An engine is made anew in each worker
    process from its name and options, so it need not be picklable.
    """

    name: str
    """As on the command line."""

    version: str
    """Changes whenever the same text may sound different: part of the cache key."""

    online: bool
    """True where every call leaves the machine: calls then run in threads, several at once."""

    instant: bool
    """True where speaking a text again costs less than reading it back from disk: its clips are
    not kept one by one."""

    max_chars: int
    """Longest text one call takes, in characters."""

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text`, its silences untrimmed.

        `language` is a BCP 47 tag; `rate` is a tempo, 1.0 the voice's own.

        Raises:
            SpeechError: names the voice and the first words of the text.
            OfflineError: the service behind the engine is out of reach.
        """
        ...


_IPA = re.compile("\ufff9([^\ufff9-\ufffb]*)\ufffa[^\ufff9-\ufffb]*\ufffb")


def annotate_ipa(word: str, ipa: str) -> str:
    """`word` with its sounds in IPA, between Unicode's interlinear annotation characters."""
    return f"\ufff9{word}\ufffa{ipa}\ufffb"


def without_ipa(text: str) -> str:
    """Spoken text for an engine that takes no IPA: annotated words as plain words."""
    return _IPA.sub(r"\1", text) if "\ufff9" in text else text


def split_ipa(text: str) -> tuple[tuple[str, str | None], ...]:
    """Annotated text in pieces: (words, None) as they are written, (word, its sounds in IPA)."""
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for found in _IPA.finditer(text):
        if found.start() > at:
            pieces.append((text[at : found.start()], None))
        word, _, sounds = found[0][1:-1].partition("\ufffa")
        pieces.append((word, sounds))
        at = found.end()
    if at < len(text):
        pieces.append((text[at:], None))
    return tuple(pieces)
