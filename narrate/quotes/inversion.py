"""Who speaks, in languages whose subject may follow its verb: German, French and Spanish.

The same sieve as for English, with the rules that need a subject written anew.
"""

from __future__ import annotations

from bisect import bisect_left

from narrate.quotes.cues import according_at, is_cue, sourced_at
from narrate.quotes.given_names import is_given
from narrate.quotes.mentions import Mention
from narrate.quotes.passage import ending
from narrate.quotes.phrases import (
    clause_start,
    first_subject,
    is_oblique,
    main_subject,
    phrase_at,
    phrase_right,
    skip_small,
    subject_around,
)
from narrate.quotes.sieve import Case, Finding, Rule, again, dash, lone, same_sentence

_REACH = 60
_SENTENCES = 12
"""Sentences, and quotations, that a search for who spoke last goes back over."""
_DASHES = (",", "–", "—", "-", "--", "―")


def after(case: Case) -> Finding | None:
    """„Es läuft“, sagte Lima.  « Ça marche », a dit Lima.  «Funciona», dijo Lima."""
    end = case.sentence[1]
    tokens, grammar = case.tokens, case.grammar
    j = case.at + 1
    if j < end and tokens[j].kind == "mark" and tokens[j].text in _DASHES:
        j += 1
    if j >= end or tokens[j].kind != "word":
        return None
    word = tokens[j].lower
    if word in grammar.so:
        return case.found(_said_so(case, j, end), cue=j)
    if word in grammar.conjunctions:
        j += 1
    v = _cue_from(case, j, end)
    if v is None:
        return None
    if v == j or skip_small(tokens, j, v, grammar) == v or _auxiliaries(case, j, v):
        if word in grammar.conjunctions and v > j:
            return case.found(subject_around(tokens, v, j, end, grammar), cue=v)
        if _impersonal(case, v, end):
            return case.found(_source(case, v, end), cue=v)
        return case.found(
            phrase_right(tokens, v + 1, end, grammar)
            or _tied(case, j, v)
            or (_verb_last(case, v) if j == case.at + 1 else None),
            cue=v,
        )
    phrase = phrase_at(tokens, j, v, grammar)
    if phrase is None or is_oblique(tokens, phrase, grammar):
        return None
    rest = skip_small(tokens, phrase.last, v, grammar)
    if rest == v or _auxiliaries(case, rest, v) or tokens[phrase.last].text in (",", "("):
        return case.found(phrase, cue=v)
    return None


def _said_so(case: Case, j: int, end: int) -> Mention | None:
    tokens, grammar = case.tokens, case.grammar
    k = skip_small(tokens, j + 1, end, grammar)
    if k < end and is_cue(tokens, k, grammar):
        return phrase_right(tokens, k + 1, end, grammar)
    return phrase_right(tokens, k, end, grammar)


def _cue_from(case: Case, j: int, end: int) -> int | None:
    for k in range(j, min(end, j + 25)):
        if case.tokens[k].kind == "quote":
            return None
        if is_cue(case.tokens, k, case.grammar):
            return k
    return None


def passed_on(case: Case) -> Finding | None:
    """„Es läuft.“ „Es ist billig“, sagte Lima.  (One quotation right after the other.)"""
    for j in range(case.at + 1, min(case.at + 4, len(case.tokens))):
        if case.tokens[j].kind != "quote":
            return None
        found = after(Case(case.paragraphs, case.number, j, case.grammar, case.earlier))
        if found is not None:
            return found
    return None


def _auxiliaries(case: Case, j: int, v: int) -> bool:
    """True where nothing but auxiliaries and their small words stand before the cue."""
    grammar = case.grammar
    return all(
        case.tokens[k].lower in grammar.auxiliaries
        or case.tokens[k].lower in grammar.clitics
        or case.tokens[k].lower in grammar.adverbs
        or case.tokens[k].lower in grammar.pronouns
        for k in range(j, v)
    )


def turned_round(case: Case) -> Finding | None:
    """Der Plan wurde von Lima als „gut“ bezeichnet.  Le plan a été jugé « bon » par Lima."""
    begin, end = case.sentence
    tokens, grammar = case.tokens, case.grammar
    near = range(max(begin, case.at - _REACH // 2), min(end, case.at + _REACH // 2))
    words = [tokens[k].lower for k in near if tokens[k].kind == "word"]
    if grammar.passives.isdisjoint(words) or grammar.citing.intersection(words):
        return None
    if not any(word in grammar.participles for word in words):
        return None
    for k in sorted(near, key=lambda k: abs(k - case.at)):
        if tokens[k].lower in grammar.by and k + 1 < end:
            start = k + 2 if tokens[k + 1].lower == "seiten" else k + 1
            if tokens[start].lower in grammar.determiners & grammar.attaching:
                start += tokens[k + 1].lower == "seiten"
            phrase = phrase_at(tokens, start, end, grammar)
            if phrase is not None and _somebody(case, phrase):
                return case.found(phrase, cue=k)
    return None


def _somebody(case: Case, phrase: Mention) -> bool:
    """True for a phrase with a role or with the first name of somebody in it."""
    tokens = case.tokens[phrase.first : phrase.last]
    return any(
        token.lower in case.grammar.roles or (token.cap and is_given(token.text))
        for token in tokens
    )


def _verb_last(case: Case, v: int) -> Mention | None:
    """The subject of a clause that a conjunction opens: "während Lima von „…“ sprach"."""
    tokens, grammar = case.tokens, case.grammar
    if v + 1 < len(tokens) and tokens[v + 1].kind == "word":
        return None
    start = clause_start(tokens, case.at, case.sentence[0], grammar)
    if start >= case.at or tokens[start].lower not in grammar.conjunctions:
        return None
    return phrase_at(tokens, start + 1, case.at, grammar)


def gapped(case: Case) -> Finding | None:
    """Lima forderte „Ruhe“, Weber (CDU) „Ordnung“: a second subject without its verb."""
    tokens, grammar = case.tokens, case.grammar
    begin = case.sentence[0]
    start = clause_start(tokens, case.at, begin, grammar)
    stop = case.at
    if start == stop and tokens[stop - 1].text == ")":
        opening = clause_start(tokens, stop - 1, begin, grammar)
        if tokens[opening - 1].text != "(":
            return None
        stop = opening - 1
        start = clause_start(tokens, stop, begin, grammar)
    if start <= begin or tokens[start - 1].text != "," or start == stop:
        return None
    number = bisect_left(case.paragraph.quotes, start)
    if not number or case.paragraph.quotes[number - 1] < begin:
        return None
    phrase = phrase_at(tokens, start, stop, grammar)
    return case.found(phrase) if phrase is not None and phrase.last == stop else None


def with_words(case: Case) -> Finding | None:
    """„Es läuft.“ Mit diesen Worten ging Lima."""
    tokens, grammar = case.tokens, case.grammar
    for k in range(case.at + 1, min(len(tokens), case.at + 6)):
        if tokens[k].kind == "quote":
            return None
        if tokens[k].lower in grammar.claims and tokens[k - 1].kind == "word":
            return case.found(phrase_right(tokens, k + 2, len(tokens), grammar), cue=k)
    return None


def _tied(case: Case, j: int, v: int) -> Mention | None:
    """The subject between auxiliary and participle: "a-t-elle ajouté"."""
    for k in range(j, v):
        if case.tokens[k].lower in case.grammar.pronouns and k > j:
            return Mention(k, k + 1)
    return None


def _impersonal(case: Case, v: int, end: int) -> bool:
    """True for "hieß es": nobody says it, but a source may be named."""
    if case.tokens[v].lower not in case.grammar.unnamed:
        return False
    before = case.tokens[v - 1] if v else None
    turned = before is None or before.kind != "word" or not before.cap
    return turned or (v + 1 < end and case.tokens[v + 1].lower == "es")


def _source(case: Case, v: int, end: int) -> Mention | None:
    """Whom "hieß es aus dem Ministerium" names."""
    tokens, grammar = case.tokens, case.grammar
    for k in range(v + 1, min(end, v + 16)):
        if tokens[k].lower in ("aus", "von", "vom", "seitens", "bei", "beim", "in", "im"):
            phrase = phrase_at(tokens, k + 1, end, grammar)
            if phrase is not None and any(
                tokens[n].lower in grammar.roles
                or tokens[n].lower.removesuffix("s") in grammar.roles
                for n in range(phrase.first, phrase.last)
            ):
                return phrase
    return None


def before(case: Case) -> Finding | None:
    """Lima sagte, es laufe „gut“.  In Berlin sagte Lima: „Es läuft.“"""
    mention, cue = _cue_before(case, case.sentence[0], case.at)
    return case.found(mention, cue=cue)


def _says(case: Case, v: int, begin: int) -> bool:
    """True for a verb of saying; it opens the sentence only where its subject may be left out."""
    grammar = case.grammar
    if v == begin:
        return grammar.drops_subject and case.tokens[v].lower in grammar.finite
    return is_cue(case.tokens, v, grammar)


def _cue_before(case: Case, begin: int, stop: int) -> tuple[Mention | None, int | None]:
    """The subject of the nearest verb of saying before token `stop`, and that verb."""
    tokens, grammar = case.tokens, case.grammar
    end = case.sentence[1] if begin <= case.at < case.sentence[1] else stop
    for v in range(stop - 1, max(begin, stop - _REACH) - 1, -1):
        if tokens[v].kind != "word" or not _says(case, v, begin):
            continue
        if tokens[v].lower in grammar.participles and tokens[v - 1].lower in grammar.passives:
            continue
        if _impersonal(case, v, end):
            source = _source(case, begin - 1, v) or _source(case, v, end)
            if source is not None:
                return source, v
        subject = subject_around(tokens, v, begin, stop if v < stop else end, grammar)
        if tokens[v].lower in grammar.citing and subject is not None and subject.last <= v:
            # "Die Zeitung zitiert Lima mit den Worten"
            subject = phrase_at(tokens, v + 1, stop, grammar) or subject
        if subject is not None and not (
            subject.last - subject.first == 1
            and tokens[subject.first].lower in ("es", "das", "man")
        ):
            return subject, v
    return None, None


def trailing(case: Case) -> Finding | None:
    """Der Plan sei „gut“, sagte Lima."""
    end = case.sentence[1]
    tokens, grammar = case.tokens, case.grammar
    for v in range(case.at + 1, min(end, case.at + _REACH)):
        if tokens[v].kind != "word":
            continue
        comma = tokens[v - 1].text == "," or (
            tokens[v - 1].kind == "quote" and ending(tokens[v - 1]) in ",?!"
        )
        if comma and tokens[v].lower in grammar.so:
            phrase = _said_so(case, v, end)
            if phrase is not None:
                return case.found(phrase, cue=v)
        if not is_cue(tokens, v, grammar):
            continue
        if _impersonal(case, v, end):
            return case.found(_source(case, v, end), cue=v)
        subject = subject_around(tokens, v, case.at + 1, end, grammar)
        if subject is None:
            subject = subject_around(tokens, v, case.sentence[0], end, grammar)
        if subject is not None and not subject.first <= case.at < subject.last:
            return case.found(subject, cue=v)
    return None


def according(case: Case) -> Finding | None:
    """Laut Lima läuft es „gut“.  Selon Lima…  Según Lima…"""
    begin, end = case.sentence
    best: tuple[Mention | None, int] = (None, case.at)
    for i in range(max(begin, case.at - _REACH), min(end, case.at + 40)):
        if case.tokens[i].kind == "word":
            source = _source_at(case, i)
            if source is not None:
                best = source, i
                if i > case.at:
                    break
    return case.found(best[0], cue=best[1])


def _source_at(case: Case, i: int) -> Mention | None:
    """Whom "laut", "zufolge" or "d’après" at token `i` names."""
    begin, end = case.sentence
    tokens, grammar = case.tokens, case.grammar
    if tokens[i].lower in grammar.postpositions and i > begin:
        if tokens[i - 1].lower in grammar.tonic:
            return Mention(i - 1, i)
        for k in range(max(begin, i - 9), i):
            phrase = phrase_at(tokens, k, i, grammar)
            if phrase is not None and phrase.last == i:
                return phrase
        return None
    if sourced_at(tokens, i, grammar):
        return Mention(i + 1, i + 2)
    length = according_at(tokens, i, grammar)
    if i == begin and tokens[i].lower in grammar.viewpoint:
        length = 1
    start = i + length
    if not length or start >= end:
        return None
    if tokens[start].lower in grammar.tonic:
        return Mention(start, start + 1)
    if tokens[start].lower in grammar.attaching - grammar.determiners:
        start += 1
    return phrase_at(tokens, start, end, grammar)


def named_colon(case: Case) -> Finding | None:
    """Lima: „Es läuft.“  Lima blieb gelassen: „Es läuft.“"""
    begin = case.sentence[0]
    tokens, grammar = case.tokens, case.grammar
    if case.at - begin < 2 or tokens[case.at - 1].text != ":":
        return None
    return case.found(main_subject(tokens, begin, case.at - 1, grammar))


def colon_before(case: Case) -> Finding | None:
    """Lima sagte:  (new paragraph)  „Es läuft.“"""
    if case.at or not case.number:
        return None
    number = case.number - 1
    tokens = case.paragraphs[number].tokens
    if not tokens or tokens[-1].text != ":":
        return None
    begin, end = case.paragraphs[number].bounds[-1]
    inside = Case(case.paragraphs, number, end - 1, case.grammar, case.earlier)
    mention, cue = _cue_before(inside, begin, end)
    mention = mention or main_subject(tokens, begin, end, case.grammar)
    return case.found(mention, number, cue=cue)


def reported(case: Case) -> Finding | None:
    """Lima widersprach. Der Plan sei „gut“.  (The mood shows that somebody is reported.)"""
    begin, end = case.sentence
    tokens, grammar = case.tokens, case.grammar
    if not any(
        tokens[k].lower in grammar.reported
        for k in range(max(begin, case.at - _REACH), min(end, case.at + _REACH))
        if tokens[k].kind == "word"
    ):
        return None
    for k in range(case.at - 1, begin, -1):
        if tokens[k].text == ":":
            # "Lima blieb dabei: Es laufe „gut“."
            stated = main_subject(tokens, begin, k, grammar)
            if stated is not None and not _silent(case, stated):
                return case.found(stated)
    return _speaker_before(case)


def dropped(case: Case) -> Finding | None:
    """«Funciona», añadió.  (Whoever spoke last.)"""
    if not case.grammar.drops_subject:
        return None
    begin, end = case.sentence
    near = range(max(begin, case.at - 20), min(end, case.at + 12))
    if not any(_says(case, k, begin) for k in near if k != case.at):
        return None
    return _speaker_before(case)


def _speaker_before(case: Case) -> Finding | None:
    """Who spoke last: in the sentences before, then in the paragraph before."""
    paragraph, grammar = case.paragraph, case.grammar
    here = paragraph.sentence_of(case.at)
    for index in range(here - 1, max(-1, here - 1 - _SENTENCES), -1):
        begin, end = paragraph.bounds[index]
        low, high = bisect_left(paragraph.quotes, begin), bisect_left(paragraph.quotes, end)
        for q in reversed(paragraph.quotes[max(low, high - _SENTENCES) : high]):
            found = case.earlier.get(case.tokens[q].quote)
            if found is not None:
                return found
        mention, cue = _cue_before(case, begin, end)
        if mention is None:
            near = range(max(begin, end - _REACH), end)
            if any(case.tokens[k].lower in grammar.reported for k in near):
                continue
            mention = main_subject(case.tokens, begin, end, grammar)
        if mention is not None and not _silent(case, mention):
            return case.found(mention, cue=cue)
    for number in range(case.number - 1, max(-1, case.number - 3), -1):
        earlier = case.paragraphs[number]
        for q in reversed(earlier.quotes[-_SENTENCES:]):
            found = case.earlier.get(earlier.tokens[q].quote)
            if found is not None:
                return found
        inside = Case(case.paragraphs, number, len(earlier.tokens) - 1, grammar, case.earlier)
        for begin, end in reversed(earlier.bounds[-_SENTENCES:]):
            mention, cue = _cue_before(inside, begin, end)
            if mention is not None:
                return case.found(mention, number, cue=cue)
    return None


def _silent(case: Case, mention: Mention) -> bool:
    """True for a subject that cannot be one who speaks: "das", "es"."""
    return mention.last - mention.first == 1 and (
        case.tokens[mention.first].lower in ("es", "das", "dies", "man", "ce", "ça", "cela", "esto")
    )


def sentence_before(case: Case) -> Finding | None:
    """Lima schüttelte den Kopf. „Zu spät.“"""
    index = case.paragraph.sentence_of(case.at)
    if not index or case.sentence[0] != case.at:
        return None
    begin, end = case.paragraph.bounds[index - 1]
    mention, cue = _cue_before(case, begin, end)
    if mention is None:
        mention = main_subject(case.tokens, begin, end, case.grammar)
    if mention is None or _silent(case, mention):
        return None
    return case.found(mention, cue=cue)


def paragraph_before(case: Case) -> Finding | None:
    """The paragraph before speaks of Lima; this one is a quotation."""
    if case.at or not case.number:
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
    mention, cue = _cue_before(inside, begin, end)
    return case.found(mention, number, cue=cue)


def subject(case: Case) -> Finding | None:
    """Lima nannte es „gut“: the subject of the sentence, whatever its verb."""
    begin, end = case.sentence
    found = main_subject(case.tokens, begin, case.at, case.grammar)
    if found is None and case.at > begin and case.tokens[case.at - 1].lower in case.grammar.claims:
        # Mit den Worten „Es läuft“ hob sie das Glas
        for k in range(case.at + 2, min(end, case.at + 8)):
            if case.tokens[k].lower in case.grammar.pronouns:
                found = Mention(k, k + 1)
                break
    if found is None:
        found = first_subject(case.tokens, case.at + 1, end, case.grammar)
    if found is None or _silent(case, found):
        return None
    return case.found(found)


INVERTED: tuple[tuple[Rule, float], ...] = (
    (after, 0.95),
    (dash, 0.9),
    (passed_on, 0.85),
    (gapped, 0.8),
    (before, 0.93),
    (according, 0.92),
    (turned_round, 0.85),
    (trailing, 0.85),
    (named_colon, 0.85),
    (dropped, 0.85),
    (again, 0.94),
    (colon_before, 0.85),
    (lone, 0.8),
    (same_sentence, 0.7),
    (reported, 0.82),
    (with_words, 0.7),
    (sentence_before, 0.6),
    (subject, 0.5),
    (paragraph_before, 0.6),
)
"""The rules in the order they are tried, each with the share of its answers that are right."""
