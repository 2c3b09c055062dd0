"""libespeak-ng met in one place: a fresh image of the library for every utterance.

The library keeps its state in variables of its own, and two things follow. Two threads in one
image abort the process; and what was spoken before leaks into the samples of what comes next,
which neither a new seed nor initialising again undoes. So every call loads an image that nobody
else has and unloads it afterwards: a third of a millisecond. What an image draws its noise from,
for the voices that breathe, it seeds by the clock, so it is seeded anew. Then the same text is
the same samples in any thread, any process, any order and any second. One kind of voice (`klatt`
in its file) draws on the C library's `rand`, which all images share: those speak one at a time.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from narrate.engines.symbols import find_symbols
from narrate.errors import VoiceError

CHARS_UTF8, PHONEMES = 0x1, 0x100
"""Flags of espeak_Synth: the text is UTF-8; `[[…]]` in it holds phonemes."""

RATE, VOLUME, PITCH, RANGE = 1, 2, 3, 4
"""Parameters of espeak_SetParameter."""

_QUICKEST = 449
"""Words a minute above which the library speaks first and compresses the sound afterwards."""

_SYNCHRONOUS, _DONT_EXIT, _TELL_PHONEMES = 2, 0x8000, 0x3
_END, _WORD, _PHONEME = 0, 1, 7


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


_UNFIT = frozenset(
    {"gmq/fo", "trk/kaa", "art/xex", "esx/kl", "aav/vi-VN-x-central", "aav/vi-VN-x-south"}
)
"""Three are listed without the dictionary that they need; Greenlandic ends the process on some of
its letters, and two dialects of Vietnamese on Indian ones."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the library gave for one text."""

    pcm: bytes
    rate: int
    words: tuple[tuple[int, int], ...]
    """(code point of the text given, sample) where each word begins, in time order."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language or dialect that the library speaks."""

    identifier: str
    """As espeak_SetVoiceByName wants it: "gmw/en-US"."""

    name: str
    """For a reader: "English (America)"."""

    languages: tuple[tuple[int, str], ...]
    """(priority, tag) of each language it stands for; the lowest priority is the best."""


def synthesize(
    text: str, identifier: str, parameters: Mapping[int, int], *, flags: int = 0
) -> Spoken:
    """The samples of `text`, spoken by an image that has spoken nothing before.

    Raises:
        OSError: the library cannot be loaded, or says no.
    """
    pcm: list[bytes] = []
    words: list[tuple[int, int]] = []

    def heard(wave: Any, count: int, events: Any) -> int:
        if wave and count > 0:
            pcm.append(ctypes.string_at(wave, 2 * count))
        at = 0
        while events and events[at].type != _END:
            if events[at].type == _WORD:
                words.append((events[at].text_position - 1, events[at].sample))
            at += 1
        return 0

    callback = _Callback(heard)
    with _same_noise(identifier.partition("+")[2]), _image() as library:
        rate = _started(library)
        library.espeak_SetSynthCallback(callback)
        _choose(library, identifier)
        for parameter, value in parameters.items():
            _done(library.espeak_SetParameter(parameter, value, 0), f"no setting {value}")
        _say(library, text, flags)
    return Spoken(b"".join(pcm), rate, tuple(words))


@contextmanager
def _same_noise(variant: str) -> Iterator[None]:
    """Noise from outside the image begins at the same place, and nobody else here draws on it."""
    if not _is_klatt(variant):
        yield
        return
    with _noise:
        c_library = ctypes.cdll.ucrtbase if sys.platform == "win32" else ctypes.CDLL(None)
        c_library.srand(1)
        yield


_noise = threading.Lock()


def _new_noise() -> None:
    """A process forked while another thread spoke must not wait for that thread."""
    global _noise
    _noise = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_noise)


@cache
def _is_klatt(variant: str) -> bool:
    import espeakng_loader

    path = Path(espeakng_loader.get_data_path()) / "voices" / "!v" / variant
    if not variant or not path.is_file():
        return False
    return any(line.startswith(b"klatt ") for line in path.read_bytes().splitlines())


def phonemes(texts: Sequence[str], identifier: str) -> tuple[tuple[str, ...], ...]:
    """What the library says each text is made of, in IPA; `[[…]]` holds its own spelling.

    Raises:
        OSError: the library cannot be loaded, or says no.
    """
    heard: list[str] = []

    def told(wave: Any, count: int, events: Any) -> int:
        at = 0
        while events and events[at].type != _END:
            if events[at].type == _PHONEME:
                heard.append(bytes(events[at].id).partition(b"\0")[0].decode("utf-8", "replace"))
            at += 1
        return 0

    callback = _Callback(told)
    found = []
    with _image() as library:
        _started(library, _TELL_PHONEMES)
        library.espeak_SetSynthCallback(callback)
        _choose(library, identifier)
        _done(library.espeak_SetParameter(RATE, _QUICKEST, 0), f"no setting {_QUICKEST}")
        for text in texts:
            heard.clear()
            _say(library, text, PHONEMES)
            found.append(tuple(filter(None, heard)))
    return tuple(found)


@cache
def tongues() -> tuple[Tongue, ...]:
    """Every language that the library has, in its own order."""
    with _image() as library:
        _started(library)
        return tuple(each for each in _listed(library, None) if each.identifier not in _UNFIT)


@cache
def variants() -> tuple[str, ...]:
    """Every variant of the speaker that the library has: "f3", "Annie"."""
    asked = ctypes.create_string_buffer(b"variant")
    spec = _Voice(languages=ctypes.cast(asked, ctypes.c_void_p).value)
    with _image() as library:
        _started(library)
        listed = tuple(_listed(library, spec))
    return tuple(each.identifier.rpartition("/")[2] for each in listed)


@cache
def library_version() -> str:
    """Of the library itself: "1.52.0"."""
    with _image() as library:
        library.espeak_Info.restype = ctypes.c_char_p
        said: bytes = library.espeak_Info(None)
        return said.decode("ascii", "replace").split()[0]


def _listed(library: ctypes.CDLL, spec: _Voice | None) -> Iterator[Tongue]:
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    found = library.espeak_ListVoices(None if spec is None else ctypes.byref(spec))
    at = 0
    while found[at]:
        voice = found[at].contents
        spoken = []
        place = voice.languages
        while priority := ctypes.string_at(place, 1)[0]:
            tag = ctypes.string_at(place + 1)
            spoken.append((priority, tag.decode("ascii", "replace")))
            place += len(tag) + 2
        yield Tongue(voice.identifier.decode(), voice.name.decode().strip(), tuple(spoken))
        at += 1


def _say(library: ctypes.CDLL, text: str, flags: int) -> None:
    given = text.encode("utf-8", "replace")
    size = ctypes.c_size_t(len(given) + 1)
    code = library.espeak_Synth(given, size, 0, 0, 0, flags | CHARS_UTF8, None, None)
    _done(code, "no synthesis")


def _started(library: ctypes.CDLL, options: int = 0) -> int:
    import espeakng_loader

    data = os.fsencode(espeakng_loader.get_data_path())
    rate: int = library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT | options)
    if rate <= 0:
        raise OSError("its voice data cannot be read")
    library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    return rate


def _choose(library: ctypes.CDLL, identifier: str) -> None:
    """Give the library its voice.

    It looks for a name in small letters, and where the system tells small from capital ones reads
    every voice file there is before it finds `gmw/en-US`: five hundred for each utterance. There
    it is given an open file, since it takes no path longer than 59 bytes.
    """
    language, plus, variant = identifier.partition("+")
    if _IN_MEMORY and language != language.lower():
        file = f"/proc/self/fd/{_opened(language)}{plus}{variant}"
        if library.espeak_ng_SetVoiceByFile(file.encode()) == 0:
            return
    _done(library.espeak_SetVoiceByName(identifier.encode()), f"no voice {identifier}")


def _opened(language: str) -> int:
    """The file of a language, open for as long as the process lasts; -1 where there is none."""
    import espeakng_loader

    if language not in _files:
        path = Path(espeakng_loader.get_data_path(), "lang", language)
        try:
            mine = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return -1
        if _files.setdefault(language, mine) != mine:  # another thread was quicker
            os.close(mine)
    return _files[language]


_files: dict[str, int] = {}


def _done(code: int, what: str) -> None:
    if code != 0:
        raise OSError(f"{what} (code {code})")


# An image nobody else has. The dynamic loader gives one image for each file, so each thread that
# speaks at the same time needs a file of its own: where the system can keep it in memory it is
# used again and again, elsewhere it is copied, loaded and removed.

_spare: deque[str] = deque()
"""Files that no thread has loaded now; taking and giving back are atomic."""


@contextmanager
def _image() -> Iterator[ctypes.CDLL]:
    try:
        path = _spare.pop()
    except IndexError:
        path = _copy()
    try:
        library = ctypes.CDLL(path)
    except OSError:
        if not _REMOVED_WHEN_LOADED:
            _spare.append(path)
        raise
    finally:
        if _REMOVED_WHEN_LOADED:
            os.unlink(path)
    try:
        yield library
    finally:
        _end(library)
        _unload(library)
        if not _REMOVED_WHEN_LOADED:
            _spare.append(path)


_IN_MEMORY = (
    sys.platform == "linux" and hasattr(os, "memfd_create") and Path("/proc/self/fd").is_dir()
)
_REMOVED_WHEN_LOADED = os.name == "posix" and not _IN_MEMORY
"""So that nothing is left behind, however the process ends."""


@cache
def _library_path() -> Path:
    try:
        import espeakng_loader
    except ModuleNotFoundError as error:
        raise VoiceError(
            "the engine espeak needs espeakng-loader, which is not installed.",
            hint="Get it with: pip install espeakng-loader",
        ) from error
    return Path(espeakng_loader.get_library_path())


def _copy() -> str:
    """A file that holds the library and is loaded by nobody."""
    content = _library_path().read_bytes()
    if _IN_MEMORY:
        descriptor = os.memfd_create("espeak-ng")
        with os.fdopen(os.dup(descriptor), "wb") as file:
            file.write(content)
        return f"/proc/self/fd/{descriptor}"
    descriptor, path = tempfile.mkstemp(_library_path().suffix, dir=_folder())
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    return path


@cache
def _folder() -> str | None:
    """Where copies are kept; Windows cannot remove a file that is loaded, so they go at exit."""
    if _REMOVED_WHEN_LOADED:
        return None
    made = tempfile.mkdtemp(prefix="narrate-espeak-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


_DICTIONARIES = ("translator2", "translator3")
"""Variables that point to the dictionaries of foreign words in a text."""

_LIST = "voices"
"""The one that points to the list it makes when it is asked for a name with a capital in it."""


@cache
def _private() -> Mapping[str, int]:
    """Addresses of what the library does not export, against that of a function that it does."""
    known = ("espeak_Info", "DeleteTranslator", _LIST, *_DICTIONARIES)
    found = find_symbols(_library_path().read_bytes(), known)
    if len(found) < len(known):
        return {}
    return {name: address - found["espeak_Info"] for name, address in found.items()}


def _end(library: ctypes.CDLL) -> None:
    """End the library and give back what it forgets: 2 kB at least, and 180 kB for every text with
    a foreign word in it. Where its symbols are not to be had, as outside Linux, that stays taken.
    """
    private = _private()
    if not private:
        library.espeak_Terminate()
        return
    base = ctypes.cast(library.espeak_Info, ctypes.c_void_p).value or 0
    drop = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(base + private["DeleteTranslator"])
    for name in _DICTIONARIES:
        pointer = ctypes.c_void_p.from_address(base + private[name])
        if pointer.value:
            drop(pointer)
            pointer.value = None
    library.espeak_Terminate()
    ctypes.CDLL(None).free(ctypes.c_void_p.from_address(base + private[_LIST]))


def _unload(library: ctypes.CDLL) -> None:
    handle = ctypes.c_void_p(library._handle)
    if sys.platform == "win32":
        ctypes.windll.kernel32.FreeLibrary(handle)
    else:
        ctypes.CDLL(None).dlclose(handle)
