"""This program as it is at the moment: what it makes, another version may make otherwise."""

from __future__ import annotations

import sysconfig
from functools import cache
from pathlib import Path

from narrate.cache import digest


@cache
def program() -> str:
    """Hash of what tells it from any other: its files, what is installed beside it, its Python."""
    package = Path(__file__).parent
    files = tuple(
        (str(path.relative_to(package)), status.st_size, status.st_mtime_ns)
        for path in sorted(package.rglob("*"))
        if path.suffix != ".pyc" and path.is_file() and (status := path.stat())
    )
    places = sorted({Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")})
    installed = tuple(place.stat().st_mtime_ns for place in places if place.is_dir())
    return digest(sysconfig.get_python_version(), files, installed)
