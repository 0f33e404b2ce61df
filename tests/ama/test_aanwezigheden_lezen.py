"""Reading presences: the list per year and its file, the curve on the page of an agreement, the sheet on paper."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from ama.bladen.opkomst import filterformulier, gekozen
from ama.bladen.opkomstdeel import opkomstdeel
from ama.lijsten.aanwezigheden import AANWEZIGHEDEN
from ama.models import Aanwezigheid
from ama.statussen import KLAAR
from tests.ama.dagbladen import MAANDAG, adres_van, gestuurd, maak_ploeg, vragen
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst

pytestmark = pytest.mark.django_db


def zoek(door: object, vraag: str) -> list[tuple[date, str]]:
    """What the list gives for these filters."""
    rijen = gekozen(Aanwezigheid.objects.zichtbaar_voor(door), filterformulier(QueryDict(vraag)))
    return [(een.dag, een.status) for een in rijen]


def test_de_lijst_blijft_binnen_een_jaar(cast, als) -> None:
    _, (an, bo) = maak_ploeg(cast, namen=("Anke", "Bo"), start=date(2025, 1, 6))
    for rij, dag, status in (
        (an, MAANDAG, "A"),
        (an, date(2026, 3, 2), "V"),
        (bo, date(2026, 2, 9), "O"),
        (an, date(2025, 12, 29), "A"),
    ):
        maak_aanwezigheid(rij, dag, status)
    door = cast.spelers["begeleider_ama"].door
    assert zoek(door, "jaar=2026") == [
        (date(2026, 3, 2), "V"),
        (date(2026, 2, 9), "O"),
        (MAANDAG, "A"),
    ]
    assert zoek(door, "jaar=2026&maand=2&zoek=anke") == [(MAANDAG, "A")]
    assert zoek(door, "jaar=2026&status=O") == [(date(2026, 2, 9), "O")]
    assert zoek(door, f"jaar=2025&maand=12&overeenkomst={an.pk}") == [(date(2025, 12, 29), "A")]
    assert zoek(door, f"jaar=2025&overeenkomst={bo.pk}") == []
    vraag = str(gekozen(Aanwezigheid.objects.all(), filterformulier(QueryDict("jaar=x"))).query)
    assert len(re.findall(r'"dag" [<>]=', vraag)) == 2
    assert zoek(cast.buren["begeleider_ama"].door, "jaar=2026") == []
    assert zoek(cast.spelers["departement_zorg"].door, "jaar=2026") == []
    client = als(cast.spelers["begeleider_ama"])
    blad = client.get("/ama/aanwezigheden/?jaar=2026&zoek=Anke").content.decode()
    assert ("Anke" in blad, "Bo Hermans" in blad) == (True, False)
    for onzin in ("jaar=9999", "jaar=%00&maand=13", "overeenkomst=x", "status=Z", "blad=-3"):
        assert client.get(f"/ama/aanwezigheden/?{onzin}").status_code == 200
    assert als(cast.spelers["departement_zorg"]).get("/ama/aanwezigheden/").status_code == 403


def test_hetzelfde_als_bestand(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    maak_aanwezigheid(an, MAANDAG, minuten=90, nota="bus gemist")
    door = cast.spelers["begeleider_ama"].door
    uit = AANWEZIGHEDEN.neem(door, QueryDict("jaar=2026&maand=2"), None, 10)
    assert [tuple(rij[:1]) + tuple(rij[4:8]) for rij in uit.rijen] == [
        (MAANDAG, "aanwezig", 1.5, "ja", "bus gemist")
    ]
    assert uit.deelnemers == {an.deelnemer_id}
    assert uit.filters == [("Jaar", "2026"), ("Maand", "februari")]
    assert len(uit.rijen[0]) == len(AANWEZIGHEDEN.kolommen)
    assert not AANWEZIGHEDEN.neem(cast.buren["begeleider_ama"].door, QueryDict("jaar=2026"), None, 10).rijen


def test_de_opkomst_per_maand_op_de_overeenkomst(cast, als) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    wie = cast.spelers["begeleider_ama"]
    for dag, status in ((2, "A"), (9, "A"), (16, "O"), (23, "V")):
        maak_aanwezigheid(an, date(2026, 2, dag), status)
    maak_aanwezigheid(an, date(2026, 3, 2), "A")
    deel = opkomstdeel(an, wie.door)
    assert deel is not None
    assert [(een.kort, een.hoogte) for een in deel["staven"]] == [("feb", 30), ("mrt", 60)]
    assert deel["zin"].startswith("3 van de 5 dagen aanwezig (60 %)")
    blad = als(wie).get(an.get_absolute_url()).content.decode()
    assert "Opkomst per maand" in blad
    assert "2 van de 4 dagen aanwezig (50 %)" in blad
    assert opkomstdeel(an, cast.spelers["departement_zorg"].door) is None
    assert opkomstdeel(maak_overeenkomst(cast, status=KLAAR), wie.door) is None


def test_het_blad_op_papier(cast, als) -> None:
    werkpost, (an, _) = maak_ploeg(cast, namen=("Anke", "Bo"))
    maak_aanwezigheid(an, MAANDAG, "V", nota="ziek")
    client = als(cast.spelers["begeleider_ama"])
    adres = adres_van(werkpost.pk).replace("/?", "/papier/?")
    for leeg in ("", "&leeg=1"):
        antwoord = client.get(adres + leeg)
        assert antwoord["Content-Type"] == "application/pdf"
        assert "Anke" not in antwoord["Content-Disposition"]
        with pikepdf.open(BytesIO(antwoord.content)) as pdf:
            assert pdf.Root.MarkInfo.Marked
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["departement_zorg"]).get(adres).status_code == 403


# --- the week grid ----------------------------------------------------------------------------------------------------
def test_een_week_in_een_keer_bewaard(cast, als) -> None:
    werkpost, (an, _) = maak_ploeg(cast, namen=("Anke", "Bo"))
    _, (cas,) = maak_ploeg(cast, namen=("Cas",), weekdag=2, werkpost=werkpost)
    client = als(cast.spelers["begeleider_ama"])
    adres = f"/ama/aanwezigheden/{werkpost.pk}/week/?dag=2026-02-05"
    blad = client.get(adres).content.decode()
    assert blad.count('data-wz-letter=""') == 3
    maandag, woensdag = MAANDAG.toordinal(), MAANDAG.toordinal() + 2
    velden = gestuurd(client, adres, {f"l_{an.pk.hex}_{maandag}": "v", f"l_{cas.pk.hex}_{woensdag}": ""})
    fout = client.post(adres, velden | {f"l_{an.pk.hex}_{maandag}": "x"})
    assert (fout.status_code, "Typ A, V of O." in fout.content.decode()) == (422, True)
    antwoord = client.post(adres, velden)
    assert (antwoord.status_code, antwoord.url) == (302, adres.replace("02-05", "02-02"))
    assert client.post(adres, velden).url == antwoord.url
    staat = Aanwezigheid.objects.values_list("overeenkomst__deelnemer__voornaam", "status", "minuten")
    assert set(staat.all()) == {("Anke", "V", 0), ("Bo", "A", 180)}
    # Somebody who saw the empty week changes what stands there now: nothing is overwritten.
    later = velden | {
        "aanvraag_sleutel": gestuurd(client, adres)["aanvraag_sleutel"],
        f"l_{an.pk.hex}_{maandag}": "O",
        f"l_{cas.pk.hex}_{woensdag}": "A",
    }
    antwoord = client.post(adres, later)
    assert antwoord.url.endswith(f"&anders=0{an.pk.hex[:8]}O")
    nu = client.get(antwoord.url).content.decode()
    assert "maandag 2 februari 2026:" in nu
    zin = f"{an.deelnemer.naam} staat intussen als verwittigd afwezig; jij vulde onverwittigd afwezig in."
    assert (zin in nu, nu.count("cel-botst")) == (True, 1)
    assert client.get(adres + "&anders=0zz-9-x").status_code == 200
    assert set(staat.all()) == {("Anke", "V", 0), ("Bo", "A", 180), ("Cas", "A", 180)}
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404


def test_wie_op_zaterdag_komt_staat_in_de_week(cast, als) -> None:
    client = als(cast.spelers["begeleider_ama"])
    for weekdag, kolommen in ((0, 5), (5, 6), (6, 6)):
        werkpost, _ = maak_ploeg(cast, 1, weekdag=weekdag)
        scherm = client.get(f"/ama/aanwezigheden/{werkpost.pk}/week/?dag=2026-02-05").context
        assert len(scherm["dagen"]) == kolommen
        assert len(scherm["rijen"][0].cellen) == kolommen


def test_de_week_vraagt_niet_meer_dan_een_dag(cast, als) -> None:
    werkpost, _ = maak_ploeg(cast, 3)
    client = als(cast.spelers["begeleider_ama"])
    with CaptureQueriesContext(connection) as gevraagd:
        client.get(f"/ama/aanwezigheden/{werkpost.pk}/week/?dag=2026-02-05")
    assert len(vragen(gevraagd)) <= 8, vragen(gevraagd)
