"""Which language a text is in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from narrate.article.languages import guess_language

SENTENCES = {
    "en": "The old mill was sold last week, and its new owner wants to bake bread there.",
    "de": "Die alte Mühle wurde vorige Woche verkauft, und die neue Besitzerin will dort backen.",
    "fr": "Le vieux moulin a été vendu la semaine dernière et sa propriétaire veut y vivre.",
    "es": "El viejo molino se vendió la semana pasada y la nueva dueña quiere hacer pan en él.",
    "pt": "O velho moinho foi vendido na semana passada e a nova dona quer fazer pão nele.",
    "it": "Il vecchio mulino è stato venduto e la nuova padrona vuole fare il pane.",
    "nl": "De oude molen is vorige week verkocht en de nieuwe eigenaar wil er brood gaan bakken.",
    "sv": "Den gamla kvarnen såldes förra veckan och den nya ägaren vill baka bröd där.",
    "da": "Den gamle mølle blev solgt i sidste uge, og den nye ejer vil bage brød der.",
    "nb": "Den gamle møllen ble solgt i forrige uke, og den nye eieren vil bake brød der.",
    "fi": "Vanha mylly myytiin viime viikolla, ja uusi omistaja haluaa leipoa siellä leipää.",
    "pl": "Stary młyn został sprzedany, a nowa właścicielka chce tam piec chleb.",
    "cs": "Starý mlýn byl minulý týden prodán a nová majitelka v něm chce péct chleba.",
    "hu": "A régi malmot a múlt héten eladták, és az új tulajdonos kenyeret akar sütni benne.",
    "ro": "Vechea moară a fost vândută săptămâna trecută, iar noua proprietară vrea să facă pâine.",
    "tr": "Eski değirmen geçen hafta satıldı ve yeni sahibi orada ekmek pişirmek istiyor.",
    "id": "Penggilingan tua itu dijual minggu lalu dan pemilik barunya ingin membuat roti di sana.",
    "vi": "Cối xay cũ đã được bán vào tuần trước và chủ mới muốn nướng bánh mì ở đó.",
    "ca": "El vell molí es va vendre la setmana passada i la nova propietària hi vol fer pa.",
    "hr": "Stari mlin prodan je prošli tjedan, a nova vlasnica želi u njemu peći kruh.",
    "ru": "Старую мельницу продали на прошлой неделе, и новая хозяйка хочет печь там хлеб.",
    "uk": "Старий млин продали минулого тижня, і нова власниця хоче пекти там хліб.",
    "bg": "Старата мелница беше продадена и новата собственичка иска да пече хляб.",
    "el": "Ο παλιός μύλος πουλήθηκε την περασμένη εβδομάδα.",
    "ar": "بيعت الطاحونة القديمة في الأسبوع الماضي، وتريد صاحبتها الجديدة أن تخبز فيها.",
    "fa": "آسیاب قدیمی هفته گذشته فروخته شد و صاحب جدید می‌خواهد در آن نان بپزد.",
    "he": "הטחנה הישנה נמכרה בשבוע שעבר.",
    "hi": "पुरानी चक्की पिछले हफ्ते बिक गई।",
    "th": "โรงสีเก่าถูกขายไปเมื่อสัปดาห์ที่แล้ว",
    "ja": "古い水車小屋が先週売られた。",
    "zh": "旧磨坊上周卖掉了，新主人想在那里烤面包。",
    "ko": "오래된 방앗간이 지난주에 팔렸다.",
}
"""One sentence a language: less than any article has."""


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    assert guess_language(SENTENCES[language]) == language


def test_quotations_in_another_language_do_not_change_it() -> None:
    text = (
        SENTENCES["de"]
        + " „The old mill was sold“, schreibt die New York Times. "
        + SENTENCES["de"]
    )

    assert guess_language(text) == "de"


@pytest.mark.parametrize("text", ["", "12 + 30 = 42", "🙂🙂"])
def test_where_nothing_tells_it_is_english(text: str) -> None:
    assert guess_language(text) == "en"


def test_figures_and_names_in_latin_letters_leave_japanese_japanese() -> None:
    assert guess_language("OpenStreetMapとWikipediaは2004年に2001年と同じ道を歩いた。") == "ja"


def test_guessing_loads_no_model() -> None:
    code = "import sys, narrate.article.languages; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert not {"numpy", "py3langid", "lingua", "babel"} & set(loaded.stdout.split())
