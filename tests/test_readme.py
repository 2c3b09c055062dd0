"""The README keeps its word: its commands and options exist, its tables are the program's."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from narrate.cli import COMMANDS, app
from narrate.cli.options import render_table
from narrate.script.document import is_script
from narrate.script.reading import parse_script

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


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
