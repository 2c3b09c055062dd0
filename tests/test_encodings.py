"""Bytes to text: marks, declarations right and wrong, old encodings, spoilt text, no text."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.article.encodings import declared_encoding, decode_text
from narrate.article.mojibake import mend_mojibake
from narrate.errors import ArticleError
from tests.test_languages import SENTENCES

OLD = {
    "cp1252": "de fr es pt it nl sv da nb fi ca",
    "cp1250": "pl cs hu hr",
    "iso8859_2": "pl cs hu hr",
    "cp1251": "ru uk bg",
    "koi8_r": "ru",
    "iso8859_5": "ru bg",
    "cp866": "ru",
    "cp1253": "el",
    "cp1254": "tr",
    "cp1255": "he",
    "cp1256": "ar",
    "cp874": "th",
    "cp932": "ja",
    "euc_jp": "ja",
    "iso2022_jp": "ja",
    "gb18030": "zh",
    "cp949": "ko",
    "mac_roman": "de fr",
    "cp850": "de fr",
    "utf-16-le": "en de ru ar ja zh ko",
    "utf-16-be": "en de ru ar ja zh ko",
    "utf-32-le": "de ja",
}
"""Encoding -> languages that were written in it."""

CASES = [
    (encoding, language) for encoding, languages in OLD.items() for language in languages.split()
]


@pytest.mark.parametrize(("encoding", "language"), CASES)
def test_one_sentence_tells_its_encoding(encoding: str, language: str) -> None:
    """Nothing is declared, and one sentence is less than any article has."""
    data = SENTENCES[language].encode(encoding, "ignore")

    assert decode_text(data) == data.decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "language"),
    [("cp1251", "ru"), ("cp932", "ja"), ("gb18030", "zh"), ("utf-8", "fr")],
)
@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1250", "no-such-thing"])
def test_a_wrong_declaration_does_not_win(encoding: str, language: str, declared: str) -> None:
    text = "\n".join([SENTENCES[language]] * 3)

    assert decode_text(text.encode(encoding), declared=declared) == text


def test_a_declaration_settles_what_the_bytes_leave_open() -> None:
    """One letter is not enough to tell Polish from French; who declares it says which."""
    data = "To są młyny.".encode("iso8859_2")

    assert decode_text(data, declared="iso-8859-2") == "To są młyny."
    assert decode_text("Müller & Söhne".encode("cp1252"), declared="iso-8859-1") == "Müller & Söhne"


@pytest.mark.parametrize(
    "head",
    [
        b"<html><head><meta charset=windows-1251>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b'<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_what_a_page_says_of_itself_is_read(head: bytes) -> None:
    assert declared_encoding(head) == "windows-1251"
    assert decode_text(head + "Ёж".encode("cp1251")).endswith("Ёж")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_decides_and_is_not_text(encoding: str) -> None:
    assert decode_text("naïve 橋".encode(encoding), declared="cp1252") == "naïve 橋"


def test_utf8_with_a_few_bad_bytes_keeps_the_rest() -> None:
    """A quotation mark from Windows in the middle of UTF-8, and the other way round the end cut."""
    text = SENTENCES["fr"] + SENTENCES["de"] + SENTENCES["fr"]
    data = text.encode() + b" \x93oui\x94 " + text.encode()

    assert decode_text(data) == f"{text} “oui” {text}"
    assert decode_text("Brücke für Fußgänger: ü".encode()[:-1]).startswith("Brücke für Fußgänger:")


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        ("It donâ€™t matter", "It don’t matter"),
        ("Le cafÃ© est fermÃ© Ã\xa0 midi, Ã§a va", "Le café est fermé à midi, ça va"),
        ("â€œYes,â€\x9d she said â€” twice", "“Yes,” she said — twice"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
        ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
        ("donÃ¢â‚¬â„¢t", "don’t"),
        ("æ©‹ã\x81¯é–‰ã\x81˜ã\x81¦ã\x81„ã‚‹", "橋は閉じている"),
    ],
)
def test_text_that_was_spoilt_before_is_mended(spoilt: str, meant: str) -> None:
    assert mend_mojibake(spoilt) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Writing “é” as Ã© is an old mistake – we’ve all seen it.",
        "SÃO PAULO – NÃO",
        "« Â »",
        "Газета «РФ» и «СССР»",
        "Ça coûte 5 € à l’entrée",
        "Το ελληνικό κείμενο",
        "Đây là tiếng Việt: Ẩn dụ",
    ],
)
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert mend_mojibake(text) == text
    assert decode_text(text.encode()) == text


@given(st.text())
def test_valid_utf8_is_read_as_it_is_unless_it_is_plainly_spoilt(text: str) -> None:
    text = text.replace("\0", "").replace("\x1b", "")
    if any(character < " " for character in text) or text.startswith("\ufeff"):
        return
    try:
        decoded = decode_text(text.encode())
    except ArticleError:
        pytest.fail(f"{text!r} is text")

    assert decoded == mend_mojibake(text)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        random.Random(1).randbytes(5000),
        random.Random(2).randbytes(5000).replace(b"\0", b"\1"),
        b"\0" * 100,
        bytes(range(1, 32)) * 20,
        rb"{\rtf1\ansi Text}",
    ],
    ids=["png", "jpeg", "pdf", "zip", "noise", "noise without zeros", "zeros", "controls", "rtf"],
)
def test_what_is_no_text_is_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(ArticleError, match="not text") as caught:
        decode_text(data)

    assert caught.value.hint


def test_text_that_begins_like_another_kind_of_file_is_text() -> None:
    assert decode_text(b"ID3 tags explained\n").startswith("ID3")
    assert decode_text(b"%PDF- is how it begins.") == "%PDF- is how it begins."


def test_a_stray_zero_in_a_text_is_dropped() -> None:
    text = "A long line of plain text that some program ended with a zero. " * 8

    assert decode_text(text.encode() + b"\0") == text


def test_twenty_megabytes_take_seconds() -> None:
    data = ("Der Müller wohnt in der Straße. " * 32).encode("cp1252") * 20_000
    start = time.process_time()
    text = decode_text(data)

    assert "Müller" in text
    assert time.process_time() - start < 5


def test_every_sample_is_read_as_it_was_saved() -> None:
    for sample in (Path(__file__).parent / "articles").glob("*.txt"):
        data = sample.read_bytes()
        try:
            meant = data.decode("utf-8")
        except UnicodeDecodeError:
            continue

        assert decode_text(data) == meant, sample.name
