"""The inbox of a core partner: what waits first, how long it waits, and no more questions for more people."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gbo.bladen.onthaallijst import dagblok
from tests.beheer.exports import bladen, ingevuld
from tests.gbo.onthalen import (
    aanvaard,
    afgerond,
    bereikt,
    dagen_geleden,
    gbo,
    gestart,
    maak_onthaal,
    poog,
    zuster,
)
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
LIJST = "/onthaal/"


@pytest.fixture
def vol(cast) -> dict:
    """One in every state, each with a name of its own."""
    ik = gbo(cast)
    poging = aanvaard(ik, sinds=dagen_geleden(30), achternaam="Pogings")
    poog(poging, ik, dagen_geleden(3))
    return {
        "nieuw": maak_onthaal(ik, achternaam="Nieuws", sinds=dagen_geleden(2)),
        "laat": poging,
        "bereikt": bereikt(ik, achternaam="Bereikts", sinds=dagen_geleden(9)),
        "gestart": gestart(ik, achternaam="Gestarts", sinds=dagen_geleden(1)),
        "af": afgerond(ik, achternaam="Afgeronds"),
        "buur": aanvaard(zuster(cast), achternaam="Buurmans"),
    }


def namen(tekst: str) -> list[str]:
    """Whom the page names, in its order."""
    alle = ("Nieuws", "Pogings", "Bereikts", "Gestarts", "Afgeronds", "Buurmans")
    return sorted((naam for naam in alle if naam in tekst), key=tekst.index)


def test_het_langst_wachtend_bovenaan_en_zonder_wat_af_is(cast, als, vol) -> None:
    tekst = als(gbo(cast)).get(LIJST).content.decode()
    assert namen(tekst) == ["Pogings", "Bereikts", "Gestarts"]
    assert "L. N." in tekst
    assert tekst.index("Pogings") < tekst.index("L. N.") < tekst.index("Bereikts")
    assert "Te laat:" in tekst
    assert re.search(r"Te laat: wacht \d+ werkdagen", tekst.replace("\n", " "))


@pytest.mark.parametrize(
    ("vraag", "wie"),
    [
        ("stand=nieuw", []),
        ("stand=te_bereiken", ["Pogings"]),
        ("stand=beeindigd", ["Afgeronds"]),
        ("zoek=gestart", ["Gestarts"]),
        ("zoek=afgeronds", ["Afgeronds"]),
        ("laat=on", ["Pogings"]),
        ("mijn=on", ["Pogings", "Bereikts", "Gestarts"]),
        ("stand=bestaatniet", []),
    ],
)
def test_de_filters(cast, als, vol, vraag: str, wie: list[str]) -> None:
    assert namen(als(gbo(cast)).get(f"{LIJST}?{vraag}").content.decode()) == wie


def test_alleen_wie_het_onthaal_doet(cast, als) -> None:
    for rol, speler in cast.spelers.items():
        verwacht = 200 if rol == "gbo_medewerker" else 403
        assert als(speler).get(LIJST).status_code == verwacht, rol


def test_niet_meer_vragen_bij_meer_mensen(cast, als, vol) -> None:
    client = als(gbo(cast))
    client.get(LIJST)
    tellingen = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as gevraagd:
            assert client.get(LIJST).status_code == 200
        buiten = ("SAVEPOINT", "RELEASE", "SET ", "BEGIN", "COMMIT")
        tellingen.append(sum(not een["sql"].startswith(buiten) for een in gevraagd))
        for n in range(12):
            maak_onthaal(gbo(cast), achternaam=f"Extra {n}")
    assert tellingen[0] == tellingen[1] <= 10


def test_wat_getoond_is_staat_in_het_inzagelog(cast, als, vol) -> None:
    als(gbo(cast)).get(LIJST)
    per_groep = {
        rij.groepen[0]: set(rij.deelnemer_ids) for rij in Inzage.objects.filter(actie="onthaal_lijst")
    }
    assert per_groep == {
        "onthaalingang": {vol["nieuw"].pk},
        "onthaalgegevens": {vol[een].pk for een in ("laat", "bereikt", "gestart")},
    }


def test_naar_excel_met_dezelfde_mensen_en_initialen(cast, als, vol) -> None:
    antwoord = als(gbo(cast)).post("/exporteer/?lijst=onthaal_lijst", ingevuld())
    (kop, *rijen), _ = bladen(antwoord)
    assert kop[0] == "Persoon"
    assert [rij[0] for rij in rijen] == ["Lien Pogings", "L. N.", "Lien Bereikts", "Lien Gestarts"]
    assert "Lindelei" not in str(rijen)


def test_vandaag_telt_zonder_iemand_te_noemen(cast, als, vol) -> None:
    assert dagblok(gbo(cast).door, timezone.localdate()) == {
        "nieuw": 1,
        "laat": 1,
        "te_bereiken": 1,
        "lopend": 2,
    }
    assert dagblok(cast.casemanager_zorg.door, timezone.localdate()) is None
    tekst = als(gbo(cast)).get(reverse("vandaag")).content.decode()
    assert "eerste contact te laat <span>1</span>" in tekst
    assert namen(tekst) == []


def test_de_lijst_van_wat_binnenkort_verdwijnt(cast, als) -> None:
    ik = gbo(cast)
    afgerond(ik, achternaam="Straks", einde=dagen_geleden(350))
    afgerond(ik, achternaam="Later", einde=dagen_geleden(300))
    afgerond(zuster(cast), achternaam="Buurmans", einde=dagen_geleden(350))
    tekst = als(ik).get(reverse("onthaal_wislijst")).content.decode()
    assert "Straks" in tekst
    assert "Later" not in tekst
    assert "Buurmans" not in tekst


def test_de_leeftijd_in_werkdagen_staat_op_het_blad(cast, als) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(40))
    tekst = als(gbo(cast)).get(onthaal.get_absolute_url()).content.decode()
    assert "eerste contact was nodig tegen" in tekst
    assert f"{onthaal.eerste_contact_voor:%d/%m/%Y}" in tekst
    assert onthaal.eerste_contact_voor < timezone.localdate() - timedelta(days=20)
