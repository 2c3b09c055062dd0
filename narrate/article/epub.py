"""Books: an EPUB's documents in their order, its chapters as headings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urldefrag

from narrate.article import Article, Block, Skipped
from narrate.article.archive import Archive, parse_xml
from narrate.article.dates import parse_date
from narrate.article.encodings import decode_text
from narrate.article.facts import language_tag
from narrate.article.flow import MOST_PIECES, Piece, find_pieces
from narrate.article.languages import guess_language
from narrate.article.letters import fold, squeeze
from narrate.article.manuscript import bare_headings, below_title, read_manuscript
from narrate.article.trees import parse_tree
from narrate.errors import ArticleError

_APART: Mapping[str, str] = {
    "cover": "cover",
    "titlepage": "title page",
    "halftitlepage": "title page",
    "copyright-page": "copyright notice",
    "imprint": "copyright notice",
    "toc": "table of contents",
    "landmarks": "table of contents",
    "page-list": "table of contents",
    "loi": "table of contents",
    "lot": "table of contents",
    "index": "index",
    "footnotes": "footnotes",
    "rearnotes": "footnotes",
    "endnotes": "footnotes",
    "bibliography": "bibliography",
    "colophon": "colophon",
    "other-credits": "credits",
}
"""EPUB's own word for a part of a book -> why it is not read."""

_BY_FILE = re.compile(
    r"(?:^|[/_-])(?:(?P<toc>nav|toc|contents)|(?P<cover>cover)|(?P<titlepage>title-?page|title)|"
    r"(?P<imprint>copyright|imprint|colophon))(?:[._-]?(?:page)?\d*)\.x?html?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Book:
    """A package as its OPF describes it."""

    root: Any
    folder: str
    items: Mapping[str, Any]
    """Manifest id -> its element."""

    def words(self, name: str) -> list[str]:
        """Every value of a Dublin Core element."""
        found = self.root.iterfind(f".//{{*}}metadata/{{*}}{name}")
        return [text for one in found if (text := fold("".join(one.itertext())))]

    def path(self, href: str) -> str:
        """A member's name in the archive."""
        return posixpath.normpath(posixpath.join(self.folder, unquote(urldefrag(href).url)))


def parse_epub(body: bytes, *, source: str | None = None, language: str | None = None) -> Article:
    """The book in an EPUB, each of its chapters under a heading.

    Raises:
        ArticleError: it is damaged, locked, has no text, or unpacks to more than a book can be.
    """
    name = source or "the book"
    archive = Archive(body, name)
    if "META-INF/encryption.xml" in archive.sizes and _is_locked(archive):
        raise ArticleError(f"{name} is locked by its seller", hint="Only unlocked books are read.")
    book = _open(archive, name)
    declared = next((tag for one in book.words("language") if (tag := language_tag(one))), None)
    labels = dict(_labels(archive, book))
    title = next(iter(book.words("title")), None)
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    tongue = language or declared
    lines = 0
    for path, tree in _documents(archive, book):
        pieces = find_pieces(tree, name)
        lines += len(pieces)
        if lines > MOST_PIECES:
            raise ArticleError(f"{name} has more than {MOST_PIECES:,} lines, too many for a book")
        if tongue is None:
            tongue = guess_language(" ".join(piece.text for piece in pieces))
        apart = _apart(path, tree, pieces)
        if apart:
            skipped += (Skipped(piece.text, apart) for piece in pieces if piece.text)
            skipped += (mark for piece in pieces for mark in piece.marks)
            continue
        own, left = _chapter(pieces, tongue, title, labels.get(path))
        blocks += own
        skipped += left
    rank = min((block.level for block in blocks if block.level), default=1)
    blocks = [replace(b, level=b.level or rank) if b.kind == "heading" else b for b in blocks]
    bare = set(bare_headings(blocks))
    skipped += (Skipped(blocks[i].text, "heading with no text under it") for i in sorted(bare))
    blocks = [block for index, block in enumerate(blocks) if index not in bare]
    if not blocks or tongue is None:
        raise ArticleError(f"{name} has no text in it", hint="A book of pictures cannot be read.")
    return Article(
        title=title or blocks[0].text[:90],
        blocks=tuple(below_title(blocks)),
        language=tongue,
        byline=", ".join(book.words("creator")) or None,
        published=next((found for one in book.words("date") if (found := parse_date(one))), None),
        site=next(iter(book.words("publisher")), None),
        source=source,
        summary=_plain(next(iter(book.words("description")), None)),
        skipped=tuple(skipped),
    )


def _plain(text: str | None) -> str | None:
    return fold(re.sub(r"<[^>]+>", " ", text)) or None if text else None


def _is_locked(archive: Archive) -> bool:
    """True where texts are encrypted; fonts that are scrambled do not matter."""
    root = parse_xml(archive.read("META-INF/encryption.xml") or b"")
    if root is None:
        return False
    addresses = [one.get("URI") or "" for one in root.iterfind(".//{*}CipherReference")]
    return any(re.search(r"\.x?html?$", address) for address in addresses)


def _open(archive: Archive, name: str) -> _Book:
    container = parse_xml(archive.read("META-INF/container.xml") or b"<none/>")
    place = None if container is None else container.find(".//{*}rootfile")
    path = (None if place is None else place.get("full-path")) or next(
        (member for member in archive.sizes if member.endswith(".opf")), None
    )
    root = parse_xml(archive.read(path) or b"") if path else None
    if path is None or root is None:
        raise ArticleError(f"{name} is no EPUB: it does not say what is in it")
    items = {one.get("id"): one for one in root.iterfind(".//{*}manifest/{*}item")}
    return _Book(root, posixpath.dirname(path), items)


def _documents(archive: Archive, book: _Book) -> Iterator[tuple[str, Any]]:
    """The book's documents in reading order, each once."""
    seen: set[str] = set()
    for reference in book.root.iterfind(".//{*}spine/{*}itemref"):
        item = book.items.get(reference.get("idref"))
        if item is None:
            continue
        path = book.path(item.get("href") or "")
        body = None if path in seen else archive.read(path)
        seen.add(path)
        if body and re.search(rb"<\w", body):
            tree = parse_tree(decode_text(body))
            if tree is not None:
                yield path, tree


def _apart(path: str, tree: Any, pieces: list[Piece]) -> str | None:
    """Why a document of a book is not read, or None."""
    for element in tree.iter("body", "section", "div", "nav"):
        for kind in (element.get("epub:type") or "").split():
            if kind in _APART:
                whole = sum(len(text.strip()) for text in element.itertext())
                if whole >= 0.8 * sum(len(piece.text) for piece in pieces):
                    return _APART[kind]
    found = _BY_FILE.search(path)
    if found is None or found.lastgroup is None:
        return None
    length = sum(len(piece.text) for piece in pieces)
    linked = sum(piece.linked for piece in pieces)
    if found.lastgroup == "toc":
        return _APART["toc"] if linked > 0.5 * length else None
    return _APART[found.lastgroup] if length < 3000 else None


def _chapter(
    pieces: list[Piece], language: str, title: str | None, label: str | None
) -> tuple[list[Block], list[Skipped]]:
    """A document's blocks, under the name that the table of contents has for it if it has none."""
    # The book's title is the book's: a chapter's own first heading stays a heading.
    kept = read_manuscript([_lowered(piece) for piece in pieces], language)
    blocks = [_raised(block) for block in kept.blocks]
    first = next((block for block in blocks if block.kind == "heading"), None)
    named = first is not None and blocks.index(first) <= 2
    if blocks and label and not named and squeeze(label) != squeeze(title or ""):
        blocks.insert(0, Block("heading", label))
    return blocks, list(kept.skipped)


def _lowered(piece: Piece) -> Piece:
    return replace(piece, level=piece.level + 1) if piece.kind == "heading" else piece


def _raised(block: Block) -> Block:
    return replace(block, level=max(block.level - 1, 1)) if block.kind == "heading" else block


def _labels(archive: Archive, book: _Book) -> Iterator[tuple[str, str]]:
    """Document -> the first name that the table of contents gives it."""
    for item in book.items.values():
        if "nav" in (item.get("properties") or "").split():
            path = book.path(item.get("href") or "")
            tree = parse_tree(decode_text(archive.read(path) or b" "))
            found = [] if tree is None else list(tree.iter("a"))
            folder = posixpath.dirname(path)
            yield from _first_of_each(
                (_joined(folder, link.get("href") or ""), fold("".join(link.itertext())))
                for link in found
            )
            return
    for item in book.items.values():
        if item.get("media-type") == "application/x-dtbncx+xml":
            path = book.path(item.get("href") or "")
            root = parse_xml(archive.read(path) or b"")
            if root is None:
                return
            folder = posixpath.dirname(path)
            yield from _first_of_each(
                (
                    _joined(folder, content.get("src") or ""),
                    fold("".join(point.find("{*}navLabel").itertext())),
                )
                for point in root.iter("{*}navPoint")
                if (content := point.find("{*}content")) is not None
                and point.find("{*}navLabel") is not None
            )
            return


def _joined(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(href).url)))


def _first_of_each(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path, label in pairs:
        if label and path not in seen:
            seen.add(path)
            yield path, label
