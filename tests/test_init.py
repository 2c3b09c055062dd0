"""`narrate init`: the show's settings, asked for and written."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import SettingsError
from narrate.feed import read_show
from narrate.feed.founding import ASKED, render_settings
from narrate.settings import read_settings
from tests.test_cli import environment

VALUES = {
    "title": "The Tideline “aloud”",
    "description": "",
    "author": "Mara Quist",
    "email": "mara@example.org",
    "language": "en",
    "category": ("News", "Science/Nature"),
    "base_url": "",
    "explicit": False,
}


def init(folder: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "narrate", "init", *words],
        cwd=folder,
        env=environment(folder),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_each_setting_stands_under_a_comment_that_says_what_it_is():
    text = render_settings("", VALUES)

    assert text.startswith("[show]\n# What the show is called; nothing but its name.\ntitle = ")
    assert tomllib.loads(text)["show"] == {
        "title": "The Tideline “aloud”",
        "author": "Mara Quist",
        "email": "mara@example.org",
        "language": "en",
        "category": ["News", "Science/Nature"],
        "explicit": False,
    }


FILES = [
    "",
    'engine = "espeak" # offline\n',
    'engine = "espeak"\n\n[cast]\n"Ana Lima" = "f3"\n',
    '# mine\n[show]\ntitle = "Old" # keep me\nlocked = false\n\n[cast]\n"Ana Lima" = "f3"\n',
    'show = { title = "Old", locked = false }\n\n[cast]\n"Ana Lima" = "f3"\n',
    'show.title = "Old"\nshow.locked = false\n\n[cast]\n"Ana Lima" = "f3"\n',
    '[cast]\n"Ana Lima" = "f3"\n[show]\n# only a comment\n',
    "[show]\ncategory = [\n  'News', # first\n  'Science/Nature',\n]\n",
    'title_less = 1\r\n[show]\r\ntitle = "Old"\r\n',
]


@pytest.mark.parametrize("text", FILES)
def test_whatever_else_the_file_says_stays(text):
    after = render_settings(text, VALUES)
    before, found = tomllib.loads(text), tomllib.loads(after)

    assert {**before.get("show", {}), **found["show"]} == found["show"]
    assert all(
        found["show"][name] == (list(v) if isinstance(v, tuple) else v)
        for name, v in VALUES.items()
        if v not in ("", ())
    )
    assert {k: v for k, v in found.items() if k != "show"} == {
        k: v for k, v in before.items() if k != "show"
    }
    for comment in ("# offline", "# mine", "# only a comment"):
        assert (comment in after) == (comment in text)
    assert render_settings(after, VALUES) == after, "a second time changes nothing"


@given(st.text(), st.text())
def test_any_answer_comes_back_as_it_was_given(title, author):
    text = render_settings("", {"title": title, "author": author})

    assert tomllib.loads(text).get("show", {}) == {
        name: value for name, value in (("title", title), ("author", author)) if value
    }


def test_a_file_that_is_not_toml_is_not_touched(tmp_path):
    (tmp_path / "narrate.toml").write_text("[show\n")
    done = init(tmp_path, "--yes")

    assert done.returncode == 1
    assert "not valid TOML" in done.stderr
    assert (tmp_path / "narrate.toml").read_text() == "[show\n"


def test_flags_answer_and_yes_takes_defaults(tmp_path):
    done = init(
        tmp_path, "--yes", "--title", "Tides", "--category", "daily news", "--category", "Science",
        "--base-url", "https://example.org/pod/", "--explicit",
    )  # fmt: skip
    show = read_show(read_settings(folder=tmp_path))

    assert (done.returncode, done.stdout) == (0, "narrate.toml\n")
    assert show.title == "Tides"
    assert show.category == ("News/Daily News", "Science")
    assert show.base_url == "https://example.org/pod"
    assert show.explicit is True
    assert show.language == "en"


def test_yes_keeps_what_is_set(tmp_path):
    (tmp_path / "narrate.toml").write_text('[show]\ntitle = "Mine"\ncategory = "Science"\n')
    init(tmp_path, "--yes", "--author", "Mara Quist")
    show = read_show(read_settings(folder=tmp_path))

    assert (show.title, show.category, show.author) == ("Mine", ("Science",), "Mara Quist")


def test_what_is_set_wrongly_can_be_mended(tmp_path):
    (tmp_path / "narrate.toml").write_text('[show]\ntitle = "Mine"\ncategory = "Nws"\n')
    kept = init(tmp_path, "--yes")
    asked = init(tmp_path, stdin="\n" * 5 + "Science\n\n\n")
    show = read_show(read_settings(folder=tmp_path))

    assert kept.returncode == 1
    assert "Did you mean 'News'?" in kept.stderr
    assert asked.returncode == 0, asked.stderr
    assert (show.title, show.category) == ("Mine", ("Science",))
    (tmp_path / "narrate.toml").write_text('[show]\ncategory = "Nws"\n')
    assert init(tmp_path, "--yes", "--category", "News").returncode == 0


def test_a_person_is_asked_until_the_answer_will_do(tmp_path):
    answers = [
        "Tides", "", "Mara Quist", "mara", "mara@example.org", "", "Tecnology", "?",
        "Technology", "example.org", "https://example.org", "perhaps", "no",
    ]  # fmt: skip
    done = init(tmp_path, stdin="\n".join(answers) + "\n")
    show = read_show(read_settings(folder=tmp_path))

    assert done.returncode == 0, done.stderr
    assert (show.title, show.author, show.email) == ("Tides", "Mara Quist", "mara@example.org")
    assert (show.category, show.base_url) == (("Technology",), "https://example.org")
    assert "'mara', which is no e-mail address" in done.stderr
    assert "Did you mean 'Technology'?" in done.stderr
    assert "Society & Culture/Documentary" in done.stderr
    assert "'perhaps', not true or false" in done.stderr


def test_questions_not_answered_write_nothing(tmp_path):
    done = init(tmp_path, stdin="Tides\n")

    assert done.returncode == 1
    assert "--yes" in done.stderr
    assert not (tmp_path / "narrate.toml").exists()


def test_a_flag_that_will_not_do_is_wrong_usage(tmp_path):
    done = init(tmp_path, "--yes", "--category", "Weather")

    assert done.returncode == 2
    assert "--category is 'Weather'" in done.stderr


def test_a_show_that_is_no_table_is_told():
    with pytest.raises(SettingsError, match="must be a table"):
        render_settings("show = 1\n", VALUES)


def test_everything_asked_can_be_told_by_a_flag(tmp_path):
    told = init(tmp_path, "--help").stdout

    for name in ASKED:
        assert f"--{name.replace('_', '-')}" in told
