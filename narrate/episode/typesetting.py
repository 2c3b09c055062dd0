"""Type set in a box: as large as it fits, in balanced lines, nothing of it left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.episode.colours import Colour
from narrate.episode.fonts import Face, can_shape, choose_face
from narrate.episode.lines import fill, pieces

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

LONGEST = 1000
"""Characters of a title that are set; articles have none so long."""

_SMALLEST_TYPE = 4.0
"""Pixels of type that is too small to read: nothing but a text of thousands of letters has it."""

_EM = 256.0
"""Pixels at which widths are measured once for all sizes."""

_STROKE = 0.014
"""Share of the em by which a face without a bold cut is thickened."""

_KATAKANA = ("\u30a0", "\u30ff")


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of type, ready to be drawn."""

    lines: tuple[str, ...]
    face: Face
    size: float
    """Pixels of the em."""

    leading: float
    """Pixels from one baseline to the next."""

    stroke: float
    """Pixels by which thin letters are thickened."""

    ascent: float
    """Pixels from the first baseline up to the top of its highest letter."""

    descent: float
    """Pixels from the last baseline down to the foot of its lowest."""

    width: float
    """Pixels of the widest line."""

    to_left: bool
    """True where the script runs from right to left."""

    @property
    def height(self) -> float:
        """Pixels from the top of the first line to the foot of the last."""
        return self.ascent + self.leading * (len(self.lines) - 1) + self.descent


def set_type(
    text: str,
    width: float,
    height: float,
    *,
    largest: float,
    unbroken: float = 0.0,
    language: str = "en",
) -> Setting:
    """The text as large as the box and `largest` allow, in lines of about one length.

    Nothing is left out. Words are whole at any size above `unbroken`; a longer one is broken
    rather than set smaller.
    """
    face, words = choose_face(_clean(text), language)
    to_left = _runs_left(words)

    def fits(size: float) -> bool:
        whole = size <= unbroken or _longest_piece(words, face, size, to_left) <= width
        setting = _fit(words, face, size, width, to_left)
        return whole and setting.height <= height and setting.width <= width

    low, high = _SMALLEST_TYPE, largest
    if fits(largest):
        low = largest
    while high - low > largest / 400:
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    tries = [
        setting
        for part in (1.0, 0.93, 0.86, 0.79, 0.72)
        for setting in _balanced(words, _fit(words, face, low * part, width, to_left), width)
        if setting.width <= width and setting.height <= height
    ]
    return max(tries, key=_beauty, default=_fit(words, face, low, width, to_left))


def _beauty(setting: Setting) -> float:
    """How well a setting looks: large, lines of one length, broken where one would pause."""
    lines = setting.lines
    if not lines:
        return 0.0
    measure = _measure(setting.face, setting.size, setting.to_left)
    shortest = min(measure(line) for line in lines) / max(setting.width, 1)
    manners = sum(_manners(a, b) for a, b in pairwise(lines)) / len(lines)
    return setting.size * (0.45 + 0.55 * shortest) * (1 + manners)


def _manners(line: str, following: str) -> float:
    """Whether a reader would pause between two lines, or be stopped in the middle of a word."""
    if line[-1] in ".,:;!?–—、。，：；！？」』）”»":
        return 0.2
    if _KATAKANA[0] <= line[-1] <= _KATAKANA[1] and _KATAKANA[0] <= following[0] <= _KATAKANA[1]:
        return -0.3
    return -0.2 if len(line.split()[-1]) <= 2 and " " in line else 0.0


def _clean(text: str) -> str:
    kept = (
        " " if unicodedata.category(c)[0] in "CZ" and c not in "\u200c\u200d" else c for c in text
    )
    return unicodedata.normalize("NFC", " ".join("".join(kept).split())[:LONGEST])


def _runs_left(text: str) -> bool:
    """The direction of the first letter that has one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


@lru_cache(maxsize=32)
def _font(face: Face, size: float) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM if can_shape() else ImageFont.Layout.BASIC
    return ImageFont.truetype(face.path, size, face.index, layout_engine=layout)


def _direction(to_left: bool) -> str | None:
    return ("rtl" if to_left else "ltr") if can_shape() else None


@lru_cache(maxsize=65536)
def _advance(face: Face, text: str, to_left: bool) -> float:
    """Width of a line, in ems."""
    return _font(face, _EM).getlength(text, direction=_direction(to_left)) / _EM


@lru_cache(maxsize=4096)
def _box(face: Face, text: str, to_left: bool) -> tuple[float, ...]:
    """Left, top, right and bottom of a line's ink from where its baseline begins, in ems."""
    box = _font(face, _EM).getbbox(
        text,
        anchor="ls",
        stroke_width=0.0 if face.bold else _EM * _STROKE,
        direction=_direction(to_left),
    )
    return tuple(edge / _EM for edge in box)


def _measure(face: Face, size: float, to_left: bool) -> Callable[[str], float]:
    return lambda text: _advance(face, text, to_left) * size if text else 0.0


def _longest_piece(text: str, face: Face, size: float, to_left: bool) -> float:
    measure = _measure(face, size, to_left)
    return max((measure(piece.rstrip()) for piece in pieces(text)), default=0.0)


def _fit(text: str, face: Face, size: float, width: float, to_left: bool) -> Setting:
    lines = fill(text, width, _measure(face, size, to_left))
    return _measured(lines, face, size, to_left)


def _measured(lines: tuple[str, ...], face: Face, size: float, to_left: bool) -> Setting:
    stroke = 0.0 if face.bold else size * _STROKE
    boxes = [[edge * size for edge in _box(face, line, to_left)] for line in lines]
    return Setting(
        lines=lines,
        face=face,
        size=size,
        leading=size * (1.14 if face.ships else 1.32),
        stroke=stroke,
        ascent=max(-boxes[0][1] if boxes else 0, size * 0.7 if boxes else 0),
        descent=boxes[-1][3] if boxes else 0,
        width=max((max(box[2], box[2] - box[0]) for box in boxes), default=0),
        to_left=to_left,
    )


def _balanced(text: str, setting: Setting, width: float) -> Iterator[Setting]:
    """Ways to set the text in the same number of lines, the narrowest first."""
    count = len(setting.lines)
    if count < 2:
        yield setting
        return
    face, size, to_left = setting.face, setting.size, setting.to_left
    measure = _measure(face, size, to_left)
    low, high = min(_longest_piece(text, face, size, to_left), width), width
    while high - low > width / 200:
        middle = (low + high) / 2
        low, high = (low, middle) if len(fill(text, middle, measure)) <= count else (middle, high)
    ways = {fill(text, high + (width - high) * part / 6, measure) for part in range(7)}
    for lines in sorted(ways):
        yield _measured(lines, face, size, to_left)


def draw_setting(
    draw: ImageDraw.ImageDraw,
    setting: Setting,
    top: float,
    ink: Colour,
    *,
    width: float,
    margin: float,
    from_right: bool,
) -> None:
    """Draw the lines on a canvas so wide, the first one's top at `top`, all from one margin."""
    font = _font(setting.face, setting.size)
    baseline = top + setting.ascent
    right = width - margin
    for line in setting.lines:
        draw.text(
            (right if from_right else margin, baseline),
            line,
            ink,
            font,
            anchor="rs" if from_right else "ls",
            stroke_width=setting.stroke,
            direction=_direction(setting.to_left),
        )
        baseline += setting.leading
