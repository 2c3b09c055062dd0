"""French."""

from __future__ import annotations

import re

from narrate.wording import cldr, marks, numbers
from narrate.wording.continental import Tongue, shared_rules, shorthand
from narrate.wording.english.numerals import REIGNING_ABROAD, roman
from narrate.wording.rules import Rule, rewrite, rule

_FEMININE = re.compile(
    r"(?:heures?|minutes?|secondes?|fois|femmes?|personnes?|livres?|tonnes?|semaines?|"
    r"journées?|années?)\b"
)


def _agree(said: str, following: str) -> str:
    """ "un" before a feminine noun is "une"."""
    if (said == "un" or said.endswith(" un")) and _FEMININE.match(following):
        return f"{said}e"
    return said


_TONGUE = Tongue(
    code="fr",
    point="virgule",
    to="à",
    minus="moins",
    paired=True,
    scales={
        "M": ("million", "millions"), "Md": ("milliard", "milliards"),
        "Mds": ("milliard", "milliards"),
        "million": ("million", "million"), "millions": ("millions", "millions"),
        "milliard": ("milliard", "milliard"), "milliards": ("milliards", "milliards"),
    },
    currencies={
        "$": ("dollar", "dollars"), "£": ("livre", "livres"), "¥": ("yen", "yens"),
        "CHF": ("franc suisse", "francs suisses"),
        "US$": ("dollar américain", "dollars américains"),
    },
    of_money="d’",
    pairs=True,
    agree=_agree,
)  # fmt: skip

_SHORT = {
    "MM.": "Messieurs", "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle", "Mlles":
    "Mesdemoiselles", "p. ex.": "par exemple", "c.-à-d.": "c’est-à-dire", "etc.": "et cetera",
    "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "env.": "environ",
    "Dr": "Docteur", "Dre": "Docteure", "Me": "Maître", "Mgr": "Monseigneur", "cf.": "confer",
    "bd": "boulevard", "Cie": "Compagnie", "tél.": "téléphone", "janv.": "janvier",
    "févr.": "février",
    "sept.": "septembre", "oct.": "octobre", "nov.": "novembre", "déc.": "décembre",
}  # fmt: skip
_CLOSING = frozenset(("etc.", "av. J.-C.", "apr. J.-C."))
_UPPER = "A-ZÀ-Þ"

_MONTHS = dict(cldr.months("fr"))
_MONTH = "|".join(map(re.escape, sorted(_MONTHS, key=len, reverse=True)))
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"


def _day(digits: str) -> str:
    return "premier" if int(digits) == 1 else numbers.cardinal(int(digits), "fr") or digits


@rule(
    rf"(?<![\w.,/:-])(?P<day>{_DAY})(?:er)?(?: ?(?P<joint>[–-]) ?(?P<upper>{_DAY}))?"
    rf" (?P<month>{_MONTH})(?!\w)"
    rf"(?: (?P<year>{_YEAR})(?![\w]|[.,][0-9]))?",
    "0-9",
)
def date(found: re.Match[str]) -> str | None:
    """le 14 juillet 1789 → le quatorze juillet mille sept cent quatre-vingt-neuf"""
    said = _day(found["day"])
    if found["upper"]:
        said += f" au {_day(found['upper'])}"
    said += f" {_MONTHS[found['month']]}"
    return f"{said} {numbers.year(found['year'], 'fr')}" if found["year"] else said


@rule(
    rf"(?<![\w.,/:-])(?P<day>{_DAY})[/.](?P<month>0?[1-9]|1[0-2])[/.](?P<year>{_YEAR})(?![\w/-])",
    "0-9",
    needs="[/.]",
)
def date_in_figures(found: re.Match[str]) -> str | None:
    """14/07/2021 → quatorze juillet deux mille vingt et un"""
    month = list(_MONTHS)[int(found["month"]) - 1]
    return f"{_day(found['day'])} {month} {numbers.year(found['year'], 'fr')}"


@rule(
    r"(?<![\w.,/:-])(?P<hour>[01]?[0-9]|2[0-4])[ \u00a0\u202f]?(?:h|heures)"
    r"(?:[ \u00a0\u202f]?(?P<minute>[0-5][0-9]))?(?![\w])(?! [0-9])",
    "0-9",
    needs="[0-9\u00a0\u202f ]h",
)
def time_of_day(found: re.Match[str]) -> str | None:
    """à 14h30 → à quatorze heures trente"""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    said = _agree(numbers.cardinal(hour, "fr") or "", "heures")
    said += " heure" if hour < 2 else " heures"
    return f"{said} {_agree(numbers.cardinal(minute, 'fr') or '', 'minutes')}" if minute else said


@rule(r"(?<![\w.,])(?P<number>[0-9]{1,4})(?P<end>er|re|ère|e|ème|ième|nd|nde|d|de)s?(?!\w)", "0-9")
def ordinal(found: re.Match[str]) -> str | None:
    """la 1re fois → la première fois"""
    number, end = int(found["number"]), found["end"]
    many = "s" if found[0].endswith("s") else ""
    if number == 1:
        return (
            ("première" if end in ("re", "ère") else "premier") + many if end[-1] in "re" else None
        )
    if end in ("nd", "nde", "d", "de"):
        return (
            (("second" if end[-1] == "d" else "seconde") + many)
            if number == 2 and len(end) > 1
            else None
        )
    return f"{(numbers.ordinal(number, 'fr') or found[0])}{many}"


@rule(
    r"(?<![\w.])(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?P<end>er|re|ère|e|ème)(?!\w)"
    r"",
    "IVX",
)
def century(found: re.Match[str]) -> str | None:
    """au XXe siècle → au vingtième siècle

    François Ier → François premier
    """
    value = roman(found["numeral"])
    if value == 1:
        return "première" if found["end"] in ("re", "ère") else "premier"
    return numbers.ordinal(value, "fr") if found["end"] in ("e", "ème") else None


@rule(r"(?<=[a-zé] )(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?![\w’'-])(?!\.\w)", "IVX")
def king(found: re.Match[str]) -> str | None:
    """Louis XIV → Louis quatorze"""
    name = re.search(r"(\w+) \Z", found.string[max(0, found.start() - 24) : found.start()])
    if (
        name is None
        or name[1] not in REIGNING_ABROAD
        or (len(found["numeral"]) == 1 and found["numeral"] == "I")
    ):
        return None
    return numbers.cardinal(roman(found["numeral"]), "fr")


@rule(rf"(?<![\w.])M\. (?=(?:[{_UPPER}][\w’-]+|[{_UPPER}]\.))", "M", needs=r"M\. ")
def mister(found: re.Match[str]) -> str | None:
    """M. Dupont → Monsieur Dupont"""
    return "Monsieur "


@rule(
    r"(?<![\w.])(?P<name>[nN][°º]s?|art\.|p\.|pp\.|chap\.|vol\.|fig\.) ?(?=[0-9])",
    "nNapcvf",
    needs="[0-9]",
)
def numbered(found: re.Match[str]) -> str | None:
    """le n° 5 → le numéro cinq"""
    names = {
        "n": "numéro",
        "art.": "article",
        "p.": "page",
        "pp.": "pages",
        "chap.": "chapitre",
        "vol.": "volume",
        "fig.": "figure",
    }
    name = found["name"]
    if name[0] in "nN":
        return "numéros " if name.endswith("s") else "numéro "
    return f"{names[name]} "


@rule(r"(?<![\w.,])(?:(?P<whole>[0-9]{1,4}) ?)?(?P<part>[½¼¾⅓⅔])(?!\w)", "0-9½¼¾⅓⅔")
def fraction(found: re.Match[str]) -> str | None:
    """2½ heures → deux et demie heures"""
    names = {"½": "demie", "¼": "un quart", "¾": "trois quarts", "⅓": "un tiers", "⅔": "deux tiers"}
    if not found["whole"]:
        return "un demi" if found["part"] == "½" else names[found["part"]]
    return f"{numbers.cardinal(found['whole'], 'fr')} et {names[found['part']]}"


_PARTS = {
    "1/2": "la moitié",
    "1/3": "un tiers",
    "2/3": "deux tiers",
    "1/4": "un quart",
    "3/4": "trois quarts",
}


@rule(r"(?<![\w.,/:-])(?P<part>[12]/3|[13]/4)(?= (?:des?|du|d’))", "123", needs="/")
def parts(found: re.Match[str]) -> str | None:
    """les 3/4 des élèves → les trois quarts des élèves"""
    return _PARTS[found["part"]]


def french_rules() -> tuple[Rule, ...]:
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
        century,
        king,
        mister,
        rewrite("saint", r"\bSt-(?=[A-ZÀ-Þ])", "Saint-", "S"),
        rewrite("sainte", r"\bSte-(?=[A-ZÀ-Þ])", "Sainte-", "S"),
        numbered,
        shared["measure"],
        fraction,
        shared["telephone"],
        parts,
        shared["spread"],
        shared["name_and_number"],
        rewrite("et", r"(?<=\w )&(?= \w)", "et", "&"),
        shared["plain"],
        shorthand(_SHORT, _CLOSING),
        *marks.PAUSES,
        *marks.TIDY,
    )
