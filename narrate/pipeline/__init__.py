"""The stages in order: a source becomes a script, the script an episode."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from narrate.article.fetch import fetch_image, fetch_page
from narrate.article.reading import Fetch
from narrate.episode import Episode
from narrate.pipeline.choosing import choose_engine
from narrate.pipeline.progress import Watch, unwatched
from narrate.pipeline.reading import read_script, script_of
from narrate.pipeline.studio import Studio
from narrate.settings import Settings, read_settings

__all__ = ["choose_engine", "make", "read_script", "script_of"]


def make(
    source: str | Path,
    *,
    engine: str | None = None,
    settings: Settings | None = None,
    progress: Watch = unwatched,
    fetch: Fetch | None = None,
    now: datetime | None = None,
) -> Episode:
    """Make an episode of an article, in the output folder of the settings.

    `source` is a URL, a file or "-"; without `settings` those of narrate.toml in the working
    folder are in force. `engine` wins over them. `progress` is told how far it has come; `fetch`
    stands between it and the network, for the article and its picture. The feed does not know of
    the episode before `narrate.feed.publish` is called.

    Raises:
        NarrateError: one sentence that says what stands in the way.
    """
    settings = read_settings({"engine": engine}) if settings is None else settings
    script = read_script(str(source), settings, fetch=fetch or fetch_page)
    name, _ = choose_engine(engine or settings.engine, script.language)
    with Studio(settings, engine=name) as studio:
        return studio.make_episode(
            script, now=now or datetime.now(UTC), watch=progress, fetch=fetch or fetch_image
        )
