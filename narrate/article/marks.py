"""What stands inside a sentence and is not part of it: note numbers, edit links, formulas."""

from __future__ import annotations

import re
from typing import Any

from narrate.article.elements import heading_level, is_for_ears, is_hidden, tag_of
from narrate.article.hints import find_hint

_SUPERSCRIPT = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")

_POWERED = re.compile(r"(?:[\d)\]²³]|\b[A-Za-zΑ-ω]|\b(?:[kcdmµn]?m|ft|in|mi|yd|sec|ha|kg))\Z")

_NOTE = re.compile(r"\[?\(?(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,5}|(?:note|nb|n) ?\d{1,3})\)?\]?")

_NOTE_TARGET = re.compile(r"#.*(?:fn|note|cite|ref|bib|endnote|anm|n\d|_ftn|\d)", re.IGNORECASE)

_BACK = re.compile(r"[↩↑^⤴⏎︎\s]+|↩︎|\[?(?:return|back)\]?", re.IGNORECASE)

_ANCHOR_MARK = re.compile(r"[#¶§🔗\ue000-\uf8ff]+")

_SIDE_NOTE = re.compile(
    r"(?:^|\s)(?:side-?note|margin-?note|footnote(?:-content)?|ltx_note)(?:\s|$)"
)
"""Notes that stand in the middle of the sentence they belong to."""

_PAGE_NUMBER = re.compile(r"(?:^|\s)page-?(?:num|no|number)(?:\s|$)")

_INLINE = frozenset(
    {"span", "a", "b", "i", "em", "strong", "small", "abbr", "bdi", "time", "sub", "sup", "font"}
)
_MARKS_BY_TAG = {
    "rt": "reading aid",
    "rp": "reading aid",
    "del": "struck out",
    "s": "struck out",
    "strike": "struck out",
    "math": "formula",
}


def _is_kicker(element: Any) -> bool:
    """True for the label that some sites set into a heading before its words."""
    hint = find_hint("", element.get("class") or "", "", "", "")
    if hint is None or hint.grip != "kicker" or _is_whole_heading(element):
        return False
    return not "".join(element.itertext()).strip().endswith((":", "："))


def _is_whole_heading(button: Any) -> bool:
    """True where a heading says nothing but what a button in it says."""
    said = "".join(button.itertext()).strip()
    heading = button.getparent()
    while heading is not None and not heading_level(heading, tag_of(heading)):
        heading = heading.getparent()
    return heading is None or "".join(heading.itertext()).strip() == said


def _link_mark(element: Any) -> str | None:
    href = element.get("href") or ""
    names = f"{element.get('class') or ''} {element.get('role') or ''} {element.get('rel') or ''}"
    if not (href.startswith("#") or "#" in href or "anchor" in names or "backref" in names):
        return None
    text = "".join(element.itertext()).strip()
    if len(text) > 12:
        return None
    if "doc-noteref" in names or "footnote" in names:
        return "footnote mark"
    if _ANCHOR_MARK.fullmatch(text) or (text and _BACK.fullmatch(text)):
        return "link mark"
    if _NOTE.fullmatch(text) and _NOTE_TARGET.search(href):
        return "footnote mark"
    return None


def _span_mark(element: Any) -> str | None:
    names = element.get("class") or ""
    if "mw-editsection" in names:
        return "edit link"
    if _SIDE_NOTE.search(names):
        return "footnote"
    if _PAGE_NUMBER.search(names):
        return "page number"
    if re.search(
        r"\b(?:katex|mathjax|MathJax(?:_\w+)?|mwe-math-element|math-(?:tex|inline))\b", names
    ):
        return "formula"
    if element.get("aria-hidden") == "true" and len("".join(element.itertext()).strip()) <= 1:
        text = "".join(element.itertext()).strip()
        return None if text.isalnum() else "decoration"
    return None


def mark_reason(element: Any, tag: str, written: str, *, in_heading: bool) -> str | None:
    """Why an inline element's text is no part of the sentence it stands in.

    `written` is what stands before it on its line.
    """
    if tag in _INLINE and (is_hidden(element) or is_for_ears(element)):
        return "hidden on the page"
    if in_heading and tag in ("span", "small", "a") and _is_kicker(element):
        return "section label"
    if tag == "sup":
        return _note_reason(element, written)
    if tag == "a":
        return _link_mark(element)
    if tag == "span":
        return _span_mark(element)
    if tag == "button" and in_heading:
        return None if _is_whole_heading(element) else "button"
    return _MARKS_BY_TAG.get(tag)


def _note_reason(element: Any, written: str) -> str | None:
    text = "".join(element.itertext()).strip()
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if re.search(r"(?:foot|end|side)note|\breference|\bfn|noprint|cite", names, re.IGNORECASE):
        return "footnote mark"
    if any(tag_of(child) == "a" and child.get("href") for child in element.iter()):
        return "footnote mark" if len(text) <= 12 else None
    if re.fullmatch(r"\[?\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]?|[*†‡§]+|\[[^\]]{1,24}\]", text):
        powered = re.fullmatch(r"[\d,–-]+", text) and _POWERED.search(written)
        return None if powered else "footnote mark"
    return None


def raised(text: str) -> str:
    """An exponent in the characters made for it; any other text as it is."""
    return text.translate(_SUPERSCRIPT) if re.fullmatch(r"[\d+−=()ni-]+", text) else text
