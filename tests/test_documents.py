"""Books, word processor files, PDF and Markdown, where the samples do not reach."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from narrate.article.docx import parse_docx
from narrate.article.epub import parse_epub
from narrate.article.markdown import parse_markdown
from narrate.article.pdf import parse_pdf
from narrate.article.reading import read_article
from narrate.errors import ArticleError

ARTICLES = Path(__file__).parent / "articles"
SENTENCE = "The weir is older than the village, and the village has forgotten who built it."

CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
NCX = "application/x-dtbncx+xml"


def book(
    chapters: Mapping[str, str], *, toc: Mapping[str, str] | None = None, more: str = ""
) -> bytes:
    """An EPUB of the second edition: documents by name, and a table of contents as NCX."""
    items = "".join(f'<item id="{name}" href="{name}.html"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    points = "".join(
        f"<navPoint><navLabel><text>{label}</text></navLabel>"
        f'<content src="{name}.html"/></navPoint>'
        for name, label in (toc or {}).items()
    )
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Weirs</dc:title>'
        f"<dc:language>en</dc:language></metadata><manifest>{items}"
        f'<item id="ncx" href="toc.ncx" media-type="{NCX}"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("b.opf", package)
        archive.writestr("toc.ncx", f"<ncx><navMap>{points}</navMap></ncx>")
        for name, html in chapters.items():
            archive.writestr(f"{name}.html", f"<html><body>{html}</body></html>")
        if more:
            archive.writestr("META-INF/encryption.xml", more)
    return file.getvalue()


def headings(article) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in article.blocks if b.kind == "heading"]


def test_chapters_without_a_heading_have_the_name_in_the_table_of_contents():
    chapters = {"one": f"<p>{SENTENCE}</p>", "two": f"<h2>Two</h2><p>{SENTENCE}</p>"}

    article = parse_epub(book(chapters, toc={"one": "The First", "two": "The Second"}))

    assert headings(article) == [(2, "The First"), (2, "Two")]


def test_a_table_of_contents_in_a_book_s_text_is_not_read():
    links = "".join(f'<p><a href="c{n}.html">Chapter {n}</a></p>' for n in range(9))

    article = parse_epub(book({"toc": links, "one": f"<h1>One</h1><p>{SENTENCE}</p>"}))

    assert [block.text for block in article.blocks] == ["One", SENTENCE]
    assert {one.reason for one in article.skipped} == {"table of contents"}


def test_a_book_locked_by_its_seller_is_told():
    locked = (
        "<encryption><EncryptedData><CipherData><CipherReference URI='one.html'/>"
        "</CipherData></EncryptedData></encryption>"
    )

    with pytest.raises(ArticleError, match="locked by its seller"):
        parse_epub(book({"one": SENTENCE}, more=locked), source="weirs.epub")


def test_a_book_whose_fonts_alone_are_scrambled_is_read():
    fonts = "<encryption><CipherReference URI='fonts/a.otf'/></encryption>"

    article = parse_epub(book({"one": f"<p>{SENTENCE}</p>"}, more=fonts))

    assert article.title == "Weirs"


@pytest.mark.parametrize("name", ["chapters-and-endnotes.epub", "styles-and-tracked-changes.docx"])
def test_a_damaged_archive_is_told(name, tmp_path):
    whole = (ARTICLES / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(ArticleError, match=f"{name} is damaged"):
        read_article(str(tmp_path / name))


def test_a_book_under_a_wrong_ending_is_read_as_what_it_is(tmp_path):
    whole = (ARTICLES / "chapters-and-endnotes.epub").read_bytes()
    (tmp_path / "book.docx").write_bytes(whole)

    assert read_article(str(tmp_path / "book.docx")).title == "The Weir-Keeper’s Year"


def test_what_is_piped_in_may_be_a_book_or_a_pdf():
    for name, title in (
        ("chapters-and-endnotes.epub", "The Weir-Keeper’s Year"),
        ("running-heads-and-hyphens.pdf", "The Dredger and the Dike"),
        ("styles-and-tracked-changes.docx", "Counting the Light"),
    ):
        assert read_article("-", stdin=(ARTICLES / name).read_bytes).title == title


def test_a_pdf_that_is_a_picture_of_text_is_told():
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(300, 400)
    file = BytesIO()
    writer.write(file)

    with pytest.raises(ArticleError, match="holds no text: it seems to be scanned") as failure:
        parse_pdf(file.getvalue(), source="scan.pdf")

    assert "OCR" in str(failure.value.hint)


def test_a_pdf_locked_with_a_password_is_told():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(ARTICLES / "running-heads-and-hyphens.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)

    with pytest.raises(ArticleError, match=r"weir\.pdf is locked with a password"):
        parse_pdf(file.getvalue(), source="weir.pdf")


@pytest.mark.parametrize("damage", [b"%PDF-1.4 nothing", b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_a_damaged_pdf_is_told(damage):
    with pytest.raises(ArticleError, match=r"weir\.pdf"):
        parse_pdf(damage, source="weir.pdf")


def test_a_document_without_styles_has_its_first_line_for_a_title():
    from docx import Document

    document = Document()
    document.add_paragraph("The weir")
    document.add_paragraph(SENTENCE)
    file = BytesIO()
    document.save(file)

    article = parse_docx(file.getvalue())

    assert article.title == "The weir"


def test_broken_front_matter_is_told_at_its_line():
    with pytest.raises(ArticleError, match=r"weir\.md, line 3: the front matter is broken"):
        parse_markdown("---\nlang: en\ntitle: a: b\n---\nText.", source="weir.md")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("+++\ntitle = 'The weir'\n+++\n" + SENTENCE, "The weir"),
        ("# The weir\n\n" + SENTENCE, "The weir"),
        ("The weir\n===\n\n" + SENTENCE, "The weir"),
        ("---\ntitle: The weir\n---\n# The weir\n\n" + SENTENCE, "The weir"),
        ("A rule:\n\n---\n\n" + SENTENCE, "A rule:"),
    ],
    ids=["toml", "heading", "underlined", "twice", "a rule is no front matter"],
)
def test_markdown_has_its_title_from_where_it_is(text, title):
    article = parse_markdown(text)

    assert article.title == title
    assert article.blocks[-1].text == SENTENCE


def test_markdown_s_own_html_is_read_and_its_comments_are_not():
    article = parse_markdown(
        f"# Weir\n\n<p>{SENTENCE}</p>\n\n<!-- nobody sees this -->\n\nThe end."
    )

    assert [block.text for block in article.blocks] == [SENTENCE, "The end."]
    assert article.skipped == ()


def test_a_feed_is_told_from_an_article():
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Weirs</title></channel></rss>'

    with pytest.raises(ArticleError, match="is a feed, not an article") as failure:
        read_article("-", stdin=lambda: feed)

    assert "narrate follow" in str(failure.value.hint)
