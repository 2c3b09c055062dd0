"""Abbreviations that end in a dot, as sentence splitting needs to know them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPENING: dict[str, frozenset[str]] = {
    "en": _words(
        """mr mrs ms mx dr prof rev fr hon pres gov lt col gen maj capt cmdr cpl sgt pvt adm ens sen
        rep reps sens supt insp det amb messrs mssrs mmes st mt ft sr. vs v e.g i.e cf viz ca al
        approx est dept univ assn bros. jan feb mar apr jun jul aug sept sep oct nov dec mon tue
        tues wed thu thur thurs fri hrs lt.-gen maj.-gen brig vice-adm rear-adm sec-gen atty pte
        sgt.-maj m. secy treas supt asst assoc ed eds trans ph.d. d.phil gov.-elect sen.-elect
        rep.-elect"""
    )
    - _words("fri jan. ed"),
    "de": _words(
        """dr prof hr fr hrn st bzw z.b z d.h d vgl ca evtl ggf inkl exkl sog bspw u.a u.ä i.d.r
        dipl ing mag med jur phil bz bez geb gest gegr jh jhd mio mrd tsd ungef zzgl abzgl lt
        jan feb febr apr aug sept okt nov dez str"""
    )
    - _words("fr"),
    "fr": _words(
        """m mm mme mlle me dr pr st ste cf env p.ex ex. éd hab janv févr avr juill sept oct nov déc
        av boul bd tél chap"""
    ),
    "es": _words(
        """sr sra srta sres dr dra d dña prof profa gral cnel tte lic ing arq ud uds vd vds p.ej
        ej aprox av avda pza pág núm art cap fig ee.uu. sto sta ntra excmo ilmo mons"""
    ),
    "it": _words(
        "sig sigg dott prof avv ing on sen gen col cap es ecc. art pag cfr ca sig.ra dott.ssa"
    ),
    "pt": _words("sr sra srs dr dra prof profa eng av pág núm art cap ex. gen cel ltda. exmo"),
    "nl": _words(
        "dhr mevr mw dr drs prof ir ing mr st bijv d.w.z o.a m.b.t t.o.v ca resp nr blz art"
    ),
}
"""Abbreviations that a word always follows: no sentence ends at their dot."""

CLOSING: dict[str, frozenset[str]] = {
    "*": _words("u.s u.k u.n e.u u.s.a d.c"),
    "en": _words(
        """a.m p.m am pm u.s.s.r n.y n.y.c l.a n.j n.c s.c n.d s.d n.h n.m r.i b.c a.d b.c.e c.e
        ph.d m.d b.a m.a j.d m.b.a ll.b d.d.s jr sr esq inc corp co ltd llc plc bros etc ave blvd
        rd hwy pkwy sq ct apt ste calif fla mass tex ala ariz ark colo conn del ga ill ind kan ky
        la md mich minn miss mo mont neb nev okla ore pa penn tenn va vt wash wis wyo ont que alta
        ft in. oz lb lbs yd hr min mi km kg cm mm mph gal s.a s.p.a n.v a.g intl natl"""
    ),
    "de": _words("usw etc u.s.w o.ä uhr jr sen n.chr v.chr co gmbh kg km min std"),
    "fr": _words("etc av jr j.-c cie"),
    "es": _words("etc s.a a.c d.c ee.uu jr cía a.m p.m"),
    "it": _words("ecc a.c d.c s.p.a"),
    "pt": _words("etc s.a a.c d.c ltda"),
    "nl": _words("enz etc b.v n.v"),
}
"""Abbreviations that may end a sentence: it ends there if a word that opens sentences follows."""

STARTERS: dict[str, frozenset[str]] = {
    "en": _words(
        """The A An He She It They We I You This That These Those There Then But And So Or Yet If
        When While After Before Because Although Though Since As In On At For From With Without By
        To Of His Her Its Their Our My Your What Who Why How Where Which Whether No Not Nor Yes Now
        Here Some Many Most All Both Each Every Another Other Others One Two Three Several Few
        However Meanwhile Moreover Instead Still Also Even Only Just Later Earlier Today Yesterday
        Tomorrow Once Until Under Over During Despite Among Between Against About According
        Officials Police Critics Experts Let's It's He's She's They're We're I'm That's There's
        Don't Didn't Do Does Did Is Are Was Were Has Have Had Can Could Will Would Should May Might
        Never Perhaps Maybe Such Since Unlike Like Asked Speaking Last Next Nobody Nothing
        Everyone Everything Someone Something People"""
    ),
    "de": _words(
        """Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Man Dies Diese
        Dieser Dieses Doch Aber Und Oder Denn Wenn Als Nach Vor Bei Mit Ohne Für Von Zu Im In Am An
        Auf Aus Bis Seit Während Dort Hier Dann Da Danach Damals Heute Gestern Morgen Nun Jetzt Auch
        Noch Schon Nur Sein Seine Ihre Ihr Was Wer Wie Warum Wo Kein Keine Nicht Ja Nein Zudem
        Außerdem Allerdings Jedoch Trotzdem Deshalb Daher Beide Alle Viele Einige Zwei Drei Dabei
        Damit Darauf Später Zuvor"""
    ),
    "fr": _words(
        """Le La Les Un Une Des Il Elle Ils Elles On Nous Vous Je Tu Ce Cette Ces Cela Mais Et Ou
        Donc Or Car Si Quand Lorsque Après Avant Depuis Pendant Dans En À Au Aux Sur Sous Pour Par
        Avec Sans Son Sa Ses Leur Leurs Notre Mon Que Qui Quoi Comment Pourquoi Où Puis Alors
        Ensuite Enfin Toutefois Cependant Pourtant Selon C'est C’est L'homme Aujourd'hui Hier
        Demain Tout Tous Plusieurs Deux Trois Non Oui"""
    ),
    "es": _words(
        """El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Yo Tú Nosotros Usted Ustedes Este
        Esta Esto Estos Estas Ese Esa Eso Pero Y O Si Cuando Después Antes Desde Durante En A Al De
        Del Con Sin Por Para Según Su Sus Mi Nuestro Que Qué Quién Cómo Dónde Luego Entonces Sin
        Además También Aunque Mientras Hoy Ayer Mañana Todo Todos Varios Dos Tres No Sí Se Es Son
        Fue Hay Tras"""
    ),
}
"""Words that open a sentence and are no part of a name: they tell "the U.S. The" from "the U.S.
Army"."""

AFTER_TIME = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri
    Sat Sun January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec ET EST EDT CT CST CDT MT MST MDT PT PST PDT
    GMT BST UTC CET CEST IST JST Eastern Central Mountain Pacific Greenwich British London Beijing
    Moscow Paris Tokyo Kyiv New"""
)
"""Words that follow "5 p.m." within its sentence."""
