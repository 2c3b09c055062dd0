"""The feed: a folder of episodes as a show that podcast apps subscribe to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from narrate.feed.show import Show as Show
from narrate.feed.show import read_show as read_show

if TYPE_CHECKING:
    from narrate.feed.publishing import Publication as Publication
    from narrate.feed.publishing import draw_front as draw_front
    from narrate.feed.publishing import publish as publish
    from narrate.feed.publishing import write_feed as write_feed
    from narrate.feed.rss import render_feed as render_feed

_HOME = {
    "Publication": "narrate.feed.publishing",
    "draw_front": "narrate.feed.publishing",
    "publish": "narrate.feed.publishing",
    "render_feed": "narrate.feed.rss",
    "write_feed": "narrate.feed.publishing",
}

__all__ = ["Show", "read_show", *_HOME]


def __getattr__(name: str) -> Any:
    # The studio reads the show alone; what writes it is loaded when it is first used.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
