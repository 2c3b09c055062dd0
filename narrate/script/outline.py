"""The chapters of an article: which headings open one, and what stands under each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrate.article import SILENT, Article, Block, Skipped
from narrate.script import ParagraphKind

TITLE_LEVEL = 1
CHAPTER_LEVEL = 2
"""Level of every heading that opens a chapter, the title aside; deeper ones stay inside."""

_PARAGRAPH_KINDS: dict[str, ParagraphKind] = {
    "heading": "heading",
    "item": "item",
    "quotation": "quotation",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or paragraph before it is cut into segments."""

    text: str
    kind: ParagraphKind = "paragraph"
    level: int = 0
    language: str | None = None


def outline_article(article: Article) -> tuple[list[list[Line]], list[Skipped]]:
    """The article's lines, chapter by chapter, and headings that have nothing under them.

    The first chapter opens with the title (but for a title that only repeats the first words of
    the text), each other one with its heading and has text under it.
    A heading straight above another of its rank is said with it ("Part One: The Harbour").
    """
    opens = _deepest_chapter_level(article.blocks)
    sections = [[] if names_itself(article) else [Line(article.title, "heading", TITLE_LEVEL)]]
    waiting: list[Line] = []
    stray: list[Line] = []
    for block in article.blocks:
        if block.kind in SILENT:
            continue
        line = Line(
            block.text, _PARAGRAPH_KINDS.get(block.kind, "paragraph"), language=block.language
        )
        if line.kind == "heading":
            rank = CHAPTER_LEVEL + max(block.level - opens, 0)
            line = replace(line, level=min(rank, 6))
            while waiting and waiting[-1].level > line.level:
                stray.append(waiting.pop())
            if waiting and waiting[-1].level == line.level:
                line = replace(line, text=f"{waiting.pop().text}: {line.text}")
            waiting.append(line)
            continue
        for heading in waiting:
            if heading.level == CHAPTER_LEVEL:
                sections.append([])
            sections[-1].append(heading)
        waiting.clear()
        sections[-1].append(line)
    return sections, [
        Skipped(line.text, "heading with no text under it") for line in (*stray, *waiting)
    ]


def names_itself(article: Article) -> bool:
    """Whether the source has no title, so that the first words of its text stand for one.

    They are said where they stand, and not once more before.
    """
    first = article.blocks[0] if article.blocks else None
    return (
        first is not None
        and first.kind in ("paragraph", "item", "quotation")
        and first.text.startswith(article.title.removesuffix("…"))
    )


def _deepest_chapter_level(blocks: Sequence[Block]) -> int:
    """The level down to which headings open chapters.

    It is the highest level used at least twice: a single section heading above many smaller ones
    does not make the whole article one chapter, and the subheads of real sections stay inside.
    """
    levels = Counter(block.level for block in blocks if block.kind == "heading")
    repeated = [level for level, count in levels.items() if count > 1]
    return min(repeated or levels or [CHAPTER_LEVEL])
