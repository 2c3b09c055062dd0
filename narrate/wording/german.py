"""German."""

from __future__ import annotations

import re

from narrate.wording import cldr, marks, numbers
from narrate.wording.continental import Tongue, shared_rules, shorthand
from narrate.wording.english.initialisms import words
from narrate.wording.english.numerals import REIGNING_ABROAD, roman
from narrate.wording.rules import Rule, rewrite, rule

_MASCULINE = re.compile(
    r"(?:Euro|Dollar|Cent|Uhr|Mann|Kilo|Kilometer|Meter|Zentimeter|Millimeter|Liter|Tag|Monat|"
    r"Prozent|"
    r"Jahr|Grad|Kilogramm|Gramm|Punkt|Fall|Kind|Mensch|Hektar|Quadrat\w*|Mega\w*|Giga\w*|Kilo\w*|"
    r"Pfund|Franken|Yen|Britisches Pfund)\b"
)
_FEMININE = re.compile(
    r"(?:Million|Milliarde|Billion|Stunde|Minute|Sekunde|Woche|Frau|Person|Tonne)\b"
)


def _agree(said: str, following: str) -> str:
    """ "eins" before a noun is "ein" or "eine"."""
    if said != "eins":
        return said
    if _MASCULINE.match(following):
        return "ein"
    return "eine" if _FEMININE.match(following) else said


_TONGUE = Tongue(
    code="de",
    point="Komma",
    to="bis",
    minus="minus",
    scales={
        "Mio.": ("Million", "Millionen"), "Mio": ("Million", "Millionen"),
        "Mrd.": ("Milliarde", "Milliarden"), "Mrd": ("Milliarde", "Milliarden"),
        "Bio.": ("Billion", "Billionen"), "Tsd.": ("tausend", "tausend"),
        "Million": ("Million", "Million"), "Millionen": ("Millionen", "Millionen"),
        "Milliarde": ("Milliarde", "Milliarde"), "Milliarden": ("Milliarden", "Milliarden"),
    },
    currencies={
        "$": ("Dollar", "Dollar"), "US$": ("US-Dollar", "US-Dollar"), "£": ("Pfund", "Pfund"),
        "¥": ("Yen", "Yen"), "CHF": ("Franken", "Franken"),
    },
    agree=_agree,
)  # fmt: skip

_SHORT = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem",
    "usw.": "und so weiter",
    "bzw.": "beziehungsweise", "ca.": "circa", "Dr.": "Doktor", "Prof.": "Professor",
    "Hrn.": "Herrn",
    "ggf.": "gegebenenfalls", "vgl.": "vergleiche", "inkl.": "inklusive", "exkl.": "exklusive",
    "evtl.": "eventuell", "v. Chr.": "vor Christus", "n. Chr.": "nach Christus",
    "z. T.": "zum Teil",
    "St.": "Sankt", "Mio.": "Millionen", "Mrd.": "Milliarden", "bspw.": "beispielsweise",
    "i. d. R.": "in der Regel", "o. ä.": "oder ähnlich", "u. Ä.": "und Ähnliches",
    "etc.": "et cetera",
    "geb.": "geboren", "gest.": "gestorben", "Jh.": "Jahrhundert", "Std.": "Stunden",
    "max.": "maximal",
    "zzgl.": "zuzüglich", "mind.": "mindestens", "Ing.": "Ingenieur", "Dipl.": "Diplom",
    "rd.": "rund",
    "Mo.": "Montag", "Di.": "Dienstag", "Mi.": "Mittwoch", "Do.": "Donnerstag", "Fr.": "Freitag",
    "Sa.": "Samstag", "So.": "Sonntag",
}  # fmt: skip
_DAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")
_CLOSING = frozenset(
    ("usw.", "v. Chr.", "n. Chr.", "etc.", "o. ä.", "u. Ä.", "Jh.", "Std.", "Mio.", "Mrd.")
)

_NUMBERED = {
    "Nr.": "Nummer", "S.": "Seite", "Art.": "Artikel", "Abs.": "Absatz", "Kap.": "Kapitel",
    "Bd.": "Band", "Abb.": "Abbildung", "Tab.": "Tabelle", "Ziff.": "Ziffer", "§": "Paragraf",
    "§§": "Paragrafen",
}  # fmt: skip

_MONTHS = dict(cldr.months("de"))
_MONTH = "|".join(map(re.escape, sorted(_MONTHS, key=len, reverse=True)))
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_OBLIQUE = re.compile(
    r"\b(?:am|im|vom|zum|beim|zur|dem|den|des|einem|einen|einer|eines|seinem|ihrem|jedem|jeden|"
    r"diesem|"
    r"(?:in|an|auf|aus|bei|mit|nach|von|zu|seit|während|vor|unter) der|bis|ab|seit) \Z",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r"\b(?:der|die|das|dieser|diese|dieses|jede|jedes|eine) \Z", re.IGNORECASE)


def _ordinal(number: int, before: str, *, alone: str = "er") -> str | None:
    """An ordinal with the ending that the words before it ask for."""
    said = numbers.ordinal(number, "de")
    if said is None:
        return None
    stem = said.removesuffix("e")
    if _OBLIQUE.search(before):
        return f"{stem}en"
    return f"{stem}e" if _STRAIGHT.search(before) else f"{stem}{alone}"


def _before(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - 24) : found.start()].rstrip("„“»(")


@rule(
    rf"(?<![\w.,/:-])(?P<day>{_DAY})\.(?: ?(?P<joint>[–-]|bis) ?(?P<upper>{_DAY})\.)?"
    rf" ?(?P<month>{_MONTH})(?!\w)"
    rf"(?: (?P<year>{_YEAR})(?![\w.,][0-9]|\w))?",
    "0-9",
)
def date(found: re.Match[str]) -> str | None:
    """am 3. Oktober 1990 → am dritten Oktober neunzehnhundertneunzig"""
    before = _before(found)
    said = _ordinal(int(found["day"]), before)
    if said is None:
        return None
    if found["upper"]:
        said += (
            f" bis {_ordinal(int(found['upper']), 'zum ' if _OBLIQUE.search(before) else before)}"
        )
    said += f" {_MONTHS[found['month']]}"
    return f"{said} {numbers.year(found['year'], 'de')}" if found["year"] else said


@rule(
    rf"(?<![\w.,/:-])(?P<day>{_DAY})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>{_YEAR})"
    rf"(?![\w.-]*[0-9])",
    "0-9",
)
def date_in_figures(found: re.Match[str]) -> str | None:
    """am 03.10.1990 → am dritten Oktober neunzehnhundertneunzig"""
    month = list(_MONTHS)[int(found["month"]) - 1]
    said = _ordinal(int(found["day"]), _before(found))
    return f"{said} {month} {numbers.year(found['year'], 'de')}"


@rule(
    r"(?:(?<=[a-zA-Zäöüß] )|(?<=[a-zA-Zäöüß] [„“»(]))"
    r"(?P<number>[0-9]{1,3})\.(?= [A-ZÄÖÜa-zäöü]| bis [0-9]{1,2}\.|"
    r" und [0-9]{1,3}\.)",
    "0-9",
)
def ordinal(found: re.Match[str]) -> str | None:
    """im 19. Jahrhundert → im neunzehnten Jahrhundert

    Es waren 5. Dann ging er. → Es waren fünf. Dann ging er.
    """
    before = _before(found)
    if not (_OBLIQUE.search(before) or _STRAIGHT.search(before) or before.endswith("als ")):
        return None
    return _ordinal(int(found["number"]), before)


@rule(
    r"(?<![\w.,/:-])(?P<hour>[01]?[0-9]|2[0-4])(?:[.:](?P<minute>[0-5][0-9]))?"
    r"(?P<to> ?[–-] ?(?P<upper>[01]?[0-9]|2[0-4]))? Uhr\b",
    "0-9",
    needs="Uhr",
)
def time_of_day(found: re.Match[str]) -> str | None:
    """um 14.30 Uhr → um vierzehn Uhr dreißig"""
    said = _agree(numbers.cardinal(found["hour"], "de") or "", "Uhr")
    if found["to"]:
        if found["minute"]:
            return None
        return f"{said} bis {_agree(numbers.cardinal(found['upper'], 'de') or '', 'Uhr')} Uhr"
    minute = int(found["minute"] or 0)
    return f"{said} Uhr" + (f" {numbers.cardinal(minute, 'de')}" if minute else "")


@rule(
    r"(?<![\w.,/:-])(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})"
    r"(?:(?P<hyphen>-)(?=[A-ZÄÖÜ])|(?![\w:]|[.,-][0-9]))",
    "0-9",
    needs=":",
)
def score(found: re.Match[str]) -> str | None:
    """gewann 2:0 → gewann zwei zu null"""
    a, b = numbers.cardinal(found["a"], "de"), numbers.cardinal(found["b"], "de")
    if re.fullmatch("[0-5][0-9]", found["b"]) and int(found["a"]) < 25:
        tail = f" {numbers.cardinal(int(found['b']), 'de')}" if int(found["b"]) else ""
        return f"{_agree(a or '', 'Uhr')} Uhr{tail}"
    return f"{a}-zu-{b}-" if found["hyphen"] else f"{a} zu {b}"


@rule(r"(?<![\w.,])(?P<year>(?:1[1-9]|20)[0-9]0|[1-9]0)er(?P<mark>n?)(?!\w)", "0-9")
def decade(found: re.Match[str]) -> str | None:
    """die 80er Jahre → die achtziger Jahre"""
    digits = found["year"]
    said = numbers.year(digits, "de") if len(digits) == 4 else numbers.cardinal(digits, "de")
    return f"{said}er{found['mark']}"


@rule(
    r"(?<![\w.])(?P<name>Nr\.|S\.|Art\.|Abs\.|Kap\.|Bd\.|Abb\.|Tab\.|Ziff\.|§§?) ?(?=[0-9])",
    "NSAKBTZ§",
    needs="[0-9]",
)
def numbered(found: re.Match[str]) -> str | None:
    """Art. 5 Abs. 2 → Artikel fünf Absatz zwei"""
    return f"{_NUMBERED[found['name']]} "


@rule(
    r"(?<![\w.,])(?:(?P<whole>[0-9]{1,4}) ?)?(?P<part>[½¼¾⅓⅔])(?!\w)(?P<noun> (?:Liter|Tag|"
    r"Jahr|Kilo|Meter|Monat))?",
    "0-9½¼¾⅓⅔",
)
def fraction(found: re.Match[str]) -> str | None:
    """2½ Stunden → zweieinhalb Stunden"""
    names = {
        "½": "halb",
        "¼": "viertel",
        "¾": "drei viertel",
        "⅓": "ein drittel",
        "⅔": "zwei drittel",
    }
    noun = found["noun"] or ""
    if found["whole"]:
        whole = numbers.cardinal(found["whole"], "de") or found["whole"]
        return (
            f"{whole}einhalb{noun}"
            if found["part"] == "½"
            else f"{whole} {names[found['part']]}{noun}"
        )
    if found["part"] == "½":
        return (
            f"ein halbes{noun}" if noun == " Jahr" else f"ein halber{noun}" if noun else "ein halb"
        )
    return ("ein " if found["part"] == "¼" else "") + names[found["part"]] + noun


_DAY_NAME = {short: _SHORT.pop(short) for short in _DAYS}


@rule(
    r"\b(?P<a>Mo|Di|Mi|Do|Fr|Sa|So)\.? ?[–-] ?(?P<b>Mo|Di|Mi|Do|Fr|Sa|So)\b\.?",
    "MDFS",
    needs="[–-]",
)
def weekdays(found: re.Match[str]) -> str | None:
    """Mo.–Fr. → Montag bis Freitag"""
    return f"{_DAY_NAME[found['a'] + '.']} bis {_DAY_NAME[found['b'] + '.']}"


_PARTS = {"1/3": "ein Drittel", "2/3": "zwei Drittel", "1/4": "ein Viertel", "3/4": "drei Viertel"}


@rule(r"(?<![\w.,/:-])(?P<part>[12]/3|[13]/4)(?= (?:der|des|aller|von) )", "123", needs="/")
def parts(found: re.Match[str]) -> str | None:
    """3/4 der Stellen → drei Viertel der Stellen"""
    return _PARTS[found["part"]]


_KINGS = REIGNING_ABROAD | words(
    "Ludwig Friedrich Wilhelm Karl Heinrich Otto Benedikt Johannes Paul Pius Leo Franz Maximilian "
    "Rudolf Ferdinand Joseph Leopold Georg Philipp Harald Gustaf Nikolaus Alexander Peter Iwan"
)
_QUEENS = words("Elisabeth Elizabeth Katharina Margarethe Maria Mary Isabella Christina Anne")


@rule(
    r"(?<=[a-zäöüß] )(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?:\.|(?![\w’'-]))",
    "IVX",
)
def king(found: re.Match[str]) -> str | None:
    """Papst Benedikt XVI. sprach. → Papst Benedikt der sechzehnte sprach."""
    before = found.string[max(0, found.start() - 34) : found.start()]
    name = re.search(
        r"(?:\b(?P<case>mit|von|bei|zu|nach|unter|vor) )?(?:(?:König|Königin|Papst|Kaiser) )?"
        r"(?P<name>\w+) \Z",
        before,
    )
    if name is None or name["name"] not in _KINGS | _QUEENS:
        return None
    queen = name["name"] in _QUEENS
    article = ("der" if queen else "dem") if name["case"] else ("die" if queen else "der")
    stem = (numbers.ordinal(roman(found["numeral"]), "de") or "").removesuffix("e")
    end = "." if not found.string[found.end() :].strip(' "“”»)') else ""
    return f"{article} {stem}{'en' if name['case'] else 'e'}{end}"


def german_rules() -> tuple[Rule, ...]:
    shared = shared_rules(_TONGUE)
    return (
        *marks.PLAIN,
        *marks.ADDRESSES,
        *marks.NOTES,
        marks.emoji,
        weekdays,
        date_in_figures,
        date,
        shared["money"],
        shared["money_in_words"],
        shared["money_after_sign"],
        time_of_day,
        score,
        decade,
        ordinal,
        numbered,
        shared["measure"],
        fraction,
        shared["telephone"],
        parts,
        king,
        rewrite("first_club", r"\b1\. (?=F[CSF]|TSV|SC )", "erster ", "1"),
        shared["spread"],
        shared["name_and_number"],
        rewrite("und", r"(?<=\w )&(?= \w)", "und", "&"),
        shared["plain"],
        shorthand(_SHORT, _CLOSING),
        *marks.PAUSES,
        *marks.TIDY,
    )
