"""Names of things in marks, told from words that somebody said.

In English the capitals tell; in German, where every noun has one, the words around do.
"""

from __future__ import annotations

from collections.abc import Sequence

from narrate.quotes.cues import cue_near, is_cue
from narrate.quotes.grammar import Grammar, words
from narrate.quotes.passage import Paragraph

SMALL = words("""a an the of and or for in on to at by from with de la le el der die das und""")
"""Words that have no capital in a title."""

_SHORT = 3
"""Words that a label or a thing at the head of a sentence has at most."""
_AROUND = 30
"""Tokens on either side in which a verb that gives a name is looked for."""


def is_title_case(words: Sequence[str], grammar: Grammar) -> bool:
    """True where all but the small words have a capital."""
    small = grammar.small
    big = [w for w in words if w.lower() not in SMALL and w.lower() not in small]
    if not big:
        # “Once”: a small word is big where it is all there is
        return len(words) == 1 and words[0][0].isupper()
    return all(w[0].isupper() or w[0].isdigit() for w in big) and not words[0][0].islower()


def names_a_thing(
    paragraph: Paragraph, at: int, body: str, words: Sequence[str], grammar: Grammar
) -> bool | None:
    """Whether a stretch is the name of something, where every noun has a capital.

    A noun right before the stretch shows it, or capitals throughout. None where nothing shows.
    """
    if body[-1:] in "?!.," or words[0].lower() in grammar.fresh:
        return None
    tokens = paragraph.tokens
    begin, end = paragraph.bounds[paragraph.sentence_of(at)]
    before = tokens[at - 1] if at > begin else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    cased = is_title_case(words, grammar)
    if after is not None and after.kind == "word" and after.lower in grammar.works:
        return True
    if before is None:
        # „Straftäter“: a label;  „Die Räuber“ von Schiller: the subject
        follows = after is not None and (
            after.text == ":" or (after.kind == "word" and not is_cue(tokens, at + 1, grammar))
        )
        if not cased or len(words) > _SHORT or not follows or after is None:
            return None
        return after.lower not in grammar.so or None
    if before.text == ":":
        return tokens[at - 2].lower in grammar.works or None
    if before.lower in grammar.works and not body[:1].islower():
        return True
    if before.lower in grammar.claims or is_cue(tokens, at - 1, grammar):
        return None
    near = cue_near(paragraph, at, grammar)
    capitals = sum(word[0].isupper() for word in words)
    ours = any(word.lower() in grammar.small for word in words)
    listed = before.kind == "word" or before.text in (",", "(")
    if listed and cased and capitals > 1 and not (ours and near):
        # „Neue Zeit“; but „Feinde der Freiheit“ may be somebody's words
        return True
    if before.kind != "word":
        return None
    around = {
        token.lower
        for token in tokens[max(begin, at - _AROUND) : min(end, at + _AROUND)]
        if token.kind == "word"
    }
    called = not grammar.calling.isdisjoint(around)
    noun = before.cap and not (at > 1 and is_cue(tokens, at - 2, grammar))
    if cased and noun and grammar.brandings.isdisjoint(around):
        return True
    if cased and before.lower in grammar.prepositions and not called:
        return True
    if cased and len(words) <= 2:
        return not called
    clause = any(word.lower() in grammar.clauses for word in words)
    return True if not clause and not near else None
