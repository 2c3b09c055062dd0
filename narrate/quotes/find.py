"""From a text to its quotations: marks, kinds, speakers and persons put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from narrate.quotes.bare import BARE
from narrate.quotes.grammar import Grammar, grammar_for
from narrate.quotes.identity import Place, Sweep, gender_from
from narrate.quotes.inversion import INVERTED
from narrate.quotes.kinds import kind_of
from narrate.quotes.marks import Stretch, find_stretches
from narrate.quotes.naming import head_of
from narrate.quotes.passage import Paragraph, paragraphs_of, read_paragraph
from narrate.quotes.quotation import Kind, Quotation
from narrate.quotes.sieve import RULES, Case, Finding, find_speaker

_FRAGMENT = 0.88
_PRONOUN = 0.95
"""What is left of a confidence where the words are a fragment, which may be nobody's, and where a
pronoun had to be understood; as measured on marked articles."""

THRESHOLD = 0.65
"""Confidence below which the narrator reads the words and the finding is reported."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One quotation on its way to being attributed."""

    paragraph: int
    at: int
    stretch: Stretch
    kind: Kind


def find_quotations(text: str, language: str = "en") -> tuple[Quotation, ...]:
    """Find the direct quotations of a text and who said them, in the order of the text.

    Paragraphs are lines. A quotation that runs over several paragraphs is given as one for
    each. `language` is a BCP 47 tag: English, German, French and Spanish are known with their
    verbs, of others the marks, and speakers by colon and dash.

    Depends on nothing but the standard library, and keeps nothing between calls.
    """
    grammar = grammar_for(language)
    paragraphs, stretches = _read(text, grammar)
    spoken: list[_Spoken] = []
    for number, paragraph in enumerate(paragraphs):
        for at in paragraph.quotes:
            stretch = stretches[paragraph.tokens[at].quote]
            whole = stretch.mark == "—" or stretch.continues
            kind: Kind = "speech" if whole else kind_of(paragraph, at, grammar)
            spoken.append(_Spoken(number, at, stretch, kind))
    spoken = _known_titles(spoken, paragraphs, grammar)
    found = _attribute(spoken, paragraphs, grammar)
    heads: dict[int, Place] = {}
    for number, finding in found.items():
        tokens = paragraphs[finding.paragraph].tokens
        heads[number] = (finding.paragraph, head_of(tokens, finding.mention, grammar))
    sweep = Sweep(paragraphs, grammar, heads.values())
    result = []
    for one in spoken:
        token = paragraphs[one.paragraph].tokens[one.at]
        known = found.get(token.quote)
        if known is None:
            result.append(Quotation(token.start, token.end, token.text, one.kind))
            continue
        tokens = paragraphs[known.paragraph].tokens
        start, end = tokens[known.mention.first].start, tokens[known.mention.last - 1].end
        confidence = known.confidence * (_FRAGMENT if one.kind == "fragment" else 1)
        if tokens[heads[token.quote][1]].lower in grammar.pronouns:
            confidence *= _PRONOUN
        cue = tokens[known.cue] if known.cue is not None else None
        person = sweep.who.get(heads[token.quote])
        result.append(
            Quotation(
                start=token.start,
                end=token.end,
                text=token.text,
                kind=one.kind,
                speaker=text[start:end],
                speaker_start=start,
                speaker_end=end,
                cue_start=cue.start if cue is not None else None,
                cue_end=cue.end if cue is not None else None,
                person=person.label if person is not None else None,
                gender=gender_from(person) if person is not None else "unknown",
                rule=known.rule,
                confidence=round(confidence, 2),
            )
        )
    return tuple(result)


def _attribute(
    spoken: list[_Spoken], paragraphs: list[Paragraph], grammar: Grammar
) -> dict[int, Finding]:
    """Who said each quotation, by its number; one over several paragraphs has one speaker."""
    rules = INVERTED if grammar.inverts else RULES if grammar.finite else BARE
    found: dict[int, Finding] = {}
    told: Finding | None = None
    waiting: list[int] = []
    for one in spoken:
        if one.kind == "title":
            continue
        number = paragraphs[one.paragraph].tokens[one.at].quote
        finding = find_speaker(Case(paragraphs, one.paragraph, one.at, grammar, found), rules)
        if finding is not None:
            found[number] = finding
        if not one.stretch.continues:
            told, waiting = None, []
        if finding is None or finding.confidence < THRESHOLD or finding.rule in _FOLLOWING:
            waiting.append(number)
        else:
            told = finding
        if told is not None and (one.stretch.continues or one.stretch.closed is False):
            for n in waiting:
                found[n] = replace(told, rule="continued")
            waiting = []
    return found


_FOLLOWING = frozenset(["lone", "same_sentence", "paragraph_before", "continued"])
"""Rules that but hand on what another quotation has been found to be."""


def _known_titles(
    spoken: list[_Spoken], paragraphs: list[Paragraph], grammar: Grammar
) -> list[_Spoken]:
    """What has been the name of a work is so again: her memoir, “Salt”, and later but “Salt”."""
    names = set()
    for one in spoken:
        tokens = paragraphs[one.paragraph].tokens
        before = one.at - 1 - (one.at > 1 and tokens[one.at - 1].text == ",")
        if one.kind == "title" and before >= 0 and tokens[before].lower in grammar.works:
            names.add(_bare(tokens[one.at].text))
    return [
        replace(one, kind="title")
        if one.kind == "fragment" and _bare(paragraphs[one.paragraph].tokens[one.at].text) in names
        else one
        for one in spoken
    ]


def _bare(text: str) -> str:
    return text.strip("“”„\"'‘’«»‹›「」『』`.,;:!? ")


def _read(text: str, grammar: Grammar) -> tuple[list[Paragraph], list[Stretch]]:
    places = paragraphs_of(text)
    flat: list[Stretch] = []
    paragraphs = []
    for (start, end), here in zip(places, find_stretches(text, places, grammar), strict=True):
        numbered = [(len(flat) + i, stretch) for i, stretch in enumerate(here)]
        paragraphs.append(read_paragraph(text, start, end, numbered, grammar))
        flat += here
    return paragraphs, flat
