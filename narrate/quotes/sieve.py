"""Who speaks: rules tried in turn, the most reliable first.

Each rule looks at one quotation and gives the mention of its speaker, or nothing. The order
and the confidence of each stand in `RULES`, as measured on marked news articles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from narrate.quotes.cues import according_at, is_cue, is_passive
from narrate.quotes.dialogue import DASHES
from narrate.quotes.grammar import Grammar
from narrate.quotes.mentions import Mention, is_name, noun_phrase
from narrate.quotes.passage import Paragraph, Token, ending, starts_big_quote
from narrate.quotes.subjects import main_subject
from narrate.quotes.telling import cue_of, nearest_cue, tag_at

_FEW = 8
"""Quotations that a search for a speaker looks back over."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The speaker of one quotation."""

    paragraph: int
    """Number of the paragraph that holds the mention."""

    mention: Mention
    rule: str = ""
    confidence: float = 0.0
    cue: int | None = None
    """The verb or other word of saying that ties mention and quotation, a token of that paragraph;
    None where the rule needs none."""


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation and all that the rules may look at."""

    paragraphs: Sequence[Paragraph]
    number: int
    """Number of its paragraph."""
    at: int
    """Its token there."""
    grammar: Grammar
    earlier: Mapping[int, Finding]
    """What was found for quotations before it, by their numbers."""

    @property
    def paragraph(self) -> Paragraph:
        return self.paragraphs[self.number]

    @property
    def tokens(self) -> list[Token]:
        return self.paragraph.tokens

    @property
    def sentence(self) -> tuple[int, int]:
        """First token of the sentence and the one after its last."""
        return self.paragraph.bounds[self.paragraph.sentence_of(self.at)]

    @property
    def dialogue(self) -> bool:
        """True for words that a dash opens: the next to speak is another."""
        return self.tokens[self.at].text[:1] in DASHES

    def found(
        self, mention: Mention | None, number: int | None = None, *, cue: int | None = None
    ) -> Finding | None:
        if mention is None:
            return None
        return Finding(self.number if number is None else number, mention, cue=cue)


Rule = Callable[[Case], Finding | None]


def _after(case: Case, inverted: bool) -> Finding | None:
    end = case.sentence[1]
    j = case.at + 1
    tokens = case.tokens
    if j < end and tokens[j].kind == "mark" and tokens[j].text in (",", "–", "—", "-", "--"):
        j += 1
    if j < end and tokens[j].lower == "as" and not tokens[j].cap:
        # “It works,” as Lima put it
        j += 1
    tag = tag_at(tokens, j, end, case.grammar)
    if tag is None or tag[1] is not inverted:
        return None
    if j == case.at + 1 and ending(tokens[case.at]) == "." and not inverted:
        return None
    return case.found(tag[0], cue=cue_of(tokens, j, tag, end, case.grammar))


def after(case: Case) -> Finding | None:
    """“It works,” Lima said."""
    return _after(case, inverted=False)


def after_inverted(case: Case) -> Finding | None:
    """“It works,” said Lima."""
    return _after(case, inverted=True)


def dash(case: Case) -> Finding | None:
    """“It works.” — Ana Lima"""
    tokens = case.tokens
    j = case.at + 1
    if j + 1 < len(tokens) and tokens[j].text == ".":
        # «Funciona». — Ana Lima
        j += 1
    if j < len(tokens):
        if tokens[j].kind != "mark" or tokens[j].text not in ("—", "–", "―", "--", "-", "~", "("):
            return None
        phrase = noun_phrase(tokens, j + 1, len(tokens), case.grammar)
        if phrase is None or not is_name(tokens[phrase.first], case.grammar):
            # “It works” (The Ledger)
            titled = phrase is not None and tokens[j].text == "(" and tokens[phrase.first].cap
            if phrase is None or not titled:
                return None
        last = phrase.last
        if last < len(tokens) and (
            tokens[last].kind == "quote" or tokens[last].text not in ",.)(–—"
        ):
            return None
        if tokens[j].text == "(" and (last >= len(tokens) or tokens[last].text != ")"):
            return None
        return case.found(phrase)
    following = case.number + 1
    if following >= len(case.paragraphs):
        return None
    tokens = case.paragraphs[following].tokens
    if len(tokens) < 2 or tokens[0].text not in ("—", "–", "―", "--", "-", "~") or len(tokens) > 25:
        return None
    phrase = noun_phrase(tokens, 1, len(tokens), case.grammar)
    if phrase is None or not is_name(tokens[1], case.grammar):
        return None
    return case.found(phrase, following)


def passive(case: Case) -> Finding | None:
    """It was called “a joke” by Lima. It was described by Lima as “a joke”."""
    begin = case.sentence[0]
    tokens, grammar = case.tokens, case.grammar
    for k in range(case.at - 1, max(begin, case.at - 8) - 1, -1):
        if tokens[k].kind != "word" or tokens[k].lower in grammar.joining:
            return None
        if tokens[k].lower in grammar.finite and is_passive(tokens, k, grammar):
            for i in (case.at + 1, *range(k + 1, case.at)):
                if i < len(tokens) and tokens[i].lower in grammar.by:
                    by = noun_phrase(tokens, i + 1, case.sentence[1], grammar)
                    return case.found(by, cue=k)
            return None
    return None


def according(case: Case) -> Finding | None:
    """According to Lima, it “works”."""
    begin, end = case.sentence
    tokens, grammar = case.tokens, case.grammar
    best: Mention | None = None
    cue = case.at
    for i in range(max(begin, case.at - 60), min(end, case.at + 40)):
        length = according_at(tokens, i, grammar) if tokens[i].kind == "word" else 0
        if length:
            phrase = noun_phrase(tokens, i + length, end, grammar)
            if phrase is not None and phrase.first != case.at:
                best, cue = phrase, i
                if i > case.at:
                    break
    if best is None:
        return None
    low, high = sorted((best.last, case.at))
    if any(is_cue(tokens, k, grammar) for k in range(low + 1, high)):
        return None
    return case.found(best, cue=cue)


def trailing(case: Case) -> Finding | None:
    """It is “very good” for them, Lima said."""
    end = case.sentence[1]
    tokens, grammar = case.tokens, case.grammar
    told: bool | None = None
    for k in range(case.at + 1, min(end, case.at + 50)):
        if tokens[k].kind == "quote" or is_cue(tokens, k, grammar):
            if told is None:
                told = nearest_cue(case.tokens, case.sentence[0], case.at, case.grammar, case.at)[1]
            if told:
                # Lima called it “bad” and said, “We shall go,” he added
                return None
        if (tokens[k].kind == "mark" and tokens[k].text == ",") or (
            tokens[k].kind == "quote" and ending(tokens[k]) in ",?!"
        ):
            j = k + 1
        else:
            continue
        tag = tag_at(tokens, j, end, grammar)
        if tag is None:
            continue
        verb = cue_of(tokens, j, tag, end, grammar)
        if tokens[verb].lower not in grammar.core:
            continue
        rest = max(verb + 1, tag[0].last) if tag[1] else verb + 1
        if (
            rest >= end
            or tokens[rest].kind == "mark"
            or tokens[rest].lower in (grammar.times | grammar.prepositions | grammar.adverbs)
            or tokens[rest].lower in ("reporters", "told", "last", "this")
            or tokens[verb].lower.startswith("t")
        ):
            return case.found(tag[0], cue=verb)
    return None


def before(case: Case) -> Finding | None:
    """Lima said, “It works.”  Lima said that it “works”."""
    begin = case.sentence[0]
    tokens, grammar = case.tokens, case.grammar
    mention, plain, k = nearest_cue(tokens, begin, case.at, grammar, case.at)
    if mention is None or not plain:
        return None
    if tokens[case.at - 1].text == ":" and k < case.at and tokens[k].lower not in grammar.core:
        # With Lima worried, the mayor has a new message: “It works.”
        main = main_subject(tokens, begin, case.at, grammar)
        if main is not None and main.first > k:
            return case.found(main)
    return case.found(mention, cue=k)


def before_loose(case: Case) -> Finding | None:
    """Lima smiled, adding that it “works”."""
    mention, _, k = nearest_cue(case.tokens, case.sentence[0], case.at, case.grammar, case.at)
    return case.found(mention, cue=k)


def name_colon(case: Case) -> Finding | None:
    """Lima: “It works.”"""
    begin = case.sentence[0]
    tokens = case.tokens
    if case.at - begin < 2 or tokens[case.at - 1].text != ":":
        return None
    phrase = noun_phrase(tokens, begin, case.at - 1, case.grammar)
    if phrase is not None and phrase.last == case.at - 1:
        return case.found(phrase)
    return None


def again(case: Case) -> Finding | None:
    """“It works,” Lima said. “And it is cheap.”"""
    if case.sentence[0] != case.at:
        return None
    previous = case.paragraph.quote_before(case.at)
    return None if previous is None else case.earlier.get(case.tokens[previous].quote)


def colon_before(case: Case) -> Finding | None:
    """Lima said:  (new paragraph)  “It works.”"""
    if case.at or not case.number:
        return None
    number = case.number - 1
    tokens = case.paragraphs[number].tokens
    if not tokens or tokens[-1].text != ":":
        return None
    begin, end = case.paragraphs[number].bounds[-1]
    inside = Case(case.paragraphs, number, end - 1, case.grammar, case.earlier)
    mention, _, _ = nearest_cue(inside.tokens, begin, end, case.grammar)
    if mention is None:
        mention = main_subject(tokens, begin, end, case.grammar)
    return case.found(mention, number)


def lone(case: Case) -> Finding | None:
    """A paragraph that is one quotation goes on with the speaker before it."""
    if len(case.tokens) > 2 or not case.number or case.dialogue:
        return None
    for back in range(1, 3):
        if case.number < back:
            break
        paragraph = case.paragraphs[case.number - back]
        if paragraph.quotes:
            return case.earlier.get(paragraph.tokens[paragraph.quotes[-1]].quote)
    return None


def same_sentence(case: Case) -> Finding | None:
    """Two quotations of one sentence have one speaker where only the first has a cue."""
    begin = case.sentence[0]
    previous = case.paragraph.quote_before(case.at)
    for _ in range(_FEW):
        if previous is None or previous < begin:
            return None
        found = case.earlier.get(case.tokens[previous].quote)
        if found is not None:
            return found
        previous = case.paragraph.quote_before(previous)
    return None


def leading(case: Case) -> Finding | None:
    """Lima shrugged: “It works.”"""
    begin = case.sentence[0]
    if case.at == begin:
        return None
    tokens, grammar = case.tokens, case.grammar
    if tokens[case.at - 1].text not in (":", ",") or not starts_big_quote(tokens[case.at]):
        return None
    return case.found(main_subject(tokens, begin, case.at, grammar))


def subject(case: Case) -> Finding | None:
    """Lima was, she feared, “too late”: the subject of the sentence, whatever its verb."""
    begin = case.sentence[0]
    return case.found(main_subject(case.tokens, begin, case.at, case.grammar))


def sentence_before(case: Case) -> Finding | None:
    """Lima shook her head. “It is too late.”"""
    index = case.paragraph.sentence_of(case.at)
    if not index:
        return None
    begin, end = case.paragraph.bounds[index - 1]
    mention, _, _ = nearest_cue(case.tokens, begin, end, case.grammar)
    return case.found(mention or main_subject(case.tokens, begin, end, case.grammar))


def paragraph_before(case: Case) -> Finding | None:
    """The paragraph before speaks of Lima; this one is a quotation."""
    if case.sentence[0] != case.at or case.at or not case.number or case.dialogue:
        return None
    number = case.number - 1
    paragraph = case.paragraphs[number]
    if not paragraph.tokens:
        return None
    if paragraph.quotes:
        found = case.earlier.get(paragraph.tokens[paragraph.quotes[-1]].quote)
        if found is not None:
            return found
    begin, end = paragraph.bounds[-1]
    inside = Case(case.paragraphs, number, end - 1, case.grammar, case.earlier)
    mention, _, _ = nearest_cue(inside.tokens, begin, end, case.grammar)
    return case.found(mention or main_subject(paragraph.tokens, begin, end, case.grammar), number)


def sentence_after(case: Case) -> Finding | None:
    """“It is too late.” Lima shook her head."""
    index = case.paragraph.sentence_of(case.at)
    if index + 1 >= len(case.paragraph.bounds) or case.sentence[0] != case.at:
        return None
    begin, end = case.paragraph.bounds[index + 1]
    return case.found(main_subject(case.tokens, begin, end, case.grammar))


RULES: tuple[tuple[Rule, float], ...] = (
    (after, 0.98),
    (after_inverted, 0.98),
    (dash, 0.86),
    (trailing, 0.9),
    (name_colon, 0.9),
    (passive, 0.75),
    (before, 0.93),
    (according, 0.93),
    (before_loose, 0.86),
    (again, 0.98),
    (colon_before, 0.9),
    (lone, 0.5),
    (same_sentence, 0.7),
    (leading, 0.7),
    (subject, 0.4),
    (sentence_before, 0.75),
    (paragraph_before, 0.4),
    (sentence_after, 0.4),
)
"""The rules in the order they are tried, each with the share of its answers that are right.

Measured on marked news: 79 American articles and those in `tests/quotes`. Where a rule answers too
seldom to be measured, the figure is that of its nearest kin, rounded down.
"""


def find_speaker(case: Case, rules: Sequence[tuple[Rule, float]] = RULES) -> Finding | None:
    """The answer of the first rule that has one."""
    for rule, confidence in rules:
        finding = rule(case)
        if finding is not None:
            if finding.rule:
                confidence = min(confidence, finding.confidence)
            return replace(finding, rule=rule.__name__, confidence=confidence)
    return None
