"""Voices fetched from where their makers keep them: whole, checked, and only once.

A download goes on where the last one broke off. Its size and hash are compared with what the hub
says of the file (a SHA-256 for large files, git's own hash for small ones). Where a hub says
nothing, the hash of the first download is noted and every later one must equal it: that guards
against a change, not against a file that was bad from the start, and is told so.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar
from urllib.parse import urljoin, urlsplit

from narrate.errors import VoiceError
from narrate.speech import Voice
from narrate.whole import write_whole

if TYPE_CHECKING:
    import requests

HUBS: Mapping[str, str] = {
    "piper": "https://huggingface.co/rhasspy/piper-voices/resolve/main",
    "kokoro": "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0",
}
"""Engine -> where its voices are kept, unless `[engines.NAME] hub` names a mirror."""

KOKORO_MODEL = "kokoro-v1.0.onnx"
KOKORO_STYLES = "voices-v1.0.bin"

TRIES = 4
"""How often in a row the network may fail with nothing coming."""

CONNECT_LIMIT_S, READ_LIMIT_S = 10.0, 30.0

T = TypeVar("T")

_RECORD = "downloads.json"
_CHUNK_BYTES = 256 * 1024
_MAX_HOPS = 6
_PIPER_NAME = re.compile(
    r"(?P<family>[a-z]{2,3})_(?P<region>[A-Z]{2})-(?P<name>[^-/]+)-(?P<size>[^-/]+)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a voice."""

    file: str
    """Its name in the voices' folder."""

    path: str
    """Where it is, under the hub."""


Checked = Literal["hub", "first use", "before"]
"""What a file was held against: the hub's word, nothing yet, or what was noted before."""


@dataclass(frozen=True, slots=True)
class Got:
    """A file that is here, whole."""

    path: Path
    size_bytes: int
    sha256: str
    checked: Checked
    fetched: bool
    """False where it was here already."""


Tell = Callable[[str, int, int | None], None]
"""Told of progress: the file, bytes that are here, bytes in all (None where unknown)."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a hub says of a file."""

    url: str
    size_bytes: int | None = None
    sha256: str | None = None
    git_sha1: str | None = None

    @property
    def named(self) -> bool:
        """Whether the hub gives a hash to hold the file against."""
        return self.sha256 is not None or self.git_sha1 is not None

    def fits(self, path: Path) -> bool:
        """Whether a file here is the one that the hub has, as far as it tells."""
        if self.sha256 is not None:
            return _sha256(path) == self.sha256
        if self.git_sha1 is not None:
            return _git_sha1(path) == self.git_sha1
        return self.size_bytes in (None, path.stat().st_size)


def voices_folder(engine: str) -> Path:
    """Where the voices of an engine are kept on this machine, for this user."""
    from platformdirs import user_data_path

    return user_data_path("narrate", appauthor=False) / "voices" / engine


def parts_of(voice: Voice) -> tuple[Part, ...]:
    """The files that a voice consists of; none where it needs none, or they are the user's own.

    Raises:
        VoiceError: its settings name a model that the hub cannot have.
    """
    if voice.engine == "kokoro":
        model = str(voice.settings.get("model", KOKORO_MODEL))
        return Part(model, model), Part(KOKORO_STYLES, KOKORO_STYLES)
    if voice.engine != "piper":
        return ()
    model = str(voice.settings.get("model", voice.name))
    if model.endswith(".onnx"):
        return ()
    found = _PIPER_NAME.fullmatch(model)
    if not found:
        raise VoiceError(
            f"the voice {voice.id} has the model {model!r}, which is no name of a Piper voice.",
            hint='Names look like "en_US-lessac-medium"; a file of your own ends in .onnx.',
        )
    family, name, size = found["family"], found["name"], found["size"]
    place = f"{family}/{family}_{found['region']}/{name}/{size}"
    return (
        Part(f"{model}.onnx.json", f"{place}/{model}.onnx.json"),
        Part(f"{model}.MODEL_CARD", f"{place}/MODEL_CARD"),
        Part(f"{model}.onnx", f"{place}/{model}.onnx"),
    )


def is_here(voice: Voice, *, folder: Path | None = None) -> bool:
    """Whether every file of the voice is on this machine."""
    home = folder or voices_folder(voice.engine)
    return all((home / part.file).is_file() for part in parts_of(voice))


def find_files(voice: Voice, *, folder: Path | None = None) -> dict[str, Path]:
    """File name -> where it is on this machine.

    Raises:
        VoiceError: the voice was not fetched yet; says how to.
    """
    home = folder or voices_folder(voice.engine)
    if not is_here(voice, folder=folder):
        licence = f" Its licence: {voice.licence}." if voice.licence else ""
        raise VoiceError(
            f"the voice {voice.id} is not on this machine yet.",
            hint=f"Get it with: narrate voices get {voice.id}.{licence}",
        )
    return {part.file: home / part.file for part in parts_of(voice)}


def get_voice(
    voice: Voice,
    *,
    folder: Path | None = None,
    hub: str | None = None,
    tell: Tell | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> tuple[Got, ...]:
    """Fetch what is missing of the voice and check all of it, file by file.

    Raises:
        VoiceError: a file cannot be had, or is not what it should be; what came so far is kept
            for the next time, what is wrong is not.
    """
    home = folder or voices_folder(voice.engine)
    source = (hub or HUBS.get(voice.engine, "")).rstrip("/")
    parts = parts_of(voice)
    if not parts:
        raise VoiceError(
            f"the voice {voice.id} has no files to get.",
            hint="Voices of piper and kokoro have; the others are ready or online.",
        )
    home.mkdir(parents=True, exist_ok=True)
    return tuple(_get(part, source, home, tell or _nobody, sleep) for part in parts)


def licence_of(voice: Voice, *, folder: Path | None = None) -> str:
    """What the voice's makers say of its licence: the lines of its model card, else ours."""
    card = (folder or voices_folder(voice.engine)) / f"{voice.settings.get('model')}.MODEL_CARD"
    if not card.is_file():
        return voice.licence
    lines = card.read_text(encoding="utf-8", errors="replace").splitlines()
    said = [line.strip("*# \t") for line in lines if "licen" in line.lower()]
    return "; ".join(line for line in said if line) or voice.licence


def _nobody(file: str, done: int, total: int | None) -> None:
    """Nobody is told."""


def _get(part: Part, hub: str, home: Path, tell: Tell, sleep: Callable[[float], object]) -> Got:
    path = home / part.file
    noted = _read_record(home).get(part.file, {})
    if path.is_file() and noted:
        size, sha256 = path.stat().st_size, _sha256(path)
        if sha256 == noted.get("sha256"):
            tell(part.file, size, size)
            return Got(path, size, sha256, "before", fetched=False)
    known = _ask(f"{hub}/{part.path}", sleep)
    if path.is_file() and not noted and known.fits(path):
        return _noted(part, path, hub, "hub" if known.named else "first use", fetched=False)
    path.unlink(missing_ok=True)
    partial = path.with_name(path.name + ".part")
    _fetch(known, partial, tell, sleep)
    checked: Checked = "hub"
    right = known.fits(partial)
    if not known.named:
        checked = "before" if noted else "first use"
        right = right and noted.get("sha256") in (None, _sha256(partial))
    if not right:
        partial.unlink()
        raise VoiceError(
            f"{part.file} came with a content that is not the one announced, and was thrown away.",
            hint="Try again; if it stays so, do not use it: something on the way changes it.",
        )
    partial.replace(path)
    _etag_file(partial).unlink(missing_ok=True)
    return _noted(part, path, hub, checked, fetched=True)


def _noted(part: Part, path: Path, hub: str, checked: Checked, *, fetched: bool) -> Got:
    """The file as it is here, written down for the next time."""
    got = Got(path, path.stat().st_size, _sha256(path), checked, fetched)
    told = {"sha256": got.sha256, "size_bytes": got.size_bytes, "url": f"{hub}/{part.path}"}
    _note(path.parent, part.file, told)
    return got


def _ask(url: str, sleep: Callable[[float], object]) -> _Known:
    """What the hub says of a file before a byte of it is sent.

    Only the hub itself is asked: the stores it sends callers on to name their files by tags that
    are no hashes, and do not all answer HEAD.
    """

    def ask() -> _Known:
        import requests

        here = url
        for _ in range(_MAX_HOPS):
            answer = requests.head(
                here,
                allow_redirects=False,
                headers={"Accept-Encoding": "identity"},
                timeout=(CONNECT_LIMIT_S, READ_LIMIT_S),
            )
            linked = answer.headers.get("X-Linked-ETag")
            onward = urljoin(here, answer.headers.get("Location", ""))
            elsewhere = urlsplit(onward).netloc != urlsplit(here).netloc
            if answer.is_redirect and not linked and not elsewhere:
                here = onward
                continue
            if not answer.is_redirect:
                _refuse(answer, url)
            length = "X-Linked-Size" if answer.is_redirect else "Content-Length"
            size = answer.headers.get("X-Linked-Size", answer.headers.get(length, ""))
            tag = linked or ("" if answer.is_redirect else answer.headers.get("ETag", ""))
            name = tag.removeprefix("W/").strip('"').lower()
            return _Known(
                url,
                int(size) if size.isdigit() else None,
                name if re.fullmatch(r"[0-9a-f]{64}", name) else None,
                name if re.fullmatch(r"[0-9a-f]{40}", name) else None,
            )
        raise VoiceError(f"{url} leads from one address to the next and arrives nowhere.")

    return _patiently(ask, url, sleep, lambda: 0)


def _fetch(known: _Known, partial: Path, tell: Tell, sleep: Callable[[float], object]) -> None:
    """Bring the partial file to its full length, going on where it stands."""
    import requests

    tag_file = _etag_file(partial)

    def here() -> int:
        return partial.stat().st_size if partial.exists() else 0

    def fetch() -> None:
        tag = _read_text(tag_file)
        if not tag and not known.sha256:
            partial.unlink(missing_ok=True)  # nothing would tell whether the rest belongs to it
        have = here()
        if have and have == known.size_bytes:
            return
        headers = {"Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
            if tag and not tag.startswith("W/"):
                headers["If-Range"] = tag
        timeout = (CONNECT_LIMIT_S, READ_LIMIT_S)
        with requests.get(known.url, headers=headers, stream=True, timeout=timeout) as answer:
            if answer.status_code == 416:
                partial.unlink(missing_ok=True)
                raise requests.exceptions.ConnectionError("there is nothing after what is here")
            _refuse(answer, known.url)
            if known.url.startswith("https:") and not answer.url.startswith("https:"):
                raise VoiceError(f"{known.url} leads to an address that is not protected.")
            tag_file.write_text(answer.headers.get("ETag", ""), encoding="utf-8")
            done = have if answer.status_code == 206 else 0
            left = answer.headers.get("Content-Length", "")
            total = known.size_bytes or (done + int(left) if left.isdigit() else None)
            with partial.open("ab" if done else "wb") as file:
                # read1() hands over what has come, so that a break costs nothing of it.
                while chunk := answer.raw.read1(_CHUNK_BYTES):
                    file.write(chunk)
                    done += len(chunk)
                    tell(partial.name.removesuffix(".part"), done, total)
        if total is not None and done < total:
            raise requests.exceptions.ConnectionError("the connection closed early")
        if total is not None and done > total:
            partial.unlink()
            raise VoiceError(
                f"{known.url} gives more bytes than it announced ({total}).",
                hint="Try again later.",
            )

    _patiently(fetch, known.url, sleep, here)


def _patiently(
    ask: Callable[[], T],
    url: str,
    sleep: Callable[[float], object],
    progress: Callable[[], int],
) -> T:
    """What `ask` gives, tried again while the network fails; progress earns new tries."""
    import requests
    import urllib3

    failures = (requests.exceptions.RequestException, urllib3.exceptions.HTTPError)
    tried, before = 0, progress()
    while True:
        try:
            return ask()
        except failures as error:
            tried = 1 if progress() > before else tried + 1
            before = progress()
            if tried >= TRIES:
                raise VoiceError(
                    f"{url} cannot be fetched: the connection fails again and again.",
                    hint="Is the network up? What came so far is kept: the same command goes on.",
                ) from error
            sleep(min(2.0 ** (tried - 1), 20.0))


def _refuse(answer: requests.Response, url: str) -> None:
    status = answer.status_code
    if status < 300:
        return
    if status == 429 or status >= 500:
        import requests

        raise requests.exceptions.ConnectionError(f"the server answers {status}")
    host = urlsplit(url).hostname
    hint = (
        "The voice may have been renamed; `narrate voices` lists them." if status == 404 else None
    )
    raise VoiceError(f"{host} does not give {url} ({status}).", hint=hint)


def _etag_file(partial: Path) -> Path:
    return partial.with_name(partial.name + ".etag")


def _read_text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _git_sha1(path: Path) -> str:
    """What git, and the hub with it, calls a small file: the SHA-1 of a header and its bytes."""
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _read_record(home: Path) -> dict[str, dict[str, object]]:
    try:
        record = json.loads((home / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _note(home: Path, file: str, what: dict[str, object]) -> None:
    record = _read_record(home) | {file: what}
    write_whole(home / _RECORD, json.dumps(record, indent=1, sort_keys=True).encode())
