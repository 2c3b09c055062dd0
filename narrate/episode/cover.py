"""Covers: the article's picture with its title under it, or the title alone, set large.

A cover is square, opaque, in the show's colour, and the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.episode.colours import Colour, Palette, show_palette
from narrate.episode.fonts import Face, can_shape, choose_face
from narrate.episode.lines import fill, pieces

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

SIZE = 1600
"""Pixels of an episode's cover: within Apple's 1400 to 3000, light enough to travel in an MP3."""

SHOW_SIZE = 3000
"""Pixels of the show's."""

LONGEST = 1000
"""Characters of a title that are set; articles have none so long."""

MAX_PIXELS = 60_000_000
"""Pixels of a picture beyond which it is not opened: it may be made to fill the memory."""

_SMALLEST_PICTURE = 320
"""Pixels of a picture's shorter side below which it would look torn."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "TIFF")
_QUALITY = 88
_REMARK = "drawn by narrate"
"""How the comment of a show's cover begins."""

_SMALLEST_TYPE = 4.0
"""Pixels of type that is too small to read: nothing but a text of thousands of letters has it."""

_EM = 256.0
"""Pixels at which widths are measured once for all sizes."""

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


def draw_cover(
    title: str,
    *,
    show_title: str,
    language: str = "en",
    image: bytes | None = None,
    size: int = SIZE,
) -> bytes:
    """The cover of an episode, as a JPEG.

    `image` is the article's picture as it was fetched; one that cannot be used (no picture, too
    small, too large) is passed over.
    """
    palette = show_palette(show_title)
    picture = read_picture(image, palette.ground) if image else None
    if picture is None:
        return _drawn(title, show_title, palette, language, size, seed=title)
    return _with_picture(picture, title, show_title, palette, language, size)


def draw_show_cover(
    show_title: str, *, author: str | None = None, language: str = "en", size: int = SHOW_SIZE
) -> bytes:
    """The cover of the show, as a JPEG."""
    palette = show_palette(show_title)
    return _drawn(
        show_title,
        author or "",
        palette,
        language,
        size,
        seed="",
        foot=True,
        remark=drawn_for(None, show_title, author, language),
    )


def drawn_for(
    data: bytes | None, show_title: str = "", author: str | None = None, language: str = ""
) -> str | None:
    """What a show's cover says it was drawn for; None where it was not drawn here.

    Without `data`, what a cover drawn for this show would say.
    """
    from PIL import Image

    if data is None:
        told = f"{show_title}\n{author or ''}\n{language}".encode("utf-8", "replace")
        return f"{_REMARK} {hashlib.sha256(told).hexdigest()[:16]}"
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
            remark = bytes(picture.info.get("comment", b"")).decode("latin-1")
    except OSError:
        return None
    return remark if remark.startswith(_REMARK) else None


def read_picture(data: bytes, ground: Colour) -> Image.Image | None:
    """The picture upright, in RGB, on the ground where it is transparent; None if it is not fit."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Pillow warns of, we do without
            file = Image.open(io.BytesIO(data), formats=_FORMATS)
            if file.width * file.height > MAX_PIXELS or min(file.size) < _SMALLEST_PICTURE:
                return None
            file.draft("RGB", (SHOW_SIZE, SHOW_SIZE))
            file.load()
            picture: Image.Image = ImageOps.exif_transpose(file)
            if picture.has_transparency_data:
                clear = picture.convert("RGBA")
                picture = Image.new("RGBA", clear.size, (*ground, 255))
                picture.alpha_composite(clear)
            return picture.convert("RGB")
    except Exception:  # any decoder may fail in any way on bytes from anywhere
        return None


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


def _measure(face: Face, size: float, to_left: bool) -> Callable[[str], float]:
    return lambda text: _advance(face, text, to_left) * size if text else 0.0


def _longest_piece(text: str, face: Face, size: float, to_left: bool) -> float:
    measure = _measure(face, size, to_left)
    return max((measure(piece.rstrip()) for piece in pieces(text)), default=0.0)


def _fit(text: str, face: Face, size: float, width: float, to_left: bool) -> Setting:
    lines = fill(text, width, _measure(face, size, to_left))
    return _measured(lines, face, size, to_left)


def _measured(lines: tuple[str, ...], face: Face, size: float, to_left: bool) -> Setting:
    font = _font(face, size)
    stroke = 0.0 if face.bold else size * 0.014
    boxes = [
        font.getbbox(line, anchor="ls", stroke_width=stroke, direction=_direction(to_left))
        for line in lines
    ]
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


def _put(
    draw: ImageDraw.ImageDraw, setting: Setting, left: float, right: float, top: float, ink: Colour
) -> None:
    """Draw the lines, the first one's top at `top`, from the margin their script begins at."""
    font = _font(setting.face, setting.size)
    baseline = top + setting.ascent
    for line in setting.lines:
        place, anchor = (right, "rs") if setting.to_left else (left, "ls")
        draw.text(
            (place, baseline),
            line,
            ink,
            font,
            anchor=anchor,
            stroke_width=setting.stroke,
            direction=_direction(setting.to_left),
        )
        baseline += setting.leading


def _drawn(
    title: str,
    label: str,
    palette: Palette,
    language: str,
    size: int,
    *,
    seed: str,
    foot: bool = False,
    remark: str | None = None,
) -> bytes:
    """Type on the show's colour, with rings of sound going out from a corner."""
    from PIL import ImageDraw

    unit = size / 100
    margin = 8 * unit
    width = size - 2 * margin
    small = set_type(
        label, width, 12 * unit, largest=5.2 * unit, unbroken=3 * unit, language=language
    )
    gap = small.height + 6 * unit if small.lines else 0
    large = set_type(
        title, width, 58 * unit, largest=27 * unit, unbroken=7 * unit, language=language
    )
    if large.size < 10 * unit:
        large = set_type(
            title, width, width - gap, largest=10 * unit, unbroken=7 * unit, language=language
        )
    canvas = _rings(size, palette, seed, from_left=large.to_left)
    draw = ImageDraw.Draw(canvas)
    if foot:
        _put(draw, small, margin, size - margin, size - margin - small.height, palette.accent)
        _put(draw, large, margin, size - margin, margin, palette.ink)
    else:
        _put(draw, small, margin, size - margin, margin, palette.accent)
        _put(draw, large, margin, size - margin, margin + gap, palette.ink)
    return _jpeg(canvas, remark)


def _rings(size: int, palette: Palette, seed: str, *, from_left: bool) -> Image.Image:
    """The ground with rings going out from a lower corner, fainter the farther they are.

    How wide each ring is and how far it lies from the next, the seed tells.
    """
    import numpy as np
    from PIL import Image

    digest = hashlib.sha256(seed.encode("utf-8", "replace")).digest()
    fine = 4  # steps a pixel, so that edges are smooth
    colours = np.empty((round(size * 1.5) * fine, 3), np.float32)
    colours[:] = palette.ground
    edge = size * (0.16 + digest[0] / 255 * 0.12)
    colours[: round(edge * fine)] = palette.shades[-1]
    for ring in range(1, 6):
        gap, width = digest[2 * ring] / 255, digest[2 * ring + 1] / 255
        start = edge + size * (0.022 + 0.05 * gap)
        edge = start + size * (0.014 + 0.1 * width**1.6)
        shade = palette.shades[max(len(palette.shades) - 1 - (ring + 1) // 2, 0)]
        if edge > size * 0.97:
            break
        colours[round(start * fine) : round(edge * fine)] = shade
    kernel = np.ones(fine, np.float32) / fine
    smooth = np.stack([np.convolve(part, kernel, "same") for part in colours.T], axis=1)
    smooth[: fine * 2] = palette.shades[-1]
    lookup = np.rint(smooth).astype(np.uint8)
    across = np.arange(size, dtype=np.float32) + 0.5
    far = np.hypot(across if from_left else across[::-1], across[::-1, None])
    pixels = lookup[np.minimum((far * fine).astype(np.int32), len(lookup) - fine)]
    return Image.fromarray(pixels)


def _with_picture(
    picture: Image.Image, title: str, label: str, palette: Palette, language: str, size: int
) -> bytes:
    """The picture, and below it a band of the show's colour as high as the title needs."""
    from PIL import Image, ImageDraw, ImageOps

    unit = size / 100
    margin = 7 * unit
    width = size - 2 * margin
    small = set_type(
        label, width, 9 * unit, largest=4.2 * unit, unbroken=3 * unit, language=language
    )
    gap = small.height + 3.4 * unit if small.lines else 0
    large = set_type(
        title, width, 22 * unit, largest=13 * unit, unbroken=5 * unit, language=language
    )
    if large.size < 7.5 * unit:
        large = set_type(
            title, width, 38 * unit, largest=7.5 * unit, unbroken=5 * unit, language=language
        )
    band = round(margin * 0.9 + gap + large.height + margin)
    canvas = Image.new("RGB", (size, size), palette.ground)
    canvas.paste(
        ImageOps.fit(picture, (size, size - band), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    )
    draw = ImageDraw.Draw(canvas)
    top = size - band + margin * 0.9
    _put(draw, small, margin, size - margin, top, palette.accent)
    _put(draw, large, margin, size - margin, top + gap, palette.ink)
    return _jpeg(canvas)


def _jpeg(canvas: Image.Image, remark: str | None = None) -> bytes:
    out = io.BytesIO()
    told = {"comment": remark.encode("latin-1")} if remark else {}
    canvas.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, **told)
    return out.getvalue()
