"""The top of a pasted text: title, byline, date, and the site's lines above and among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from narrate.article.bylines import Imprint, parse_imprint
from narrate.article.pasted import Piece, measure
from narrate.article.pasted.leftovers import is_crumbs
from narrate.article.pasted.passages import ends_sentence
from narrate.article.phrases import REASONS, folded, names_site

DEEPEST_TITLE = 14
"""The title is among the first so many lines, or there is none."""

LATEST_BYLINE = 4
"""A byline stands no further down than this many paragraphs into the text."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a text tells."""

    byline: str | None = None
    published: str | None = None
    site: str | None = None


def mark_head(pieces: Sequence[Piece], language: str, *, title: str | None = None) -> Head:
    """Mark the title, and take out bylines, dates and names of sections and sites.

    A title that is known already (from the subject of a mail) is looked for, not chosen.
    """
    imprint = _mark_imprints(pieces, language)
    site = _mark_title(pieces, language, title)
    return Head(imprint.byline, imprint.published, site)


def _mark_imprints(pieces: Sequence[Piece], language: str) -> Imprint:
    """Skip the lines that say who wrote it and when; the first of each is kept."""
    byline = published = None
    prose = 0
    near: list[Piece] = []
    first = next((piece for piece in pieces if piece.is_open), None)
    open_pieces = [
        piece
        for piece in pieces[: _end_of_article(pieces)]
        if piece.is_open and piece.passage.mark is None
    ]
    for piece in open_pieces[: DEEPEST_TITLE + 10]:
        line = piece.text.strip("*_ ")
        if piece.is_prose:
            imprint = parse_imprint(line, language) if measure(line) < 40 else None
            if imprint is None:
                prose += 1
                if prose > LATEST_BYLINE:
                    break
                continue
        else:
            imprint = parse_imprint(line, language)
        if imprint is None or (
            piece is first and imprint.byline and open_pieces[1:2] and open_pieces[1].is_prose
        ):
            continue
        if imprint.published is None and imprint.byline is None and not imprint.is_date:
            continue
        if prose and (byline if imprint.byline else published) and not _follows(pieces, piece):
            # Further down a date heads a part of the text: "12 March 1998".
            continue
        byline = byline or imprint.byline
        published = published or imprint.published
        piece.skip("byline" if imprint.byline else "date line")
        near.append(piece)
    if byline is None:
        byline = _name_beside(pieces, near)
    for piece in open_pieces[:DEEPEST_TITLE]:
        if byline is not None and piece.is_open and folded(piece.text) == folded(byline):
            piece.skip("byline")
    return Imprint(byline, published)


def _end_of_article(pieces: Sequence[Piece]) -> int:
    """Where the readers' comments begin: the dates below it are theirs."""
    begun = False
    for index, piece in enumerate(pieces):
        begun = begun or (piece.is_open and piece.is_prose)
        if begun and piece.reason in (REASONS["comments"], REASONS["comment_form"]):
            return index
    return len(pieces)


def _follows(pieces: Sequence[Piece], piece: Piece) -> bool:
    """Whether a line stands right below another that says who or when."""
    at = next(index for index, one in enumerate(pieces) if one is piece)
    while at and pieces[at - 1].kind == "skipped" and pieces[at - 1].reason in ("rule", "byline"):
        at -= 1
    return at > 0 and pieces[at - 1].reason == "date line"


def _name_beside(pieces: Sequence[Piece], dates: Sequence[Piece]) -> str | None:
    """A name without "By": under a title and next to the date, or standing there twice."""
    head = [piece for piece in pieces[: DEEPEST_TITLE + 10] if piece.is_open or piece in dates]
    prose = 0
    titled = False
    for index, piece in enumerate(head):
        if not piece.is_open:
            continue
        if piece.is_prose:
            prose += 1
            if prose > 1:
                break
        beside = [*head[max(0, index - 1) : index], *head[index + 1 : index + 2]]
        if (
            titled
            and _is_name(piece.text)
            and any(one in dates or folded(one.text) == folded(piece.text) for one in beside)
        ):
            piece.skip("byline")
            return piece.text
        titled = titled or measure(piece.text) >= 4
    return None


def _is_name(text: str) -> bool:
    """Whether a line is two to four words that each begin with a capital."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() and word.replace("-", "").replace("’", "").replace(".", "").isalpha()
        for word in words
    )


def _mark_title(pieces: Sequence[Piece], language: str, known: str | None) -> str | None:
    """Mark the title; returns the site's name where a line above the title gives it."""
    candidates: list[int] = []
    for index, piece in enumerate(pieces):
        if not piece.is_open:
            continue
        if len(candidates) >= DEEPEST_TITLE or piece.passage.mark not in (None, "heading", "item"):
            break
        if piece.is_prose and piece.passage.mark != "heading":
            if not candidates and _is_sentence_title(pieces, index):
                candidates.append(index)
            break
        if candidates and ends_sentence(piece.text) and piece.text[-1] in ".。।…":
            break  # the text begins, with a short sentence
        if piece.text[-1] in ",،，":
            continue  # "Dear all," is no title
        candidates.append(index)
        if piece.passage.mark == "heading" and piece.passage.level == 1:
            candidates = [*candidates[:-1], index]
            break
    if known is not None:
        match = [at for at in candidates if folded(pieces[at].text) == folded(known)]
        if match:
            pieces[match[0]].kind = "title"
        return None
    candidates = [at for at in candidates if not is_crumbs(pieces[at].text) or len(candidates) == 1]
    if not candidates:
        return None
    if len(pieces) == 1:
        return None
    scores = {at: _title_score(pieces, at, language) for at in candidates}
    best = max(candidates, key=lambda at: (scores[at], -at))
    # A title comes before its standfirst: the later of two is chosen only where it is clear.
    for at in candidates:
        if at < best and measure(pieces[at].text) >= 4 and scores[at] > scores[best] - 1.6:
            best = at
            break
    title = pieces[best]
    title.kind = "title"
    site = _cut_site(title, pieces[:best], language)
    for index in range(best):
        above = pieces[index]
        if above.is_open:
            if is_crumbs(above.text):
                above.skip(REASONS["navigation"])
            elif names_site(above.text, language) and site is None:
                site = above.text
                above.skip("name of the site")
            else:
                above.skip("above the title")
    again = folded(title.text)
    for piece in pieces[best + 1 : best + 12]:
        if piece.is_open and folded(piece.text) == again:
            piece.skip("title again")
    return site


_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,50})\Z|\s?[|｜]\s?(?P<other>[^|｜]{2,50})\Z")


def _cut_site(title: Piece, above: Sequence[Piece], language: str) -> str | None:
    """Cut the site's name off the end of a title; returns it."""
    suffix = _SUFFIX.search(title.text)
    if suffix is None or measure(title.text[: suffix.start()]) < 3:
        return None
    name = str(suffix["name"] or suffix["other"])
    if not (names_site(name, language) or any(folded(name) == folded(one.text) for one in above)):
        return None
    title.cut = (0, suffix.start())
    title.reason = "name of the site"
    return name


def _is_sentence_title(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a full sentence is a title: one short sentence alone above longer text."""
    text = pieces[index].text
    after = next((piece for piece in pieces[index + 1 :] if piece.is_open), None)
    return (
        after is not None
        and measure(text) <= 18
        and len(text) <= 140
        and len(after.text) > len(text)
        and sum(text.count(mark) for mark in ".!?。！？") <= 1
        and text[0] not in '"“„«「—–'
        and after.passage.gap > 0
    )


def _title_score(pieces: Sequence[Piece], at: int, language: str) -> float:
    """How much a line among the first ones looks like the title."""
    piece = pieces[at]
    words = measure(piece.text)
    # A title's words come again in the text; those of a section or a site seldom do.
    long_words = [word for word in folded(piece.text).split() if len(word) > 3]
    prose = [other.text[:600] for other in pieces[at + 1 : at + 20] if other.is_prose]
    opening = folded(" ".join(prose[:3]))
    echo = sum(word in opening for word in long_words) / len(long_words) if long_words else 0.0
    score = 1.5 * echo
    score += 2.0 if words >= 4 else 1.0 if words == 3 else 0.5 if words == 2 else 0.0
    if piece.passage.mark == "heading":
        score += 4 if piece.passage.level == 1 else 1
    if piece.passage.mark == "item":
        score -= 2
    if ends_sentence(piece.text) and piece.text[-1] not in '?!？！؟”’"»':
        score -= 1
    if names_site(piece.text, language) and words <= 5:
        score -= 2
    if is_crumbs(piece.text):
        score -= 2
    if words <= 3 and piece.text.isupper():
        score -= 1
    if piece.doubt:
        score -= 2
    later = [
        other
        for other in pieces[at + 1 :]
        if other.is_open or other.reason in ("byline", "date line")
    ]
    if later and (later[0].reason in ("byline", "date line") or later[0].is_prose):
        score += 0.5
    again = folded(piece.text)
    if words >= 3 and any(folded(other.text) == again for other in pieces[at + 1 : at + 12]):
        score += 1
    return score
