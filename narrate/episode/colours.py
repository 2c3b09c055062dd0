"""The colour that belongs to a show, and what is made of it.

Colours are mixed in OKLCH, where equal lightness looks equally light whatever the hue, so what is
legible in one show's colour is legible in every other's.

Source: B. Ottosson, "A perceptual color space for image processing"; WCAG 2.2 for contrast.
"""

from __future__ import annotations

import hashlib
import math
import unicodedata
from dataclasses import dataclass

HUES = 24
"""Hues a show may have; the style sheet has a class for each."""

_FIRST, _SPAN = 138.0, 290.0
"""Degrees the hues begin at and lie within: between orange and green, dark colours are muddy."""

Colour = tuple[int, int, int]
"""sRGB, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What a cover is painted with."""

    ground: Colour
    shades: tuple[Colour, ...]
    """For shapes on the ground, from near it to far from it; type stays legible on all."""

    accent: Colour
    """For small type on the ground."""

    ink: Colour
    """For type on ground and shades."""


def show_hue(title: str) -> int:
    """Number of the show's hue, from 0; spelling it in capitals changes nothing."""
    name = " ".join(unicodedata.normalize("NFKC", title).casefold().split())
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()[0] % HUES


def hue_degrees(number: int) -> float:
    """Where a hue of this number stands on the circle."""
    return (_FIRST + number * _SPAN / HUES) % 360


def show_palette(title: str) -> Palette:
    """The palette of the show of this title."""
    hue = hue_degrees(show_hue(title))
    return Palette(
        ground=oklch(0.34, 0.09, hue),
        shades=(oklch(0.39, 0.10, hue), oklch(0.44, 0.11, hue), oklch(0.49, 0.12, hue)),
        accent=oklch(0.86, 0.10, hue + 30),
        ink=oklch(0.98, 0.012, hue),
    )


def oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """The colour on a screen, paler where the screen cannot show it as it is.

    `lightness` is 0 to 1, `chroma` 0 to about 0.3, `hue` in degrees.
    """
    while True:
        linear = _linear(lightness, chroma, math.radians(hue))
        if chroma <= 0 or all(-0.0005 <= part <= 1.0005 for part in linear):
            red, green, blue = (_encoded(part) for part in linear)
            return red, green, blue
        chroma -= 0.002


def contrast(one: Colour, other: Colour) -> float:
    """WCAG contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    curved = 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(curved * 255)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
