"""Markdown: CommonMark with front matter, tables and footnotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from narrate.article import Article, Skipped
from narrate.article.authors import clean_author
from narrate.article.dates import parse_date
from narrate.article.facts import language_tag
from narrate.article.flow import find_pieces
from narrate.article.languages import guess_language
from narrate.article.letters import fold
from narrate.article.manuscript import first_words, read_manuscript
from narrate.article.trees import parse_tree
from narrate.errors import ArticleError

_FRONT_MATTER = re.compile(
    r"\A\ufeff?(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)


def parse_markdown(text: str, *, source: str | None = None, language: str | None = None) -> Article:
    """The article in a Markdown text.

    The title is the front matter's, else the first heading of the first rank.

    Raises:
        ArticleError: the front matter is broken, or there is nothing under it.
    """
    name = source or "the text"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = ""
    front: Mapping[str, Any] = {}
    if found := _FRONT_MATTER.match(text):
        head, text = found[0], text[found.end() :]
        front = _front_matter(found, name)
    tree = parse_tree(f"<div>{_html(text)}</div>")
    pieces = [] if tree is None else find_pieces(tree, name)
    told = _word(front, "lang", "language", "locale")
    tongue = language or (language_tag(told) if told else None)
    tongue = tongue or guess_language(" ".join(piece.text for piece in pieces))
    manuscript = read_manuscript(pieces, tongue, title=_word(front, "title"), phrases=True)
    if not manuscript.blocks:
        raise ArticleError(f"{name} has no text in it")
    matter = (Skipped(" ".join(head.split()), "front matter"),) if head.strip("-+. \n") else ()
    return Article(
        title=manuscript.title or first_words(manuscript.blocks) or name,
        blocks=manuscript.blocks,
        language=tongue,
        byline=_authors(front) or manuscript.byline,
        published=_date(front) or manuscript.published,
        site=_word(front, "site", "site_name", "publication", "publisher"),
        image=_word(front, "image", "cover", "thumbnail", "featured_image"),
        source=_word(front, "source", "url", "canonical", "link") or source,
        summary=_word(front, "description", "summary", "subtitle", "excerpt", "abstract"),
        skipped=(*matter, *manuscript.skipped),
    )


def _html(text: str) -> str:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    html: str = parser.render(text)
    return html


def _front_matter(found: re.Match[str], name: str) -> Mapping[str, Any]:
    import yaml

    try:
        if found["toml"] is not None:
            matter: Any = tomllib.loads(found["toml"])
        else:
            # Texts alone: `no` is Norwegian, 1:59:59 is no number in base 60, and nothing merges.
            matter = yaml.load(found["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        raise ArticleError(
            f"{name}{line}: the front matter is broken",
            hint="A value with a colon in it stands in quotes.",
        ) from error
    return {str(key).lower(): value for key, value in matter.items()} if _is_map(matter) else {}


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


_NOTHING = ("", "~", "null", "Null", "NULL")
"""How YAML writes that there is no value."""


def _word(front: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = front.get(name)
        if value in _NOTHING or not isinstance(value, (str, int, float)):
            continue
        if words := fold(str(value)):
            return words
    return None


def _authors(front: Mapping[str, Any]) -> str | None:
    value = front.get("author") or front.get("authors") or front.get("by")
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and (clean := clean_author(name)):
            names.append(clean)
    return ", ".join(names) or None


def _date(front: Mapping[str, Any]) -> str | None:
    for name in ("date", "published", "created", "pubdate"):
        value = front.get(name)
        if isinstance(value, (date, datetime)):
            return value.isoformat()
        if isinstance(value, str) and (found := parse_date(value)):
            return found
    return None
