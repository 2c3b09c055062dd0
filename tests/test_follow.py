"""Somebody's feed followed: from a real server, entry by entry, nothing twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest

from narrate.article import Article
from narrate.article.fetch import Page
from narrate.errors import ArticleError, FeedError, NarrateError, OfflineError, ScriptError
from narrate.feed.entries import Entry, entry_article, is_full, parse_entries
from narrate.feed.followed import (
    FILE,
    Failure,
    Followed,
    following,
    read_followed,
    write_followed,
)
from narrate.feed.following import Outcome, Wish, find_due, follow_feed
from tests.standins.web import Web, web
from tests.test_cli import environment

PARAGRAPHS = (
    "The harbour at Saltmere silts up a little more with every tide, and the town has argued for "
    "thirty years about who should pay for the dredger that lies rusting at the east quay.",
    "“We cannot wait for another winter,” said Ana Lima, who keeps the lock. “The boats will go "
    "elsewhere, and they will not come back for the sake of our good looks.”",
    "The council has put the matter off twice since January. Its engineers say that a channel of "
    "four metres would be enough for the fishing fleet, if it were kept open the year round.",
    "Nobody on the quay believes in the plan that was shown in the town hall last week, which has "
    "the sand carried away by lorry, eight hundred loads of it, through the narrow old streets.",
    "What will happen is what has always happened, says the woman who mends the nets: the sea "
    "will decide, and the town will find a reason why it had wanted just that all along.",
)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
SPEECH = "the voice lost its way"


def page(title: str) -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><nav>Home</nav>"
        f"<main><article><h1>{title}</h1>{BODY}</article></main></body></html>"
    )


def item(name: str, day: int, *, full: bool = True, link: str | None = None) -> str:
    content = f"<content:encoded><![CDATA[{BODY}]]></content:encoded>" if full else ""
    return f"""<item><title>{name}</title><guid isPermaLink="false">id-{name}</guid>
<link>{link or "{web}/" + name}</link><pubDate>{day:02} Mar 2026 08:00:00 +0100</pubDate>
<dc:creator>Mara Quist</dc:creator>
<description>A harbour, and sand.</description>{content}</item>"""


def rss(*items: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Tideline</title>
<link>{{web}}/</link><description>A coast</description><language>en-GB</language>
{"".join(items)}</channel></rss>"""


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Tide &amp; time</title>
<id>urn:x</id><updated>2026-03-02T00:00:00Z</updated><author><name>Jon Berg</name></author>
<entry><title type="html">Sand &amp;amp; &lt;b&gt;silt&lt;/b&gt;</title><id>urn:a</id>
<link href="/relative"/><published>2026-03-01T10:00:00+02:00</published>
<updated>2026-03-02T00:00:00Z</updated>
<content type="html"><![CDATA[{BODY}]]></content></entry></feed>"""


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        yield running


class Follower:
    """Follows as the command does; in place of speaking it notes what it is given."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.known = Followed()
        self.articles: list[Article] = []
        self.spoilt: dict[str, Exception] = {}

    def run(self, wish: Wish | None = None) -> list[Outcome]:
        return list(
            follow_feed(self.url, self.known, wish or Wish(), make=self.make, keep=self.keep)
        )

    def make(self, names, article_of):
        for name in names:
            try:
                yield name, self.made(article_of(name))
            except NarrateError as error:
                yield name, error

    def made(self, article: Article) -> str:
        if article.title in self.spoilt:
            raise self.spoilt[article.title]
        self.articles.append(article)
        return article.title

    def keep(self, known: Followed) -> None:
        self.known = known

    @property
    def titles(self) -> list[str]:
        return [article.title for article in self.articles]


def test_full_entries_are_made_without_asking_for_their_pages(site):
    follower = Follower(site.put("/feed", rss(item("b", 2), item("a", 1)), "application/rss+xml"))
    follower.run()
    first = follower.articles[0]

    assert follower.titles == ["a", "b"], "the oldest first"
    assert site.asked == ["/feed 200"]
    assert [block.text for block in first.blocks] == list(PARAGRAPHS)
    assert first.source == f"{site.url}/a"
    assert (first.byline, first.site) == ("Mara Quist", "The Tideline")
    assert first.published == "2026-03-01T07:00:00+00:00"
    assert first.language.startswith("en")
    assert first.summary == "A harbour, and sand."


def test_an_entry_with_a_teaser_is_read_from_its_page(site):
    site.put("/a", page("The sand at Saltmere"))
    follower = Follower(site.put("/feed", rss(item("a", 1, full=False)), "text/xml"))
    follower.run()
    (article,) = follower.articles

    assert article.title == "The sand at Saltmere"
    assert [block.text for block in article.blocks] == list(PARAGRAPHS)
    assert article.source == f"{site.url}/a"
    assert article.published == "2026-03-01T07:00:00+00:00"


def test_atom_is_followed_too(site):
    follower = Follower(site.put("/feed", ATOM, "application/atom+xml"))
    follower.run()
    (article,) = follower.articles

    assert article.title == "Sand & silt"
    assert article.source == f"{site.url}/relative"
    assert article.byline == "Jon Berg"
    assert article.published == "2026-03-01T08:00:00+00:00"


def test_a_second_run_makes_only_what_is_new(site):
    follower = Follower(site.put("/feed", rss(item("a", 1)), ETag='"1"'))
    follower.run()
    follower.run()
    site.put("/feed", rss(item("b", 2), item("a", 1)), ETag='"2"')
    follower.run()
    follower.run()

    assert follower.titles == ["a", "b"]
    assert site.asked == ["/feed 200", "/feed 304", "/feed 200", "/feed 304"]


def test_a_feed_with_a_date_alone_is_not_sent_twice_either(site):
    follower = Follower(
        site.put("/feed", rss(item("a", 1)), Last_Modified="Sun, 01 Mar 2026 07:00:00 GMT")
    )
    follower.run()
    follower.run()

    assert site.asked == ["/feed 200", "/feed 304"]


def test_a_limit_takes_the_newest_and_leaves_the_rest_for_the_next_run(site):
    feed = rss(item("c", 3), item("b", 2), item("a", 1))
    follower = Follower(site.put("/feed", feed, ETag='"1"'))
    for _ in range(4):
        follower.run(Wish(limit=1))

    assert follower.titles == ["c", "b", "a"]
    assert site.asked[-1] == "/feed 304", "nothing is left"


def test_entries_older_than_a_day_are_passed_over_until_asked_for(site):
    feed = rss(item("c", 3), item("b", 2), item("a", 1))
    follower = Follower(site.put("/feed", feed, ETag='"1"'))
    follower.run(Wish(since=date(2026, 3, 2)))
    follower.run(Wish(since=date(2026, 3, 2)))

    assert follower.titles == ["b", "c"]
    assert site.asked[-1] == "/feed 304"
    follower.run()
    assert follower.titles == ["b", "c", "a"]


def test_one_that_fails_does_not_stop_the_others_and_is_set_aside(site):
    follower = Follower(site.put("/feed", rss(item("b", 2), item("a", 1)), ETag='"1"'))
    follower.spoilt["a"] = ScriptError(SPEECH)
    runs = [[(o.entry.title, o.error is None, o.set_aside) for o in follower.run()]
            for _ in range(4)]  # fmt: skip

    assert runs == [
        [("a", False, False), ("b", True, False)],
        [("a", False, False)],
        [("a", False, True)],
        [],
    ]
    assert follower.known.failed == {"id-a": Failure("a", SPEECH, 3)}
    follower.spoilt.clear()
    follower.run(Wish(retry=True))
    assert follower.titles == ["b", "a"]
    assert follower.known.failed == {}


def test_a_network_that_is_away_is_no_fault_of_the_entry(site):
    follower = Follower(site.put("/feed", rss(item("a", 1))))
    follower.spoilt["a"] = OfflineError("Google is away")
    for _ in range(5):
        assert len(follower.run()) == 1

    follower.spoilt.clear()
    follower.run()
    assert follower.titles == ["a"]


def test_a_page_that_is_gone_is_told(site):
    follower = Follower(site.put("/feed", rss(item("a", 1, full=False))))
    (outcome,) = follower.run()

    assert f"{site.url}/a (404)" in outcome.error.message


def test_a_run_that_is_stopped_is_taken_up_where_it_was(site):
    follower = Follower(site.put("/feed", rss(item("b", 2), item("a", 1)), ETag='"1"'))
    follower.spoilt["b"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        follower.run()
    follower.spoilt.clear()
    follower.run()

    assert follower.titles == ["a", "b"]


def test_a_page_is_no_feed_and_says_where_its_feed_is(site):
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    follower = Follower(site.put("/", f"<html><head>{head}</head><body>Hello</body></html>"))

    with pytest.raises(ArticleError, match="is no feed") as caught:
        follower.run()
    assert caught.value.hint == f"Its feed is at {site.url}/feed."


@pytest.mark.parametrize("body", [b"", b"/etc/passwd", b"http://127.0.0.1:9/", b"\x00\xff" * 50])
def test_what_is_no_feed_at_all_is_told(body):
    with pytest.raises(ArticleError, match="is no feed"):
        parse_entries(Page("http://example.org/feed", body, "application/xml"))


def test_a_broken_feed_is_read_as_far_as_it_goes():
    broken = rss(item("a", 1), item("b", 2)).replace("</channel></rss>", "<item><title>c")
    feed = parse_entries(Page("http://example.org/feed", broken.encode(), "text/xml", "utf-8"))

    assert [entry.title for entry in feed.entries][:2] == ["a", "b"]


def test_no_entity_of_a_feed_is_looked_up(tmp_path):
    (tmp_path / "secret").write_text("nobody's business")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    body = rss(item("a", 1).replace("A harbour", "&x;")).replace("<rss", f"{doctype}<rss", 1)

    feed = parse_entries(Page("http://example.org/feed", body.encode(), "text/xml"))

    assert "nobody" not in repr(feed)


def test_an_entry_named_twice_is_one():
    feed = parse_entries(
        Page("http://example.org/", rss(item("a", 1), item("a", 1)).encode(), "text/xml")
    )

    assert len(feed.entries) == 1


def test_a_link_that_leads_nowhere_on_the_web_is_none():
    feed = parse_entries(
        Page("http://e.org/", rss(item("a", 1, link="file:///etc/passwd")).encode(), "text/xml")
    )

    assert feed.entries[0].link is None


@pytest.mark.parametrize(
    ("end", "full"),
    [
        ("", True),
        ("<p>Continue reading →</p>", False),
        ("<p>And then […]</p>", False),
        ("<p>And then…</p>", False),
        ('<p>The post <a href="#">A</a> appeared first on <a href="#">B</a>.</p>', True),
        ("<p>more [&#8230;]</p><p>The post A appeared first on B.</p>", False),
    ],
)
def test_a_text_that_goes_on_elsewhere_is_not_full(end, full):
    assert is_full(BODY + end) == full
    assert not is_full("<p>Short.</p>")


def test_an_entry_without_text_and_page_is_told():
    feed = replace(parse_entries(Page("http://e.org/", rss().encode(), "text/xml")), entries=())

    with pytest.raises(ArticleError, match="neither a text nor a page"):
        entry_article(Entry("x", "Nothing"), feed, fetch=lambda url: Page(url, b""))


def test_entries_without_a_date_are_as_new_as_their_place():
    entries = [Entry("c"), Entry("b", published="2026-03-02T00:00:00+00:00"), Entry("a")]

    assert [entry.id for entry in Wish().chosen(Followed(), entries)][::-1] == ["c", "b", "a"]


def test_what_is_known_comes_back_as_it_was_kept(tmp_path):
    known = {
        "http://e.org/": Followed(
            '"1"', None, "2026-03-01", {"a": "slug"}, {"b": Failure("B “b”", "why", 2)}
        )
    }
    write_followed(tmp_path, known)

    assert read_followed(tmp_path) == known


@pytest.mark.parametrize("text", ["{", "[]", '{"feeds": {"u": {}}}', '{"feeds": {"u": 1}}'])
def test_what_is_known_is_not_guessed_when_damaged(tmp_path, text):
    (tmp_path / FILE).write_text(text)

    with pytest.raises(FeedError, match="is damaged"):
        read_followed(tmp_path)


def test_two_runs_at_once_do_not_make_the_same(tmp_path):
    with following(tmp_path), pytest.raises(FeedError, match="another"), following(tmp_path):
        pass


def test_a_dry_run_lists_what_is_due_whatever_the_server_remembers(site):
    follower = Follower(site.put("/feed", rss(item("b", 2), item("a", 1)), ETag='"1"'))
    follower.run(Wish(limit=1))

    due = find_due(follower.url, follower.known, Wish())
    assert [entry.title for entry in due] == ["a"]


def narrate(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "narrate", "follow", *words],
        cwd=folder,
        env=environment(folder, no_proxy="127.0.0.1"),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    return done


def test_the_command_makes_episodes_and_a_feed_of_them(site, tmp_path):
    """As from cron: three runs, one entry that cannot be had, one feed that is none."""
    url = site.put(
        "/feed", rss(item("b", 2), item("gone", 3, full=False), item("a", 1)), ETag='"1"'
    )
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "cover.jpg").write_bytes(b"mine")
    listed = narrate(tmp_path, url, "--dry-run")
    first = narrate(tmp_path, url, f"{site.url}/nowhere")
    again = narrate(tmp_path, url, "--json")

    assert listed.returncode == 0
    assert listed.stdout == "2026-03-01  a\n2026-03-02  b\n2026-03-03  gone\n"
    assert (first.returncode, first.stdout) == (1, "output/a.mp3\noutput/b.mp3\n")
    assert f"“gone” failed:\nerror: 127.0.0.1 has no such page: {site.url}/gone" in first.stderr
    assert "/nowhere (404)" in first.stderr
    assert (again.returncode, again.stdout) == (1, "")
    feed = feedparser.parse((tmp_path / "output" / "feed.xml").read_text())
    assert [entry.title for entry in feed.entries] == ["b", "a"]
    assert feed.entries[0].published_parsed[:4] == (2026, 3, 2, 7)
    last = narrate(tmp_path, url)
    assert "set aside “gone”: --retry tries it once more." in last.stderr
    quiet = narrate(tmp_path, url)
    assert (quiet.returncode, quiet.stdout) == (0, "")
    assert "nothing new" in quiet.stderr
    assert "1 of " in quiet.stderr
    kept = json.loads((tmp_path / "output" / FILE).read_text())["feeds"][url]
    assert kept["made"] == {"id-a": "a", "id-b": "b"}
    assert kept["etag"] == '"1"'


def test_an_address_that_is_none_is_told(tmp_path):
    done = narrate(tmp_path, "feed.xml", "--dry-run")

    assert done.returncode == 1
    assert done.stderr.startswith("error: feed.xml is no address of a feed.\nhint: ")


def test_a_day_that_is_none_is_wrong_usage(tmp_path):
    done = narrate(tmp_path, "http://127.0.0.1:9/", "--since", "yesterday")

    assert done.returncode == 2
    assert "--since is 'yesterday'" in done.stderr
