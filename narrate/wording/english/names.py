"""Numbers that are part of a name: Boeing 737, CO2, F-16, COVID-19."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.english.figures import COUNTED, amount, by_name, plural
from narrate.wording.english.initialisms import WORDS, is_initialism, words
from narrate.wording.lexicon import letter_by_letter
from narrate.wording.rules import Rule, rule

_NAMED = re.compile(
    r"\b(?:Boeing|Airbus|Flight|Route|Highway|Interstate|Room|Form|Section|Rule|Title|Area|"
    r"Studio|"
    r"Channel|Radio|Bus|Gate|Proposition|Prop|Resolution|Convoy|Train|Line|Autobahn|Motorway|"
    r"Cessna|Embraer|Bombardier|Peugeot|Porsche|Ferrari|Levi’s|Nokia|Xbox|Fahrenheit|flight|room|"
    r"route|highway|Bill|Ward|Unit|Battalion|Falcon) \Z"
)
_JETS = re.compile(r"7[0-8]7\Z")


@rule(
    r"(?<=[a-zA-Z] )(?P<number>[0-9]{3,4})(?P<many>s)?(?:-(?P<model>[0-9]{1,3}))?"
    r"(?![\w%°]|[.,:/–-]?[0-9])",
    "0-9",
)
def numbered_name(found: re.Match[str]) -> str | None:
    """Boeing 737 → Boeing seven thirty-seven

    Room 101 → Room one oh one
    a 737 Max → a seven thirty-seven Max
    """
    before = found.string[max(0, found.start() - 16) : found.start()]
    if not _NAMED.search(before) and not (
        _JETS.match(found["number"]) and re.search(r"\b(?:an?|the|new|old) \Z", before)
    ):
        return None
    said = by_name(found["number"])
    if said is None:
        return None
    if found["many"]:
        said = plural(said)
    return f"{said} {amount(found['model'])}" if found["model"] else said


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
    "A-Z",
    needs=r"[A-Za-z][0-9₀-₉]",
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
    "A-Z",
    needs=r"[A-Z][0-9]",
)
def four_signs(found: re.Match[str]) -> str | None:
    """H1N1 → H one N one

    R2-D2 → R two D two
    """
    first = _join(found["a"], amount(found["b"]) or "")
    return f"{first} {_join(found['c'], amount(found['d']) or '')}"


@rule(
    r"(?<![\w.-])(?P<a>[A-Z])(?P<b>[0-9])(?P<c>[A-Z])(?![\w-])",
    "A-Z",
    needs=r"[A-Z][0-9]",
)
def three_signs(found: re.Match[str]) -> str | None:
    """Y2K → Y two K"""
    return f"{_join(found['a'], amount(found['b']) or '')} {found['c']}"


@rule(
    r"(?<![\w.@#/-])(?P<name>[A-Z]{1,5})(?P<joint>-|(?<=[A-Z]{2})\.)?"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,2})?)"
    r"(?:(?P<many>s)|(?P<tail>[B-Zo]))?(?![\w°%/]|[.,:][0-9]|-[0-9A-Z])",
    "A-Z",
    needs=r"[A-Z][.-]?[0-9]",
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
    if found["tail"]:
        said += f" {found['tail']}"
    return _join(_letters(name), plural(said) if found["many"] else said)


@rule(
    r"(?<![\w.,$£€/-])(?P<number>[0-9]{1,2})(?:(?P<letter>[GKDX])|-(?P<dimension>D))(?![\w-]|"
    r"[’'](?!s\b))",
    "0-9",
)
def number_and_letter(found: re.Match[str]) -> str | None:
    """a 5G network → a five G network"""
    if found["letter"] == "K" and COUNTED.match(found.string, found.end()):
        return None
    return f"{amount(found['number'])} {found['letter'] or found['dimension']}"


@rule(
    r"(?<![\w.,$£€/-])(?P<number>[0-9]{1,3})(?P<letter>[BDEG-Z])(?= [A-Z])",
    "0-9",
)
def house_number(found: re.Match[str]) -> str | None:
    """at 221B Baker Street → at two twenty-one B Baker Street"""
    return f"{by_name(found['number'])} {found['letter']}"


_KEEPS_HYPHEN = words(
    "under over mid pre post top sub non half last final early late to of in by for"
)


@rule(
    r"(?<![\w.@#/-])(?P<name>(?:[A-Za-z]{1,20}-)?(?:[A-Za-z]{0,20}[a-z][A-Za-z]{0,20}|COVID|"
    r"SARS|MERS))-(?P<number>[0-9]{1,4})"
    r"(?P<many>s)?(?![\w°%/]|[.,:][0-9]|-[0-9])",
    "A-Za-z",
    needs=r"-[0-9]",
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
    hyphen = "-" if name.rpartition("-")[2].lower() in _KEEPS_HYPHEN else " "
    return f"{name}{hyphen}{said}"


_SIDES = {
    "m": "meters", "cm": "centimeters", "mm": "millimeters", "km": "kilometers", "ft": "feet",
    "in": "inches",
}  # fmt: skip


@rule(
    r"(?<![\w.,/:-])(?P<a>[0-9]{1,4}) ?[x×] ?(?P<b>[0-9]{1,4})(?P<unit> ?(?:m|cm|mm|km|ft|in))?"
    r"(?![\w.]|[,][0-9])",
    "0-9",
)
def by(found: re.Match[str]) -> str | None:
    """4x4 → four by four

    3 × 4 → three times four
    """
    word = "times" if " × " in found[0] else "by"
    unit = f" {_SIDES[found['unit'].strip()]}" if found["unit"] else ""
    return f"{amount(found['a'])} {word} {amount(found['b'])}{unit}"


@rule(
    r"(?<![\w.,/:-])(?P<number>[0-9]{3,4})p(?!\w)",
    "0-9",
)
def lines_of_picture(found: re.Match[str]) -> str | None:
    """1080p → ten eighty p"""
    return (
        f"{by_name(found['number'])} p"
        if found["number"] in ("240", "360", "480", "720", "1080", "1440", "2160")
        else None
    )


PRODUCTS: tuple[Rule, ...] = (
    formula,
    four_signs,
    three_signs,
    numbered_name,
    lines_of_picture,
    letters_and_number,
    number_and_letter,
    house_number,
    word_and_number,
)
