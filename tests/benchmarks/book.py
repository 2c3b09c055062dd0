"""A very long book, read, attributed, cast and planned, but not spoken: its time and memory.

    python -m tests.benchmarks.book [WORDS]

A tenth of the book is measured first, so that what grows faster than the text is seen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.pipeline import article

WORDS = 300_000


def planned(words: int) -> tuple[float, int, str]:
    """Seconds and megabytes that `narrate make --dry-run` takes for a book, and what it said."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "book.txt").write_text(article(words), encoding="utf-8")
        command = [sys.executable, "-m", "narrate", "make", "--dry-run", "book.txt"]
        settings = {"NARRATE_ENGINE": "espeak", "NARRATE_CACHE_FOLDER": str(folder / "cache")}
        begun = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env=os.environ | settings, stdout=subprocess.PIPE, text=True
        ) as running:
            assert running.stdout is not None
            said = running.stdout.read()
            _, status, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            raise SystemExit(f"the dry run ended with {running.returncode}")
        return time.perf_counter() - begun, used.ru_maxrss // 1024, said


def main() -> None:
    words = int(sys.argv[1]) if len(sys.argv) > 1 else WORDS
    figures = {count: planned(count) for count in (words // 10, words)}
    for count, (seconds, megabytes, _) in figures.items():
        print(f"{count:9,} words {seconds:7.1f} s {megabytes:6} MB")
    (least, small, _), (most, large, said) = figures.values()
    print(f"ten times the words: {most / least:.1f} × the time, {large / small:.1f} × the memory")
    print(said, end="")


if __name__ == "__main__":
    main()
