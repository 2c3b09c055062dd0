"""Entries that are whole or not there, and a bound that holds."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

from narrate.cache import Cache, digest


def test_what_was_put_comes_back(tmp_path):
    cache = Cache(tmp_path)
    cache.put("clip", digest("a"), b"sound")

    assert cache.get("clip", digest("a")) == b"sound"
    assert cache.get("block", digest("a")) is None
    assert Cache(tmp_path).get("clip", digest("a")) == b"sound"


def test_a_damaged_entry_is_thrown_away_not_used(tmp_path):
    cache = Cache(tmp_path)
    cache.put("clip", digest("a"), b"sound" * 100)
    (path,) = (tmp_path / "clip").glob("*/*")
    data = path.read_bytes()
    for damaged in (data[:-7], data[:60] + b"X" + data[61:], b""):
        path.write_bytes(damaged)

        assert cache.get("clip", digest("a")) is None
        assert not path.exists()


def test_the_longest_unused_go_when_the_bound_is_passed(tmp_path):
    cache = Cache(tmp_path, limit_bytes=10_000)
    for number in range(9):
        cache.put("clip", digest(number), bytes(1000))
        (path,) = (tmp_path / "clip").glob(f"*/{digest(number)}")
        os.utime(path, (number, number))
    cache.get("clip", digest(0))  # used just now

    cache.put("clip", digest("new"), bytes(1500))

    assert sum(usage.size_bytes for usage in cache.usage()) <= 10_000
    assert cache.get("clip", digest(0)) is not None
    assert cache.get("clip", digest(1)) is None
    assert cache.get("clip", digest("new")) is not None


def _fill(folder):
    cache = Cache(folder, limit_bytes=50_000)
    for number in range(200):
        cache.put("clip", digest(number % 40), bytes([number % 40]) * 1000)
        kept = cache.get("clip", digest(number % 17))
        assert kept is None or kept == bytes([number % 17]) * 1000
    return cache.fault is None


def test_processes_share_a_cache(tmp_path):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert all(pool.map(_fill, [tmp_path] * 4))


def test_a_disk_that_takes_nothing_is_told_and_work_goes_on(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")

    cache.put("clip", digest("a"), b"sound")

    assert cache.fault is not None
    assert cache.get("clip", digest("a")) is None


def test_clear_leaves_nothing(tmp_path):
    cache = Cache(tmp_path)
    for kind in ("block", "clip", "gain"):
        cache.put(kind, digest(kind), b"x")

    assert cache.clear() == 3
    assert all(usage.entries == 0 for usage in cache.usage())
