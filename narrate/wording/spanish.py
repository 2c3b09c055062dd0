"""Spanish."""

from __future__ import annotations

import re

from narrate.wording import cldr, marks, numbers
from narrate.wording.continental import Tongue, shared_rules, shorthand
from narrate.wording.english.numerals import REIGNING_ABROAD, roman
from narrate.wording.rules import Rule, rewrite, rule

_MASCULINE = re.compile(
    r"(?:años?|días?|meses|mes|euros?|dólar(?:es)?|pesos?|kilómetros?|metros?|centímetros?|"
    r"kilogramos?|"
    r"kilos?|gramos?|litros?|grados?|minutos?|segundos?|puntos?|goles?|hombres?|niños?|muertos?|"
    r"heridos?|millón|millones|mil|países|casos?|diputados?|hectolitros?|megavatios?|yenes?)\b"
)
_FEMININE = re.compile(
    r"(?:horas?|personas?|mujeres|veces|vez|semanas?|libras?|toneladas?|niñas?|casas?|"
    r"hectáreas?)\b"
)


def _agree(said: str, following: str) -> str:
    """ "uno" before a noun is "un" or "una"."""
    if not said.endswith("uno"):
        return said
    if _MASCULINE.match(following):
        return "veintiún" if said == "veintiuno" else said.removesuffix("o")
    return said.removesuffix("o") + "a" if _FEMININE.match(following) else said


_TONGUE = Tongue(
    code="es",
    point="coma",
    to="a",
    minus="menos",
    paired=True,
    scales={
        "M": ("millón", "millones"), "millón": ("millón", "millón"),
        "millones": ("millones", "millones"),
        "billones": ("billones", "billones"),
    },
    currencies={
        "$": ("dólar", "dólares"), "US$": ("dólar", "dólares"), "£": ("libra", "libras"),
        "¥": ("yen", "yenes"), "CHF": ("franco suizo", "francos suizos"),
    },
    of_money="de ",
    coins="{units} con {coins}",
    agree=_agree,
)  # fmt: skip

_SHORT = {
    "Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Sres.": "señores", "Dr.": "doctor",
    "Dra.": "doctora", "EE. UU.": "Estados Unidos", "p. ej.": "por ejemplo", "etc.": "etcétera",
    "Dña.": "doña", "Ud.": "usted", "Uds.": "ustedes", "Vd.": "usted", "a. C.": "antes de Cristo",
    "d. C.": "después de Cristo", "av.": "avenida", "avda.": "avenida", "Avda.": "Avenida",
    "aprox.": "aproximadamente", "Gral.": "general", "Prof.": "profesor", "Profa.": "profesora",
    "Lic.": "licenciado", "Ing.": "ingeniero", "Sto.": "santo", "Sta.": "santa", "pza.": "plaza",
    "a. m.": "de la mañana", "p. m.": "de la tarde",
    "Excmo.": "excelentísimo", "JJ. OO.": "Juegos Olímpicos", "RR. HH.": "recursos humanos",
}  # fmt: skip
_CLOSING = frozenset(("a. m.", "p. m.", "etc.", "EE. UU.", "a. C.", "d. C.", "JJ. OO.", "RR. HH."))

_MONTHS = dict(cldr.months("es"))
_FULL = list(dict.fromkeys(_MONTHS.values()))
_MONTH = "|".join(sorted(_FULL, key=len, reverse=True))
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"


def _day(digits: str) -> str:
    return "primero" if int(digits) == 1 else numbers.cardinal(int(digits), "es") or digits


@rule(
    rf"(?<![\w.,/:-])(?P<day>{_DAY})(?:\.?º)?(?: ?(?P<joint>[–-]) ?(?P<upper>{_DAY}))?"
    rf" de (?P<month>{_MONTH})(?!\w)"
    rf"(?:(?P<of> del? |,? )(?P<year>{_YEAR})(?![\w]|[.,][0-9]))?",
    "0-9",
    needs=" de ",
)
def date(found: re.Match[str]) -> str | None:
    """el 5 de mayo de 2020 → el cinco de mayo de dos mil veinte"""
    said = _day(found["day"])
    if found["upper"]:
        said += f" al {_day(found['upper'])}"
    said += f" de {found['month']}"
    return f"{said}{found['of']}{numbers.year(found['year'], 'es')}" if found["year"] else said


@rule(
    rf"(?<![\w.,/:-])(?P<day>{_DAY})[/.-](?P<month>0?[1-9]|1[0-2])[/.-](?P<year>{_YEAR})"
    rf"(?![\w/-])",
    "0-9",
)
def date_in_figures(found: re.Match[str]) -> str | None:
    """25/12/2020 → veinticinco de diciembre de dos mil veinte"""
    month = _FULL[int(found["month"]) - 1]
    return f"{_day(found['day'])} de {month} de {numbers.year(found['year'], 'es')}"


@rule(
    r"(?<![\w.,/:-])(?P<hour>[01]?[0-9]|2[0-4])(?P<mark>[:.])(?P<minute>[0-5][0-9])"
    r"(?P<h> ?h(?:oras|rs)?\b| horas)?(?![\w]|[:.,][0-9])",
    "0-9",
    needs="[:.][0-5]",
)
def time_of_day(found: re.Match[str]) -> str | None:
    """a las 14:30 → a las catorce treinta"""
    if found["mark"] == "." and not found["h"]:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    said = "una" if hour == 1 else _agree(numbers.cardinal(hour, "es") or "", "horas")
    if minute:
        said += (
            f" y {numbers.cardinal(minute, 'es')}"
            if minute < 10
            else f" {numbers.cardinal(minute, 'es')}"
        )
    return f"{said} horas" if found["h"] else said


@rule(
    r"(?<![\w.,])(?P<number>[0-9]{1,3})(?:\.?(?P<end>[ºª])|(?P<er>er|ro|ra|do|da|to|ta|vo|va|"
    r"mo|ma))(?!\w)",
    "0-9",
)
def ordinal(found: re.Match[str]) -> str | None:
    """la 2.ª vez → la segunda vez"""
    said = numbers.ordinal(found["number"], "es")
    if not said:
        return None
    if found["er"] == "er":
        return said.removesuffix("o") if int(found["number"]) in (1, 3) else None
    feminine = found["end"] == "ª" or (found["er"] or "").endswith("a")
    return re.sub(r"o(?= |\Z)", "a", said) if feminine else said


@rule(r"(?<=[a-zéáóíú] )(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?![\w’'-])(?!\.\w)", "IVX")
def numeral(found: re.Match[str]) -> str | None:
    """el siglo XX → el siglo veinte

    Felipe VI → Felipe sexto
    """
    name = re.search(r"(\w+) \Z", found.string[max(0, found.start() - 24) : found.start()])
    if name is None or not (name[1] in REIGNING_ABROAD or name[1].lower() in ("siglo", "siglos")):
        return None
    value = roman(found["numeral"])
    return numbers.ordinal(value, "es") if value <= 10 else numbers.cardinal(value, "es")


@rule(
    r"(?<![\w.])(?P<name>[nN]úm\.|[nN]\.?[º°]|págs?\.|arts?\.|caps?\.|vol\.|fig\.) ?(?=[0-9])",
    "nNpacvf",
    needs="[0-9]",
)
def numbered(found: re.Match[str]) -> str | None:
    """pág. 12 → página doce"""
    names = {
        "n": "número",
        "p": "página",
        "a": "artículo",
        "c": "capítulo",
        "v": "volumen",
        "f": "figura",
    }
    name = found["name"]
    many = "s" if name.rstrip(".").endswith("s") else ""
    return f"{names[name[0].lower()]}{many} "


@rule(r"(?<![\w.,])(?:(?P<whole>[0-9]{1,4}) ?)?(?P<part>[½¼¾⅓⅔])(?!\w)", "0-9½¼¾⅓⅔")
def fraction(found: re.Match[str]) -> str | None:
    """2½ horas → dos y media horas"""
    names = {
        "½": "media",
        "¼": "un cuarto",
        "¾": "tres cuartos",
        "⅓": "un tercio",
        "⅔": "dos tercios",
    }
    if not found["whole"]:
        return names[found["part"]]
    return f"{numbers.cardinal(found['whole'], 'es')} y {names[found['part']]}"


_PARTS = {"1/3": "un tercio", "2/3": "dos tercios", "1/4": "un cuarto", "3/4": "tres cuartos"}


@rule(r"(?<![\w.,/:-])(?P<part>[12]/3|[13]/4)(?= del? )", "123", needs="/")
def parts(found: re.Match[str]) -> str | None:
    """3/4 de los votos → tres cuartos de los votos"""
    return _PARTS[found["part"]]


def spanish_rules() -> tuple[Rule, ...]:
    shared = shared_rules(_TONGUE)
    return (
        *marks.PLAIN,
        *marks.ADDRESSES,
        *marks.NOTES,
        marks.emoji,
        date_in_figures,
        date,
        shared["money"],
        shared["money_in_words"],
        shared["money_after_sign"],
        time_of_day,
        ordinal,
        numeral,
        numbered,
        shared["measure"],
        fraction,
        shared["telephone"],
        parts,
        shared["spread"],
        shared["name_and_number"],
        rewrite("y", r"(?<=\w )&(?= \w)", "y", "&"),
        shared["plain"],
        shorthand(_SHORT, _CLOSING),
        *marks.PAUSES,
        *marks.TIDY,
    )
