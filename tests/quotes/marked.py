"""Marked articles and how near the finder comes to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from narrate.quotes import Quotation, find_quotations
from narrate.quotes.grammar import words

_HEADER = re.compile(r"(?P<name>language|families): *(?P<value>.*)")
_MARKED = re.compile(r"\{(?P<words>[^{}|]+)(?P<fields>(?:\|[^{}|]+)+)\}")
_WORD = re.compile(r"[^\W_]+")
_STYLES = {
    "“": "curly",
    '"': "straight",
    "‘": "british",
    "'": "straight single",
    "''": "doubled single",
    "``": "doubled single",
    "«": "guillemets",
    "»": "guillemets inwards",
    "‹": "single guillemets",
    "›": "single guillemets",
    "„": "low and high",
    "‚": "low and high",
    "「": "corner brackets",
    "『": "corner brackets",
    "—": "dialogue dash",
    "–": "dialogue dash",
}
_SMALL = words(
    """
    a an the of for from in at on and another his her their this that one der die das den dem des
    ein eine einer eines von vom für im in am bei aus le la les l un une de du d des pour el los las
    un una de del y para il lo gli di della o os as do da het een van
    """
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation as a person has marked it."""

    start: int
    end: int
    kind: str
    person: str | None
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article's text without its marking, and the marking."""

    name: str
    language: str
    text: str
    quotations: tuple[Marked, ...]


def parse_marked(source: str, name: str = "") -> MarkedArticle:
    """Take the marking out of an article.

    Raises:
        ValueError: a brace without its partner, or a quotation without a person.
    """
    head, _, body = source.partition("\n\n")
    fields = {m["name"]: m["value"] for m in map(_HEADER.fullmatch, head.splitlines()) if m}
    if "language" not in fields:
        raise ValueError(f"{name} does not begin with its language")
    common = tuple(fields.get("families", "").split())
    text = ""
    marked = []
    position = 0
    for match in _MARKED.finditer(body):
        text += body[position : match.start()]
        start = len(text)
        text += match["words"]
        position = match.end()
        marked.append(_marking(match, start, common, name))
    text += body[position:]
    if "{" in text or "}" in text or "|" in text:
        at = min(i for i in map(text.find, "{}|") if i >= 0)
        raise ValueError(
            f"{name} has a marking that cannot be read near {text[at - 20 : at + 40]!r}"
        )
    return MarkedArticle(name, fields["language"], text.strip("\n"), tuple(marked))


def _marking(match: re.Match[str], start: int, common: tuple[str, ...], name: str) -> Marked:
    quoted = match["words"]
    kind, person = "speech", ""
    families = list(common)
    for field in match["fields"][1:].split("|"):
        if field in ("fragment", "title", "speech"):
            kind = field
        elif field.startswith("#"):
            families += [family.removeprefix("#") for family in field.split()]
        else:
            person = field
    if not person and kind != "title":
        raise ValueError(f"{name} does not say who said {quoted!r}")
    style = _STYLES.get(quoted[:2]) or _STYLES.get(quoted[0], "no opening mark")
    return Marked(
        start,
        start + len(quoted),
        kind,
        None if person in ("", "?") else person,
        tuple(dict.fromkeys([style, kind, *families])),
    )


def read_marked(folder: Path) -> tuple[MarkedArticle, ...]:
    """Every marked article of a folder, by name."""
    return tuple(
        parse_marked(path.read_text(encoding="utf-8"), path.stem)
        for path in sorted(folder.glob("*.txt"))
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one marked quotation, or of one that is nobody's (`marked` is None)."""

    article: str
    language: str
    marked: Marked | None
    found: Quotation | None
    right_person: bool

    @property
    def said(self) -> bool:
        """True where somebody is quoted."""
        return self.marked is not None and self.marked.kind != "title"

    @property
    def given(self) -> bool:
        """True where the finder holds that somebody is quoted."""
        return self.found is not None and self.found.kind != "title"

    @property
    def right_kind(self) -> bool:
        return bool(self.marked and self.found and self.marked.kind == self.found.kind)


def compare(article: MarkedArticle) -> list[Outcome]:
    """Find the quotations of an article and hold each against the marking."""
    found = find_quotations(article.text, article.language)
    by_place = {_bare(article.text, q.start, q.end): q for q in found}
    pairs: list[tuple[Marked, Quotation | None]] = [
        (m, by_place.pop(_bare(article.text, m.start, m.end), None)) for m in article.quotations
    ]
    partners = _partners([(m.person, q.person) for m, q in pairs if q is not None])
    outcomes = [
        Outcome(article.name, article.language, m, q, q is not None and _agree(m, q, partners))
        for m, q in pairs
    ]
    extra = [Outcome(article.name, article.language, None, q, False) for q in by_place.values()]
    return outcomes + extra


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the words themselves: how far a mark or a comma reaches does not count."""
    found = list(_WORD.finditer(text, start, end))
    return (found[0].start(), found[-1].end()) if found else (start, end)


def _partners(pairs: Iterable[tuple[str | None, str | None]]) -> frozenset[tuple[str, str]]:
    """Which found person stands for which marked one: most frequent first, one for one."""
    counts = Counter((a, b) for a, b in pairs if a and b and _same_words(a, b))
    partners: dict[str, str] = {}
    for (marked, found), _ in counts.most_common():
        if marked not in partners and found not in partners.values():
            partners[marked] = found
    return frozenset(partners.items())


def _agree(marked: Marked, found: Quotation, partners: frozenset[tuple[str, str]]) -> bool:
    if marked.person is None or found.person is None:
        return marked.person is found.person
    return (marked.person, found.person) in partners


def _same_words(marked: str, found: str) -> bool:
    """True where one is said with words of the other: "Lima" and "Ana Lima", never "Rui Lima"."""
    a, b = (
        {word for word in _WORD.findall(name.casefold()) if word not in _SMALL}
        for name in (marked, found)
    )
    if not a or not b:
        return marked.casefold() == found.casefold()
    return a <= b or b <= a


@dataclass(frozen=True, slots=True)
class Score:
    """How much of a group of quotations came out right, in per cent."""

    marked: int
    span: float
    """F1 of where quotations begin and end."""
    kind: float
    """Share of those found whose kind is right."""
    person: float
    """F1 of span and person together. Titles have none and must not be given one: where a group
    has nothing else, the share that was left alone."""


def score(outcomes: Sequence[Outcome]) -> Score:
    """Sum up outcomes."""
    gold = [o for o in outcomes if o.marked is not None]
    hits = [o for o in gold if o.found is not None]
    found = len(hits) + len(outcomes) - len(gold)
    said = [o for o in gold if o.said]
    given = [o for o in outcomes if o.given]
    return Score(
        len(gold),
        _f1(len(hits), found, len(gold)),
        _percent(sum(o.right_kind for o in hits), len(hits)),
        _f1(sum(o.right_person for o in said if o.given), len(given), len(said))
        if said
        else _percent(len(gold) - len(given), len(gold)),
    )


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


def _f1(hits: int, found: int, gold: int) -> float:
    return _percent(2 * hits, found + gold)
