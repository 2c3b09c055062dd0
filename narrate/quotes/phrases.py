"""Noun phrases and subjects in languages whose subject may follow its verb.

German, French and Spanish. What tells a noun phrase there is its beginning, an article or a
capital; what tells a subject is its place beside the verb and, in German, the case of its article.
"""

from __future__ import annotations

from collections.abc import Sequence

from narrate.quotes.given_names import is_given
from narrate.quotes.grammar import Grammar
from narrate.quotes.mentions import Mention
from narrate.quotes.passage import Token

_REACH = 60
_YEARS = frozenset(["jahre", "jahr", "monate"])
_NICKNAME = 24
_THING = 40
"""Characters that a nickname, and the name of a thing, have at most."""
_LONGEST = 14
"""Words in a noun phrase at most."""


def _closed(token: Token, grammar: Grammar) -> bool:
    """True for a small word that no noun phrase goes across."""
    word = token.lower
    if token.cap and word in grammar.honorifics:
        return False
    return (
        word in grammar.prepositions
        or word in grammar.conjunctions
        or word in grammar.auxiliaries
        or word in grammar.adverbs
        or word in grammar.relatives
        or word in grammar.joining
        or word in grammar.pronouns
        or word in grammar.clitics
        or word.endswith(("mente", "ment"))
    )


def _is_verb(token: Token, grammar: Grammar) -> bool:
    return not token.cap and (
        token.lower in grammar.finite
        or token.lower in grammar.auxiliaries
        or token.lower in grammar.separable
        or token.lower in grammar.reported
    )


def _calls(word: str, grammar: Grammar) -> bool:
    """True for what stands before a name without an article: "don Aurelio"."""
    return word in grammar.honorifics or word in grammar.titles


def _determines(token: Token, grammar: Grammar) -> bool:
    return token.lower in grammar.determiners or token.text.isdigit()


def phrase_at(
    tokens: Sequence[Token], i: int, limit: int, grammar: Grammar, depth: int = 0
) -> Mention | None:
    """The noun phrase that begins at token `i`, ending before `limit`; None where none does."""
    if i >= limit or tokens[i].kind != "word":
        return None
    token = tokens[i]
    ahead = tokens[i + 1] if i + 1 < limit else None
    if token.lower in grammar.pronouns and not (
        token.lower in grammar.determiners and ahead is not None and ahead.kind == "word"
    ):
        return Mention(i, i + 1)
    k = i
    while k < limit and k - i < 3 and tokens[k].kind == "word" and _determines(tokens[k], grammar):
        k += 1
    if k + 2 < limit and k > i and tokens[k - 1].text.isdigit() and tokens[k].lower in _YEARS:
        # "der 52 Jahre alte Angeklagte"
        k += 2
    named = nouns = 0
    while k < limit and k - i < _LONGEST:
        token = tokens[k]
        ahead = tokens[k + 1] if k + 1 < limit else None
        if token.kind == "quote":
            if named and ahead is not None and ahead.cap and len(token.text) < _NICKNAME:
                k += 1
                continue
            if _is_named_thing(tokens, k, grammar):
                # "die „Neue Zeit“", "el diario “La Tribuna”"
                return Mention(i, k + 1)
            break
        if token.kind == "mark":
            if token.text == "&" and nouns and ahead is not None and ahead.cap:
                k += 1
                continue
            break
        word = token.lower
        if token.cap and not (k == i and _closed(token, grammar)):
            time = word in grammar.times and not grammar.small_times
            if time and not (named and ahead is not None and ahead.cap):
                break
            if nouns and word in grammar.pronouns:
                break
            named += 1
            nouns += 1
            k += 1
            continue
        if (
            word in grammar.particles
            and ahead is not None
            and ahead.kind == "word"
            and (ahead.cap or (ahead.lower in grammar.particles and k + 2 < limit))
            and (named or k == i or tokens[k - 1].lower in grammar.particles)
            and not (nouns and depth < 2 and word in grammar.attaching)
        ):
            k += 1
            continue
        if nouns and word in grammar.attaching and depth < 2:
            if (
                grammar.nouns_capital
                and word in grammar.determiners
                and not (
                    tokens[i].lower in grammar.determiners or tokens[k - 1].lower in grammar.roles
                )
            ):
                # "sagte Huber der Zeitung": a name has no genitive
                break
            inner = phrase_at(tokens, k + 1, limit, grammar, depth + 1)
            if inner is None or tokens[inner.first].lower in grammar.pronouns:
                break
            k = inner.last
            continue
        noun = k > i and not nouns and tokens[k - 1].lower in grammar.determiners
        if word in grammar.participles and noun:
            # "l’accusé" is somebody
            nouns += 1
            k += 1
            continue
        if _closed(token, grammar) or _is_verb(token, grammar) or word in grammar.participles:
            break
        if token.text.isdigit() or word in grammar.determiners:
            break
        if grammar.nouns_capital:
            if nouns:
                break
        elif named or word in grammar.times:
            break
        elif nouns and grammar.modifies and word.endswith(grammar.modifies):
            if word not in grammar.roles:
                break
            nouns += 1
        elif nouns == 0 and k == i and depth == 0 and not _calls(word, grammar):
            return None
        else:
            nouns += 1
            if nouns > 5:
                break
        k += 1
    if not nouns and not (k > i and tokens[k - 1].lower in grammar.alone):
        return None
    if grammar.nouns_capital and not named and tokens[k - 1].lower not in grammar.alone:
        return None
    return Mention(i, _with_name(tokens, i, k, limit, grammar) if depth == 0 else k)


def _with_name(tokens: Sequence[Token], first: int, last: int, limit: int, grammar: Grammar) -> int:
    """Where a phrase ends with the name that follows it: "der Trainer des Vereins, Ivo Karl"."""
    if last + 3 < limit and tokens[last].lower in grammar.prepositions and tokens[last + 1].cap:
        # "el delegado en Murcia, Luis Moreno"
        further = _with_name(tokens, first, last + 2, limit, grammar)
        return further if further > last + 2 else last
    if last + 1 >= limit or tokens[last].text != ",":
        return last
    if not any(tokens[k].lower in grammar.roles for k in range(first, last)):
        return last
    k = last + 1
    while k < limit and tokens[k].kind == "word":
        if tokens[k].lower in grammar.particles and k > last + 1:
            k += 1
            continue
        if not tokens[k].cap or tokens[k].lower in grammar.times:
            break
        k += 1
    size = k - last - 1
    starts = tokens[last + 1]
    sure = is_given(starts.text) or starts.lower in grammar.honorifics or size in (2, 3)
    if size < 2 or size > 5 or not sure:
        return last
    if any(tokens[j].lower in grammar.roles for j in range(last + 2, k)):
        return last
    closes = k >= limit or tokens[k].kind != "word" or _is_verb(tokens[k], grammar)
    return k if closes or tokens[k].lower in grammar.prepositions | grammar.adverbs else last


def _is_named_thing(tokens: Sequence[Token], k: int, grammar: Grammar) -> bool:
    """True for a short quotation after an article or "newspaper", with a verb to come."""
    if not k or k + 1 >= len(tokens) or tokens[k + 1].kind != "word":
        return False
    if len(tokens[k].text) > _THING:
        return False
    before = tokens[k - 1].lower
    return before in grammar.works or (grammar.nouns_capital and before in grammar.determiners)


def is_oblique(tokens: Sequence[Token], mention: Mention, grammar: Grammar) -> bool:
    """True where the article shows that the phrase is no subject: "den Plan", "der neuen Frau"."""
    first = tokens[mention.first].lower
    if first in grammar.oblique:
        return True
    return (
        grammar.nouns_capital
        and first == "der"
        and mention.last - mention.first > 2
        and tokens[mention.first + 1].lower.endswith("en")
        and tokens[mention.first + 2].cap
    )


def skip_small(tokens: Sequence[Token], i: int, limit: int, grammar: Grammar) -> int:
    """The next token that is no adverb, auxiliary, participle or small pronoun."""
    while i < limit and tokens[i].kind == "word":
        word = tokens[i].lower
        if tokens[i].cap:
            break
        if not (
            word in grammar.adverbs
            or word in grammar.clitics - grammar.determiners
            or word in grammar.participles
            or word in grammar.oblique - grammar.determiners
            or word in ("sich", "se")
            or word.endswith(("mente", "ment"))
        ):
            break
        i += 1
    return i


def phrase_right(tokens: Sequence[Token], i: int, limit: int, grammar: Grammar) -> Mention | None:
    """The subject that follows a verb, asides like "am Montag in Berlin" left out."""
    for _ in range(5):
        i = skip_small(tokens, i, limit, grammar)
        if i >= limit or tokens[i].kind != "word":
            return None
        word = tokens[i].lower
        if word in grammar.times:
            i += 1
            continue
        if word in grammar.determiners and i + 1 < limit and tokens[i + 1].lower in grammar.times:
            # "este jueves"
            i += 2
            continue
        if word in grammar.prepositions:
            inner = phrase_at(tokens, i + 1, limit, grammar, 1)
            after = inner.last if inner is not None else i + 1
            while after < limit and (
                tokens[after].lower in grammar.times or tokens[after].text.isdigit()
            ):
                after += 1
            if inner is None and after == i + 1:
                return None
            i = after
            continue
        phrase = phrase_at(tokens, i, limit, grammar)
        if phrase is None:
            return None
        if is_oblique(tokens, phrase, grammar):
            if phrase.last >= limit or tokens[phrase.last].kind != "word":
                return None
            i = phrase.last
            continue
        if (
            word == "der"
            and phrase.last < limit
            and tokens[phrase.last].cap
            and tokens[phrase.last].lower not in grammar.times
        ):
            i = phrase.last
            continue
        return phrase
    return None


def clause_start(tokens: Sequence[Token], v: int, begin: int, grammar: Grammar) -> int:
    """First token of the stretch without commas that runs up to token `v`."""
    k = v
    while k > begin:
        token = tokens[k - 1]
        if token.kind == "quote":
            if k - 1 > begin and _is_named_thing(tokens, k - 1, grammar):
                k -= 1
                continue
            break
        if token.kind == "mark" and token.text in ",;:–—-―()":
            break
        k -= 1
    return k


def _before_verb(tokens: Sequence[Token], v: int, start: int, grammar: Grammar) -> int:
    """Where the verb with its adverbs, auxiliaries and small pronouns begins."""
    k = v
    while k > start:
        token = tokens[k - 1]
        word = token.lower
        if token.kind != "word" or token.cap:
            break
        if word in grammar.pronouns and word not in grammar.clitics:
            break
        if not (
            word in grammar.adverbs
            or word in grammar.auxiliaries
            or word in grammar.clitics
            or word.endswith(("mente", "ment"))
        ):
            break
        k -= 1
    return k


def subject_around(
    tokens: Sequence[Token], v: int, begin: int, end: int, grammar: Grammar
) -> Mention | None:
    """The subject of the verb at token `v` of the sentence from `begin` to `end`."""
    begin = max(begin, v - _REACH)
    end = min(end, v + _REACH)
    if tokens[v].lower in grammar.participles and grammar.nouns_capital:
        bracket = clause_start(tokens, v, begin, grammar)
        for k in range(bracket, v):
            if tokens[k].lower in grammar.auxiliaries:
                v = k
                break
    start = clause_start(tokens, v, begin, grammar)
    k = _before_verb(tokens, v, start, grammar)
    right = phrase_right(tokens, v + 1, end, grammar)
    if v + 1 < end and tokens[v + 1].lower in grammar.nominative:
        return Mention(v + 1, v + 2)
    if k == start:
        if start > begin and tokens[start - 1].text == ",":
            if right is not None and _is_tag(tokens, right, start - 1, begin, grammar):
                return right
            across = _across_commas(tokens, start - 1, begin, grammar)
            if across is not None and not _follows_quote(tokens, start - 1, begin):
                return across
        if right is None and start > begin and tokens[start - 1].text in ")–—-":
            return _across_commas(tokens, start - 1, begin, grammar)
        return right
    left = _left(tokens, start, k, begin, grammar)
    if left is None:
        return right
    if grammar.nouns_capital:
        plain = tokens[start].lower
        if is_oblique(tokens, left, grammar) or (
            plain in ("das", "dies", "so", "was") and left.last - left.first == 1
        ):
            return right or left
        if plain == "der" and right is not None and tokens[right.first].lower == "ein":
            # "Der Zeitung sagte ein Sprecher": "ein" is a subject's, "der" may be a dative's
            return right
        if right is not None and left.last < k and tokens[start].lower in grammar.prepositions:
            return right
    return left


def _is_tag(
    tokens: Sequence[Token], right: Mention, comma: int, begin: int, grammar: Grammar
) -> bool:
    """True for "Man verzichte, teilte ein Sprecher mit": a whole clause stands before the verb."""
    first = tokens[right.first].lower
    told = grammar.kin.get(tokens[right.last - 1].lower, "")
    if grammar.nouns_capital and first == "der" and told != "male":
        return False
    opening = clause_start(tokens, comma, begin, grammar)
    aside = tokens[opening].lower in grammar.relatives or (
        grammar.nouns_capital
        and opening > begin
        and tokens[opening].lower in grammar.determiners
        and not tokens[opening + 1].cap
    )
    return not aside and any(_is_verb(tokens[k], grammar) for k in range(begin, comma))


def _follows_quote(tokens: Sequence[Token], comma: int, begin: int) -> bool:
    return comma > begin and tokens[comma - 1].kind == "quote"


def _left(
    tokens: Sequence[Token], start: int, k: int, begin: int, grammar: Grammar
) -> Mention | None:
    """The subject in the stretch from `start` that ends before the verb at `k`."""
    i = start
    relative = grammar.nouns_capital and start > begin and tokens[start - 1].text == ","
    while i < k and tokens[i].kind == "word":
        word = tokens[i].lower
        if word in grammar.joining or word in grammar.conjunctions or word in grammar.adverbs:
            i += 1
            continue
        break
    if i >= k:
        # "Ibáñez wollte das nicht und sagte"
        return first_subject(tokens, begin, start, grammar)
    word = tokens[i].lower
    if word in grammar.relatives or (
        relative
        and i == start
        and word in ("der", "die", "das", "dem", "den")
        and not (i + 1 < k and tokens[i + 1].cap)
    ):
        return _across_commas(tokens, start - 1, begin, grammar)
    if word in grammar.times:
        while i < k and (
            tokens[i].lower in grammar.times or tokens[i].text.isdigit() or tokens[i].text == "."
        ):
            i += 1
        return phrase_at(tokens, i, k, grammar) if i < k else None
    if word in grammar.prepositions:
        if grammar.nouns_capital:
            # "Von der Leyen betonte"
            name = phrase_at(tokens, i, k, grammar) if word in grammar.particles else None
            return name if name is not None and name.last == k and i == start else None
        # "En Madrid el ministro dijo": the noun phrase that reaches the verb
        for j in range(i + 1, k):
            phrase = phrase_at(tokens, j, k, grammar)
            fresh = tokens[j].cap or tokens[j].lower in grammar.determiners
            if (
                phrase is not None
                and phrase.last == k
                and fresh
                and (tokens[j - 1].lower not in grammar.prepositions | grammar.attaching)
            ):
                return phrase
        return None
    return phrase_at(tokens, i, k, grammar)


def _across_commas(
    tokens: Sequence[Token], comma: int, begin: int, grammar: Grammar
) -> Mention | None:
    """The subject of "Lima, die den Rat leitet, sagte": the first phrase of the sentence."""
    low = begin
    for i in range(comma - 1, begin - 1, -1):
        if tokens[i].kind == "quote" or tokens[i].text in (";", ":"):
            low = i + 1
            break
    return first_subject(tokens, low, comma, grammar)


def first_subject(
    tokens: Sequence[Token], begin: int, end: int, grammar: Grammar
) -> Mention | None:
    """The first noun phrase between commas that may be a subject."""
    i = max(begin, end - _REACH)
    opening = True
    while i < end:
        if opening and tokens[i].kind == "word":
            word = tokens[i].lower
            while i < end and (word in grammar.joining or word in grammar.adverbs):
                i += 1
                word = tokens[i].lower if i < end else ""
            closed = (
                word in grammar.prepositions
                or word in grammar.conjunctions
                or word in grammar.relatives
                or word in grammar.times
            )
            if i < end and not closed:
                phrase = phrase_at(tokens, i, end, grammar)
                if phrase is not None and not is_oblique(tokens, phrase, grammar):
                    return phrase
        opening = i < end and tokens[i].kind == "mark" and tokens[i].text in ",;:–—()"
        i += 1
    return None


def main_subject(tokens: Sequence[Token], begin: int, end: int, grammar: Grammar) -> Mention | None:
    """The subject of a sentence: before its finite verb, or right behind it."""
    found = first_subject(tokens, begin, end, grammar)
    if not grammar.nouns_capital:
        return found
    for v in range(begin, min(end, begin + _REACH)):
        token = tokens[v]
        if token.kind != "word":
            if token.text == ",":
                break
            continue
        if (
            v > begin
            and _is_verb(token, grammar)
            and tokens[begin].lower
            in (grammar.prepositions | grammar.adverbs | grammar.oblique | grammar.times)
        ):
            return phrase_right(tokens, v + 1, end, grammar) or found
    return found
