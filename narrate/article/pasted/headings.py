"""Bare subheads told from sentences, list items, quotations standing alone and loose lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from narrate.article.pasted import Piece, measure
from narrate.article.pasted.passages import ends_sentence
from narrate.article.phrases import opens_sentence

LONGEST_HEADING = 16
"""In words."""

_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|act|scene|letter|volume|kapitel|teil|buch|abschnitt|chapitre|partie|"
    r"livre|capítulo|parte|libro|livro|capitolo|глава|часть|книга|الفصل|الباب|الجزء)\s+"
    r"(?:\d+|[ivxlc]+|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"the (?:first|second|third|fourth|last)|first|second|third|eins|zwei|drei|vier|fünf|sechs|"
    r"un|une|deux|trois|quatre|cinq|premi(?:er|ère)|second[ae]?|primer[ao]?|segund[ao]|tercer[ao]?|"
    r"uno|dos|tres|prim[ao]|terz[ao]|перв\w+|втор\w+|трет\w+|четв\w+|"
    r"الأول|الثاني|الثالث|الرابع|الخامس)\b.{0,60}\Z"
    r"|第[\d一二三四五六七八九十百零〇]+[章回节節部巻卷話话].{0,40}\Z",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:part|book|teil|buch|partie|livre|parte|libro|livro|часть|книга|الجزء|الباب)\b|第[^章回节節話话]+[部巻卷]",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]{1,6}\.?\Z")
_ATTRIBUTION = re.compile(r"[—–―]\s?(?![—–―])\S|--\s?[^-\s]")
_SIGNED = re.compile(r"[\"“„«‹「『].{10,600}[\"”“»›」』]\.?\s?[—–―]\s?[^\W\d_][^.!?:]{2,60}\Z")
_LABEL = re.compile(r"\w{1,2}[:.)]\s")
_NOTE = re.compile(r"(?:\s?\[[^\[\]]{1,20}\]|[⁰¹²³⁴-⁹*])+\Z")
_OPENING = "\"“„«‹‘'「『"
_CLOSING = "\"”“»›’'」』"
_SPEECH = re.compile(r"[,，:]\s[\"“„«']{1,2}\w|[,，][\"”’»]\s*\w|[\"”’»],\s*\w")
_STOPS = ".,;:،؛。、，；："


def mark_attributions(pieces: Sequence[Piece]) -> None:
    """A quotation standing alone and the "— Name" under it are one block quotation."""
    for piece in pieces:
        if piece.is_open and piece.passage.mark is None and _SIGNED.match(piece.text):
            piece.kind = "quotation"
    for before, piece in pairwise(pieces):
        if not (before.is_open and piece.is_open) or before.passage.mark == "item":
            continue
        signed = (
            not piece.passage.gap
            and before.passage.gap > 0
            and _is_quoted(before.text)
            and piece.passage.mark is None
            and piece.text[0].isupper()
            and measure(piece.text) <= 6
        )
        if (
            (signed or _ATTRIBUTION.match(piece.text))
            and measure(piece.text) <= 12
            and not ends_sentence(piece.text)
            and (before.passage.mark == "quotation" or _is_quoted(before.text))
        ):
            before.kind = "quotation"
            piece.kind = "quotation"
            piece.joined = True


def _is_quoted(text: str) -> bool:
    return text[0] in _OPENING and text.rstrip(".")[-1] in _CLOSING


def mark_chapters(pieces: Sequence[Piece], language: str) -> None:
    """Mark "Chapter 4", "PART TWO", "第三章", each with the name that may stand under it."""
    here = [piece for piece in pieces if piece.kind not in ("skipped", "title")]
    labels = [
        piece.is_open
        and piece.passage.mark in (None, "heading", "item")
        and _is_chapter(piece.text)
        for piece in here
    ]
    parts = [
        label and bool(_PART.match(piece.text)) for label, piece in zip(labels, here, strict=True)
    ]
    deeper = any(parts) and not all(
        part for part, label in zip(parts, labels, strict=True) if label
    )
    for index, piece in enumerate(here[:-1]):
        if not labels[index]:
            continue
        after = here[index + 1]
        under = here[index + 2] if index + 2 < len(here) else None
        named = (
            measure(piece.text) <= 3
            and not labels[index + 1]
            and under is not None
            and could_be_heading(after, language)
            and _is_text(under)
        )
        below = labels[index + 1] and parts[index] and not parts[index + 1]
        if named or below or (not labels[index + 1] and _is_text(after)):
            piece.kind, piece.level = "heading", 3 if deeper and not parts[index] else 2
            if named:
                after.kind, after.level, after.joined = "heading", piece.level, True


def mark_headings(pieces: Sequence[Piece], language: str) -> None:
    """Mark as headings the short lines that have text under them."""
    here = [piece for piece in pieces if piece.kind not in ("skipped", "title")]
    plain = sum(1 for piece in here if piece.passage.mark is None)
    loose = sum(
        1
        for piece, after in pairwise(here)
        if piece.is_open and could_be_heading(piece, language) and not _is_text(after)
    )
    # Verse, menus and lists: where most lines are short, shortness says nothing.
    only_marked = loose > 5 and loose > 0.4 * plain
    numbered = _numbered_heads(here)
    figures = {int(piece.text) for piece in here if piece.text.isdecimal() and len(piece.text) < 5}
    speakers = _speakers(here)
    run = 0
    for index, piece in enumerate(here[:-1]):
        after = here[index + 1]
        if piece.text.partition(":")[0] in speakers:
            run = 0
            continue
        if piece.is_open and piece.text.isdecimal() and not _in_series(piece.text, figures):
            run = 0
            continue
        if piece.is_open and piece.passage.mark == "heading":
            piece.kind, piece.level = "heading", max(2, piece.passage.level)
        elif piece.is_open and (
            could_be_heading(piece, language) if piece.passage.mark is None else index in numbered
        ):
            run += 1
            if (
                index == 0
                and not piece.passage.number
                and any(one.kind == "title" for one in pieces)
            ):
                continue  # straight under the title stands its standfirst, not a part of the text
            if (run <= 2 or piece.text[-1] in "?？؟") and _is_text(after) and not only_marked:
                piece.kind = "heading"
                piece.level = 2 + piece.passage.number.strip("().").count(".")
            continue
        run = 0


def _speakers(here: Sequence[Piece]) -> frozenset[str]:
    """Who speaks in a transcript: what stands before a colon again and again."""
    labels = Counter(
        piece.text.partition(":")[0] for piece in here if ":" in piece.text[:40] and piece.is_open
    )
    return frozenset(label for label, count in labels.items() if count > 1)


def _in_series(number: str, figures: set[int]) -> bool:
    """Whether a bare number is one of several that count chapters."""
    return len(number) < 5 and bool({int(number) - 1, int(number) + 1} & figures)


def drop_empty_headings(pieces: Sequence[Piece]) -> None:
    """A heading over nothing is none: its words are kept as a paragraph."""
    after: Piece | None = None
    for piece in reversed(pieces):
        if piece.kind in ("skipped", "title") or piece.joined:
            continue
        if piece.kind == "heading" and (
            after is None or (after.kind == "heading" and after.level <= piece.level)
        ):
            piece.kind, piece.level = "paragraph", 0
        after = piece


def _numbered_heads(here: Sequence[Piece]) -> frozenset[int]:
    """Numbered lines that stand each over running text: heads, not items of one list."""
    styles: dict[str, list[int]] = {}
    for index, piece in enumerate(here):
        if piece.is_open and piece.passage.number:
            styles.setdefault(re.sub(r"\w+", "1", piece.passage.number), []).append(index)
    heads: set[int] = set()
    for numbered in styles.values():
        over_text = [
            index
            for index in numbered
            if index + 1 < len(here)
            and not (ends_sentence(here[index].text) and here[index].text[-1] not in "?？؟!！")
            and here[index].text[-1] not in _STOPS
            and measure(here[index].text) <= LONGEST_HEADING
            and here[index + 1].is_open
            and here[index + 1].passage.mark is None
            and (here[index + 1].is_prose or here[index + 1].text[-1] in ".:?!…。：")
        ]
        if len(over_text) * 2 > len(numbered):
            heads.update(over_text)
    return frozenset(heads)


def _is_text(piece: Piece) -> bool:
    """Whether a heading may stand over it."""
    if piece.kind is not None:
        return piece.kind in ("paragraph", "item", "quotation", "figure", "table", "code")
    return piece.passage.mark in ("item", "quotation") or piece.is_prose or _is_sentence(piece.text)


def _is_sentence(text: str) -> bool:
    return measure(text) >= 2 and (ends_sentence(text) or text[-1] in ":：")


def _is_chapter(text: str) -> bool:
    size = measure(text)
    if size > 12 or len(text) > 120 or (ends_sentence(text) and size > 5):
        return False
    return bool(_CHAPTER.match(text) or _ROMAN.match(text))


def could_be_heading(piece: Piece, language: str) -> bool:
    """Whether a line reads like a heading, leaving aside what stands under it."""
    if len(piece.text) > 200:
        return False
    text = _NOTE.sub("", piece.text) or piece.text
    if piece.passage.mark is not None or piece.doubt == "date line":
        return False
    if len(text) > 160 or measure(text) > LONGEST_HEADING:
        return False
    if _is_chapter(text):
        return True
    if not any(character.isalnum() for character in text):
        return False
    last = text[-1]
    if last in _STOPS or (last in _CLOSING and len(text) > 1 and text[-2] in ".,。，"):
        return text.isupper() and last == "." and measure(text) <= 8
    if _LABEL.match(text) or (text[0] in "[(（［" and last in "])）］"):
        return False
    if text[0].islower() or _ATTRIBUTION.match(text) or _SPEECH.search(text):
        return False
    if _is_quoted(text) and ends_sentence(text):
        # “Nobody asked us!” is said by somebody; “No way back” without a stop is a headline.
        return False
    if text[0] in _OPENING and not any(mark in _CLOSING for mark in text[1:]):
        return False
    if last in "?!…？！؟" or text[-1] in ")]":
        return measure(text) <= 12 and not opens_sentence(text, language)
    return True
