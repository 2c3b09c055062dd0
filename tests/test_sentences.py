"""Sentences end where a reader would pause; long ones are cut at clause borders."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.wording import split_clauses, split_sentences

CASES = [
    ("en", "Mr. Smith went at 5 p.m. to the U.S. embassy.|He left."),
    ("en", "He lives in the U.S.|The Senate voted."),
    ("en", "U.S. President Barack Obama met Sen. Warren, D-Mass., and Gov. Walz."),
    ("en", "J. K. Rowling wrote it.|George W. Bush read it."),
    ("en", "It rose 3.5 percent.|That is more than the 2.1 of May."),
    ("en", "The No. 1 song.|No.|I disagree."),
    ("en", "“Really?” he asked.|“Yes!”|The crowd roared."),
    ("en", "He said “Stop. Now.” and left."),
    ("en", "“No. Never.”|She left."),
    (
        "en",
        "“The city has more needs this year than it had in any of the ten before it.|We will go "
        "on with it until the last house is built.”|She left.",
    ),
    ("en", 'He called it "a shame. A real shame."|Then he sat down.'),
    ("en", "The shop opens at 9 a.m.|It closes at 5 p.m.|Bring cash."),
    ("en", "Take vitamin C.|It helps."),
    ("en", "Wait... what?|Nothing."),
    ("en", "He paused…|The room was still."),
    ("en", "She met Dr. A. B. Jones Jr. on Jan. 6, 2021, at St. Mary's.|It rained."),
    ("en", "See Fig. 3 and Sec. 4.|Then stop."),
    ("en", "Yahoo! is a company.|It was sold."),
    ("en", "1. Do this first.|2. Then that."),
    ("en", "He works for Acme Inc.|The company makes anvils."),
    ("en", "Acme Inc. Chairman Wile Coyote fell."),
    ("en", "(He agreed. She did not.)|They left."),
    ("en", "First paragraph\n\n|Second paragraph."),
    ("en", "Brown v. Board of Education was unanimous.|It changed the schools."),
    ("en", "The 6 ft. fence, e.g. the new one, fell."),
    ("de", "Es geschah am 3. Oktober 1990.|Dann kam Dr. Meier.|Er sprach z. B. über Geld."),
    ("de", "Das gilt bzw. galt für ca. 20 Leute.|Wir gehen."),
    ("de", "„Das geht nicht. Nein“, sagte er.|Sie lachte."),
    ("fr", "« Bonjour. »|Il part.|M. Dupont et Mme Martin restent."),
    ("fr", "C’est fini !|Vraiment ?|Oui."),
    ("es", "El Sr. García vive en EE.UU. desde 2010.|¿Por qué?|¡Quién sabe!"),
    ("en", "He was seen at St. Mary's Hosp. in Boston.|Later he left."),
    ("en", "The plane, a Boeing 737-8, left at 9.05 a.m. local time.|It never arrived."),
    ("en", "Approx. 50 people came.|No one spoke."),
    ("en", "She works for Dept. of Justice, Washington, D.C.|He does not."),
    ("en", "“Stop it!” she cried.|“Now!”"),
    ("en", "He paid $1.5m.|She paid £2.|They left."),
    ("en", "It was 5 p.m. Tuesday.|The sun set."),
    ("en", "J.R.R. Tolkien and C. S. Lewis met.|They talked."),
    ("en", "Is it true?|Yes!|Really."),
    ("en", "Visit example.com today.|Or tomorrow."),
    ("en", "The U.K. and the U.S. signed.|France did not."),
    ("en", "Gen. Mark Milley and Adm. Smith spoke.|All listened."),
    ("en", "She said it was No. 1.|Then No. 2 came."),
    ("de", "Das kostet 3,50 Euro bzw. 4 Euro.|Mehr nicht."),
    ("de", "Er wohnt in der Hauptstr. 5.|Sie nicht."),
    ("de", "Am 24. Dezember kommt Prof. Dr. Weber.|Wir warten."),
    ("fr", "M. Macron, p. ex., l’a dit.|Elle aussi."),
    ("fr", "Il est né en 44 av. J.-C. à Rome.|Il y mourut."),
    ("es", "La Sra. López llegó a las 5 p.m. a Madrid.|Nadie la esperaba."),
    ("es", "Véase pág. 5 y art. 3.|Luego siga."),
    ("ja", "彼は言った。|「はい。」|そして帰った。"),
    ("hi", "वह आया।|फिर चला गया।"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_a_reader_would_stop(language: str, marked: str) -> None:
    """The bars show the ends; white space beside them does not count."""
    text = marked.replace("|", "" if language == "ja" or "\n" in marked else " ")
    found = [text[a:b].strip() for a, b in split_sentences(text, language)]

    assert found == [one.strip() for one in marked.split("|")]


@given(st.text(alphabet=st.sampled_from("ab AB.!?…“”\"'«»()\n\n 。15-,")))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    """The ranges cover the text from end to end, and none is empty."""
    ranges = split_sentences(text)

    assert "".join(text[a:b] for a, b in ranges) == text
    assert all(a < b for a, b in ranges)


SENTENCE = (
    "The committee, which met on Tuesday in a session that lasted four hours and ended without a "
    "vote, will meet again next week; its chair, Senator Lima, said that she expects a result "
    "because both sides have moved."
)


@pytest.mark.parametrize("room", [20, 40, 60, 100, 300])
def test_pieces_fit_and_join_to_the_text_again(room: int) -> None:
    """No word is cut: each piece ends at white space or at the end."""
    pieces = split_clauses(SENTENCE, room)

    assert "".join(pieces) == SENTENCE
    assert max(map(len, pieces)) <= room
    assert all(piece[-1].isspace() for piece in pieces[:-1])


def test_a_clause_border_is_preferred_to_a_nearer_space() -> None:
    assert split_clauses(SENTENCE, 100)[0].endswith("without a vote, ")


def test_scripts_without_spaces_are_cut_at_marks_and_never_before_a_combining_one() -> None:
    chinese = "今天天气很好，我们去公园散步，然后看电影，晚上在家里吃饭。"
    thai = "ภาษาไทยไม่มีการเว้นวรรคระหว่างคำและประโยค"
    first, second = split_clauses(chinese, 16, "zh")

    assert first + second == chinese
    assert first.endswith("，")
    assert "".join(split_clauses(thai, 10, "th")) == thai
    assert not any(piece[0] in "่้ั็์ิีึืุู" for piece in split_clauses(thai, 10, "th"))


@given(st.text(alphabet=st.sampled_from("abc ,;.—(“”\n语ก่é́")), st.integers(1, 30))
def test_pieces_are_never_longer_than_asked(text: str, room: int) -> None:
    """A run without a space that is longer than the room is cut, since it is no word."""
    pieces = split_clauses(text, room)

    assert "".join(pieces) == text
    assert all(0 < len(piece) <= room for piece in pieces)


def test_no_room_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="max_chars is 0"):
        split_clauses("text", 0)


@pytest.mark.parametrize(
    "text",
    ["x" * 300_000, "(" * 300_000, ". " * 150_000, '"' * 300_000, "A. " * 100_000, "\n" * 300_000],
    ids=["letters", "brackets", "dots", "marks", "initials", "lines"],
)
def test_odd_texts_take_no_longer_than_plain_ones(text: str) -> None:
    begin = time.perf_counter()
    split_clauses(text, 100)

    assert time.perf_counter() - begin < 3
