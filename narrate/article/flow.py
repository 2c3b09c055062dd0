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
from narrate.article.characters import tidy
from narrate.article.hints import Hint, find_hint
from narrate.article.tables import is_data_table
from narrate.errors import ArticleError

BLOCK_TAGS_WORDS = (
    "address article aside blockquote body button canvas caption center dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header "
    "hgroup hr html iframe legend li main menu nav noscript object ol optgroup option p "
    "picture pre search section select summary table tbody td textarea tfoot th thead tr ul "
    "video audio amp-accordion amp-carousel amp-consent amp-sidebar"
)
MOST_PIECES = 200_000
"""Most lines of a text; long books have a tenth of them."""

BLOCK_TAGS = frozenset(BLOCK_TAGS_WORDS.split())
"""Elements whose borders end a line of text."""

UNSEEN_TAGS_WORDS = "script style template head title meta link base param source track datalist"
UNSEEN_TAGS = frozenset(UNSEEN_TAGS_WORDS.split())
"""Elements whose text no reader sees."""

_SPACED_TAGS_WORDS = "label input time img amp-img svg a"
_SPACED_TAGS = frozenset(_SPACED_TAGS_WORDS.split())
"""Inline elements that are set apart from a neighbour of their kind though no space is written."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CONTROLS_WORDS = "button select option optgroup textarea datalist legend"
_CONTROLS = frozenset(_CONTROLS_WORDS.split())
_EMBEDS_WORDS = "iframe object video audio embed canvas map applet"
_EMBEDS = frozenset(_EMBEDS_WORDS.split())
_EMBED_CLASSES = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|"
    r"fb-(?:post|video)|reddit-(?:card|embed)|imgur-embed-pub|text-post-media|telegram-post)\b"
)
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SUBHEAD_CLASS = re.compile(
    r"(?:\b|_)(?:sub-?head(?:er|ing)?|inter-?tit(?:le|re|ulo)|cross-?head(?:ing)?|zwischentitel|"
    r"zwischenueberschrift|ladillo|entretitulo)\b",
    re.IGNORECASE,
)
_SUPERSCRIPT = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_POWERED = re.compile(r"(?:[\d)\]²³]|\b[A-Za-zΑ-ω]|\b(?:[kcdmµn]?m|ft|in|mi|yd|sec|ha|kg))\Z")
_NOTE = re.compile(r"\[?\(?(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,5}|(?:note|nb|n) ?\d{1,3})\)?\]?")
_NOTE_TARGET = re.compile(r"#.*(?:fn|note|cite|ref|bib|endnote|anm|n\d|_ftn|\d)", re.IGNORECASE)
_BACK = re.compile(r"[↩↑^⤴⏎︎\s]+|↩︎|\[?(?:return|back)\]?", re.IGNORECASE)
_ANCHOR_MARK = re.compile(r"[#¶§🔗\ue000-\uf8ff]+")
_DEEPEST_HINTS = 16

_SEAM = "\x01"
"""Stands where one styled span touches the next: a style sheet may set them apart."""

_GLUED = re.compile(
    r"(?<=[^\W\d_])\x01(?=\d)|(?<=\d)\x01(?=[^\W\d_])|(?<=[a-zß-ÿ])\x01(?=[A-ZÀ-Þ])"
)
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
        tag = _tag(element)
        if tag in UNSEEN_TAGS:
            self.unseen = element
            return
        before = self.states[-1]
        if self.mark is None:
            reason = self._mark_reason(element, tag)
            if reason:
                self.mark = (element, reason, [])
        block = self._is_block(element, tag, before)
        if block and self.mark is None:
            if before.collects:
                self.line.parts.append(self._cell_mark(tag))
            else:
                yield from self._flush()
        elif tag in _SPACED_TAGS and (tag != "a" or self.last_closed == "a"):
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
            text = self._raised(text)
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
        tag = _tag(element)
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
        elif tag in _SPACED_TAGS and tag != "a":
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
            return _tag(element.getparent()) not in ("p", "span", "a", "em", "strong", "li")
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
            before.bold + (tag in ("b", "strong") or _is_set_off(element)),
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
            hint = find_hint(
                tag,
                get("class") or "",
                _ident(element, tag),
                get("role") or "",
                " ".join(
                    filter(
                        None,
                        (
                            get("itemprop"),
                            get("data-testid"),
                            get("data-component"),
                            get("data-module"),
                            get("data-qa"),
                            get("rel"),
                        ),
                    )
                ),
            )
            if hint is not None:
                state.hints = (*state.hints, (element, hint))
        if before.collects:
            return state
        level = _heading_level(element, tag)
        if level:
            state.kind, state.level = "heading", level
        elif tag == "blockquote":
            embed = _EMBED_CLASSES.search(get("class") or "")
            state.kind, state.collects = ("embed", True) if embed else ("quotation", False)
        elif tag in ("li", "dd", "dt") and before.kind != "quotation":
            state.kind = "item"
        elif tag == "figure" or tag == "figcaption":
            state.kind = "figure"
        elif tag in _EMBEDS:
            state.kind, state.collects = "embed", True
        elif tag == "table":
            if is_data_table(element):
                state.kind, state.collects = "table", True
            elif before.kind == "figure":
                state.kind = "paragraph"
        elif tag == "pre":
            if not _is_prose(element):
                state.kind, state.collects = "code", True
            else:
                state.preformatted = True
                state.kind = "paragraph" if before.kind == "figure" else before.kind
        elif tag == "code" and block is False and _stands_alone(element):
            state.kind = "code"
        elif tag in ("td", "th") and before.kind == "item":
            state.kind = "paragraph"
        return state

    def _mark_reason(self, element: Any, tag: str) -> str | None:
        """Why an inline element's text is no part of the sentence it stands in."""
        if tag == "sup":
            return self._note_reason(element)
        if tag == "a":
            return _link_mark(element)
        if tag == "span":
            return _span_mark(element)
        if tag == "button" and self.states[-1].level:
            return None if _is_whole_heading(element) else "button"
        return _MARKS_BY_TAG.get(tag)

    def _note_reason(self, element: Any) -> str | None:
        text = "".join(element.itertext()).strip()
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if re.search(r"(?:foot|end|side)note|\breference|\bfn|noprint|cite", names, re.IGNORECASE):
            return "footnote mark"
        if any(_tag(child) == "a" and child.get("href") for child in element.iter()):
            return "footnote mark" if len(text) <= 12 else None
        if re.fullmatch(r"\[?\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]?|[*†‡§]+|\[[^\]]{1,24}\]", text):
            written = "".join(self.line.parts[-3:])
            powered = re.fullmatch(r"[\d,–-]+", text) and _POWERED.search(written)
            return None if powered else "footnote mark"
        return None

    def _raised(self, text: str) -> str:
        return text.translate(_SUPERSCRIPT) if re.fullmatch(r"[\d+−=()ni-]+", text) else text

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
        if kind == "item" and state.element is not None and _tag(state.element) != "li":
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
        if self.first_of_item is not None or _tag(state.element) in ("dd", "dt"):
            return "item"
        return "paragraph"


def _ident(element: Any, tag: str) -> str:
    """An element's id, where a person chose it; a heading's is made from its words."""
    ident: str = element.get("id") or ""
    if not ident or tag in _HEADINGS or tag in ("a", "p", "li", "span"):
        return ""
    first = next((child for child in element if isinstance(child.tag, str)), None)
    if first is not None and _tag(first) in _HEADINGS:
        words = re.findall(r"\w+", "".join(first.itertext()).lower())
        if words and re.findall(r"[^\W_]+", ident.lower())[:1] == words[:1]:
            return ""
    return ident


def _is_set_off(element: Any) -> bool:
    """True for an element that style or class makes bold, or a subhead, without saying so."""
    style, names = element.get("style"), element.get("class")
    return (style is not None and _BOLD_STYLE.search(style) is not None) or (
        names is not None and _SUBHEAD_CLASS.search(names) is not None
    )


def _is_whole_heading(button: Any) -> bool:
    """True where a heading says nothing but what a button in it says."""
    said = "".join(button.itertext()).strip()
    heading = button.getparent()
    while heading is not None and not _heading_level(heading, _tag(heading)):
        heading = heading.getparent()
    return heading is None or "".join(heading.itertext()).strip() == said


_MARKS_BY_TAG = {
    "rt": "reading aid",
    "rp": "reading aid",
    "del": "struck out",
    "s": "struck out",
    "strike": "struck out",
    "math": "formula",
}


def _link_mark(element: Any) -> str | None:
    href = element.get("href") or ""
    names = f"{element.get('class') or ''} {element.get('role') or ''} {element.get('rel') or ''}"
    if not (href.startswith("#") or "#" in href or "anchor" in names or "backref" in names):
        return None
    text = "".join(element.itertext()).strip()
    if len(text) > 12:
        return None
    if "doc-noteref" in names or "footnote" in names:
        return "footnote mark"
    if _ANCHOR_MARK.fullmatch(text) or (text and _BACK.fullmatch(text)):
        return "link mark"
    if _NOTE.fullmatch(text) and _NOTE_TARGET.search(href):
        return "footnote mark"
    return None


def _span_mark(element: Any) -> str | None:
    names = element.get("class") or ""
    if "mw-editsection" in names:
        return "edit link"
    if re.search(
        r"\b(?:katex|mathjax|MathJax(?:_\w+)?|mwe-math-element|math-(?:tex|inline))\b", names
    ):
        return "formula"
    if element.get("aria-hidden") == "true" and len("".join(element.itertext()).strip()) <= 1:
        text = "".join(element.itertext()).strip()
        return None if text.isalnum() else "decoration"
    return None


def _tag(element: Any) -> str:
    if element is None or not isinstance(element.tag, str):
        return ""
    tag: str = element.tag
    return tag.rpartition("}")[2].lower() if "}" in tag else tag.lower()


def is_hidden(element: Any) -> bool:
    """True for an element that itself keeps what is in it from sight."""
    hidden = element.get("hidden")
    style = element.get("style")
    return (hidden is not None and hidden != "until-found") or (
        style is not None and _HIDING_STYLE.search(style) is not None
    )


def _reason(element: Any, tag: str, before: _State) -> str | None:
    """Why nothing in an element is read, as its tag and attributes tell."""
    if is_hidden(element):
        return "hidden on the page"
    if tag == "noscript":
        return "shown only without scripts"
    if tag in _CONTROLS and not before.level:
        return "form"
    return None


def _heading_level(element: Any, tag: str) -> int:
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if element.get("role") == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
    return 0


def _stands_alone(element: Any) -> bool:
    """True where an element is all that its paragraph holds."""
    parent = element.getparent()
    return (
        parent is not None
        and _tag(parent) in ("p", "div", "figure")
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (element.tail or "").strip()
    )


def _is_prose(element: Any) -> bool:
    """True for preformatted text that is a poem, a letter or an old text file, not a program."""
    parent = element.getparent()
    names = f"{element.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"
    if re.search(r"code|highlight|lang|brush|syntax|prettyprint|console|terminal|shell", names):
        return False
    if any(_tag(child) in ("code", "span", "kbd", "samp") for child in element.iter()):
        return False
    text = "".join(element.itertext())
    words = re.findall(r"[^\W\d_]{2,}", text)
    signs = len(re.findall(r"[{}<>=;|\\$#@_/*+~^`]|\(\)|->|  {4,}", text))
    return len(words) >= 12 and signs * 30 < len(words)


def fold(text: str) -> str:
    """Plain text with white space folded; soft hyphens and other invisible characters dropped."""
    return " ".join(tidy(text).split())
