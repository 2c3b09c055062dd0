"""What the engines that run a network on this machine share: a model loaded once, its sound."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from narrate.errors import SpeechError, VoiceError
from narrate.speech import Clip, Voice

if TYPE_CHECKING:
    import onnxruntime

M = TypeVar("M")


class Models(Generic[M]):
    """The models that this process has loaded, each once, whoever asks first."""

    def __init__(self) -> None:
        self._loaded: dict[Hashable, M] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, load: Callable[[], M]) -> M:
        """The model of that key; others wait while it is loaded."""
        with self._lock:
            if key not in self._loaded:
                self._loaded[key] = load()
            return self._loaded[key]


def session_of(path: Path, voice: Voice) -> onnxruntime.InferenceSession:
    """The network in a file, on one core: blocks are made in parallel, not the inside of one.

    Raises:
        VoiceError: the file holds no network.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its exceptions have no common parent but this
        raise damaged(voice, path) from error


def damaged(voice: Voice, path: Path) -> VoiceError:
    """What to say of a file that cannot be loaded."""
    return VoiceError(
        f"the voice {voice.id} cannot be loaded: {path.name} is damaged or of another kind.",
        hint=f"Get it again with: narrate voices get {voice.id}",
    )


def clip_of(sound: NDArray[Any], rate: int, voice: Voice, text: str) -> Clip:
    """Samples in ±1 as a clip.

    Raises:
        SpeechError: there is nothing to be heard in them.
    """
    if sound.size == 0 or not np.isfinite(sound).all() or float(np.abs(sound).max()) < 1e-4:
        raise SpeechError(
            f"the voice {voice.id} gave no sound for {text[:40]!r}.",
            hint="There may be no letter or number in it.",
        )
    pcm = np.clip(np.rint(sound * 32767.0), -32768, 32767).astype("<i2").tobytes()
    return Clip(pcm, rate)


def unspoken(voice: Voice, text: str, error: Exception) -> SpeechError:
    """What to say where a package gave an error for a text."""
    said = " ".join(str(error).split())[:200]
    return SpeechError(f"the voice {voice.id} could not say {text[:40]!r}: {said}.")
