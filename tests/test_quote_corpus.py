"""Quotations and speakers in the marked articles of `tests/quotes`, held to pinned figures.

The table: `pytest -n 0 -s tests/test_quote_corpus.py`. After a change for the better, raise the
pins with `NARRATE_RAISE_SCORES=1 pytest tests/test_quote_corpus.py`; no pin is lowered that way.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.quotes.marked import Outcome, Score, compare, parse_marked, read_marked, score

FOLDER = Path(__file__).parent / "quotes"
PINS = FOLDER / "scores.json"
MEASURES = ("span", "kind", "person")
RAISING = bool(os.environ.get("NARRATE_RAISE_SCORES"))


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [outcome for article in read_marked(FOLDER) for outcome in compare(article)]


def _by(outcomes: list[Outcome], keys: Callable[[Outcome], tuple[str, ...]]) -> dict[str, Score]:
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for key in keys(outcome):
            groups[key].append(outcome)
    return {key: score(groups[key]) for key in sorted(groups)}


def _scores(outcomes: list[Outcome]) -> dict[str, dict[str, Score]]:
    return {
        "all": {"all": score(outcomes)},
        "language": _by(outcomes, lambda o: (o.language,)),
        "family": _by(outcomes, lambda o: o.marked.families if o.marked else ()),
    }


def _show(scores: dict[str, dict[str, Score]]) -> None:
    for group, members in scores.items():
        print(f"\n{group:22} {'marked':>6} {'span':>6} {'kind':>6} {'person':>6}")
        for name, s in members.items():
            print(f"{name:22} {s.marked:6} {s.span:6} {s.kind:6} {s.person:6}")


def test_scores_do_not_fall(outcomes: list[Outcome]) -> None:
    """Span, kind and person, for the whole corpus, every language and every family.

    A pin is of one set of quotations: where the corpus has grown, the group is pinned anew.
    """
    scores = _scores(outcomes)
    _show(scores)
    pins = json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {}
    fallen = []
    for group, members in scores.items():
        for name, measured in members.items():
            pinned = pins.setdefault(group, {}).setdefault(name, {})
            if RAISING and pinned.get("marked") != measured.marked:
                pinned.clear()
                pinned["marked"] = measured.marked
            if pinned.get("marked") != measured.marked:
                fallen.append(f"{group} {name}: {measured.marked} are marked; pin them anew")
            for measure in MEASURES:
                now, least = getattr(measured, measure), pinned.get(measure, 0.0)
                if now < least:
                    fallen.append(f"{group} {name}: {measure} is {now}, was {least}")
                pinned[measure] = max(now, least)
    if RAISING:
        PINS.write_text(json.dumps(pins, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    assert not fallen, "\n".join(fallen)


def test_every_group_is_pinned(outcomes: list[Outcome]) -> None:
    """A new article cannot bring a family that nobody watches."""
    pins = json.loads(PINS.read_text(encoding="utf-8"))

    assert {g: set(m) for g, m in pins.items()} == {
        group: set(members) for group, members in _scores(outcomes).items()
    }


def test_marking_is_taken_out_and_remembered() -> None:
    article = parse_marked(
        "language: en\nfamilies: role\n\n"
        "{“Yes,”|Ana Lima|#pronoun #again} she said of {“Mirror.”|title}\n"
    )

    assert article.text == "“Yes,” she said of “Mirror.”"
    first, second = article.quotations
    assert article.text[first.start : first.end] == "“Yes,”"
    assert (first.person, first.kind) == ("Ana Lima", "speech")
    assert first.families == ("curly", "speech", "role", "pronoun", "again")
    assert (second.person, second.kind) == (None, "title")


@pytest.mark.parametrize(
    "body", ["{“Yes,”} she said.", "{“Yes,”|speech} she said.", "“Yes,”|Ana Lima} she said."]
)
def test_a_marking_that_says_too_little_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=r"yes\.txt"):
        parse_marked(f"language: en\n\n{body}\n", "yes.txt")


def test_one_voice_for_two_people_is_no_match() -> None:
    """Who is found must stand for one marked person only."""
    article = parse_marked(
        "language: en\n\n"
        "{“It works,”|Ana Lima} Lima said. {“It is cheap,”|Rui Lima} Lima said. "
        "{“We start,”|Ana Lima} Lima said.\n"
    )

    assert [outcome.right_person for outcome in compare(article)] == [True, False, True]


def test_corpus_is_large_and_speaks_many_languages() -> None:
    articles = read_marked(FOLDER)

    assert len(articles) >= 60
    assert sum(len(article.quotations) for article in articles) >= 400
    assert len({article.language for article in articles}) >= 10
