"""Addresses as they may be shown: what lets somebody in is left out."""

from __future__ import annotations

import re

_LOGIN = re.compile(r"(?<=://)[^/?#\s]*@")
_PASSES = re.compile(
    r"(?:^|[-_.])(?:(?:access|api|auth)?(?:key|token)|auth|credential|jwt|passw(?:or)?d|pwd"
    r"|secret|session(?:id)?|sid|sig|signature)(?:$|[-_.])",
    re.IGNORECASE,
)
"""Names of parameters that stand for a right, wherever the word is a part of one."""


def with_login(address: str, like: str) -> str:
    """An address with the user and password of another on the same server."""
    login = _LOGIN.search(like)
    one, other = address.split("/", 3), _LOGIN.sub("", like).split("/", 3)
    if login is None or _LOGIN.search(address) or one[:3] != other[:3]:
        return address
    return address.replace("://", f"://{login[0]}", 1)


def public_address(address: str) -> str:
    """An address without user and password, and without parameters that are keys or tokens.

    Any text may be given; what is no address stays as it is.
    """
    bare = _LOGIN.sub("", address)
    if "://" not in bare:
        return bare
    path, mark, query = bare.partition("?")
    query, hash_, rest = query.partition("#")
    kept = [one for one in query.split("&") if not _PASSES.search(one.partition("=")[0])]
    return f"{path}{mark if any(kept) else ''}{'&'.join(kept)}{hash_}{rest}"
