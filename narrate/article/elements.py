"""What an element is, by its tag and its attributes."""

from __future__ import annotations

import re
from typing import Any

_BLOCK_TAGS = (
    "address article aside blockquote body button canvas caption center dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header "
    "hgroup hr html iframe legend li main menu nav noscript object ol optgroup option p "
    "picture pre search section select summary table tbody td textarea tfoot th thead tr ul "
    "video audio amp-accordion amp-carousel amp-consent amp-sidebar"
)

BLOCK_TAGS = frozenset(_BLOCK_TAGS.split())
"""Elements whose borders end a line of text."""

_UNSEEN_TAGS = "script style template head title meta link base param source track datalist"

UNSEEN_TAGS = frozenset(_UNSEEN_TAGS.split())
"""Elements whose text no reader sees."""

_SPACED = "label input time img amp-img svg a"

SPACED_TAGS = frozenset(_SPACED.split())
"""Inline elements that are set apart from a neighbour of their kind though no space is written."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}

_CONTROL_TAGS = "button select option optgroup textarea datalist legend"

CONTROLS = frozenset(_CONTROL_TAGS.split())

_EMBED_TAGS = "iframe object video audio embed canvas map applet"

EMBEDS = frozenset(_EMBED_TAGS.split())

EMBED_CLASSES = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|"
    r"fb-(?:post|video)|reddit-(?:card|embed)|imgur-embed-pub|text-post-media|telegram-post)\b"
)

_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_FOR_EARS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|a11y-hidden|offscreen)\b",
    re.IGNORECASE,
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)

_SUBHEAD_CLASS = re.compile(
    r"(?:\b|_)(?:sub-?head(?:er|ing)?|inter-?tit(?:le|re|ulo)|cross-?head(?:ing)?|zwischentitel|"
    r"zwischenueberschrift|ladillo|entretitulo)(?![a-z])",
    re.IGNORECASE,
)


def tag_of(element: Any) -> str:
    """An element's name in lower case without its namespace; empty for what is no element."""
    if element is None or not isinstance(element.tag, str):
        return ""
    tag: str = element.tag
    return tag.rpartition("}")[2].lower() if "}" in tag else tag.lower()


def is_for_ears(element: Any) -> bool:
    """True for an inline element that only screen readers say, beside what is shown."""
    return _FOR_EARS.search(element.get("class") or "") is not None


def is_hidden(element: Any) -> bool:
    """True for an element that itself keeps what is in it from sight."""
    if element.get("role") == "region" and element.get("aria-labelledby"):
        return False  # a panel that opens when its heading is touched
    hidden = element.get("hidden")
    style = element.get("style")
    return (hidden is not None and hidden != "until-found") or (
        style is not None and _HIDING_STYLE.search(style) is not None
    )


def heading_level(element: Any, tag: str) -> int:
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if element.get("role") == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
    return 0


def chosen_id(element: Any, tag: str) -> str:
    """An element's id, where a person chose it; a heading's is made from its words."""
    ident: str = element.get("id") or ""
    if not ident or tag in _HEADINGS or tag in ("a", "p", "li", "span"):
        return ""
    first = next((child for child in element if isinstance(child.tag, str)), None)
    if first is not None and tag_of(first) in _HEADINGS:
        words = re.findall(r"\w+", "".join(first.itertext()).lower())
        if words and re.findall(r"[^\W_]+", ident.lower())[:1] == words[:1]:
            return ""
    return ident


def is_set_off(element: Any) -> bool:
    """True for an element that style or class makes bold, or a subhead, without saying so."""
    style, names = element.get("style"), element.get("class")
    return (style is not None and _BOLD_STYLE.search(style) is not None) or (
        names is not None and _SUBHEAD_CLASS.search(names) is not None
    )


def stands_alone(element: Any) -> bool:
    """True where an element is all that its paragraph holds."""
    parent = element.getparent()
    return (
        parent is not None
        and tag_of(parent) in ("p", "div", "figure")
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (element.tail or "").strip()
    )


def is_prose_set_out(element: Any) -> bool:
    """True for preformatted text that is a poem, a letter or an old text file, not a program."""
    parent = element.getparent()
    names = f"{element.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"
    if re.search(r"code|highlight|lang|brush|syntax|prettyprint|console|terminal|shell", names):
        return False
    if any(tag_of(child) in ("code", "span", "kbd", "samp") for child in element.iter()):
        return False
    text = "".join(element.itertext())
    words = re.findall(r"[^\W\d_]{2,}", text)
    signs = len(re.findall(r"[{}<>=;|\\$#@_/*+~^`]|\(\)|->|  {4,}", text))
    return len(words) >= 12 and signs * 30 < len(words)
