"""From an article to the script of what will be said, and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from narrate.article import SILENT, Article, Skipped
from narrate.quotes import THRESHOLD, Gender, Quotation
from narrate.script import Finding, Paragraph, Script, Section, Segment
from narrate.script.outline import Line, outline_article

Fragments = Literal["narrator", "speaker"]
"""Who reads words quoted inside the reporter's own sentence."""

Find = Callable[[str, str], Sequence[Quotation]]
"""Given a text and its language, its quotations in order, not overlapping."""

_SILENT_REASONS = {
    "code": "code",
    "table": "table",
    "figure": "figure",
    "embed": "embedded matter",
}

_MARKS = {
    "de": ("„", "“"),
    "fr": ("«", "»"),
    "ru": ("«", "»"),
    "ja": ("「", "」"),
    "zh": ("“", "”"),
}
"""Language -> marks put around a block quotation for the finder; “” in every other."""

_INNER_MARKS = str.maketrans('“”„"«»「」', "‘’‚'‹›『』")
"""Marks within a block quotation, one level down: as long, so that offsets stay."""

_GAP = "\n\n"


def build_script(
    article: Article,
    *,
    fragments: Fragments = "narrator",
    threshold: float = THRESHOLD,
    find: Find | None = None,
) -> Script:
    """Cut an article into what the narrator says and what those quoted say.

    People are resolved over the whole article, its title and headings included. Joined with
    nothing between them, the segments of a paragraph are the paragraph as it was written. Only the
    words quoted change voice, and only where their speaker is known with at least the confidence
    `threshold`; headings, titles of works and scare quotes are always the narrator's. Fragments are
    too, unless `fragments` is "speaker". A quotation over several paragraphs is cut at each.
    """
    if find is None:
        from narrate.quotes import find_quotations

        find = find_quotations
    sections, stray = outline_article(article)
    lines = [line for section in sections for line in section]
    sheet = _Sheet.of(lines, article.language)
    findings = tuple(
        _decide(sheet, sheet.placed(found), fragments, threshold)
        for found in find(sheet.marked, article.language)
    )
    paragraphs = iter(_paragraphs(sheet, findings))
    return Script(
        title=article.title,
        sections=tuple(
            Section(
                title=article.title if number == 0 else section[0].text,
                paragraphs=tuple(next(paragraphs) for _ in section),
            )
            for number, section in enumerate(sections)
        ),
        language=article.language,
        author=article.byline,
        source=article.source,
        published=article.published,
        site=article.site,
        image=article.image,
        summary=article.summary,
        genders=_genders(findings),
        skipped=(
            *article.skipped,
            *(
                Skipped(block.text, _SILENT_REASONS[block.kind])
                for block in article.blocks
                if block.kind in SILENT
            ),
            *stray,
        ),
        findings=findings,
    )


@dataclass(frozen=True)
class _Sheet:
    """The lines of a script as one text, and the same text as the finder gets it."""

    lines: Sequence[Line]

    starts: Sequence[int]
    """Where each line begins in `text`."""

    text: str
    """As `Script.text` will be."""

    marked: str
    """The same with quotation marks around block quotations that have none of their own."""

    inserted: Sequence[int]
    """Places in `marked` of the marks that `text` does not have, in order."""

    @classmethod
    def of(cls, lines: Sequence[Line], language: str) -> _Sheet:
        opening, closing = _MARKS.get(language.partition("-")[0].lower(), ("“", "”"))
        starts: list[int] = []
        shown: list[str] = []
        inserted: list[int] = []
        position = length = 0
        for line in lines:
            starts.append(position)
            text = line.text
            if line.kind == "quotation" and text[0] not in "“„\"«‹「『‘'":
                end = _end_of_words(text)
                inserted += [length, length + 1 + end]
                words = text[:end].translate(_INNER_MARKS)
                text = f"{opening}{words}{closing}{text[end:]}"
            shown.append(text)
            position += len(line.text) + len(_GAP)
            length += len(text) + len(_GAP)
        return cls(
            lines=lines,
            starts=starts,
            text=_GAP.join(line.text for line in lines),
            marked=_GAP.join(shown),
            inserted=inserted,
        )

    def placed(self, found: Quotation) -> Quotation:
        """A finding in `marked`, its offsets and words as they are in `text`."""
        start, end = self._place(found.start), self._place(found.end)
        return replace(
            found,
            start=start,
            end=end,
            text=self.text[start:end],
            speaker_start=self._placed(found.speaker_start),
            speaker_end=self._placed(found.speaker_end),
            cue_start=self._placed(found.cue_start),
            cue_end=self._placed(found.cue_end),
        )

    def _place(self, position: int) -> int:
        return position - bisect_left(self.inserted, position)

    def _placed(self, position: int | None) -> int | None:
        return None if position is None else self._place(position)

    def line_at(self, position: int) -> int:
        """Index of the line that holds a place in `text`."""
        return bisect_right(self.starts, position) - 1


def _end_of_words(text: str) -> int:
    """Where the words of a block quotation end: before "— Name", if that is how it closes."""
    dash = max(text.rfind(mark) for mark in "—–―")
    name = text[dash + 1 :].strip()
    words = text[: max(dash, 0)].rstrip()
    if dash > 0 and 0 < len(name) <= 80 and name[0].isupper() and not words[-1:].isalnum():
        return len(words)
    return len(text)


def _decide(sheet: _Sheet, found: Quotation, fragments: Fragments, threshold: float) -> Finding:
    """Who reads a stretch in quotation marks."""
    line = sheet.lines[sheet.line_at(found.start)]
    # A block set apart is somebody's words however short it is.
    kind = "speech" if line.kind == "quotation" and found.kind == "fragment" else found.kind
    reason = ""
    if line.kind == "heading":
        reason = "in a heading"
    elif kind == "title":
        reason = "nobody's words"
    elif kind == "fragment" and fragments == "narrator":
        reason = "words inside the reporter's sentence"
    elif found.person is None:
        reason = "nobody is named"
    elif found.confidence < threshold:
        reason = "not sure enough"
    return Finding(found, speaker=None if reason else found.person, reason=reason)


def _paragraphs(sheet: _Sheet, findings: Sequence[Finding]) -> Iterator[Paragraph]:
    """The lines as paragraphs, cut where the voice changes."""
    cuts: list[list[tuple[int, int, str]]] = [[] for _ in sheet.lines]
    for finding in findings:
        if finding.speaker is None:
            continue
        start, end = finding.quotation.start, finding.quotation.end
        for index in range(sheet.line_at(start), sheet.line_at(end - 1) + 1):
            line, offset = sheet.lines[index], sheet.starts[index]
            words = line.text[max(start - offset, 0) : max(end - offset, 0)]
            if line.kind != "heading" and words.strip():
                first = max(start - offset, 0) + len(words) - len(words.lstrip())
                cuts[index].append((first, first + len(words.strip()), finding.speaker))
    for line, quotes in zip(sheet.lines, cuts, strict=True):
        yield Paragraph(tuple(_segments(line, quotes)), kind=line.kind, level=line.level)


def _segments(line: Line, quotes: Sequence[tuple[int, int, str]]) -> Iterator[Segment]:
    if line.kind == "heading":
        yield Segment(line.text, "heading", language=line.language)
        return
    position = 0
    for start, end, speaker in quotes:
        if start < position:
            continue
        if start > position:
            yield Segment(line.text[position:start], "narration", language=line.language)
        yield Segment(line.text[start:end], "quote", speaker, language=line.language)
        position = end
    if position < len(line.text):
        yield Segment(line.text[position:], "narration", language=line.language)


def _genders(findings: Sequence[Finding]) -> dict[str, Gender]:
    """What is known of those who speak; the surest finding about a person counts."""
    genders: dict[str, Gender] = {}
    known = [one for one in findings if one.speaker and one.quotation.gender != "unknown"]
    for finding in sorted(known, key=lambda one: -one.quotation.confidence):
        if finding.speaker is not None:
            genders.setdefault(finding.speaker, finding.quotation.gender)
    return genders
