"""Given names and the gender they tell: a table of our own, common names of many countries.

A name that both women and men bear stands in `EITHER`: it shows a person, and no gender.
"""

from __future__ import annotations

from narrate.quotes.grammar import words
from narrate.quotes.quotation import Gender

FEMALE = words(
    """
        abby abigail ada adele adriana agatha agnes agnieszka aicha aida aiko aileen aisha alba
        alejandra alessandra alexandra alexis alice alicia alina alisa alison allison alma alyssa
        amal amalia amanda amber amelia amelie amina amira amy ana anastasia angela angelica
        angelina anita anja anke ann anna annabel annalena anne anneliese annette annie antje
        antonia anya aoife april ariana arlene asha astrid audrey aurelie aurora ava ayesha ayse
        barbara beate beatrice beatriz becky belen belinda berta bertha beth bethany betsy bettina
        betty beverly bianca birgit blanca bonnie brenda bridget brigitte britta brittany caitlin
        camila camille candace cara carina carla carmen carol carola caroline carolina carolyn
        carrie catalina caterina catherine cathy cecile cecilia celeste celia celine charlene
        charlotte chelsea cheryl chiara chloe christa christiane christina christine cindy claire
        clara clarissa claudia clementine colette colleen concha consuelo cora cordula corinna
        corinne cornelia courtney cristina crystal cynthia dagmar daisy dana daniela danielle
        daphne daria deborah debbie debra deirdre delia delphine denise diana diane dilma dolores
        dominique donna dora doreen doris dorothea dorothy edith eileen elaine elena eleanor eleni
        elfriede elif elisa elisabeth elise eliza elizabeth elke ella ellen ellie eloise elsa
        elsie elvira emilia emily emma erica erika erin esmeralda esperanza estelle esther eugenia
        eva eve evelyn faith fatima fatma felicia felicity fernanda fiona flora florence frances
        francesca francine francoise frauke frederike friederike gabriela gabriele gabriella
        gabrielle gail galina genevieve georgia georgina gerda gertrud gertrude gina ginny gisela
        giulia giorgia gladys gloria grace graciela greta gretchen guadalupe gudrun gwen gwendolyn
        hanna hannah hannelore harriet hazel heather hedwig heidi heike helen helena helene helga
        henrietta hilda hilary hillary hina holly hortense ida ilse imelda imogen ines inga inge
        ingeborg ingrid inna irena irene irina iris irma isabel isabella isabelle isla ivana
        ivanka ivy iwona jacinda jackie jacqueline jamila jana jane janet janice janine jasmine
        jeanne jeannette jemima jen jenna jennifer jenny jessica jill jo joan joanna joanne
        jocelyn johanna josefa josefina josephine joy joyce juana juanita judith judy julia
        juliana juliane julie juliet juliette june justine jutta kamala kanwal karen karin karina
        karine karla karoline katarina katarzyna kate katerina katharina katherine kathleen
        kathryn kathy katie katja katrin katrina kayla kellyanne kerstin khadija kimberly kirsten
        kirsty krista kristen kristin kristina ksenia laetitia lara larissa latifa latoya laura
        lauren laurence lea leah leila lena leni leonie leonor leslie leticia letitia leyla lidia
        liesel lila lilian lilly lily lina linda lindsay lisa lise liv liz liza lois lola loretta
        lorraine louisa louise lourdes lucia luciana lucie lucille lucinda lucy ludmila luisa
        luise luz lydia lyudmila mabel macarena madeleine madison magali magda magdalena maggie
        maia maisie malala malia manuela mara marcela marcia margaret margarita margarete margit
        margot marguerite maria mariah mariam mariana marianne marie mariana marilyn marina marine
        marion marisa marisol marissa marjorie marlene marsha marta martha martina mary maryam
        mathilde matilda maud maura maureen maya meera meg megan meghan mei melania melanie
        melinda melissa mercedes meredith mia michelle michele mila mildred milena mina mira
        miranda miriam mireille moira molly mona monica monika monique morag muriel myra myrtle
        nadia nadine nadja nancy naomi natalia natalie natascha natasha nathalie nellie nicola
        nicole nicoletta nicky nikki nina noelle noemi nora noor norma nuria octavia odette odile
        olena olga olive olivia oksana oprah ophelia paloma pamela paola patience patricia patty
        paula paulette paulina pauline pearl penelope penny perla petra philippa phoebe phyllis
        pia pilar polly pranjali priscilla priti priya rachel raquel rania rashida rebecca regina
        regine renata renate renee rhonda rita roberta rocio rosa rosalind rosalie rosario rose
        rosemary roswitha roxana roxane ruth sabine sabrina sadie sally salma samantha samira
        sandra sanna sara sarah saskia selena selma serena shannon sharon sheila shelley sherry
        shirley sibylle sigrid silke silvia simone sinead siobhan sofia sonia sonja sophia sophie
        stacy stefanie stella stephanie sue summer sunita susan susana susanna susanne susie
        suzanne svenja svetlana swati sybil sylvia sylvie tabitha tamara tammy tania tanja tanya
        tara tatiana teresa tess tessa thelma theresa therese tiffany tilda tina tracy trudy tulsi
        ulrike ursula ute valentina valerie vanessa vera verena veronica veronika veronique vicky
        victoria viola violet virginia virginie viviane waltraud wanda wendy whitney wilhelmina
        wilma winifred xiomara yael yasmin yasmine yelena yolanda yuko yulia yuliya yvette yvonne
        zahra zainab zara zeynep zoe zofia ximena nilda adaeze ngozi chioma amara wanjiru akinyi
        thandiwe nomsa lindiwe fatoumata aminata mariama awa hyun-ju min-ji ji-woo yuki sakura
        hana keiko naoko akiko yoko lakshmi anjali deepa kavita meena nisha pooja radha sushma
        usha sonali shreya divya aisling niamh roisin orla grainne maeve ciara
        """
)

MALE = words(
    """
        aaron abbas abdul abdullah abel abraham abu achim adam adolfo adrian agustin ahmad ahmed
        aidan akira alain alan albert alberto aldo alec alejandro alessandro alexander alexandre
        alexei alexey alfonso alfred alfredo ali alistair allan allen alois alonso alphonse alvaro
        alvin amadou amir amit amos anders andre andreas andreï andrei andres andrew andrey
        andrzej angelo angus anil anthony anton antonio antony archibald armando armin arnaud arne
        arnold arthur arturo ashraf ashton august augustin aurelien axel bahram baptiste barack
        barnaby barney barry bartholomew bashar basil bastian ben benedict benito benjamin benoit
        bernard bernd bernhard bernie bert bertrand bill billy björn bo bob bobby boris brad
        bradley brandon brendan brent brett brian bruce bruno bryan burkhard byron caleb calvin
        cameron carl carlo carlos carsten cedric cesar chad charles charlie chester chinedu
        christian christof christoph christophe christopher chuck clarence claude claudio claus
        clement cliff clifford clint clive cody colin connor conor conrad constantin cornelius
        craig cristian curtis cyril cyrus damian damien dan daniel danilo danny dario darrell
        darren dave david davide dean declan delroy denis dennis denzel derek desmond detlef dick
        diego dieter dietmar dietrich dimitri dimitris dirk dmitri dmitry domenico dominic domingo
        don donald donovan doug douglas duncan dustin dwayne dwight dylan earl ed eddie edgar
        edmond edmund eduard eduardo edward edwin egon ehud eike einar eli elias elijah elliot
        elliott elmer elon emanuel emil emile emilio emiliano emmanuel enrico enrique eric erich
        erik ernest ernesto ernst erwin esteban ethan etienne eugen eugene evan fabian fabien
        fabio fabrice fadi faisal farid federico felipe felix ferdinand fernando fidel filippo
        finn florian floyd francesco francis francisco francois frank frankie franklin franz fred
        freddie frederic frederick friedrich fritz gabriel gareth gary gaston gavin gennady geoff
        geoffrey george georg georges georgios gerald gerard gerardo gerd gerhard gerry giacomo
        gianni gilbert gilberto gilles giorgio giovanni giuseppe glen glenn gonzalo gordon graham
        grant greg gregor gregorio gregory grigory guido guillaume guillermo gunnar gunther günter
        günther gustav gustavo guy hamid hamza hank hannes hans hans-peter harald harold harry
        harvey hasan hassan hector heiko heiner heinrich heinz helge helmut henri henrik henry
        herbert herbie hermann herman hernan hervé hiroshi holger horacio horst howard hubert hugh
        hugo humberto hussein ian ibrahim ignacio igor ilham imran ingo ioannis ira isaac isaiah
        ismail ivan ivo jack jacob jacques jaime jakob jamal james jan-philipp janek janusz jared
        jason javier jay jean jean-claude jean-pierre jean-luc jean-yves jeff jefferson jeffrey
        jens jeremiah jeremy jerome jerry jesus jim jimmy joachim joaquin jochen joe joel joerg
        johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua
        josé juan juergen jules julian julien julio julius junichiro jurgen justin jörg jürgen kai
        kaj karim karl karl-heinz kareem karsten keith ken kendrick kenji kenneth kent kevin
        khalid kilian kirk klaus knut kofi konrad konstantin kumar kurt kwame kyle kyriakos lamar
        lance larry lars laurent lawrence lee-roy len lenny leo leon leonard leonardo leonid
        leopold leroy leslaw lester lev levi lewis liam linus lionel lloyd logan lorenzo lothar
        lou louis luc luca lucas lucian luciano ludwig luigi luis lukas luke luther lutz mahmoud
        malcolm malik manfred manuel marc marcel marcelo marco marcos marcus mariano mario marius
        mark marko markus marlon marshall martin marvin massimo mateo matt matteo matthew matthias
        matthieu maurice mauricio max maxim maximilian maxime mehmet mel melvin michael michail
        michał michel micky miguel mihai mikael mike mikhail milan miles milos milton mitch
        mitchell mitt mohamed mohammad mohammed mordechai moritz morris moses muhammad mustafa
        naftali narendra nasser nathan nathaniel navin neal ned neil nelson niall nicholas nick
        nicolas nicolás nigel niels nikita niklas niko nikolai nikolas nikos nils noah norbert
        norman olaf oleg oleksandr oliver olivier omar orlando oscar oskar osman oswald otto owen
        pablo pascal pat-rick patricio patrick paul paulo pavel pawel pedro percy perry pete peter
        petr petro phil philip philipp philippe phillip pierre pierre-yves piotr pius preston
        quentin rafael raffaele rahul rainer raj rajesh ralf ralph ramesh ramiro ramon ramón
        randall randy raoul raphael rashid raul ravi ray raymond recep reginald reiner reinhard
        reinhold rené ricardo riccardo richard rick ricky rishi robbie robert roberto rod roderick
        rodney rodolfo rodrigo roger rohan roland rolf roman romain romano ron ronald ronnie rory
        ross roy ruben rubén rudi rudolf rudy rupert russell rüdiger ryan sadiq salvador salvatore
        samir samuel sanjay santiago saul scott sean sebastian sebastien serge sergei sergey
        sergio seth shane shaun shinzo sidney siegfried sigmar silvio simon sitaram solomon sonny
        spencer stan stanislav stanley stefan stefano stelios stephan stephen steve steven stewart
        stuart subrahmanyam sven swen taro tariq tarek ted tedros terence terry theo theodor
        theodore thierry thilo thomas thorsten tim timo timothy titus tobias toby todd tom tomas
        tomasz tommy toni tony torsten travis trevor tristan tyler tyrone udo ulrich umberto uwe
        vadim valentin valery vasily vernon victor viktor vincent vincenzo vitali vitaly vito
        vladimir volker volodymyr wade walter warren wayne werner wesley wilfried wilhelm will
        willem william willy winston wladimir wolf wolfgang xavier yann yannick yannis yasser
        yevgeny yitzhak yoshihide yuri yury yusuf yves zachary zbigniew zoltan álvaro óscar andrés
        césar jesús joaquín martín ángel adrián iván raúl sebastián simón tomás víctor jérôme
        françois andré stéphane frédéric éric rémi tunde emeka babatunde olusegun thabo sipho
        mandla jacob kenyatta amadou ousmane moussa mamadou ibrahima takeshi kenta satoshi hiroki
        daisuke wei jun ming gang arun ashok deepak manoj mukesh prakash rakesh sachin sandeep
        suresh vijay vikram vinod eamon eoin cillian padraig seamus cormac
        """
)

EITHER = words(
    """
        addison alex andrea angel ariel ashley aubrey avery bailey blair bobbie brook cameron
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
    return name in FEMALE or name in MALE or name in EITHER or name.split("-")[0] in FEMALE | MALE


def same_given(one: str, other: str) -> bool:
    """True where two given names may be one person's: equal, an initial, or a short form."""
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    return NICKNAMES.get(a, a) == NICKNAMES.get(b, b)
