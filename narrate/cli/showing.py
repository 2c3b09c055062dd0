"""A script laid out for a terminal: who says what, what is unsure, what is left out."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from narrate.quotes import RULES
from narrate.script import Finding, Script

if TYPE_CHECKING:
    from rich.console import RenderableType

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta")
"""Of speakers in order of appearance; again from the first when there are more."""

CHARS_A_MINUTE = 900
"""Written characters that a voice reads in a minute, pauses included."""

_PLAIN_WIDTH = 100
_WIDEST_NAME = 24


@contextmanager
def _console() -> Iterator[Console]:
    """A console; what goes to a file has a width of its own and no spaces at the ends of lines."""
    shown = Console(highlight=False, emoji=False, markup=False)
    if shown.is_terminal:
        yield shown
        return
    plain = Console(
        file=io.StringIO(), width=_PLAIN_WIDTH, highlight=False, emoji=False, markup=False
    )
    yield plain
    assert isinstance(plain.file, io.StringIO)
    for line in plain.file.getvalue().splitlines():
        print(line.rstrip())


def print_script(script: Script) -> None:
    """The whole script: what to check first, the people, the text with its voices."""
    with _console() as console:
        colours = _colours(script)
        console.print(Text(script.title, style="bold"))
        console.print(Text(_facts(script), style="dim"))
        doubts = list(_doubts(script))
        if doubts:
            console.print(Text("\nTo check first", style="bold"))
            for finding in doubts:
                console.print(_indented(_doubt(finding)))
        if colours:
            console.print(Text("\nPeople", style="bold"))
            console.print(_indented(_people(script, colours)))
        for number, section in enumerate(script.sections, 1):
            console.print()
            console.print(Text(f"{number}  {section.title}", style="bold underline"))
            console.print(_lines(script, number - 1, colours, console))
        if script.skipped:
            console.print(Text("\nNot said", style="bold"))
            for skipped in script.skipped:
                words = _short(skipped.text, 70)
                console.print(_indented(Text.assemble(words, (f"  ({skipped.reason})", "dim"))))


def print_skipped(script: Script) -> None:
    """All that will not be said: the reason, then the words, whole."""
    with _console() as console:
        table = Table.grid(padding=(0, 2))
        for skipped in script.skipped:
            table.add_row(Text(skipped.reason, style="dim"), Text(skipped.text))
        struck = [s for p in script.paragraphs for s in p.segments if s.skip]
        for segment in struck:
            table.add_row(Text("struck by an editor", style="dim"), Text(segment.text.strip()))
        console.print(table)


def print_reasons(script: Script) -> None:
    """Every stretch in quotation marks: who reads it, and what that rests on."""
    with _console() as console:
        if not script.findings:
            console.print("Nothing stands in quotation marks, or an editor has decided already.")
        for finding in script.findings:
            quotation = finding.quotation
            console.print(Text(_short(quotation.text, 90), style="bold"))
            reader = finding.speaker or f"the narrator: {finding.reason}"
            console.print(_indented(Text(f"read by     {reader}")))
            if quotation.person is not None:
                mention = (
                    f"“{quotation.speaker}” at {quotation.speaker_start}–{quotation.speaker_end}"
                )
                console.print(
                    _indented(Text(f"said by     {quotation.person}, named by {mention}"))
                )
                reason = RULES.get(quotation.rule, quotation.rule)
                console.print(_indented(Text(f"because     {reason}")))
                rule = quotation.rule
                if quotation.cue_start is not None:
                    cue = script.text[quotation.cue_start : quotation.cue_end]
                    rule += f", by “{cue}” at {quotation.cue_start}–{quotation.cue_end}"
                console.print(_indented(Text(f"rule        {rule}")))
                console.print(_indented(Text(f"confidence  {quotation.confidence:.2f}")))
            kind, place = quotation.kind, f"{quotation.start}–{quotation.end}"
            console.print(_indented(Text(f"kind        {kind}, at {place}", style="dim")))


def render_json(script: Script) -> str:
    """The script for a program; the README documents its fields."""
    sections = [
        (chapter, segment)
        for chapter, section in enumerate(script.sections)
        for paragraph in section.paragraphs
        for segment in paragraph.segments
        if not segment.skip
    ]
    found = {
        "title": script.title,
        "language": script.language,
        "author": script.author,
        "source": script.source,
        "published": script.published,
        "chapters": [section.title for section in script.sections],
        "speakers": [
            {"name": name, "gender": script.genders.get(name, "unknown")}
            for name in script.speakers
        ],
        "segments": [
            {
                "text": segment.text,
                "kind": segment.kind,
                "speaker": segment.speaker,
                "chapter": chapter,
            }
            for chapter, segment in sections
        ],
        "quotations": [
            {
                "text": finding.quotation.text,
                "kind": finding.quotation.kind,
                "person": finding.quotation.person,
                "mention": finding.quotation.speaker,
                "read_by": finding.speaker,
                "reason": finding.reason,
                "rule": finding.quotation.rule,
                "confidence": finding.quotation.confidence,
            }
            for finding in script.findings
        ],
        "skipped": [{"text": one.text, "reason": one.reason} for one in script.skipped],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _colours(script: Script) -> Mapping[str, str]:
    return {name: COLOURS[at % len(COLOURS)] for at, name in enumerate(script.speakers)}


def _facts(script: Script) -> str:
    chars = sum(len(s.text) for p in script.paragraphs for s in p.segments if s.said)
    minutes = max(1, round(chars / CHARS_A_MINUTE))
    chapters, voices = len(script.sections), len(script.speakers) + 1
    facts = [
        script.author and f"by {script.author}",
        script.published,
        script.source,
        script.language,
        f"{chapters} chapter{'s' * (chapters > 1)}",
        f"{voices} voice{'s' * (voices > 1)}",
        f"about {minutes} min",
    ]
    return " · ".join(fact for fact in facts if fact)


def _doubts(script: Script) -> Iterator[Finding]:
    """Words somebody is likely to have said, which the narrator reads for want of certainty."""
    for finding in script.findings:
        if finding.reason in ("nobody is named", "not sure enough"):
            yield finding


def _doubt(finding: Finding) -> Text:
    quotation = finding.quotation
    guess = (
        f"; it may be {quotation.person} ({quotation.confidence:.0%})" if quotation.person else ""
    )
    words = _short(quotation.text, 60)
    return Text.assemble(words, (f"  the narrator reads it: {finding.reason}{guess}", "dim"))


def _people(script: Script, colours: Mapping[str, str]) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, colour in colours.items():
        mine = [s for p in script.paragraphs for s in p.segments if s.speaker == name]
        sure = [f.quotation.confidence for f in script.findings if f.speaker == name]
        least = f"at least {min(sure):.0%} sure" if sure else ""
        table.add_row(
            Text(name, style=colour),
            Text(script.genders.get(name, "unknown").replace("unknown", "")),
            Text(f"{len(mine)} passage{'s' * (len(mine) > 1)}"),
            Text(least, style="dim"),
        )
    return table


def _lines(script: Script, section: int, colours: Mapping[str, str], console: Console) -> Table:
    """The section's text beside the names of those who read it; its title is left out."""
    table = Table.grid(padding=(0, 1))
    names = min(max([len(name) for name in colours] or [0]), _WIDEST_NAME)
    table.add_column(justify="right", width=names, overflow="ellipsis", no_wrap=True)
    room = max(console.width - names - 5, 20)
    paragraphs = script.sections[section].paragraphs
    for paragraph in paragraphs[1:] if paragraphs[0].kind == "heading" else paragraphs:
        for segment in paragraph.segments:
            words = segment.text.strip()
            style = (
                "bold" if paragraph.kind == "heading" else colours.get(segment.speaker or "", "")
            )
            style = "strike dim" if segment.skip else style
            for at, line in enumerate(Text(words, style=style).wrap(console, room)):
                name = segment.speaker if at == 0 else None
                table.add_row(Text(name or "", style=style), Text("│", style="dim"), line)
        table.add_row("", Text("│", style="dim"), "")
    return table


def _indented(what: RenderableType) -> Padding:
    return Padding(what, (0, 0, 0, 2))


def _short(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
