"""Addresses, hashtags and handles."""

from __future__ import annotations

import re

from narrate.wording.english.initialisms import SPELLED
from narrate.wording.lexicon import letter_by_letter
from narrate.wording.marks import ADDRESS, EMAIL
from narrate.wording.rules import Rule, rule

_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")


def _label(label: str) -> str:
    """One part of a domain: letters where it cannot be read as a word."""
    if label.isalpha() and label.isascii() and len(label) < 5:
        upper = label.upper()
        if upper in SPELLED - {"IT", "AI"} or not re.search("[AEIOUY]", upper):
            return letter_by_letter(label) if upper not in ("COM", "ORG", "NET") else label
    return label.replace("-", " dash ").replace("_", " underscore ")


def domain(address: str) -> str:
    """ "www.bbc.co.uk/news" is "B B C dot co dot U K"."""
    host = re.sub(r"^(?:https?|ftp)://", "", address)
    host = re.split(r"[/?#:]", host)[0].rstrip(".")
    host = host.removeprefix("www.")
    return " dot ".join(_label(part) for part in host.split(".") if part)


@rule(
    EMAIL,
    "A-Za-z0-9",
    needs=r"@",
)
def email(found: re.Match[str]) -> str | None:
    """press@example.com → press at example dot com"""
    name, _, host = found[0].rpartition("@")
    spelled = (
        name.replace(".", " dot ")
        .replace("_", " underscore ")
        .replace("-", " dash ")
        .replace("+", " plus ")
    )
    return f"{spelled} at {domain(host)}"


@rule(
    ADDRESS,
    "a-z0-9-",
    needs=r"\.[a-z]|://",
)
def address(found: re.Match[str]) -> str | None:
    """Visit https://www.example.com/news?id=5 today. → Visit example dot com today."""
    end = re.search(r"[.,;:!?)\]’'”]*\Z", found[0])
    tail = end[0] if end else ""
    said = domain(found[0][: len(found[0]) - len(tail)])
    return f"{said}{tail}" if said else None


@rule(
    r"(?<!\w)[Aa]mazon\.com(?!\w)|(?<![\w@./])(?P<name>[A-Z][A-Za-z0-9-]{1,30})\.(?P<tld>com|"
    r"org|net|io|gov|edu)(?![\w/])",
    "A-Za",
    needs=r"\.(?:com|org|net|io|gov|edu)",
)
def firm(found: re.Match[str]) -> str | None:
    """Amazon.com shares → Amazon dot com shares"""
    return found[0].replace(".", " dot ")


def _humps(name: str) -> str:
    return " ".join(part for word in name.split("_") for part in _HUMP.findall(word)) or name


@rule(
    r"(?<![\w&/])#(?P<name>[^\W\d_]\w{1,60})",
    "#",
)
def hashtag(found: re.Match[str]) -> str | None:
    """#BlackLivesMatter → hashtag Black Lives Matter"""
    return f"hashtag {_humps(found['name']) if found['name'].isascii() else found['name']}"


@rule(
    r"(?<![\w@./])@(?P<name>[A-Za-z]\w{1,40})(?![\w@]|\.\w)",
    "@",
)
def handle(found: re.Match[str]) -> str | None:
    """@BBCNews → at B B C News"""
    return f"at {_humps(found['name'])}"


WEB: tuple[Rule, ...] = (email, address, firm, hashtag, handle)
