"""Tags and cues: "Lima said", and the cue whose words a clause is part of."""

from __future__ import annotations

from collections.abc import Sequence

from narrate.quotes.cues import is_claim, is_cue, is_loose, owner_of
from narrate.quotes.grammar import Grammar
from narrate.quotes.mentions import (
    Mention,
    is_name,
    noun_phrase,
    past_asides,
    skip_adverbs,
    verb_at,
)
from narrate.quotes.passage import Token
from narrate.quotes.subjects import main_subject, subject_of

_THAT = frozenset(["that"])


def tag_at(
    tokens: Sequence[Token], j: int, end: int, grammar: Grammar
) -> tuple[Mention, bool] | None:
    """The speaker in "Lima said" (False) or "said Lima" (True) at token `j`."""
    if j >= end or tokens[j].kind != "word":
        return None
    if tokens[j].lower in grammar.finite and not tokens[j].cap:
        if tokens[j].lower in grammar.addressing:
            return None
        k = skip_adverbs(tokens, j + 1, end, grammar)
        phrase = noun_phrase(tokens, k, end, grammar)
        if phrase is not None and tokens[k].lower not in grammar.relatives | _THAT:
            return phrase, True
        return None
    phrase = noun_phrase(tokens, j, end, grammar)
    if phrase is None or tokens[phrase.first].lower in grammar.relatives:
        return None
    if verb_at(tokens, past_asides(tokens, phrase.last, end, grammar), end, grammar):
        return phrase, False
    return None


def cue_of(
    tokens: Sequence[Token], j: int, tag: tuple[Mention, bool], end: int, grammar: Grammar
) -> int:
    """The verb of a tag that begins at token `j`."""
    if tag[1]:
        return j
    for k in range(tag[0].last, end):
        if tokens[k].lower in grammar.finite:
            return k
    return j


def nearest_cue(
    tokens: Sequence[Token], begin: int, stop: int, grammar: Grammar, at: int = -1
) -> tuple[Mention | None, bool, int]:
    """Subject of the nearest cue before token `stop`: (mention, is a plain cue, its token).

    `at` is the quotation that the cue is sought for, where the search begins right before it.
    """
    for k in range(stop - 1, max(begin, stop - 60) - 1, -1):
        token = tokens[k]
        if token.kind != "word":
            continue
        if is_claim(tokens, k, grammar):
            owner = owner_of(tokens, k, grammar)
            assert owner is not None
            owned = _owner_phrase(tokens, owner, begin, grammar)
            verb = tokens[owned.first - 1].lower if owned.first > begin else ""
            if verb in grammar.finite or verb in grammar.loose:
                # "called Lima’s remarks “a joke”": said of the claim, not by its owner
                continue
            if stop - k > 3 or stop != at:
                outer = _telling(tokens, begin, owner, grammar)
                if outer is not None:
                    return outer
            return owned, True, k
        if is_cue(tokens, k, grammar):
            if tokens[k - 1].text == "," and _is_clause(tokens, begin, k - 1, grammar):
                # It may fade, wrote Lima, and “not soon”
                turned = noun_phrase(tokens, k + 1, stop, grammar)
                if turned is not None and tokens[turned.first].cap:
                    return turned, True, k
            subject = subject_of(tokens, k, begin, grammar)
            if subject is not None:
                if k < stop - 1 and _weak(tokens, k, subject, grammar):
                    outer = _telling(tokens, begin, k, grammar)
                    if outer is not None:
                        return outer
                return subject, True, k
            if k > begin and tokens[k - 1].kind in ("mark", "quote"):
                # “It works,” said Lima, “and well.”
                turned = noun_phrase(
                    tokens, skip_adverbs(tokens, k + 1, stop, grammar), stop, grammar
                )
                if turned is not None:
                    return turned, True, k
        elif is_loose(tokens, k, grammar):
            if token.lower.endswith("ing") and k > begin and is_name(tokens[k - 1], grammar):
                # footage of Lima saying, “It works.”
                named = _name_before(tokens, k, begin, grammar)
                if named is not None:
                    return named, False, k
            earlier, _, _ = nearest_cue(tokens, begin, k, grammar)
            if earlier is None:
                earlier = main_subject(tokens, begin, k, grammar)
            if earlier is None:
                earlier = subject_of(tokens, k, begin, grammar)
            if earlier is not None:
                return earlier, False, k
    return None, False, stop


def _is_clause(tokens: Sequence[Token], begin: int, end: int, grammar: Grammar) -> bool:
    """True for a stretch without commas that has a verb of its own."""
    return not any(t.kind != "word" for t in tokens[begin:end]) and any(
        t.lower in grammar.auxiliaries for t in tokens[begin + 1 : end]
    )


def _weak(tokens: Sequence[Token], k: int, subject: Mention, grammar: Grammar) -> bool:
    """True for a cue that may stand inside what somebody else says: "she says it means that"."""
    return (
        tokens[k].lower not in grammar.core
        or tokens[subject.first].lower in grammar.pronouns
        or tokens[k - 1].lower in grammar.relatives
    )


def _telling(
    tokens: Sequence[Token], begin: int, stop: int, grammar: Grammar
) -> tuple[Mention, bool, int] | None:
    """The cue whose words the clause at token `stop` is part of: "Lima said that Gore called"."""
    for k in range(stop - 1, max(begin, stop - 30) - 1, -1):
        token = tokens[k]
        if token.kind != "word":
            return None
        if token.lower in grammar.core and is_cue(tokens, k, grammar):
            subject = subject_of(tokens, k, begin, grammar)
            return None if subject is None else (subject, True, k)
        if token.lower.endswith("ing") and is_loose(tokens, k, grammar):
            earlier, _, _ = nearest_cue(tokens, begin, k, grammar)
            return None if earlier is None else (earlier, False, k)
        if token.lower in grammar.joining and not tokens[k + 1].cap and k + 1 < stop:
            after = tokens[k + 1]
            if after.lower in grammar.pronouns or after.lower in grammar.finite:
                return None
    return None


def _name_before(tokens: Sequence[Token], k: int, begin: int, grammar: Grammar) -> Mention | None:
    first = k
    while first > begin and is_name(tokens[first - 1], grammar) and not tokens[first - 1].owner:
        first -= 1
    return Mention(first, k) if first < k else None


def _owner_phrase(tokens: Sequence[Token], owner: int, begin: int, grammar: Grammar) -> Mention:
    if tokens[owner].lower in grammar.possessives:
        return Mention(owner, owner + 1)
    first = owner
    if tokens[owner].cap:
        while first > begin and tokens[first - 1].cap and not tokens[first - 1].owner:
            first -= 1
    else:
        while first > begin and tokens[first - 1].kind == "word" and owner - first < 5:
            first -= 1
            if tokens[first].lower in grammar.determiners:
                break
    return Mention(first, owner + 1)
