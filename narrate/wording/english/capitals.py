"""Headlines in capitals, put in Title Case so that the rules for names can read them."""

from __future__ import annotations

import re

from narrate.wording.english.initialisms import SPELLED, WORDS, is_initialism, words
from narrate.wording.rules import Rule, rule

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")

_PLAIN = words(
    """WHO IT IN ME OR AID ALL AM DO ON NO SO AND ACT DOT HE SHE PAN AIR SAT ID SE NE PE RAN LED EQ
    LA PA AC ER DOE"""
)
"""Initialisms that are far likelier the word, in a headline of capitals."""

_SMALL_WORDS = words(
    "THE OF TO IN AND FOR A AN IS ARE ON AT BY WITH FROM AS BE NOT WHO IT HAS WILL"
)
"""What a run of capitals within a line must hold to be a headline: names and codes have none."""

_ZONES = words("ET EST EDT CT CST CDT MT MST MDT PT PST PDT")
_HALF_DAY = re.compile(r"[AP]\.?M\.? \Z")
_TITLES = words("MR MRS DR PROF")
_DOTTED = words("MS ST MT FT JR SR SEN GOV REP GEN CAPT SGT COL LT VS NO JAN FEB SEPT OCT NOV DEC")
_NUMERAL = re.compile(r"(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XX|LIV)\Z")
_LEAST_LETTERS = 4
_CERTAIN = 4
"""So many words in capitals are a headline, however short they are."""


def _capitalised(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) == 1 or not word.isupper():
        return word
    stem = re.split("[’']", word)[0]
    if stem in _ZONES and _HALF_DAY.search(found.string[: found.start()][-6:]):
        return word
    if stem in _TITLES or (stem in _DOTTED and found.string[found.end() : found.end() + 1] == "."):
        return word.capitalize()
    if stem not in _PLAIN and (stem in WORDS or is_initialism(stem) or _NUMERAL.match(stem)):
        return word.removesuffix("S") + "s" if word.endswith(("'S", "’S")) else word
    return word.capitalize()


@rule(
    r"(?:(?<=\s)|(?<=\A)|(?<=[“\"‘(—:]))(?:[A-Z0-9][A-Z0-9’'.&$€£%-]*[A-Z0-9.’'%]|[A-Z])"
    r"(?:[,:!?]?[”\"’)]?(?: [–—-])? [“\"‘(]?(?:[A-Z0-9$£€][A-Z0-9’'.,&$€£%–-]*[A-Z0-9.’'%]|"
    r"[A-Z0-9&])(?![\w]))+",
    "A-Z0-9",
    needs=r"[A-Z]{2}",
)
def headline(found: re.Match[str]) -> str | None:
    """PRESIDENT SIGNS BILL INTO LAW → President Signs Bill Into Law

    US SENATE PASSES AID BILL → U S Senate Passes Aid Bill
    """
    run = [word for word in _WORD.findall(found[0]) if len(word) > 1]
    plain = [
        word
        for word in run
        if word in _PLAIN
        or not (word in SPELLED or word in WORDS or is_initialism(word) or _NUMERAL.match(word))
    ]
    whole = not re.search(r"[a-z]", found.string)
    if len(plain) < (1 if whole else 2) or len(run) < (2 if whole else 3):
        return None
    if not whole and not _SMALL_WORDS.intersection(found[0].split()):
        return None
    if len(plain) < _CERTAIN and not any(len(word) >= _LEAST_LETTERS for word in plain):
        return None
    return _WORD.sub(_capitalised, found[0])


CAPITALS: tuple[Rule, ...] = (headline,)
