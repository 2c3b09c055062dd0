"""Web pages: HTML in, an article out."""

from __future__ import annotations

from typing import Any

from narrate.article import Article, Block
from narrate.errors import ArticleError


def parse_page(html: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article on a page.

    `charset` is what the server declared.

    Raises:
        ArticleError: the page has no article text.
    """
    import trafilatura
    from lxml import etree

    if isinstance(html, bytes) and charset:
        html = html.decode(charset, "replace")
    document: Any = trafilatura.bare_extraction(
        html, url=url, include_tables=False, with_metadata=True
    )
    body: Any = getattr(document, "body", None)
    blocks: list[Block] = []
    if body is not None:
        for element in body.iter("head", "p", "item", "quote"):
            text = " ".join(etree.tostring(element, method="text", encoding="unicode").split())
            if not text:
                continue
            if element.tag == "head":
                level = str(element.get("rend", "h2"))[-1]
                blocks.append(Block("heading", text, int(level) if level.isdigit() else 2))
            else:
                blocks.append(Block("item" if element.tag == "item" else "paragraph", text))
    if document is None or not blocks:
        raise ArticleError(f"{url or 'the page'} has no article text")
    return Article(
        title=document.title or blocks[0].text,
        blocks=tuple(blocks),
        language=document.language or "en",
        byline=document.author,
        published=document.date,
        site=document.sitename,
        image=document.image,
        source=url,
        summary=document.description,
    )
