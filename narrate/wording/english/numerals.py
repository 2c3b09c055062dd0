"""Roman numerals after a name or a noun: Charles III, World War II, Chapter IV."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.english.figures import ordinal
from narrate.wording.english.initialisms import words
from narrate.wording.rules import Rule, rule

_REIGNING = words(
    """Abdullah Adrian Albert Alexander Alfonso Amadeus Amenhotep Anne Antiochus Attalus
    Baldwin Basil Baudouin Benedict Boniface Carl Carlos Caroline Catherine Charles
    Christian Christopher Clement Conrad Constantine Cyrus Darius David Edmund Edward
    Elizabeth Emmanuel Eric Faisal Felipe Ferdinand Francis Francois Franz Frederick
    Frederik Friedrich George Gregory Gustaf Gustav Haakon Haile Harald Harold Hassan Henri
    Henry Hussein Innocent Isabella Ivan James Jean Joan John Joseph Juan Julius Justinian
    Kamehameha Kenneth Leo Leopold Letsie Louis Ludwig Magnus Manuel Margrethe Maria Mary
    Matilda Maximilian Mehmed Menelik Mohamed Mohammad Mohammed Mswati Murad Napoleon
    Naruhito Nicholas Olaf Olav Otto Paul Pedro Peter Philip Philippe Pius Ptolemy Rainier
    Rama Rameses Ramesses Ramses Richard Robert Rudolf Rudolph Selim Sigismund Sixtus Sophia
    Stephen Suleiman Theodosius Thutmose Tutankhamun Umberto Urban Vajiralongkorn Victor
    Victoria Wilhelm Willem William Wladyslaw Xerxes Zog"""
)
"""First names that kings, queens and popes have had."""

REIGNING_ABROAD = _REIGNING | words(
    """Alexandre Alfonso Baudouin Benedicto Benoît Carlos Charles Clemente Clément Édouard Eduardo
    Élisabeth Enrique Felipe Ferdinand Fernando Félix Francisco François Frédéric Georges Gregorio
    Grégoire Guillaume Guillermo Henri Inocencio Isabel Jacobo Jacques Jaime Jean Jorge Juan León
    Léon Léopold Louis Luis Napoléon Nicolas Nicolás Pablo Pedro Philippe Pie Pierre Pío Ricardo
    Sancho"""
)
"""The same, as French and Spanish have them too."""

_CROWNED = re.compile(
    r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|Princess|Duke|"
    r"Pharaoh|Patriarch) (?:[A-Z]\w{1,30} ){1,2}\Z"
)
_THING = re.compile(
    r"(?:\b(?P<noun>Wars?|Chapters?|Parts?|Acts?|Scenes?|Books?|Volumes?|Titles?|Articles?|"
    r"Sections?|"
    r"Phases?|Stages?|Types?|Class|Grades?|Levels?|Tiers?|Bowls?|WrestleMania|Apollo|Artemis|"
    r"Gemini|"
    r"Saturn|"
    r"Rocky|Fantasy|Episodes?|Mark|Schedules?|Annex|Appendix|Divisions?|Groups?|Regions?|Vatican|"
    r"Rambo|Godfather|Canto|Figures?|Tables?|Season|Trident|Ariane|Falcon|Vostok|Voyager|Auto|"
    r"Quest|Symphony|Sonata|Olympiad|Corps|Areas?|Zones?|Category|Trek|Weapon|Trilogy)|"
    r"\b(?P<small>phases?|stages?|types?|class|grades?|levels?|tiers?|parts?|chapters?|acts?|"
    r"scenes?|volumes?|articles?|sections?|titles?|category)) \Z"
)
_NAME = re.compile(
    r"(?:(?P<first>[A-Z\u00c0-\u00de][\w’-]*)\.? )?(?P<last>[A-Z\u00c0-\u00de][\w’-]+) \Z"
)
_VERB = re.compile(
    r" (?:am|was|had|have|think|like|liked|played|will|would|did|do|want|know|can|could|see|saw|"
    r"love|hate|need|believe|say|said|remember|hope|wish|feel|met)\b"
)
_TRIAL = re.compile(r" (?:trials?|diabetes|clinical|errors?|and|or)\b")
_SURNAMES_END = 5
"""Highest numeral a man has after his surname: "Howell III", but "Fantasy VII"."""
_LAST_KING = 39

_NUMERAL = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(numeral: str) -> int:
    """LIV is 54."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], "I"], strict=True):
        value = _VALUES[letter]
        total += -value if value < _VALUES[following] else value
    return total


@rule(
    rf"(?<=[\w’] )(?P<numeral>{_NUMERAL})(?:(?P<joint>, | ?[–-] ?| and | or | to )"
    rf"(?P<upper>{_NUMERAL})(?![\w’.]))?(?![\w]|[’'](?!s\b)|-[A-Z])",
    "IVXLC",
    needs=r" [IVXLC]+\b",
)
def roman_numeral(found: re.Match[str]) -> str | None:
    """World War II → World War two

    Super Bowl LIV → Super Bowl fifty-four
    Charles III → Charles the third
    Malcolm X spoke. → Malcolm X spoke.
    """
    before = found.string[max(0, found.start() - 70) : found.start()]
    thing = _THING.search(before)
    if thing is not None:
        return _number(
            found, small=thing["small"] is not None, war=thing["noun"] in ("War", "Wars")
        )
    said = _person(found, before)
    return said + found[0][len(found["numeral"]) :] if said and not found["upper"] else None


def _number(found: re.Match[str], *, small: bool, war: bool) -> str | None:
    """The numeral of a thing: "part I" alone is more likely the beginning of "part I like"."""
    numeral, after = found["numeral"], found.string[found.end() :]
    if numeral in ("C", "L") or (small and len(numeral) == 1 and not _TRIAL.match(after)):
        return None
    if numeral == "I" and not war and _VERB.match(after):
        return None
    said = numbers.cardinal(roman(numeral)) or numeral
    if found["upper"]:
        joint = found["joint"] if found["joint"].strip(" –-") else " to "
        said += joint + (numbers.cardinal(roman(found["upper"])) or found["upper"])
    return said


def _person(found: re.Match[str], before: str) -> str | None:
    """The numeral of a king, a pope, a man named as his father; else that of a title."""
    numeral, after = found["numeral"], found.string[found.end() :]
    name = _NAME.search(before)
    if name is None or "C" in numeral or numeral == "L":
        return None
    value, last = roman(numeral), name["last"]
    crowned = _CROWNED.search(before) is not None
    if len(numeral) == 1:
        # "Malcolm X", "Henry V. Smith", "With Charles I went": only a king's numeral is one letter.
        if not (crowned or last in _REIGNING) or re.match(r"\.", after):
            return None
        if numeral == "I" and not (crowned or re.match(r"[,;:)’']|\s*\Z| of | \(", after)):
            return None
    given = name["first"] or ""
    man = (given in _REIGNING or len(given) == 1) and value <= _SURNAMES_END
    if crowned or last in _REIGNING or man:
        return f"the {ordinal(value)}"
    if last.isupper() or value > _LAST_KING:
        return None
    return numbers.cardinal(value)


@rule(r"\bWW(?P<numeral>II?|1|2)\b", "W", needs="WW")
def world_war(found: re.Match[str]) -> str | None:
    """WWII → World War two"""
    return "World War " + ("two" if found["numeral"] in ("II", "2") else "one")


NUMERALS: tuple[Rule, ...] = (world_war, roman_numeral)
