"""The README keeps its word: its commands and options exist, its tables are the program's."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer.main

from narrate.cli import COMMANDS, app
from narrate.cli.options import render_table
from narrate.engines import ENGINES
from narrate.engines.openai import KEYS
from narrate.script.document import is_script
from narrate.script.reading import parse_script
from narrate.settings import NAMES, Settings, read_settings
from narrate.voices import read_voices
from narrate.voices.book import read_book
from narrate.wording.lexicon import read_lexicon

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def helped() -> dict[str, str]:
    """Every command, option and argument -> what its help says."""
    from narrate.cli import _register

    _register()
    found: dict[str, str] = {}

    def look(command, name: str) -> None:
        found[name or "narrate"] = command.help
        for each in command.params:
            if each.name not in ("install_completion", "show_completion"):
                found[f"{name} {each.opts[0]}"] = each.help
        for part, inner in getattr(command, "commands", {}).items():
            look(inner, f"{name} {part}".strip())

    look(typer.main.get_command(app), "")
    return found


def test_every_help_is_sentences(helped):
    odd = {
        name: text
        for name, text in helped.items()
        if not text or not text[0].isupper() or not text.rstrip().endswith((".", "…"))
    }

    assert len(helped) > 80
    assert odd == {}


def test_help_lists_the_commands_in_their_order():
    done = subprocess.run(
        [sys.executable, "-m", "narrate", "--help"], capture_output=True, text=True, check=True
    )

    listed = re.findall(r"(?m)^│ ([a-z]+)  ", done.stdout)
    assert tuple(listed) == COMMANDS


@pytest.fixture(scope="module")
def commands() -> dict[str, set[str]]:
    """Every command, groups' own included -> its options."""
    from narrate.cli import _register

    _register()
    found: dict[str, set[str]] = {}

    def look(command, name: str) -> None:
        found[name] = {option for p in command.params for option in p.opts} | {"--help"}
        for part, inner in getattr(command, "commands", {}).items():
            look(inner, f"{name} {part}".strip())

    look(typer.main.get_command(app), "")
    return found


def test_every_command_and_option_named_exists(commands):
    told = re.findall(
        r"(?m)(?:^|\$ |bin/|&& )narrate ([a-z]+(?: [a-z]+(?= |$))?)([^`\n|]*)", "\n".join(_shown())
    )
    assert len(told) > 20
    for words, rest in told:
        names = words.split()
        name = " ".join(names[:2]) if " ".join(names[:2]) in commands else names[0]
        assert name in commands, words
        options = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", rest.split("#")[0]))
        assert options <= commands[name] | commands[""], (name, options - commands[name])


def _shown() -> list[str]:
    """What stands in code: inline, and in blocks that a shell is given."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", README, re.DOTALL)
    return [*blocks, *re.findall(r"`(narrate [^`\n]+)`", README)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"narrate {command}" in README


def test_options_alone_are_options_of_something(commands):
    everything = set().union(*commands.values())

    alone = re.findall(r"`(--[a-z][a-z-]+)(?:[ `])", README)
    assert set(alone) <= everything | {"--help"}


TOML = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("text", TOML, ids=lambda text: text[:20].strip())
def test_every_toml_shown_is_taken(tmp_path, text):
    """By whoever reads such a file: each name in it means something."""
    tables = tomllib.loads(text)
    if "project" in tables:
        return  # the packager's
    if "voice" in tables:
        (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
        known = {voice.name for voice in read_voices(tables["engine"], folder=tmp_path)}
        assert {voice["name"] for voice in tables["voice"]} <= known
    elif "any" in tables:
        (tmp_path / "lexicon.toml").write_text(text, encoding="utf-8")
        lexicon = read_lexicon(tmp_path / "lexicon.toml")
        assert all(lexicon.used_by(word, "en") for word in (*tables["en"], *tables["any"]))
    elif "Jen Psaki" in tables:
        (tmp_path / "cast.toml").write_text(text, encoding="utf-8")
        assert "Jen Psaki" in read_book(tmp_path).people
    else:
        (tmp_path / "narrate.toml").write_text(text, encoding="utf-8")
        chosen = read_settings(folder=tmp_path)
        assert chosen != Settings()
        for name, options in chosen.engines.items():
            if name == "kokoro" and find_spec("kokoro_onnx") is None:
                continue  # its package is not for Python 3.14 yet
            assert set(options) <= set(inspect.signature(ENGINES[name]()).parameters)


def test_every_variable_named_is_read():
    told = set(re.findall(r"NARRATE_[A-Z_]+", README))

    assert "NARRATE_SOUND_SENTENCE_MS" in told
    assert told <= {f"NARRATE_{name.upper()}" for name in NAMES} | {KEYS[0]}


def test_the_table_of_settings_is_the_programs():
    assert render_table() in README


def test_the_script_shown_is_a_script():
    shown = re.findall(r"```markdown\n(.*?)```", README, re.DOTALL)

    for text in shown:
        assert is_script(text)
        assert parse_script(text).title == "The tide"


def test_the_two_commands_are_one_line_each_and_ci_runs_the_second():
    made, tested = re.findall(r"```sh\n(python3 -m venv [^\n]+)\n```", README)

    assert "narrate make tests/articles/" in made
    assert tested.endswith("pytest")
    assert "pytest" in (ROOT / ".ci" / "run").read_text()


def test_the_programs_shown_run():
    """Python in the README, but for what needs a page of its own."""
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    programs = [block for block in blocks if "find_quotations" in block or "spoken" in block]

    assert programs
    for program in programs:
        if ">>>" in program:
            import doctest

            example = doctest.DocTestParser().get_doctest(program, {}, "README", None, 0)
            runner = doctest.DocTestRunner(verbose=False)
            runner.run(example)
            assert runner.failures == 0
        else:
            subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_the_library_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    page = "".join(f"<p>The tide turns twice a day, says number {n}.</p>" for n in range(9))
    Path("article.html").write_text(f"<html lang=en><h1>The tide</h1>{page}</html>")
    program = next(b for b in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "make(" in b)

    exec(program, {})

    assert Path("output/the-tide.mp3").is_file()
    assert "<title>The tide</title>" in Path("output/feed.xml").read_text("utf-8")
    assert Path("output/the-tide.html").is_file()
