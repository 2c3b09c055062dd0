"""French: its verbs of saying, nouns for people, and the words around them."""

from __future__ import annotations

from narrate.quotes.grammar import Compounds, Grammar, words

_ER = """
    affirm déclar expliqu assur ajout indiqu précis estim confi racont rappel soulign not
    observ comment lanc insist martel ironis plaisant regrett déplor dénonc accus critiqu jug
    consid avou admet reconnaiss proclam annonc confirm affich résum conclu rétorqu répliqu
    objec murmur chuchot cri hurl protest clam scand gliss souffl témoign relat détaill
    développ demand interrog suggèr propos recommand conseill exhort tempêt tonn fulmin râl
    s'inquiét salu félicit remerci argument plaid défend revendiqu rassur prévien alert menac
    signal fustig épingl point tacl raill moqu applaud concéd répét réitér jur entonn mentionn
    évoqu cit qualifi appel nomm dénomm surnomm parl pest souhait réclam ordonn rapport post
    tweet publi balay nuanc modér pronostiqu prédi anticip analys décrypt répèt réitèr abond
    renchér tranch balanc grinc enchaîn pointe soupir rigol s'amus s'exclam s'indign s'agac
    exclam indign agac amus étonn inquiét réjou désol emport justifi défauss lament lâch exig
    """
_STRONG = """
    dit disent disait disaient dirent dira redit prédit répond répondent répondit répondait
    écrit écrivent écrivait écrivit soutient soutiennent soutenait soutint maintient
    maintiennent maintenait reconnaît reconnait reconnaissent reconnaissait admet admettent
    admettait promet promettent promettait prévient préviennent prévenait avertit avertissent
    avertissait conclut concluent concluait poursuit poursuivent poursuivait reprend reprennent
    reprenait sourit sourient souriait rit riait gémit rugit renchérit renchérissent surenchérit
    souvient souviennent souvenait réjouit réjouissent réjouissait plaint plaignent plaignait
    défend défendent défendait croit croient croyait pense pensent pensait veut voit voient lit
    explique expliquent considère considèrent considérait suggère suggéraient concède répète
    répètent réitère fait dément démentent démentait relève relèvent relevait rappelle
    rappellent appelle appellent appelait espère espèrent craint craignent craignait apprend
    fulmine prétend prétendent prétendait trouve trouvent exclame glisse tempère objecte
    complète décrit décrivent décrivait juge jugent jugeait
    """
_PARTICIPLES = """
    dit dite dits dites traité exigé redit prédit répondu écrit soutenu maintenu reconnu admis
    promis prévenu averti conclu poursuivi repris souri ri renchéri réjoui réjouie réjouis
    souvenu souvenue plaint défendu cru pensé considéré démenti craint décrit prétendu
    déclarée fait lu souligné précisé félicité
    """


def _forms(stem: str) -> tuple[str, ...]:
    stem = stem.removeprefix("s'").removesuffix("e")
    soft = stem + "e" if stem.endswith("g") else stem
    hard = stem[:-1] + "ç" if stem.endswith("c") else soft
    return (
        stem + "e",
        stem + "ent",
        hard + "ait",
        hard + "aient",
        hard + "a",
        stem + "èrent",
        stem + "era",
    )


def _participles(stem: str) -> tuple[str, ...]:
    stem = stem.removeprefix("s'").removesuffix("e")
    return stem + "é", stem + "ée", stem + "és", stem + "ées"


_FINITE = (
    frozenset(form for stem in _ER.split() for form in _forms(stem)) | words(_STRONG)
) - words("fait note cite poste signale nomma parla trouve lit veut cria")

_MASCULINE = """
    président ministre directeur maire député sénateur conseiller avocat procureur juge
    magistrat policier gendarme commissaire préfet professeur enseignant chercheur
    scientifique historien économiste sociologue politologue médecin chirurgien infirmier
    journaliste écrivain auteur romancier réalisateur acteur comédien chanteur musicien
    peintre sculpteur architecte ingénieur ouvrier salarié patron entraîneur sélectionneur
    joueur gardien capitaine arbitre agriculteur éleveur pêcheur boulanger commerçant
    chauffeur pilote témoin voisin habitant responsable dirigeant délégué syndicaliste
    militant représentant porte-parole secrétaire fondateur chef cadre expert spécialiste
    analyste consultant diplomate ambassadeur général colonel roi prince pape évêque prêtre
    curé père fils frère oncle mari homme garçon étudiant élève client passager usager
    conservateur notaire greffier élu adjoint candidat premier opposant coordinateur gérant
    propriétaire locataire retraité libraire éditeur coureur champion vainqueur lauréat
    attaquant technicien artiste physicien entrepreneur
    """
_FEMININE = """
    présidente ministre directrice maire députée sénatrice conseillère avocate procureure juge
    magistrate policière commissaire préfète professeure enseignante chercheuse historienne
    économiste sociologue politologue médecin chirurgienne infirmière journaliste écrivaine
    autrice auteure romancière réalisatrice actrice comédienne chanteuse musicienne peintre
    sculptrice ingénieure ouvrière salariée patronne entraîneuse entraîneure joueuse gardienne
    capitaine agricultrice éleveuse boulangère commerçante témoin voisine habitante
    responsable dirigeante déléguée militante représentante porte-parole secrétaire fondatrice
    cheffe experte spécialiste analyste consultante ambassadrice générale reine princesse mère
    fille sœur tante nièce femme étudiante élève cliente passagère usagère conservatrice
    notaire élue adjointe candidate première opposante coordinatrice gérante propriétaire
    locataire retraitée libraire éditrice veuve dame religieuse coureuse championne lauréate
    artiste physicienne entrepreneuse
    """
_GROUPS = """
    ministère gouvernement parti syndicat association entreprise groupe direction mairie
    préfecture police gendarmerie parquet tribunal cour commission agence compagnie société
    banque université institut fédération collectif organisation ong opposition majorité
    assemblée sénat région département ville commune famille équipeclub
    institution fondation hôpital école
    """
_PLURALS = """
    responsables experts autorités enquêteurs témoins voisins habitants salariés syndicats élus
    députés sénateurs avocats organisateurs manifestants proches parents chercheurs
    scientifiques médecins policiers pompiers secouristes usagers clients victimes élèves
    étudiants
    """
_TOLD = dict.fromkeys(_MASCULINE.split(), "male") | dict.fromkeys(_FEMININE.split(), "female")
_PEOPLE = words(_MASCULINE) | words(_FEMININE)
_BOTH = words(_MASCULINE) & words(_FEMININE)

GRAMMAR = Grammar(
    language="fr",
    finite=_FINITE,
    core=_FINITE - words("appelle fait croit pense voit lit trouve"),
    participles=frozenset(form for stem in _ER.split() for form in _participles(stem))
    | words(_PARTICIPLES),
    reported=frozenset(),
    calling=words("appelle appelait qualifie qualifié qualifiait nomme surnomme parle"),
    pronouns=words("il elle ils elles on je nous vous tu celui-ci celle-ci"),
    tonic=words("lui elle eux elles"),
    she=words("elle"),
    he=words("il lui"),
    they=words("ils elles"),
    relatives=words("qui lequel laquelle lesquels dont"),
    determiners=words(
        """
        le la les l’ l' un une des du son sa ses leur leurs mon ma mes notre nos votre vos ce cet
        cette ces deux trois quatre cinq six sept huit neuf dix plusieurs quelques certains
        certaines chaque tout toute tous toutes autre autres aucun aucune
        """
    ),
    alone=words("plusieurs certains certaines beaucoup tous toutes"),
    fresh=words("un une des plusieurs quelques certains certaines autre deux trois"),
    genders={"la": "female", "une": "female", "le": "male", "un": "male"},
    possessives=words("son sa ses leur leurs mon ma mes notre nos"),
    nominative=words("il elle ils elles on je"),
    auxiliaries=words(
        """
        a ont avait avaient ai avons eut est sont était étaient fut soit aurait auraient serait ait
        peut peuvent doit doivent va vont vient viennent pourrait devrait avoir être
        """
    ),
    prepositions=words(
        """
        à au aux de d’ d' du dans en par pour sur sous avec sans chez vers contre entre depuis
        pendant devant derrière après avant lors auprès face malgré selon dès jusqu’ jusque hors
        outre parmi durant via près loin
        """
    ),
    attaching=words("de d’ d' du des"),
    conjunctions=words(
        """
        que qu’ qu' quand lorsque lorsqu’ puisque puisqu’ parce car si comme où tandis alors
        quoique bien afin pourquoi combien comment mais donc
        """
    ),
    joining=frozenset(["et", "ou", "ni", "&"]),
    adverbs=words(
        """
        aussi encore déjà puis ensuite alors toutefois cependant pourtant néanmoins également
        notamment même toujours jamais souvent parfois hier aujourd’hui demain ici là enfin
        d’abord ainsi plus moins très bien mal peu pas ne n’ n' non seulement plutôt presque
        tôt tard jeudi vite surtout
        """
    )
    - {"jeudi"},
    clitics=words("se s’ s' me m’ m' te t’ t' lui y en l’ l' le la les leur nous vous"),
    enclitics=words("il elle ils elles on je tu nous vous"),
    elisions=words("l d s c j m t n qu jusqu lorsqu puisqu quelqu"),
    times=words(
        """
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin
        juillet août septembre octobre novembre décembre noël pâques toussaint hier matin soir
        midi après-midi semaine mois année
        """
    ),
    according=(
        ("selon",),
        ("d’", "après"),
        ("d'", "après"),
        ("de", "l’", "avis", "de"),
        ("aux", "yeux", "de"),
        ("à", "en", "croire"),
        ("dixit",),
    ),
    passives=words("été"),
    by=words("par"),
    viewpoint=frozenset(["pour"]),
    claims=words(
        """
        demande critique réplique annonce menace plainte remarque mots termes
        déclaration propos phrase
        """
    ),
    honorifics={
        "m": "male",
        "m.": "male",
        "mm.": "male",
        "monsieur": "male",
        "mme": "female",
        "mme.": "female",
        "mmes": "female",
        "madame": "female",
        "mlle": "female",
        "mademoiselle": "female",
        "me": "",
        "maître": "",
        "dr": "",
        "dr.": "",
        "pr": "",
        "docteur": "",
        "frère": "male",
        "sœur": "female",
        "père": "male",
        "abbé": "male",
        "mgr": "male",
    },
    titles=words(_MASCULINE)
    | words(_FEMININE)
    | words(
        """
        m m. mm. monsieur mme mmes madame mlle me maître dr dr. pr docteur mgr abbé général
        lieutenant commandant capitaine ex ancien ancienne saint sainte
        """
    ),
    roles=Compounds(
        _PEOPLE | words(_GROUPS) | words(_PLURALS), frozenset(f"-{noun}" for noun in _PEOPLE)
    ),
    variations=words(
        """
        ministre candidat candidate élu élue sénateur sénatrice député députée comédien comédienne
        acteur actrice chanteur chanteuse musicien musicienne artiste auteur autrice écrivain
        écrivaine romancier romancière réalisateur réalisatrice entraîneur sélectionneur technicien
        joueur joueuse attaquant gardien capitaine coureur coureuse champion championne vainqueur
        lauréat lauréate économiste chercheur chercheuse scientifique historien historienne
        professeur professeure physicien physicienne entrepreneur entrepreneuse fondateur
        fondatrice architecte peintre retraité retraitée octogénaire septuagénaire
        trentenaire quadragénaire quinquagénaire sexagénaire
        """
    ),
    groups=words(_GROUPS),
    kin={noun: gender for noun, gender in _TOLD.items() if noun not in _BOTH},
    institutions=words(
        """
        opposition majorité gouvernement police gendarmerie parquet sénat assemblée mairie région
        préfecture parlement armée direction
        """
    ),
    either=_BOTH,
    works=words(
        """
        mot terme expression association collectif société compagnie café hôtel musée théâtre
        cinéma festival chaîne radio site application logiciel loi plan prix concours navire
        bateau voilier marque film roman livre titre titré titrée intitulé intitulée chanson album
        exposition pièce série émission opéra journal hebdomadaire magazine quotidien documentaire
        tableau toile recueil poème surnommé surnommée surnommés baptisé baptisée opération projet
        groupe revue spectacle restaurant programme appelé appelée nommé nommée jeu
        """
    ),
    abbreviations=words("m mm dr pr mgr etc art av bd cf ex env tél vol no st ste"),
    openers=words(
        """
        le la les un une des il elle ils elles on nous je ce cette ces mais et dans en au aux à pour
        selon si quand depuis après avant par sur c’ l’ d’ son sa ses
        """
    ),
    clauses=words(
        """
        est sont était étaient a ont avait avaient ai avons avez suis sommes êtes sera seront
        serait aurait peut peuvent pouvons doit doivent devons faut va vont vais veut veulent fait
        font faisait dit sait savons reste restent c’est n’est j’ai je nous on il elle ils elles
        qu’il qu’elle allons voulons avions étions pourrait devrait
        """
    ),
    particles=words("de du des d’ la le les von van der di da el al ben ibn"),
    inverts=True,
    small_times=True,
    modifies=("é", "ée", "és", "ées"),
)
