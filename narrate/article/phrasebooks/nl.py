"""Dutch."""

from __future__ import annotations

from narrate.article.phrasebooks import Phrasebook

BOOK = Phrasebook(
    share="""
        (deel|delen|deel dit artikel|artikel delen|deel dit|deel op …|delen via …|deel via …)
        (print|printen|afdrukken|e-mail|mailen|link kopiëren|kopieer link|bewaren|opslaan|bewaar) …
        volg ons …
        # keer gedeeld
    """,
    more="""
        (lees|bekijk|luister|zie) (ook|meer|verder|hier|ook dit) ?:? …
        (meer lezen|lees verder|lees meer|toon meer|bekijk meer|meer over dit onderwerp) …
        (tekst|artikel) (gaat verder|loopt door) (onder|na) …
    """,
    related="""
        (gerelateerde|verwante|andere|meer|laatste|recente) (artikelen|berichten|nieuws|onderwerpen) …
        (meest|best) (gelezen|bekeken) …
        (dit vind je misschien|misschien vind je|ook interessant|aanbevolen) …
        (vorig|volgend|vorige|volgende) (artikel|bericht) …
    """,
    navigation="""
        (terug )?naar (boven|de bovenkant|top|home|de homepage|hoofdinhoud|inhoud)
        ~(home|menu|zoeken|sluiten|nieuws|sport|binnenland|buitenland|economie|cultuur)
        (inloggen|aanmelden|registreren|uitloggen|mijn account)
        (privacybeleid|privacyverklaring|algemene voorwaarden|contact|over ons|colofon|adverteren)
    """,
    newsletter="""
        (nieuwsbrief|onze nieuwsbrief|schrijf je in|meld je aan|abonneer je) …
        (vul )?(je|uw) e-mailadres …
    """,
    subscription="""
        (alleen|exclusief) voor (abonnees|leden) …
        (al|bent u al|ben je al) abonnee ?\\? …
        (word|neem) (nu )?(abonnee|lid|een abonnement) …
    """,
    cookies="""
        (wij|we|deze website|deze site) (gebruiken|gebruikt) .*cookies …
        (alle )?cookies (accepteren|weigeren|instellen)
        ~(accepteren|akkoord|weigeren)
    """,
    comment_form="""
        (laat|plaats|schrijf|geef) (een|je|uw) (reactie|antwoord|commentaar) …
        (het|je|uw) e-mailadres wordt niet gepubliceerd …
        (vereiste|verplichte) velden zijn …
        reageren is niet (meer )?mogelijk …
        (reactie|commentaar) (plaatsen|annuleren)
    """,
    comments="""
        # (reacties?|opmerkingen) …
        (reacties?|opmerkingen) ?\\(?#\\)?
        ~(reacties|discussie|beantwoorden|reageren|reageer)
        (bekijk|toon|lees) (alle )?reacties …
    """,
    moderation="""
        (je|uw|deze) reactie (is|wordt|wacht) …
        (huisregels|spelregels|reactieregels) …
    """,
    reading_time="""
        ~# ?(min\\.?|minuten)
        (leestijd|geschatte leestijd) ?:? ?(ongeveer |ca\\.? )?# ?(min\\.?|minuten|minuut)
        # ?(min\\.?|minuten|minuut) (leestijd|lezen|leestijd)
    """,
    audio="""
        luister naar (dit artikel|het artikel) …
    """,
    credit="""
        (foto|foto's|beeld|illustratie|fotograaf|video) ?[:/] …
        (©|\\(c\\)) …
        .{1,60}/ ?(anp|hollandse hoogte|afp|reuters|getty images|epa|belga) …
    """,
    advertisement="""
        (advertentie|advertenties|reclame|gesponsord) …
    """,
    tags="""
        (tags?|trefwoorden|onderwerpen|categorie|categorieën) ?: …
    """,
    copyright="""
        (©|copyright) …
        .{0,60}alle rechten voorbehouden …
    """,
    source="""
        (bron|bronnen) ?: …
        dit artikel (verscheen|is eerder verschenen) …
    """,
    notes="""
        bewerken
        brontekst bewerken
        bron?
    """,
    by="""
        door
        tekst
        geschreven door
        auteur
    """,
    posted="""
        gepubliceerd
        gepubliceerd op
        geplaatst op
        bijgewerkt
        bijgewerkt op
        laatst bijgewerkt
        laatste update
        aangepast op
        datum
    """,
    ago="""
        # (minuten|minuut|uur|uren|dagen|dag|weken|week|maanden|maand|jaar) geleden
        (vandaag|gisteren|zojuist)
    """,
    joiners="""
        en
        met
        in
        uit
    """,
    sentence_openers="""
        maar
        of
        want
        dus
        ja
        nee
    """,
    references="""
        (bronnen|referenties|externe links|zie ook|literatuur|voetnoten|bronvermelding|noten)
    """,
    remarks="""
        .{1,40} (zegt|schreef|schrijft) ?:?
        .{1,40}[ ,·•|-]+# (minuten|minuut|uur|dagen|dag|weken|week|maanden|maand|jaar) geleden
    """,
    contents="""
        (inhoud|inhoudsopgave|in dit artikel)
    """,
)
