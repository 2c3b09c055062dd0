"""espeak-ng, embedded through a wheel: offline, a thousand times faster than it is heard.

A voice here is a *variant*, a way of speaking that goes with every language; the language of the
text chooses the rest. The GPL covers the library and its voices.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from operator import itemgetter

from narrate.engines import espeakng
from narrate.engines.mnemonics import mnemonics
from narrate.errors import SpeechError, VoiceError
from narrate.speech import Clip, Voice, Word, without_ipa

FORMAT = 1
"""Changes whenever the same text may come out with other samples."""

WORDS_A_MINUTE = 175
"""Tempo of a voice at rate 1.0, as the library counts."""

_VOLUME = 50
"""At the library's own 100 its louder voices run into its limiter, which pumps."""

PREFERRED = {
    "en": "gmw/en-US",
    "en-au": "gmw/en",
    "en-ie": "gmw/en",
    "en-in": "gmw/en",
    "en-nz": "gmw/en",
    "en-za": "gmw/en",
    "no": "gmq/nb",
    "pt": "roa/pt",
    "zh": "sit/cmn",
}
"""Language -> the dialect that stands for it, where the library names several or another."""


class EspeakEngine:
    """One utterance, one fresh image of the library."""

    name = "espeak"
    online = False
    instant = True
    ipa = True
    max_chars = 10_000

    def __init__(self) -> None:
        try:
            library, wheel = espeakng.library_version(), version("espeakng-loader")
            self.version = f"{library}-{wheel}-{FORMAT}"
        except OSError as error:
            raise VoiceError(
                f"espeak-ng cannot be loaded: {error}.",
                hint="Get it again with: pip install --force-reinstall espeakng-loader",
            ) from error

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text`; the same samples whenever and wherever it is asked for."""
        start = " ".join(without_ipa(text).split()[:6])
        if not start:
            raise SpeechError(f"the voice {voice.id} was given nothing to say.")
        settings = voice.settings
        tempo = WORDS_A_MINUTE * rate * float(settings.get("tempo", 1.0))
        parameters = {
            espeakng.RATE: max(80, min(round(tempo), 900)),
            espeakng.VOLUME: _VOLUME,
            espeakng.PITCH: int(settings.get("pitch", 50)),
            espeakng.RANGE: int(settings.get("range", 50)),
        }
        try:
            identifier = _identifier(voice, language)
            given = _given(text, identifier)
            flags = espeakng.PHONEMES if given.phonemes else 0
            spoken = espeakng.synthesize(given.text, identifier, parameters, flags=flags)
        except OSError as error:
            raise SpeechError(f"the voice {voice.id} could not say “{start}”: {error}.") from error
        if not any(spoken.pcm):
            raise SpeechError(
                f"the voice {voice.id} gave no sound for “{start}”.",
                hint="There may be no letter or number in it.",
            )
        return Clip(spoken.pcm, spoken.rate, _words(text, given, spoken.words))


@cache
def identifier_of(language: str) -> str:
    """The library's name for a BCP 47 tag: "en" -> "gmw/en-US", "de-AT" -> "gmw/de".

    Raises:
        VoiceError: the library does not speak it.
    """
    wanted = language.lower().replace("_", "-")
    while wanted:
        if wanted in PREFERRED:
            return PREFERRED[wanted]
        ranked = sorted(
            (tag != wanted, priority, place, tongue.identifier)
            for place, tongue in enumerate(espeakng.tongues())
            for priority, tag in tongue.languages
            if f"{tag.lower()}-".startswith(f"{wanted}-")
        )
        if ranked:
            return ranked[0][-1]
        wanted = wanted.rpartition("-")[0]
    raise VoiceError(f"espeak has no voice for the language {language!r}.")


def _identifier(voice: Voice, language: str) -> str:
    """What the library is asked for; an unknown variant would be passed over in silence."""
    tongue = str(voice.settings.get("tongue", ""))
    if tongue and not _same_language(voice.language, language):
        tongue = ""
    if tongue and tongue not in {each.identifier for each in espeakng.tongues()}:
        raise VoiceError(f"the voice {voice.id} names {tongue!r}, which espeak does not have.")
    base = tongue or identifier_of(language)
    variant = str(voice.settings.get("variant", ""))
    if not variant:
        return base
    if variant not in espeakng.variants():
        near = difflib.get_close_matches(variant, espeakng.variants(), 1)
        raise VoiceError(
            f"the voice {voice.id} names the variant {variant!r}, which espeak does not have.",
            hint=f"Did you mean {near[0]!r}?" if near else None,
        )
    return f"{base}+{variant}"


def _same_language(one: str, other: str) -> bool:
    return one.lower().partition("-")[0] == other.lower().partition("-")[0]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the library is given for a text, and the way back."""

    text: str
    phonemes: bool
    """Whether `[[…]]` in it holds phonemes."""

    pieces: tuple[tuple[int, int, bool], ...]
    """(code point given, code point of the text, whether it is one word's phonemes) where each
    stretch begins."""

    def origin(self, place: int) -> int:
        """Code point of the text that a code point given comes from."""
        at = bisect_right(self.pieces, place, key=itemgetter(0)) - 1
        given, written, phonemes = self.pieces[max(at, 0)]
        return written if phonemes else written + place - given


_ANNOTATED = re.compile("\ufff9([^\ufff9-\ufffb]*)\ufffa([^\ufff9-\ufffb]*)\ufffb([’']s\\b)?")


def _given(text: str, identifier: str) -> _Given:
    """The text with each annotated word as the library spells its sounds.

    A word without its sounds in this language stays as it is written. The library passes over
    phonemes that touch what is before them, so they stand between spaces.
    """
    if "\ufff9" not in text:
        return _Given(text.replace("\0", " "), False, ((0, 0, False),))
    parts: list[str] = []
    pieces: list[tuple[int, int, bool]] = []
    size = 0

    def put(part: str, written: int, phonemes: bool = False) -> None:
        nonlocal size
        pieces.append((size, written, phonemes))
        parts.append(part)
        size += len(part)

    at = 0
    for found in _ANNOTATED.finditer(text):
        put(_OPENING.sub(lambda marks: " " * len(marks[0]), _unspelt(text[at : found.start()])), at)
        word, ipa, ending = found.groups(default="")
        spelt = mnemonics(ipa + (_ending(ipa) if ending else ""), identifier.partition("+")[0])
        put(f" [[{spelt}]] " if spelt else word + ending, found.start() + 1, spelt is not None)
        at = found.end()
    put(_unspelt(text[at:]), at)
    return _Given("".join(parts), True, tuple(pieces))


_OPENING = re.compile("[“”\"‘’'«»„‚]+$")
"""Marks that are not heard, though they would be a stop before a space."""


def _unspelt(text: str) -> str:
    """What looks like phonemes in the text itself is not meant so."""
    return text.replace("[[", "[ ").replace("\0", " ")


def _ending(ipa: str) -> str:
    """How an English ’s sounds after the word: hissed, voiced or with a vowel of its own."""
    if re.search("[szʃʒ]$", ipa):
        return "ɪz"
    return "s" if re.search("[ptkfθ]$", ipa) else "z"


def _words(text: str, given: _Given, events: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """Words of the text at the samples of the events.

    The library's own lengths are 0 beside curly marks, and it may count one word as several, so
    only where an event points is used: the word is the one that stands there.
    """
    shown = re.sub("\ufff9|\ufffa[^\ufffb]*\ufffb", lambda found: " " * len(found[0]), text)
    tokens = [found.span() for found in re.finditer(r"\S+", shown)]
    words: list[Word] = []
    at = 0
    for place, frame in events:
        written = given.origin(place)
        while at < len(tokens) and tokens[at][1] <= written:
            at += 1
        if at == len(tokens):
            break
        start, end = tokens[at]
        if not words or words[-1].start != start:
            words.append(Word(start, end, frame))
    return tuple(words)
