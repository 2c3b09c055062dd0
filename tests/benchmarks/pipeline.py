"""A long article made by narrate, against what must be done at least and the usual way.

    python -m tests.benchmarks.pipeline [WORDS]

Each line is a process of its own; ratios are of figures measured one after the other in one run,
the best of three for what takes seconds, of five for what takes less.
The floor is synthesis and encoding alone, in threads, nothing trimmed, levelled or written; the
usual way is a process for each utterance, `combined += segment`, one export by ffmpeg.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WORDS = 10_000
_SENTENCES = (
    "The harbour was quiet when boat number {n} came back, and nobody on the pier said a word.",
    "“We counted {n} crates before noon,” said Ana Lima, who keeps the books of the market.",
    "By evening the price had fallen by a third, which was more than the town had feared.",
    "She had seen it before. “It comes back,” Lima said, “it always comes back.”",
)


def article(words: int) -> str:
    """A made-up article of about so many words, in chapters."""
    lines = ["The price of fish"]
    count = number = 0
    while count < words:
        if number % 40 == 0:
            lines.append(f"What happened in week {number // 40 + 1}")
        paragraph = " ".join(s.format(n=number) for s in _SENTENCES)
        lines.append(paragraph)
        count += len(paragraph.split())
        number += 1
    return "\n\n".join(lines)


def _utterances(folder: Path) -> list[tuple[str, str]]:
    """What narrate would give the engine, with the voice of each."""
    from narrate.pipeline import read_script
    from narrate.pipeline.studio import Studio
    from narrate.settings import Settings

    settings = Settings(engine="espeak", cache_folder=folder / "none", output=folder / "none")
    script = read_script(str(folder / "article.txt"), settings)
    with Studio(settings, engine="espeak") as studio:
        plan = studio.plan(script, studio.cast(script)[0])
    return [(u.text, u.voice.name) for part in plan.parts for u in part.utterances]


def floor(folder: Path) -> None:
    """Speaking and encoding, and nothing else."""
    import numpy as np
    import soxr

    from narrate.audio import FRAME, RATE, mp3
    from narrate.engines import make_engine
    from narrate.voices import read_voices

    engine = make_engine("espeak")
    voices = {voice.name: voice for voice in read_voices("espeak")}
    utterances = _utterances(folder)

    def work(some: list[tuple[str, str]]) -> bytes:
        parts = []
        for text, name in some:
            clip = engine.speak(text, voices[name], language="en")
            sound = np.frombuffer(clip.pcm, "<i2").astype(np.float32) / 32768
            parts.append(soxr.resample(sound, clip.rate, RATE))
        samples = np.concatenate(parts)
        return mp3.encode(samples[: len(samples) // FRAME * FRAME], 96)

    blocks = [utterances[at : at + 6] for at in range(0, len(utterances), 6)]
    with ThreadPoolExecutor(os.cpu_count()) as pool, (folder / "floor.mp3").open("wb") as file:
        for stream in pool.map(work, blocks):
            file.write(stream)


def usual(folder: Path) -> None:
    """A process an utterance, a growing segment, one export."""
    import imageio_ffmpeg
    from pydub import AudioSegment

    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    combined = AudioSegment.silent(0, 22_050)
    for number, (text, name) in enumerate(_utterances(folder)):
        path = folder / f"{number}.wav"
        pid = os.fork()
        if pid == 0:
            _speak_to(path, text, name)
            os._exit(0)
        os.waitpid(pid, 0)
        combined += AudioSegment.from_wav(str(path)) + AudioSegment.silent(300, 22_050)
    combined.set_frame_rate(48_000).export(str(folder / "usual.mp3"), "mp3", bitrate="96k")


def _speak_to(path: Path, text: str, name: str) -> None:
    import wave

    from narrate.engines import make_engine
    from narrate.voices import read_voices

    voice = next(voice for voice in read_voices("espeak") if voice.name == name)
    clip = make_engine("espeak").speak(text, voice, language="en")
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, clip.rate, 0, "NONE", ""))
        file.writeframes(clip.pcm)


_MAKE = (sys.executable, "-m", "narrate", "make", "-q", "--engine", "espeak")
_SAMPLE = Path(__file__).parents[1] / "articles" / "harbour-bridge.txt"
_CALL = "from pathlib import Path; from tests.benchmarks import pipeline; pipeline."
COMMANDS = {
    "narrate": (*_MAKE, "article.txt", "--cache-folder", "cache"),
    "sample": (*_MAKE, str(_SAMPLE), "--cache-folder", "new/cache", "--output", "new/output"),
    "help": (sys.executable, "-m", "narrate", "--help"),
    "floor": (sys.executable, "-c", f"{_CALL}floor(Path())"),
    "usual": (sys.executable, "-c", f"{_CALL}usual(Path())"),
}
"""What is timed, each as a whole process; the sample with nothing kept from before."""


def timed(name: str, folder: Path) -> tuple[float, float]:
    """(wall seconds, peak megabytes of its largest process) of one command."""
    here = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": here, "PYTHONDONTWRITEBYTECODE": ""}
    began = time.perf_counter()
    running = subprocess.Popen(
        COMMANDS[name], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"{name} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def best(
    name: str, folder: Path, *, turns: int = 5, before: Callable[[int], None] = lambda turn: None
) -> tuple[float, float]:
    """The quickest of several runs: others share the machine."""
    runs = []
    for turn in range(turns):
        before(turn)
        runs.append(timed(name, folder))
    return min(runs)


def main() -> None:
    words = int(sys.argv[1]) if len(sys.argv) > 1 else WORDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = article(words)
        (folder / "article.txt").write_text(text, encoding="utf-8")
        few = 3 if words <= WORDS else 1

        def forget(turn: int) -> None:
            for made in ("cache", "output", "new"):
                shutil.rmtree(folder / made, ignore_errors=True)

        figures = {"cold": best("narrate", folder, turns=few, before=forget)}
        figures["floor"] = best("floor", folder, turns=few)
        figures["warm"] = best("narrate", folder)

        def edit(turn: int) -> None:
            edited = text.replace("boat number 7 ", f"boat number seven of {turn} ")
            (folder / "article.txt").write_text(edited, encoding="utf-8")

        figures["one paragraph edited"] = best("narrate", folder, before=edit)
        if words <= WORDS:
            figures["usual"] = timed("usual", folder)
            figures["the sample article"] = best("sample", folder, before=forget)
            figures["narrate --help"] = best("help", folder)
        cold = figures["cold"][0]
        print(f"{len(text.split())} words, {os.cpu_count()} cores")
        for label, (seconds, megabytes) in figures.items():
            share = f"{seconds / cold:6.3f} × cold"
            print(f"{label:22}{seconds:8.2f} s  {share}  {megabytes:7.0f} MB")
        print(f"cold is {cold / figures['floor'][0]:.2f} × the floor")
        if "usual" in figures:
            print(f"cold is {cold / figures['usual'][0]:.2f} × the usual way")


if __name__ == "__main__":
    main()
