"""espeak-ng, embedded through a wheel: offline, a thousand times faster than it is heard.

A voice here is a *variant*, a way of speaking that goes with every language; the language of the
text chooses the rest. The GPL covers the library and its voices.
"""

from __future__ import annotations

import difflib
import re
from functools import cache

from narrate.engines import espeakng
from narrate.errors import SpeechError, VoiceError
from narrate.speech import Clip, Voice, Word

WORDS_A_MINUTE = 175
"""Tempo of a voice at rate 1.0, as the library counts."""

PREFERRED = {"en": "gmw/en-US", "pt": "roa/pt", "zh": "sit/cmn", "no": "gmq/nb"}
"""Language -> the dialect that stands for it, where the library names several or another."""


class EspeakEngine:
    """One utterance, one fresh image of the library."""

    name = "espeak"
    online = False
    instant = True
    max_chars = 10_000

    def __init__(self) -> None:
        self.version = f"{espeakng.library_version()}-1"

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text`; the same samples whenever and wherever it is asked for."""
        start = text[:40]
        if not text.strip():
            raise SpeechError(f"the voice {voice.id} was given nothing to say: {start!r}.")
        identifier = _identifier(voice, language)
        settings = voice.settings
        tempo = WORDS_A_MINUTE * rate * float(settings.get("tempo", 1.0))
        parameters = {
            espeakng.RATE: max(80, min(round(tempo), 900)),
            espeakng.PITCH: int(settings.get("pitch", 50)),
            espeakng.RANGE: int(settings.get("range", 50)),
        }
        try:
            spoken = espeakng.synthesize(text.replace("\0", " "), identifier, parameters, flags=0)
        except OSError as error:
            raise SpeechError(f"the voice {voice.id} could not say {start!r}: {error}.") from error
        if not any(spoken.pcm):
            raise SpeechError(
                f"the voice {voice.id} gave no sound for {start!r}.",
                hint="There may be no letter or number in it.",
            )
        return Clip(spoken.pcm, spoken.rate, _words(text, spoken.words))


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
            (priority, place, tongue.identifier)
            for place, tongue in enumerate(espeakng.tongues())
            for priority, tag in tongue.languages
            if tag == wanted
        )
        if ranked:
            return ranked[0][2]
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


def _words(text: str, events: tuple[tuple[int, int], ...]) -> tuple[Word, ...]:
    """Words of the text at the samples of the events.

    The library's own lengths are 0 beside curly marks, and it may count one word as several, so
    only where an event points is used: the word is the one that stands there.
    """
    tokens = [found.span() for found in re.finditer(r"\S+", text)]
    words: list[Word] = []
    at = 0
    for place, frame in events:
        while at < len(tokens) and tokens[at][1] <= place:
            at += 1
        if at == len(tokens):
            break
        start, end = tokens[at]
        if not words or words[-1].start != start:
            words.append(Word(start, end, frame))
    return tuple(words)
