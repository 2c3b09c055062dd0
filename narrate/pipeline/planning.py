"""From a script and its cast to the blocks of utterances that will be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from narrate.audio.block import Block, Utterance
from narrate.audio.music import Jingle
from narrate.episode import CueKind
from narrate.pipeline.spelt import Spelt
from narrate.script import Paragraph, Script, Segment
from narrate.settings import Settings
from narrate.speech import Engine, Voice
from narrate.wording import split_clauses, split_sentences
from narrate.wording.spelling import Spelling

BLOCK_CHARS = 1_200
"""Written characters after which a long paragraph goes on in another block: about a minute."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is shown while one utterance is heard."""

    text: str
    """As the author wrote it, stripped."""

    after: str
    """White space between it and what follows in its paragraph."""

    speaker: str | None
    kind: CueKind
    paragraph: int
    """Index of its paragraph in the script."""

    places: Callable[[int], int]
    """Code point in the utterance's text -> code point in `text`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block to be made, and what is shown of it."""

    block: Block | Jingle
    lines: tuple[Line, ...]
    """One for each utterance of the block; a jingle has none."""

    section: int
    """Index of the section it belongs to."""

    opens: bool
    """True where its section's chapter begins with it."""

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """What is spoken in it."""
        return self.block.utterances if isinstance(self.block, Block) else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All that determines the sound of an episode."""

    parts: tuple[Part, ...]
    titles: tuple[str, ...]
    """Chapter titles, one for each section."""

    @property
    def utterances(self) -> int:
        """How many there are to speak."""
        return sum(len(part.lines) for part in self.parts)

    @property
    def chars(self) -> int:
        """Characters that the engines are given."""
        return sum(len(u.text) for part in self.parts for u in part.utterances)

    @property
    def voices(self) -> tuple[tuple[Voice, str], ...]:
        """Each voice with each language it is to speak, in order of appearance."""
        found = {
            (u.voice.id, u.language): (u.voice, u.language)
            for part in self.parts
            for u in part.utterances
        }
        return tuple(found.values())

    def of_section(self, section: int) -> Plan:
        """The same of one section alone."""
        parts = tuple(part for part in self.parts if part.section == section)
        return replace(self, parts=parts)

    def with_jingles(
        self, intro: Jingle | None, between: Jingle | None, outro: Jingle | None
    ) -> Plan:
        """The same with sounds before it, before each chapter but the first, and after it."""
        parts: list[Part] = []
        for part in self.parts:
            jingle = between if parts else intro
            if part.opens and jingle is not None:
                parts.append(Part(jingle, (), part.section, opens=True))
                part = replace(part, opens=False)
            parts.append(part)
        if outro is not None and parts:
            parts.append(Part(outro, (), parts[-1].section, opens=False))
        return replace(self, parts=tuple(parts))

    def levelled(self, gains_db: Mapping[tuple[str, str], float]) -> Plan:
        """The same with each voice's gain, by (voice id, language)."""

        def level(block: Block) -> Block:
            utterances = block.utterances
            return replace(
                block,
                utterances=tuple(
                    replace(u, gain_db=gains_db[u.voice.id, u.language]) for u in utterances
                ),
            )

        return self._with_blocks(level)

    def trimmed(self, trim_db: float) -> Plan:
        """The same with one gain over all voices."""
        return self._with_blocks(lambda block: replace(block, trim_db=trim_db))

    def _with_blocks(self, change: Callable[[Block], Block]) -> Plan:
        parts = tuple(
            replace(part, block=change(part.block)) if isinstance(part.block, Block) else part
            for part in self.parts
        )
        return replace(self, parts=parts)


_Pair = tuple[Utterance, Line]


def plan_episode(
    script: Script,
    voices: Callable[[Segment], Voice],
    engines: Callable[[str], Engine],
    settings: Settings,
    spelt: Spelt,
) -> Plan:
    """Every sentence of the script as an utterance, gathered into blocks of about a paragraph.

    `voices` gives the voice that reads a segment, `engines` the engine of a name. A block's
    silences belong to it and not to its place: half of the pause between paragraphs at its end,
    the rest of what its kind asks for at its beginning. So a paragraph moved elsewhere is the same
    block.
    """
    reader = _Reader(script.language, voices, engines, settings, spelt)
    tail = settings.sound_paragraph_ms // 2
    parts: list[Part] = []
    number = -1
    for at, section in enumerate(script.sections):
        opens, under_heading = True, False
        for paragraph in section.paragraphs:
            number += 1
            pause = _pause_before(paragraph.kind == "heading", opens, under_heading, settings)
            under_heading = paragraph.kind == "heading"
            for pairs in _chunks(reader.read_paragraph(paragraph, number)):
                utterances = [utterance for utterance, _ in pairs]
                utterances[-1] = replace(
                    utterances[-1],
                    pause_ms=max(utterances[-1].pause_ms - settings.sound_paragraph_ms, 0) + tail,
                )
                names = sorted({utterance.voice.engine for utterance in utterances})
                block = Block(
                    utterances=tuple(utterances),
                    engine=", ".join(f"{name} {engines(name).version}" for name in names),
                    lead_ms=max(pause - tail, 0) if parts else 0,
                    kbps=settings.bitrate,
                )
                parts.append(Part(block, tuple(line for _, line in pairs), at, opens))
                opens, pause = False, settings.sound_sentence_ms
    return Plan(tuple(parts), tuple(section.title for section in script.sections))


def _pause_before(heading: bool, opens: bool, under_heading: bool, settings: Settings) -> int:
    if opens:
        return settings.sound_chapter_ms
    if heading or under_heading:
        return settings.sound_heading_ms
    return settings.sound_paragraph_ms


def _chunks(spoken: Sequence[_Pair]) -> Iterator[Sequence[_Pair]]:
    """The utterances of a paragraph in pieces of at most about BLOCK_CHARS."""
    first = size = 0
    for at, (_, line) in enumerate(spoken):
        if at > first and size + len(line.text) > BLOCK_CHARS:
            yield spoken[first:at]
            first, size = at, 0
        size += len(line.text)
    if first < len(spoken):
        yield spoken[first:]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Cuts paragraphs into what the voices are given."""

    language: str
    voices: Callable[[Segment], Voice]
    engines: Callable[[str], Engine]
    settings: Settings
    spelt: Spelt

    def read_paragraph(self, paragraph: Paragraph, number: int) -> list[_Pair]:
        """Its utterances with the pauses between them; the last one's is what an editor asked."""
        pairs: list[_Pair] = []
        speaker: str | None = None
        marks = ""
        for segment in paragraph.segments:
            if segment.skip:
                continue
            found = self._read_segment(segment, number)
            if not found:  # marks between two voices are shown with what stands before them
                if pairs:
                    pairs[-1] = pairs[-1][0], _followed_by(pairs[-1][1], segment.text)
                else:
                    marks += segment.text
                continue
            if marks:
                found[0] = found[0][0], _led_by(found[0][1], marks)
                marks = ""
            if pairs:
                utterance, line = pairs[-1]
                space = segment.text[: len(segment.text) - len(segment.text.lstrip())]
                pause = (
                    self.settings.sound_sentence_ms
                    if segment.speaker == speaker
                    else self.settings.sound_speaker_ms
                )
                pairs[-1] = (
                    replace(utterance, pause_ms=utterance.pause_ms or pause),
                    _followed_by(line, space),
                )
            pairs += found
            speaker = segment.speaker
        return pairs

    def _read_segment(self, segment: Segment, number: int) -> list[_Pair]:
        """Its utterances; the last one's pause is 0, or what an editor asked for."""
        language = segment.language or self.language
        voice = self.voices(segment)
        engine = self.engines(voice.engine)
        pairs: list[_Pair] = []
        marks = ""
        for start, end in split_sentences(segment.text, language):
            says = tuple(
                (say.start - start, say.end - start, say.spoken)
                for say in segment.says
                if start <= say.start and say.end <= end
            )
            written = segment.text[start:end]
            spelling = self.spelt.spell(written, language, says, ipa=getattr(engine, "ipa", False))
            for spoken, shown, places in _pieces(written, spelling, engine.max_chars, language):
                if not any(char.isalnum() for char in spoken):
                    if pairs:
                        pairs[-1] = pairs[-1][0], _followed_by(pairs[-1][1], shown)
                    else:
                        marks += shown
                    continue
                utterance = Utterance(
                    text=spoken,
                    voice=voice,
                    language=language,
                    gain_db=0.0,
                    rate=round(self.settings.rate * (segment.rate or 1.0), 3),
                    pause_ms=self.settings.sound_clause_ms,
                )
                line = Line(
                    text=shown.strip(),
                    after=shown[len(shown.rstrip()) :],
                    speaker=segment.speaker,
                    kind=segment.kind,
                    paragraph=number,
                    places=places,
                )
                if marks:
                    line = _led_by(line, marks)
                    marks = ""
                pairs.append((utterance, line))
            if pairs:
                utterance, line = pairs[-1]
                pairs[-1] = replace(utterance, pause_ms=self.settings.sound_sentence_ms), line
        if pairs:
            utterance, line = pairs[-1]
            pairs[-1] = replace(utterance, pause_ms=segment.pause_ms or 0), line
        return pairs


def _followed_by(line: Line, marks: str) -> Line:
    text = line.text + line.after + marks
    return replace(line, text=text.rstrip(), after=text[len(text.rstrip()) :])


def _led_by(line: Line, marks: str) -> Line:
    marks = marks.lstrip()

    def places(index: int) -> int:
        return line.places(index) + len(marks)

    return replace(line, text=marks + line.text, places=places)


def _pieces(
    written: str, spelling: Spelling, max_chars: int, language: str
) -> Iterator[tuple[str, str, Callable[[int], int]]]:
    """(what the engine is given, what is shown, places) for each call that a sentence takes."""
    first = 0
    shown_from = 0
    for piece in split_clauses(spelling.text, max_chars, language) or ("",):
        last = first + len(piece)
        shown_to = len(written) if last >= len(spelling.text) else spelling.origin(last)
        shown = written[shown_from:shown_to]
        skipped = first + len(piece) - len(piece.lstrip())
        offset = shown_from + len(shown) - len(shown.lstrip())
        room = len(shown.strip())

        def places(
            index: int, skipped: int = skipped, offset: int = offset, room: int = room
        ) -> int:
            return min(max(spelling.origin(skipped + index) - offset, 0), room)

        yield piece.strip(), shown, places
        first, shown_from = last, shown_to
