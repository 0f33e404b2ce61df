"""The parameters of mandates, sanctions and compensations."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from werkzorg.parameters.domein.soort import DAG, JAAR, MAAND, Eenheid, Eigenaar, Groep, Parametersoort
from werkzorg.parameters.domein.waarden import Waardesoort

_ZORG = partial(Parametersoort, groep=Groep.MANDATEN, eigenaar=Eigenaar.ZORG)
_VDAB = partial(Parametersoort, groep=Groep.MANDATEN, eigenaar=Eigenaar.VDAB)
_GELD = partial(Parametersoort, groep=Groep.VERGOEDING)
_PROCENT = Eenheid("%", "%")

SOORTEN = (
    _ZORG(
        "cmz_organisaties_per_verband",
        "Organisaties in een samenwerkingsverband Zorg",
        grondslag="Decreet 2022 art. 12",
        eenheid=Eenheid("organisatie", "organisaties"),
    ),
    _ZORG(
        "cmz_categorieen",
        "Categorieën in een samenwerkingsverband Zorg",
        grondslag="Decreet 2022 art. 12",
        eenheid=Eenheid("categorie", "categorieën"),
    ),
    _ZORG(
        "cmz_verbanden_per_werkingsgebied",
        "Samenwerkingsverbanden Zorg per werkingsgebied",
        grondslag="Decreet 2022 art. 12",
        eenheid=Eenheid("verband", "verbanden"),
    ),
    _ZORG("cmz_mandaat_duur", "Duur van het mandaat Zorg", grondslag="Decreet 2022 art. 12", eenheid=JAAR),
    _ZORG(
        "mandaat_ontvankelijkheid",
        "Mandaataanvraag: is ze ontvankelijk?",
        grondslag="BVR 2022 hoofdstuk 2, afdeling 4",
        eenheid=DAG,
    ),
    _ZORG(
        "mandaat_gegrondheid",
        "Mandaataanvraag: is ze gegrond?",
        grondslag="BVR 2022 hoofdstuk 2, afdeling 4",
        eenheid=DAG,
    ),
    _ZORG(
        "mandaat_totaal",
        "Mandaataanvraag: alles samen",
        grondslag="BVR 2022 hoofdstuk 2, afdeling 4",
        eenheid=DAG,
    ),
    _VDAB(
        "cmw_mandaat_duur",
        "Duur van het mandaat casemanager Werk",
        grondslag="Decreet 2022 art. 13",
        eenheid=JAAR,
    ),
    _VDAB(
        "netwerk_mandaat_duur_max",
        "Langste mandaat van een netwerkcoördinator",
        grondslag="Decreet 2022 art. 19",
        eenheid=JAAR,
    ),
    _VDAB(
        "netwerk_verplichte_types",
        "Verplichte soorten dienstverleners in een netwerk",
        grondslag="Decreet 2022 art. 17",
        eenheid=Eenheid("soort", "soorten"),
    ),
    _ZORG(
        "hoorrecht_termijn",
        "Vragen om gehoord te worden",
        grondslag="Decreet 2022 art. 26-27",
        eenheid=DAG,
        uitleg="Vanaf de aangetekende kennisgeving.",
    ),
    _ZORG(
        "sanctie_beslissing_termijn",
        "Beslissen over een sanctie",
        grondslag="Decreet 2022 art. 26-27",
        eenheid=DAG,
    ),
    _ZORG(
        "mandaat_herinnering_maanden",
        "Herinneren dat een mandaat of erkenning afloopt",
        grondslag="Keuze van de toepassing",
        soort=Waardesoort.GETALLEN,
        eenheid=MAAND,
        uitleg="Zoveel maanden voor de laatste dag; naast de herinnering van de erkenning AMA.",
    ),
    _ZORG(
        "samenstelling_aanvul_termijn",
        "Een vertrokken partner vervangen",
        grondslag="Decreet 2022 art. 12 en 17",
        eenheid=DAG,
        uitleg="Vanaf de dag na het vertrek.",
    ),
    _ZORG(
        "bezwaar_termijn",
        "Bezwaar indienen tegen een besluit",
        grondslag="BVR 2022 hoofdstuk 2 en 3",
        eenheid=DAG,
        uitleg="Vanaf de dag na de kennisgeving.",
    ),
    _ZORG(
        "bezwaar_antwoord_termijn",
        "Antwoorden op een bezwaar",
        grondslag="BVR 2022 hoofdstuk 2 en 3",
        eenheid=DAG,
    ),
    _ZORG(
        "beroep_termijn",
        "Beroep indienen bij de Raad van State",
        grondslag="Procedurereglement van de afdeling Bestuursrechtspraak art. 4",
        eenheid=DAG,
        uitleg="Vanaf de dag na de kennisgeving.",
    ),
    _ZORG(
        "controle_antwoord_termijn",
        "Antwoorden op de bevindingen van een controle",
        grondslag="Decreet 2022 art. 34",
        eenheid=DAG,
    ),
    _GELD(
        "comp_casemanager_zorg",
        "Vergoeding casemanager Zorg",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 16",
        soort=Waardesoort.BEDRAG,
        per="per traject",
    ),
    _GELD(
        "comp_netwerk",
        "Vergoeding netwerk",
        eigenaar=Eigenaar.VDAB,
        grondslag="Decreet 2022 art. 18, 20",
        soort=Waardesoort.BEDRAG,
        per="per traject",
    ),
    _GELD(
        "comp_casemanager_werk",
        "Vergoeding casemanager Werk",
        eigenaar=Eigenaar.VDAB,
        grondslag="Decreet 2022 art. 16",
        soort=Waardesoort.BEDRAG,
        uitleg="Dat ze bestaat staat in het decreet; het bedrag vonden we nergens.",
    ),
    _GELD(
        "comp_deel_trajectplan",
        "Deel van de vergoeding bij het trajectplan",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 16",
        soort=Waardesoort.DECIMAAL,
        eenheid=_PROCENT,
        hoogstens=Decimal(100),
    ),
    _GELD(
        "comp_deel_eindadvies",
        "Deel van de vergoeding bij eindverslag en eindadvies",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 16",
        soort=Waardesoort.DECIMAAL,
        eenheid=_PROCENT,
        hoogstens=Decimal(100),
    ),
    _GELD(
        "indexatie_datum",
        "Dag van de jaarlijkse indexering",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 16",
        soort=Waardesoort.JAARDAG,
    ),
    _GELD(
        "indexatie_grondslag",
        "Index waarmee bedragen meegaan",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 16",
        soort=Waardesoort.TEKST,
    ),
)
