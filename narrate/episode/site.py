"""The front page of a show, and all its pages together: a folder that any host can serve."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from narrate.cache import Cache, digest
from narrate.episode import Episode
from narrate.episode.assets import write_assets
from narrate.episode.markup import (
    day,
    escaped,
    file_address,
    in_language,
    length,
    render_document,
    web_address,
)
from narrate.episode.page import render_page
from narrate.episode.record import parse_record
from narrate.program import program
from narrate.whole import renew_whole, write_whole

COVER = "cover.jpg"
"""The show's cover in the output folder; one that narrate did not draw is left as it is."""

_ENGLISH = 'lang="en" dir="ltr"'


def write_site(
    folder: Path,
    episodes: Sequence[Episode],
    *,
    title: str,
    description: str = "",
    author: str = "",
    language: str = "en",
    base_url: str = "",
    front: bytes | None = None,
    kept: Cache | None = None,
) -> None:
    """Write front page, search, show cover and shared files, and bring every episode's page up to
    date. Files that are right already are not touched.

    `episodes` are those recorded in the folder and need no cues: records are read one after the
    other, so that a shelf of books takes no more memory than its longest. `kept` remembers which
    pages are right. `front` is the show's cover drawn for this title already, if it is.
    """
    from narrate.episode.cover import draw_show_cover

    write_assets(folder)
    if lacks_front(folder, title, author=author, language=language):
        front = front or draw_show_cover(title, author=author, language=language)
        write_whole(folder / COVER, front)
    said = [
        _turn_page(folder, episode, title, base_url, kept) for episode in newest_first(episodes)
    ]
    renew_whole(folder / "search.js", _render_said(said))
    index = render_index(
        episodes,
        title=title,
        description=description,
        author=author,
        language=language,
        base_url=base_url,
    )
    renew_whole(folder / "index.html", index)


def _turn_page(
    folder: Path, episode: Episode, show_title: str, base_url: str, kept: Cache | None
) -> str:
    """Bring one page up to date with its record; what is searched of the episode."""
    record, page = folder / f"{episode.slug}.json", folder / f"{episode.slug}.html"
    text = record.read_bytes()
    key = _page_key(text, show_title, base_url)
    found = kept.get("page", key) if kept is not None else None
    if found is not None and page.is_file():
        sum_, _, said = found.partition(b"\n")
        if hashlib.sha256(page.read_bytes()).hexdigest().encode() == sum_:
            return said.decode("utf-8")
    episode = replace(episode, cues=parse_record(text.decode("utf-8"), source=str(record)).cues)
    content = render_page(episode, show_title=show_title, base_url=base_url).encode("utf-8")
    renew_whole(page, content)
    words = _said(episode)
    if kept is not None:
        _keep(kept, key, content, words)
    return words


def keep_page(
    kept: Cache, episode: Episode, record: bytes, page: bytes, *, show_title: str, base_url: str
) -> None:
    """Remember that the page of an episode is right, which was just written with its record."""
    _keep(kept, _page_key(record, show_title, base_url), page, _said(episode))


def _page_key(record: bytes, show_title: str, base_url: str) -> str:
    return digest(program(), hashlib.sha256(record).digest(), show_title, base_url)


def _keep(kept: Cache, key: str, page: bytes, words: str) -> None:
    sum_ = hashlib.sha256(page).hexdigest().encode()
    kept.put("page", key, sum_ + b"\n" + words.encode("utf-8"))


def lacks_front(folder: Path, title: str, *, author: str = "", language: str = "en") -> bool:
    """Whether the folder has no show's cover, or one that was drawn for another title."""
    from narrate.episode.cover import read_remark, show_remark

    path = folder / COVER
    if not path.is_file():
        return True
    return read_remark(path.read_bytes()) not in (None, show_remark(title, author, language))


def newest_first(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """The episodes as listeners expect them: by the day of the article, else of the making."""
    return tuple(
        sorted(episodes, key=lambda e: (e.published or e.made, e.made, e.slug), reverse=True)
    )


def render_index(
    episodes: Sequence[Episode],
    *,
    title: str,
    description: str = "",
    author: str = "",
    language: str = "en",
    base_url: str = "",
) -> str:
    """The front page: how to subscribe, and the episodes, newest first."""
    rows = "".join(_row(episode) for episode in newest_first(episodes))
    count = f"{len(episodes)} episode{'' if len(episodes) == 1 else 's'}"
    total = sum(episode.duration_ms for episode in episodes)
    told = f"{count} · {length(total)}" if episodes else "No episodes yet"
    by = f'<p class="about" {_ENGLISH}><span>By {escaped(author)}</span></p>\n' if author else ""
    about = f'<p class="summary">{escaped(description)}</p>\n' if description else ""
    search = (
        f'<div class="search" role="search" hidden {_ENGLISH}><label class="hidden" for="search">'
        'Search titles, people and every word said</label><input id="search" type="search" '
        'placeholder="Search every word" autocomplete="off"></div>'
        if episodes
        else ""
    )
    body = f"""<div class="leaf">
<main>
<header class="masthead">
<img class="cover" src="./{COVER}" width="3000" height="3000" alt="">
<div>
<h1>{escaped(title)}</h1>
{about}{by}{_subscribe(base_url)}</div>
</header>
<div class="shelf" {_ENGLISH}>
<p class="count" role="status" data-all="{told}">{told}</p>
{search}</div>
<ol class="episodes">
{rows}</ol>
</main>
<footer {_ENGLISH}><p>Read aloud by synthetic voices, made with narrate.</p></footer>
</div>
"""
    summary = escaped(description or f"{title}, read aloud")
    head = f"""<meta name="description" content="{summary}">
<meta property="og:type" content="website">
<meta property="og:title" content="{escaped(title)}">
<meta property="og:description" content="{summary}">
<link rel="icon" href="./{COVER}">
<link rel="alternate" type="application/rss+xml" title="{escaped(title)}" href="./feed.xml">
"""
    return render_document(
        title=title, show_title=title, language=language, head=head, body=body, kind="index"
    )


def render_search(episodes: Sequence[Episode]) -> str:
    """Every sentence and when it is said, as a script: a page opened from a folder may load
    scripts and nothing else."""
    return _render_said(map(_said, newest_first(episodes)))


def _said(episode: Episode) -> str:
    """The sentences of one episode, as a member of a JSON object."""
    rows = [
        [cue.start_ms // 1000, " ".join(cue.text.split()), cue.speaker or ""]
        for cue in episode.cues
    ]
    words = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{json.dumps(episode.slug)}:{words}".encode("utf-8", "replace").decode("utf-8")


def _render_said(members: Iterable[str]) -> str:
    return f"self.narrateWords = {{{','.join(members)}}};\n"


def _subscribe(base_url: str) -> str:
    """Links to the feed. An app is given the published address; where there is none, the script
    makes one of the address the page is read at."""
    base = web_address(base_url)
    feed = f"{base.rstrip('/')}/feed.xml" if base else "./feed.xml"
    app = f' href="podcast://{escaped(_bare(feed))}"' if base else ""
    return f"""<div class="subscribe" {_ENGLISH}>
<a class="app"{app}{"" if app else " hidden"}>Open in a podcast app</a>
<a class="feed" href="{escaped(feed)}" type="application/rss+xml">Feed</a>
<button type="button" class="copy" hidden>Copy the feed’s address</button>
<p class="told" role="status"></p>
</div>
"""


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}"


def _row(episode: Episode) -> str:
    told = [
        day(episode.published or episode.made),
        length(episode.duration_ms),
        f"By {escaped(episode.author)}" if episode.author else "",
        '<span class="progress"></span>',
    ]
    about = "".join(f"<span>{part}</span>" for part in told if part)
    people = " ".join(person for person, _ in episode.cast if person)
    words = " ".join([people, episode.site or "", *(c.title for c in episode.chapters)])
    summary = f'<p class="summary">{escaped(episode.summary)}</p>\n' if episode.summary else ""
    return f"""<li data-guid="{escaped(episode.guid)}" data-slug="{escaped(episode.slug)}"
 data-words="{escaped(words)}">
<img class="cover" src="{file_address(episode.slug + ".jpg")}" width="1600" height="1600"
 alt="" loading="lazy" decoding="async">
<div {in_language(episode.language)}>
<h2><a href="{file_address(episode.slug + ".html")}">{escaped(episode.title)}</a></h2>
<p class="about" {_ENGLISH}>{about}</p>
{summary}</div>
</li>
"""
