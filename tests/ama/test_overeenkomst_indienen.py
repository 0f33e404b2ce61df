"""The act `overeenkomst_indienen`: the departement of the kind sees it, once, and what is late says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ama.handelingen.indienen import overeenkomst_indienen, overeenkomst_terugsturen
from ama.handelingen.taken import vraag_indienen
from ama.models import Overeenkomst
from ama.statussen import ACTIEF, INGEDIEND, KLAAR, ONDERTEKEND
from tests.ama.levensloop import (
    begeleider,
    departement,
    dien_in,
    maak_ingediend,
    open_taken,
    over,
    stuur,
    vers,
)
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_het_departement_ziet_ze_vanaf_dan(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-10))
    with in_handeling():
        vraag_indienen(rij)
    zien = Overeenkomst.objects.zichtbaar_voor(departement(cast).door)
    assert not zien.exists()
    rij = dien_in(cast, rij)
    assert (rij.status, rij.ingediend_op) == (INGEDIEND, over(0))
    assert zien.get() == rij
    assert open_taken("overeenkomst_nog_in_te_dienen", rij) == []
    assert not Overeenkomst.objects.zichtbaar_voor(cast.buren["departement_zorg"].door).exists()
    assert not Overeenkomst.objects.zichtbaar_voor(cast.spelers["departement_wse"].door).exists()
    regel = Logregel.objects.get(handeling="overeenkomst_indienen")
    assert regel.gegevens == {"te_laat": False}


def test_een_van_sociale_economie_gaat_naar_het_departement_wse(cast: Rolverdeling) -> None:
    rij = maak_ingediend(cast, soort="wse")
    assert Overeenkomst.objects.zichtbaar_voor(cast.spelers["departement_wse"].door).get() == rij
    assert not Overeenkomst.objects.zichtbaar_voor(departement(cast).door).exists()


@pytest.mark.parametrize(("start", "laat"), [(-30, False), (-31, True)])
def test_te_laat_kan_en_staat_genoteerd(cast: Rolverdeling, start: int, laat: bool) -> None:
    maak_ingediend(cast, start=over(start))
    assert Logregel.objects.get(handeling="overeenkomst_indienen").gegevens == {"te_laat": laat}


def test_wat_terugkwam_houdt_zijn_eerste_dag(cast: Rolverdeling) -> None:
    rij = maak_ingediend(cast)
    with in_handeling():
        Overeenkomst.objects.filter(pk=rij.pk).update(ingediend_op=over(-5))
    rij = vers(rij)
    overeenkomst_terugsturen(rij, reden="Onleesbaar.", versie=rij.versie, door=departement(cast).door)
    rij = dien_in(cast, rij)
    assert (rij.status, rij.ingediend_op) == (INGEDIEND, over(-5))
    assert open_taken("overeenkomst_teruggestuurd", rij) == []
    assert Betrokkenheid.objects.filter(dossier_id=rij.pk).count() == 1


@pytest.mark.parametrize("status", [KLAAR, ACTIEF, INGEDIEND])
def test_alleen_wat_ondertekend_is(cast: Rolverdeling, status: str) -> None:
    rij = maak_overeenkomst(cast, status=status)
    with pytest.raises(Geweigerd):
        dien_in(cast, rij)


def test_twee_keer_is_een_keer(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, status=ONDERTEKEND)
    with pytest.raises(Versieconflict):
        overeenkomst_indienen(rij, versie=rij.versie + 1, door=begeleider(cast).door)
    dien_in(cast, rij)
    with pytest.raises(Geweigerd):
        overeenkomst_indienen(rij, versie=vers(rij).versie, door=begeleider(cast).door)
    assert Betrokkenheid.objects.filter(dossier_id=rij.pk).count() == 1


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-40))
    client = als(begeleider(cast))
    tekst = client.get(reverse("overeenkomst_indienen", args=[rij.pk])).content.decode()
    assert "verliest de subsidie van 40 dagen" in tekst
    assert stuur(client, "overeenkomst_indienen", rij).status_code == 302
    assert vers(rij).status == INGEDIEND
    blad = client.get(rij.get_absolute_url()).content.decode()
    assert "Te laat ingediend" in blad
    assert stuur(als(cast.buren["begeleider_ama"]), "overeenkomst_indienen", rij).status_code == 404
    assert stuur(als(departement(cast)), "overeenkomst_indienen", rij).status_code == 403
