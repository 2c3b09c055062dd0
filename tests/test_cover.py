"""Covers: square, opaque, legible, and nothing of a title cut off."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

import numpy as np
import pytest
from PIL import Image, features

from narrate.episode.colours import HUES, contrast, hue_degrees, oklch, show_hue, show_palette
from narrate.episode.cover import SHOW_SIZE, draw_cover, draw_show_cover, read_picture
from narrate.episode.fonts import SHIPPED, Face, choose_face, covered
from narrate.episode.typesetting import set_type

TITLES = {
    "one word": ("Flood", "en"),
    "one letter": ("I", "en"),
    "a sentence": ("Who pays when the river comes back?", "en"),
    "long": ("A town argues about its wall, " * 10, "en"),
    "a word without end": ("Rindfleischetikettierungsüberwachungsaufgaben" * 3, "de"),
    "Greek": ("Πώς η πόλη σήκωσε το τείχος", "el"),
    "Cyrillic": ("Что будет дальше с набережной", "ru"),
    "Vietnamese": ("Bức tường bến cảng không ai muốn", "vi"),
    "Arabic": ("كيف تغيّر المدينة جدارها البحري قبل الشتاء", "ar"),
    "Japanese": ("港の壁は一メートル高くなる：町が決めた「十分な高さ」", "ja"),
    "Thai": ("น้ำท่วมเมืองหลวง", "th"),
    "emoji": ("🌊 Waves 👩‍👧", "en"),
    "nothing but emoji": ("🌊🌊", "en"),
    "nothing": ("", "en"),
    "marks and breaks": ("  A\n\tB\u0000 \u202e‮ C  ", "en"),
}

any_title = pytest.mark.parametrize(("title", "language"), TITLES.values(), ids=TITLES)


def photo(width: int, height: int, form: str = "JPEG", mode: str = "RGB") -> bytes:
    """A picture that is red above and blue below."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, :, 0] = 220
    pixels[height // 2 :, :, 2] = 220
    out = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(out, form)
    return out.getvalue()


@cache
def drawn(title: str, language: str) -> bytes:
    """A cover that several tests look at."""
    return draw_cover(title, show_title="The Tideline", language=language)


@any_title
@pytest.mark.parametrize("image", [None, photo(640, 400)], ids=["drawn", "with a picture"])
def test_a_cover_is_what_directories_ask_for(title, language, image):
    data = (
        draw_cover(title, show_title="The Tideline", language=language, image=image)
        if image
        else drawn(title, language)
    )
    picture = Image.open(io.BytesIO(data))
    picture.load()

    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.width == picture.height
    assert 1400 <= picture.width <= 3000
    assert len(data) < 600_000


def test_the_show_has_a_cover_too():
    picture = Image.open(io.BytesIO(draw_show_cover("The Tideline", author="Mara Quist")))

    assert picture.size == (SHOW_SIZE, SHOW_SIZE)


@any_title
def test_no_letter_is_cut_off(title, language):
    """Ink is nearly white and the rings are dark, so a margin without light is without type."""
    data = drawn(title, language)
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    margin = 100
    frame = np.ones(pixels.shape, bool)
    frame[margin:-margin, margin:-margin] = False

    assert pixels[frame].max() < 150
    assert pixels[~frame].max() > 200


@any_title
@pytest.mark.parametrize(("width", "height"), [(1300, 900), (1300, 300), (300, 300)])
def test_type_stays_in_its_box_with_every_letter(title, language, width, height):
    setting = set_type(title, width, height, largest=400, unbroken=60, language=language)
    _, words = choose_face(" ".join(title.split()), language)

    assert setting.width <= width
    assert setting.height <= height
    assert letters("".join(setting.lines)) == letters(words)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_a_longer_title_is_set_smaller():
    sizes = [set_type("wall " * n, 1000, 800, largest=400).size for n in (1, 5, 25, 100)]

    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4


def test_no_line_is_much_shorter_than_another():
    setting = set_type("The harbour wall that nobody wanted", 1300, 900, largest=400)
    lengths = [len(line) for line in setting.lines]

    assert len(lengths) > 1
    assert min(lengths) > max(lengths) / 2


def test_the_title_is_legible_as_a_thumbnail():
    data = draw_cover("Flood", show_title="Tides")
    small = np.asarray(Image.open(io.BytesIO(data)).resize((100, 100)).convert("L"))
    rows = np.flatnonzero((small[18:] > 200).any(axis=1))

    assert len(rows) >= 15


def test_the_same_input_gives_the_same_bytes():
    args = {"show_title": "Tides", "image": photo(640, 400)}

    assert draw_cover("Flood", **args) == draw_cover("Flood", **args)
    assert draw_cover("Flood", show_title="Tides") == draw_cover("Flood", show_title="Tides")
    assert draw_cover("Flood", show_title="Tides") != draw_cover("Drought", show_title="Tides")


def test_the_colour_belongs_to_the_show():
    grounds = [
        Image.open(io.BytesIO(draw_cover(title, show_title="Tides"))).getpixel((5, 5))
        for title in ("Flood", "Drought")
    ]

    assert grounds[0] == grounds[1]
    assert show_hue("The Tideline") == show_hue(" THE  tideline ")
    assert len({show_hue(f"Show {n}") for n in range(200)}) == HUES


def test_type_is_legible_on_every_colour():
    """WCAG AAA for the title on ground and rings, AA for the show's name."""
    palettes = {palette.ground: palette for palette in map(show_palette, map(str, range(300)))}

    assert len(palettes) == HUES
    for palette in palettes.values():
        assert min(contrast(palette.ink, c) for c in (palette.ground, *palette.shades)) > 5.5
        assert contrast(palette.ink, palette.ground) > 7
        assert min(contrast(palette.accent, c) for c in (palette.ground, palette.shades[0])) > 4.5


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_oklch_gives_the_colours_it_should():
    """The corners of sRGB, as CSS Color 4 and its tools place them."""
    assert oklch(0, 0, 0) == (0, 0, 0)
    assert oklch(1, 0, 0) == (255, 255, 255)
    red = oklch(0.62796, 0.25768, 29.234)
    assert max(abs(a - b) for a, b in zip(red, (255, 0, 0), strict=True)) <= 2
    assert all(0 <= hue_degrees(number) < 360 for number in range(HUES))


def test_the_picture_is_above_the_title():
    data = draw_cover("Flood", show_title="Tides", image=photo(1200, 800))
    picture = Image.open(io.BytesIO(data))

    assert picture.getpixel((800, 100))[0] > 200
    assert picture.getpixel((10, 1590)) == pytest.approx(show_palette("Tides").ground, abs=3)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_pictures_of_any_kind_are_taken(form, mode):
    assert read_picture(photo(400, 400, form, mode), (0, 0, 0)).mode == "RGB"


def test_a_clear_picture_lies_on_the_shows_colour():
    out = io.BytesIO()
    Image.new("RGBA", (400, 400), (255, 255, 255, 0)).save(out, "PNG")

    assert read_picture(out.getvalue(), (10, 20, 30)).getpixel((5, 5)) == (10, 20, 30)


def test_a_picture_lying_on_its_side_is_set_upright():
    picture = Image.open(io.BytesIO(photo(400, 800)))
    exif = picture.getexif()
    exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)

    assert read_picture(out.getvalue(), (0, 0, 0)).size == (800, 400)


def png(width: int, height: int) -> bytes:
    """A PNG that says it is this large, with next to nothing in it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        checked = name + body
        return struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0 no more",
        photo(640, 640)[:2000],
        photo(640, 640, "PNG")[:-200],
        photo(60, 60),
        png(50_000, 50_000),
        png(2**31 - 1, 2**31 - 1),
    ],
    ids=["svg", "not a JPEG", "cut JPEG", "cut PNG", "tiny", "bomb", "larger bomb"],
)
def test_a_picture_that_cannot_be_used_leaves_the_drawn_cover(data):
    assert draw_cover("Flood", show_title="The Tideline", image=data) == drawn("Flood", "en")


def test_the_shipped_font_has_the_scripts_it_is_said_to_have():
    for title in ("Flood — “so”", "Łódź", "Πώς", "Что", "Bức tường"):
        face, shown = choose_face(title)
        assert face == Face(SHIPPED)
        assert shown == title


def test_what_no_font_has_is_spelt_in_latin_letters(monkeypatch):
    monkeypatch.setattr("narrate.episode.fonts.system_fonts", lambda: ())
    face, shown = choose_face("東京の夏 🌊")

    assert face.ships
    assert shown.isascii()
    assert "Dong" in shown


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow without raqm")
def test_arabic_letters_join_where_a_font_has_them():
    """Joined, the letters of one word are narrower than the same set apart."""
    word = "المدينة"
    face, shown = choose_face(word, "ar")
    if face.ships:
        pytest.skip("no font of this machine has Arabic")

    assert covered(face, word) == set(word)
    joined = set_type(shown, 10_000, 400, largest=100)
    apart = set_type("\u200c".join(shown), 10_000, 400, largest=100)
    assert joined.to_left
    assert joined.width < apart.width
