"""Where sentences end: rules for running text, language by language where they differ.

Own rules, since a quotation must be splittable at the sentence ends inside it when it is long,
and stay whole when it is short. No rule looks further than a few words, so time is linear.
"""

from __future__ import annotations

import re

from narrate.wording.abbreviations import AFTER_TIME, CLOSING, OPENING, STARTERS

SHORT_QUOTATION = 90
"""A quotation, or a remark in brackets, of at most so many characters is never broken inside."""

_CLOSERS = r"[\"'”’»›)\]」』】〉》“‘]"
_END = re.compile(
    r"(?P<mark>\.{2,}|…+|[.!?‽]+|[؟۔।॥]|[。！？｡]+)"
    rf"(?P<close>{_CLOSERS}*(?:[ \u00a0\u202f]?»)?)(?P<gap>\s+|$)"
    rf"|(?P<wide>[。！？｡…]+[\"”’»›)\]」』】〉》]*)(?P<after>[  　]*)(?=\S)"
    r"|(?P<blank>\n[^\S\n]*\n\s*)"
)
_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "(": ")", "（": "）"}
_MARK = re.compile(r"[“”«»„「」『』()（）\"]|\n[^\S\n]*\n")
_TOKEN = re.compile(r"[^\s\"“”‘«»„()\[\]—–/]+\Z")
_NEXT = re.compile(r"[\s\"'“”‘’«»„(\[「『¿¡*_—–-]*([^\W_]+(?:['’][^\W_]+)?)?(\.?)")
_LIST_NUMBER = re.compile(
    r"(?:(?:\A|\n)\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})|[a-z]{4}[.!?]\s\d{1,2})\Z"
)
_NUMBER = re.compile(r"\d{1,3}\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z|(?:[^\W\d_]\.-?)+[^\W\d_]\Z")
_ORDINAL_LANGUAGES = frozenset(
    ("de", "da", "nb", "no", "nn", "fi", "cs", "sk", "pl", "hu", "tr", "et", "hr", "sl", "is", "lv")
)


def split_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences of `text`, in order.

    Each range ends where the next begins, the first begins at 0 and the last ends at
    `len(text)`: nothing is lost, and white space belongs to the sentence before it. Closing marks
    stay with the sentence they close. A blank line always ends a sentence. Empty text has none.
    """
    if not text:
        return ()
    base = language.replace("_", "-").split("-")[0].lower()
    closed = _unbreakable(text)
    next_closed = 0
    ends: list[int] = []
    for found in _END.finditer(text):
        end = found.end()
        if end >= len(text):
            break
        if found["blank"] is not None:
            ends.append(end)
            continue
        at = found.start()
        while next_closed < len(closed) and closed[next_closed][1] <= at:
            next_closed += 1
        if next_closed < len(closed):
            start, stop = closed[next_closed]
            # The mark before the closing quotation mark may end the sentence; one inside may not.
            if start < at and (found.end("close") if found["mark"] else found.end("wide")) < stop:
                continue
        if found["wide"] is not None:
            if not found["wide"].startswith("…"):
                ends.append(end)
            continue
        if found["gap"].count("\n") > 1 or _ends_sentence(text, found, base):
            ends.append(end)
    ends.append(len(text))
    starts = [0, *ends[:-1]]
    return tuple(zip(starts, ends, strict=True))


def _ends_sentence(text: str, found: re.Match[str], language: str) -> bool:
    """Whether the mark found, which white space follows, is the end of a sentence."""
    mark = found["mark"]
    following = _NEXT.match(text, found.end())
    word = following[1] if following is not None and following[1] else ""
    if not word:
        return True
    lower_next = word[0].islower() and not re.match(r"[a-z][A-Z]", word)
    if mark != ".":
        # “Really?” he asked. Wait… what?
        return not lower_next
    if lower_next:
        return False
    if found["close"] and found["close"][0] not in "'’":
        return True
    before = _TOKEN.search(text, max(0, found.start() - 40), found.start())
    token = before[0] if before is not None else ""
    starter = word in STARTERS.get(language, STARTERS["en"])
    key = token.lstrip("'’").lower()
    if key in OPENING.get(language, ()) or (
        language == "en" and key.rpartition("-")[2] in OPENING["en"]
    ):
        return False
    if language == "en" and key in ("a.m", "p.m"):
        return word not in AFTER_TIME
    if key in CLOSING.get(language, ()) or key in CLOSING["*"]:
        return starter
    if key in _BEFORE_NUMBER.get(language, ()) or (language == "de" and key.endswith("str")):
        return not word[0].isdigit()
    if _NUMBER.search(token) and (language in _ORDINAL_LANGUAGES) and token.isdigit():
        return starter
    if _LIST_NUMBER.search(_tail(text, found.start())):
        return False
    if _INITIAL.match(token):
        if language == "en" and token == "I":
            return True
        if not token[-1].isupper() and len(token) == 1:
            return starter
        # The comma-less initial of a name, or letters with dots; "vitamin C. It helps" ends.
        return starter
    return True


def _tail(text: str, end: int) -> str:
    """The few characters before `end`; where the text begins nearer, a pattern's start sees it."""
    return "¶" + text[end - 10 : end] if end > 10 else text[:end]


_BEFORE_NUMBER = {
    "en": frozenset(("no", "nos", "fig", "figs", "art", "sec", "vol", "pp", "p", "ch", "op", "eq")),
    "de": frozenset(("nr", "art", "abs", "kap", "bd", "s", "ziff")),
    "fr": frozenset(("n", "no", "art", "chap", "p", "vol")),
    "es": frozenset(("núm", "n", "art", "cap", "pág", "p", "vol")),
}


def _unbreakable(text: str) -> list[tuple[int, int]]:
    """Outermost short quotations and brackets, in order: no sentence ends inside one."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    straight = -1
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if len(mark) > 1:
            stack.clear()
            straight = -1
        elif mark == '"':
            if straight < 0:
                straight = at
            else:
                _add(found, straight, at + 1)
                straight = -1
        elif stack and mark in _PAIRS[stack[-1][0]]:
            _, start = stack.pop()
            _add(found, start, at + 1)
        elif mark in _PAIRS and len(stack) < 8:
            stack.append((mark, at))
    return found


def _add(found: list[tuple[int, int]], start: int, end: int) -> None:
    """Note a pair, in place of the shorter ones within it, if it is short."""
    if end - start > SHORT_QUOTATION:
        return
    while found and found[-1][0] >= start:
        found.pop()
    found.append((start, end))
