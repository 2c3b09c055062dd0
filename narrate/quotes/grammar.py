"""What the rules must know of a language: its words for saying and those around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module


def words(text: str) -> frozenset[str]:
    """A table of words, written as they would be in a book: one after the other."""
    return frozenset(text.split())


_NONE: frozenset[str] = frozenset()


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

    relatives: frozenset[str] = _NONE
    """who, which."""

    determiners: frozenset[str] = _NONE
    """What a noun phrase can begin with."""

    alone: frozenset[str] = _NONE
    """Determiners that may be a subject without a noun: "another", "both"."""

    fresh: frozenset[str] = _NONE
    """Determiners that bring in someone new: "a", "another"."""

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

    groups: frozenset[str] = _NONE
    """Words that end the name of an organisation: "Department", "Times"."""

    kin: dict[str, str] = field(default_factory=dict)
    """Words for people that tell a gender: "mother", "spokesman"."""

    works: frozenset[str] = _NONE
    """Nouns and verbs before the name of a thing: "film", "titled"."""

    namings: frozenset[str] = _NONE
    """Words before a term that is nobody's: "so-called", "nicknamed"."""

    brandings: frozenset[str] = _NONE
    """Verbs by which somebody gives somebody a name: "called", "branded"."""

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

    nouns_capital: bool = False
    """True where every noun has a capital, as in German."""

    dialogue: bool = False
    """True where a paragraph that opens with a dash is somebody's words."""

    inverts: bool = False
    """True where the subject follows the verb as soon as something stands before it."""


HOMES: dict[str, str] = {"en": "english"}
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
