"""Cues: the words that show somebody is being quoted."""

from __future__ import annotations

from collections.abc import Sequence

from narrate.quotes.grammar import Compounds, Grammar
from narrate.quotes.passage import Paragraph, Token


def is_cue(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for a verb of saying with a subject; "his claims" and "the report" are none."""
    token = tokens[i]
    if token.kind != "word":
        return False
    if token.lower not in grammar.finite:
        return _is_parted(tokens, i, grammar) or _is_compound(tokens, i, grammar)
    if token.cap and i > 0 and tokens[i - 1].kind == "word":
        return False
    if i == 0:
        return False
    before = tokens[i - 1]
    if is_passive(tokens, i, grammar):
        return False
    if before.kind == "word":
        if before.owner or before.lower in grammar.possessives:
            return False
        if before.lower in grammar.determiners and before.lower not in grammar.alone:
            # "la define" has a verb, "la pregunta" a noun
            noun = token.lower in grammar.claims or token.lower in grammar.roles
            return before.lower in grammar.clitics and not noun
        if before.lower in grammar.prepositions:
            return False
    return True


def _is_parted(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "teilte" with "mit" further on in its sentence."""
    parts = grammar.separable.get(tokens[i].lower)
    if parts is None or (tokens[i].cap and i > 0):
        return False
    for k in range(i + 1, min(len(tokens), i + 40)):
        token = tokens[k]
        if token.kind == "word":
            if token.lower in parts:
                ahead = tokens[k + 1] if k + 1 < len(tokens) else None
                if ahead is None or ahead.kind != "word" or ahead.lower in grammar.joining:
                    return True
                if token.lower not in grammar.prepositions:
                    return True
        elif token.kind == "mark" and token.text[0] in ".?!;":
            return False
    return False


def _is_compound(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "gesagt" and "déclaré" with an auxiliary in the same stretch."""
    if tokens[i].lower not in grammar.participles or tokens[i].cap:
        return False
    ahead = tokens[i + 1] if i + 1 < len(tokens) else None
    if grammar.nouns_capital and ahead is not None and ahead.lower in grammar.auxiliaries:
        return True
    for k in range(i - 1, max(-1, i - 20), -1):
        token = tokens[k]
        if token.kind == "quote" and grammar.nouns_capital:
            continue
        if token.kind != "word":
            return False
        if token.lower in grammar.auxiliaries:
            return True
        if not grammar.nouns_capital and not (
            token.lower in grammar.adverbs
            or token.lower in grammar.pronouns
            or token.lower in grammar.clitics
            or token.lower.endswith(("mente", "ment"))
        ):
            return False
    return False


def is_passive(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "was described", whose subject is spoken of; not for "was quoted as saying"."""
    if tokens[i].lower in grammar.quoting:
        return False
    for k in range(i - 1, max(-1, i - 4), -1):
        word = tokens[k].lower
        if word in grammar.passives:
            return True
        if word not in grammar.adverbs and not word.endswith("ly"):
            return False
    return False


def is_loose(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "saying", "to say", "would say": its subject stands elsewhere."""
    token = tokens[i]
    if token.kind != "word" or token.lower not in grammar.loose or token.owner:
        return False
    if not i:
        return token.lower.endswith("ing")
    before = tokens[i - 1]
    return (
        token.lower.endswith("ing")
        or before.lower == "to"
        or before.lower in grammar.auxiliaries
        or (
            before.kind == "word"
            and (
                before.lower in grammar.adverbs
                or before.lower in grammar.pronouns
                or before.lower in grammar.joining
            )
        )
        or (before.cap and not before.owner)
    )


def is_claim(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "Lima’s claim" and "his remark"."""
    if i == 0 or tokens[i].lower not in grammar.claims or tokens[i].kind != "word":
        return False
    return owner_of(tokens, i, grammar) is not None


def owner_of(tokens: Sequence[Token], i: int, grammar: Grammar) -> int | None:
    """The token that owns the noun at `i`, with up to two words between: "Lima’s latest claim"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        token = tokens[k]
        if token.kind != "word":
            return None
        if token.owner or token.lower in grammar.possessives:
            return k
        if token.cap or token.lower in grammar.prepositions or token.lower in grammar.auxiliaries:
            return None
    return None


def according_at(tokens: Sequence[Token], i: int, grammar: Grammar) -> int:
    """Length of "according to" at token `i`; 0 where it does not stand there."""
    for phrase in grammar.according:
        if (
            tokens[i].lower == phrase[0]
            and len(tokens) - i > len(phrase)
            and (all(tokens[i + n].lower == word for n, word in enumerate(phrase)))
        ):
            return len(phrase)
    return 0


def sourced_at(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "nach Polizeiangaben": the source is part of the noun."""
    if i + 1 >= len(tokens) or not isinstance(grammar.claims, Compounds):
        return False
    if tokens[i].lower not in grammar.prepositions or tokens[i + 1].kind != "word":
        return False
    return grammar.claims.ending_of(tokens[i + 1].lower) is not None


def cue_near(paragraph: Paragraph, at: int, grammar: Grammar) -> bool:
    """True where the sentence of the quotation holds a cue."""
    begin, end = paragraph.bounds[paragraph.sentence_of(at)]
    tokens = paragraph.tokens
    for i in range(max(begin, at - 60), min(end, at + 60)):
        if i == at or tokens[i].kind != "word":
            continue
        word = tokens[i].lower
        if (
            word in grammar.reported
            or word in grammar.postpositions
            or (i == begin and word in grammar.viewpoint)
        ):
            return True
        if word in grammar.finite or word in grammar.separable or word in grammar.participles:
            if is_cue(tokens, i, grammar) or (0 <= at - i < 4 and is_passive(tokens, i, grammar)):
                return True
        elif word in grammar.loose and is_loose(tokens, i, grammar):
            return True
        if word in grammar.claims and is_claim(tokens, i, grammar):
            return True
        if according_at(tokens, i, grammar) or sourced_at(tokens, i, grammar):
            return True
    return False
