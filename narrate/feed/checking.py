"""What is wrong with a published folder: every fault, with its file and its tag."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from narrate.episode import Episode
from narrate.episode.record import CHAPTERS
from narrate.episode.vtt import clock
from narrate.errors import FeedError
from narrate.feed.categories import find_category
from narrate.feed.notes import LIMIT_BYTES
from narrate.feed.publishing import Memory, find_episodes, read_memory, remembered
from narrate.feed.rss import CHAPTERS_TYPE, NAMESPACES, count_pages, page_name, render_feed
from narrate.feed.show import FEED, LOCAL, Show

if TYPE_CHECKING:
    from lxml import etree

COVER_PIXELS = (1400, 3000)
"""Least and most pixels of a side of a cover. Source: Apple, PSP-1."""

_REBUILD = "`narrate feed rebuild` brings it up to date"
_EXCERPT = re.compile(r".+\.(preview|chapter-\d+)\.mp3")
_TIMES = re.compile(
    r"(?:(\d{2,}):)?(\d{2}):(\d{2}\.\d{3}) --> (?:(\d{2,}):)?(\d{2}):(\d{2}\.\d{3})"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that an app or a directory would stumble over."""

    file: str
    """Name of the file it is in, within the output folder."""

    tag: str
    """Tag of the feed that says it or leads there; empty where it is the whole file."""

    told: str

    def __str__(self) -> str:
        return f"{self.file}: {f'<{self.tag}> ' if self.tag else ''}{self.told}"


def check_feed(folder: Path, show: Show, *, now: datetime) -> tuple[Fault, ...]:
    """Every fault of the feed in a folder and of the files it leads to, in the feed's order."""
    return tuple(dict.fromkeys(_faults(folder, show, now)))


def _faults(folder: Path, show: Show, now: datetime) -> Iterator[Fault]:
    if not show.base_url:
        told = "show.base_url is not set in narrate.toml: only this machine can reach the feed"
        yield Fault(FEED, "link", told)
    damaged: list[FeedError] = []
    episodes = find_episodes(folder, damaged=damaged.append)
    try:
        memory = read_memory(folder)
    except FeedError as error:
        memory = Memory()
        damaged.append(error)
    memory = remembered(memory, show, episodes)
    known = replace(show, guid=show.guid or memory.guid)
    broken = {_named(each, folder): each.message for each in damaged}
    for name, message in broken.items():
        yield Fault(name, "", message)
    items: list[etree._Element] = []
    changed: list[str] = []
    for page in range(1, count_pages(show, len(episodes)) + 1):
        name = page_name(page)
        due = render_feed(known, episodes, dates=memory.dates, page=page).encode("utf-8")
        there = _bytes_of(folder / name)
        if there is None:
            yield Fault(name, "", f"is not there; {_REBUILD}")
        elif there != due:
            changed.append(name)
        # Where there is no feed, what it would say is looked at: the files it would lead to are.
        channel = _channel(name, due if there is None else there)
        if isinstance(channel, Fault):
            yield channel
            continue
        yield from _of_show(folder, name, channel, show)
        items += channel.findall("item")
        for item in channel.findall("item"):
            yield from _of_item(folder, name, item, show, now)
    yield from _among(items)
    yield from _of_folder(folder, episodes, broken)
    if not broken:  # else there is more to do than to write the feed anew
        for name in changed:
            yield Fault(name, "", f"does not say what the episodes' records say; {_REBUILD}")


def _named(error: FeedError, folder: Path) -> str:
    """The name of the file that an error begins with."""
    found = re.match(r"[\\/]?(.+?\.json)", error.message.removeprefix(str(folder)))
    return found[1] if found else FEED


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _channel(name: str, body: bytes) -> etree._Element | Fault:
    from lxml import etree

    try:
        safe = etree.XMLParser(resolve_entities=False, no_network=True)
        channel = etree.fromstring(body, safe).find("channel")
    except etree.XMLSyntaxError as error:
        return Fault(name, "", f"is not XML: {error}")
    return Fault(name, "channel", "is missing") if channel is None else channel


_ONCE = (
    "title",
    "link",
    "description",
    "language",
    "itunes:image",
    "itunes:explicit",
    "itunes:author",
    "itunes:owner",
    "podcast:locked",
    "podcast:guid",
)
_SETTING = {"itunes:owner": "email", "podcast:guid": "base_url"}


def _of_show(folder: Path, name: str, channel: etree._Element, show: Show) -> Iterator[Fault]:
    for tag in _ONCE:
        there = channel.findall(tag, NAMESPACES)
        if len(there) > 1:
            yield Fault(name, tag, f"is there {len(there)} times")
        elif not there or not (there[0].text or len(there[0]) or there[0].attrib):
            setting = _SETTING.get(tag)
            where = f"; set show.{setting} in narrate.toml" if setting else f"; {_REBUILD}"
            yield Fault(name, tag, f"is missing{where}")
    explicit = channel.findtext("itunes:explicit", "", NAMESPACES)
    if explicit not in ("", "true", "false"):
        yield Fault(name, "itunes:explicit", f"is {explicit!r}, not true or false")
    me = [link.get("href") for link in channel.findall("atom:link[@rel='self']", NAMESPACES)]
    if me != [show.address(name)]:
        yield Fault(name, "atom:link", f"leads to {_or_none(me)}, not to {show.address(name)}")
    categories = channel.findall("itunes:category", NAMESPACES)
    if not categories:
        yield Fault(name, "itunes:category", f"is missing; {_REBUILD}")
    for main in categories:
        for part in ("", *(f"/{each.get('text')}" for each in main)):
            written = f"{main.get('text')}{part}"
            if find_category(written) != written:
                yield Fault(name, "itunes:category", f"{written!r} is none of Apple's")
    for image in channel.findall("itunes:image", NAMESPACES):
        yield from _of_cover(folder, name, "itunes:image", image.get("href", ""), show)


def _or_none(addresses: list[str | None]) -> str:
    return ", ".join(str(address) for address in addresses) or "nothing"


def _of_item(
    folder: Path, name: str, item: etree._Element, show: Show, now: datetime
) -> Iterator[Fault]:
    called = f"“{item.findtext('title') or item.findtext('guid') or '?'}”"
    for tag in ("title", "guid", "pubDate", "enclosure", "description", "itunes:duration"):
        there = item.find(tag, NAMESPACES)
        if there is None or not (there.text or there.attrib):
            yield Fault(name, f"item/{tag}", f"{called} has none; {_REBUILD}")
    if len((item.findtext("description") or "").encode()) > LIMIT_BYTES:
        yield Fault(name, "item/description", f"{called}: is longer than {LIMIT_BYTES} bytes")
    yield from _of_date(name, item.findtext("pubDate") or "", called, now)
    enclosure = item.find("enclosure")
    if enclosure is not None:
        yield from _of_sound(folder, name, item, enclosure, show, called)
    for image in item.findall("itunes:image", NAMESPACES):
        yield from _of_cover(folder, name, "item/itunes:image", image.get("href", ""), show)
    for tag, kind, look in (
        ("podcast:transcript", "text/vtt", _of_transcript),
        ("podcast:chapters", CHAPTERS_TYPE, _of_chapters),
    ):
        there = item.find(tag, NAMESPACES)
        if there is None:
            yield Fault(name, f"item/{tag}", f"{called} has none; {_REBUILD}")
            continue
        if there.get("type") != kind:
            yield Fault(name, f"item/{tag}", f"{called}: type is {there.get('type')!r}, not {kind}")
        path = _local(folder, there.get("url", ""), show)
        if isinstance(path, Path):
            yield from look(path, f"item/{tag}", item)
        else:
            yield Fault(name, f"item/{tag}", f"{called}: {path}")


def _of_date(name: str, written: str, called: str, now: datetime) -> Iterator[Fault]:
    if not written:
        return
    try:
        there = parsedate_to_datetime(written)
    except (ValueError, TypeError):
        yield Fault(name, "item/pubDate", f"{called}: {written!r} is no date of RFC 2822")
        return
    if there.tzinfo is None:
        yield Fault(name, "item/pubDate", f"{called}: {written!r} names no time zone")
    elif there > now:
        yield Fault(name, "item/pubDate", f"{called}: {written} is yet to come; apps hide it")


def _local(folder: Path, address: str, show: Show) -> Path | str:
    """The file that an address of the feed stands for, or what is wrong with the address."""
    base = f"{show.base_url or LOCAL}/"
    if not address.startswith(base):
        return f"{address or 'nothing'} is not an address under {base}"
    name = unquote(address.removeprefix(base))
    if not name.isascii():
        return f"{name} has other than ASCII letters in its name"
    if "/" in name or not (folder / name).is_file():
        return f"{name} is not in the folder"
    return folder / name


def _of_sound(
    folder: Path,
    name: str,
    item: etree._Element,
    enclosure: etree._Element,
    show: Show,
    called: str,
) -> Iterator[Fault]:
    tag = "item/enclosure"
    if enclosure.get("type") != "audio/mpeg":
        yield Fault(name, tag, f"{called}: type is {enclosure.get('type')!r}, not audio/mpeg")
    path = _local(folder, enclosure.get("url", ""), show)
    if not isinstance(path, Path):
        yield Fault(name, tag, f"{called}: {path}")
        return
    size = str(path.stat().st_size)
    if enclosure.get("length") != size:
        told = f"{called}: length is {enclosure.get('length')}, {path.name} has {size} bytes"
        yield Fault(name, tag, told)
    seconds = _seconds(path)
    if seconds is None:
        yield Fault(path.name, tag, "is no MP3")
        return
    told_s = item.findtext("itunes:duration", "", NAMESPACES)
    if not told_s.isdigit() or abs(int(told_s) - seconds) > 1:
        told = f"{called}: is {told_s or 'missing'}, {path.name} lasts {seconds:.1f} seconds"
        yield Fault(name, "item/itunes:duration", told)


def _seconds(path: Path) -> float | None:
    import miniaudio

    try:
        return float(miniaudio.mp3_get_file_info(str(path)).duration)
    except UnicodeEncodeError:  # a name it cannot be told; the bytes say the same
        return float(miniaudio.mp3_get_info(path.read_bytes()).duration)
    except (miniaudio.DecodeError, miniaudio.MiniaudioError, OSError):
        return None


def _of_cover(folder: Path, name: str, tag: str, address: str, show: Show) -> Iterator[Fault]:
    from PIL import Image

    if "://" in show.image and address == show.image:
        return  # it lies elsewhere, and no one asks the network here
    path = _local(folder, address, show)
    if not isinstance(path, Path):
        yield Fault(name, tag, path)
        return
    try:
        with Image.open(path, formats=["JPEG", "PNG"]) as picture:
            wide, high = picture.size
            form, clear = picture.format, picture.has_transparency_data
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        yield Fault(path.name, tag, "is no picture in JPEG or PNG")
        return
    least, most = COVER_PIXELS
    if wide != high or not least <= wide <= most:
        told = f"is {wide} × {high} pixels; a cover is square, {least} to {most} pixels a side"
        yield Fault(path.name, tag, told)
    if clear:
        yield Fault(path.name, tag, "is transparent in places, which Apple refuses")
    if path.suffix.lower() not in ((".jpg", ".jpeg") if form == "JPEG" else (".png",)):
        yield Fault(path.name, tag, f"holds a {form}, which its name does not say")


def _of_transcript(path: Path, tag: str, _: etree._Element) -> Iterator[Fault]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield Fault(path.name, tag, "is not UTF-8")
        return
    if not re.match("\ufeff?WEBVTT(?:[ \t\n]|\\Z)", text):
        yield Fault(path.name, tag, "does not begin with WEBVTT")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if "-->" not in line:
            continue
        found = _TIMES.match(line)
        if not found:
            yield Fault(path.name, tag, f"line {number} holds no times: {line[:60]}")
            return
        start, end = _in_s(*found.groups()[:3]), _in_s(*found.groups()[3:])
        if end <= start:
            yield Fault(path.name, tag, f"line {number} ends before it begins: {line[:60]}")
            return


def _in_s(hours: str | None, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)


def _of_chapters(path: Path, tag: str, item: etree._Element) -> Iterator[Fault]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        starts = [round(float(each["startTime"]) * 1000) for each in given["chapters"]]
        titles = [" ".join(str(each["title"]).split()) for each in given["chapters"]]
        version = str(given["version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield Fault(path.name, tag, f"holds no chapters: {type(error).__name__}, {error}")
        return
    if not version.startswith("1."):
        yield Fault(path.name, tag, f"is of version {version}, not 1.2")
    if starts != sorted(set(starts)) or not all(titles):
        yield Fault(path.name, tag, "has chapters out of order, at one time, or without a title")
    marks = [mark.get("start") for mark in item.findall("psc:chapters/psc:chapter", NAMESPACES)]
    if marks != [clock(max(start, 0)) for start in starts]:
        yield Fault(path.name, tag, "has other chapters than <psc:chapters> in the feed")


def _among(items: list[etree._Element]) -> Iterator[Fault]:
    for tag in ("guid", "enclosure"):
        values = Counter(
            (item.findtext("guid") or "") if tag == "guid" else each.get("url", "")
            for item in items
            for each in item.findall(tag)
        )
        for value, count in values.items():
            if count > 1:
                yield Fault(FEED, f"item/{tag}", f"{value} is that of {count} episodes")
    dates = [item.findtext("pubDate") or "" for item in items]
    try:
        instants = [parsedate_to_datetime(date).timestamp() for date in dates]
    except (ValueError, TypeError):
        return  # told already, item by item
    if instants != sorted(instants, reverse=True):
        yield Fault(FEED, "item/pubDate", f"the newest episode is not the first; {_REBUILD}")


def _of_folder(
    folder: Path, episodes: tuple[Episode, ...], broken: Container[str]
) -> Iterator[Fault]:
    """Files that an episode lacks, and sound that no feed knows; broken records are told of."""
    for episode in episodes:
        page = f"{episode.slug}.html"
        if not (folder / page).is_file():
            yield Fault(page, "item/link", f"is not there; {_REBUILD}")
    slugs = {episode.slug for episode in episodes}
    for path in sorted(folder.glob("*.mp3")):
        known = path.stem in slugs or f"{path.stem}.json" in broken
        if not known and not _EXCERPT.fullmatch(path.name):
            yield Fault(path.name, "", "has no record beside it, so no feed knows of it")
    for path in sorted(folder.glob("*.json")):
        alone = not path.name.endswith(CHAPTERS) and path.with_suffix(".vtt").is_file()
        if alone and path.stem not in slugs:
            yield Fault(f"{path.stem}.mp3", "", f"is not there, though {path.name} tells of it")
