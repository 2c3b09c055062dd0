"""Numbers that are part of a name: Charles III, World War II, Apollo 11, CO2, F-16."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.english.figures import amount, by_name, ordinal, plural
from narrate.wording.english.initialisms import WORDS, is_initialism
from narrate.wording.lexicon import letter_by_letter
from narrate.wording.rules import DIGITS, Rule, rule


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REIGNING = _words(
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

_CROWNED = (
    r"(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|"
    r"Princess|Duke|Pharaoh|Patriarch)"
)
_NOUNS = (
    "World War|War|Chapter|Part|Act|Scene|Book|Volume|Title|Article|Section|Phase|Stage|Type|Class|"
    "Grade|Level|Tier|Super Bowl|Bowl|WrestleMania|Apollo|Gemini|Saturn|Rocky|Fantasy|Episode|"
    "Mark|Schedule|Annex|Appendix|Division|Group|Region|Vatican|Rambo|Godfather|Canto|"
    "Figure|Table|Season|Trident|Ariane|Falcon|Vostok|Voyager|Auto|"
    "Quest|Symphony|Sonata|Olympiad|Corps|Legion|Area|Zone|Category|Wars|Trek|Man|Potter|Max|Weapon|Trilogy"
)
_LOWER_NOUNS = (
    "phase|stage|type|class|grade|level|tier|part|chapter|act|scene|volume|article|section|title|"
    "category"
)
_NUMERAL = r"(?=[IVXLCDM])(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(numeral: str) -> int:
    """LIV is 54."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], "I"], strict=True):
        value = _VALUES[letter]
        total += -value if value < _VALUES[following] else value
    return total


@rule(
    rf"\b(?:(?P<noun>{_NOUNS})s?|(?P<lower>{_LOWER_NOUNS})s?) (?P<numeral>{_NUMERAL})"
    rf"(?P<range> ?(?:and|or|to|–|-|,) ?(?={_NUMERAL}(?![\w’]))(?P<upper>{_NUMERAL}))?(?![\w]|"
    rf"[’'](?!s\b)|-[A-Z])",
    needs="IVXLC",
)
def numeral_of_a_thing(found: re.Match[str]) -> str | None:
    """World War II → World War two

    Super Bowl LIV → Super Bowl fifty-four
    Act III, Scene II → Act three, Scene two
    """
    numeral = found["numeral"]
    if (
        found["lower"]
        and numeral in ("I", "C", "L", "V", "X", "D", "M")
        and not (
            numeral == "I"
            and re.match(
                r" (?:trials?|diabetes|clinical|error|errors|and|or)"
                r"\b",
                found.string[found.end() :],
            )
        )
    ):
        return None
    if numeral in ("C", "L"):
        return None
    if (
        numeral == "I"
        and "War" not in found[0]
        and re.match(
            r" (?:am|was|had|have|think|like|liked|played|will|would|did|do|want|know|can|"
            r"could|see|saw|love|hate|need)\b",
            found.string[found.end() :],
        )
    ):
        return None
    head = found[0][: found.start("numeral") - found.start()]
    said = head + (numbers.cardinal(roman(numeral)) or numeral)
    if found["upper"]:
        joint = found["range"][: len(found["range"]) - len(found["upper"])].strip()
        joint = {"–": " to ", "-": " to ", ",": ", "}.get(joint, f" {joint} ")
        said += joint + (numbers.cardinal(roman(found["upper"])) or found["upper"])
    return said


@rule(
    rf"(?P<before>(?:\b{_CROWNED} )?\b[A-Z\u00c0-\u00de][\w’-]+(?: [A-Z\u00c0-\u00de][\w’-]+)"
    rf"? )(?P<numeral>{_NUMERAL})(?![\w.]|[’'](?!s\b))",
    needs="IVX",
)
def numeral_of_a_person(found: re.Match[str]) -> str | None:
    """Charles III → Charles the third

    Malcolm X spoke. → Malcolm X spoke.
    """
    return _person(found)


@rule(
    rf"(?P<before>(?:\b{_CROWNED} )?\b[A-Z\u00c0-\u00de][\w’-]+(?: [A-Z\u00c0-\u00de][\w’-]+)"
    rf"? )(?P<numeral>{_NUMERAL})(?P<dot>\.)(?=\Z|\s)",
    needs="IVX",
)
def numeral_at_the_end(found: re.Match[str]) -> str | None:
    """They met Charles III. → They met Charles the third."""
    if len(found["numeral"]) == 1:
        return None
    said = _person(found)
    return f"{said}." if said else None


def _person(found: re.Match[str]) -> str | None:
    numeral, words = found["numeral"], found["before"].split()
    if numeral in ("C", "L", "D", "M") or "C" in numeral:
        return None
    value = roman(numeral)
    crowned = re.match(_CROWNED, words[0]) is not None and len(words) > 1
    name = words[-1]
    reigning = name in _REIGNING or crowned
    if len(numeral) == 1 and not reigning:
        return None
    if numeral == "I" and not (
        crowned or re.match(r"[,;:)’']|\s*\Z| of | \(", found.string[found.end() :])
    ):
        return None
    if reigning or (len(words) > 1 and words[-2] in _REIGNING and value < 6):
        return f"{found['before']}the {ordinal(value)}"
    if value < 2 or name in ("Chapter",) or name.isupper() or value > 39:
        return None
    return f"{found['before']}{numbers.cardinal(value)}"


@rule(r"\bWW(?P<numeral>II?|1|2)\b", needs="W")
def world_war(found: re.Match[str]) -> str | None:
    """WWII → World War two"""
    return "World War " + ("two" if found["numeral"] in ("II", "2") else "one")


_NAMED = (
    "Boeing|Airbus|Flight|Route|Highway|Interstate|Room|Form|Section|Rule|Title|Area|Studio|Channel|Radio|Bus|Gate|"
    "Proposition|Prop|Resolution|Convoy|Train|Line|Autobahn|Motorway|Cessna|Embraer|Bombardier|Peugeot|Porsche|Ferrari|"
    "Levi’s|Nokia|Xbox|Fahrenheit|Number|flight|room|route|highway|Bill|Ward|Unit|Battalion|Falcon|a|the"
)


@rule(
    rf"\b(?P<name>{_NAMED}) (?P<number>[0-9]{{3,4}})(?P<many>s)"
    rf"?(?P<more>-(?P<model>[0-9]{{1,3}}))?(?![\w%°]|[.,:/][0-9])",
    needs=DIGITS,
)
def numbered_name(found: re.Match[str]) -> str | None:
    """Boeing 737 → Boeing seven thirty-seven

    Room 101 → Room one oh one
    a 737 Max → a seven thirty-seven Max
    """
    name, number = found["name"], found["number"]
    if name in ("a", "the") and number not in (
        "707",
        "717",
        "727",
        "737",
        "747",
        "757",
        "767",
        "777",
        "787",
    ):
        return None
    if name == "Number" and len(number) < 3:
        return None
    said = by_name(number)
    if said is None:
        return None
    if found["many"]:
        said = plural(said)
    return f"{name} {said}" + (f" {amount(found['model'])}" if found["model"] else "")


_ELEMENTS = {
    "CO2", "H2O", "NO2", "SO2", "O2", "O3", "N2O", "CH4", "NH3", "N2", "H2", "H2S", "SO3", "NaCl",
    "HNO3", "H2SO4", "H2O2", "CO2e", "SF6", "UF6", "Fe2O3", "CaCO3", "C2H5OH", "SiO2", "TiO2",
}  # fmt: skip
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def _spell_formula(formula: str) -> str:
    return " ".join(
        numbers.cardinal(part) or part if part.isdigit() else part.upper()
        for part in re.findall("[0-9]+|[A-Za-z]", formula)
    )


@rule(
    r"(?<![\w-])(?P<formula>[A-Z][A-Za-z]{0,3}[0-9₀-₉]{1,2}(?:[A-Za-z]{1,3}[0-9₀-₉]{0,2}){0,3})"
    r"(?![\w])",
    needs="0123456789₀₁₂₃₄₅₆₇₈₉",
)
def formula(found: re.Match[str]) -> str | None:
    """CO2 → C O two

    H₂O → H two O
    """
    plain = found["formula"].translate(_SUBSCRIPTS)
    if plain not in _ELEMENTS and plain == found["formula"]:
        return None
    return _spell_formula(plain)


def _join(letters: str, said: str) -> str:
    """Letters and a number; a lone A is joined, or it would be read as the article."""
    return f"A-{said}" if letters == "A" else f"{letters} {said}"


def _letters(name: str) -> str:
    if len(name) == 1:
        return name.upper()
    if name in WORDS or (re.search("[AEIOU]", name) and not is_initialism(name) and len(name) > 3):
        return name
    return letter_by_letter(name)


@rule(
    r"(?<![\w.-])(?P<a>[A-Z])(?P<b>[0-9]{1,2})-?(?P<c>[A-Z])(?P<d>[0-9]{1,2})(?![\w-])",
    needs=DIGITS,
)
def four_signs(found: re.Match[str]) -> str | None:
    """H1N1 → H one N one

    R2-D2 → R two D two
    """
    first = _join(found["a"], amount(found["b"]) or "")
    return f"{first} {_join(found['c'], amount(found['d']) or '')}"


@rule(r"(?<![\w.-])(?P<a>[A-Z])(?P<b>[0-9])(?P<c>[A-Z])(?![\w-])", needs=DIGITS)
def three_signs(found: re.Match[str]) -> str | None:
    """Y2K → Y two K"""
    return f"{_join(found['a'], amount(found['b']) or '')} {found['c']}"


@rule(
    r"(?<![\w.@#/-])(?P<name>[A-Z]{1,5})(?P<joint>-?)(?P<number>[0-9]{1,4}(?:\.[0-9]{1,2})?)"
    r"(?P<many>s)?(?![\w°%/]|[.,:][0-9]|-[0-9A-Z])",
    needs=DIGITS,
)
def letters_and_number(found: re.Match[str]) -> str | None:
    """F-16s → F sixteens

    a 5G network and the G7 → a five G network and the G seven
    PM2.5 → P M two point five
    """
    name, number = found["name"], found["number"]
    if name == "FY" and len(number) == 4:
        said = numbers.year(number)
    elif "." in number:
        said = amount(number)
    else:
        said = by_name(number)
    if not said or (name == "I" and not found["joint"]):
        return None
    return _join(_letters(name), plural(said) if found["many"] else said)


@rule(
    r"(?<![\w.,$£€/-])(?P<number>[0-9]{1,2})(?P<letter>[GKDX])(?![\w-]|[’'](?!s\b))", needs="GKDX"
)
def number_and_letter(found: re.Match[str]) -> str | None:
    """a 5G network → a five G network"""
    return f"{amount(found['number'])} {found['letter']}"


@rule(r"(?<![\w.,$£€/-])(?P<number>[0-9]{1,3})(?P<letter>[BDEG-Z])(?= [A-Z])", needs=DIGITS)
def house_number(found: re.Match[str]) -> str | None:
    """at 221B Baker Street → at two twenty-one B Baker Street"""
    return f"{by_name(found['number'])} {found['letter']}"


@rule(
    r"(?<![\w.@#/-])(?P<name>[A-Za-z]*[a-z][A-Za-z]*|COVID|SARS|MERS)-(?P<number>[0-9]{1,4})"
    r"(?P<many>s)?(?![\w°%/]|[.,:][0-9]|-[0-9])",
    needs="-",
)
def word_and_number(found: re.Match[str]) -> str | None:
    """COVID-19 → COVID nineteen

    Under-21s → Under-twenty-ones
    """
    name, number = found["name"], found["number"]
    said = (
        by_name(number)
        if not re.fullmatch("(?:1[1-9]|20)[0-9]{2}", number)
        else numbers.year(number)
    )
    if not said:
        return None
    if found["many"]:
        said = plural(said)
    hyphen = (
        "-"
        if name.lower()
        in (
            "under",
            "over",
            "mid",
            "pre",
            "post",
            "top",
            "sub",
            "non",
            "half",
            "last",
            "final",
            "early",
            "late",
        )
        else " "
    )
    return f"{name}{hyphen}{said}"


@rule(r"(?<![\w.,/:-])(?P<a>[0-9]{1,4}) ?[x×] ?(?P<b>[0-9]{1,4})(?![\w.]|[,][0-9])", needs="x×")
def by(found: re.Match[str]) -> str | None:
    """4x4 → four by four

    3 × 4 → three times four
    """
    word = "times" if " × " in found[0] else "by"
    return f"{amount(found['a'])} {word} {amount(found['b'])}"


@rule(r"(?<![\w.,/:-])(?P<number>[0-9]{3,4})p(?!\w)", needs="p")
def lines_of_picture(found: re.Match[str]) -> str | None:
    """1080p → ten eighty p"""
    return (
        f"{by_name(found['number'])} p"
        if found["number"] in ("240", "360", "480", "720", "1080", "1440", "2160")
        else None
    )


NUMERALS: tuple[Rule, ...] = (
    world_war,
    numeral_of_a_thing,
    numeral_of_a_person,
    numeral_at_the_end,
)
PRODUCTS: tuple[Rule, ...] = (
    formula,
    four_signs,
    three_signs,
    numbered_name,
    by,
    lines_of_picture,
    letters_and_number,
    number_and_letter,
    house_number,
    word_and_number,
)
