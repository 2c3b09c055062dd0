"""Any server that speaks `POST /v1/audio/speech`: OpenAI's own, and the many that copy it.

The key comes from the environment alone. It goes into one header and nowhere else: not into an
error, a log or the name that sound is kept under.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from narrate.article.addresses import public_address
from narrate.audio import mp3
from narrate.engines import retry
from narrate.engines.refusals import odd, refused, slow, unanswered
from narrate.engines.retry import Line, Setback
from narrate.errors import AudioError, SettingsError, SpeechError, VoiceError
from narrate.speech import Clip, Voice

if TYPE_CHECKING:
    import requests

KEYS = ("NARRATE_OPENAI_KEY", "OPENAI_API_KEY")
"""Variables that the key is looked for in, first found wins."""

HOME = "https://api.openai.com/v1"

FORMAT = 1
"""Changes whenever the same answers may come out with other samples."""

CONNECT_LIMIT_S = 10.0


class OpenAIEngine:
    """A server's speech, several requests at once."""

    name = "openai"
    online = True
    instant = False
    max_chars = 4_000

    def __init__(
        self,
        base_url: str = HOME,
        model: str = "gpt-4o-mini-tts",
        parallel: int = retry.PARALLEL,
        rate: float = retry.RATE,
        tries: int = retry.TRIES,
        timeout_s: float = 90.0,
    ) -> None:
        """`base_url` is what stands before /audio/speech; `model` is the server's name for one."""
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            told = public_address(base_url)
            raise SettingsError(
                f"engines.openai.base_url is {told!r}, which is no web address.",
                hint='It looks like "http://localhost:8880/v1".',
            )
        retry.check_options(
            "openai", parallel=parallel, rate=rate, tries=tries, timeout_s=timeout_s
        )
        self.base_url = base_url.rstrip("/")
        self.model = model
        self.timeout_s = float(timeout_s)
        self.line = Line(parallel=int(parallel), rate=float(rate), tries=int(tries))
        self.service = parts.hostname
        # Who made the sound is part of what it is kept under; a password in the address is not.
        where = f"{parts.hostname}:{parts.port or parts.scheme}{parts.path.rstrip('/')}"
        self.version = f"{FORMAT}-{model}@{where}"

    @property
    def parallel(self) -> int:
        """How many requests are under way at once."""
        return self.line.parallel

    def stop(self) -> None:
        """End what is under way and take no more: nobody waits for it."""
        self.line.stop()

    def start(self) -> None:
        """Take calls again."""
        self.line.start()

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """The sound of `text` at the rate that the server gives."""
        of = f"the voice {voice.id}, at {text[:40]!r}"
        if not any(char.isalnum() for char in text):
            raise SpeechError(
                f"the voice {voice.id} has nothing to say in {text[:40]!r}.",
                hint="There is no letter or number in it.",
            )
        asked: dict[str, object] = {
            "model": str(voice.settings.get("model", self.model)),
            "input": text,
            "voice": str(voice.settings.get("voice", voice.name)),
            "response_format": "wav",
        }
        if rate != 1.0:
            asked["speed"] = round(min(max(rate, 0.25), 4.0), 3)
        if "instructions" in voice.settings:
            asked["instructions"] = str(voice.settings["instructions"])
        return self.line.call(lambda: self._ask(asked, of))

    def _ask(self, asked: Mapping[str, object], of: str) -> Clip:
        import requests

        key = _key()
        if key is None and self.base_url == HOME:
            raise VoiceError(
                "the engine openai needs a key.",
                hint=f"Set {KEYS[0]} or {KEYS[1]}; or base_url to a server of yours.",
            )

        def post() -> requests.Response:
            return requests.post(
                f"{self.base_url}/audio/speech",
                json=asked,
                auth=_Bearer(key),  # so that nothing in ~/.netrc takes its place
                allow_redirects=False,  # a redirect must not carry the key away
                timeout=(CONNECT_LIMIT_S, self.timeout_s),
            )

        try:
            answer = self.line.within(self.timeout_s, post)
        except TimeoutError as error:
            raise slow(self.service, of) from error
        except requests.exceptions.RequestException as error:
            raise unanswered(self.service, error, of) from None
        if answer.status_code != 200:
            raise self._refusal(answer, of)
        return self._clip(answer.content, of)

    def _clip(self, data: bytes, of: str) -> Clip:
        try:
            rate = _rate_of(data)
            sound = mp3.decode(data, rate=rate)
        except AudioError as error:
            raise odd(self.service, "bytes that are no sound", of) from error
        if len(sound) == 0 or float(np.abs(sound).max()) < 1e-3:
            raise odd(self.service, "silence", of)
        pcm = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2").tobytes()
        return Clip(pcm, rate)

    def _refusal(self, answer: requests.Response, of: str) -> Setback:
        status, says = answer.status_code, _reason(answer)
        if status in (401, 403):
            told = f"{self.service} does not take the key ({status}){says}: {of}."
            return Setback(SpeechError(told, hint=f"Is {' or '.join(KEYS)} right?"), tries=1)
        if status == 429 and "quota" in says:
            told = f"{self.service} says the account has nothing left (429){says}: {of}."
            return Setback(SpeechError(told, hint="Look at the account's billing."), tries=1)
        if 300 <= status < 500 and status not in (408, 429):
            told = f"{self.service} refuses to speak ({status}){says}: {of}."
            hint = "Look at base_url and model in [engines.openai], and at the voice's name."
            return Setback(SpeechError(told, hint=hint), alone=status != 404, tries=1)
        return refused(self.service, status, answer.headers.get("Retry-After"), of)


class _Bearer:
    """The key, put into its header as the request leaves."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key is not None:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def _key() -> str | None:
    for name in KEYS:
        key = os.environ.get(name, "").strip()
        if key:
            return key
    return None


def _reason(answer: requests.Response) -> str:
    """What the server says of its refusal, shortened, with no trace of the key."""
    try:
        error = answer.json()["error"]
        said = str(error.get("message") or error.get("code")) if isinstance(error, dict) else error
    except (ValueError, KeyError, TypeError):
        return ""
    said = " ".join(str(said).split())
    key = _key()
    if key is not None:
        said = said.replace(key, "…")
    # OpenAI repeats the first and last characters of a key that it does not know.
    said = " ".join("…" if word.startswith(("sk-", "Bearer")) else word for word in said.split())
    return f": {said[:200].rstrip('.')}" if said else ""


def _rate_of(data: bytes) -> int:
    """Samples per second of a sound file, so that nothing is resampled here."""
    import miniaudio

    readers = {b"RIFF": miniaudio.wav_get_info, b"fLaC": miniaudio.flac_get_info}
    readers[b"OggS"] = miniaudio.vorbis_get_info
    try:
        return int(readers.get(data[:4], miniaudio.mp3_get_info)(data).sample_rate)
    except miniaudio.MiniaudioError as error:
        raise AudioError("the answer is no sound file.") from error
