"""Piper: small networks, one for each speaker or group of speakers, many times faster than heard.

A voice is two files that `narrate voices get` fetches; `settings.model` may also be the path of an
.onnx file of one's own, with its .onnx.json beside it.
"""

from __future__ import annotations

import logging
from importlib.metadata import version
from pathlib import Path

import numpy as np
from piper.config import PiperConfig, SynthesisConfig
from piper.voice import PiperVoice

from narrate.engines.neural import Models, clip_of, damaged, session_of, unspoken
from narrate.errors import VoiceError
from narrate.speech import Clip, Voice, split_ipa
from narrate.voices.download import find_files

FORMAT = 1
"""Changes whenever the same text may come out with other samples."""

REST_S = 0.25
"""Rest between two sentences of one text; the network gives each by itself."""

_models: Models[PiperVoice] = Models()
logging.getLogger("piper").setLevel(logging.ERROR)  # it warns of every sound a model lacks


class PiperEngine:
    """Voices of Piper, each loaded once in a process."""

    name = "piper"
    online = False
    instant = False
    ipa = True
    max_chars = 1_000

    def __init__(self, folder: str | None = None, hub: str | None = None) -> None:
        """`folder` is where voices are, if not in the user's; `hub` where `voices get` looks."""
        self.folder = Path(folder).expanduser() if folder else None
        self.hub = hub
        self.version = f"{version('piper-tts')}-{FORMAT}"

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text`, the same samples every time.

        The networks take noise for liveliness, from a source that cannot be set. So there is none
        but where the voice's settings ask for it (`noise`, `noise_width`, as in a voice's own
        .onnx.json); with it, sound kept from an earlier run is the only one that repeats.
        """
        model = self._model(voice)
        how = SynthesisConfig(
            speaker_id=self._speaker(voice, model),
            length_scale=model.config.length_scale / (rate * voice.number("tempo", 1.0, 0.25, 4)),
            noise_scale=voice.number("noise", 0.0, 0, 2),
            noise_w_scale=voice.number("noise_width", 0.0, 0, 2),
            normalize_audio=False,  # each voice has one gain, not each sentence
        )
        marked = "".join(
            words if sounds is None else f"[[{sounds}]]" for words, sounds in split_ipa(text)
        )
        try:
            spoken = [chunk.audio_float_array for chunk in model.synthesize(marked, how)]
        except ModuleNotFoundError as error:
            raise VoiceError(
                f"the voice {voice.id} needs {error.name}, which is not installed.",
                hint="Piper's extras for Chinese, Japanese and Thai bring such packages.",
            ) from error
        except Exception as error:  # onnxruntime's have no common parent but this
            raise unspoken(voice, text, error) from error
        rest = np.zeros(round(REST_S * model.config.sample_rate), np.float32)
        joined = [part for sentence in spoken for part in (sentence.reshape(-1), rest)][:-1]
        sound = np.concatenate(joined) if joined else np.zeros(0, np.float32)
        return clip_of(sound, model.config.sample_rate, voice, text)

    def _model(self, voice: Voice) -> PiperVoice:
        path = self._path(voice)

        def load() -> PiperVoice:
            import json

            told = path.with_name(path.name + ".json")
            try:
                config = PiperConfig.from_dict(json.loads(told.read_text(encoding="utf-8")))
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise damaged(voice, told) from error
            return PiperVoice(session=session_of(path, voice), config=config)

        return _models.get((path, path.stat().st_mtime_ns), load)

    def _path(self, voice: Voice) -> Path:
        model = str(voice.settings.get("model", voice.name))
        if not model.endswith(".onnx"):
            return find_files(voice, folder=self.folder)[f"{model}.onnx"]
        path = Path(model).expanduser()
        if not path.is_file():
            raise VoiceError(
                f"the voice {voice.id} has the model {model}, which is not there.",
                hint="Its path counts from the working folder.",
            )
        return path

    def _speaker(self, voice: Voice, model: PiperVoice) -> int | None:
        """Number of the speaker that the voice names, in a model of several."""
        wanted = voice.settings.get("speaker")
        if wanted is None:
            return None
        known = model.config.speaker_id_map
        number = known.get(str(wanted), wanted)
        if isinstance(number, int) and 0 <= number < model.config.num_speakers:
            return number
        names = ", ".join(list(known)[:8]) or f"0 to {model.config.num_speakers - 1}"
        raise VoiceError(
            f"the voice {voice.id} has the speaker {wanted!r}, whom its model does not know.",
            hint=f"It knows {names}{' and more' if len(known) > 8 else ''}.",
        )
