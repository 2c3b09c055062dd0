"""The command line as a person meets it: what it prints, where, and the code it ends with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from narrate.cli import COMMANDS
from narrate.cli.options import HELP
from narrate.settings import NAMES
from tests.sounds import by_libsndfile
from tests.test_pipeline import SHORT

SAMPLE = Path(__file__).parent / "articles" / "harbour-bridge.txt"


@pytest.fixture
def folder(tmp_path) -> Path:
    """An empty folder with one short article in it."""
    (tmp_path / "tide.txt").write_text(SHORT, encoding="utf-8")
    return tmp_path


def environment(folder: Path, **more: str) -> dict[str, str]:
    """As on a machine without ffmpeg, with a cache of its own."""
    here = str(Path(__file__).parent.parent)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NARRATE_")}
    return (
        kept
        | {
            "PATH": str(folder),
            "PYTHONPATH": here,
            "NARRATE_CACHE_FOLDER": str(folder / "cache"),
            "NARRATE_ENGINE": "tone",
        }
        | more
    )


def narrate(folder: Path, *words: str, stdin: bytes = b"", **more: str):
    done = subprocess.run(
        [sys.executable, "-m", "narrate", *words],
        cwd=folder,
        env=environment(folder, **more),
        input=stdin,
        capture_output=True,
        timeout=120,
    )
    done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in done.stderr
    return done


def test_make_prints_the_path_and_nothing_else_on_stdout(folder):
    done = narrate(folder, "make", "tide.txt")

    assert done.stdout == "output/the-tide.mp3\n"
    assert (folder / "output" / "the-tide.mp3").stat().st_size > 10_000
    assert "of sound" in done.stderr
    assert "ffmpeg" not in done.stderr
    assert done.returncode == 0


def test_quiet_says_nothing(folder):
    done = narrate(folder, "make", "-q", "tide.txt")

    assert done.stderr == ""


def test_json_events_can_be_read_by_a_program(folder):
    done = narrate(folder, "make", "--json", "tide.txt")

    episode = json.loads(done.stdout)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert episode["path"] == "output/the-tide.mp3"
    assert [e["stage"] for e in events][-1] == "done"
    assert events[-1]["done"] == events[-1]["total"] > 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["make", "nosuch.txt"], 1, "nosuch.txt"),
        (["make", "empty.txt"], 1, "empty.txt"),
        (["make", "picture.txt"], 1, "picture.txt"),
        (["make", "file:///etc/passwd"], 1, "file:///etc/passwd"),
        (["make", "tide.txt", "--engine", "nosuch"], 1, "no engine 'nosuch'"),
        (["make", "tide.txt", "--narrator", "nosuch"], 1, "no voice 'nosuch'"),
        (["make", "tide.txt", "--chapter", "9"], 1, "no chapter 9"),
        (["make", "tide.txt", "--bitrate", "97"], 2, "--bitrate is 97"),
        (["make", "tide.txt", "--rate", "fast"], 2, "--rate is 'fast'"),
        (["make"], 2, "SOURCE"),
        (["make", "--nosuch"], 2, "--nosuch"),
        (["nosuch"], 2, "nosuch"),
        (["script", "mistake.md"], 1, "line 3, column 5"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_leaves_nothing(folder, words, code, says):
    (folder / "empty.txt").write_text(" \n")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "mistake.md").write_text('# A\n\n“no”{speaker="B"}')

    done = narrate(folder, *words)

    assert done.returncode == code
    assert says in done.stderr
    assert done.stdout == ""
    assert not (folder / "output").exists()


def test_an_unknown_setting_in_the_file_names_its_nearest(folder):
    (folder / "narrate.toml").write_text("[sound]\nsentense_ms = 100\n")

    done = narrate(folder, "make", "tide.txt")

    assert done.returncode == 1
    assert "Did you mean 'sound.sentence_ms'?" in done.stderr


def test_ctrl_c_ends_with_130_and_leaves_no_half_mp3(folder):
    (folder / "long.txt").write_text("The tide\n\n" + "It turns twice a day, they say. " * 20_000)
    running = subprocess.Popen(
        [sys.executable, "-m", "narrate", "make", "long.txt"],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not list((folder / "cache").glob("block/*/*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)

    assert running.returncode == 130
    assert out == b""
    assert b"interrupted" in err
    assert b"Traceback" not in err
    assert list((folder / "output").iterdir()) == []


@pytest.mark.parametrize("blocks", [1, 6, 14, 25])
def test_a_kill_costs_what_is_in_flight_and_the_next_run_goes_on(folder, blocks):
    """Killed with no warning at many points; the finished MP3 is that of a run never stopped."""
    text = "The tide\n\n" + "\n\n".join(
        f"It turns {n} times a day, they say. Nobody asked number {n}." for n in range(40)
    )
    (folder / "long.txt").write_text(text)
    narrate(folder, "make", "long.txt", "--output", "whole", NARRATE_CACHE_FOLDER="elsewhere")
    running = subprocess.Popen(
        [sys.executable, "-m", "narrate", "make", "-q", "long.txt"],
        cwd=folder,
        env=environment(folder),
    )
    while len(list((folder / "cache").glob("block/*/*"))) < blocks and running.poll() is None:
        time.sleep(0.002)
    running.kill()
    running.wait()

    kept = {path.name for path in (folder / "cache").glob("block/*/*")}
    assert not list((folder / "output").glob("[!.]*.mp3")) or running.returncode == 0
    done = narrate(folder, "make", "long.txt")
    assert (folder / done.stdout.strip()).read_bytes() == (
        folder / "whole/the-tide.mp3"
    ).read_bytes()
    assert len(kept) >= blocks


@pytest.mark.skipif(not Path("/dev/shm").is_dir() or os.geteuid() != 0, reason="needs a mount")
def test_a_full_disk_is_said_and_nothing_half_written(folder):
    small = folder / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        done = narrate(folder, "make", "tide.txt", "--output", "small/out")
        left = {path.name for path in (small / "out").rglob("*") if path.is_file()}
    finally:
        subprocess.run(["/bin/umount", str(small)], check=True)

    assert done.returncode == 1
    assert "the disk is full" in done.stderr
    assert left <= {"cast.toml", ".cast.toml.lock", ".lock"}


def test_a_folder_that_cannot_be_written_is_named(folder):
    (folder / "output").write_text("a file where a folder should be")

    done = narrate(folder, "make", "tide.txt")

    assert done.returncode == 1
    assert "output" in done.stderr


def test_a_preview_is_as_long_as_it_was_asked_to_be(folder):
    done = narrate(folder, "make", "tide.txt", "--preview", "3")
    path = folder / done.stdout.strip()

    assert len(by_libsndfile(path)) / 48_000 == pytest.approx(3, abs=0.05)
    assert not list((folder / "output").glob("*.json"))


def test_one_chapter_can_be_made_alone(folder):
    done = narrate(folder, "make", "tide.txt", "--chapter", "2")

    assert done.stdout == "output/the-tide.chapter-2.mp3\n"
    assert (folder / "output" / "the-tide.chapter-2.mp3").is_file()


def test_a_dry_run_makes_nothing(folder):
    done = narrate(folder, "make", "tide.txt", "--dry-run", "--json")

    found = json.loads(done.stdout)
    assert found["utterances"] > 10
    assert found["requests"] == 0
    assert not (folder / "output").exists()
    assert not (folder / "cache").exists()


def test_script_shows_who_says_what(folder):
    done = narrate(folder, "script", "tide.txt")

    assert "Ana Lima │ “Nobody asked the harbour,”" in done.stdout
    assert done.stdout.splitlines()[0] == "The tide"
    assert not [line for line in done.stdout.splitlines() if line != line.rstrip()]


def test_script_as_json_has_the_fields_the_readme_tells_of(folder):
    found = json.loads(narrate(folder, "script", str(SAMPLE), "--json").stdout)

    assert found["title"].startswith("Why is Saltmere")
    assert {"text", "kind", "speaker", "chapter"} == set(found["segments"][0])
    assert {s["kind"] for s in found["segments"]} == {"heading", "narration", "quote"}
    assert {"text", "reason"} == set(found["skipped"][0])
    assert "Source link" in {s["text"] for s in found["skipped"]}


def test_a_script_written_edited_and_made_is_made_as_edited(folder):
    written = narrate(folder, "script", "tide.txt", "-o", "tide.md")
    path = folder / written.stdout.strip()
    text = path.read_text(encoding="utf-8").replace('speaker="Jon Berg"', 'speaker="Ana Lima"')
    path.write_text(text, encoding="utf-8")

    narrate(folder, "make", "tide.md")
    record = json.loads((folder / "output" / "the-tide.json").read_text(encoding="utf-8"))

    assert {c["speaker"] for c in record["cues"] if "speaker" in c} == {"Ana Lima"}


def test_a_script_can_be_piped_through(folder):
    document = narrate(folder, "script", "tide.txt", "-o", "-").stdout
    done = narrate(folder, "make", "-", stdin=document.encode())

    assert done.stdout == "output/the-tide.mp3\n"


def test_one_failed_article_does_not_stop_the_rest(folder):
    done = narrate(folder, "make", "nosuch.txt", "tide.txt")

    assert done.returncode == 1
    assert done.stdout == "output/the-tide.mp3\n"
    assert "nosuch.txt" in done.stderr


def test_the_cache_is_shown_and_cleared(folder):
    narrate(folder, "make", "tide.txt")
    before = json.loads(narrate(folder, "cache", "show", "--json").stdout)
    narrate(folder, "cache", "clear")
    after = json.loads(narrate(folder, "cache", "show", "--json").stdout)

    assert before["block"]["entries"] > 3
    assert after["block"]["entries"] == 0


def test_every_setting_has_an_option_with_a_help_of_its_own():
    assert set(HELP) == set(NAMES)
    assert all(text.endswith(".") for text in HELP.values())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_that_loads_nothing_heavy(command, folder):
    code = (
        "import sys\nfrom narrate.cli import main\n"
        f"sys.argv = ['narrate', *{command.split()!r}, '--help']\n"
        "try:\n    main()\nfinally:\n"
        "    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(folder), capture_output=True, text=True
    )

    assert "Usage:" in done.stdout
    heavy = {"numpy", "gtts", "pydub", "lxml", "trafilatura", "PIL", "requests", "rich.progress"}
    assert not heavy & set(done.stderr.split())


def test_the_core_loads_neither_command_line_nor_engine():
    assert not {"typer", "gtts"} & _modules("narrate.pipeline")
    assert not {"numpy", "narrate.engines", "typer"} & _modules("narrate")


def _modules(imported: str) -> set[str]:
    """What a fresh interpreter has loaded once it has imported one thing."""
    code = f"import sys, {imported}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())
