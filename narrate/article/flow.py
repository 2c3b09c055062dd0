"""A tree of HTML as pieces of text in reading order, with nothing of it left out.

Pages, Markdown, EPUB and DOCX all come through here. Every character that the tree shows is in
exactly one piece, or among the piece's marks: footnote numbers, "[edit]" links and the like, which
stand inside a sentence and are not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from narrate.article import BlockKind, Skipped
from narrate.article.elements import (
    BLOCK_TAGS,
    CONTROLS,
    EMBED_CLASSES,
    EMBEDS,
    SPACED_TAGS,
    UNSEEN_TAGS,
    chosen_id,
    heading_level,
    is_hidden,
    is_prose_set_out,
    is_set_off,
    stands_alone,
    tag_of,
)
from narrate.article.hints import Hint, find_hint, tag_hint
from narrate.article.letters import fold
from narrate.article.marks import mark_reason, raised
from narrate.article.tables import is_data_table
from narrate.errors import ArticleError

MOST_PIECES = 200_000
"""Most lines of a text; long books have a tenth of them."""

_DEEPEST_HINTS = 16

_SEAM = "\x01"
"""Stands where one styled span touches the next: a style sheet may set them apart."""

_GLUED = re.compile(r"(?<=[^\W\d_])\x01(?=\d)|(?<=\d)\x01(?=[^\W_])|(?<=[a-zß-ÿ])\x01(?=[A-ZÀ-Þ])")
_OPENS, _CLOSES = "\x02", "\x03"
"""Stand for the marks that a browser puts around a <q>."""

_DOUBLED = re.compile(r"\x02(?=\s*[\"“«„])|(?<=[\"”»])(\s*)\x03")
"""Those marks where the words have their own."""

_EMPTY_BRACKETS = re.compile(r"\s*(?:\[[\s,]*\]|\([\s,]*\))")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a page: what stands between two borders of blocks."""

    kind: BlockKind

    text: str
    """As a reader sees it, white space folded, marks taken out; empty if all of it was marks."""

    element: Any
    """The innermost block element that holds it."""

    level: int = 0
    """1 to 6 for a heading."""

    language: str | None = None
    """As the nearest element below the body declares it."""

    linked: int = 0
    """How many of its characters are inside links."""

    bold: bool = False
    """True where all of it is set in bold."""

    inline: tuple[Any, ...] = ()
    """The inline elements that all of its text stands in, outermost first."""

    attribution: bool = False
    """True for the line under a block quotation that says whose words it is."""

    reason: str | None = None
    """Why it is not read, where the markup itself says so."""

    hints: tuple[tuple[Any, Hint], ...] = ()
    """Elements around it whose names say what they hold, outermost first."""

    marks: tuple[Skipped, ...] = ()
    """What stood inside it and is not part of its sentence."""


@dataclass(slots=True)
class _State:
    """What the elements around a place say of the text there; each element may change a copy."""

    kind: BlockKind = "paragraph"
    level: int = 0
    element: Any = None
    language: str | None = None
    reason: str | None = None
    hints: tuple[tuple[Any, Hint], ...] = ()
    links: int = 0
    bold: int = 0
    cited: int = 0
    inline: tuple[Any, ...] = ()
    preformatted: bool = False
    collects: bool = False
    """True inside a table or code, which are one piece each whatever is in them."""


@dataclass(slots=True)
class _Line:
    """The line being gathered."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    plain: int = 0
    """How many visible characters are not bold."""
    uncited: int = 0
    """How many visible characters are not the name of a source."""
    marks: list[Skipped] = field(default_factory=list)
    breaks: int = 0
    inline: tuple[Any, ...] | None = None
    """The inline elements around all text so far; None before the first."""


def find_pieces(tree: Any, name: str = "the text") -> list[Piece]:
    """All that a tree shows, as pieces in reading order.

    Raises:
        ArticleError: there are more than any article or book has; `name` is for the message.
    """
    pieces = list(islice(_Walk().pieces(tree), MOST_PIECES + 1))
    if len(pieces) > MOST_PIECES:
        raise ArticleError(f"{name} has more than {MOST_PIECES:,} lines, too many for an article")
    return pieces


class _Walk:
    """One pass over a tree, without recursion: pages nest deeper than Python does."""

    def __init__(self) -> None:
        self.line = _Line()
        self.states: list[_State] = [_State()]
        self.mark: tuple[Any, str, list[str]] | None = None
        """The element whose text is taken out of its line, why, and that text so far."""
        self.unseen: Any = None
        self.first_of_item: Any = None
        self.last_closed = ""
        self.cells = 0
        """How many cells of a table's row have been seen."""

    def pieces(self, tree: Any) -> Iterator[Piece]:
        """Every piece, in order."""
        for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if self.unseen is None and element is not tree:
                    self._add(element.tail)
                continue
            if event == "start":
                if self.unseen is None:
                    yield from self._open(element)
            elif self.unseen is None or element is self.unseen:
                yield from self._close(element, is_root=element is tree)
        yield from self._flush()

    def _open(self, element: Any) -> Iterator[Piece]:
        tag = tag_of(element)
        if tag in UNSEEN_TAGS:
            self.unseen = element
            return
        before = self.states[-1]
        if self.mark is None:
            reason = mark_reason(
                element, tag, "".join(self.line.parts[-3:]), in_heading=before.level > 0
            )
            if reason:
                self.mark = (element, reason, [])
        block = self._is_block(element, tag, before)
        if block and self.mark is None:
            if before.collects:
                self.line.parts.append(self._cell_mark(tag))
            else:
                yield from self._flush()
        elif tag in SPACED_TAGS and (tag != "a" or self.last_closed == "a"):
            self.line.parts.append(" ")
        elif tag == "br":
            self.line.parts.append(" ")
            self.line.breaks += 1
            if self.line.breaks > 1 and not before.collects and not before.level:
                yield from self._flush()
        elif tag == "q":
            self.line.parts.append(_OPENS)
        elif tag == "span" and self.last_closed == "span.":
            self.line.parts.append(_SEAM)
        self.last_closed = ""
        self.states.append(self._state(element, tag, before, block))
        if tag == "li":
            self.first_of_item = element
        text = element.text
        if tag == "sup" and text and self.mark is None and not len(element):
            text = raised(text)
        self._add(text)

    def _cell_mark(self, tag: str) -> str:
        """What stands between a table's cells, and between its rows."""
        if tag == "tr":
            self.cells = 0
            return "; " if any(part.strip() for part in self.line.parts) else ""
        if tag in ("td", "th"):
            self.cells += 1
            return " | " if self.cells > 1 else " "
        return " "

    def _close(self, element: Any, *, is_root: bool) -> Iterator[Piece]:
        tag = tag_of(element)
        tail = None if is_root else element.tail
        if element is self.unseen:
            self.unseen = None
            self._add(tail)
            return
        if self.mark is not None and self.mark[0] is element:
            _, reason, parts = self.mark
            self.mark = None
            text = fold("".join(parts))
            if text:
                self.line.marks.append(Skipped(text, reason))
        state = self.states[-1]
        if tag == "q":
            self.line.parts.append(_CLOSES)
        block = self._is_block(element, tag, self.states[-2])
        if block and self.mark is None:
            if self.states[-2].collects:
                self.line.parts.append(" ")
            else:
                yield from self._flush(state)
        elif tag in SPACED_TAGS and tag != "a":
            self.line.parts.append(" ")
        self.states.pop()
        self._add(tail)
        named = tag == "span" and element.get("class") and not state.collects
        self.last_closed = "" if tail and not tail.isspace() else "span." if named else tag

    def _is_block(self, element: Any, tag: str, before: _State) -> bool:
        if tag in BLOCK_TAGS:
            # A button in a heading opens and closes a section: its words are the heading's.
            return not (tag == "button" and before.level)
        if "-" in tag:
            return tag_of(element.getparent()) not in ("p", "span", "a", "em", "strong", "li")
        return False

    def _state(self, element: Any, tag: str, before: _State, block: bool) -> _State:
        state = _State(
            before.kind,
            before.level,
            element if block and not before.collects else before.element,
            before.language,
            before.reason,
            before.hints,
            before.links + (tag == "a" and element.get("href") is not None),
            before.bold + (tag in ("b", "strong") or is_set_off(element)),
            before.cited + (tag in ("cite", "footer")),
            preformatted=before.preformatted,
            collects=before.collects,
            inline=() if block else (*before.inline, element)[:12],
        )
        get = element.get
        language = get("lang") or get("{http://www.w3.org/XML/1998/namespace}lang")
        if language and block and tag not in ("html", "body"):
            state.language = language
        if state.reason is None:
            state.reason = _reason(element, tag, before)
        if len(state.hints) < _DEEPEST_HINTS and tag not in ("html", "body"):
            hint = find_hint(tag, *_names(element, tag)) if len(element.attrib) else tag_hint(tag)
            if hint is not None:
                state.hints = (*state.hints, (element, hint))
        if before.collects:
            return state
        level = heading_level(element, tag)
        if level:
            state.kind, state.level = "heading", level
        elif tag == "blockquote":
            embed = EMBED_CLASSES.search(get("class") or "")
            state.kind, state.collects = ("embed", True) if embed else ("quotation", False)
        elif tag in ("li", "dd", "dt") and before.kind != "quotation":
            state.kind = "item"
        elif tag == "figure" or tag == "figcaption":
            state.kind = "figure"
        elif tag in EMBEDS:
            state.kind, state.collects = "embed", True
        elif tag == "table":
            if is_data_table(element):
                state.kind, state.collects = "table", True
            elif before.kind == "figure":
                state.kind = "paragraph"
        elif tag == "pre":
            if not is_prose_set_out(element):
                state.kind, state.collects = "code", True
            else:
                state.preformatted = True
                state.kind = "paragraph" if before.kind == "figure" else before.kind
        elif tag == "code" and block is False and stands_alone(element):
            state.kind = "code"
        elif tag in ("td", "th") and before.kind == "item":
            state.kind = "paragraph"
        return state

    def _add(self, text: str | None) -> None:
        if not text:
            return
        state = self.states[-1]
        if self.mark is not None:
            self.mark[2].append(text)
            return
        if state.preformatted and "\n" in text:
            # A blank line ends a paragraph; _flush cuts there.
            text = re.sub(r"\n[ \t]*\n\s*", "\x00", text)
        line = self.line
        line.parts.append(text)
        visible = len(text) - text.count(" ") if text.isspace() is False else 0
        if visible:
            line.breaks = 0
            self.last_closed = ""
            if state.links:
                line.linked += len(text.strip())
            if not state.bold:
                line.plain += visible
            if not state.cited:
                line.uncited += visible
            if line.inline is None:
                line.inline = state.inline
            elif line.inline != state.inline:
                pairs = zip(line.inline, state.inline, strict=False)
                line.inline = tuple(one for one, other in pairs if one is other)

    def _flush(self, state: _State | None = None) -> Iterator[Piece]:
        line, self.line = self.line, _Line()
        if not line.parts and not line.marks:
            return
        state = state or self.states[-1]
        whole = "".join(line.parts)
        if _OPENS in whole or _CLOSES in whole:
            whole = _DOUBLED.sub(r"\1", whole).replace(_OPENS, "“").replace(_CLOSES, "”")
        if _SEAM in whole:
            whole = _GLUED.sub(" ", whole).replace(_SEAM, "")
        if line.marks:
            whole = _EMPTY_BRACKETS.sub("", whole)
        texts = [fold(part) for part in whole.split("\x00")]
        texts = [text for text in texts if text] or [""]
        if texts == [""] and not line.marks:
            return
        kind = state.kind
        if kind == "item" and state.element is not None and tag_of(state.element) != "li":
            kind = self._kind_in_item(state)
        for number, text in enumerate(texts):
            last = number == len(texts) - 1
            yield Piece(
                kind,
                text,
                state.element,
                state.level,
                state.language,
                min(line.linked, len(text)),
                bool(text) and line.plain == 0,
                line.inline or (),
                kind == "quotation" and (line.uncited == 0 or text[:1] in "—–―"),
                state.reason,
                state.hints,
                tuple(line.marks) if last else (),
            )
        self.first_of_item = None

    def _kind_in_item(self, state: _State) -> BlockKind:
        """A second paragraph of a list item is a paragraph; a definition is an item."""
        if self.first_of_item is not None or tag_of(state.element) in ("dd", "dt"):
            return "item"
        return "paragraph"


_NAMING = ("itemprop", "data-testid", "data-component", "data-component-name", "data-qa", "rel")
"""Attributes besides class and id that sites name their elements with."""


def _names(element: Any, tag: str) -> tuple[str, str, str, str]:
    """An element's class, id, role and other names."""
    get = element.get
    more = " ".join([value for name in _NAMING if (value := get(name))])
    return get("class") or "", chosen_id(element, tag), get("role") or "", more


def _reason(element: Any, tag: str, before: _State) -> str | None:
    """Why nothing in an element is read, as its tag and attributes tell."""
    if is_hidden(element):
        return "hidden on the page"
    if tag == "noscript":
        return "shown only without scripts"
    if tag in CONTROLS and not before.level:
        return "form"
    return None
