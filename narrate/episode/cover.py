"""Covers: the article's picture with its title under it, or the title alone, set large.

A cover is square, opaque, in the show's colour, and the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from functools import partial
from typing import TYPE_CHECKING

from narrate.episode.colours import Colour, Palette, show_palette
from narrate.episode.typesetting import draw_setting, set_type

if TYPE_CHECKING:
    from PIL import Image

FORMAT = 1
"""Changes whenever the same cover may come out with other pixels."""

SIZE = 1600
"""Pixels of an episode's cover: within Apple's 1400 to 3000, light enough to travel in an MP3."""

SHOW_SIZE = 3000
"""Pixels of the show's."""

MAX_PIXELS = 60_000_000
"""Pixels of a picture beyond which it is not opened: it may be made to fill the memory."""

_SMALLEST_PICTURE = 320
"""Pixels of a picture's shorter side below which it would look torn."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "TIFF")
_QUALITY = 88
_REMARK = "drawn by narrate"
"""How the comment of a show's cover begins."""

_REMARKED = re.compile(_REMARK.encode() + rb" [0-9a-f]{16}")
_JPEG = b"\xff\xd8"
_HEAD_BYTES = 1024
"""Where the comment of a cover drawn here stands: before its tables."""


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
        remark=show_remark(show_title, author, language),
    )


def show_remark(show_title: str, author: str | None, language: str) -> str:
    """What the cover drawn for this show says in its comment."""
    told = f"{show_title}\n{author or ''}\n{language}".encode("utf-8", "replace")
    return f"{_REMARK} {hashlib.sha256(told).hexdigest()[:16]}"


def read_remark(cover: bytes) -> str | None:
    """What a show's cover says it was drawn for; None where it was not drawn here."""
    if not cover.startswith(_JPEG):
        return None
    found = _REMARKED.search(cover, 0, _HEAD_BYTES)
    return found[0].decode("ascii") if found else None


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
    put = partial(draw_setting, draw, width=size, margin=margin, from_right=large.to_left)
    above, below = (size - margin - small.height, margin) if foot else (margin, margin + gap)
    put(small, above, palette.accent)
    put(large, below, palette.ink)
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
    table, places = np.unique(np.rint(smooth).astype(np.uint8), axis=0, return_inverse=True)
    lookup = places.astype(np.uint8).reshape(-1)  # an edge has three shades of its own at most
    across = np.square((np.arange(size, dtype=np.float32) + 0.5) * fine)
    sideways, upwards = across if from_left else across[::-1], across[::-1, None]
    pixels = np.empty((size, size), np.uint8)
    for row in range(0, size, 100):  # band by band, so that memory stays small
        far = np.sqrt(sideways + upwards[row : row + 100]).astype(np.uint16)
        np.take(lookup, far, out=pixels[row : row + 100])
    image = Image.fromarray(pixels)
    image.putpalette(table.tobytes())
    return image.convert("RGB")


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
    put = partial(draw_setting, draw, width=size, margin=margin, from_right=large.to_left)
    put(small, top, palette.accent)
    put(large, top + gap, palette.ink)
    return _jpeg(canvas)


def _jpeg(canvas: Image.Image, remark: str | None = None) -> bytes:
    out = io.BytesIO()
    told = {"comment": remark.encode("latin-1")} if remark else {}
    canvas.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, **told)
    return out.getvalue()
