"""The act `evaluatie_afwerken`: whole, in time or late, and what it sets going."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ama.domein.evaluatieinhoud import Doel
from ama.domein.statuut import Instantie
from ama.handelingen.evaluaties import evaluatie_afwerken, evaluatie_openen
from ama.models import Jaarevaluatie, Toestemming
from ama.statussen import AFGEWERKT, OPEN
from tests.ama.begeleiden import (
    begeleid,
    begeleider,
    betrek,
    inhoud,
    open_taken,
    over,
    stuur,
    vandaag,
    werk_af,
)
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.termijnen import einde_na_maanden

pytestmark = pytest.mark.django_db


def geopend(cast, start=None) -> Jaarevaluatie:
    return evaluatie_openen(begeleid(cast, start or over(-330)), door=begeleider(cast).door)


def geef_toestemming(evaluatie, cast, instantie="ocmw", **anders) -> Toestemming:
    waarden = {"gegeven_op": over(-100), "van": over(-100), "tot": over(200)}
    with in_handeling():
        return Toestemming.objects.create(
            deelnemer_id=evaluatie.begeleiding.deelnemer_id,
            begeleider_id=evaluatie.begeleiding.begeleider_id,
            instantie=instantie,
            uitkomst="verleend",
            bewijs_bewaard=True,
            geregistreerd_door=begeleider(cast).gebruiker,
            **(waarden | anders),
        )


def test_op_tijd_en_de_volgende_een_jaar_later(cast) -> None:
    wie = begeleider(cast)
    evaluatie = werk_af(geopend(cast), wie)
    assert (evaluatie.status, evaluatie.dagen_te_laat, evaluatie.op) == (AFGEWERKT, 0, vandaag())
    rij = evaluatie.begeleiding
    rij.refresh_from_db()
    assert rij.evaluatie_uiterlijk_op == einde_na_maanden(over(1), 12)
    assert rij.gezegd == []
    assert open_taken("ama_evalueren", evaluatie.pk) == []
    regel = Logregel.objects.get(handeling="evaluatie_afwerken")
    assert regel.gegevens == {"uitkomst": "verder", "dagen_te_laat": 0}


def test_te_laat_blijft_staan(cast) -> None:
    evaluatie = werk_af(geopend(cast, over(-380)), begeleider(cast))
    assert evaluatie.dagen_te_laat == (vandaag() - evaluatie.uiterlijk_op).days > 0


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"op": None}, "op"),
        ({"op": over(1)}, "op"),
        ({"op": over(-999)}, "op"),
        ({"doelen": ()}, "doelen"),
        ({"doelen": (Doel("x"),)}, "doelen-0"),
        ({"woorden_deelnemer": " "}, "woorden_deelnemer"),
        ({"volgende_stap_mogelijk": None}, "volgende_stap_mogelijk"),
        ({"waarom": ""}, "waarom"),
        ({"uitkomst": ""}, "uitkomst"),
    ],
)
def test_wat_ontbreekt_staat_bij_het_veld(cast, anders, veld) -> None:
    evaluatie = geopend(cast)
    with pytest.raises(Geweigerd) as nee:
        werk_af(evaluatie, begeleider(cast), **anders)
    assert set(nee.value.velden) == {veld}
    evaluatie.refresh_from_db()
    assert evaluatie.status == OPEN


def test_wie_toestemming_gaf_praat_mee(cast, als) -> None:
    wie, evaluatie = begeleider(cast), geopend(cast)
    geef_toestemming(evaluatie, cast)
    with pytest.raises(Geweigerd) as nee:
        werk_af(evaluatie, wie)
    assert "OCMW" in nee.value.velden["afgestemd"]
    blad = als(wie).get(reverse("evaluatie_afwerken", args=[evaluatie.pk])).content.decode()
    assert "Afgestemd met" in blad
    assert werk_af(evaluatie, wie, afgestemd=frozenset({Instantie.OCMW})).afgestemd == ["ocmw"]


def test_een_toestemming_voor_twee_jaar_vraagt_niets_tussendoor(cast) -> None:
    evaluatie = geopend(cast)
    geef_toestemming(evaluatie, cast, "adviserend_arts", tot=einde_na_maanden(over(-100), 24))
    assert werk_af(evaluatie, begeleider(cast)).status == AFGEWERKT


def test_een_dag_korter_dan_twee_jaar_vraagt_het_wel(cast) -> None:
    evaluatie = geopend(cast)
    geef_toestemming(
        evaluatie, cast, "adviserend_arts", tot=einde_na_maanden(over(-100), 24) - timedelta(days=1)
    )
    with pytest.raises(Geweigerd):
        werk_af(evaluatie, begeleider(cast))


def test_twee_tegelijk_en_een_tweede_keer(cast) -> None:
    wie, evaluatie = begeleider(cast), geopend(cast)
    with pytest.raises(Versieconflict):
        evaluatie_afwerken(evaluatie, inhoud=inhoud(), versie=evaluatie.versie + 1, door=wie.door)
    werk_af(evaluatie, wie)
    with pytest.raises(Geweigerd, match="afgewerkt"):
        werk_af(evaluatie, wie)


@pytest.mark.parametrize("uitkomst", ["andere_uren", "activeringstraject", "ama_wse", "betaald_werk", "stop"])
def test_de_uitkomst_zet_de_volgende_stap_klaar(cast, als, uitkomst) -> None:
    wie = begeleider(cast)
    evaluatie = werk_af(geopend(cast), wie, uitkomst=uitkomst)
    (taak,) = open_taken("ama_evaluatie_gevolg", evaluatie.pk)
    assert taak.gebruiker == wie.gebruiker
    tekst = als(wie).get(evaluatie.get_absolute_url()).content.decode()
    assert "Dit is gedaan" in tekst
    if uitkomst in {"activeringstraject", "ama_wse"}:
        naar = reverse("doorverwijzing_versturen", args=[evaluatie.begeleiding.deelnemer_id])
        assert f"{naar}?naar={uitkomst}" in tekst


def test_verder_vraagt_niets(cast) -> None:
    evaluatie = werk_af(geopend(cast), begeleider(cast))
    assert open_taken("ama_evaluatie_gevolg", evaluatie.pk) == []


def velden(evaluatie, **anders):
    return {
        "versie": evaluatie.versie,
        "op": f"{vandaag():%d/%m/%Y}",
        "doel_0": "Op tijd komen",
        "stand_0": "3",
        "woorden_deelnemer": "Ik kom graag.",
        "volgende_stap": "nee",
        "waarom": "Nog te vroeg.",
        "uitkomst": "verder",
    } | anders


def test_het_formulier(cast, als) -> None:
    evaluatie = geopend(cast)
    client = als(begeleider(cast))
    leeg = stuur(client, "evaluatie_afwerken", evaluatie.pk, versie=evaluatie.versie)
    tekst = leeg.content.decode()
    assert leeg.status_code == 422
    assert "Noem minstens één doel" in tekst
    assert "Kies hoe het verder gaat" in tekst
    klaar = stuur(client, "evaluatie_afwerken", evaluatie.pk, **velden(evaluatie))
    assert (klaar.status_code, klaar["Location"]) == (302, evaluatie.get_absolute_url())
    evaluatie.refresh_from_db()
    assert evaluatie.doelen == [{"tekst": "Op tijd komen", "vooruitgang": 3}]
    blad = client.get(evaluatie.get_absolute_url()).content.decode()
    assert "3 van 4" in blad
    assert "verder zoals nu" in blad
    assert stuur(als(cast.buren["begeleider_ama"]), "evaluatie_afwerken", evaluatie.pk).status_code == 404


def test_wie_ouder_zag_krijgt_beide_teksten(cast, als) -> None:
    evaluatie = geopend(cast)
    oud = velden(evaluatie, woorden_deelnemer="Mijn tekst")
    client = als(begeleider(cast))
    stuur(client, "evaluatie_bewerken", evaluatie.pk, **velden(evaluatie, woorden_deelnemer="Van de collega"))
    conflict = stuur(client, "evaluatie_afwerken", evaluatie.pk, **oud)
    assert conflict.status_code == 409
    assert "Mijn tekst" in conflict.content.decode()
    assert "Van de collega" in conflict.content.decode()


def test_het_departement_ziet_alleen_dag_en_resultaat(cast, als) -> None:
    evaluatie = werk_af(geopend(cast), begeleider(cast), woorden_deelnemer="Heel eigen woorden")
    an, url = cast.departement, reverse("jaarevaluatie_lijst")
    wie = evaluatie.begeleiding.deelnemer
    assert wie.dossiernummer not in als(an).get(url).content.decode()
    betrek(an, wie)
    assert als(an).get(evaluatie.get_absolute_url()).status_code == 403
    lijst = als(an).get(url).content.decode()
    assert wie.dossiernummer in lijst
    assert "verder zoals nu" in lijst
    assert "Heel eigen woorden" not in lijst


@pytest.mark.parametrize(("dagen", "ziet"), [(0, False), (30, False), (31, True)])
def test_wie_te_laat_is_ziet_het_departement_pas_na_de_termijn(cast, als, dagen, ziet) -> None:
    rij = begeleid(cast, over(-200))
    betrek(cast.departement, rij.deelnemer)
    moment = timezone.make_aware(datetime.combine(rij.evaluatie_uiterlijk_op, time(12)))
    with time_machine.travel(moment + timedelta(days=dagen), tick=False):
        lijst = als(cast.departement).get(reverse("jaarevaluatie_lijst")).content.decode()
    assert (rij.deelnemer.dossiernummer in lijst) == ziet
