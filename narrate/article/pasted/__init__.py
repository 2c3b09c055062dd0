"""The steps that tell what each passage of a pasted text is: read `narrate.article.plain` first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from narrate.article import BlockKind
from narrate.article.pasted.passages import Passage, ends_sentence

_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?][\"'”“’»]?\s[\"“„«‘(\[]*[^\W_a-zа-я]|[。！？]\S")
"""Where one sentence ends and another begins."""

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")


@dataclass(slots=True)
class Piece:
    """A passage, and what is known of it so far."""

    passage: Passage

    kind: BlockKind | Literal["title", "skipped"] | None = None
    """None until a step knows."""

    level: int = 0

    reason: str = ""
    """Why it is skipped."""

    doubt: str | None = None
    """Why it may belong to the site; its neighbours decide."""

    cut: tuple[int, int] | None = None
    """The part of the text that is the title or the block; the rest is skipped for the reason."""

    joined: bool = False
    """It is read in one with the piece before it: "— Name", the name of a numbered chapter."""

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def is_open(self) -> bool:
        """Whether no step has decided yet."""
        return self.kind is None

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: sentences, long enough to be no heading and no label."""
        text = self.text
        size = measure(text)
        if size >= 30 or (size >= 6 and ends_sentence(text)):
            return True
        return size >= 10 and bool(_SENTENCES.search(text))

    def skip(self, reason: str) -> None:
        self.kind = "skipped"
        self.reason = reason


def measure(text: str) -> int:
    """Length in words, where two characters of Chinese, Japanese, Korean or Thai are one."""
    if len(text) > 2000:
        return len(text) // 6
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + wide // 2 if wide else text.count(" ") + 1
