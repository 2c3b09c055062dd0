"""Abbreviations said in full: titles, places, firms, parties, references."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.abbreviations import STARTERS
from narrate.wording.english.figures import by_name, one_by_one
from narrate.wording.english.stops import ends_sentence, stop
from narrate.wording.rules import Rule, rule

_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Ms", "Mx": "Mx", "Dr": "Doctor", "Drs": "Doctors",
    "Prof": "Professor", "Rev": "Reverend", "Revd": "Reverend", "Hon": "Honorable",
    "Pres": "President",
    "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives",
    "Gov": "Governor", "Govs": "Governors", "Lt": "Lieutenant", "Col": "Colonel", "Gen": "General",
    "Maj": "Major", "Capt": "Captain", "Cmdr": "Commander", "Cdr": "Commander", "Cpl": "Corporal",
    "Sgt": "Sergeant", "Pvt": "Private", "Pte": "Private", "Adm": "Admiral", "Ens": "Ensign",
    "Brig": "Brigadier", "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective",
    "Atty": "Attorney", "Asst": "Assistant", "Assoc": "Associate", "Sec": "Secretary",
    "Secy": "Secretary", "Amb": "Ambassador", "Messrs": "Messrs", "Fr": "Father", "Mt": "Mount",
    "Ft": "Fort", "Treas": "Treasurer", "Dep": "Deputy", "Rt": "Right",
    "Cllr": "Councillor", "Spc": "Specialist",
    "Pfc": "Private First Class", "SSgt": "Staff Sergeant",
    "Vice-Adm": "Vice Admiral", "Rear-Adm": "Rear Admiral",
}  # fmt: skip
_UNDOTTED = "Mr|Mrs|Dr|Prof|Sgt|Capt|Cmdr|Cpl|Cllr|Supt|Lt|Revd"
_DOTTED = "|".join(sorted(_TITLES, key=len, reverse=True))
_FOLLOWING = (
    r"(?=(?: and (?:Mrs|Ms|Mr|Dr)\b| (?:the )?[“\"‘(]?[A-Z\u00c0-\u00de\ue000-\uf8ff]|-[A-Z]|"
    r"-elect))"
)


@rule(
    rf"\b(?:(?P<dotted>{_DOTTED})\.{_FOLLOWING}|(?P<bare>{_UNDOTTED})(?=(?: and (?:Mrs|Ms) |"
    rf" [A-Z\u00c0-\u00de\ue000-\uf8ff])))",
    "ABCDEFGHILMPRSTV",
)
def title(found: re.Match[str]) -> str | None:
    """Rev. Dr. King → Reverend Doctor King

    Mr Jones → Mister Jones
    The dr is in. → The dr is in.
    """
    name = found["dotted"] or found["bare"]
    if name == "Gen" and re.match(r" (?:[XYZ]\b|Alpha\b)", found.string[found.end() :]):
        return "Generation"
    before = found.string[max(0, found.start() - 40) : found.start()]
    if name == "Dr" and re.search(r"[0-9] (?:[A-Z]\w+ )+\Z", before):
        return "Drive"
    return _TITLES[name]


_STREETS = re.compile(
    r"(?:\b(?:Wall|Main|High|Bond|Oxford|Downing|Fleet|Baker|Market|Regent|Bourbon|Beale|"
    r"Church|Broad|State|"
    r"Front|Water|Court|Elm|Oak|Park|King|Queen|Bay|Canal|Pearl|Spring|Union|Harley|Carnaby|"
    r"Threadneedle|"
    r"Sesame)|[0-9](?:st|nd|rd|th)|(?:first|second|third|th)) \Z"
)


@rule(
    r"\bSt(?P<dot>\.)?(?P<gap> (?=[“\"]?[A-Z\ue000-\uf8ff])|(?=[,;:)’']|\s+[a-z(]|[.]|\s*\Z))",
    "S",
)
def saint_or_street(found: re.Match[str]) -> str | None:
    """in St. Louis → in Saint Louis

    St. James St. is closed → Saint James Street is closed
    """
    text, before = found.string, found.string[max(0, found.start() - 40) : found.start()]
    stated = re.search(
        r"(?:[A-Z][\w’']+|[0-9](?:st|nd|rd|th)|(?:first|second|third|fourth|fifth|sixth|"
        r"seventh|eighth|ninth|tenth|y-\w+)) \Z",
        before,
    )
    if found["gap"]:
        numbered = re.search(
            r"(?:[0-9][A-Z]?|\b[a-z]+) (?:[NSEW]\.? )?(?:[A-Z][\w’']+ ){1,3}\Z", before
        )
        street = _STREETS.search(before) or (
            numbered
            and re.match(
                r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\w+(?:teen|ty)"
                r"(?:-\w+)?)\b",
                numbered[0],
            )
        )
        if street and before.split()[-1] not in STARTERS["en"] | {"Near", "Around", "Outside"}:
            end = "." if found["dot"] and ends_sentence(text, found.end() - 1) else ""
            return f"Street{end} "
        return "Saint "
    if not stated:
        return None
    return "Street" + ("." if found["dot"] and ends_sentence(text, found.end()) else "")


_AFTER_NAME = {
    "Jr": "Junior", "Sr": "Senior", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road",
    "Hwy": "Highway", "Pkwy": "Parkway", "Sq": "Square", "Inc": "Incorporated",
    "Corp": "Corporation",
    "Co": "Company", "Cos": "Companies", "Ltd": "Limited", "Bros": "Brothers", "Esq": "Esquire",
    "Univ": "University", "Assn": "Association", "Intl": "International", "Natl": "National",
    "Mfg": "Manufacturing", "Dr": "Drive", "Ln": "Lane", "Ct": "Court", "Pl": "Place",
}  # fmt: skip
_NAME_ENDS = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w’'.&-]*|[A-Z]\.|[0-9](?:st|nd|rd|th)|\w+(?:th|first|second|third)"
    r"),? \Z|& \Z"
)


@rule(
    rf"\b(?P<name>{'|'.join(sorted(_AFTER_NAME, key=len, reverse=True))})(?:\.|(?<=Jr)"
    rf"(?=[\s,;:’'])|(?<=Ltd)(?=[\s,;:’'])|(?<=Inc)(?=[\s,;:’']))",
    "ABCDEHIJLMNPRSU",
)
def after_a_name(found: re.Match[str]) -> str | None:
    """Harry Connick Jr. sang → Harry Connick Junior sang

    Apple Inc. said → Apple Incorporated said
    """
    before = found.string[max(0, found.start() - 40) : found.start()]
    if not _NAME_ENDS.search(before):
        return None
    if found["name"] in ("Dr", "Ct", "Pl", "Ln", "Co", "Sq") and not (
        re.search(r"[\w’& ] \Z|[\w’]\w \Z", before)
        and not before.endswith(("., ", ". "))
        and re.match(r"\.?(?:[,;:)]|\s*\Z|\s+[a-z])", found.string[found.end() - 1 :])
    ):
        return None
    return _AFTER_NAME[found["name"]] + stop(found)


_PLAIN = {
    "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera", "vs.": "versus",
    "viz.": "namely",
    "cf.": "compare", "approx.": "approximately", "a.k.a.": "also known as", "aka": "also known as",
    "govt.": "government", "Govt.": "Government", "dept.": "department", "Dept.": "Department",
    "incl.": "including", "esp.": "especially",
    "w/o": "without", "w/": "with",
    "n/a": "not applicable", "N/A": "not applicable", "et al.": "and others",
    "misc.": "miscellaneous",
    "dept": "department", "govt": "government", "Govt": "Government", "Dept": "Department",
    "Ph.D.": "P H D", "Ph.D": "P H D", "PhD": "P H D", "M.Phil.": "M Phil", "Ph.D.s": "P H D's",
    "PhDs": "P H D's", "D.Phil.": "D Phil", "vs": "versus", "asst.": "assistant", "avg.": "average",
}  # fmt: skip
_LEAST_SHORT = 4
_PLAIN |= {
    short[0].upper() + short[1:]: words[0].upper() + words[1:]
    for short, words in _PLAIN.items()
    if short.islower() and len(short) >= _LEAST_SHORT
}
_PLAIN_PATTERN = "|".join(
    re.escape(short) + ("" if short[-1] in "./" else r"(?![\w.])")
    for short in sorted(_PLAIN, key=len, reverse=True)
)


@rule(rf"(?:{_PLAIN_PATTERN})(?![@\w])", "")
def in_full(found: re.Match[str]) -> str | None:
    """cats, dogs, etc. → cats, dogs, et cetera.

    e.g. apples → for example apples
    """
    short, start = found[0], found.start()
    # Looked at here and not in the pattern, which is three times as quick without it.
    if start and (found.string[start - 1].isalnum() or found.string[start - 1] in "_.@/#-"):
        return None
    tail = stop(found) if short in ("etc.", "a.k.a.", "Ph.D.", "et al.") else ""
    return _PLAIN[short] + tail + (" " if short == "w/" else "")


@rule(
    r"(?<=[\w’'.)] )v\.? (?=(?:the )?[A-Z\u00c0-\u00de])",
    "v",
    needs=r" v\.? ",
)
def versus(found: re.Match[str]) -> str | None:
    """Brown v. Board of Education → Brown versus Board of Education"""
    before = found.string[max(0, found.start() - 40) : found.start()]
    return "versus " if _NAME_ENDS.search(before) else None


_NUMBERED = {
    "No": "number", "Nos": "numbers", "no": "number", "nos": "numbers", "Fig": "Figure",
    "Figs": "Figures",
    "fig": "figure", "Ch": "Chapter", "ch": "chapter", "Vol": "Volume", "Cat": "Category",
    "vol": "volume",
    "p": "page", "pp": "pages", "Sec": "Section", "Art": "Article", "Eq": "Equation", "Pt": "Part",
    "Op": "Opus", "op": "opus", "Apt": "Apartment", "Ste": "Suite",
    "Ext": "Extension", "ext": "extension",
    "Exh": "Exhibit", "Para": "Paragraph", "para": "paragraph",
    "Vols": "Volumes", "Chs": "Chapters",
    "Bldg": "Building",
}  # fmt: skip


_BEFORE_NUMBER = re.compile(
    r"(?:[;,(]|\b(?:the|an?|at|his|her|its|their|our|my|your|world|as|from|to|for|of|in|with|"
    r"and|or|was|"
    r"were|"
    r"this|that|two|three|four|five|six|\w+[’']s|[A-Z]\w*)) \Z"
)


_COUNTED_PEOPLE = re.compile(r" (?:people|men|women|children|police|troops|homes|jobs|of them)\b")


def _numbers(found: re.Match[str]) -> bool:
    """Whether "No. 5" is a number: not in "No. 5 people stayed", not in "the answer is no. 5 …"."""
    text = found.string
    before = _BEFORE_NUMBER.search(text, max(0, found.start() - 20), found.start())
    if before is not None:
        return True
    if found["name"] == "no":
        return False
    return _COUNTED_PEOPLE.match(text, found.end() + len(found["number"])) is None


@rule(
    rf"(?<![\w.@-])(?P<name>{'|'.join(sorted(_NUMBERED, key=len, reverse=True))})(?P<dot>\.)?"
    rf" ?(?=(?P<number>[0-9]+)(?P<after>[A-Za-z]?))|№ ?(?=[0-9])",
    "ABCEFNOPSVcefnopv№",
    needs=r"(?:\b[A-Z][a-z]{0,4}|[oshlpgxta])\.? ?[0-9]|№",
)
def numbered(found: re.Match[str]) -> str | None:
    """the No. 1 song → the number one song

    pp. 12–15 → pages twelve to fifteen
    """
    name = found["name"]
    if name is None:
        return "number "
    if name in ("No", "no") and not _numbers(found):
        return None
    if found["dot"] is None and found["name"] == "No" and " " in found[0]:
        # British papers leave the dot out: a capital within a sentence tells it from the word.
        within = re.search(r"[a-z,’] \Z", found.string[max(0, found.start() - 4) : found.start()])
        return "number " if within else None
    if found["dot"] is None and (
        name not in ("Nos", "pp", "Fig", "Figs", "Ch", "Vol") or " " not in found[0]
    ):
        return None
    return f"{_NUMBERED[name]} "


@rule(
    r"\b(?P<word>ca?|cca|circa)(?:\. ?(?=[0-9])|\.? ?(?=[0-9]{3,4}\b))",
    "c",
    needs=r"[ca]\.? ?[0-9]",
)
def circa(found: re.Match[str]) -> str | None:
    """c. 1850 → circa eighteen fifty"""
    return "circa " if found[0] != "c" and (" " in found[0] or "." in found[0]) else None


_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois",
    "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland",
    "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi",
    "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma",
    "Ore": "Oregon", "Pa": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont",
    "Va": "Virginia", "Wash": "Washington", "Wis": "Wisconsin", "Wyo": "Wyoming",
    "N.Y": "New York", "N.J": "New Jersey", "N.H": "New Hampshire", "N.M": "New Mexico",
    "N.C": "North Carolina", "N.D": "North Dakota", "S.C": "South Carolina", "S.D": "South Dakota",
    "R.I": "Rhode Island", "W.Va": "West Virginia", "P.R": "Puerto Rico", "Ont": "Ontario",
    "Que": "Quebec", "Alta": "Alberta", "B.C": "British Columbia",
}  # fmt: skip
_CODES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_STATE = "|".join(re.escape(state) for state in sorted(_STATES, key=len, reverse=True))
_PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}


@rule(
    rf"\b(?P<party>[DRI])[-–](?:(?P<state>{_STATE})(?:\.|(?=\)))|(?P<code>{'|'.join(_CODES)})\b|"
    rf"(?P<full>[A-Z][a-z]+(?: [A-Z][a-z]+)?))(?=[,;:.)\]]|\s|\Z)",
    "DIR",
    needs=r"[DRI][-–][A-Z]",
)
def party(found: re.Match[str]) -> str | None:
    """Sen. Cruz (R-Texas) → Senator Cruz (Republican of Texas)

    Rep. Omar, D-Minn., said → Representative Omar, Democrat of Minnesota, said
    """
    before = found.string[max(0, found.start() - 2) : found.start()]
    if found["full"] and not re.search(r"[(,] ?\Z", before):
        return None
    state = found["full"] or _CODES.get(found["code"] or "") or _STATES[found["state"]]
    return f"{_PARTIES[found['party']]} of {state}{stop(found)}"


@rule(
    rf"(?<=[A-Za-z], )(?:(?P<state>{_STATE})\.(?=[,;:)’]|\s|\Z)|(?P<code>{'|'.join(_CODES)})"
    rf"(?=[,;:.)]|\Z| (?:[0-9]{{5}}|(?:zero|one|two|three|four|five|six|seven|eight|nine)"
    rf" \w+ \w+)\b))",
    "A-Z",
    needs=r", [A-Z]",
)
def state(found: re.Match[str]) -> str | None:
    """Minneapolis, Minn., police → Minneapolis, Minnesota, police"""
    if found["code"] and not found.string[found.start() - 3].islower():
        return None
    if not re.search(
        r"[A-Z][\w.’-]+, \Z", found.string[max(0, found.start() - 30) : found.start()]
    ):
        return None
    return (_CODES.get(found["code"] or "") or _STATES[found["state"]]) + stop(found)


@rule(
    r"(?<!\w)(?P<sign>§§?) ?(?P<number>[0-9]{1,5})(?![\w])|\b(?P<noun>Section|Sections|Rule|"
    r"Title) (?P<named>[0-9]{3,4})(?![\w,.-])",
    "RST§",
    needs=r"[0-9]",
)
def section(found: re.Match[str]) -> str | None:
    """§ 230 → Section two thirty"""
    noun = found["noun"] or ("Sections" if found["sign"] == "§§" else "Section")
    return (
        f"{noun} {by_name(found['number'] or found['named']) or numbers.cardinal(found['number'])}"
    )


@rule(
    r"(?<=, [A-Z]{2} )(?P<code>[0-9]{5})(?:-(?P<more>[0-9]{4}))?(?![\w-])",
    "0-9",
    needs=r", [A-Z]{2} ",
)
def zip_code(found: re.Match[str]) -> str | None:
    """Springfield, OH 44113 → Springfield, Ohio four four one one three"""
    said = one_by_one(found["code"])
    return f"{said}, {one_by_one(found['more'])}" if found["more"] else said


SHORTHAND: tuple[Rule, ...] = (
    zip_code,
    party,
    state,
    numbered,
    saint_or_street,
    title,
    after_a_name,
    in_full,
    versus,
    circa,
    section,
)
