"""Names as they are printed: where one begins and ends, its titles, and what is left as a label."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from narrate.quotes.given_names import is_given
from narrate.quotes.grammar import Compounds, Grammar, words
from narrate.quotes.mentions import Mention, in_office, noun_phrase
from narrate.quotes.passage import Paragraph, Token
from narrate.quotes.people import SUFFIXES, Name

_ARTICLES = words("the der die das le la les l’ el los las")
_AFTER_NAME = words("KC QC MP MEP MSP AM OBE MBE CBE KBE DBE PhD MD Esq Esq. JP FRS RN USN SJ")
"""What stands after a name and is no part of it."""

_LONGEST = 16
"""Words that a run of capitals has at most."""

_NICKNAME = 24
"""Characters that a nickname in marks has at most."""


def head_of(tokens: Sequence[Token], mention: Mention, grammar: Grammar) -> int:
    """The token that names: the last of a name, or the noun before "of" and "for"."""
    stop = mention.last
    small = tokens[stop - 1].kind == "word" and not tokens[stop - 1].cap
    if grammar.inverts and not grammar.nouns_capital and small:
        # "el delegado provincial": the noun comes first
        for i in range(mention.first, stop):
            if tokens[i].lower in grammar.roles:
                return i
    for i in range(mention.first + 1, mention.last):
        token = tokens[i]
        if token.kind != "word" or token.cap:
            continue
        if token.lower in grammar.attaching or token.lower in grammar.relatives:
            inside = (
                tokens[i - 1].cap
                and tokens[i - 1].lower in grammar.groups
                and i + 1 < mention.last
                and (tokens[i + 1].cap or (i + 2 < mention.last and tokens[i + 2].cap))
            )
            if not inside and not in_office(tokens, i, mention.last, grammar):
                stop = i
                break
    return stop - 1


def is_heading(paragraph: Paragraph) -> bool:
    """True for a line in Title Case, where capitals tell nothing."""
    tokens = paragraph.tokens
    big = words = 0
    for token in tokens:
        if token.kind == "quote":
            quoted = [w.lstrip("“\"'‘«„`") for w in token.text.split()]
            words += len(quoted)
            big += sum(w[:1].isupper() for w in quoted)
        elif token.kind == "word":
            words += 1
            big += token.cap
    if words < 4 or words > 25 or len(paragraph.bounds) > 1:
        return False
    return big > (0.75 if tokens[-1].text == "." else 0.6) * words


def begins_name(tokens: Sequence[Token], i: int, begin: int, grammar: Grammar) -> bool:
    """True where a name may begin at token `i` of the sentence from `begin`."""
    token = tokens[i]
    if not token.cap:
        return False
    word = token.lower
    if (
        word in grammar.determiners
        or word in grammar.pronouns
        or (word in grammar.times and (i == begin or not grammar.small_times))
        or word in grammar.conjunctions
    ):
        return False
    if i == begin and (
        word in grammar.prepositions
        or word in grammar.adverbs
        or (word in grammar.joining and grammar.inverts)
        or word in grammar.auxiliaries
        or (word in grammar.saying and not is_given(word))
    ):
        return False
    alone = i + 1 >= len(tokens) or not tokens[i + 1].cap
    if alone and word in grammar.groups and i + 2 < len(tokens) and tokens[i + 2].cap:
        # "Department for Transport"
        alone = tokens[i + 1].lower not in ("of", "for")
    if alone and i + 2 < len(tokens) and tokens[i + 2].cap:
        # "Frau von Aschen"
        small = tokens[i + 1].lower
        alone = small not in grammar.particles or small in grammar.attaching - {"von"}
    return not (alone and word in grammar.roles)


def run_of(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> tuple[int, str]:
    """Where a run of capitals ends, and the nickname quoted within it."""
    nickname = ""
    k = i
    end = min(end, i + _LONGEST)
    while k < end:
        token = tokens[k]
        ahead = tokens[k + 1] if k + 1 < end else None
        if token.kind == "quote":
            if k > i and ahead is not None and ahead.cap and len(token.text) < _NICKNAME:
                nickname = token.text.strip("“”‘’\"' „«»")
                k += 1
                continue
            break
        if token.kind != "word":
            if token.text == "&" and k > i and ahead is not None and ahead.cap:
                k += 1
                continue
            break
        if token.cap:
            # "Antoine de La Tour", "Solenn Le Bihan"
            inside = grammar.inverts and ahead is not None and ahead.cap
            if k > i and (
                (token.lower in grammar.times and not grammar.small_times)
                or token.lower in grammar.pronouns
                or (token.lower in grammar.determiners and not inside)
            ):
                break
            k += 1
            if token.owner:
                break
            continue
        if k > i and ahead is not None and ahead.kind == "word":
            if grammar.nouns_capital and not _takes_particle(tokens, i, k, grammar):
                break
            if token.lower in grammar.particles and (
                ahead.cap
                or (ahead.lower in grammar.particles and k + 2 < end and tokens[k + 2].cap)
            ):
                k += 1
                continue
            if token.lower in ("of", "for") and tokens[k - 1].lower in grammar.groups:
                if ahead.cap:
                    k += 1
                    continue
                if ahead.lower == "the" and k + 2 < end and tokens[k + 2].cap:
                    k += 2
                    continue
        break
    return k, nickname


def _takes_particle(tokens: Sequence[Token], i: int, k: int, grammar: Grammar) -> bool:
    """True for "Ulrike | von Aschen", not for "Worte | von Ohlsen" and "Huber | der Zeitung"."""
    before = tokens[k - 1]
    if tokens[k].lower in grammar.determiners:
        return before.lower in grammar.particles
    return (
        is_given(before.text)
        or before.lower in grammar.titles
        or before.lower in grammar.honorifics
        or before.text.endswith(".")
        or (k - i > 1 and is_given(tokens[k - 2].text))
    )


def parse_name(
    tokens: Sequence[Token],
    first: int,
    last: int,
    begin: int,
    grammar: Grammar,
    nickname: str = "",
    known: frozenset[tuple[str, ...]] = frozenset(),
) -> Name | None:
    """The name in a run of capitals, titles stripped; None where there are but titles.

    `known` are full names of the text: "Rival Ana Lima" at the head of a sentence is one of them
    after a word that only the place has given a capital.
    """
    run = [t for t in tokens[first:last] if t.kind == "word"]
    suffix = ""
    if len(run) > 1 and run[-1].lower.rstrip(".") in SUFFIXES:
        suffix = run[-1].lower.rstrip(".")
        run = run[:-1]
    while len(run) > 2 and run[-1].text in _AFTER_NAME:
        run = run[:-1]
    cut = 0
    for k, token in enumerate(run):
        final = k == len(run) - 1
        if token.lower in grammar.titles or token.lower in grammar.honorifics:
            if (
                final
                and k
                and (is_given(run[k - 1].text) or run[k - 1].lower in grammar.honorifics)
            ):
                continue
            cut = k + 1
        elif (
            token.lower in grammar.roles
            and not final
            and token.lower not in grammar.groups
            and token.lower not in grammar.claims
            and run[k + 1].cap
            and (k == 0 or not is_given(run[k - 1].text))
        ):
            cut = k + 1
    if (
        cut
        and run[-1].lower in grammar.groups
        and run[0].lower not in grammar.honorifics
        and not any(t.lower in grammar.roles - grammar.groups for t in run[:cut])
        and not is_given(run[min(cut, len(run) - 1)].text)
    ):
        # "Liberal Alliance", "State Department"
        cut = 0
    titles = frozenset(t.lower.rstrip(".") for t in run[:cut])
    honorific = ""
    for token in run[:cut]:
        honorific = grammar.honorifics.get(token.lower, "") or honorific
    words = run[cut:]
    while words and not words[0].cap and words[0].lower not in grammar.particles:
        words = words[1:]
    if not words or not any(t.cap for t in words):
        return None
    if first == begin and not cut and len(words) > 2:
        rest = tuple(t.lower for t in words[1:])
        if rest in known or (not is_given(words[0].text) and is_given(words[1].text)):
            words = words[1:]
    while grammar.nouns_capital and not cut and len(words) > 2 and is_given(words[1].text):
        if is_given(words[0].text):
            break
        # "Kranführer Ingo Wendt": a trade that no table holds
        words = words[1:]
    the = first > begin >= 0 and tokens[first - 1].lower in _ARTICLES
    group = (
        not titles
        and not (len(words) > 1 and is_given(words[0].text))
        and (
            the
            or any(t.lower in grammar.groups for t in words)
            or (len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1)
        )
    )
    label = " ".join(t.text for t in words)
    if suffix:
        label += f" {suffix.upper() if suffix.startswith('i') else suffix.capitalize() + '.'}"
    return Name(tuple(t.text for t in words), suffix, honorific, titles, label, nickname, group)


def name_after(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> Name | None:
    """The name in "a spokeswoman for the firm, Ana Lima," and "the manager is Ana Lima"."""
    k = i + 1
    tied = False
    while (
        k < end
        and k - i < 10
        and tokens[k].kind == "word"
        and (tokens[k].lower not in grammar.finite)
    ):
        if tokens[k].lower in grammar.being and k + 1 < end and tokens[k + 1].cap:
            break
        tied = tied or tokens[k].lower in grammar.attaching
        k += 1
    is_being = k < end and tokens[k].lower in grammar.being
    comma = k
    if k + 2 < end and tokens[k].text == "," and tokens[k + 1].lower in grammar.determiners:
        # "her sister, the painter Ana Lima"
        k += 1
        while k + 1 < end and tokens[k + 1].lower in grammar.roles and not tokens[k + 1].cap:
            k += 1
        if k == comma + 1:
            return None
    elif k + 2 < end and tokens[k].text == "," and tokens[k + 1].text[:1].isdigit():
        # "its builder, 17-year-old Ana Lima"
        k += 1
    if k + 1 >= end or not tokens[k + 1].cap:
        return None
    if tokens[comma].text != "," and not is_being:
        return None
    if not begins_name(tokens, k + 1, -1, grammar):
        return None
    last, nickname = run_of(tokens, k + 1, end, grammar)
    follows = tokens[last].lower if last < end else ","
    if follows not in ",." and follows not in grammar.finite | grammar.attaching:
        return None
    tied = tied and not grammar.inverts
    if not is_given(tokens[k + 1].text) and (last - k < 3 or tied):
        return None
    return parse_name(tokens, k + 1, last, -1, grammar, nickname)


def looks_human(tokens: Sequence[Token], i: int, begin: int, name: Name, grammar: Grammar) -> bool:
    """True where a title, a given name or a role before it shows that the name is somebody's."""
    if name.titles or (len(name.words) > 1 and is_given(name.words[0])):
        return True
    return i > begin and tokens[i - 1].lower in grammar.roles


def role_words(tokens: Sequence[Token], i: int, begin: int, grammar: Grammar) -> set[str]:
    """The words of a description that ends at token `i`: "Kremlin spokesman"."""
    words = {tokens[i].lower}
    k = i - 1
    while k >= begin and i - k < 6 and tokens[k].kind == "word":
        word = tokens[k].lower
        if word in grammar.determiners or word in grammar.prepositions or word in grammar.finite:
            break
        words.add(word)
        k -= 1
    return words


def bases_of(nouns: Collection[str], grammar: Grammar) -> set[str]:
    """What compounds end in: a "Polizeisprecherin" is a "Sprecherin"."""
    roles = grammar.roles
    if not isinstance(roles, Compounds):
        return set()
    found = (roles.ending_of(noun) for noun in nouns)
    return {ending.lstrip("-") for ending in found if ending is not None}


def role_label(tokens: Sequence[Token], low: int, i: int, end: int, grammar: Grammar) -> str:
    """How an unnamed person is printed: up to the noun, and what "for" and "of" tie to it."""
    printed = [t.text + ("’s" if t.owner else "") for t in tokens[low:i] if t.kind == "word"]
    printed.append(tokens[i].text)
    if i + 2 < end and tokens[i + 1].lower in grammar.attaching - grammar.relatives:
        tail = noun_phrase(tokens, i + 2, min(end, i + 9), grammar)
        if tail is not None and tokens[i + 2].lower not in grammar.pronouns:
            printed += [t.text for t in tokens[i + 1 : tail.last] if t.kind == "word"]
    if printed[0].lower() in grammar.determiners:
        printed[0] = printed[0].lower()
    return " ".join(printed)
