"""Pages: what they say, and what a browser makes of them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from narrate.audio.mp3 import encode, frame_size, info_frame
from narrate.episode import Chapter, Cue, Episode
from narrate.episode.assets import STATIC
from narrate.episode.colours import HUES, hue_degrees
from narrate.episode.companions import write_companions
from narrate.episode.cover import draw_cover, read_remark, show_remark
from narrate.episode.markup import in_language, length, web_address
from narrate.episode.page import render_page
from narrate.episode.record import read_records
from narrate.episode.site import COVER, newest_first, render_index, render_search, write_site
from tests.browser import Browser, browser
from tests.episodes import CUES, LONG, episode
from tests.sounds import tone

SHOW = "The Tideline"
SECONDS = 40

EVIL = (
    "</script><script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "' autofocus onfocus='window.pwned=1",
    "<!--<script>",
    "]]>&lt;b&gt;\u2028\x00\ud800",
    "javascript:window.pwned=1",
)


def timed() -> tuple[Cue, ...]:
    """The cues, the long sentence with the time of each of its words."""
    words = tuple(
        (place, 9800 + 350 * count)
        for count, place in enumerate(match.start() for match in re.finditer(r"\S+", LONG))
    )
    return tuple(
        Cue(c.text, c.start_ms, c.end_ms, c.speaker, c.kind, c.paragraph, " ", words)
        if c.text == LONG
        else c
        for c in CUES
    )


def evil() -> Episode:
    """An episode of which every word was written by somebody who means harm."""
    script, quote, single, comment, odd, link = EVIL
    return episode(
        slug="evil",
        title=script,
        guid=quote,
        author=quote,
        site=single,
        source=link,
        summary=comment + script,
        image=link,
        engine=script,
        language='en" onload="window.pwned=1',
        cast=((None, script), (quote, single)),
        chapters=(Chapter(script, 0, 5000), Chapter(quote, 5000, 9000)),
        cues=(
            Cue(script + odd, 0, 1000, quote, "quote", 0),
            Cue(comment + quote, 1000, 2000, script, "quote", 1, "<b>", ((0, 1000), (4, 1500))),
            Cue(script, 2000, 3000, kind="heading", paragraph=2),
        ),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """An output folder of three episodes with sound."""
    folder = tmp_path_factory.mktemp("output")
    stream = encode(tone(SECONDS)[: SECONDS * 48_000 // 1152 * 1152], 64)
    sound = info_frame(len(stream) // frame_size(64), 64) + stream
    arabic = episode(
        slug="arabic",
        guid="an-arabic-guid",
        title="جدار البحر",
        language="ar",
        published="2026-01-01",
        cues=(Cue("كنا نعرف ما سيأتي.", 0, 3000, "ليلى", "quote", 0),),
    )
    made = episode(cues=timed(), duration_ms=SECONDS * 1000)
    for one in (made, arabic, evil()):
        cover = draw_cover(one.title, show_title=SHOW, language=one.language)
        write_companions(folder, one, show_title=SHOW, cover=cover)
        (folder / one.mp3).write_bytes(sound)
    write_site(folder, read_records(folder), title=SHOW, description="Reports from a small coast.")
    return folder


def parsed(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text.encode("utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


# What the pages say.


def test_a_page_has_every_word_with_its_time():
    page = parsed(render_page(episode(), show_title=SHOW))
    spans = page.cssselect("[data-t]")

    assert [span.text for span in spans] == [cue.text for cue in CUES]
    assert [int(span.get("data-t")) for span in spans] == [cue.start_ms for cue in CUES]
    assert words(page.cssselect("h1")[0]) == "The harbour wall"
    assert [words(h) for h in page.cssselect("article h2")] == ["What happens now"]


def test_a_title_that_is_not_said_is_shown_all_the_same():
    page = parsed(render_page(episode(cues=CUES[1:]), show_title=SHOW))

    assert words(page.cssselect("h1")[0]) == "The harbour wall"
    assert len(page.cssselect("[data-t]")) == len(CUES) - 1


def test_white_space_between_cues_is_the_authors():
    cues = (
        Cue("“One”", 0, 1, "Ana", "quote", 1, after=""),
        Cue(", she said.", 1, 2, paragraph=1, after=""),
    )
    page = parsed(render_page(episode(cues=cues), show_title=SHOW))

    assert words(page.cssselect("article p")[0]) == "“One”, she said."
    assert [s.get("data-who") for s in page.cssselect("[data-t]")] == ["Ana: ", None]


def test_those_quoted_are_named_beside_their_words_in_one_colour():
    page = parsed(render_page(episode(), show_title=SHOW))
    names = {b.text: b.get("class") for b in page.cssselect(".note b")}
    spans = {s.text: s.get("class") for s in page.cssselect("[data-t]")}

    assert names == {"Ana Lima": "v1", "Tom O’Hara & Sons": "v2"}
    assert spans["“We knew what was coming,”"] == "v1"
    assert spans["she said."] is None


def test_a_word_said_as_several_is_one():
    cue = Cue("In 2019 it fell", 0, 900, words=((0, 0), (3, 200), (3, 300), (8, 500), (11, 700)))

    assert 'data-w="0:0 3:200 8:500 11:700"' in render_page(episode(cues=(cue,)), show_title=SHOW)


def test_the_page_tells_that_voices_are_synthetic():
    page = parsed(render_page(episode(), show_title=SHOW))

    assert "Every voice is synthetic" in words(page.cssselect(".voices")[0])
    assert "espeak/f3" in words(page.cssselect(".voices")[0])


def test_chapters_lead_to_their_place():
    page = parsed(render_page(episode(), show_title=SHOW))
    links = page.cssselect(".chapters a")

    assert [a.get("href") for a in links] == ["#t=0", "#t=7.2"]
    assert words(links[1]) == "What happens now 0:07"


def test_one_chapter_needs_no_list():
    page = parsed(render_page(episode(chapters=episode().chapters[:1]), show_title=SHOW))

    assert not page.cssselect(".chapters")


def test_a_page_works_without_its_script():
    page = parsed(render_page(episode(), show_title=SHOW))
    (audio,) = page.cssselect("audio")

    assert audio.get("controls") is not None
    assert audio.get("src") == "./the-harbour-wall.mp3"
    assert page.cssselect(".controls")[0].get("hidden") is not None


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en-GB", 'lang="en-GB" dir="ltr"'),
        ("ar", 'lang="ar" dir="rtl"'),
        ("he-IL", 'lang="he-IL" dir="rtl"'),
        ('en" x="', 'lang="und" dir="ltr"'),
        ("", 'lang="und" dir="ltr"'),
    ],
)
def test_a_page_says_its_language_and_direction(language, attributes):
    assert in_language(language) == attributes
    assert f"<html {attributes} " in render_page(episode(language=language), show_title=SHOW)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///nowhere", False),
        ("//example.org", False),
        ("https://[", False),
        ("article.txt", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(address, kept):
    assert (web_address(address) is not None) is kept
    page = render_page(episode(source=address), show_title=SHOW)
    assert ("Read it at" in page) is kept


@pytest.mark.parametrize(
    ("ms", "told"),
    [(0, "1 s"), (40_000, "40 s"), (59_700, "1 min"), (3_600_000, "1 h"), (3_840_000, "1 h 4 min")],
)
def test_lengths_are_told_as_people_tell_them(ms, told):
    assert length(ms) == told


def test_words_are_found_where_the_browser_counts_them():
    """Scripts count in UTF-16 units, in which an emoji is two."""
    cue = Cue("🌊🌊 sea 🌊 wall", 1000, 2000, words=((0, 1000), (3, 1200), (9, 1500)))
    page = render_page(episode(cues=(cue,)), show_title=SHOW)

    assert 'data-w="0:0 5:200 12:500"' in page


def test_a_page_may_load_nothing_but_its_own_files():
    page = parsed(render_page(episode(), show_title=SHOW))
    policy = page.cssselect("meta[http-equiv=Content-Security-Policy]")[0].get("content")

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_what_others_wrote_never_becomes_markup(site):
    for name in ("evil.html", "index.html"):
        page = parsed((site / name).read_text(encoding="utf-8"))

        assert len(page.cssselect("script")) == 1
        assert not page.cssselect("[onerror], [onfocus], [onload], [autofocus], b:not([class])")
        assert not [a for a in page.xpath("//@href | //@src") if "script:" in a.lower()]
        assert len(page.xpath("//comment()")) == 0
    shown = parsed((site / "evil.html").read_text(encoding="utf-8"))
    assert shown.cssselect("[data-t]")[0].text.startswith(EVIL[0])


def test_newest_episodes_come_first():
    march = episode(slug="march", published="2026-03-08")
    may = episode(slug="may", published="2026-05-01T10:00:00Z")
    april = episode(slug="april", published=None, made="2026-04-01T06:00:00Z")

    assert [e.slug for e in newest_first((march, may, april))] == ["may", "april", "march"]
    page = parsed(render_index((march, may, april), title=SHOW))
    assert [li.get("data-slug") for li in page.cssselect("li")] == ["may", "april", "march"]
    assert words(page.cssselect(".count")[0]) == "3 episodes · 1 min"


def test_an_address_makes_the_subscribe_links_whole():
    page = parsed(render_index((), title=SHOW, base_url="https://example.org/tide/"))
    links = {a.get("class"): a.get("href") for a in page.cssselect(".subscribe a")}

    assert links["feed"] == "https://example.org/tide/feed.xml"
    assert links["app"] == "podcast://example.org/tide/feed.xml"
    assert words(page.cssselect(".count")[0]) == "No episodes yet"


def test_a_page_that_is_published_says_where():
    here = parsed(render_page(episode(), show_title=SHOW, base_url="https://example.org/tide"))
    alone = parsed(render_page(episode(), show_title=SHOW))
    told = {m.get("property"): m.get("content") for m in here.cssselect("meta[property]")}

    assert told["og:image"] == "https://example.org/tide/the-harbour-wall.jpg"
    assert here.cssselect("link[rel=canonical]")[0].get("href").endswith("/the-harbour-wall.html")
    assert not alone.cssselect("link[rel=canonical], meta[property='og:image']")


def test_without_an_address_no_link_is_made_up():
    page = parsed(render_index((episode(),), title=SHOW))

    assert page.cssselect("a.app")[0].get("href") is None
    assert page.cssselect("a.feed")[0].get("href") == "./feed.xml"


def test_search_holds_every_sentence_and_is_one_statement():
    text = render_search((episode(), evil()))

    assert text.startswith("self.narrateWords = {")
    assert text.count("\n") == 1
    assert LONG in text
    text.encode("utf-8")


def test_the_folder_needs_nothing_from_elsewhere(site):
    """Every file that a page or the style names is there; the feed is written by others."""
    for path in site.glob("*.html"):
        page = parsed(path.read_text(encoding="utf-8"))
        for address in page.xpath("//link/@href | //@src | //a/@href"):
            parts = urlsplit(address)
            if parts.scheme == "https" or not parts.path or parts.path == "./feed.xml":
                continue
            assert not parts.scheme
            assert (site / unquote(parts.path)).is_file(), address
    style = (site / "assets/narrate.css").read_text(encoding="utf-8")
    named = re.findall(r"url\((.*?)\)", style)
    assert len(named) == 7
    assert all((site / "assets" / name).is_file() for name in named)
    assert not re.search(r"@import|https?:", style)


def test_what_is_right_already_is_not_written_again(site):
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    write_site(site, read_records(site), title=SHOW, description="Reports from a small coast.")

    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_the_shows_cover_is_drawn_again_for_another_name_and_never_over_ones_own(tmp_path):
    write_site(tmp_path, (), title=SHOW)
    first = (tmp_path / COVER).read_bytes()
    assert read_remark(first) == show_remark(SHOW, "", "en")

    write_site(tmp_path, (), title="Another")
    assert (tmp_path / COVER).read_bytes() != first

    own = draw_cover("My own", show_title="x")
    (tmp_path / COVER).write_bytes(own)
    write_site(tmp_path, (), title=SHOW)
    assert (tmp_path / COVER).read_bytes() == own


def test_the_style_has_the_hue_of_every_show():
    style = (STATIC / "narrate.css").read_text(encoding="utf-8")
    hues = dict(re.findall(r"^\.hue-(\d+) \{ --hue: ([\d.]+); \}$", style, re.MULTILINE))

    assert len(hues) == HUES
    for number in range(HUES):
        assert float(hues[str(number)]) == pytest.approx(hue_degrees(number), abs=0.1)


# What a browser makes of them.


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, site: Path) -> Browser:
    """The page of the first episode, as one sees it who was never there."""
    chromium.look()
    chromium.open(site / "index.html")
    chromium.run("localStorage.clear()")
    chromium.open(site / "the-harbour-wall.html")
    chromium.wait("return document.querySelector('audio').readyState > 0")
    return chromium


NOW = "return document.querySelector('audio').currentTime"
STOP = "document.querySelector('audio').pause()"


def test_clicking_a_chapter_goes_there_and_plays(page):
    page.all(".chapters a")[1].click()

    assert page.run(NOW) == pytest.approx(7.2, abs=0.4)
    page.wait("return !document.querySelector('audio').paused")
    assert page.run("return location.hash") == "#t=7.2"
    assert page.all(".chapters a")[1].get_attribute("aria-current") == "true"


def test_clicking_a_sentence_goes_there(page):
    page.one("[data-t='25200']").click()

    assert page.run(NOW) == pytest.approx(25.2, abs=0.4)
    assert page.one(".said").text.startswith("“Not a cent")


def test_the_transcript_follows_the_voice(page):
    for seconds, said in ((0.5, "The harbour wall"), (4.5, "“We knew"), (8.5, "What happens")):
        page.run("document.querySelector('audio').currentTime = arguments[0]", seconds)
        page.wait(f"return document.querySelector('.said').textContent.startsWith('{said}')")
    assert len(page.all(".said")) == 1


def test_the_word_being_said_is_marked_and_no_letter_changes(page):
    page.run("document.querySelector('audio').currentTime = 9.8 + 0.35 * 4 + 0.1")
    page.wait("return document.querySelector('.heard')")

    assert page.one(".heard").text == LONG.split()[4]
    assert page.one(".said").get_attribute("textContent") == LONG
    page.run("document.querySelector('audio').currentTime = 26")
    page.wait("return !document.querySelector('.heard')")
    assert page.one("[data-t='9800']").get_attribute("innerHTML") == LONG


def test_keys_play_and_seek(page):
    page.press(" ")
    page.wait("return !document.querySelector('audio').paused")
    page.press(" ")
    page.wait("return document.querySelector('audio').paused")
    start = page.run(NOW)
    page.press("\ue014")  # right
    assert page.run(NOW) == pytest.approx(start + 10, abs=0.1)
    page.press("\ue012")  # left
    assert page.run(NOW) == pytest.approx(start, abs=0.1)
    page.press("\ue008", "\ue015")  # shift, down
    assert page.run(NOW) == pytest.approx(7.2, abs=0.1)
    page.press("\ue008", "\ue014")  # shift, right
    assert page.run(NOW) == pytest.approx(8.0, abs=0.1)


def test_a_time_beside_a_paragraph_is_a_link_for_the_keyboard(page):
    link = page.one(".note a[data-seek='9800']")
    page.run("arguments[0].focus()", link)
    page.press("\ue007")  # enter

    assert page.run(NOW) == pytest.approx(9.8, abs=0.4)


def test_the_slider_seeks_and_tells_its_place(page):
    page.run(
        "const rail = arguments[0]; rail.value = 13; rail.dispatchEvent(new Event('input'))",
        page.one("input[type=range]"),
    )

    assert page.run(NOW) == pytest.approx(13, abs=0.1)
    told = page.one("input[type=range]").get_attribute("aria-valuetext")
    assert told.startswith("13 seconds of ")


def test_speed_is_set_and_remembered(page, site):
    choose = "const s = arguments[0]; s.value = '1.5'; s.dispatchEvent(new Event('change'))"
    page.run(choose, page.one("select"))
    rate = "return document.querySelector('audio').playbackRate"
    speeds = [float(option.get_attribute("value")) for option in page.all("option")]

    assert page.run(rate) == 1.5
    assert (min(speeds), max(speeds)) == (0.75, 3.0)
    page.open(site / "arabic.html")
    assert page.run(rate) == 1.5


def test_the_place_is_remembered_and_can_be_left(page, site):
    page.one("[data-t='25200']").click()
    page.run(STOP)
    left = page.run(NOW)
    page.open(site / "the-harbour-wall.html")

    page.wait(f"return Math.abs(document.querySelector('audio').currentTime - {left}) < 0.5")
    assert "You were at 0:25" in page.one(".told").text
    page.open(site / "index.html")
    assert "left" in page.one("[data-slug=the-harbour-wall] .progress").text
    page.open(site / "the-harbour-wall.html")
    page.one(".told button").click()
    assert page.run(NOW) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("hash", "seconds"), [("#t=12.5", 12.5), ("#t=0:13", 13), ("#t=1m", 39.9), ("#t=0m9s", 9)]
)
def test_a_link_to_a_moment_opens_there(page, site, hash, seconds):
    page.open(site / "the-harbour-wall.html", hash)

    page.wait(f"return Math.abs(document.querySelector('audio').currentTime - {seconds}) < 0.2")


def test_a_link_to_this_moment_can_be_copied(page):
    page.run("document.querySelector('audio').currentTime = 11")
    page.one("button[data-do=link]").click()

    page.wait("return /copied|#t=11/.test(document.querySelector('.told').textContent)")


def test_the_lock_screen_knows_what_is_played(page):
    page.one("button[data-do=play]").click()
    page.wait("return navigator.mediaSession.metadata")

    assert page.run("return navigator.mediaSession.metadata.title") == "The harbour wall"
    assert page.run("return navigator.mediaSession.metadata.album") == SHOW


def test_a_reader_who_scrolls_away_is_left_alone(page):
    page.look(390, 500)
    page.one("button[data-do=play]").click()
    page.run("dispatchEvent(new WheelEvent('wheel')); scrollTo(0, document.body.scrollHeight)")
    page.run("document.querySelector('audio').currentTime = 2.5")
    page.wait("return !document.querySelector('.follow').hidden")
    far = page.run("return scrollY")
    page.run("document.querySelector('audio').currentTime = 4.3")
    page.wait("return document.querySelector('.said').textContent.startsWith('“We knew')")

    assert page.run("return scrollY") == far
    page.one(".follow").click()
    page.wait(f"return scrollY < {far}")
    box = page.run("return document.querySelector('.said').getBoundingClientRect().toJSON()")
    assert 0 <= box["top"] < 400


@pytest.mark.parametrize("how", ["slider", "key", "link", "play"])
def test_where_the_voice_is_comes_into_view(page, site, how):
    page.look(390, 500)
    if how == "slider":
        page.run(
            "const r = arguments[0]; r.value = 25; r.dispatchEvent(new Event('input'))",
            page.one("input[type=range]"),
        )
    elif how == "key":
        for _ in range(6):
            page.press("\ue008", "\ue014")
    elif how == "link":
        page.open(site / "the-harbour-wall.html", "#t=25.3")
    else:
        page.run("document.querySelector('audio').currentTime = 25.3")
        page.one("button[data-do=play]").click()

    page.wait(
        "const box = document.querySelector('.said')?.getBoundingClientRect();"
        "return box && box.top > 0 && box.bottom < innerHeight - 100 && scrollY > 0"
    )


def test_one_who_comes_back_sees_the_top_of_the_page_first(page, site):
    page.look(390, 500)
    page.run("location.hash = '#t=26'")
    page.wait("return scrollY > 0")
    page.open(site / "the-harbour-wall.html")
    page.wait("return document.querySelector('.told').textContent")

    assert page.run("return scrollY") == 0


def test_sound_that_is_missing_is_named(page, site, tmp_path):
    text = (site / "the-harbour-wall.html").read_text(encoding="utf-8")
    alone = site / "alone.html"
    alone.write_text(text.replace("./the-harbour-wall.mp3", "./gone.mp3"), encoding="utf-8")
    page.open(alone)
    alone.unlink()

    page.wait("return document.querySelector('.told').textContent.includes('gone.mp3')")
    page.complaints()


def test_no_harm_comes_of_what_others_wrote(chromium, site):
    chromium.complaints()
    for name in ("evil.html", "evil.html#t=1.2", "index.html"):
        address, _, place = name.partition("#")
        chromium.open(site / address, f"#{place}" if place else "")
        assert chromium.run("return window.pwned") is None
    field = chromium.one("#search")
    field.send_keys("script")
    chromium.wait("return document.querySelector('.hits')")

    assert chromium.run("return window.pwned") is None
    assert len(chromium.all("script")) == 2
    assert chromium.complaints() == []


def test_nothing_is_asked_of_the_network_and_nothing_is_refused(chromium, site):
    chromium.complaints()
    for path in sorted(site.glob("*.html")):
        chromium.open(path)
        loaded = chromium.run("return performance.getEntriesByType('resource').map(e => e.name)")
        assert {urlsplit(name).scheme for name in loaded} <= {"file"}
    assert chromium.run("return [...document.fonts].some(f => f.status === 'loaded')")
    assert chromium.complaints() == []


@pytest.mark.parametrize("name", ["the-harbour-wall.html", "index.html", "arabic.html"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_sideways(chromium, site, name, width):
    chromium.look(width)
    chromium.open(site / name)

    assert chromium.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["the-harbour-wall.html", "index.html"])
def test_everything_a_screen_reader_stops_at_has_a_name(chromium, site, name):
    chromium.look()
    chromium.open(site / name)
    stops = {"button", "link", "slider", "combobox", "searchbox", "article", "navigation"}
    nameless = [role for role, told in chromium.names() if role in stops and not told.strip()]

    assert nameless == []
    if name != "index.html":
        assert any(told.strip() == "Ana Lima:" for _, told in chromium.names())
    assert sum(role == "heading" for role, _ in chromium.names()) >= 2


def test_the_tab_key_goes_through_the_page_in_order(page):
    """Skip link, player, show, chapters, source, times in the margin, files."""
    seen = []
    for _ in range(22):
        page.press("\ue004")
        told = "const e = document.activeElement; return e.ariaLabel || e.innerText"
        seen.append(" ".join(str(page.run(told)).split()))
    wanted = [
        "Skip to the transcript",
        "Place",
        "Back ten seconds",
        "Play",
        "On ten seconds",
        "0.75× 0.9× 1× 1.1× 1.25× 1.5× 1.75× 2× 2.5× 3×",
        "Copy a link to this moment",
        SHOW,
        "Chapters",
        "The harbour wall 0:00",
        "What happens now 0:07",
        "Voices",
        "Read it at The Tideline",
        "Play from 0:02",
        "Play from 0:04",
        "Play from 0:09",
        "Play from 0:25",
        "Audio, MP3, 0.3 MB",
        "Transcript, WebVTT",
        "Chapters, JSON",
        "All episodes",
    ]

    assert seen[: len(wanted)] == wanted


def test_the_first_key_skips_to_the_transcript(page):
    page.press("\ue004")  # tab
    assert page.run("return document.activeElement.className") == "skip"
    page.press("\ue007")  # enter

    assert page.run("return document.activeElement.id") == "transcript"


CONTRASTS = """
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const rgb = (colour, under) => {
  canvas.fillStyle = under ? `rgb(${under.join()})` : "white";
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (colour) => {
  const [r, g, b] = colour.map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  const chain = [];
  for (let at = element; at; at = at.parentElement) {
    chain.unshift(getComputedStyle(at).backgroundColor);
  }
  return chain.reduce((under, colour) => rgb(colour, under), [255, 255, 255]);
};
const worst = {};
const root = document.documentElement;
for (const element of document.querySelectorAll("[data-t]")) element.classList.add("said");
for (let hue = 0; hue < arguments[0]; hue += 1) {
  root.className = `js hue-${hue}`;
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!(own || element.matches("button")) || !element.getClientRects().length) continue;
    const under = ground(element);
    const [a, b] = [light(rgb(getComputedStyle(element).color, under)), light(under)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = `${element.tagName}.${element.className}`;
    worst[name] = Math.min(worst[name] ?? 99, ratio);
  }
}
return worst;
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["many.html", "index.html"])
def test_all_type_has_the_contrast_that_wcag_wants(chromium, site, name, theme):
    """In every show's colour and in every speaker's, on the sentence being said too."""
    people = [f"Person {n}" for n in range(8)]
    cues = tuple(Cue(f"“{p}!”", i * 100, i * 100 + 99, p, "quote", i) for i, p in enumerate(people))
    many = site / "many.html"
    many.write_text(
        render_page(episode(cues=cues, cast=tuple((p, "x") for p in people)), show_title=SHOW),
        encoding="utf-8",
    )
    chromium.look(theme=theme)
    chromium.open(site / name)
    many.unlink()
    chromium.run("for (const d of document.querySelectorAll('details')) d.open = true")
    worst = chromium.run(CONTRASTS, HUES)

    assert len(worst) > 8
    assert {name: ratio for name, ratio in worst.items() if ratio < 4.5} == {}
    chromium.complaints()


def test_search_finds_what_was_said_and_leads_there(chromium, site):
    chromium.look()
    chromium.open(site / "index.html")
    chromium.one("#search").send_keys("CLOSED doors")
    chromium.wait("return document.querySelector('.hits a')")

    assert len(chromium.all(".episodes > li:not([hidden])")) == 1
    assert chromium.one(".count").text == "1 of 3 episodes"
    assert chromium.one(".hits a").get_attribute("href").endswith("/the-harbour-wall.html#t=9")
    chromium.one("#search").clear()
    chromium.one("#search").send_keys("nobody ever said this")
    chromium.wait("return document.querySelector('.count').textContent.startsWith('No episode')")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_system_decides_between_light_and_dark(chromium, site, theme):
    chromium.look(theme=theme)
    chromium.open(site / "index.html")
    dark = chromium.run(
        "const c = document.createElement('canvas').getContext('2d');"
        "c.fillStyle = getComputedStyle(document.body).backgroundColor; c.fillRect(0, 0, 1, 1);"
        "return c.getImageData(0, 0, 1, 1).data[0] < 128"
    )

    assert dark is (theme == "dark")
