"""The people of an article: one entry for each, whatever the text calls them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from narrate.quotes.given_names import gender_of, is_given, same_given
from narrate.quotes.grammar import Grammar
from narrate.quotes.quotation import Gender

_MANY = 60
"""Those of one role among whom "the official" may be; a book has more."""

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one mention gives it, titles stripped."""

    words: tuple[str, ...]
    suffix: str = ""
    honorific: str = ""
    """The gender its honorific tells; empty for none."""
    titles: frozenset[str] = frozenset()
    """Titles and roles that stand with it, in lower case."""
    text: str = ""
    """As printed, without titles."""
    nickname: str = ""
    group: bool = False
    """True for an organisation."""


@dataclass(eq=False, slots=True)
class Person:
    """One person, unnamed role or organisation."""

    words: tuple[str, ...] = ()
    """The fullest name; empty for a role without a name."""
    label: str = ""
    """How it is printed."""
    suffix: str = ""
    gender: Gender = "unknown"
    noun: str = ""
    """Gender of the noun it is called by, where a language has such; a pronoun agrees with it."""
    likely: Gender = "unknown"
    """What a name of one word would tell if it were a given name; it may be a surname."""
    sure: bool = False
    """True where an honorific, a pronoun or a word for kin told the gender."""
    titles: set[str] = field(default_factory=set)
    nickname: str = ""
    group: bool = False
    plural: bool = False
    personal: bool = False
    """True where a given name, a title or a role shows a human being."""
    speaks: bool = False
    """True where it has been the subject of a verb of saying, as people are, and capitals too."""
    bare: bool = False
    """True once the surname alone has meant this person."""
    definite: bool = False
    """True for a role that only "the" has named: a name with that title may be this person."""
    count: int = 0
    """Mentions so far."""
    seen: int = -1
    """When last mentioned, counted in mentions."""

    @property
    def surname(self) -> str:
        return self.words[-1].lower() if self.words else ""


class Registry:
    """Everyone mentioned so far."""

    def __init__(self, grammar: Grammar) -> None:
        self.people: list[Person] = []
        self._grammar = grammar
        self._expected: dict[str, list[Name]] = {}
        self._labels: Counter[str] = Counter()
        self._by_word: dict[str, list[Person]] = {}
        self._by_title: dict[str, list[Person]] = {}
        self._clock = 0

    def touch(self, person: Person) -> Person:
        """Note that the person is mentioned now."""
        self._clock += 1
        person.seen = self._clock
        return person

    def expect(self, name: Name) -> None:
        """Note a full name that the text will bring, so that a surname before it is no guess."""
        self._expected.setdefault(name.words[-1].lower(), []).append(name)

    def find(self, name: Name) -> Person | None:
        """The person that a name means, None where nobody known bears it."""
        return self._match(name)

    def surnames(self, word: str) -> bool:
        """True where somebody of a full name has it for a surname: Baker, who is no baker."""
        known = self._by_word.get(word.lower(), [])
        return any(len(p.words) > 1 and p.words[-1] == word and not p.group for p in known)

    def bears(self, title: str) -> bool:
        """True where somebody is known by a title."""
        return title in self._by_title

    def name(self, name: Name, generation: str = "") -> Person:
        """The person that a name means, taken in if new."""
        person = self._match(name, generation)
        if person is None:
            person = self._role_of(name)
        if person is not None and not person.words:
            person.words, person.label, person.suffix = name.words, name.text, name.suffix
            if len(name.words) > 1 and not person.sure:
                person.gender = gender_of(name.words[0])
        elif person is None:
            person = Person(words=name.words, label=name.text, suffix=name.suffix, group=name.group)
            self.people.append(person)
            if len(name.words) > 1 and not name.group:
                person.gender = gender_of(name.words[0])
            elif not name.group and not name.titles:
                person.likely = gender_of(name.words[0])
            if name.group:
                ends = {w.lower() for w in name.words} & self._grammar.groups
                self.entitle(person, ends)
        elif len(name.words) > len(person.words) or (
            len(name.words) == len(person.words) > 1 and len(name.text) > len(person.label)
        ):
            person.words, person.label = name.words, name.text
            person.suffix = person.suffix or name.suffix
            if not person.sure and len(name.words) > 1:
                person.gender = gender_of(name.words[0])
        if (
            len(name.words) == 1
            and len(person.words) > 1
            and name.words[0].lower() == person.surname
        ):
            person.bare = True
        self._index(person, name)
        if name.honorific in ("female", "male"):
            person.gender = "female" if name.honorific == "female" else "male"
            person.sure = person.personal = True
        return self.touch(person)

    def _index(self, person: Person, name: Name) -> None:
        for word in {w.lower() for w in name.words}:
            known = self._by_word.setdefault(word, [])
            if person not in known:
                known.append(person)
        if name.nickname:
            person.nickname = name.nickname
            self._by_word.setdefault(name.nickname.lower(), []).append(person)
        self.entitle(person, name.titles)

    def _role_of(self, name: Name) -> Person | None:
        """The one whom only a role has named so far: "the mayor", before "Mayor Ana Lima"."""
        for title in sorted(name.titles):
            for word in {title, self._grammar.full_titles.get(title, title)}:
                known = self._by_title.get(word, [])
                if len(known) == 1 and not known[0].words and known[0].definite:
                    return known[0]
        return None

    def entitle(self, person: Person, titles: frozenset[str] | set[str]) -> None:
        """Note titles and roles that the text gives to a person."""
        full = {self._grammar.full_titles.get(title.rstrip("."), title) for title in titles}
        for title in sorted((full | titles) - person.titles):
            self._by_title.setdefault(title, []).append(person)
        person.titles |= titles | full

    def _match(self, name: Name, generation: str = "") -> Person | None:
        last = name.words[-1].lower()
        known = self._by_word.get(last, [])
        if not all(word.lower() in self._grammar.particles for word in name.words[:-1]):
            for person in reversed(known):
                if self._same(person, name) and not self._better(person, name):
                    return person
            return self._given_alone(name)
        fit = [p for p in known if self._bears(p, name)]
        if not fit:
            return None
        return max(
            fit,
            key=lambda p: (
                bool(generation) and p.suffix == generation,
                p.surname == last,
                p.bare,
                len(p.words) > 1,
                p.seen,
            ),
        )

    def _given_alone(self, name: Name) -> Person | None:
        """One whom only a given name has named so far: "Tom", before "Tom Ryder"."""
        first = name.words[0].lower()
        if name.group or not is_given(first):
            return None
        for person in reversed(self._by_word.get(first, [])):
            human = person.personal or person.speaks
            if len(person.words) == 1 and human and person.surname == first:
                return person
        return None

    def _better(self, person: Person, name: Name) -> bool:
        """True where a surname so far alone belongs to another full name that is to come."""
        if len(person.words) > 1 or not person.titles:
            return False
        known = self._expected.get(person.surname, [])
        return not (name.titles & person.titles) and any(
            other.titles & person.titles and not same_given(other.words[0], name.words[0])
            for other in known
        )

    @staticmethod
    def _bears(person: Person, name: Name) -> bool:
        if person.suffix != name.suffix and name.suffix:
            return False
        if name.honorific in ("female", "male") and person.gender not in (
            "unknown",
            name.honorific,
        ):
            return False
        return not (person.group and len(person.words) > 1)

    @staticmethod
    def _same(person: Person, name: Name) -> bool:
        if not person.words or person.group != name.group:
            return False
        if person.surname != name.words[-1].lower():
            known = [w.lower() for w in person.words]
            return (
                len(name.words) > 1
                and len(known) > len(name.words)
                and all(w.lower() in known for w in name.words)
            )
        if name.suffix != person.suffix and len(person.words) > 1:
            return False
        if name.honorific in ("female", "male") and person.gender not in (
            "unknown",
            name.honorific,
        ):
            return False
        if name.group or person.group:
            return name.words == person.words
        if len(person.words) == 1:
            told = gender_of(name.words[0])
            return not (person.sure and told != "unknown" and told != person.gender)
        given, known_given = name.words[0], person.words[0]
        if same_given(given, known_given):
            return True
        if person.nickname and person.nickname.lower() == given.lower():
            return True
        return any(same_given(given, w) for w in person.words[1:-1] if len(w.rstrip(".")) > 1)

    def role(
        self, head: str, modifiers: frozenset[str], label: str, fresh: bool, *, group: bool = False
    ) -> Person:
        """The person that "the official" means; a new one for "another official"."""
        if not fresh:
            known = self._by_title.get(head, [])[-_MANY:]
            best = max(
                known,
                key=lambda p: (len(modifiers & p.titles), p.seen),
                default=None,
            )
            if best is not None and (
                not modifiers
                or modifiers & best.titles
                or (not best.words and not (modifiers - best.titles))
                or (bool(best.words) and not self._described(best))
            ):
                return self.touch(best)
        taken = self._labels[label]
        self._labels[label] += 1
        person = Person(
            label=f"{label} ({taken + 1})" if taken else label,
            personal=not group and head not in self._grammar.claims,
            group=group,
            definite=not fresh,
        )
        self.people.append(person)
        self.entitle(person, {head, *modifiers})
        return self.touch(person)

    def _described(self, person: Person) -> bool:
        """True where more than plain titles are known: "Kremlin" in "Kremlin spokesman"."""
        grammar = self._grammar
        return any(
            title not in grammar.roles
            and title not in grammar.titles
            and title not in grammar.full_titles
            and title not in grammar.determiners
            for title in person.titles
        )
