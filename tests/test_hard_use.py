"""Input and places that nobody meant well: done all the same, or refused in one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

import narrate
from narrate.cli import app, main
from narrate.episode.naming import LONGEST, render_slug
from narrate.episode.record import read_records
from narrate.errors import ScriptError
from narrate.feed import publish
from narrate.script.reading import parse_script
from tests.test_pipeline import NOON, SHORT, settings

TIDE = "The tide\n\nIt turns twice a day. Nobody asked it to.\n"


class Ended:
    """What a command left behind: its exit code and what it said."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


@pytest.fixture
def run(tmp_path, monkeypatch, capfd) -> Callable[..., Ended]:
    """The command, in an empty folder, spoken by tones; any traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NARRATE_ENGINE", "tone")
    monkeypatch.setenv("NARRATE_CACHE_FOLDER", str(tmp_path / "cache"))
    monkeypatch.setattr(app, "registered_commands", [])  # each call of main() adds them
    monkeypatch.setattr(app, "registered_groups", [])

    def command(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["narrate", *words])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        return Ended(stop.value.code, *capfd.readouterr())

    return command


def refused(ended: Ended, *says: str, code: int = 1) -> None:
    """One sentence, a hint at most, nothing on stdout."""
    lines = ended.err.splitlines()

    assert ended.code == code, ended.err
    assert ended.out == ""
    assert lines[0].startswith("error: ")
    assert [line for line in lines[1:] if not line.startswith("hint: ")] == []
    assert all(word in lines[0] for word in says), ended.err


def scripted(title: str) -> str:
    """A script of that title; JSON is YAML, escapes and all."""
    return f"---\nnarrate: 1\ntitle: {json.dumps(title)}\n---\n\nIt turns twice a day.\n"


ARTICLES = {
    "one word": "Tide",
    "one letter": "A",
    "only quotations": "“I saw it,” “So did I.”\n\n“We all did.”\n",
    "right to left": "الجسر القديم\n\nقال عمر: «سنعود غدا إلى الميناء». ثم ذهب الجميع إلى البيت.\n",
    "both directions": "הגשר\n\nהוא אמר “We stay in harbour” והלך. It is 14:30 שעה.\n",
    "one endless word": "The tide\n\n" + "la" * 1000 + ".\n",
    "one endless sentence": "The tide\n\n" + "and it turns " * 150 + "\n",
    "hardly more than headings": "\n\n".join(f"# Part {n}\n\nYes." for n in range(40)),
    "marks that never close": "The tide\n\n" + "“It turns, " * 200 + "\n",
    "no space between": "潮" * 400,
    "every second a digit": "The tide\n\n" + "1a2b3c" * 60 + "\n",
    "a number of 300 digits": "The tide\n\nIt is " + "9" * 300 + " m high.\n",
    "old Mac lines": "The tide\r\rIt turns.\r\rIt turns again.\r",
    "controls": "The \x1b[31mtide\n\n" + "It turns twice a day, and nobody asked it to. " * 9,
}


@pytest.mark.parametrize("article", ARTICLES)
def test_an_odd_article_is_made(run, article):
    Path("a.md" if "headings" in article else "a.txt").write_text(ARTICLES[article], "utf-8")
    ended = run("make", ".")

    assert ended.code == 0, ended.err
    assert "\x1b" not in ended.err
    [path] = ended.out.splitlines()
    assert Path(path).stat().st_size > 1000


@pytest.mark.parametrize("text", ["😀", "😀😀\n\n🎉 🚀\n", "...\n\n!!! — “…”\n", "\u200b\n", "***"])
def test_what_holds_no_word_is_refused(run, text):
    Path("a.txt").write_text(text, encoding="utf-8")

    refused(run("make", "a.txt"), "a.txt is empty")
    assert not Path("output").exists()


TITLES = (
    "CON",
    "nul.txt",
    "Aux",
    "com1",
    "LPT9",
    "index",
    "feed",
    "cast",
    "cover",
    "../../up",
    "..",
    "a/b\\c:d*e?f",
    ".hidden",
    "-rf",
    "He said \"no\" and 'yes'",
    "“”",
    "…",
    "😀",
    "\ud800 half",
    "Ärger in Łódź",
    "漢字の題名",
    "Приливы и отливы",
    "潮汐",
    "조수 간만",
    "المد والجزر",
    "गाँव की बाढ़",
    "ጎርፍ",
    "\x1b[31mred\nand more",
    "\u202egpj.exe",
    "x" * 300,
    "名" * 300,
    "w" * 3000,
)


def test_any_title_gives_files_that_every_system_takes(run):
    """Reserved on Windows, in every script, 3,000 characters: each has an episode of its own."""
    for number, title in enumerate(TITLES):
        Path(f"{number:02}.md").write_text(scripted(title), encoding="utf-8")
    ended = run("make", "--jobs", "2", ".")

    names = [Path(line).name for line in ended.out.splitlines()]
    assert ended.code == 0, ended.err
    assert len(set(names)) == len(TITLES)
    assert all(name.isascii() and len(name) <= LONGEST + 7 for name in names)
    assert not {name.split(".")[0] for name in names} & {"con", "nul", "aux", "com1", "lpt9"}
    assert all(Path("output", name).is_file() for name in names)
    assert "\x1b" not in ended.err
    assert len(ended.err.splitlines()) == len(TITLES)


@pytest.mark.parametrize("device", ["con", "prn", "aux", "nul", "com3", "lpt1"])
def test_no_slug_is_a_device_of_windows(device):
    for title in (device, device.upper(), f"{device}!", f"“{device}.”"):
        assert render_slug(title) == f"{device}-episode"


FILES = (
    "two words.txt",
    "a 'single' and a \"double\".txt",
    "line\nbreak.txt",
    "\x1b[31m.txt",
    "-q.txt",
    "https:.txt",
    "潮汐.txt",
    "п" * 120 + ".txt",
    "n" * 250 + ".txt",
    "percent%20.txt",
    "$(echo no);&|.txt",
    " .txt",
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_file_may_have_any_name(run):
    for number, name in enumerate(FILES):
        Path(name).write_text(f"Tide number {number}\n\nIt turns.\n", encoding="utf-8")
    ended = run("make", "-q", "--", *FILES)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [f"output/tide-number-{n}.mp3" for n in range(len(FILES))]


@pytest.mark.parametrize("name", ["no\nsuch.txt", "\x1b[31m.txt", "n" * 300 + ".txt", "\udcff.txt"])
def test_a_file_that_is_not_there_is_named_on_one_line(run, name):
    refused(run("make", name), ascii(name)[1:-1] if len(name) < 100 else name)


def test_articles_that_give_one_slug_are_named_in_their_order_and_found_again(run):
    """The first is the longest, and so the last to be done."""
    titles = {
        "a.txt": "The tide!",
        "b.txt": "The Tide?",
        "c.txt": "The: tide",
        "d.txt": "«The tide»",
    }
    for name, title in titles.items():
        text = "It turns, they say. " * (60 if name == "a.txt" else 1)
        Path(name).write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    first = run("make", "-q", *titles)
    again = run("make", "-q", *reversed(titles))

    assert first.out.splitlines() == [f"output/the-tide{end}.mp3" for end in ("", "-2", "-3", "-4")]
    assert again.out.splitlines() == first.out.splitlines()[::-1]
    assert len(read_records(Path("output"))) == 4


def test_a_clock_that_goes_back_changes_no_name_and_no_birthday(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TIDE)
    Path("b.txt").write_text(SHORT)
    chosen = settings(tmp_path)
    first = narrate.make("a.txt", settings=chosen, now=NOON)
    narrate.make("b.txt", settings=chosen, now=NOON - timedelta(days=9000))
    again = narrate.make("a.txt", settings=chosen, now=NOON - timedelta(days=400))
    publish(chosen)

    assert (again.slug, again.guid, again.made) == (first.slug, first.guid, first.made)
    assert [e.slug for e in read_records(chosen.output)] == [first.slug, "the-tide-2"]
    assert (chosen.output / "feed.xml").read_text("utf-8").count("<item>") == 2


@contextmanager
def mounted(place: Path, options: str) -> Iterator[None]:
    """A small disk of its own, where this may be had."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_folder_that_may_only_be_read_is_named(run, tmp_path):
    Path("a.txt").write_text(TIDE)
    if os.geteuid() != 0:
        (tmp_path / "shelf").mkdir(mode=0o555)
        refused(run("make", "a.txt", "--output", "shelf"), "shelf")
        return
    with mounted(tmp_path / "shelf", "ro"):
        for words in ("make a.txt --output", "feed rebuild --output", "script a.txt -o"):
            place = "shelf/a.md" if words.startswith("script") else "shelf"
            told = run(*words.split(), place)

            refused(told, "shelf: it cannot be written or read: Read-only file system.")


@pytest.mark.parametrize("place", ["a.txt", "a.txt/deeper", "/dev/null", "o" * 300])
def test_what_can_be_no_folder_is_named(run, place):
    Path("a.txt").write_text(TIDE)

    refused(run("make", "a.txt", "--output", place), place)


def test_a_full_cache_costs_nothing_but_time(run, tmp_path):
    Path("a.txt").write_text(TIDE * 20)
    with mounted(tmp_path / "small", "size=16k"):
        ended = run("make", "a.txt", "--cache-folder", "small")

        assert ended.code == 0, ended.err


@pytest.mark.parametrize("place", [".", "shelf"])
def test_a_script_is_not_written_over_a_folder(run, place):
    Path("a.txt").write_text(TIDE)
    Path("shelf").mkdir()

    refused(run("script", "a.txt", "-o", place), f"{place}: Is a directory")
    assert sorted(os.listdir()) == ["a.txt", "shelf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_plain_file_is_written_to_and_not_replaced(run):
    Path("a.txt").write_text(TIDE)
    os.mkfifo("pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reader:
        assert run("script", "a.txt", "-o", "pipe").code == 0
        assert b"title: The tide" in reader.communicate(timeout=10)[0]

    assert Path("pipe").is_fifo()


@pytest.mark.parametrize("seconds", ["inf", "1e308", "nan", "0", "-1"])
def test_a_preview_has_a_length_that_there_is(run, seconds):
    Path("a.txt").write_text(TIDE)
    ended = run("make", "a.txt", "--preview", seconds)

    assert ended.code == 2
    assert "--preview" in ended.err


@pytest.mark.parametrize(
    "address", ["http://[", "http://a..b/", "http://x\n.y/", "http://127.0.0.1:99999/", "http://%/"]
)
def test_an_address_that_can_be_none_is_refused(run, address):
    refused(run("make", address), "is not a web address")


def test_an_empty_source_is_refused(run):
    refused(run("make", ""), "a source is empty")


TOML = {
    "rate = 1" + "0" * 400: "rate",
    "rate = nan": "rate",
    "rate = 'fast'": "rate",
    "bitrate = [1]": "bitrate",
    "bitrate = 1979-05-27": "bitrate",
    "bitrate = true": "bitrate",
    "jobs = 99999999999999999999": "jobs",
    'output = "~nosuchuser/x"': "no such home folder",
    'output = "a\\u0000b"': "output",
    'output = ""': "output",
    'lexicon = "a\\u0000"': "lexicon",
    'lexicon = "."': "lexicon",
    'sound.intro = "a.txt"': "a.txt",
    "sound = 3": "sound",
    'language = "../x"': "no language",
    'language = "Klingon, as spoken"': "no language",
    "engines.tone = 3": "engines.tone",
    "engines.tone.x = 1": "'x'",
    "cast.Ana = 3": "cast.Ana",
    'cast.Ana = "tone/nosuch"': "tone/nosuch",
    "show.title = 3": "show.title",
    "a = " + "[" * 3000: "not valid TOML",
    "x" * 10_000: "not valid TOML",
    "rate = 1\nrate = 1": "not valid TOML",
    "nosuch = 1": "nosuch",
    'fragments = ["speaker"]': "fragments",
}


@pytest.mark.parametrize("toml", TOML, ids=lambda toml: toml[:24])
def test_settings_that_will_not_do_are_named(run, toml):
    Path("a.txt").write_text(TIDE)
    Path("narrate.toml").write_text(toml)

    refused(run("make", "a.txt"), TOML[toml])
    assert not Path("output").exists()


@pytest.mark.parametrize("name", ["lexicon.toml", "voices/mine.toml", "output/cast.toml"])
@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"a = " + b"[" * 3000, b"a = 1", b"[[]]", b"="])
def test_any_other_file_of_ours_that_is_broken_is_named(run, name, body):
    Path("a.txt").write_text(TIDE)
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(body)

    refused(run("make", "a.txt"), Path(name).name)


SCRIPTS = {
    "narrate: 1\ntitle: " + "[" * 3000: "not valid YAML",
    "narrate: 1\ntitle: &a [*a]": "line 3",
    "narrate: 1\ncast: {? [a] : b}": "line 3",
    "narrate: 1\ncast: 3": "cast",
    "narrate: 2": "a form that this version does not know",
    "narrate: 1\n<<: 3": "<<",
}


@pytest.mark.parametrize("head", SCRIPTS, ids=lambda head: head[:24])
def test_a_script_with_a_broken_head_is_refused_at_its_line(run, head):
    Path("a.md").write_text(f"---\n{head}\n---\n\nIt turns.\n")

    refused(run("make", "a.md"), "line", SCRIPTS[head])


def test_attributes_that_do_not_end_inside_a_span_are_refused_at_their_place():
    """Found by the fuzzer."""
    with pytest.raises(ScriptError, match="line 1, column 4: the attributes that begin here"):
        parse_script('[[]{]{speaker="p"}')


@pytest.mark.parametrize(
    "front",
    [
        "title: 1:" + "59:" * 4000 + "1",
        "title: " + "9" * 5000,
        "title: 2001-12-99\ndate: 2001-12-99",
        'title: "\\ud83d\\ude00 \\ud800"',
        "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [*a, *a]}}\n" for n in range(50)),
        "title: ~\nauthor: null\nlang: no",
    ],
    ids=lambda front: front[:24],
)
def test_front_matter_is_texts_whatever_yaml_would_make_of_them(run, front):
    Path("a.md").write_text(f"---\n{front}\n---\n\nIt turns.\n")

    assert run("make", "--dry-run", "a.md").code == 0
