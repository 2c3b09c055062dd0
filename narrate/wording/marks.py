"""Rules for what is no word in any language: addresses, emoji, footnote marks, brackets, dashes."""

from __future__ import annotations

import re

from narrate.wording.rules import Rule, rewrite, rule

_TLD = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|tv|fm|me|eu|uk|us|de|fr|es|it|nl|be|ch|at|ie|ca|au|"
    "nz|in|cn|jp|ru|ua|br|za|se|no|dk|fi|pl|pt|gr|tr|kr|news|blog|app|dev"
)
ADDRESS = (
    rf"(?<![\w@])(?:(?:https?|ftp)://[^\s<>\"“”«»]{{1,2000}}|(?<!\.)www\.[^\s<>\"“”«»]{{1,2000}}"
    rf"|(?<!\.)(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_TLD})\b(?![.@-]?\w)"
    rf"(?:/[^\s<>\"“”«»]{{0,2000}})?)"
)
"""A web address, with or without its scheme."""

EMAIL = r"(?<![\w.+@-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}\b"

ADDRESSES: tuple[Rule, ...] = (
    rewrite("email", EMAIL, "", "A-Za-z0-9", needs="@"),
    rewrite("address", ADDRESS, "", "a-z0-9-", needs=r"\.[a-z]|://"),
)
"""Web and mail addresses, left out where nothing better is known."""

_EMOJI = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff\u2190-\u21ff"
    "\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]"
)


@rule(rf"{_EMOJI}(?:[\u200d ]?{_EMOJI})*", "")
def emoji(found: re.Match[str]) -> str | None:
    """Emoji and dingbats are not read out.

    Well done 👏👏 all → Well done all
    """
    return ""


_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f"

PLAIN: tuple[Rule, ...] = (
    rewrite("invisible", f"[{_INVISIBLE}]+", "", _INVISIBLE),
    rewrite("thousands", rf"[{_SPACES}](?=[0-9]{{3}}(?![0-9]))(?<=[0-9].)", "", ""),
    rewrite("space", f"[{_SPACES}]", " ", ""),
    rewrite("hyphen", "[\u2010\u2011]", "-", "\u2010\u2011"),
    rewrite("figure_dash", "\u2012", "–", "\u2012"),
    rewrite("bar", "\u2015", "—", "\u2015"),
)
"""Spaces and hyphens of every width as the plain ones that rules know."""

NOTES: tuple[Rule, ...] = (
    # [12], [a], [12, 13]: footnote marks; [edit], [citation needed]: an encyclopedia's.
    rewrite(
        "footnote",
        r"(?:\[(?:[0-9]{1,3}(?:[ ,–-]{1,2}[0-9]{1,3})*|[a-e](?!\](?:[^\W\d_]))|note [0-9]{1,2}|"
        r"edit|"
        r"citation needed|clarification needed|when\?|who\?|bearbeiten|modifier|editar)\])+",
        "",
        "[",
    ),
    rewrite(
        "superscript",
        r"(?<=[^\W\d_][.,;:!?”\"’)])[¹²³⁰⁴-⁹]{1,3}(?![\w⁄])|(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]{1,3}(?!\w)",
        "",
        "¹²³⁰⁴⁵⁶⁷⁸⁹",
    ),
    rewrite("dagger", r"(?<=[^\W_])[†‡*]{1,3}(?!\w)|(?<![\w*])[†‡*]{1,3}(?=[^\W\d_])", "", "†‡*"),
    rewrite("code", r"`{1,3}([^`\n]{1,200})`{1,3}", r"\1", "`"),
    rewrite("omission", r"[\[(](?:…|\.\.\.|\. \. \.)[\])]", "…", "[("),
    rewrite("bracketed", r"\[([^\[\]\n]{1,120})\]", r"\1", "["),
)
"""Footnote marks go, an editor's brackets leave their words."""

PAUSES: tuple[Rule, ...] = (
    rewrite("tight_ellipsis", r"(?<=[^\W\d_]{2})(?:\.{3,4}|…)(?=[^\W\d_])", "… ", ".…"),
    rewrite("ellipsis", r"(?<!\.)(?:\.{3,4}|\. \. \.(?: \.)?)(?![.])", "…", "."),
    rewrite("double_dash", r"(?:(?<=\w\w)|(?<=[.,”\"’)]))---?(?=[\w“\"‘(])", " — ", "-"),
    rewrite("spaced_dashes", r"(?<=\S )---?(?= [\w“\"‘(])", "—", "-"),
    rewrite("spaced_dash", r"(?<=\S )[–-](?= (?:[^\W\d_]|[“\"‘(]))", "—", "–-"),
    rewrite("tight_dash", r"(?<=[^\W_])—(?=\w)", " — ", "—"),
)
"""Dashes and dots as a pause that every voice makes."""

TIDY: tuple[Rule, ...] = (
    rewrite("empty_brackets", r"\([\s,;]*\)", "", "("),
    rewrite("spaces", r"  +(?=\S)", " ", ""),
    rewrite("space_before_mark", r" (?=[.,!?](?:\s|\Z))(?<=[\w”’\"')] )", "", ""),
    rewrite("space_at_the_end", r" +\Z", "", ""),
)
