"""Letters that are named one by one: initialisms, initials, plurals of letters."""

from __future__ import annotations

import re

from narrate.wording.abbreviations import STARTERS
from narrate.wording.english.initialisms import DOUBTFUL, WORDS, is_initialism, words
from narrate.wording.english.stops import ends_sentence
from narrate.wording.lexicon import letter_by_letter
from narrate.wording.rules import Rule, rule

_CAPITALS = re.compile(r"[A-Z]{2,}")
_BEFORE = re.compile(r"(?P<word>[A-Za-z][\w’']*)[ ,]{1,2}\Z")
_AFTER = re.compile(r"[ ]{1,2}(?P<word>[A-Za-z][\w’']*)")


_ASKING = words(
    """is are was were would will could can should needs wants knows else has had did does do am
    cares might won wins lost gets"""
)
"""Verbs before which WHO at the beginning is more likely a question in capitals."""
_OF_COMPUTERS = words(
    """workers staff department firm firms giant specialist systems services support experts
    consultant company companies professionals problems failure glitch outage industry sector"""
)
"""What follows IT at the beginning of a sentence, if it is not the word."""


def _sure(token: str, found: re.Match[str]) -> bool:
    """Whether a token that may be a word in capitals is an initialism where it stands."""
    text = found.string
    before = _BEFORE.search(text[max(0, found.start() - 24) : found.start()])
    after = _AFTER.match(text, found.end())
    for near in (before, after):
        word = near["word"].rstrip("s’'") if near else ""
        if _CAPITALS.fullmatch(word) and not is_initialism(word) and word not in WORDS:
            return False
    if token == "WHO" and before is None:
        verb = after["word"] if after else ""
        return verb not in _ASKING
    if token == "IT" and before is None:
        return after is not None and after["word"] in _OF_COMPUTERS
    return True


@rule(
    r"(?<![\w.&@#'’])(?P<name>[A-Z]{2,6})(?:(?P<many>s)(?:[’'](?!\w))?|(?P<own>[’']s))?"
    r"(?![\w&@’']|\.[A-Z])"
    r"(?P<plus>\+)?",
    "A-Z",
    needs=r"[A-Z]{2}",
)
def initialism(found: re.Match[str]) -> str | None:
    """the WHO said → the W H O said

    MPs voted → M P's voted
    NATO and UNESCO → NATO and UNESCO
    give it to us → give it to us
    """
    token = found["name"]
    if not is_initialism(token) or (token in DOUBTFUL and not _sure(token, found)):
        return f"{token}{found['many'] or ''}{found['own'] or ''} plus" if found["plus"] else None
    said = letter_by_letter(token)
    if found["many"]:
        said += "'s"
    said += found["own"] or ""
    return f"{said} plus" if found["plus"] else said


@rule(
    r"(?<![\w&@#])(?P<a>[A-Z]{1,3})&(?P<b>[A-Z]{1,3})(?P<own>s|[’']s)?(?![\w&])",
    "A-Z",
    needs=r"&",
)
def joined_by_and(found: re.Match[str]) -> str | None:
    """AT&T → A.T and T

    the A&E department → the A-and-E department
    """
    a, b = letter_by_letter(found["a"]), letter_by_letter(found["b"])
    own = "'s" if found["own"] == "s" else found["own"] or ""
    return f"A-and-{b}{own}" if a == "A" else f"{a} and {b}{own}"


@rule(
    r"(?<![\w.@])(?P<letters>(?:[A-Za-z]\.){2,6})(?P<many>s(?!\w)|[’']s(?!\w))?"
    r"(?P<last>[A-Z](?![\w.]))?(?P<gap>(?= ?[A-Z\u00c0-\u00de][\w’]+))?",
    "A-Za-z",
    needs=r"[A-Za-z]\.[A-Za-z]",
)
def dotted_letters(found: re.Match[str]) -> str | None:
    """the U.S. economy → the U S economy

    in the U.K. → in the U K.
    J.K. Rowling → J K Rowling
    """
    letters = found["letters"].replace(".", "") + (found["last"] or "")
    lower = letters.lower()
    if lower in ("am", "pm"):
        said = "A.M" if lower == "am" else "P M"
    elif letters == "OK":
        said = "OK"
    elif letters.isupper() or lower in ("phd", "bce", "rip", "nb"):
        said = letter_by_letter(letters)
    else:
        return None
    many = found["many"]
    if many:
        return said + ("'s" if many == "s" else many)
    if found["last"]:
        return said
    end = found.end()
    dot = "." if ends_sentence(found.string, end) else ""
    glued = " " if found.string[end : end + 1].isalpha() else ""
    return said + dot + glued


_BEFORE_LETTERS = words(
    """plan vitamin group grade type class part exhibit section hepatitis appendix option team gate
    pool column row block schedule category generation gen mister mr an a the letter are is was"""
)
"""Words after which a letter is a letter, and the dot after it the end of a sentence."""


@rule(
    r"(?<![\w.’'-])(?P<letter>[A-Z])\.(?P<gap> |(?=[A-Z][a-z]))"
    r"(?=(?P<next>[A-Z\u00c0-\u00de\ue000-\uf8ff][\w’']*\.?))(?!(?:[A-Z]\.){2,})",
    "A-Z",
    needs=r"[A-Z]\.",
)
def initial(found: re.Match[str]) -> str | None:
    """George W. Bush → George W Bush

    J. K. Rowling → J K Rowling
    Plan B. The team left. → Plan B. The team left.
    """
    following = found["next"]
    text, start = found.string, found.start()
    if following.rstrip(".") in STARTERS["en"] and not re.fullmatch(r"[A-Z]\.", following):
        return None
    before = re.search(r"(?P<word>[\w’'.]+) \Z", text[max(0, start - 24) : start])
    if before is not None:
        word = before["word"]
        if word.lower() in _BEFORE_LETTERS or re.fullmatch("[A-Z]", word):
            return None  # "works for C B S. Smith left": letters that are said already
        if found["letter"] in "IVX" and not re.fullmatch(r"[A-Z]\.", word):
            return None
    return f"{found['letter']}{found['gap'] or ' '}"


@rule(
    r"(?<![\w’'&.-])(?P<a>[A-Z])s and (?P<b>[A-Z])s(?![\w’'])|\b(?P<before>[Ss]traight|"
    r"[Tt]hree|[Tt]wo|[Ff]our|[Ff]ive) (?P<one>[A-Z])s(?![\w’'])",
    "A-Zfst",
    needs=r"[A-Z]s\b",
)
def plural_letters(found: re.Match[str]) -> str | None:
    """mind your Ps and Qs → mind your P's and Q's

    straight As → straight A's
    """
    if found["one"]:
        return f"{found['before']} {found['one']}'s"
    return f"{found['a']}'s and {found['b']}'s"


@rule(r"(?<![\w/&])(?P<a>[A-Z]{2,5})/(?P<b>[A-Z]{2,5})(?![\w/&])", "A-Z", needs="/")
def joined_by_slash(found: re.Match[str]) -> str | None:
    """TCP/IP → T C P I P"""
    said = [
        letter_by_letter(name)
        if is_initialism(name) or name == "AM"
        else name
        if name in WORDS
        else None
        for name in (found["a"], found["b"])
    ]
    return None if None in said else " ".join(filter(None, said))


LETTERS: tuple[Rule, ...] = (
    joined_by_slash,
    joined_by_and,
    dotted_letters,
    initial,
    plural_letters,
    initialism,
)
