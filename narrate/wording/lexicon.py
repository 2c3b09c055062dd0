"""How words are said that rules and voices get wrong: `voices/lexicon.toml` and the user's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from narrate.errors import SettingsError, why
from narrate.speech import annotate_ipa
from narrate.tags import is_tag

ANY = "any"
"""The table of words that are said alike in every language."""

_FIELDS = ("say", "ipa", "letters")
_WORD = re.compile(r"[^\W_]+")
_LEAST_IN_CAPITALS = 5
"""Letters a word must have to be known in a headline of capitals: "lead" is not LEAD."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as it is written, and how it is said."""

    written: str

    language: str
    """Base language the entry is for; "any" for all."""

    words: str
    """What a voice is given: plain words, or the word annotated with its IPA."""


@dataclass(frozen=True, slots=True)
class Use:
    """An entry found in a text."""

    start: int
    end: int
    entry: Entry

    @property
    def words(self) -> str:
        return self.entry.words


@dataclass(frozen=True)
class Lexicon:
    """Words and how they are said; of two entries for a word, the later one counts."""

    entries: Sequence[Entry] = ()
    _first: Mapping[str, Mapping[str, list[tuple[str, Entry]]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        first: dict[str, dict[str, dict[str, Entry]]] = {}
        for entry in self.entries:
            for form in _forms(entry.written):
                opening = _WORD.match(form)
                assert opening is not None
                first.setdefault(entry.language, {}).setdefault(opening[0], {})[form] = entry
        ready = {
            language: {
                opening: sorted(forms.items(), key=lambda form: -len(form[0]))
                for opening, forms in table.items()
            }
            for language, table in first.items()
        }
        object.__setattr__(self, "_first", ready)

    def find(self, text: str, language: str) -> Iterator[Use]:
        """Where its words stand in `text`, in order: whole words only, the longest first."""
        base = language.replace("_", "-").split("-")[0].lower()
        tables = [self._first[key] for key in (language.lower(), base, ANY) if key in self._first]
        if not tables:
            return
        at = 0
        for word in _WORD.finditer(text):
            if word.start() < at:
                continue
            for table in tables:
                use = _use(text, word.start(), table.get(word[0], ()))
                if use is not None:
                    yield use
                    at = use.end
                    break

    def used_by(self, text: str, language: str) -> tuple[Entry, ...]:
        """The entries that say a word of `text`, each once: no other one changes how it is said."""
        return tuple(dict.fromkeys(use.entry for use in self.find(text, language)))


def _use(text: str, start: int, forms: Sequence[tuple[str, Entry]]) -> Use | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@#"):
        return None
    for form, entry in forms:
        end = start + len(form)
        if text[start:end].replace("’", "'") != form:
            continue
        if end < len(text) and form[-1].isalnum() and (text[end].isalnum() or text[end] == "_"):
            continue
        return Use(start, end, entry)
    return None


def _forms(written: str) -> tuple[str, ...]:
    """The ways a word may stand in a text: as given, capitalised, in a headline of capitals."""
    plain = written.replace("’", "'")
    forms = [plain]
    if plain.islower():
        forms.append(plain[0].upper() + plain[1:])
    if not plain.isupper() and sum(map(str.isalpha, plain)) >= _LEAST_IN_CAPITALS:
        forms.append(plain.upper())
    return tuple(dict.fromkeys(forms))


def respell(say: str) -> str:
    """A respelling as a voice takes it: stressed syllables in capitals would be read as letters."""
    say = " ".join(say.split())
    if say.upper() == say:
        return say
    return re.sub(
        r"[^\W\d_]{2,}", lambda part: part[0].lower() if part[0].isupper() else part[0], say
    )


def read_lexicon(*paths: Path) -> Lexicon:
    """The lexicon of these files together; a later file wins.

    Raises:
        SettingsError: a file cannot be read, or an entry is not one; names the file and the entry.
    """
    entries: dict[tuple[str, str], Entry] = {}
    for path in paths:
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"The lexicon {path} cannot be read: {why(error)}.") from error
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise SettingsError(
                f"The lexicon {path} is not valid TOML: {error}.",
                hint='A word with a space or an accent stands in quotes: "El Niño" = "el neenyo".',
            ) from error
        for language, words in tables.items():
            if not isinstance(words, dict):
                raise SettingsError(
                    f"The lexicon {path}: {language!r} stands outside a table.",
                    hint="Words stand in a table for their language, [en], or in [any].",
                )
            if language != ANY and not is_tag(language):
                raise SettingsError(
                    f"The lexicon {path}: [{language}] is no language.",
                    hint="Words stand in a table for their language, [en], or in [any].",
                )
            for written, how in words.items():
                key = language.lower()
                entries[key, written] = _entry(path, key, written, how)
    return Lexicon(tuple(entries.values()))


def _entry(path: Path, language: str, written: str, how: Any) -> Entry:
    def fault(what: str, hint: str) -> SettingsError:
        return SettingsError(f"The lexicon {path}, [{language}] {written!r}: {what}.", hint=hint)

    if not _WORD.match(written) or written != written.strip():
        raise fault("a word begins with a letter or a digit", "Write the word as articles do.")
    table = {"say": how} if isinstance(how, str) else how
    if not isinstance(table, dict) or not table:
        raise fault("is neither a text nor a table", 'Write "KEE-iv" or { ipa = "ˈkiːɪv" }.')
    for name, value in table.items():
        if name not in _FIELDS:
            raise fault(f"there is no {name!r}", f"A word takes {', '.join(_FIELDS)}.")
        if name == "letters" and value is not True:
            raise fault("letters can only be true", "Leave it out to have the word read as one.")
        if name != "letters" and not (isinstance(value, str) and value.strip()):
            raise fault(f"{name} is not a text", f'Write {name} = "…".')
        if name == "ipa" and any(mark in value for mark in "\ufff9\ufffa\ufffb<>"):
            raise fault("ipa holds what is no sound", "Copy the letters between the slashes only.")
    if "letters" in table and len(table) > 1:
        raise fault("letters stand alone", "Give letters, or say and ipa.")
    if "letters" in table:
        return Entry(written, language, letter_by_letter(written))
    words = respell(table["say"]) if "say" in table else written
    if "ipa" in table:
        words = annotate_ipa(words, table["ipa"].strip().strip("/").strip())
    return Entry(written, language, words)


def letter_by_letter(letters: str) -> str:
    """Letters so that every voice names them one by one: "W H O", but "U.S.A".

    A lone A is read as the article by espeak-ng and voices built on it, and a dot at the end as
    the end of a sentence; dots between letters are neither.
    """
    capitals = [letter.upper() for letter in letters if letter.isalnum()]
    return ("." if "A" in capitals else " ").join(capitals)
