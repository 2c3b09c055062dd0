"""Who speaks, in languages of which only the marks are known: by name and colon, or by a dash.

Nothing is guessed from words that nobody here can read: a wrong voice is worse than none.
"""

from __future__ import annotations

from narrate.quotes.mentions import Mention
from narrate.quotes.passage import Token
from narrate.quotes.sieve import Case, Finding, Rule, again, dash

_COLONS = (":", "：")
_LONGEST = 5
"""Words that a name with its title has at most."""


def named(case: Case) -> Finding | None:
    """Глава района Пётр Громов: «…»  田中花子：「…」  سمير حداد: «…»"""
    begin = case.sentence[0]
    colon = case.at - 1
    tokens = case.tokens
    size = colon - begin
    if tokens[colon].text not in _COLONS or not 1 <= size <= _LONGEST:
        return None
    if any(token.kind != "word" or _is_figure(token) for token in tokens[begin:colon]):
        return None
    if all(_has_no_case(token) for token in tokens[begin:colon]):
        return case.found(Mention(begin, colon))
    first = colon
    while first > begin and (tokens[first - 1].cap or _is_particle(case, first - 1)):
        first -= 1
    while first < colon and not tokens[first].cap:
        first += 1
    if first == begin:
        return case.found(Mention(begin, colon))
    # a role before it, but no preposition: "a New York: «…»" names a place
    if colon - first >= 2 and len(tokens[first - 1].text) > 3:
        return case.found(Mention(first, colon))
    return None


def _is_figure(token: Token) -> bool:
    return token.text[:1].isdigit()


def _has_no_case(token: Token) -> bool:
    """True for a word in a script without capitals."""
    return token.text[:1].lower() == token.text[:1].upper()


def _is_particle(case: Case, i: int) -> bool:
    return case.tokens[i].lower in case.grammar.particles


BARE: tuple[tuple[Rule, float], ...] = ((dash, 0.9), (named, 0.9), (again, 0.9))
"""The rules in the order they are tried, each with the share of its answers that are right."""
