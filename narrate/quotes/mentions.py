"""Mentions: the words that name a speaker, found by their place beside a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from narrate.quotes.grammar import Grammar
from narrate.quotes.passage import Token

_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_ASIDE_ENDS = frozenset(",–—;:.([") | {"--"}
_CLAUSES_OPEN = frozenset(["after", "because", "when", "although", "though", "since"])
_REACH = 60
"""Tokens that a search looks back, so that a sentence without end costs no more than others."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of tokens that names someone."""

    first: int
    """First token, in its paragraph."""

    last: int
    """Token after the last."""


def is_name(token: Token, grammar: Grammar) -> bool:
    """True for a capital that may be part of somebody's name."""
    return (
        token.cap
        and token.lower not in grammar.times
        and token.lower not in grammar.pronouns
        and token.lower not in grammar.determiners
    )


def _is_verb(token: Token, grammar: Grammar) -> bool:
    return not token.cap and (token.lower in grammar.finite or token.lower in grammar.auxiliaries)


def _stops(token: Token, grammar: Grammar) -> bool:
    """True for a word that no noun phrase goes across."""
    word = token.lower
    return (
        word in grammar.prepositions
        or word in grammar.conjunctions
        or word in grammar.auxiliaries
        or word in grammar.relatives
        or (word in grammar.adverbs and not token.cap)
        or word in grammar.times
    )


def noun_phrase(
    tokens: Sequence[Token], i: int, limit: int, grammar: Grammar, depth: int = 0
) -> Mention | None:
    """The noun phrase that begins at token `i`, ending before `limit`; None where none does."""
    first = i
    if i >= limit or tokens[i].kind != "word":
        return None
    token = tokens[i]
    ahead = tokens[i + 1] if i + 1 < limit else None
    counted = token.lower in grammar.determiners and ahead is not None and ahead.kind == "word"
    if counted and ahead is not None and token.lower in grammar.pronouns:
        # "one aide", but "one said"
        counted = not (_stops(ahead, grammar) or ahead.lower in grammar.finite)
    if (
        token.lower in grammar.pronouns
        and not counted
        and not (token.text.isupper() and len(token.text) > 1)
    ):
        if not token.owner:
            return Mention(i, i + 1)
        i += 1
    elif token.lower in grammar.relatives:
        return Mention(i, i + 1)
    elif not token.cap and not _may_open(tokens, i, limit, grammar):
        return None
    named = role = False
    words = 0
    while i < limit:
        token = tokens[i]
        if token.kind == "quote":
            # Robert “Bobby” Scott
            if named and i + 1 < limit and tokens[i + 1].cap and len(token.text) < 24:
                i += 1
                continue
            break
        if token.kind == "mark":
            if token.text == "&" and i + 1 < limit and tokens[i + 1].cap:
                i += 1
                continue
            break
        word = token.lower
        if i == first and word in grammar.determiners:
            i += 1
            continue
        if token.cap:
            if word in grammar.times and not (named and i + 1 < limit and tokens[i + 1].cap):
                break
            if i > first and word in grammar.pronouns and word != "us":
                break
            if not grammar.nouns_capital and word in grammar.conjunctions:
                break
            words += 1
            role = role or word in grammar.roles
            named = not token.owner
            if token.owner:
                role = False
            i += 1
            continue
        if word in grammar.determiners and i > first:
            if i - 1 == first or tokens[i - 1].lower in grammar.determiners:
                i += 1
                continue
            break
        ahead = tokens[i + 1] if i + 1 < limit else None
        if (
            word in grammar.particles
            and ahead is not None
            and ahead.kind == "word"
            and (ahead.cap or ahead.lower in grammar.particles)
        ):
            i += 1
            continue
        if (
            named
            and word in ("of", "for")
            and ahead is not None
            and (ahead.cap or (ahead.lower == "the" and i + 2 < limit and tokens[i + 2].cap))
            and tokens[i - 1].lower in grammar.groups
        ):
            i += 2 if ahead.lower == "the" else 1
            continue
        if word in grammar.joining and ahead is not None and words:
            if named and ahead.cap and _joined(tokens, i + 1, limit, grammar):
                i += 1
                continue
            break
        if word in grammar.attaching and role and depth < 2 and not named and ahead is not None:
            inner = noun_phrase(tokens, i + 1, limit, grammar, depth + 1)
            if inner is None or word in grammar.relatives:
                break
            i = inner.last
            named = True
            continue
        if _stops(token, grammar):
            break
        if word in grammar.finite and words:
            break
        if (
            named
            and word not in grammar.roles
            and not (ahead is not None and ahead.lower in grammar.roles)
        ):
            break
        if role and word not in grammar.roles and word.endswith(("ed", "ing", "s")):
            break
        if words and word.endswith(("ed", "ing")) and word not in grammar.roles:
            break
        if (
            role
            and word not in grammar.roles
            and not (ahead is not None and (ahead.lower in grammar.roles or ahead.cap))
        ):
            break
        words += 1
        role = word in grammar.roles
        named = False
        i += 1
        if token.owner:
            role = False
        if words > 9:
            break
    if not words and (i == first or tokens[first].lower not in grammar.alone):
        return None
    if tokens[i - 1].owner and i - first == 1 and not tokens[i - 1].cap:
        return None
    return Mention(first, i) if i > first else None


def _may_open(tokens: Sequence[Token], i: int, limit: int, grammar: Grammar) -> bool:
    """True where a noun phrase may begin with the word in lower case at `i`."""
    token = tokens[i]
    word = token.lower
    if word in grammar.roles or word in grammar.particles:
        return True
    if word in grammar.joining or word in grammar.finite or word in grammar.loose:
        return False
    if word in grammar.conjunctions:
        ahead = tokens[i + 1] if i + 1 < limit else None
        return ahead is not None and word in grammar.determiners and ahead.lower in grammar.roles
    if word in grammar.determiners or not word.endswith(("ed", "ing")):
        return True
    # "retired general Ana Lima"
    return i + 1 < limit and (tokens[i + 1].cap or tokens[i + 1].lower in grammar.roles)


def _joined(tokens: Sequence[Token], i: int, limit: int, grammar: Grammar) -> bool:
    """True where "and" joins two names, not two clauses."""
    while i < limit and tokens[i].cap:
        i += 1
    return (
        i < limit
        and tokens[i].kind == "word"
        and (
            tokens[i].lower in grammar.finite
            or tokens[i].lower in grammar.adverbs
            or tokens[i].lower in grammar.auxiliaries
        )
    )


def skip_adverbs(tokens: Sequence[Token], i: int, limit: int, grammar: Grammar) -> int:
    """The next token that is neither adverb nor auxiliary."""
    while (
        i < limit
        and tokens[i].kind == "word"
        and not tokens[i].cap
        and (
            tokens[i].lower in grammar.adverbs
            or tokens[i].lower in grammar.auxiliaries
            or tokens[i].lower.endswith("ly")
        )
    ):
        i += 1
    return i


def past_asides(tokens: Sequence[Token], k: int, end: int, grammar: Grammar) -> int:
    """The token after what may stand between a name and its verb.

    Brackets, stretches between commas ("Lima, 45, a teacher,") and phrases tied to the name ("Lima
    of the harbour board"). Where no verb can follow, the place it began at.
    """
    start = k
    limit = min(end, k + _REACH)
    while k < limit:
        token = tokens[k]
        if token.text in _OPENING:
            k += 1
            while k < limit and tokens[k].text not in _CLOSING:
                k += 1
            k += 1
        elif token.text in (",", "–", "—", "--"):
            if _is_verb_at(tokens, k + 1, limit, grammar) and k > start:
                return k + 1
            k += 1
            while k < limit and tokens[k].text not in _ASIDE_ENDS:
                k += 1
            if k >= limit or tokens[k].text in (";", ":", "."):
                return start
            if tokens[k].text in _OPENING:
                continue
            if _is_verb_at(tokens, k + 1, limit, grammar):
                return k + 1
        elif token.lower in grammar.attaching and token.lower not in grammar.relatives:
            phrase = noun_phrase(tokens, k + 1, limit, grammar)
            if phrase is None:
                return start
            k = phrase.last
            if (
                k < limit
                and tokens[k].kind == "word"
                and not _stops(tokens[k], grammar)
                and tokens[k].lower not in grammar.finite
                and _is_verb_at(tokens, k + 1, limit, grammar)
            ):
                # "a narrator in the Lima film says"
                return k + 1
        else:
            return k
    return start


def _is_verb_at(tokens: Sequence[Token], k: int, end: int, grammar: Grammar) -> bool:
    k = skip_adverbs(tokens, k, end, grammar)
    return k < end and tokens[k].lower in grammar.finite and not tokens[k].cap


def subject_of(tokens: Sequence[Token], v: int, begin: int, grammar: Grammar) -> Mention | None:
    """The subject that stands before the verb at token `v` in the sentence from `begin`."""
    begin = max(begin, v - _REACH)
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
        if token.lower in grammar.prepositions or _is_verb(token, grammar) or token.kind != "word":
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
        if token.kind != "word" or token.lower in grammar.conjunctions or _is_verb(token, grammar):
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
        if token.text in _OPENING:
            if start < i and not bracket:
                found.append((start, i))
            bracket = True
        elif token.text in _CLOSING:
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
    return any(_is_verb(tokens[k], grammar) for k in range(i, stop))


def main_subject(tokens: Sequence[Token], begin: int, end: int, grammar: Grammar) -> Mention | None:
    """The first noun phrase of the clause that ends at `end`."""
    begin = max(begin, end - _REACH)
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
