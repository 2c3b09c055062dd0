"""Runs killed at random moments, and whether the next run makes the same MP3 as one never killed.

    python -m tests.benchmarks.kills [KILLS [SEED]]

Each kill is SIGKILL, at a moment drawn from the length of a whole run. A folder is whole when what
stands in it under a final name can be read to the end, and when the run after the kill gives the
bytes of the run that nobody stopped. The seed is printed, so that a failure can be had again.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from narrate.episode.record import read_records
from narrate.feed import publish
from narrate.settings import Settings
from tests.benchmarks.pipeline import article

WORDS = 2_000
KILLS = 50


def _begin(folder: Path) -> subprocess.Popen[bytes]:
    """A run of its own in the folder, its cache beside its output."""
    command = [sys.executable, "-m", "narrate", "make", "-q", "article.txt"]
    settings = {"NARRATE_ENGINE": "espeak", "NARRATE_CACHE_FOLDER": str(folder / "cache")}
    return subprocess.Popen(
        command, cwd=folder, env=os.environ | settings, stdout=subprocess.DEVNULL
    )


def _finished(folder: Path) -> tuple[bytes, float]:
    """The MP3 of a run to the end, and the seconds it took."""
    begun = time.perf_counter()
    code = _begin(folder).wait()
    if code:
        raise SystemExit(f"a run that nobody killed ended with {code}")
    [path] = (folder / "output").glob("[!.]*.mp3")
    return path.read_bytes(), time.perf_counter() - begun


def _fault(folder: Path, wanted: bytes) -> str | None:
    """What a kill has spoilt; None where all is whole."""
    output = folder / "output"
    for path in output.glob("[!.]*.mp3"):
        if path.read_bytes() != wanted:
            return f"{path.name} is not whole after the kill"
    read_records(output)  # a record that is cut short is an error
    made, _ = _finished(folder)
    if made != wanted:
        return "the next run made other bytes"
    publish(Settings(output=output))
    if len(read_records(output)) != 1:
        return "there is more than one episode"
    left = [path.name for path in output.rglob("*.part")]
    return f"{len(left)} unfinished files lie about" if len(left) > 2 else None


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        text = article(WORDS)
        for folder in (home / "whole", *(home / str(n) for n in range(kills))):
            folder.mkdir()
            (folder / "article.txt").write_text(text, encoding="utf-8")
        wanted, seconds = _finished(home / "whole")
        print(f"seed {seed}; a run takes {seconds:.1f} s and makes {len(wanted):,} bytes")
        whole = late = 0
        for number in range(kills):
            moment = moments.uniform(0, seconds)
            running = _begin(home / str(number))
            try:
                running.wait(moment)
                late += 1
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
            fault = _fault(home / str(number), wanted)
            whole += fault is None
            if fault is not None:
                print(f"killed after {moment:.2f} s: {fault}")
        print(f"{whole} of {kills} came out whole; {late} were done before their kill")
    sys.exit(whole < kills)


if __name__ == "__main__":
    main()
