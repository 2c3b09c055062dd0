"""Episodes that stand in their folder as they were made: what is asked for again is not made again.

What an episode comes from is hashed: script, cast, voices, lexicon, settings, engine, and the
program with its libraries as they are on this machine. Under that hash the cache keeps the
checksum of every file that came of it. One that was changed or removed since, and the whole
episode is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path

from narrate.cache import Cache, digest
from narrate.episode import Episode
from narrate.episode.companions import ENDINGS
from narrate.episode.record import parse_record
from narrate.program import program
from narrate.script import Script
from narrate.settings import Settings
from narrate.speech import Voice

_ELSEWHERE = frozenset({"engines", "jobs", "scheduler", "cache_folder", "cache_size_mb"})
"""Settings that change nothing that is heard or read, or that the engine's version speaks for."""

_SOUNDS = ("sound_intro", "sound_outro", "sound_chapter", "sound_bed")


def origin_of(
    script: Script,
    cast: Mapping[str | None, Voice],
    voices: Sequence[Voice],
    lexicon: Sequence[object],
    settings: Settings,
    engine: str,
) -> str:
    """Hash of everything that the files of an episode depend on but the moment they are made.

    `engine` is its name and version, `voices` all that it has.
    """
    chosen = [
        (field.name, getattr(settings, field.name))
        for field in fields(settings)
        if field.name not in _ELSEWHERE
    ]
    sounds = [
        _sum(path)
        for path in (getattr(settings, name) for name in _SOUNDS)
        if path is not None and path.is_file()
    ]
    told = replace(script, findings=())
    folder = settings.output.resolve()
    return digest(program(), engine, told, cast, voices, lexicon, chosen, sounds, folder)


def find_standing(kept: Cache | None, origin: str, folder: Path) -> Episode | None:
    """The episode made of this before; None where it is not there as it was left."""
    found = kept.get("episode", origin) if kept is not None else None
    if found is None:
        return None
    told = json.loads(found)
    slug, sums = told["slug"], told["sums"]
    try:
        if any(_sum(folder / f"{slug}{ending}") != sums[ending] for ending in ENDINGS):
            return None
        text = (folder / f"{slug}.json").read_text(encoding="utf-8")
    except (OSError, KeyError):
        return None
    return parse_record(text)


def keep_standing(kept: Cache | None, origin: str, folder: Path, slug: str) -> None:
    """Remember the files that have just been made of this."""
    if kept is not None:
        sums = {ending: _sum(folder / f"{slug}{ending}") for ending in ENDINGS}
        kept.put("episode", origin, json.dumps({"slug": slug, "sums": sums}).encode())


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
