"""Whom each mention means: one sweep over the article, from first to last.

Names are merged as they come, roles ("the official") go to the latest that fits, and pronouns to
whom the text has just been speaking of. Only what stands outside quotation marks is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from narrate.quotes.given_names import gender_of, is_given
from narrate.quotes.grammar import Grammar, words
from narrate.quotes.memory import OBJECT, OWNER, SUBJECT, Memory
from narrate.quotes.mentions import REACH
from narrate.quotes.naming import (
    bases_of,
    begins_name,
    is_heading,
    looks_human,
    name_after,
    parse_name,
    role_label,
    role_words,
    run_of,
)
from narrate.quotes.passage import Paragraph, Token
from narrate.quotes.people import Name, Person, Registry
from narrate.quotes.quotation import Gender

Place = tuple[int, int]
"""Paragraph and token."""

_PLAIN_ARTICLES = words("a an the der die das ein eine le la l’ les un une el los las una")


class Sweep:
    """Reads an article once and remembers whom each place means."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], grammar: Grammar, wanted: Collection[Place]
    ) -> None:
        self.who: dict[Place, Person] = {}
        self.registry = Registry(grammar)
        self._paragraphs = paragraphs
        self._grammar = grammar
        self._wanted = frozenset(wanted)
        self._sought: dict[int, list[Place]] = {}
        for place in sorted(self._wanted):
            self._sought.setdefault(place[0], []).append(place)
        self._memory = Memory(paragraphs)
        headings = [is_heading(p) and not grammar.nouns_capital for p in paragraphs]
        body = [n for n, heading in enumerate(headings) if not heading]
        self._capitals: set[str] = set()
        self._known = frozenset(self._full_names(body))
        for number in body:
            self._read(number)
        # headings come last: what their capitals mean the article has told by then
        self._memory.clear()
        for number, heading in enumerate(headings):
            if heading:
                self._read_heading(number)

    def _full_names(self, body: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """Names of two words and more, where no sentence begins with them."""
        grammar = self._grammar
        if grammar.nouns_capital:
            return
        for number in body:
            tokens = self._paragraphs[number].tokens
            for begin, end in self._paragraphs[number].bounds:
                i = begin
                if tokens[i].cap:
                    i, _ = run_of(tokens, i, end, grammar)
                i = max(i, begin + 1)
                while i < end:
                    if not tokens[i].cap or tokens[i].kind != "word":
                        i += 1
                        continue
                    last, _ = run_of(tokens, i, end, grammar)
                    self._capitals.update(t.lower for t in tokens[i:last])
                    if last - i > 1:
                        name = parse_name(tokens, i, last, begin, grammar)
                        if name is not None and len(name.words) > 1:
                            self.registry.expect(name)
                            yield tuple(w.lower() for w in name.words)
                    i = max(last, i + 1)

    def _read(self, number: int) -> None:
        paragraph, grammar = self._paragraphs[number], self._grammar
        tokens = paragraph.tokens
        for sentence, (begin, end) in enumerate(paragraph.bounds):
            i = begin
            while i < end:
                token = tokens[i]
                place = (number, i)
                if token.kind == "quote" and place in self._wanted:
                    self._thing(number, sentence, i)
                if token.kind != "word":
                    i += 1
                    continue
                word = token.lower
                wanted = place in self._wanted
                if (
                    word in grammar.she
                    or word in grammar.he
                    or word in grammar.they
                    or (wanted and word in grammar.subjects)
                ):
                    if wanted or word in grammar.pronouns:
                        self._pronoun(place, sentence, word)
                    elif word in grammar.possessives:
                        self._hint(number, sentence, word)
                    i += 1
                elif begins_name(tokens, i, begin, grammar) or (
                    token.cap and word in grammar.roles and self.registry.surnames(token.text)
                ):
                    i = self._name(number, sentence, i, begin, end)
                elif (
                    wanted
                    or (
                        word in grammar.roles
                        and (not token.cap or grammar.nouns_capital or i == begin)
                    )
                    or (i == begin and self._stands_alone(tokens, i, end))
                ):
                    self._role(number, sentence, tokens, i, begin, end)
                    i += 1
                else:
                    i += 1

    def _stands_alone(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """True for "Another, a nurse, wondered": somebody new whom no noun names."""
        word = tokens[i].lower
        return (
            word in self._grammar.fresh
            and word in self._grammar.alone
            and i + 1 < end
            and tokens[i + 1].text == ","
        )

    def _thing(self, number: int, sentence: int, i: int) -> None:
        """Take in what speaks under a name in marks: "Die „Neue Zeit“ schreibt"."""
        label = self._paragraphs[number].tokens[i].text.strip("“”„‟\"'‘’‚‛«»‹› \xa0")
        person = self.registry.name(Name(tuple(label.split()), text=label, group=True))
        self.who[number, i] = person
        self._memory.keep(number, sentence, person, SUBJECT, True)

    def _read_heading(self, number: int) -> None:
        """Find whom the speakers named in a heading are; a heading brings in nobody else."""
        paragraph, grammar = self._paragraphs[number], self._grammar
        tokens = paragraph.tokens
        for place in self._sought.get(number, ()):
            head = place[1]
            begin, end = paragraph.bounds[paragraph.sentence_of(head)]
            first = head
            while first > begin and tokens[first - 1].cap and not tokens[first - 1].owner:
                first -= 1
            person = None
            for size in range(head - first + 1, 0, -1):
                for low in range(first, head + 2 - size):
                    name = parse_name(tokens, low, low + size, -1, grammar)
                    person = self.registry.find(name) if name is not None else None
                    if person is not None:
                        break
                if person is not None:
                    break
            if person is not None:
                self.who[place] = person
            elif begins_name(tokens, first, begin, grammar):
                self._name(number, 0, first, begin, end)
            else:
                self._role(number, 0, tokens, head, begin, end)

    def _weight(
        self, tokens: Sequence[Token], first: int, last: int, begin: int, end: int
    ) -> float:
        """How much the place of a mention in its sentence makes of it."""
        grammar = self._grammar
        if tokens[last - 1].owner:
            return OWNER
        after = tokens[last].lower if last < end and tokens[last].kind == "word" else ""
        if after in grammar.auxiliaries or after in grammar.finite:
            return SUBJECT
        before = tokens[first - 1] if first > begin else None
        if before is not None and before.lower in grammar.prepositions:
            return OBJECT
        if (
            before is not None
            and before.kind == "word"
            and tokens[first].lower in grammar.determiners
            and not before.cap
            and before.lower not in grammar.links
        ):
            # "it shows an officer"
            return OBJECT
        if first - begin > REACH:
            return OBJECT
        for k in range(first - 1, begin - 1, -1):
            word = tokens[k].lower
            if tokens[k].kind == "quote" or word in grammar.auxiliaries or word in grammar.finite:
                return OBJECT
            if word in grammar.pronouns and word not in grammar.determiners:
                return OBJECT
            if tokens[k].kind == "mark" and tokens[k].text not in ",-–—’'":
                return OBJECT
        return SUBJECT

    def _name(self, number: int, sentence: int, i: int, begin: int, end: int) -> int:
        tokens, grammar = self._paragraphs[number].tokens, self._grammar
        last, nickname = run_of(tokens, i, end, grammar)
        name = parse_name(tokens, i, last, begin, grammar, nickname, self._known)
        wanted = any((number, k) in self._wanted for k in range(i, last))
        if i == begin and last - i == 1 and not wanted and not self._proper(tokens, i, end):
            return last
        if name is None and tokens[last - 1].lower not in grammar.roles:
            name = Name((tokens[last - 1].text,), text=tokens[last - 1].text, group=True)
        if name is None:
            head = last - 1
            if wanted or tokens[head].lower in grammar.roles:
                self._role(number, sentence, tokens, head, begin, end)
            return last
        if (
            grammar.nouns_capital
            and not wanted
            and not looks_human(tokens, i, begin, name, grammar)
            and self.registry.find(name) is None
        ):
            return last
        before = tokens[i - 1] if i > begin else None
        title = before.lower if before is not None and not before.owner else ""
        person = self.registry.name(name, grammar.generations.get(title, ""))
        human = bool(name.titles) or (len(name.words) > 1 and is_given(name.words[0]))
        if title in grammar.roles:
            human = True
            self._entitle(person, role_words(tokens, i - 1, begin, grammar))
            self._tell(person, title)
        if last + 1 < end and tokens[last].text == "," and tokens[last + 1].text.isdigit():
            # "Ana Lima, 45,"
            human = human or len(tokens[last + 1].text) < 3
        honorific = grammar.honorifics.get(title, "")
        if honorific and not person.sure:
            # "don Julio"
            person.gender = "female" if honorific == "female" else "male"
            person.sure = human = True
        self._entitle(person, name.titles)
        for word in name.titles:
            self._tell(person, word)
        if before is not None and before.text == "," and i - 1 > begin:
            # "his daughter, Ana Lima"
            kin = tokens[i - 2].lower
            if kin in grammar.roles and kin not in grammar.groups and not name.group:
                human = True
                self._tell(person, kin)
                self._entitle(person, role_words(tokens, i - 2, begin, grammar))
        self._appositive(tokens, last, end, person)
        if len(name.words) == 1 and not name.group and is_given(name.words[0]):
            person.speaks = True
        if human or (wanted and not name.group):
            person.personal = True
        for k in range(i, last):
            self.who[number, k] = person
        weight = self._weight(tokens, i, last, begin, end)
        after = tokens[last].lower if last < end and not tokens[last].cap else ""
        if after in grammar.finite:
            person.speaks = True
        elif after in grammar.roles or after in grammar.groups:
            # "the Lima campaign"
            weight = OWNER
        self._memory.keep(number, sentence, person, weight, wanted)
        return last

    def _proper(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """True where the first word of a sentence would have its capital anywhere."""
        grammar, token = self._grammar, tokens[i]
        if grammar.nouns_capital or token.owner or is_given(token.text):
            return True
        if token.lower in self._capitals or not token.text.isalpha():
            return True
        after = tokens[i + 1].lower if i + 1 < end else ""
        return after in grammar.finite or after in grammar.auxiliaries

    def _appositive(self, tokens: Sequence[Token], i: int, end: int, person: Person) -> None:
        """Note what "Lima, the council’s chairwoman," tells of a person."""
        grammar = self._grammar
        if i + 1 >= end or tokens[i].text != ",":
            return
        words: set[str] = set()
        for k in range(i + 1, min(end, i + 10)):
            token = tokens[k]
            if token.kind != "word" or token.lower in grammar.auxiliaries:
                break
            if token.lower in grammar.relatives:
                break
            if (
                k == i + 1
                and token.cap
                and token.lower not in grammar.roles
                and token.lower not in grammar.determiners
            ):
                break
            words.add(token.lower)
            if token.lower in grammar.roles:
                self._tell(person, token.lower)
                self._entitle(person, words)
                return

    def _entitle(self, person: Person, titles: Collection[str]) -> None:
        """Note titles, and what those that are compounds end in."""
        self.registry.entitle(person, set(titles) | bases_of(titles, self._grammar))

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
            if token.kind != "word" or token.lower in grammar.borders:
                break
            first -= 1
            if token.lower in grammar.determiners:
                break
        wanted = (number, i) in self._wanted
        determiner = tokens[first].lower
        fresh = determiner in grammar.fresh
        weight = self._weight(tokens, first, i + 1, begin, end)
        opens = weight == SUBJECT and first <= begin + 1 and determiner in grammar.determiners
        if not wanted and not fresh and not opens:
            return
        ahead = tokens[i + 1] if i + 1 < end else None
        if ahead is not None and (ahead.cap or ahead.lower in grammar.roles) and not wanted:
            return
        near = first - 1
        if near > begin and tokens[near].text == ",":
            named = self.who.get((number, near - 1))
            if named is not None and (named.words or named.personal):
                self._tell(named, tokens[i].lower)
                if not named.words and named.label.split()[0] in grammar.alone:
                    # "One passenger, a nurse"
                    named.label = role_label(tokens, min(first + 1, i), i, end, grammar)
                self.who[number, i] = named
                return
        plural = tokens[i].lower.endswith(("s", "people")) and tokens[i].lower in grammar.roles
        named_next = None if plural else name_after(tokens, i, end, grammar)
        if named_next is not None:
            person = self.registry.name(named_next)
            self._entitle(person, role_words(tokens, i, begin, grammar))
            person.personal = True
        else:
            person = self._unnamed(number, tokens, first, i, end, fresh)
        self._tell(person, tokens[i].lower)
        person.noun = person.noun or grammar.genders.get(determiner, "")
        if tokens[i].lower in grammar.either and not person.sure and person.noun:
            person.gender = "female" if person.noun == "female" else "male"
            person.sure = person.personal = True
        if grammar.inverts and i + 2 < end and tokens[i + 2].lower in grammar.fresh:
            # "Der Nachbar, ein pensionierter Oberst,"
            self._appositive(tokens, i + 1, end, person)
        person.plural = person.plural or plural
        self.who[number, i] = person
        self._memory.keep(number, sentence, person, weight, wanted)

    def _unnamed(
        self, number: int, tokens: Sequence[Token], first: int, i: int, end: int, fresh: bool
    ) -> Person:
        """Whom a role without a name means: someone known, an organisation, or someone new."""
        grammar = self._grammar
        head = tokens[i].lower
        determiner = tokens[first].lower
        low = min(first + (determiner in _PLAIN_ARTICLES), i)
        owned = max((k + 1 for k in range(low, i) if tokens[k].owner), default=low)
        modifiers = frozenset(
            t.lower
            for t in tokens[owned:i]
            if t.kind == "word" and t.lower not in grammar.determiners
        )
        if (determiner in grammar.others or modifiers & grammar.others) and i > first:
            modifiers = (modifiers - grammar.others) | {OTHER}
        group = head in grammar.groups
        common = group and head not in grammar.institutions
        plain = determiner in _PLAIN_ARTICLES and not fresh and not modifiers
        if common and plain and not self.registry.bears(head):
            for recent in self._memory.latest():
                if number - recent.paragraph > 2:
                    break
                person = recent.person
                thing = person.group or (
                    not person.personal
                    and recent.weight >= SUBJECT
                    and (person.speaks or len(person.words) > 1)
                )
                if thing and person.words and not person.plural and recent.weight > OWNER:
                    self.registry.entitle(recent.person, {head})
                    return self.registry.touch(recent.person)
        varies = head in grammar.variations or head.endswith(grammar.ages)
        if varies and not fresh and determiner in _PLAIN_ARTICLES:
            varied = self._varied(number, head)
            if varied is not None:
                return self.registry.touch(varied)
        label = role_label(tokens, low, i, end, grammar)
        person = self.registry.role(head, modifiers, label, fresh, group=group)
        if not (head in grammar.roles or head in grammar.kin or head in grammar.alone):
            # a noun that may be somebody's: "a welder"; never "a memoir"
            person.personal = False
            person.speaks = head not in grammar.works and head not in grammar.claims
        self._entitle(person, {head})
        return person

    def _varied(self, number: int, head: str) -> Person | None:
        """The named person of whom "the candidate" is but another word."""
        if self.registry.bears(head):
            return None
        told = self._grammar.kin.get(head, "")
        for recent in self._memory.latest():
            if number - recent.paragraph > 1:
                break
            person = recent.person
            if (
                recent.weight >= SUBJECT
                and person.personal
                and person.words
                and not (told and person.gender not in ("unknown", told))
            ):
                return person
        return None

    def _gender(self, word: str) -> Gender:
        grammar = self._grammar
        if word in grammar.she and word not in grammar.he:
            return "female"
        if word in grammar.he and word not in grammar.she:
            return "male"
        return "unknown"

    def _hint(self, number: int, sentence: int, word: str) -> None:
        """Learn a gender from "a nurse on her way home", where but one person can be meant."""
        gender = self._gender(word)
        if gender == "unknown":
            return
        here: list[Person] = []
        for r in self._memory.latest(8):
            if r.paragraph == number and r.sentence == sentence and r.person.personal:
                here += [] if r.person in here else [r.person]
        if len(here) == 1:
            person = here[0]
            if person.gender == "unknown" and not person.plural:
                person.gender = gender

    def _pronoun(self, place: Place, sentence: int, word: str) -> None:
        grammar = self._grammar
        gender = self._gender(word)
        plural = word in grammar.they and gender == "unknown"
        if gender == "unknown" and not plural and word not in grammar.it:
            return
        best = self._memory.meant(place[0], sentence, gender, plural)
        if best is None and word in grammar.it and place in self._wanted:
            best = self._memory.issuer(place[0])
        if best is None:
            return
        if gender != "unknown" and best.gender == "unknown":
            best.gender, best.sure = gender, True
        if gender != "unknown":
            best.personal = True
        self.registry.touch(best)
        self.who[place] = best
        self._memory.keep(place[0], sentence, best, SUBJECT, place in self._wanted)


OTHER = "other"
"""What a second person of a role is known by: "another official", "the second official"."""


def gender_from(person: Person) -> Gender:
    """What is known of a person's gender, by now or by the given name."""
    if person.group or person.plural:
        return "unknown"
    if person.gender != "unknown" or len(person.words) < 2:
        return person.gender
    return gender_of(person.words[0])
