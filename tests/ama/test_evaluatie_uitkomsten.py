"""Every outcome of an evaluation starts the next step: one tap, to a form that is filled in (issue 6, 6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from ama.domein.beeindiging import REDENEN
from ama.domein.evaluatieinhoud import UITKOMSTEN
from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from ama.statussen import BEEINDIGD, IN_BEGELEIDING
from tests.ama.begeleiden import begeleid, begeleider, lopend, open_taken, over, stuur, vandaag, werk_af
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.doorverwijzingen.domein import ONTVANGER
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


def afgewerkt(cast: Rolverdeling, uitkomst: str) -> Jaarevaluatie:
    wie = begeleider(cast)
    return werk_af(evaluatie_openen(begeleid(cast, over(-330)), door=wie.door), wie, uitkomst=uitkomst)


def overeenkomst_van(evaluatie: Jaarevaluatie) -> Overeenkomst:
    return Overeenkomst.objects.get(deelnemer_id=evaluatie.begeleiding.deelnemer_id)


def blad(client: Client, evaluatie: Jaarevaluatie) -> str:
    return str(client.get(evaluatie.get_absolute_url()).content.decode())


def ingevuld(client: Client, adres: str) -> dict[str, Any]:
    """What the form at this address sends when nobody types anything."""
    formulier = client.get(adres).context["formulier"]
    waarden = {naam: formulier[naam].value() for naam in formulier.fields}
    return {
        naam: f"{waarde:%d/%m/%Y}" if hasattr(waarde, "strftime") else waarde
        for naam, waarde in waarden.items()
        if waarde not in (None, "", False)
    }


def test_verder_vraagt_niets_en_zegt_dat(cast: Rolverdeling, als: Als) -> None:
    evaluatie = afgewerkt(cast, "verder")
    tekst = blad(als(begeleider(cast)), evaluatie)
    assert "Je hoeft niets te ondertekenen." in tekst
    assert "Dit is gedaan" not in tekst
    assert open_taken("ama_evaluatie_gevolg", evaluatie.pk) == []


def test_andere_uren_opent_de_wijziging_met_wat_nu_geldt(cast: Rolverdeling, als: Als) -> None:
    evaluatie, client = afgewerkt(cast, "andere_uren"), als(begeleider(cast))
    adres = reverse("overeenkomst_wijzigen", args=[overeenkomst_van(evaluatie).pk])
    assert f'href="{adres}"' in blad(client, evaluatie)
    nu = ingevuld(client, adres)
    assert (nu["dag_0_van"], nu["dag_0_tot"]) == ("09:00", "12:00")


@pytest.mark.parametrize("uitkomst", ["activeringstraject", "ama_wse"])
def test_een_doorverwijzing_staat_klaar_naar_wie_ze_krijgt(
    cast: Rolverdeling, als: Als, uitkomst: str
) -> None:
    evaluatie, client = afgewerkt(cast, uitkomst), als(begeleider(cast))
    persoon = evaluatie.begeleiding.deelnemer_id
    adres = f"{reverse('doorverwijzing_versturen', args=[persoon])}?naar={uitkomst}"
    assert f'href="{escape(adres)}"' in blad(client, evaluatie)
    van, naar, bij = ingevuld(client, adres)["bestemming"].split(".")
    assert (van, naar) == ("ama_wvg", uitkomst)
    assert Lidmaatschap.objects.filter(organisatie_id=bij, rol=ONTVANGER[uitkomst]).exists()
    # Only to AMA WSE the agreement has to stop as well: never two kinds at once.
    stop = f"{reverse('overeenkomst_stopzetten', args=[overeenkomst_van(evaluatie).pk])}?reden=naar_ama_wse"
    assert (f'href="{stop}"' in blad(client, evaluatie)) is (uitkomst == "ama_wse")
    # The letter is another part of the house: that it went is said by hand.
    assert stuur(client, "evaluatiegevolg_afronden", evaluatie.pk).status_code == 302
    assert open_taken("ama_evaluatie_gevolg", evaluatie.pk) == []


@pytest.mark.parametrize(
    ("uitkomst", "reden"), [("betaald_werk", "naar_betaald_werk"), ("stop", "evaluatie")]
)
def test_stoppen_staat_klaar_met_dag_en_reden(
    cast: Rolverdeling, als: Als, uitkomst: str, reden: str
) -> None:
    evaluatie, client = afgewerkt(cast, uitkomst), als(begeleider(cast))
    overeenkomst = overeenkomst_van(evaluatie)
    adres = f"{reverse('overeenkomst_stopzetten', args=[overeenkomst.pk])}?reden={reden}"
    assert f'href="{adres}"' in blad(client, evaluatie)
    velden = ingevuld(client, adres)
    assert (velden["reden"], velden["einde"]) == (reden, f"{vandaag():%d/%m/%Y}")
    assert client.post(adres, velden).status_code == 302
    overeenkomst.refresh_from_db()
    assert (overeenkomst.einde, overeenkomst.einde_reden) == (vandaag(), reden)
    assert open_taken("ama_evaluatie_gevolg", evaluatie.pk) == []


def test_wie_op_twee_plaatsen_werkt_stopt_op_beide(cast: Rolverdeling, als: Als) -> None:
    evaluatie, client = afgewerkt(cast, "stop"), als(begeleider(cast))
    lopend(cast, deelnemer=evaluatie.begeleiding.deelnemer)
    wegen = [
        f"{reverse('overeenkomst_stopzetten', args=[een.pk])}?reden=evaluatie"
        for een in Overeenkomst.objects.filter(status__in=IN_BEGELEIDING)
    ]
    assert len(wegen) == 2
    for nummer, adres in enumerate(wegen):
        assert f'href="{adres}"' in blad(client, evaluatie)
        velden = ingevuld(client, adres) | {"einde": f"{over(-1):%d/%m/%Y}"}
        assert client.post(adres, velden).status_code == 302
        # Only once the last one stopped nothing is left to do.
        assert bool(open_taken("ama_evaluatie_gevolg", evaluatie.pk)) is (nummer == 0)
    assert set(Overeenkomst.objects.values_list("status", flat=True)) == {BEEINDIGD}
    assert Begeleiding.objects.get().tot == over(-1)


def test_wat_stopt_zegt_waarom_en_niets_anders_doet_dat() -> None:
    redenen = {naam: een.reden for naam, een in UITKOMSTEN.items() if een.reden}
    assert redenen == {"ama_wse": "naar_ama_wse", "betaald_werk": "naar_betaald_werk", "stop": "evaluatie"}
    assert {naam for naam, een in UITKOMSTEN.items() if een.stopt} == redenen.keys()
    assert set(redenen.values()) <= REDENEN.keys()
