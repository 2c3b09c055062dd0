"""Documents that hold an article and nothing around it: pieces of text become blocks as they stand.

Markdown, EPUB and DOCX end here. A page on a site does not: see `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from narrate.article import SILENT, Block, Skipped
from narrate.article.authors import clean_author, opens_with_name
from narrate.article.dates import find_date, is_date_line, without_date
from narrate.article.facts import language_tag
from narrate.article.flow import Piece
from narrate.article.letters import breadth, squeeze
from narrate.article.phrases import leftover_reason

_NOT_SAID = frozenset({"references", "footnote", "table of contents", "edit link"})
"""Hints that hold in a document too; of the rest, an author's class names mean what they like."""

_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document as its author left it."""

    title: str | None
    """Of the document itself; None where it has none."""

    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...]
    byline: str | None = None
    """From a line under the title."""

    published: str | None = None
    """From a line under the title."""


def read_manuscript(
    pieces: Sequence[Piece], language: str, *, title: str | None = None, phrases: bool = False
) -> Manuscript:
    """The pieces of a document as blocks, the title and what stands under it taken out.

    `title` is what the document is called, where that is known; else a heading of the first rank
    above everything else is taken. With `phrases`, the lines that sites leave are skipped too.
    """
    pieces = _with_subheads(pieces)
    blocks: list[Block] = []
    skipped: list[tuple[int, Skipped]] = []
    byline = published = None
    title_is_due = True
    for piece in pieces:
        text, place = piece.text, len(blocks)
        reason = _reason(piece, language, phrases) if text else "mark"
        top = piece.kind == "heading" and piece.level == 1
        if reason is None and title_is_due and title is None and top and len(text) < 250:
            title = text
        if reason is None and title_is_due and title and squeeze(text) == squeeze(title):
            title_is_due, reason = False, "title"
        elif reason is None and place < 3 and piece.kind == "paragraph" and len(text) < 120:
            if byline is None and _is_byline(text, language):
                byline, reason = clean_author(without_date(text, language), language), "byline"
                published = published or find_date(text, language)
            elif is_date_line(text, language):
                published, reason = published or find_date(text, language), "date"
        if reason is None and piece.attribution and blocks and blocks[-1].kind == "quotation":
            name = text.lstrip("—–―- ")
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text} — {name}")
        elif reason is None:
            tag = language_tag(piece.language) if piece.language else None
            foreign = tag if tag and tag.split("-")[0] != language.split("-")[0] else None
            blocks.append(Block(piece.kind, text, piece.level, foreign))
        elif text and (reason != "title" or text != title):
            skipped.append((place, Skipped(text, reason)))
        skipped += ((len(blocks), mark) for mark in piece.marks)
    bare = set(bare_headings(blocks))
    skipped += ((at, Skipped(blocks[at].text, "heading with no text under it")) for at in bare)
    skipped.sort(key=lambda one: one[0])
    kept = [block for index, block in enumerate(blocks) if index not in bare]
    return Manuscript(
        title, tuple(below_title(kept)), tuple(one for _, one in skipped), byline, published
    )


def _with_subheads(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with bold lines over text as headings, in a document that has no others."""
    result = list(pieces)
    if any(piece.kind == "heading" and piece.level > 1 for piece in pieces):
        return result
    for index, (piece, below) in enumerate(pairwise(pieces)):
        is_line = piece.kind == "paragraph" and piece.bold and 0 < len(piece.text) <= 90
        if is_line and below.kind == "paragraph" and not below.bold and index > 0:
            ends = re.search(r"[.,:;…!。]\W*\Z", piece.text)
            if not ends and breadth(below.text) > 60:
                result[index] = replace(piece, kind="heading", level=2)
    return result


def _is_byline(text: str, language: str) -> bool:
    return opens_with_name(text, language) and len(text) < 100


def _reason(piece: Piece, language: str, phrases: bool) -> str | None:
    """Why a piece of a document is not read."""
    if piece.reason is not None and piece.reason != "form":
        return piece.reason
    for _, hint in piece.hints:
        if hint.grip == "whole" and hint.reason in _NOT_SAID:
            return hint.reason
    if re.fullmatch(r"(?:https?://|www\.)\S+", piece.text):
        return "web address"
    if piece.kind not in SILENT and piece.text and not any(map(str.isalnum, piece.text)):
        return "decoration"
    return leftover_reason(piece.text, language) if phrases and piece.kind != "heading" else None


def bare_headings(blocks: Sequence[Block]) -> Iterator[int]:
    """Indices of the headings with no text under them; deeper headings with text are text."""
    under = 0
    """Rank that text has been seen under, looking back: 7 is text itself, 0 nothing."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.kind in SILENT:
            continue
        if block.kind != "heading":
            under = 7
        elif under > block.level:
            under = block.level
        else:
            yield index


def below_title(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with every heading below the title, which has the first level to itself."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    down = 1 if levels and min(levels) == 1 else 0
    for block in blocks:
        if block.kind == "heading":
            yield Block("heading", block.text, min(block.level + down, 6), block.language)
        else:
            yield block


def first_words(blocks: Sequence[Block]) -> str | None:
    """The first sentence, cut to a title's length: what an untitled document is called by."""
    for block in blocks:
        if block.kind not in SILENT:
            sentence = re.split(r"(?<=[.!?。！？])\s*", block.text)[0]
            return sentence if len(sentence) <= 90 else sentence[:90].rsplit(" ", 1)[0] + "…"
    return None
