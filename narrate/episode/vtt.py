"""The transcript as WebVTT: who says what when, for players that show it as it is said.

Source: W3C WebVTT (voice spans, escapes); Podcasting 2.0 transcripts (65 characters a line, two
lines a cue).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from narrate.episode import Cue, Episode
from narrate.episode.lines import columns, fill, pieces

WIDTH = 65
"""Columns of a line, its voice tag and its escapes included; a wide sign takes two."""

NARRATOR = "Narrator"
"""What the narrator is called where a person would be named."""

_LINES = 2
_NARROWEST = 24
"""Columns left to the words on a first line, however long the speaker's name."""

_PAUSE = ".,;:!?…—–。、，；：！？”’»」』)"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SURROGATE = re.compile("[\ud800-\udfff]")


def render_vtt(episode: Episode, *, narrator: str = NARRATOR) -> str:
    """The transcript in time order, every cue opening with the name of its voice.

    A sentence too long for two lines becomes several cues, cut where it pauses if it can be; each
    begins with its first word where the words' times are known, else in proportion.
    """
    blocks = ["WEBVTT"]
    for cue in sorted(episode.cues, key=lambda cue: cue.start_ms):
        tag = f"<v {_one_line(cue.speaker or narrator).translate(_ESCAPES)}>"
        first = max(WIDTH - columns(tag), _NARROWEST)
        for start_ms, end_ms, lines in split_cue(cue, first):
            words = "\n".join(lines).translate(_ESCAPES)
            blocks.append(f"{clock(start_ms)} --> {clock(end_ms)}\n{tag}{words}")
    return "\n\n".join(blocks) + "\n"


def clock(ms: int) -> str:
    """Milliseconds as hours, minutes, seconds and thousandths: 01:02:03.004."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def split_cue(cue: Cue, first: int) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The cue in stretches of two lines at most: (start in ms, end in ms, lines).

    `first` is how many columns the first line has. A stretch lasts one millisecond at least.
    """
    cuts = _cuts(cue.text, first)
    starts = [cue.start_ms]
    for at in cuts[1:-1]:
        starts.append(max(_time(cue, at), starts[-1] + 1))
    ends = [*starts[1:], max(cue.end_ms, starts[-1] + 1)]
    stretches = [_set(cue.text[begin:end], first) for begin, end in pairwise(cuts)]
    return tuple(
        (start, end, lines)
        for start, end, lines in zip(starts, ends, stretches, strict=True)
        if lines
    )


def _cuts(text: str, first: int) -> list[int]:
    """Code points at which the stretches begin, and the end: as even as the words allow."""
    if _width(_one_line(text)) <= first:
        return [0, len(text)]
    cuts = [0]
    while True:
        rest = text[cuts[-1] :]
        fits = _fitting(rest, first)
        if not rest or fits[-1:] == [len(rest)]:
            return [*cuts, len(text)]
        room = first + WIDTH * (_LINES - 1) - 8
        wanted = len(rest) / max(-(-_width(rest) // room), 2)
        cuts.append(cuts[-1] + min(fits or [_most(rest, first)], key=_cost(rest, wanted)))


def _fitting(text: str, first: int) -> list[int]:
    """Where the text may be cut so that what comes before takes two lines at most."""
    ends, at, line, used = [], 0, 0, 0
    for piece in pieces(text):
        width = _width(_one_line(piece))
        if used and used + width > (WIDTH if line else first):
            line, used = line + 1, 0
        if line == _LINES or width > (WIDTH if line else first):
            break
        used += width + piece[-1].isspace()
        at += len(piece)
        ends.append(at)
    return ends


def _most(text: str, first: int) -> int:
    """Code points of two full lines of a text that has no place to break."""
    lines = _set(text[: 8 * WIDTH], first)
    return max(sum(map(len, lines[:_LINES])), 1)


def _cost(text: str, wanted: float) -> Callable[[int], float]:
    """How far a cut is from where it is wanted; one without a pause in the sentence is worse."""

    def cost(at: int) -> float:
        pause = text[:at].rstrip()[-1:] in _PAUSE
        return abs(at - wanted) + (0 if pause else 0.4 * wanted)

    return cost


def _time(cue: Cue, at: int) -> int:
    """When the voice comes to this code point."""
    for place, ms in cue.words:
        if place >= at:
            return min(max(ms, cue.start_ms), cue.end_ms)
    length = cue.end_ms - cue.start_ms
    return cue.start_ms + round(length * at / max(len(cue.text), 1))


def _one_line(text: str) -> str:
    """Without line breaks, so that no blank line ends a cue early."""
    return _SURROGATE.sub("\ufffd", " ".join(text.split()))


def _width(text: str) -> int:
    return columns(text.translate(_ESCAPES))


def _set(text: str, first: int) -> tuple[str, ...]:
    """The lines of a cue, unescaped: the first shares its place with the voice tag."""
    words = _one_line(text)
    if _width(words) <= first:
        return (words,) if words else ()
    head = fill(words, first, _width)[0]
    return (head, *fill(words[len(head) :].lstrip(), WIDTH, _width))
