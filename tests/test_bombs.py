"""Sources made to hurt, each read in a process of its own whose time and memory are looked at."""

from __future__ import annotations

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

TIME_LIMIT_S = 15
"""Processor time that any of them may take."""

MEMORY_LIMIT_MB = 500
"""Memory that any of them may take, the interpreter's own included."""

READ = """
import resource, sys
from narrate.article.reading import read_article
from narrate.errors import NarrateError
try:
    article = read_article(sys.argv[1])
    print(f"{len(article.blocks)} blocks, {sum(len(b.text) for b in article.blocks)} characters")
except NarrateError as error:
    print(error)
used = resource.getrusage(resource.RUSAGE_SELF)
peak = used.ru_maxrss // (1 if sys.platform == "linux" else 1024)
if sys.platform == "linux":  # where the figure of the process that began it counts as well
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(used.ru_utime + used.ru_stime, peak // 1024)
"""

SENTENCE = "The text at the bottom of all this is a sentence, and somebody wrote it."
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE package [<!ENTITY l0 "laugh">{LAUGHS}]>'
CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'


def text_of(size: int) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(b"a" * size) and None


def page(html: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(f"<!doctype html><body>{html}", "utf-8") and None


def book(chapters: list[bytes], before: str = "") -> Callable[[Path], None]:
    numbers = range(len(chapters))
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = f"{before}<package><manifest>{items}</manifest><spine>{spine}</spine></package>"

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("META-INF/container.xml", CONTAINER)
            archive.writestr("b.opf", package)
            for number, chapter in enumerate(chapters):
                archive.writestr(f"c{number}.xhtml", chapter)

    return write


def document(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        from docx import Document

        Document().save(str(path))
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        parts["word/document.xml"] = (
            f'{DOCTYPE.replace("package", "w:document")}<w:document xmlns:w="{space}"><w:body><w:p>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        ).encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)

    return write


def pdf(path: Path) -> None:
    stream = zlib.compress(b"BT /F1 12 Tf (" + b"a" * 200_000_000 + b") Tj ET")
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Length "
        + str(len(stream)).encode()
        + b"/Filter/FlateDecode>>stream\n"
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


BOMBS: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "50 MB page": ("a.html", text_of(50_000_000), "larger than 20 MB"),
    "50 MB text": ("a.txt", text_of(50_000_000), "larger than 20 MB"),
    "100,000 nested divs": (
        "a.html",
        page("<div>" * 100_000 + f"<p>{SENTENCE}</p>" + "</div>" * 100_000),
        "1 blocks",
    ),
    "20,000 spans never closed": (
        "a.html",
        page(f"<p>{SENTENCE}" + "<span>a" * 20_000),
        "blocks",
    ),
    "3,000 nested tables": ("a.html", page("<table><tr><td>" * 3000 + SENTENCE), "1 blocks"),
    "1 MB without a space": ("a.html", page(f"<p>{'a' * 1_000_000}.</p>"), "1 blocks, 1000001"),
    "1 MB of Markdown without a space": ("a.md", text_of(1_000_000), "1 blocks, 1000000"),
    "100,000 brackets": ("a.md", lambda path: path.write_text("[a" * 100_000) and None, "1 blocks"),
    "300 MB in a chapter": ("a.epub", book([b"a" * 300_000_000]), "unpacks to more than"),
    "many large chapters": ("a.epub", book([b"a b. " * 3_000_000] * 8), "unpacks to more than"),
    "a million lines": ("a.epub", book([b"<p>a b. " * 1_000_000]), "more than 200,000 lines"),
    "laughs in a book": ("a.epub", book([b"<p>&l9;</p>"], f"{DOCTYPE}<!-- &l9; -->"), "blocks"),
    "laughs in a page": ("a.html", page(f"{DOCTYPE}<p>{SENTENCE} &l9;</p>"), "1 blocks"),
    "laughs in a document": ("a.docx", document(f"{SENTENCE} &l9;"), "damaged"),
    "200 MB in a PDF": ("a.pdf", pdf, "holds no text"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no resources")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_bounded_in_time_and_memory(bomb: str, tmp_path: Path):
    name, write, outcome = BOMBS[bomb]
    write(tmp_path / name)

    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / name)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    said, used = done.stdout.strip().splitlines()
    seconds, megabytes = map(float, used.split())
    assert outcome in said
    assert seconds < TIME_LIMIT_S
    assert megabytes < MEMORY_LIMIT_MB
