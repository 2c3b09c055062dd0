"""The lines that sites leave around and inside an article, told by the phrases of its language.

One table per language (`phrasebooks/`), for pages and pasted text alike. English is looked at after
the article's own language, since sites in every language leave English lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module

from narrate.article.phrasebooks import Phrasebook

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru", "ja", "ar", "zh", "nl", "pl", "sv", "ko")
"""Languages that have a phrase table."""

REASONS: Mapping[str, str] = {
    "advertisement": "advertisement",
    "share": "share line",
    "comment_form": "comment form",
    "moderation": "moderation notice",
    "comments": "reader comments",
    "reading_time": "reading time",
    "audio": "audio player",
    "newsletter": "newsletter form",
    "subscription": "subscription notice",
    "cookies": "cookie notice",
    "more": "link to another article",
    "related": "related articles",
    "navigation": "site navigation",
    "tags": "topic tags",
    "credit": "photo credit",
    "copyright": "copyright notice",
    "source": "link to the source",
}
"""Field of a Phrasebook -> why its lines are not read out, for a reader."""

LONGEST_LABEL = 160
"""Longest line that a label, a link or a button may be, in characters."""

LONGEST_NOTICE = 400
"""Longest line that a notice may be."""

_NOTICES = frozenset(
    {"cookies", "newsletter", "subscription", "comment_form", "moderation", "copyright", "credit"}
)


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrases of a language, by its BCP 47 tag; an empty book where there are none."""
    base = language.partition("-")[0].lower()
    if base not in LANGUAGES:
        return Phrasebook()
    book: Phrasebook = import_module(f"narrate.article.phrasebooks.{base}").BOOK
    return book


def leftover_reason(line: str, language: str = "en", *, sure: bool = False) -> str | None:
    """Why a line that stands alone belongs to the site and not to the article, or None.

    `sure` leaves out the lines that might be a subhead of an article as well: "Discussion".
    """
    certain, possible = leftover_reasons(line, language)
    return certain or (None if sure else possible)


def leftover_reasons(line: str, language: str = "en") -> tuple[str | None, str | None]:
    """Why a line belongs to the site for sure, and why it may; each None where nothing says so."""
    if len(line) > LONGEST_NOTICE:
        return None, None
    plain = folded(line)
    if not plain:
        return None, None
    label = plain.rstrip(" :")
    certain, doubt = _reasons(line, label, language) if label != plain else (None, None)
    if certain is not None:
        return certain, None
    found, possible = _reasons(line, plain, language)
    return found, None if found else possible or doubt


def _reasons(line: str, plain: str, language: str) -> tuple[str | None, str | None]:
    doubt = None
    is_label = len(line) <= LONGEST_LABEL and not (len(line) > 70 and line[-1] in ".。।")
    for book in _books(language):
        for field, certain, possible in _leftovers(book):
            if not is_label and field not in _NOTICES:
                continue
            if certain.fullmatch(plain):
                return REASONS[field], None
            if doubt is None and possible.fullmatch(plain):
                doubt = REASONS[field]
    return None, doubt


def is_caption(line: str, language: str = "en") -> bool:
    """Whether a line tells what a picture shows, or ends with whose picture it is."""
    if len(line) > LONGEST_NOTICE:
        return False
    return _any(line, language, "caption") or bool(_CREDITED.search(line[-90:]))


def opens_references(line: str, language: str = "en") -> bool:
    """Whether a line heads the list of sources under an encyclopedia's or a scholar's text."""
    return len(line) <= 60 and _any(line, language, "references")


def opens_contents(line: str, language: str = "en") -> bool:
    """Whether a line heads a table of contents."""
    return len(line) <= 60 and _any(line, language, "contents")


def is_remark(line: str, language: str = "en") -> bool:
    """Whether a line stands around a reader's comment: "anna says:", "Reply", "2 days ago"."""
    return len(line) <= 100 and (_any(line, language, "remarks") or _any(line, language, "ago"))


def is_moment(line: str, language: str = "en") -> bool:
    """Whether a line names a moment without its date: "2 hours ago"."""
    return len(line) <= 60 and _any(line, language, "ago")


def opens_sentence(line: str, language: str = "en") -> bool:
    """Whether a line begins as sentences do and headings do not: "But …"."""
    first = folded(line[:40]).partition(" ")[0].rstrip(",")
    return any(first in openers("sentence_openers", book) for book in _books(language))


def openers(field: str, language: str) -> frozenset[str]:
    """The phrases of one field as they stand, of the language and of English."""
    return frozenset(
        phrase for book in _books(language) for phrase in _lines(getattr(phrasebook(book), field))
    )


def small_words(language: str) -> frozenset[str]:
    """Words that join two names."""
    return openers("joiners", language)


def names_site(line: str, language: str = "en") -> bool:
    """Whether a short line is the name of a publication."""
    words = line.split()
    if len(line) > 50 or len(words) > 5 or any(len(w) > 3 and w.islower() for w in words[:-1]):
        return False
    named = not words or not words[0].islower() or "." in line
    return named and bool(_PUBLICATION.search(line.casefold()))


def note_pattern(language: str = "en") -> re.Pattern[str]:
    """Marks in running text that are not said: `[12]`, `[edit]`, `[citation needed]`."""
    return _note_pattern(language.partition("-")[0].lower())


@lru_cache(maxsize=64)  # each step asks anew for the line at hand and its neighbours
def folded(line: str) -> str:
    """A line as phrases are compared: lower case, plain marks, nothing around it."""
    plain = unicodedata.normalize("NFKC", line).casefold().translate(_PLAIN_MARKS)
    return _AROUND.sub("", " ".join(plain.split()))


_PLAIN_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "：": ":"}
)
_AROUND = re.compile(r"^[^\w©(#@]+|(?<=[\w?)*:…\"'])[^\w?)*:…]+$")

_AGENCIES = (
    "ap|afp|reuters|getty|getty images|epa|dpa|ansa|efe|lusa|afp photo|ap photo|imago|tass|xinhua|"
    "pa|pa media|unsplash|shutterstock|wikimedia commons|тасс|риа новости|共同|新华社"
)
_CREDITED = re.compile(
    rf"(?:\((?:[^()]{{0,40}}[/,:]\s?)?(?:{_AGENCIES})(?:/[^()]{{0,40}})?\)"
    r"|\b(?:photo|photograph|photographer|picture|image|foto|fotografía|fotografia|photographie|фото|"
    r"crédito|crédit|credit|illustration|graphic|bild|صورة|تصوير)"
    r"(?: ?by| ?von| credit| courtesy of)? ?[:：/] ?[^.:;!?]{2,60}"
    rf"|[/|–—-] ?(?:{_AGENCIES}))\.?\Z"
    r"|(?:写真|摄影|攝影|图|圖|撮影)[:：/／=＝][^。]{1,30}\Z"
    r"|[(（](?:写真|撮影|图片来源|摄影|صورة)[^()（）]{1,30}[)）]\Z",
    re.IGNORECASE,
)
"""A credit at the end of a caption."""

_PUBLICATION = re.compile(
    r"\b(?:news|herald|times|post|gazette|daily|tribune|journal|chronicle|observer|guardian|telegraph|"
    r"mirror|examiner|courier|bulletin|review|magazine|weekly|blog|online|zeitung|anzeiger|"
    r"tageblatt|nachrichten|rundschau|kurier|bote|le monde|presse|quotidien|diario|periódico|"
    r"noticias|jornal|folha|notícias|corriere|gazzetta|giornale|новости|газета|ведомости|известия|вести|"
    r"вестник|صحيفة|جريدة|وكالة|أخبار)\b"
    r"|(?:新聞|ニュース|新闻|日报|日報|晚报|晚報|時報|时报|通信社|通讯社)\Z"
    r"|\.(?:com|org|net|de|fr|es|it|ru|co\.uk|jp|cn)\Z"
)
"""Words in the names of newspapers and sites."""


def _books(language: str) -> tuple[str, ...]:
    base = language.partition("-")[0].lower()
    return (base,) if base == "en" else (base, "en")


def _any(line: str, language: str, field: str) -> bool:
    plain = folded(line)
    return any(_field(book, field).fullmatch(plain) for book in _books(language))


@cache
def _field(book: str, field: str) -> re.Pattern[str]:
    return _pattern(_lines(getattr(phrasebook(book), field)))


@cache
def _leftovers(book: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """(field, phrases that are sure, phrases that may be subheads)."""
    table = []
    for field in REASONS:
        phrases = tuple(_lines(getattr(phrasebook(book), field)))
        if phrases:
            sure = _pattern(phrase for phrase in phrases if phrase[0] != "~")
            maybe = _pattern(phrase[1:] for phrase in phrases if phrase[0] == "~")
            table.append((field, sure, maybe))
    return tuple(table)


def _lines(phrases: str) -> Iterator[str]:
    return (line.strip() for line in phrases.split("\n") if line.strip())


def _pattern(phrases: Iterator[str]) -> re.Pattern[str]:
    """One pattern for phrases in the notation of the phrasebooks."""
    choices = [
        phrase.replace(" …", r"(?:\W.*)?").replace("…", ".*").replace("#", r"(?:\d[\d.,]*[km]?)")
        for phrase in phrases
    ]
    return re.compile("|".join(f"(?:{choice})" for choice in choices) or r"(?!)")


@cache
def _note_pattern(base: str) -> re.Pattern[str]:
    words = "|".join(
        re.escape(note) for note in sorted(openers("notes", base), key=len, reverse=True)
    )
    figures = r"\d{1,3}(?:[,–-]\s?\d{1,3})*"
    note = r"(?:note|nb|n|fn|anm\.|прим\.)\.? ?\d{1,3}"
    letter = '(?<=[.,;:!?”’"»)]\\[)[a-z]'
    return re.compile(
        rf"(?P<cut>\[\s*(?:{figures}|{letter}|{note}|(?:{words})(?:\s*[|·/]\s*(?:{words}))*)\s*\]"
        r"(?::\s?\d{1,4}(?:[–-]\d{1,4})?(?=\s|\Z))?)",
        re.IGNORECASE,
    )
