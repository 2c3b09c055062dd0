"""Web pages: HTML in, an article out.

Every character that a page shows ends in exactly one place: the title, a block, or the skipped with
the reason. The page's own tree gives the words; `body` says where the article stands among them,
`leavings` what of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from narrate.article import SILENT, Article, Block, Skipped
from narrate.article.authors import find_byline
from narrate.article.body import Body, find_body, is_prose
from narrate.article.dates import find_date
from narrate.article.encodings import decode_text
from narrate.article.facts import Facts, find_facts, host_of, language_tag
from narrate.article.flow import Piece, find_pieces
from narrate.article.languages import guess_language
from narrate.article.leavings import hider, sort_pieces
from narrate.article.letters import breadth, squeeze
from narrate.article.manuscript import below_title
from narrate.article.titles import choose_title, site_behind_title
from narrate.article.trees import parse_tree
from narrate.article.verdicts import TITLE, Verdict, is_read
from narrate.errors import ArticleError

_WALLS = re.compile(
    r"enable javascript|javascript (?:is|must be|to be) (?:enabled|required|disabled)|"
    r"(?:need|requires?|turn on|activate) javascript|javascript aktivier|activer javascript|"
    r"(?:habilita|activa|ative|abilita) javascript|just a moment|checking your browser|"
    r"please wait while|verify(?:ing)? (?:that )?you are (?:a )?human|captcha|access denied|"
    r"unusual traffic",
    re.IGNORECASE,
)
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|article|post|story|page|news|content)[_-]?(?:title|headline)|headline)"
    r"(?:[\s_-]|$)|(?:^|\s)title(?:\s|$)",
    re.IGNORECASE,
)
_LEAST_ARTICLE = 25
"""Fewer letters than this are a sign that says "Loading", not an article."""

_LEAST_PAID_FOR = 1000
"""A page that must be paid for and shows fewer letters than this shows only its beginning."""


def parse_page(
    html: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    language: str | None = None,
) -> Article:
    """The article on a page.

    `charset` is what the server declared; `language` what the article is said to be in.

    Raises:
        ArticleError: the page has no article text, or only the beginning of one that costs money.
    """
    text = html if isinstance(html, str) else decode_text(html, declared=charset)
    name = url or "the page"
    tree = parse_tree(text)
    if tree is None:
        raise _no_text(name)
    facts = find_facts(tree, url)
    pieces = find_pieces(tree, name)
    body = find_body(tree, pieces)
    if body.root is None:
        raise _no_text(name, pieces)
    tongue = language or _language(facts, pieces, body)
    title = choose_title(facts, *_headings(pieces, body), url=facts.address)
    verdicts = sort_pieces(pieces, body, title=title, facts=facts, language=tongue)
    blocks = tuple(below_title(list(_blocks(verdicts, tongue))))
    _check(name, blocks, facts, verdicts, pieces)
    return Article(
        title=title or _first_words(pieces, body) or host_of(url) or "Untitled",
        blocks=blocks,
        language=tongue,
        byline=find_byline(verdicts, facts.authors, facts.site, tongue),
        published=facts.published or _printed_date(verdicts, tongue),
        site=facts.site or site_behind_title(facts, title) or host_of(facts.address),
        image=_absolute(facts.image) or _absolute(_lead_image(body, facts.address)),
        source=url,
        summary=facts.summary,
        skipped=tuple(_skipped(verdicts, title)),
    )


def _no_text(name: str, pieces: Sequence[Piece] = ()) -> ArticleError:
    shown = " ".join(piece.text for piece in pieces)[:5000]
    if not pieces or _WALLS.search(shown) or len(shown) < 200:
        return ArticleError(
            f"{name} has no article text: it is put together in the browser, by scripts",
            hint="Open the page in a browser, save it, and narrate the file.",
        )
    return ArticleError(
        f"{name} has no article text",
        hint="Give the address of one article, not of a page that lists them.",
    )


def _check(
    name: str,
    blocks: Sequence[Block],
    facts: Facts,
    verdicts: Sequence[Verdict],
    pieces: Sequence[Piece],
) -> None:
    """Refuse a page whose text is only a notice, or only the beginning of what it sells."""
    said = " ".join(block.text for block in blocks if block.kind not in SILENT)
    if breadth(said) < _LEAST_ARTICLE or (len(said) < 600 and _WALLS.search(said)):
        raise _no_text(name, pieces)
    last = max((index for index, one in enumerate(verdicts) if is_read(one)), default=0)
    sold = not facts.free or any(
        one.reason == "subscription notice" for one in verdicts[last + 1 : last + 9]
    )
    if sold and breadth(said) < _LEAST_PAID_FOR:
        raise ArticleError(
            f"{name} shows only its beginning to those who have not paid",
            hint="Subscribers can save the page in a browser and narrate the file.",
        )


def _language(facts: Facts, pieces: Sequence[Piece], body: Body) -> str:
    """What the page declares, unless the text plainly is in another language."""
    sample = " ".join(pieces[index].text for index in sorted(body.chosen))[:20_000]
    guessed = guess_language(sample)
    if facts.language is None:
        return guessed
    declared = facts.language.partition("-")[0]
    if declared != guessed and len(sample) > 300 and declared == "en":
        # Templates come in English, and keep saying so whatever is written into them.
        return guessed
    return facts.language


def _headings(pieces: Sequence[Piece], body: Body) -> tuple[list[str], list[str]]:
    """First-rank headings, the likeliest title first; then others that may be it."""
    before: list[str] = []
    after: list[str] = []
    named: list[str] = []
    lesser: list[str] = []
    opening = body.first if pieces else 0
    for index, piece in enumerate(pieces):
        near = opening - 12 <= index <= opening
        if piece.kind != "heading":
            if near and len(piece.text) < 200 and _is_named_title(piece):
                named.append(piece.text)
            continue
        if piece.reason and body.share(hider(piece)) < 0.35:
            continue
        if any(hint.grip == "whole" and body.share(one) < 0.35 for one, hint in piece.hints):
            continue
        if piece.level > 1:
            if piece.level == 2 and near:
                lesser.append(piece.text)
        elif index <= opening:
            before.append(piece.text)
        else:
            after.append(piece.text)
    return before[::-1] + after + named[::-1], lesser[::-1]


def _is_named_title(piece: Piece) -> bool:
    """True for a line that is no heading by its tag but by its class."""
    names = " ".join(str(one.get("class") or "") for one in (piece.element, *piece.inline))
    return _TITLE_CLASS.search(names) is not None


def _first_words(pieces: Sequence[Piece], body: Body) -> str:
    for index in sorted(body.chosen):
        sentence = re.split(r"(?<=[.!?])\s+|(?<=[。！？])", pieces[index].text)[0]
        words = sentence[:90] if len(sentence) <= 90 else sentence[:90].rsplit(" ", 1)[0] + "…"
        if words.strip():
            return words
    return ""


def _blocks(verdicts: Sequence[Verdict], language: str) -> Iterator[Block]:
    """What is read or passed over in silence; the name under a quotation joined to its words."""
    waiting: Block | None = None
    for verdict in verdicts:
        if verdict.reason is not None:
            continue
        piece = verdict.piece
        if waiting is not None and piece.attribution and verdict.kind == "quotation":
            name = piece.text.lstrip("—–―- ")
            waiting = replace(waiting, text=f"{waiting.text} — {name}")
            continue
        if waiting is not None:
            yield waiting
        tag = language_tag(piece.language) if piece.language else None
        foreign = tag if tag and tag.partition("-")[0] != language.partition("-")[0] else None
        waiting = Block(verdict.kind, piece.text, verdict.level, foreign)
        if verdict.kind != "quotation":
            yield waiting
            waiting = None
    if waiting is not None:
        yield waiting


def _skipped(verdicts: Sequence[Verdict], title: str) -> Iterator[Skipped]:
    """What is not read, in order; the title once is not among it."""
    title_is_due = True
    for verdict in verdicts:
        piece = verdict.piece
        if verdict.reason == TITLE and title_is_due and squeeze(piece.text) == squeeze(title):
            title_is_due = False
        elif verdict.reason is not None and piece.text:
            yield Skipped(piece.text, verdict.reason)
        yield from piece.marks


def _absolute(address: str | None) -> str | None:
    """An address that can be fetched; None for one that leads from a page nobody knows."""
    return address if address and re.match(r"https?://", address) else None


def _printed_date(verdicts: Sequence[Verdict], language: str) -> str | None:
    """The date that stands above the text."""
    for verdict in verdicts:
        if verdict.reason is None and is_prose(verdict.piece, least=140):
            return None
        label = verdict.reason == "page header" and len(verdict.piece.text) < 80
        if label or verdict.reason in ("date", "byline", "byline and date"):
            found = find_date(verdict.piece.text, language)
            if found and (not label or found > "1990"):
                return found
    return None


def _lead_image(body: Body, url: str | None) -> str | None:
    """The first picture in the article, wherever lazy loading keeps its address."""
    from urllib.parse import urljoin

    for image in body.root.iter("img", "amp-img"):
        for name in ("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset"):
            address = str(image.get(name) or "").split(" ")[0].split(",")[0]
            if address and not address.startswith("data:"):
                width = image.get("width") or "999"
                if width.isdigit() and int(width) < 100:
                    break
                return urljoin(url or "", address)
    return None
