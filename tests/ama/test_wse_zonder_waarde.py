"""A number of AMA sociale economie that nobody knows on a day: the pages say so, and what needs it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from ama.bladen import jaarbeslissing
from ama.models import Toeleiding
from ama.statussen import TOEGEKEND
from tests.ama.opmaken import onderteken, over
from tests.ama.wse import gestart, open_beslissing, vdab
from tests.ama.wsestarten import begeleider, maak_wse, met_pop, toegekend
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from werkzorg.parameters import lezen
from werkzorg.parameters.domein import Momentopname

pytestmark = pytest.mark.django_db
ZIN = "nog niet gekend"
Zonder = Callable[[str], None]


@pytest.fixture
def zonder(monkeypatch: pytest.MonkeyPatch) -> Zonder:
    """Makes one parameter unknown on every day, wherever it is asked."""
    echt = lezen.momentopname_met_aannames

    def maak(sleutel: str) -> None:
        def anders(dag: date) -> tuple[Momentopname, frozenset[str]]:
            opname, aannames = echt(dag)
            waarden = {naam: waarde for naam, waarde in opname.waarden.items() if naam != sleutel}
            return replace(opname, waarden=waarden), aannames

        monkeypatch.setattr(lezen, "momentopname_met_aannames", anders)
        monkeypatch.setattr(jaarbeslissing, "momentopname_met_aannames", anders)

    return maak


def _stuur(klant: Any, adres: str, velden: dict[str, Any]) -> Any:
    sleutel = klant.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    return klant.post(adres, {"aanvraag_sleutel": sleutel, **velden})


def test_voorstellen_zonder_het_minimum_zegt_dat(cast: Rolverdeling, als: Any, zonder: Zonder) -> None:
    persoon = registreer(vdab(cast).door)
    adres, klant = reverse("toeleiding_voorstellen", args=[persoon.pk]), als(vdab(cast))
    zonder("ama_se_min_uren")
    blad = klant.get(adres)
    assert (blad.status_code, ZIN in blad.content.decode()) == (200, True)
    dag = f"{over(-1):%d/%m/%Y}"
    velden = {
        "ontvangen_op": dag,
        "akkoord_op": dag,
        "geinformeerd_op": dag,
        "minuten_haalbaar": "12:00",
        "stappen_haalbaar": "ja",
        "motivering": "Wil werken.",
    }
    antwoord = _stuur(klant, adres, velden)
    assert antwoord.status_code == 422
    assert ZIN in str(antwoord.context["formulier"].non_field_errors())
    assert not Toeleiding.objects.filter(deelnemer=persoon).exists()


@pytest.mark.parametrize("sleutel", ["ama_se_min_uren", "ama_se_herbeslissing"])
def test_de_startlijst_zonder_een_waarde_zegt_dat(
    cast: Rolverdeling, als: Any, zonder: Zonder, sleutel: str
) -> None:
    speler = begeleider(cast)
    rij = met_pop(toegekend(cast), speler)
    onderteken(maak_wse(rij, speler), speler)
    klant, adres = als(speler), reverse("wse_starten", args=[rij.pk])
    zonder(sleutel)
    for url in (rij.get_absolute_url(), adres):
        blad = klant.get(url)
        assert (blad.status_code, ZIN in blad.content.decode()) == (200, True)
    rij.refresh_from_db()
    antwoord = _stuur(klant, adres, {"versie": rij.versie})
    assert (antwoord.status_code, ZIN in antwoord.content.decode()) == (422, True)
    assert Toeleiding.objects.get(pk=rij.pk).status == TOEGEKEND


def test_de_jaarlijkse_beslissing_zonder_een_waarde(cast: Rolverdeling, als: Any, zonder: Zonder) -> None:
    rij = gestart(cast)
    beslissing = open_beslissing(cast, rij)
    klant = als(vdab(cast))
    zonder("ama_se_beslissing_openen")
    for url in (rij.get_absolute_url(), beslissing.get_absolute_url()):
        blad = klant.get(url)
        assert (blad.status_code, ZIN in blad.content.decode()) == (200, True)
    zonder("ama_se_herbeslissing")
    adres = reverse("jaarbeslissing_verlengen", args=[beslissing.pk])
    velden = {"versie": beslissing.versie, "tot": f"{over(100):%d/%m/%Y}", "motivering": "Groeit."}
    antwoord = _stuur(klant, adres, velden)
    assert (antwoord.status_code, ZIN in antwoord.content.decode()) == (422, True)
