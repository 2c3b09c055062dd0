"""Type for any script: the font that ships, and those the system has."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SHIPPED = Path(__file__).parent / "Literata-Bold.ttf"
"""Latin, Greek, Cyrillic and Vietnamese; SIL Open Font License, in OFL.txt beside it."""

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_PREFERRED = (
    "notoserifcjk-bold", "sourcehanserif", "notosanscjk-bold", "sourcehansans", "notosansjp",
    "hiragino", "ヒラギノ", "yugothb", "pingfang", "msyhbd", "malgunbd", "applesdgothicneo",
    "notonaskharabic-bold", "notosansarabic-bold", "amiri-bold", "geezapro",
    "notoserifdevanagari-bold", "notosansdevanagari-bold", "nirmalab", "kohinoor",
    "notoserifthai-bold", "notosansthai-bold", "leelauib", "thonburi",
    "notoserifhebrew-bold", "notosanshebrew-bold", "dejavusans-bold", "arialbd", "arialunicode",
)  # fmt: skip
"""Beginnings of file names, the handsomest first; others follow by their weight."""

_AVOIDED = ("mono", "italic", "oblique", "condensed", "narrow", "emoji", "symbol", "math", "light")
_HAN = {"ja": 0, "ko": 1, "zh": 2, "zh-cn": 2, "zh-sg": 2, "zh-tw": 3, "zh-hk": 4}
"""Place in a Noto CJK collection of the forms a language writes."""

_SIZE = 24
_NOBODYS = "\U0010fffd"
"""A character no font has: drawn, it shows what a font draws for those it lacks."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font of one file."""

    path: Path
    index: int = 0
    """Its place in a collection."""

    @property
    def ships(self) -> bool:
        """True for the font that comes with narrate."""
        return self.path == SHIPPED

    @property
    def bold(self) -> bool:
        """Whether its strokes are heavy enough for a title as they are."""
        name = self.path.stem.lower()
        return any(word in name for word in ("bold", "bd", "black", "heavy", "w6", "w7", "w8"))


def choose_face(text: str, language: str = "en") -> tuple[Face, str]:
    """A face for the text, and the text as that face can show it.

    Letters that no font here has are spelt in Latin ones; signs it lacks (emoji, mostly) are
    left out. What is shown is never an empty box.
    """
    from anyascii import anyascii

    if needs_shaping(text) and not can_shape():
        text = anyascii(text)
    letters = "".join(sorted({char for char in text if char.isalnum()}))
    face = _best(letters, language.lower())
    known = covered(face, text)
    shown = []
    for char in text:
        if char in known or char.isspace() or (char in "\u200c\u200d" and not face.ships):
            shown.append(char)
        elif char.isalnum():
            shown.append(anyascii(char))
    return face, " ".join("".join(shown).split())


def needs_shaping(text: str) -> bool:
    """Whether letters of the text change or move with their neighbours, or run to the left."""
    return any(0x0590 <= ord(c) <= 0x109F or 0x1780 <= ord(c) <= 0x17FF for c in text)


@lru_cache(maxsize=1)
def can_shape() -> bool:
    """Whether Pillow was built with what such scripts need."""
    from PIL import features

    return bool(features.check("raqm") and features.check("fribidi"))


def covered(face: Face, text: str) -> frozenset[str]:
    """The characters of the text that the face has a shape for."""
    return frozenset(char for char in set(text) if _has(face, char))


def _best(letters: str, language: str) -> Face:
    """The first face that has all the letters, else the one that has most of them."""
    shipped = Face(SHIPPED)
    best, most = shipped, len(covered(shipped, letters))
    if most == len(letters):
        return shipped
    for path in system_fonts():
        face = Face(path, _place(path, language))
        try:
            count = len(covered(face, letters))
        except OSError:  # damaged, or in a form that FreeType does not read
            continue
        if count > most:
            best, most = face, count
            if most == len(letters):
                break
    return best


def _place(path: Path, language: str) -> int:
    if path.suffix.lower() == ".ttc" and "cjk" in path.stem.lower():
        return _HAN.get(language, _HAN.get(language.partition("-")[0], 0))
    return 0


@lru_cache(maxsize=64)
def _lacking(face: Face) -> bytes:
    return _drawn(face, _NOBODYS)


@lru_cache(maxsize=8192)
def _has(face: Face, char: str) -> bool:
    return _drawn(face, char) not in (_lacking(face), b"")


def _drawn(face: Face, char: str) -> bytes:
    """The pixels of one character; empty where there are none."""
    mask = _loaded(face).getmask(char)
    width, height = mask.size
    pixels = bytes(mask)
    return f"{width}x{height}:".encode() + pixels if any(pixels) else b""


@lru_cache(maxsize=16)
def _loaded(face: Face):  # type: ignore[no-untyped-def]
    from PIL import ImageFont

    return ImageFont.truetype(face.path, _SIZE, face.index, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def system_fonts() -> tuple[Path, ...]:
    """Font files of this machine, the likeliest to look well first; always in the same order."""
    found = {
        path
        for folder in font_folders()
        for path in folder.rglob("*")
        if path.suffix.lower() in _ENDINGS
    }
    return tuple(sorted(found, key=_rank))


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts; those that are there."""
    home = Path.home()
    if sys.platform == "win32":
        folders = [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")]
        folders.append(home / "AppData/Local/Microsoft/Windows/Fonts")
    elif sys.platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        folders += [home / ".local/share/fonts", home / ".fonts"]
    return tuple(folder for folder in folders if folder.is_dir())


def _rank(path: Path) -> tuple[int, bool, bool, str, str]:
    name = path.stem.lower().replace(" ", "").replace("_", "")
    place = next((at for at, start in enumerate(_PREFERRED) if name.startswith(start)), 99)
    return place, any(word in name for word in _AVOIDED), "bold" not in name, name, str(path)
