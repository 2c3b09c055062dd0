"""What it means when a service over the network says no, or nothing, and how a person is told."""

from __future__ import annotations

from narrate.engines.retry import Setback, retry_after_s
from narrate.errors import OfflineError, SpeechError

KEPT = "What was spoken is kept: the same command goes on from there. Or use --engine espeak."
"""Hint for all that has to do with the service and not with the text."""

_BROKEN_OFF = {"RemoteDisconnected", "IncompleteRead", "ConnectionResetError", "BrokenPipeError"}


def refused(service: str, status: int, retry_after: str | None, of: str) -> Setback:
    """What an answer with a status of 400 and more means; `of` says for which voice and words."""
    wait_s = retry_after_s(retry_after)
    if status == 429:
        wait = f", and wants {_in_words(wait_s)} of rest" if wait_s else ""
        return Setback(
            SpeechError(f"{service} says it is asked too often (429){wait}: {of}.", hint=KEPT),
            throttled=True,
            wait_s=wait_s,
        )
    if status >= 500:
        fault = SpeechError(f"{service} has a fault of its own ({status}): {of}.", hint=KEPT)
        return Setback(fault, throttled=wait_s is not None, wait_s=wait_s)
    return Setback(SpeechError(f"{service} refuses to speak ({status}): {of}.", hint=KEPT), tries=2)


def unanswered(service: str, cause: BaseException | None, of: str) -> Setback:
    """What an error of the HTTP client means."""
    import requests

    if isinstance(cause, requests.exceptions.ReadTimeout):
        return slow(service, of)
    names = {type(each).__name__ for each in _chain(cause)}
    if names & _BROKEN_OFF or isinstance(cause, requests.exceptions.ChunkedEncodingError):
        return Setback(SpeechError(f"{service} broke off its answer: {of}.", hint=KEPT))
    by_proxy = isinstance(cause, requests.exceptions.ProxyError)
    way = "through the proxy" if by_proxy else "from here"
    told = f"{service} cannot be reached {way}: {of}."
    return Setback(OfflineError(told, hint=f"Is the network up? {KEPT}"), tries=2)


def slow(service: str, of: str) -> Setback:
    """No answer, or none that ended, in the time there was."""
    return Setback(SpeechError(f"{service} does not answer in time: {of}.", hint=KEPT), tries=3)


def odd(service: str, what: str, of: str) -> Setback:
    """An answer that says yes and is no sound; it is the text's own trouble."""
    return Setback(SpeechError(f"{service} gave {what}: {of}.", hint=KEPT), alone=True, tries=3)


def _chain(error: BaseException | None) -> list[BaseException]:
    """An error and all that it wraps: by cause, by context, by `reason` or by argument."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
    return found


def _in_words(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
