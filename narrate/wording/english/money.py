"""Sums of money."""

from __future__ import annotations

import re

from narrate.wording.english.figures import NUMBER, SCALE_WORDS, SCALES, amount
from narrate.wording.rules import Rule, rule

_UNITS: dict[str, tuple[str, str]] = {
    "$": ("dollar", "dollars"),
    "£": ("pound", "pounds"),
    "€": ("euro", "euros"),
    "¥": ("yen", "yen"),
    "₹": ("rupee", "rupees"),
    "₩": ("won", "won"),
    "₽": ("ruble", "rubles"),
    "₺": ("lira", "lira"),
    "₴": ("hryvnia", "hryvnias"),
    "₪": ("shekel", "shekels"),
    "฿": ("baht", "baht"),
    "₦": ("naira", "naira"),
    "₫": ("dong", "dong"),
    "₱": ("peso", "pesos"),
    "₿": ("bitcoin", "bitcoins"),
    "CN¥": ("yuan", "yuan"),
    "US$": ("U S dollar", "U S dollars"),
    "A$": ("Australian dollar", "Australian dollars"),
    "AU$": ("Australian dollar", "Australian dollars"),
    "C$": ("Canadian dollar", "Canadian dollars"),
    "CA$": ("Canadian dollar", "Canadian dollars"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars"),
    "S$": ("Singapore dollar", "Singapore dollars"),
    "NT$": ("Taiwan dollar", "Taiwan dollars"),
    "R$": ("real", "reais"),
    "USD": ("U S dollar", "U S dollars"),
    "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"),
    "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "EUR": ("euro", "euros"),
    "GBP": ("pound", "pounds"),
    "JPY": ("yen", "yen"),
    "CNY": ("yuan", "yuan"),
    "RMB": ("yuan", "yuan"),
    "INR": ("rupee", "rupees"),
    "PKR": ("Pakistani rupee", "Pakistani rupees"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "SEK": ("Swedish krona", "Swedish kronor"),
    "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"),
    "ZAR": ("rand", "rand"),
    "Rs": ("rupee", "rupees"),
    "Rs.": ("rupee", "rupees"),
}
_CENTS = {"dollar": ("cent", "cents"), "pound": ("penny", "pence"), "euro": ("cent", "cents")}
_SIGN = "|".join(sorted((re.escape(sign) for sign in _UNITS), key=len, reverse=True))
_AFTER_SIGNS = r"€|£|₽|₴|zł|USD|EUR|GBP|JPY|CNY|INR|CHF|AUD|CAD|SEK|NOK|DKK|ZAR"
_SCALE = (
    rf"(?:[ \u00a0-]?{SCALE_WORDS}\b|[ \u00a0]?(?:bn|bln|tn|trn|mn|mln)\b|(?:[mMkKBTb])"
    rf"(?![\w’']))"
)

_DETERMINER = re.compile(
    r"(?:\A|[\s“\"(—-])(?P<word>an?|the|this|that|each|every|another|its|his|her|their|our|my|"
    r"your|whose|"
    r"\w{1,40}[’']s|\w{1,40}s[’'])(?: (?:new|record|proposed|additional|extra|massive|huge|"
    r"total|initial|"
    r"whopping|reported|estimated|planned|controversial|bipartisan|roughly|nearly|almost|about|"
    r"annual|"
    r"sweeping|landmark|separate|similar|single|recent|latest|first|second|third|further))"
    r"{0,2} \Z",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"[ \u00a0](?!(?:in|of|to|for|and|or|a|an|the|from|by|on|at|per|that|which|who|with|more|"
    r"less|each|as|than|is|"
    r"was|were|are|be|if|when|while|but|not|so|it|he|she|they|we|you|i|had|has|have|will|would|"
    r"could|"
    r"should|may|might|can|between|over|under|after|before|during|since|until|into|out|up|down|"
    r"off|"
    r"last|next|this|these|those|every|would|also|just|only|because|through|across|worth|against|"
    r"about|because|without|within|every|annually|yearly|monthly|daily|ago|later|earlier|today)"
    r"\b)"
    r"(?!\w+ed\b|(?:spent|made|paid|lost|held|sent|given|taken|won|put|cut|built|bought|sold|"
    r"brought|"
    r"left|kept|set)\b)[a-z]"
)
_NOTE = re.compile(r" (?:bills?|notes?|coins?|banknotes?|tickets?|fines?|fees?|vouchers?)\b")
_JOINED = re.compile(r", (?:[a-z]+|[0-9]+)-(?:year|month|week|day|part|point|hour)\b")


def _adjective(found: re.Match[str]) -> bool:
    """Whether the sum stands before what it belongs to: "a $5 bill", but "the $5 he had"."""
    text = found.string
    if re.match(r"-[a-z]", text[found.end() : found.end() + 2]) or _NOTE.match(text, found.end()):
        return True
    before = _DETERMINER.search(text[max(0, found.start() - 70) : found.start()])
    if before is None:
        return False
    if _NOUN.match(text, found.end()):
        return True
    return before["word"].lower() in ("a", "an") and _JOINED.match(text, found.end()) is not None


def _scale(written: str | None) -> str:
    return SCALES[written.strip(" \u00a0-")] if written else ""


def _coins(number: str, sign: str) -> str | None:
    """A sum with two decimals in its coins, None where it has none."""
    one, many = _UNITS[sign]
    base = one.split()[-1]
    whole, _, after = number.replace(",", "").partition(".")
    if len(after) != 2 or base not in _CENTS:
        return None
    units = amount(whole)
    if units is None:
        return None
    units += f" {one if int(whole) == 1 else many}"
    if int(after) == 0:
        return units
    small = int(after)
    coins = f"{amount(str(small))} {_CENTS[base][small != 1]}"
    if int(whole) == 0:
        return coins
    return f"{units} and {coins}" if base == "dollar" else f"{units} {amount(str(small))}"


def _sum(found: re.Match[str], sign: str) -> str | None:
    number, upper = found["number"], found["upper"]
    one, many = _UNITS[sign]
    low, high = amount(number), amount(upper) if upper else None
    if low is None or (upper and high is None):
        return None
    minus = "minus " if found["minus"] else ""
    scale, scale_upper = _scale(found["scale"]), _scale(found["scale_upper"])
    unit = one if _adjective(found) else many
    if not upper:
        if not scale and not _adjective(found) and (coins := _coins(number, sign)):
            return minus + coins
        if number == "1" and not scale:
            unit = one
        return minus + " ".join(filter(None, (low, scale, unit)))
    if found["sign_upper"]:
        scale = scale or scale_upper * (
            float(number.replace(",", "")) < float(upper.replace(",", ""))
        )
        first = _coins(number, sign) if not scale else None
        second = _coins(upper, sign) if not scale_upper else None
        first = first or " ".join(filter(None, (low, scale, many)))
        second = second or " ".join(filter(None, (high, scale_upper, unit)))
        return f"{first} to {second}"
    if scale and scale != scale_upper:
        return " ".join(filter(None, (low, scale, "to", high, scale_upper, unit)))
    return " ".join(filter(None, (low, "to", high, scale_upper, unit)))


@rule(
    rf"(?<![\w$£€.])(?P<minus>[-−])?(?P<sign>{_SIGN})[ \u00a0]?(?P<number>{NUMBER})"
    rf"(?P<scale>{_SCALE})?"
    rf"(?:(?: ?[–-] ?| to (?=[$£€¥₹]))(?P<sign_upper>{_SIGN})?[ \u00a0]?(?P<upper>{NUMBER})"
    rf"(?P<scale_upper>{_SCALE})?)?(?P<plus>-plus\b|\+)?(?P<again> (?:dollars|pounds|euros|yen|"
    rf"rupees)\b)?(?![\w]|[.,][0-9])",
    "ACDEGHIJNPRSUZ$£¥฿₦₩₪₫€₱₴₹₺₽₿-−",
    needs=r"[$£¥฿₦₩₪₫€₱₴₹₺₽₿]|[A-Zs]\.? ?[0-9]",
)
def sum_of_money(found: re.Match[str]) -> str | None:
    """It cost $1.2bn. → It cost one point two billion dollars.

    a $5 bill → a five dollar bill
    $5.50 → five dollars and fifty cents
    £5m–£10m → five million pounds to ten million pounds
    """
    said = _sum(found, found["sign"])
    if said and found["again"] and not said.endswith(found["again"]):
        return None
    return f"{said} plus" if said and found["plus"] else said


@rule(
    rf"(?<![\w$£€.,])(?P<minus>[-−])?(?P<number>{NUMBER})(?P<scale>{_SCALE})?"
    rf"(?:(?: ?[–-] ?)(?P<sign_upper>(?!))?(?P<upper>{NUMBER})(?P<scale_upper>{_SCALE})?)?"
    rf"[ \u00a0]?(?P<sign>{_AFTER_SIGNS})(?![\w])",
    "0-9-−",
)
def sum_before_sign(found: re.Match[str]) -> str | None:
    """50 € → fifty euros

    5 million USD → five million U S dollars
    """
    return _sum(found, found["sign"]) if found["sign"] in _UNITS else None


@rule(
    r"(?<![\w.,$£€])(?P<number>[0-9]{1,2}(?:\.[0-9])?)(?: ?¢|p(?= |[.,;:!?)”\"’]|\Z))",
    "0-9",
)
def coins(found: re.Match[str]) -> str | None:
    """50p → fifty pence

    99¢ → ninety-nine cents
    """
    names = ("cent", "cents") if found[0].endswith("¢") else ("penny", "pence")
    return f"{amount(found['number'])} {names[found['number'] != '1']}"


MONEY: tuple[Rule, ...] = (sum_of_money, sum_before_sign, coins)
