"""`narrate feed check`: a whole folder has no fault, and each thing that can break is named."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from narrate.feed import publish, read_show
from narrate.feed.checking import check_feed
from narrate.pipeline import make
from tests.shows import SHOW, settings
from tests.test_cli import environment
from tests.test_pipeline import SHORT

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """An output folder as `narrate make` leaves it."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "tide.txt").write_text(SHORT, encoding="utf-8")
    chosen = settings(folder / "output")
    make(str(folder / "tide.txt"), settings=chosen, now=NOON)
    publish(chosen)
    return folder / "output"


@pytest.fixture
def output(whole, tmp_path) -> Path:
    """A copy of it, to break."""
    shutil.copytree(whole, tmp_path / "output")
    return tmp_path / "output"


def faults(output: Path, **show: object) -> list[str]:
    chosen = settings(output, **show)
    return [str(each) for each in check_feed(output, read_show(chosen), now=LATER)]


def test_a_folder_as_it_is_made_has_no_fault(output):
    assert faults(output) == []


def swap(old: str, new: str, name: str = "feed.xml") -> Callable[[Path], None]:
    """Breaks a file by putting one text for another, wherever it stands."""

    def do(output: Path) -> None:
        text = (output / name).read_text(encoding="utf-8")
        changed = re.sub(old, new, text, flags=re.DOTALL)
        assert changed != text
        (output / name).write_text(changed, encoding="utf-8")

    return do


def write(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda output: (output / name).write_bytes(content) and None


def remove(name: str) -> Callable[[Path], None]:
    return lambda output: (output / name).unlink()


def picture(name: str, size: tuple[int, int], mode: str = "RGB", form: str = "JPEG"):
    return lambda output: Image.new(mode, size).save(output / name, form)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (remove("feed.xml"), "feed.xml: is not there"),
        (write("feed.xml", b"<rss><channel>"), "feed.xml: is not XML"),
        (write("feed.xml", b"<rss/>"), "feed.xml: <channel> is missing"),
        (swap("<language>en</language>", ""), "<language> is missing"),
        (swap(" <description>A coast.*?</description>", ""), "<description> is missing"),
        (swap("<link>", "<link>a</link><link>"), "<link> is there 2 times"),
        (swap("<itunes:owner>.*</itunes:owner>", ""), "<itunes:owner> is missing; set show.email"),
        (swap("<podcast:guid>.*</podcast:guid>", ""), "<podcast:guid> is missing"),
        (swap("<podcast:locked.*</podcast:locked>", ""), "<podcast:locked> is missing"),
        (swap("explicit>false", "explicit>no"), "<itunes:explicit> is 'no', not true or false"),
        (swap('text="Politics"', 'text="Weather"'), "'News/Weather' is none of Apple's"),
        (swap('<itunes:category.*Science"/>', ""), "<itunes:category> is missing"),
        (swap('rel="self" href="[^"]*"', 'rel="self" href="x"'), "<atom:link> leads to x"),
        (
            swap('length="\\d+"', 'length="0"'),
            "<item/enclosure> “The tide”: length is 0, the-tide.mp3 has",
        ),
        (swap("audio/mpeg", "audio/mp3"), "type is 'audio/mp3', not audio/mpeg"),
        (swap("read/the-tide.mp3", "read/the-t%C3%AFde.mp3"), "the-tïde.mp3 has other than ASCII"),
        (
            swap("https://pod.example.org/read/the-tide.mp3", "/the-tide.mp3"),
            "/the-tide.mp3 is not an address under",
        ),
        (
            swap("<itunes:duration>\\d+", "<itunes:duration>7"),
            "<item/itunes:duration> “The tide”: is 7",
        ),
        (
            swap("<pubDate>[^<]*</pubDate>(?=.*enclosure)", "<pubDate>2026-03-04</pubDate>"),
            "'2026-03-04' is no date",
        ),
        (swap("04 Mar 2026", "04 Mar 2027"), "is yet to come"),
        (swap('<guid isPermaLink="false">[^<]*</guid>', ""), "<item/guid> “The tide” has none"),
        (swap(" <item>.*</item>", lambda m: m[0] * 2), "<item/guid> "),
        (swap(" <item>.*</item>", lambda m: m[0] * 2), "is that of 2 episodes"),
        (swap("<title>The tide</title>", "<title>Another</title>"), "feed.xml: does not say what"),
        (swap("<podcast:transcript [^>]*>", ""), "<item/podcast:transcript> “The tide” has none"),
        (swap("text/vtt", "text/plain"), "type is 'text/plain', not text/vtt"),
        (
            swap('psc:chapter start="00:00:00.000"', 'psc:chapter start="00:00:01.000"'),
            "has other chapters than",
        ),
        (remove("the-tide.mp3"), "the-tide.mp3: is not there, though the-tide.json tells of it"),
        (remove("the-tide.json"), "the-tide.mp3: has no record beside it"),
        (remove("the-tide.vtt"), "<item/podcast:transcript> “The tide”: the-tide.vtt is not in"),
        (remove("the-tide.chapters.json"), "the-tide.chapters.json is not in the folder"),
        (remove("the-tide.html"), "the-tide.html: <item/link> is not there"),
        (remove("the-tide.jpg"), "<item/itunes:image> the-tide.jpg is not in the folder"),
        (remove("cover.jpg"), "<itunes:image> cover.jpg is not in the folder"),
        (write("the-tide.mp3", b"no sound" * 400), "the-tide.mp3: <item/enclosure> is no MP3"),
        (write("the-tide.json", b'{"narrate": 1}'), "the-tide.json: slug is missing"),
        (write("feed.json", b"{"), "feed.json: "),
        (
            write("the-tide.vtt", b"1\n00:00"),
            "the-tide.vtt: <item/podcast:transcript> does not begin",
        ),
        (write("the-tide.vtt", b"\xff\xfe"), "is not UTF-8"),
        (write("the-tide.vtt", b"WEBVTT\n\n1 --> 2\nx\n"), "line 3 holds no times"),
        (write("the-tide.vtt", b"WEBVTT\n\n00:05.000 --> 00:02.000\nx\n"), "ends before it begins"),
        (write("the-tide.chapters.json", b"[]"), "<item/podcast:chapters> holds no chapters"),
        (
            swap('"startTime": 0.0', '"startTime": 1e9', "the-tide.chapters.json"),
            "has chapters out of order",
        ),
        (swap("1.2.0", "3.0", "the-tide.chapters.json"), "is of version 3.0"),
        (picture("cover.jpg", (1500, 1400)), "cover.jpg: <itunes:image> is 1500 × 1400 pixels"),
        (picture("cover.jpg", (1000, 1000)), "is 1000 × 1000 pixels"),
        (picture("cover.jpg", (1400, 1400), "RGBA", "PNG"), "is transparent in places"),
        (
            picture("cover.jpg", (1400, 1400), "RGB", "PNG"),
            "holds a PNG, which its name does not say",
        ),
        (write("cover.jpg", b"<svg/>"), "cover.jpg: <itunes:image> is no picture"),
        (write("stray.mp3", b"x"), "stray.mp3: has no record beside it"),
    ],
)
def test_each_fault_is_named_with_file_and_tag(output, spoil, told):
    spoil(output)

    assert any(told in fault for fault in faults(output)), faults(output)


def test_without_a_feed_the_files_it_would_lead_to_are_looked_at(output):
    (output / "feed.xml").unlink()
    assert faults(output) == ["feed.xml: is not there; `narrate feed rebuild` brings it up to date"]
    (output / "the-tide.vtt").unlink()
    (output / "cover.jpg").write_bytes(b"<svg/>")
    (output / "stray.mp3").write_bytes(b"x")
    found = faults(output)

    assert len(found) == 4
    assert "<item/podcast:transcript> “The tide”: the-tide.vtt is not in" in "\n".join(found)
    assert "cover.jpg: <itunes:image> is no picture" in "\n".join(found)
    assert "stray.mp3: has no record beside it, so no feed knows of it" in found


def test_every_broken_record_is_named_and_the_rest_looked_at(output):
    """One of them alone was, and nothing else."""
    moved = output.rename(output.parent / "my show.d")
    (moved / "the-tide.vtt").unlink()
    record = (moved / "the-tide.json").read_text()
    (moved / "a.json").write_text("{")
    (moved / "b.json").write_text(record)
    timeless = record.replace("2026-03-04T", "x").replace('"the-tide"', '"c"')
    (moved / "c.json").write_text(timeless)
    shutil.copy(moved / "the-tide.mp3", moved / "c.mp3")
    (moved / "feed.json").write_text("[]")
    found = faults(moved)

    assert [fault.partition(": ")[0] for fault in found] == [
        *("a.json", "b.json", "c.json", "feed.json", "feed.xml")
    ]
    assert "<item/podcast:transcript> “The tide”: the-tide.vtt is not in" in found[-1]


def test_without_a_folder_what_is_missing_is_named(tmp_path):
    found = faults(tmp_path / "nowhere")

    assert found[0].startswith("feed.xml: is not there")
    assert any("cover.jpg is not in the folder" in fault for fault in found)
    assert not (tmp_path / "nowhere").exists()


def test_a_feed_without_an_address_is_not_published(output):
    publish(settings(output, base_url=None))

    assert [fault for fault in faults(output, base_url=None) if "base_url" in fault]


def test_a_page_that_is_missing_is_named(output):
    assert "feed-2.xml: is not there" not in faults(output)
    for name in ("a", "b"):
        for ending in (".mp3", ".vtt", ".chapters.json", ".html", ".jpg"):
            shutil.copy(output / f"the-tide{ending}", output / f"{name}{ending}")
        record = json.loads((output / "the-tide.json").read_text())
        (output / f"{name}.json").write_text(json.dumps({**record, "slug": name, "guid": name}))
    publish(settings(output, page_size=2))
    assert faults(output, page_size=2) == []
    (output / "feed-2.xml").unlink()

    assert any(f.startswith("feed-2.xml: is not there") for f in faults(output, page_size=2))


def test_excerpts_are_no_fault(output):
    (output / "the-tide.preview.mp3").write_bytes(b"x")
    (output / "the-tide.chapter-2.mp3").write_bytes(b"x")

    assert faults(output) == []


def narrate(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "narrate", *words],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_commands_show_rebuild_and_check(output):
    folder = output.parent
    rows = "\n".join(f"{name} = {json.dumps(value)}" for name, value in SHOW.items())
    (folder / "narrate.toml").write_text(f"[show]\n{rows}\n")
    shown = narrate(folder, "feed", "--json")
    (output / "feed.xml").unlink()
    before = narrate(folder, "feed", "check", "--json")
    rebuilt = narrate(folder, "feed", "rebuild")
    after = narrate(folder, "feed", "check")

    found = json.loads(shown.stdout)
    assert found["address"] == "https://pod.example.org/read/feed.xml"
    assert (found["episodes"], found["show"]["title"]) == (1, SHOW["title"])
    assert before.returncode == 1
    assert json.loads(before.stdout)[0]["file"] == "feed.xml"
    assert (rebuilt.returncode, rebuilt.stdout) == (0, "output/feed.xml\n")
    assert (after.returncode, after.stdout, after.stderr) == (0, "", "No fault found.\n")
