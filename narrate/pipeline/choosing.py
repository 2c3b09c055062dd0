"""The engine that speaks an episode."""

from __future__ import annotations


def choose_engine(wanted: str, language: str) -> tuple[str, str | None]:
    """The engine that speaks a whole episode, and one line that says why, where it was "auto".

    Google's is taken where it answers and speaks the language, else espeak.
    """
    if wanted != "auto":
        return wanted, None
    from narrate.engines.google import reachable
    from narrate.voices import engines_for

    if "gtts" not in engines_for(language):
        return "espeak", f"Google has no voice for {language!r}: espeak speaks, on this machine."
    if not reachable():
        return "espeak", "Google does not answer: espeak speaks the whole episode, offline."
    return "gtts", "Google speaks; --engine espeak stays on this machine."
