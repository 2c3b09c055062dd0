"""Lines of a pasted text, put together as they were before somebody's program wrapped them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Mark = Literal["item", "quotation", "heading", "code", "table", "rule"]

NARROWEST = 30
"""No program wraps a text in fewer columns."""

WIDEST = 130
"""Lines longer than this were not wrapped by hand or by a mail program."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading, a line of a menu: whatever stood as one in the source."""

    text: str
    """White space folded; marks of lists, headings and quoting taken off."""

    gap: int = 0
    """Blank lines above it."""

    mark: Mark | None = None
    """What its author marked it as."""

    level: int = 0
    """Of a marked heading, from 1."""

    number: str = ""
    """Of a list item or heading that has one, as written: "1.", "(a)"; a bullet such as "■"."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    gap: int
    quoted: bool = False


_BULLET = re.compile(r"([•‣▪▫◦●○◎■□◆◇★☆▼▽►▶▸➤➢✓✔☑·・∙⁃]|[*+–-](?=\s))\s*(?=\S)")
_HEADING_BULLETS = frozenset("■□▪◆◇●○◎►▶★☆▼▽")
"""Marks of list items that also stand before subheads."""

_NUMBER = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-hA-H]|[ivxIVX]{1,4})[.)]|\d{1,3}(?:\.\d{1,3}){1,3})\s+(?=\S)"
)
_WIKI_HEADING = re.compile(r"(={2,6})\s*([^=].*?)\s*\1\Z")
_HASHES = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*\Z")
_RULE = re.compile(r"(?:[-–—_=*~#•·.+]\s*){3,}\Z")
_FENCE = re.compile(r"(?:```|~~~)[\w+-]*\Z")
_QUOTED = re.compile(r"(?:>\s?)+")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})\Z")

ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।։](?:\s?[\"'”“’‘»«›‹」』）)\]*_⁰¹²³⁴-⁹]|\s?\[\d+\])*\Z")
_OPEN_END = re.compile(r"[\w,;:、，؛،—–(\-]\Z")


def ends_sentence(text: str) -> bool:
    """Whether a full stop, a question mark or their like closes the text."""
    return bool(ENDS_SENTENCE.search(text[-12:]))


def find_passages(text: str) -> tuple[Passage, ...]:
    """The passages of a tidied text, in order; no word is dropped."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    return tuple(_passages(lines, width, _Words(text)))


def _lines(text: str) -> Iterator[_Line]:
    gap = 0
    for raw in text.split("\n"):
        quoted = False
        stripped = raw.strip()
        if stripped.startswith(">"):
            opener = _QUOTED.match(stripped)
            if opener and (opener.end() == len(stripped) or not stripped.startswith(">>>")):
                stripped = stripped[opener.end() :].strip()
                quoted = True
        if not stripped:
            gap += 1
            continue
        yield _Line(" ".join(stripped.split()), len(raw) - len(raw.lstrip()), gap, quoted)
        gap = 0


def _wrap_width(lines: Sequence[_Line]) -> int:
    """Columns the text was wrapped to by a program; 0 where each line is a paragraph.

    Wrapped text betrays itself twice: its lines end in the middle of sentences, and the first word
    of the next line would not have fitted.
    """
    pairs = [
        (line.text, after.text)
        for line, after in itertools.pairwise(lines)
        if after.gap == 0 and not _starts_anew(after.text)
    ]
    if not pairs:
        return 0
    inside = [pair for pair in pairs if len(pair[0]) <= WIDEST]
    if len(inside) < 0.8 * len(pairs):
        return 0
    goes_on = [pair for pair in inside if _goes_on(*pair)]
    if len(goes_on) < 0.3 * len(inside):
        return 0
    lengths = sorted(len(first) for first, _ in goes_on)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if width < (NARROWEST if not _is_wide(goes_on[0][0][-1]) else NARROWEST // 2):
        return 0
    full = sum(_is_full(*pair, width) for pair in goes_on)
    return width if full >= 0.6 * len(goes_on) else 0


def _goes_on(first: str, second: str) -> bool:
    """Whether a sentence seems to run from one line into the next."""
    return not ends_sentence(first) and (second[0].islower() or _OPEN_END.search(first) is not None)


def _is_full(first: str, second: str, width: int) -> bool:
    """Whether the next word would have gone over the edge."""
    if _is_wide(first[-1]) and _is_wide(second[0]):
        return len(first) >= width - 2
    word = second.partition(" ")[0]
    # Programs differ by a column or two, and people who wrap by hand by more.
    return len(first) + 1 + len(word) > width - 4


def _is_wide(character: str) -> bool:
    """Whether it is written without spaces between words: Chinese, Japanese, Thai."""
    return (
        "\u3000" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or "\u0e00" <= character <= "\u0eff"
    )


def _starts_anew(text: str) -> bool:
    return bool(
        _BULLET.match(text) or _HASHES.match(text) or _RULE.match(text) or _WIKI_HEADING.match(text)
    )


def _passages(lines: Sequence[_Line], width: int, words: _Words) -> Iterator[Passage]:
    index = 0
    while index < len(lines):
        start = index
        line = lines[index]
        if _FENCE.match(line.text):
            end = next(
                (at for at in range(index + 1, len(lines)) if _FENCE.match(lines[at].text)), None
            )
            if end is not None:
                code = [lines[at].text for at in range(index + 1, end)]
                if code:
                    yield Passage(" ".join(code), line.gap, "code")
                index = end + 1
                continue
        index += 1
        if _RULE.match(line.text):
            yield Passage(line.text, line.gap, "rule")
            continue
        if line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 2:
            while index < len(lines) and lines[index].gap == 0 and lines[index].text[0] == "|":
                index += 1
            rows = [lines[at].text for at in range(start, index)]
            yield Passage(" ".join(rows), line.gap, "table")
            continue
        if heading := _HASHES.match(line.text):
            yield Passage(heading[2], line.gap, "heading", len(heading[1]))
            continue
        if heading := _WIKI_HEADING.match(line.text):
            yield Passage(heading[2], line.gap, "heading", len(heading[1]))
            continue
        after = lines[index] if index < len(lines) else None
        if (
            after is not None
            and after.gap == 0
            and _UNDERLINE.match(after.text)
            and len(line.text) < WIDEST
            and len(after.text) >= 0.4 * len(line.text)
        ):
            yield Passage(line.text, line.gap, "heading", 1 if after.text[0] == "=" else 2)
            yield Passage(after.text, 0, "rule")
            index += 1
            continue
        parts = [line.text]
        while index < len(lines) and _joins(lines, start, index, width):
            parts.append(lines[index].text)
            index += 1
        yield _passage(words.join(parts), line)


def _joins(lines: Sequence[_Line], start: int, index: int, width: int) -> bool:
    """Whether a line goes on with the passage that began at `start`."""
    before, line = lines[index - 1], lines[index]
    if line.gap or before.quoted != line.quoted or _starts_anew(line.text):
        return False
    goes_on = _goes_on(before.text, line.text)
    if _FENCE.match(line.text) or (line.text[0] == "|" and line.text[-1] == "|"):
        return False
    if index + 1 < len(lines) and lines[index + 1].gap == 0:
        underline = lines[index + 1].text
        if _UNDERLINE.match(underline) and len(underline) >= 0.4 * len(line.text):
            return False
    if not width:
        # Not wrapped: only a line that plainly breaks off in mid-sentence is mended.
        cut = len(before.text) > 1 and before.text[-1] in "-\u2010" and before.text[-2].isalpha()
        return goes_on and (cut or line.text[0].islower()) and len(before.text) >= NARROWEST
    if len(before.text) > width + 4:
        return goes_on and line.text[0].islower()
    if _NUMBER.match(line.text) and not (goes_on and _is_full(before.text, line.text, width)):
        return False
    in_item = bool(_BULLET.match(lines[start].text) or _NUMBER.match(lines[start].text))
    if not in_item and line.indent >= before.indent + 2 and not goes_on:
        return False
    if _is_full(before.text, line.text, width):
        return True
    return goes_on and line.text[0].islower()


def _passage(text: str, line: _Line) -> Passage:
    if line.quoted:
        return Passage(text, line.gap, "quotation")
    if bullet := _BULLET.match(text):
        mark = bullet[1] if bullet[1] in _HEADING_BULLETS else ""
        return Passage(text[bullet.end() :], line.gap, "item", number=mark)
    if number := _NUMBER.match(text):
        return Passage(text, line.gap, "item", number=number[1])
    return Passage(text, line.gap)


class _Words:
    """Joins lines; knows the words of the text, so that it can tell a hyphen from a wrap."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: frozenset[str] | None = None

    def join(self, parts: Sequence[str]) -> str:
        """The lines as one, each wrap undone."""
        if len(parts) == 1:
            return parts[0]
        joined = [parts[0]]
        for before, part in itertools.pairwise(parts):
            glue, cut = self._glue(before, part)
            if cut:
                joined[-1] = joined[-1][:-1]
            joined.append(glue + part)
        return "".join(joined)

    def _glue(self, before: str, after: str) -> tuple[str, bool]:
        """What stands between two lines, and whether the first loses its hyphen."""
        if _is_wide(before[-1]) and _is_wide(after[0]):
            return "", False
        if before[-1] == "—" and len(before) > 1 and before[-2] != " ":
            return "", False
        if before[-1] in "-\u2010" and len(before) > 1 and before[-2].isalnum():
            first = re.split(r"[^\w\u2010-]", before)[-1][:-1]
            word = re.match(r"\w*", after)
            second = word[0] if word else ""
            if not second or not after[0].isalnum():
                return " ", False
            if second.casefold() in _SUSPENDED:
                return " ", False
            if not second[0].islower() or not first or not first[-1].isalpha():
                return "", False
            return "", not self._is_compound(first, second)
        return " ", False

    def _is_compound(self, first: str, second: str) -> bool:
        if self._known is None:
            self._known = frozenset(re.findall(r"\w+(?:-\w+)*", self._text.casefold()))
        whole = (first + second).casefold()
        return whole not in self._known and f"{first}-{second}".casefold() in self._known


_SUSPENDED = frozenset({"and", "or", "und", "oder", "bis", "en", "of", "och", "og", "eller", "to"})
"""Words after a hyphen that stands for a missing part: "pre- and postwar"."""
