"""One voice, one sentence: written to a file, and heard where there is something to play it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.audio import FRAME, RATE
from narrate.audio.gain import passage
from narrate.audio.joining import trim
from narrate.audio.level import CEILING_DBTP, TARGET_LUFS, hop_powers, integrated_lufs, limit
from narrate.errors import SpeechError, VoiceError
from narrate.whole import whole_file

if TYPE_CHECKING:
    from narrate.audio.level import Samples
    from narrate.speech import Engine, Voice

PLAYERS: tuple[tuple[str, ...], ...] = (
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
    ("mpv", "--really-quiet", "--no-video"),
)
"""Programs that play a WAV file, with what keeps them silent about it."""

_KBPS = 96
_LONGEST_S = 120


def say(engine: Engine, voice: Voice, text: str | None, language: str, rate: float) -> Samples:
    """The voice at an episode's level, reading `text` or a sentence of its language."""
    import numpy as np

    words = text or passage(language)[0]
    if len(words) > engine.max_chars:
        raise SpeechError(
            f"that is {len(words)} characters, more than the {engine.max_chars} that"
            f" {engine.name} takes at once."
        )
    sound, _ = trim(engine.speak(words, voice, language=language, rate=rate))
    loudness = integrated_lufs(hop_powers(sound))
    if loudness > float("-inf"):
        sound = sound * np.float32(10 ** ((TARGET_LUFS - loudness) / 20))
    limited, _ = limit(sound, CEILING_DBTP)
    return limited


def kind_of(path: Path) -> str:
    """ "wav" or "mp3", as the file's ending says.

    Raises:
        VoiceError: it ends in something else.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("wav", "mp3"):
        raise VoiceError(
            f"{path} ends neither in .wav nor in .mp3.", hint="The ending chooses the format."
        )
    return kind


def write_sound(path: Path, sound: Samples) -> None:
    """The sound as a WAV or an MP3 file."""
    import numpy as np

    if kind_of(path) == "wav":
        whole = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2")
        with whole_file(path) as file, wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(whole.tobytes())
        return
    from narrate.audio import mp3

    padded = np.zeros(-(-len(sound) // FRAME) * FRAME, np.float32)
    padded[: len(sound)] = sound
    stream = mp3.encode(padded, _KBPS)
    with whole_file(path) as file:
        file.write(mp3.info_frame(len(stream) // mp3.frame_size(_KBPS), _KBPS))
        file.write(stream)


def play(path: Path) -> str | None:
    """The name of the program that played the file; None where none could."""
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(path), winsound.SND_FILENAME)
        return "Windows"
    for command in PLAYERS:
        if found := shutil.which(command[0]):
            try:
                done = subprocess.run(
                    [found, *command[1:], str(path)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    timeout=_LONGEST_S,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired):
                continue
            if done.returncode == 0:
                return command[0]
    return None
