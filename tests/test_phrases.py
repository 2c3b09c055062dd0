"""Lines of the site told from lines of the article, language by language."""

from __future__ import annotations

import re
import time

import pytest

from narrate.article.phrasebooks import Phrasebook
from narrate.article.phrases import (
    LANGUAGES,
    REASONS,
    is_caption,
    leftover_reason,
    note_pattern,
    phrasebook,
)

LINES = {
    "en": (
        "Read more: The storm of 2019",
        "Share on Facebook",
        "5 min read",
        "Advertisement",
        "Leave a Reply",
        "We use cookies to improve your experience.",
    ),
    "de": (
        "Lesen Sie auch: Der Sturm",
        "Artikel teilen",
        "Lesezeit: 3 Minuten",
        "Anzeige",
        "Kommentar schreiben",
        "Wir verwenden Cookies, um die Seite zu verbessern.",
    ),
    "fr": (
        "Lire aussi : La tempête",
        "Partager sur Facebook",
        "Temps de lecture : 4 min",
        "Publicité",
        "Laisser un commentaire",
        "Nous utilisons des cookies pour améliorer votre visite.",
    ),
    "es": (
        "Lea también: La tormenta",
        "Compartir en Facebook",
        "Tiempo de lectura: 2 min",
        "Publicidad",
        "Deja un comentario",
        "Utilizamos cookies para mejorar su visita.",
    ),
    "pt": (
        "Leia também: A tempestade",
        "Compartilhar no Facebook",
        "Tempo de leitura: 3 min",
        "Publicidade",
        "Deixe um comentário",
        "Utilizamos cookies para melhorar a visita.",
    ),
    "it": (
        "Leggi anche: La tempesta",
        "Condividi su Facebook",
        "Tempo di lettura: 3 min",
        "Pubblicità",
        "Lascia un commento",
        "Utilizziamo i cookie per migliorare la visita.",
    ),
    "ru": (
        "Читайте также: Буря",
        "Поделиться",
        "Время чтения: 3 мин",
        "Реклама",
        "Оставить комментарий",
        "Мы используем файлы cookie, чтобы улучшить сайт.",
    ),
    "ja": (
        "関連記事：嵐の日",
        "この記事をシェア",
        "この記事は3分で読めます",
        "広告",
        "コメントを残す",
        "当サイトではクッキーを使用しています。",
    ),
    "ar": (
        "اقرأ أيضًا: العاصفة",
        "شارك على فيسبوك",
        "مدة القراءة: 3 دقائق",
        "إعلان",
        "اترك تعليقا",
        "نستخدم ملفات تعريف الارتباط لتحسين الموقع.",
    ),
    "zh": (
        "延伸阅读：风暴",
        "分享到微信",
        "阅读时间约3分钟",
        "广告",
        "发表评论",
        "本网站使用cookies改善体验。",
    ),
}
"""One line each of: another article, sharing, reading time, advertisement, comments, cookies."""

WHY = ("more", "share", "reading_time", "advertisement", "comment_form", "cookies")

CASES = [
    (language, line, REASONS[field])
    for language, lines in LINES.items()
    for field, line in zip(WHY, lines, strict=True)
]


@pytest.mark.parametrize(("language", "line", "reason"), CASES)
def test_a_line_of_the_site_is_told_with_its_reason(language: str, line: str, reason: str) -> None:
    assert leftover_reason(line, language, sure=True) == reason


@pytest.mark.parametrize("language", sorted(set(LANGUAGES)))
def test_every_table_says_the_same_kinds_of_line(language: str) -> None:
    """A new table is not done before it tells these."""
    book = phrasebook(language)

    for field in (
        *WHY,
        "related",
        "navigation",
        "comments",
        "credit",
        "tags",
        "by",
        "posted",
        "notes",
    ):
        assert getattr(book, field).strip(), field


def test_a_language_without_a_table_has_an_empty_one_and_english() -> None:
    assert phrasebook("fi") == Phrasebook()
    assert leftover_reason("Leave a Reply", "fi") == REASONS["comment_form"]


@pytest.mark.parametrize(
    "line",
    ["→ Read more: The storm", "READ MORE: THE STORM", "Read more : The storm", "» Read more «"],
)
def test_case_arrows_and_spaces_around_do_not_matter(line: str) -> None:
    assert leftover_reason(line) == REASONS["more"]


@pytest.mark.parametrize(
    "line",
    [
        "Readers can read more into this than was meant.",
        "He would share on Facebook what he knew, she said, and so he did, at length and in anger.",
        "Copyright law was changed in 1998.",
        "Related families moved into one house.",
        "Sponsored by two senators from both ends of the country, the bill was expected to pass.",
        "Advertisers left the paper.",
        "Comments made by the minister caused a stir.",
        "Moscow expects ‘no breakthroughs’",
        "What readers want",
        "Back to the sea",
    ],
)
def test_lines_of_an_article_are_left_to_it(line: str) -> None:
    assert leftover_reason(line) is None


@pytest.mark.parametrize("line", ["Discussion", "Privacy", "Share", "Search", "Opinion"])
def test_a_word_that_may_be_a_subhead_is_in_doubt(line: str) -> None:
    assert leftover_reason(line, sure=True) is None
    assert leftover_reason(line) is not None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The harbour on Tuesday. (AP Photo/John Doe)", "en"),
        ("The harbour on Tuesday. Photograph: Ann Lee/Reuters", "en"),
        ("Der Hafen am Dienstag. Foto: Jens Petersen", "de"),
        ("Le port mardi. Photo : Luc Morel", "fr"),
        ("港の朝＝山田太郎撮影", "ja"),
        ("图为学员在旧车间里学习修表。", "zh"),
    ],
)
def test_a_caption_is_told_by_its_credit(line: str, language: str) -> None:
    assert is_caption(line, language)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It stood[1] for years.[2][3]", "It stood for years."),
        ("It fell.[citation needed] Nobody knows why.[a]", "It fell. Nobody knows why."),
        ("“[W]e were there,” he said [sic].", "“[W]e were there,” he said [sic]."),
        ("The boy[s] left in [2019].", "The boy[s] left in [2019]."),
        ("History[edit | edit source]", "History"),
    ],
)
def test_marks_of_notes_go_and_the_editors_brackets_stay(text: str, left: str) -> None:
    assert note_pattern("en").sub("", text) == left


def test_every_phrase_of_every_table_takes_time_in_proportion_to_the_line() -> None:
    """No phrase may make a long odd line slow: each is tried against the worst of them."""
    lines = ["a " * 200, "- " * 200, "read more " * 40, "#" * 400, "1,1." * 100, "(" * 400]
    for language in LANGUAGES:
        start = time.process_time()
        for line in lines:
            leftover_reason(line[:400], language)

        assert time.process_time() - start < 1, language


def test_every_phrase_is_in_the_notation_of_the_tables() -> None:
    for language in LANGUAGES:
        book = phrasebook(language)
        for field in REASONS:
            for phrase in getattr(book, field).split("\n"):
                re.compile(phrase.strip().lstrip("~"))
                assert phrase == phrase.lower(), phrase
