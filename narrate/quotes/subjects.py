"""Subjects: whose verb it is, found by their place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from narrate.quotes.grammar import Grammar
from narrate.quotes.mentions import (
    CLOSING,
    OPENING,
    REACH,
    Mention,
    is_name,
    is_verb,
    noun_phrase,
)
from narrate.quotes.passage import Token

_CLAUSES_OPEN = frozenset(["after", "because", "when", "although", "though", "since"])


def subject_of(tokens: Sequence[Token], v: int, begin: int, grammar: Grammar) -> Mention | None:
    """The subject that stands before the verb at token `v` in the sentence from `begin`."""
    begin = max(begin, v - REACH)
    end = v
    while end > begin:
        token = tokens[end - 1]
        if token.kind != "word" or token.cap:
            break
        word = token.lower
        if (
            word in grammar.adverbs
            or word in grammar.auxiliaries
            or (word.endswith("ly") and word not in grammar.roles)
            or word in ("not", "as")
        ):
            end -= 1
            continue
        break
    if end == begin:
        return None
    left = tokens[end - 1]
    if left.kind == "mark" and left.text in ",)-–—--":
        return _across_commas(tokens, end, begin, grammar)
    if left.kind != "word":
        return None if left.kind == "mark" else main_subject(tokens, begin, end, grammar)
    if left.lower in grammar.relatives:
        return _antecedent(tokens, end - 1, begin, grammar)
    if left.lower in grammar.joining or left.lower in ("but", "then", "to"):
        return _shared_subject(tokens, end - 1, begin, grammar)
    if left.lower in grammar.pronouns:
        return Mention(end - 1, end)
    start = end
    while start > begin:
        token = tokens[start - 1]
        if token.kind == "mark" and token.text not in ("&", "’", "'"):
            break
        if token.kind == "quote" and not (
            start < end and tokens[start].cap and len(token.text) < 24
        ):
            break
        if token.kind == "word" and token.lower in grammar.conjunctions:
            break
        start -= 1
    if start > begin and tokens[start - 1].lower in grammar.relatives and start == end:
        return _antecedent(tokens, start - 1, begin, grammar)
    if (
        start > begin + 1
        and tokens[start - 1].lower in grammar.relatives
        and (tokens[start].lower in grammar.auxiliaries or tokens[start].lower in grammar.finite)
    ):
        # "one scientist who was not part of the study called it"
        return _antecedent(tokens, start - 1, begin, grammar)
    return _within(tokens, start, end, begin, grammar)


def _shared_subject(
    tokens: Sequence[Token], end: int, begin: int, grammar: Grammar
) -> Mention | None:
    """The subject of "and said": that of the verb before it in the same clause."""
    for k in range(end - 1, begin, -1):
        token = tokens[k]
        if token.kind == "mark" and token.text in ",;:":
            break
        if token.kind != "word" or token.cap:
            continue
        if token.lower in _CLAUSES_OPEN:
            phrase = noun_phrase(tokens, k + 1, end, grammar)
            if phrase is not None and phrase.last < end:
                return phrase
            break
    return main_subject(tokens, begin, end, grammar)


def _within(
    tokens: Sequence[Token], start: int, end: int, begin: int, grammar: Grammar
) -> Mention | None:
    """The subject within a stretch without commas that runs up to the verb."""
    i = start
    while (
        i < end
        and tokens[i].kind == "word"
        and (
            tokens[i].lower in grammar.adverbs
            or tokens[i].lower in grammar.joining
            or tokens[i].lower == "but"
            or (tokens[i].lower.endswith("ly") and not is_name(tokens[i], grammar))
        )
    ):
        i += 1
    if i >= end:
        return main_subject(tokens, begin, start, grammar) if start > begin else None
    leading = tokens[i].lower in grammar.prepositions or tokens[i].lower in grammar.times
    if not leading:
        phrase = noun_phrase(tokens, i, end, grammar)
        if phrase is not None:
            return phrase
    # "On Monday Lima said": the last noun phrase that reaches the verb
    best: Mention | None = None
    j = end - 1
    while j >= i and end - j < 12:
        token = tokens[j]
        if token.lower in grammar.prepositions or is_verb(token, grammar) or token.kind != "word":
            break
        phrase = noun_phrase(tokens, j, end, grammar)
        if phrase is not None and phrase.last == end:
            best = phrase
            if token.lower in grammar.determiners:
                break
        j -= 1
    return best or main_subject(tokens, begin, end, grammar)


def _antecedent(
    tokens: Sequence[Token], relative: int, begin: int, grammar: Grammar
) -> Mention | None:
    """Whom "who" stands for."""
    end = relative
    while end > begin and tokens[end - 1].kind == "mark":
        end -= 1
    start = end
    while start > begin:
        token = tokens[start - 1]
        if token.kind != "word" or token.lower in grammar.conjunctions or is_verb(token, grammar):
            break
        if token.lower in grammar.prepositions and token.lower not in ("of", "for"):
            break
        start -= 1
    phrase = noun_phrase(tokens, start, end, grammar) if start < end else None
    return phrase or Mention(relative, relative + 1)


def _segments(
    tokens: Sequence[Token], begin: int, end: int, grammar: Grammar
) -> list[tuple[int, int]]:
    """The stretches between commas and dashes; what stands in brackets, and states, left out."""
    found: list[tuple[int, int]] = []
    start = begin
    bracket = False
    for i in range(begin, end):
        token = tokens[i]
        if token.kind != "mark":
            continue
        if token.text in OPENING:
            if start < i and not bracket:
                found.append((start, i))
            bracket = True
        elif token.text in CLOSING:
            bracket, start = False, i + 1
        elif token.text in ",;:–—--" and not bracket:
            if start < i and not _is_state(tokens, start, i, begin, grammar):
                found.append((start, i))
            start = i + 1
    if start < end and not bracket and not _is_state(tokens, start, end, begin, grammar):
        found.append((start, end))
    return found


def _is_state(tokens: Sequence[Token], start: int, stop: int, begin: int, grammar: Grammar) -> bool:
    """True for what follows the name of a town: "of Salem, Ore.," and "in Salem, Oregon,"."""
    if start - 2 < begin or stop - start > 2 or not tokens[start].cap:
        return False
    if tokens[start - 1].text != ",":
        return False
    if stop - start == 1 and tokens[start].lower.rstrip(".") in grammar.abbreviations:
        return tokens[start].text.endswith(".")
    k = start - 2
    while k > begin and tokens[k].cap and start - k < 5:
        k -= 1
    return k < start - 2 and tokens[k].lower in ("of", "in", "from", "near", "at")


def _opens_aside(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True where a stretch between commas cannot be the subject: "in a statement", "who chairs"."""
    token = tokens[i]
    word = token.lower
    return (
        token.kind != "word"
        or word in grammar.prepositions
        or word in grammar.relatives
        or word in grammar.conjunctions
        or word in grammar.times
        or (word in grammar.adverbs)
        or word in ("according", "asked", "pressed", "citing", "whose", "not", "to")
        or (
            word.endswith(("ing", "ly"))
            and word not in grammar.roles
            and not (token.cap and i + 1 < len(tokens) and tokens[i + 1].cap)
        )
        or word in ("d-", "r-")
        or word[:1].isdigit()
        or word.startswith(("d-", "r-"))
        or (word in grammar.loose or (word in grammar.finite and not token.cap))
    )


def _across_commas(
    tokens: Sequence[Token], end: int, begin: int, grammar: Grammar
) -> Mention | None:
    """The subject of "Lima, who chairs the council, said"."""
    lower = begin
    for i in range(end - 2, begin - 1, -1):
        if tokens[i].kind == "quote" or (tokens[i].kind == "mark" and tokens[i].text in ";:"):
            lower = i + 1
            break
    fallback: Mention | None = None
    for start, stop in reversed(_segments(tokens, lower, end - 1, grammar)):
        i = start
        while i < stop and (
            tokens[i].lower in grammar.joining or tokens[i].lower in ("but", "though")
        ):
            i += 1
        if i >= stop:
            continue
        inner = _clause_start(tokens, i, stop, grammar)
        if _opens_aside(tokens, inner, grammar):
            continue
        phrase = noun_phrase(tokens, inner, stop, grammar)
        if phrase is None:
            continue
        if _verb_within(tokens, phrase.last, stop, grammar) and fallback is not None and inner == i:
            break
        fallback = phrase
        before = tokens[phrase.first].lower
        if i != start:
            # "…, but a spokesman, Ana Lima, said": a clause of its own
            break
        plain = before not in grammar.fresh and before != "the" and phrase.last == stop
        if inner != i or (
            plain and any(is_name(tokens[k], grammar) for k in range(phrase.first, phrase.last))
        ):
            break
    return fallback


def _clause_start(tokens: Sequence[Token], i: int, stop: int, grammar: Grammar) -> int:
    """Where a clause within a stretch begins, after "that" or "while"."""
    for k in range(stop - 1, i, -1):
        if tokens[k].lower in grammar.conjunctions and tokens[k].lower not in ("as", "than"):
            return k + 1 if k + 1 < stop else i
    return i


def _verb_within(tokens: Sequence[Token], i: int, stop: int, grammar: Grammar) -> bool:
    return any(is_verb(tokens[k], grammar) for k in range(i, stop))


def main_subject(tokens: Sequence[Token], begin: int, end: int, grammar: Grammar) -> Mention | None:
    """The first noun phrase of the clause that ends at `end`."""
    begin = max(begin, end - REACH)
    if end <= begin:
        return None
    for start, stop in _segments(tokens, begin, end, grammar):
        i = start
        while (
            i < stop
            and tokens[i].kind == "word"
            and (
                tokens[i].lower in grammar.joining
                or tokens[i].lower in grammar.adverbs
                or tokens[i].lower in ("but", "so", "yet", "though", "still")
            )
        ):
            i += 1
        if i >= stop or _opens_aside(tokens, i, grammar):
            continue
        phrase = noun_phrase(tokens, i, stop, grammar)
        if phrase is not None:
            if not any(tokens[k].cap for k in range(phrase.first + 1, phrase.last)):
                return _apposed(tokens, stop, end, grammar) or phrase
            return phrase
    return None


def _apposed(tokens: Sequence[Token], comma: int, end: int, grammar: Grammar) -> Mention | None:
    """The name in "One of the members, Ana Lima,"."""
    if comma + 2 >= end or tokens[comma].text != "," or not is_name(tokens[comma + 1], grammar):
        return None
    phrase = noun_phrase(tokens, comma + 1, end, grammar)
    if phrase is None or phrase.last - phrase.first < 2 or phrase.last >= end:
        return None
    return phrase if tokens[phrase.last].text == "," else None
