"""The act `jaarbeslissing_openen`: VDAB takes up its next decision, with what is known beside it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ama.handelingen.jaarbeslissing import jaarbeslissing_openen
from ama.meldingen.jaarbeslissing import BESLISSEN
from ama.models import Jaarbeslissing
from ama.statussen import TOEGEKEND
from tests.ama.begeleiden import begeleider, betrek, open_taken, over, stuur
from tests.ama.maken import maak_begeleiding, maak_evaluatie
from tests.ama.maken_wse import maak_toeleiding, maak_werkstap
from tests.ama.wse import gestart, met_doel, met_overeenkomst, open_beslissing, vdab
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_ze_staat_open_met_een_taak_tegen_de_laatste_dag(cast) -> None:
    rij = gestart(cast)
    beslissing = open_beslissing(cast, rij)
    assert (beslissing.status, beslissing.nummer) == ("open", 1)
    assert beslissing.uiterlijk_op == rij.beslissing_tot
    (taak,) = open_taken(BESLISSEN, beslissing.pk)
    assert (taak.termijn, taak.organisatie_id, taak.rol) == (
        rij.beslissing_tot,
        rij.vdab_id,
        "vdab_beslisser",
    )
    assert Logregel.objects.get(handeling="jaarbeslissing_openen").object_id == beslissing.pk


def test_twee_keer_openen_geeft_dezelfde(cast) -> None:
    rij = gestart(cast)
    assert open_beslissing(cast, rij) == open_beslissing(cast, rij)
    assert Jaarbeslissing.objects.count() == 1
    assert Logregel.objects.filter(handeling="jaarbeslissing_openen").count() == 1


def test_niet_voor_ama_begon(cast) -> None:
    rij = maak_toeleiding(cast, status=TOEGEKEND)
    betrek(vdab(cast), rij.deelnemer)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        jaarbeslissing_openen(rij, door=vdab(cast).door)


def test_alleen_vdab(cast) -> None:
    with pytest.raises(PermissionDenied):
        jaarbeslissing_openen(gestart(cast), door=begeleider(cast).door)


def test_deur_en_de_bladzijde_met_wat_bekend_is(cast, als) -> None:
    rij = gestart(cast)
    overeenkomst = met_overeenkomst(cast, rij)
    met_doel(rij)
    maak_werkstap(rij, van=over(-10))
    evaluatie = maak_evaluatie(maak_begeleiding(overeenkomst))
    with in_handeling():
        evaluatie.status, evaluatie.op, evaluatie.uitkomst = "afgewerkt", over(-30), "verder"
        evaluatie.afgewerkt_op, evaluatie.afgewerkt_door = "2026-01-01T12:00Z", begeleider(cast).gebruiker
        evaluatie.volgende_stap_mogelijk = False
        evaluatie.save()
    client = als(vdab(cast))
    antwoord = stuur(client, "jaarbeslissing_openen", rij.pk)
    beslissing = Jaarbeslissing.objects.get()
    assert antwoord.url == reverse("jaarbeslissing_detail", args=[beslissing.pk])
    tekst = client.get(antwoord.url).content.decode()
    assert "verder zoals nu" in tekst
    assert "Op tijd komen" in tekst
    assert "nog niet helemaal ingevuld" in tekst
    # The aanbieder reads it too, and decides nothing.
    tekst = als(begeleider(cast)).get(antwoord.url).content.decode()
    assert "Op tijd komen" in tekst
    assert reverse("jaarbeslissing_verlengen", args=[beslissing.pk]) not in tekst
    assert als(cast.buren["begeleider_ama"]).get(antwoord.url).status_code == 404
