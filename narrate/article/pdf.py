"""PDF files that hold text: lines put back into paragraphs, what printers add taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from narrate.article import Article, Block, Skipped
from narrate.article.authors import clean_author, opens_with_name
from narrate.article.dates import find_date, is_date_line
from narrate.article.facts import language_tag
from narrate.article.languages import guess_language
from narrate.article.letters import fold, squeeze
from narrate.article.manuscript import bare_headings, first_words
from narrate.errors import ArticleError

MOST_PAGES = 3000
"""Longest PDF read."""

_ENDS = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*\Z")
_NUMBER = re.compile(
    r"[-–—\s|·]*(?:(?:page|seite|página|pagina|стр\.?|p\.) ?)?\d{1,4}"
    r"(?: ?(?:/|of|von|de|sur) ?\d{1,4})?[-–—\s|·]*|[ivxlc]{1,7}",
    re.IGNORECASE,
)
_KEEPS_HYPHEN = re.compile(r"\b(?:well|self|half|ex|all|cross|non|semi|anti)-\Z", re.IGNORECASE)
"""Parts of words that are more often written with a hyphen than divided at a line's end."""

_BULLET = re.compile(r"(?:[•◦▪‣●○■–—*-]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it stands on a page."""

    text: str
    page: int
    x: float
    y: float
    """Above the page's foot, in points."""
    size: float
    """Of its type, in points; 0 where it is not known."""
    bold: bool = False


def parse_pdf(body: bytes, *, source: str | None = None, language: str | None = None) -> Article:
    """The article in a PDF that holds text.

    Running heads and feet, page numbers and footnotes are skipped; words divided at a line's end
    are joined; larger and bold lines become headings.

    Raises:
        ArticleError: it is damaged, locked, or a picture of text.
    """
    name = source or "the PDF"
    rows, about, pages = _read(body, name)
    if sum(len(row.text) for row in rows) < 20 * max(1, min(pages, 20)) or not rows:
        raise ArticleError(
            f"{name} holds no text: it seems to be scanned",
            hint="Text recognition (OCR) makes a PDF that can be read.",
        )
    rows, printed = _without_margins(rows, pages)
    size = _body_size(rows)
    tongue = language or guess_language(" ".join(row.text for row in rows[:400]))
    blocks = _rejoined(_blocks(rows, size))
    title, blocks, headed = _title(blocks, about.get("title"), rows)
    kept: list[Block] = []
    skipped: list[Skipped] = list(headed)
    byline, published = None, None
    for block in blocks:
        early = len(kept) < 3 and len(block.text) < 120 and block.kind != "heading"
        reason = None
        if early and not byline and opens_with_name(block.text, tongue):
            byline, reason = clean_author(block.text, tongue), "byline"
        elif early and is_date_line(block.text, tongue):
            published, reason = find_date(block.text, tongue), "date"
        elif block.kind == "embed":
            reason = "footnote"
        if reason is None:
            kept.append(block)
        else:
            skipped += (Skipped(block.text, reason),)
    for index in sorted(bare_headings(kept), reverse=True):
        skipped.append(Skipped(kept.pop(index).text, "heading with no text under it"))
    if not kept:
        raise ArticleError(f"{name} has no article text")
    return Article(
        title=title or first_words(kept) or name,
        blocks=tuple(kept),
        language=language or about.get("lang", tongue),
        byline=byline or clean_author(about.get("author") or "") or None,
        published=published or about.get("date"),
        source=source,
        summary=about.get("subject"),
        skipped=(*skipped, *printed),
    )


def _read(body: bytes, name: str) -> tuple[list[_Row], dict[str, str], int]:
    """The lines of every page, what the file says about itself, and how many pages it has."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on bad files help nobody
    try:
        reader = PdfReader(BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{name} is locked with a password", hint="Save an unlocked copy.")
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            raise ArticleError(f"{name} has {pages} pages, more than are read at once")
        rows = [row for number in range(pages) for row in _rows(reader.pages[number], number)]
        return rows, _about(reader), pages
    except LimitReachedError as error:
        raise ArticleError(f"{name} unpacks to more than a text can be") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ArticleError(f"{name} is damaged: it cannot be read as PDF") from error
    except (RecursionError, MemoryError, IndexError, NotImplementedError) as error:
        raise ArticleError(f"{name} is made in a way that cannot be read") from error


def _about(reader: Any) -> dict[str, str]:
    about: dict[str, str] = {}
    info = reader.metadata
    for name in ("title", "author", "subject"):
        value = getattr(info, name, None) if info else None
        if isinstance(value, str) and fold(value):
            about[name] = fold(value)
    made = getattr(info, "creation_date", None) if info else None
    if made is not None:
        about["date"] = made.date().isoformat()
    language = reader.root_object.get("/Lang")
    if isinstance(language, str) and (declared := language_tag(language)):
        about["lang"] = declared
    return about


def _rows(page: Any, number: int) -> Iterator[_Row]:
    """A page's lines, with their places and the size of most of their letters."""
    gathered: list[tuple[str, float, float, float, bool]] = []
    found: list[_Row] = []

    def finish() -> None:
        text = fold("".join(part[0] for part in gathered))
        seen = [part for part in gathered if part[0].strip()]
        gathered.clear()
        if text and seen:
            main = max(seen, key=lambda part: len(part[0].strip()))
            first = seen[0]
            bold = all(part[4] for part in seen)
            found.append(_Row(text, number, first[1], first[2], round(main[3], 1), bold))

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        named = str((font or {}).get("/BaseFont", ""))
        bold = re.search(r"bold|black|heavy|semibold|demi", named, re.IGNORECASE) is not None
        for part in re.split(r"(\n)", text):
            if part == "\n":
                finish()
            elif part:
                gathered.append((part, x, y, size * scale, bold))

    page.extract_text(visitor_text=visit)
    finish()
    yield from found


def _without_margins(rows: Sequence[_Row], pages: int) -> tuple[list[_Row], list[Skipped]]:
    """The lines without running heads, feet and page numbers."""
    by_page: dict[int, list[_Row]] = {}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
    edges: Counter[str] = Counter()
    for lines in by_page.values():
        edges.update({_shape(row) for row in _edge(lines)})
    often = max(2, (pages + 2) // 3) if pages > 2 else 2
    kept: list[_Row] = []
    printed: list[Skipped] = []
    for lines in by_page.values():
        edge = set(map(id, _edge(lines)))
        for row in lines:
            at_edge = id(row) in edge
            if at_edge and _NUMBER.fullmatch(row.text):
                printed.append(Skipped(row.text, "page number"))
            elif at_edge and pages > 1 and len(row.text) < 120 and edges[_shape(row)] >= often:
                printed.append(Skipped(row.text, "running head"))
            else:
                kept.append(row)
    return kept, printed


def _edge(lines: Sequence[_Row]) -> list[_Row]:
    """The two topmost and two lowest lines of a page."""
    high = sorted(lines, key=lambda row: -row.y)
    return [*high[:2], *high[2:][-2:]]


def _shape(row: _Row) -> str:
    """A running head's letters, whatever page number stands in it."""
    return re.sub(r"\d+", "#", squeeze(row.text))


def _body_size(rows: Sequence[_Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(rows: Sequence[_Row], size: float) -> Iterator[Block]:
    """Paragraphs, headings and items; footnotes come as embeds, to be skipped."""
    gaps = [
        one.y - two.y
        for one, two in pairwise(rows)
        if one.page == two.page and 0 < one.y - two.y < 4 * (size or 12)
    ]
    gap = median(gaps) if gaps else 0.0
    lengths = sorted(len(row.text) for row in rows if abs(row.size - size) < 0.6)
    full = lengths[int(len(lengths) * 0.75)] if lengths else 60
    sizes = sorted({row.size for row in rows if _is_large(row, size)}, reverse=True)
    group: list[_Row] = []
    for row in rows:
        if group and _breaks(group[-1], row, size, gap, full):
            yield _joined(group, size, sizes)
            group = []
        group.append(row)
    if group:
        yield _joined(group, size, sizes)


def _rejoined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with paragraphs that a footnote at the end of a page cut in two put together."""
    result: list[Block] = []
    open_at = -1
    for block in blocks:
        if block.kind == "paragraph" and block.text[:1].islower() and open_at >= 0:
            before = result[open_at]
            if not _ENDS.search(before.text):
                result[open_at] = Block("paragraph", f"{before.text} {block.text}")
                continue
        result.append(block)
        if block.kind != "embed":
            open_at = len(result) - 1 if block.kind == "paragraph" else -1
    return result


def _is_large(row: _Row, size: float) -> bool:
    return size > 0 and row.size >= 1.12 * size and len(row.text) < 160


def _is_small(row: _Row, size: float) -> bool:
    return 0 < row.size <= 0.87 * size


def _is_head(row: _Row, size: float) -> bool:
    bold = row.bold and len(row.text) < 90 and not re.search(r"[.,;]\Z", row.text)
    return _is_large(row, size) or (bold and not _is_small(row, size))


def _breaks(above: _Row, row: _Row, size: float, gap: float, full: int) -> bool:
    """True where a line begins a new paragraph."""
    if _is_head(above, size) != _is_head(row, size) or _is_small(above, size) != _is_small(
        row, size
    ):
        return True
    if _is_head(row, size):
        return (
            abs(above.size - row.size) > 0.6
            or above.page != row.page
            or above.y - row.y > 2.2 * max(gap, row.size)
        )
    if _BULLET.match(row.text) and (
        _ENDS.search(above.text) or _BULLET.match(above.text) or len(above.text) < 0.7 * full
    ):
        return True
    ends = _ENDS.search(above.text) is not None
    if above.page != row.page or row.y > above.y + 1:
        # A page or a column ends; the paragraph goes on unless its sentence ended.
        return ends and (len(above.text) < 0.8 * full or row.text[:1].isupper())
    drop = above.y - row.y
    if gap and drop > 1.3 * gap:
        return True
    if row.x > above.x + 0.7 * (size or 10) and ends:
        return True
    return ends and len(above.text) < 0.72 * full


def _joined(group: Sequence[_Row], size: float, sizes: Sequence[float]) -> Block:
    text = ""
    for row in group:
        if not text:
            text = row.text
        elif re.search(r"[^\W\d_][-‐\u00ad]\Z", text) and row.text[:1].islower():
            text = (text if _KEEPS_HYPHEN.search(text) else text[:-1]) + row.text
        elif re.search(r"[぀-ヿ㐀-鿿]\Z", text) and re.match(r"[぀-ヿ㐀-鿿]", row.text):
            text += row.text
        else:
            text = f"{text} {row.text}"
    first = group[0]
    if _is_head(first, size) and len(text) < 250:
        level = 2 + (sizes.index(first.size) if first.size in sizes else len(sizes))
        return Block("heading", text, min(level, 6))
    if _is_small(first, size) and len(group) < 40:
        return Block("embed", text)
    if bullet := _BULLET.match(text):
        return Block("item", text[bullet.end() :] if not text[0].isalnum() else text)
    return Block("paragraph", text)


def _title(
    blocks: list[Block], told: str | None, rows: Sequence[_Row]
) -> tuple[str | None, list[Block], list[Skipped]]:
    """The title: the largest line at the top, or what the file says where a line says it too."""
    heads = [(index, block) for index, block in enumerate(blocks[:12]) if block.kind == "heading"]
    rest = list(blocks)
    if told:
        for index, block in heads:
            key, other = squeeze(block.text), squeeze(told)
            if key == other or (len(key) > 8 and (key in other or other in key)):
                rest.pop(index)
                skipped = [] if block.text == told else [Skipped(block.text, "title")]
                return (told if key in other else block.text), _raised(rest), skipped
    top = [(index, block) for index, block in heads if index < 4]
    if top:
        index, block = min(top, key=lambda one: (one[1].level, one[0]))
        largest = min(b.level for b in blocks if b.kind == "heading")
        alone = sum(b.kind == "heading" and b.level == block.level for b in blocks) == 1
        if block.level == largest and (alone or index == 0):
            rest.pop(index)
            return block.text, _raised(rest), []
    if told and not re.search(
        r"(?i)\.(?:docx?|indd|tex|qxd|pdf)\b|^microsoft word|^untitled", told
    ):
        return told, _raised(rest), []
    return None, _raised(rest), []


def _raised(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their largest headings on the second level."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    up = min(levels) - 2 if levels else 0
    return [
        replace(block, level=block.level - up) if block.kind == "heading" else block
        for block in blocks
    ]
