"""Mentions: noun phrases, the words that may name a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from narrate.quotes.grammar import Grammar
from narrate.quotes.passage import Token

OPENING = frozenset("([")
CLOSING = frozenset(")]")
_ASIDE_ENDS = frozenset(",–—;:.([") | {"--"}
REACH = 60
"""Tokens that a search looks back, so that a sentence without end costs no more than others."""

_LONGEST = 10
"""Words that a noun phrase has at most."""


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


def is_verb(token: Token, grammar: Grammar) -> bool:
    """True for a verb of saying or an auxiliary."""
    return not token.cap and (token.lower in grammar.finite or token.lower in grammar.auxiliaries)


def stops(token: Token, grammar: Grammar) -> bool:
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
        counted = not (stops(ahead, grammar) or ahead.lower in grammar.finite)
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
            if words > _LONGEST:
                break
            role = role or word in grammar.roles
            named = not token.owner
            if token.owner:
                role = False
            i += 1
            continue
        if word in grammar.determiners and i > first:
            if tokens[i - 1].lower in grammar.determiners:
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
        if named and ahead is not None and ahead.cap and in_office(tokens, i, limit, grammar):
            i += 1
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
        if stops(token, grammar) or (word in grammar.pronouns and words):
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
        if words > _LONGEST:
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


def in_office(tokens: Sequence[Token], i: int, limit: int, grammar: Grammar) -> bool:
    """True at "of" in "Chiefs of Staff spokesman Ana Lima"."""
    if tokens[i].lower not in ("of", "for"):
        return False
    k = i + 1
    while k < limit and tokens[k].cap and k - i < 6:
        k += 1
    return k + 1 < limit and tokens[k].lower in grammar.roles and tokens[k + 1].cap


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
    limit = min(end, k + REACH)
    while k < limit:
        token = tokens[k]
        if token.text in OPENING:
            k += 1
            while k < limit and tokens[k].text not in CLOSING:
                k += 1
            k += 1
        elif token.text in (",", "–", "—", "--"):
            if verb_at(tokens, k + 1, limit, grammar) and k > start:
                return k + 1
            k += 1
            while k < limit and tokens[k].text not in _ASIDE_ENDS:
                k += 1
            if k >= limit or tokens[k].text in (";", ":", "."):
                return start
            if tokens[k].text in OPENING:
                continue
            if verb_at(tokens, k + 1, limit, grammar):
                return k + 1
        elif token.lower in grammar.attaching and token.lower not in grammar.relatives:
            phrase = noun_phrase(tokens, k + 1, limit, grammar)
            if phrase is None:
                return start
            k = phrase.last
            if (
                k < limit
                and tokens[k].kind == "word"
                and not stops(tokens[k], grammar)
                and tokens[k].lower not in grammar.finite
                and verb_at(tokens, k + 1, limit, grammar)
            ):
                # "a narrator in the Lima film says"
                return k + 1
        else:
            return k
    return start


def verb_at(tokens: Sequence[Token], k: int, end: int, grammar: Grammar) -> bool:
    """True where a verb of saying stands at token `k`, adverbs passed over."""
    k = skip_adverbs(tokens, k, end, grammar)
    return k < end and tokens[k].lower in grammar.finite and not tokens[k].cap
