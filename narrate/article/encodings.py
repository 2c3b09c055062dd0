"""Bytes of a text file or a page, as text: by mark, by declaration, by likelihood.

What a server or a page declares is wrong often enough that it only counts as a strong hint. Which
decoding is likeliest is told by the language it would be in (`plausible`): on short texts that is
right more often than general detectors are, which know bytes but no words.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from narrate.article.mojibake import mend_mojibake
from narrate.article.plausible import RIGHT, plausibility
from narrate.errors import ArticleError

SAMPLE_BYTES = 16_000
"""How much of a text is looked at to tell its encoding."""

DECLARED_BONUS = 0.25
"""By how much another encoding must be likelier than the declared one."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CANDIDATES: tuple[tuple[str, float], ...] = (
    ("cp1252", 0.0),
    ("cp1250", 0.02),
    ("cp1251", 0.02),
    ("cp932", 0.02),
    ("gb18030", 0.02),
    ("big5hkscs", 0.03),
    ("cp949", 0.02),
    ("euc_jp", 0.02),
    ("cp1254", 0.03),
    ("cp1253", 0.03),
    ("cp1255", 0.03),
    ("cp1256", 0.03),
    ("cp1257", 0.04),
    ("cp874", 0.04),
    ("koi8_r", 0.04),
    ("koi8_u", 0.05),
    ("iso8859_2", 0.05),
    ("iso8859_5", 0.06),
    ("cp1258", 0.08),
    ("mac_roman", 0.1),
    ("cp850", 0.12),
    ("cp866", 0.1),
)
"""Encodings of old, and how much rarer each is than the first."""

_SAME_ON_THE_WEB = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "big5": "big5hkscs", "tis-620": "cp874",
    "iso-8859-11": "cp874", "windows-874": "cp874", "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman", "unicode": "utf-16-le", "utf-16": "utf-16-le",
    "iso-8859-8-i": "iso8859_8", "x-user-defined": "cp1252", "utf8": "utf-8", "utf8mb4": "utf-8",
}  # fmt: skip
"""Names that stand for a larger encoding, as browsers take them. Source: WHATWG Encoding, 4.2."""

_DECLARATION = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)

_KINDS_OF_FILE: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "sound or a picture"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "sound"),
    (b"fLaC", "sound"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
)


def decode_text(data: bytes, *, declared: str | None = None) -> str:
    """The text that bytes hold, whatever they are encoded in, without a byte order mark.

    `declared` is what a server says; what the text says of itself is found. Both may be wrong.
    Text that was spoilt by a wrong decoding before is mended where that is plain.

    Raises:
        ArticleError: they are no text at all; the message says what they are, without a name.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mend_mojibake(data[len(mark) :].decode(encoding, "replace"))
    for magic, kind in _KINDS_OF_FILE:
        if data.startswith(magic) and not _is_plain(data[: len(magic) + 200]):
            raise _not_text(f"it is {kind}, not text")
    if data.startswith(b"{\\rtf"):
        raise _not_text("it is an RTF document, not text")
    if b"\0" in data:
        return _decode_wide(data)
    if data.isascii():
        return _decode_ascii(data)
    try:
        return mend_mojibake(data.decode("utf-8"))
    except UnicodeDecodeError:
        return mend_mojibake(_decode_old(data, declared))


def declared_encoding(data: bytes) -> str | None:
    """What a page or an XML file says of its own encoding, as it says it."""
    found = _DECLARATION.search(data[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def _not_text(message: str) -> ArticleError:
    return ArticleError(message, hint="Give a text file, a saved page, an EPUB, a DOCX or a PDF.")


def _is_plain(data: bytes) -> bool:
    """Whether bytes that begin like a known kind of file are only text after all."""
    return not any(byte < 9 or 14 <= byte < 27 or byte >= 127 for byte in data)


def _decode_ascii(data: bytes) -> str:
    if b"\x1b$" in data or b"\x1b(" in data:
        try:
            return data.decode("iso2022_jp")
        except UnicodeDecodeError:
            pass
    _refuse_controls(data)
    return data.decode("ascii")


def _refuse_controls(data: bytes) -> None:
    sample = data[:SAMPLE_BYTES]
    controls = sum(1 for byte in sample if byte < 9 or 14 <= byte < 27)
    if controls * 50 > len(sample):
        raise _not_text("it is not text: it is full of control characters")


def _decode_wide(data: bytes) -> str:
    """Text with zero bytes in it: UTF-16 or UTF-32 without a mark, or no text."""
    whole = data[: len(data) - len(data) % 4]
    sample = whole[: SAMPLE_BYTES * 2]
    best, best_share = "", 0.0
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        try:
            text = sample.decode(encoding, "strict" if encoding.startswith("utf-32") else "replace")
        except UnicodeDecodeError:
            continue
        share = _readable_share(text)
        if share > best_share:
            best, best_share = encoding, share
    if best_share > 0.95:
        return mend_mojibake(data.decode(best, "replace").rstrip("\0\ufffd"))
    if data.count(b"\0") * 200 < len(data) and b"\0\0" not in data:
        # A stray zero in a text file: somebody's program left it.
        return decode_text(data.replace(b"\0", b""))
    raise _not_text("it is not text")


def _readable_share(text: str) -> float:
    """The share of characters that texts are made of, in a script that is in use."""
    if not text:
        return 0.0
    good = sum(
        1
        for character in text
        if character in "\t\n\r"
        or " " <= character <= "~"
        or ("\u00a0" <= character < "\u0700" and character.isprintable())
        or "\u0900" <= character < "\u0e80"
        or "\u2000" <= character < "\u2070"
        or "\u3000" <= character <= "\u30ff"
        or "\u4e00" <= character <= "\u9fa5"
        or "\uac00" <= character <= "\ud7a3"
        or "\uff00" <= character <= "\uff65"
        or "\U0001f300" <= character <= "\U0001faff"
    )
    return good / len(text)


def _decode_old(data: bytes, declared: str | None) -> str:
    """Text that is not wholly UTF-8, nor anything with a mark."""
    if (text := _mostly_utf8(data)) is not None:
        return text
    sample = _sample(data)
    size = _count_high(sample)
    hints = {name for name in map(_codec, (declared, declared_encoding(data))) if name}
    best, best_score = "cp1252", -9.0
    for encoding, rarity in _candidates(hints):
        text = sample.decode(encoding, "replace")
        score = plausibility(text, size) - rarity + (DECLARED_BONUS if encoding in hints else 0.0)
        if score > best_score:
            best, best_score = encoding, score
    if len(data) % 2 == 0:
        # Chinese or Japanese in UTF-16 need not have a single zero byte.
        for encoding in ("utf-16-le", "utf-16-be"):
            text = data[:SAMPLE_BYTES].decode(encoding, "replace")
            score = plausibility(text, 2 * len(text)) - 0.1
            if score > max(best_score, RIGHT):
                best, best_score = encoding, score
    if not best.startswith("utf-16"):
        _refuse_controls(data)
    if best_score < -0.9:
        raise _not_text("it is not text, or in an encoding that cannot be told")
    return data.decode(best, "replace")


def _candidates(hints: set[str]) -> Iterator[tuple[str, float]]:
    names = {name for name, _ in _CANDIDATES}
    yield from _CANDIDATES
    for hint in sorted(hints - names):
        yield hint, 0.0


def _codec(name: str | None) -> str | None:
    """Python's name for a declared encoding, taken as browsers take it."""
    if not name:
        return None
    name = name.strip().strip("\"'").lower()
    name = _SAME_ON_THE_WEB.get(name, name)
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding:
        return None
    found = codec.name.replace("-", "_")
    windows = re.fullmatch(r"(?:windows_|cp)(\d+)", found)
    return f"cp{windows[1]}" if windows else found


def _sample(data: bytes) -> bytes:
    """The lines that have bytes beyond ASCII, so many as are looked at."""
    lines = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            first = _HIGH.search(line)
            start = max(0, first.start() - 200) if first else 0
            lines.append(line[start : start + SAMPLE_BYTES])
            size += len(lines[-1])
            if size >= SAMPLE_BYTES:
                break
    return b"".join(lines)


_HIGH = re.compile(rb"[\x80-\xff]")


def _count_high(data: bytes) -> int:
    """How many bytes are beyond ASCII."""
    return len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))


_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes, which are read as Windows would; None where it is not that."""
    good = _SEQUENCE.findall(data)
    spoilt = _count_high(data) - sum(map(len, good))
    if len(good) < 3 or spoilt * 4 > len(good):
        # Cut off in the middle of a character, as by a limit on size, it may be short as well.
        try:
            return data[:-3].decode("utf-8") + data[-3:].decode("utf-8", "ignore") if good else None
        except UnicodeDecodeError:
            return None
    return data.decode("utf-8", "narrate-windows")


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("narrate-windows", _read_as_windows)
