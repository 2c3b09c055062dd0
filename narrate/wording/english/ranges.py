"""Two numbers and more with a mark between them: ranges, scores, fractions, telephone numbers."""

from __future__ import annotations

import re

from narrate.wording.english.dates import year
from narrate.wording.english.figures import COUNTED, NUMBER, amount, one_by_one
from narrate.wording.rules import Rule, rule

_YEAR = re.compile(r"(?:1[1-9]|20)[0-9]{2}\Z")


@rule(
    rf"(?<![\w.,/:’'$£€#°-])(?P<a>{NUMBER})(?: ?[–-] ?| ?— ?(?=[0-9]))(?P<b>{NUMBER})"
    rf"(?:(?P<hyphen>-)(?=[a-z])|(?![\w/:°–-])(?![.,][0-9]))",
    "0-9",
)
def range_or_score(found: re.Match[str]) -> str | None:
    """10–15 people → ten to fifteen people

    a 3–2 win → a three to two win
    1914–18 → nineteen fourteen to eighteen
    a 50-50 chance → a fifty-fifty chance
    """
    a, b = found["a"], found["b"]
    if found.string[found.end() :].lstrip().startswith("="):
        return None
    hyphen = found["hyphen"] or ""
    if a == b and "." not in a:
        return f"{amount(a)}-{amount(b)}{hyphen}"
    if _YEAR.match(a) and (_YEAR.match(b) or (len(b) == 2 and b.isdigit())):
        if len(b) == 4:
            last = year(b)
        else:
            last = (f"oh {amount(b[1])}" if b[0] == "0" else amount(b)) or b
        return f"{year(a)} to {last}{hyphen}"
    first, second = amount(a), amount(b)
    return f"{first} to {second}{hyphen}" if first and second else None


@rule(
    r"(?<![\w.,/:’'$£€#°–-])[0-9]{1,3}(?:[–-][0-9]{1,3}){2,4}(?![\w/:°–-])(?![.,][0-9])",
    "0-9",
)
def formation(found: re.Match[str]) -> str | None:
    """a 4-4-2 formation → a four four two formation"""
    parts = re.split("[–-]", found[0])
    if any(len(part) > 1 and part[0] == "0" for part in parts) or (
        any(len(part) == 3 for part in parts)
    ):
        return None
    return " ".join(amount(part) or "" for part in parts)


_SET = r"[0-7][–-][0-7](?: ?\([0-9]{1,2}(?:[–-][0-9]{1,2})?\))?"


@rule(rf"(?<![\w.,/:’'$£€#°–-]){_SET}(?:,? {_SET}){{1,4}}(?![\w/:°–-])", "0-9", needs="[–-]")
def sets(found: re.Match[str]) -> str | None:
    """6-4, 7-5 → six four, seven five

    won 7-6 (7-3) 6-4 → won seven six (seven three), six four
    """
    apart = re.sub(r"(?<=[0-9)]) (?=[0-7][–-])", ", ", found[0])
    games = re.sub("[–-]", " ", apart)
    return re.sub("[0-9]+", lambda figure: amount(figure[0]) or figure[0], games)


_PARTS = {
    "2": ("half", "halves"), "3": ("third", "thirds"), "4": ("quarter", "quarters"),
    "5": ("fifth", "fifths"), "6": ("sixth", "sixths"), "7": ("seventh", "sevenths"),
    "8": ("eighth", "eighths"), "9": ("ninth", "ninths"), "10": ("tenth", "tenths"),
    "12": ("twelfth", "twelfths"), "16": ("sixteenth", "sixteenths"),
    "20": ("twentieth", "twentieths"),
    "100": ("hundredth", "hundredths"), "32": ("thirty-second", "thirty-seconds"),
}  # fmt: skip
_SURE = frozenset(("2", "3", "4", "5", "8", "16", "32"))
_SAID = {
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "24/7": "twenty-four seven",
    "20/20": "twenty twenty",
    "50/50": "fifty-fifty",
}
_MARKED = re.compile(
    r"\b(?:scored|scores?|rated|rates?|rating|(?:gave|gives|give|giving)(?: it| him| her| them)?"
    r" ?(?:an? )?|got|marks?|of) \Z",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:on|by|since|until|dated|before|after) \Z", re.IGNORECASE)


def fraction(above: str, below: str, whole: str | None = None) -> str | None:
    """3 and 4 as "three quarters", after 2 as "two and three quarters"."""
    if below not in _PARTS or not 0 < int(above) < int(below):
        return None
    said = f"{amount(above)} {_PARTS[below][above != '1']}"
    if whole is None:
        return said
    return f"{amount(whole)} and {'a ' + _PARTS[below][0] if above == '1' else said}"


@rule(
    r"(?<![\w.,/:$£€-])(?:(?P<whole>[0-9]{1,4})(?: |-))?(?P<above>[0-9]{1,2})"
    r"[/⁄](?P<below>[0-9]{1,3})(?:(?P<hyphen>-)(?=[a-z])|(?![\w/⁄:-]|[.,][0-9]))",
    "0-9",
)
def fraction_or_name(found: re.Match[str]) -> str | None:
    """the 9/11 attacks → the nine eleven attacks

    3/4 of voters → three quarters of voters
    1 1/2 cups → one and a half cups
    12/10 → 12/10
    """
    above, below, text = found["above"], found["below"], found.string
    if not found["whole"]:
        if (said := _SAID.get(f"{above}/{below}")) is not None:
            return f"{said}{found['hyphen'] or ''}"
        before = text[max(0, found.start() - 12) : found.start()]
        if (
            below in ("5", "10", "20", "100")
            and _MARKED.search(before)
            and not text.startswith(" of", found.end())
        ):
            return f"{amount(above)} out of {amount(below)}"
        if _DATED.search(before) or not (below in _SURE or text.startswith(" of ", found.end())):
            return None
    said = fraction(above, below, found["whole"])
    return f"{said}{found['hyphen'] or ''}" if said else None


_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip


@rule(
    rf"(?<![\w.,])(?:(?P<whole>[0-9]{{1,6}}) ?)?(?P<part>[{''.join(_VULGAR)}])(?![\w/])",
    "0-9¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
)
def vulgar_fraction(found: re.Match[str]) -> str | None:
    """2½ hours → two and a half hours"""
    above, below = _VULGAR[found["part"]].split("/")
    return fraction(above, below, found["whole"])


def _telephone(groups: list[str]) -> str:
    return ", ".join(one_by_one(group) for group in groups)


@rule(
    r"(?<![\w.,/+-])(?:\+(?P<country>[0-9]{1,3})"
    r"[ .-]?\(?(?P<rest>[0-9]{1,5}\)?(?:[ .-][0-9]{2,5}){1,5})(?![\w-])"
    r"|(?P<toll>1)[ .-]?\(?(?P<t1>[2-9][0-9]{2})\)?[ .-](?P<t2>[0-9]{3})[ .-](?P<t3>[0-9]{4})"
    r"(?![\w-])"
    r"|\(?(?P<area>[2-9][0-9]{2})(?:\) ?|[.-])(?P<p1>[0-9]{3})[ .-](?P<p2>[0-9]{4})(?![\w-])"
    r"|(?P<local>0[0-9]{2,4}) (?P<l1>[0-9]{3,4})(?: (?P<l2>[0-9]{3,4}))?(?![\w-])"
    r"|(?P<exchange>555)-(?P<line>[0-9]{4})(?![\w-]))",
    "0-9(+",
)
def telephone(found: re.Match[str]) -> str | None:
    """(212) 555-0187 → two one two, five five five, zero one eight seven

    +44 20 7946 0958 → plus four four, two zero, seven nine four six, zero nine five eight
    """
    if found["country"]:
        rest = re.findall("[0-9]+", found["rest"])
        if not 6 <= sum(map(len, rest)) <= 13:
            return None
        return f"plus {_telephone([found['country'], *rest])}"
    groups = [group for group in found.groups()[2:] if group]
    return _telephone(groups)


_EMERGENCY = ("911", "999", "112", "000", "111")
_CALLED = re.compile(
    r"\b(?:call(?:ed|ing)?|dial(?:ed|led|ling|ing)?|phoned?|ring|rang) \Z", re.IGNORECASE
)
_CALL = re.compile(
    r"(?: emergency)? (?:calls?|callers?|operators?|dispatch(?:ers?)?|emergency|tapes?|centers?|"
    r"centres?)\b"
)


@rule(
    r"(?<=[a-z] )(?P<number>[0-9]{3})(?![\w%/:]|[.,-][0-9])",
    "0-9",
)
def emergency(found: re.Match[str]) -> str | None:
    """Dial 999 at once. → Dial nine nine nine at once.

    a 911 call → a nine one one call
    """
    number, text = found["number"], found.string
    if number in _EMERGENCY and _CALL.match(text, found.end()):
        return one_by_one(number)
    called = _CALLED.search(text, max(0, found.start() - 14), found.start())
    return one_by_one(number) if called and not COUNTED.match(text, found.end()) else None


@rule(
    r"(?<![\w/])(?P<a>[Aa]nd|[Ee]ither|[Hh]e|[Hh]is|[Hh]im|[Ss]|[Ss]he|[Hh]er|[Yy]es|[Mm]r|"
    r"[Oo]n)/(?P<b>or|she|hers?|he|his|him|no|off)(?![\w/])",
    "AEHMOSYaehmosy",
    needs="/",
)
def either(found: re.Match[str]) -> str | None:
    """he/she → he or she

    and/or → and or
    """
    a, b = found["a"], found["b"]
    if b == "or":
        return f"{a} or"
    pairs = (
        ("he", "she"),
        ("she", "he"),
        ("his", "her"),
        ("her", "his"),
        ("his", "hers"),
        ("him", "her"),
        ("her", "him"),
        ("yes", "no"),
        ("s", "he"),
    )
    if (a.lower(), b) not in pairs:
        return None
    return "she or he" if a.lower() == "s" else f"{a} or {b}"


CALLS: tuple[Rule, ...] = (telephone, emergency)


@rule(r"(?<=[a-z]s)–(?=[0-9])", "–")
def span(found: re.Match[str]) -> str | None:
    """six months–4 years → six months to four years"""
    return " to "


RANGES: tuple[Rule, ...] = (
    span,
    either,
    sets,
    formation,
    fraction_or_name,
    vulgar_fraction,
    range_or_score,
)
