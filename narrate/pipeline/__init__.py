"""The stages in order: a source becomes a script, the script an episode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from narrate.article import Article
from narrate.article.fetch import fetch_page
from narrate.article.reading import Fetch, piped, read_article
from narrate.article.tables import announce_tables
from narrate.episode import Episode
from narrate.pipeline.progress import Watch, unwatched
from narrate.pipeline.studio import Studio
from narrate.quotes import THRESHOLD
from narrate.script import Script
from narrate.script.building import build_script
from narrate.script.document import is_script
from narrate.script.reading import parse_script
from narrate.settings import Settings, read_settings

__all__ = ["choose_engine", "make", "read_script", "script_of"]

_SCRIPTS = (".md", ".markdown", ".txt")
"""Endings of files that a person may keep a script in."""


def make(
    source: str | Path,
    *,
    engine: str | None = None,
    settings: Settings | None = None,
    progress: Watch = unwatched,
    fetch: Fetch = fetch_page,
    now: datetime | None = None,
) -> Episode:
    """Make an episode of an article, in the output folder of the settings.

    `source` is a URL, a file or "-"; without `settings` those of narrate.toml in the working
    folder are in force. `engine` wins over them. `progress` is told how far it has come.

    Raises:
        NarrateError: one sentence that says what stands in the way.
    """
    settings = read_settings({"engine": engine}) if settings is None else settings
    script = read_script(str(source), settings, fetch=fetch)
    name, _ = choose_engine(engine or settings.engine, script.language)
    with Studio(settings, engine=name) as studio:
        return studio.make_episode(
            script, now=now or datetime.now(UTC), watch=progress, fetch=fetch
        )


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
        name = path.name
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


def choose_engine(wanted: str, language: str) -> tuple[str, str | None]:
    """The engine that speaks a whole episode, and one line that says why, where it was "auto".

    Google's is taken where it answers and speaks the language, else espeak.
    """
    if wanted != "auto":
        return wanted, None
    from narrate.engines.google import reachable
    from narrate.voices import engines_for

    if "gtts" not in engines_for(language):
        return "espeak", f"Google has no voice for {language!r}: espeak speaks, on this machine."
    if not reachable():
        return "espeak", "Google does not answer: espeak speaks the whole episode, offline."
    return "gtts", "Google speaks; --engine espeak stays on this machine."
