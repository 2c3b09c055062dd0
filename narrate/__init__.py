"""Turns a written article into a podcast episode.

    >>> import narrate
    >>> narrate.find_quotations('“It works,” said Ana Lima.')[0].person
    'Ana Lima'

Names below are loaded when first used: `import narrate` alone loads no engine and no numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from narrate.episode import Episode as Episode
    from narrate.errors import NarrateError as NarrateError
    from narrate.pipeline import make as make
    from narrate.quotes import Quotation as Quotation
    from narrate.quotes import find_quotations as find_quotations
    from narrate.wording import spoken as spoken

__version__ = "0.1.0"

_HOME = {
    "Episode": "narrate.episode",
    "NarrateError": "narrate.errors",
    "Quotation": "narrate.quotes",
    "find_quotations": "narrate.quotes",
    "make": "narrate.pipeline",
    "spoken": "narrate.wording",
}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
