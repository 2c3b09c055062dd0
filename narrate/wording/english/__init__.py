"""English, as a newsreader says it: rules in the order they are applied."""

from __future__ import annotations

from narrate.wording import marks
from narrate.wording.english.figures import FIGURES
from narrate.wording.rules import Rule

MONTH_FIRST = frozenset(("US", "PH"))
DAY_FIRST = frozenset(
    ("GB", "UK", "IE", "AU", "NZ", "IN", "ZA", "NG", "KE", "SG", "MT", "PK", "HK")
)


def english_rules(region: str = "") -> tuple[Rule, ...]:
    """The rules of English as written in a region, as its ISO code; "" where it is not known."""
    return (*marks.NOTES, marks.emoji, *marks.PAUSES, *FIGURES, *marks.TIDY)
