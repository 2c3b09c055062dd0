"""How long the quotations of an article take to find, and how that grows with its length.

    python -m tests.benchmarks.quotes

The articles are made of the paragraphs of those in `tests/quotes`, in random order, with about as
many quotations as news has: 100 articles of 800 words, and one book each of 10,000, 30,000 and
100,000. A time is the better of two runs.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import median

from narrate.quotes import find_quotations
from tests.quotes.marked import read_marked

ARTICLES = 100
WORDS = 800
BOOKS = (10_000, 30_000, 100_000)
LIMIT_MS = 5.0
SHARE = 0.2


def made(quoting: list[str], telling: list[str], words: int, chance: random.Random) -> str:
    """A text of so many words: one paragraph with quotations to three without."""
    picked: list[str] = []
    count = 0
    while count < words:
        picked.append(chance.choice(quoting if chance.random() < SHARE else telling))
        count += len(picked[-1].split())
    return "\n\n".join(picked)


def took_ms(text: str) -> float:
    times = []
    for _ in range(2):
        start = time.process_time()
        find_quotations(text)
        times.append(1000 * (time.process_time() - start))
    return min(times)


def main() -> None:
    chance = random.Random(4)
    folder = Path(__file__).parents[1] / "quotes"
    paragraphs = [
        paragraph
        for article in read_marked(folder)
        if article.language == "en"
        for paragraph in article.text.split("\n\n")
    ]
    quoting = [paragraph for paragraph in paragraphs if find_quotations(paragraph)]
    telling = [paragraph for paragraph in paragraphs if not find_quotations(paragraph)]
    per_article = []
    quotations = 0.0
    for _ in range(ARTICLES):
        text = made(quoting, telling, WORDS, chance)
        quotations += len(find_quotations(text)) * WORDS / len(text.split())
        per_article.append(took_ms(text) * WORDS / len(text.split()))
    middle = median(per_article)
    print(
        f"{ARTICLES} articles of {WORDS} words, {quotations / ARTICLES:.0f} quotations each: "
        f"median {middle:.1f} ms, most {max(per_article):.1f}"
    )
    for words in BOOKS:
        text = made(quoting, telling, words, chance)
        count = len(text.split())
        spent = took_ms(text)
        share = spent * WORDS / count
        print(
            f"{count:7,} words: {spent:6.0f} ms, {share:.1f} ms for {WORDS} words "
            f"({share / middle:.2f} of an article’s)"
        )
    print("within the limit" if middle <= LIMIT_MS else f"over the limit of {LIMIT_MS} ms")


if __name__ == "__main__":
    main()
