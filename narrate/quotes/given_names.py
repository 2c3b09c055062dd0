"""Given names and the gender they tell: a table of our own, common names of many countries.

A name that both women and men bear stands in `EITHER`: it shows a person, and no gender.
"""

from __future__ import annotations

from narrate.quotes.grammar import words
from narrate.quotes.quotation import Gender

FEMALE = words(
    """
        abby abigail ada adaeze adele adriana agatha agnes agnieszka agnès aicha aida aiko
        aileen ainhoa aisha aisling akiko akinyi alba alejandra alessandra alessia alexandra
        alexis alice alicia alina alisa alison allison alma alyssa amal amalia amanda amara
        amber amelia amelie amina aminata amira amparo amy amélie ana anastasia anaïs angela
        angelica angelina anita anja anjali anke ann anna annabel annalena anne anne-marie
        anneliese annette annie antje antonia anya aoife april ariana arlene asha astrid
        asunción audrey aurelie aurora aurélie ava awa ayesha ayse ayşe barbara beate beatrice
        beatriz becky begoña belen belinda belén berta bertha beth bethany betsy bettina betty
        beverly bianca birgit blanca bonnie brenda bridget brigitte britta brittany caitlin
        camila camille candace cara carina carla carmen carol carola carolina caroline carolyn
        carrie catalina catarina caterina catherine cathy cecile cecilia celeste celia celine
        chantal charlene charlotte charo chelsea cheryl chiara chioma chloe chloé christa
        christiane christina christine ciara cindy claire clara clarissa claudia claudine
        clementine colette colleen concepción concha consuelo cora cordula corinna corinne
        cornelia courtney cristina crystal cynthia cécile céline dagmar daisy dana daniela
        danielle daphne daria debbie deborah debra deepa deirdre delia delphine denise diana
        diane dilma divya dolores dominique donna dora doreen doris dorothea dorothy edith
        eileen ekaterina elaine eleanor elena eleni elfriede elif elisa elisabeth elise eliza
        elizabeth elke ella ellen ellie eloise elsa elsie elvira emilia emily emine emma encarna
        erica erika erin esmeralda esperanza estefanía estelle esther estrella eugenia eva eve
        evelyn faith fatiha fatima fatma fatoumata federica felicia felicity fernanda filipa
        fiona flora florence frances francesca francine francisca francoise franziska françoise
        frauke frederike friederike fátima gabriela gabriele gabriella gabrielle gail galina
        gema genevieve geneviève georgia georgina gerda gertrud gertrude ghislaine gina ginny
        giorgia gisela giulia gladys gloria grace gracia graciela grainne greta gretchen
        guadalupe gudrun gwen gwendolyn gülsen hana hanna hannah hannelore harriet hazel heather
        hedwig heidi heike helen helena helene helga henrietta hilary hilda hildegard hillary
        hina holly hortense huda huguette hyun-ju hélène ida ilaria ilse imelda imogen ines inga
        inge ingeborg ingrid inmaculada inna inès inés inês irena irene irina iris irma isabel
        isabella isabelle isla itziar ivana ivanka ivy iwona jacinda jackie jacqueline jamila
        jana jane janet janice janine jasmine jeanne jeannette jemima jen jenna jennifer jenny
        jessica ji-woo jill jimena jo joan joana joanna joanne jocelyn jocelyne johanna josefa
        josefina josephine josiane joy joyce juana juanita judith judy julia juliana juliane
        julie juliet juliette june justine jutta kamala kanwal karen karin karina karine karla
        karoline katarina katarzyna kate katerina katharina katherine kathleen kathrin kathryn
        kathy katie katja katrin katrina kavita kayla keiko kellyanne kerstin khadija kimberly
        kirsten kirsty krista kristen kristin kristina ksenia laetitia lakshmi lara larissa
        latifa latoya laura laure lauren laurence layla lea leah leila leire lena leni leonie
        leonor leslie leticia letitia leyla lidia liesel lila lilian liliane lilly lily lina
        linda lindiwe lindsay lisa lise liv liz liza lois lola loreto loretta lorraine louisa
        louise lourdes lucia luciana lucie lucille lucinda lucy lucía ludmila luisa luise luz
        lydia lydie lyudmila léa mabel macarena madeleine madison maeve magali magda magdalena
        maggie maia maisie maite malala malia manon manuela mara marcela marcia margaret
        margarete margarida margarita margit margot marguerite maria mariah mariam mariama
        mariana marianne marie marilyn marina marine marion marisa marisol marissa marjorie
        marlene marsha marta martha martina martine mary maryam maryse mathilde matilda matilde
        maud maura maureen maya meena meera meg megan meghan mei meike melania melanie melinda
        melissa mercedes meredith mia michele michelle michèle mila milagros mildred milena
        min-ji mina mira miranda mireille miriam moira molly mona monica monika monique montserrat
        morag muriel myra myriam myrtle mélanie mónica nadezhda nadia nadine nadja nadège nancy
        naoko naomi natalia natalie natascha natasha nathalie nellie nerea ngozi niamh nicky
        nicola nicole nicoletta nieves nikki nilda nina nisha noelia noelle noemi nomsa noor
        nora norma noura noémie nuria octavia odette odile oksana olena olga olive olivia
        ophelia oprah orla paloma pamela paola pascale patience patricia patty paula paulette
        paulina pauline pearl penelope penny perla petra philippa phoebe phyllis pia pilar
        polina polly pooja pranjali priscilla priti priya purificación rachel rachida radha
        ramona rania raquel rashida rebeca rebecca regina regine remedios renata renate renee
        renée rhonda rita roberta rocio rocío roisin rosa rosalie rosalind rosario rose
        rosemarie rosemary roswitha roxana roxane ruth sabine sabrina sadie sakura sally salma
        samantha samira sandra sandrine sanna sara sarah saskia selena selma serena shannon
        sharon sheila shelley sherry shirley shreya sibylle sigrid silke silvia simona simone
        sinead siobhan sofia sofía solange soledad sonali sonia sonja sophia sophie stacy
        stefanie steffi stella stephanie stéphanie sue summer sunita susan susana susanna
        susanne sushma susie suzanne svenja svetlana swati sybil sylvia sylvie ségolène tabitha
        tamara tammy tania tanja tanya tara tatiana teresa tess tessa thandiwe thelma theresa
        therese thérèse tiffany tilda tina tracy traudel trude trudy tulsi ulla ulrike ursula
        uschi usha ute valentina valentine valeria valerie valérie vanesa vanessa vera verena
        veronica veronika veronique verónica vicenta vicky victoria viola violet virginia
        virginie viviane véronique waltraud wanda wanjiru wendy whitney wiebke wilhelmina wilma
        winifred ximena xiomara yael yasmin yasmine yelena yoko yolanda yuki yuko yulia yuliya
        yvette yvonne zahra zaida zainab zara zeynep zoe zofia zoé ángela ángeles éliane
        élisabeth élodie émilie
        """
)

MALE = words(
    """
        aaron abbas abdul abdullah abel abraham abu achim adam adolfo adrian adrián agustin
        agustín ahmad ahmed ahmet aidan aitor akira alain alan albert alberto aldo alec
        alejandro alessandro alexander alexandre alexei alexey alfonso alfred alfredo ali
        alistair allan allen alois alonso alphonse alvaro alvin amadou amir amit amos anatoly
        anders andre andreas andrei andres andrew andrey andreï andrzej andré andrés angelo
        angus anil anselm anthony antoine anton antonio antony antónio archibald armando armin
        arnaud arne arnold arthur arturo arun ashok ashraf ashton august augustin aurelien
        aurelio aurélien axel babatunde bahram baptiste barack barnaby barney barry bartholomew
        bashar basil bastian ben benedict benedikt benito benjamin benoit benoît bernard
        bernardo bernd bernhard bernie bert bertrand bill billy björn bo bob bobby boris brad
        bradley brandon brayan brendan brent brett brian bruce bruno bryan burkhard byron caleb
        calvin cameron camilo carl carlo carlos carsten cedric cem cesar chad charles charlie
        chester chinedu christian christof christoph christophe christopher chuck cillian
        clarence claude claudio claus clement cliff clifford clint clive clément cody colin
        connor conor conrad constantin cormac cornelius craig cristian cristóbal curtis cyril
        cyrus cédric césar daisuke damian damien dan daniel danilo danny dario darrell darren
        dave david davide dean declan deepak delroy denis dennis denzel derek desmond detlef
        dick didier diego dieter dietmar dietrich dimitri dimitris dirk dmitri dmitry domenico
        domingo dominic dominik don donald donovan doug douglas duarte duncan dustin dwayne
        dwight dylan eamon earl eckart ed eddie edgar edmond edmund eduard eduardo edward edwin
        egon ehud eike einar ekkehard eli elias elijah elliot elliott elmer elon emanuel emeka
        emil emile emiliano emilio emmanuel enrico enrique enzo eoin eric erich erik ernest
        ernesto ernst erwin esteban ethan etienne eugen eugene eusebio evan fabian fabien fabio
        fabrice fadi faisal farid federico felipe felix ferdinand fernando fidel filipe filippo
        finn florent florian floyd francesco francis francisco franck francois frank frankie
        franklin franz françois fred freddie frederic frederick friedhelm friedrich fritz
        frédéric félix gabriel gang gareth gary gaston gavin gaël gennady geoff geoffrey georg
        george georges georgios gerald gerard gerardo gerd gerhard germán gerry giacomo gianni
        gilbert gilberto gilles giorgio giovanni giuseppe glen glenn gonzalo gonçalo gordon
        gottfried graham grant greg gregor gregorio gregory grigory grégory guido guillaume
        guillermo gunnar gunther gustav gustavo guy gérard günter günther hakan hamid hamza hank
        hannes hans hans-peter harald harold harry hartmut harvey hasan hassan hector heiko
        heiner heinrich heinz helge helmut hendrik henri henrik henrique henry herbert herbie
        herman hermann hernan hernán hervé hiroki hiroshi holger horacio horst howard hubert
        hugh hugo humberto hussein ian ibrahim ibrahima ignacio igor iker ilham imran ingo
        ioannis ira isaac isaiah ismail ivan ivo iván iñaki jack jacob jacques jaime jakob jamal
        james jan-philipp janek janusz jared jason javier jay jean jean-claude jean-luc
        jean-pierre jean-yves jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesus jesús
        jim jimmy joachim joaquin joaquín jochen joe joel joerg johan johann johannes john
        johnny jon jonas jonathan jorge jose josef joseph josh joshua josé joão joël juan
        juergen jules julian julien julio julius julián jun junichiro jurgen justin jérôme jörg
        jürgen kai kaj kareem karim karl karl-heinz karsten keith ken kendrick kenji kenneth
        kent kenta kenyatta kevin khalid kilian kirill kirk klaus knut kofi konrad konstantin
        kumar kurt kwame kyle kylian kyriakos lamar lance larry lars laurent lawrence lee-roy
        len lenny leo leon leonard leonardo leonid leopold leroy leslaw lester lev levi lewis
        liam linus lionel lloyd logan lorenzo lothar lou louis loïc luc luca lucas lucian
        luciano ludwig luigi luis lukas luke luther lutz luís léo mahmoud malcolm malik mamadou
        mandla manfred manoj manuel marc marcel marcelo marco marcos marcus mariano mario marius
        mark marko markus marlon marshall martin martín marvin massimo mateo mathieu matt matteo
        matthew matthias matthieu maurice mauricio max maxim maxime maximilian mehdi mehmet mel
        melvin michael michail michał michel micky miguel mihai mikael mike mikhail milan miles
        milos milton ming mitch mitchell mitt mohamed mohammad mohammed mordechai moritz morris
        moses moussa muhammad mukesh murat mustafa nabil nacho naftali narendra nasser nathan
        nathaniel navin neal ned neil nelson niall nicholas nick nicolas nicolás niels nigel
        nikita niklas niko nikolai nikolas nikos nils noah norbert norman nuno néstor olaf ole
        oleg oleksandr oliver olivier olusegun omar orlando oscar oskar osman oswald otto otávio
        ousmane owen pablo padraig paolo pascal pat-rick patricio patrick paul paulo pavel pawel
        pedro percy perry pete peter petr petro phil philip philipp philippe phillip pierre
        pierre-yves pietro piotr pius prakash preston quentin rachid rafael raffaele rahul
        rainer raj rajesh rakesh ralf ralph ramesh ramiro ramon ramón randall randy raoul
        raphael rashid raul ravi ray raymond raúl recep reginald reiner reinhard reinhold rené
        ricardo riccardo richard rick ricky rishi robbie robert roberto rod roderick rodney
        rodolfo rodrigo roger rohan roland rolf romain roman romano ron ronald ronnie rory ross
        roy ruben rubén rudi rudolf rudy rupert russell ryan régis rémi rüdiger sachin sadiq
        salvador salvatore samir samuel sandeep sanjay santiago satoshi saul scott seamus sean
        sebastian sebastien sebastián serge sergei sergey sergio seth shane shaun shinzo sidney
        siegfried sigmar silvio simon simón sipho sitaram solomon sonny spencer stan stanislav
        stanley stefan stefano steffen stelios stephan stephen steve steven stewart stuart
        stéphane subrahmanyam suresh sven swen sylvain sébastien takeshi tarek tariq taro ted
        tedros terence terry thabo theo theodor theodore thibault thierry thilo thomas thorsten
        théo tiago tim timo timothy titus tobias toby todd tom tomas tomasz tommy tomás toni
        tony torben torsten travis trevor tristan tunde tyler tyrone udo ulrich umberto unai uwe
        vadim valentin valery vasco vasily vernon vicente victor vijay vikram viktor vincent
        vincenzo vinod vitali vitaly vito vladimir volker volodymyr víctor wade walter warren
        wayne wei werner wesley wilfried wilhelm will willem william willy winston wladimir wolf
        wolfgang xavi xavier yann yannick yannis yasser yevgeny yitzhak yoshihide youssef yuri
        yury yusuf yves zachary zbigniew zoltan álvaro ángel éric étienne óscar
        """
)

EITHER = words(
    """
        addison alex andrea deniz angel ariel ashley aubrey avery bailey blair bobbie brook cameron
        carey casey chris conny dale dallas dana devin devon drew eden elliot finley francis
        frankie gale hayden jackie jamie jan jean jess jesse jody jordan joss jude kai kelly kerry
        kim kit lane lee leigh lindsey logan lou luca lynn marion marlo morgan nikita noel parker
        pat peyton quinn reese regis remy riley robin rory rowan ruby sam sascha sasha sandy shawn
        shelby sidney skyler stevie sydney taylor toni tracey val vivian yong xi jin min li wen
        chen ling yi yan hua xin ying rui hyun ji jae soo sung ngoc thanh minh linh nur kiran
        """
)

NICKNAMES = {
    "bill": "william", "billy": "william", "will": "william", "bob": "robert", "bobby": "robert",
    "rob": "robert", "dick": "richard", "rick": "richard", "rich": "richard", "jim": "james",
    "jimmy": "james", "joe": "joseph", "joey": "joseph", "mike": "michael", "mick": "michael",
    "tom": "thomas", "tommy": "thomas", "dave": "david", "dan": "daniel", "danny": "daniel",
    "steve": "stephen", "chris": "christopher", "matt": "matthew", "tony": "anthony",
    "andy": "andrew", "drew": "andrew", "ed": "edward", "eddie": "edward", "ted": "edward",
    "ken": "kenneth", "larry": "lawrence", "jerry": "gerald", "charlie": "charles",
    "chuck": "charles", "jack": "john", "johnny": "john", "ron": "ronald", "don": "donald",
    "donnie": "donald", "greg": "gregory", "jeff": "jeffrey", "tim": "timothy", "nick": "nicholas",
    "ben": "benjamin", "sam": "samuel", "alex": "alexander", "max": "maximilian", "josh": "joshua",
    "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth", "kate": "katherine",
    "kathy": "katherine", "katie": "katherine", "cathy": "catherine", "sue": "susan",
    "susie": "susan", "debbie": "deborah", "jen": "jennifer", "jenny": "jennifer",
    "peggy": "margaret", "maggie": "margaret", "meg": "margaret", "pat": "patricia",
    "patty": "patricia", "becky": "rebecca", "vicky": "victoria", "steffi": "stefanie",
    "pepe": "josé", "paco": "francisco", "pancho": "francisco", "bernie": "bernard",
    "hans": "johannes", "fritz": "friedrich", "gus": "gustav", "phil": "philip", "pete": "peter",
    "ray": "raymond", "fred": "frederick", "walt": "walter", "stan": "stanley", "hank": "henry",
    "harry": "henry", "al": "albert", "abe": "abraham", "angie": "angela", "mandy": "amanda",
    "sandy": "sandra", "tina": "christina", "trish": "patricia", "nat": "nathaniel",
}  # fmt: skip
"""Short form -> the name it is short for."""


_TOLD = FEMALE | MALE
_KNOWN = _TOLD | EITHER


def gender_of(given: str) -> Gender:
    """What a given name tells; "Jean-Claude" is read by its first part where it must be."""
    name = given.lower()
    for form in (name, name.split("-")[0]):
        if form in EITHER:
            return "unknown"
        if form in FEMALE and form not in MALE:
            return "female"
        if form in MALE and form not in FEMALE:
            return "male"
    return "unknown"


def is_given(word: str) -> bool:
    """True for a known given name."""
    name = word.lower()
    return name in _KNOWN or ("-" in name and name.split("-")[0] in _TOLD)


def same_given(one: str, other: str) -> bool:
    """True where two given names may be one person's: equal, an initial, or a short form."""
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    return NICKNAMES.get(a, a) == NICKNAMES.get(b, b)
