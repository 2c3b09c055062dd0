"""How much sooner an article is spoken than by gTTS's own way, one part after another.

    python -m tests.benchmarks.gtts [--latency-ms 150]

Both talk to the stand-in on this machine, which answers every request after the same wait with a
tone as long as the text (so that the clock counts waiting and protocol, not the stand-in's speech).
"""

from __future__ import annotations

import argparse
import io
import os
import time

from gtts import gTTS

from narrate.engines.google import RATE, GoogleEngine
from narrate.engines.retry import at_once
from narrate.speech import Voice
from tests.standins import google as standin

SENTENCES = (
    "The ferry left the island at noon, an hour late, with forty passengers and a goat.",
    "Nobody on the pier waved; the harbour master, who had been up all night, went home to bed.",
    "“It was the third storm in a week,” said Ada Lindqvist, who has run the café since 1998.",
    "Her neighbour, a fisherman, disagreed: he had counted four, and had lost a net in each.",
    "The council will meet on Thursday, in the school beside the church, to vote on a new pier.",
    "If it says yes, work begins in May; if it says no, the island waits for another winter.",
    "The mainland pays two thirds, the island one, and the bank wants to see it in writing first.",
    "Few here believe that it will be enough, but fewer still can think of anything better.",
)


def article(paragraphs: int) -> list[str]:
    """An article's sentences, each of them another."""
    return [f"{text} That was day {day + 1}." for day in range(paragraphs) for text in SENTENCES]


def main() -> None:
    """Print seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--latency-ms", type=float, default=150.0)
    parser.add_argument("--paragraphs", type=int, default=5)
    asked = parser.parse_args()
    sentences = article(asked.paragraphs)
    standin.speech = lambda text, language, host: standin.tone(0.2 + 0.06 * len(text))
    with standin.GoogleStandIn(latency_s=asked.latency_ms / 1000) as google:
        for name in ("https_proxy", "HTTPS_PROXY"):
            os.environ[name] = google.proxy
        for text in sentences:  # the stand-in keeps what it has said once
            for part in gTTS(text, lang_check=False)._tokenize(text):
                standin.speech_mp3(part, "en", "translate.google.com")
        began = time.perf_counter()
        gTTS(" ".join(sentences), lang_check=False).write_to_fp(io.BytesIO())
        serial_s = time.perf_counter() - began
        requests = len(google.asked)
        print(f"{len(sentences)} sentences, {asked.latency_ms:.0f} ms until an answer")
        print(f"gTTS as it is       {requests:4} requests, 1 at once  {serial_s:6.2f} s    1.0 ×")
        for parallel in (1, 4, 8, 12):
            google.asked.clear()
            google.busiest = 0
            options = {} if parallel == 4 else {"parallel": parallel, "rate": 100}
            seconds, sound_s = _speak(sentences, GoogleEngine(**options))
            print(
                f"narrate, parallel={parallel:<2}{'*' if parallel == 4 else ' '}"
                f" {len(google.asked):4} requests, {google.busiest} at once"
                f"  {seconds:6.2f} s  {serial_s / seconds:5.1f} ×  ({sound_s:.0f} s of sound)"
            )
        print("* as it is set when nobody says otherwise")


def _speak(sentences: list[str], engine: GoogleEngine) -> tuple[float, float]:
    """Seconds it takes, and seconds of sound; as many sentences at once as the pipeline has."""
    voice = Voice("com", "gtts", "mul", settings={"tld": "com"})
    began = time.perf_counter()
    clips = at_once(
        [lambda text=text: engine.speak(text, voice, language="en") for text in sentences],
        engine.line.parallel * 2,
    )
    return time.perf_counter() - began, sum(clip.frames for clip in clips) / RATE


if __name__ == "__main__":
    main()
