"""Google's speech through gTTS: online, free, throttled, one voice for each accent.

gTTS is used as it is, for one part of at most 100 characters at a time: the parts are cut here, at
clause borders, and asked for several at once. Speakers beyond Google's own voice are that voice
with its pitch and formants moved (`shifting`).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrate.audio import mp3
from narrate.engines import retry
from narrate.engines.refusals import KEPT, odd, refused, slow, unanswered
from narrate.engines.retry import Line, Setback, at_once
from narrate.engines.shifting import shift
from narrate.errors import AudioError, OfflineError, SpeechError, VoiceError
from narrate.speech import Clip, Voice
from narrate.wording import split_clauses

if TYPE_CHECKING:
    import requests

Samples: TypeAlias = NDArray[np.float32]

RATE = 24_000
"""Samples per second of what Google sends."""

PART_CHARS = 100
"""Longest text that Google speaks in one request."""

FORMAT = 1
"""Changes whenever the same answers may come out with other samples."""

CONNECT_LIMIT_S = 5.0

_FASTEST = 60.0
"""Characters a second that nobody speaks: sound shorter than that was cut off on its way."""

_JOINTS: tuple[tuple[str, float], ...] = (
    (".!?…。！？", 0.28),
    (";:—–；：", 0.18),
    (",、，،", 0.12),
)
"""Marks at the end of a part, and the seconds of rest between it and the next."""

_NO_MARK_S = 0.0
"""Rest where a part ends between two words: none but what is kept of their own ends."""

_QUIET_DB = -45.0
"""Below the loudest 10 ms of a part by so much, its ends count as silence."""

_SERVICE = "Google"

_LANGUAGES = {
    "zh": "zh-CN",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
    "zh-hk": "zh-TW",
    "cmn": "zh-CN",
    "he": "iw",
    "jv": "jw",
    "nb": "no",
    "nn": "no",
    "fil": "tl",
}
"""BCP 47 tag -> Google's own name, where it has another."""


class GoogleEngine:
    """Google's speech, several requests at once."""

    name = "gtts"
    online = True
    instant = False
    max_chars = 3_000

    def __init__(
        self,
        parallel: int = retry.PARALLEL,
        rate: float = retry.RATE,
        tries: int = retry.TRIES,
        timeout_s: float = 20.0,
    ) -> None:
        """`parallel` requests at once, `rate` a second in the long run, each tried so often."""
        import gtts

        retry.check_options("gtts", parallel=parallel, rate=rate, tries=tries, timeout_s=timeout_s)
        self.version = f"{gtts.__version__}-{version('pedalboard')}-{FORMAT}"
        self.timeout_s = float(timeout_s)
        self.line = Line(parallel=int(parallel), rate=float(rate), tries=int(tries))

    @property
    def parallel(self) -> int:
        """How many requests are under way at once."""
        return self.line.parallel

    def requests_for(self, text: str, language: str) -> int:
        """How many requests a text takes."""
        return len(parts_of(text, language))

    def stop(self) -> None:
        """End what is under way and take no more: nobody waits for it."""
        self.line.stop()

    def start(self) -> None:
        """Take calls again."""
        self.line.start()

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text`; its parts are asked for at the same time."""
        settings = voice.settings
        tld = str(settings.get("tld", "com"))
        dialect = str(settings.get("lang", ""))
        of_voice = dialect.partition("-")[0] == language.replace("_", "-").partition("-")[0].lower()
        tongue = google_language(dialect if of_voice else language)
        parts = parts_of(text, language)
        if not parts:
            raise SpeechError(
                f"the voice {voice.id} has nothing to say in {text[:40]!r}.",
                hint="There is no letter or number in it.",
            )

        pitch = voice.number("pitch", 0.0, -24, 24)
        formant = voice.number("formant", 1.0, 0.5, 2)
        tempo = voice.number("tempo", 1.0, 0.25, 4)

        def spoken(part: str) -> Callable[[], Samples]:
            return lambda: self.line.call(lambda: self._ask(part, tongue, tld, voice))

        pieces = at_once([spoken(part) for part in parts], self.line.parallel)
        sound = shift(
            join(parts, pieces), RATE, semitones=pitch, formant=formant, tempo=rate * tempo
        )
        pcm = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2").tobytes()
        return Clip(pcm, RATE)

    def _ask(self, part: str, tongue: str, tld: str, voice: Voice) -> Samples:
        """One request, and its answer as sound; every fault is a `Setback`."""
        of = f"the voice {voice.id}, at {part[:40]!r}"
        data = _request(self.line, part, tongue, tld, of, self.timeout_s)
        if not data:
            raise self._soundless(part, tongue, tld, of)
        try:
            sound = mp3.decode(data, rate=RATE)
        except AudioError as error:
            raise odd(_SERVICE, "bytes that are no MP3", of) from error
        if len(sound) < RATE * len(part) / _FASTEST:
            raise odd(_SERVICE, "sound that breaks off", of)
        if float(np.abs(sound).max()) < 1e-3:
            raise odd(_SERVICE, "silence", of)
        return sound

    def _soundless(self, part: str, tongue: str, tld: str, of: str) -> Setback:
        """Why an answer said yes and had no sound: gTTS does not show it, so it is looked at."""
        try:
            answer = self.line.within(self.timeout_s, lambda: _bare_request(part, tongue, tld))
        except Exception:  # whatever it is, the next try will meet it too and say what it is
            return odd(_SERVICE, "an answer without sound", of)
        with answer:
            if answer.is_redirect or answer.text.lstrip()[:1] == "<":
                return Setback(_portal(of), tries=1)
        return odd(_SERVICE, "an answer without sound", of)


def reachable(timeout_s: float = 2.0) -> bool:
    """Whether Google speaks to this machine now: it is asked for one word."""
    try:
        data = _request(Line(), "Hello", "en", "com", "a word", timeout_s)
        return len(mp3.decode(data, rate=RATE)) > 0 if data else False
    except (Setback, AudioError):
        return False


def parts_of(text: str, language: str) -> list[str]:
    """What is asked for, one request each: clauses of up to 100 characters."""
    pieces = split_clauses(" ".join(text.split()), PART_CHARS, language)
    return [piece.strip() for piece in pieces if any(map(str.isalnum, piece))]


def google_language(tag: str) -> str:
    """Google's name of a language.

    Raises:
        VoiceError: Google does not speak it.
    """
    known = _known_languages()
    wanted = tag.lower().replace("_", "-")
    while True:
        name = known.get(_LANGUAGES.get(wanted, wanted).lower())
        if name:
            return name
        shorter, _, _ = wanted.rpartition("-")
        if not shorter:
            raise VoiceError(
                f"Google does not speak the language {tag!r}.",
                hint="Try --engine espeak, which speaks over a hundred.",
            )
        wanted = shorter


@cache
def _known_languages() -> dict[str, str]:
    from gtts.lang import tts_langs

    return {name.lower(): name for name in tts_langs()}


def join(parts: list[str], pieces: list[Samples]) -> Samples:
    """The pieces in a row, each as near to the next as the mark between them wants."""
    joined: list[Samples] = []
    for at, piece in enumerate(pieces):
        first, last = _heard(piece)
        start = 0 if at == 0 else first
        end = len(piece) if at == len(parts) - 1 else last
        cut = piece[start:end].copy()
        edge = min(RATE // 250, len(cut) // 2)
        ramp = np.linspace(0, 1, edge, endpoint=False, dtype=np.float32)
        if at > 0:
            cut[:edge] *= ramp
            joined.append(np.zeros(round(_rest_s(parts[at - 1]) * RATE), np.float32))
        if at < len(parts) - 1:
            cut[len(cut) - edge :] *= ramp[::-1]
        joined.append(cut)
    return np.concatenate(joined)


def _heard(sound: Samples) -> tuple[int, int]:
    """First and last sample of what is not silence at the ends, with 20 ms before and after."""
    step = RATE // 100
    whole = len(sound) // step * step
    energy = np.square(sound[:whole].reshape(-1, step)).mean(axis=1)
    loud = np.flatnonzero(energy > energy.max(initial=0) * 10 ** (_QUIET_DB / 10))
    if len(loud) == 0:
        return 0, len(sound)
    return max(0, (int(loud[0]) - 2) * step), min(len(sound), (int(loud[-1]) + 3) * step)


def _rest_s(part: str) -> float:
    bare = part.rstrip("\"'”’»)]}」』）")
    for marks, seconds in _JOINTS:
        if bare[-1:] and bare[-1] in marks:
            return seconds
    return _NO_MARK_S


def _request(line: Line, part: str, tongue: str, tld: str, of: str, timeout_s: float) -> bytes:
    """What gTTS gives for one part; empty where the answer had no sound."""
    from gtts import gTTS, gTTSError

    def ask() -> bytes:
        sound = io.BytesIO()
        client = gTTS(
            part,
            tld=tld,
            lang=tongue,
            lang_check=False,
            pre_processor_funcs=[],  # the text is spelt already, and must not grow
            tokenizer_func=lambda whole: [whole],
            timeout=(min(CONNECT_LIMIT_S, timeout_s), timeout_s),
        )
        client.write_to_fp(sound)
        return sound.getvalue()

    try:
        return line.within(timeout_s, ask)
    except TimeoutError as error:
        raise slow(_SERVICE, of) from error
    except gTTSError as error:
        raise _setback(error.rsp, error.__context__, of) from error
    except AssertionError:
        return b""  # gTTS found nothing to say: no letter that it knows
    except (ValueError, RecursionError) as error:  # base64 or UTF-8 that is none
        raise odd(_SERVICE, "an answer that cannot be read", of) from error


def _bare_request(part: str, tongue: str, tld: str) -> requests.Response:
    """gTTS's own request, with an answer that can be looked at."""
    import requests
    import urllib3
    from gtts import gTTS

    client = gTTS(
        part,
        tld=tld,
        lang=tongue,
        lang_check=False,
        pre_processor_funcs=[],
        tokenizer_func=lambda whole: [whole],
    )
    [body] = client.get_bodies()
    urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    return requests.post(
        f"https://translate.google.{tld}/_/TranslateWebserverUi/data/batchexecute",
        data=body,
        headers=client.GOOGLE_TTS_HEADERS,
        verify=False,
        allow_redirects=False,
        timeout=CONNECT_LIMIT_S,
    )


def _setback(answer: requests.Response | None, cause: BaseException | None, of: str) -> Setback:
    """What a failed request means: an answer that is no, or no answer at all."""
    if answer is None:
        return unanswered(_SERVICE, cause, of)
    if answer.status_code == 200:
        return odd(_SERVICE, "an answer without sound", of)
    if answer.status_code == 511:  # RFC 6585: network authentication required
        return Setback(_portal(of), tries=1)
    if answer.status_code == 404:
        said = f"Google refuses to speak (404): {of}."
        return Setback(SpeechError(said, hint="Its setting tld may be wrong."), tries=1)
    return refused(_SERVICE, answer.status_code, answer.headers.get("Retry-After"), of)


def _portal(of: str) -> OfflineError:
    return OfflineError(
        f"a login page answers in Google's place: {of}.",
        hint=f"Log in to this network with a browser. {KEPT}",
    )
