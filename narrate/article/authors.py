"""Who wrote it: names as metadata has them, and as bylines print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from narrate.article.body import is_prose
from narrate.article.dates import without_date, without_weekday
from narrate.article.elements import tag_of
from narrate.article.flow import Piece
from narrate.article.hints import find_hint
from narrate.article.letters import fold, squeeze
from narrate.article.phrases import leftover_reason
from narrate.article.verdicts import Verdict, is_read

_BY_WORDS: Mapping[str, str] = {
    "en": r"(?:(?:written|words|story|text|posted|published|reported) )?by",
    "de": "(?:text )?von",
    "fr": "(?:propos recueillis )?par",
    "es": "por",
    "pt": "por",
    "it": "(?:a cura )?di",
    "nl": "door",
    "sv": "av",
    "da": "af",
    "nb": "av",
    "pl": "autor:?",
    "ru": "(?:автор|текст)(?:ы)?:?",
    "ja": "文|取材|執筆|記者",
    "zh": "作者|文|撰文|記者|记者",
    "ar": "بقلم|كتب",
}
"""Language -> what stands before a name in its bylines."""

_NOBODY_WORDS = (
    "admin administrator editor editors redaktion redaction redazione redacción staff author "
    "guest unknown none null webmaster user root editorial"
)

_NOBODY = frozenset(_NOBODY_WORDS.split())


def by_line(language: str) -> re.Pattern[str]:
    """What a byline begins with, in a language or in English."""
    words = f"{_BY_WORDS['en']}|{_BY_WORDS.get(language.partition('-')[0], 'by')}"
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])\s*[:：/]?\s*", re.IGNORECASE)


def opens_with_name(text: str, language: str) -> bool:
    """True for a line that begins as a byline does, a name after it."""
    begin = by_line(language).match(text)
    first = text[begin.end() : begin.end() + 1] if begin else ""
    return first.isalpha() and not first.islower()


def clean_author(name: str, language: str = "en") -> str | None:
    """A name without "By", or None where it is an address, an account or nobody."""
    text = fold(unescape(re.sub(r"<[^>]+>", " ", name)))
    if begin := by_line(language).match(text):
        text = text[begin.end() :]
    text = re.sub(r"\s*[(<]?\S+@\S+\.\w+[)>]?", "", text)
    text = re.sub(r"\s+@\w+\Z|\s*[(（][^()（）]*[)）]\s*\Z", "", text)
    text = re.sub(r"\s+(?=[,;])", "", text).strip(" ,;|·•—–-）)】］]")
    if re.fullmatch(r"(?:www\.)?[\w-]+\.(?:com|org|net|[a-z]{2})(?:\.[a-z]{2})?", text):
        return None
    if re.search(r"https?://|www\.|\.(?:com|org|net)/", text) or not 2 <= len(text) <= 120:
        return None
    if text.startswith("@") or text.casefold() in _NOBODY or not re.search(r"[^\W\d_]", text):
        return None
    return text


_AFTER_NAME = re.compile(
    r"[\s,:]+(?:on|at|am|le|el|em|il|publi\S+(?: le| el| em| il)?|posted(?: on)?|updated|published)"
    r"[\s:]*\Z",
    re.IGNORECASE,
)
"""What stands between a name and a date."""


def find_byline(
    verdicts: Sequence[Verdict], authors: Sequence[str], site: str | None, language: str
) -> str | None:
    """Who wrote it: as printed, where a byline names all whom the page's metadata names."""
    names = [name for one in authors if (name := clean_author(one, language))]
    keys = [squeeze(name) for name in names]
    for verdict in _head(verdicts):
        for text in _bylines(verdict.piece):
            begin = by_line(language).search(text)
            told = verdict.reason == "byline" or text != verdict.piece.text
            if begin is None and (keys or not told or re.search(r"\d", text)):
                continue
            if leftover_reason(text, language):
                continue
            line = text[begin.end() :] if begin else text
            line = re.split(r"\s*[|•·]\s*", _AFTER_NAME.sub("", without_date(line, language)))[0]
            line = re.split(r"\s+(?:at|um|à|a las|às|alle)\s+\d", line)[0]
            line = re.sub(rf",? {re.escape(site or '|')}\Z", "", line)
            printed = clean_author(without_weekday(line, language), language)
            if printed is None or not (printed[:1].isupper() or printed[:1] > "\u0590"):
                continue
            rest = squeeze(printed)
            for key in keys:
                rest = rest.replace(key, "") if key in rest else "no such name in it"
            if keys and printed.isupper() and len(rest) <= 3 * len(keys):
                break  # metadata has the names in their own letters
            if (keys and len(rest) <= 3 * len(keys)) or (not keys and len(printed.split()) <= 8):
                return printed
    return ", ".join(names) or None


def _head(verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """What stands above the text and may be a byline."""
    for verdict in verdicts:
        if is_read(verdict) and verdict.kind == "paragraph" and is_prose(verdict.piece, least=140):
            return
        if verdict.reason in ("byline", "byline and date", "date", "page header"):
            yield verdict


def _bylines(piece: Piece) -> Iterator[str]:
    """The texts of a piece that may be its byline: the whole, and elements named for it."""
    if len(piece.text) <= 160:
        yield piece.text
    for element in piece.element.iter() if piece.element is not None else ():
        hint = find_hint(
            tag_of(element), element.get("class") or "", "", "", element.get("rel") or ""
        )
        if hint is not None and hint.reason == "byline":
            text = fold("".join(element.itertext()))
            if 3 < len(text) < 120:
                yield text
