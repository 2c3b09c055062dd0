"""Lines that say who wrote an article and when, in ten languages and more."""

from __future__ import annotations

import pytest

from narrate.article.bylines import parse_byline, parse_date, parse_imprint


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        ("By Nora Pell", "en", "Nora Pell"),
        ("BY NORA PELL AND TOM ORR", "en", "NORA PELL AND TOM ORR"),
        ("By Nora Pell, transport correspondent", "en", "Nora Pell"),
        ("By Ann Lee, Staff Writer", "en", "Ann Lee"),
        ("By Nora Pell in Saltmere", "en", "Nora Pell"),
        ("Words by Ana de la Cruz", "en", "Ana de la Cruz"),
        ("Von Katrin Ahlers und Jens Petersen", "de", "Katrin Ahlers und Jens Petersen"),
        ("Par Maëlle Guérin", "fr", "Maëlle Guérin"),
        ("Por Inés Valcárcel", "es", "Inés Valcárcel"),
        ("Por Joana Teles", "pt", "Joana Teles"),
        ("di Sara Belletti", "it", "Sara Belletti"),
        ("Автор: Ольга Самойлова", "ru", "Ольга Самойлова"),
        ("文：中村あおい", "ja", "中村あおい"),
        ("记者 林晓雯", "zh", "林晓雯"),
        ("بقلم: سلمى الحداد", "ar", "سلمى الحداد"),
        ("Door Marit de Wolff", "nl", "Marit de Wolff"),
        ("김하늘 기자", "ko", "김하늘"),
    ],
)
def test_a_byline_gives_its_names(line: str, language: str, names: str) -> None:
    assert parse_byline(line, language) == names


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers",
        "By Monday the bridge was closed.",
        "Byron Bay",
        "Nora Pell",
        "By 2027",
        "",
        "By " + "Nora " * 60,
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("3 March 2026", "en", "2026-03-03"),
        ("March 3rd, 2026", "en", "2026-03-03"),
        ("Published on Tuesday, 3 March 2026", "en", "2026-03-03"),
        ("Updated Mar. 3, 2026 at 4:15 p.m. EDT", "en", "2026-03-03T16:15-04:00"),
        ("2026-03-03T10:42:11+02:00", "en", "2026-03-03T10:42+02:00"),
        ("2026-03-03T10:42Z", "en", "2026-03-03T10:42+00:00"),
        ("12:05 a.m. UTC, 3 March 2026", "en", "2026-03-03T00:05+00:00"),
        ("25/12/2025", "en", "2025-12-25"),
        ("03/04/2026", "en-US", "2026-03-04"),
        ("03/04/2026", "en-GB", "2026-04-03"),
        ("Stand: 14.02.2026, 09:30 Uhr", "de", "2026-02-14T09:30"),
        ("3. März 2026", "de", "2026-03-03"),
        ("Publié le 9 octobre 2025 à 07h15", "fr", "2025-10-09T07:15"),
        ("1er mai 2025", "fr", "2025-05-01"),
        ("22 de mayo de 2025", "es", "2025-05-22"),
        ("Publicado em 17 de novembro de 2025", "pt", "2025-11-17"),
        ("3 giugno 2025", "it", "2025-06-03"),
        ("3 декабря 2025 г., 12:40", "ru", "2025-12-03T12:40"),
        ("公開日：2025年11月8日 10:00", "ja", "2025-11-08T10:00"),
        ("2025年9月21日", "zh", "2025-09-21"),
        ("نُشر في 12 أبريل 2025", "ar", "2025-04-12"),
        ("٣ آذار ٢٠٢٦", "ar", "2026-03-03"),
        ("Gepubliceerd op 4 maart 2025", "nl", "2025-03-04"),
        ("2025년 10월 2일", "ko", "2025-10-02"),
        ("3 marca 2026", "pl", "2026-03-03"),
    ],
)
def test_a_date_line_gives_its_day(line: str, language: str, day: str) -> None:
    assert parse_date(line, language) == day


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2026",
        "31 February 2026",
        "On 3 March 2026 the bridge was closed",
        "2026",
        "3 March",
        "Room 3, March Street 2026 and more",
    ],
)
def test_what_is_open_or_not_a_date_is_not_guessed(line: str) -> None:
    """Three of four and four of three are equal guesses where no region is known."""
    assert parse_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Nora Pell | 3 March 2026 | 4 min read",
        "Nora Pell · 3 March 2026",
        "By Nora Pell Published 3 March 2026",
        "By Nora Pell, 3 March 2026",
        "3 March 2026 | By Nora Pell",
    ],
)
def test_who_and_when_may_share_a_line(line: str) -> None:
    imprint = parse_imprint(line)

    assert imprint is not None
    assert (imprint.byline, imprint.published) == ("Nora Pell", "2026-03-03")


@pytest.mark.parametrize(
    ("line", "language"),
    [("2 hours ago", "en"), ("vor 3 Stunden", "de"), ("hace 2 horas", "es"), ("منذ 3 ساعات", "ar")],
)
def test_a_moment_without_a_date_is_a_date_line_all_the_same(line: str, language: str) -> None:
    imprint = parse_imprint(line, language)

    assert imprint is not None
    assert imprint.is_date
    assert imprint.published is None


def test_a_sentence_with_a_date_in_it_is_no_imprint() -> None:
    assert parse_imprint("The bridge was closed on 3 March 2026 by Nora Pell.") is None
    assert parse_imprint("Nora Pell | The bridge and its enemies | 3 March 2026") is None
