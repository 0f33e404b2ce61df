"""The pages `handhaving_lijst`, `controle_lijst` and their files: who sees which rows, in which order."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.handelingen.handhaving import handhaving_afsluiten
from tests.beheer.exports import bladen, ingevuld
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import gehoord, meegedeeld, ronde, schuif, vastgesteld
from tests.rolverdeling import maak_organisatie, maak_speler

LIJST = "handhaving_lijst"


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


def test_de_dringendste_eerst_en_wat_afgesloten_is_apart(desk, als) -> None:
    laat = schuif(gehoord(desk, maak_toekenning("erkenning", nummer="AMA-LAAT")), 70)
    wacht = meegedeeld(desk, maak_toekenning("erkenning", nummer="AMA-WACHT"))
    nieuw = vastgesteld(desk, maak_toekenning("erkenning", nummer="AMA-NIEUW"))
    dicht = vastgesteld(desk, maak_toekenning("erkenning", nummer="AMA-DICHT"))
    handhaving_afsluiten(dicht, motivering="x", versie=1, door=desk.door)
    client = als(desk)
    tekst = client.get(reverse(LIJST)).text
    plaatsen = [tekst.index(rij.toekenning.nummer) for rij in (laat, wacht, nieuw)]
    assert plaatsen == sorted(plaatsen)
    assert "10 dagen te laat" in tekst
    assert "AMA-DICHT" not in tekst
    for stand, wel, niet in (
        ("te_laat", ["AMA-LAAT"], ["AMA-WACHT", "AMA-NIEUW", "AMA-DICHT"]),
        ("afgesloten", ["AMA-DICHT"], ["AMA-LAAT"]),
        ("alle", ["AMA-DICHT", "AMA-LAAT"], []),
    ):
        tekst = client.get(f"{reverse(LIJST)}?stand={stand}").text
        assert all(nummer in tekst for nummer in wel)
        assert not any(nummer in tekst for nummer in niet)
    assert "AMA-LAAT" not in client.get(f"{reverse(LIJST)}?soort=zorg").text
    for onzin in ("?stand=%00", "?soort=x", "?blad=-1", "?stand=alle&blad=99"):
        assert client.get(f"{reverse(LIJST)}{onzin}").status_code == 200


def test_elk_ziet_het_zijne(desk, als) -> None:
    rij = meegedeeld(desk, maak_toekenning("erkenning", nummer="AMA-MIJN"))
    geheim = vastgesteld(
        desk, maak_toekenning("erkenning", houder=rij.toekenning.houder, nummer="AMA-GEHEIM")
    )
    houder = beheerder_van(rij.toekenning.houder)
    inspecteur = maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))
    for wie, wel, niet in (
        (houder, ["AMA-MIJN"], ["AMA-GEHEIM"]),
        (inspecteur, ["AMA-MIJN", "AMA-GEHEIM"], []),
        (beslisser("werkactor"), [], ["AMA-MIJN", "AMA-GEHEIM"]),
    ):
        tekst = als(wie).get(reverse(LIJST)).text
        assert all(nummer in tekst for nummer in wel)
        assert not any(nummer in tekst for nummer in niet)
    assert als(houder).get(geheim.get_absolute_url()).status_code == 404
    assert als(inspecteur).get(geheim.get_absolute_url()).status_code == 200
    assert (
        als(maak_speler("verwijzer", maak_organisatie("CAW", "caw"))).get(reverse(LIJST)).status_code == 403
    )


def test_de_bestanden_tonen_dezelfde_rijen(desk, als) -> None:
    meegedeeld(desk, maak_toekenning("erkenning", nummer="AMA-MIJN"))
    rij = ronde(desk, populatie=3, aantal=2)
    client = als(desk)
    rijen, _ = bladen(client.post("/exporteer/?lijst=handhaving_lijst", ingevuld()))
    assert [een[0] for een in rijen[1:]] == ["AMA-MIJN"]
    rijen, _ = bladen(client.post("/exporteer/?lijst=controle_lijst", ingevuld()))
    assert [een[0] for een in rijen[1:]] == [rij.titel]
    rijen, _ = bladen(client.post(f"/exporteer/?lijst=controle_detail&object={rij.pk}", ingevuld()))
    assert [een[7] for een in rijen[1:]] == [
        str(een) for een in rij.dossiers.order_by("volgnummer").values_list("toekenning_id", flat=True)
    ]
