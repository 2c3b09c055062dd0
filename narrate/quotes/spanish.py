"""Spanish: its verbs of saying, nouns for people, and the words around them."""

from __future__ import annotations

from narrate.quotes.grammar import Compounds, Grammar, words

_AR = """
    habl core mostr apreci afirm asegur declar señal explic coment indic precis aclar manifest
    express apunt recalc destac subray resalt record cont relat confes confi not observ agreg
    asever mencion acus denunci critic conden lament deplor celebr elogi alab agrad felicit
    salud anunci inform confirm adelant avanz advert alert amenaz reproch recrimin espet solt
    lanz grit exclam murmur susurr pregunt contest replic repet reiter insist argument razon
    justific opin consider juzg estim calcul valor pronostic augur vaticin sentenci zanj remat
    ironiz brome pidi exig reclam demand solicit reivindic rog suplic orden propus plante cit
    calific llam tild tach apod nombr describ detall matiz puntualiz protest quej public tuite
    tranquiliz convoc anim recomend aconsej prometi jur neg rechaz ases narr evoc explay
    recibi enfatiz acot coincid proclam sostien
    """
_STRONG = """
    dijo dijeron dice dicen decía decían dirá ha dicho añadió añadieron añade añaden añadía
    respondió respondieron responde responden admitió admitieron admite admiten reconoció
    reconocieron reconoce reconocen sostuvo sostuvieron sostiene sostienen sostenía mantuvo
    mantiene mantienen escribió escribieron escribe escriben advirtió advirtieron advierte
    advierten pidió pidieron pide piden pedía prometió prometieron promete prometen insistió
    insistieron insiste insisten repitió repite repiten concluyó concluyeron concluye
    concluyen prosiguió prosigue continuó continúa siguió describió describe describen definió
    define definen defendió defendieron defiende defienden desmintió desmiente difundió leyó
    lee refirió refiere atribuyó atribuye contó cuenta cuentan recordó recuerda recuerdan
    exigió exige exigen propuso propone proponen expuso expone exponen dispuso vio ve ven cree
    creen creía creyó piensa pensó siente sintió quiso ironizó bromeó sonríe sonrió ríe rió
    repuso arguyó alegó alega avisó avisa espetó sugirió sugiere sugieren predijo aseveró
    apuntó garantizó garantiza negó niega rogó ruega reveló revela revelan hizo coincidió
    coincide debatió discrepó tuiteó gritó exclamó comentó quejó queja sentenció confesó
    confiesa celebró agradeció agradece reclamó pregunta preguntó
    """
_BARE = words("ha dicho hizo vio siente siguió lee cuenta queja quiso")


def _forms(stem: str) -> tuple[str, ...]:
    hard = stem
    return hard + "ó", hard + "aron", hard + "a", hard + "an", hard + "aba", hard + "aban"


_FINITE = (
    (frozenset(form for stem in _AR.split() for form in _forms(stem)) | words(_STRONG))
    - words("nota notan cita citan llama publica sola solta pidia orden ordena cita")
    - (_BARE - words("cuenta"))
)

_MASCULINE = """
    presidente ministro director alcalde diputado senador consejero concejal abogado fiscal juez
    magistrado policía agente comisario profesor maestro investigador científico historiador
    economista sociólogo politólogo médico cirujano enfermero periodista escritor autor
    novelista cineasta actor cantante músico pintor escultor arquitecto ingeniero obrero
    trabajador empresario entrenador seleccionador jugador portero capitán árbitro agricultor
    ganadero pescador panadero comerciante chófer piloto testigo vecino responsable dirigente
    delegado sindicalista activista representante portavoz secretario fundador jefe experto
    analista consultor diplomático embajador general coronel rey príncipe papa obispo sacerdote
    cura padre hijo hermano tío marido hombre chico niño estudiante alumno cliente pasajero
    usuario maquinista técnico líder candidato opositor coordinador gerente propietario
    inquilino jubilado librero editor míster lehendakari vicepresidente funcionario gobernador
    comisionado fabricante organizador ertzaina fotógrafo
    """
_FEMININE = """
    presidenta ministra directora alcaldesa diputada senadora consejera concejala concejal
    abogada fiscal jueza juez magistrada policía agente comisaria profesora maestra
    investigadora científica historiadora economista socióloga politóloga médica cirujana
    enfermera periodista escritora autora novelista cineasta actriz cantante música pintora
    escultora arquitecta ingeniera obrera trabajadora empresaria entrenadora jugadora portera
    capitana agricultora ganadera pescadora panadera comerciante piloto testigo vecina
    responsable dirigente delegada sindicalista activista representante portavoz secretaria
    fundadora jefa experta analista consultora embajadora reina princesa monja madre hija
    hermana tía sobrina esposa mujer chica niña estudiante alumna clienta cliente pasajera
    usuaria líder candidata opositora coordinadora gerente propietaria inquilina jubilada
    librera editora vicepresidenta funcionaria gobernadora viuda señora señorita
    """
_GROUPS = """
    ministerio gobierno partido sindicato asociación empresa grupo dirección ayuntamiento junta
    policía guardia fiscalía tribunal juzgado comisión agencia compañía sociedad banco
    universidad instituto federación colectivo organización ong oposición mayoría congreso
    senado región comunidad ciudad familia equipo club diario periódico informe estudio
    comunicado fundación hospital escuela confederación fabricante consejería
    """
_PLURALS = """
    responsables expertos autoridades investigadores testigos vecinos trabajadores sindicatos
    diputados senadores abogados organizadores manifestantes allegados padres científicos
    médicos policías bomberos usuarios clientes víctimas alumnos estudiantes fuentes
    agricultores
    """
_PEOPLE = words(_MASCULINE) | words(_FEMININE)
_BOTH = words(_MASCULINE) & words(_FEMININE)
_TOLD = dict.fromkeys(_MASCULINE.split(), "male") | dict.fromkeys(_FEMININE.split(), "female")

GRAMMAR = Grammar(
    language="es",
    finite=_FINITE,
    core=_FINITE - words("cree creen ve siente piensa pensó llama"),
    participles=words(
        """
        calificada calificadas calificados descrita tildado tildada definida criticada denunciada
        dicho declarado afirmado asegurado señalado explicado comentado indicado añadido respondido
        admitido reconocido sostenido mantenido escrito advertido pedido prometido insistido
        repetido concluido descrito definido defendido anunciado informado confirmado denunciado
        criticado lamentado celebrado subrayado destacado recordado contado relatado manifestado
        expresado apuntado precisado recalcado reiterado exigido reclamado calificado llamado
        agradecido resumido zanjado opinado considerado aclarado detallado matizado argumentado
        """
    ),
    calling=words(
        """
        habla hablan habló hablaron llama llamó llamaron calificó califica tildó tachó describió
        definió
        """
    ),
    pronouns=words("él ella ellos ellas yo nosotros usted ustedes tú quien"),
    tonic=words("él ella ellos ellas"),
    she=words("ella esta ésta"),
    he=words("él este éste"),
    they=words("ellos ellas"),
    relatives=words("que quien quienes cual cuales cuyo cuya"),
    determiners=words(
        """
        ambos ambas el la los las un una unos unas su sus mi mis nuestro nuestra nuestros nuestras
        este esta estos estas ese esa esos esas aquel aquella dos tres cuatro cinco seis siete
        ocho nueve diez varios varias algunos algunas muchos muchas cada todo toda todos todas
        otro otra otros otras ningún ninguna
        """
    ),
    alone=words(
        "este esta éste ésta varios varias algunos algunas muchos muchas otro otra otros todos"
    ),
    fresh=words("un una unos unas otro otra varios varias algunos algunas dos tres"),
    genders={"la": "female", "una": "female", "el": "male", "un": "male"},
    possessives=words("su sus mi mis nuestro nuestra"),
    nominative=words("él ella ellos ellas yo usted nosotros"),
    auxiliaries=words(
        """
        ha han había habían he hemos hubo haya habría es son era eran fue fueron será sería está
        están estaba estaban puede pueden podía debe deben debía va van iba suele quiere haber ser
        """
    ),
    prepositions=words(
        """
        a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por
        según sin sobre tras excepto salvo
        """
    ),
    attaching=words("de del"),
    conjunctions=words(
        """
        que cuando donde como porque pues si aunque mientras quien cual cuanto cómo qué pero sino
        """
    ),
    joining=frozenset(["y", "e", "o", "u", "ni", "&"]),
    adverbs=words(
        """
        también además después luego entonces ahora ayer hoy mañana ya aún todavía siempre nunca
        jamás aquí allí así no sí más menos muy tan bien mal casi solo sólo tampoco antes sonriendo
        riendo finalmente incluso asimismo igualmente
        """
    ),
    clitics=words("se me te le les lo la los las nos os"),
    times=words(
        """
        lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio
        julio agosto septiembre setiembre octubre noviembre diciembre navidad ayer hoy mañana
        tarde noche semana mes año
        """
    ),
    according=(
        ("según",),
        ("de", "acuerdo", "con"),
        ("a", "juicio", "de"),
        ("en", "opinión", "de"),
        ("en", "palabras", "de"),
        ("a", "decir", "de"),
    ),
    passives=words("fue fueron sido"),
    by=words("por"),
    viewpoint=frozenset(["para"]),
    claims=words(
        """
        pregunta denuncia queja demanda crítica critica réplica protesta cita palabras
        declaración frase
        """
    ),
    honorifics={
        "don": "male",
        "d.": "male",
        "señor": "male",
        "sr": "male",
        "sr.": "male",
        "doña": "female",
        "dña.": "female",
        "señora": "female",
        "sra": "female",
        "sra.": "female",
        "señorita": "female",
        "srta.": "female",
        "fray": "male",
        "sor": "female",
        "dr.": "male",
        "dra.": "female",
        "dr": "male",
        "dra": "female",
    },
    titles=words(_MASCULINE)
    | words(_FEMININE)
    | words(
        """
        don doña señor señora señorita sr sr. sra sra. srta. dr dr. dra dra. d. dña. fray sor san
        santa ex exministro exministra expresidente expresidenta teniente sargento comandante
        """
    ),
    roles=Compounds(
        _PEOPLE | words(_GROUPS) | words(_PLURALS),
        frozenset(f"{tie}{noun}" for noun in _PEOPLE for tie in ("-", "ex", "sub", "vice")),
    ),
    variations=words(
        """
        ministro ministra candidato candidata senador senadora diputado diputada actor actriz
        cantante músico música artista autor autora escritor escritora novelista director
        directora cineasta entrenador entrenadora técnico técnica seleccionador míster jugador
        jugadora delantero delantera portero portera capitán corredor corredora campeón campeona
        ganador ganadora premiado premiada economista investigador investigadora científico
        científica historiador historiadora profesor profesora físico física empresario empresaria
        fundador fundadora arquitecto arquitecta pintor pintora jubilado jubilada octogenario
        octogenaria encargado encargada
        """
    ),
    groups=words(_GROUPS),
    kin={noun: gender for noun, gender in _TOLD.items() if noun not in _BOTH},
    institutions=words(
        """
        oposición mayoría gobierno policía guardia fiscalía congreso senado ayuntamiento junta
        parlamento ejército
        """
    ),
    either=_BOTH,
    works=words(
        """
        palabra término expresión asociación colectivo sociedad compañía café hotel museo teatro
        cine festival canal radio página web sitio aplicación ley plan premio concurso buque
        velero plataforma marca banda película filme novela libro titulado titulada titulados
        tituladas título canción álbum disco exposición obra serie programa ópera diario periódico
        revista documental cuadro poemario poema apodado apodada bautizado bautizada llamado
        llamada denominado denominada operación proyecto grupo espectáculo restaurante lema
        conocido conocida barco cantaba cantaban
        """
    ),
    abbreviations=words(
        "sr sra srta d dña dr dra st sto sta etc art av núm pág ej ee uu aprox tel"
    ),
    openers=words(
        """
        el la los las un una unos unas él ella ellos pero y en a al con de del por para según si
        cuando desde tras su sus este esta ese eso esto no también además
        """
    ),
    clauses=words(
        """
        es son era eran fue está están estaba ha han había hay hubo tengo tiene tenemos tienen
        puede pueden podemos debe deben va van vamos voy quiere queremos hace hacen hizo será
        serán sería sé sabe sabemos soy somos estoy estamos he hemos cuesta llevamos
        """
    ),
    particles=words("de del la las los y von van der da di do al el ben"),
    inverts=True,
    small_times=True,
    modifies=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"),
    drops_subject=True,
)
