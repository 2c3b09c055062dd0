"""How often, how fast and how long a service is asked, on a clock that the test moves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from narrate.engines.retry import (
    DOWN_S,
    LONGEST_WAIT_S,
    Line,
    Setback,
    at_once,
    retry_after_s,
)
from narrate.errors import SpeechError
from tests.clocks import Clock


def line(clock: Clock, *, rate: float = 1000, **options: int) -> Line:
    return Line(rate=rate, clock=clock, sleep=clock.sleep, chance=lambda: 0.5, **options)


def failing(times: int, **what: object) -> Callable[[], str]:
    """Fails so often, then answers."""
    left = [times]

    def ask() -> str:
        if left[0]:
            left[0] -= 1
            raise Setback(SpeechError("it is ill"), **what)  # type: ignore[arg-type]
        return "well"

    return ask


def test_waits_twice_as_long_after_every_failure():
    clock = Clock()

    assert line(clock).call(failing(4)) == "well"
    assert clock.slept == [0.75, 1.5, 3.0, 6.0]


def test_waits_are_spread_by_chance():
    """So that four calls which failed together do not come back together."""
    waits = []
    for luck in (0.0, 1.0):
        clock = Clock()
        Line(clock=clock, sleep=clock.sleep, chance=lambda luck=luck: luck).call(failing(1))
        waits += clock.slept

    assert waits == [0.5, 1.0]


def test_gives_up_after_the_tries_it_has():
    clock = Clock()
    with pytest.raises(SpeechError, match="it is ill"):
        line(clock, tries=3).call(failing(3))

    assert len(clock.slept) == 2


def test_gives_up_sooner_where_trying_again_is_no_use():
    clock = Clock()
    with pytest.raises(SpeechError):
        line(clock).call(failing(1, tries=1))

    assert clock.slept == []


def test_everybody_waits_when_the_service_wants_rest():
    """A call that has not failed itself begins when the rest is over."""
    clock = Clock()
    begun: list[float] = []

    def sleep(seconds: float) -> None:
        if not clock.slept:
            clock.slept.append(0)
            way.call(lambda: begun.append(clock.now_s))
        clock.sleep(seconds)

    way = Line(rate=1000, clock=clock, sleep=sleep, chance=lambda: 0.0)
    way.call(failing(1, throttled=True, wait_s=7.0))

    assert begun == [pytest.approx(1007.0)]


def test_does_not_sit_out_a_rest_of_hours():
    clock = Clock()
    with pytest.raises(SpeechError):
        line(clock).call(failing(1, throttled=True, wait_s=LONGEST_WAIT_S + 1))

    assert clock.slept == []


def test_a_line_that_is_down_answers_at_once_with_what_put_it_down():
    clock = Clock()
    way = line(clock, tries=1)
    with pytest.raises(SpeechError):
        way.call(failing(1))
    asked = []
    with pytest.raises(SpeechError, match="it is ill"):
        way.call(lambda: asked.append(1))

    assert asked == []


def test_a_line_comes_back_after_a_while_on_probation():
    """One try tells whether it is well; only then are failures forgiven again."""
    clock = Clock()
    way = line(clock, tries=4)
    with pytest.raises(SpeechError):
        way.call(failing(4))
    clock.now_s += DOWN_S + 1
    slept = len(clock.slept)
    with pytest.raises(SpeechError):
        way.call(failing(1))
    assert len(clock.slept) == slept
    clock.now_s += DOWN_S + 1

    assert way.call(lambda: "well") == "well"
    assert way.call(failing(3)) == "well"


def test_one_bad_text_does_not_put_the_line_down():
    clock = Clock()
    way = line(clock, tries=1)
    with pytest.raises(SpeechError):
        way.call(failing(1, alone=True))

    assert way.call(lambda: "well") == "well"


def test_a_failure_does_not_put_the_line_down_while_others_are_answered():
    clock = Clock()
    way = line(clock, tries=2)
    left = [2]

    def ask() -> str:
        clock.now_s += 1
        way.call(lambda: "another")
        left[0] -= 1
        raise Setback(SpeechError("it is ill"))

    with pytest.raises(SpeechError):
        way.call(ask)

    assert way.call(lambda: "well") == "well"


def test_short_work_goes_at_full_speed_and_long_work_at_the_rate():
    """Ten seconds' worth of calls are free after a rest; then each costs its share."""
    clock = Clock()
    way = line(clock, rate=5)
    for _ in range(50):
        way.call(lambda: None)
    assert clock.now_s == 1000.0
    for _ in range(50):
        way.call(lambda: None)

    assert clock.now_s == pytest.approx(1010.0)


def test_the_slowest_rate_still_makes_calls():
    clock = Clock()
    way = line(clock, rate=0.05)
    for _ in range(3):
        way.call(lambda: None)

    assert clock.now_s == pytest.approx(1040.0)


def test_never_more_calls_at_once_than_allowed():
    busy, busiest = [0], [0]
    lock = threading.Lock()

    def ask() -> None:
        with lock:
            busy[0] += 1
            busiest[0] = max(busiest[0], busy[0])
        time.sleep(0.01)
        with lock:
            busy[0] -= 1

    way = Line(parallel=3, rate=1000)
    at_once([lambda: way.call(ask)] * 24, 8)

    assert busiest[0] == 3


def test_a_call_that_waits_after_a_failure_holds_no_place():
    """With one place, the second call is answered while the first waits to try again."""
    order: list[str] = []
    waits = threading.Event()
    resume = threading.Event()

    def sleep(seconds: float) -> None:
        waits.set()
        resume.wait(5)

    way = Line(parallel=1, rate=1000, sleep=sleep)
    first = threading.Thread(target=lambda: order.append(way.call(failing(1)) + " at last"))
    first.start()
    waits.wait(5)
    order.append(way.call(lambda: "the second"))
    resume.set()
    first.join()

    assert order == ["the second", "well at last"]


def test_those_who_wait_are_woken_when_the_line_goes_down():
    way = Line(parallel=4, rate=1000, tries=2, chance=lambda: 0.0)
    errors: list[str] = []

    def patient() -> None:
        try:
            way.call(failing(9, wait_s=50.0))
        except SpeechError as error:
            errors.append(error.message)

    waiting = threading.Thread(target=patient)
    started = time.monotonic()
    waiting.start()
    time.sleep(0.05)
    with pytest.raises(SpeechError):
        way.call(failing(1, tries=1))
    waiting.join(5)

    assert errors == ["it is ill"]
    assert time.monotonic() - started < 5


def test_an_answer_that_comes_late_puts_the_line_up_again():
    """A call that was under way when the line went down is answered: all is as before, and
    failures are waited after."""
    way = Line(chance=lambda: 0.0)

    def late() -> str:
        with pytest.raises(SpeechError):
            way.call(failing(1, tries=1))
        return "well"

    assert way.call(late) == "well"
    began = time.monotonic()
    assert way.call(failing(1)) == "well"
    assert time.monotonic() - began >= 0.45


def test_reads_a_wait_in_seconds_or_as_a_date():
    def now() -> float:
        return 1_600_000_000.0

    assert retry_after_s("17") == 17
    assert retry_after_s("Sun, 13 Sep 2020 12:27:10 GMT", now=now) == 30
    assert retry_after_s("Sun, 13 Sep 2010 12:27:10 GMT", now=now) == 0
    assert retry_after_s("soon") is None
    assert retry_after_s(None) is None


def test_jobs_at_once_keep_their_order():
    jobs = [lambda at=at: time.sleep(0.02 * (at % 3)) or at for at in range(9)]

    assert at_once(jobs, 4) == list(range(9))


def test_the_first_error_ends_the_jobs_not_yet_begun():
    done: list[int] = []

    def job(at: int) -> int:
        if at == 1:
            raise SpeechError("no")
        done.append(at)
        return at

    with pytest.raises(SpeechError):
        at_once([lambda at=at: job(at) for at in range(100)], 1)

    assert done == [0]


def test_what_takes_too_long_is_left_to_itself():
    way = Line()
    with pytest.raises(TimeoutError):
        way.within(0.05, lambda: time.sleep(0.3))

    assert way.within(5, lambda: 3) == 3


@pytest.mark.parametrize("what", ["asks", "waits"])
def test_a_line_that_is_stopped_lets_go_of_its_calls_until_it_is_started(what: str):
    way = Line(chance=lambda: 0.0)
    told: list[str] = []
    asked = threading.Event()

    def ask() -> None:
        asked.set()
        if what == "waits":
            raise Setback(SpeechError("it is ill"), wait_s=50.0)
        way.within(50, lambda: time.sleep(5))

    def call() -> None:
        try:
            way.call(ask)
        except SpeechError as error:
            told.append(error.message)

    calling = threading.Thread(target=call)
    calling.start()
    asked.wait(5)
    way.stop()
    calling.join(3)

    assert told == ["the work was stopped while a voice spoke."]
    with pytest.raises(SpeechError, match="stopped"):
        way.call(lambda: "well")
    way.start()
    assert way.call(lambda: "well") == "well"
