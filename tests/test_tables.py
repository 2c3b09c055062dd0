"""Tables: told from layout, passed over or announced."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from narrate.article import Article, Block
from narrate.article.reading import read_article
from narrate.article.tables import announce_tables, is_data_table
from narrate.pipeline import script_of
from narrate.settings import Settings

LAMPS = Path(__file__).parent / "articles" / "wiki-edit-links-and-footnotes.html"


@pytest.mark.parametrize(
    ("table", "holds_data"),
    [
        ("<tr><th>Port</th><th>Tons</th></tr><tr><td>Aveiro</td><td>9</td></tr>", True),
        ("<caption>Tons</caption><tr><td>Aveiro</td><td>9</td></tr>", True),
        ("<tr><td>Aveiro</td><td>9</td></tr><tr><td>Odense</td><td>4</td></tr>", True),
        ("<tr><td><a>Home</a></td><td><h1>Salt</h1><p>Text.</p></td></tr>", False),
        ("<tr><td><table><tr><td>Text.</td></tr></table></td></tr>", False),
        (f"<tr><td>{'A sentence of the article. ' * 30}</td><td>Ads</td></tr>", False),
    ],
    ids=["heads", "caption", "figures", "heading", "nested", "prose"],
)
def test_a_table_of_data_is_told_from_layout(table, holds_data):
    element = lxml.html.fromstring(f"<div><table>{table}</table></div>").find("table")

    assert is_data_table(element) is holds_data


def test_tables_are_passed_over_unless_they_are_to_be_announced():
    article = read_article(str(LAMPS))

    silent = script_of(article, Settings())
    told = script_of(article, Settings(tables="announce"))

    assert "table follows" not in silent.text
    assert "A table follows: Burning times." in told.text
    assert [one.reason for one in told.skipped].count("table") == 2


def test_a_table_without_a_caption_is_called_by_its_columns():
    article = Article("Salz", (Block("table", "Hafen | Tonnen ; Aveiro | 9"),), language="de-AT")

    assert announce_tables(article).blocks[0].text == "Es folgt eine Tabelle: Hafen, Tonnen."
