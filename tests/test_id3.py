"""The tag, read back by libraries that did not write it."""

from __future__ import annotations

import av
import eyed3
import mutagen.id3
import pytest

from narrate.audio.mp3 import encode, frame_size, info_frame
from narrate.episode import Chapter
from narrate.episode.id3 import render_tag
from tests.sounds import tone

TITLES = [
    "Très court",
    "A much longer title, so that a sorted tag would move it to the end: 東京",
    "🎧 end",
]
TIMES = [(0, 1000), (1000, 2000), (2000, 4776)]


@pytest.fixture
def tagged(tmp_path):
    stream = encode(tone(4.8)[: 200 * 1152], 96)
    tag = render_tag(
        title="Flood gates",
        artist="Ana Lima",
        album="The Show",
        language="en-GB",
        chapters=[Chapter(title, *times) for title, times in zip(TITLES, TIMES, strict=True)],
        date="2026-03-09",
        source="https://example.org/a?b=ç",
        comment="Synthetic speech.",
        cover=b"\xff\xd8\xff\xe0 not really",
    )
    path = tmp_path / "tagged.mp3"
    path.write_bytes(tag + info_frame(len(stream) // frame_size(96), 96) + stream)
    return path


def test_mutagen_reads_every_frame(tagged):
    tags = mutagen.id3.ID3(tagged, translate=False)

    assert tags.version == (2, 3, 0)
    assert tags["TIT2"].text == ["Flood gates"]
    assert tags["TPE1"].text == ["Ana Lima"]
    assert tags["TALB"].text == ["The Show"]
    assert tags["TLAN"].text == ["eng"]
    assert (str(tags["TYER"]), str(tags["TDAT"])) == ("2026", "0903")
    assert tags.getall("COMM")[0].text == ["Synthetic speech."]
    assert tags.getall("APIC")[0].mime == "image/jpeg"
    (contents,) = tags.getall("CTOC")
    assert contents.flags == mutagen.id3.CTOCFlags.TOP_LEVEL | mutagen.id3.CTOCFlags.ORDERED
    chapters = [tags[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [c.sub_frames["TIT2"].text[0] for c in chapters] == TITLES
    assert [(c.start_time, c.end_time) for c in chapters] == TIMES


def test_eyed3_reads_the_same_chapters(tagged):
    audio = eyed3.load(tagged)

    assert audio.tag.title == "Flood gates"
    assert [c.title for c in audio.tag.chapters] == TITLES
    assert [tuple(c.times) for c in audio.tag.chapters] == TIMES


def test_libav_lists_chapters_in_time_order(tagged):
    """What ffprobe shows: frames must stand in time order in the file."""
    with av.open(str(tagged)) as container:
        found = container.chapters()

    assert [chapter["metadata"]["title"] for chapter in found] == TITLES
    assert [chapter["start"] for chapter in found] == [start for start, _ in TIMES]


def test_the_tag_is_as_long_whatever_the_times():
    def tag(end: int) -> bytes:
        chapters = [Chapter("One", 0, end)]
        return render_tag(title="T", artist="A", album="S", language="en", chapters=chapters)

    assert len(tag(1)) == len(tag(10**8))
