"""Every error that narrate raises on purpose, all meant to be read by a person.

NarrateError
├── SettingsError      narrate.toml, a flag or a variable holds something that will not do
├── ArticleError       a source cannot be read as an article
│   └── FetchError     the network or a server did not give the page
├── ScriptError        an edited script has a mistake, at a line and a column
├── VoiceError         a voice, a cast or a language cannot be had
├── SpeechError        an engine gave no sound
│   └── OfflineError   an engine's service is out of reach
├── AudioError         sound cannot be decoded, joined or encoded
└── FeedError          the show, its feed or its pages cannot be built
"""

from __future__ import annotations


class NarrateError(Exception):
    """An error to show the user as it stands: one sentence naming the thing at fault."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        """What to do about it, in one sentence; None where the message says it all."""

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders: keyword-only fields do not survive pickling by themselves.
        return _rebuild, (type(self), self.message, dict(self.__dict__))


def why(error: OSError | UnicodeDecodeError) -> str:
    """Why a file cannot be read, in the system's words."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not in UTF-8"
    return error.strerror or str(error)


def _rebuild(kind: type[NarrateError], message: str, state: dict[str, object]) -> NarrateError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class SettingsError(NarrateError):
    """A setting, wherever it was made, holds something that will not do."""


class ArticleError(NarrateError):
    """A source cannot be read as an article."""


class FetchError(ArticleError):
    """The network or a server did not give the page."""


class ScriptError(NarrateError):
    """An edited script has a mistake."""

    def __init__(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        place = f"line {line}, column {column}: " if line is not None else ""
        super().__init__(place + message, hint=hint)
        self.line = line
        """Line of the script, from 1."""
        self.column = column
        """Column of that line in code points, from 1."""


class VoiceError(NarrateError):
    """A voice, a cast or a language cannot be had."""


class SpeechError(NarrateError):
    """An engine gave no sound for a text."""


class OfflineError(SpeechError):
    """The service behind an engine is out of reach."""


class AudioError(NarrateError):
    """Sound cannot be decoded, joined or encoded."""


class FeedError(NarrateError):
    """The show, its feed or its pages cannot be built."""
