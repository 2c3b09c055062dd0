"""A long article made by narrate, against what must be done at least and the usual way.

    python -m tests.benchmarks.pipeline [WORDS]

Each line is a process of its own; ratios are of figures measured one after the other in one run,
the short ones the best of five.
The floor is synthesis and encoding alone, in threads, nothing trimmed, levelled or written; the
usual way is a process for each utterance, `combined += segment`, one export by ffmpeg.
"""

from __future__ import annotations

import os
import resource
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


def narrated(folder: Path) -> None:
    """As a person does it."""
    command = [sys.executable, "-m", "narrate", "make", "-q", "article.txt", "--engine", "espeak"]
    subprocess.run([*command, "--cache-folder", "cache"], cwd=folder, check=True)


def sample(folder: Path) -> None:
    """The sample article, all companions and the feed, nothing kept from before."""
    article = Path(__file__).parents[1] / "articles" / "harbour-bridge.txt"
    command = [sys.executable, "-m", "narrate", "make", "-q", str(article), "--engine", "espeak"]
    place = ["--cache-folder", "sample-cache", "--output", "sample-output"]
    subprocess.run([*command, *place], cwd=folder, check=True)
    shutil.rmtree(folder / "sample-cache")
    shutil.rmtree(folder / "sample-output")


def telling(folder: Path) -> None:
    """`narrate --help`."""
    subprocess.run([sys.executable, "-m", "narrate", "--help"], check=True, capture_output=True)


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


VARIANTS: dict[str, Callable[[Path], None]] = {
    "narrate": narrated,
    "sample": sample,
    "help": telling,
    "floor": floor,
    "usual": usual,
}


def timed(name: str, folder: Path) -> tuple[float, float]:
    """(wall seconds, peak megabytes of its largest process) of one variant in its own process."""
    code = (
        "import resource, sys; from pathlib import Path; from tests.benchmarks import pipeline; "
        f"pipeline.VARIANTS[{name!r}](Path({str(folder)!r})); "
        "print(max(resource.getrusage(w).ru_maxrss for w in "
        "(resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # compiled once, as installed
    command = [sys.executable, "-c", code]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return time.perf_counter() - began, int(done.stdout.split()[-1]) / 1024


def best(
    name: str, folder: Path, *, before: Callable[[int], None] = lambda turn: None
) -> tuple[float, float]:
    """The quickest of five runs, for what takes a second: others share the machine."""
    runs = []
    for turn in range(5):
        before(turn)
        runs.append(timed(name, folder))
    return min(runs)


def main() -> None:
    words = int(sys.argv[1]) if len(sys.argv) > 1 else WORDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = article(words)
        (folder / "article.txt").write_text(text, encoding="utf-8")
        figures = {"cold": timed("narrate", folder), "floor": timed("floor", folder)}
        figures["warm"] = best("narrate", folder)

        def edit(turn: int) -> None:
            edited = text.replace("boat number 7 ", f"boat number seven of {turn} ")
            (folder / "article.txt").write_text(edited, encoding="utf-8")

        figures["one paragraph edited"] = best("narrate", folder, before=edit)
        if words <= WORDS:
            figures["usual"] = timed("usual", folder)
            figures["the sample article"] = best("sample", folder)
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
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
