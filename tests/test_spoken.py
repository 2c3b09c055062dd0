"""Written text is said in words, and every word knows where it came from."""

from __future__ import annotations

import gc
import time

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


PARTS = """
$1.2bn £5 €3 5% 1,000 2019 1980s ’90s 3–2 10-15 9/11 1/2 ½ Jan. 6 May 2021 5 p.m. ET 10:30 5kg
60 mph -5°C No. 5 St. Mr. Dr. Smith Sen. D-Pa., the a in to and WHO US IT us MPs FBI’s AT&T U.S.
J. K. Charles III World War II V I CO2 F-16s A4 #1 @bbc a.com x@y.org [3] 👏 & — – … ( ) . , ; :
’ ' “ ” ! ? THE END NOT Inc. vs. e.g. etc. Rs 5 500 m 100m 4x4 6-4, 7-5 21st 12st
"""
WRITTEN = st.sampled_from(PARTS.split())
SENTENCES = st.lists(st.tuples(WRITTEN, st.sampled_from([" ", " ", "", "-", "\n", "\u00a0"]))).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(SENTENCES, LANGUAGES)
def test_spoken_sentences_stay_as_they_are(text: str, language: str) -> None:
    """Also where the pieces of real writing meet in ways no case has."""
    once = spoken(text, language)

    assert spoken(once, language) == once


@pytest.mark.parametrize(
    "text",
    [
        *("1 " * 9000, "I " * 9000, "1–" * 9000, "A1" * 9000, "x-1" * 6000, "$" * 18000),
        *("Mr. " * 4500, "[a " * 6000, "a@" * 9000, "http://" * 2500, "No. 5 " * 3000),
        *("A." * 9000, "1," * 9000, "THE " * 4500, "a-" * 9000, "((" * 9000),
    ],
)
def test_odd_texts_take_time_in_proportion(text: str) -> None:
    """Sixteen times the text takes nowhere near 256 times as long."""

    def took(part: str) -> float:
        gc.disable()  # a look through all that other tests left behind takes longer than the text
        try:
            begin = time.process_time()
            spoken(part)
            return time.process_time() - begin
        finally:
            gc.enable()

    took(text[: len(text) // 16])
    small = max(min(took(text[: len(text) // 16]) for _ in range(2)), 0.002)

    assert took(text) < 80 * small
