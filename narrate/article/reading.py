"""Any source a person names, read as an article: an address, a file, or what is piped in."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from narrate.article import Article
from narrate.article.fetch import Page, fetch_page
from narrate.errors import ArticleError

Fetch = Callable[[str], Page]
"""Given an address, what its server gave. Raises FetchError when it is not to be had."""

Form = Literal["page", "markdown", "text", "epub", "docx", "pdf"]

ENDINGS: dict[str, Form] = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".epub": "epub",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""Ending of a file's name, in lower case -> what is inside."""

TEXT_LIMIT_BYTES = 20 * 1024 * 1024
"""Largest page or text read: as much as is taken from the network."""

BOOK_LIMIT_BYTES = 300 * 1024 * 1024
"""Largest EPUB, DOCX or PDF read: pictures weigh, and are not unpacked."""

_READ = "It reads .html, .md, .txt, .epub, .docx and .pdf files, and web addresses."

_PIPED = "what is piped in"

_RELATIVES = {
    ".doc": "Save it as .docx in the program that wrote it.",
    ".odt": "Save it as .docx in the program that wrote it.",
    ".rtf": "Save it as .docx in the program that wrote it.",
    ".pages": "Export it as .docx or .epub from Pages.",
    ".mobi": "Turn it into an EPUB first, with Calibre for example.",
    ".azw3": "Turn it into an EPUB first, with Calibre for example.",
    ".mhtml": "Save the page as “web page, HTML only”.",
    ".webarchive": "Save the page as “page source”.",
    ".url": "Give the address itself.",
    ".rss": "Give the address of one article; `narrate follow` takes a feed.",
}

_MEDIA: dict[str, Form] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""Media type of an answer -> what is inside; a page where it is another."""


def read_article(
    source: str,
    *,
    fetch: Fetch = fetch_page,
    stdin: Callable[[], bytes] | None = None,
    language: str | None = None,
) -> Article:
    """The article at an address, in a file, or in what is piped in ("-").

    `language`, where it is given, is what the article is said to be in, whatever it says itself.

    Raises:
        ArticleError: there is no such file, it is of a kind that narrate does not read, it is
            empty, or there is no article in it.
        FetchError: the page could not be had.
    """
    if source == "-":
        body = piped() if stdin is None else stdin()
        _check_size(body, _PIPED, TEXT_LIMIT_BYTES)
        article = _parse(body, _sniff(body), name=_PIPED, language=language)
    elif _is_address(source):
        page = fetch(source)
        article = _parse(
            page.body,
            _sniff_magic(page.body) or _form_of_answer(page),
            name=page.url,
            source=page.url,
            charset=page.charset,
            language=language,
        )
    else:
        article = _read_file(Path(source), language)
    return article if language is None else replace(article, language=language)


def find_sources(sources: Sequence[str]) -> tuple[str, ...]:
    """The sources, each folder among them replaced by the files in it that can be read.

    A folder's files come in the order of their names, folders inside it included, hidden ones
    and narrate's own pages left out. Everything else stays as it is given, and nothing is named
    twice.

    Raises:
        ArticleError: a folder has no file that can be read, or a source is empty.
    """
    found: dict[str, None] = {}
    for source in sources:
        if not source:
            raise ArticleError("a source is empty: it names no file and no address", hint=_READ)
        folder = Path(source)
        if source == "-" or _is_address(source) or not folder.is_dir():
            found[source] = None
            continue
        files = sorted(
            file
            for file in folder.rglob("*")
            if file.suffix.lower() in ENDINGS
            and not any(part.startswith(".") for part in file.relative_to(folder).parts)
            and file.is_file()
            and not _is_made(file)
        )
        if not files:
            raise ArticleError(f"{source} has no file in it that narrate can read", hint=_READ)
        found.update(dict.fromkeys(map(str, files)))
    return tuple(found)


def _is_made(file: Path) -> bool:
    """Whether narrate wrote it: a page says so itself; the rest lies by its style sheet."""
    if file.suffix != ".html":
        return (file.parent / "narrate.css").is_file()
    try:
        with file.open("rb") as page:
            return _GENERATOR in page.read(_HEAD_BYTES)
    except OSError:
        return False  # whoever reads it will say why it cannot be read


_GENERATOR = b'<meta name="generator" content="narrate">'
_HEAD_BYTES = 4096


def piped() -> bytes:
    """What is piped in, up to a byte more than is read."""
    import sys

    return sys.stdin.buffer.read(TEXT_LIMIT_BYTES + 1)


def _is_address(source: str) -> bool:
    """True for `scheme:…`, the schemes that are refused included; C:\\… is a path."""
    return re.match(r"[a-z][a-z0-9+.-]+:(?://|\S)", source, re.IGNORECASE) is not None and (
        "://" in source or not Path(source).exists()
    )


def _read_file(path: Path, language: str | None) -> Article:
    ending = path.suffix.lower()
    try:
        if path.is_dir():
            raise ArticleError(
                f"{path} is a folder, not an article", hint="Give the files in it, or a file."
            )
        if ending and ending not in ENDINGS and path.exists():
            raise ArticleError(
                f"{path} is not a kind of file that narrate reads",
                hint=_RELATIVES.get(ending, _READ),
            )
        form = ENDINGS.get(ending)
        limit = TEXT_LIMIT_BYTES if form in ("page", "markdown", "text") else BOOK_LIMIT_BYTES
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except FileNotFoundError as error:
        raise ArticleError(
            f"there is no file {path}",
            hint=f"Did you mean https://{path}?" if _like_host(path) else "Check the path.",
        ) from error
    except PermissionError as error:
        raise ArticleError(f"{path} may not be read", hint="Check its permissions.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ArticleError(f"{path} cannot be read: {reason}") from error
    _check_size(body, str(path), limit)
    magic = _sniff_magic(body)
    if form is None or (form == "text" and magic in ("pdf", "epub", "docx")):
        form = _sniff(body)
    elif magic and form in ("epub", "docx", "pdf", "page"):
        form = magic
    return _parse(body, form, name=str(path), source=name_of(path), language=language)


def name_of(path: Path) -> str:
    """A file's name as text that can be written down, whatever bytes the system has for it."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _like_host(path: Path) -> bool:
    first = path.parts[0] if path.parts else ""
    return len(path.parts) > 1 and re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}", first) is not None


def _check_size(body: bytes, name: str, limit: int) -> None:
    if len(body) > limit:
        raise ArticleError(
            f"{name} is larger than {limit // 1024 // 1024} MB, too large for an article"
        )


def _parse(
    body: bytes,
    form: Form,
    *,
    name: str,
    source: str | None = None,
    charset: str | None = None,
    language: str | None = None,
) -> Article:
    """The article in a file or an answer of a known form; `name` is for the errors."""
    if not body.strip():
        raise ArticleError(f"{name} is empty")
    if form == "epub":
        from narrate.article.epub import parse_epub

        return parse_epub(body, source=source, language=language)
    if form == "docx":
        from narrate.article.docx import parse_docx

        return parse_docx(body, source=source, language=language)
    if form == "pdf":
        from narrate.article.pdf import parse_pdf

        return parse_pdf(body, source=source, language=language)
    text = _decoded(body, charset, name)
    if re.match(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", text):
        raise ArticleError(
            f"{name} is a feed, not an article",
            hint="`narrate follow` makes episodes of a feed's entries.",
        )
    if form == "page":
        from narrate.article.pages import parse_page

        return parse_page(text, url=source, language=language)
    if form == "markdown":
        from narrate.article.markdown import parse_markdown

        return parse_markdown(text, source=source, language=language)
    from narrate.article.plain import parse_text

    return parse_text(text, source=source, language=language)


def _decoded(body: bytes, charset: str | None, name: str) -> str:
    """What bytes say, if they are text."""
    from narrate.article.encodings import decode_text

    try:
        text = decode_text(body, declared=charset)
    except ArticleError as error:
        what = error.message.removeprefix("it ")
        raise ArticleError(f"{name} {what}", hint=error.hint) from error
    start = text[:4096]
    if len(_CONTROLS.findall(start)) * 200 > len(start):
        raise ArticleError(f"{name} is not a text", hint=_READ)
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"{name} is empty")
    return text


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _form_of_answer(page: Page) -> Form:
    if page.content_type in _MEDIA:
        form = _MEDIA[page.content_type]
        ending = re.search(r"\.\w+\Z", page.url.partition("?")[0])
        if form == "text" and ending and ENDINGS.get(ending[0].lower()) == "markdown":
            return "markdown"
        return form
    return _sniff(page.body) if page.content_type in ("", "application/octet-stream") else "page"


def _sniff_magic(body: bytes) -> Form | None:
    """What a file is by its first bytes, for the forms that have a signature."""
    if body[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(BytesIO(body)) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return None
        if "META-INF/container.xml" in names:
            return "epub"
        if "word/document.xml" in names:
            return "docx"
    return None


_HTML = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"<(?:p|div|h[1-6]|span|section|meta|ul|br)\b[^>]*>", re.IGNORECASE)
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_MARKDOWN = re.compile(
    rb"^(?:#{1,6} +\S|```|!\[[^\]]*\]\(|> ?\S|[-*] \[[ x]\] )|\]\(https?://|\*\*\S[^*\n]*\*\*",
    re.MULTILINE,
)


def _sniff(body: bytes) -> Form:
    """What a text without a name is: a page, Markdown, or plain."""
    magic = _sniff_magic(body)
    if magic:
        return magic
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:65536].replace(b"\0", b"")
    if _HTML.match(start) or (start[:1] == b"<" and len(_TAGS.findall(start)) > 3):
        return "page"
    if _FRONT_MATTER.match(start) or len(_MARKDOWN.findall(start)) >= 3:
        return "markdown"
    return "text"
