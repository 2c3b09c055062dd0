"""Which capitals are letters to be named, and which are a word."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


SPELLED = words(
    """AAA AAAS AARP ABA ABC AC ACC ACLU AD ADHD AEC AFC AFD AFL AFLCIO AFP AG AGM AI AIB AIG AIIMS
    AMA AMC AMLO ANC AOC AOL AP API APR ATF ATM ATP AU AUD AV BA BAE BAME CAA CAF CDU CE CEO CFO
    CIA CIF CIO CIS CMO COO CPA CPAC CPI CSU CTO CUNY DA DC DEA DEI DHA DIY DNA DOA DOD DOE DOJ
    DOT DUI DVLA ECB ECG EDF EDL EEA EEG EEOC EEZ EFF EIA EIB EKG EMI EMS EMT ENT EP EPA EPL EQ
    ER ERC ESA ESG ESL ESPN ETF EU EV FAA FAO FBI FCA FDA FDIC FDP FEC FHA FIA FIDE FOI GAA GAO
    GCSE GDP GE GI GIA GMO GOP GPA GUI HEC HIV HOA HUAC IAAF IAEA IAS IBM ICBM ICC ICJ ICU ID
    IDF IEA IED IFA IFC IFS ILO IMF INS IOC IOM IOPC IOU IP IPA IPCC IPO IPS IQ IR IRA IRC IRGC
    IRS ISBN ISI ISP ISS IT ITF ITN ITV IUD IVF JAL JFK KO LA LEA LED LGBTI LGBTQI LGBTQIA LNG
    LTE MBA MBE MEP MIA MIT MLA MOD MOU MRI MVP NAACP NBA NCAA NE NEA NGO NIH NRA NSA NUS NYU
    OAP OAS OAU OB OBE OBR OCD OCR OD OECD OIC ONS OPCW OSCE OTC OTT PA PAP PE PLA PLO POA POV
    POW PPE PTA PUC QE RAF RNA RNLI ROI ROTC RSPCA RTE SAE SAT SE SEC SEO SOS SPD SUV TEU TSA
    TUC TUI UAE UAP UAV UAW UBS UC UCAS UCI UCL UCLA UCU UEA UEL UFC UFO UI UK UKAD UMNO UN UNC
    UNEP UNFPA UNHCR UNRWA UPI UPS URL US USA USADA USAF USB USC USDA USGS USMCA USOC USPS USS
    USSR USTR UTC UTV UV UX VA VAR VAT VE VIP VOA WBA WBO WEF WHO WIPO WMO WTA WTO YMCA YWCA"""
)
"""Initialisms that look as if they could be words; those without a vowel need no list."""

WORDS = words(
    """ABBA ACAS AIDS AMBER ASEAN AUKUS BAFTA BREXIT BRICS COBRA CONCACAF COP COVID DACA DEFRA
    ECOWAS FARC FEMA FIFA FLOTUS GIF HAMAS HELLENIC ICE IKEA ISIS LASER LIDAR MERS NAFTA NASA
    NATO NIMBY NOAA NORAD OAPEC OFCOM OFGEM OFSTED OPEC OPEC+ OSHA PIN PISA POTUS RADAR RICO
    SALT SARS SCOTUS SCUBA SEAL SIM START SWAT TARP TASER UEFA UKIP UNCTAD UNESCO UNICEF USAID
    YIMBY"""
)
"""Acronyms that are read as words."""

DOUBTFUL = words("""ACT AD AIDS DO DOE DOT ER ID IN IT LA ME NE OR PA PE SAT SE SI US WHO""")
"""Initialisms that are common words in capitals: a neighbour in capitals makes them doubtful."""

_SILENT = words(
    """BRR BRRR DR GRR GRRR HMM HMMM JR MR MRS MS MT NTH PFFT PHD PSST SHH SHHH SR ST STH TSK TSKS
    VS"""
)
"""Sounds and titles that have no vowel and are no initialism."""

_WITH_Y = words(
    """BY CRY CYST DRY FLY FRY GYM GYPSY HYMN LYNX MY MYTH PLY PRY PTY RHYTHM SHY SKY SLY SPY STY
    SYNC TRY WHY"""
)
"""Words whose only vowel is Y."""

_ROMAN = re.compile(r"[IVX]{2,}\Z")
_CONSONANTS = re.compile("[B-DF-HJ-NP-TV-Z]{4}")
_LONGEST = 6


def is_initialism(token: str) -> bool:
    """Whether capitals are named letter by letter, as far as the letters tell."""
    if token in SPELLED:
        return True
    if token in WORDS or token in _SILENT or token in _WITH_Y or _ROMAN.match(token):
        return False
    if len(token) > _LONGEST:
        return False
    return not re.search("[AEIOU]", token) or _CONSONANTS.search(token) is not None
