"""Tables: those that hold data told from those that hold a page's layout, and said to be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from narrate.article import Article, Block

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


_ANNOUNCED: Mapping[str, str] = {
    "en": "A table follows: {}.",
    "de": "Es folgt eine Tabelle: {}.",
    "fr": "Suit un tableau : {}.",
    "es": "Sigue una tabla: {}.",
    "pt": "Segue uma tabela: {}.",
    "it": "Segue una tabella: {}.",
    "nl": "Er volgt een tabel: {}.",
    "ru": "Далее таблица: {}.",
    "ja": "表があります：{}。",
    "ar": "يلي جدول: {}.",
    "zh": "下面是一张表：{}。",
}
"""Language -> how a table is said to be there; its caption or its first row goes in."""

_LONGEST_NAME = 120


def announce_tables(article: Article) -> Article:
    """The article with a sentence before each table that says what it is a table of.

    A table is called by its caption, or by the heads of its columns. In a language without such a
    sentence nothing is added.
    """
    sentence = _ANNOUNCED.get(article.language.partition("-")[0].lower())
    if sentence is None:
        return article
    return replace(article, blocks=tuple(_announced(article.blocks, sentence)))


def _announced(blocks: tuple[Block, ...], sentence: str) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "table":
            heads = block.text.partition(" ;")[0].split("|")
            name = ", ".join(head.strip() for head in heads if head.strip())
            if 0 < len(name) <= _LONGEST_NAME:
                yield Block("paragraph", sentence.format(name.rstrip(".:")))
        yield block
