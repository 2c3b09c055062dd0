"""How much a text looks as if somebody wrote it: what tells a right decoding from a wrong one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from narrate.article.languages import LATIN, LETTERS, guess_language, knows_word

_COMMON_CHINESE = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么"
    "心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外"
    "這來國個說們為時會過學對裡後麼還發從兩長樣現將與無開點問應進關實體電話當書業員際間題區機構報導記者市"
)
_COMMON_JAPANESE = frozenset(
    "日一人年大本中国出上分行時者月生会自地見前手事場方社合東間対今回学市新町村年代円"
)
_COMMON_KOREAN = frozenset(
    "이다는의에을가고하지로도한리사기를자어은라시아나서인그있대해들정일수보전것부니면원주장스만여오게으상동공"
)
_COMMON_LETTERS = frozenset("оеаинтсрвлкдмпуיוהלארתמשנבדαοιετσνηυρπκςاليمنوترهبعานรกเอ่งยลมวด้ทสไ")
"""The commonest letters of the scripts that have a table of 128 signs to themselves."""

_SIGNS = frozenset(
    "“”‘’„‚«»‹›–—…·•°§€£©®™¿¡ºª½¼¾×′″、。「」『』（）！？：；，《》〈〉【】・〜ー№،؛؟"
)
_NEVER = frozenset("¤¦¨¬¯´¸¶‡†‰ˆ˜¹²³µ¥¢ƒ")
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ")

RIGHT = 0.35
"""A decoding that scores more than this is nearly always the right one."""


def plausibility(text: str, size: int) -> float:
    """How likely a decoding is right, from about -3 to about 1.

    `size` is how many bytes beyond ASCII it was made of, so that decodings with few, dense
    characters and those with many thin ones can be compared.
    """
    if not size:
        return 1.0
    language = guess_language(text)
    letters = LETTERS.get(language, "")
    wide = sum("\u3041" <= character <= "\ud7a3" for character in text)
    # Half of such a character may be a byte that looks like ASCII.
    size = max(size, 2 * wide)
    foreign = language in LATIN
    total = 0.0
    for character, count in Counter(text).items():
        if character >= "\x80":
            worth = _worth(character, letters)
            # A Greek or Cyrillic letter in a text that is Latin otherwise is no letter of it.
            total += count * (worth if not foreign or character < "\u0370" else min(worth, 0.4))
        elif character < " " and character not in "\t\n\r\f\x1b":
            total -= 2 * count
    # A capital inside a word, letters of two scripts in one, a sign between two letters.
    total -= 1.5 * len(_SHOUT.findall(text)) + 2 * len(_MIXED.findall(text))
    total -= 1.5 * len(_SIGN_IN_WORD.findall(text))
    words = Counter(word for word in _WORD.findall(text.casefold()) if not word.isascii())
    total += 2 * sum(count for word, count in words.items() if knows_word(word, language))
    return total / size


_WORD = re.compile(r"[^\W\d_]+")
_SHOUT = re.compile(
    r"[a-zß-öø-ÿāăąćčēęěğıķłńňřśşšťůźžа-яёα-ω](?=[À-ÖØ-ÞĀĂĄĆČĐĒĘĚĞİĶŁŃŇŘŚŞŠŤŮŹŽА-ЯЁΑ-Ω])"
)
_MIXED = re.compile(
    r"[a-zA-Z](?=[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f])"
    r"|[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f](?=[a-zA-Z])"
)
_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s'’.\-·/@&+:;,*“”\"(){}\[\]<>=?!|%_–—‘…ー・](?=[^\W\d_])"
)

_KINDS: Mapping[str, float] = {
    "Cc": -4,
    "Cn": -4,
    "Co": -4,
    "Cs": -4,
    "So": -0.8,
    "Sk": -1,
    "Lm": -0.3,
}


def _worth(character: str, letters: str) -> float:
    """What one character beyond ASCII says of a decoding."""
    if character in _SIGNS:
        return 0.4
    if character in _NEVER:
        return -0.8
    if character == "\ufffd":
        return -4
    low = character.lower()
    if character < "\u0250" or "\u1e00" <= character < "\u1f00":
        return (0.8 if low in letters else -0.5) if character.isalpha() else _kind(character)
    if low in _COMMON_LETTERS:
        return 0.9
    if "\u0400" <= character < "\u0500":
        return 0.4 if low in _CYRILLIC else 0.2 if low in letters else -1
    if "\u3041" <= character <= "\u30ff":
        return 1.9
    if "\uac00" <= character <= "\ud7a3":
        return 2.2 if character in _COMMON_KOREAN else 0.3
    if "\u4e00" <= character <= "\u9fff":
        common = character in _COMMON_CHINESE or character in _COMMON_JAPANESE
        return 2.4 if common else 0.1
    if "\uff61" <= character <= "\uff9f" or "\u2500" <= character < "\u2600":
        return -1.2  # half-width kana and box drawing: hardly anybody writes them
    if "\u0370" <= character < "\u03ff" or "\u0590" <= character < "\u0700":
        return 0.4 if character.isalpha() else -0.2
    if "\u0e00" <= character < "\u0e80":
        return 0.3
    return _kind(character)


def _kind(character: str) -> float:
    return _KINDS.get(unicodedata.category(character), -0.3)
