"""Records of episodes, written and read back."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.episode import Chapter, Cue, Episode
from narrate.episode.companions import ENDINGS, write_companions
from narrate.episode.record import parse_record, read_records, render_record
from narrate.errors import FeedError
from tests.episodes import episode

numbers = st.integers(min_value=0, max_value=10**9)
texts = st.text(st.characters(), max_size=20)  # lone surrogates too
cues = st.builds(
    Cue,
    text=texts,
    start_ms=numbers,
    end_ms=numbers,
    speaker=st.none() | texts,
    kind=st.sampled_from(["heading", "narration", "quote"]),
    paragraph=numbers,
    words=st.lists(st.tuples(numbers, numbers), max_size=3).map(tuple),
)
episodes = st.builds(
    Episode,
    **dict.fromkeys(("slug", "title", "guid", "language", "made", "updated", "engine"), texts),
    **{name: st.none() | texts for name in ("author", "published", "site", "source", "image")},
    summary=st.none() | texts,
    size_bytes=numbers,
    duration_ms=numbers,
    chapters=st.lists(st.builds(Chapter, texts, numbers, numbers), max_size=3).map(tuple),
    cues=st.lists(cues, max_size=3).map(tuple),
    cast=st.lists(st.tuples(st.none() | texts, texts), max_size=2).map(tuple),
    loudness_lufs=st.floats(allow_nan=False, allow_infinity=False),
    peak_dbtp=st.floats(allow_nan=False, allow_infinity=False),
    genders=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
)


@given(episodes)
def test_any_episode_comes_back_as_it_was(made):
    text = render_record(made)

    assert parse_record(text.encode("utf-8").decode("utf-8")) == made


def test_a_record_is_json_with_a_line_for_each_cue():
    made = episode()
    text = render_record(made)

    assert json.loads(text)["title"] == "The harbour wall"
    assert len(text.splitlines()) == 2 + 1 + len(fields(made)) + 2 + 7 + 2


def test_fields_of_a_later_version_are_passed_over():
    known = json.loads(render_record(episode()))
    known["mood"] = {"calm": [1, 2]}
    known["cues"][0]["loudness"] = -20

    assert parse_record(json.dumps(known)) == episode()


def test_a_record_of_a_later_form_is_refused():
    known = json.loads(render_record(episode())) | {"narrate": 2}

    with pytest.raises(FeedError, match="newer version"):
        parse_record(json.dumps(known))


WRONG_KIND = {"text": "a", "start_ms": 0, "end_ms": 1, "kind": "song"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"duration_ms": "long"}, 'duration_ms holds "long"'),
        ({"duration_ms": True}, "duration_ms holds true"),
        ({"title": None}, "title holds null"),
        ({"loudness_lufs": 10**400}, "loudness_lufs holds 1000"),
        ({"cues": [{"text": "Hello"}]}, r"cues\[0\]: start_ms is missing"),
        (
            {"cues": [{"text": "a", "start_ms": 0, "end_ms": 1, "kind": "song"}]},
            r"cues\[0\]: kind holds",
        ),
        ({"cues": 3}, "cues holds 3"),
        ({"cast": [["a", "b", "c"]]}, "cast"),
    ],
)
def test_a_value_that_will_not_do_is_named_by_its_place(change, told):
    known = json.loads(render_record(episode())) | change

    with pytest.raises(FeedError, match=f"^wall.json: .*{told}"):
        parse_record(json.dumps(known), source="wall.json")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"narrate": "1"}', "[" * 100_000])
def test_what_is_no_record_is_refused_by_name(text):
    with pytest.raises(FeedError, match=r"wall\.json"):
        parse_record(text, source="wall.json")


def test_a_folder_gives_its_episodes_latest_first(tmp_path):
    old = episode(slug="old", made="2025-01-01T00:00:00Z")
    new = episode(slug="new", made="2026-01-01T00:00:00Z")
    for made in (old, new):
        write_companions(tmp_path, made, show_title="Tides", cover=b"\xff\xd8")
    (tmp_path / "package.json").write_text('{"name": "somebody else’s"}', encoding="utf-8")

    assert read_records(tmp_path) == (new, old)
    assert read_records(tmp_path / "not there") == ()


def test_records_can_be_read_without_their_cues(tmp_path):
    made = episode(cues=(Cue('\n ],\n "cues": [\n', 0, 1), *episode().cues))
    bare = episode(slug="bare", made="2025-01-01T00:00:00Z", cues=())
    turned = json.loads(render_record(replace(made, slug="turned", made="2024-01-01T00:00:00Z")))
    turned["cues"] = turned.pop("cues")  # the last field, as a person may have laid it out
    (tmp_path / "turned.json").write_text(json.dumps(turned, indent=1), encoding="utf-8")
    (tmp_path / "the-harbour-wall.json").write_text(render_record(made), encoding="utf-8")
    (tmp_path / "bare.json").write_text(json.dumps(json.loads(render_record(bare))))

    text = render_record(replace(made, slug="joined", made="2023-01-01T00:00:00Z"))
    (tmp_path / "joined.json").write_text(text.replace("}\n ],", "}],"), encoding="utf-8")
    (tmp_path / "others.json").write_text('{\n "cues": [\n  1, 2 ]\n}\n')

    whole = read_records(tmp_path)
    assert whole[:2] == (made, bare)
    assert len(whole) == 4
    assert whole[2].cues == made.cues
    assert read_records(tmp_path, cues=False) == tuple(replace(e, cues=()) for e in whole)


def test_a_damaged_record_is_named(tmp_path):
    whole = render_record(episode())
    (tmp_path / "the-harbour-wall.json").write_text(whole[:-40], encoding="utf-8")

    with pytest.raises(FeedError, match=r"the-harbour-wall\.json"):
        read_records(tmp_path)


def test_a_renamed_record_is_named(tmp_path):
    (tmp_path / "other.json").write_text(render_record(episode()), encoding="utf-8")

    with pytest.raises(FeedError, match=r"other\.json is the record of 'the-harbour-wall'"):
        read_records(tmp_path)


def test_an_episode_has_all_its_companions_and_nothing_half_written(tmp_path):
    made = episode()
    written = write_companions(tmp_path, made, show_title="Tides", cover=b"\xff\xd8")

    assert sorted(p for p in tmp_path.iterdir() if p.is_file()) == sorted(written)
    assert {path.name.removeprefix(made.slug) for path in written} == set(ENDINGS) - {".mp3"}
    assert written[-1].suffix == ".json"
    assert write_companions(tmp_path, replace(made), show_title="Tides", cover=b"\xff\xd8")
