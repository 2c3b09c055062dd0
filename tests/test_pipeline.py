"""A source in, an episode out: what holds of every episode, whoever speaks it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from narrate.audio import RATE
from narrate.audio.block import Block, Utterance, mix_block
from narrate.engines import ENGINES
from narrate.engines.tone import ToneEngine
from narrate.episode import Episode
from narrate.episode.record import read_records
from narrate.errors import NarrateError, SpeechError, VoiceError
from narrate.pipeline import choose_engine, make, read_script
from narrate.pipeline.studio import Studio
from narrate.script import Script
from narrate.settings import Settings
from narrate.speech import Voice
from tests.sounds import by_ffmpeg, clip, ebur128, tone

SAMPLE = Path(__file__).parent / "articles" / "harbour-bridge.txt"
SHORT = """The tide

It turns twice a day. “Nobody asked the harbour,” said Ana Lima.

The morning boats

Lima doubts it. “They leave at 5,” she said, “and come back at noon.”

The evening boats

“We stay in,” said Jon Berg. The “fleet” is two boats.
"""
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TITLES = [
    "Why is Saltmere’s harbour bridge closing for 14 months?",
    "Ministers call the closure ‘unavoidable’",
    "What will happen to the ferries?",
]


class Reporter(ToneEngine):
    """The tone engine, its calls noted; it fails from a given call on."""

    name = "reporter"
    instant = False
    spoken: ClassVar[list[str]] = []
    fails_after = 10**9
    lock = threading.Lock()

    def speak(self, text, voice, *, language, rate=1.0):
        with Reporter.lock:
            if len(Reporter.spoken) >= Reporter.fails_after:
                raise SpeechError(f"the voice {voice.id} lost its way at {text[:20]!r}.")
            Reporter.spoken.append(text)
        return super().speak(text, voice, language=language, rate=rate)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A working folder of its own, with a cache and the voices of the engine that takes notes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(ENGINES, "reporter", lambda: Reporter)
    monkeypatch.setattr(Reporter, "spoken", [])
    monkeypatch.setattr(Reporter, "fails_after", 10**9)
    voices = "".join(
        f'[[voice]]\nname = "v{n}"\nlanguage = "mul"\nsettings = {{ hertz = {300 + 60 * n} }}\n'
        for n in range(8)
    )
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "reporter.toml").write_text(f'engine = "reporter"\n{voices}')
    return tmp_path


def settings(folder: Path, **more) -> Settings:
    given = {"engine": "tone", "output": folder / "output", "cache_folder": folder / "cache"}
    return Settings(**(given | more))


def _written(folder: Path, text: str) -> Path:
    """An article in the folder, always under one name."""
    path = folder / "tide.txt"
    path.write_text(text, encoding="utf-8")
    return path


def made(folder: Path, source: Path | str = SAMPLE, **more) -> tuple[Episode, bytes]:
    chosen = settings(folder, **more)
    episode = make(source, settings=chosen, now=NOON)
    return episode, (chosen.output / episode.mp3).read_bytes()


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Iterator[tuple[Episode, Path]]:
    """The sample article, spoken by tones."""
    folder = tmp_path_factory.mktemp("sample")
    episode, _ = made(folder)
    return episode, folder / "output" / episode.mp3


def test_the_sample_has_a_chapter_for_each_heading(sample):
    episode, _ = sample

    assert [chapter.title for chapter in episode.chapters] == TITLES
    assert episode.chapters[0].start_ms == 0
    assert episode.chapters[-1].end_ms == episode.duration_ms


def test_three_readers_find_the_same_chapters(sample):
    """mutagen, eyeD3 and ffmpeg share no line of code with narrate."""
    import eyed3
    from mutagen.id3 import ID3

    episode, path = sample
    meant = [(c.title, c.start_ms, c.end_ms) for c in episode.chapters]

    tag = ID3(path)
    order = tag.getall("CTOC")[0].child_element_ids
    frames = {frame.element_id: frame for frame in tag.getall("CHAP")}
    by_mutagen = [
        (str(frames[id].sub_frames["TIT2"]), frames[id].start_time, frames[id].end_time)
        for id in order
    ]
    by_eyed3 = [(c.title, *c.times) for c in eyed3.load(path).tag.chapters]

    assert by_mutagen == meant
    assert sorted(by_eyed3, key=lambda c: c[1]) == meant
    assert _chapters_by_av(path) == meant


def _chapters_by_av(path: Path) -> list[tuple[str, int, int]]:
    """As ffmpeg's libraries read them."""
    import av

    with av.open(str(path)) as file:
        return [
            (
                chapter["metadata"]["title"],
                round(chapter["start"] * chapter["time_base"] * 1000),
                round(chapter["end"] * chapter["time_base"] * 1000),
            )
            for chapter in file.chapters()
        ]


def test_every_mark_lies_in_the_pause_before_its_heading(sample):
    episode, path = sample
    heard = by_ffmpeg(path)

    for chapter in episode.chapters[1:]:
        at = chapter.start_ms * RATE // 1000
        assert np.abs(heard[at - RATE // 5 : at + RATE // 5]).max() < 1e-3
        cue = next(c for c in episode.cues if c.start_ms >= chapter.start_ms)
        assert cue.text == chapter.title


def test_sound_is_where_the_cues_say(sample):
    """Loud within each cue, silent between two: the clock never drifts."""
    episode, path = sample
    heard = np.abs(by_ffmpeg(path))

    for cue in episode.cues:
        inside = heard[(cue.start_ms + 20) * 48 : (cue.end_ms - 20) * 48]
        assert np.percentile(inside, 20) > 0.01
    for one, other in zip(episode.cues, episode.cues[1:], strict=False):
        between = heard[(one.end_ms + 10) * 48 : (other.start_ms - 10) * 48]
        assert len(between) >= 48 * 100
        assert between.max() < 1e-2


def test_no_pause_is_longer_than_two_seconds(sample):
    episode, _ = sample

    gaps = [b.start_ms - a.end_ms for a, b in zip(episode.cues, episode.cues[1:], strict=False)]
    assert min(gaps) > 0
    assert max(gaps) <= 2000


def test_level_and_length_are_those_of_another_meter(sample):
    episode, path = sample
    loudness, peak = ebur128(path)

    assert loudness == pytest.approx(-19, abs=0.5)
    assert peak <= -1
    assert episode.loudness_lufs == pytest.approx(loudness, abs=0.3)
    assert episode.size_bytes == path.stat().st_size
    assert abs(len(by_ffmpeg(path)) / 48 - episode.duration_ms) < 1


def test_no_join_clicks(sample):
    """Sound swells and dies away at every cut: nowhere near one is a step as steep as within."""
    episode, path = sample
    steps = np.abs(np.diff(by_ffmpeg(path)))
    within = max(steps[(c.start_ms + 20) * 48 : (c.end_ms - 20) * 48].max() for c in episode.cues)

    for cue in episode.cues:
        for ms in (cue.start_ms, cue.end_ms):
            assert steps[max(ms - 20, 0) * 48 : (ms + 2) * 48].max() < within


def test_a_clip_cut_in_full_swing_is_joined_without_a_click():
    """What an engine breaks off at its loudest."""
    cosine = tone(0.5, hertz=200.0, level_db=-12.0)[RATE // 800 :]  # begins at its crest
    voice = Voice("v", "e", "mul")
    said = tuple(Utterance("Yes.", voice, "en", 0.0, pause_ms=pause) for pause in (0, 100, 0))
    block = Block(said, "e 1", lead_ms=100, kbps=96)

    samples, _ = mix_block(block, lambda _: clip(cosine))

    assert np.abs(np.diff(samples)).max() < 1.5 * np.abs(np.diff(cosine)).max()
    assert np.abs(cosine[0]) > 10 * np.abs(np.diff(cosine)).max()


def test_each_person_has_a_voice_of_their_own(sample):
    episode, _ = sample
    cast = dict(episode.cast)

    assert {"Margaret Oyelaran", "Tomasz Wieczorek", "Ines Carvalho", "Callum Reith"} < set(cast)
    assert len(set(cast.values())) == len(cast)


def test_the_transcript_is_the_script_to_the_letter(folder):
    script = read_script(str(SAMPLE), settings(folder))
    episode, _ = made(folder)

    shown = [""] * len(script.paragraphs)
    for cue in episode.cues:
        shown[cue.paragraph] += cue.text + cue.after
    assert [text.strip() for text in shown] == [p.text for p in script.paragraphs]


def test_word_times_lie_within_their_cue_and_point_at_words(sample):
    episode, _ = sample

    for cue in episode.cues:
        assert [at for at, _ in cue.words] == sorted(at for at, _ in cue.words)
        for at, ms in cue.words:
            assert cue.start_ms <= ms <= cue.end_ms
            assert 0 <= at < len(cue.text)


def test_made_again_nothing_is_spoken_and_the_bytes_are_the_same(folder):
    first, one = made(folder, _written(folder, SHORT), engine="reporter")
    calls = len(Reporter.spoken)
    (folder / "output" / first.mp3).unlink()  # else it is left alone
    second, other = made(folder, _written(folder, SHORT), engine="reporter")

    assert calls > 10
    assert len(Reporter.spoken) == calls
    assert one == other
    assert (first.guid, first.made) == (second.guid, second.made)
    assert len(read_records(folder / "output")) == 1


def test_made_again_on_another_day_the_bytes_are_the_same(folder):
    """An article without a date has that of its first making in its tag, whatever day it is."""
    first, one = made(folder, _written(folder, SHORT))
    (folder / "output" / first.mp3).unlink()
    later = make(
        folder / "tide.txt", settings=settings(folder), now=datetime(2027, 1, 9, tzinfo=UTC)
    )

    assert (folder / "output" / later.mp3).read_bytes() == one
    assert (later.made, later.guid) == (first.made, first.guid)
    assert later.updated > first.updated


def test_after_an_edit_only_the_new_sentence_is_spoken(folder):
    made(folder, _written(folder, SHORT), engine="reporter")
    calls = len(Reporter.spoken)

    edited = SHORT.replace("Lima doubts it.", "Few doubt it.")
    episode, _ = made(folder, _written(folder, edited), engine="reporter")

    assert Reporter.spoken[calls:] == ["Few doubt it."]
    assert len(read_records(folder / "output")) == 1
    assert any("Few doubt" in cue.text for cue in episode.cues)


def test_what_was_spoken_before_a_failure_is_kept(folder):
    _, whole = made(folder, _written(folder, SHORT), engine="reporter")
    calls = len(Reporter.spoken)
    chosen = settings(folder, engine="reporter", cache_folder=folder / "other", jobs=1)
    path = folder / "output" / read_records(folder / "output")[0].mp3

    Reporter.fails_after = calls + 12
    with pytest.raises(SpeechError, match="lost its way"):
        make(folder / "tide.txt", settings=chosen, now=NOON)
    left = path.read_bytes()
    Reporter.fails_after = 10**9
    make(folder / "tide.txt", settings=chosen, now=NOON)

    assert left == whole == path.read_bytes()
    assert len(Reporter.spoken) == 2 * calls
    assert not list((folder / "output").glob(".*.part"))


def test_the_number_of_workers_leaves_no_trace(folder):
    _, one = made(folder, _written(folder, SHORT), jobs=1, cache_folder=folder / "one")
    _, many = made(folder, _written(folder, SHORT), jobs=5, cache_folder=folder / "many")

    assert one == many


def test_moved_chapters_are_not_made_again(folder):
    """Blocks know nothing of their place, and people keep their voices."""
    second, third = SHORT.index("The morning boats"), SHORT.index("The evening boats")
    head, middle, last = SHORT[:second], SHORT[second:third], SHORT[third:]
    made(folder, _written(folder, SHORT), engine="reporter")
    kept = sorted((folder / "cache" / "block").glob("*/*"))

    episode, _ = made(folder, _written(folder, f"{head}{last}\n{middle}"), engine="reporter")

    assert [c.title for c in episode.chapters][1:] == ["The evening boats", "The morning boats"]
    assert sorted((folder / "cache" / "block").glob("*/*")) == kept


def test_pins_from_settings_and_script_are_followed(folder):
    _written(folder, SHORT)
    chosen = settings(folder, cast={"Lima": "tone/e5"})
    cast = dict(make(folder / "tide.txt", settings=chosen, now=NOON).cast)

    assert cast["Ana Lima"] == "tone/e5"

    with pytest.raises(VoiceError, match="no voice 'nosuch'"):
        make(folder / "tide.txt", settings=settings(folder, narrator="nosuch"), now=NOON)


def test_an_unknown_engine_is_named_with_its_nearest(folder):
    _written(folder, SHORT)
    with pytest.raises(VoiceError, match="no engine 'espaek'") as caught:
        make(folder / "tide.txt", settings=settings(folder, engine="espaek"), now=NOON)

    assert caught.value.hint == "Did you mean 'espeak'?"


def test_an_article_with_nothing_to_say_is_refused(folder):
    script = Script(title="…", sections=())

    with Studio(settings(folder), engine="tone") as studio, pytest.raises(NarrateError):
        studio.make_episode(script, now=NOON)


def test_an_engine_that_was_asked_for_is_taken_as_it_is():
    assert choose_engine("tone", "en") == ("tone", None)


def test_two_articles_of_one_title_do_not_overwrite_each_other(folder):
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"The tide\n\nIt turns. So says number {name}.\n")
        made(folder, folder / f"{name}.txt")

    assert [e.slug for e in read_records(folder / "output")] == ["the-tide-2", "the-tide"]


def test_speech_in_another_tempo_is_another_length(folder):
    slow, _ = made(folder, _written(folder, SHORT), rate=0.8)
    fast, _ = made(folder, _written(folder, SHORT), rate=1.6)

    assert slow.duration_ms > 1.3 * fast.duration_ms


def test_a_clip_is_cut_at_its_silences_and_timed(folder):
    """Guards the pauses: half a pause at a block's end, the rest at the next one's start."""
    (folder / "a.txt").write_text("The tide\n\nIt turns.\n\nIt turns again.\n")
    chosen = replace(settings(folder), sound_paragraph_ms=900, sound_chapter_ms=1200)
    cues = make(folder / "a.txt", settings=chosen, now=NOON).cues

    assert cues[2].start_ms - cues[1].end_ms == pytest.approx(900, abs=50)


@pytest.fixture
def site():
    """A server with an article that has a picture."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (1200, 800), (200, 30, 30)).save(picture, "PNG")
    words = "".join(f"<p>The tide turns twice a day, and number {n} knows.</p>" for n in range(9))
    head = '<meta property="og:image" content="/lead.png"><title>The tide</title>'
    page = f"<html lang=en><head>{head}</head><body><h1>The tide</h1>{words}</body></html>"

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            image = self.path == "/lead.png"
            body = picture.getvalue() if image else page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "image/png" if image else "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/tide"
        server.shutdown()


def test_a_page_becomes_an_episode_with_its_picture_on_the_cover(folder, site):
    from PIL import Image

    episode = make(site, settings=settings(folder), now=NOON)

    assert episode.title == "The tide"
    assert episode.source == site
    cover = Image.open(folder / "output" / "the-tide.jpg").convert("RGB")
    red, green, blue = cover.getpixel((cover.width // 2, 100))
    assert red > 170
    assert max(green, blue) < 70
