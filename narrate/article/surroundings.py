"""What a page's pieces say of each other: sections to cut, words said twice, bare headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.article import Skipped
from narrate.article.body import is_prose
from narrate.article.elements import tag_of
from narrate.article.letters import breadth, fold, squeeze
from narrate.article.phrases import note_pattern, opens_references
from narrate.article.verdicts import Verdict, is_read

if TYPE_CHECKING:
    from narrate.article.leavings import Page

_CUTTING = frozenset({"reader comments", "comment form"})

_SECTIONS = frozenset({"related articles", "newsletter form", "references", "topic tags"})


def find_subheads(verdicts: Sequence[Verdict], page: Page) -> list[Verdict]:
    """Make headings of bold lines that stand alone over text, where there are few real ones."""
    places = [
        index
        for index, verdict in enumerate(verdicts)
        if is_read(verdict)
        and verdict.kind == "paragraph"
        and verdict.piece.bold
        and index > page.first
        and len(verdict.piece.text) <= 90
        and not re.search(r"[.,:;…!。]\W*\Z", verdict.piece.text)
        and _has_text_below(verdicts, index)
    ]
    times = Counter(verdicts[index].piece.text for index in places)
    places = [index for index in places if times[verdicts[index].piece.text] == 1]
    bold = [v.piece.text for v in verdicts if is_read(v) and v.piece.bold]
    questions = sum(text.endswith(("?", "？", "؟")) for text in bold)
    if not places or (questions > 1 and questions > len(bold) / 2):
        return list(verdicts)  # an interview: somebody asks them
    result = list(verdicts)
    levels = [v.level for v in verdicts if v.kind == "heading" and v.reason is None and v.level > 1]
    level = min(max(levels) + 1, 6) if len(levels) >= 2 else 2
    for index in places:
        result[index] = replace(verdicts[index], kind="heading", level=level)
    return result


def _has_text_below(verdicts: Sequence[Verdict], index: int) -> bool:
    following = [v for v in verdicts[index + 1 : index + 6] if is_read(v)][:1]
    return bool(following) and not following[0].piece.bold and breadth(following[0].piece.text) > 60


def cut_sections(verdicts: Sequence[Verdict], page: Page) -> list[Verdict]:
    """Skip what stands under a heading that is none of the article's: related, comments, notes.

    In a box of its own such a heading speaks for the box; else for what follows, until a heading of
    its rank or a sentence of the article.
    """
    result = list(verdicts)
    half = (page.first + page.last) / 2
    cut: str | None = None
    cut_level = 7
    box: frozenset[int] = frozenset()
    for index, verdict in enumerate(result):
        piece, reason = verdict.piece, verdict.reason
        level = verdict.level or piece.level or 6
        opens = "heading" in (piece.kind, verdict.kind) or (piece.bold and len(piece.text) < 60)
        if box and index not in box:
            cut, box = None, frozenset()
        if cut in _CUTTING or box:
            pass
        elif reason in _CUTTING and index > half and opens:
            cut = reason
        elif opens and reason in _SECTIONS:
            cut, cut_level, box = reason, level, page.box(index)
        elif cut is None and index > half and page.is_card(index):
            cut, cut_level = "related articles", level
        elif opens and reason is None and opens_references(piece.text, page.language):
            cut, cut_level = "references", level
            result[index] = replace(verdict, reason=cut)
            continue
        elif cut and (
            (opens and reason is None and level <= cut_level)
            or (cut != "references" and reason is None and is_prose(piece))
        ):
            cut = None
        if cut and reason is None:
            result[index] = replace(verdict, reason=cut)
    return result


def drop_echoes(verdicts: Sequence[Verdict], page: Page) -> list[Verdict]:
    """Skip pull quotes, which say again what the text says, and paragraphs that come twice."""
    result = list(verdicts)
    keys = [squeeze(verdict.piece.text) if is_read(verdict) else "" for verdict in result]
    paragraphs = "\n".join(
        key for verdict, key in zip(result, keys, strict=True) if verdict.kind == "paragraph"
    )
    said: dict[str, int] = {}
    """Words -> index of the piece that said them last."""
    for index, (verdict, key) in enumerate(zip(result, keys, strict=True)):
        if not key or verdict.kind == "heading":
            continue
        if len(key) > 30 and key in said and (said[key] < page.first or index - said[key] < 12):
            result[index] = replace(verdict, reason="said before")
            continue
        said[key] = index
        apart = verdict.kind == "quotation" or (len(key) < 250 and _stands_apart(verdict))
        if apart and 15 < len(key) < 600:
            core = _withouttag_of(verdict.piece.text)
            times = paragraphs.count(core) - (verdict.kind == "paragraph")
            if len(core) > 15 and (times > 0 or _is_drawn(verdict, index, result)):
                result[index] = replace(verdict, reason="pull quote")
    return result


def _is_drawn(verdict: Verdict, index: int, verdicts: Sequence[Verdict]) -> bool:
    """True where nearly all the words of a line stand in one paragraph near it, in order."""
    words = re.findall(r"[^\W_]+", verdict.piece.text.casefold())
    if len(words) < 7:
        return False
    own = set(zip(words, words[1:], words[2:], strict=False))
    for other in verdicts[max(index - 8, 0) : index + 9]:
        if other is verdict or other.kind != "paragraph" or not is_read(other):
            continue
        said = re.findall(r"[^\W_]+", other.piece.text.casefold())
        if len(own & set(zip(said, said[1:], said[2:], strict=False))) >= 0.75 * len(own):
            return True
    return False


def _withouttag_of(text: str) -> str:
    """A quotation's letters without the "— Name" after it."""
    head = re.split(r"\s*[—–―]\s*(?=[^—–―]{2,60}\Z)", text)[0]
    return squeeze(head) or squeeze(text)


def _stands_apart(verdict: Verdict) -> bool:
    element = verdict.piece.element
    tags = ("aside", "q", "blockquote", "figure", "strong")
    inline = [tag_of(one) for one in verdict.piece.inline]
    return element is not None and (element.tag in tags or "q" in inline)


def drop_last_label(verdicts: Sequence[Verdict], page: Page) -> list[Verdict]:
    """Skip the label of something that is not read, where nothing follows it: "Facebook:"."""
    result = list(verdicts)
    for index in range(len(result) - 1, -1, -1):
        verdict = result[index]
        if not is_read(verdict):
            continue
        if verdict.kind != "paragraph" or not re.fullmatch(r".{1,60}[:：]", verdict.piece.text):
            break
        result[index] = replace(verdict, reason="label of what is not read")
    return result


def drop_bare_headings(verdicts: Sequence[Verdict], page: Page) -> list[Verdict]:
    """Skip headings with no text under them; a heading over deeper ones has their text."""
    result = list(verdicts)
    under = 0
    """Rank of the deepest heading that text has been seen under, looking back from the end: 7 is
    text itself, which any heading may stand over; 0 is nothing."""
    for index in range(len(result) - 1, -1, -1):
        verdict = result[index]
        if not is_read(verdict):
            continue
        if verdict.kind != "heading":
            under = 7
        elif under > verdict.level:
            under = verdict.level
        else:
            result[index] = replace(verdict, reason="heading with no text under it")
    return result


def without_notes(verdict: Verdict, language: str) -> Verdict:
    """The same without "[12]" and "[edit]", where they stand in its text without a mark-up."""
    piece = verdict.piece
    if not is_read(verdict) or "[" not in piece.text:
        return verdict
    found = note_pattern(language)
    marks = tuple(Skipped(note[0], "footnote mark") for note in found.finditer(piece.text))
    text = fold(re.sub(r"\s+(?=[.,;:!?])", "", found.sub("", piece.text))) if marks else piece.text
    if not marks or not text:
        return verdict
    return replace(verdict, piece=replace(piece, text=text, marks=(*piece.marks, *marks)))
