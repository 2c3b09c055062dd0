"""Pasted text: lines in, an article out.

The text is cut into passages, each of which was a paragraph, a heading or a line of a menu before
it was pasted. Then one step after the other says what some of them are, the surest first; what no
step knows is a paragraph of the article. So nothing is lost by a rule that is missing, and every
word ends as title, block or skipped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrate.article import Article, Block, BlockKind, Skipped
from narrate.article.characters import tidy
from narrate.article.languages import guess_language
from narrate.article.pasted import Piece
from narrate.article.pasted.frames import mark_frame
from narrate.article.pasted.head import mark_head
from narrate.article.pasted.headings import (
    drop_empty_headings,
    mark_attributions,
    mark_chapters,
    mark_headings,
)
from narrate.article.pasted.inline import strip_marks
from narrate.article.pasted.leftovers import (
    mark_boxes,
    mark_comments,
    mark_leftovers,
    mark_page_breaks,
    mark_references,
    mark_tail,
)
from narrate.article.pasted.passages import find_passages
from narrate.article.pasted.repeats import mark_contents, mark_pull_quotes
from narrate.errors import ArticleError

LONGEST_MADE_TITLE = 70
"""Title made of the first words of a text that has none, in characters."""


def parse_text(text: str, *, source: str | None = None, language: str | None = None) -> Article:
    """The article in a pasted text: every word of it is title, block or skipped, in order.

    A text without a title is called by its first words, which it keeps.

    Raises:
        ArticleError: there are no words to read.
    """
    name = source or "the text"
    text = tidy(text)
    if not any(character.isalnum() for character in text):
        raise ArticleError(f"{name} is empty: there are no words to read")
    tongue = language or guess_language(text)
    pieces = [Piece(passage) for passage in find_passages(text)]

    frame = mark_frame(pieces, tongue)
    mark_leftovers(pieces, tongue)
    mark_page_breaks(pieces)
    head = mark_head(pieces, tongue, title=frame.title)
    mark_contents(pieces, tongue)
    mark_references(pieces, tongue)
    mark_boxes(pieces)
    mark_comments(pieces, tongue)
    mark_tail(pieces)
    mark_attributions(pieces)
    mark_pull_quotes(pieces)
    mark_chapters(pieces, tongue)
    mark_headings(pieces, tongue)
    drop_empty_headings(pieces)

    title, blocks, skipped = _build(pieces, tongue)
    title = title or frame.title or ""
    if not blocks:
        if not title:
            raise ArticleError(
                f"{name} has no article text: it holds nothing but {skipped[0].reason}",
                hint="Copy the article itself, from its title to its last sentence.",
            )
        blocks = (Block("paragraph", title),)
    return Article(
        title or _first_words(blocks[0].text),
        blocks,
        language=tongue,
        byline=frame.byline or head.byline,
        published=frame.published or head.published,
        site=head.site,
        source=source,
        skipped=skipped,
    )


def _build(
    pieces: Sequence[Piece], language: str
) -> tuple[str, tuple[Block, ...], tuple[Skipped, ...]]:
    """The title, the blocks and what is skipped, from pieces that are all known."""
    title = ""
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    for piece in pieces:
        if piece.kind == "skipped":
            skipped.append(Skipped(piece.text, piece.reason))
            continue
        if piece.passage.mark in ("code", "table"):
            blocks.append(Block("code" if piece.passage.mark == "code" else "table", piece.text))
            continue
        said = piece.text
        if piece.cut is not None:
            label = (said[: piece.cut[0]] + said[piece.cut[1] :]).strip()
            said = said[piece.cut[0] : piece.cut[1]].strip()
            if label:
                skipped.append(Skipped(label, piece.reason))
        said, taken = strip_marks(said, language)
        skipped.extend(taken)
        if not said:
            continue
        if piece.kind == "title":
            title = said
        elif piece.joined and blocks:
            above = blocks.pop()
            blocks.append(Block(above.kind, _together(above, said), above.level))
        elif piece.kind is not None:
            blocks.append(Block(piece.kind, said, piece.level))
        else:
            blocks.append(Block(_marked_kind(piece), said))
    return title, tuple(blocks), tuple(skipped)


def _marked_kind(piece: Piece) -> BlockKind:
    mark = piece.passage.mark
    return mark if mark == "item" or mark == "quotation" else "paragraph"


def _together(above: Block, said: str) -> str:
    """A quotation with whose words it is; a chapter's number with its name."""
    if above.kind == "heading" and above.text[-1].isalnum():
        return f"{above.text}: {said}"
    if above.text[-1] == "-" and above.text[-2:-1].isalpha() and said[0].islower():
        return above.text[:-1] + said
    if above.kind == "quotation" and said[0].isalnum():
        return f"{above.text} — {said}"
    return f"{above.text} {said}"


def _first_words(text: str) -> str:
    """A title from the first sentence of a text, cut at a word where it is long."""
    first = text[: LONGEST_MADE_TITLE * 2]
    for stop in re.finditer(r"[.!?。！？](?=[\s”’»\"]|\Z)", first):
        # A stop after a figure, an initial or two words ends an abbreviation rather.
        if stop.start() >= 25 and not re.search(r"(?:\d|\b\w)\Z", first[: stop.start()]):
            first = first[: stop.end()]
            break
    if len(first) <= LONGEST_MADE_TITLE:
        return first.rstrip(" ,;:")
    cut = first[:LONGEST_MADE_TITLE]
    return (cut.rpartition(" ")[0] if " " in cut else cut).rstrip(" ,;:—–-") + "…"
