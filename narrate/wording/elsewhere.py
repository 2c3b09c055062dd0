"""Languages without rules of their own: addresses and marks go, plain numbers are said."""

from __future__ import annotations

import re

from narrate.wording import marks, numbers
from narrate.wording.rules import DIGITS, Rule, rewrite, rule

_DROP: tuple[Rule, ...] = (
    rewrite("email", r"[ \u00a0]?" + marks.EMAIL, "", needs="@"),
    rewrite("address", r"[ \u00a0]?" + marks.ADDRESS, "", needs="."),
)


def rules_elsewhere(language: str) -> tuple[Rule, ...]:
    """The rules of any language: nothing is said that num2words does not know how to say."""

    @rule(r"(?<![\w.,'’/:°-])[0-9]{1,15}(?![\w/:°-])(?![.,][0-9])", needs=DIGITS)
    def whole_number(found: re.Match[str]) -> str | None:
        return numbers.cardinal(found[0], language)

    return (*_DROP, *marks.NOTES, marks.emoji, *marks.PAUSES, whole_number, *marks.TIDY)
