"""Names of an episode's files: ASCII, short, and never another article's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrate.episode import Episode
from narrate.episode.naming import LONGEST, choose_slug, render_slug


def made(slug: str, title: str, source: str | None) -> Episode:
    return Episode(slug, title, "guid", "en", "", "", 1, 1, (), (), (), "tone 1", source=source)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Why is the bridge closing?", "why-is-the-bridge-closing"),
        ("Straße über Öl", "strasse-uber-ol"),
        ("東京の橋", "dongjingnoqiao"),
        ("CON", "con-episode"),
        ("index", "index-episode"),
    ],
)
def test_a_slug_is_the_title_in_ascii(title, slug):
    assert render_slug(title) == slug


@pytest.mark.parametrize("title", ["?!", "\u0301", "…", "a" * 3000, "word " * 900])
def test_every_title_gives_a_slug_that_a_file_system_takes(title):
    slug = render_slug(title)

    assert 0 < len(slug) <= LONGEST
    assert slug.isascii()
    assert slug == render_slug(title)


def test_an_address_keeps_its_slug_when_the_title_changes():
    before = made("the-tide", "The tide", "https://example.org/tide")

    assert choose_slug("The tide turns", before.source, [before]) == "the-tide"


def test_a_file_of_the_same_name_is_another_article_when_its_title_is():
    """A folder's "article.txt" of next week must not overwrite this week's."""
    before = made("the-tide", "The tide", "article.txt")

    assert choose_slug("The harbour", "article.txt", [before]) == "the-harbour"
    assert choose_slug("The tide", "article.txt", [before]) == "the-tide"


def test_one_title_from_two_places_is_two_episodes():
    before = made("the-tide", "The tide", "https://example.org/tide")
    second = choose_slug("The tide", "https://example.com/tide", [before])

    assert second == "the-tide-2"
    assert choose_slug("The tide", None, [replace(before, source=None)]) == "the-tide"
