"""German: its verbs of saying, nouns for people, and the words around them."""

from __future__ import annotations

from narrate.quotes.grammar import Compounds, Genders, Grammar, words

_NONE: frozenset[str] = frozenset()

_WEAK = """
    sag erklär beton mein äußer berichte antworte erwider behaupte bemängel bekräftig beteuer
    bestätig bezeichne charakterisier kritisier kommentier konter lob moniere monier prognostizier
    prophezei resümier schilder spekulier forder glaub beklag klag meld plädier protestier rede
    verkünde vermute versicher verteidig vermelde warn wetter wiederhol witzel scherz spotte zitier
    argumentier analysier appellier attestier begrüß beruhig bilanzier bedauer bedank definier
    dementier diagnostizier droh empör entgegne ergänz erinner erläuter ermahn erzähl flüster
    informier jubel konstatier konkretisier läster mutmaß murmel maul notier offenbar präzisier
    predig schimpf schwärm seufz stöhn twitter poste unterstell urteil verurteil verlang vernein
    wunder würdig zürn hoff frag mahn rüg tadel prahl philosophier frohlock gratulier
    grummel orakel präsentier sinnier staun stichel stotter titulier triumphier unk verrate
    verdeutlich    wünsch zweifel bezweifel befürchte fürchte stell bemerk
    """
_STRONG = """
    verlautet verlautete spricht sprechen sprach sprachen schreibt schreiben schrieb schrieben
    ruft rufen rief riefen heißt hieß lautet lautete nennt nennen nannte nannten bekennt
    bekannte bekannten verspricht versprechen versprach versprachen beschreibt beschreiben
    beschrieb beschrieben bestreitet bestreiten bestritt bestritten verweist verweisen verwies
    verwiesen unterstreicht unterstrich unterstrichen widerspricht widersprechen widersprach
    widersprachen gesteht gestehen gestand gestanden schwört schwören schwor schworen schreit
    schreien schrie schrien rät raten riet rieten verrät verriet verrieten empfiehlt empfahl
    empfahlen befindet befand bittet baten bat denkt dachte weiß wusste kennt zeigte zeigt
    vergleicht verglich verglichen wirft warf warfen weist wies hält hielt hielten entfuhr
    meldete übte übt erhob erhebt fordert verlangt empfindet empfand verbreitete wertet
    wertete bewertet bewertete betitelt betitelte bezifferte gesagt pries priest preist
    besteht bestand verheißt
    """
_SEPARABLE = {
    "teilt teilen teilte teilten": "mit",
    "gibt geben gab gaben": "an zu bekannt protokoll bedenken",
    "fügt fügen fügte fügten": "hinzu an",
    "fährt fahren fuhr fuhren": "fort",
    "hebt heben hob hoben": "hervor",
    "räumt räumen räumte räumten": "ein",
    "stellt stellen stellte stellten": "fest klar dar",
    "kündigt kündigen kündigte kündigten": "an",
    "wirft werfen warf warfen": "vor ein",
    "wendet wenden wandte wandten": "ein",
    "weist weisen wies wiesen": "zurück hin",
    "legt legen legte legten": "nach dar",
    "ruft rufen rief riefen": "auf zu aus entgegen",
    "spricht sprechen sprach sprachen": "aus",
    "fasst fassen fasste fassten": "zusammen",
    "merkt merken merkte merkten": "an",
    "pflichtet pflichteten pflichtete": "bei",
    "setzt setzte setzten": "hinzu fort nach",
    "führt führen führte führten": "aus an",
    "hält halten hielt hielten": "fest entgegen für",
    "schließt schloss schlossen": "aus",
    "lässt ließ lassen ließen": "wissen verlauten mitteilen ausrichten",
    "macht machte machten": "deutlich klar",
    "zeigt zeigte zeigten": "überzeugt enttäuscht erfreut erleichtert",
    "lehnt lehnte lehnten": "ab",
    "sieht sehen sah sahen": "darin als",
    "tut tat": "ab",
    "nimmt nahm": "schutz",
    "kommt kommen kam kamen": "schluss ergebnis urteil erkenntnis",
    "gesteht gestand": "ein",
    "droht drohte drohten": "an",
    "stuft stufte stuften": "ein",
}
_PARTICIPLES = words(
    """
        gesagt erklärt mitgeteilt betont berichtet geäußert geschrieben angekündigt hinzugefügt
        behauptet bestätigt gewarnt gefordert kritisiert genannt bezeichnet gesprochen zitiert
        angegeben eingeräumt festgestellt hervorgehoben verkündet versichert beteuert erzählt
        gemeint geantwortet erläutert vorgeworfen zurückgewiesen hingewiesen dargelegt ausgesagt
        ausgeführt gemeldet verlangt beklagt bekräftigt gerufen angemerkt geschildert beschrieben
        gepostet getwittert zugegeben versprochen gelobt bemängelt moniert verlautbart
        bekanntgegeben eingewandt entgegnet erwidert ergänzt resümiert
        prognostiziert gefragt geurteilt verurteilt empfohlen gemahnt
        protestiert vermutet befürchtet bedauert begrüßt abgelehnt verteidigt wiederholt
        """
)


def _forms(stem: str) -> tuple[str, ...]:
    if stem.endswith("e"):
        return stem + "t", stem + "n", stem + "te", stem + "ten"
    if stem.endswith(("el", "er")):
        return stem + "t", stem + "n", stem + "te", stem + "ten"
    return stem + "t", stem + "en", stem + "te", stem + "ten"


_FINITE = frozenset(form for stem in _WEAK.split() for form in _forms(stem)) | words(_STRONG)
_BARE = words(
    """
        gibt gab wirft warf warfen weist wies hält hielt hielten zeigt zeigte kennt stellt stellen
        stellte stellten befindet befand besteht bestand bat baten gesagt rate raten
        """
)
"""Verbs that are of saying only with a second word."""

_MASCULINE = words(
    """
        sprecher präsident minister kanzler direktor vorsitzender leiter chef experte trainer
        sekretär bürgermeister politiker forscher wissenschaftler professor richter anwalt
        staatsanwalt beauftragter kommissar senator abgeordneter landrat dezernent bischof pfarrer
        autor schriftsteller regisseur schauspieler sänger musiker künstler spieler torwart
        kapitän manager geschäftsführer unternehmer händler bauer landwirt lehrer schüler student
        arzt ökonom historiker soziologe politologe psychologe biologe meteorologe general
        offizier oberst hauptmann leutnant admiral soldat polizist kommandant botschafter diplomat
        gouverneur könig prinz papst kardinal redakteur journalist reporter verleger herausgeber
        kritiker analyst berater gutachter ermittler beamter mitarbeiter kollege nachbar anwohner
        zeuge augenzeuge überlebender betroffener angeklagter vater sohn bruder onkel opa mann
        junge funktionär aktivist vertreter obmann intendant kurator bewohner besitzer eigentümer
        gründer inhaber chefarzt schiedsrichter staatssekretär förster jäger gastwirt wirt rentner
        kunde patient fahrer pilot fahrgast verteidiger mediziner verwalter amtstierarzt tierarzt
        koordinator referent rektor dekan schulleiter kämmerer rat stadtrat gemeinderat
        ministerpräsident premier premierminister vorstand aufsichtsrat moderator filmemacher
        komponist dirigent maler architekt ingenieur techniker astronaut bergmann seemann
        hausmeister koch bäcker metzger handwerker gewerkschafter innenminister außenminister
        generalsekretär einsatzleiter wehrführer preisträger sieger gegner freund ehemann
        repräsentant kongressabgeordneter bundesrichter verkäufer tourist urlauber camper
        veranstalter organisator betreiber halter züchter feuerwehrmann geschäftsmann kameramann
        """
)
_FEMININE = frozenset(
    {
        "vorsitzende",
        "abgeordnete",
        "beauftragte",
        "beamtin",
        "expertin",
        "anwältin",
        "staatsanwältin",
        "ärztin",
        "chefärztin",
        "bäuerin",
        "köchin",
        "kollegin",
        "zeugin",
        "augenzeugin",
        "soziologin",
        "politologin",
        "psychologin",
        "biologin",
        "meteorologin",
        "ökonomin",
        "landrätin",
        "stadträtin",
        "kundin",
        "königin",
        "prinzessin",
        "äbtissin",
        "pfarrerin",
        "mutter",
        "tochter",
        "schwester",
        "tante",
        "oma",
        "frau",
        "hebamme",
        "nichte",
        "nonne",
        "witwe",
        "tierärztin",
        "amtstierärztin",
        "generalsekretärin",
    }
    | {noun + "in" for noun in _MASCULINE if not noun.endswith(("e", "mann", "bruder"))}
)
_EITHER = words(
    """
        angestellte angeklagte überlebende vorsitzende vorsitzenden abgeordnete abgeordneten
        beauftragte beauftragten sprechern leute kritikern experten anwohnern vertretern zeugen
        augenzeugen ermittlern beamten betroffene reisende angehörige verwandte anwesende mitglied
        mitglieder opfer kind kinder eltern familie jury gericht behörde ministerium verband
        gewerkschaft regierung polizei feuerwehr staatsanwaltschaft bundesregierung amt gemeinde
        partei fraktion opposition konzern unternehmen firma hersteller betreiber verein verlag
        zeitung agentur institut universität kirche bank organisation kommission senat rat
        magistrat verwaltung leitung direktion bundespolizei bahn vorstand aufsichtsrat präsidium
        ausschuss team bündnis initiative person mensch menschen bürger bürgerinnen fans zuschauer
        nutzer leser hörer persönlichkeit
        """
)
_DOCUMENTS = words(
    """
        schreiben bericht mitteilung erklärung stellungnahme papier brief urteil begründung
        gutachten studie protokoll dokument memorandum antrag resolution meldung statement artikel
        interview appell aufruf beschluss entwurf
        """
)
_PEOPLE = (
    _MASCULINE
    | _FEMININE
    | words("""vorsitzende vorsitzender abgeordnete abgeordneter beauftragte beauftragter leute""")
)
_PLURALS = frozenset(
    {noun + "innen" for noun in _MASCULINE if noun.endswith("er")}
    | {noun + "en" for noun in _MASCULINE if noun.endswith(("or", "ist", "ent", "at", "it", "ant"))}
    | {noun + "n" for noun in _MASCULINE if noun.endswith("e")}
)
_SHORT_ENDINGS = words("rat mann frau oma opa sohn koch wirt bauer rektor maler junge vorstand")
"""Nouns too short or too common at the end of other words to be told from them there."""
_ROLES = Compounds(
    _PEOPLE | _EITHER | _PLURALS | _DOCUMENTS,
    ((_PEOPLE | _PLURALS) - _SHORT_ENDINGS - words("leute"))
    | _DOCUMENTS
    | words(
        """
        jährige jähriger behörde ministerium verband gericht gewerkschaft polizei partei
        gesellschaft
        """
    ),
)

_DAYS = """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend
dienstagabend mittwochabend donnerstagabend freitagabend samstagabend sonntagabend montagmorgen
dienstagmorgen mittwochmorgen donnerstagmorgen freitagmorgen samstagmorgen sonntagmorgen
montagnachmittag dienstagnachmittag mittwochnachmittag donnerstagnachmittag freitagnachmittag
januar jänner februar märz april mai juni juli august september oktober november dezember ostern
weihnachten pfingsten silvester neujahr frühjahr sommer herbst winter vormittag nachmittag abend
morgen mittag nacht uhr jahr monat woche wochenende tag gestern heute"""

GRAMMAR = Grammar(
    language="de",
    finite=_FINITE - _BARE,
    core=_FINITE - _BARE,
    participles=_PARTICIPLES,
    separable={
        verb: words(particles)
        for verbs, particles in _SEPARABLE.items()
        if particles
        for verb in verbs.split()
    },
    reported=words(
        """
        sei seien seist habe haben hätte hätten werde würde würden könne könnten müsse müssten solle
        sollten wolle wollten dürfe dürften gebe gäbe gehe komme bleibe stehe liege mache lasse
        wisse brauche bringe nehme führe bedeute gelte handle zeige trage sehe finde halte sollen
        soll wäre wären möge
        """
    ),
    passives=words("wird werden wurde wurden worden"),
    by=words("von vom durch"),
    so=frozenset(["so"]),
    brandings=words("nennt nennen nannte nannten"),
    calling=words(
        """
        nennt nennen nannte nannten genannt bezeichnet bezeichnete bezeichneten spricht sprechen
        sprach sprachen gesprochen titulierte titulierten beschimpfte beschimpften beschimpft
        kritisiert kritisierte kritisierten lobt loben lobte lobten warnte warnten warnt
        verurteilte verurteilten wertete werteten charakterisierte bewertete beschrieb beschrieben
        mahnt mahnte mahnten warf warfen wirft fordert forderte forderten verlangt verlangte
        verlangten beklagt beklagte beklagten
        """
    ),
    pronouns=words("er sie es ich wir man ihr du"),
    tonic=words("ihm ihr ihnen"),
    she=frozenset(["sie", "ihr", "ihre", "ihrer", "ihrem", "ihren"]),
    he=frozenset(["er", "sein", "seine", "seiner", "seinem", "seinen", "ihm", "ihn"]),
    relatives=words("welche welcher welches"),
    determiners=words(
        """
        deren dessen der die das den dem des ein eine einen einem einer eines ihr ihre ihren ihrem
        ihrer sein
        seine seinen seinem seiner unser unsere kein keine dieser diese dieses diesem diesen jener
        jene jeder jede jedes alle viele mehrere einige manche beide zwei drei vier fünf sechs
        sieben acht neun zehn zahlreiche etliche weitere andere auch
        """
    )
    - {"auch"},
    alone=words("viele mehrere einige manche beide andere"),
    fresh=words("ein eine einer eines einem einen mehrere einige zwei drei viele"),
    oblique=words(
        """
        den dem des einen einem eines einer ihren ihrem seinen seinem seiner ihrer keinen keinem
        diesen diesem dieses jenen jenem ihm ihn ihnen uns mir mich dich dir einander
        """
    ),
    nominative=words("er wir ich man"),
    genders={"die": "female", "eine": "female", "der": "male"},
    possessives=words("sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere"),
    auxiliaries=words(
        """
        ist sind war waren wird werden wurde wurden hat haben hatte hatten habe hätte hätten sei
        seien wäre würde würden kann können konnte konnten soll sollen sollte sollten muss müssen
        musste mussten will wollen wollte wollten darf dürfen durfte durften könne müsse solle wolle
        werde mag möchte möchten worden
        """
    ),
    prepositions=words(
        """
        in im an am auf aus bei beim mit nach von vom vor zu zum zur für durch gegen ohne um über
        unter zwischen neben hinter seit bis während wegen trotz laut gegenüber anlässlich
        angesichts innerhalb außerhalb statt per ab gemäß zufolge entlang nahe binnen samt ins ans
        aufs übers durchs fürs hinsichtlich bezüglich aufgrund mithilfe dank infolge pro via rund
        """
    ),
    attaching=words("der des von vom für aus bei beim eines einer"),
    conjunctions=words(
        """
        dass ob weil obwohl während wenn als nachdem bevor damit sodass falls sobald solange wie
        wo warum weshalb was wer indem seitdem ehe denn sondern woraufhin wobei womit wofür
        """
    ),
    joining=frozenset(["und", "oder", "sowie", "&"]),
    adverbs=words(
        """
        auch dann noch wieder nun jetzt nur nie immer oft schon bereits zudem außerdem ferner
        weiter weiterhin zuvor danach daraufhin jedoch aber allerdings hingegen dagegen dennoch
        trotzdem ebenfalls ebenso gestern heute morgen zunächst schließlich später einmal erneut
        kürzlich zuletzt wörtlich knapp deutlich klar scharf trocken lakonisch offen öffentlich
        lachend lächelnd nüchtern wütend ruhig besorgt hierzu dazu darauf dabei damals gleichzeitig
        zugleich bislang bisher nicht mehr sogar etwa eben ja selbst gar sehr so also somit deshalb
        daher demnach sichtlich erleichtert enttäuscht begeistert vielmehr anschließend
        unterdessen derweil wohl vorerst abermals gegenüber wiederholt mehrfach gern lediglich
        zuerst insgesamt darin darunter hier dort bald damit daran danach davor folglich immerhin
        inzwischen kaum leider manchmal mittlerweile natürlich nämlich nebenbei niemals offenbar
        seither sonst teilweise übrigens ursprünglich vielleicht zumindest überdies umgehend prompt
        """
    ),
    times=frozenset(_DAYS.split()),
    according=(
        ("laut",),
        ("nach", "angaben"),
        ("nach", "den", "angaben"),
        ("nach", "aussage"),
        ("nach", "aussagen"),
        ("nach", "den", "worten"),
        ("nach", "worten"),
        ("nach", "ansicht"),
        ("nach", "meinung"),
        ("nach", "auffassung"),
        ("nach", "einschätzung"),
        ("nach", "überzeugung"),
        ("nach", "darstellung"),
        ("nach", "mitteilung"),
        ("nach", "auskunft"),
        ("nach", "informationen"),
        ("aus", "sicht"),
        ("in", "den", "augen"),
        ("den", "angaben"),
    ),
    postpositions=frozenset(["zufolge", "gemäß"]),
    claims=Compounds(
        words(
            """
            worte worten aussage aussagen äußerung äußerungen behauptung bezeichnung vorwurf
            vorwürfe forderung satz erklärung mitteilung stellungnahme
            """
        ),
        words("angaben informationen auskunft"),
    ),
    unnamed=words("heißt hieß verlautet verlautete"),
    citing=words("zitiert zitieren zitierte zitierten"),
    honorifics={
        "herr": "male",
        "herrn": "male",
        "frau": "female",
        "fräulein": "female",
        "graf": "male",
        "gräfin": "female",
        "baron": "male",
        "baronin": "female",
        "fürst": "male",
        "fürstin": "female",
        "lord": "male",
        "lady": "female",
        "sir": "male",
    },
    titles=Compounds(
        _PEOPLE
        | words(
            """
            dr dr. prof prof. herr herrn frau sir lord lady doktor us eu cdu csu spd fdp afd grünen
            linken grünen linke ex st. sankt oberkommandierende vorsitzenden stellvertretende
            ehemalige frühere damalige amtierende designierte hauptkommissar kriminalhauptkommissar
            pater vater bruder schwester
            """
        ),
        _PEOPLE - _SHORT_ENDINGS,
    ),
    roles=_ROLES,
    variations=Compounds(
        _NONE,
        words(
            """
        politiker politikerin minister ministerin kandidat kandidatin abgeordnete schauspieler
        schauspielerin sänger sängerin musiker musikerin künstler künstlerin autor autorin
        schriftsteller schriftstellerin regisseur regisseurin trainer coach spieler spielerin
        stürmer stürmerin torwart torhüterin kapitän sportler sportlerin sieger siegerin
        preisträger preisträgerin ökonom ökonomin forscher forscherin wissenschaftler
        wissenschaftlerin historiker historikerin professor professorin physiker physikerin
        unternehmer unternehmerin gründer gründerin manager managerin architekt architektin
        komponist komponistin dirigent dirigentin moderator moderatorin filmemacher filmemacherin
        mediziner medizinerin jurist juristin rentner rentnerin
            jährige jähriger
            """
        ),
    ),
    groups=words(
        """
        ministerium amt bundesamt partei universität gericht verband bund gewerkschaft bank
        gesellschaft gmbh ag verein institut stiftung kommission polizei regierung senat agentur
        zeitung verlag konzern gruppe kirche club fc tsv vfb sv union liga werke
        """
    ),
    kin=Genders(
        dict.fromkeys(_FEMININE - _EITHER, "female") | dict.fromkeys(_MASCULINE, "male"),
        _ROLES,
    ),
    either=Compounds(
        _NONE,
        words("vorsitzende abgeordnete beauftragte angestellte angeklagte jährige überlebende"),
    ),
    works=Compounds(
        words(
            """
            begriff begriffe wort titel titels titeln lied song album oper stück namen name
            motto aktion typ typs modell sogenannte sogenannten sogenannter sogenanntes genannt
            genannte genannten bekannte bekannten bekannter geltende geltenden getauft kurz
            marke website webseite portal kanal medaille schriftzug aufschrift stichwort
            software spitznamen spitzname beinamen beiname codenamen debüt tief café blatt bild
            plan planes
            """
        ),
        words(
            """
            film roman buch ausstellung stück serie sendung zeitung zeitschrift magazin blatt schiff
            partei sender projekt projekts programm programms mission kampagne gruppe band studie
            gedicht erzählung musical gemälde restaurant hotel gaststätte verein initiative
            operation unternehmen hurrikan taifun orkan spiel firma verlag internetseite podcast
            preis rubrik reihe stiftung titel bündnis netzwerk fähre frachter tanker rakete sonde
            satellit betriebssystem gesellschaft verband festival wettbewerb theater agentur konzern
            slogan parole losung motto lied bewegung einheit bande club organisation
            werk reederei airline kette klub
            """
        ),
    ),
    abbreviations=words(
        """
        dr prof bzw ca etc usw nr st str tel vgl evtl ggf inkl max min mio mrd jan feb apr jun jul
        aug sept okt nov dez hr fr dipl ing b z h d u a o ä co jr
        """
    ),
    openers=words(
        """
        der die das ein eine er sie es wir ich in im am an auf bei mit nach von vor zu doch aber und
        als wenn weil dass auch dies diese dieser damit dabei zudem nun
        """
    ),
    clauses=words(
        """
        ist sind war waren bin bist hat haben habe hatte hatten wird werden wurde kann können konnte
        muss müssen soll sollen sollte will wollen darf dürfen mag möchte gibt gab geht ging kommt
        kam macht machen steht stehen lässt weiß wissen brauchen braucht sei seien wäre hätte würde
        würden ich wir müsste könnte könnten sollten wollten müssten dürfte
        """
    ),
    particles=words("von van der de zu zum zur vom del di da al ibn el la le"),
    nouns_capital=True,
    inverts=True,
)
