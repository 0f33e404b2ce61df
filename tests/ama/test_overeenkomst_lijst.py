"""The list of agreements: who sees which, what waits first, the filters, the buttons, and the way to the panels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ama.bladen.lijst import filterformulier, gekozen
from ama.models import Overeenkomst
from ama.statussen import ACTIEF, KLAAR, ONDERTEKEND
from tests.ama.levensloop import aanvaard, begeleider, departement, maak_ingediend, over, stop
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.doorverwijzingen.stukken import aangeboden, inhoud

pytestmark = pytest.mark.django_db
LIJST = "overeenkomst_lijst"


def nummers(tekst: str, *rijen: Overeenkomst) -> list[int]:
    """Where the dossier numbers of these stand in the page."""
    return [tekst.index(rij.deelnemer.dossiernummer) for rij in rijen]


def test_wat_wacht_staat_bovenaan(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    actief = maak_overeenkomst(cast, start=over(-90))
    klaar = maak_overeenkomst(cast, status=KLAAR)
    laat = maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-40))
    vers = maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-3))
    terug = maak_ingediend(cast)
    with in_handeling():
        Overeenkomst.objects.filter(pk=terug.pk).update(status="teruggestuurd", terugstuurreden="Leeg.")
    tekst = als(begeleider(cast)).get(reverse(LIJST)).content.decode()
    plaatsen = nummers(tekst, terug, laat, vers, klaar, actief)
    assert plaatsen == sorted(plaatsen)
    assert "Teruggestuurd: Leeg." in tekst
    assert tekst.count('class="is-laat"') == 1
    for sleutel in ("indienen", "verlengen", "overdragen", "stopzetten"):
        assert reverse(f"overeenkomsten_{sleutel}") in tekst
    assert reverse("overeenkomsten_aanvaarden") not in tekst


def test_het_departement_ziet_de_oudste_eerst_en_wie_te_laat_was(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    al = aanvaard(cast, maak_ingediend(cast))
    jong, oud = maak_ingediend(cast), maak_ingediend(cast, start=over(-60))
    with in_handeling():
        Overeenkomst.objects.filter(pk=oud.pk).update(ingediend_op=over(-2))
    klaar = maak_overeenkomst(cast, status=KLAAR)
    client = als(departement(cast))
    tekst = client.get(reverse(LIJST)).content.decode()
    plaatsen = nummers(tekst, oud, jong, al)
    assert plaatsen == sorted(plaatsen)
    assert klaar.deelnemer.dossiernummer not in tekst
    assert "Te laat ingediend" in tekst
    assert reverse("overeenkomsten_aanvaarden") in tekst
    assert reverse("overeenkomsten_stopzetten") not in tekst
    buur = als(cast.buren["departement_zorg"]).get(reverse(LIJST)).content.decode()
    assert jong.deelnemer.dossiernummer not in buur


def test_een_beheerder_leest_en_doet_niets(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    tekst = als(cast.spelers["organisatiebeheerder"]).get(reverse(LIJST)).content.decode()
    assert "formaction" not in tekst
    assert als(cast.casemanager_zorg).get(reverse(LIJST)).status_code == 403


@pytest.mark.parametrize(
    ("vraag", "welke"),
    [
        ({}, {"klaar", "laat", "vroeg", "actief", "eindigt"}),
        ({"stand": "in_te_dienen"}, {"laat", "vroeg"}),
        ({"stand": "in_opmaak"}, {"klaar"}),
        ({"stand": "eindigt"}, {"eindigt"}),
        ({"stand": "onzin"}, set()),
        ({"laat": "on"}, {"laat"}),
        ({"werkpost": "actief"}, {"actief"}),
        ({"begeleider": "onzin"}, set()),
        ({"zoek": "actief"}, {"actief"}),
    ],
)
def test_filters(cast: Rolverdeling, vraag: dict[str, str], welke: set[str]) -> None:
    rijen = {
        "klaar": maak_overeenkomst(cast, status=KLAAR),
        "laat": maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-31)),
        "vroeg": maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-30)),
        "actief": maak_overeenkomst(cast, status=ACTIEF, start=over(-10)),
        "eindigt": stop(cast, maak_overeenkomst(cast, start=over(-90)), over(20)),
    }
    van = {"werkpost": lambda rij: str(rij.werkpost_id), "zoek": lambda rij: rij.deelnemer.dossiernummer}
    echt = {
        naam: van[naam](rijen[waarde]) if naam in van and waarde in rijen else waarde
        for naam, waarde in vraag.items()
    }
    data = QueryDict(mutable=True)
    data.update(echt)
    door = begeleider(cast).door
    formulier = filterformulier(data, door)
    gevonden = gekozen(Overeenkomst.objects.zichtbaar_voor(door), formulier, door, over(0), 30)
    assert set(gevonden) == {rijen[naam] for naam in welke}
    post = rijen["actief"].werkpost
    assert (str(post.pk), post.naam) in formulier.fields["werkpost"].choices


def test_even_veel_vragen_bij_drie_als_bij_dertig(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    client = als(begeleider(cast))
    tellingen = []
    for erbij in (3, 9):
        for _ in range(erbij):
            maak_overeenkomst(cast, status=ONDERTEKEND, start=over(-3))
        client.get(reverse(LIJST))
        with CaptureQueriesContext(connection) as vragen:
            client.get(reverse(LIJST))
        tellingen.append(len(vragen.captured_queries))
    assert tellingen[0] == tellingen[1]


def test_het_paneel_en_de_stukken_van_een_deelnemer(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    rij = maak_overeenkomst(cast, start=over(-90))
    maak_versie(rij)
    door = begeleider(cast).door
    tekst = als(begeleider(cast)).get(reverse("dossier_detail", args=[rij.deelnemer_id])).content.decode()
    assert rij.get_absolute_url() in tekst
    assert {"ama_overeenkomsten"} == {
        stuk.sleutel for stuk in aangeboden(door, rij.deelnemer) if stuk.sleutel.startswith("ama")
    }
    (stuk,) = [een for een in inhoud(door, rij.deelnemer, ["ama_overeenkomsten"]) if "ama" in een["sleutel"]]
    ((werkpost, zin),) = stuk["regels"]
    assert werkpost == rij.werkpost.naam
    assert "inpakken" in zin
    assert "3 u per week" in zin
    assert aangeboden(cast.buren["begeleider_ama"].door, rij.deelnemer) == [
        een for een in aangeboden(cast.buren["begeleider_ama"].door, rij.deelnemer) if not een.rollen
    ]
