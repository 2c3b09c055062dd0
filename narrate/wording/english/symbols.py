"""Single signs between words and numbers."""

from __future__ import annotations

import re

from narrate.wording.english.figures import NUMBER, amount
from narrate.wording.rules import Rule, rewrite, rule


@rule(
    r"(?<![\w#&])# ?(?P<number>[0-9]{1,6})(?![\w])",
    "#",
)
def number_sign(found: re.Match[str]) -> str | None:
    """#1 → number one"""
    return f"number {amount(found['number'])}"


@rule(
    rf"(?P<a>(?:(?<=\s)|\A){NUMBER}) (?P<sign>[+=×÷*−-]) (?=(?:[A-Za-z]|{NUMBER})"
    rf"(?P<rest>[^a-zA-Z\n]*=?))",
    "0-9",
)
def sum_sign(found: re.Match[str]) -> str | None:
    """2 + 2 = 4 → two plus two equals four"""
    sign = found["sign"]
    equation = "=" in found.string[max(0, found.start() - 12) : found.end() + 24]
    if sign in "-−*" and not equation:
        return None
    word = {
        "+": "plus",
        "=": "equals",
        "×": "times",
        "÷": "divided by",
        "*": "times",
        "−": "minus",
        "-": "minus",
    }[sign]
    return f"{amount(found['a'])} {word} "


@rule(
    rf"(?<![\w.,/:$£€-])(?P<number>{NUMBER})(?P<sign>\+|[x×](?= [a-z]|[,;:.)]|\Z))(?![\w])",
    "0-9",
)
def number_and_sign(found: re.Match[str]) -> str | None:
    """100+ people → one hundred plus people

    a 10× rise → a ten times rise
    """
    said = amount(found["number"])
    if said is None:
        return None
    if found["sign"] == "+":
        return f"{said} plus"
    return f"{said} times"


SYMBOLS: tuple[Rule, ...] = (
    number_sign,
    rewrite("about", r"(?<![\w~])[~≈] ?(?=[$£€]?[0-9])", "about ", "~≈"),
    rewrite("more_or_less", r"(?<!\w)± ?(?=[0-9])", "plus or minus ", "±"),
    rewrite("give_or_take", r"(?<=[0-9])± ?(?=[0-9])", " plus or minus ", "±"),
    rewrite("at_least", r"(?<![\w=-])≥ ?(?=[$£€]?[0-9])", "at least ", "≥"),
    rewrite("at_most", r"(?<![\w=-])≤ ?(?=[$£€]?[0-9])", "at most ", "≤"),
    rewrite("more_than", r"(?<![\w=<>-])> ?(?=[$£€]?[0-9])", "more than ", ">"),
    rewrite("less_than", r"(?<![\w=<>-])< ?(?=[$£€]?[0-9])", "less than ", "<"),
    sum_sign,
    rewrite("equals", r"(?<=\w )=(?= [\w$£€])", "equals", "="),
    number_and_sign,
    rewrite("plus_language", r"\bC\+\+", "C plus plus", "C"),
    rewrite("plus_name", r"(?<=[a-z]{2})\+(?![\w+])", " Plus", "+"),
    rewrite("squared", r"(?<![\w/][A-Za-z])(?<=[A-Za-z])²", " squared", "²"),
    rewrite("cubed", r"(?<![\w/][A-Za-z])(?<=[A-Za-z])³", " cubed", "³"),
    rewrite("at", r"(?<=\w )@(?= [\w$£€])", "at", "@"),
    rewrite("and", r"(?<=\w )&(?= \w)", "and", "&"),
    rewrite("and_between_names", r"(?<=[a-z])&(?=[A-Za-z])", " and ", "&"),
    rewrite("trademark", r"[®™©℠] ?(?=\W|\Z)|(?<!\w)© ?", "", "©®℠™"),
    rewrite("bullet", r"(?:\A|(?<=\s))[•‣▪◦·] ?", "", "·•‣▪◦"),
)
