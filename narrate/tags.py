"""What a language is called: BCP 47 tags, as in `language`, `lang` and the heads of scripts."""

from __future__ import annotations

import re

LOOKS_LIKE = "It looks like en, de-AT or zh-Hant."
"""Hint for who wrote something else."""

_TWO_LETTERS = (
    r"a[abefkmnrsvyz]|b[aeghimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|"
    r"h[aeiortuyz]|i[adegiknostuw]|j[aivw]|k[agijklmnorsuvwy]|l[abginotuv]|m[ghiklnorsty]|"
    r"n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdeghiklmnoqrstuvw]|t[aeghiklnorstwy]|"
    r"u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)
"""Every language that ISO 639-1 has or had a code for; no more will be given."""

_TAG = re.compile(rf"(?:{_TWO_LETTERS}|[a-z]{{3}})(?:[-_][a-z0-9]{{1,8}}){{0,8}}", re.I | re.A)


def is_tag(text: str) -> bool:
    """Whether a text is a language's tag, in any case, `_` for `-` allowed.

    A language has two letters that ISO 639-1 knows, or three, of which there are too many to be
    held here; "english" has more, and is a name.
    Source: RFC 5646, 2.2.1.
    """
    return _TAG.fullmatch(text) is not None
