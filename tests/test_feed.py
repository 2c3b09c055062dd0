"""The feed, read back by parsers that do not share a line with narrate."""

from __future__ import annotations

import calendar
import json
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from lxml import etree

from narrate.episode import Chapter
from narrate.errors import FeedError, SettingsError
from narrate.feed import Show, publish, read_show, render_feed
from narrate.feed.categories import category_names, find_category
from narrate.feed.notes import LIMIT_BYTES, render_notes
from narrate.feed.publishing import MEMORY, make_guid
from narrate.feed.rss import NAMESPACES, first_published
from narrate.pipeline import make
from tests.episodes import episode
from tests.shows import BASE, cover, put, settings
from tests.sounds import by_ffmpeg
from tests.test_pipeline import SHORT

SHOW = Show(title="A show", base_url=BASE, email="a@example.org")


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder with a show's cover in it."""
    cover(tmp_path / "output")
    return tmp_path / "output"


def parsed(text: str):
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


def channel(text: str) -> etree._Element:
    return etree.fromstring(text.encode()).find("channel")


def find(element: etree._Element, path: str) -> list[etree._Element]:
    return element.findall(path, NAMESPACES)


def one(element: etree._Element, path: str) -> etree._Element:
    (found,) = find(element, path)
    return found


def test_the_feed_has_what_apple_and_psp_1_require_of_a_show(output):
    put(output)

    feed = channel(publish(settings(output)).path.read_text())

    assert one(feed, "title").text == "The Tideline, read aloud"
    assert one(feed, "description").text == "A coast, heard."
    assert one(feed, "link").text == f"{BASE}/"
    assert one(feed, "language").text == "en"
    assert one(feed, "itunes:image").get("href") == f"{BASE}/cover.jpg"
    assert one(feed, "itunes:explicit").text == "false"
    assert one(feed, "itunes:author").text == "Mara Quist"
    assert one(feed, "itunes:owner/itunes:email").text == "mara@example.org"
    assert one(feed, "podcast:locked").text == "yes"
    assert one(feed, "podcast:medium").text == "podcast"
    assert one(feed, "podcast:txt[@purpose='ai-content']").text == "true"
    me = one(feed, "atom:link[@rel='self']")
    assert (me.get("href"), me.get("type")) == (f"{BASE}/feed.xml", "application/rss+xml")
    assert not find(feed, "atom:link[@rel='next']")
    names = [child.tag for child in feed]
    assert names[-1] == "item", "W3C: items come after what is said of the channel"


def test_categories_of_one_kind_stand_together(output):
    text = publish(settings(output)).path.read_text()

    news, science = find(channel(text), "itunes:category")
    assert [news.get("text"), science.get("text")] == ["News", "Science"]
    assert [part.get("text") for part in news] == ["Daily News", "Politics"]


def test_an_item_has_what_players_need(output):
    made = put(output, mp3=b"\xff\xfb" * 700)

    item = one(channel(publish(settings(output)).path.read_text()), "item")

    assert one(item, "title").text == made.title
    assert one(item, "guid").text == made.guid
    assert one(item, "guid").get("isPermaLink") == "false"
    assert one(item, "link").text == f"{BASE}/the-harbour-wall.html"
    assert dict(one(item, "enclosure").attrib) == {
        "url": f"{BASE}/the-harbour-wall.mp3",
        "length": "1400",
        "type": "audio/mpeg",
    }
    assert one(item, "itunes:duration").text == "28"
    assert one(item, "itunes:image").get("href") == f"{BASE}/the-harbour-wall.jpg"
    transcript = one(item, "podcast:transcript")
    assert transcript.get("url") == f"{BASE}/the-harbour-wall.vtt"
    assert transcript.get("type") == "text/vtt"
    chapters = one(item, "podcast:chapters")
    assert chapters.get("url") == f"{BASE}/the-harbour-wall.chapters.json"
    assert chapters.get("type") == "application/json+chapters"
    people = {person.text: person.get("role") for person in find(item, "podcast:person")}
    assert people == {"Mara Quist": "author", "Ana Lima": "guest", "Tom O’Hara & Sons": "guest"}
    assert one(item, "podcast:txt[@purpose='ai-content']").text == "true"


def test_chapters_agree_in_feed_file_and_notes(output):
    put(output)

    item = one(channel(publish(settings(output)).path.read_text()), "item")

    marks = [(mark.get("start"), mark.get("title")) for mark in find(item, "psc:chapters/*")]
    assert marks == [("00:00:00.000", "The harbour wall"), ("00:00:07.200", "What happens now")]
    there = json.loads((output / "the-harbour-wall.chapters.json").read_text())["chapters"]
    assert [(c["startTime"], c["title"]) for c in there] == [(0, marks[0][1]), (7.2, marks[1][1])]
    assert "<li>(00:00) The harbour wall</li>" in one(item, "description").text
    assert "<li>(00:07) What happens now</li>" in one(item, "description").text


def test_notes_tell_the_source_and_that_voices_are_synthetic():
    notes = render_notes(episode())
    tags = {element.tag for element in etree.fromstring(f"<div>{notes}</div>").iter()}

    assert '<a href="https://example.org/harbour?a=1&amp;b=2">' in notes
    assert "Every voice is synthetic, by espeak 1.52. No one quoted spoke here." in notes
    assert "<li>Tom O’Hara &amp; Sons: espeak/m1</li>" in notes
    assert tags <= {"div", "p", "ul", "li", "a"}, "what Apple and PSP-1 allow"


def test_notes_lead_nowhere_a_browser_would_run():
    assert "<a " not in render_notes(episode(source="javascript:alert(1)"))


def test_notes_that_are_too_long_end_early_and_whole():
    chapters = tuple(Chapter(f"Chapter {n} “ü”", n * 1000, n * 1000 + 1000) for n in range(900))
    long = episode(chapters=chapters, summary="ö " * 4000)
    notes = render_notes(long, limit_bytes=LIMIT_BYTES)

    assert 3000 < len(notes.encode()) <= LIMIT_BYTES
    etree.fromstring(f"<div>{notes}</div>")
    assert "Chapter 899" in render_notes(long)


def test_feedparser_and_podcastparser_read_the_same(output):
    put(output)
    put(output, slug="b", title="A < B & “C”", guid="b", published="2026-02-01T09:30:00+02:00")
    path = publish(settings(output)).path

    one_way = parsed(path.read_text())
    other = podcastparser.parse(f"{BASE}/feed.xml", BytesIO(path.read_bytes()))

    assert one_way.version == "rss20"
    assert [e.title for e in one_way.entries] == ["The harbour wall", "A < B & “C”"]
    assert [e["title"] for e in other["episodes"]] == [e.title for e in one_way.entries]
    assert [e["guid"] for e in other["episodes"]] == [e.id for e in one_way.entries]
    dates = [calendar.timegm(e.published_parsed) for e in one_way.entries]
    assert [e["published"] for e in other["episodes"]] == dates
    assert dates[1] == datetime(2026, 2, 1, 7, 30, tzinfo=UTC).timestamp()
    first = other["episodes"][0]
    assert first["enclosures"] == [
        {"url": f"{BASE}/the-harbour-wall.mp3", "file_size": 1000, "mime_type": "audio/mpeg"}
    ]
    assert first["total_time"] == 28
    assert [c["title"] for c in first["chapters"]] == ["The harbour wall", "What happens now"]
    assert other["itunes_owner"] == {"name": "Mara Quist", "email": "mara@example.org"}
    assert other["explicit"] is False


def test_the_newest_comes_first_whatever_the_form_of_its_date(output):
    put(output, slug="a", guid="a", title="a", published="2026-03-01")
    put(output, slug="b", guid="b", title="b", published="2026-03-01T00:30:00-05:00")
    put(output, slug="c", guid="c", title="c", published="someday", made="2026-03-01T05:00:00Z")

    feed = parsed(publish(settings(output)).path.read_text())

    assert [entry.title for entry in feed.entries] == ["b", "c", "a"]


def test_an_article_of_tomorrow_is_published_when_it_was_made():
    assert first_published(episode(published="2031-01-01")) == "2026-03-09T06:00:00+00:00"
    assert first_published(episode(published="0001-01-01T00:00:00+05:00"))[:4] == "2026"


def test_publishing_twice_touches_nothing(output):
    put(output)
    first = publish(settings(output)).path
    before = {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in output.glob("*.*")}
    time.sleep(0.02)

    publish(settings(output))

    after = {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in output.glob("*.*")}
    assert first.name in before
    assert {k: v for k, v in after.items() if k != ".lock"} == {
        k: v for k, v in before.items() if k != ".lock"
    }


def test_an_episode_made_again_keeps_guid_and_date(output):
    put(output)
    before = parsed(publish(settings(output)).path.read_text()).entries[0]
    put(output, title="The harbour wall, mended", published="2026-03-12", mp3=b"\xff\xfb" * 900)

    feed = parsed(publish(settings(output)).path.read_text())

    (after,) = feed.entries
    assert after.title == "The harbour wall, mended"
    assert (after.id, after.published) == (before.id, before.published)
    assert after.enclosures[0].length == "1800"


@pytest.mark.parametrize("ending", [".json", ".mp3"])
def test_an_episode_whose_files_are_removed_is_gone(output, ending):
    put(output)
    put(output, slug="b", guid="b", title="Stays")
    publish(settings(output))
    (output / f"the-harbour-wall{ending}").unlink()

    feed = parsed(publish(settings(output)).path.read_text())

    assert [entry.title for entry in feed.entries] == ["Stays"]
    assert "harbour-wall" not in (output / "index.html").read_text()


def test_a_long_feed_goes_on_over_pages(output):
    for n in range(5):
        put(output, slug=f"e{n}", guid=f"g{n}", title=str(n), published=f"2026-03-0{n + 1}")
    path = publish(settings(output, page_size=2)).path

    pages, name = [], "feed.xml"
    while name:
        feed = channel((output / name).read_text())
        pages.append([title.text for title in find(feed, "item/title")])
        onward = find(feed, "atom:link[@rel='next']")
        name = onward[0].get("href").removeprefix(f"{BASE}/") if onward else ""

    assert pages == [["4", "3"], ["2", "1"], ["0"]]
    assert one(feed, "atom:link[@rel='self']").get("href") == f"{BASE}/feed-3.xml"
    assert one(feed, "atom:link[@rel='previous']").get("href") == f"{BASE}/feed-2.xml"
    publish(settings(output))
    assert not (output / "feed-2.xml").exists()
    assert len(parsed(path.read_text()).entries) == 5


def test_a_shows_guid_is_that_of_its_first_address():
    # The example that the standard itself gives.
    assert make_guid("https://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_a_shows_guid_stays_when_it_moves(output):
    first = publish(settings(output)).show.guid
    moved = publish(settings(output, base_url="https://elsewhere.example.net"))

    assert first == make_guid(f"{BASE}/feed.xml")
    assert moved.show.guid == first
    assert f"<podcast:guid>{first}</podcast:guid>" in moved.path.read_text()


def test_a_feed_of_this_machine_alone_has_no_guid_and_asks_narrate_serve(output):
    put(output)
    text = publish(settings(output, base_url=None)).path.read_text()

    assert "podcast:guid" not in text
    assert parsed(text).entries[0].enclosures[0].href.startswith("http://127.0.0.1:8010/")


def test_what_the_feed_remembers_is_not_guessed_when_damaged(output):
    publish(settings(output))
    (output / MEMORY).write_text('{"guid": "", "dates": {"a": "yesterday"}}')

    with pytest.raises(FeedError, match=r"feed\.json is damaged"):
        publish(settings(output))


def test_a_record_without_an_instant_is_named(output):
    put(output, made="now")

    with pytest.raises(FeedError, match=r"the-harbour-wall\.json: made holds 'now'"):
        publish(settings(output))


def test_a_cue_that_will_not_do_is_named_with_its_record(output):
    put(output)
    record = output / "the-harbour-wall.json"
    record.write_text(record.read_text().replace('"start_ms": 2000', '"start_ms": "soon"'))

    with pytest.raises(FeedError, match=r"the-harbour-wall\.json: cues\[1\]"):
        publish(settings(output))


def test_every_word_said_can_be_searched_for(output):
    put(output)
    put(output, slug="b", guid="b", title="B", published="2026-04-01")
    publish(settings(output))
    text = (output / "search.js").read_text(encoding="utf-8")
    words = json.loads(text.removeprefix("self.narrateWords = ").removesuffix(";\n"))

    assert list(words) == ["b", "the-harbour-wall"]
    assert [4, "“We knew what was coming,”", "Ana Lima"] in words["b"]


def test_no_episodes_make_a_feed_without_items(output):
    feed = parsed(publish(settings(output)).path.read_text())

    assert feed.entries == []


@settings_of(max_examples=40, deadline=None)
@given(st.text(), st.text(), st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_a_feed_that_can_be_read(title, summary, person, chapter):
    made = episode(
        title=title or "x",
        summary=summary,
        cast=((None, "tone/a"), (person or "x", "tone/b")),
        chapters=(Chapter(chapter, 0, 5), Chapter(chapter, 5, 28000)),
    )
    text = render_feed(SHOW, [made])

    item = one(channel(text), "item")
    etree.fromstring(f"<div>{one(item, 'description').text}</div>")
    assert len(one(item, "title").text or "") <= 255


def test_an_article_comes_out_as_an_item_true_to_its_sound(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tide.txt").write_text(SHORT, encoding="utf-8")
    chosen = settings(tmp_path / "output")
    made = make("tide.txt", settings=chosen, now=datetime(2026, 3, 4, 12, tzinfo=UTC))

    (entry,) = parsed(publish(chosen).path.read_text()).entries

    path = tmp_path / "output" / made.mp3
    assert entry.enclosures[0].length == str(path.stat().st_size)
    assert abs(int(entry.itunes_duration) - len(by_ffmpeg(path)) / 48000) <= 0.51
    assert parsedate_to_datetime(entry.published) == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert path.with_name("cover.jpg").is_file()


_PUBLISHER = """
import sys
from pathlib import Path
from narrate.feed import publish
from tests.shows import settings
for _ in range(4):
    publish(settings(Path(sys.argv[1]), description=sys.argv[2]))
"""


def test_runs_at_once_leave_a_whole_feed(output):
    for n in range(10):
        put(output, slug=f"e{n}", guid=f"g{n}", title=str(n))
    publish(settings(output, description="first"))
    runs = [
        subprocess.Popen([sys.executable, "-c", _PUBLISHER, str(output), word * 3000])
        for word in ("a", "b")
    ]
    seen = 0
    while any(run.poll() is None for run in runs):
        assert len(parsed((output / "feed.xml").read_text()).entries) == 10
        seen += 1

    assert [run.returncode for run in runs] == [0, 0]
    assert seen > 1
    assert len(parsed((output / "feed.xml").read_text()).entries) == 10
    assert not list(output.glob("*.part"))


def test_a_kill_leaves_a_whole_feed(output):
    for n in range(5):
        put(output, slug=f"e{n}", guid=f"g{n}", title=str(n))
    publish(settings(output))
    for after_s in (0.5, 0.8):
        run = subprocess.Popen([sys.executable, "-c", _PUBLISHER, str(output), str(after_s)])
        time.sleep(after_s)
        run.kill()
        run.wait()

        assert len(parsed((output / "feed.xml").read_text()).entries) == 5
    publish(settings(output))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("colour", "red", "no setting show.colour"),
        ("title", "", "title is empty"),
        ("explicit", "no", "not true or false"),
        ("email", "mara at example.org", "no e-mail address"),
        ("language", "English!", "no language tag"),
        ("category", "News/Weather", "none of Apple's categories"),
        ("category", [], "not a category"),
        ("category", 7, "not a category"),
        ("base_url", "pod.example.org", "no web address"),
        ("base_url", "https://u:p@example.org", "holds a user or a password"),
        ("base_url", "https://example.org/?a", "cannot have a"),
        ("base_url", "https://[::1", "no web address"),
        ("guid", "mine", "no UUID"),
        ("image", "../cover.jpg", "neither an address nor a file's name"),
        ("page_size", 0, "between 1 and 10000"),
        ("page_size", True, "not a whole number"),
    ],
)
def test_what_will_not_do_for_a_show_is_named(output, name, value, told):
    with pytest.raises(SettingsError, match=told):
        read_show(settings(output, **{name: value}))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("news", "News"),
        ("tv and film", "TV & Film"),
        ("Daily News", "News/Daily News"),
        ("society & culture / Documentary", "Society & Culture/Documentary"),
        ("Weather", None),
        ("", None),
    ],
)
def test_a_category_is_found_however_it_is_written(written, meant):
    assert find_category(written) == meant


def test_a_category_nearly_right_is_offered():
    with pytest.raises(SettingsError) as caught:
        read_show(settings(Path("output"), category="Tecnology"))

    assert caught.value.hint == "Did you mean 'Technology'?"


def test_every_category_is_found_by_its_own_name():
    assert all(find_category(name) == name for name in category_names())
    assert len(category_names()) == 19 + 91


def test_an_address_of_the_feed_is_taken_for_that_of_the_folder():
    show = read_show(settings(Path("output"), base_url=f"{BASE}/feed.xml"))

    assert show.feed_address == f"{BASE}/feed.xml"


def test_a_show_may_lie_elsewhere_than_its_sound():
    show = replace(SHOW, link="https://example.org/", image="https://cdn.example.org/art.png")
    feed = channel(render_feed(show, [episode()]))

    assert one(feed, "link").text == "https://example.org/"
    assert one(feed, "itunes:image").get("href") == "https://cdn.example.org/art.png"
