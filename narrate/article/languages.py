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
    "not but had they which she were you their been has will said would who more about we "
    "when one what if no so up out them can there all its after also than into only other "
    "new some could these two first then do any my now such like our over me even most "
    "made before him how know again nobody knows many very your did got people through "
    "where down year years",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
    "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
    "über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei "
    "ihr seine ich wir wenn kann was wieder weiß niemand keine schon gegen unter vom "
    "diese dieser wurden hatte worden sagte sagt ihre zwei jahr jahre",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce "
    "il sont avec son aux ont mais comme elle nous cette ou leur été à être l d qu n s c "
    "où sa ses ces y fait après tout deux si ils dit bien sans même peut aussi avait "
    "était entre encore fois depuis très on quand a personne sait n’ont année ans",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o "
    "pero sus le ha me sin sobre este ya entre cuando todo esta ser son dos también fue "
    "había muy hasta desde nos años hay nadie sabe dicen les dijo donde porque ni contra "
    "está han eso quien tiene durante uno otro parte tras según cuándo",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi "
    "ao ele das tem à seu sua ou ser quando muito há nos já está eu também pelo pela até "
    "são ninguém sabe dizem isso ela entre era depois sem mesmo aos seus quem nas me esse "
    "eles estão você foram ano anos disse ainda onde",
    "it": "di e il la che in un a per è una sono non si da con i le del della nel alla dei gli "
    "anche al come più ha lo ma delle dal se ci questo nella tra stato l dell hanno "
    "essere nessuno sa quando dicono ad alle ai sul sulla suo sua loro dopo due anni anno "
    "fatto ogni ancora stata cui era perché molto detto dove chi ne o solo prima",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die als ook maar door "
    "bij om naar dan ze wordt nog hij uit deze heeft over zich worden was kan meer geen "
    "tot of haar hun werd wel ik we zegt zeggen hebben had veel dit al zou waar na onder "
    "moet niemand weet wanneer weer toen jaar tegen twee gaat",
    "sv": "och i att det som en på är av för med den till inte om har de ett han men var jag "
    "sig från vi så kan när år säger under också efter eller nu sin där vid mot skulle "
    "hon ut över mycket ha vara bara blir än ingen vet igen dem upp får alla mer två hade "
    "hur kommer detta någon in",
    "da": "og i at det er en til på for med af den der de ikke har som et han om var men jeg "
    "sig fra vi så kan når år siger også efter eller nu sin hvor ved mod skulle blev hun "
    "over være meget bliver ingen hvornår igen dem ud alle mere to havde hvordan kommer "
    "dette nogen op mig hvad",
    "nb": "å og i det på er som en til for av med at har de ikke den et han om var men jeg seg "
    "fra vi så kan når år sier også etter eller nå sin hvor ved mot skulle ble hun over "
    "være mye blir ingen vet igjen dem ut alle mer to hadde hvordan kommer dette noen opp "
    "meg hva bare enn",
    "fi": "ja on ei se että hän oli ovat mutta kun niin myös joka mukaan ole kuin sen olla tai "
    "jo vain jos sitä mitä ollut nyt sekä hänen noin mikä kuitenkin kukaan tiedä milloin "
    "taas sanovat sanoo heidän hänelle vielä kaikki ne he minä sinä vuonna vuoden jälkeen "
    "ennen koska",
    "et": "ja on ei see et ta oli aga kui ka ning mis kes olid oma seda siis veel nii pole "
    "millal jälle keegi tea ütlevad ütleb ütles neid neilt selle tema nende pärast enne "
    "aasta aastal kõik või mida juba ainult väga midagi",
    "pl": "w i na z się do nie że jest to o jak za po od przez ale co dla jego czy są był tym "
    "tak już jej tylko które który oraz być może przed nikt wie kiedy ich mówią mówi "
    "znowu była było roku tego ma także jako gdy lub ze pod ten ta te aby bardzo dwa lat "
    "będzie",
    "cs": "a v se na je že to s z do o i ve pro jako by ale jsou po který jeho také už nebo byl "
    "bylo při až však které podle jen má ke mezi tak nikdo neví kdy jich říkají říká zase "
    "znovu která byla být od za jak když si bude roku let dva není",
    "sk": "a v sa na je že to s z do o i vo pre ako by ale sú po ktorý jeho tiež už alebo bol "
    "bolo pri až však ktoré podľa len má ku medzi tak nikto nevie kedy ich hovoria hovorí "
    "zase znovu ktorá bola byť od za aj keď si bude roku rokov dva nie",
    "hr": "i u je na se da za od su s o a ne kao koji što iz bi ali to do ili po prema bio više "
    "nije nitko zna kada ih kažu kaže opet će biti bila koja koje nakon također samo kako "
    "između godine godina dva jer sve",
    "sl": "in v je na se da za od so s o a ne kot ki iz bi ali to do po pa tudi bil več ni "
    "nihče ve kdaj jih pravijo pravi spet bo biti bila kateri ter zaradi samo kako med "
    "leta let dva ker vse pri še ko",
    "hu": "a az és hogy nem is egy volt ez meg de csak el már mint ki ha vagy még lehet azt "
    "kell van után szerint nagyon minden pedig között senki sem tudja mikor újra úgy őket "
    "mert így aki ami azonban lesz volna két év évben",
    "ro": "de și în a la cu pe care să nu din o un este mai pentru ca au fost că se sunt lui "
    "dar al prin ale sau după această către fi nimeni știe când spun spune nou va lor am "
    "doar cum până între foarte ani anul două",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne o ya var değil "
    "ancak her göre ise mi oldu olduğunu dedi kimse bilmiyor söylüyor zaman günü karar "
    "verdi iki yıl ki ama şu tarafından üzerine önce diye bunu",
    "id": "yang dan di dengan untuk dari ini itu tidak dalam pada akan adalah ke juga oleh "
    "mereka karena telah tersebut sudah bisa ada atau lebih saat kata kapan tahu hari "
    "mengatakan lagi warga tahun orang dua kami saya seorang sebagai",
    "vi": "và của là có trong được không cho một các với người này những đã khi để đến cũng về "
    "từ như nhiều tại sẽ ở ai biết nào họ hôm ra lại nói",
    "ca": "de la i el que en a les els un per amb una és del no al són més va com ha dels seva "
    "però han aquest aquesta també hi ser ningú sap quan tornarà diuen diu ho ni l d s n "
    "pel pels fins entre seu seus molt any anys després on",
    "lt": "ir kad yra į iš su tai ne per o kaip bet už nuo jau buvo tik jo bus prie po ar dar "
    "šio savo apie taip pat kurie metų metais sako jų niekas nežino kada vėl labai arba",
    "lv": "un ir ka ar no par uz lai kas arī bet tas kā pēc pie vai nav jau bija gada gadā to "
    "tiek viņš viņa saka neviens nezina kad atkal viņiem ļoti tikai pat līdz",
    "ru": "и в не на что с по это как он к а но из его от за о был же для так у она бы только "
    "было все году до может они или который при сказал говорят никто знает когда их снова "
    "мы я со ещё если под после то быть уже",
    "uk": "і в не на що з до та за у як від про але це для його є він по й які також було під "
    "час який років вона після може щоб ніхто знає коли знову їх кажуть каже ми я чи ще "
    "вже так бути року",
    "bg": "и на в да се за от е с не че по са със като това при до към още след които той ще "
    "беше който или но има никой знае кога ги казват отново си бил й му също така тя тази "
    "през година",
    "sr": "је и у да се на за су од са не као што из који би али то о до због није био према "
    "нико зна када их кажу поново ће бити након само како године два јер све",
    "ar": "في من على إلى أن التي عن مع الذي هذا هذه ما لا كان كما قال بين ذلك بعد قد أو كل لم "
    "متى أحد",
    "fa": "و در به از که این را با است برای آن یک تا بر هم شد کرد خود گفت شده نیز می ها",
    "ur": "کے کی میں ہے اور سے کا کو نے کہ اس پر ہیں یہ بھی کر نہیں تو ایک تھا",
}
"""BCP 47 language -> some of its commonest written words. Only scripts with spaces need them."""

LETTERS: Mapping[str, str] = {
    "de": "äöüß",
    "fr": "àâæçéèêëîïôœùûü",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìòù",
    "nl": "ëéïó",
    "sv": "åäöé",
    "da": "æøåé",
    "nb": "æøåé",
    "fi": "äöå",
    "et": "äõöüšž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hr": "čćđšž",
    "sl": "čšž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "tr": "çğıöşüâ",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "ca": "àçèéíïòóúü",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "en": "",
    "id": "",
    "ru": "ёъыэщ",
    "uk": "ґєії",
    "bg": "ъщ",
    "sr": "ђјљњћџ",
    "ar": "أإآةىؤئ",
    "fa": "پچژگکی",
    "ur": "ٹڈڑںھہےکی",
}
"""BCP 47 language -> its letters beside those that every language of its script has."""

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

LATIN: tuple[str, ...] = tuple(
    language
    for language in COMMON_WORDS
    if not any(language in others for others in _CANDIDATES.values())
)
"""Languages written in Latin letters."""


def guess_language(text: str) -> str:
    """The BCP 47 tag of the language most of a text is in; "en" where nothing tells."""
    sample = text
    if len(text) > SAMPLE_CHARS:
        # A book may open with a notice in another language.
        middle = len(text) // 2
        sample = f"{text[: SAMPLE_CHARS // 2]} {text[middle : middle + SAMPLE_CHARS // 2]}"
    counts = {name: len(re.findall(f"[{letters}]", sample)) for name, letters in _SCRIPTS}
    # One of these characters says as much as two or three letters; kana among Han is Japanese.
    for name in ("han", "kana", "hangul"):
        counts[name] *= 2
    if counts["kana"] * 20 > counts["han"] > 0:
        counts["kana"] += counts["han"]
        counts["han"] = 0
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return "en"
    if script in _LANGUAGE_OF_SCRIPT:
        return _LANGUAGE_OF_SCRIPT[script]
    return _by_words(sample, _CANDIDATES.get(script, LATIN))


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
    """The likeliest of some languages that share a script."""
    score = dict.fromkeys(candidates, 0.0)
    weights = _weights()
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    for word, count in Counter(words).items():
        for language, weight in weights.get(word, {}).items():
            if language in score:
                score[language] += weight * count
    for letter, count in Counter("".join(words)).items():
        having = [language for language in candidates if letter in LETTERS[language]]
        if not having:
            continue
        for language in candidates:
            if language in having:
                score[language] += 0.3 * count / len(having)
            else:
                # A few foreign names are nothing; a letter in every sentence tells.
                score[language] -= 0.3 * count
    return max(candidates, key=lambda language: score[language])


def knows_word(word: str, language: str) -> bool:
    """Whether a word is one of the commonest of a language."""
    return language in _weights().get(word, {})
