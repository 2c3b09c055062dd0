"""What stands inside running text and is not said: footnote marks, addresses, signs of emphasis."""

from __future__ import annotations

import re

from narrate.article import Skipped
from narrate.article.phrases import note_pattern

_SUPERSCRIPT = re.compile(
    r"(?P<kept>[^\W\d_]{4}|[^\s\d][.,;:!?”’»)])(?P<cut>[⁰¹²³⁴-⁹]{1,3}(?:[,⁻]?[⁰¹²³⁴-⁹]{1,3})*)(?!\w)"
)
_IMAGE = re.compile(r"!\[(?P<cut>[^\[\]]{0,300}\]\([^()\s]{1,500})\)")
_LINK = re.compile(
    r"\[(?P<kept>[^\[\]]{1,300})\]\("
    r"(?P<cut>(?:https?:|/|#|mailto:)[^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?)\)"
)
_BRACKETED = re.compile(r"\s?[(<\[](?P<cut>(?:https?://|www\.)[^\s<>()\[\]]{1,500})[)>\]]")
_AT_END = re.compile(r"(?:(?<=[.!?:：])|[:：])\s(?P<cut>(?:https?://|www\.)\S{1,500})\Z")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*\*|__|\*|_)(?=[^\s*_])(?P<kept>[^*_]{1,400}?)(?<=[^\s*_])(?P=mark)(?![\w*])"
)
_CODE = re.compile(r"(?<!`)`([^`]{1,200})`(?!`)")
_LOOSE = re.compile(r" +(?=[.,;:!?)](?:\s|\Z))|(?<=\s) +")


def strip_marks(text: str, language: str) -> tuple[str, tuple[Skipped, ...]]:
    """The text as it is said, and what was taken out of it, in order."""
    taken: list[tuple[int, Skipped]] = []

    def take(pattern: re.Pattern[str], reason: str) -> None:
        nonlocal text

        def cut(match: re.Match[str]) -> str:
            taken.append((match.start(), Skipped(match["cut"].strip(), reason)))
            return str(match.groupdict().get("kept") or "")

        text = pattern.sub(cut, text)

    if "](" in text:
        take(_IMAGE, "picture")
        take(_LINK, "web address")
    if "[" in text:
        take(note_pattern(language), "footnote mark")
    if "http" in text or "www." in text:
        take(_BRACKETED, "web address")
        take(_AT_END, "web address")
    if not text.isascii():
        take(_SUPERSCRIPT, "footnote mark")
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\g<kept>", _EMPHASIS.sub(r"\g<kept>", text))
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if taken:
        text = _LOOSE.sub("", text).strip()
    taken.sort(key=lambda pair: pair[0])
    return text, tuple(skip for _, skip in taken if skip.text)
