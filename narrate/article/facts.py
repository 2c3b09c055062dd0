"""What a page says about itself where no reader looks: JSON-LD, og: and other meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from narrate.article.authors import clean_author
from narrate.article.dates import date_in_address, parse_date
from narrate.article.letters import fold
from narrate.tags import is_tag

_LONGEST_LD_CHARS = 2_000_000

_ARTICLE_TYPES = re.compile(
    r"(?:\w*Article|\w*BlogPosting|Report|Review|Recipe|SocialMediaPosting|Chapter|CreativeWork)\Z"
)
_ORGANIZATIONS = ("Organization", "NewsMediaOrganization", "WebSite")


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's own words about its article; any of them may be wrong."""

    headline: str | None = None
    """JSON-LD's headline of the article."""

    card_title: str | None = None
    """The title for cards on other sites: og:title, else twitter:title."""

    window_title: str | None = None
    """What stands in <title>."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    language: str | None = None
    image: str | None = None
    summary: str | None = None

    address: str | None = None
    """Where the page says it stands, or where it was fetched."""

    body: str | None = None
    """The article's whole text, where JSON-LD holds it."""

    free: bool = True
    """False where the page says that it must be paid for."""


def find_facts(tree: Any, url: str | None = None) -> Facts:
    """What a page says about itself."""
    metas = _metas(tree)
    things = list(_things(tree))
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str)}
    article = _article(things)

    def meta(*names: str) -> str | None:
        return next((value for name in names for value in metas.get(name, ())), None)

    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    title = next(iter(root.iterfind(".//head/title")), None)
    base = url or _own_address(root) or meta("og:url") or ""
    image = meta("og:image", "og:image:url", "og:image:secure_url") or _image(
        _resolved(article.get("image"), by_id)
    )
    image = image or meta("twitter:image", "twitter:image:src", "image")
    return Facts(
        headline=_text(article.get("headline") or article.get("name")),
        card_title=meta("og:title", "twitter:title", "dc.title", "citation_title"),
        window_title=_text("".join(title.itertext())) if title is not None else None,
        authors=_authors(article, by_id, metas, tree),
        published=_published(article, metas, tree, base),
        site=_site_name(
            meta("og:site_name") or _site(article, things, by_id) or meta("application-name")
        ),
        language=_language(root, metas, article),
        image=urljoin(base, image) if image and not image.startswith("data:") else None,
        summary=_text(
            meta("og:description", "description", "twitter:description", "dc.description")
            or article.get("description")
        ),
        address=base or None,
        body=article["articleBody"] if isinstance(article.get("articleBody"), str) else None,
        free=str(article.get("isAccessibleForFree", True)).lower() != "false",
    )


def _own_address(root: Any) -> str | None:
    """The address that a page says is its own, whole."""
    for link in root.iterfind(".//head/link"):
        address = link.get("href") or ""
        if (link.get("rel") or "").lower() == "canonical" and address.startswith("http"):
            return str(address)
    return None


def _metas(tree: Any) -> Mapping[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = _text(element.get("content"))
        if name and value:
            metas.setdefault(name.strip().lower(), []).append(value)
    return metas


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in a page's JSON-LD, those inside others too."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower() or not element.text:
            continue
        waiting = [_loaded(element.text)]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, dict):
                yield thing
                waiting += [v for v in reversed(thing.values()) if isinstance(v, (dict, list))]
            elif isinstance(thing, list):
                waiting += [v for v in reversed(thing) if isinstance(v, (dict, list))]


def _loaded(text: str) -> Any:
    if len(text) > _LONGEST_LD_CHARS:
        return None
    bare = re.sub(
        r"\A\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?://\s*)?(?:\]\]>|-->)\s*\Z", "", text
    )
    for attempt in (bare, re.sub(r",(\s*[}\]])", r"\1", bare).strip().rstrip(";")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(thing: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = thing.get("@type")
    return tuple(str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _article(things: Sequence[dict[str, Any]]) -> Mapping[str, Any]:
    """The object that is the page's article; an empty one if there is none."""
    best: Mapping[str, Any] = {}
    score = 0
    for thing in things:
        worth = 0
        if any(_ARTICLE_TYPES.match(kind) for kind in _types(thing)):
            worth = 2 + ("headline" in thing) + ("author" in thing) + ("datePublished" in thing)
            worth += "mainEntityOfPage" in thing
        elif "WebPage" in _types(thing):
            worth = 1
        if worth > score:
            best, score = thing, worth
    return best


def _resolved(thing: Any, by_id: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(thing, dict) and set(thing) <= {"@id", "@type"}:
        return by_id.get(str(thing.get("@id")), thing)
    if isinstance(thing, list):
        return [_resolved(one, by_id) for one in thing[:30]]
    return thing


def _names(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        name = thing.get("name")
        if isinstance(name, str):
            yield name
        elif isinstance(name, list):
            yield from (one for one in name if isinstance(one, str))
    elif isinstance(thing, list):
        for one in thing:
            yield from _names(one) if not isinstance(one, list) else ()


def _authors(
    article: Mapping[str, Any],
    by_id: Mapping[str, dict[str, Any]],
    metas: Mapping[str, list[str]],
    tree: Any,
) -> tuple[str, ...]:
    choices = (
        list(_names(_resolved(article.get("author") or article.get("creator"), by_id))),
        metas.get("author", []) + metas.get("citation_author", []),
        metas.get("article:author", []),
        metas.get("dc.creator", []) + metas.get("parsely-author", []) + metas.get("byl", []),
        metas.get("sailthru.author", []),
        list(_marked(tree, "author")),
    )
    for names in choices:
        clean = tuple(dict.fromkeys(name for one in names if (name := clean_author(one))))
        if clean:
            return clean[:12]
    return ()


def _marked(tree: Any, prop: str) -> Iterator[str]:
    """Text or content of the elements that microdata or rel give a property to."""
    for element in tree.xpath(f"//*[@itemprop='{prop}' or @rel='{prop}']")[:12]:
        name = next(iter(element.xpath(".//*[@itemprop='name']")), element)
        text = name.get("content") or "".join(name.itertext())
        if len(text) < 200:
            yield text


_DATE_NAMES = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "originalpublicationdate",
    "ptime",
]


def _published(
    article: Mapping[str, Any], metas: Mapping[str, list[str]], tree: Any, url: str | None
) -> str | None:
    candidates: list[str] = [
        value
        for key in ("datePublished", "dateCreated")
        if isinstance(value := article.get(key), str)
    ]
    for name in _DATE_NAMES:
        candidates += metas.get(name, ())
    for element in tree.xpath("//*[@itemprop='datePublished']")[:3]:
        candidates.append(element.get("datetime") or element.get("content") or element.text or "")
    times = tree.xpath("//time[@datetime]")[:20]
    marked = [one for one in times if re.search(r"publish|pubdate|entry-date", _names_of(one))]
    candidates += [one.get("datetime") for one in (marked or times[:1])]
    for candidate in candidates:
        if found := parse_date(candidate):
            return found
    return date_in_address(url) if url else None


def _names_of(element: Any) -> str:
    parent = element.getparent()
    names = f"{element.get('class') or ''} {'pubdate' if 'pubdate' in element.attrib else ''}"
    return names if parent is None else f"{names} {parent.get('class') or ''}"


def _site(
    article: Mapping[str, Any],
    things: Sequence[dict[str, Any]],
    by_id: Mapping[str, dict[str, Any]],
) -> str | None:
    publisher = next(_names(_resolved(article.get("publisher"), by_id)), None)
    if publisher is None:
        for kind in ("WebSite", "NewsMediaOrganization"):
            for thing in things:
                if kind in _types(thing) and isinstance(thing.get("name"), str):
                    return _text(thing["name"])
    return _text(publisher)


def _site_name(name: str | None) -> str | None:
    """A site's name without the motto that some put behind it."""
    return re.split(r"\s+[|–—-]\s+|\s*[|｜:]\s+", name)[0].strip() or None if name else None


def _language(root: Any, metas: Mapping[str, list[str]], article: Mapping[str, Any]) -> str | None:
    http = root.xpath(
        "string(//meta[translate(@http-equiv,'CL','cl')='content-language']/@content)"
    )
    declared = article.get("inLanguage")
    for value in (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        *metas.get("og:locale", ()),
        str(http),
        declared if isinstance(declared, str) else None,
        *metas.get("language", ()),
        *metas.get("dc.language", ()),
    ):
        if found := language_tag((value or "").strip()):
            return found
    return None


def language_tag(text: str) -> str | None:
    """A BCP 47 tag in its usual case, script and region kept: "en-GB", "zh-Hant-TW".

    None for a text that is no tag.
    """
    if not is_tag(text):
        return None
    first, *rest = text.replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest[:2]:
        if len(part) == 4 and part.isalpha():
            parts.append(part.title())
        elif len(part) in (2, 3) and part.lower() != "xx":
            parts.append(part.upper())
    return "-".join(parts)


def _image(thing: Any) -> str | None:
    if isinstance(thing, list):
        return next((found for one in thing if (found := _image(one))), None)
    if isinstance(thing, dict):
        address = thing.get("url") or thing.get("contentUrl")
        return address if isinstance(address, str) else None
    return thing if isinstance(thing, str) else None


def host_of(url: str | None) -> str | None:
    """A site's host without "www.", as its name where it has no other."""
    host = urlsplit(url).hostname if url and "://" in url else None
    return host.removeprefix("www.") if host else None


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    text = value
    if "&" in text or "<" in text:
        text = unescape(text)
        text = re.sub(r"</?(?:i|em|b|strong|span|br|p|sup|sub)\b[^>]*>", "", text)
    return fold(text) or None
