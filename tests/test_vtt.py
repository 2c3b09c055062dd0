"""The transcript, read back by webvtt-py."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from narrate.episode import Cue
from narrate.episode.lines import columns, fill, may_break, pieces
from narrate.episode.vtt import WIDTH, clock, render_vtt
from tests.episodes import LONG, episode


def read(text: str) -> list[webvtt.Caption]:
    return list(webvtt.from_buffer(io.StringIO(text)))


def test_every_cue_names_its_voice():
    captions = read(render_vtt(episode()))

    assert captions[0].text == "The harbour wall"
    assert captions[0].voice == "Narrator"
    assert captions[2].voice == "Ana Lima"
    assert (captions[2].start, captions[2].end) == ("00:00:04.200", "00:00:05.600")
    assert captions[-1].voice == "Tom O’Hara &amp; Sons"


def test_a_long_sentence_becomes_cues_of_two_lines_and_loses_no_word():
    captions = read(render_vtt(episode(cues=(Cue(LONG, 1000, 16_000),))))

    assert len(captions) == 3
    assert " ".join(caption.text.replace("\n", " ") for caption in captions) == LONG
    assert all(len(caption.lines) <= 2 for caption in captions)
    assert captions[0].end == captions[1].start
    assert (captions[0].start, captions[-1].end) == ("00:00:01.000", "00:00:16.000")


def test_a_long_sentence_is_cut_where_it_pauses():
    captions = read(render_vtt(episode(cues=(Cue(LONG, 0, 16_000),))))

    assert captions[0].text.endswith(("January,", "winter,"))


def test_a_cut_falls_on_the_word_where_the_words_have_times():
    """The last word is drawn out, so a cut in proportion would come far too late."""
    at = [i for i in range(len(LONG)) if i == 0 or LONG[i - 1] == " "]
    words = tuple((place, 100 + 10 * count) for count, place in enumerate(at))
    captions = read(render_vtt(episode(cues=(Cue(LONG, 100, 60_000, words=words),))))
    begins = LONG.index(captions[1].text.split("\n")[0][:20])

    assert captions[1].start == clock(dict(words)[begins])


def test_no_line_is_longer_than_a_player_shows():
    cues = (
        Cue("Ünï" * 90, 0, 9000, "Ana Lima"),
        Cue("港の壁は一メートル高くなる。" * 12, 9000, 20_000, "林さん"),
        Cue("a&b<c>" * 60, 20_000, 30_000, "Sir Bartholomew Ignatius Featherstonehaugh-Smith"),
        Cue(LONG, 30_000, 40_000, "Jen"),
    )
    text = render_vtt(episode(cues=cues))

    assert max(columns(line.partition(">")[2] or line) for line in text.splitlines()) <= WIDTH
    plain = [line for line in text.splitlines() if not line.startswith("<v Sir")]
    assert max(map(len, plain)) <= WIDTH


@pytest.mark.parametrize(
    "text", ["a\n\nb", "00:00 --> 00:01", "</v><v Eve>", "NOTE x", "\ud800", "&lt;", "STYLE\n::cue"]
)
def test_words_stay_words(text):
    """Neither blank lines nor arrows nor tags in an article end a cue or change its voice."""
    rendered = render_vtt(episode(cues=(Cue(text, 0, 1000, text), Cue("end", 2000, 3000))))
    rendered.encode("utf-8")
    captions = read(rendered)

    assert len(captions) == 2
    assert captions[1].text == "end"
    assert "<v Eve>" not in rendered


@given(st.text(max_size=300), st.integers(0, 10**7), st.integers(0, 10**5))
def test_any_text_gives_cues_in_order_that_last(text, start_ms, length_ms):
    cue = Cue(text, start_ms, start_ms + length_ms, "Ana")
    captions = read(render_vtt(episode(cues=(cue,))))
    said = "".join(caption.raw_text for caption in captions)

    assert all(caption.start < caption.end for caption in captions)
    assert all(a.end <= b.start for a, b in pairwise(captions))
    assert bool(text.split()) == bool(captions)
    assert said.count("\n") <= len(captions)


def test_an_hour_is_written_as_one():
    assert clock(3_600_000 + 2 * 60_000 + 3_004) == "01:02:03.004"
    assert clock(360_000_000) == "100:00:00.000"


@given(st.text(max_size=80), st.integers(1, 30))
def test_lines_hold_all_that_is_written(text, width):
    lines = fill(text, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("well-known facts", ["well-", "known ", "facts"]),
        ("minus -3", ["minus ", "-3"]),
        ("10\u00a0km", ["10\u00a0km"]),
        ("東京、夏。", ["東", "京、", "夏。"]),
        ("「夏」だ", ["「夏」", "だ"]),
        ("👩‍👧 e\u0301t", ["👩‍👧 ", "e\u0301t"]),
    ],
)
def test_a_line_begins_where_good_manners_allow(text, parts):
    assert list(pieces(text)) == parts
    assert not may_break(text, 0)
