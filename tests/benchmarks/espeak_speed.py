"""How fast espeak speaks: times realtime for one core, and what a call costs beside the speaking.

    python -m tests.benchmarks.espeak_speed

CPU time is counted, not time on the clock, so a busy machine says the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from narrate.audio.gain import passage
from narrate.engines import espeakng, make_engine
from narrate.voices import read_voices


def _cpu_ms(call: Callable[[], object], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - began) * 1000 / times


def main() -> None:
    """Print the figures."""
    engine = make_engine("espeak")
    text = " ".join(passage("en"))
    for voice in read_voices("espeak")[:3]:
        clip = engine.speak(text, voice, language="en")

        def paragraph(voice=voice) -> None:  # type: ignore[no-untyped-def]
            engine.speak(text, voice, language="en")

        def word(voice=voice) -> None:  # type: ignore[no-untyped-def]
            engine.speak("No.", voice, language="en")

        whole, short = _cpu_ms(paragraph, 40), _cpu_ms(word, 200)
        seconds = clip.frames / clip.rate
        print(
            f"{voice.id:14} {seconds:.1f} s of speech in {whole:.1f} ms:"
            f" {seconds * 1000 / whole:.0f} × realtime; one word {short:.1f} ms"
        )
    with espeakng._image():
        pass

    def image() -> None:
        with espeakng._image() as library:
            espeakng._started(library)

    print(f"a fresh image, started and unloaded: {_cpu_ms(image, 300):.2f} ms")


if __name__ == "__main__":
    main()
