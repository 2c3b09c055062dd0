"""The chapters as Podcasting 2.0 has them."""

from __future__ import annotations

import json

from narrate.episode import Chapter
from narrate.episode.chapters import render_chapters
from tests.episodes import episode


def test_the_chapters_are_those_of_the_episode_in_seconds():
    told = json.loads(render_chapters(episode(), show_title="Tides"))

    assert told["version"] == "1.2.0"
    assert told["title"] == "The harbour wall"
    assert told["author"] == "Mara Quist"
    assert told["podcastName"] == "Tides"
    assert told["fileName"] == "the-harbour-wall.mp3"
    assert told["chapters"] == [
        {"startTime": 0.0, "title": "The harbour wall", "endTime": 7.2},
        {"startTime": 7.2, "title": "What happens now", "endTime": 28.0},
    ]


def test_what_is_not_known_is_left_out():
    told = json.loads(render_chapters(episode(author=None)))

    assert not {"author", "podcastName"} & set(told)


def test_titles_stay_as_written():
    titles = ["“Quoted” & <b>bold</b>", "東京", 'back\\slash "x"', "\ud800"]
    made = episode(chapters=tuple(Chapter(t, i, i + 1) for i, t in enumerate(titles)))
    text = render_chapters(made)
    text.encode("utf-8")

    assert [c["title"] for c in json.loads(text)["chapters"]] == [*titles[:3], "?"]
