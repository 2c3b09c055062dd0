"""Blocks appended to one MP3 file, while the loudness of the whole is reckoned.

The file grows beside its place and is moved in when it is whole; what is held in memory does not
grow with it, but for the figures of its blocks.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np

from narrate.audio import FRAME, RATE, in_ms, mp3
from narrate.audio.block import Sound
from narrate.audio.level import LAME_DB, integrated_lufs
from narrate.whole import whole_file


class Mp3File:
    """An MP3 that is being written.

    Used as a context: when it is left without `finish`, nothing remains.
    """

    def __init__(self, folder: Path, *, kbps: int) -> None:
        """It grows in `folder`, unseen, and takes its name when it is finished."""
        self.kbps = kbps
        self._body: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        self.clear()

    def clear(self) -> None:
        """Drop every block appended."""
        self._body.seek(0)
        self._body.truncate()
        self.frames = 0
        """Frames so far, the header frame not counted."""

        self._powers: list[bytes] = []
        self._peak = float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._body.close()

    @property
    def position(self) -> int:
        """Sample of the finished file at which the next block begins."""
        return self.frames * FRAME

    @property
    def duration_ms(self) -> int:
        """Length a player shows."""
        return in_ms(mp3.length_samples(self.frames))

    @property
    def loudness_lufs(self) -> float:
        """Integrated loudness so far, on a mono file's meter; −inf for silence."""
        return integrated_lufs(np.frombuffer(b"".join(self._powers), "<f4")) + LAME_DB

    @property
    def peak_dbtp(self) -> float:
        """Highest true peak so far."""
        return self._peak

    def append(self, sound: Sound) -> None:
        """Put a block at the end."""
        self._body.write(sound.mp3)
        self.frames += sound.frames
        self._powers.append(sound.powers)
        self._peak = max(self._peak, sound.peak_dbtp)

    def cut(self, length_ms: int) -> None:
        """Drop what lies beyond a length, to the next whole frame."""
        self.frames = min(self.frames, -(-length_ms * RATE // (1000 * FRAME)) + 1)
        self._body.seek(self.frames * mp3.frame_size(self.kbps))
        self._body.truncate()

    def finish(self, path: Path, tag: bytes) -> int:
        """Move the file to its place, `tag` in front; its size in bytes."""
        with whole_file(path) as file:
            file.write(tag)
            file.write(mp3.info_frame(self.frames, self.kbps))
            self._body.seek(0)
            shutil.copyfileobj(self._body, file, 1 << 20)
            return file.tell()
