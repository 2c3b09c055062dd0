"""Which language a text is in: by its script, then by its commonest words.

A few hundred words that every article uses tell the languages of one script apart; no model is
loaded, and a book costs no more than its beginning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

SAMPLE_CHARS = 20_000
"""How much of a text is looked at."""

COMMON_WORDS: Mapping[str, str] = {
    "en": "the of and to in a is that for it was on with as be by he at from his are this have "
    "not but had they which she were you their been has will said would who more about we",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
    "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
    "über",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce "
    "il sont avec son aux ont mais comme elle nous cette ou leur été à être l d qu",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o "
    "pero sus le ha me sin sobre este ya entre cuando todo esta ser son dos también fue "
    "había",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi "
    "ao ele das tem à seu sua ou ser quando muito há nos já está eu também pelo pela até "
    "são",
    "it": "di e il la che in un a per è una sono non si da con i le del della nel alla dei gli "
    "anche al come più ha lo ma delle dal se ci questo nella tra stato l dell hanno",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die als ook maar door "
    "bij om naar dan ze wordt nog hij uit deze heeft over zich worden was kan meer geen",
    "sv": "och i att det som en på är av för med den till inte om har de ett han men var jag "
    "sig från vi så kan när år säger under också efter eller nu sin där vid mot skulle",
    "da": "og i at det er en til på for med af den der de ikke har som et han om var men jeg "
    "sig fra vi så kan når år siger også efter eller nu sin hvor ved mod skulle blev",
    "nb": "og i det på er som en til for av med at har de ikke den et han om var men jeg seg "
    "fra vi så kan når år sier også etter eller nå sin hvor ved mot skulle ble",
    "fi": "ja on ei se että hän oli ovat mutta kun niin myös joka mukaan ole kuin sen olla tai "
    "jo vain jos sitä mitä ollut nyt sekä hänen noin mikä kuitenkin",
    "pl": "w i na z się do nie że jest to o jak za po od przez ale co dla jego czy są był tym "
    "tak już jej tylko które który oraz być może przed",
    "cs": "a v se na je že to s z do o i ve pro jako by ale jsou po který jeho také už nebo byl "
    "bylo při až však které podle jen má ke mezi tak",
    "hu": "a az és hogy nem is egy volt ez meg de csak el már mint ki ha vagy még lehet azt "
    "kell van után szerint nagyon minden pedig között",
    "ro": "de și în a la cu pe care să nu din o un este mai pentru ca au fost că se sunt lui "
    "dar al prin ale sau după această către fi",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne o ya var değil "
    "ancak her göre ise mi oldu olduğunu dedi",
    "id": "yang dan di dengan untuk dari ini itu tidak dalam pada akan adalah ke juga oleh "
    "mereka karena telah tersebut sudah bisa ada atau lebih saat kata",
    "vi": "và của là có trong được không cho một các với người này những đã khi để đến cũng về "
    "từ như nhiều tại sẽ ở",
    "ca": "de la i el que en a les els un per amb una és del no al es són més va com ha dels "
    "seva però han aquest aquesta també hi ser",
    "ru": "и в не на что с по это как он к а но из его от за о был же для так у она бы только "
    "было все году до может они или который при сказал",
    "uk": "і в не на що з до та за у як від про але це для його є він по й які також було під "
    "час який років вона після може щоб",
    "bg": "и на в да се за от е с не че по са със като това при до към още след които той ще "
    "беше който или но има",
    "sr": "је и у да се на за су од са не као што из који би али то о до због који није био према",
    "ar": "في من على إلى أن التي عن مع الذي هذا هذه ما لا كان كما قال بين ذلك بعد قد أو كل لم",
    "fa": "و در به از که این را با است برای آن یک تا بر هم شد کرد خود گفت شده نیز می",
    "ur": "کے کی میں ہے اور سے کا کو نے کہ اس پر ہیں یہ بھی کر نہیں تو ایک تھا",
}
"""BCP 47 language -> some of its commonest written words. Only scripts with spaces need them."""

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("kana", "\u3041-\u30ff\uff66-\uff9d"),
    ("hangul", "\uac00-\ud7a3\u1100-\u11ff"),
    ("han", "\u3400-\u9fff"),
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("hebrew", "\u0590-\u05ff"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("devanagari", "\u0900-\u097f"),
    ("thai", "\u0e00-\u0e7f"),
)

_LANGUAGE_OF_SCRIPT: Mapping[str, str] = {
    "kana": "ja",
    "hangul": "ko",
    "han": "zh",
    "hebrew": "he",
    "greek": "el",
    "devanagari": "hi",
    "thai": "th",
}

_CANDIDATES: Mapping[str, tuple[str, ...]] = {
    "cyrillic": ("ru", "uk", "bg", "sr"),
    "arabic": ("ar", "fa", "ur"),
}


def guess_language(text: str) -> str:
    """The BCP 47 tag of the language most of a text is in; "en" where nothing tells."""
    sample = text[:SAMPLE_CHARS]
    counts = {name: len(re.findall(f"[{letters}]", sample)) for name, letters in _SCRIPTS}
    # One Han character says as much as a word of two or three letters; kana among them is Japanese.
    counts["han"] *= 2
    if counts["kana"] * 20 > counts["han"] > 0:
        counts["kana"] += counts["han"]
        counts["han"] = 0
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return "en"
    if script in _LANGUAGE_OF_SCRIPT:
        return _LANGUAGE_OF_SCRIPT[script]
    return _by_words(sample, _CANDIDATES.get(script) or _latin())


@cache
def _latin() -> tuple[str, ...]:
    others = {language for group in _CANDIDATES.values() for language in group}
    return tuple(language for language in COMMON_WORDS if language not in others)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Word -> language -> weight; a word that many languages share weighs less in each."""
    shared = Counter(word for words in COMMON_WORDS.values() for word in words.split())
    weights: dict[str, dict[str, float]] = {}
    for language, words in COMMON_WORDS.items():
        for word in words.split():
            weights.setdefault(word, {})[language] = 1 / shared[word]
    return weights


def _by_words(sample: str, candidates: tuple[str, ...]) -> str:
    score = dict.fromkeys(candidates, 0.0)
    weights = _weights()
    for word in re.findall(r"[^\W\d_]+", sample.casefold()):
        for language, weight in weights.get(word, {}).items():
            if language in score:
                score[language] += weight
    return max(candidates, key=lambda language: score[language])
