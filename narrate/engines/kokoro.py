"""Kokoro: one network for some fifty voices, close to human, a few times faster than heard.

All voices share two files that `narrate voices get` fetches. The network adds a little noise of
its own to breathy sounds, from a source that cannot be set: what is kept from an earlier run is
the only sound that repeats to the byte.
"""

from __future__ import annotations

import logging
import threading
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kokoro_onnx import Kokoro

from narrate.engines.neural import Models, clip_of, damaged, session_of, unspoken
from narrate.engines.shifting import shift
from narrate.errors import VoiceError
from narrate.speech import Clip, Voice, split_ipa
from narrate.voices.download import KOKORO_MODEL, KOKORO_STYLES, find_files

FORMAT = 1
"""Changes whenever the same text may come out with other samples."""

SLOWEST, FASTEST = 0.5, 2.0
"""Tempo that the network takes; beyond it the sound is stretched."""

TONGUES = {
    "en": "en-us",
    "en-gb": "en-gb",
    "es": "es",
    "fr": "fr-fr",
    "hi": "hi",
    "it": "it",
    "pt": "pt-br",
}
"""Language of a voice -> what its words are turned into sounds by."""

_models: Models[Any] = Models()
_phonemizing = threading.Lock()  # espeak-ng, which it asks, ends the process under two threads
logging.getLogger("phonemizer").setLevel(logging.ERROR)  # it warns of every foreign word


class KokoroEngine:
    """Voices of Kokoro, the network loaded once in a process."""

    name = "kokoro"
    online = False
    instant = False
    ipa = True
    max_chars = 350

    def __init__(
        self, folder: str | None = None, hub: str | None = None, model: str | None = None
    ) -> None:
        """`folder` is where the files are, if not in the user's; `hub` where `voices get` looks;
        `model` another export of the network, as kokoro-v1.0.int8.onnx."""
        self.folder = Path(folder).expanduser() if folder else None
        self.hub = hub
        self.model = model or KOKORO_MODEL
        self.version = f"{version('kokoro-onnx')}-{self.model}-{FORMAT}"

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text`."""
        network = self._network(voice)
        style = str(voice.settings.get("voice", voice.name))
        if style not in network.voices:
            raise VoiceError(
                f"the voice {voice.id} is not among those of Kokoro's file.",
                hint=f"It has {', '.join(network.get_voices()[:12])} …",
            )
        tempo = rate * voice.number("tempo", 1.0, 0.25, 4)
        speed = min(max(tempo, SLOWEST), FASTEST)
        tongue = str(voice.settings.get("lang", "")) or _tongue(voice, language)
        try:
            sounds = "".join(
                ipa if ipa is not None else _sounds(network, words, tongue)
                for words, ipa in split_ipa(text)
            )
            sound, hertz = network.create(sounds, style, speed=speed, is_phonemes=True)
        except Exception as error:  # it raises what its parts do: ValueError, RuntimeError, more
            raise unspoken(voice, text, error) from error
        return clip_of(shift(sound, hertz, tempo=tempo / speed), hertz, voice, text)

    def _network(self, voice: Voice) -> Any:
        if "model" in voice.settings or self.model == KOKORO_MODEL:
            wanted = voice
        else:
            settings = {**voice.settings, "model": self.model}
            wanted = Voice(voice.name, "kokoro", voice.language, settings=settings)
        files = find_files(wanted, folder=self.folder)
        styles = files.pop(KOKORO_STYLES)
        (path,) = files.values()

        def load() -> Any:
            session = session_of(path, voice)
            try:
                network: Any = Kokoro.from_session(session, str(styles))
                # What numpy opens is an archive that one thread at a time may read.
                network.voices = dict(network.voices)
                return network
            except Exception as error:  # numpy's and its own, for a file that is none
                raise damaged(voice, styles) from error

        return _models.get((path, path.stat().st_mtime_ns, styles.stat().st_mtime_ns), load)


def _tongue(voice: Voice, language: str) -> str:
    for tag in (voice.language.lower(), language.lower()):
        for known in (tag, tag.partition("-")[0]):
            if known in TONGUES:
                return TONGUES[known]
    raise VoiceError(
        f"Kokoro does not speak the language {language!r}.",
        hint=f"It speaks {', '.join(sorted(TONGUES))}.",
    )


def _sounds(network: Any, words: str, tongue: str) -> str:
    """The words as Kokoro's phonemes, with the spaces at their ends."""
    if not words.strip():
        return words
    with _phonemizing:
        inner: str = network.tokenizer.phonemize(words, tongue)
    before = " " if words[0].isspace() else ""
    return before + inner + (" " if words[-1].isspace() else "")
