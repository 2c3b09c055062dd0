"""What was written: an article as blocks of text in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quotation", "code", "table", "figure", "embed"]
"""What a block is. The last four are shown on a page but not read aloud."""

SILENT: frozenset[BlockKind] = frozenset({"code", "table", "figure", "embed"})
"""Kinds of block that are not read aloud."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, block quotation or silent thing."""

    kind: BlockKind

    text: str
    """Plain text as a reader sees it: white space folded, stripped, never empty."""

    level: int = 0
    """1 to 6 for a heading, where 1 is the title's level; 0 for every other kind."""

    language: str | None = None
    """BCP 47 tag where the block is not in the article's language."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of the source that will not be said."""

    text: str

    reason: str
    """Why, in a few words for a reader: "site navigation", "reader comment", "table"."""


@dataclass(frozen=True, slots=True)
class Article:
    """A written article: what a careful person would read out, and what they would leave."""

    title: str
    """As a reader would give it: no site name, no author; plain text, never empty."""

    blocks: tuple[Block, ...]
    """Body in reading order; the title is not among them, a standfirst is the first."""

    language: str = "en"
    """BCP 47 tag, region kept where it is known ("en-GB")."""

    byline: str | None = None
    """Authors as printed, without "By"."""

    published: str | None = None
    """ISO 8601 date, with time and zone where they are known."""

    site: str | None = None
    """Name of the site or publication."""

    image: str | None = None
    """URL of the lead image."""

    source: str | None = None
    """Where it was read from: a URL, or the name of a file."""

    summary: str | None = None
    """One or two sentences that say what it is about; None where the source has none."""

    skipped: tuple[Skipped, ...] = ()
    """All of the source's visible text that is neither title nor block, in order."""
