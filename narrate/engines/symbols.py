"""Where a shared library keeps what it does not export: the symbol table of an ELF file.

Source: System V ABI, chapter 4, "Object Files" (ELF-64).
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping

_SYMBOLS = 2
"""Type of the section that lists all symbols (SHT_SYMTAB)."""


def find_symbols(content: bytes, names: Collection[str]) -> Mapping[str, int]:
    """Name -> address within the library of those found; none in a file that is not 64-bit ELF,
    or that was stripped. A variable within a function goes by its name without the number that
    compilers add."""
    if content[:6] != b"\x7fELF\x02\x01":
        return {}
    (sections_at,) = struct.unpack_from("<Q", content, 0x28)
    size, count = struct.unpack_from("<HH", content, 0x3A)
    sections = [
        struct.unpack_from("<IIQQQQII", content, sections_at + at * size) for at in range(count)
    ]
    found: dict[str, int] = {}
    for _, kind, _, _, start, length, strings, _ in sections:
        if kind != _SYMBOLS:
            continue
        names_at = sections[strings][4]
        for symbol in range(start, start + length, 24):
            name_at, _, _, section, address, _ = struct.unpack_from("<IBBHQQ", content, symbol)
            if section and name_at:
                begin = names_at + name_at
                name = content[begin : content.index(b"\0", begin)].decode("ascii", "replace")
                name = name.partition(".")[0]
                if name in names:
                    found[name] = address
    return found
