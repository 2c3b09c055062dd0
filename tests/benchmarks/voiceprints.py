"""How each voice of an engine sounds, in figures, and how far the nearest other is.

    python -m tests.benchmarks.voiceprints espeak [--write] [--language en]

`--write` puts the figures into voices/ENGINE.toml.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from narrate.audio.gain import passage
from narrate.engines import make_engine
from narrate.speech import Engine, Voice
from narrate.voices import read_voices
from tests.voiceprint import SEMITONES, apart, voiceprint

FOLDER = Path(__file__).resolve().parents[2] / "voices"


def measure(engine: Engine, voice: Voice, language: str) -> tuple[float, ...]:
    """The voice's print, reading the passage that voices are levelled by."""
    clips = [engine.speak(text, voice, language=language) for text in passage(language)]
    return tuple(round(figure, 2) for figure in voiceprint(clips))


def main() -> None:
    """Print a line for each voice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine")
    parser.add_argument("--language", default="en")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    engine = make_engine(asked.engine)
    voices = read_voices(asked.engine, folder=FOLDER)
    prints = [(voice, measure(engine, voice, asked.language)) for voice in voices]
    for voice, sound in prints:
        others = [
            (apart(sound, other), each.name) for each, other in prints if each.name != voice.name
        ]
        near, name = min(others)
        first = apart(sound, prints[0][1])
        hertz = 55 * 2 ** (sound[0] * SEMITONES / 12)
        print(
            f"{voice.name:20} {voice.gender:8} {hertz:4.0f} Hz   {first:4.2f} from the first,"
            f" {near:4.2f} from {name}"
        )
    if asked.write:
        path = FOLDER / f"{asked.engine}.toml"
        text = path.read_text(encoding="utf-8")
        for voice, sound in prints:
            text = re.sub(
                rf'(name = "{re.escape(voice.name)}"\n(?:[^\[\n].*\n)*?sound = )\[.*\]',
                rf"\g<1>{list(sound)}",
                text,
            )
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
