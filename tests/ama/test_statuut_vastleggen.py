"""From what somebody lives, from a day on; drafts of agreements follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.statuut import statuut_vastleggen
from ama.models import Overeenkomst, Statuut, Vaphsteun
from tests.ama.opmaken import maak_op, over
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def test_wat_niet_meer_klopt_stopt_de_dag_voordien(speler: Speler) -> None:
    deelnemer = registreer(speler.door)
    statuut_vastleggen(deelnemer, vanaf=over(-100), statuten=["leefloon"], door=speler.door)
    statuut_vastleggen(
        deelnemer,
        vanaf=over(-10),
        statuten=["arbeidsongeschikt"],
        steun=["mobiel_of_ambulant"],
        door=speler.door,
    )
    oud, nieuw = Statuut.objects.order_by("periode")
    assert (oud.soort, oud.periode.upper) == ("leefloon", over(-10))
    assert (nieuw.soort, nieuw.periode.lower, nieuw.periode.upper) == ("arbeidsongeschikt", over(-10), None)
    assert Vaphsteun.objects.get().soort == "mobiel_of_ambulant"
    assert Logregel.objects.filter(handeling="statuut_vastleggen").count() == 2


def test_een_vergissing_van_vandaag_wordt_iets_anders(speler: Speler) -> None:
    deelnemer = registreer(speler.door)
    statuut_vastleggen(deelnemer, vanaf=over(0), statuten=["leefloon"], door=speler.door)
    statuut_vastleggen(
        deelnemer, vanaf=over(0), statuten=["andere"], instantie_naam="Fonds X", door=speler.door
    )
    rij = Statuut.objects.get()
    assert (rij.soort, rij.instantie_naam) == ("andere", "Fonds X")


def test_een_ontwerp_volgt_het_statuut(speler: Speler) -> None:
    rij = maak_op(speler, statuut="")
    assert rij.status == "concept"
    statuut_vastleggen(rij.deelnemer, vanaf=over(0), statuten=["leefloon"], door=speler.door)
    assert Overeenkomst.objects.get(pk=rij.pk).status == "wacht_op_toestemming"
    statuut_vastleggen(rij.deelnemer, vanaf=over(0), statuten=["tegemoetkoming_fod"], door=speler.door)
    assert Overeenkomst.objects.get(pk=rij.pk).status == "klaar"


@pytest.mark.parametrize(
    ("statuten", "vanaf", "veld"),
    [
        ([], 0, "statuten"),
        (["geen_inkomen", "leefloon"], 0, "statuten"),
        (["andere"], 0, "instantie_naam"),
        (["leefloon"], 5, "vanaf"),
    ],
)
def test_wat_niet_samengaat(speler: Speler, statuten: list[str], vanaf: int, veld: str) -> None:
    with pytest.raises(Geweigerd) as nee:
        statuut_vastleggen(registreer(speler.door), vanaf=over(vanaf), statuten=statuten, door=speler.door)
    assert veld in nee.value.velden
    assert not Statuut.objects.exists()


def test_voor_wat_later_begint_kan_niets(speler: Speler) -> None:
    deelnemer = registreer(speler.door)
    statuut_vastleggen(deelnemer, vanaf=over(-1), statuten=["leefloon"], door=speler.door)
    with pytest.raises(Geweigerd) as nee:
        statuut_vastleggen(deelnemer, vanaf=over(-9), statuten=["geen_inkomen"], door=speler.door)
    assert "vanaf" in nee.value.velden


def test_de_deur(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    deelnemer = registreer(speler.door)
    adres, client = reverse("statuut_vastleggen", args=[deelnemer.pk]), als(speler)
    sleutel = client.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    gegevens = {
        "aanvraag_sleutel": str(sleutel),
        "vanaf": f"{timezone.localdate() - timedelta(days=1):%d/%m/%Y}",
        "statuten": ["leefloon", "tegemoetkoming_fod"],
    }
    assert client.post(adres, gegevens).status_code == 302
    assert Statuut.objects.count() == 2
    blad = client.get(reverse("dossier_detail", args=[deelnemer.pk])).content.decode()
    assert "Statuut en toestemmingen (AMA)" in blad
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["organisatiebeheerder"]).get(adres).status_code == 403


def test_wie_de_andere_uitkering_betaalt_kan_een_ander_worden(speler: Speler) -> None:
    deelnemer = registreer(speler.door)

    def leg_vast(dag: int, naam: str) -> None:
        statuut_vastleggen(
            deelnemer, vanaf=over(dag), statuten=["andere"], instantie_naam=naam, door=speler.door
        )

    leg_vast(-9, "Fons X")
    leg_vast(-9, "Fonds X")
    leg_vast(0, "Fonds Y")
    eerste, tweede = Statuut.objects.order_by("periode")
    assert (eerste.instantie_naam, eerste.periode.upper) == ("Fonds X", over(0))
    assert (tweede.instantie_naam, tweede.periode.upper) == ("Fonds Y", None)
