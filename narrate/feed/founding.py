"""The show's settings written into narrate.toml, what is there already left as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from narrate.errors import SettingsError
from narrate.settings import FILE

ASKED: Mapping[str, tuple[str, str]] = {
    "title": ("Title of the show", "What the show is called; nothing but its name."),
    "description": ("What it is about", "One or two sentences for those who come across it."),
    "author": ("Author", "Who makes it, as listeners read it."),
    "email": ("E-mail", "Where directories write to, to see that the show is yours. It is public."),
    "language": ("Language of the show", "Language tag of the show: en, de, pt-BR …"),
    "category": (
        "Category (? lists them)",
        'One of Apple\'s categories or a list of them: "News", "Society & Culture/Documentary".',
    ),
    "base_url": (
        "Address the folder is published at",
        "Where the output folder is published; empty as long as only `narrate serve` gives it.",
    ),
    "explicit": ("Explicit content", "Whether it has strong language or adult content."),
}
"""Setting -> what is asked, and the comment above it in the file."""


def render_settings(text: str, values: Mapping[str, Any]) -> str:
    """The text of narrate.toml with these settings in its `[show]`; all else stays as it is.

    A new setting stands under a comment that says what it is; one that is empty is left out.

    Raises:
        SettingsError: the text is not TOML, or its `show` is no table.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import InlineTable, Table

    try:
        before = tomllib.loads(text).get("show", {})
        document = tomlkit.parse(text)
    except (tomllib.TOMLDecodeError, TOMLKitError, RecursionError) as error:
        raise SettingsError(f"{FILE} is not valid TOML: {error}.") from error
    if not isinstance(before, dict):
        raise SettingsError(f"{FILE}: [show] must be a table.")
    wanted = {
        name: value
        for name, value in values.items()
        if value != before.get(name) and (name in before or value not in ("", ()))
    }
    if not wanted:
        return text
    if "show" not in document:
        if text.strip():
            document.add(tomlkit.nl())
        document.add("show", tomlkit.table())
    show = document["show"]
    told = (
        isinstance(show, Table) and not isinstance(show, InlineTable) and not show.is_super_table()
    )
    for name, value in wanted.items():
        if isinstance(value, tuple):
            value = list(value) if len(value) > 1 else value[0]
        if name not in before and told:
            show.add(tomlkit.comment(ASKED[name][1]))
        show[name] = value
    return tomlkit.dumps(document)
