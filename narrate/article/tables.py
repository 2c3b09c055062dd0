"""Tables that hold data, told from tables that hold a page's layout."""

from __future__ import annotations

from typing import Any

_LONG_CELL_CHARS = 400
"""A cell with more text than this is a column of a page, not a figure."""

_MAX_CELLS = 20_000


def is_data_table(table: Any) -> bool:
    """True where a table's cells are to be looked up, not read from first to last."""
    if table.get("role") in ("presentation", "none"):
        return False
    cells = headers = rows = prose = 0
    for element in table.iter("table", "tr", "td", "th", "p", "h1", "h2", "h3", "caption", "thead"):
        if element is table:
            continue
        if element.tag in ("table", "h1"):
            return False
        if element.tag in ("caption", "thead"):
            return True
        if element.tag == "tr":
            rows += 1
        elif element.tag == "th":
            headers += 1
        elif element.tag == "td":
            cells += 1
            if cells <= _MAX_CELLS and _length(element) > _LONG_CELL_CHARS:
                prose += 1
        elif element.tag == "p":
            prose += 1 if _length(element) > 120 else 0
    if headers:
        return prose <= max(1, cells // 4)
    return rows > 1 and cells >= 2 * rows and not prose


def _length(element: Any) -> int:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _LONG_CELL_CHARS:
            break
    return length
