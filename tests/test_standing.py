"""A second run: what stands as it was made is left alone, and whatever changed is made anew."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrate.audio.block import Block, Utterance
from narrate.cache import Cache
from narrate.engines import ENGINES
from narrate.engines.tone import ToneEngine
from narrate.episode import Episode
from narrate.errors import FetchError
from narrate.feed import publish
from narrate.pipeline import make, read_script
from narrate.pipeline.progress import Progress
from narrate.pipeline.studio import Studio
from narrate.settings import Settings
from narrate.speech import Voice

TEXT = """The lock keeper

Nobody has closed the lock since spring. “It sticks,” said Ida Brandt.

The gate

“We oil it,” said Per Holm, “and it sticks again.”
"""
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 5, 9, tzinfo=UTC)


class Counted(ToneEngine):
    """The tone engine; it counts what it speaks."""

    spoken = 0

    def speak(self, text, voice, *, language, rate=1.0):
        Counted.spoken += 1
        return super().speak(text, voice, language=language, rate=rate)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(ENGINES, "tone", lambda: Counted)
    (tmp_path / "lock.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(folder: Path, now: datetime = LATER, **more) -> tuple[Episode, list[str]]:
    """The episode as this run has it, and what whoever watches was told."""
    told: list[Progress] = []
    settings = Settings(engine="tone", cache_folder=folder / "cache", **more)
    episode = make("lock.txt", settings=settings, now=now, progress=told.append)
    return episode, [progress.note for progress in told if progress.note]


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Name -> (instant of the last change, content) of what the output folder holds."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted((folder / "output").glob("the-lock-keeper*"))
    }


def test_a_second_run_makes_nothing_and_says_so(folder):
    first, _ = run(folder, NOON)
    before, spoken = files(folder), Counted.spoken

    second, notes = run(folder)

    assert second == first
    assert files(folder) == before
    assert Counted.spoken == spoken
    assert notes == ["“The lock keeper” stands as it was made."]


def test_a_reckoning_knows_what_stands(folder):
    episode, _ = run(folder, NOON)
    settings = Settings(engine="tone", cache_folder=folder / "cache")
    with Studio(settings, engine="tone") as studio:
        found = studio.reckon(read_script("lock.txt", settings))
        (folder / "output" / episode.mp3).unlink()
        other = studio.reckon(read_script("lock.txt", settings))

    assert (found.kept, found.chars, found.audio_ms) == (found.utterances, 0, episode.duration_ms)
    assert (other.kept, other.utterances) == (0, found.utterances)
    assert other.chars > 100


def test_progress_of_one_chapter_counts_its_own_utterances(folder):
    told: list[Progress] = []
    settings = Settings(engine="tone", cache_folder=folder / "cache")
    with Studio(settings, engine="tone") as studio:
        studio.make_excerpt(read_script("lock.txt", settings), chapter=2, watch=told.append)

    assert (told[0].done, told[0].total) == (0, 4)
    assert (told[-1].stage, told[-1].done, told[-1].total) == ("done", 4, 4)


@pytest.mark.parametrize(
    "more",
    [
        {"rate": 1.2},
        {"bitrate": 64},
        {"sound_paragraph_ms": 900},
        {"fragments": "speaker"},
        {"cast": {"Ida Brandt": "tone/d4"}},
        {"show": {"title": "Locks"}},
        {"narrator": "tone/d4"},
    ],
    ids=lambda more: next(iter(more)),
)
def test_another_setting_makes_it_anew(folder, more):
    run(folder, NOON)

    episode, notes = run(folder, **more)

    assert not any("stands" in note for note in notes)
    assert episode.updated == LATER.isoformat(timespec="seconds")


def test_another_word_lexicon_or_voice_makes_it_anew(folder):
    run(folder, NOON)
    (folder / "lock.txt").write_text(TEXT.replace("spring", "March"), encoding="utf-8")
    assert run(folder)[1] == []

    (folder / "lexicon.toml").write_text('[en]\nHolm = { say = "home" }\n', encoding="utf-8")
    assert run(folder)[1] == []

    (folder / "voices").mkdir()
    voice = '[[voice]]\nname = "low"\nlanguage = "mul"\nsettings = { hertz = 90 }\n'
    (folder / "voices" / "tone.toml").write_text(f'engine = "tone"\n{voice}', encoding="utf-8")
    assert run(folder)[1] == []
    assert len(run(folder)[1]) == 1


@pytest.mark.parametrize("ending", [".mp3", ".vtt", ".chapters.json", ".html", ".jpg", ".json"])
def test_a_file_that_is_gone_or_changed_brings_all_of_them_back(folder, ending):
    first, _ = run(folder, NOON)
    before = files(folder)
    path = folder / "output" / f"{first.slug}{ending}"

    path.write_bytes(path.read_bytes()[:-1] + b"?")
    if ending == ".json":  # a record that cannot be read is for a person to look at
        path.unlink()
    run(folder, NOON)
    assert {name: content for name, (_, content) in files(folder).items()} == {
        name: content for name, (_, content) in before.items()
    }

    path.unlink()
    run(folder, NOON)
    assert path.read_bytes() == before[path.name][1]


def test_a_picture_that_was_not_to_be_had_is_asked_for_again(folder):
    page = f'<meta property="og:image" content="https://example.org/lock.png"><p>{TEXT * 3}</p>'
    (folder / "lock.txt").rename(folder / "lock.html")
    (folder / "lock.html").write_text(f"<html><head>{page}</html>", encoding="utf-8")
    asked = []

    def fetch(url):
        asked.append(url)
        raise FetchError(f"{url} does not answer.")

    settings = Settings(engine="tone", cache_folder=folder / "cache")
    for _ in range(2):
        make("lock.html", settings=settings, now=NOON, fetch=fetch)

    assert asked == ["https://example.org/lock.png"] * 2


def test_no_key_of_an_engine_is_in_what_is_kept(folder):
    run(folder, NOON, engines={"tone": {}, "openai": {"api_key": "sk-lock-1234"}})

    kept = b"".join(p.read_bytes() for p in (folder / "cache").rglob("*") if p.is_file())
    assert b"sk-lock-1234" not in kept


def test_a_page_that_was_changed_or_has_another_show_is_brought_up_to_date(folder):
    episode, _ = run(folder, NOON)
    settings = Settings(engine="tone", cache_folder=folder / "cache")
    page = folder / "output" / f"{episode.slug}.html"
    publish(settings)
    right, search = page.read_bytes(), (folder / "output" / "search.js").read_bytes()
    assert b"sticks again" in search

    page.write_bytes(right.replace(b"sticks", b"opens"))
    publish(settings)
    assert page.read_bytes() == right
    assert (folder / "output" / "search.js").read_bytes() == search

    publish(replace(settings, show={"title": "Locks and weirs"}))
    assert b"Locks and weirs" in page.read_bytes()


def test_a_damaged_memory_of_spellings_changes_no_word(folder):
    first, _ = run(folder, NOON)
    for path in (folder / "cache" / "spelling").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-4])
    (folder / "output" / first.mp3).unlink()

    again, _ = run(folder, NOON)

    assert again == first


def test_sentences_spelt_before_say_and_show_the_same(folder):
    (folder / "lock.txt").write_text(TEXT.replace("oil it", "pay $5 on 3/4"), encoding="utf-8")
    first, _ = run(folder, NOON)
    before = files(folder)
    (folder / "output" / first.mp3).unlink()

    run(folder, NOON)

    assert files(folder).keys() == before.keys()
    assert all(files(folder)[name][1] == before[name][1] for name in before)


def test_everything_in_a_block_is_in_its_key():
    voice = Voice("low", "tone", "mul", settings={"hertz": 200})
    said = Utterance("Yes.", voice, "en", 1.0)
    block = Block((said,), "tone 1", 100, 96)
    changes: dict[str, object] = {
        "text": "No.",
        "voice": replace(voice, settings={"hertz": 210}),
        "language": "de",
        "gain_db": 2.0,
        "rate": 1.1,
        "pause_ms": 5,
    }
    others = [replace(block, utterances=(replace(said, **{n: v}),)) for n, v in changes.items()]
    own: dict[str, object] = {"engine": "tone 2", "lead_ms": 90, "kbps": 64, "trim_db": 0.5}
    others += [replace(block, **{name: value}) for name, value in own.items()]
    others.append(replace(block, utterances=(said, said)))

    assert {f.name for f in fields(Utterance)} == changes.keys()
    assert {f.name for f in fields(Block)} == own.keys() | {"utterances"}
    assert len({one.key for one in (block, *others)}) == len(others) + 1


def test_kept_checksums_are_of_every_file(folder):
    run(folder, NOON)
    (entry,) = [p for p in (folder / "cache" / "episode").rglob("*") if p.is_file()]
    kept = Cache(folder / "cache").get("episode", entry.name)

    assert kept is not None
    assert set(json.loads(kept)["sums"]) == {
        ".mp3",
        ".vtt",
        ".chapters.json",
        ".html",
        ".jpg",
        ".json",
    }
