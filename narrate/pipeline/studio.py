"""Where episodes are made: the engine, the workers and what was spoken before, shared by all."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias, TypeVar

from narrate.article.fetch import fetch_image
from narrate.article.reading import Fetch
from narrate.audio import in_ms
from narrate.audio.assembly import Mp3File
from narrate.audio.block import Sound, Span, Utterance
from narrate.audio.music import Bed, Stream, read_jingle
from narrate.cache import default_folder, digest
from narrate.episode import Chapter, Cue, Episode
from narrate.episode.companions import write_companions
from narrate.episode.cover import FORMAT as COVER_FORMAT
from narrate.episode.cover import draw_cover
from narrate.episode.id3 import render_tag
from narrate.episode.naming import Place, Queue, choose_slug, make_guid, render_slug
from narrate.episode.record import read_records
from narrate.errors import FetchError, ScriptError
from narrate.feed import Show, read_show
from narrate.pipeline.levelling import Leveller, missed_db
from narrate.pipeline.planning import Plan, plan_episode
from narrate.pipeline.progress import Progress, Watch, unwatched
from narrate.pipeline.sounding import Booth, in_order, make_sounds
from narrate.pipeline.standing import find_standing, keep_standing, origin_of
from narrate.script import Script, Segment
from narrate.settings import Settings
from narrate.speech import Voice
from narrate.voices import (
    cast_show,
    find_voice,
    read_book,
    read_casts,
    read_voices,
    ready_voices,
    remember,
    shipped_folder,
    speaks,
    voice_for_language,
)
from narrate.whole import locked
from narrate.wording.lexicon import read_lexicon

Cast: TypeAlias = Mapping[str | None, Voice]
"""Person -> voice; None is the narrator."""

T = TypeVar("T")


class Turn(Protocol):
    """Does a task when it is this article's turn, and gives back what comes of it."""

    def __call__(self, task: Callable[[], T], /) -> T: ...


def at_once(task: Callable[[], T]) -> T:
    """No other article is waiting."""
    return task()


_MS_A_CHARACTER = 62
"""How long a voice takes for a character of running text, about."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What an episode would take to make."""

    title: str
    engine: str
    utterances: int
    kept: int
    """Of these, how many were spoken before and need not be again."""

    chars: int
    """Characters that the engine would be given."""

    requests: int
    """Calls over the network; 0 where the engine makes none."""

    audio_ms: int
    """Length of the episode, about."""


class Studio:
    """Makes episodes with one engine and one set of workers.

    A context: leaving it ends the workers it started. A `pool` that is given is used and left
    running; booths are sent to its workers, so it may be of threads, processes or machines.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        engine: str,
        pool: Executor | None = None,
        workers: int | None = None,
        queue: Queue | None = None,
    ) -> None:
        """`workers` is how many a given pool has; `queue` is of a run with several studios."""
        self.settings = settings
        self.booth = Booth(
            options={name: dict(table) for name, table in settings.engines.items()},
            cache_folder=settings.cache_folder or default_folder(),
            cache_bytes=settings.cache_size_mb * 1_000_000,
        )
        self.engine = self.booth.engine(engine)
        if hasattr(self.engine, "start"):
            self.engine.start()  # an earlier studio may have been left in the middle
        self.lexicon = read_lexicon(*_lexicons(settings))
        if workers is None:
            workers = settings.jobs or os.cpu_count() or 1
            if self.engine.online and not settings.jobs:
                workers = max(workers, 2 * int(getattr(self.engine, "parallel", 4)))
        self.pool = pool or ThreadPoolExecutor(workers, "narrate")
        self._owned = pool is None
        self._drawer = ThreadPoolExecutor(1, "cover")
        self._queue = queue or Queue()
        self._leveller = Leveller(self.booth, self.pool)
        self.ahead = 2 * workers + 2

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._drawer.shutdown(wait=False, cancel_futures=True)
        if self._owned:
            self.pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None and hasattr(self.engine, "stop"):
            self.engine.stop()  # what is in flight over the network is not waited for

    def cast(self, script: Script) -> tuple[Cast, tuple[str, ...]]:
        """Who speaks with which voice, None being the narrator, and what to tell about it."""
        folder = self.settings.engines.get(self.engine.name, {}).get("folder")
        return cast_show(
            read_book(self.settings.output),
            script.turns,
            script.genders,
            ready_voices(
                self.engine.name,
                script.language,
                files=Path(folder).expanduser() if folder else None,
            ),
            language=script.language,
            narrator=self.settings.narrator,
            pins={**read_casts(), **self.settings.cast, **script.cast},
        )

    def _begin(self, script: Script, place: Place) -> tuple[Cast, tuple[str, ...]]:
        """What is done in the order of the articles: a cast written down, a name waited for."""
        place.take()
        voices, notes = self.cast(script)
        remember(self.settings.output, voices)
        return voices, notes

    def _origin(self, script: Script, voices: Cast) -> str:
        name = f"{self.engine.name} {self.engine.version}"
        known = read_voices(self.engine.name)
        return origin_of(script, voices, known, self.lexicon.entries, self.settings, name)

    def plan(self, script: Script, voices: Cast) -> Plan:
        """Everything that will be spoken, levelled voice by voice."""
        known = {voice.id: voice for voice in read_voices(self.engine.name)}

        def voice_of(segment: Segment) -> Voice:
            if segment.voice is not None:
                return find_voice(segment.voice, known.values())
            voice = voices[segment.speaker]
            if segment.language is None or speaks(voice, segment.language):
                return voice
            return (
                voice_for_language(segment.language, known.values(), unlike=voices.values())
                or voice
            )

        plan = plan_episode(script, voice_of, self.booth.engine, self.settings, self.lexicon)
        chosen = self.settings
        jingles = (
            None if path is None else read_jingle(path, chosen.bitrate)
            for path in (chosen.sound_intro, chosen.sound_chapter, chosen.sound_outro)
        )
        return plan.with_jingles(*jingles)

    def make_episode(
        self,
        script: Script,
        *,
        now: datetime,
        watch: Watch = unwatched,
        fetch: Fetch = fetch_image,
        turn: Turn = at_once,
    ) -> Episode:
        """The script as an MP3 with its companions in the output folder.

        Made again, an episode keeps its name, its guid and the instant it was first made. The cast
        is made, and written into the show's book, when `turn` says so; slugs are given in that
        order.

        Raises:
            NarrateError: a voice, a text or the disk will not do; nothing half-made is left, and
                what was spoken is kept.
        """
        with self._queue.place(script.title, script.source) as place:
            return self._make(script, place, now, watch, fetch, turn)

    def _make(
        self, script: Script, place: Place, now: datetime, watch: Watch, fetch: Fetch, turn: Turn
    ) -> Episode:
        folder = self.settings.output
        show = read_show(self.settings)
        voices, notes = turn(lambda: self._begin(script, place))
        origin = self._origin(script, voices)
        standing = find_standing(self.booth.cache, origin, folder)
        if standing is not None:
            count, told = len(standing.cues), f"“{script.title}” stands as it was made."
            watch(Progress(script.title, "done", count, count, standing.duration_ms, told))
            return standing
        watch(Progress(script.title, "levelling", note=" ".join(notes)))
        drawn = self._drawer.submit(self._cover, script, show, fetch)
        if self.engine.instant:
            self._leveller.listen(voices.values(), script.language)
        plan = self._leveller.levelled(self.plan(script, voices))
        if not plan.utterances:
            raise ScriptError(f"“{script.title}” has nothing that can be said.")
        folder.mkdir(parents=True, exist_ok=True)
        with Mp3File(folder, kbps=self.settings.bitrate) as mp3:
            trim_db = self._leveller.pilot_db(plan)
            spots = self._lay(plan.trimmed(trim_db), mp3, script.title, watch)
            if rest_db := missed_db(mp3.loudness_lufs):  # the pilot was not like the rest
                mp3.clear()
                spots = self._lay(plan.trimmed(trim_db + rest_db), mp3, script.title, watch)
            watch(Progress(script.title, "writing", plan.utterances, plan.utterances))
            chapters = _chapters(plan, spots, mp3.duration_ms)
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
                    cues=tuple(_cues(plan, spots)),
                    cast=tuple((person, voice.id) for person, voice in voices.items()),
                    engine=f"{self.engine.name} {self.engine.version}",
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
                    folder, episode, show_title=show.title, cover=cover, base_url=show.base_url
                )
                if whole:
                    keep_standing(self.booth.cache, origin, folder, slug)
        watch(Progress(script.title, "done", plan.utterances, plan.utterances, episode.duration_ms))
        return episode

    def make_excerpt(
        self,
        script: Script,
        *,
        chapter: int | None = None,
        seconds: float | None = None,
        watch: Watch = unwatched,
    ) -> Path:
        """One chapter (from 1) or the first seconds, to listen to: an MP3 that no feed knows.

        Raises:
            NarrateError: as `make_episode`, and where there is no such chapter.
        """
        plan = self.plan(script, self.cast(script)[0])
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
        folder = self.settings.output
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.mp3"
        limit_ms = None if seconds is None else round(seconds * 1000)
        with Mp3File(folder, kbps=self.settings.bitrate) as mp3:
            spots = self._lay(self._leveller.levelled(plan), mp3, script.title, watch, limit_ms)
            if limit_ms is not None:
                mp3.cut(limit_ms)
            chapters = _chapters(plan, spots, mp3.duration_ms)
            mp3.finish(path, _tag(script, read_show(self.settings), chapters))
        watch(Progress(script.title, "done", plan.utterances, plan.utterances, mp3.duration_ms))
        return path

    def reckon(self, script: Script) -> Reckoning:
        """What making the episode would take; nothing is spoken."""
        plan = self.plan(script, self.cast(script)[0])
        utterances = [u for part in plan.parts for u in part.utterances]
        missing = [u for u in utterances if not self.booth.keeps(u)]
        return Reckoning(
            title=script.title,
            engine=self.engine.name,
            utterances=len(utterances),
            kept=len(utterances) - len(missing),
            chars=sum(len(u.text) for u in missing),
            requests=sum(map(self._requests, missing)) if self.engine.online else 0,
            audio_ms=sum(
                round(len(u.text) * _MS_A_CHARACTER / u.rate) + u.pause_ms for u in utterances
            ),
        )

    def _requests(self, utterance: Utterance) -> int:
        """How many calls over the network one utterance takes."""
        engine = self.booth.engine(utterance.voice.engine)
        count = getattr(engine, "requests_for", None)
        return count(utterance.text, utterance.language) if count else 1

    def _lay(
        self, plan: Plan, mp3: Mp3File, title: str, watch: Watch, limit_ms: int | None = None
    ) -> list[_Spot]:
        """Append blocks, all or up to a length; where each begins and what is heard in it."""
        spots = []
        total, done = plan.utterances, 0
        watch(Progress(title, "speaking", 0, total))
        music = self.settings.sound_bed is not None
        sounds = self._under_music(plan) if music else self._bare(plan, mp3)
        with closing(sounds):
            for at, sound in sounds:
                mp3.append(sound)
                if at is None:
                    continue
                spots.append((at, sound.spans))
                done += len(sound.spans)
                watch(Progress(title, "speaking", done, total, mp3.duration_ms))
                if limit_ms is not None and mp3.duration_ms >= limit_ms:
                    break
        return spots

    def _bare(self, plan: Plan, mp3: Mp3File) -> Generator[tuple[int | None, Sound]]:
        """The sound of each part, and the sample it begins at."""
        blocks = (part.block for part in plan.parts)
        for sound in make_sounds(blocks, self.booth, self.pool, ahead=self.ahead):
            yield mp3.position, sound

    def _under_music(self, plan: Plan) -> Generator[tuple[int | None, Sound]]:
        """The same over the bed, which is one stream: coded here, block after block."""
        assert self.settings.sound_bed is not None
        bed = Bed(self.settings.sound_bed, self.settings.sound_bed_db)
        stream = Stream(self.settings.bitrate)
        yield None, stream.sound(bed.alone(begins=True), ())
        begun = (self.pool.submit(self.booth.mix, part.block) for part in plan.parts)
        mixed = in_order(begun, self.ahead)
        for part, (samples, spans) in zip(plan.parts, mixed, strict=True):
            at = stream.samples
            yield at, stream.sound(bed.under(samples, spans, rises=part.opens), spans)
        yield None, stream.sound(bed.alone(begins=False), ())
        yield None, stream.rest()

    def _cover(self, script: Script, show: Show, fetch: Fetch) -> tuple[bytes, bool]:
        """The article's picture with its title, or its title alone; whether that is all of it."""
        image, whole = None, True
        if script.image is not None:
            try:
                image = fetch(script.image).body
            except FetchError:
                whole = False  # the next run may be luckier
        kept = self.booth.cache
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


def _lexicons(settings: Settings) -> Iterator[Path]:
    """The lexicon that ships, the one beside narrate.toml, and the one that was asked for."""
    yield shipped_folder() / "lexicon.toml"
    beside = Path("lexicon.toml")
    if beside.is_file():
        yield beside
    if settings.lexicon is not None:
        yield settings.lexicon


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
