"""Bytes of a text file or a page, as text: by mark, by declaration, by what they can be."""

from __future__ import annotations

import codecs
import re

from narrate.errors import ArticleError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode_text(data: bytes, *, declared: str | None = None) -> str:
    """The text that bytes hold, whatever they are encoded in.

    `declared` is what a server or a page says, which may be wrong.

    Raises:
        ArticleError: they are no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:4096]:
        raise ArticleError("it is not text", hint="Give a text file, a page, or a document.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in (declared or "", *re.findall(r"charset=[\"']?([\w-]+)", str(data[:2048]))):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else data.decode("cp1252", "replace")
