"""What of a page is read, and why the rest is not: one verdict for every piece of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from narrate.article import SILENT, BlockKind
from narrate.article.authors import by_line, opens_with_name
from narrate.article.body import Body, is_prose
from narrate.article.dates import find_date, is_date_line, without_date
from narrate.article.elements import is_hidden, tag_of
from narrate.article.facts import Facts
from narrate.article.flow import Piece
from narrate.article.hints import Hint, find_hint
from narrate.article.letters import breadth, squeeze
from narrate.article.phrases import LONGEST_LABEL, leftover_reason
from narrate.article.surroundings import (
    cut_sections,
    drop_bare_headings,
    drop_echoes,
    drop_last_label,
    find_subheads,
    without_notes,
)
from narrate.article.verdicts import TITLE, Verdict

_MAIL = re.compile(r"\W*(?:\w+\W+){0,2}\S+@\S+\.\w+\W*(?:\w+\W*){0,2}")
"""A line that is hardly more than an e-mail address."""

_SILENT_REASONS: Mapping[BlockKind, str] = {
    "code": "code",
    "table": "table",
    "figure": "caption",
    "embed": "embedded matter",
}

_OWN_SHARE = 0.35
"""An element that holds more of the article than this is named for something else than it says."""

_LOOSE_REASONS = frozenset(
    {"share line", "advertisement", "newsletter form", "topic tags", "photo gallery", "sidebar"}
)
"""Reasons that rest on words which sites also give to parts of an article."""

_SHORT_CHARS = 220
_INTRO_REACH = 14
"""How many pieces before the first sentence may still belong to the article's head."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟।:;][\"'”’»›」』)\]]*\Z")


def sort_pieces(
    pieces: Sequence[Piece], body: Body, *, title: str, facts: Facts, language: str
) -> list[Verdict]:
    """A verdict for every piece, in order."""
    page = Page(pieces, body, title, facts, language)
    verdicts = [page.verdict(index) for index in range(len(pieces))]
    for later in (
        find_subheads,
        cut_sections,
        drop_echoes,
        drop_last_label,
        drop_bare_headings,
    ):
        verdicts = later(verdicts, page)
    return [without_notes(verdict, language) for verdict in verdicts]


def _is_sentence(text: str) -> bool:
    """True for a heading that is one only by its markup: a sentence or more, and long."""
    return breadth(text) > 140 and re.search(r"[.!?。！？](?:\s|\W*\Z)", text) is not None


class Page:
    """A page with its body found: what the rules ask of it."""

    def __init__(
        self, pieces: Sequence[Piece], body: Body, title: str, facts: Facts, language: str
    ) -> None:
        self.pieces = pieces
        self.body = body
        self.title_key = squeeze(title)
        self.named_shares = self._shares_of_names()
        self.facts = facts
        self.language = language
        self.summary_key = squeeze(facts.summary or "")
        self.names = [key for name in facts.authors if len(key := squeeze(name)) > 3]
        below = {} if body.root is None else {id(one): one for one in body.root.iter()}
        self.inside = [id(piece.element) in below for piece in pieces]
        self.first = self._first_piece()
        self.last = self._last_piece()
        self.title_at = self._title_place()
        self.names = self.names or self._printed_names()
        self.quotes_whole = self._quotes_most()

    def _shares_of_names(self) -> dict[str, float]:
        """Class of hinted elements -> how much of the article stands in elements of that class.

        Where an article comes in many parts of one class, each holds little of it.
        """
        held: dict[str, int] = {}
        for index in self.body.chosen:
            piece = self.pieces[index]
            parts = [one for one, _ in piece.hints if self.body.share(one) <= _OWN_SHARE]
            for names in {str(one.get("class") or "") for one in parts}:
                held[names] = held.get(names, 0) + len(piece.text)
        return {names: size / self.body.total for names, size in held.items() if names}

    def _is_common(self, element: Any) -> bool:
        """True for an element of a class that most of the article stands in."""
        return self.named_shares.get(str(element.get("class") or ""), 0.0) > _OWN_SHARE

    def _printed_names(self) -> list[str]:
        """The names in a byline above the text, where the page's metadata has none."""
        for piece in self.pieces[max(self.first - _INTRO_REACH, 0) : self.first]:
            begin = by_line(self.language).match(piece.text)
            if begin is None or len(piece.text) > 120:
                continue
            line = without_date(piece.text[begin.end() :], self.language)
            parts = re.split(r",\s+|\s+(?:and|und|et|y|e|en|och|og|и|&)\s+", line)
            names = [squeeze(one) for one in parts if re.fullmatch(r"\w\S+(?: \S+){1,3}", one)]
            return [name for name in names if name != squeeze(self.facts.site or "")]
        return []

    def _first_sentence(self) -> int:
        """Index of the first piece of the article that is a sentence, not a label."""
        title = self._title_heading()
        for index in sorted(self.body.chosen):
            if index > title and is_prose(self.pieces[index]) and self.hint(index) is None:
                return index
        return self.body.first

    def _title_heading(self) -> int:
        """Index of the heading that is the title and stands over most of the text; else −1."""
        before = 0
        for index, piece in enumerate(self.pieces):
            if before > 0.2 * self.body.total:
                break
            if piece.kind == "heading" and squeeze(piece.text) == self.title_key != "":
                return index
            before += len(piece.text) if index in self.body.chosen else 0
        return -1

    def _last_piece(self) -> int:
        """The last piece of the text, with the lines beside it that the extractor missed."""
        last = self.body.last
        parent = self._parent(last)
        for index in range(last + 1, min(last + 12, len(self.pieces))):
            piece = self.pieces[index]
            own = self._parent(index)
            above = own.getparent() if own is not None and piece.kind == "item" else None
            if (own is not parent and above is not parent) or piece.linked or self.hint(index):
                break
            if piece.kind == "heading" or piece.reason is not None:
                break
            if piece.kind != "item" and not _SENTENCE_END.search(piece.text):
                break
            last = index
        return last

    def _first_piece(self) -> int:
        """The first sentence, or those just before it that the extractor missed."""
        first = self._first_sentence()
        for index in range(first - 1, max(first - 4, -1), -1):
            piece = self.pieces[index]
            if not self._beside(index, first) or not is_prose(piece) or piece.linked > 40:
                break
            if self.hint(index) or piece.reason:
                break
            first = index
        return first

    def _beside(self, index: int, other: int) -> bool:
        """True where two pieces stand in one element, or one in the other's."""
        one, two = self.pieces[index].element, self._parent(other)
        return one is two or self._parent(index) is two

    def _parent(self, index: int) -> Any:
        element = self.pieces[index].element
        return None if element is None else element.getparent()

    def _title_place(self) -> int:
        """Index of the piece that is the title as the reader sees it; −1 if there is none."""
        found = -1
        head = self.pieces[: self.first + 1] if self.title_key else ()
        for index, piece in enumerate(head):
            if squeeze(piece.text) == self.title_key and not piece.reason:
                if piece.kind == "heading":
                    return index
                found = index if found < 0 else found
        return found

    def _quotes_most(self) -> bool:
        """True where most of the text stands in block quotations, which then set nothing apart."""
        quoted = sum(
            len(self.pieces[index].text)
            for index in self.body.chosen
            if self.pieces[index].kind == "quotation"
        )
        return quoted > 0.6 * self.body.total

    def hint(self, index: int) -> Hint | None:
        """What the elements around a piece say it is, those around the whole article left out."""
        piece = self.pieces[index]
        part: Hint | None = None
        for element, hint in piece.hints:
            if self.body.share(element) > _OWN_SHARE:
                continue
            if hint.reason in _LOOSE_REASONS and self._is_common(element):
                continue
            if hint.grip == "whole":
                if hint.reason == "page footer" and piece.kind == "quotation":
                    continue
                return hint
            if hint.grip == "short" and len(piece.text) > _SHORT_CHARS:
                continue
            part = hint
        return part or (inner_hint(piece) if len(piece.text) < _SHORT_CHARS else None)

    def verdict(self, index: int) -> Verdict:
        """What becomes of one piece, looked at by itself."""
        piece = self.pieces[index]
        kind: BlockKind = piece.kind
        if kind == "quotation" and self.quotes_whole:
            kind = "paragraph"
        level = piece.level if kind == "heading" else 0
        reason, kind = self._judge(index, piece, kind)
        if kind == "heading" and reason is None and _is_sentence(piece.text):
            kind = "paragraph"
        return Verdict(piece, kind, level if kind == "heading" else 0, reason)

    def _judge(self, index: int, piece: Piece, kind: BlockKind) -> tuple[str | None, BlockKind]:
        if not piece.text:
            return "mark", kind
        if piece.reason and not self._is_shown_after_all(index):
            return piece.reason, kind
        if index == self.title_at or (
            squeeze(piece.text) == self.title_key
            and self.title_key
            and (kind == "heading" or index < self.first)
        ):
            return TITLE, kind
        hint = self.hint(index)
        if self._is_standfirst(index, hint):
            return None, "paragraph"
        stamp = self._stamp(index, piece)
        if stamp and (hint is None or hint.reason not in ("reader comments", "related articles")):
            return stamp, kind
        if hint is not None and hint.grip == "whole":
            return hint.reason, kind
        if hint is not None and hint.grip == "caption" and kind not in ("code", "table"):
            kind = "figure"
        in_range = self.inside[index] and self.title_at < index <= self.last
        if kind in SILENT:
            near = in_range or (
                kind == "figure" and max(self.title_at, self.first - 6) < index < self.first
            )
            return (None if near else _SILENT_REASONS[kind]), kind
        if hint is not None and hint.grip == "pull quote":
            return hint.reason, kind
        labels = ("short", "kicker") if index < self.first else ("short",)
        sentence = index in self.body.chosen and is_prose(piece, least=80)
        if hint is not None and hint.grip in labels and kind != "quotation" and not sentence:
            return hint.reason, kind
        leftover = self._leftover(index, piece)
        if leftover:
            return leftover, kind
        if not in_range:
            linked = piece.linked >= 0.9 * len(piece.text)
            head = self.title_at < index < self.first
            if self.inside[index] and head and index in self.body.chosen:
                return ("page header" if linked else None), kind
            return ("page header" if index < self.first else "after the article"), kind
        return self._judge_inside(index, piece, kind), kind

    def _leftover(self, index: int, piece: Piece) -> str | None:
        """Why a line is the site's by its words; a heading over sentences has the doubt for it."""
        below = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        heads = piece.kind == "heading" and below is not None and index + 1 in self.body.chosen
        sure = heads and below is not None and is_prose(below)
        reason = leftover_reason(piece.text, self.language, sure=sure)
        if sure and reason == "link to another article" and not piece.linked:
            return None  # a link would be one
        if reason is None and re.fullmatch(r"(?:\s*[【\[（(][^】\])）]*[】\])）])+\s*", piece.text):
            parts = re.findall(r"[^【】\[\]（）()]+", piece.text)
            found = (leftover_reason(part, self.language) for part in parts)
            reason = next((one for one in found if one), None)
        return reason

    def _judge_inside(self, index: int, piece: Piece, kind: BlockKind) -> str | None:
        """Why a piece in the middle of the article is not read."""
        chosen = index in self.body.chosen
        linked = piece.linked >= 0.9 * len(piece.text)
        if index < self.first and not chosen and not self._opens_section(index):
            return "page header"
        if index == self.first and is_prose(piece):
            return None
        if re.fullmatch(r"\S+://\S+|www\.\S+", piece.text):
            return "web address"
        if len(piece.text) <= LONGEST_LABEL and _MAIL.fullmatch(piece.text):
            return "address of the author"
        if not any(char.isalnum() for char in piece.text):
            return "decoration"
        if linked and self._is_in_card(piece):
            return "link to another article"
        if kind == "heading":
            promotes = linked and not chosen and self.leads_away(piece)
            return "link to another article" if promotes else None
        if kind == "item" and linked:
            return None if self._introduced(index) and chosen else "list of links"
        if self._is_pointer(piece):
            return "link to another article"
        if linked and not (chosen and _SENTENCE_END.search(piece.text)):
            return "link to another article"
        sentence = _SENTENCE_END.search(piece.text) or breadth(piece.text) > 60 or piece.bold
        mostly_linked = piece.linked > 0.5 * len(piece.text)
        if not chosen and kind == "paragraph" and (mostly_linked or not sentence):
            return "not part of the article"
        return None

    def _is_pointer(self, piece: Piece) -> bool:
        """True for a link with a label before it: "Read also", "IN TEXAS:", "(MORE: …)"."""
        if piece.linked <= 10 or piece.kind == "heading":
            return False
        if leftover_reason(piece.text[: -piece.linked], self.language):
            return True
        label = re.match(r"[\[(]?[^:：.]{2,30}[:：]", piece.text)
        rest = len(piece.text) - (label.end() if label else 0)
        return label is not None and piece.linked >= rest - 3 and piece.kind == "paragraph"

    def box(self, index: int) -> frozenset[int]:
        """Indices of the pieces in the box that a piece opens; empty where it stands in none."""
        element = self.pieces[index].element
        inner, outer = None, element.getparent()
        while outer is not None and self.body.share(outer) <= _OWN_SHARE:
            inner, outer = outer, outer.getparent()
        if inner is None or outer is None:
            return frozenset()
        below = {id(one): one for one in inner.iter()}
        return frozenset(i for i, one in enumerate(self.pieces) if id(one.element) in below)

    def _tells_of_author(self, index: int) -> bool:
        """True where the last words begin with a name that the article itself never mentions."""
        key = squeeze(self.pieces[index].text)
        return index > self.last - 4 and any(
            key.startswith(name)
            and not any(
                name in squeeze(self.pieces[other].text)
                for other in range(self.first, index)
                if other in self.body.chosen
            )
            for name in self.names
        )

    def is_card(self, index: int) -> bool:
        """True for a heading near the end that is nothing but a link to another page."""
        piece = self.pieces[index]
        if piece.kind != "heading" or piece.linked < 0.9 * len(piece.text):
            return False
        after = sum(len(self.pieces[i].text) for i in self.body.chosen if i > index)
        return after < 0.3 * self.body.total and self.leads_away(piece)

    def _is_in_card(self, piece: Piece) -> bool:
        """True for a line of a box that is one link to another page."""
        for element in piece.element.iterancestors():
            if tag_of(element) == "a":
                return not (element.get("href") or "#").startswith("#")
            if self.body.share(element) > _OWN_SHARE:
                return False
        return False

    def leads_away(self, piece: Piece) -> bool:
        """True where a piece is a link to another page, not to a place on this one."""
        links = [one for one in piece.inline if tag_of(one) == "a"] or list(piece.element.iter("a"))
        return any(not (link.get("href") or "#").startswith("#") for link in links)

    def _introduced(self, index: int) -> bool:
        """True where the line before a list of links says what they are."""
        for before in range(index - 1, max(index - 40, -1), -1):
            if self.pieces[before].kind != "item":
                return self.pieces[before].text.endswith((":", "：")) and index < self.last - 3
        return False

    def _is_shown_after_all(self, index: int) -> bool:
        """True where scripts show what a page keeps hidden at first: the article itself."""
        piece = self.pieces[index]
        return piece.reason == "hidden on the page" and self.body.share(hider(piece)) > _OWN_SHARE

    def _is_standfirst(self, index: int, hint: Hint | None) -> bool:
        """True for the lines between a title and the text that say what the article is about."""
        piece = self.pieces[index]
        if index >= self.first or index < self.first - _INTRO_REACH or index <= self.title_at:
            return False
        if piece.linked > 0.5 * len(piece.text) or len(piece.text) < 20 or piece.kind in SILENT:
            return False
        if hint is not None and hint.grip == "standfirst":
            return leftover_reason(piece.text, self.language) is None
        if hint is not None and hint.grip != "kicker":
            return False
        key = squeeze(piece.text)
        if self._says_the_summary(key):
            return True
        near = self.title_at >= 0 and index - self.title_at <= 3 and piece.kind == "heading"
        if near and breadth(piece.text) >= 30 and self._stands_over_byline(index):
            return True
        if near and index == self.first - 1 and breadth(piece.text) >= 20:
            return not self._opens_section(index)
        return near and (len(piece.text) > 70 or _SENTENCE_END.search(piece.text) is not None)

    def _opens_section(self, index: int) -> bool:
        """True for the heading straight above the text that is one of several of its rank."""
        piece = self.pieces[index]
        return (
            piece.kind == "heading"
            and index == self.first - 1 > self.title_at
            and any(
                other.kind == "heading" and other.level == piece.level and self.inside[place]
                for place, other in enumerate(self.pieces[: self.last])
                if place > self.first
            )
        )

    def _stands_over_byline(self, index: int) -> bool:
        """True where a byline or a date stands between a line and the text."""
        return any(self._stamp(other, self.pieces[other]) for other in range(index + 1, self.first))

    def _says_the_summary(self, key: str) -> bool:
        summary = self.summary_key
        if len(key) < 25 or not summary or key[:60] == self.title_key[:60]:
            return False
        return key.startswith(summary[:80]) or summary.startswith(key[:80])

    def _stamp(self, index: int, piece: Piece) -> str | None:
        """Byline or date, where a line near the top or the end is nothing else."""
        text = piece.text
        at_top = self.first - _INTRO_REACH <= index <= self.first + 2
        if not at_top and not self.last - 4 < index <= self.last + 2:
            return None
        if len(text) > _SHORT_CHARS or piece.kind == "quotation" or piece.kind in SILENT:
            return None
        if piece.kind == "heading" and index > self.first:
            return None
        ends = index > self.first and _SENTENCE_END.search(text) is not None
        if is_date_line(text, self.language):
            return "date"
        sentence = is_prose(piece) and not piece.linked
        key = squeeze(text)
        named = [name for name in self.names if name in key]
        if named:
            rest = key
            for name in named:
                rest = rest.replace(name, "")
            if len(rest) <= 40 and not (sentence and len(rest) > 20) and not (ends and rest):
                return "byline"
            if index > self.first and (
                wrapping_tag(piece) in ("em", "i") or self._tells_of_author(index)
            ):
                return "about the author"
        signed = opens_with_name(text.lstrip("-–—― (（【［"), self.language)
        if signed and len(text) < 100 and not ends:
            return "byline"
        if index >= self.first or len(text) > 100:
            return None
        if find_date(text, self.language) is None or sentence or len(text.split()) > 14:
            return None
        told = by_line(self.language).search(text) or len(without_date(text, self.language)) < 25
        return "byline and date" if told else None


def hider(piece: Piece) -> Any:
    """The innermost element that keeps a piece from sight."""
    element = piece.element
    while element is not None and not is_hidden(element):
        element = element.getparent()
    return element


def inner_hint(piece: Piece) -> Hint | None:
    """What the names of the inline elements around all of a piece's text say it is."""
    for element in piece.inline:
        names = (element.get("class") or "", element.get("id") or "", "", "")
        hint = find_hint(tag_of(element), *names)
        if hint is not None:
            return hint
    return None


def wrapping_tag(piece: Piece) -> str:
    """The tag of the innermost inline element around all of a piece's text."""
    return tag_of(piece.inline[-1]) if piece.inline else ""
