"""What a stretch in marks is: speech, a fragment, or nobody's words."""

from __future__ import annotations

import re

from narrate.quotes.cues import cue_near, is_cue
from narrate.quotes.grammar import Grammar, words
from narrate.quotes.passage import Paragraph, Token
from narrate.quotes.quotation import Kind
from narrate.quotes.things import SMALL, is_title_case, names_a_thing

_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?")
"""The address of a page."""
_LINKS = words("as simply also both what is")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Japanese and Chinese, which set no spaces between words."""
_EDGES = "“”„‟\"'‘’‚‛«»‹›「」『』` \xa0\t"
_HAVING = words("has have had")
_SHORT = 3
"""Words up to which a stretch is often nobody's."""
_LONG = 8
"""Words from which on a stretch is speech even without a verb that we know."""


def kind_of(paragraph: Paragraph, at: int, grammar: Grammar) -> Kind:
    """Tell the kind of the quotation at token `at`."""
    token = paragraph.tokens[at]
    body = token.text.strip(_EDGES)
    words = [m.group() for m in _WORD.finditer(body)]
    if len(words) <= 8 and _is_nobodys(paragraph, at, body, words, grammar):
        return "title"
    if _is_speech(paragraph, at, body, words, grammar) or _goes_on(paragraph, at, body, grammar):
        return "speech"
    return "fragment"


def _goes_on(paragraph: Paragraph, at: int, body: str, grammar: Grammar) -> bool:
    """True for the rest of a sentence that a tag parts: “We oil it,” said Holm, “and it sticks.”"""
    tokens = paragraph.tokens
    begin, _ = paragraph.bounds[paragraph.sentence_of(at)]
    if at - 1 <= begin or tokens[at - 1].text != "," or body[-1:] not in (".", "?", "!"):
        return False
    told = False
    for k in range(at - 2, begin - 1, -1):
        if tokens[k].kind == "quote":
            parted = tokens[k].text.strip(_EDGES)[-1:] == "," or tokens[k + 1].text == ","
            return told and parted and kind_of(paragraph, k, grammar) == "speech"
        told = told or tokens[k].lower in grammar.saying
    return False


def _is_speech(
    paragraph: Paragraph, at: int, body: str, words: list[str], grammar: Grammar
) -> bool:
    tokens = paragraph.tokens
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    first = body.lstrip("[(¿¡… .")[:1]
    capital = first == first.upper() or not body[:1].isalpha()
    stop = body[-1:] in ".?!…,;" or body.endswith(("--", "—"))
    clause = any(word.lower() in grammar.clauses for word in words)
    free = (
        before is None
        or (before.kind == "mark" and before.text in ",:—–.--―")
        or before.kind == "quote"
    )
    if grammar.inverts and free and (after is None or after.text in ",."):
        # „Es läuft“, sagte Lima: the comma of the tag stands outside, and so does the point
        stop = True
    told = (
        before is not None
        and before.lower in grammar.saying
        and before.lower not in grammar.brandings
    )
    if capital and len(words) >= 2 and (free or told) and (stop or clause):
        return True
    if capital and (free or told) and stop and (after is None or before is not None):
        return True
    if capital and body[-1:] in ",?!" and after is not None and (free or told):
        return True
    if clause and len(words) >= 5:
        return True
    if clause and capital and len(words) >= 3:
        return True
    if grammar.clauses:
        return len(words) >= _LONG and stop
    if _UNSPACED.match(body):
        return len(body) >= _LONG
    return len(words) >= _LONG or (capital and len(words) >= 3 and (free or told or stop))


def _named_by(tokens: list[Token], at: int, begin: int, names: frozenset[str]) -> bool:
    """True where one of the words stands before: "so-called “x”", "known as the “x”"."""
    for k in range(at - 1, max(begin, at - 5) - 1, -1):
        token = tokens[k]
        if token.kind != "word":
            return False
        if token.lower in names:
            return True
        if token.lower not in SMALL | _LINKS and not token.lower.endswith("ly"):
            return False
    return False


def _names_next(tokens: list[Token], at: int, grammar: Grammar) -> bool:
    """True for "his “Morning Tide” radio show" and "“Morning Tide” host Ana Lima"."""
    for k in range(at + 1, min(len(tokens), at + 3)):
        if tokens[k].kind != "word" or tokens[k].cap:
            return False
        word = tokens[k].lower
        if word in grammar.makers or (word in grammar.works and word not in grammar.finite):
            return True
    return False


def _lead(tokens: list[Token], at: int, begin: int) -> str:
    """The word before a stretch, or before the first of a pair: "as “a” and “b”"."""
    k = at - 1
    if k > begin and tokens[k].text == ",":
        k -= 1
    if k - 2 >= begin and tokens[k - 1].kind == "quote" and tokens[k].kind == "word":
        k -= 2
    return tokens[k].lower if k >= begin and tokens[k].kind == "word" else ""


def _branded(tokens: list[Token], at: int, begin: int, grammar: Grammar) -> bool:
    """True for "called the winner “Lady Mouse”": a name that somebody gives somebody."""
    return any(
        tokens[k].lower in grammar.brandings and is_cue(tokens, k, grammar)
        for k in range(max(begin, at - 8), at)
    )


def _entitles(tokens: list[Token], at: int, begin: int, body: str, grammar: Grammar) -> bool:
    """True for "her latest essay, “Why we wait,” asks": after a noun for a work, and a comma."""
    if at - 2 < begin or body[-1:] in ".?!" or not body[:1].isupper():
        return False
    work = tokens[at - 2].lower
    if work not in grammar.works or work in grammar.saying:
        return False
    ahead = [token for token in tokens[at + 1 : at + 3] if token.kind == "word"]
    said = bool(ahead) and ahead[0].lower in grammar.saying
    told = said and len(ahead) == 2 and (ahead[1].cap or ahead[1].lower in grammar.determiners)
    return not told and not (ahead and ahead[0].lower in grammar.subjects)


def _ends_phrase(paragraph: Paragraph, at: int, body: str, grammar: Grammar) -> bool:
    """False where a noun may follow that the words are a label of: "the “sunset” clause"."""
    tokens = paragraph.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        body[-1:] in ".,;"
        or after is None
        or after.kind != "word"
        or after.lower in grammar.borders
        or after.lower in grammar.relatives
    )


def _is_term(paragraph: Paragraph, at: int, grammar: Grammar) -> bool:
    """True for "a “quiet zone,” which is …" and for "“rain moon” and the so-called “ice moon”"."""
    tokens = paragraph.tokens
    begin, end = paragraph.bounds[paragraph.sentence_of(at)]
    k = at + 1
    if k < end and tokens[k].text == ",":
        k += 1
    if k + 1 >= end:
        return False
    if tokens[k].lower in grammar.relatives:
        return tokens[k + 1].lower in grammar.being
    if tokens[k].lower not in grammar.joining:
        return False
    return any(
        tokens[j].kind == "quote" and _named_by(tokens, j, begin, grammar.namings)
        for j in range(k + 1, min(end, k + 5))
    )


def _called_so(tokens: list[Token], at: int, begin: int, grammar: Grammar) -> bool:
    """True for "what he called “The Long Way”", not for "a film called “The Long Way”"."""
    if tokens[at - 1].lower not in grammar.brandings or at - 1 <= begin:
        return False
    before = tokens[at - 2]
    if before.lower in grammar.subjects or before.lower in _HAVING:
        return True
    return any(tokens[k].lower == "what" for k in range(max(begin, at - 8), at - 2))


def _is_nobodys(
    paragraph: Paragraph, at: int, body: str, words: list[str], grammar: Grammar
) -> bool:
    tokens = paragraph.tokens
    before: Token | None = tokens[at - 1] if at else None
    after: Token | None = tokens[at + 1] if at + 1 < len(tokens) else None
    begin = paragraph.bounds[paragraph.sentence_of(at)][0]
    if before is not None and before.cap and not before.owner and len(words) <= 2:
        # Robert “Bobby” Scott
        named = after is not None and after.cap
        if named and body[:1].isupper() and body[-1:].isalpha():
            return True
    if _ADDRESS.fullmatch(body):
        return True
    heading = paragraph.tokens[-1].kind == "word" and len(tokens) < 20
    cased = is_title_case(words, grammar) and not heading and not grammar.nouns_capital
    near = before.lower if before is not None and before.kind == "word" else ""
    named = body[-1:] not in "?!" and not (
        grammar.nouns_capital and (words[0].lower() in grammar.fresh or body[:1].islower())
    )
    if grammar.inverts and at > begin and named:
        far = (
            tokens[at - 2] if at > begin + 1 and before is not None and before.text == "," else None
        )
        told = paragraph.tokens[at + 2 : at + 5] if after is not None and after.text == "," else []
        if (
            near in grammar.works
            or (far is not None and far.lower in grammar.works)
            or any(t.kind == "word" and not t.cap and t.lower in grammar.works for t in told)
        ):
            # son dernier tableau, « Rien »
            return True
    if not grammar.finite and before is not None and after is not None:
        # "Un film, «La guerra dell’acqua», racconta"
        first = not any(token.kind == "quote" for token in tokens[begin:at])
        if before.text == after.text == "," and first and body[-1:] not in "?!":
            return True
    if grammar.nouns_capital:
        thing = names_a_thing(paragraph, at, body, words, grammar)
        if thing is not None:
            return thing
    if near in grammar.addressing and cased and after is not None and after.kind == "word":
        # she told “Good Morning Harbour” that it works
        return body[-1:] not in ".,;?!"
    if near in grammar.saying and near not in grammar.works:
        return False
    if before is not None and before.kind == "mark" and before.text in ":":
        return False
    if _named_by(tokens, at, begin, grammar.namings):
        return True
    if near in grammar.works:
        return cased and not _called_so(tokens, at, begin, grammar)
    if near == "to" and at - 2 >= begin and tokens[at - 2].lower in grammar.vowing:
        # he promised to “Bring Back Our Trams”
        return False
    if before is not None and before.text == ",":
        if at - 2 >= begin and is_cue(tokens, at - 2, grammar):
            return tokens[at - 2].lower in grammar.works and cased
        if cased and _named_by(tokens, at - 1, begin, grammar.works):
            return True
        if _entitles(tokens, at, begin, body, grammar):
            return True
    if cased and _names_next(tokens, at, grammar):
        return True
    lead = _lead(tokens, at, begin)
    if lead in grammar.claims and lead not in grammar.works:
        # she added the words “Ana Lima”
        return False
    claim = near in grammar.prepositions and at - 2 >= begin and tokens[at - 2].lower
    if claim in grammar.claims and cue_near(paragraph, at, grammar):
        # she announced a vision of “Bread for All”
        return False
    if lead in grammar.likening and cue_near(paragraph, at, grammar):
        return False
    if cased and body[-1:] not in "?!":
        if len(words) >= 2 and any(w[0].isupper() for w in words[1:]) and at > begin:
            return not _branded(tokens, at, begin, grammar)
        if len(words) == 1 and at > begin and before is not None and before.kind == "word":
            return words[0] not in ("I", "Yes", "No")
        if len(words) >= 3 and at == begin and after is not None and after.kind == "word":
            return after.lower not in grammar.finite and not cue_near(paragraph, at, grammar)
    if not cased and grammar.finite and not grammar.nouns_capital:
        alone = words[0].lower() if len(words) == 1 else ""
        coined = alone and (near in grammar.fresh or alone in grammar.bare)
        if not coined and _ends_phrase(paragraph, at, body, grammar):
            # away on “personal business.”: somebody put it so
            return _is_term(paragraph, at, grammar) and not cue_near(paragraph, at, grammar)
    if len(words) <= _SHORT and near in grammar.determiners and after is not None:
        return not cue_near(paragraph, at, grammar)
    if len(words) <= _SHORT and not cue_near(paragraph, at, grammar):
        return before is not None and before.kind == "word" and not heading
    return False
