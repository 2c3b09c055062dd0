"""The tables of written and spoken text hold as well as they ever did: scores only go up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrate.wording import spoken
from narrate.wording.spelling import rules_for

TABLES = Path(__file__).parent / "spoken"
LEAVE = "leave alone"
PINNED = {"en": 1188, "de": 102, "fr": 98, "es": 97}
"""Cases right in each table, of how many there are: raise them, never lower them."""


def cases(language: str) -> Iterator[tuple[str, str, str]]:
    lines = (TABLES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "written\tspoken\tcategory"
    for line in lines[1:]:
        written, said, category = line.split("\t")
        yield written, said, category


def wrong(language: str) -> list[str]:
    found = []
    for written, said, category in cases(language):
        if (got := spoken(written, language)) != said:
            found.append(f"{category}: {written!r} is {got!r}, not {said!r}")
    return found


@pytest.mark.parametrize("language", PINNED)
def test_written_text_is_said_as_a_newsreader_says_it(language: str) -> None:
    total = sum(1 for _ in cases(language))
    faults = wrong(language)
    right = total - len(faults)

    assert right >= PINNED[language], "\n".join(faults)
    assert right / total >= 0.97


@pytest.mark.parametrize("language", PINNED)
def test_what_no_rule_is_sure_of_is_left_as_written(language: str) -> None:
    alone = [written for written, _, category in cases(language) if category == LEAVE]

    assert [written for written in alone if spoken(written, language) != written] == []


def test_the_tables_are_large_and_say_nothing_twice() -> None:
    everything = {(lang, written) for lang in PINNED for written, _, _ in cases(lang)}
    count = sum(1 for lang in PINNED for _ in cases(lang))

    assert len(everything) == count >= 600
    assert sum(category == LEAVE for lang in PINNED for *_, category in cases(lang)) >= 100


@pytest.mark.parametrize("language", PINNED)
def test_spoken_cases_stay_as_they_are(language: str) -> None:
    """What is said is not changed by being said again."""
    said = [spoken(written, language) for written, _, _ in cases(language)]

    assert [text for text in said if spoken(text, language) != text] == []


@pytest.mark.parametrize("language", PINNED)
def test_rules_say_where_their_matches_begin(language: str) -> None:
    """A rule is tried only where a character it names stands, in lines that hold what it needs."""
    text = "\n".join(written for written, _, _ in cases(language))
    for rule in rules_for(language):
        for line in text.splitlines():
            for found in rule.pattern.finditer(line):
                if rule.say(found) in (None, found[0]):
                    continue
                assert not rule.starts or found[0][0] in rule.starts, (rule.name, found[0])
                assert rule.may_match(line), (rule.name, line)


@pytest.mark.parametrize("language", PINNED)
def test_the_examples_of_the_rules_are_true(language: str) -> None:
    """Every `written → spoken` in the docstring of a rule."""
    examples = [
        line.strip().split(" → ")
        for rule in rules_for(language)
        for line in (rule.say.__doc__ or "").splitlines()
        if " → " in line
    ]
    faults = [(a, b, spoken(a, language)) for a, b in examples if spoken(a, language) != b]

    assert examples
    assert faults == []
