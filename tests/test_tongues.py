"""Who said what in German, French and Spanish: the orders and verbs that English has not."""

from __future__ import annotations

import pytest

from narrate import find_quotations
from narrate.quotes.bare import BARE
from narrate.quotes.grammar import Compounds, grammar_for, words
from narrate.quotes.inversion import INVERTED
from narrate.quotes.rules import RULES


def people(text: str, language: str) -> list[str | None]:
    return [q.person for q in find_quotations(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "„Es läuft“, sagte Ana Lima.",
        "„Es läuft“, so Ana Lima am Montag.",
        "„Es läuft“, teilte Ana Lima mit.",
        "„Es läuft“, fügte Ana Lima am Dienstag in Bonn hinzu.",
        "„Es läuft“, sagte am Montag Bürgermeisterin Ana Lima.",
        "„Es läuft“, wie Ana Lima sagte.",
        "Ana Lima sagte: „Es läuft.“",
        "In Bonn sagte Ana Lima, es laufe „recht gut“.",
        "Ana Lima hat am Montag erklärt: „Es läuft.“",
        "Der Plan sei „recht gut“, sagte Ana Lima.",
        "Laut Ana Lima läuft es „recht gut“.",
        "Nach Angaben von Ana Lima läuft es „recht gut“.",
        "Ana Lima widersprach. Der Plan sei „recht gut“.",
        "Der neuen Zeitung sagte Ana Lima, es laufe „recht gut“.",
        "Ana Lima nannte den Plan „recht gut“.",
        "Ana Lima: »Es läuft.«",
        "Der Plan wurde von Ana Lima als „recht gut“ bezeichnet.",
        "Als „recht gut“ bezeichnete Ana Lima den Plan.",
        "Die Zeitung zitiert Ana Lima mit den Worten „Es läuft“.",
        "„Es läuft.“ Mit diesen Worten ging Ana Lima.",
    ],
)
def test_german_speakers_stand_before_and_after_their_verb(text: str) -> None:
    assert people(text, "de") == ["Ana Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "« Ça marche », a déclaré Ana Lima.",
        "« Ça marche », s’est réjouie Ana Lima.",
        "« Ça marche », dit la maire, Ana Lima.",
        "Ana Lima a déclaré : « Ça marche. »",
        "Selon Ana Lima, ça marche « plutôt bien ».",
        "D’après Ana Lima, ça marche « plutôt bien ».",
        "Le plan a été jugé « plutôt bon » par Ana Lima.",
        "Ana Lima parle d’« un plan plutôt bon ».",
        "Pour Ana Lima, ça marche « plutôt bien ».",
        "Ana Lima reste prudente. « Ça marche », ajoute-t-elle.",
        "Ana Lima reste prudente. « Ça marche », a-t-elle ajouté.",
    ],
)
def test_french_speakers_are_found_with_tied_subjects(text: str) -> None:
    assert people(text, "fr") == ["Ana Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "«Funciona», dijo Ana Lima.",
        "«Funciona», le espetó la alcaldesa Ana Lima.",
        "Ana Lima dijo: «Funciona».",
        "El plan fue calificado de «bastante bueno» por Ana Lima.",
        "Según Ana Lima, funciona «bastante bien».",
        "De acuerdo con Ana Lima, funciona «bastante bien».",
        "La alcaldesa, Ana Lima, sigue prudente. «Funciona», añadió.",
    ],
)
def test_spanish_speakers_are_found_even_where_no_subject_is_said(text: str) -> None:
    assert people(text, "es") == ["Ana Lima"]


def test_a_compound_names_the_same_role_as_its_last_part() -> None:
    text = "„Es läuft“, sagte eine Polizeisprecherin.\n\n„Es ist billig“, sagte die Sprecherin."

    assert set(people(text, "de")) == {"Polizeisprecherin"}


def test_a_second_subject_may_leave_its_verb_out() -> None:
    text = "Ana Lima (CDU) forderte „mehr Ruhe“, Rui Weber (SPD) „mehr Mut“."

    assert people(text, "de") == ["Ana Lima", "Rui Weber"]


def test_a_newspaper_in_marks_may_be_the_one_who_speaks() -> None:
    text = "Die „Neue Zeit“ sprach von einem „Blindflug ohne Karte“."

    assert people(text, "de") == [None, "Neue Zeit"]


def test_days_and_months_are_nobody() -> None:
    assert people("„Es läuft“, sagte Lima am Montag im Mai.", "de") == ["Lima"]
    assert people("«Funciona», dijo el lunes Lima.", "es") == ["Lima"]


def test_a_noun_before_german_marks_makes_them_the_name_of_a_thing() -> None:
    quotations = find_quotations("Sie las den Roman „Der lange Flur“ und die „Neue Zeit“.", "de")

    assert [q.kind for q in quotations] == ["title", "title"]


def test_compounds_are_told_by_their_ending_and_need_a_beginning() -> None:
    table = Compounds(words("leute"), words("sprecher rat"))

    assert "polizeisprecher" in table
    assert "sprecher" in table
    assert "leute" in table
    assert "kaufleute" not in table
    assert "srat" not in table


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_no_word_is_both_a_verb_of_saying_and_a_preposition(language: str) -> None:
    grammar = grammar_for(language)

    assert not grammar.finite & (grammar.prepositions | grammar.determiners | grammar.times)


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("Giulia Ferrero: «Mi piace».", "it", "Giulia Ferrero"),
        ("«Mi piace». — Giulia Ferrero", "it", "Giulia Ferrero"),
        ("Глава района Пётр Громов: «Починим к осени».", "ru", "Пётр Громов"),
        ("田中花子：「もう春です」", "ja", "田中花子"),
        ("王建国：“反正我睡不着。”", "zh", "王建国"),
        ("سمير حداد: «الأزقة ضيقة والقلوب واسعة».", "ar", "سمير حداد"),
        ("Ieri a New York: «Mi piace molto».", "it", None),
        ("«Mi piace molto», ha detto Giulia Ferrero.", "it", None),
    ],
)
def test_other_languages_name_their_speakers_by_colon_and_dash(
    text: str, language: str, person: str | None
) -> None:
    """What only a verb would tell is left to the narrator."""
    assert people(text, language) == [person]


def test_marks_need_no_spaces_around_them_in_chinese() -> None:
    assert [q.text for q in find_quotations("店里的猫叫“标点”，它说“喵”两次。", "zh")] == [
        "“标点”",
        "“喵”",
    ]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "« On ne lâchera rien, promet Ana Lima, même en hiver. »",
            "fr",
            ["« On ne lâchera rien,", "même en hiver. »"],
        ),
        (
            "«Nadie me avisó —dijo Ana Lima—. Me enteré por la radio».",
            "es",
            ["«Nadie me avisó", "Me enteré por la radio»"],
        ),
    ],
)
def test_what_the_reporter_says_within_the_marks_is_left_to_the_narrator(
    text: str, language: str, said: list[str]
) -> None:
    quotations = find_quotations(text, language)

    assert [q.text for q in quotations] == said
    assert {q.person for q in quotations} == {"Ana Lima"}


@pytest.mark.parametrize(
    ("text", "language", "gender"),
    [
        ("„Ja“, sagte eine Polizeisprecherin.", "de", "female"),
        ("„Ja“, sagte Frau Weber.", "de", "female"),
        ("„Ja“, sagte der 45-Jährige.", "de", "male"),
        ("„Ja“, sagte die Polizei.", "de", "unknown"),
        ("« Oui », a dit la ministre.", "fr", "female"),
        ("« Oui », a dit le porte-parole.", "fr", "male"),
        ("«Sí», dijo don Julio.", "es", "male"),
        ("«Sí», dijo la portavoz.", "es", "female"),
    ],
)
def test_nouns_articles_and_honorifics_tell_the_gender(
    text: str, language: str, gender: str
) -> None:
    assert [q.gender for q in find_quotations(text, language)] == [gender]


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_no_table_holds_half_a_word(language: str) -> None:
    """A hyphen at the end of a line of a table would cut a word in two."""
    grammar = grammar_for(language)

    tables = (grammar.roles, grammar.titles, grammar.finite, grammar.works)
    assert not [word for table in tables for word in table if word[-1] == "-"]


@pytest.mark.parametrize("rule", [rule.__name__ for rule, _ in (*INVERTED, *BARE)])
def test_every_rule_says_in_words_what_it_rests_on(rule: str) -> None:
    assert RULES[rule]


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("„Es läuft“, sagte Ana Lima.", "de", "sagte"),
        ("„Es läuft“, so Ana Lima.", "de", "so"),
        ("Der Plan sei „recht gut“, sagte Ana Lima.", "de", "sagte"),
        ("Laut Ana Lima läuft es „recht gut“.", "de", "Laut"),
        ("Ana Lima a déclaré : « Ça marche. »", "fr", "déclaré"),
        ("«Funciona», dijo Ana Lima.", "es", "dijo"),
    ],
)
def test_a_decision_shows_the_word_that_it_hangs_on(text: str, language: str, cue: str) -> None:
    (quotation,) = find_quotations(text, language)

    assert text[quotation.cue_start : quotation.cue_end] == cue
