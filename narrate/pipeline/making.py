"""One episode on its way: from script and cast to blocks, an MP3 and what goes with it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.article.reading import Fetch
from narrate.audio import in_ms
from narrate.audio.assembly import Mp3File
from narrate.audio.block import Sound, Span, Utterance
from narrate.audio.music import Bed, Stream, read_jingle
from narrate.cache import digest
from narrate.episode import Chapter, Cue, Episode
from narrate.episode.companions import write_companions
from narrate.episode.cover import FORMAT as COVER_FORMAT
from narrate.episode.cover import draw_cover
from narrate.episode.id3 import render_tag
from narrate.episode.naming import Place, choose_slug, make_guid, render_slug
from narrate.episode.record import read_records
from narrate.errors import FetchError, ScriptError
from narrate.feed import Show
from narrate.pipeline.levelling import missed_db
from narrate.pipeline.ordering import in_order
from narrate.pipeline.planning import Plan, plan_episode
from narrate.pipeline.progress import Progress, Stage, Watch, unwatched
from narrate.pipeline.sounding import make_sounds
from narrate.pipeline.spelt import Spelt
from narrate.pipeline.standing import keep_standing
from narrate.pipeline.studio import Cast, Reckoning
from narrate.script import Script, Segment
from narrate.speech import Voice
from narrate.voices import find_voice, read_voices, speaks, voice_for_language
from narrate.whole import locked

if TYPE_CHECKING:
    from narrate.pipeline.studio import Studio

_MS_A_CHARACTER = 62
"""How long a voice takes for a character of running text, about."""


class Making:
    """What a studio makes of one script."""

    def __init__(
        self, studio: Studio, script: Script, voices: Cast, watch: Watch = unwatched
    ) -> None:
        self.studio = studio
        self.script = script
        self.voices = voices
        self._watch = watch
        self._settings = studio.settings
        self._booth = studio.booth
        self._spelt = Spelt((script.title, script.source), studio.lexicon, studio.booth.cache)

    @cached_property
    def plan(self) -> Plan:
        """Everything that will be spoken, its voices not yet levelled."""
        known = {voice.id: voice for voice in read_voices(self.studio.engine.name)}
        chosen = self._settings

        def voice_of(segment: Segment) -> Voice:
            if segment.voice is not None:
                return find_voice(segment.voice, known.values())
            voice = self.voices[segment.speaker]
            if segment.language is None or speaks(voice, segment.language):
                return voice
            return (
                voice_for_language(segment.language, known.values(), unlike=self.voices.values())
                or voice
            )

        plan = plan_episode(self.script, voice_of, self._booth.engine, chosen, self._spelt)
        jingles = (
            None if path is None else read_jingle(path, chosen.bitrate)
            for path in (chosen.sound_intro, chosen.sound_chapter, chosen.sound_outro)
        )
        return plan.with_jingles(*jingles)

    def episode(
        self, show: Show, place: Place, origin: str, now: datetime, fetch: Fetch
    ) -> Episode:
        """The MP3 with its companions in the output folder."""
        script, folder, leveller = self.script, self._settings.output, self.studio.leveller
        drawn = self.studio.drawer.submit(self._cover, show, fetch)
        if self.studio.engine.instant:
            leveller.listen(self.voices.values(), script.language)
        plan = leveller.levelled(self.plan)
        if not plan.utterances:
            raise ScriptError(f"“{script.title}” has nothing that can be said.")
        self._spelt.keep()
        folder.mkdir(parents=True, exist_ok=True)
        with Mp3File(folder, kbps=self._settings.bitrate) as mp3:
            trim_db = leveller.pilot_db(plan)
            spots = self._lay(plan.trimmed(trim_db), mp3)
            if rest_db := missed_db(mp3.loudness_lufs):  # the pilot was not like the rest
                mp3.clear()
                spots = self._lay(plan.trimmed(trim_db + rest_db), mp3)
            self._tell(plan, "writing", plan.utterances)
            chapters = _chapters(plan, spots, mp3.duration_ms)
            cues = tuple(_cues(plan, spots))
            del spots  # a book's are as large as its cues
            cover, whole = drawn.result()
            stamp = now.astimezone(UTC).isoformat(timespec="seconds")
            with locked(folder):
                known = {episode.slug: episode for episode in read_records(folder, cues=False)}
                slug = choose_slug(script.title, script.source, known.values(), place.ahead)
                before = known.get(slug)
                made = before.made if before else stamp
                tag = _tag(script, show, chapters, date=made[:10], cover=cover)
                episode = Episode(
                    slug=slug,
                    title=script.title,
                    guid=before.guid if before else make_guid(slug, script.title, script.source),
                    language=script.language,
                    made=made,
                    updated=stamp,
                    size_bytes=mp3.finish(folder / f"{slug}.mp3", tag),
                    duration_ms=mp3.duration_ms,
                    chapters=chapters,
                    cues=cues,
                    cast=tuple((person, voice.id) for person, voice in self.voices.items()),
                    engine=f"{self.studio.engine.name} {self.studio.engine.version}",
                    loudness_lufs=round(max(mp3.loudness_lufs, -99.0), 2),
                    peak_dbtp=round(max(mp3.peak_dbtp, -99.0), 2),
                    author=script.author,
                    published=script.published,
                    site=script.site,
                    source=script.source,
                    image=script.image,
                    summary=script.summary,
                    genders=tuple(script.genders.items()),
                )
                write_companions(
                    folder,
                    episode,
                    show_title=show.title,
                    cover=cover,
                    base_url=show.base_url,
                    kept=self._booth.cache,
                )
                if whole:
                    keep_standing(self._booth.cache, origin, folder, slug)
        self._tell(plan, "done", plan.utterances, episode.duration_ms)
        return episode

    def _tell(self, plan: Plan, stage: Stage, done: int, audio_ms: int = 0) -> None:
        self._watch(Progress(self.script.title, stage, done, plan.utterances, audio_ms))

    def excerpt(self, show: Show, chapter: int | None, seconds: float | None) -> Path:
        """One chapter, from 1, or the first seconds: an MP3 that no feed knows."""
        script, plan = self.script, self.plan
        slug = render_slug(script.title)
        name = f"{slug}.preview"
        if chapter is not None:
            opened = [part.section for part in plan.parts if part.opens]
            if not 1 <= chapter <= len(opened):
                raise ScriptError(
                    f"“{script.title}” has no chapter {chapter}.",
                    hint=f"Its chapters are 1 to {len(opened)}."
                    if len(opened) > 1
                    else "It has one.",
                )
            plan = plan.of_section(opened[chapter - 1])
            name = f"{slug}.chapter-{chapter}"
        folder = self._settings.output
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.mp3"
        limit_ms = None if seconds is None else round(seconds * 1000)
        with Mp3File(folder, kbps=self._settings.bitrate) as mp3:
            spots = self._lay(self.studio.leveller.levelled(plan), mp3, limit_ms)
            if limit_ms is not None:
                mp3.cut(limit_ms)
            chapters = _chapters(plan, spots, mp3.duration_ms)
            mp3.finish(path, _tag(script, show, chapters))
        self._tell(plan, "done", plan.utterances, mp3.duration_ms)
        return path

    @property
    def reckoning(self) -> Reckoning:
        """What making the episode would take."""
        utterances = [u for part in self.plan.parts for u in part.utterances]
        missing = [u for u in utterances if not self._booth.keeps(u)]
        return Reckoning(
            title=self.script.title,
            engine=self.studio.engine.name,
            utterances=len(utterances),
            kept=len(utterances) - len(missing),
            chars=sum(len(u.text) for u in missing),
            requests=sum(map(self._requests, missing)) if self.studio.engine.online else 0,
            audio_ms=sum(
                round(len(u.text) * _MS_A_CHARACTER / u.rate) + u.pause_ms for u in utterances
            ),
        )

    def _requests(self, utterance: Utterance) -> int:
        """How many calls over the network one utterance takes."""
        engine = self._booth.engine(utterance.voice.engine)
        count = getattr(engine, "requests_for", None)
        return count(utterance.text, utterance.language) if count else 1

    def _lay(self, plan: Plan, mp3: Mp3File, limit_ms: int | None = None) -> list[_Spot]:
        """Append blocks, all or up to a length; where each begins and what is heard in it."""
        spots = []
        done = 0
        self._tell(plan, "speaking", done)
        music = self._settings.sound_bed is not None
        sounds = self._under_music(plan) if music else self._bare(plan, mp3)
        with closing(sounds):
            for at, sound in sounds:
                mp3.append(sound)
                if at is None:
                    continue
                spots.append((at, sound.spans))
                done += len(sound.spans)
                self._tell(plan, "speaking", done, mp3.duration_ms)
                if limit_ms is not None and mp3.duration_ms >= limit_ms:
                    break
        return spots

    def _bare(self, plan: Plan, mp3: Mp3File) -> Generator[tuple[int | None, Sound]]:
        """The sound of each part, and the sample it begins at."""
        blocks = (part.block for part in plan.parts)
        for sound in make_sounds(blocks, self._booth, self.studio.pool, ahead=self.studio.ahead):
            yield mp3.position, sound

    def _under_music(self, plan: Plan) -> Generator[tuple[int | None, Sound]]:
        """The same over the bed, which is one stream: coded here, block after block."""
        assert self._settings.sound_bed is not None
        bed = Bed(self._settings.sound_bed, self._settings.sound_bed_db)
        stream = Stream(self._settings.bitrate)
        yield None, stream.sound(bed.alone(begins=True), ())
        begun = (self.studio.pool.submit(self._booth.mix, part.block) for part in plan.parts)
        mixed = in_order(begun, self.studio.ahead)
        for part, (samples, spans) in zip(plan.parts, mixed, strict=True):
            at = stream.samples
            yield at, stream.sound(bed.under(samples, spans, rises=part.opens), spans)
        yield None, stream.sound(bed.alone(begins=False), ())
        yield None, stream.rest()

    def _cover(self, show: Show, fetch: Fetch) -> tuple[bytes, bool]:
        """The article's picture with its title, or its title alone; whether that is all of it."""
        script, image, whole = self.script, None, True
        if script.image is not None:
            try:
                image = fetch(script.image).body
            except FetchError:
                whole = False  # the next run may be luckier
        kept = self._booth.cache
        key = digest(COVER_FORMAT, script.title, show.title, script.language, image)
        cover = kept.get("cover", key) if kept is not None else None
        if cover is None:
            cover = draw_cover(
                script.title, show_title=show.title, language=script.language, image=image
            )
            if kept is not None:
                kept.put("cover", key, cover)
        return cover, whole


_Spot = tuple[int, tuple[Span, ...]]
"""(sample of the episode at which a block begins, its utterances within it)."""


def _tag(
    script: Script,
    show: Show,
    chapters: Sequence[Chapter],
    *,
    date: str | None = None,
    cover: bytes | None = None,
) -> bytes:
    return render_tag(
        title=script.title,
        artist=script.author or script.site or show.author or show.title,
        album=show.title,
        language=script.language,
        chapters=chapters,
        date=script.published or date,
        source=script.source,
        comment=script.summary,
        cover=cover,
    )


def _chapters(plan: Plan, spots: Sequence[_Spot], duration_ms: int) -> tuple[Chapter, ...]:
    """A chapter for each section of which something is said, marked in the pause before it."""
    starts = [
        (plan.titles[part.section], in_ms(at))
        for part, (at, _) in zip(plan.parts, spots, strict=False)
        if part.opens
    ]
    borders = [0, *(start for _, start in starts[1:]), duration_ms]
    return tuple(
        Chapter(title, start, end)
        for (title, _), (start, end) in zip(starts, pairwise(borders), strict=True)
    )


def _cues(plan: Plan, spots: Sequence[_Spot]) -> Iterator[Cue]:
    for part, (at, spans) in zip(plan.parts, spots, strict=True):
        for line, span in zip(part.lines, spans, strict=True):
            yield Cue(
                text=line.text,
                start_ms=in_ms(at + span.start),
                end_ms=in_ms(at + span.end),
                speaker=line.speaker,
                kind=line.kind,
                paragraph=line.paragraph,
                after=line.after,
                words=tuple((line.places(index), in_ms(at + frame)) for index, frame in span.words),
            )
