"""How long it takes to put a megabyte into words: plain news, news in one line, figures only.

python -m tests.benchmarks.spoken
"""

from __future__ import annotations

import time
from pathlib import Path

from narrate.wording import split_sentences, spoken

SIZE = 1_000_000
LIMIT_S = 2.0

NEWS = """The city council voted on Tuesday to put off the plan for a new bridge, after residents \
said that the noise and the dust of the works would last for years. "We have lived with this for \
long enough," said Maria Lopez, who runs a bakery near the river and has three children at the \
local school. The mayor, who had backed the plan since 2019, said she was disappointed but would \
try again in the spring. The bridge would cost $45 million, of which the state has promised to \
pay 60 percent.
Officials at the transport department said that about 12,000 cars cross the old bridge every day, \
and that its steel was in poor condition. Mr. Lopez, her husband, did not believe the figures. \
"They always say that," he said. The U.S. government has set aside money for such repairs, and \
the state hopes to get a share of it.
The council will meet again on Jan. 14 at 7 p.m. to hear from both sides. Until then, the old \
bridge will stay open, with a speed limit of 30 mph for lorries and buses.
"""
CASES = Path(__file__).parent.parent / "spoken" / "en.tsv"


def megabyte(text: str) -> str:
    return (text * (SIZE // len(text) + 1))[:SIZE]


def main() -> None:
    figures = "\n".join(line.split("\t")[0] for line in CASES.read_text("utf-8").splitlines())
    spoken(NEWS)
    for name, text in (
        ("news", megabyte(NEWS)),
        ("news in one line", megabyte(NEWS.replace("\n", " "))),
        ("figures only", megabyte(figures + "\n")),
    ):
        begin = time.process_time()
        spoken(text)
        took = time.process_time() - begin
        begin = time.process_time()
        split_sentences(text)
        split = time.process_time() - begin
        print(
            f"{name:18} {took:5.2f} s spoken (limit {LIMIT_S:.0f} s for news), {split:.2f} s split"
        )


if __name__ == "__main__":
    main()
