"""Written text is said in words, and every word knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.wording import spell, spoken


def test_the_way_back_leads_to_the_written_words() -> None:
    written = "He paid 450 for 1,000 cups [3] of tea.\nThen 7 more."
    said = spell(written)

    assert (
        said.text
        == "He paid four hundred and fifty for one thousand cups of tea.\nThen seven more."
    )
    at = said.text.index("fifty")
    assert said.written(at, at + 5) == (8, 11)
    at = said.text.index("tea")
    assert said.written(at, at + 3) == (written.index("tea"), written.index("tea") + 3)
    at = said.text.index("seven")
    assert written[slice(*said.written(at, at + 5))] == "7"
    assert said.origin(len(said.text)) == len(written)


TEXTS = st.text() | st.text(alphabet=st.sampled_from("09 15.,-–/:$£%°ACMSab'’\"“”()[]#@&…—\n½²"))
LANGUAGES = st.sampled_from(["en", "en-US", "en-GB", "de", "fr", "es", "pl", "ja", "xx", ""])


@given(TEXTS, LANGUAGES)
def test_any_text_at_all_is_spoken(text: str, language: str) -> None:
    """The way back never goes backwards and ends at the end."""
    said = spell(text, language)
    ways = [said.origin(index) for index in range(len(said.text) + 1)]

    assert ways == sorted(ways)
    assert all(0 <= way <= len(text) for way in ways)
    assert ways[-1] == len(text)


@given(TEXTS, LANGUAGES)
def test_spoken_text_stays_as_it_is(text: str, language: str) -> None:
    once = spoken(text, language)

    assert spoken(once, language) == once


@pytest.mark.parametrize("text", ["", " ", "\n\n", "word", "\ue000 \U0010fffd"])
def test_odd_and_empty_texts_are_spoken(text: str) -> None:
    assert spoken(text).strip() == text.strip("\ue000 \n\U0010fffd")
