"""A script read back from the document that holds it."""

from __future__ import annotations

import difflib
import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, get_args

from narrate.article.characters import paired
from narrate.errors import ScriptError
from narrate.quotes import Gender
from narrate.script import Paragraph, ParagraphKind, Say, Script, Section, Segment
from narrate.script.document import FENCE, FIELDS, FORMAT, PUNCTUATION
from narrate.script.outline import CHAPTER_LEVEL
from narrate.tags import LOOKS_LIKE, is_tag

LEAST_RATE, MOST_RATE = 0.5, 3.0
LONGEST_PAUSE_MS = 10_000

_HEAD = ("narrate", "title", "language", "cast", *FIELDS)
_ATTRIBUTES = ("speaker", "voice", "pause", "rate", "say", "lang", "skip")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|\Z)")
_BRACES = re.compile(r'\{(?:[^{}"]|"(?:\\.|[^"\\])*")*\}')
_ATTRIBUTE = re.compile(r'\s*(?:\.?([\w-]+)(?:(=)("(?:\\.|[^"\\])*"|[^\s"{}]*))?|(\S))')
_LOOSE = re.compile(r"\{\s*\.?(?:(?:speaker|voice|pause|rate|say|lang)\s*=|skip\s*\})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_COMMENT = re.compile(r"(?<!\\)<!--.*?(?:-->|\Z)", re.DOTALL)
_PAUSE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*(ms|s)?\Z")


def parse_script(text: str, *, source: str | None = None) -> Script:
    """The script a document holds; where its head names no source, `source` is it.

    Raises:
        ScriptError: a mistake, with its line and column and what was expected there.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = FENCE.match(text)
    head = _parse_head(found[1] or "") if found is not None else {}
    body = _COMMENT.sub(_blank, text[found.end() :] if found is not None else text)
    first = text.count("\n", 0, found.end()) + 1 if found is not None else 1
    paragraphs = [_parse_block(block) for block in _blocks(body, first)]
    if not any(segment.said for p in paragraphs for segment in p.segments):
        raise ScriptError(
            "the script has nothing to say.", hint="Write a paragraph under its head."
        )
    sections: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        opens = paragraph.kind == "heading" and paragraph.level <= CHAPTER_LEVEL
        if opens or not sections:
            sections.append([])
        sections[-1].append(paragraph)
    title = head.get("title") or sections[0][0].text
    people = head.pop("cast", {})
    return Script(
        title=title,
        sections=tuple(
            Section(one[0].text if one[0].kind == "heading" else title, tuple(one))
            for one in sections
        ),
        language=head.get("language") or "en",
        cast={name: entry["voice"] for name, entry in people.items() if "voice" in entry},
        genders={name: entry["gender"] for name, entry in people.items() if "gender" in entry},
        author=head.get("author"),
        source=head.get("source") or source,
        published=head.get("published"),
        site=head.get("site"),
        image=head.get("image"),
        summary=head.get("summary"),
    )


def _blank(comment: re.Match[str]) -> str:
    """A comment's lines, empty, so that those after it keep their numbers."""
    return re.sub(r"[^\n]+", " ", comment[0])


def _parse_head(text: str) -> dict[str, Any]:
    """The head's fields, checked; `text` begins on line 2."""
    import yaml

    try:
        tree: Any = yaml.compose(text, Loader=yaml.BaseLoader)
        given = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ScriptError(
            f"the head is not valid YAML: {error.problem}.",
            line=mark.line + 2 if mark else 1,
            column=mark.column + 1 if mark else 1,
            hint="A text with a colon in it stands in quotes.",
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ScriptError("the head is not valid YAML.", line=1, column=1) from error
    if not given:
        return {}
    if not isinstance(given, dict):
        raise ScriptError("the head has no names in it.", line=2, column=1, hint="title: The tide")
    places = {key.value: key.start_mark for key, _ in tree.value}

    def fault(name: str, says: str, hint: str | None = None) -> NoReturn:
        mark = places.get(name)
        raise ScriptError(
            says,
            line=mark.line + 2 if mark else 2,
            column=mark.column + 1 if mark else 1,
            hint=hint,
        )

    if given.get("narrate", str(FORMAT)) != str(FORMAT):
        fault("narrate", "the script is of a form that this version does not know.")
    head: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _HEAD:
            near = difflib.get_close_matches(str(name), _HEAD, 1)
            hint = f"Did you mean {near[0]}?" if near else f"It takes {', '.join(_HEAD)}."
            fault(name, f"the head has a field {name!r} that means nothing here.", hint)
        if name == "cast":
            head[name] = _parse_cast(value, fault)
        elif not isinstance(value, str):
            fault(name, f"{name} must be a text.")
        elif name == "language" and value and not is_tag(value):
            fault(name, f"language is {value!r}, which is no language.", LOOKS_LIKE)
        elif value:
            head[name] = paired(value)
    return head


def _parse_cast(value: Any, fault: Any) -> dict[str, dict[str, str]]:
    if not value:
        return {}
    if not isinstance(value, dict):
        fault("cast", "the cast must name a voice for each person.", "Ana Lima: espeak/f3")
    people: dict[str, dict[str, str]] = {}
    for person, entry in value.items():
        if isinstance(entry, str):
            entry = {"voice": entry}
        entry = entry or {}
        if not isinstance(entry, dict) or set(entry) - {"voice", "gender"}:
            fault("cast", f"the cast's {person!r} takes a voice and a gender, and nothing else.")
        if entry.get("gender") not in (None, *get_args(Gender)):
            fault("cast", f"{person}'s gender is not one of {', '.join(get_args(Gender))}.")
        people[paired(str(person))] = {key: str(given) for key, given in entry.items() if given}
    return people


@dataclass(slots=True)
class _Block:
    """The lines of one heading or paragraph, joined, and where each of them stood."""

    kind: ParagraphKind
    level: int
    text: str = ""
    starts: list[int] = field(default_factory=list)
    """Offset in `text` at which each line begins."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Line and column of each of these offsets in the document."""

    def add(self, text: str, line: int, column: int) -> None:
        if self.starts:
            self.text += " "
        self.starts.append(len(self.text))
        self.places.append((line, column))
        self.text += text

    def fault(self, at: int, says: str, hint: str | None = None) -> NoReturn:
        index = bisect_right(self.starts, at) - 1
        line, column = self.places[index]
        raise ScriptError(says, line=line, column=column + at - self.starts[index], hint=hint)


def _blocks(body: str, first: int) -> Iterator[_Block]:
    """The document's blocks; `first` is the number of the body's first line."""
    block: _Block | None = None
    for number, raw in enumerate(body.split("\n"), first):
        line = raw.strip(" \t")
        indent = len(raw) - len(raw.lstrip(" \t"))
        heading = _HEADING.match(line)
        item = re.match(r"[-+*][ \t]+(?=\S)", line)
        quoted = re.match(r">[ \t]?", line)
        goes_on = block is not None and block.kind == "quotation"
        begins = heading or item or (quoted and not goes_on)
        if block is not None and (begins or not line):
            yield block
            block = None
        if not line:
            continue
        if heading is not None:
            block = _Block("heading", len(heading[1]))
            block.add(line[heading.end() :], number, indent + heading.end() + 1)
            yield block
            block = None
            continue
        mark = item or quoted
        if block is None:
            kind: ParagraphKind = "item" if item else "quotation" if quoted else "paragraph"
            block = _Block(kind, 0)
        cut = mark.end() if mark else 0
        block.add(line[cut:].strip(" \t"), number, indent + cut + 1)
    if block is not None:
        yield block


def _parse_block(block: _Block) -> Paragraph:
    if block.kind == "heading" and not block.text:
        block.fault(0, "a heading has no words.", "Write its title after the #.")
    segments = _Inline(block).segments()
    return Paragraph(tuple(segments), block.kind, block.level)


class _Inline:
    """The text of one block cut into segments at its spans."""

    def __init__(self, block: _Block) -> None:
        self.block = block
        self.text = block.text
        self.closing = _pairs(self.text)
        self.kind: Any = "heading" if block.kind == "heading" else "narration"

    def segments(self) -> Iterator[Segment]:
        held, says = "", []
        at = 0
        for start, end in self._spans(0, len(self.text)):
            held += self._plain(at, start)
            at = self._after(end)
            given = self._attributes(end + 1)
            if set(given) == {"say"}:
                words = self._plain(start + 1, end)
                says.append(Say(len(held), len(held) + len(words), given["say"]))
                held += words
                continue
            if held:
                yield Segment(held, self.kind, says=tuple(says))
                held, says = "", []
            yield self._segment(start, end, given)
        held += self._plain(at, len(self.text))
        if held:
            yield Segment(held, self.kind, says=tuple(says))

    def _segment(self, start: int, end: int, given: dict[str, Any]) -> Segment:
        """The span whose brackets stand at `start` and `end`."""
        says = []
        words = ""
        at = start + 1
        for first, last in self._spans(start + 1, end):
            inner = self._attributes(last + 1)
            if set(inner) != {"say"} or "say" in given:
                self.block.fault(first, "a span inside a span takes `say` and nothing else.")
            words += self._plain(at, first)
            part = self._plain(first + 1, last)
            says.append(Say(len(words), len(words) + len(part), inner["say"]))
            words += part
            at = self._after(last)
        words += self._plain(at, end)
        if not words.strip():
            self.block.fault(start, "a span has no words between its brackets.")
        if "say" in given:
            says = [Say(0, len(words), given["say"])]
        speaker = given.get("speaker")
        quote = speaker is not None and self.kind == "narration"
        return Segment(
            words,
            "quote" if quote else self.kind,
            speaker,
            given.get("voice"),
            given.get("pause"),
            given.get("rate"),
            "skip" in given,
            tuple(says),
            given.get("lang"),
        )

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The outermost brackets between two places that attributes follow."""
        at = start
        while at < end:
            closing = self.closing.get(at)
            if closing is not None and self.text.startswith("{", closing + 1):
                yield at, closing
                at = self._after(closing)
            else:
                at += 1

    def _after(self, closing: int) -> int:
        """Where the attributes after a bracket end."""
        found = _BRACES.match(self.text, closing + 1)
        if found is None:
            self.block.fault(
                closing + 1,
                "the attributes that begin here do not end.",
                'They look like {speaker="Ana Lima"}.',
            )
        return found.end()

    def _attributes(self, at: int) -> dict[str, Any]:
        given: dict[str, Any] = {}
        place, end = at + 1, self._after(at - 1) - 1
        while self.text[place:end].strip():
            one = _ATTRIBUTE.match(self.text, place, end)
            assert one is not None
            name, equals, value = one[1], one[2], one[3]
            here = one.start(1) if name else one.start(4)
            if not name:
                self.block.fault(here, f"{one[4]!r} is no attribute.", _TAKES)
            if name not in _ATTRIBUTES:
                near = difflib.get_close_matches(name, _ATTRIBUTES, 1)
                hint = f"Did you mean {near[0]}?" if near else _TAKES
                self.block.fault(here, f"there is no attribute {name!r}.", hint)
            if name in given:
                self.block.fault(here, f"{name} is given twice.")
            if (name == "skip") == bool(equals):
                wants = "takes no value" if equals else f'needs a value: {name}="..."'
                self.block.fault(here, f"{name} {wants}.")
            words = value[1:-1] if value and value[0] == '"' else value or ""
            given[name] = self._value(name, _unescape(words), here)
            place = one.end()
        if not given:
            self.block.fault(at, "the attributes are empty.", _TAKES)
        return given

    def _value(self, name: str, value: str, at: int) -> Any:
        if name == "pause":
            found = _PAUSE.match(value)
            ms = round(float(found[1]) * (1000 if found[2] == "s" else 1)) if found else -1
            if not 0 <= ms <= LONGEST_PAUSE_MS:
                self.block.fault(
                    at, f"pause is {value!r}, not a time up to 10 s.", "pause=800ms or pause=1.5s"
                )
            return ms
        if name == "rate":
            try:
                rate = float(value)
            except ValueError:
                rate = 0.0
            if not LEAST_RATE <= rate <= MOST_RATE:
                self.block.fault(
                    at, f"rate is {value!r}, not a number from {LEAST_RATE} to {MOST_RATE:g}."
                )
            return rate
        if name != "skip" and not value.strip():
            self.block.fault(at, f"{name} is empty.")
        if name == "lang" and not is_tag(value):
            self.block.fault(at, f"lang is {value!r}, which is no language.", LOOKS_LIKE)
        return value

    def _plain(self, start: int, end: int) -> str:
        """The words between two places, where no span may begin."""
        loose = _LOOSE.search(self.text, start, end)
        while loose is not None:
            if not _escaped(self.text, loose.start()):
                self.block.fault(
                    loose.start(),
                    "attributes stand here without the words they belong to.",
                    'Put the words in brackets before them: [“It works,”]{speaker="Ana Lima"}.',
                )
            loose = _LOOSE.search(self.text, loose.end(), end)
        return _unescape(self.text[start:end])


_TAKES = f"A span takes {', '.join(_ATTRIBUTES)}."


def _pairs(text: str) -> dict[int, int]:
    """Opening bracket -> the one that closes it, those with a backslash before them left out."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for found in re.finditer(r"\\.|[\[\]]", text, re.DOTALL):
        if found[0] == "[":
            open_.append(found.start())
        elif found[0] == "]" and open_:
            pairs[open_.pop()] = found.start()
    return pairs


def _escaped(text: str, at: int) -> bool:
    before = text[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


_ESCAPE = re.compile(rf"\\([{re.escape(PUNCTUATION)}])|{_ENTITY.pattern}")


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: found[1] or _character(found[0]), text)


def _character(entity: str) -> str:
    """What an entity stands for; a number is that code point, whatever HTML makes of it."""
    number = re.fullmatch(r"&#(?:(\d+)|[xX]([0-9a-fA-F]+));", entity)
    if number is None:
        return html.unescape(entity)
    code = int(number[1]) if number[1] else int(number[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else entity
