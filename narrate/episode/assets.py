"""The files that all pages share: style, script and type."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from narrate.episode.markup import ASSETS
from narrate.whole import write_whole

STATIC = Path(__file__).parent / "static"


def write_assets(folder: Path) -> tuple[Path, ...]:
    """Bring the shared files in an output folder up to date; the paths of those written."""
    written = []
    for path in sorted(STATIC.iterdir()):
        if not path.is_file():
            continue
        content, there = path.read_bytes(), folder / ASSETS / path.name
        if not there.is_file() or there.read_bytes() != content:
            write_whole(there, content)
            written.append(there)
    return tuple(written)


@cache
def version() -> str:
    """Changes whenever style or script do, so that no browser shows a page in an old dress."""
    digest = hashlib.sha256()
    for name in ("narrate.css", "narrate.js"):
        digest.update((STATIC / name).read_bytes())
    return digest.hexdigest()[:8]
