"""Swedish."""

from __future__ import annotations

from narrate.article.phrasebooks import Phrasebook

BOOK = Phrasebook(
    share="""
        (dela|dela artikeln|dela på …|dela via …|tipsa|tipsa en vän|kopiera länk|kopiera länken)
        (skriv ut|spara|spara artikeln|e-posta|mejla|gilla|tweeta)
        följ oss …
        # delningar
    """,
    more="""
        (läs|se|lyssna) (också|även|mer|vidare|hela artikeln) ?:? …
        (läs mer|visa mer|mer om|fortsätt läsa) …
        artikeln fortsätter (under|efter) …
    """,
    related="""
        (relaterade|liknande|fler|senaste|andra) (artiklar|nyheter|inlägg|ämnen) …
        (mest|senast) (läst|läsa|lästa|delat) …
        (du kanske också|andra läser|rekommenderat) …
        (föregående|nästa) (artikel|inlägg) …
    """,
    navigation="""
        (till toppen|tillbaka till toppen|upp|gå till innehåll|hoppa till innehåll|till startsidan)
        ~(hem|meny|sök|stäng|nyheter|sport|kultur|ekonomi|inrikes|utrikes|ledare)
        (logga in|logga ut|skapa konto|registrera|mitt konto|bli kund)
        (om oss|kontakta oss|kontakt|integritetspolicy|personuppgiftspolicy|annonsera|tipsa oss)
    """,
    newsletter="""
        (nyhetsbrev|prenumerera på .*nyhetsbrev.*|anmäl dig till .*)
        (din|ange din) (e-postadress|mejladress) …
    """,
    subscription="""
        (endast|bara|exklusivt) för (prenumeranter|medlemmar) …
        (redan|är du redan) prenumerant ?\\? …
        (bli|prenumerera) (prenumerant|medlem|nu) …
    """,
    cookies="""
        (vi|den här (webb)?platsen|den här sidan) (använder|och våra partner) .*(cookies|kakor).*
        (godkänn|acceptera|neka) (alla|cookies|kakor|alla cookies)
    """,
    comment_form="""
        (lämna|skriv) (en |ett )?(kommentar|svar) …
        (din )?e-postadress(en)? kommer inte (att )?publiceras …
        obligatoriska fält är .*
        (kommentarer|kommentarsfältet) (är )?(stängda|stängt|avstängda) …
        avbryt svar
    """,
    comments="""
        # (kommentarer|kommentar|svar) …
        kommentarer ?\\(?#\\)?
        ~(kommentarer|diskussion|svara|anmäl)
        (visa|läs) (alla )?kommentarer …
    """,
    reading_time="""
        ~# ?(min\\.?|minuter)
        (lästid|läsningstid) ?:? ?(ca\\.? |cirka )?# ?(min\\.?|minuter|minut)
        # ?(min\\.?|minuter|minut) (lästid|att läsa|läsning)
    """,
    credit="""
        (foto|bild|fotograf|illustration|grafik) ?[:/] …
        (©|\\(c\\)) …
        .{1,60}/ ?(tt|afp|reuters|ap|getty images|epa|scanpix) …
    """,
    caption="""
        .{1,140} (foto|bild) ?: ?[^.]{2,50}
    """,
    advertisement="""
        (annons|reklam|annonser|sponsrat innehåll|annonssamarbete) …
    """,
    tags="""
        (taggar|ämnen|nyckelord|kategorier|etiketter) ?: …
    """,
    copyright="""
        (©|copyright) …
        .{0,60}(alla rättigheter förbehållna|ensamrätt) …
    """,
    source="""
        (källa|källor) ?: …
    """,
    notes="""
        redigera
        redigera wikitext
        källa behövs
        vem?
        när?
    """,
    by="""
        av
        text
        skribent
        skriven av
        författare
    """,
    posted="""
        publicerad
        publicerad den
        publicerat
        uppdaterad
        uppdaterad den
        uppdaterat
        senast uppdaterad
        datum
        den
    """,
    ago="""
        (för )?# (sekunder|minuter|minut|min|timmar|timme|dagar|dag|veckor|vecka|månader|år) sedan
        (i dag|idag|i går|igår|nyss)
    """,
    joiners="""
        och
        med
        i
    """,
    sentence_openers="""
        men
        eller
        för
        ja
        nej
        så
    """,
    references="""
        (referenser|källor|externa länkar|se även|noter|fotnoter|litteratur)
    """,
    remarks="""
        .{1,40} (säger|skriver|skrev) ?:?
        .{1,40}[ ,·•|-]+# (minuter|timmar|timme|dagar|dag|veckor|vecka) sedan
    """,
    contents="""
        (innehåll|innehållsförteckning|i den här artikeln)
    """,
)
