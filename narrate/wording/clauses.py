"""Long sentences cut for engines that take only so many characters at once."""

from __future__ import annotations

import re
import unicodedata

from narrate.wording.sentences import split_sentences

_STRONG = re.compile(r"[;:](?=\s)|[;:；：](?=\S)|\s[—–-](?=\s)|—|[)\]）」』](?=\s)")
_COMMA = re.compile(r",[\"”’]?(?=\s)|[،、，]")
_JOINING = re.compile(
    r"\s(?=(?:and|but|or|because|which|who|that|while|when|where|although|after|before|since|"
    r"until|if|as|"
    r"und|oder|aber|dass|weil|wenn|als|nachdem|obwohl|sowie|"
    r"et|mais|ou|que|qui|parce|quand|lorsque|tandis|"
    r"y|pero|o|porque|cuando|mientras|aunque)\s)"
)
_SPACE = re.compile(r"\s")
_ENDERS = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[”’」』）]*")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def split_clauses(text: str, max_chars: int, language: str = "en") -> tuple[str, ...]:
    """`text` in pieces of at most `max_chars`, cut at the best border each piece has.

    Borders, best first: the end of a sentence, a semicolon, colon or dash, a comma, a word that
    opens a clause, a space. Joined, the pieces are the text again. A word is never cut, unless it
    alone is longer than `max_chars` (then it is no word); scripts without spaces are cut between
    characters, never before a combining mark.

    Raises:
        ValueError: `max_chars` is less than 1.
    """
    if max_chars < 1:
        raise ValueError(f"max_chars is {max_chars}: no text is that short")
    if len(text) <= max_chars:
        return (text,) if text else ()
    pieces: list[str] = []
    held = ""
    for start, end in split_sentences(text, language):
        if len(held) + end - start <= max_chars:
            held += text[start:end]
            continue
        if held:
            pieces.append(held)
            held = ""
        at = start
        while end - at > max_chars:
            cut = _border(text, at, max_chars)
            pieces.append(text[at:cut])
            at = cut
        held = text[at:end]
    if held:
        pieces.append(held)
    return tuple(pieces)


def _border(text: str, at: int, room: int) -> int:
    """Where to cut the piece that begins at `at` and must end within `room` characters."""
    limit = at + room
    window = text[at : limit + 1]
    for pattern, least in ((_ENDERS, 0.3), (_STRONG, 0.3), (_COMMA, 0.35), (_JOINING, 0.5)):
        last = 0
        for found in pattern.finditer(window):
            end = found.end()
            while end < len(window) and window[end].isspace():
                end += 1
            if end <= room and end > room * least and not _in_word(text, at + end):
                last = end
        if last:
            return at + last
    last = 0
    for found in _SPACE.finditer(window):
        if found.end() <= room:
            last = found.end()
    if last and window[:last].strip() and not _UNSPACED.search(window, last):
        return at + last
    cut = limit
    if _UNSPACED.search(window):
        while cut > at + 1 and _in_word(text, cut):
            cut -= 1
        if cut > at + 1:
            return cut
    if last and window[:last].strip():
        return at + last
    return _before_marks(text, at, limit)


def _in_word(text: str, cut: int) -> bool:
    """Whether a cut here would part a spaced word or a character from its marks."""
    if cut >= len(text):
        return False
    left, right = text[cut - 1], text[cut]
    if _is_mark(right) or left == "\u200d":
        return True
    if not (left.isalnum() or _is_mark(left)) or not right.isalnum():
        return (
            not left.isspace()
            and not right.isalnum()
            and not right.isspace()
            and right not in "（「『“《("
        )
    return not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or char == "\u200d" or "\ufe00" <= char <= "\ufe0f"


def _before_marks(text: str, at: int, cut: int) -> int:
    """`cut`, moved back so that no character loses its combining marks, if that leaves any."""
    back = cut
    while back > at + 1 and (_is_mark(text[back]) or text[back - 1] == "\u200d"):
        back -= 1
    return back if back > at + 1 or not _is_mark(text[back]) else cut
