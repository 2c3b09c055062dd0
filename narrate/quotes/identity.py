"""Whom each mention means: one sweep over the article, from first to last.

Names are merged as they come, roles ("the official") go to the latest that fits, and pronouns to
whom the text has just been speaking of. Only what stands outside quotation marks is read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from narrate.quotes.given_names import gender_of, is_given
from narrate.quotes.grammar import Grammar, words
from narrate.quotes.mentions import Mention, noun_phrase
from narrate.quotes.passage import Paragraph, Token
from narrate.quotes.people import SUFFIXES, Name, Person, Registry
from narrate.quotes.quotation import Gender

Place = tuple[int, int]
"""Paragraph and token."""

_MEMORY = 40
"""Mentions that a pronoun looks back over."""


def head_of(tokens: Sequence[Token], mention: Mention, grammar: Grammar) -> int:
    """The token that names: the last of a name, or the noun before "of" and "for"."""
    stop = mention.last
    for i in range(mention.first + 1, mention.last):
        token = tokens[i]
        if token.kind != "word":
            continue
        if token.lower in grammar.attaching | grammar.relatives and not token.cap:
            inside = (
                tokens[i - 1].cap
                and tokens[i - 1].lower in grammar.groups
                and i + 1 < mention.last
                and (tokens[i + 1].cap or (i + 2 < mention.last and tokens[i + 2].cap))
            )
            if not inside:
                stop = i
                break
    return stop - 1


class Sweep:
    """Reads an article once and remembers whom each place means."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], grammar: Grammar, wanted: Collection[Place]
    ) -> None:
        self.who: dict[Place, Person] = {}
        self.registry = Registry()
        self._paragraphs = paragraphs
        self._grammar = grammar
        self._wanted = frozenset(wanted)
        self._recent: list[tuple[int, int, Person, bool]] = []
        self._speaker: Person | None = None
        for number, paragraph in enumerate(paragraphs):
            self._read(number, paragraph)

    def _read(self, number: int, paragraph: Paragraph) -> None:
        tokens, grammar = paragraph.tokens, self._grammar
        quiet = _is_heading(paragraph)
        for sentence, (begin, end) in enumerate(paragraph.bounds):
            i = begin
            while i < end:
                token = tokens[i]
                if token.kind != "word":
                    i += 1
                    continue
                place = (number, i)
                word = token.lower
                if (
                    word in grammar.she
                    or word in grammar.he
                    or word in grammar.they
                    or (word in grammar.pronouns and place in self._wanted)
                ):
                    if place in self._wanted or (i <= begin + 1 and word in grammar.pronouns):
                        self._pronoun(place, sentence, word)
                    i += 1
                elif self._begins_name(tokens, i, begin):
                    i = self._name(number, sentence, paragraph, i, begin, end, quiet)
                elif (
                    word in grammar.roles and (not token.cap or i == begin or place in self._wanted)
                ) or place in self._wanted:
                    self._role(number, sentence, tokens, i, begin, end)
                    i += 1
                else:
                    i += 1

    def _begins_name(self, tokens: Sequence[Token], i: int, begin: int) -> bool:
        token, grammar = tokens[i], self._grammar
        if not token.cap:
            return False
        word = token.lower
        if (
            word in grammar.determiners
            or word in grammar.pronouns
            or word in grammar.times
            or word in grammar.conjunctions
        ):
            return False
        if i == begin and (
            word in grammar.prepositions
            or word in grammar.adverbs
            or word in grammar.auxiliaries
            or (word in grammar.finite | grammar.loose and not is_given(word))
        ):
            return False
        alone = i + 1 >= len(tokens) or not tokens[i + 1].cap
        return not (alone and word in grammar.roles)

    def _name(
        self,
        number: int,
        sentence: int,
        paragraph: Paragraph,
        i: int,
        begin: int,
        end: int,
        quiet: bool,
    ) -> int:
        tokens, grammar = paragraph.tokens, self._grammar
        last, nickname = _run(tokens, i, end, grammar)
        name = _parse_name(tokens, i, last, begin, grammar, nickname)
        wanted = any((number, k) in self._wanted for k in range(i, last))
        if name is None and tokens[last - 1].lower not in grammar.roles:
            name = Name((tokens[last - 1].text,), text=tokens[last - 1].text, group=True)
        if name is None:
            head = last - 1
            if wanted or tokens[head].lower in grammar.roles:
                self._role(number, sentence, tokens, head, begin, end)
            return last
        if quiet and not wanted:
            return last
        if (
            grammar.nouns_capital
            and not wanted
            and not _looks_human(tokens, i, begin, name, grammar)
        ):
            return last
        person = self.registry.name(name)
        title = tokens[i - 1].lower if i > begin else ""
        human = bool(name.titles) or (len(name.words) > 1 and is_given(name.words[0]))
        if title in grammar.roles and not tokens[i - 1].owner:
            human = True
            self.registry.entitle(person, _role_words(tokens, i - 1, begin, grammar))
            self._tell(person, title)
        if name.titles:
            for word in name.titles:
                self._tell(person, word)
        self._appositive(tokens, last, end, person)
        if human or (wanted and not name.group):
            person.personal = True
        for k in range(i, last):
            self.who[number, k] = person
        after = tokens[last].lower if last < end and tokens[last].kind == "word" else ""
        subject = (
            wanted or i <= begin + 1 or after in grammar.auxiliaries or after in grammar.finite
        ) and not tokens[last - 1].owner
        self._remember(number, sentence, person, subject)
        if wanted:
            self._speaker = person
        return last

    def _appositive(self, tokens: Sequence[Token], i: int, end: int, person: Person) -> None:
        """Note what "Lima, the council’s chairwoman," tells of a person."""
        grammar = self._grammar
        if i + 1 >= end or tokens[i].text != ",":
            return
        words: set[str] = set()
        for k in range(i + 1, min(end, i + 10)):
            token = tokens[k]
            if token.kind != "word" or token.lower in grammar.auxiliaries | grammar.relatives:
                break
            if k == i + 1 and token.cap and token.lower not in grammar.roles | grammar.determiners:
                break
            words.add(token.lower)
            if token.lower in grammar.roles:
                self._tell(person, token.lower)
                self.registry.entitle(person, words)
                return

    def _tell(self, person: Person, word: str) -> None:
        kind = self._grammar.kin.get(word, "")
        if kind and not person.sure:
            person.gender = "female" if kind == "female" else "male"
            person.sure = person.personal = True

    def _role(
        self, number: int, sentence: int, tokens: Sequence[Token], i: int, begin: int, end: int
    ) -> None:
        grammar = self._grammar
        first = i
        while first > begin and i - first < 8:
            token = tokens[first - 1]
            if (
                token.kind != "word"
                or token.lower
                in (
                    grammar.prepositions
                    | grammar.conjunctions
                    | grammar.auxiliaries
                    | grammar.joining
                )
                or token.lower in grammar.times
                or token.lower in grammar.finite
            ):
                break
            first -= 1
            if token.lower in grammar.determiners:
                break
        wanted = (number, i) in self._wanted
        determiner = tokens[first].lower
        fresh = determiner in grammar.fresh
        if not wanted and not fresh:
            return
        ahead = tokens[i + 1] if i + 1 < end else None
        if ahead is not None and (ahead.cap or ahead.lower in grammar.roles) and not wanted:
            return
        near = first - 1
        if near > begin and tokens[near].text == "," and tokens[near - 1].cap:
            named = self.who.get((number, near - 1))
            if named is not None:
                self.who[number, i] = named
                return
        named_next = self._name_after(tokens, i, end)
        if named_next is not None:
            person = self.registry.name(named_next)
            self.registry.entitle(person, _role_words(tokens, i, begin, grammar))
            person.personal = True
        else:
            skip = 1 if determiner in ("a", "an", "the") or determiner in _PLAIN_ARTICLES else 0
            low = min(first + skip, i)
            label = _label(tokens, low, i, end, grammar)
            words = frozenset(
                t.lower
                for t in tokens[low:i]
                if t.kind == "word" and t.lower not in grammar.determiners
            )
            person = self.registry.role(tokens[i].lower, words, label, fresh)
        self._tell(person, tokens[i].lower)
        if tokens[i].lower in grammar.roles and tokens[i].lower.endswith(("s", "people")):
            person.plural = True
        self.who[number, i] = person
        self._remember(number, sentence, person, wanted or first <= begin + 1)
        if wanted:
            self._speaker = person

    def _name_after(self, tokens: Sequence[Token], i: int, end: int) -> Name | None:
        """The name in "a spokeswoman for the firm, Ana Lima, said"."""
        grammar = self._grammar
        k = i + 1
        while (
            k < end
            and k - i < 10
            and tokens[k].kind == "word"
            and (tokens[k].lower not in grammar.finite)
        ):
            k += 1
        if k + 1 >= end or tokens[k].text != "," or not tokens[k + 1].cap:
            return None
        if not self._begins_name(tokens, k + 1, -1):
            return None
        last, nickname = _run(tokens, k + 1, end, grammar)
        if last < end and not (tokens[last].text in ",." or tokens[last].lower in grammar.finite):
            return None
        if not is_given(tokens[k + 1].text) and last - k < 3:
            return None
        return _parse_name(tokens, k + 1, last, -1, grammar, nickname)

    def _remember(self, number: int, sentence: int, person: Person, subject: bool) -> None:
        self._recent.append((number, sentence, person, subject))
        if len(self._recent) > 4 * _MEMORY:
            del self._recent[: 2 * _MEMORY]

    def _pronoun(self, place: Place, sentence: int, word: str) -> None:
        grammar = self._grammar
        gender: Gender = "unknown"
        if word in grammar.she and word not in grammar.he:
            gender = "female"
        elif word in grammar.he and word not in grammar.she:
            gender = "male"
        plural = word in grammar.they and gender == "unknown"
        if gender == "unknown" and not plural and word not in ("it", "its"):
            return
        best: Person | None = None
        best_score = -9.0
        for number, where, person, subject in reversed(self._recent[-_MEMORY:]):
            if gender != "unknown":
                if person.group or person.plural or person.gender not in ("unknown", gender):
                    continue
                if not person.personal:
                    continue
            elif plural:
                if not (person.plural or person.group or person.personal):
                    continue
            elif not person.group:
                continue
            far = place[0] - number
            score = -2.0 * far if far else -0.8 * (sentence - where)
            if far:
                score -= 0.0
            score += 1.5 * subject
            if gender != "unknown" and person.gender == gender:
                score += 1.0
            if plural and person.plural:
                score += 2.0
            if person is self._speaker:
                score += 1.0
            if not far and where == sentence:
                score -= 0.3
            if score > best_score:
                best, best_score = person, score
        if best is None:
            return
        if gender != "unknown" and best.gender == "unknown":
            best.gender, best.sure = gender, True
        self.registry.touch(best)
        self.who[place] = best
        self._remember(place[0], sentence, best, True)
        if place in self._wanted:
            self._speaker = best


_PLAIN_ARTICLES = words("der die das ein eine le la l’ les un une el los las una")


def _is_heading(paragraph: Paragraph) -> bool:
    """True for a line in Title Case, where capitals tell nothing."""
    words = [t for t in paragraph.tokens if t.kind == "word"]
    if len(words) < 4 or len(words) > 25 or len(paragraph.bounds) > 1:
        return False
    return sum(t.cap for t in words) > 0.6 * len(words)


def _run(tokens: Sequence[Token], i: int, end: int, grammar: Grammar) -> tuple[int, str]:
    """Where a run of capitals ends, and the nickname quoted within it."""
    nickname = ""
    k = i
    while k < end:
        token = tokens[k]
        ahead = tokens[k + 1] if k + 1 < end else None
        if token.kind == "quote":
            if k > i and ahead is not None and ahead.cap and len(token.text) < 24:
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
            if k > i and (
                token.lower in grammar.times
                or token.lower in grammar.pronouns
                or token.lower in grammar.determiners
            ):
                break
            k += 1
            if token.owner:
                break
            continue
        if k > i and ahead is not None and ahead.kind == "word":
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


def _parse_name(
    tokens: Sequence[Token], first: int, last: int, begin: int, grammar: Grammar, nickname: str
) -> Name | None:
    run = [t for t in tokens[first:last] if t.kind == "word"]
    suffix = ""
    if len(run) > 1 and run[-1].lower.rstrip(".") in SUFFIXES:
        suffix = run[-1].lower.rstrip(".")
        run = run[:-1]
    cut = 0
    for k, token in enumerate(run):
        if token.lower in grammar.titles or token.lower in grammar.honorifics:
            final = k == len(run) - 1
            if (
                final
                and k
                and (is_given(run[k - 1].text) or run[k - 1].lower in grammar.honorifics)
            ):
                continue
            cut = k + 1
    titles = frozenset(t.lower.rstrip(".") for t in run[:cut])
    honorific = ""
    for token in run[:cut]:
        honorific = grammar.honorifics.get(token.lower, "") or honorific
    words = run[cut:]
    while words and not words[0].cap and words[0].lower not in grammar.particles:
        words = words[1:]
    if not words or not any(t.cap for t in words):
        return None
    the = first > begin >= 0 and tokens[first - 1].lower in (
        "the",
        "der",
        "die",
        "das",
        "le",
        "la",
        "el",
    )
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


def _looks_human(tokens: Sequence[Token], i: int, begin: int, name: Name, grammar: Grammar) -> bool:
    if name.titles or (len(name.words) > 1 and is_given(name.words[0])):
        return True
    return i > begin and tokens[i - 1].lower in grammar.roles


def _role_words(tokens: Sequence[Token], i: int, begin: int, grammar: Grammar) -> set[str]:
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


def _label(tokens: Sequence[Token], low: int, i: int, end: int, grammar: Grammar) -> str:
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


def gender_from(person: Person) -> Gender:
    """What is known of a person's gender, by now or by the given name."""
    if person.group or person.plural:
        return "unknown"
    if person.gender != "unknown" or len(person.words) < 2:
        return person.gender
    return gender_of(person.words[0])
