"""A run that is stopped, or fails in part, leaves its finished episodes in the feed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from narrate.whole import SUFFIX
from tests.standins.web import Web
from tests.test_cli import environment, narrate
from tests.test_follow import item, rss
from tests.test_follow import site as site
from tests.test_hard_use import TIDE

LONG = " ".join(f"It turned {turn} times, they say." for turn in range(6_000))
"""Hours of sound, no two blocks of it alike: one that is kept is not made again."""


def titles(folder: Path) -> list[str]:
    """Of the episodes in the feed, the oldest first."""
    feed = feedparser.parse((folder / "output" / "feed.xml").read_text("utf-8"))
    return [entry.title for entry in feed.entries][::-1]


def stopped(folder: Path, *words: str, after: int = 1) -> tuple[int, str, str]:
    """Stopped by Ctrl-C once it has printed so many paths: its exit code, the rest it printed,
    and what it said."""
    running = subprocess.Popen(
        [sys.executable, "-m", "narrate", *words],
        cwd=folder,
        env=environment(folder, no_proxy="127.0.0.1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert running.stdout is not None
    try:
        for _ in range(after):
            assert running.stdout.readline().endswith(".mp3\n")
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    finally:
        running.kill()
    return running.returncode, out, err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_ctrl_c_leaves_the_finished_episodes_in_the_feed(tmp_path):
    (tmp_path / "a.txt").write_text(TIDE)
    (tmp_path / "b.txt").write_text("The lock\n\nIt opens twice a day.\n")
    for name in "cd":
        (tmp_path / f"{name}.txt").write_text(f"The sea {name}\n\n{LONG}")
    code, out, err = stopped(tmp_path, "make", *(f"{name}.txt" for name in "abcd"), after=2)

    assert (code, out) == (130, "")
    assert "interrupted" in err
    assert "Traceback" not in err
    assert sorted(titles(tmp_path)) == ["The lock", "The tide"]
    assert list((tmp_path / "output").glob(f".*{SUFFIX}")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_ctrl_c_in_follow_leaves_the_finished_episodes_in_the_feed(tmp_path, site: Web):
    long = item("long", 2).replace("<![CDATA[", f"<![CDATA[<p>{LONG}</p>")
    url = site.put("/feed", rss(item("short", 1), long))
    code, out, err = stopped(tmp_path, "follow", url)

    assert (code, out) == (130, "")
    assert "interrupted" in err
    assert "Traceback" not in err
    assert titles(tmp_path) == ["short"]
    assert list((tmp_path / "output").glob(f".*{SUFFIX}")) == []


def test_an_article_that_fails_keeps_no_other_from_the_feed(tmp_path):
    (tmp_path / "a.txt").write_text(TIDE)
    (tmp_path / "c.txt").write_text("The lock\n\nIt opens twice a day.\n")
    done = narrate(tmp_path, "make", "a.txt", "nosuch.txt", "c.txt")

    assert done.returncode == 1
    assert done.stdout.splitlines() == ["output/the-tide.mp3", "output/the-lock.mp3"]
    assert sorted(titles(tmp_path)) == ["The lock", "The tide"]
