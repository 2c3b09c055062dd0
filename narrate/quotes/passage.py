"""A text cut into paragraphs, sentences and tokens, each quotation a single token.

Who said something is looked for in the words around a quotation, never inside it: so the
words quoted are one token here, and cannot be taken for a subject or a verb of saying.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from narrate.quotes.grammar import Grammar
from narrate.quotes.marks import Stretch

TokenKind = Literal["word", "mark", "quote"]

_TOKEN = re.compile(
    r"(?P<plain>[^\W\d_]+)(?=[ ,])"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<number>[$€£]?\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?(?:-[^\W_]+)*)"
    r"|(?P<word>[@#]\w+|[^\W_]+(?:[’'‑&-][^\W_]+)*(?:[a-z]\.(?:com|org|net))?)(?P<dot>\.(?![.]))?"
    r"|(?P<dots>[.?!…]+)|(?P<dash>--+)|(?P<run>(?P<same>[^\w\s])(?P=same){3,})|(?P<mark>[^\w\s])"
)
_PARTICLE = re.compile(r"(?:[a-z]{1,3}-|[dlo][’'])[^\W\d_a-z]")
"""A small word tied to a name: "al-Rashidi", "d’Estaing"."""

_PARAGRAPH = re.compile(r"[^\n]+")
_ENDS = ".?!…。！？؟"
_CLOSERS = " \t\xa0\u200b”\"’'»›“‘」』)]"


class Token:
    """A word, a punctuation mark or a whole quotation."""

    __slots__ = ("cap", "end", "kind", "lower", "owner", "quote", "start", "text")

    def __init__(
        self, text: str, start: int, end: int, kind: TokenKind, quote: int = -1, owner: bool = False
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.kind = kind
        self.lower = text.lower()
        self.cap = kind == "word" and (
            text[:1].isupper() or (not text.isalpha() and _PARTICLE.match(text) is not None)
        )
        self.quote = quote
        """Index of the quotation; -1 for words and marks."""
        self.owner = owner
        """True for "Lima’s": the text is without its ending, the offsets are with it."""

    def __repr__(self) -> str:
        return f"Token({self.text!r})"


class Paragraph:
    """One paragraph: its tokens and where its sentences begin and end among them."""

    __slots__ = ("bounds", "end", "quotes", "start", "tokens")

    def __init__(
        self, start: int, end: int, tokens: list[Token], bounds: list[tuple[int, int]]
    ) -> None:
        self.start = start
        self.end = end
        self.tokens = tokens
        self.bounds = bounds
        self.quotes = [i for i, token in enumerate(tokens) if token.kind == "quote"]

    def quote_before(self, index: int) -> int | None:
        """The quotation last before a token; None where it is the first."""
        place = bisect_left(self.quotes, index)
        return self.quotes[place - 1] if place else None

    def sentence_of(self, index: int) -> int:
        """Number of the sentence that the token stands in."""
        low, high = 0, len(self.bounds) - 1
        while low < high:
            middle = (low + high) // 2
            if self.bounds[middle][1] <= index:
                low = middle + 1
            else:
                high = middle
        return low


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Offsets of the paragraphs: lines that hold something."""
    return [m.span() for m in _PARAGRAPH.finditer(text) if not m.group().isspace()]


def read_paragraph(
    text: str, start: int, end: int, stretches: Sequence[tuple[int, Stretch]], grammar: Grammar
) -> Paragraph:
    """Cut one paragraph; `stretches` are its quotations with their numbers, in order."""
    tokens: list[Token] = []
    position = start
    for number, stretch in stretches:
        _cut(text, position, stretch.start, grammar, tokens)
        tokens.append(
            Token(text[stretch.start : stretch.end], stretch.start, stretch.end, "quote", number)
        )
        position = stretch.end
    _cut(text, position, end, grammar, tokens)
    return Paragraph(start, end, tokens, _sentences(tokens, grammar))


def _cut(text: str, start: int, end: int, grammar: Grammar, tokens: list[Token]) -> None:
    append = tokens.append
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        word = match.group()
        begin, stop = match.span()
        if kind == "plain":
            append(Token(word, begin, stop, "word"))
            continue
        if tokens and begin < tokens[-1].end:
            continue
        if kind in ("word", "dot"):
            word = match.group("word")
            if kind == "dot":
                short = word.lower() in grammar.abbreviations or (
                    len(word) == 1 and word != "I" and word.isalpha()
                )
                if not short and "-" in word:
                    short = word.rsplit("-", 1)[1].lower() in grammar.abbreviations
                if short:
                    word += "."
                else:
                    stop -= 1
            begin, word = _cut_elision(word, begin, grammar, tokens)
            word, tied = _cut_enclitic(word, grammar)
            owner = word[-2:] in ("’s", "'s") and word.lower() not in grammar.contractions
            if owner:
                word = word[:-2]
            elif text[stop : stop + 1] in ("’", "'") and word[-1:] in "szx" and stop < end:
                owner = True
                stop += 1
            short = word.lower() in grammar.contracted
            if short:
                # "He’s": the pronoun and its verb are two words
                cut = max(word.find("’"), word.find("'"))
                tokens.append(Token(word[:cut], begin, begin + cut, "word"))
                begin, word = begin + cut, word[cut:]
            if word:
                tokens.append(Token(word, begin, stop - len(tied), "word", owner=owner))
            if tied:
                tokens.append(Token(tied, stop - len(tied), stop, "word"))
            if kind == "dot" and not word.endswith("."):
                tokens.append(Token(".", stop, stop + 1, "mark"))
        elif kind in ("initials", "number"):
            token = Token(word, begin, stop, "word")
            # "der 45-Jährige"
            token.cap = token.cap or (grammar.nouns_capital and word.split("-")[-1][:1].isupper())
            tokens.append(token)
        else:
            tokens.append(Token(word, begin, stop, "mark"))


def _cut_elision(word: str, begin: int, grammar: Grammar, tokens: list[Token]) -> tuple[int, str]:
    """Cut "d’" off "d’après", as a token of its own; give where the rest begins, and the rest."""
    while grammar.elisions:
        at = max(word.find("’"), word.find("'"))
        if at < 1 or at + 1 == len(word) or word[:at].lower() not in grammar.elisions:
            break
        tokens.append(Token(word[: at + 1], begin, begin + at + 1, "word"))
        begin, word = begin + at + 1, word[at + 1 :]
    return begin, word


def _cut_enclitic(word: str, grammar: Grammar) -> tuple[str, str]:
    """The verb and the subject tied to it: "a-t-elle" is "a" and "elle"."""
    verb, _, tied = word.rpartition("-")
    if not verb or tied.lower() not in grammar.enclitics:
        return word, ""
    return verb.removesuffix("-t"), tied


def ending(token: Token) -> str:
    """The last character quoted, closing marks aside."""
    body = token.text.rstrip(_CLOSERS)
    return body[-1:]


def _sentences(tokens: Sequence[Token], grammar: Grammar) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    begin = 0
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        if i == last:
            break
        after = tokens[i + 1]
        if token.kind == "word":
            if not token.text.endswith("."):
                continue
            if after.kind == "quote":
                if token.lower in grammar.titles or not starts_big_quote(after):
                    continue
            elif not after.cap or after.lower not in grammar.openers or len(token.text) < 3:
                continue
        elif token.kind == "mark":
            if token.text[0] not in _ENDS:
                continue
            if after.kind == "mark" and after.text in ")]’'\"":
                continue
            if token.text[0] in "…" or len(token.text) > 2:
                if not (after.cap or after.kind == "quote"):
                    continue
            elif after.kind == "word" and after.text[0].islower():
                continue
        else:
            if after.kind == "mark" or (after.kind == "word" and not starts_big(after)):
                continue
            close = ending(token)
            if close not in _ENDS:
                continue
            if (close != "." or after.lower in grammar.finite) and says_next(
                tokens, i + 1, grammar
            ):
                continue
        bounds.append((begin, i + 1))
        begin = i + 1
    bounds.append((begin, len(tokens)))
    return bounds


def starts_big_quote(token: Token) -> bool:
    """True where the words quoted begin with a capital."""
    return token.text.lstrip("“\"'‘„«‹»›「『`,[( \xa0")[:1].isupper()


def starts_big(token: Token) -> bool:
    """True where a sentence may start with the token."""
    return not token.text[:1].islower()


def says_next(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """True for "Lima said" and "said Lima": a short tag that belongs to what stands before it."""
    for step in range(i, min(i + 7, len(tokens))):
        token = tokens[step]
        if token.kind != "word":
            return False
        if token.lower in grammar.finite:
            return step > i or token.text[0].islower()
    return False
