"""Pasted text: lines in, an article out."""

from __future__ import annotations

import re

from narrate.article import Article, Block, Skipped
from narrate.article.languages import guess_language
from narrate.article.phrases import leftover_reason
from narrate.errors import ArticleError

_ENDS = re.compile(r"[.!?…。！？؟।:;,][\"'”’»)\]]*\Z")


def parse_text(text: str, *, source: str | None = None, language: str | None = None) -> Article:
    """The article in a pasted text: every word of it is title, block or skipped, in order.

    Raises:
        ArticleError: the text has no words.
    """
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    if not paragraphs:
        raise ArticleError(f"{source or 'the text'} is empty")
    tongue = language or guess_language(text)
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    title = ""
    for index, paragraph in enumerate(paragraphs):
        if reason := leftover_reason(paragraph, tongue):
            skipped.append(Skipped(paragraph, reason))
        elif not title:
            title = paragraph
        elif (
            len(paragraph) < 100
            and not _ENDS.search(paragraph)
            and any(_ENDS.search(later) for later in paragraphs[index + 1 :])
        ):
            blocks.append(Block("heading", paragraph, 2))
        else:
            blocks.append(Block("paragraph", paragraph))
    return Article(title, tuple(blocks), tongue, source=source, skipped=tuple(skipped))
