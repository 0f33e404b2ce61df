"""Presences under AMA sociale economie: not before it began, and not without the yearly decision of VDAB."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.urls import reverse

from ama.domein.aanwezigheid import Status
from ama.domein.bladinvoer import Invoer
from ama.handelingen.aanwezigheden import aanwezigheden_registreren
from ama.models import Aanwezigheid, Toeleiding
from ama.statussen import TOEGEKEND
from tests.ama.begeleiden import begeleider, over
from tests.ama.inlezingen import nagekeken, regel
from tests.ama.maken_wse import maak_toeleiding
from tests.ama.wse import gestart, met_overeenkomst
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def vul_in(cast, *overeenkomsten, dag):
    invoer = [Invoer(een.pk, Status.AANWEZIG, 0, 180) for een in overeenkomsten]
    return aanwezigheden_registreren(
        overeenkomsten[0].werkpost_id, dag=dag, invoer=invoer, door=begeleider(cast).door
    )


def test_tot_en_met_de_laatste_dag_van_de_beslissing(cast) -> None:
    overeenkomst = met_overeenkomst(cast, gestart(cast, start=over(-400), tot=over(-3)))
    assert vul_in(cast, overeenkomst, dag=over(-3)).nieuw == 1
    with pytest.raises(Geweigerd) as nee:
        vul_in(cast, overeenkomst, dag=over(-2))
    assert "nog niet opnieuw" in nee.value.velden[str(overeenkomst.pk)]
    assert Aanwezigheid.objects.count() == 1


def test_de_anderen_op_het_blad_gaan_door(cast, als) -> None:
    laat = met_overeenkomst(cast, gestart(cast, start=over(-400), tot=over(-3)))
    goed = met_overeenkomst(cast, gestart(cast), werkpost=laat.werkpost)
    adres = f"{reverse('aanwezigheden_registreren', args=[laat.werkpost_id])}?dag={over(-2).isoformat()}"
    tekst = als(begeleider(cast)).get(adres).content.decode()
    # He has no line on the sheet, and the sheet says why.
    assert laat.pk.hex not in tekst.replace("-", "")
    assert goed.pk.hex in tekst.replace("-", "")
    assert laat.deelnemer.naam in tekst
    assert "nog niet opnieuw" in tekst
    assert vul_in(cast, goed, dag=over(-2)).nieuw == 1


def test_niet_voor_ama_begon(cast) -> None:
    rij = maak_toeleiding(cast, status=TOEGEKEND)
    overeenkomst = met_overeenkomst(cast, rij, start=over(-10))
    with pytest.raises(Geweigerd) as nee:
        vul_in(cast, overeenkomst, dag=over(-2))
    assert "nog niet gestart" in nee.value.velden[str(overeenkomst.pk)]


def test_wat_toegelaten_is_gaat_door(cast, monkeypatch) -> None:
    overeenkomst = met_overeenkomst(cast, gestart(cast, start=over(-400), tot=over(-3)))
    monkeypatch.setattr(
        "ama.models.wseweigering.momentopname", lambda _dag: SimpleNamespace(tekst=lambda _s: "toelaten")
    )
    assert vul_in(cast, overeenkomst, dag=over(-2)).nieuw == 1


def test_een_late_beslissing_maakt_het_weer_mogelijk(cast) -> None:
    rij = gestart(cast, start=over(-400), tot=over(-3))
    overeenkomst = met_overeenkomst(cast, rij)
    with in_handeling():
        Toeleiding.objects.filter(pk=rij.pk).update(beslissing_tot=over(300))
    assert vul_in(cast, overeenkomst, dag=over(-2)).nieuw == 1


def test_een_bestand_zegt_het_per_rij(cast) -> None:
    laat = met_overeenkomst(cast, gestart(cast, start=over(-400), tot=over(-3)))
    uit = nagekeken(
        begeleider(cast).door,
        regel(laat, f"{over(-3):%d/%m/%Y}", uren="3"),
        regel(laat, f"{over(-2):%d/%m/%Y}", uren="3"),
    )
    (fout,) = uit.fouten
    assert fout.rij == 3
    assert "nog niet opnieuw" in fout.zin
    assert uit.nieuw == 1
