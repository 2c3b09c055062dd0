"""Rules for what is no word in any language: addresses, emoji, footnote marks, brackets, dashes."""

from __future__ import annotations

import re

from narrate.wording.rules import Rule, rewrite, rule

_TLD = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|tv|fm|me|eu|uk|us|de|fr|es|it|nl|be|ch|at|ie|ca|au|"
    "nz|in|cn|jp|ru|ua|br|za|se|no|dk|fi|pl|pt|gr|tr|kr|news|blog|app|dev"
)
ADDRESS = (
    r"(?<![\w@.])(?:(?:https?|ftp)://[^\s<>\"“”«»]+|www\.[^\s<>\"“”«»]+"
    rf"|(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_TLD})\b(?![.@-]?\w)(?:/[^\s<>\"“”«»]*)?)"
)
"""A web address, with or without its scheme."""

EMAIL = r"(?<![\w.+@-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}\b"

_EMOJI = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff\u2190-\u21ff"
    "\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]"
)


@rule(rf"[ \u00a0]?{_EMOJI}(?:[\u200d ]?{_EMOJI})*")
def emoji(found: re.Match[str]) -> str | None:
    """Emoji and dingbats are not read out.

    Well done 👏👏 all → Well done all
    """
    return ""


NOTES: tuple[Rule, ...] = (
    # [12], [a], [12, 13]: footnote marks; [edit], [citation needed]: an encyclopedia's.
    rewrite(
        "footnote",
        r"(?:[ \u00a0]?\[(?:[0-9]{1,3}(?:[ ,–-]{1,2}[0-9]{1,3})*|[a-z]|note [0-9]{1,2}|edit|"
        r"citation needed|clarification needed|when\?|who\?|bearbeiten|modifier|editar)\])+",
        "",
        needs="[",
    ),
    rewrite(
        "superscript",
        r"(?<=[^\W\d_][.,;:!?”\"’)])[¹²³⁰⁴-⁹]{1,3}(?![\w⁄])|(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]{1,3}(?!\w)",
        "",
        needs="¹²³⁰⁴⁵⁶⁷⁸⁹",
    ),
    rewrite(
        "dagger", r"(?<=[^\W_])[†‡*]{1,3}(?!\w)|(?<![\w*])[†‡*]{1,3}(?=[^\W\d_])", "", needs="†‡*"
    ),
    rewrite("code", r"`{1,3}([^`\n]{1,200})`{1,3}", r"\1", needs="`"),
    rewrite("omission", r"[\[(](?:…|\.\.\.|\. \. \.)[\])]", "…", needs="…."),
    rewrite("bracketed", r"\[([^\[\]\n]{1,120})\]", r"\1", needs="["),
)
"""Footnote marks go, an editor's brackets leave their words."""

PAUSES: tuple[Rule, ...] = (
    rewrite("ellipsis", r"(?<!\.)(?:\.{3,4}| ?\. \. \.(?: \.)?)(?![.])", "…", needs="."),
    rewrite("double_dash", r"(?<=[\w.,”\"’)])(?: --- | -- |--|---)(?=[\w“\"‘(])", " — ", needs="-"),
    rewrite("spaced_dash", r"(?<=\S) [–-] (?=[^\W\d_]|[“\"‘(])", " — ", needs="–-"),
    rewrite("tight_dash", r"(?<=[^\W_])—(?=\w)", " — ", needs="—"),
)
"""Dashes and dots as a pause that every voice makes."""

TIDY: tuple[Rule, ...] = (
    rewrite("empty_brackets", r" ?\([\s,;]*\)", "", needs="("),
    rewrite("invisible", "[\u200b\u2060\ufeff\u00ad]", "", needs="\u200b\u2060\ufeff\u00ad"),
    rewrite("spaces", r"(?<=\S)[ \t\u00a0]{2,}(?=\S)", " ", needs=" \t\u00a0"),
    rewrite("space_before_mark", r"(?<=\w) (?=[.,](?:\s|\Z))", "", needs=".,"),
)
