"""Rules that languages share which write 1.234,5 and 50 €: numbers, money, units, dates, times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from narrate.wording import cldr, numbers
from narrate.wording.rules import Rule, rule

_BEFORE = r"(?<![\w.,/:’'$£€#°-])"


def _as_is(said: str, following: str) -> str:
    return said


@dataclass(frozen=True)
class Tongue:
    """How one language says what all of them write."""

    code: str
    """BCP 47 tag without a region."""

    point: str
    """Word for the mark before decimals."""

    to: str
    """Word between the ends of a range."""

    minus: str
    paired: bool = False
    """Whether two decimals are read as one number: "virgule vingt-cinq"."""

    scales: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Letters and words for millions, with what one and several are called."""

    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Where people say less than CLDR: "Dollar"."""

    of_money: str = ""
    """Word between a scale and the money: "d’" in "millions d’euros"."""

    coins: str = "{units} {coins}"
    """A sum with coins."""

    agree: Callable[[str, str], str] = _as_is
    """A number made to agree with the text that follows it."""

    plus: str = "plus"
    pairs: bool = False
    """Whether telephone numbers are said two digits at a time."""


def _number_pattern(language: str) -> str:
    group, point = cldr.separators(language)
    spaced = " \u00a0\u202f" if group.isspace() or language == "es" else ""
    groups = f"[{re.escape(group.strip())}{spaced}]" if group.strip() or spaced else "(?!)"
    return (
        rf"(?:[0-9]{{1,3}}(?:{groups}[0-9]{{3}}){{1,4}}(?![0-9])|[0-9]{{1,15}}(?![0-9]))"
        rf"(?:{re.escape(point)}[0-9]{{1,9}}(?![0-9]))?"
    )


def amount(written: str, tongue: Tongue, following: str = "") -> str | None:
    """A number with or without thousands and decimals: "1.234,5"."""
    _, mark = cldr.separators(tongue.code)
    whole, point, after = written.partition(mark)
    digits = re.sub(r"[^0-9]", "", whole)
    if len(digits) > 1 and digits[0] == "0":
        return None
    said = numbers.cardinal(digits, tongue.code)
    if said is None:
        return None
    if not point:
        return tongue.agree(said, following)
    if not tongue.point:
        return None
    if tongue.paired and len(after) <= 2 and after[0] != "0":
        tail = numbers.cardinal(after, tongue.code)
    else:
        tail = " ".join(numbers.cardinal(digit, tongue.code) or "" for digit in after)
    return f"{said} {tongue.point} {tail}"


def shared_rules(tongue: Tongue) -> Mapping[str, Rule]:
    """The rules of a language by name, for its own to stand between."""
    code = tongue.code
    number = _number_pattern(code)
    scale_names = "|".join(map(re.escape, sorted(tongue.scales, key=len, reverse=True))) or "(?!)"
    scale = rf"(?:[ \u00a0\u202f]?(?P<scale>{scale_names})(?!\w))?"
    signs = "|".join(map(re.escape, sorted(cldr.CURRENCIES, key=len, reverse=True)))
    symbols = "|".join(map(re.escape, sorted(cldr.UNITS, key=len, reverse=True)))
    dash = r" ?[–-] ?"

    def name_of_money(sign: str, one: bool) -> str | None:
        if sign in tongue.currencies:
            return tongue.currencies[sign][not one]
        return cldr.currency(sign, 1 if one else 5, code)

    def sum_of_money(found: re.Match[str], sign: str) -> str | None:
        written, size = found["number"], found["scale"]
        _, mark = cldr.separators(code)
        whole, _, after = written.partition(mark)
        one = written == "1" and not size
        money = name_of_money(sign, one)
        if money is None:
            return None
        minus = f"{tongue.minus} " if found["minus"] else ""
        if len(after) == 2 and not size:
            units = amount(whole, tongue, money)
            if units is None:
                return None
            units += f" {name_of_money(sign, whole == '1')}"
            if int(after) == 0:
                return minus + units
            coins = numbers.cardinal(int(after), code) or after
            return minus + tongue.coins.format(units=units, coins=coins)
        said = amount(written, tongue, "" if size else money)
        if said is None:
            return None
        if found["upper"]:
            high = amount(found["upper"], tongue, money)
            if high is None:
                return None
            said += f" {tongue.to} {high}"
        if not size:
            return f"{minus}{said} {money}"
        joint = (
            tongue.of_money
            if money[0] in "aeiouAEIOU" or not tongue.of_money.endswith("’")
            else "de "
        )
        name = tongue.scales[size][whole not in ("0", "1")]
        if written == "1" or (not found["upper"] and after == "" and whole == "1"):
            said = tongue.agree(said, name)
        return f"{minus}{said} {name} {joint}{money}"

    @rule(
        rf"{_BEFORE}(?P<minus>[-−])?(?P<number>{number})(?:{dash}(?P<upper>{number}))?{scale}"
        rf"[ \u00a0\u202f]?(?P<sign>{signs})(?!\w)",
        "0-9-−",
        needs=r"[€$£¥₹₩₽₺₴₪]|zł|Kč|[A-Z]{3}",
    )
    def money(found: re.Match[str]) -> str | None:
        return sum_of_money(found, found["sign"])

    @rule(
        rf"(?<![\w$£€])(?P<minus>[-−])?(?P<sign>{signs})[ \u00a0]?(?P<number>{number})"
        rf"(?:{dash}(?P<upper>{number}))?{scale}(?![\w])",
        "A-Z$£¥₹₩₽₺₴₪€zK-−",
        needs=r"[€$£¥₹₩₽₺₴₪]|[A-Z]{3}",
    )
    def money_after_sign(found: re.Match[str]) -> str | None:
        return sum_of_money(found, found["sign"])

    @rule(
        rf"{_BEFORE}(?P<minus>[-−–])?(?P<number>{number})(?:{dash}(?P<upper>{number}))?"
        rf"[ \u00a0\u202f]?(?P<unit>{symbols})(?![\w/²³’'])",
        "0-9-−–",
    )
    def measure(found: re.Match[str]) -> str | None:
        written = found["number"]
        name = cldr.unit(found["unit"], 1 if written == "1" else 5, code)
        if name is None:
            return None
        said = amount(written, tongue, name)
        high = amount(found["upper"], tongue, name) if found["upper"] else ""
        if said is None or high is None:
            return None
        minus = f"{tongue.minus} " if found["minus"] else ""
        return f"{minus}{said}{f' {tongue.to} {high}' if high else ''} {name}"

    @rule(
        rf"{_BEFORE}(?P<a>{number})(?:{dash})(?P<b>{number})(?![\w/:°–-])(?![.,][0-9])",
        "0-9",
        needs="[–-]",
    )
    def spread(found: re.Match[str]) -> str | None:
        a, b = (year_or_amount(part, found) for part in (found["a"], found["b"]))
        return f"{a} {tongue.to} {b}" if a and b and tongue.to else None

    def year_or_amount(written: str, found: re.Match[str]) -> str | None:
        if re.fullmatch("1[1-9][0-9]{2}|20[0-9]{2}", written):
            return numbers.year(written, code)
        return amount(written, tongue, found.string[found.end() : found.end() + 20].strip())

    @rule(
        rf"(?<![\w.,/:’'$£€#°-])(?P<minus>[-−](?=[0-9]))?(?P<number>{number})"
        rf"(?:[ \u00a0](?P<scale>{scale_names})(?!\w))?"
        r"(?:(?P<hyphen>-)(?=[^\W\d_])|(?![\w/:°-])(?![.,][0-9]))",
        "0-9-−",
    )
    def plain(found: re.Match[str]) -> str | None:
        written, size = found["number"], found["scale"]
        following = found.string[found.end() : found.end() + 20].strip()
        if re.match(
            r"\. [^\W\d_a-z]" if found.start() == 0 else r"\. [a-zäöü]", found.string[found.end() :]
        ):
            return None  # "1. FC", "wurde 5. von": an ordinal without a word to agree with
        if size:
            one = written.startswith("1") and (len(written) == 1 or not written[1].isdigit())
            name = tongue.scales[size][not one if code != "de" else written != "1"]
            said = amount(written, tongue, name)
            end = "." if size.endswith(".") and not following else ""
            return f"{said} {name}{end}" if said else None
        if re.fullmatch("1[1-9][0-9]{2}", written):
            said = numbers.year(written, code)
        else:
            said = amount(written, tongue, following)
        if said is None:
            return None
        return (f"{tongue.minus} " if found["minus"] else "") + said + (found["hyphen"] or "")

    @rule(
        r"(?<![\w.,@#/-])(?P<name>[A-Z]{1,4}|[A-Za-z]{2,20}-)(?P<number>[0-9]{1,3})"
        r"(?![\w.,:/-]*[0-9]|\w)",
        "A-Za-z",
        needs=r"[A-Za-z-][0-9]",
    )
    def name_and_number(found: re.Match[str]) -> str | None:
        said = amount(found["number"], tongue)
        return f"{found['name'].rstrip('-')} {said}" if said else None

    @rule(
        r"(?<![\w.,/+-])(?:\+[0-9]{1,3}|0[0-9]{1,4})(?:[ .-][0-9]{2,9}){1,5}(?![\w-]|[.,][0-9])",
        "0+",
    )
    def telephone(found: re.Match[str]) -> str | None:
        groups = re.findall("[0-9]+", found[0])
        if not 6 <= sum(map(len, groups)) <= 15:
            return None
        said = [
            numbers.cardinal(group, code) or ""
            if tongue.pairs and len(group) == 2 and group[0] != "0"
            else " ".join(numbers.cardinal(digit, code) or "" for digit in group)
            for group in groups
        ]
        return (f"{tongue.plus} " if found[0][0] == "+" else "") + ", ".join(said)

    @rule(
        rf"{_BEFORE}(?P<number>{number})(?<=,[0-9]{{2}}) "
        r"(?P<word>Euro|Dollar|Franken|Pfund|euros?|dollars?|francs?|livres?|dólares|libras|pesos)\b",
        "0-9",
        needs=",[0-9]{2} ",
    )
    def money_in_words(found: re.Match[str]) -> str | None:
        whole, _, coins = found["number"].partition(",")
        units = amount(whole, tongue, found["word"])
        small = numbers.cardinal(int(coins), code)
        if units is None or small is None or cldr.separators(code)[1] != ",":
            return None
        units += f" {found['word']}"
        return tongue.coins.format(units=units, coins=small) if int(coins) else units

    return {
        "money_in_words": money_in_words,
        "name_and_number": name_and_number,
        "telephone": telephone,
        "money": money,
        "money_after_sign": money_after_sign,
        "measure": measure,
        "spread": spread,
        "plain": plain,
    }


def shorthand(table: Mapping[str, str], closing: frozenset[str] = frozenset()) -> Rule:
    """The rule that says abbreviations in full; `closing` may also end a sentence."""
    spaced = sorted(table, key=len, reverse=True)
    pattern = "|".join(re.escape(short).replace(r"\ ", "[ \u00a0\u202f]?") for short in spaced)
    plain = {re.sub(r"\s", "", short): words for short, words in table.items()}
    close = {re.sub(r"\s", "", short) for short in closing}
    first = "".join(sorted({short[0] for short in table}))

    dotless = [re.escape(short) for short in spaced if not re.search("[.°º]", short)]

    @rule(rf"(?<![\w.’'-])(?:{pattern})(?!\w)", first, needs="|".join(["[.°º]", *dotless]))
    def in_full(found: re.Match[str]) -> str | None:
        short = re.sub(r"\s", "", found[0])
        words = plain[short]
        if (
            short in close
            and short.endswith(".")
            and not found.string[found.end() :].strip(' "”»’)')
        ):
            words += "."
        return words

    return in_full
