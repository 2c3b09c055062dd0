"""What a site left in the text that was copied from it: lines, boxes, comments, the tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrate.article.pasted import Piece, measure
from narrate.article.pasted.passages import ends_sentence
from narrate.article.phrases import (
    REASONS,
    is_caption,
    is_remark,
    leftover_reasons,
    opens_references,
)

_ADDRESS = re.compile(
    r"<?(?:(?:https?://|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)>?[.,]?\Z"
)
_HANDLES = re.compile(r"(?:[@#][\w.]{2,40}[,;]?\s*){1,12}\Z")
_CRUMBS = re.compile(
    r"[^>»›/|·•]{1,40}(?:\s[>»›]\s[^>»›/|]{1,60}){1,8}\Z"
    r"|[^>»›/|·•]{1,24}(?:\s?[|/·•]\s?[^>»›/|·•]{1,24}){2,12}\Z"
)
_PAGE = re.compile(
    r"[-–—\[( ]*(?P<page>page|seite|página|pagina|стр\.?|страница|第)?\s?\d{1,4}\s?页?"
    r"(?:\s?(?:/|of|von|de|di|из|sur)\s?\d{1,4})?[-–—\]) ]*\Z",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[\W_]+\Z")
_REFERENCE = re.compile(
    r"\A(?:\^|↑|\[\d+\]|\d+\. ?\^)|https?://|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:ISBN|ISSN|DOI|doi|pp?\. ?\d|Vol\.|Retrieved|Archived)"
)

_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?][\"'”“’»«]?\s+[\"“„«‘(\[]*[^\W_a-zа-я]|[。！？]\S")

RELATED = REASONS["related"]
MORE = REASONS["more"]
COMMENTS = REASONS["comments"]
COMMENT_FORM = REASONS["comment_form"]

LONGEST_BOX = 12
"""Links in one box of related articles, at most."""


def mark_leftovers(pieces: Sequence[Piece], language: str) -> None:
    """Skip the lines that say themselves that they are the site's."""
    for piece in pieces:
        if not piece.is_open or piece.passage.mark in ("code", "table"):
            continue
        text = piece.text
        if piece.passage.mark == "rule" or _SYMBOLS.match(text):
            piece.skip("rule")
        elif _ADDRESS.match(text):
            piece.skip("web address")
        elif _HANDLES.match(text) and text[0] in "@#":
            piece.skip(REASONS["tags"])
        elif is_caption(text, language):
            piece.skip("caption")
        else:
            reason, piece.doubt = leftover_reasons(text, language)
            if reason is not None:
                piece.skip(reason)
    _settle_doubts(pieces)


def _settle_doubts(pieces: Sequence[Piece]) -> None:
    """A word that may be a subhead is the site's where it stands among the site's lines."""
    for index, piece in enumerate(pieces):
        if not piece.is_open or piece.doubt is None:
            continue
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        before = pieces[index - 1] if index else None
        heads_text = after is not None and after.is_open and after.is_prose
        beside = (before is not None and _is_sites(before)) or (
            after is not None and _is_sites(after)
        )
        if piece.passage.mark == "heading" and heads_text:
            continue
        if beside or (not heads_text and before is not None):
            piece.skip(piece.doubt)


def _is_sites(piece: Piece) -> bool:
    return (piece.kind == "skipped" and piece.reason != "rule") or (
        piece.is_open and piece.doubt is not None
    )


def mark_boxes(pieces: Sequence[Piece]) -> None:
    """Skip the links that stand under "Related articles" and after a bare "Read more:"."""
    openers = [
        index
        for index, piece in enumerate(pieces)
        if piece.kind == "skipped" and piece.reason in (RELATED, MORE)
    ]
    for index in openers:
        piece = pieces[index]
        longest = LONGEST_BOX if piece.reason == RELATED else 1
        if piece.reason == MORE and not _is_bare(piece.text):
            continue
        end = index + 1
        while end < len(pieces) and end - index <= longest and _is_link(pieces[end]):
            end += 1
        links = [link for link in pieces[index + 1 : end] if link.is_open]
        under = pieces[end] if end < len(pieces) else None
        if len(links) > 1 and under is not None and under.is_open and under.is_prose:
            last = links[-1]
            if last.passage.mark != "item":
                # The last line over running text may be its subhead: better said than lost.
                links.pop()
        for link in links:
            link.skip(RELATED if piece.reason == RELATED else MORE)


def _is_bare(text: str) -> bool:
    return text.rstrip().endswith((":", "：")) or measure(text) <= 3


def _is_link(piece: Piece) -> bool:
    if piece.kind == "skipped":
        return piece.reason in (RELATED, MORE, "web address")
    return (
        piece.is_open
        and piece.passage.mark in (None, "item")
        and measure(piece.text) <= 20
        and not (ends_sentence(piece.text) and piece.text[-1] not in "?？!！؟")
        and not _SENTENCES.search(piece.text)
    )


def mark_comments(pieces: Sequence[Piece], language: str) -> None:
    """Skip what readers wrote under the article, to the end."""
    first = next((at for at, piece in enumerate(pieces) if piece.is_open and piece.is_prose), None)
    if first is None:
        return
    for index in range(first + 1, len(pieces)):
        piece = pieces[index]
        if piece.kind != "skipped" or piece.reason not in (COMMENTS, COMMENT_FORM):
            continue
        rest = pieces[index + 1 :]
        written = sum(1 for later in rest if later.is_open and later.is_prose)
        if not written:
            return
        signals = sum(
            1
            for later in rest
            if (
                later.kind == "skipped"
                and later.reason in (COMMENTS, COMMENT_FORM, REASONS["moderation"])
            )
            or is_remark(later.text, language)
        )
        number = re.search(r"\d+", piece.text)
        counted = number is not None and piece.reason == COMMENTS
        if signals * 5 >= written or (counted and number and written <= 3 * int(number[0]) + 2):
            for later in rest:
                if later.is_open:
                    later.skip("reader comment")
            return


def mark_references(pieces: Sequence[Piece], language: str) -> None:
    """Skip the list of sources and links at the end of an encyclopedia's or a scholar's text."""
    for index, piece in enumerate(pieces):
        if not piece.is_open or not opens_references(piece.text, language):
            continue
        rest = [later for later in pieces[index + 1 :] if later.is_open]
        if rest and all(
            later.passage.mark == "item" or _REFERENCE.search(later.text) or not later.is_prose
            for later in rest
        ):
            for later in (piece, *rest):
                later.skip("references")
            return


def mark_tail(pieces: Sequence[Piece]) -> None:
    """Skip the loose lines among the site's lines after the last running text."""
    last = max(
        (at for at, piece in enumerate(pieces) if piece.is_open and piece.is_prose), default=None
    )
    if last is None:
        return
    opened: str | None = None
    for piece in pieces[last + 1 :]:
        if piece.kind == "skipped" and piece.reason not in _NO_TAIL:
            opened = piece.reason
        elif piece.is_open and opened is not None:
            if measure(piece.text) >= 4 and ends_sentence(piece.text) and opened not in _FORMS:
                continue  # a sentence, as of who the author is: better said than lost
            if is_crumbs(piece.text):
                piece.skip(REASONS["navigation"])
            else:
                piece.skip(RELATED if opened in (RELATED, MORE) else "left over from the site")


_NO_TAIL = frozenset({"rule", "caption", "web address", "byline", "date line", "picture"})
"""What may stand in the middle of an article, so that nothing follows from it."""


_FORMS = frozenset({COMMENTS, COMMENT_FORM, REASONS["cookies"], REASONS["newsletter"]})


def is_crumbs(text: str) -> bool:
    """Whether a line shows a path through a site: "Home > News > Local"."""
    return len(text) <= 160 and bool(_CRUMBS.match(text)) and not ends_sentence(text)


def mark_page_breaks(pieces: Sequence[Piece]) -> None:
    """Skip page numbers, and join the sentence that a page's end cut in two."""
    last: int | None = None
    for index, piece in enumerate(pieces):
        number = _PAGE.match(piece.text) if piece.is_open and len(piece.text) <= 24 else None
        if number is None:
            continue
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        figure = int(piece.text) if piece.text.isdecimal() else None
        cut = (
            before is not None
            and after is not None
            and before.is_open
            and after.is_open
            and not ends_sentence(before.text)
            and after.text[0].islower()
            and measure(before.text) > 5
        )
        follows = last is not None and figure is not None and 0 < figure - last < 3
        if cut or number["page"] or follows:
            piece.skip("page number")
            last = figure
        if cut and after is not None:
            after.joined = True
