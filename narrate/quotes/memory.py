"""Who is in the reader's mind, so that a pronoun can be understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrate.quotes.given_names import is_given
from narrate.quotes.passage import Paragraph
from narrate.quotes.people import Person
from narrate.quotes.quotation import Gender

SUBJECT = 2.0
OBJECT = 0.5
OWNER = 0.2
"""How strongly a mention stays in mind, by its place in the sentence."""

_SPEAKING = 0.7
"""What is added for one who is quoted there."""

_PER_SENTENCE = 0.9
_NEW_PARAGRAPH = 2.3
_PER_PARAGRAPH = 1.3
_REST_OF_PARAGRAPH = 0.3
"""How much is lost on the way: a sentence, the first new paragraph, each further one, and each
sentence that still followed in the paragraph of the mention."""

_KNOWN_GENDER = 1.2
_LIKELY = 1.2
_UNPROVEN = 0.6
_STILL_SPEAKING = 0.5
_SINGULAR_THEY = 2.0
"""What a gender that fits adds, what one that the name makes likely adds or takes, what a name that
may be a place takes away, what the last one quoted has ahead, and what a plural has ahead of one
person where "they" is to be understood."""

_FAINT = -0.5
"""What a thing must have at least to be meant by "it"."""

_REACH = 40
"""Mentions that a pronoun looks back over."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A mention that a pronoun may go back to."""

    paragraph: int
    sentence: int
    person: Person
    weight: float


class Memory:
    """The latest mentions of an article."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._recent: list[Recent] = []
        self._speaker: Person | None = None

    def clear(self) -> None:
        """Forget everyone."""
        self._recent.clear()
        self._speaker = None

    def keep(self, number: int, sentence: int, person: Person, weight: float, speaks: bool) -> None:
        """Note a mention; `speaks` where it names who is quoted."""
        person.count += 1
        weight += _SPEAKING * speaks
        self._recent.append(Recent(number, sentence, person, weight))
        if len(self._recent) > 4 * _REACH:
            del self._recent[: 2 * _REACH]
        if speaks:
            self._speaker = person

    def latest(self, most: int = _REACH) -> Iterator[Recent]:
        """The mentions last kept, the latest first."""
        return reversed(self._recent[-most:])

    @property
    def speaker(self) -> Person | None:
        """Who was quoted last."""
        return self._speaker

    def meant(self, number: int, sentence: int, gender: Gender, plural: bool) -> Person | None:
        """Whom a pronoun in a sentence of paragraph `number` means.

        With neither a gender nor a plural it is "it".
        """
        best: Person | None = None
        best_score = _FAINT if gender == "unknown" and not plural else -9.0
        for recent in self.latest():
            person = recent.person
            score = recent.weight + min(0.5, 0.1 * person.count)
            far = number - recent.paragraph
            if gender != "unknown":
                if person.plural or person.gender not in ("unknown", gender):
                    continue
                if person.group and person.noun != gender:
                    continue
                if person.gender == "unknown" and person.noun not in ("", gender):
                    continue
                if not person.personal and not person.group:
                    if len(person.words) < 2 and not person.speaks:
                        continue
                    score -= _UNPROVEN
                known = _KNOWN_GENDER / 2 if far else _KNOWN_GENDER
                score += known * (person.gender == gender)
                if person.gender == "unknown" != person.likely:
                    score += _LIKELY if person.likely == gender else -_LIKELY
            elif plural:
                if not (person.plural or person.group or person.personal):
                    continue
                score += _SINGULAR_THEY * person.plural + 0.7 * person.group
            elif person.personal or person.plural or _may_be_human(person):
                continue
            still = _STILL_SPEAKING * (person is self._speaker)
            if not far:
                score += still - _PER_SENTENCE * max(0, sentence - recent.sentence - 1)
            else:
                left = len(self._paragraphs[recent.paragraph].bounds) - 1 - recent.sentence
                score += still * (far == 1) - _REST_OF_PARAGRAPH * min(left, 4)
                score -= _NEW_PARAGRAPH + _PER_PARAGRAPH * (far - 1)
            if score > best_score:
                best, best_score = person, score
        return best

    def issuer(self, number: int) -> Person | None:
        """Who put out what "it" says: Lima posted a couplet. “…,” it read."""
        for recent in self.latest():
            if recent.paragraph != number:
                return None
            if recent.weight >= SUBJECT and recent.person.personal:
                return recent.person
        return None


def _may_be_human(person: Person) -> bool:
    """True for "Jill" and "a welder", of whom no title tells that they are people."""
    return person.speaks and (not person.words or is_given(person.words[0]))
