"""Work begun in order and taken in order, whatever is done first."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def in_order(begun: Iterable[Future[T]], ahead: int) -> Generator[T]:
    """Results in the order of their futures, which are taken `ahead` at a time.

    When one fails, or the taker goes away, those not begun are dropped.
    """
    flying: deque[Future[T]] = deque()
    try:
        for future in begun:
            flying.append(future)
            while len(flying) >= ahead:
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()
    finally:
        for pending in flying:
            pending.cancel()
