"""Engines that speak: their names, and how one is made.

Nothing is imported until an engine is asked for. A package adds one through the entry point group
`narrate.engines`: the name on the left is what a user writes, the class on the right is called
with what `[engines.NAME]` in narrate.toml says.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from narrate.errors import SettingsError, VoiceError
from narrate.speech import Engine

GROUP = "narrate.engines"
"""Entry point group that other packages name their engines in."""

EXTRAS: Mapping[str, str] = {"piper": "piper", "kokoro": "kokoro"}
"""Engine -> the extra of narrate that brings the packages it needs."""


def _in(module: str, kind: str) -> Callable[[], Callable[..., Engine]]:
    def load() -> Callable[..., Engine]:
        found: Callable[..., Engine] = getattr(import_module(f"narrate.engines.{module}"), kind)
        return found

    return load


ENGINES: Mapping[str, Callable[[], Callable[..., Engine]]] = {
    "gtts": _in("google", "GoogleEngine"),
    "espeak": _in("espeak", "EspeakEngine"),
    "piper": _in("piper", "PiperEngine"),
    "kokoro": _in("kokoro", "KokoroEngine"),
    "openai": _in("openai", "OpenAIEngine"),
    "tone": _in("tone", "ToneEngine"),
}
"""Name on the command line -> what loads its class; loading imports that one engine."""


def engine_names() -> tuple[str, ...]:
    """Every engine that can be asked for, those of other packages after narrate's own."""
    from importlib.metadata import entry_points

    others = {point.name for point in entry_points(group=GROUP)} - set(ENGINES)
    return (*ENGINES, *sorted(others))


def make_engine(name: str, options: Mapping[str, Any] | None = None) -> Engine:
    """The engine of that name, made with what `[engines.NAME]` says.

    Raises:
        VoiceError: there is no such engine, or a package it needs is not installed.
        SettingsError: an option that the engine does not take.
    """
    kind = _load(name)
    options = dict(options or {})
    taken = inspect.signature(kind).parameters
    if not any(each.kind is each.VAR_KEYWORD for each in taken.values()):
        for option in options:
            if option not in taken:
                near = difflib.get_close_matches(option, taken, 1)
                known = f"It takes {', '.join(taken)}." if taken else "It takes none."
                raise SettingsError(
                    f"[engines.{name}] has no option {option!r}.",
                    hint=f"Did you mean {near[0]!r}?" if near else known,
                )
    return kind(**options)


def _load(name: str) -> Callable[..., Engine]:
    load = ENGINES.get(name)
    if load is None:
        from importlib.metadata import entry_points

        for point in entry_points(group=GROUP, name=name):
            load = point.load
            break
    if load is None:
        near = difflib.get_close_matches(name, engine_names(), 1, cutoff=0.5)
        raise VoiceError(
            f"there is no engine {name!r}.",
            hint=f"Did you mean {near[0]!r}?"
            if near
            else f"Engines are {', '.join(engine_names())}.",
        )
    try:
        return load()
    except ModuleNotFoundError as error:
        package = error.name or "a package"
        extra = EXTRAS.get(name)
        raise VoiceError(
            f"the engine {name} needs {package}, which is not installed.",
            hint=f'Get it with: pip install "narrate[{extra}]"'
            if extra
            else f"Get it with: pip install {package}",
        ) from error
