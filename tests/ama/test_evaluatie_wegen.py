"""The ways to the evaluations: from the start page, a person and an agreement; and what is assumed says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ama.bladen import evaluaties as bladen
from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Overeenkomst
from tests.ama.begeleiden import begeleid, begeleider, lopend, noteer, over, werk_af
from tests.ama.dagbladen import vragen
from tests.ama.levensloop import stop
from tests.ama.maken import maak_aanwezigheid
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.parameters.lezen import momentopname
from werkzorg.parameters.querysets import ParameterwaardeQuerySet

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
LIJST = "/ama/evaluaties/"


def blad(client: Client, adres: str) -> str:
    return str(client.get(adres).content.decode())


def test_van_overeenkomst_en_dossier_naar_de_lijsten_van_die_persoon(cast: Rolverdeling, als: Als) -> None:
    rij, ander = begeleid(cast, over(-330)), begeleid(cast, over(-330))
    overeenkomst = Overeenkomst.objects.get(deelnemer_id=rij.deelnemer_id)
    noteer(begeleider(cast), overeenkomst)
    client, nummer = als(begeleider(cast)), rij.deelnemer.dossiernummer
    for adres in (overeenkomst.get_absolute_url(), reverse("dossier_detail", args=[rij.deelnemer_id])):
        tekst = blad(client, adres)
        for lijst in (LIJST, "/ama/sessies/"):
            assert f'href="{lijst}?zoek={nummer}"' in tekst
    tekst = blad(client, f"{LIJST}?zoek={nummer}")
    assert rij.deelnemer.dossiernummer in tekst
    assert ander.deelnemer.dossiernummer not in tekst


@pytest.mark.parametrize("is_aanname", [True, False])
def test_wat_aangenomen_is_zegt_het(
    cast: Rolverdeling, als: Als, monkeypatch: pytest.MonkeyPatch, is_aanname: bool
) -> None:
    rij = begeleid(cast, over(-380))
    if not is_aanname:
        # As if every number stood in the law.
        monkeypatch.setattr(ParameterwaardeQuerySet, "aannames", lambda rijen: rijen.none())
        monkeypatch.setattr(bladen, "momentopname_met_aannames", lambda dag: (momentopname(dag), frozenset()))
    client = als(begeleider(cast))
    overeenkomst = Overeenkomst.objects.get(deelnemer_id=rij.deelnemer_id)
    zin = f"vanaf {rij.evaluatie_zichtbaar_op:%d/%m/%Y} (aanname)."
    for adres in (
        overeenkomst.get_absolute_url(),
        reverse("dossier_detail", args=[rij.deelnemer_id]),
        reverse("evaluatie_openen", args=[rij.pk]),
    ):
        assert (zin in blad(client, adres)) is is_aanname, adres
    lijst = blad(client, LIJST)
    assert ("opent 2 maanden voor haar laatste dag (aanname)" in lijst) is is_aanname
    assert ("staat bij het departement (aanname)" in lijst) is is_aanname


def test_wie_eerder_stopt_staat_er_als_niet_nodig(cast: Rolverdeling, als: Als) -> None:
    rij = begeleid(cast, over(-330))
    overeenkomst = stop(cast, Overeenkomst.objects.get(), over(5))
    client = als(begeleider(cast))
    assert "niet nodig: de begeleiding eindigt" in blad(client, LIJST)
    assert rij.deelnemer.dossiernummer not in blad(client, f"{LIJST}?stand=te_doen")
    assert "ze is niet meer nodig, maar ze mag" in blad(client, overeenkomst.get_absolute_url())


def test_elke_bladzijde_vraagt_hoogstens_tien(cast: Rolverdeling, als: Als) -> None:
    """Also with an evaluation before it, a permission, presences and two werkposten (ux 6)."""
    wie = begeleider(cast)
    rij = begeleid(cast, over(-700))
    eerste = werk_af(evaluatie_openen(rij, door=wie.door), wie, op=over(-330))
    lopend(cast, over(-90), deelnemer=rij.deelnemer)
    maak_aanwezigheid(Overeenkomst.objects.earliest("start"), over(-20))
    rij.refresh_from_db()
    tweede, client = evaluatie_openen(rij, door=wie.door), als(wie)
    adressen = [
        LIJST,
        reverse("evaluatie_openen", args=[rij.pk]),
        reverse("evaluatie_afwerken", args=[tweede.pk]),
        eerste.get_absolute_url(),
        reverse("begeleidingssessie_lijst"),
        reverse("sessie_registreren"),
    ]
    for adres in adressen:
        with CaptureQueriesContext(connection) as gevraagd:
            assert client.get(adres).status_code == 200
        assert len(vragen(gevraagd)) <= 10, (adres, vragen(gevraagd))
    stopt = werk_af(tweede, wie, uitkomst="stop")
    with CaptureQueriesContext(connection) as gevraagd:
        assert "Zet de overeenkomst stop" in blad(client, stopt.get_absolute_url())
    assert len(vragen(gevraagd)) <= 10, vragen(gevraagd)
