"""The page of one episode: listen, read along, go to any sentence.

The page is whole without its script: the browser's own player, the chapters and the transcript
are there. The script (static/narrate.js) finds what it needs in `data-` attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from narrate.episode import Cue, Episode
from narrate.episode.markup import (
    clock,
    day,
    escaped,
    file_address,
    in_language,
    length,
    render_document,
    web_address,
)

COLOURS = 8
"""Colours that speakers have; the ninth shares the first one's."""

SPEEDS = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)

_ENGLISH = 'lang="en" dir="ltr"'


def render_page(episode: Episode, *, show_title: str, base_url: str = "") -> str:
    """The page as HTML. It names the MP3, cover, transcript and chapters beside it.

    `base_url` is where the folder is published; a link to the page, sent to somebody, then shows
    the cover.
    """
    title, opening, cues = _title(episode)
    head = _head(episode, show_title, web_address(base_url))
    body = f"""<a class="skip" href="#transcript" {_ENGLISH}>Skip to the transcript</a>
{_player(episode)}<div class="leaf">
<div class="side">
<header class="show"><a href="./index.html">
<img class="cover" src="{file_address(episode.slug + ".jpg")}" width="1600" height="1600" alt="">
<span>{escaped(show_title)}</span></a></header>
<aside lang="en" aria-label="About this episode">
{_chapters(episode)}{_voices(episode)}</aside>
</div>
<main>
<header class="title">
<h1>{opening or escaped(title)}</h1>
{_summary(episode)}{_about(episode)}</header>
<article id="transcript" class="transcript" tabindex="-1" aria-label="Transcript">
{_transcript(cues, _classes(episode))}</article>
</main>
{_foot(episode)}</div>
"""
    return render_document(
        title=f"{episode.title} · {show_title}",
        show_title=show_title,
        language=episode.language,
        head=head,
        body=body,
        kind="episode",
    )


def _head(episode: Episode, show_title: str, base: str | None) -> str:
    summary = escaped(episode.summary or f"Read aloud: {episode.title}")
    there = f"{base.rstrip('/')}/{episode.slug}" if base else ""
    published = (
        f"""<link rel="canonical" href="{escaped(there)}.html">
<meta property="og:url" content="{escaped(there)}.html">
<meta property="og:image" content="{escaped(there)}.jpg">
<meta property="og:audio" content="{escaped(there)}.mp3">
"""
        if base
        else ""
    )
    return f"""<meta name="description" content="{summary}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escaped(episode.title)}">
<meta property="og:site_name" content="{escaped(show_title)}">
<meta property="og:description" content="{summary}">
<link rel="icon" href="{file_address(episode.slug + ".jpg")}">
<link rel="alternate" type="application/rss+xml" title="{escaped(show_title)}" href="./feed.xml">
{published}"""


def _title(episode: Episode) -> tuple[str, str, tuple[Cue, ...]]:
    """The title, its spoken form where the episode opens with it, and the cues that follow."""
    first = tuple(next((list(g) for _, g in groupby(episode.cues, lambda c: c.paragraph)), ()))
    said = "".join(cue.text + cue.after for cue in first)
    if (
        first
        and first[0].kind == "heading"
        and " ".join(said.split()) == " ".join(episode.title.split())
    ):
        return episode.title, _sentences(first, {}), episode.cues[len(first) :]
    return episode.title, "", episode.cues


def _summary(episode: Episode) -> str:
    return f'<p class="summary">{escaped(episode.summary)}</p>\n' if episode.summary else ""


def _about(episode: Episode) -> str:
    parts = [
        f"By {escaped(episode.author)}" if episode.author else "",
        day(episode.published or episode.made),
        escaped(length(episode.duration_ms)),
    ]
    source = web_address(episode.source)
    if source:
        name = escaped(episode.site or (urlsplit(source).hostname or "").removeprefix("www."))
        parts.append(f'<a href="{escaped(source)}" rel="noopener">Read it at {name}</a>')
    told = "".join(f'<span dir="auto">{part}</span>' for part in parts if part)
    return f'<p class="about" lang="en">{told}</p>\n'


def _chapters(episode: Episode) -> str:
    if len(episode.chapters) < 2:
        return ""
    rows = "".join(
        f'<li><a href="#t={chapter.start_ms / 1000:g}" data-seek="{chapter.start_ms}" '
        f'data-until="{chapter.end_ms}"><span {in_language(episode.language)}>'
        f"{escaped(chapter.title)}</span> <small>{clock(chapter.start_ms)}</small></a></li>\n"
        for chapter in episode.chapters
    )
    return f"""<details class="chapters" open>
<summary><h2>Chapters</h2></summary>
<nav aria-label="Chapters"><ol>
{rows}</ol></nav>
</details>
"""


def _voices(episode: Episode) -> str:
    classes = _classes(episode)
    rows = "".join(
        f'<li class="{classes.get(person, "narrator")}"><span class="who">'
        f"{escaped(person or 'Narrator')}</span> <small>{escaped(voice)}</small></li>\n"
        for person, voice in episode.cast
    )
    if not rows:
        return ""
    return f"""<details class="voices">
<summary><h2>Voices</h2></summary>
<p>Every voice is synthetic, by {escaped(episode.engine)}. No one quoted spoke here.</p>
<ul>
{rows}</ul>
</details>
"""


def _classes(episode: Episode) -> Mapping[str | None, str]:
    people = dict.fromkeys(cue.speaker for cue in episode.cues if cue.speaker is not None)
    return {person: f"v{at % COLOURS + 1}" for at, person in enumerate(people)}


def _transcript(cues: Sequence[Cue], classes: Mapping[str | None, str]) -> str:
    blocks = []
    for _, group in groupby(cues, lambda cue: cue.paragraph):
        said = tuple(group)
        words = _sentences(said, classes)
        if said[0].kind == "heading":
            blocks.append(f'<h2 data-at="{said[0].start_ms}">{words}</h2>\n')
            continue
        blocks.append(f"<div>{_note(said, classes)}<p>{words}</p></div>\n")
    return "".join(blocks)


def _note(cues: Sequence[Cue], classes: Mapping[str | None, str]) -> str:
    """Beside a paragraph: when it is said, and by whom besides the narrator."""
    start_ms = cues[0].start_ms
    people = dict.fromkeys(cue.speaker for cue in cues if cue.speaker is not None)
    names = "".join(f'<b class="{classes[name]}">{escaped(name)}</b>' for name in people)
    return (
        f'<div class="note"><a href="#t={start_ms / 1000:g}" data-seek="{start_ms}" lang="en" '
        f'aria-label="Play from {clock(start_ms)}">{clock(start_ms)}</a>{names}</div>'
    )


def _sentences(cues: Sequence[Cue], classes: Mapping[str | None, str]) -> str:
    """The cues of one paragraph, with their times; the author's white space between them."""
    parts = []
    last = None
    for cue in cues:
        voice = f' class="{classes[cue.speaker]}"' if cue.speaker in classes else ""
        if voice and cue.speaker != last:  # for those who hear the page and see no colour
            voice += f' data-who="{escaped(cue.speaker or "")}: "'
        last = cue.speaker
        words = f' data-w="{_word_times(cue)}"' if cue.words else ""
        parts.append(
            f'<span{voice} data-t="{cue.start_ms}" data-e="{cue.end_ms}"{words}>'
            f"{escaped(cue.text)}</span>{escaped(cue.after)}"
        )
    return "".join(parts).rstrip()


def _word_times(cue: Cue) -> str:
    """Place:time pairs, places in UTF-16 units as scripts count, times from the cue's start."""
    units, at = 0, 0
    pairs: list[str] = []
    for place, ms in cue.words:
        place = min(max(place, at), len(cue.text))
        if pairs and place == at:  # one written word said as several: "2019"
            continue
        units += len(cue.text[at:place].encode("utf-16-le", "surrogatepass")) // 2
        at = place
        pairs.append(f"{units}:{ms - cue.start_ms}")
    return " ".join(pairs)


def _foot(episode: Episode) -> str:
    files = (
        (episode.mp3, f"Audio, MP3, {episode.size_bytes / 1_000_000:.1f} MB"),
        (f"{episode.slug}.vtt", "Transcript, WebVTT"),
        (f"{episode.slug}.chapters.json", "Chapters, JSON"),
    )
    links = "".join(f'<li><a href="{file_address(name)}">{told}</a></li>' for name, told in files)
    return f"""<footer lang="en">
<ul>{links}<li><a href="./index.html">All episodes</a></li></ul>
<p class="keys" dir="ltr"><kbd>Space</kbd> play or pause <kbd>←</kbd><kbd>→</kbd> ten seconds
<kbd>Shift</kbd> + <kbd>←</kbd><kbd>→</kbd> sentence
<kbd>Shift</kbd> + <kbd>↑</kbd><kbd>↓</kbd> chapter</p>
</footer>
"""


_ICONS = {
    "play": '<path d="M8 4.8v14.4L19.5 12z"/>',
    "pause": '<path d="M7 5h3.4v14H7zM13.6 5H17v14h-3.4z"/>',
    "back": '<path class="drawn" d="M12 5a7.5 7.5 0 1 1-6.8 4.3"/><path d="M13 1.6v6.8L8.6 5z"/>',
    "on": '<path class="drawn" d="M12 5a7.5 7.5 0 1 0 6.8 4.3"/><path d="M11 1.6v6.8L15.4 5z"/>',
    "link": '<path class="drawn" d="M12 14.5V4M8 7.5 12 3.5l4 4M6 11H5v9.5h14V11h-1"/>',
}


def _icon(name: str) -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 24 24" width="24" height="24" fill="currentColor" '
        f'aria-hidden="true" focusable="false">{_ICONS[name]}</svg>'
    )


def _button(name: str, label: str, icons: str, key: str = "") -> str:
    shortcut = f' aria-keyshortcuts="{key}"' if key else ""
    return f'<button type="button" data-do="{name}" aria-label="{label}"{shortcut}>{icons}</button>'


def _player(episode: Episode) -> str:
    speeds = "".join(
        f'<option value="{speed:g}"{" selected" if speed == 1 else ""}>{speed:g}×</option>'
        for speed in SPEEDS
    )
    total = episode.duration_ms
    last = max(total // 1000, 1)
    return f"""<section class="player" {_ENGLISH} aria-label="Player"
 data-guid="{escaped(episode.guid)}" data-duration="{total}">
<audio controls preload="metadata" src="{file_address(episode.mp3)}"></audio>
<p class="told" role="status"></p>
<button type="button" class="follow" hidden>Back to the voice</button>
<div class="controls" hidden>
<div class="line">
<span class="now">0:00</span>
<div class="rail"><input type="range" min="0" max="{last}" value="0" aria-label="Place"></div>
<span class="left">{clock(total)}</span>
</div>
<p class="chapter" aria-hidden="true"></p>
<div class="buttons">
{_button("back", "Back ten seconds", _icon("back"), "ArrowLeft")}
{_button("play", "Play", _icon("play") + _icon("pause"), "Space")}
{_button("on", "On ten seconds", _icon("on"), "ArrowRight")}
</div>
<div class="extras">
<label><span class="hidden">Speed</span><select data-do="speed">{speeds}</select></label>
{_button("link", "Copy a link to this moment", _icon("link"))}
</div>
</div>
</section>
"""
