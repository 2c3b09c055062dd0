"""Who speaks with which voice, and what a show remembers of it."""

from __future__ import annotations

import multiprocessing
import tomllib
from datetime import UTC, datetime
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from narrate.errors import VoiceError
from narrate.speech import Voice
from narrate.voices import (
    cast,
    cast_show,
    distance,
    find_voice,
    read_book,
    read_voices,
    remember,
    voice_for_language,
)

ESPEAK = read_voices("espeak")
FEW = (
    Voice("teller", "small", "en", sound=(0.0,)),
    Voice("ann", "small", "en", "female", sound=(5.0,)),
    Voice("bob", "small", "en", "male", sound=(3.0,)),
    Voice("cy", "small", "en", "male", sound=(8.0,)),
)


def _names(voices):
    return {person: voice.name for person, voice in voices.items()}


# Who gets what


def test_speakers_sound_unlike_the_narrator_and_each_other():
    people = [f"Person {number}" for number in range(14)]

    voices = cast(people, {}, ESPEAK, language="en")

    assert len(voices) == 15
    for one, other in combinations(voices.values(), 2):
        assert distance(one, other) >= 1


def test_gender_is_respected_where_it_is_known():
    people = [f"P{number}" for number in range(12)]
    genders = {name: "female" if at % 2 else "male" for at, name in enumerate(people)}

    voices = cast(people, genders, ESPEAK, language="en")

    assert all(voices[name].gender == genders[name] for name in people)


def test_the_most_distant_voice_is_taken_first():
    assert _names(cast(["A", "B"], {}, FEW, language="en")) == {
        None: "teller",
        "A": "cy",
        "B": "ann",
    }


def test_the_same_article_is_always_cast_the_same():
    people = ["Ana", "Bo", "Ana", "Cy"]

    assert cast(people, {}, ESPEAK, language="en") == cast(people, {}, ESPEAK, language="en")


def test_a_person_of_unknown_gender_leaves_the_last_woman_to_a_woman():
    voices = cast(["Someone", "Ann", "Bob"], {"Ann": "female", "Bob": "male"}, FEW, language="en")

    assert _names(voices) == {None: "teller", "Someone": "cy", "Ann": "ann", "Bob": "bob"}


def test_when_voices_run_out_neighbours_still_differ():
    turns = ["A", "B", "C", "D", "A", "C", "E", "B", "F", "D", "E"]

    voices = cast(turns, {}, FEW, language="en")

    for one, other in pairwise(turns):
        assert voices[one].name != voices[other].name
    assert "teller" not in {voices[name].name for name in turns}


def test_when_women_run_out_a_woman_takes_the_voice_of_one_who_is_not_next_to_her():
    women = dict.fromkeys("ABCDE", "female")
    four = tuple(voice for voice in ESPEAK if voice.gender == "female")[:4]

    voices = cast(list("ABCDE"), women, (ESPEAK[0], *four), language="en")

    assert all(voices[name].gender == "female" for name in "ABCDE")
    assert voices["E"].name != voices["D"].name


def test_two_neighbours_of_one_gender_with_one_voice_for_it_still_differ():
    voices = cast(["A", "B"], {"A": "female", "B": "female"}, FEW, language="en")

    assert voices["A"].name == "ann"
    assert voices["B"].name in ("bob", "cy")


def test_an_accent_of_the_narrator_is_not_taken_for_another_voice():
    accents = tuple(v for v in ESPEAK if v.name in ("plain", "british", "scottish", "f4", "storm"))

    voices = cast(["A", "B"], {}, accents, language="en")

    assert {voices["A"].name, voices["B"].name} == {"f4", "storm"}


# Languages


def test_only_voices_of_the_language_are_cast():
    voices = (Voice("a", "small", "de"), Voice("b", "small", "fr-CA"), Voice("c", "small", "fr"))

    assert _names(cast(["X"], {}, voices, language="fr")) == {None: "c", "X": "b"}
    assert _names(cast(["X"], {}, voices, language="fr-CA")) == {None: "b", "X": "c"}


def test_a_language_without_a_voice_names_the_engines_that_have_one():
    with pytest.raises(VoiceError, match="small has no voice for the language 'ru'") as told:
        cast([], {}, FEW, language="ru")

    assert "espeak" in str(told.value.hint)
    assert "tone" not in str(told.value.hint)


def test_a_quotation_in_another_language_gets_a_voice_of_it():
    voices = (*FEW, Voice("luc", "small", "fr"), Voice("zoe", "small", "fr-CA"))

    assert voice_for_language("fr-CA", voices).name == "zoe"
    assert voice_for_language("fr-FR", voices).name == "luc"
    assert voice_for_language("fr", voices, unlike=[voices[4]]).name == "zoe"
    assert voice_for_language("uk", voices) is None


# Pins


def test_pins_win():
    voices = cast(
        ["Jen Psaki", "Peskov"],
        {"Jen Psaki": "female"},
        ESPEAK,
        language="en",
        pins={"Jen Psaki": "espeak/rob", "Dmitry Peskov": "f3", "Peskov": "gene"},
    )

    assert voices["Jen Psaki"].name == "rob"
    assert voices["Peskov"].name == "gene"


def test_a_full_name_means_somebody_called_by_its_last_part():
    voices = cast(["Peskov"], {}, ESPEAK, language="en", pins={"Dmitry Peskov": "f3"})

    assert voices["Peskov"].name == "f3"


def test_the_last_part_of_a_name_will_do_and_two_people_of_it_will_not():
    voices = cast(["Jen Psaki"], {}, ESPEAK, language="en", pins={"psaki": "f3"})

    assert voices["Jen Psaki"].name == "f3"
    with pytest.raises(VoiceError, match="Joe Biden and Jill Biden"):
        cast(["Joe Biden", "Jill Biden"], {}, ESPEAK, language="en", pins={"Biden": "f3"})


def test_an_alias_shares_a_persons_voice():
    voices = cast(
        ["the press secretary", "Jen Psaki", "Peskov"],
        {"Jen Psaki": "female"},
        ESPEAK,
        language="en",
        pins={"the press secretary": "Jen Psaki"},
    )

    assert voices["the press secretary"] == voices["Jen Psaki"]
    assert voices["Jen Psaki"].gender == "female"
    assert voices["Peskov"] != voices["Jen Psaki"]


def test_an_alias_of_somebody_absent_takes_their_pin():
    pins = {"the spokeswoman": "Jen Psaki", "Jen Psaki": "espeak/f3"}

    assert (
        cast(["the spokeswoman"], {}, ESPEAK, language="en", pins=pins)["the spokeswoman"].name
        == "f3"
    )


def test_aliases_that_go_round_in_a_ring_are_named():
    with pytest.raises(VoiceError, match="Ana Lima and Bo Lind"):
        cast(
            ["Ana Lima", "Bo Lind"],
            {},
            ESPEAK,
            language="en",
            pins={"Ana Lima": "Bo Lind", "Bo Lind": "Ana Lima"},
        )


def test_a_pinned_voice_is_not_given_to_anybody_else():
    voices = cast(["A", "B", "C"], {}, FEW, language="en", pins={"C": "cy"})

    assert _names(voices) == {None: "teller", "C": "cy", "A": "ann", "B": "bob"}


def test_a_pin_to_no_voice_is_an_error_with_near_matches():
    with pytest.raises(VoiceError, match="line for 'A': there is no voice 'espeak/anie'") as told:
        cast(["A"], {}, ESPEAK, language="en", pins={"A": "espeak/anie"})

    assert "espeak/annie" in str(told.value.hint)


def test_a_narrator_that_is_no_voice_is_an_error_with_near_matches():
    with pytest.raises(VoiceError, match="no voice 'storme'") as told:
        cast([], {}, ESPEAK, language="en", narrator="storme")

    assert "storm" in str(told.value.hint)


def test_the_narrator_may_be_chosen_and_speakers_keep_clear_of_it():
    voices = cast(list("ABCDEF"), {}, ESPEAK, language="en", narrator="f4")

    assert voices[None].name == "f4"
    assert all(distance(voices[None], voices[name]) >= 1 for name in "ABCDEF")


def test_a_pin_may_ask_for_another_engine():
    assert find_voice("tone/a4", ESPEAK).id == "tone/a4"


def test_a_pin_finds_a_voice_whose_files_are_not_here_yet():
    """So that the engine can say how to get it."""
    here = read_voices("piper")[:1]
    other = read_voices("piper")[2]

    assert find_voice(other.name, here) == other
    assert find_voice(other.id, here) == other


def test_of_several_voices_the_one_of_the_engine_is_meant():
    assert find_voice("gtts/co.uk, espeak/f3", ESPEAK).id == "espeak/f3"
    assert find_voice("gtts/co.uk, tone/a4", read_voices("tone")).id == "tone/a4"


# The book


def test_a_person_keeps_a_voice_from_episode_to_episode(tmp_path):
    first, _ = cast_show(read_book(tmp_path), ["Ana Lima"], {}, ESPEAK, language="en")
    remember(tmp_path, first)

    second, said = cast_show(
        read_book(tmp_path), ["Bo Lind", "Cy Orr", "Ana Lima"], {}, ESPEAK, language="en"
    )

    assert second["Ana Lima"] == first["Ana Lima"]
    assert second["Bo Lind"] != first["Ana Lima"]
    assert said == ()


def test_without_the_book_the_newcomer_would_have_had_that_voice(tmp_path):
    """So the test above cannot pass by chance."""
    first = cast(["Ana Lima"], {}, ESPEAK, language="en")
    second = cast(["Bo Lind", "Cy Orr", "Ana Lima"], {}, ESPEAK, language="en")

    assert second["Bo Lind"] == first["Ana Lima"]


def test_the_book_is_a_file_that_a_person_can_edit(tmp_path):
    remember(tmp_path, {None: ESPEAK[0], "Jean “Jo” O'Neil": find_voice("f4", ESPEAK)})
    path = tmp_path / "cast.toml"
    edited = path.read_text("utf-8").replace('"f4"', '"steph"  # she asked for it')
    path.write_text(edited, "utf-8")

    remember(tmp_path, {"Bo Lind": find_voice("rob", ESPEAK)})

    assert read_book(tmp_path).people == {
        "Jean “Jo” O'Neil": {"espeak": "steph"},
        "Bo Lind": {"espeak": "rob"},
    }
    assert "# she asked for it" in path.read_text("utf-8")


def test_a_role_without_a_name_is_somebody_else_next_time(tmp_path):
    names = ["田中", "Ana", "Ursula von der Leyen", "van den Berg", "J. D. Vance", "Мария Иванова"]
    roles = ["senior official", "senior White House official", "the President", "White House aide"]

    remember(tmp_path, dict.fromkeys([*names, *roles], ESPEAK[1]))

    assert set(read_book(tmp_path).people) == set(names)


def test_a_voice_that_is_gone_is_replaced_and_told(tmp_path):
    (tmp_path / "cast.toml").write_text('["Ana Lima"]\nespeak = "retired"\n', "utf-8")

    voices, said = cast_show(read_book(tmp_path), ["Ana Lima"], {}, ESPEAK, language="en")
    remember(tmp_path, voices)

    name = voices["Ana Lima"].name
    assert said == (
        f"Ana Lima is espeak/{name} from now on: espeak/retired is not there any more.",
    )
    assert read_book(tmp_path).people == {"Ana Lima": {"espeak": name}}


def test_another_engine_is_told_once_and_the_first_is_not_forgotten(tmp_path):
    (tmp_path / "cast.toml").write_text('["Ana Lima"]\ntone = "a4"\n', "utf-8")

    voices, said = cast_show(read_book(tmp_path), ["Ana Lima"], {}, ESPEAK, language="en")
    remember(tmp_path, voices)
    again, quiet = cast_show(read_book(tmp_path), ["Ana Lima"], {}, ESPEAK, language="en")

    assert said == (
        f"Ana Lima, who was tone/a4 before, is {voices['Ana Lima'].id} with this engine.",
    )
    assert quiet == ()
    assert again["Ana Lima"] == voices["Ana Lima"]
    assert read_book(tmp_path).people["Ana Lima"]["tone"] == "a4"


def test_two_people_of_one_voice_in_the_book_differ_where_they_meet(tmp_path):
    (tmp_path / "cast.toml").write_text(
        '["Ana Lima"]\nespeak = "f4"\n["Bo Lind"]\nespeak = "f4"\n', "utf-8"
    )

    voices, said = cast_show(
        read_book(tmp_path), ["Ana Lima", "Bo Lind"], {}, ESPEAK, language="en"
    )

    assert voices["Ana Lima"].name == "f4"
    assert distance(voices["Bo Lind"], voices["Ana Lima"]) >= 1
    assert said == (f"Bo Lind is {voices['Bo Lind'].id} here, since Ana Lima has espeak/f4.",)
    remember(tmp_path, voices)
    assert read_book(tmp_path).people["Bo Lind"] == {"espeak": "f4"}


def test_a_pin_goes_before_the_book_without_a_word(tmp_path):
    (tmp_path / "cast.toml").write_text('["Ana Lima"]\nespeak = "f4"\n', "utf-8")

    voices, said = cast_show(
        read_book(tmp_path), ["Ana Lima"], {}, ESPEAK, language="en", pins={"Ana Lima": "rob"}
    )

    assert voices["Ana Lima"].name == "rob"
    assert said == ()

    pins = {"Ana Lima": "tone/a4"}
    _, said = cast_show(read_book(tmp_path), ["Ana Lima"], {}, ESPEAK, language="en", pins=pins)

    assert said == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[Ana Lima]", "is not valid TOML"),
        ('"Ana Lima" = "f4"', "'Ana Lima' needs lines such as"),
        ('["Ana Lima"]\nespeak = 4', "'Ana Lima' needs lines such as"),
        ("\xff\xfe", "cannot be read"),
    ],
)
def test_a_book_with_a_mistake_names_the_file(tmp_path, text, said):
    (tmp_path / "cast.toml").write_bytes(text.encode("latin-1"))

    with pytest.raises(VoiceError, match=said) as told:
        read_book(tmp_path)
    assert "cast.toml" in str(told.value)


ARTICLE = """# {title}

“The bridge holds,” said {person}, the engineer who built it. “It will hold for a century.”
"""


def _make(folder: Path, title: str, person: str, **cast: str):
    from narrate.pipeline import read_script
    from narrate.pipeline.studio import Studio
    from narrate.settings import Settings

    source = folder / "article.md"
    source.write_text(ARTICLE.format(title=title, person=person), "utf-8")
    settings = Settings(
        engine="tone", output=folder / "output", cache_folder=folder / "cache", cast=cast
    )
    said: list[str] = []
    with Studio(settings, engine="tone") as studio:
        episode = studio.make_episode(
            read_script(str(source), settings),
            now=datetime(2026, 3, 1, tzinfo=UTC),
            watch=lambda progress: said.append(progress.note),
        )
    return dict(episode.cast), list(filter(None, said))


def test_a_show_remembers_its_people(tmp_path):
    first, _ = _make(tmp_path, "One", "Ana Lima")
    second, _ = _make(tmp_path, "Two", "Bo Lind")
    path = tmp_path / "output" / "cast.toml"
    assert tomllib.loads(path.read_text("utf-8")) == {
        "Ana Lima": {"tone": first["Ana Lima"].partition("/")[2]},
        "Bo Lind": {"tone": second["Bo Lind"].partition("/")[2]},
    }
    path.write_text('["Ana Lima"]\ntone = "d3"\n', "utf-8")

    third, said = _make(tmp_path, "Three", "Ana Lima")
    pinned, _ = _make(tmp_path, "Four", "Ana Lima", **{"Ana Lima": "tone/a5"})

    assert third["Ana Lima"] == "tone/d3"
    assert said == []
    assert pinned["Ana Lima"] == "tone/a5"


def test_a_show_tells_that_a_voice_is_gone(tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "cast.toml").write_text('["Ana Lima"]\ntone = "h9"\n', "utf-8")

    _, said = _make(tmp_path, "One", "Ana Lima")

    assert len(said) == 1
    assert "tone/h9 is not there any more" in said[0]


LETTER = """<html lang="en"><head><title>The harbour at dawn</title></head><body><article>
<h1>The harbour at dawn</h1>
<p>The mayor of the town read a long letter to the council on Tuesday, and nobody in the hall
spoke for a while after it.</p>
<blockquote lang="fr">
<p>Le port était calme ce matin-là, et les bateaux rentraient un par un.</p></blockquote>
<p>“We will answer it,” said Ana Lima, who leads the council, “before the week is out and before
the tide turns.”</p></article></body></html>
"""


def test_a_block_quotation_in_another_language_is_read_by_a_voice_of_it(tmp_path, monkeypatch):
    from narrate.pipeline import making, read_script, studio
    from narrate.settings import Settings

    voices = [
        Voice(name, "tone", language, settings={"hertz": hertz})
        for name, language, hertz in (
            ("ed", "en", 110.0), ("amy", "en", 220.0), ("luc", "fr", 440.0), ("ana", "es", 880.0),
        )
    ]  # fmt: skip
    for module, name in (
        (studio, "read_voices"),
        (studio, "ready_voices"),
        (making, "read_voices"),
    ):
        monkeypatch.setattr(module, name, lambda *_, **__: tuple(voices))
    (tmp_path / "letter.html").write_text(LETTER, "utf-8")
    settings = Settings(engine="tone", output=tmp_path, cache_folder=tmp_path / "cache")

    def spoken() -> list[tuple[str, str, str]]:
        script = read_script(str(tmp_path / "letter.html"), settings)
        with studio.Studio(settings, engine="tone") as room:
            plan = room.plan(script, room.cast(script)[0])
        return [
            (u.voice.name, u.language, u.text[:7]) for part in plan.parts for u in part.utterances
        ]

    assert ("luc", "fr", "Le port") in spoken()
    assert ("amy", "en") in {(voice, language) for voice, language, _ in spoken()}
    del voices[2]
    assert ("ed", "fr", "Le port") in spoken()


def _write_people(folder: Path, run: int) -> None:
    for number in range(4):
        remember(folder, {f"Person {run}-{number}": ESPEAK[1]})


def test_runs_that_write_at_once_lose_nobody(tmp_path):
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_write_people, args=(tmp_path, run)) for run in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()

    assert len(read_book(tmp_path).people) == 12
    assert [path.name for path in tmp_path.iterdir()] == ["cast.toml"]
    tomllib.loads((tmp_path / "cast.toml").read_text("utf-8"))
