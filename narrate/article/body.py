"""Where on a page its article stands.

trafilatura says which sentences are the article's; the page's own tree says where they stand.
Nothing of trafilatura's text is used: it loses words, joins others and drops the first sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from narrate.article.flow import Piece
from narrate.article.letters import breadth, squeeze

_WHOLE_SHARE = 0.85
"""Share of the chosen text that the article's element must hold."""

_LARGEST_TREE_CHARS = 3_000_000
_MOST_ELEMENTS = 60_000
_DEEPEST = 250
"""A tree larger or deeper than these goes by the measure of its own text alone."""

_SHINGLE = 4
_NEAR = 12
"""How many lines from the text a short line may still be a part of it."""

_FAR = 25
"""How many lines lie between a text and one that has nothing to do with it."""

_LINES = ("p", "li", "blockquote", "pre", "h1", "h2", "h3", "span", "font", "center")
"""Elements that are a part of an article however much of it they hold."""
_PROSE_KINDS = ("paragraph", "item", "quotation")


@dataclass(frozen=True, slots=True)
class Body:
    """The place of an article on its page."""

    chosen: frozenset[int]
    """Indices of the pieces that are the article's text, by the extractor or by measure."""

    root: Any
    """The smallest element that holds nearly all of them; None if there are none."""

    weight: Mapping[Any, int]
    """Element -> characters of chosen pieces inside it; elements without any are not in it."""

    total: int
    """Characters of all chosen pieces."""

    @property
    def first(self) -> int:
        """Index of the first chosen piece."""
        return min(self.chosen)

    @property
    def last(self) -> int:
        """Index of the last chosen piece."""
        return max(self.chosen)

    def share(self, element: Any) -> float:
        """How much of the chosen text an element holds, from 0 to 1."""
        return self.weight.get(element, 0) / self.total if self.total else 0.0


def find_body(tree: Any, pieces: Sequence[Piece]) -> Body:
    """Which pieces are the article's text, and the element they stand in."""
    chosen = _by_extractor(tree, pieces) or _by_measure(pieces)
    body = _body(pieces, chosen)
    more = _in_twins(pieces, body) - chosen
    return _body(pieces, chosen | more) if more else body


def _body(pieces: Sequence[Piece], chosen: set[int]) -> Body:
    weight = _weights(pieces, chosen)
    total = sum(len(pieces[index].text) for index in chosen)
    return Body(frozenset(chosen), _root(weight, total), weight, total)


def _in_twins(pieces: Sequence[Piece], body: Body) -> set[int]:
    """Sentences in elements that stand beside the article's and are like it: its other chapters."""
    root = body.root
    parent = root.getparent() if root is not None else None
    if parent is None or root.tag not in ("div", "section") or not root.get("class"):
        return set()
    twins = [one for one in parent if one.tag == root.tag and one.get("class") == root.get("class")]
    found = {
        index
        for twin in twins
        if twin is not root
        for index in _inside(twin, pieces)
        if is_prose(pieces[index])
        and not pieces[index].reason
        and not _is_named_apart(pieces[index])
    }
    return found if sum(len(pieces[index].text) for index in found) > 0.2 * body.total else set()


def _is_named_apart(piece: Piece) -> bool:
    return any(hint.grip == "whole" for _, hint in piece.hints)


def _by_extractor(tree: Any, pieces: Sequence[Piece]) -> set[int]:
    """Pieces that trafilatura has in its text."""
    if not _bearable(tree):
        return set()
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its remarks are for its makers
    try:
        document: Any = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return set()  # a tree it was not made for; the page's own measure decides
    body: Any = getattr(document, "body", None)
    if body is None:
        return set()
    lines: list[str] = []
    for element in body.iter():
        lines += (element.text or "", element.tail or "")
    whole = {key for line in lines if (key := squeeze(line))}
    known: set[tuple[str, ...]] = set()
    known.update(_shingles(" ".join(lines)))
    chosen: set[int] = set()
    for index, piece in enumerate(pieces):
        if not piece.text:
            continue
        own = list(_shingles(piece.text))
        if len(own) > 1:
            if sum(one in known for one in own) >= 0.6 * len(own):
                chosen.add(index)
        elif squeeze(piece.text) in whole:
            chosen.add(index)
    return _without_echoes(pieces, chosen)


def _without_echoes(pieces: Sequence[Piece], chosen: set[int]) -> set[int]:
    """Leave out what stands far from the text: a menu's words, a notice at the foot of the page."""
    clusters: list[list[int]] = []
    for index in sorted(chosen):
        if len(pieces[index].text) <= 60:
            continue
        if not clusters or index - clusters[-1][-1] > _FAR:
            clusters.append([])
        clusters[-1].append(index)
    if not clusters:
        return chosen
    weights = [sum(len(pieces[index].text) for index in cluster) for cluster in clusters]
    kept = [
        (cluster[0] - _NEAR, cluster[-1] + _NEAR)
        for cluster, weight in zip(clusters, weights, strict=True)
        if weight >= 0.12 * max(weights)
    ]
    return {index for index in chosen if any(low <= index <= high for low, high in kept)}


def _bearable(tree: Any) -> bool:
    characters = elements = depth = 0
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if element.tag not in ("script", "style"):
            characters += len(element.text or "") + len(element.tail or "")
        if depth > _DEEPEST or elements > _MOST_ELEMENTS or characters > _LARGEST_TREE_CHARS:
            return False
    return True


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every few words in a row; letters where a script has no spaces."""
    words = re.findall(r"[぀-ヿ㐀-鿿가-힣฀-๿]|[^\W_]+", text.casefold())
    for start in range(len(words) - _SHINGLE + 1):
        yield tuple(words[start : start + _SHINGLE])


def is_prose(piece: Piece, *, least: int = 60) -> bool:
    """True for a piece that reads as sentences rather than as a label or a list of links."""
    text = piece.text
    return (
        piece.kind in _PROSE_KINDS
        and breadth(text) >= least
        and piece.linked < 0.4 * len(text)
        and re.search(r"[.!?。！？؟।…]", text) is not None
    )


def _by_measure(pieces: Sequence[Piece]) -> set[int]:
    """Prose below the element that has most of it close to itself."""
    score: dict[Any, float] = {}
    for piece in pieces:
        if piece.reason or _is_named_apart(piece):
            continue
        if not is_prose(piece):
            continue
        worth = 1 + min(len(piece.text) / 100, 4) + min(len(re.findall("[,，、،]", piece.text)), 4)
        element = piece.element
        for distance in range(4):
            element = element.getparent() if element is not None else None
            if element is None or not isinstance(element.tag, str):
                break
            score[element] = score.get(element, 0.0) + worth / (1, 1.5, 3, 6)[distance]
    if not score:
        return {
            index
            for index, piece in enumerate(pieces)
            if not piece.reason and not _is_named_apart(piece) and is_prose(piece, least=15)
        }
    best = max(score, key=lambda element: score[element])
    inside = _inside(best, pieces)
    return {index for index in inside if is_prose(pieces[index]) and not pieces[index].reason}


def _inside(root: Any, pieces: Sequence[Piece]) -> set[int]:
    below = {id(element): element for element in root.iter()}
    return {index for index, piece in enumerate(pieces) if id(piece.element) in below}


def _weights(pieces: Sequence[Piece], chosen: set[int]) -> dict[Any, int]:
    """Element -> characters of chosen text in it, each element visited once."""
    weight: dict[Any, int] = {}
    order: dict[Any, None] = {}
    for index in chosen:
        element = pieces[index].element
        if element is None:
            continue
        weight[element] = weight.get(element, 0) + len(pieces[index].text)
    for start in list(weight):
        path = []
        element = start
        while element is not None and element not in order:
            path.append(element)
            element = element.getparent()
        for one in reversed(path):
            order[one] = None
    # Parents come before their children in `order`, so its reverse sums from the leaves up.
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and element in weight:
            weight[parent] = weight.get(parent, 0) + weight[element]
    return weight


def _root(weight: Mapping[Any, int], total: int) -> Any:
    """The lowest element with nearly all of the chosen text in it."""
    if not total:
        return None
    best = None
    for element, held in weight.items():
        if held >= _WHOLE_SHARE * total and (best is None or _is_below(element, best, weight)):
            best = element
    while best is not None and best.tag in _LINES and best.getparent() is not None:
        best = best.getparent()
    return best


def _is_below(element: Any, other: Any, weight: Mapping[Any, int]) -> bool:
    """True where an element is inside another: of two that hold nearly all, one holds the other."""
    if weight[element] != weight[other]:
        return weight[element] < weight[other]
    return any(ancestor is other for ancestor in element.iterancestors())
