"""How fast pasted text is read, and how often an encoding is told from one sentence.

    python -m tests.benchmarks.pasted

CPU time is counted. The other detector is charset-normalizer, which comes with requests; both are
given the same bytes, and a decoding is right if it gives the text that was encoded.
"""

from __future__ import annotations

import random
import textwrap
import time
from collections.abc import Callable

from narrate.article.encodings import decode_text
from narrate.article.plain import parse_text
from narrate.errors import ArticleError
from tests.test_encodings import CASES
from tests.test_languages import SENTENCES

WORDS = 300_000


def main() -> None:
    """Print the figures."""
    chance = random.Random(1)
    words = SENTENCES["en"].rstrip(".").split()
    paragraphs = [
        " ".join(chance.choice(words) for _ in range(60)).capitalize() + "."
        for _ in range(WORDS // 60)
    ]
    book = "\n\n".join(paragraphs)
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in paragraphs)
    for name, text in (("a line a paragraph", book), ("wrapped at 72", wrapped)):
        began = time.process_time()
        parse_text(text)
        print(f"{WORDS} words, {name}: {time.process_time() - began:.2f} s")
    print(f"encodings told from one sentence: {_told(_ours)} of {len(CASES)}")
    print(f"by charset-normalizer: {_told(_theirs)} of {len(CASES)}")


def _told(detector: Callable[[bytes], str]) -> int:
    right = 0
    for encoding, language in CASES:
        data = SENTENCES[language].encode(encoding, "ignore")
        right += detector(data) == data.decode(encoding)
    return right


def _ours(data: bytes) -> str:
    try:
        return decode_text(data)
    except ArticleError:
        return ""


def _theirs(data: bytes) -> str:
    from charset_normalizer import from_bytes

    return str(from_bytes(data).best())


if __name__ == "__main__":
    main()
