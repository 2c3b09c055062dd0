"""What the rules must know of a language: its words for saying and those around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib import import_module


def words(text: str) -> frozenset[str]:
    """A table of words, written as they would be in a book: one after the other."""
    return frozenset(text.split())


_NONE: frozenset[str] = frozenset()


_TAIL = 3
"""Letters by which endings are looked up; none is shorter."""


class Compounds(frozenset[str]):
    """A table of nouns that also holds every compound ending in one of those in `endings`.

    In "Polizeisprecherin" and "GdP-Vorsitzende" the last part says what the person is.
    """

    endings: frozenset[str]
    _by_tail: dict[str, tuple[str, ...]]

    def __new__(cls, whole: frozenset[str], endings: frozenset[str]) -> Compounds:
        table = super().__new__(cls, whole | endings)
        table.endings = endings
        by_tail: dict[str, list[str]] = {}
        for ending in sorted(endings, key=len, reverse=True):
            by_tail.setdefault(ending[-_TAIL:], []).append(ending)
        table._by_tail = {tail: tuple(found) for tail, found in by_tail.items()}
        return table

    def ending_of(self, word: str) -> str | None:
        """The longest of the endings that the word is a compound with."""
        for ending in self._by_tail.get(word[-_TAIL:], ()):
            if word.endswith(ending) and len(word) >= len(ending) + 2:
                return ending
        return None

    def __contains__(self, word: object) -> bool:
        if super().__contains__(word):
            return True
        return isinstance(word, str) and self.ending_of(word) is not None


class Genders(dict[str, str]):
    """Words for people and the gender they tell, compounds by their last part."""

    def __init__(self, told: Mapping[str, str], nouns: Compounds) -> None:
        super().__init__(told)
        self._nouns = nouns

    def get(self, word: str, default: str = "") -> str:  # type: ignore[override]
        """The gender; `default` where the word tells none."""
        if word in self:
            return self[word]
        ending = self._nouns.ending_of(word)
        return self[ending] if ending is not None and ending in self else default


@dataclass(frozen=True)
class Grammar:
    """The closed word classes of one language, all in lower case."""

    language: str

    finite: frozenset[str] = _NONE
    """Verbs of saying in forms that have a subject: "said", "tells"."""

    core: frozenset[str] = _NONE
    """Those that hardly do anything but report: "said", "told", "added"."""

    loose: frozenset[str] = _NONE
    """Forms whose subject stands elsewhere: "saying", "say"."""

    pronouns: frozenset[str] = _NONE
    """Personal pronouns that can be a subject."""

    she: frozenset[str] = _NONE
    he: frozenset[str] = _NONE
    they: frozenset[str] = _NONE
    it: frozenset[str] = _NONE
    """Pronouns for things: organisations, where somebody speaks."""

    being: frozenset[str] = _NONE
    """is, was."""

    passives: frozenset[str] = _NONE
    """Auxiliaries that turn a verb round: "was" in "was described"."""

    quoting: frozenset[str] = _NONE
    """Verbs whose subject speaks even then: "was quoted as saying"."""

    by: frozenset[str] = _NONE
    """What names the speaker of a verb turned round: "by"."""

    others: frozenset[str] = _NONE
    """Words for one more of a kind: "another", "second"."""

    generations: dict[str, str] = field(default_factory=dict)
    """younger, elder -> the suffix of the name they stand for: "jr", "sr"."""

    full_titles: dict[str, str] = field(default_factory=dict)
    """Short titles -> the words for them: "sen" -> "senator"."""

    addressing: frozenset[str] = _NONE
    """Verbs whose next word is the one spoken to, never the speaker: "told"."""

    relatives: frozenset[str] = _NONE
    """who, which."""

    determiners: frozenset[str] = _NONE
    """What a noun phrase can begin with."""

    alone: frozenset[str] = _NONE
    """Determiners that may be a subject without a noun: "another", "both"."""

    fresh: frozenset[str] = _NONE
    """Determiners that bring in someone new: "a", "another"."""

    either: frozenset[str] = _NONE
    """Nouns for a person whose gender only the article tells: "le ministre", "la ministre"."""

    genders: Mapping[str, str] = field(default_factory=dict)
    """Articles and the gender of the noun after them: "la", "eine"."""

    possessives: frozenset[str] = _NONE
    """his, her, their."""

    auxiliaries: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    attaching: frozenset[str] = _NONE
    """Prepositions that tie a second noun to the first: "a spokesman for the ministry"."""

    conjunctions: frozenset[str] = _NONE
    """Words that begin a clause: "that", "because", "while"."""

    joining: frozenset[str] = _NONE
    """and, or."""

    adverbs: frozenset[str] = _NONE
    """Words that may stand between a subject and its verb, or before both."""

    times: frozenset[str] = _NONE
    """Monday, January, yesterday: capitals that are nobody."""

    according: tuple[tuple[str, ...], ...] = ()
    """Phrases that name the speaker next: ("according", "to")."""

    viewpoint: frozenset[str] = _NONE
    """Prepositions that name the speaker where they open the sentence: "Pour Lima, c’est …"."""

    claims: frozenset[str] = _NONE
    """Nouns of saying, after a possessive: "Lima’s claim that"."""

    honorifics: dict[str, str] = field(default_factory=dict)
    """Mr, Ms -> gender, empty where it tells none."""

    titles: frozenset[str] = _NONE
    """Words that stand before a name and are no part of it: "president", "Sen."."""

    roles: frozenset[str] = _NONE
    """What a person without a name is called: "official", "spokeswoman"."""

    variations: frozenset[str] = _NONE
    """Roles that a text calls a person by in turn with the name: "the candidate"."""

    ages: tuple[str, ...] = ()
    """Endings of what calls a person by age: "the 52-year-old"."""

    groups: frozenset[str] = _NONE
    """Words that end the name of an organisation: "Department", "Times"."""

    kin: dict[str, str] = field(default_factory=dict)
    """Words for people that tell a gender: "mother", "spokesman"."""

    institutions: frozenset[str] = _NONE
    """Groups of which there is but one: "the opposition" is no other word for a company."""

    works: frozenset[str] = _NONE
    """Nouns and verbs before the name of a thing: "film", "titled"."""

    namings: frozenset[str] = _NONE
    """Words before a term that is nobody's: "so-called", "nicknamed"."""

    likening: frozenset[str] = _NONE
    """What comes before the word that somebody has for something: "as" in "cited it as"."""

    brandings: frozenset[str] = _NONE
    """Verbs by which somebody gives somebody a name: "called", "branded"."""

    makers: frozenset[str] = _NONE
    """Nouns after the name of a work for who is in it or behind it: "host", "star"."""

    vowing: frozenset[str] = _NONE
    """Verbs and nouns that go on with what somebody means to do: "promised to", "a call to"."""

    abbreviations: frozenset[str] = _NONE
    """Words that end in a point in mid-sentence, without it: "mr", "gov"."""

    contractions: frozenset[str] = _NONE
    """Words in ’s that are not possessives: "he’s"."""

    contracted: frozenset[str] = _NONE
    """Pronouns that have taken in their verb: "he’s", "they’ve"."""

    openers: frozenset[str] = _NONE
    """Words in capitals that show a new sentence after "U.S."."""

    particles: frozenset[str] = words(
        """
        de da do dos das del della di du la le van von der den zu bin ibn al el ter ten y dela
        """
    )
    """Small words within a name."""

    clauses: frozenset[str] = _NONE
    """Words that show a clause of its own within a quotation: "is", "we"."""

    small_times: bool = False
    """True where days and months are written small, so that "Julio" in mid-sentence is a name."""

    nouns_capital: bool = False
    """True where every noun has a capital, as in German."""

    dialogue: bool = False
    """True where a paragraph that opens with a dash is somebody's words."""

    inverts: bool = False
    """True where the subject may follow its verb: "sagte Lima", "a dit Lima", "dijo Lima"."""

    separable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verb -> the words that make it one of saying: "teilte" with "mit"."""

    participles: frozenset[str] = _NONE
    """Verbs of saying after an auxiliary: "gesagt", "déclaré"."""

    reported: frozenset[str] = _NONE
    """Verbs in the mood of reported speech: "sei", "habe"."""

    so: frozenset[str] = _NONE
    """Words that stand for a verb of saying right after a quotation: "„…“, so Lima"."""

    unnamed: frozenset[str] = _NONE
    """Verbs whose subject is nobody, and which may name a source: "hieß es aus …"."""

    citing: frozenset[str] = _NONE
    """Verbs whose object speaks: "die Zeitung zitiert Lima mit den Worten"."""

    calling: frozenset[str] = _NONE
    """Verbs that give something a name: "nannte", "bezeichnete"."""

    oblique: frozenset[str] = _NONE
    """Determiners and pronouns in a case that no subject has: "den", "einem"."""

    nominative: frozenset[str] = _NONE
    """Pronouns that are the subject wherever they stand: "er", "wir"."""

    tonic: frozenset[str] = _NONE
    """Pronouns after a preposition: "d’après lui", "ihm zufolge"."""

    clitics: frozenset[str] = _NONE
    """Pronouns that stand between subject and verb and are no subject: "se", "l’"."""

    elisions: frozenset[str] = _NONE
    """What is written onto the next word with an apostrophe: "l’", "d’"."""

    enclitics: frozenset[str] = _NONE
    """Subjects tied to their verb with a hyphen: "a-t-elle"."""

    drops_subject: bool = False
    """True where a verb alone may mean "she said": "añadió"."""

    modifies: tuple[str, ...] = ()
    """Endings of participles, which after a noun say more of it: "une étude | commandée par"."""

    postpositions: frozenset[str] = _NONE
    """Words that name the speaker before them: "der Behörde zufolge"."""

    @cached_property
    def saying(self) -> frozenset[str]:
        """Every form of a verb of saying."""
        return self.finite | self.loose

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Pronouns that are never the determiner of a noun."""
        return self.pronouns - self.determiners

    @cached_property
    def links(self) -> frozenset[str]:
        """Words after which a clause or phrase begins."""
        return self.conjunctions | self.joining | self.adverbs | self.relatives

    @cached_property
    def borders(self) -> frozenset[str]:
        """Words that no description of a person goes across."""
        return (
            self.prepositions
            | self.conjunctions
            | self.auxiliaries
            | self.joining
            | self.times
            | self.finite
        )

    @cached_property
    def bare(self) -> frozenset[str]:
        """Words that, alone in marks, stand for the word itself: "crossed out “and”"."""
        return (
            self.pronouns
            | self.she
            | self.he
            | self.they
            | self.it
            | self.determiners
            | self.prepositions
            | self.conjunctions
            | self.joining
            | self.auxiliaries
            | frozenset(["yes", "not"])
        )

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that a title writes small."""
        return self.determiners | self.prepositions


HOMES: dict[str, str] = {"en": "english", "de": "german", "fr": "french", "es": "spanish"}
"""Language -> the module that holds its table."""

_DIALOGUE = words(
    """
    fr es ru uk be bg pl pt ro hu tr el sr mk hr sl cs sk it ca gl eu lt lv et fi sv da nb nn no
    """
)
"""Languages in which a dash opens what is said."""


@cache
def grammar_for(language: str) -> Grammar:
    """The table of a language, by its BCP 47 tag; a bare one where there is none."""
    base = language.lower().replace("_", "-").split("-")[0]
    grammar = Grammar(base)
    if base in HOMES:
        grammar = import_module(f"narrate.quotes.{HOMES[base]}").GRAMMAR
    return replace(grammar, dialogue=True) if base in _DIALOGUE else grammar
