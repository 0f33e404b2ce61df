"""A GET writes nothing, and says nothing it could not note in the inzagelog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from tests.deelnemers.personen import registreer
from tests.huis import zonden
from tests.huis.proefobjecten import maak_objecten
from tests.huis.wandeling import inhoud_van_tabellen, wandel
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.logboek.models import Logregel
from werkzorg.toegang import middleware
from werkzorg.toegang.models import Inzage

Als = Callable[[Speler], Client]
NAAM = "Kanarievogel"
# What a GET may add to: who looked (written after the view), and the session itself.
MAG_GROEIEN = frozenset({"toegang_inzage", "gebruikers_sessie"})


GEVALLEN = [("GET", zonde.__name__) for zonde in zonden.SCHRIJVERS] + [
    ("HEAD", "met_de_orm"),
    ("OPTIONS", "met_sql"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("methode", "naam"), GEVALLEN)
@override_settings(ROOT_URLCONF="tests.huis.zonden")
def test_een_get_die_schrijft_is_een_fout_en_laat_niets_achter(
    methode: str, naam: str, cast: Rolverdeling, als: Als
) -> None:
    client = als(cast.casemanager_zorg)
    client.raise_request_exception = False
    voor = inhoud_van_tabellen(frozenset({"gebruikers_sessie"}))
    antwoord = client.generic(methode, reverse(f"zonde_{naam}"))
    assert antwoord.status_code == 500
    assert b"geschreven" not in antwoord.content
    assert inhoud_van_tabellen(frozenset({"gebruikers_sessie"})) == voor


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.huis.zonden")
def test_een_post_mag_wel_schrijven(cast: Rolverdeling, als: Als) -> None:
    assert als(cast.casemanager_zorg).post(reverse("zonde_met_de_orm")).status_code == 200
    assert Logregel.objects.filter(handeling=zonden.GESCHREVEN).count() == 1


@pytest.mark.django_db
def test_geen_bladzijde_verandert_iets_en_wie_iets_toont_laat_een_inzageregel_na(
    cast: Rolverdeling, als: Als
) -> None:
    deelnemer = registreer(cast.casemanager_zorg.door, achternaam=NAAM)
    ids = maak_objecten(cast.casemanager_zorg, deelnemer)
    client = als(cast.casemanager_zorg)
    voor = inhoud_van_tabellen(MAG_GROEIEN)
    toont = set()
    for bladzijde in wandel(client, ids):
        assert bladzijde.antwoord.status_code < 500, bladzijde.url
        if NAAM in bladzijde.html or b"%PDF" in bladzijde.antwoord.content:
            toont.add(bladzijde.adres.naam)
            regels = Inzage.objects.over_deelnemer(deelnemer.pk).filter(actie=bladzijde.adres.sleutel)
            assert regels.count() == 1, bladzijde.url
    assert toont >= {"deelnemer_detail", "deelnemer_lijst", "deelnemer_wijzigen", "document_openen"}
    assert inhoud_van_tabellen(MAG_GROEIEN) == voor


def test_een_verandering_van_een_rij_valt_op(cast: Rolverdeling) -> None:
    voor = inhoud_van_tabellen()
    type(cast.buur.gebruiker).objects.filter(pk=cast.buur.gebruiker.pk).update(
        last_login=cast.buur.gebruiker.aangemaakt_op
    )
    na = inhoud_van_tabellen()
    assert {tabel for tabel in voor if voor[tabel] != na[tabel]} == {"gebruikers_gebruiker"}


@pytest.mark.django_db
def test_zonder_inzageregel_wordt_niets_getoond(
    cast: Rolverdeling, als: Als, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = maak_objecten(cast.casemanager_zorg, registreer(cast.casemanager_zorg.door, achternaam=NAAM))
    client = als(cast.casemanager_zorg)
    client.raise_request_exception = False

    def kapot(request: object) -> None:
        raise RuntimeError("het inzagelog is vol")

    monkeypatch.setattr(middleware, "schrijf", kapot)
    antwoorden = {bladzijde.adres.naam: bladzijde for bladzijde in wandel(client, ids)}
    for naam in ("deelnemer_detail", "deelnemer_lijst", "deelnemer_wijzigen", "document_openen"):
        assert antwoorden[naam].antwoord.status_code == 500, naam
    for bladzijde in antwoorden.values():
        assert NAAM not in bladzijde.html
        assert b"%PDF" not in bladzijde.antwoord.content


@pytest.mark.django_db
def test_na_de_leeswacht_mag_er_weer_geschreven_worden(cast: Rolverdeling, als: Als) -> None:
    als(cast.casemanager_zorg).get(reverse("vandaag"))
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        assert cursor.fetchone() == ("off",)
