"""What will be said, by whom: an article's text cut into segments, chapter by chapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from narrate.article import Skipped
from narrate.quotes import Gender, Quotation

SegmentKind = Literal["heading", "narration", "quote"]
ParagraphKind = Literal["heading", "paragraph", "item", "quotation"]


@dataclass(frozen=True, slots=True)
class Say:
    """A stretch of a segment that is to be said otherwise than it is written."""

    start: int
    """Code point in the segment's text where the stretch begins."""

    end: int
    """Code point where it ends."""

    spoken: str
    """What the voice is given in its place."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph that one voice reads."""

    text: str
    """As written, white space at its edges kept: a paragraph is its segments joined with nothing
    between them."""

    kind: SegmentKind

    speaker: str | None = None
    """Full name of the person quoted; None is the narrator."""

    voice: str | None = None
    """Voice id an editor asked for; None leaves it to the cast."""

    pause_ms: int | None = None
    """Silence after the segment that an editor asked for."""

    rate: float | None = None
    """Tempo an editor asked for, 1.0 the voice's own."""

    skip: bool = False
    """True where an editor struck it: shown, not said."""

    says: tuple[Say, ...] = ()
    """Words to be said otherwise, in order, not overlapping."""

    language: str | None = None
    """BCP 47 tag where it is not in the script's language."""

    @property
    def said(self) -> bool:
        """False where an editor struck it, and where it is only marks and spaces."""
        return not self.skip and any(char.isalnum() for char in self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading or paragraph: what one block of the article becomes."""

    segments: tuple[Segment, ...]
    kind: ParagraphKind = "paragraph"

    level: int = 0
    """1 to 6 for a heading."""

    @property
    def text(self) -> str:
        """The paragraph as written."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Section:
    """What becomes one chapter of the episode."""

    title: str
    """The chapter's name: its heading as written."""

    paragraphs: tuple[Paragraph, ...]
    """In reading order; the first is the heading, where the heading is said."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided about one stretch in quotation marks."""

    quotation: Quotation
    """Who said it, by which rule and how surely; all its offsets count within `Script.text`."""

    speaker: str | None = None
    """Who reads it: the person quoted, or None for the narrator."""

    reason: str = ""
    """Why the narrator reads it, in a few words for a reader; empty where the person does."""


@dataclass(frozen=True, slots=True)
class Script:
    """An article as it will be said."""

    title: str
    sections: tuple[Section, ...]
    """Never empty; the first opens with the title, where the source has one."""

    language: str = "en"
    author: str | None = None
    source: str | None = None
    published: str | None = None
    site: str | None = None
    image: str | None = None
    summary: str | None = None

    cast: Mapping[str, str] = field(default_factory=dict)
    """Person -> voice id, as an editor pinned them in the script's head."""

    genders: Mapping[str, Gender] = field(default_factory=dict)
    """Person -> gender, for those quoted of whom it is known."""

    skipped: tuple[Skipped, ...] = ()
    """What of the source will not be said, and why."""

    findings: tuple[Finding, ...] = ()
    """Every stretch in quotation marks, in order; empty in a script read back from a document,
    which holds what was decided and not how."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all sections, in order."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def text(self) -> str:
        """All paragraphs as written, a blank line between them."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def turns(self) -> tuple[str, ...]:
        """People quoted, in the order heard, one entry for each change of speaker."""
        turns: list[str] = []
        for paragraph in self.paragraphs:
            for segment in paragraph.segments:
                heard = segment.speaker if segment.said else None
                if heard is not None and turns[-1:] != [heard]:
                    turns.append(heard)
        return tuple(turns)

    @property
    def speakers(self) -> tuple[str, ...]:
        """People quoted, in order of first appearance."""
        seen: dict[str, None] = {}
        for section in self.sections:
            for paragraph in section.paragraphs:
                for segment in paragraph.segments:
                    if segment.speaker is not None and not segment.skip:
                        seen.setdefault(segment.speaker)
        return tuple(seen)
