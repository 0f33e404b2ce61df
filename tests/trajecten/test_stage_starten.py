"""The act `stage_starten`: within the traject, insured beforehand, at a werkpost that takes people."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.trajecten.maken import geef_bevoegdheid, maak_traject
from tests.trajecten.netwerk import DAG, maak_actie, maak_werkpost, vandaag
from tests.trajecten.plannen import geregistreerd, voeg_toe
from trajecten.domein.stage import Stageplan
from trajecten.handelingen.draagkracht import draagkracht_vastleggen
from trajecten.handelingen.stages import stage_starten
from trajecten.models import Stage
from trajecten.statussen import PLAN_IN_OPMAAK
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
VELDEN = {
    "functie": "Brood inpakken",
    "mentor": "Jo",
    "mentor_telefoon": "+32470123456",
    "mentor_email": "",
    "uren_per_week": Decimal("7.50"),
    "uren_motivering": "",
}


def plan(**anders) -> Stageplan:
    begin = {
        "van": vandaag() + DAG,
        "tot_en_met": vandaag() + 30 * DAG,
        "verzekering": "Polis 12",
        "verzekerd_op": vandaag(),
    }
    return Stageplan(**{**begin, **anders})


def start(traject, door, **anders) -> Stage:
    zo = {"werkpost_id": None, "actie_id": None, "plan": plan(), "velden": VELDEN, **anders}
    zo["werkpost_id"] = zo["werkpost_id"] or maak_werkpost().pk
    return stage_starten(traject, door=door, **zo)


def test_een_stage_bij_een_actie(cast) -> None:
    traject = maak_traject(cast)
    actie = maak_actie(traject)
    stage = start(traject, cast.casemanager_werk.door, actie_id=actie.pk)
    assert (stage.actie_id, stage.uren_per_week) == (actie.pk, Decimal("7.50"))
    assert Stage.objects.zichtbaar_voor(cast.casemanager_zorg.door).get() == stage
    assert not Stage.objects.zichtbaar_voor(cast.buur.door).exists()


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"tot_en_met": timedelta(0)}, "tot_en_met", "vóór de eerste"),
        ({"tot_en_met": timedelta(days=900)}, "tot_en_met", "art. 11"),
        ({"van": timedelta(days=-90), "verzekerd_op": timedelta(days=-91)}, "van", "startte op"),
        ({"verzekerd_op": timedelta(days=1)}, "verzekerd_op", "toekomst"),
        ({"van": timedelta(days=-2)}, "verzekerd_op", "vóór de deelnemer begint"),
    ],
)
def test_wat_niet_kan(cast, anders, veld: str, zin: str) -> None:
    dagen = {naam: vandaag() + dag for naam, dag in anders.items()}
    with pytest.raises(Geweigerd) as nee:
        start(maak_traject(cast), cast.casemanager_werk.door, plan=plan(**dagen))
    assert zin in nee.value.velden[veld]


def test_verzekering_werkpost_en_actie(cast) -> None:
    traject, door = maak_traject(cast), cast.casemanager_werk.door
    with pytest.raises(Geweigerd) as nee:
        start(traject, door, plan=plan(verzekering=" "), werkpost_id=uuid4(), actie_id=uuid4())
    assert {"verzekering", "werkpost", "actie"} <= nee.value.velden.keys()
    kort = maak_actie(traject, tot_en_met=vandaag() + 5 * DAG)
    with pytest.raises(Geweigerd) as nee:
        start(traject, door, actie_id=kort.pk)
    assert "De actie loopt van" in nee.value.velden["van"]
    with pytest.raises(Geweigerd, match="plan in opmaak"):
        start(maak_traject(cast, status=PLAN_IN_OPMAAK), door)


def test_scherm(cast, als) -> None:
    traject, werkpost = maak_traject(cast), maak_werkpost("Wasserij Wit")
    client, adres = als(cast.casemanager_werk), f"/trajecten/{traject.pk}/stage/"
    blad = client.get(adres)
    assert "Wasserij Wit" in blad.content.decode()
    gegevens = {
        "aanvraag_sleutel": blad.context["formulier"]["aanvraag_sleutel"].value(),
        "werkpost": str(werkpost.pk),
        "functie": "Vouwen",
        "mentor": "An",
        "van": f"{vandaag():%d/%m/%Y}",
        "tot_en_met": f"{vandaag() + 9 * DAG:%d/%m/%Y}",
        "uren_per_week": "7,5",
        "verzekering": "Polis 9",
        "verzekerd_op": f"{vandaag():%d/%m/%Y}",
    }
    fout = client.post(adres, gegevens)
    assert "telefoonnummer of een e-mailadres" in fout.content.decode()
    goed = client.post(adres, {**gegevens, "mentor_email": "an@wit.be"}, follow=True)
    assert "Polis 9" in goed.content.decode()
    assert "Vouwen" in client.get(traject.get_absolute_url()).content.decode()
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.spelers["dienstverlener"]).get(adres).status_code == 403


def met_draagkracht(traject, cast, uren: str) -> None:
    draagkracht_vastleggen(
        traject, vanaf=traject.startdatum, uren_per_week=Decimal(uren), door=cast.casemanager_zorg.door
    )


@pytest.mark.parametrize(
    ("draagkracht", "bij_actie", "mag"),
    [
        ("13.5", False, True),  # 6 of the action and 7.5 of the stage beside it
        ("13", False, False),
        ("7.5", True, True),  # the stage belongs to the action: only what it asks more counts
        ("7", True, False),
    ],
)
def test_de_uren_van_een_stage_tellen_tegen_de_draagkracht(cast, draagkracht, bij_actie, mag) -> None:
    traject = maak_traject(cast)
    actie = maak_actie(traject)
    met_draagkracht(traject, cast, draagkracht)
    zo = {"actie_id": actie.pk if bij_actie else None}
    if not mag:
        with pytest.raises(Geweigerd) as nee:
            start(traject, cast.casemanager_werk.door, **zo)
        assert set(nee.value.velden) == {"uren_motivering"}
        assert "meer dan de draagkracht" in nee.value.velden["uren_motivering"]
        zo["velden"] = VELDEN | {"uren_motivering": "De werkpost geeft veel pauzes."}
    assert start(traject, cast.casemanager_werk.door, **zo).uren_per_week == Decimal("7.50")


def test_daarna_telt_ze_mee_in_het_plan(cast) -> None:
    werk = cast.casemanager_werk
    geef_bevoegdheid(cast.spelers["netwerkcoordinator"], "netwerkcoordinator")
    traject = geregistreerd(cast)
    met_draagkracht(traject, cast, "14")
    start(traject, werk.door, plan=plan(van=vandaag() + 8 * DAG))
    with pytest.raises(Geweigerd) as nee:
        voeg_toe(traject, werk, organisatie_id=werk.lidmaatschap.organisatie_id)
    assert set(nee.value.velden) == {"uren_motivering"}
