"""The ID3v2.3 tag of an episode: what it is called, its cover and its chapters.

Written here and not by a library because the order of frames matters: chapters must stand in
time order in the file, behind one ordered table of contents, or ffprobe and players list them
wrongly; and mutagen sorts frames by size.

Source: ID3v2.3.0 informal standard; ID3v2 Chapter Frame Addendum 1.0.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from narrate.episode import Chapter

NO_OFFSET = 0xFFFFFFFF
"""A byte position that is not given: players go by the time."""

LANGUAGES = {
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "ces", "cy": "cym", "da": "dan", "de": "deu",
    "el": "ell", "en": "eng", "es": "spa", "et": "est", "eu": "eus", "fa": "fas", "fi": "fin",
    "fr": "fra", "ga": "gle", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind",
    "is": "isl", "it": "ita", "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "ms": "msa",
    "nb": "nob", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus",
    "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "th": "tha", "tr": "tur",
    "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 -> ISO 639-2 (terminology), which TLAN and COMM want."""


def render_tag(
    *,
    title: str,
    artist: str,
    album: str,
    language: str,
    chapters: Sequence[Chapter],
    date: str | None = None,
    source: str | None = None,
    comment: str | None = None,
    cover: bytes | None = None,
) -> bytes:
    """The whole tag. Its length does not depend on the chapters' times.

    `date` is ISO 8601; `cover` is a JPEG. A table of contents counts to 255 (one byte), so
    chapters beyond that are marked but not listed.
    """
    speech = LANGUAGES.get(language.partition("-")[0].lower(), "und")
    frames = [
        _text("TIT2", title),
        _text("TPE1", artist),
        _text("TALB", album),
        _text("TCON", "Podcast"),
        _text("TLAN", speech),
    ]
    if date:
        year, month, day = [*date[:10].split("-"), "", ""][:3]
        frames.append(_text("TYER", year))
        if month and day:
            frames.append(_text("TDAT", day + month))
    if source:
        frames.append(_frame("WOAF", source.encode("latin-1", "replace")))
    if comment:
        frames.append(
            _frame("COMM", b"\x01" + speech.encode() + _utf16("") + b"\0\0" + _utf16(comment))
        )
    listed = chapters[:255]
    contents = b"toc\0" + bytes([0b11, len(listed)])
    contents += b"".join(_element(number) for number in range(len(listed)))
    frames.append(_frame("CTOC", contents))
    frames += [
        _frame(
            "CHAP",
            _element(number)
            + struct.pack(">4I", chapter.start_ms, chapter.end_ms, NO_OFFSET, NO_OFFSET)
            + _text("TIT2", chapter.title),
        )
        for number, chapter in enumerate(chapters)
    ]
    if cover:
        frames.append(_frame("APIC", b"\0image/jpeg\0\x03\0" + cover))
    body = b"".join(frames)
    return b"ID3\x03\0\0" + _synchsafe(len(body)) + body


def _element(number: int) -> bytes:
    return b"chp%d\0" % number


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.replace("\0", "").encode("utf-16-le", "replace")


def _text(name: str, text: str) -> bytes:
    return _frame(name, b"\x01" + _utf16(text))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">I", len(body)) + b"\0\0" + body


def _synchsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
