"""A language is named by a tag; whatever else stands in its place is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from narrate.article.reading import read_article
from narrate.tags import is_tag
from tests.test_hard_use import TIDE, refused
from tests.test_hard_use import run as run

TAGS = ("en", "EN", "de-AT", "PT-br", "zh-Hant", "zh-Hant-TW", "es-419", "pt_BR", "sr-Latn-RS")
TAGS += ("cmn", "haw", "de-CH-1996", "en-GB-x-rp", "zh-cmn-Hans-CN", "sl-rozaj-biske-1994")
NONSENSE = ("klingonish!!", "42", "english", "xx", "xx-US", "e", "de-", "-de", "de AT", "de--AT")
NONSENSE += ("deutsch", "../x", "de-abcdefghi", "x-private", "日本語", "en\u200b", "no, thanks")


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_one_in_any_case(tag):
    assert is_tag(tag)


@pytest.mark.parametrize("text", [*NONSENSE, ""])
def test_what_names_no_language_is_no_tag(text):
    assert not is_tag(text)


def test_every_language_that_unicode_names_has_a_tag():
    assert [tag for tag in Locale("en").languages if not is_tag(tag)] == []


def script(head: str = "", body: str = "It turns twice a day.", name: str = "a.md") -> None:
    Path(name).write_text(f"---\nnarrate: 1\n{head}---\n\n{body}\n", encoding="utf-8")


def test_a_script_may_be_in_any_language_there_is(run):
    for number, tag in enumerate(TAGS):
        head = f"title: The tide {number}\nlanguage: {tag}\n"
        script(head, f"It turns. [Twice a day.]{{lang={tag}}}", f"{number:02}.md")
    told = run("make", "--dry-run", ".")

    assert told.code == 0, told.err
    assert told.out.count("The tide") == len(TAGS)
    assert run("make", "00.md", "--language", "PT-br").code == 0
    assert "language" not in run("feed", "check").out


@pytest.mark.parametrize("text", NONSENSE)
def test_a_language_that_is_none_is_refused_in_a_scripts_head(run, text):
    script(f'language: "{text}"\n')

    refused(run("make", "a.md"), "line 3, column 1", "which is no language")
    assert not Path("output").exists()


def test_a_number_is_no_language_of_a_script(run):
    script("title: The tide\nlanguage: 42\n")

    refused(run("make", "a.md"), "line 4, column 1: language is '42', which is no language.")


@pytest.mark.parametrize("text", NONSENSE)
def test_a_language_that_is_none_is_refused_in_a_span(run, text):
    script(body=f'It turns. [Twice a day.]{{lang="{text}"}}')

    refused(run("make", "a.md"), "line 5, column 26", "which is no language")


def test_a_language_that_is_none_is_refused_as_an_option_and_in_settings(run):
    Path("a.txt").write_text(TIDE)

    refused(run("make", "a.txt", "--language", "xx"), "--language is 'xx', which is no", code=2)
    refused(run("voices", "--language", "english"), "--language is 'english'", code=2)
    Path("narrate.toml").write_text("language = 'klingonish!!'\n")
    refused(run("make", "a.txt"), "narrate.toml: language is 'klingonish!!', which is no language.")
    Path("narrate.toml").write_text("[show]\nlanguage = 'xx'\n")
    refused(run("feed"), "narrate.toml: show.language is 'xx', which is no language")


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('languages = ["en", "klingonish!!"]\n', "languages holds 'klingonish!!'"),
        ('[[voice]]\nname = "me"\nlanguage = "english"\n', "the voice 'me': language holds 'eng"),
    ],
)
def test_a_language_that_is_none_is_refused_in_a_file_of_voices(run, toml, says):
    Path("a.txt").write_text(TIDE)
    Path("voices").mkdir()
    Path("voices/tone.toml").write_text(f'engine = "tone"\n{toml}')

    refused(run("make", "a.txt"), "voices/tone.toml", says, "which is no language")


def test_words_of_a_language_that_is_none_are_refused_in_a_lexicon(run):
    Path("a.txt").write_text(TIDE)
    Path("lexicon.toml").write_text("[xx]\nNguyen = 'win'\n")

    refused(run("make", "a.txt"), "[xx] is no language")


def test_an_article_that_names_its_language_wrongly_is_in_the_one_it_is_in(tmp_path):
    """Who wrote the page will not mend it; a script's editor will."""
    said = "Die Flut kommt zweimal am Tag, und niemand hat sie darum gebeten. " * 9
    (tmp_path / "a.md").write_text(f"---\nlang: klingonish!!\n---\n\n# Die Flut\n\n{said}\n")
    (tmp_path / "a.html").write_text(f"<html lang='xx'><h1>Die Flut</h1><p>{said}</p></html>")

    for name in ("a.md", "a.html"):
        assert read_article(str(tmp_path / name)).language == "de"
