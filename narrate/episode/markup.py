"""HTML as narrate's pages are written in: everything said by others escaped."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

from narrate.calendar import MONTHS
from narrate.episode.colours import show_hue

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "media-src 'self' file:; font-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""What a page may load: its own files. `file:` is there for browsers that do not hold a page
opened from a folder to be of one origin with the files beside it."""

ASSETS = "assets"
"""Folder beside the pages that holds style, script and type."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LEFTWARD = ("ar", "fa", "he", "iw", "ur", "ps", "sd", "ug", "yi", "dv", "ckb")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def escaped(text: str) -> str:
    """The text as it may stand between tags and within quotes."""
    return html.escape(_CONTROL.sub("\ufffd", text), quote=True)


def web_address(text: str | None) -> str | None:
    """The address if it leads to the web, None if it is of another kind (javascript:, data:)."""
    try:
        parts = urlsplit((text or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else None


def in_language(language: str) -> str:
    """Attributes that say the language of what is within, and which way it runs."""
    tag = language if _TAG.fullmatch(language) else "und"
    way = "rtl" if tag.partition("-")[0].lower() in _LEFTWARD else "ltr"
    return f'lang="{tag}" dir="{way}"'


def file_address(name: str) -> str:
    """A file beside the page, as a link names it."""
    return escaped("./" + quote(name))


def clock(ms: int) -> str:
    """A place in the episode as a listener writes it: 4:05, 1:04:05."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def length(ms: int) -> str:
    """How long something lasts, for a reader: 40 s, 12 min, 1 h 4 min."""
    if ms < 59_500:
        return f"{max(round(ms / 1000), 1)} s"
    hours, minutes = divmod(round(ms / 60_000), 60)
    return (
        f"{hours} h {minutes} min"
        if hours and minutes
        else f"{hours} h"
        if hours
        else f"{minutes} min"
    )


def day(instant: str | None) -> str:
    """The day of an ISO 8601 instant as a `time` element; nothing where it is none."""
    from datetime import date

    try:
        on = date.fromisoformat((instant or "")[:10])
    except ValueError:
        return ""
    told = f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    return f'<time datetime="{on.isoformat()}">{told}</time>'


def render_document(
    *, title: str, show_title: str, language: str, head: str, body: str, kind: str
) -> str:
    """A whole page. `head` and `body` are HTML already."""
    from narrate.episode.assets import version

    stamp = version()
    return f"""<!doctype html>
<html {in_language(language)} class="hue-{show_hue(show_title)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="narrate">
<title>{escaped(title)}</title>
{head}<link rel="stylesheet" href="{ASSETS}/narrate.css?{stamp}">
<script src="{ASSETS}/narrate.js?{stamp}" defer></script>
</head>
<body class="{kind}">
{body}</body>
</html>
"""
