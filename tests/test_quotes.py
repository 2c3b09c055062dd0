"""Who said what: marks, kinds, speakers, persons."""

from __future__ import annotations

import pytest

from narrate import find_quotations


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(q.text, q.person) for q in find_quotations(text, language)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("“It works,” Ana Lima said.", "Ana Lima"),
        ("“It works,” said Ana Lima.", "Ana Lima"),
        ("“It works,” said Mayor Ana Lima on Monday.", "Ana Lima"),
        ("“It works,” Ana Lima, who chairs the council, told reporters.", "Ana Lima"),
        ("Ana Lima said: “It works.”", "Ana Lima"),
        ("Ana Lima said that the plan “works”.", "Ana Lima"),
        ("According to Ana Lima, the plan “works well enough”.", "Ana Lima"),
        ("“It works.” — Ana Lima", "Ana Lima"),
        ("Ana Lima: “It works.”", "Ana Lima"),
        (
            "“It works,” a spokesman for the ministry said.",
            "spokesman for the ministry",
        ),
    ],
)
def test_the_speaker_is_found_on_either_side(text: str, person: str) -> None:
    """One quotation, the ways of naming who said it."""
    assert [q.person for q in find_quotations(text)] == [person]


def test_surname_title_and_pronoun_are_one_person() -> None:
    text = "“It works,” said Mayor Ana Lima.\n\n“It is cheap,” she said.\n\n“We start,” Lima added."

    assert {q.person for q in find_quotations(text)} == {"Ana Lima"}


def test_two_unnamed_officials_are_two_persons() -> None:
    text = (
        "A senior official said it was “hard to say” when.\n\nAnother official said it would be "
        "“a matter of days”.\n\n“We shall see,” the official said."
    )
    first, second, third = (q.person for q in find_quotations(text))

    assert first != second
    assert second == third
