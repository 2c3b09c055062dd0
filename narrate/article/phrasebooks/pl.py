"""Polish."""

from __future__ import annotations

from narrate.article.phrasebooks import Phrasebook

BOOK = Phrasebook(
    share="""
        (udostępnij|podziel się|prześlij|poleć|wyślij|skopiuj link|kopiuj link) …
        (drukuj|wydrukuj|zapisz|tweetnij|lubię to)
        (obserwuj|śledź|polub|dołącz do) (nas|nasz|nasze) …
        # udostępnień
    """,
    more="""
        (czytaj|przeczytaj|zobacz|sprawdź|posłuchaj) (także|też|również|więcej|dalej|całość) ?:? …
        (więcej na ten temat|dowiedz się więcej|pokaż więcej|czytaj dalej|zobacz) ?:? …
        (dalszy ciąg|ciąg dalszy) (artykułu )?(pod|materiału).*
    """,
    related="""
        (powiązane|podobne|najnowsze|inne|polecane|popularne) (artykuły|wpisy|tematy|wiadomości) …
        (najczęściej|najchętniej) (czytane|komentowane) …
        (może|mogą) (cię|ci|państwa) (też |także )?(zainteresować|się spodobać) …
        (poprzedni|następny) (artykuł|wpis) …
        (polecamy|zobacz także|warto przeczytać)
    """,
    navigation="""
        (do góry|na górę|wróć na górę|powrót na górę|powrót do góry|przejdź do treści|przejdź do menu)
        ~(strona główna|menu|szukaj|zamknij|polityka|gospodarka|sport|kultura|świat|kraj|opinie)
        (zaloguj się|zarejestruj się|zaloguj|wyloguj|moje konto|załóż konto)
        (polityka prywatności|regulamin|kontakt|o nas|reklama w serwisie|redakcja)
    """,
    newsletter="""
        (newsletter|zapisz się (na|do) .*|zapisz się|subskrybuj .*)
        (podaj|wpisz)? ?(swój )?adres e-mail …
    """,
    subscription="""
        .{0,30}(tylko )?dla (subskrybentów|prenumeratorów|abonentów) …
        (wesprzyj|wspieraj) (nas|naszą|nasze) …
        (kup|wykup) (prenumeratę|subskrypcję|dostęp) …
    """,
    cookies="""
        .{0,40}(używa|używamy|korzysta|korzystamy|wykorzystuje) .*(cookies|ciasteczek|plików cookie).*
        (akceptuję|zgadzam się|przejdź do serwisu|odrzuć wszystkie|akceptuj wszystkie)
    """,
    comment_form="""
        (dodaj|napisz|zostaw|skomentuj) (komentarz|odpowiedź|swój komentarz) …
        (twój )?adres e-?mail nie zostanie opublikowany …
        (wymagane )?pola (są oznaczone|wymagane|obowiązkowe).*
        (zaloguj się), aby (dodać|skomentować|komentować) …
        (komentowanie|komentarze) (jest |są |zostało )?(wyłączone|zamknięte|zablokowane) …
        anuluj (pisanie )?odpowied(ź|zi)
    """,
    comments="""
        # (komentarz|komentarze|komentarzy) …
        komentarze ?\\(?#\\)?
        ~(komentarze|dyskusja|odpowiedz|zgłoś)
        (zobacz|pokaż) (wszystkie )?komentarze …
    """,
    moderation="""
        (twój|ten) komentarz (oczekuje|czeka|został) …
        (regulamin|zasady) (komentowania|komentarzy|dyskusji) …
    """,
    reading_time="""
        ~# ?(min\\.?|minuty|minut)
        (czas czytania|czas lektury) ?:? ?(ok\\.? |około )?# ?(min\\.?|minuty?|minut)
        # ?(min\\.?|minuty?|minut) czytania
    """,
    credit="""
        (fot\\.|fot|foto|zdjęcie|zdjęcia|ilustracja|grafika) ?[:./]? …
        (©|\\(c\\)) …
        .{1,60}/ ?(pap|afp|reuters|ap|east news|getty images|epa) …
    """,
    advertisement="""
        (reklama|ogłoszenie|materiał sponsorowany|artykuł sponsorowany|materiał promocyjny) …
    """,
    tags="""
        (tagi|tematy|słowa kluczowe|kategorie|kategoria|etykiety) ?: …
    """,
    copyright="""
        (©|copyright) …
        .{0,60}wszelkie prawa zastrzeżone …
    """,
    source="""
        (źródło|źródła) ?: …
    """,
    notes="""
        edytuj
        edytuj kod
        potrzebny przypis
        kiedy?
        kto?
    """,
    by="""
        autor
        autorka
        autorzy
        tekst
        napisał
        napisała
        opracował
        opracowała
    """,
    posted="""
        opublikowano
        data publikacji
        publikacja
        dodano
        aktualizacja
        zaktualizowano
        ostatnia aktualizacja
        data
        z dnia
    """,
    ago="""
        # (minut[ęy]?|min|godzin[ęy]?|godz\\.?|dni|dzień|tygodni[ea]?|miesi[ęą]c[yea]*|lat[a]?|rok) temu
        (dzisiaj|dziś|wczoraj)
    """,
    joiners="""
        i
        oraz
        z
    """,
    sentence_openers="""
        ale
        lecz
        albo
        jednak
        tak
        nie
        bo
    """,
    references="""
        (przypisy|bibliografia|linki zewnętrzne|zobacz też|źródła|uwagi)
    """,
    remarks="""
        .{1,40} (mówi|pisze|napisał|napisała) ?:?
        .{1,40}[ ,·•|-]+# (minut[ęy]?|godzin[ęy]?|dni|dzień|tygodni[ea]?) temu
    """,
    contents="""
        (spis treści|w tym artykule)
    """,
)
