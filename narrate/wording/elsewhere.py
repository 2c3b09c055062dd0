"""Languages without rules of their own: addresses and marks go; numbers, money and units are said
as far as num2words and CLDR know the language."""

from __future__ import annotations

from narrate.wording import marks, numbers
from narrate.wording.continental import Tongue, shared_rules
from narrate.wording.rules import Rule

_POINTS = {
    "it": ("virgola", "a", "meno"), "pt": ("vírgula", "a", "menos"), "nl": ("komma", "tot", "min"),
    "pl": ("przecinek", "do", "minus"), "sv": ("komma", "till", "minus"),
    "da": ("komma", "til", "minus"),
    "nb": ("komma", "til", "minus"), "no": ("komma", "til", "minus"),
    "fi": ("pilkku", "–", "miinus"),
    "cs": ("celá", "až", "minus"), "ru": ("запятая", "–", "минус"), "uk": ("кома", "–", "мінус"),
    "tr": ("virgül", "–", "eksi"), "ca": ("coma", "a", "menys"),
    "ro": ("virgulă", "la", "minus"),
}  # fmt: skip
"""Words for the decimal mark, for "to" and for "minus"; a dash where "to" asks for a case."""


def rules_elsewhere(language: str) -> tuple[Rule, ...]:
    """The rules of any language: nothing is said that num2words does not know how to say."""
    own: tuple[Rule, ...] = ()
    if numbers.cardinal(2, language) is not None:
        point, to, minus = _POINTS.get(language, ("", "", ""))
        shared = shared_rules(Tongue(language, point, to, minus))
        own = tuple(shared.values())
    return (
        *marks.PLAIN,
        *marks.ADDRESSES,
        *marks.NOTES,
        marks.emoji,
        *own,
        *marks.PAUSES,
        *marks.TIDY,
    )
