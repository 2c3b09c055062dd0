"""Where quotation marks open and close.

Outermost stretches only, one for each paragraph: what stands in marks within a quotation is
said by the voice that says the quotation. One pass over the marks of a paragraph; a single mark
looks no further ahead than the next one that could open, so the time taken is linear even in a
text of nothing but marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrate.quotes.dialogue import asides_within, find_dialogue
from narrate.quotes.grammar import Grammar, words

_EVENT = re.compile(
    r"(?P<run>[“”\"'‘’«»„])(?P=run){3,}|''|``|‘‘|’’|,,(?=\w)|[“”„‟\"＂«»‹›「」『』‘’‚‛']"
)

_CLOSES: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "’’", "''"),
    "„": ("“", "”", '"', "‟"),
    "‟": ("”", '"'),
    ",,": ("“", "”", '"', "''"),
    '"': ('"', "”", "''"),
    "＂": ("＂",),
    "''": ("''", '"', "”"),
    "``": ("''", '"', "”"),
    "‘‘": ("’’", "”", '"', "''"),
    "”": ("”",),
    "«": ("»",),
    "»": ("»",),
    "‹": ("›",),
    "›": ("›",),
    "「": ("」",),
    "『": ("』",),
}
"""Opening mark -> the marks that may close it, its own partner first."""

_PAIRS = ("“", "«")
"""Marks that open only, so that one within another of its kind can be told."""

_SINGLE = ("‘", "'", "‚", "‛")
_BEFORE_OPEN = ' \t\n\xa0\u2009\u202f([{—–-―/:;=>“„«"‘‚‹.,…·•*_|¿¡'
_ELIDED = words(
    """
        tis twas twere twill em n til till cause cos bout round tude ere neath gainst kay nuff sup
        coz fraid
        """
)
_CLIPPED = words("n an o th ol lil mo tha wi ha ma po gov")
_TAIL = 70
"""Characters in which a tag at the end of a stretch is looked for."""

_WORD = re.compile(r"[^\W_]+")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_SENTENCE_END = re.compile(r"[.?!…]\s+(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch in quotation marks, within one paragraph."""

    start: int
    end: int
    """Marks included."""

    mark: str
    """The mark that opens it; empty where it has none."""

    opened: bool = True
    """False where the opening mark is missing."""

    closed: bool = True
    """False where the closing mark is missing, or stands in a later paragraph."""

    continues: bool = False
    """True where it goes on with the words of the paragraph before."""


def find_stretches(
    text: str, paragraphs: Sequence[tuple[int, int]], grammar: Grammar
) -> list[list[Stretch]]:
    """The outermost stretches in marks, paragraph by paragraph, in order."""
    closes = _styles(text)
    found: list[list[Stretch]] = []
    pending = ""
    for number, (start, end) in enumerate(paragraphs):
        spoken = find_dialogue(text, start, end, grammar)
        if spoken is not None:
            found.append([Stretch(a, b, "—", closed=not more) for a, b, more in spoken])
            pending = ""
            continue
        after = number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]]
        here = _parted(text, _read(text, start, end, closes, pending, after or ""), grammar)
        if pending and here and here[0].opened and not _at_start(text, start, here[0].start):
            pending = ""
        if pending and here and not here[0].continues and here[0].mark == pending:
            here[0] = replace(here[0], continues=True)
        follows = number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]] in _CLOSES
        for place, one in enumerate(here):
            inner = place + 1 < len(here)
            if one.opened and not one.closed and (inner or not follows):
                here[place] = replace(one, end=_before_tag(text, one.start, one.end, grammar))
        found.append(here)
        pending = here[-1].mark if here and not here[-1].closed and here[-1].end >= end - 1 else ""
    return found


def _parted(text: str, stretches: list[Stretch], grammar: Grammar) -> list[Stretch]:
    """Take what the reporter puts in without closing the marks out of the stretches."""
    found: list[Stretch] = []
    for stretch in stretches:
        rest = stretch
        for begin, close in asides_within(text, stretch.start, stretch.end, grammar):
            if begin - rest.start > 1:
                found.append(replace(rest, end=_trim(text, rest.start, begin), closed=False))
            rest = replace(rest, start=close, mark="", opened=False)
            while rest.start < rest.end and text[rest.start] in " .,;:\xa0":
                rest = replace(rest, start=rest.start + 1)
        if _WORD.search(text, rest.start, rest.end):
            found.append(rest)
    return found


def _before_tag(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Where the words end before "she said" that has got into them for want of a closing mark."""
    comma = max(text.rfind(mark, max(start, end - _TAIL), end) for mark in ",?!")
    if comma <= start + 1 or _SENTENCE_END.search(text, comma + 2, end):
        return end
    tail = text[comma + 1 : end].rstrip(".").split()
    for k, word in enumerate(tail[:4]):
        if word in grammar.core:
            named = tail[1:2] if k == 0 else tail[:k]
            others = grammar.she | grammar.he | grammar.they
            if named and all(
                w in others or (w[0].isupper() and w.lower() not in grammar.pronouns) for w in named
            ):
                return comma + 1
            return end
    return end


def _at_start(text: str, start: int, place: int) -> bool:
    return not text[start:place].strip()


def _styles(text: str) -> dict[str, tuple[str, ...]]:
    """How this text uses its marks: »so« or «so», and ”so” where no “ is used."""
    closes = dict(_CLOSES)
    if "“" in text or "„" in text:
        del closes["”"]
    for left, right in (("«", "»"), ("‹", "›")):
        first, other = text.find(right), text.find(left)
        if first < 0 or 0 <= other < first:
            del closes[right]
        elif other >= 0:
            closes[right] = (left,)
            del closes[left]
        else:
            del closes[left]
    return closes


def _is_wide(character: str) -> bool:
    """True for the scripts of East Asia, which put no space between words and marks."""
    return "\u3001" <= character <= "\u9fff" or "\uac00" <= character <= "\uffef"


def _can_open(text: str, start: int, a: int, b: int) -> bool:
    if a > start and text[a - 1] not in _BEFORE_OPEN and not _is_wide(text[a - 1]):
        # "d’« absurde »", "l’“affaire”"
        return text[a] in "«“" and text[a - 1] in "’'" and text[a - 2].isalpha() and b < len(text)
    return b < len(text) and (not text[b].isspace() or text[a] in "«‹")


def _can_close(text: str, end: int, a: int, b: int) -> bool:
    if text[a - 1].isspace() and text[a] not in "»›«":
        return False
    return b >= end or not text[b].isalnum() or _is_wide(text[b])


def _read(
    text: str,
    start: int,
    end: int,
    closes: dict[str, tuple[str, ...]],
    pending: str,
    next_char: str,
) -> list[Stretch]:
    # four marks and more in a row are a line, not marks
    events = [m.span() for m in _EVENT.finditer(text, start, end) if m.lastgroup is None]
    surplus = _surplus(text, events)
    found: list[Stretch] = []
    floor = start
    opened: tuple[int, str] | None = None
    depth = 0
    i = 0
    while i < len(events):
        a, b = events[i]
        mark = text[a:b]
        i += 1
        if opened is not None:
            place, kind = opened
            nested = mark == "“" and kind in ('"', "''", "„") and _can_open(text, start, a, b)
            if nested and not (kind == "„" and _can_close(text, end, a, b)):
                depth += 1
            elif depth and mark == ("”" if kind != "«" else "»"):
                depth -= 1
            elif mark in closes[kind]:
                if mark in ('"', "''"):
                    if _is_inch(text, events, i, a, b):
                        continue
                    if kind == "“" and text[a - 1].isdigit() and _turned(text, events, i, a, end):
                        continue
                    if text[a - 1].isspace() and _can_open(text, start, a, b) and a - place > 1:
                        if kind == mark == '"' and surplus[i] - 1 > depth:
                            depth += 1
                            continue
                        _add(text, found, Stretch(place, _trim(text, place, a), kind, closed=False))
                        opened, depth = (a, mark), 0
                        continue
                    if b < end and text[b].isalnum() and text[a - 1].isalnum():
                        continue
                if depth and mark == kind:
                    depth -= 1
                    continue
                _add(text, found, Stretch(place, b, kind))
                floor, opened, depth = b, None, 0
            elif mark == kind and mark in _PAIRS and surplus[i] - 1 > depth:
                depth += 1
            elif mark == kind and _can_open(text, start, a, b) and a - place > 1:
                _add(text, found, Stretch(place, _trim(text, place, a), kind, closed=False))
                opened, depth = (a, mark), 0
            continue
        if mark in _SINGLE:
            close = _single(text, start, end, events, i - 1)
            if close is not None:
                _add(text, found, Stretch(a, events[close][1], mark))
                floor, i = events[close][1], close + 1
            elif (mark == next_char == "‘" and a == start) or (pending == "‘" and a == start):
                _add(text, found, Stretch(a, end, mark, closed=False))
                return found
        elif mark in closes and _can_open(text, start, a, b):
            opened, depth = (a, mark), 0
        elif mark == "”" and a == start and "“" in text and _turned(text, events, i, b, end):
            # the wrong mark at the head of a paragraph
            opened, depth = (a, "“"), 0
        elif mark in ("”", "»", '"', "''", "’", "’’", "“", "«") and _can_close(text, end, a, b):
            if mark == "’" and pending != "‘":
                continue
            if text[a - 1].isdigit() and mark in ('"', "”", "''"):
                continue
            begin = start if pending and not found else _orphan(text, floor, a)
            stray = Stretch(begin, b, "", opened=False, continues=bool(pending and not found))
            floor = b
            if mark in ("“", "«") and not pending:
                continue
            _add(text, found, stray)
    if opened is not None:
        place, kind = opened
        _add(text, found, Stretch(place, _trim(text, place, end), kind, closed=False))
    return found


def _surplus(text: str, events: Sequence[tuple[int, int]]) -> list[int]:
    """For each mark, how many more close than open from there on to the end."""
    counts = [0] * (len(events) + 1)
    for i in range(len(events) - 1, -1, -1):
        mark = text[events[i][0] : events[i][1]]
        counts[i] = counts[i + 1] + (mark in ("”", "»")) - (mark in _PAIRS)
        if mark == '"':
            counts[i] += 1 - 2 * (text[events[i][0] - 1 : events[i][0]].isspace())
    return counts


def _turned(text: str, events: Sequence[tuple[int, int]], i: int, after: int, end: int) -> bool:
    """True where a closing mark comes before the next that opens."""
    for c, _ in events[i : i + 8]:
        if text[c] in "“„":
            return False
        if text[c] == "”":
            return c > after
    return False


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _add(text: str, found: list[Stretch], stretch: Stretch) -> None:
    if _WORD.search(text, stretch.start, stretch.end):
        found.append(stretch)


def _is_inch(text: str, events: Sequence[tuple[int, int]], i: int, a: int, b: int) -> bool:
    """A straight mark after a figure, with one more to come that can only close: 6'2" tall."""
    if not text[a - 1].isdigit() or i >= len(events):
        return False
    if not (text[b : b + 1] == " " and text[b + 1 : b + 2].islower()):
        return False
    later = next(
        ((c, d) for c, d in events[i : i + 8] if text[c] in '"”' and text[c - 1] != " "), None
    )
    opening = next(
        (c for c, d in events[i : i + 8] if text[c] in '"“' and text[c - 1] == " "), None
    )
    return later is not None and (opening is None or later[0] < opening)


def _single(
    text: str, start: int, end: int, events: Sequence[tuple[int, int]], i: int
) -> int | None:
    """Event that closes the single mark at event `i`; None where it is an apostrophe."""
    a, b = events[i]
    mark = text[a]
    if not _can_open(text, start, a, b):
        return None
    word = _WORD.match(text, b)
    if word is None and text[b] not in '[(¿¡…“".-–—$£€@#':
        inner = _WORD.match(text, b + 1) if text[b] in "’'" else None
        if inner is None or inner.group().lower() not in _ELIDED:
            return None
    elided = (
        word is not None
        and mark in "'‘"
        and (
            word.group().lower() in _ELIDED
            or (word.group()[0].isdigit() and text[word.end() - 1] == "s")
        )
    )
    closers = "‘’'" if mark == "‚" else "’'"
    fallback: int | None = None
    for j in range(i + 1, len(events)):
        c, d = events[j]
        kind = text[c:d]
        if kind in _SINGLE and kind not in closers and _can_open(text, start, c, d):
            break
        if kind not in closers or (kind == "'" and mark == "‘" and text[c - 1].isspace()):
            continue
        if kind == "'" == mark and _can_open(text, start, c, d) and not _can_close(text, end, c, d):
            break
        if not _can_close(text, end, c, d):
            continue
        before = text[c - 1]
        possible = (
            (before in "szx" or text[c - 2 : c] == "in" or _clipped(text, start, c))
            and d < end
            and text[d] == " "
            and text[d + 1 : d + 2].isalpha()
        )
        if elided and before not in ",.?!…":
            continue
        if not possible:
            return j
        if fallback is None:
            fallback = j
    return fallback


def _clipped(text: str, start: int, place: int) -> bool:
    """True for a word that an apostrophe often ends: "an’", "o’", "th’"."""
    begin = place
    while begin > start and place - begin < 5 and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:place].lower() in _CLIPPED


def _orphan(text: str, floor: int, place: int) -> int:
    """Where words began whose opening mark is missing."""
    begin = floor
    while begin < place and (text[begin].isspace() or text[begin] in ",;:"):
        begin += 1
    last = begin
    for match in _SENTENCE_END.finditer(text, begin, place):
        last = match.end()
    if last != begin and _FIRST_PERSON.search(text, begin, last):
        return begin
    return last
