"""Many short articles: on one and two local workers, and on Dask with two.

    python -m tests.benchmarks.articles [ARTICLES]

Each run begins with an empty cache; ratios are of runs one after the other.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from narrate.pipeline.many import Workshop
from narrate.settings import Settings
from tests.benchmarks.pipeline import article

ARTICLES = 200
WORDS = 150


def made_in_s(folder: Path, sources: list[str], **more) -> float:
    """Wall seconds in which all of them are made."""
    place = Path(tempfile.mkdtemp(dir=folder))
    settings = Settings(
        engine="espeak", output=place / "output", cache_folder=place / "cache", **more
    )
    now = datetime(2026, 3, 4, tzinfo=UTC)
    began = time.perf_counter()
    with Workshop(settings) as workshop:
        outcomes = list(
            workshop.each(
                sources,
                lambda studio, script, turn: studio.make_episode(script, now=now, turn=turn),
            )
        )
    assert all(outcome.error is None for outcome in outcomes)
    return time.perf_counter() - began


def main() -> None:
    from distributed import LocalCluster

    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = []
        for number in range(count):
            path = folder / f"{number}.txt"
            text = article(WORDS).replace("The price of fish", f"The price of fish, day {number}")
            path.write_text(text.replace("harbour", f"harbour of day {number}"), encoding="utf-8")
            sources.append(str(path))
        one = made_in_s(folder, sources, jobs=1)
        two = made_in_s(folder, sources, jobs=2)
        with LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster:
            dask = made_in_s(folder, sources, scheduler=cluster.scheduler_address)
    print(f"{count} articles of {WORDS} words")
    print(f"one local worker   {one:6.1f} s")
    print(f"two local workers  {two:6.1f} s   {two / one:.2f} × one")
    print(f"Dask with two      {dask:6.1f} s   {dask / two:.2f} × two local")


if __name__ == "__main__":
    main()
