"""English, as a newsreader says it: rules in the order they are applied."""

from __future__ import annotations

from narrate.wording import marks
from narrate.wording.english.capitals import CAPITALS
from narrate.wording.english.dates import YEARS, dates
from narrate.wording.english.figures import FIGURES
from narrate.wording.english.letters import LETTERS
from narrate.wording.english.measures import MEASURES
from narrate.wording.english.money import MONEY
from narrate.wording.english.names import PRODUCTS, by
from narrate.wording.english.numerals import NUMERALS
from narrate.wording.english.ranges import CALLS, RANGES
from narrate.wording.english.shorthand import SHORTHAND
from narrate.wording.english.symbols import SYMBOLS
from narrate.wording.english.times import TIMES
from narrate.wording.english.web import WEB
from narrate.wording.rules import Rule

_MONTH_FIRST = frozenset(("US", "PH"))
_DAY_FIRST = frozenset(
    ("GB", "UK", "IE", "AU", "NZ", "IN", "ZA", "NG", "KE", "SG", "MT", "PK", "HK", "GH", "UG", "JM")
)


def english_rules(region: str = "") -> tuple[Rule, ...]:
    """The rules of English as written in a region, as its ISO code; "" where it is not known."""
    first = "month" if region in _MONTH_FIRST else "day" if region in _DAY_FIRST else None
    return (
        *marks.PLAIN,
        *marks.NOTES,
        *WEB,
        marks.emoji,
        *CAPITALS,
        *MONEY,
        *dates(first),
        *TIMES,
        *CALLS,
        *SHORTHAND,
        *SYMBOLS,
        by,
        *MEASURES,
        *NUMERALS,
        *YEARS,
        *PRODUCTS,
        *RANGES,
        *LETTERS,
        *FIGURES,
        *marks.PAUSES,
        *marks.TIDY,
    )
