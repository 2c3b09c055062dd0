"""Names are said as the lexicon has them, and a bad lexicon says where it is bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrate.errors import SettingsError
from narrate.speech import without_ipa
from narrate.wording import Lexicon, read_lexicon, spell


def lexicon(folder: Path, text: str) -> Lexicon:
    path = folder / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    return read_lexicon(path)


def test_a_respelling_is_given_without_stress_in_capitals(tmp_path: Path) -> None:
    """Voices would name the letters of a syllable in capitals."""
    words = lexicon(tmp_path, '[en]\nZelenskyy = "zeh-LEN-skee"')

    assert spell("Zelenskyy's 5 men", "en-GB", lexicon=words).text == "zeh-len-skee's five men"


def test_ipa_is_an_annotation_that_can_be_taken_off(tmp_path: Path) -> None:
    words = lexicon(
        tmp_path, '[en]\nKyiv = { ipa = "ˈkiːɪv" }\nLviv = { say = "luh-VEEV", ipa = "lviu" }'
    )
    text = spell("Kyiv and Lviv", lexicon=words).text

    assert text == "\ufff9Kyiv\ufffaˈkiːɪv\ufffb and \ufff9luh-veev\ufffalviu\ufffb"
    assert without_ipa(text) == "Kyiv and luh-veev"


def test_letters_are_named_one_by_one(tmp_path: Path) -> None:
    words = lexicon(tmp_path, "[any]\nSQL = { letters = true }\nGMA = { letters = true }")

    assert spell("SQL on GMA", "fr", lexicon=words).text == "S Q L on G.M.A"


def test_whole_words_only_and_case_counts(tmp_path: Path) -> None:
    words = lexicon(tmp_path, '[en]\nLead = "leed"\nquinoa = "KEEN-wah"\n"El Niño" = "el neenyo"')
    said = spell("Lead leads LEAD; Quinoa, QUINOA. El Niño’s", lexicon=words).text

    assert said == "leed leads LEAD; keen-wah, keen-wah. el neenyo’s"


def test_an_entry_belongs_to_its_language(tmp_path: Path) -> None:
    words = lexicon(tmp_path, '[de]\nJob = "dschob"')

    assert spell("Job", "de-AT", lexicon=words).text == "dschob"
    assert spell("Job", "en", lexicon=words).text == "Job"


def test_a_later_file_wins(tmp_path: Path) -> None:
    first = tmp_path / "a.toml"
    second = tmp_path / "b.toml"
    first.write_text('[en]\nNice = "neece"\nBath = "bahth"')
    second.write_text('[en]\nNice = "nyce"')

    assert spell("Nice Bath", lexicon=read_lexicon(first, second)).text == "nyce bahth"


def test_only_texts_that_hold_the_word_are_said_otherwise(tmp_path: Path) -> None:
    """What is spoken is the key of the cache: all other texts stay as they were."""
    before = lexicon(tmp_path, '[en]\nKyiv = "KEE-iv"\nNice = "neece"')
    texts = ["They left Kyiv.", "They saw Nice.", "They came home."]
    old = [spell(text, lexicon=before).text for text in texts]
    after = lexicon(tmp_path, '[en]\nKyiv = "KEEV"\nNice = "neece"')
    new = [spell(text, lexicon=after).text for text in texts]

    assert [a == b for a, b in zip(old, new, strict=True)] == [False, True, True]
    assert [e.written for e in after.used_by("Kyiv, Kyiv and Nice", "en")] == ["Kyiv", "Nice"]


def test_what_the_script_says_comes_before_the_lexicon(tmp_path: Path) -> None:
    words = lexicon(tmp_path, '[en]\nKyiv = "KEE-iv"')
    said = spell("In Kyiv, Bob", lexicon=words, says=[(3, 7, "keev"), (9, 12, "/bɒb/")])

    assert said.text == "In keev, \ufff9Bob\ufffabɒb\ufffb"
    assert said.written(3, 7) == (3, 7)
    assert said.written(10, 11) == (9, 12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[en]\nKyiv = KEE", "not valid TOML"),
        ('Kyiv = "keev"', "outside a table"),
        ('[English]\nKyiv = "keev"', "[English] is no language"),
        ("[en]\nKyiv = 5", "[en] 'Kyiv': is neither a text nor a table"),
        ('[en]\nKyiv = { sound = "keev" }', "[en] 'Kyiv': there is no 'sound'"),
        ("[en]\nKyiv = { letters = false }", "[en] 'Kyiv': letters can only be true"),
        ('[en]\nKyiv = { say = "" }', "[en] 'Kyiv': say is not a text"),
        ('[en]\n" Kyiv" = "keev"', "[en] ' Kyiv': a word begins"),
        ('[en]\nKyiv = { letters = true, say = "x" }', "[en] 'Kyiv': letters stand alone"),
    ],
)
def test_a_bad_lexicon_names_file_and_entry(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        lexicon(tmp_path, text)

    assert told in str(caught.value)
    assert "lexicon.toml" in str(caught.value)


def test_a_missing_lexicon_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read"):
        read_lexicon(tmp_path / "none.toml")


SHIPPED = Path(__file__).parent.parent / "voices" / "lexicon.toml"


def test_the_lexicon_that_ships_has_sounds_that_espeak_can_make() -> None:
    """Both an American and a British voice have every sound of every entry."""
    from narrate.engines.mnemonics import mnemonics

    entries = read_lexicon(SHIPPED).entries
    ipa = {e.written: e.words.partition("\ufffa")[2].rstrip("\ufffb") for e in entries}

    assert len(entries) > 100
    assert [word for word, sounds in ipa.items() if not sounds] == []
    for voice in ("gmw/en-US", "gmw/en"):
        assert [word for word, sounds in ipa.items() if mnemonics(sounds, voice) is None] == []


def test_the_lexicon_that_ships_leaves_the_rest_of_a_sentence_to_the_rules() -> None:
    words = read_lexicon(SHIPPED)
    said = spell("Ms. Lee of Lviv paid Zelenskyy’s 5 men in Q&A No. 2.", "en", lexicon=words)

    assert without_ipa(said.text) == (
        "Ms Lee of Lviv paid Zelenskyy’s five men in Q and A number two."
    )
    assert said.text.count("\ufff9") == 4
