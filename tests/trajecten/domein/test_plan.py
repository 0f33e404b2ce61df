"""The geïntegreerd trajectplan: sub-types of art. 10, six contents of art. 15, and who agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trajecten.domein.akkoord import (
    AANGEMELD,
    DEELNEMER,
    ONDERTEKEND,
    PARTIJEN,
    WERK,
    ZORG,
    Akkoord,
    indien_bezwaar,
    ontbrekende_partijen,
)
from trajecten.domein.akkoord import bezwaren as akkoord_bezwaren
from trajecten.domein.plan import (
    DOMEINEN,
    INHOUDEN,
    RECHTEN_PLICHTEN_VOORSTEL,
    SUBTYPES,
    Actiebeeld,
    Planbeeld,
    actie_bezwaren,
    checklist,
    gebreken,
    periodiciteit_bezwaar,
    subtypes_van,
)

START, UITERST = date(2026, 1, 15), date(2027, 7, 14)
VANDAAG = date(2026, 2, 20)
ACTIE = Actiebeeld("a1", "Stage", "werk", "begeleiding_werkgever", START, UITERST, "Groep Maatwerk")
PLAN = Planbeeld(
    deelnemer="Els Peeters",
    casemanager_werk="Ann",
    casemanager_zorg="Bob",
    startdatum=START,
    uiterste_einddatum=UITERST,
    duur_maanden=18,
    omschrijving="Stages en gesprekken, om weer aan het werk te gaan.",
    doelen="Ik wil weer onder de mensen komen.",
    acties=[ACTIE],
    rechten_plichten=RECHTEN_PLICHTEN_VOORSTEL,
    evaluatie_maanden=3,
)
# What must be wrong with a plan for each content of art. 15 to have a gap.
KAPOT = [
    ({"deelnemer": ""}, "partijen", "deelnemer"),
    ({"casemanager_werk": ""}, "partijen", "casemanager_werk"),
    ({"casemanager_zorg": " "}, "partijen", "casemanager_zorg"),
    ({"startdatum": None}, "duur", "startdatum"),
    ({"duur_maanden": None}, "duur", "duur_maanden"),
    ({"duur_maanden": 0}, "duur", "duur_maanden"),
    ({"duur_maanden": 19}, "duur", "duur_maanden"),
    ({"omschrijving": " "}, "beschrijving", "omschrijving"),
    ({"doelen": ""}, "beschrijving", "doelen"),
    ({"doelen": "  "}, "beschrijving", "doelen"),
    ({"acties": ()}, "acties", "acties"),
    ({"acties": (replace(ACTIE, dienstverlener=""),)}, "acties", "acties"),
    ({"acties": (replace(ACTIE, tot_en_met=date(2027, 7, 15)),)}, "acties", "acties"),
    ({"rechten_plichten": ""}, "rechten_plichten", "rechten_plichten"),
    ({"evaluatie_maanden": None}, "periodiciteit", "evaluatie_maanden"),
    ({"evaluatie_maanden": 4}, "periodiciteit", "evaluatie_maanden"),
]


def test_een_volledig_plan_heeft_zes_inhouden_en_geen_gebrek():
    lijst = checklist(PLAN, evaluatie_interval=3)
    assert [een.sleutel for een in lijst] == list(INHOUDEN)
    assert len(lijst) == 6
    assert all(een.is_klaar for een in lijst)
    assert gebreken(PLAN, evaluatie_interval=3) == []


@pytest.mark.parametrize(("anders", "inhoud", "veld"), KAPOT)
def test_wat_een_plan_mist(anders, inhoud, veld):
    lijst = checklist(replace(PLAN, **anders), evaluatie_interval=3)
    assert [een.sleutel for een in lijst if not een.is_klaar] == [inhoud]
    ((waar, zin),) = gebreken(replace(PLAN, **anders), evaluatie_interval=3)
    assert waar == veld
    assert zin.endswith(".")


def test_elke_inhoud_kan_ontbreken():
    leeg = checklist(Planbeeld(), evaluatie_interval=3)
    assert not any(een.is_klaar for een in leeg)
    for nummer, een in enumerate(leeg, start=1):
        assert any(f"art. 15, {nummer}°" in zin for _, zin in een.gebreken)


def test_een_actie_van_de_tandem_vraagt_geen_dienstverlener():
    actie = replace(ACTIE, dienstverlener="", door_tandem=True)
    assert gebreken(replace(PLAN, acties=[actie]), evaluatie_interval=3) == []


def test_elk_gebrek_noemt_zijn_actie():
    acties = [
        replace(ACTIE, dienstverlener=""),
        replace(ACTIE, id="a2", omschrijving="Yoga", dienstverlener=""),
    ]
    zinnen = [zin for _, zin in gebreken(replace(PLAN, acties=acties), evaluatie_interval=3)]
    assert ["“Stage”" in zinnen[0], "“Yoga”" in zinnen[1], len(zinnen)] == [True, True, 2]


def test_elke_soort_actie_hoort_bij_een_domein_en_een_artikel():
    assert {een.domein for een in SUBTYPES.values()} == set(DOMEINEN)
    assert sum(len(subtypes_van(domein)) for domein in DOMEINEN) == len(SUBTYPES)
    assert "Rechten" in RECHTEN_PLICHTEN_VOORSTEL
    assert "Plichten" in RECHTEN_PLICHTEN_VOORSTEL
    assert all(een.artikel.startswith(f"art. 10, {een.domein}") for een in SUBTYPES.values())
    assert "begeleiding_werkgever" in subtypes_van("werk")
    assert subtypes_van("iets") == {}


@pytest.mark.parametrize(
    ("anders", "veld", "stuk"),
    [
        ({"omschrijving": " "}, "omschrijving", "begrijpt"),
        ({"domein": "sport"}, "domein", "art. 10"),
        ({"domein": "zorg"}, "soort", "zorg"),
        ({"soort": ""}, "soort", "werk"),
        ({"van": None}, "van", "eerste dag"),
        ({"van": date(2026, 1, 14)}, "van", "15/01/2026"),
        ({"van": date(2027, 7, 15), "tot_en_met": date(2027, 7, 16)}, "van", "14/07/2027"),
        ({"tot_en_met": None}, "tot_en_met", "laatste dag"),
        ({"tot_en_met": date(2026, 1, 14)}, "tot_en_met", "vóór de eerste"),
        ({"tot_en_met": date(2027, 7, 15)}, "tot_en_met", "art. 11"),
    ],
)
def test_een_actie_past_in_het_traject(anders, veld, stuk):
    uit = actie_bezwaren(replace(ACTIE, **anders), startdatum=START, uiterste_einddatum=UITERST)
    assert stuk in uit[veld]
    assert actie_bezwaren(ACTIE, startdatum=START, uiterste_einddatum=UITERST) == {}


@pytest.mark.parametrize("dag", [START, UITERST])
def test_een_actie_van_een_dag_kan_op_de_eerste_en_de_laatste(dag):
    actie = replace(ACTIE, van=dag, tot_en_met=dag)
    assert actie_bezwaren(actie, startdatum=START, uiterste_einddatum=UITERST) == {}
    assert gebreken(replace(PLAN, acties=[actie]), evaluatie_interval=3) == []


@pytest.mark.parametrize(
    ("maanden", "hoogstens", "mag"),
    [
        (None, 3, False),
        (0, 3, False),
        (-1, 3, False),
        (1, 3, True),
        (3, 3, True),
        (4, 3, False),
        (2, 1, False),
    ],
)
def test_hoe_vaak_je_evalueert(maanden, hoogstens, mag):
    assert (periodiciteit_bezwaar(maanden, hoogstens) == "") is mag


ALLEN = [Akkoord(partij, 2, VANDAAG) for partij in PARTIJEN]


def test_ieder_gaat_akkoord_met_deze_versie():
    assert ontbrekende_partijen(ALLEN, 2) == []
    assert indien_bezwaar(ALLEN, 2) == ""
    assert ontbrekende_partijen(ALLEN, 3) == [DEELNEMER, WERK, ZORG]
    assert "de deelnemer en de casemanager Zorg" in indien_bezwaar(ALLEN[1:2], 2)


@pytest.mark.parametrize(
    ("anders", "veld", "stuk"),
    [
        ({}, None, ""),
        ({"versie": 1}, "", "versie 2"),
        ({"partij": "mentor"}, "partij", "Kies wie"),
        ({"partij": WERK}, "partij", "al genoteerd"),
        ({"op": date(2026, 2, 21)}, "op", "toekomst"),
        ({"op": date(2026, 2, 18)}, "op", "19/02/2026"),
        ({"op": date(2026, 2, 19)}, None, ""),
        ({"wijze": "telepathie"}, "wijze", "Kies hoe"),
        ({"wijze": AANGEMELD}, "wijze", "meldt zich hier niet aan"),
        ({"wijze": AANGEMELD, "partij": ZORG}, None, ""),
        ({"wijze": ONDERTEKEND}, "scan", "scan"),
        ({"wijze": ONDERTEKEND, "met_scan": True}, None, ""),
    ],
)
def test_een_akkoord_registreren(anders, veld, stuk):
    uit = akkoord_bezwaren(
        replace(Akkoord(DEELNEMER, 2, VANDAAG), **anders),
        [Akkoord(DEELNEMER, 1, VANDAAG), Akkoord(WERK, 2, VANDAAG)],
        laatste_versie=2,
        vastgelegd_op=date(2026, 2, 19),
        vandaag=VANDAAG,
    )
    assert list(uit) == ([] if veld is None else [veld])
    assert stuk in "".join(uit.values())
