"""Word documents: paragraphs by their styles, footnotes and running heads passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from narrate.article import Article, BlockKind, Skipped
from narrate.article.archive import Archive
from narrate.article.authors import clean_author
from narrate.article.facts import language_tag
from narrate.article.flow import Piece
from narrate.article.languages import guess_language
from narrate.article.letters import fold
from narrate.article.manuscript import first_words, read_manuscript
from narrate.errors import ArticleError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = (f"{_W}t", f"{_W}delText")
_GAPS = (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}ptab")
_UNREAD = (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = f"{_W}txbxContent"


def parse_docx(body: bytes, *, source: str | None = None, language: str | None = None) -> Article:
    """The article in a Word document.

    The title is the paragraph in the style Title, else the one first-rank heading at the top, else
    what the document's properties say.

    Raises:
        ArticleError: it is damaged, locked, empty, or unpacks to more than a text can be.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    name = source or "the document"
    archive = Archive(body, name)
    for member in archive.sizes:
        if member.endswith((".xml", ".rels")):
            archive.read(member)  # within the bounds, or refused
    try:
        document: Any = Document(BytesIO(body))
        pieces = list(_pieces(document))
        about = document.core_properties
        named, author, subject = (fold(t or "") for t in (about.title, about.author, about.subject))
        made = about.created
        tongue = language or _language(document)
    except (PackageNotFoundError, LookupError, ValueError, TypeError, SyntaxError) as error:
        raise ArticleError(f"{name} is damaged: it is no Word document") from error
    except AttributeError as error:  # python-docx takes every part for what its name says
        raise ArticleError(f"{name} is damaged: a part of it is missing") from error
    tongue = tongue or guess_language(" ".join(piece.text for piece in pieces))
    title = next(
        (piece.text for piece in pieces if piece.kind == "heading" and not piece.level), None
    )
    pieces = [one for one in pieces if one.kind != "heading" or one.level]
    manuscript = read_manuscript(pieces, tongue, title=title)
    if not manuscript.blocks:
        raise ArticleError(f"{name} has no text in it")
    if re.match(r"(?i)microsoft word|document\d*$|untitled", named):
        named = ""
    return Article(
        title=manuscript.title or named or first_words(manuscript.blocks) or name,
        blocks=manuscript.blocks,
        language=tongue,
        byline=manuscript.byline or clean_author(author) or None,
        published=manuscript.published or (made.date().isoformat() if _is_own(made) else None),
        source=source,
        summary=subject or None,
        skipped=(*manuscript.skipped, *_notes(archive)),
    )


def _is_own(made: Any) -> bool:
    """False for the date that every file made from python-docx's template bears."""
    return made is not None and made.year > 2013


def _pieces(document: Any) -> Iterator[Piece]:
    """The paragraphs and tables of a document's body, in order.

    The title comes as a heading of level 0.
    """
    from docx.table import Table

    for content in document.iter_inner_content():
        if isinstance(content, Table):
            cells = [fold(_text(cell)) for cell in content._tbl.iter(f"{_W}tc")]
            if text := " | ".join(filter(None, cells)):
                yield Piece("table", text, content._tbl)
            continue
        text = fold(_text(content._p))
        if text:
            kind, level = _kind(content)
            yield Piece(kind, text, content._p, level, bold=_is_bold(content))
        for box in content._p.iter(_TEXT_BOX):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                boxed = fold(" ".join(_text(line) for line in box.iter(f"{_W}p")))
                if boxed:
                    yield Piece("paragraph", boxed, box, reason="text box")


def _text(element: Any) -> str:
    """What an element shows: insertions too, deletions and the contents of boxes not."""
    from lxml import etree

    parts: list[str] = []
    passed: Any = None
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if passed is not None:
            if event == "end" and one is passed:
                passed = None
        elif event == "start":
            if one.tag in _UNREAD or one.tag in (_FALLBACK, _TEXT_BOX):
                passed = one
            elif one.tag in _TEXT:
                parts.append(one.text or "")
            elif one.tag in _GAPS:
                parts.append(" ")
            elif one.tag == f"{_W}noBreakHyphen":
                parts.append("\u2011")
        elif one.tag == f"{_W}p" and one is not element:
            parts.append(" ")
    return "".join(parts)


def _kind(paragraph: Any) -> tuple[BlockKind, int]:
    """What a paragraph's style makes of it; the title is a heading of level 0."""
    style = paragraph.style
    names: list[str] = []
    while style is not None and len(names) < 12:
        names.append((style.name or "").lower())
        names.append((style.style_id or "").lower())
        level = style.element.find(f".//{_W}outlineLvl")
        if level is not None and level.get(f"{_W}val", "9") < "6":
            return "heading", int(level.get(f"{_W}val")) + 1
        style = style.base_style
    own = paragraph._p.find(f"{_W}pPr/{_W}outlineLvl")
    if own is not None and own.get(f"{_W}val", "9") < "6":
        return "heading", int(own.get(f"{_W}val")) + 1
    for name in names:
        if name in ("title", "titel", "titre", "título", "titolo"):
            return "heading", 0
        if found := re.fullmatch(
            r"(?:heading|berschrift|überschrift|titre|título|titolo) ?([1-6])", name
        ):
            return "heading", int(found[1])
        if "quote" in name or name in ("zitat", "citation", "cita", "citazione"):
            return "quotation", 0
        if name.startswith("caption") or name == "beschriftung":
            return "figure", 0
        if name.startswith("list"):
            return "item", 0
    if paragraph._p.find(f"{_W}pPr/{_W}numPr") is not None:
        return "item", 0
    return "paragraph", 0


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _language(document: Any) -> str | None:
    """The language that most of the document's runs are marked with, else its default."""
    default = document.styles.element.find(f".//{_W}docDefaults//{_W}lang")
    tag = None if default is None else default.get(f"{_W}val")
    told = document.core_properties.language or None
    # Word writes en-US into every new document, so that tells nothing.
    for one in (told, tag):
        if one and one.lower() != "en-us" and (found := language_tag(one)):
            return found
    return None


def _notes(archive: Archive) -> Iterator[Skipped]:
    """Footnotes, endnotes, running heads and feet: shown, not read."""
    from narrate.article.archive import parse_xml

    for member in sorted(archive.sizes):
        found = re.fullmatch(r"word/(footnotes|endnotes|header\d*|footer\d*)\.xml", member)
        root = parse_xml(archive.read(member) or b"") if found else None
        if found is None or root is None:
            continue
        reason = "footnote" if "notes" in found[1] else "running head"
        for paragraph in root.iter(f"{_W}p"):
            if text := fold(_text(paragraph)):
                yield Skipped(text, reason)
