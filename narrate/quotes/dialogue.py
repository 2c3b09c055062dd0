"""Dialogue without quotation marks: a paragraph that opens with a dash.

So write French, Spanish, Russian and others: "— Привет, — сказал Иван. — Пора." The dash opens what
is said; what the reporter puts in between stands between dashes, or in French between commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from narrate.quotes.grammar import Grammar

DASHES = "—–―"

_OPENS = re.compile(r"[ \t\xa0\u2009\u202f]*([—–―])[ \t\xa0\u2009\u202f]*(?=[^\s—–―])")
_DASH = re.compile(r"[—–―]")
_ENDS = '.?!…»”"'
_TAG = re.compile(r"[,?!…»](?:\s+|$)((?:[^\W\d_]{1,4}[ ’'])?)([^\W\d_]+)(?=[\s-])")
"""A word after a comma: where "Bonjour, dit Pierre" may pass to the reporter."""
_RESUMES = re.compile(r"[.,] [—–―] (?=[^\W\d_])")
_REST = re.compile(r"[,.;:]\s+")
_WORD = re.compile(r"[^\W\d_]+")


def find_dialogue(
    text: str, start: int, end: int, grammar: Grammar
) -> list[tuple[int, int, bool]] | None:
    """What is said in the paragraph, as (start, end, more follows); None where it is no dialogue.

    The first stretch begins with its dash. A line that does not end like a sentence, as in a list
    or "— Ana Lima", is no dialogue.
    """
    opening = _OPENS.match(text, start, end)
    if opening is None or not grammar.dialogue:
        return None
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    asides = list(_asides(text, opening.end(), stop, grammar))
    if not asides and text[stop - 1] not in _ENDS:
        return None
    found: list[tuple[int, int]] = []
    position = opening.start(1)
    for begin, close in asides:
        found.append(_trimmed(text, position, begin))
        position = close
    if position < stop:
        found.append(_trimmed(text, position, stop))
    said = [(a, b) for a, b in found if _WORD.search(text, a, b)]
    return [(a, b, i + 1 < len(said)) for i, (a, b) in enumerate(said)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ".,;:"):
        start += 1
    while end > start and (
        text[end - 1].isspace() or (text[end - 1] in DASHES and end > start + 1)
    ):
        end -= 1
    return start, end


def _asides(text: str, start: int, end: int, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """What the reporter puts in: "— сказал Иван. —", "—dijo Juan—.", "dit Pierre,"."""
    dashes = [m.start() for m in _DASH.finditer(text, start, end)]
    position = start
    number = 0
    while True:
        tag = _tag(text, position, dashes[number] if number < len(dashes) else end, end, grammar)
        if tag is not None:
            yield tag
            position = tag[1]
            while number < len(dashes) and dashes[number] < position:
                number += 1
            continue
        if number >= len(dashes):
            return
        place = dashes[number]
        number += 1
        if not _opens_aside(text, place, end):
            continue
        close = end
        while number < len(dashes):
            here = dashes[number]
            number += 1
            if text[here - 1] in ".,;:!?…" or text[here - 2 : here - 1] in tuple(".,;:!?…"):
                close = here + 1
                break
            if not text[here - 1].isspace() and not text[here + 1 : here + 2].isalnum():
                close = here + 1
                break
        yield place, close
        position = close


def _opens_aside(text: str, place: int, end: int) -> bool:
    """True for a dash after which the reporter speaks: he goes on in lower case."""
    after = place + 1
    while after < end and text[after].isspace():
        after += 1
    if after >= end or not text[after].islower():
        return False
    before = place - 1
    while before > 0 and text[before].isspace():
        before -= 1
    if text[before] in ",.?!…»" or (after == place + 1 and text[place - 1].isspace()):
        return True
    # Polish: "– Dzień dobry – powiedział Jan. – Już czas."
    later = _RESUMES.search(text, after, end)
    return later is not None and _DASH.search(text, after, later.start()) is None


def _tag(text: str, start: int, stop: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """A short clause of saying between commas: ", dit Pierre,"."""
    if not grammar.finite:
        return None
    for match in _TAG.finditer(text, start, stop):
        if match.group(2).lower() not in grammar.finite or not match.group(2)[0].islower():
            continue
        begin = match.end() - len(match.group(2)) - len(match.group(1))
        for rest in _REST.finditer(text, match.end(), end):
            tail = text[rest.end() : end]
            speaks = text[rest.start()] != "," or tail.rstrip()[-1:] in ("?", "!")
            clause = any(w.lower() in grammar.clauses for w in _WORD.findall(tail[:200]))
            if speaks or clause:
                return begin, rest.end()
            break
        return begin, end
    return None


_INCISE = re.compile(r"[,?!…][ \xa0\u202f]((?:(?:a|ont|avait|se|lui|leur) |s’(?:est )?)*)([\w’-]+)")
"""Where "« …, promet Lima, … »" may pass to the reporter: a mark, auxiliaries, a verb."""
_TIED = re.compile(r"(?:-t)?-(?:ils?|elles?|on|je)$")
_INSET = re.compile(r"[ \xa0]([—–])([^\W\d_]+)[^—–]{1,90}([—–])(?=[.,;:?! ]|$)")
_REPORTER = 90
"""Characters that the reporter's words within marks have at most."""


def asides_within(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """What the reporter puts in without closing the marks, in a stretch that has them.

    French sets it between commas, Spanish between dashes: "«Funciona —dijo Lima—. Y es barato»".
    """
    if not grammar.inverts:
        return []
    found = [
        (inset.start(1), inset.end(3))
        for inset in _INSET.finditer(text, start, end)
        if inset.group(2).lower() in grammar.finite
    ]
    if found or not grammar.elisions:
        return found
    for match in _INCISE.finditer(text, start, end):
        verb = _TIED.sub("", match.group(2).lower())
        tied = verb != match.group(2).lower()
        known = verb in grammar.participles if match.group(1) else verb in grammar.core
        known = known or (tied and verb in grammar.auxiliaries)
        if not known or not match.group(2)[0].islower():
            continue
        close = _REST.search(text, match.end(), min(end, match.end() + _REPORTER))
        subject = text[match.end() : match.end() + 1] == " " and not tied
        if subject and not _names(text, match.end() + 1, grammar):
            continue
        if close is not None and (not found or found[-1][1] <= match.start(1)):
            found.append((match.start(1), close.end()))
    return found


def _names(text: str, at: int, grammar: Grammar) -> bool:
    """True where a subject begins: "Claire Fabre", "le maire", "l’avocate"."""
    word = _WORD.match(text, at)
    if word is None:
        return False
    elided = text[word.end() : word.end() + 1] in ("’", "'")
    return word.group()[0].isupper() or elided or word.group().lower() in grammar.determiners
