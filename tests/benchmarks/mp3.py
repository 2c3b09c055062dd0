"""What LAME's quality settings cost, and how near each comes to the speech that went in.

python -m tests.benchmarks.mp3
"""

from __future__ import annotations

import time

import numpy as np

from narrate.audio import FRAME, RATE, joining, mp3
from narrate.audio.gain import passage
from narrate.engines import make_engine
from narrate.voices import read_voices


def _speech() -> np.ndarray:
    """Four voices reading four sentences each, a whole number of frames."""
    engine = make_engine("espeak")
    clips = [
        joining.trim(engine.speak(sentence, voice, language="en"))[0]
        for voice in read_voices("espeak")[:4]
        for sentence in passage("en")
    ]
    samples = np.concatenate(clips)
    return samples[: len(samples) // FRAME * FRAME] * np.float32(0.8)


def _coded(samples: np.ndarray, quality: int) -> tuple[float, np.ndarray]:
    """(CPU seconds, the sound that comes back)."""
    mp3._QUALITY = quality
    began = time.process_time()
    stream = mp3.encode(samples, 96)
    seconds = time.process_time() - began
    return seconds, mp3.decode(stream)[mp3.DELAY :][: len(samples)]


def main() -> None:
    samples = _speech()
    print(f"{len(samples) / RATE:.0f} s of speech, mono, 48 kHz, 96 kbit/s")
    print("quality  × realtime  signal to noise")
    for quality in (2, 5, 7, 9):
        seconds, heard = _coded(samples, quality)
        gain = np.dot(heard, samples) / np.dot(samples, samples)
        noise = heard / gain - samples[: len(heard)]
        ratio = 10 * np.log10(np.square(samples).sum() / np.square(noise).sum())
        print(f"{quality:7}  {len(samples) / RATE / seconds:10.0f}  {ratio:12.1f} dB")


if __name__ == "__main__":
    main()
