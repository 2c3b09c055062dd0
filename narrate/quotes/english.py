"""English: its verbs of saying and the words around them."""

from __future__ import annotations

from narrate.quotes.grammar import Grammar, words

_CORE_REGULAR = """
    add announce answer argue ask assert claim comment complain conclude confirm contend
    continue declare exclaim explain inform insist joke muse mutter note observe predict
    proclaim promise quip reason recall remark remember repeat reply report respond retort shout
    snap state stress suggest testify tweet urge vow warn whisper chime yell murmur mumble groan
    sigh scream cry laugh advise reiterate counter concede interject opine lament post text email
    recount reflect marvel recommend caution quote boast allege attest enthuse snarl growl bark
    plead beg venture volunteer rejoin clarify emphasize emphasise underscore acknowledge admit
    demand protest wonder chant bellow hiss grumble croak sob shriek gasp
"""
_MORE_REGULAR = """
    accuse agree apologize applaud assure attack bemoan blame blast brand call caption characterize
    charge cheer chide chastise cite compare condemn congratulate criticize criticise decry
    defend demand denounce deny deride describe disclose dismiss dub elaborate encourage
    express fear hail hope hint imply indicate invite invoke label lambaste list maintain mention
    mock offer outline pledge portray praise profess promote push question quote rail reassure
    rebuff rebuke reject release repudiate reveal ridicule rip rule scoff scold seethe signal slam
    specify stipulate summarize summarise tease thank threaten thunder tout trumpet voice welcome
    wish worry ask deem publish recite refer respond scrawl
    announce admire decree describe diagnose estimate find fume gush ponder rant rule sing
    deplore extol castigate credit cast brag challenge expect lash point paint refuse advocate
    pray preach declare propose reason request review suspect criticize conclude warn address
    discuss doubt notify tag term theorize hear guess figure argue liken
"""
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "speak": "speaks spoke spoken speaking",
    "feel": "feels felt feeling",
    "believe": "believes believed believing",
    "put": "put puts putting",
    "read": "reads read reading",
    "begin": "begins began beginning",
    "go on": "goes went going",
    "sing": "sings sang singing",
    "find": "finds found finding",
    "hold": "holds held holding",
    "know": "knows knew knowing",
    "swear": "swears swore swearing",
    "see": "sees saw seeing",
    "mean": "means meant meaning",
    "quip": "quips quipped quipping",
    "stress": "stresses stressed stressing",
    "vow": "vows vowed vowing",
    "dub": "dubs dubbed dubbing",
    "rip": "rips ripped ripping",
    "snap": "snaps snapped snapping",
    "slam": "slams slammed slamming",
    "beg": "begs begged begging",
    "brag": "brags bragged bragging",
    "tag": "tags tagged tagging",
    "label": "labels labeled labelled labeling labelling",
    "refer": "refers referred referring",
    "admit": "admits admitted admitting",
    "rebut": "rebuts rebutted rebutting",
    "cast": "casts casting",
    "hear": "hears heard hearing",
    "understand": "understands understood",
    "chat": "chatted chats",
}
_WEAK_IRREGULAR = words(
    "put think believe feel speak begin hold know see mean understand find cast hear sing read chat"
) | {"go on"}


def _forms(verb: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb[-1] == "e":
        return verb + "s", verb + "d", verb[:-1] + "ing"
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return plural, verb + "ed", verb + "ing"


def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    finite: set[str] = set()
    core: set[str] = set()
    loose: set[str] = set()
    doubled = set(_IRREGULAR)
    for source, strong in ((_CORE_REGULAR, True), (_MORE_REGULAR, False)):
        for verb in source.split():
            if verb in doubled:
                continue
            present, past, going = _forms(verb)
            finite |= {present, past}
            loose |= {verb, going}
            if strong:
                core |= {present, past}
    for verb, forms in _IRREGULAR.items():
        for form in forms.split():
            (loose if form.endswith("ing") and form != "sing" else finite).add(form)
            if not form.endswith("ing") and verb not in _WEAK_IRREGULAR:
                core.add(form)
        if " " not in verb:
            loose.add(verb)
    return frozenset(finite), frozenset(core), frozenset(loose)


_FINITE, _CORE, _LOOSE = _tables()

_DAYS = """monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep oct
nov dec today yesterday tomorrow tonight thanksgiving christmas easter ramadan
mon tue wed thu fri sat sun"""

GRAMMAR = Grammar(
    language="en",
    finite=_FINITE,
    core=_CORE,
    loose=_LOOSE,
    pronouns=words("he she they it i we you who one"),
    she=frozenset(["she", "her", "hers", "herself"]),
    he=frozenset(["he", "him", "his", "himself"]),
    they=frozenset(["they", "them", "their"]),
    it=frozenset(["it", "its"]),
    being=frozenset(["is", "was"]),
    passives=words("was were been being is are be"),
    quoting=words("quoted cited heard overheard reported worried concerned convinced"),
    by=frozenset(["by"]),
    others=words("another other second third fourth"),
    generations={"younger": "jr", "junior": "jr", "elder": "sr", "older": "sr", "senior": "sr"},
    full_titles={
        "sen": "senator",
        "rep": "representative",
        "gov": "governor",
        "gen": "general",
        "col": "colonel",
        "lt": "lieutenant",
        "capt": "captain",
        "sgt": "sergeant",
        "dr": "doctor",
        "prof": "professor",
        "rev": "reverend",
        "det": "detective",
        "supt": "superintendent",
    },
    addressing=words("told tells informed informs reminded reminds assured assures"),
    relatives=frozenset(["who", "which"]),
    determiners=words(
        """
        the a an another one some several many most few both all his her their its our my this
        that these those other two three four five six seven eight nine ten no each every either
        any dozens hundreds
        """
    ),
    alone=words(
        "another one some several two three many few both all this that these those others"
    ),
    fresh=words("a an another one some several two three four five other"),
    possessives=words("his her their its our my"),
    auxiliaries=words(
        """
        is are was were be been being has have had do does did will would can could may might
        shall should must isn't wasn't isn’t wasn’t don’t doesn’t didn’t didn't doesn't don't
        hasn’t hadn’t won’t wouldn’t can’t couldn’t cannot got get gets ’s ’d ’ve ’ll ’re ’m 's 'd
        've 'll 're 'm
        """
    ),
    prepositions=words(
        """
        in on at by for from with of to into onto over under about against among amid after before
        during through throughout between without within near since until till despite toward
        towards across behind beyond outside inside around off upon via per unlike like following
        ahead along alongside because than
        """
    ),
    attaching=words("of for from at with in on to close near behind who"),
    conjunctions=words(
        """
        that whether because although though while when whenever if unless but what how why where
        as so yet whereas whom whose than which who until
        """
    ),
    joining=frozenset(["and", "or", "&"]),
    adverbs=words(
        """
        also then later once again still even just now only never always often recently previously
        earlier already reportedly allegedly famously simply merely first finally eventually
        repeatedly initially further however meanwhile instead soon ever actually really quickly
        publicly privately bluntly flatly quietly angrily sarcastically reluctantly thus too
        afterward afterwards subsequently specifically explicitly essentially basically sometimes
        memorably notably reportedly jokingly therefore rather not n't nevertheless nonetheless
        almost nearly both himself herself themselves itself perhaps maybe indeed
        """
    ),
    times=frozenset(_DAYS.split()),
    according=(("according", "to"), ("to", "quote"), ("in", "the", "words", "of"), ("as", "per")),
    claims=words(
        """
        claim claims statement statements comment comments remark remarks description call calls
        promise warning accusation assertion suggestion declaration tweet tweets post posts words
        letter speech question answer reply response quote quip complaint contention argument
        phrase slogan motto pledge vow plea demand insistence characterization criticism
        condemnation denunciation advice message prediction refrain mantra admission reference
        boast joke observation conclusion view goal vision chant chants
        """
    ),
    honorifics={
        "mr": "male",
        "mr.": "male",
        "mister": "male",
        "sir": "male",
        "lord": "male",
        "king": "male",
        "prince": "male",
        "duke": "male",
        "monsieur": "male",
        "herr": "male",
        "señor": "male",
        "father": "male",
        "brother": "male",
        "congressman": "male",
        "pope": "male",
        "mrs": "female",
        "mrs.": "female",
        "ms": "female",
        "ms.": "female",
        "miss": "female",
        "madam": "female",
        "dame": "female",
        "lady": "female",
        "queen": "female",
        "princess": "female",
        "duchess": "female",
        "baroness": "female",
        "madame": "female",
        "frau": "female",
        "señora": "female",
        "sister": "female",
        "congresswoman": "female",
        "councilwoman": "female",
        "councilman": "male",
        "assemblywoman": "female",
        "assemblyman": "male",
        "mx": "",
        "mx.": "",
        "dr": "",
        "dr.": "",
        "prof": "",
        "prof.": "",
        "rev": "",
        "rev.": "",
        "fr.": "",
        "hon.": "",
    },
    titles=words(
        """
        president vice-president vice chancellor prime minister secretary senator sen sen. sens.
        rep rep. reps. representative congressman congresswoman gov gov. governor mayor deputy
        judge justice attorney general gen gen. col col. colonel lt lt. lieutenant capt capt.
        captain sgt sgt. sergeant maj maj. major adm. admiral cmdr. commander chief officer
        sheriff constable inspector detective det. det det.-sgt king queen prince princess pope
        bishop archbishop cardinal rabbi imam pastor reverend rev rev. father sister brother sir
        dame lord lady baroness professor prof prof. dr dr. doctor mr mr. mrs mrs. ms ms. miss
        mx mx. councillor cllr alderman ambassador commissioner chairman chairwoman chair
        director manager coach speaker leader spokesman spokeswoman spokesperson candidate
        nominee former ex-president president-elect acting senior junior first assistant assoc.
        chief-of-staff undersecretary sec. supt. lt.-gen. corporal cpl. private pvt. state del.
        assemblyman assemblywoman delegate dean principal emeritus press editor correspondent
        analyst host anchor ceo cfo coo co-founder founder us u.s. uk u.k. eu american british
        german french russian chinese ukrainian israeli iranian turkish indian canadian
        australian japanese italian spanish mexican democratic democrat republican conservative
        labour liberal aunt uncle grandma grandpa comrade nurse engineer superintendent
        treasurer marshal
        """
    ),
    roles=words(
        """
        official officials spokesman spokeswoman spokesperson spokespeople spokesmen source
        sources aide aides adviser advisor advisers advisors lawyer lawyers attorney attorneys
        prosecutor prosecutors analyst analysts expert experts critic critics supporter
        supporters president chancellor minister senator congressman congresswoman governor
        mayor chairman chairwoman chair director chief leader leaders officer officers sheriff
        judge justice candidate nominee secretary ambassador diplomat diplomats reporter
        journalist correspondent editor author writer professor doctor nurse teacher student
        students witness witnesses neighbor neighbour resident residents victim survivor owner
        manager executive economist economists scientist scientists researcher researchers
        engineer farmer worker workers employee driver pilot captain coach player actor actress
        singer activist activists organizer organiser founder host anchor commentator columnist
        strategist pollster consultant operative businessman businesswoman man woman boy girl
        mother father son daughter brother sister wife husband uncle aunt grandmother
        grandfather couple family friend friends colleague colleagues voter voters protester
        protesters police investigators authorities soldier commander general colonel sergeant
        detective inspector priest pastor bishop pope imam rabbi king queen prince princess
        veteran representative lawmaker lawmakers legislator member members speaker treasurer
        principal superintendent firefighter paramedic tenant landlord customer user person
        people someone children child baker fisherman librarian keeper curator architect artist
        musician composer poet novelist historian biologist chemist physicist geologist
        campaigner brothers sisters twins negotiator envoy mediator trader investor banker
        shopkeeper chef waiter carpenter electrician plumber mechanic fan guest visitor
        passenger agent guard deputy clerk operator volunteer campaign company ministry agency
        government administration department newspaper report statement study letter poll
        quarterback receiver linebacker goalie goalkeeper midfielder defender pitcher catcher
        outfielder striker winger sprinter swimmer cyclist boxer golfer jockey referee umpire
        painter sculptor photographer filmmaker playwright broadcaster presenter barrister
        solicitor magistrate councillor vicar midwife dentist surgeon vet welder miner builder
        plasterer roofer cleaner cook cashier bartender barber hairdresser tailor butcher grocer
        florist gardener sailor skipper conductor cabbie trucker courier postman pensioner
        retiree shopper commuter hiker camper passer-by bystander onlooker crowd granddaughter
        grandson grandchild niece nephew cousin widow widower partner girlfriend boyfriend
        fiancé fiancée stepmother stepfather mother-in-law father-in-law sister-in-law
        brother-in-law roommate classmate teammate mentor rival boss predecessor successor
        inventor creator organizers organisers parent parents grandparent pupil pupils
        bystanders customers patients patient refugee refugees migrant homeowner renter taxpayer
        donor buyer seller diner reader readers viewer listener caller commenter blogger
        influencer streamer gamer hacker inmate prisoner suspect defendant plaintiff juror
        jurors ranger lifeguard babysitter nanny coachman mate deckhand
        """
    ),
    variations=words(
        """
        candidate nominee senator congressman congresswoman governor lawmaker legislator businessman
        businesswoman billionaire millionaire politician author writer novelist poet singer rapper
        musician actor actress star player striker goalkeeper coach captain champion veteran
        entrepreneur mogul tycoon founder artist director comedian filmmaker designer architect
        physicist chemist biologist scientist economist historian professor surgeon republican
        democrat chancellor
        """
    ),
    ages=("-year-old",),
    groups=words(
        """
        department ministry party post times court university college inc corp co committee
        council association bank police group company union agency office journal news network
        institute foundation commission board house senate congress parliament administration
        service services bureau organization organisation federation league society club center
        centre hospital school church army navy force forces press media radio television tv
        kremlin pentagon guardian telegraph herald tribune gazette chronicle observer airlines
        motors bank industries holdings ltd llc plc trust fund alliance coalition campaign team
        authority kingdom states nations government newspaper
        party
        islands island county city street avenue park hills valley mountain mountains beach bay lake
        river airport bridge square village town
        """
    ),
    kin={
        "granddaughter": "female",
        "grandson": "male",
        "stepmother": "female",
        "stepfather": "male",
        "mother-in-law": "female",
        "father-in-law": "male",
        "sister-in-law": "female",
        "brother-in-law": "male",
        "fiancée": "female",
        "fiancé": "male",
        "woman": "female",
        "girl": "female",
        "mother": "female",
        "daughter": "female",
        "sister": "female",
        "wife": "female",
        "aunt": "female",
        "grandmother": "female",
        "widow": "female",
        "spokeswoman": "female",
        "chairwoman": "female",
        "congresswoman": "female",
        "businesswoman": "female",
        "policewoman": "female",
        "saleswoman": "female",
        "actress": "female",
        "queen": "female",
        "princess": "female",
        "niece": "female",
        "councilwoman": "female",
        "assemblywoman": "female",
        "waitress": "female",
        "nun": "female",
        "midwife": "female",
        "heroine": "female",
        "girlfriend": "female",
        "landlady": "female",
        "man": "male",
        "boy": "male",
        "father": "male",
        "son": "male",
        "brother": "male",
        "husband": "male",
        "uncle": "male",
        "grandfather": "male",
        "widower": "male",
        "spokesman": "male",
        "chairman": "male",
        "congressman": "male",
        "businessman": "male",
        "policeman": "male",
        "salesman": "male",
        "actor": "male",
        "king": "male",
        "prince": "male",
        "nephew": "male",
        "councilman": "male",
        "assemblyman": "male",
        "waiter": "male",
        "monk": "male",
        "priest": "male",
        "pope": "male",
        "fisherman": "male",
        "boyfriend": "male",
        "landlord": "male",
        "fireman": "male",
    },
    works=words(
        """
        titled entitled called named dubbed nicknamed film movie book novel song album show
        series episode play musical magazine podcast program programme documentary essay article
        painting exhibition anthem memoir story poem opera ballet single track game column
        bestseller ballad hymn hit drama comedy sitcom thriller piece commentary so-called
        codenamed known billed headlined sang sings sing singing read reads reading forum
        conference festival campaign
        """
    ),
    namings=words(
        "so-called term known nicknamed titled entitled codenamed dubbed subtitled headlined aka"
    ),
    likening=frozenset(["as"]),
    brandings=words("called calls branded brands labeled labelled labels likened dubs"),
    makers=words(
        """
        host hosts co-host co-hosts star stars co-star author anchor anchors creator director
        producer actor actress singer songwriter writer playwright presenter contestant panelist
        moderator correspondent alum
        """
    ),
    vowing=words(
        """
        promise promises promised promising vow vows vowed vowing pledge pledges pledged pledging
        threaten threatens threatened threatening urge urges urged urging want wants wanted wanting
        plan plans planned planning need needs needed offer offers offered offering refuse refuses
        refused refusing swear swears swore call calls called demand demands demanded intend intends
        intended hope hopes hoped hoping try tries tried trying bid plea
        """
    ),
    abbreviations=words(
        """
        mr mrs ms mx dr prof rev fr hon st sen sens rep reps gov gen col lt capt sgt maj adm cmdr
        cpl pvt det supt sec del jr sr jan feb mar apr jun jul aug sept sep oct nov dec no vs etc
        inc corp co ltd bros dept univ assn est ave blvd rd mt ft ala ariz ark calif colo conn fla
        ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va
        vt wash wis wyo d r cf al assoc atty dist messrs mme mlle pres u.s u.k a.m p.m ph
        """
    ),
    contractions=frozenset(
        f"{word}{mark}s"
        for word in [
            "he",
            "she",
            "it",
            "that",
            "what",
            "who",
            "there",
            "here",
            "let",
            "how",
            "where",
            "when",
        ]
        for mark in "’'"
    ),
    contracted=frozenset(
        f"{word}{mark}{rest}"
        for word in ["he", "she", "it", "they", "we", "you", "i", "who"]
        for rest in ["s", "d", "ve", "ll", "re", "m"]
        for mark in "’'"
    ),
    openers=words(
        """
        the a an he she they it we i but and in on at this that these those his her their its if
        when while after before as so for there what who some many still yet however no not
        meanwhile
        """
    ),
    clauses=words(
        """
        is are was were am be been has have had do does did will would can could may might shall
        should must isn’t wasn’t don’t doesn’t didn’t it’s that’s there’s i’m i’ve i’ll i’d we’re
        we’ve we’ll they’re they’ve you’re you’ve he’s she’s isn't wasn't don't doesn't didn't
        it's that's there's i'm i've i'll i'd we're we've we'll they're they've you're you've he's
        she's can’t can't won’t won't cannot ain’t ain't couldn’t wouldn’t shouldn’t let’s let's
        what’s i we you they he she
        """
    ),
)
