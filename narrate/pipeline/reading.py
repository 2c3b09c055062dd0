"""The script of any source: an article's, or one that an editor has been at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from narrate.article import Article
from narrate.article.fetch import fetch_page
from narrate.article.reading import Fetch, name_of, piped, read_article
from narrate.article.tables import announce_tables
from narrate.quotes import THRESHOLD
from narrate.script import Script
from narrate.script.building import build_script
from narrate.script.document import is_script
from narrate.script.reading import parse_script
from narrate.settings import Settings

_SCRIPTS = (".md", ".markdown", ".txt")
"""Endings of files that a person may keep a script in."""


def read_script(
    source: str,
    settings: Settings,
    *,
    fetch: Fetch = fetch_page,
    stdin: Callable[[], bytes] = piped,
) -> Script:
    """The script of a source: as its editor left it, or built from the article."""
    if source == "-":
        body = stdin()
        name = None
    else:
        path = Path(source)
        body = path.read_bytes() if path.suffix in _SCRIPTS and path.is_file() else b""
        name = name_of(path)
    text = body.decode("utf-8", "replace") if b"---" in body or b"{" in body else ""
    if is_script(text):
        script = parse_script(text, source=name)
        return replace(script, language=settings.language or script.language)
    article = read_article(source, fetch=fetch, stdin=lambda: body, language=settings.language)
    return script_of(article, settings)


def script_of(article: Article, settings: Settings) -> Script:
    """The script of an article, built as it is set."""
    if settings.tables == "announce":
        article = announce_tables(article)
    return build_script(
        article,
        fragments=settings.fragments,
        threshold=THRESHOLD if settings.threshold is None else settings.threshold,
    )
