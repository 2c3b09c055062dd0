"""Italian."""

from __future__ import annotations

from narrate.article.phrasebooks import Phrasebook

BOOK = Phrasebook(
    share="""
        (condividi|condividere|condividi (su|questo|l'articolo|con|via) …)
        (stampa|invia per e-?mail|copia link|copia il link|salva|tweet|twitta|invia)
        ~(stampa|salva|invia|preferiti)
        (seguici|segui) (su|anche su|.{1,40} su) …
        seguici
        # (condivisioni|mi piace)
        (fai|fare) clic .*(condividere|stampare|inviare) …
        mi piace caricamento …
        regala (questo |l')articolo
    """,
    more="""
        (leggi|vedi|guarda|ascolta|approfondisci) (anche|ancora|tutto|di più|l'articolo|qui|inoltre) ?:? …
        (per approfondire|per saperne di più|ti potrebbe interessare|scopri di più|da non perdere) ?:? …
        (continua a leggere|leggi tutto|leggi di più|mostra altro|vedi altro|clicca qui|leggi la notizia) …
        ~(correlati|video|analisi|opinione|foto|fotogallery|intervista|podcast) ?: …
        (l'articolo|il testo) (continua|prosegue) (dopo|sotto) …
    """,
    related="""
        (articoli|notizie|contenuti|argomenti|temi) (correlati|correlate|simili|consigliati|collegati|suggeriti) …
        (ti|vi|potrebbe|potrebbero) (anche )?(potrebbe|potrebbero|interessarti|piacere|interessare) …
        (potrebbe|potrebbero) (anche )?(interessarti|interessare|piacerti) …
        (i |le )?più (letti|lette|visti|popolari|recenti|commentati|condivisi) …
        (ultime|altre|ultimi|altri) (notizie|news|articoli) …
        (articolo|notizia|post) (precedente|successiv[oa]) …
        ~(correlati|consigliati|precedente|successivo|in evidenza|in primo piano|tendenze)
        ~(altro|altri articoli|tutto) (da|di|su|in) …
    """,
    navigation="""
        (torna|vai|ritorna) (su|all'inizio|in alto|a inizio pagina)
        (vai|salta|passa) al (contenuto|menu|menù) …
        ~(home|menu|menù|cerca|chiudi|politica|economia|sport|cultura|cronaca|esteri|mondo|opinioni)
        (menu principale|apri il menu|chiudi il menu|mappa del sito|torna alla home)
        (accedi|registrati|esci|login|iscriviti|il mio account|crea un account)
        (accedi|login) (o|/|\\|) (registrati|iscriviti)
        (privacy|privacy policy|note legali|contatti|chi siamo|termini e condizioni|condizioni d'uso|informativa sulla privacy|cookie policy)
        ((privacy|contatti|cookie policy|note legali|pubblicità|chi siamo|termini)[ |·/•,]*){2,}
        (ingrandisci|vedi) (la foto|l'immagine|foto) …
        (sei qui|ti trovi in) …
    """,
    newsletter="""
        (newsletter|le newsletter|la newsletter)
        (iscriviti|ricevi|abbonati|registrati) .*(newsletter|e-?mail|posta|notizie|gratis|casella) …
        (il tuo |la tua |inserisci la tua )?(indirizzo )?(e-mail|email|mail) …
        puoi (annullare|disiscriverti|cancellarti) …
        (iscriviti|iscriviti ora)
    """,
    subscription="""
        (contenuto|articolo) (riservato|esclusivo|solo) (agli|per gli|per|ai) (abbonati|soci|iscritti) …
        (sei già|già) (abbonato|abbonata|registrato) ?\\? …
        (abbonati|accedi|registrati) (per|a|e|ora|subito|da) …
        (sostieni|sostenere|aiutaci) (il|la|il nostro|la nostra|a) …
        (dona|dona ora|fai una donazione|diventa socio)
        per continuare a leggere …
    """,
    cookies="""
        (utilizziamo|usiamo|questo sito|il sito|il nostro sito|noi e i nostri partner) .*(cookie|cookies) …
        (continuando|proseguendo|chiudendo) .*cookie …
        (accetta|rifiuta) (tutti|tutto|i cookie|e chiudi|cookie)
        (gestisci|impostazioni|preferenze) (dei |i |sui )?cookie …
        ~(accetta|accetto|rifiuta|ho capito)
    """,
    comment_form="""
        (lascia|lasciare|scrivi|scrivere|pubblica|inserisci|aggiungi|invia) (un|il tuo|una) (commento|risposta) …
        il tuo indirizzo (e-?mail|email) non sarà pubblicato …
        i campi obbligatori sono …
        (devi|effettua|accedi|per commentare) .*(commentare|commento|commenti|login|accesso|connesso) …
        (salva|do il mio consenso) .*(nome|browser) …
        (i )?commenti (sono )?(chiusi|disabilitati|disattivati) …
        annulla risposta
        (nome|e-?mail|sito web|commento) ?\\*
        (invia|pubblica) commento
    """,
    comments="""
        # (commenti|commento|risposte) …
        (commenti|commento|risposte) ?\\(?#\\)?
        ~(commenti|commento|dibattito|i commenti dei lettori|risposte)
        (vedi|leggi|mostra|partecipa) (i |tutti i |alla |al )*(commenti|discussione|conversazione|# commenti) …
        # (commenti|pensieri|risposte|commento) (su|a) …
        ~(rispondi|segnala)
        (segnala un abuso|segnala commento|più recenti|ordina per …)
        (dicci|di') la tua …
    """,
    moderation="""
        (il tuo|questo) commento (è|sarà) (in attesa|stato|in moderazione) …
        (i|tutti i) commenti (sono|saranno|vengono) (moderati|pubblicati) …
        (regole|linee guida) (della|per la|dei|per i) (community|comunità|commenti) …
    """,
    reading_time="""
        ~# ?(min|minuti)
        (tempo|tempo stimato) di lettura ?:? ?(circa )?# ?(min|minuti?|')
        # ?(min|minuti?) (di lettura|per leggere)
        lettura ?:? ?(di )?# ?(min|minuti?)
    """,
    audio="""
        (ascolta|ascoltare) (l'articolo|questo articolo|la notizia) …
        ~(ascolta|riproduci|video|audio)
        (guarda il video|riproduci video) …
    """,
    credit="""
        (foto|fotografia|credit|crediti|immagine|illustrazione|infografica|video|didascalia|foto di) ?[:/] …
        foto (d'archivio|di repertorio|di) …
        (©|\\(c\\)) …
        .{1,60}/ ?(ansa|afp|reuters|ap|lapresse|agf|getty images|epa|adnkronos) …
    """,
    caption="""
        (didascalia|figura #|fig\\. ?#|nella foto|nell'immagine) ?[:.,] …
    """,
    advertisement="""
        (pubblicità|annuncio|annunci|contenuto sponsorizzato|sponsorizzato|advertising|messaggio pubblicitario)
        (continua|l'articolo continua) dopo la pubblicità …
    """,
    tags="""
        (tags?|etichette|argomenti|temi|parole chiave|categori[ae]|pubblicato in|archiviato in) ?: …
        ~(etichette|argomenti|parole chiave|categorie)
    """,
    copyright="""
        (©|copyright) …
        .{0,60}(tutti i diritti (sono )?riservati|riproduzione riservata) …
    """,
    source="""
        (fonte|fonti|via|articolo originale) ?: …
        (link (alla )?fonte|vedi (l')?originale|link permanente|leggi l'originale|fonte originale) …
        (questo articolo|il testo) (è stato|è) (originariamente )?pubblicato …
        ~fonte
    """,
    notes="""
        modifica
        modifica wikitesto
        senza fonte
        citazione necessaria
        chi?
        quando?
        sic
    """,
    by="""
        di
        a cura di
        scritto da
        testo di
        testo
        autore
        autrice
        dal nostro inviato
        dalla nostra inviata
        dal nostro corrispondente
    """,
    posted="""
        pubblicato
        pubblicato il
        pubblicata il
        aggiornato
        aggiornato il
        ultimo aggiornamento
        ultima modifica
        modificato il
        data
        il
    """,
    ago="""
        # (secondi|minut[oi]|min|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa
        (un'|una |un )(ora|minuto|giorno|settimana|mese|anno) fa
        (oggi|ieri|adesso|proprio ora)
    """,
    joiners="""
        e
        con
        da
        in
    """,
    sentence_openers="""
        ma
        o
        però
        sì
        no
        perché
        quindi
        dunque
    """,
    references="""
        (note|bibliografia|collegamenti esterni|voci correlate|altri progetti|riferimenti|fonti)
    """,
    remarks="""
        .{1,40} (dice|ha detto|ha scritto|scrive) ?:?
        (rispondi|segnala|mi piace|in risposta a .{1,30})
        .{1,40}[ ,·•|-]+# (minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa
        .{1,40} (il|del) .*#.* alle #.*
    """,
    contents="""
        (indice|sommario|contenuti|in questo articolo)
    """,
)
