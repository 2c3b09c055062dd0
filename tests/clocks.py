"""A clock that tests move, for everything that waits."""

from __future__ import annotations

import threading


class Clock:
    """Time stands still but for sleeps, which take none and are noted."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.now_s += seconds
