"""Text that was UTF-8 once, read as something else, and saved: "donâ€™t", "cafÃ©", "РџСЂРёРІРµС‚".

A rule of our own rather than a library, since it must be bounded: it touches a run of characters
only if that run is a whole UTF-8 sequence, and only where such runs are no accident in the text.
"""

from __future__ import annotations

import re
from functools import cache

ROUNDS = 2
"""Text is sometimes spoilt twice."""


def mend_mojibake(text: str) -> str:
    """The text with such runs put right, if it is plain that they are wrong; else as it was."""
    for _ in range(ROUNDS):
        mended = _mend(text, "cp1252") or _mend(text, "cp1251")
        if mended is None:
            break
        text = mended
    return text


def _mend(text: str, read_as: str) -> str | None:
    run, high = _patterns(read_as)
    if text.isascii() or not run.search(text):
        return None
    runs = [match[0] for match in run.finditer(text) if _meant(match[0], read_as) is not None]
    if not runs:
        return None
    # Letters and signs outside the runs were read rightly: where there are many of them, the runs
    # may be an article's examples of mojibake.
    right = len(high.findall(text)) - sum(len(one) for one in runs)
    if read_as == "cp1251":
        plain = len(runs) >= 4 and right * 5 <= len(runs)
    else:
        plain = right == 0 or (len(runs) >= 3 and right <= 3 * len(runs))
    if not plain:
        return None
    return run.sub(lambda match: _meant(match[0], read_as) or match[0], text)


def _meant(run: str, read_as: str) -> str | None:
    """What the characters were before they were read wrongly."""
    to_byte = _bytes(read_as)
    try:
        return bytes(to_byte[character] for character in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


@cache
def _bytes(read_as: str) -> dict[str, int]:
    """Character -> the byte that it was read from; bytes that mean nothing stay controls."""
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(read_as)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


@cache
def _patterns(read_as: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Runs shaped like UTF-8 sequences; every character that such a run may be made of."""
    table = _bytes(read_as)

    def some(first: int, last: int) -> str:
        return (
            "["
            + "".join(re.escape(char) for char, byte in table.items() if first <= byte <= last)
            + "]"
        )

    tail = some(0x80, 0xBF)
    run = f"{some(0xC2, 0xDF)}{tail}|{some(0xE0, 0xEF)}{tail}{{2}}|{some(0xF0, 0xF4)}{tail}{{3}}"
    return re.compile(run), re.compile(some(0x80, 0xFF))
