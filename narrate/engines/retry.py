"""Calls to a service over the network: several at once, within a rate, tried again with sense.

A call that fails waits by itself and holds up no other. What concerns every caller (asked too
often, out of reach) makes all of them wait. When a call is given up and the service has answered
nobody meanwhile, the line is down: every other call ends at once with the same error, and so does
each new one for a while.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Sequence
from email.utils import parsedate_to_datetime
from typing import TypeVar

from narrate.errors import SettingsError, SpeechError

T = TypeVar("T")

PARALLEL = 4
"""Calls at once, where the settings do not say."""

RATE = 6.0
"""Calls a second in the long run."""

TRIES = 5
"""How often one call is tried in all."""

FIRST_WAIT_S = 1.0
"""Wait after the first failure; doubled after each that follows."""

LONGEST_WAIT_S = 60.0
"""Longest wait before another try; a service that asks for more is given up."""

DOWN_S = 30.0
"""How long a line stays down."""

_GLANCE_S = 0.1
"""How often a call under way looks whether it is still wanted."""

_BURST_S = 10.0
"""So many seconds' worth of calls may be made at once after a rest: a short article goes at full
speed, a book at the rate."""


class Setback(Exception):
    """A call failed this time."""

    def __init__(
        self,
        error: SpeechError,
        *,
        alone: bool = False,
        throttled: bool = False,
        wait_s: float | None = None,
        tries: int | None = None,
    ) -> None:
        super().__init__(str(error))
        self.error = error
        """What a person is told if it stays so."""
        self.alone = alone
        """True where it concerns only the text of this call, not the service."""
        self.throttled = throttled
        """True where the service wants fewer calls: then everybody waits."""
        self.wait_s = wait_s
        """How long the service asks to be left alone."""
        self.tries = tries
        """How many tries such a failure is worth; None for all."""


def _stopped() -> SpeechError:
    return SpeechError("the work was stopped while a voice spoke.")


class Line:
    """The way to one service. Safe for threads."""

    def __init__(
        self,
        *,
        parallel: int = PARALLEL,
        rate: float = RATE,
        tries: int = TRIES,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.parallel = parallel
        self.rate = rate
        self.tries = tries
        self._clock = clock
        self._down = threading.Event()
        self._stopped = False
        self._sleep = sleep or self._wait
        self._chance = chance
        self._lock = threading.Lock()
        self._places = threading.Semaphore(parallel)
        self._most = max(1.0, rate * _BURST_S)
        self._allowance = self._most
        self._counted_at = clock()
        self._not_before = float("-inf")
        self._answered_at = float("-inf")
        self._down_until = float("-inf")
        self._fault: SpeechError | None = None

    def call(self, ask: Callable[[], T]) -> T:
        """What `ask` gives, at the first try that does not end in a `Setback`.

        Raises:
            SpeechError: that of the last setback, or of the call that found the line down.
        """
        failed_at: float | None = None
        tried = 0
        while True:
            wary = self._wait_for_a_turn()
            try:
                with self._places:
                    self._check()
                    answer = ask()
            except Setback as setback:
                tried += 1
                now = self._clock()
                failed_at = now if failed_at is None else failed_at
                wait_s = self._wait_after(setback, tried)
                tries = 1 if wary else min(self.tries, setback.tries or self.tries)
                if tried >= tries or wait_s > LONGEST_WAIT_S:
                    self._give_up(setback, failed_at, max(wait_s, DOWN_S))
                    raise setback.error from setback
                if setback.throttled:
                    with self._lock:
                        self._not_before = max(self._not_before, now + wait_s)
                else:
                    self._sleep(wait_s)
            else:
                with self._lock:
                    self._answered_at = self._clock()
                    self._fault = None
                    self._down.clear()
                return answer

    def within(self, seconds: float, ask: Callable[[], T]) -> T:
        """What `ask` gives, if it does so in time and the line is not stopped meanwhile.

        A client's own timeout counts from byte to byte, so an answer that drips never meets it.

        Raises:
            TimeoutError: it did not; its thread is left to itself.
        """
        done = threading.Event()
        answers: list[T] = []
        errors: list[BaseException] = []

        def run() -> None:
            try:
                answers.append(ask())
            except BaseException as error:
                errors.append(error)
            done.set()

        until = time.monotonic() + seconds
        threading.Thread(target=run, daemon=True).start()
        while not done.wait(min(_GLANCE_S, max(0.0, until - time.monotonic()))):
            if self._stopped:
                raise _stopped()
            if time.monotonic() >= until:
                raise TimeoutError
        if errors:
            raise errors[0]
        return answers[0]

    def stop(self) -> None:
        """End every call that is under way or waits, and each that comes, until `start`."""
        self._stopped = True

    def start(self) -> None:
        """Take calls again."""
        self._stopped = False

    def _wait(self, seconds: float) -> None:
        """Sleep, but for a line that goes down or is stopped."""
        until = time.monotonic() + seconds
        while not self._stopped and (left := until - time.monotonic()) > 0:
            if self._down.wait(min(_GLANCE_S, left)):
                return

    def _check(self) -> bool:
        """Raise what put the line down; True where it was down until just now."""
        if self._stopped:
            raise _stopped()
        with self._lock:
            fault = self._fault
            if fault is not None and self._clock() < self._down_until:
                raise type(fault)(fault.message, hint=fault.hint)
            if fault is not None:
                self._down.clear()
            return fault is not None

    def _wait_for_a_turn(self) -> bool:
        """Wait until one more call is within the rate; True where one try is enough to know."""
        while True:
            wary = self._check()
            with self._lock:
                now = self._clock()
                earned = (now - self._counted_at) * self.rate
                self._allowance = min(self._allowance + earned, self._most)
                self._counted_at = now
                wait_s = max(self._not_before - now, (1 - self._allowance) / self.rate)
                if wait_s <= 1e-6:
                    self._allowance -= 1
                    return wary
            self._sleep(wait_s)

    def _wait_after(self, setback: Setback, tried: int) -> float:
        grown = min(FIRST_WAIT_S * 2.0 ** (tried - 1), LONGEST_WAIT_S)
        jittered = grown * (0.5 + self._chance() / 2)
        if setback.wait_s is None:
            return jittered
        return setback.wait_s + FIRST_WAIT_S * self._chance()

    def _give_up(self, setback: Setback, failed_at: float, down_s: float) -> None:
        with self._lock:
            if not setback.alone and self._answered_at < failed_at:
                self._fault = setback.error
                self._down_until = self._clock() + down_s
                self._down.set()


_RANGES = {
    "parallel": (1, 64),
    "rate": (0.05, 1000),
    "tries": (1, 20),
    "timeout_s": (0.1, 600),
}


def check_options(engine: str, **options: object) -> None:
    """See that what `[engines.NAME]` says of a line can be done.

    Raises:
        SettingsError: an option that is no number or out of range.
    """
    for option, value in options.items():
        low, high = _RANGES[option]
        number = isinstance(value, int if option in ("parallel", "tries") else (int, float))
        if not number or isinstance(value, bool) or not low <= value <= high:  # type: ignore[operator]
            raise SettingsError(
                f"engines.{engine}.{option} is {value!r}; it must lie between {low:g} and {high:g}."
            )


def retry_after_s(header: str | None, *, now: Callable[[], float] = time.time) -> float | None:
    """Seconds that a `Retry-After` header asks for; None where it says nothing that can be read.

    Source: RFC 9110, 10.2.3 (a number of seconds or a date).
    """
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - now())
    except ValueError:
        return None


def at_once(jobs: Sequence[Callable[[], T]], most: int) -> list[T]:
    """What the jobs give, in their order, `most` of them at a time.

    The first error ends those not yet begun. Threads are not waited for when the program stops.
    """
    if len(jobs) == 1:
        return [jobs[0]()]
    results: dict[int, T] = {}
    errors: list[BaseException] = []
    left = iter(range(len(jobs)))
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                at = next(left, None)
            if at is None or errors:
                return
            try:
                results[at] = jobs[at]()
            except BaseException as error:
                errors.append(error)
                return

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(most, len(jobs)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return [results[at] for at in range(len(jobs))]
