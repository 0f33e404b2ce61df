"""The act `uren_registreren`: the hours of a week, per day, by who carries out the action."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.netwerk import DAG, dienstverlener, maak_actie, maak_versie, vandaag, wijs_toe
from trajecten.domein.uitvoering import Dagregel
from trajecten.handelingen.gegeven_uren import uren_registreren
from trajecten.handelingen.netwerktaken import plan_ontvangen
from trajecten.models import Actie, Uren
from trajecten.statussen import AFRONDEND, BEZIG
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def regels(*uren: str) -> list[Dagregel]:
    """Lines for today, yesterday, …"""
    return [Dagregel(nummer, vandaag() - nummer * DAG, Decimal(een)) for nummer, een in enumerate(uren)]


def test_de_eerste_uren_beginnen_de_actie(cast) -> None:
    traject = maak_traject(cast)
    actie = wijs_toe(cast, maak_actie(traject))
    from tests.trajecten.maken import in_handeling

    with in_handeling():
        plan_ontvangen(maak_versie(cast, traject), cast.casemanager_werk.door)
    assert Taak.objects.filter(soort="netwerk_starten", klaar_op=None).count() == 1
    rij = uren_registreren(actie, regels=regels("3.50", "2"), door=dienstverlener(cast).door)
    assert rij.status == BEZIG
    assert list(Uren.objects.order_by("dag").values_list("uren", flat=True)) == [Decimal(2), Decimal("3.50")]
    assert not Taak.objects.filter(klaar_op=None, object_id=traject.pk).exists()
    # The tandem and the coordinator read them too; another provider does not.
    assert Uren.objects.zichtbaar_voor(cast.casemanager_zorg.door).count() == 2
    assert not Uren.objects.zichtbaar_voor(cast.buren["dienstverlener"].door).exists()


def test_alleen_wie_de_actie_uitvoert(cast, als) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    with pytest.raises(Geweigerd, match="Alleen wie"):
        uren_registreren(actie, regels=regels("1"), door=cast.casemanager_werk.door)
    adres = f"/trajecten/acties/{actie.pk}/uren/"
    assert als(cast.casemanager_werk).get(adres).status_code == 403
    assert adres not in als(cast.casemanager_werk).get(actie.get_absolute_url()).content.decode()
    eigen = maak_actie(actie.traject, dienstverlener=cast.casemanager_zorg.lidmaatschap.organisatie)
    assert uren_registreren(eigen, regels=regels("1"), door=cast.casemanager_zorg.door).status == BEZIG


def test_uren_die_niet_kunnen(cast) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    door = dienstverlener(cast).door

    def nee(*zo: Dagregel) -> str:
        with pytest.raises(Geweigerd) as fout:
            uren_registreren(actie, regels=zo, door=door)
        return fout.value.velden.get("uren_0") or fout.value.zin

    assert "minstens één dag" in nee()
    assert "toekomst" in nee(Dagregel(0, vandaag() + DAG, Decimal(1)))
    assert "begint op" in nee(Dagregel(0, actie.van - DAG, Decimal(1)))
    assert "meer dan 0" in nee(Dagregel(0, vandaag(), Decimal(0)))
    uren_registreren(actie, regels=regels("20"), door=door)
    assert "24 uur" in nee(Dagregel(0, vandaag(), Decimal(5)))
    assert Uren.objects.count() == 1


def test_na_het_einde_nog_de_dagen_ervoor(cast) -> None:
    traject = maak_traject(cast)
    actie = wijs_toe(cast, maak_actie(traject, tot_en_met=vandaag() - 2 * DAG))
    from tests.trajecten.maken import in_handeling

    with in_handeling():
        traject.status, traject.einddatum, traject.einde_reden = AFRONDEND, vandaag() - DAG, "doel_bereikt"
        traject.save()
    door = dienstverlener(cast).door
    with pytest.raises(Geweigerd) as nee:
        uren_registreren(actie, regels=regels("1"), door=door)
    assert "art. 11" in nee.value.velden["uren_0"]
    uren_registreren(actie, regels=[Dagregel(0, vandaag() - DAG, Decimal(1))], door=door)
    assert Actie.objects.get(pk=actie.pk).status == BEZIG


def test_scherm_van_een_week(cast, als) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    client, adres = als(dienstverlener(cast)), f"/trajecten/acties/{actie.pk}/uren/"
    maandag = vandaag() - (vandaag().weekday() + 7) * DAG
    blad = client.get(f"{adres}?week={maandag.isoformat()}")
    formulier = blad.context["formulier"]
    gegevens = {
        "aanvraag_sleutel": formulier["aanvraag_sleutel"].value(),
        "maandag": maandag.isoformat(),
        "uren_4": "3u30",
        "wat_4": "Samen gewerkt",
        "uren_5": "2,25",
    }
    fout = client.post(adres, {**gegevens, "uren_6": "40", "wat_3": "zonder uren"})
    assert fout.status_code == 422
    assert "te veel uren" in fout.content.decode()
    assert "Vul ook in hoeveel uren" in fout.content.decode()
    assert Uren.objects.count() == 0
    client.post(adres, gegevens)
    assert client.post(adres, gegevens).status_code == 302  # the same form twice is one time
    assert dict(Uren.objects.values_list("dag", "uren")) == {
        maandag + 4 * DAG: Decimal("3.50"),
        maandag + 5 * DAG: Decimal("2.25"),
    }
    weer = client.get(f"{adres}?week={maandag.isoformat()}").content.decode()
    assert "al 3 u 30 opgeschreven" in weer.replace("\u00a0", " ")
    for onzin in ("x", "2026-13-45", "0001-01-01", "9999-12-31", "%00"):
        assert client.get(f"{adres}?week={onzin}").status_code == 200
    assert client.post(adres, {**gegevens, "maandag": "niets", "aanvraag_sleutel": ""}).status_code == 422
