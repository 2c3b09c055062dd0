"""The show: what its feed says of it, and the episodes it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from narrate.errors import SettingsError
from narrate.settings import FILE, Settings


@dataclass(frozen=True, slots=True)
class Show:
    """What `[show]` in narrate.toml says."""

    title: str = "Articles, read aloud"
    author: str = ""
    email: str = ""
    language: str = "en"
    """BCP 47 tag of the show, not of each episode."""

    category: str = "News"
    """Apple's category, or "Category/Subcategory"."""

    description: str = ""
    base_url: str = ""
    """Address that the output folder is published at; empty where it is only served here."""

    explicit: bool = False


def read_show(settings: Settings) -> Show:
    """The show as set, checked.

    Raises:
        SettingsError: `[show]` holds a name or a kind of value that will not do.
    """
    kinds = {field.name: type(field.default) for field in fields(Show)}
    given: Mapping[str, Any] = settings.show
    for name, value in given.items():
        if name not in kinds:
            raise SettingsError(
                f"{FILE}: there is no setting show.{name}.",
                hint=f"[show] takes {', '.join(kinds)}.",
            )
        if not isinstance(value, kinds[name]):
            wanted = "true or false" if kinds[name] is bool else "a text in quotes"
            raise SettingsError(f"{FILE}: show.{name} is {value!r}, not {wanted}.")
    return Show(**given)
