"""IPA in the spelling that espeak-ng takes between `[[` and `]]`.

Which sounds a language has, and how each is spelt, is asked of the library itself: every spelling
below is spoken once and the library says in IPA what it took it for. So one list does for all its
languages, and a word with a sound that the language does not have is left as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from narrate.engines import espeakng

_SPELLINGS = """
    i: i I u: u U e: e E E: o: o O O: O2 a a: aa A: A 0 V @ 3: 3 @2 @5 a# I# I2 y y: Y Y: Y2 W W:
    & &: 8 u" i" M o- a/ e~ E~ a~ A~ o~ O~ W~ i~ u~ I~ U~
    aI aU eI OI oU @U eU oI uI ai au ei oi ui ou EI EU OU Yy Yi ie uo iE
    A@ O@ o@ e@ i@ i@3 U@ 3 aI@ aI3 aU@ IR VR @L m- n- l- N- r-
    p t k b d g t[ d[ t. d. c J q G ? ph th kh
    m n N n^ n. f v T D s z S Z s. z. S; Z; C x Q X Q" h H B v# w# l#
    tS dZ tS; dZ; ts dz pF tS. dZ.
    r r- R r" * ** r. l L l^ l. j w u- ; w2
    t; d; n; l; s; z; p; b; m; f; v; r; k; g;
"""
"""How the library spells sounds: those of its base tables and of its larger languages. An earlier
one is preferred where two are the same sound."""

_NEAREST: tuple[tuple[str, str], ...] = (
    ("g", "ɡ"), ("əʊ", "oʊ"), ("oʊ", "əʊ"), ("ɝ", "ɜː"), ("ɝ", "ɚ"), ("ɚ", "ə"), ("ɜː", "ɜ"),
    ("ɜ", "ɜː"), ("ɒ", "ɑː"), ("ɒ", "ɔ"), ("ɑ", "ɑː"), ("ɑː", "ɑ"), ("ɑ", "a"), ("aː", "ɑː"),
    ("aː", "a"), ("a", "ɑː"), ("a", "æ"), ("æ", "ɛ"), ("æ", "a"), ("ɛ", "e"), ("e", "ɛ"),
    ("ɛː", "ɛ"), ("eː", "eɪ"), ("eː", "e"), ("e", "eɪ"), ("oː", "oʊ"), ("oː", "o"), ("o", "ɔː"),
    ("o", "oʊ"), ("ɔ", "ɔː"), ("ɔː", "ɔ"), ("ɔ", "o"), ("i", "iː"), ("iː", "i"), ("ɪ", "i"),
    ("ᵻ", "ɪ"), ("u", "uː"), ("uː", "u"), ("ʊ", "u"), ("ʉ", "uː"), ("ʉː", "uː"), ("ɨ", "ɪ"),
    ("ɨ", "i"), ("ʌ", "ɐ"), ("ʌ", "a"), ("ɐ", "ə"), ("ə", "ɐ"), ("ə", "e"), ("ɯ", "u"), ("y", "uː"),
    ("y", "u"), ("yː", "y"), ("yː", "uː"), ("ø", "ɜː"), ("ø", "e"), ("øː", "ø"), ("øː", "ɜː"),
    ("œ", "ø"), ("œ", "ɛ"), ("œː", "œ"), ("ɤ", "ʌ"), ("r", "ɹ"), ("ɹ", "r"), ("ɾ", "r"),
    ("ʁ", "ʀ"), ("ʁ", "r"), ("ʁ", "ɹ"), ("ʀ", "r"), ("ʀ", "ɹ"), ("ɽ", "r"), ("rː", "r"), ("ɫ", "l"),
    ("ʎ", "lj"), ("ɬ", "l"), ("ɲ", "nj"), ("ɳ", "n"), ("ɱ", "m"), ("ɭ", "l"), ("x", "k"),
    ("χ", "x"), ("ɣ", "ɡ"), ("ç", "ʃ"), ("ɕ", "ʃ"), ("ʂ", "ʃ"), ("ʑ", "ʒ"), ("ʐ", "ʒ"),
    ("tɕ", "tʃ"), ("dʑ", "dʒ"), ("tʂ", "tʃ"), ("dʐ", "dʒ"), ("ʈ", "t"), ("ɖ", "d"), ("ħ", "h"),
    ("ɦ", "h"), ("ʋ", "v"), ("β", "v"), ("ɸ", "f"), ("ð", "d"), ("θ", "t"), ("w", "v"), ("v", "w"),
    ("ʍ", "w"), ("ɥ", "j"), ("ɰ", "w"), ("ʒ", "z"), ("ʃ", "s"), ("q", "k"), ("ɟ", "dʒ"),
    ("c", "tʃ"), ("ʷ", "w"), ("ʲ", "j"), ("ɑ̃", "ɑːn"), ("ɑ̃", "an"), ("ɔ̃", "ɔːn"), ("ɔ̃", "on"),
    ("ɛ̃", "æn"), ("ɛ̃", "en"), ("œ̃", "ʌn"), ("œ̃", "en"), ("ã", "ɑ̃"), ("ã", "an"), ("õ", "ɔ̃"),
    ("õ", "on"), ("ẽ", "ɛ̃"), ("ẽ", "en"), ("l̩", "əl"), ("n̩", "ən"), ("m̩", "əm"), ("ŋ", "n"),
)  # fmt: skip
"""A sound, and what a speaker without it says instead; several in the order to try."""

_IGNORED = re.compile(r"[./\[\]()\s‿ʰʼˑ\u0361\u035c\u032f\u032a\u0325\u032c\u0308\u031e\u1d5d]")
"""Marks that change nothing here: brackets, ties, syllable breaks, aspiration, fine shades."""

_STRESS = {"ˈ": "'", "'": "'", "ˌ": ",", ",": ","}
_VOWEL_SPELLINGS = frozenset("iIuUeEoOaAV0@38yYW&M")
_VOWELS = frozenset("aeiouyæøœɐɑɒɔəɚɛɜɝɨɪɯɤɵʉʊʌʏᵻɘɞɶ")


def mnemonics(ipa: str, identifier: str) -> str | None:
    """The word as the voice `identifier` spells it; None where it has not all the sounds.

    >>> mnemonics("zəˈlɛnski", "gmw/en-US")
    "z|@|l|'E|n|s|k|i:"
    """
    sounds = _sounds(identifier)
    rest = _plain(ipa)
    spelt: list[str] = []
    stress = ""
    stressed = False
    vowels: list[int] = []
    while rest:
        if rest[0] in _STRESS:
            stress = _STRESS[rest[0]]
            rest = rest[1:]
            continue
        found = _longest(rest, sounds)
        if found is None and rest[0] == "ː" and spelt:
            rest = rest[1:]  # longer than the language has it
            continue
        if found is None:
            return None
        taken, spellings = found
        for sound, spelling in spellings:
            if sound[0] in _VOWELS or "̩" in sound:
                vowels.append(len(spelt))
                spelling, stressed = stress + spelling, stressed or stress == "'"
                stress = ""
            spelt.append(spelling)
        rest = rest[taken:]
    if vowels and not stressed:
        spelt[vowels[0]] = "'" + spelt[vowels[0]].lstrip(",")
    return "|".join(spelt) or None


def _longest(
    text: str, sounds: Mapping[str, str]
) -> tuple[int, tuple[tuple[str, str], ...]] | None:
    """(Code points taken, (sound, spelling) of each) of the longest sound at the beginning."""
    for size in range(min(4, len(text)), 0, -1):
        sound = text[:size]
        if sound in sounds:
            return size, ((sound, sounds[sound]),)
        for one, other in _NEAREST:
            if one == sound:
                parts = _all(other, sounds)
                if parts is not None:
                    return size, parts
    return None


def _all(text: str, sounds: Mapping[str, str]) -> tuple[tuple[str, str], ...] | None:
    """The sounds of a text that holds only sounds the language has."""
    parts: list[tuple[str, str]] = []
    while text:
        size = next((size for size in (4, 3, 2, 1) if text[:size] in sounds), 0)
        if not size:
            return None
        parts.append((text[:size], sounds[text[:size]]))
        text = text[size:]
    return tuple(parts)


@cache
def _sounds(identifier: str) -> Mapping[str, str]:
    """IPA -> spelling, of all sounds that the voice has."""
    spellings = tuple(dict.fromkeys(_SPELLINGS.split()))
    # A vowel between consonants, a consonant by itself or before a vowel: elsewhere a language may
    # turn it into another sound.
    asked = [form.format(one) for one in spellings for form in ("[[t'{}t]]", "[[{}]]", "[[{}'E]]")]
    heard = [
        tuple(_plain(sound.lstrip("ˈˌ")) for sound in told)
        for told in espeakng.phonemes(asked, identifier)
    ]
    found: dict[str, str] = {}
    for at, spelling in enumerate(spellings):
        between, alone, before = heard[3 * at : 3 * at + 3]
        if len(between) == 3 and between[0] == between[2] == "t" and between[1][0] in _VOWELS:
            found.setdefault(between[1], spelling)
        elif spelling[0] not in _VOWEL_SPELLINGS:
            for told in (alone, before[:-1]):
                if len(told) == 1 and told[0][0] not in _VOWELS:
                    found.setdefault(told[0], spelling)
    return {sound: spelling for sound, spelling in found.items() if not _UNCLEAR.search(sound)}


_UNCLEAR = re.compile('[-"#^.\ufffd]')
"""What the library has no IPA for, or told cut short."""


def _plain(ipa: str) -> str:
    return unicodedata.normalize("NFC", _IGNORED.sub("", unicodedata.normalize("NFD", ipa)))
