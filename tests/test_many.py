"""Many articles, many workers: nobody stops the rest, and it comes out the same."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from narrate.errors import NarrateError
from narrate.pipeline import cluster as module
from narrate.pipeline.cluster import Cluster
from narrate.pipeline.many import Workshop
from narrate.voices.book import read_book
from tests.test_pipeline import NOON, SHORT, settings

NAMES = ("one", "two", "three", "four", "five")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Five short articles, one person quoted in all of them."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(NAMES):
        text = SHORT.replace("The tide", f"The tide, part {name}").replace(
            "Jon Berg", f"Jon B{name}"
        )
        Path(f"{name}.txt").write_text(text * 1 + "\nIt turns again. " * number, encoding="utf-8")
    return tmp_path


def made(folder: Path, sources, **more) -> dict[str, bytes]:
    """The bytes of each MP3 by its source, after one run over all of them."""
    chosen = settings(folder, **more)
    with Workshop(chosen) as workshop:
        outcomes = list(
            workshop.each(
                sources,
                lambda studio, script, turn: studio.make_episode(script, now=NOON, turn=turn),
            )
        )
    assert [outcome.source for outcome in outcomes] == list(sources)
    return {
        o.source: (chosen.output / o.result.mp3).read_bytes() if o.result else str(o.error)
        for o in outcomes
    }


def test_side_by_side_or_one_by_one_is_the_same(folder):
    sources = [f"{name}.txt" for name in NAMES]
    together = made(folder, sources, output=folder / "a", cache_folder=folder / "a-cache")
    alone: dict[str, bytes] = {}
    for source in sources:
        alone |= made(folder, [source], output=folder / "b", cache_folder=folder / "b-cache")

    assert together == alone
    assert read_book(folder / "a").people == read_book(folder / "b").people


def test_one_that_fails_is_told_of_in_its_place_and_stops_nobody(folder):
    (folder / "empty.txt").write_text("")
    found = made(folder, ["one.txt", "empty.txt", "nosuch.txt", "two.txt"])

    assert isinstance(found["one.txt"], bytes)
    assert "empty" in found["empty.txt"]
    assert "nosuch.txt" in found["nosuch.txt"]
    assert isinstance(found["two.txt"], bytes)


def test_what_goes_wrong_while_casting_lets_the_next_one_have_its_turn(folder):
    (folder / "bad.md").write_text('---\nnarrate: 1\ncast: {A: tone/nosuch}\n---\n[b]{speaker="A"}')
    found = made(folder, ["bad.md", "one.txt"])

    assert "nosuch" in found["bad.md"]
    assert isinstance(found["one.txt"], bytes)


def test_why_an_engine_was_chosen_is_said_once(folder):
    said: list[str] = []
    with Workshop(settings(folder, engine="tone"), say=said.append) as workshop:
        assert workshop.studio("en") is workshop.studio("de")
    assert said == []


def test_a_scheduler_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr("narrate.pipeline.cluster.CONNECT_LIMIT_S", 1)
    with (
        pytest.raises(NarrateError, match=r"tcp://127\.0\.0\.1:9 does not answer"),
        Cluster("tcp://127.0.0.1:9"),
    ):
        pass


@pytest.fixture(scope="module")
def cluster():
    """A scheduler and three worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as local:
        yield local


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(folder, cluster):
    """One of three is killed in mid-run; Dask gives its blocks to the others."""
    from distributed import Client

    text = SHORT + "\n\n".join(f"\nIt turns {n} times, they say, and more." for n in range(40))
    (folder / "long.txt").write_text(text, encoding="utf-8")
    here = made(folder, ["long.txt"], engine="espeak", cache_folder=folder / "here")
    with Client(cluster, set_as_default=False) as client:
        pid = next(iter(client.run(os.getpid).values()))
    done = threading.Event()

    def kill() -> None:
        while not list((folder / "there").glob("block/*/*")) and not done.wait(0.005):
            pass
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    there = made(
        folder,
        ["long.txt", "two.txt"],
        engine="espeak",
        cache_folder=folder / "there",
        scheduler=cluster.scheduler_address,
    )
    done.set()
    killer.join()

    assert there["long.txt"] == here["long.txt"]
    assert isinstance(there["two.txt"], bytes)


@pytest.mark.filterwarnings("ignore")
def test_workers_of_another_version_are_refused(cluster, monkeypatch):
    monkeypatch.setattr(module, "version", lambda package: "0.0.1")

    with pytest.raises(NarrateError, match=r"has narrate .*, this machine 0\.0\.1"):
        Cluster(cluster.scheduler_address).__enter__()
