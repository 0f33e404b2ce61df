"""Law, act and door of oproep_heropenen: only what closed, only where it stayed empty, and only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from mandaten.domein.oproepen import Bezetting
from mandaten.handelingen.oproepen import oproep_heropenen, oproep_publiceren, oproep_sluiten
from mandaten.models import Oproep
from tests.mandaten.maken import beslisser, maak_oproep, maak_toekenning
from tests.mandaten.oproepen import dien_in, maak_aanvraag, oproepgegevens, over
from tests.rolverdeling import Speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
DRIE = ("gent", "midwest", "kempen")


def heropen(oproep: Oproep, door: Any, regios: list[str], **anders: Any) -> Oproep:
    """Opened again for thirty days."""
    velden = {"sluit_op": over(days=30), "titel": "Heropening", "omschrijving": "Nog eens.", **anders}
    return oproep_heropenen(oproep, regios=regios, door=door, **velden)


def gesloten(regios: tuple[str, ...] = DRIE, soort: str = "zorg") -> Oproep:
    """A call that closed an hour ago, by the clock."""
    oproep = maak_oproep(soort, regios=regios, sluit_op=timezone.now() - timedelta(hours=1))
    oproep_sluiten(oproep, door=Klok("oproepen_sluiten"))
    return Oproep.objects.get(pk=oproep.pk)


# --- law --------------------------------------------------------------------------------------------------
def test_leeg_is_waar_niemand_heeft_vraagt_of_kan_vragen() -> None:
    stand = Bezetting(frozenset({"gent"}), frozenset({"midwest"}), frozenset({"kempen"}))
    assert stand.leeg(["waasland", "gent", "midwest", "kempen", "brugge"]) == ["waasland", "brugge"]
    assert [bool(stand.waarom(regio)) for regio in ("gent", "midwest", "kempen", "brugge")] == [True] * 3 + [
        False
    ]


# --- act --------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_een_nieuwe_oproep_met_dezelfde_criteria_voor_wat_leeg_bleef() -> None:
    wie = beslisser()
    eerst = oproep_publiceren(oproepgegevens(), door=wie.door)
    oproep_sluiten(eerst, reden="Vergissing", door=wie.door)
    nieuw = heropen(eerst, wie.door, ["midwest"])
    assert (nieuw.heropent, nieuw.soort, nieuw.budget) == (eerst, "zorg", eerst.budget)
    assert [een.regio_id for een in nieuw.regios.all()] == ["midwest"]
    assert [een.gewicht for een in nieuw.criteria.all()] == [60, 40]
    assert nieuw in Oproep.objects.open()
    assert Taak.objects.get(soort="oproep_nakijken").klaar_op is not None
    assert Logregel.objects.get(handeling="oproep_heropenen").gegevens == {
        "heropent": str(eerst.pk),
        "regios": ["midwest"],
    }


@pytest.mark.django_db
def test_niet_zolang_ze_openstaat() -> None:
    oproep = maak_oproep()
    with pytest.raises(Geweigerd, match="staat open tot"):
        heropen(oproep, beslisser().door, ["gent"])


@pytest.mark.django_db
def test_niet_waar_iemand_een_mandaat_heeft_aanvroeg_of_nog_kan_vragen() -> None:
    oproep = maak_oproep(regios=("gent", "midwest", "kempen", "waasland", "brugge"), sluit_op=over(hours=1))
    dien_in(maak_aanvraag(oproep, regios=("midwest",)))
    maak_aanvraag(oproep, regios=("brugge",))  # only a draft: it can no longer be submitted
    wie = beslisser()
    oproep_sluiten(oproep, reden="Genoeg", door=wie.door)
    maak_toekenning("zorg", regios=("gent",), tot=None)
    maak_oproep(regios=("kempen",), opent_op=over(days=2))
    for regio, waarom in (
        ("gent", "er een mandaat"),
        ("midwest", "wacht een aanvraag"),
        ("kempen", "open of aangekondigd"),
    ):
        with pytest.raises(Geweigerd) as nee:
            heropen(oproep, wie.door, ["waasland", regio])
        assert waarom in nee.value.velden["regios"]
    assert heropen(oproep, wie.door, ["waasland", "brugge"]).pk


@pytest.mark.django_db
def test_een_mandaat_dat_voorbij_is_laat_de_regio_leeg() -> None:
    oproep = gesloten(("gent", "midwest"))
    gisteren = timezone.localdate() - timedelta(days=1)
    maak_toekenning("zorg", regios=("gent",), tot=gisteren)
    maak_toekenning("zorg", regios=("midwest",), tot=timezone.localdate())
    assert Oproep.objects.bezetting("zorg", ["gent", "midwest"]).leeg(["gent", "midwest"]) == ["gent"]
    assert heropen(oproep, beslisser().door, ["gent"]).pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("regios", "anders", "veld"),
    [
        ([], {}, "regios"),
        (["brugge"], {}, "regios"),
        (["gent"], {"sluit_op": over(days=-1)}, "sluit_op"),
        (["gent"], {"opent_op": over(days=-1)}, "opent_op"),
    ],
)
def test_wat_niet_kan(regios: list[str], anders: dict[str, Any], veld: str) -> None:
    with pytest.raises(Geweigerd) as nee:
        heropen(gesloten(), beslisser().door, regios, **anders)
    assert list(nee.value.velden) == [veld]


@pytest.mark.django_db
def test_een_andere_dienst_heropent_niet() -> None:
    with pytest.raises(Oproep.DoesNotExist):
        heropen(gesloten(), beslisser("netwerk").door, ["gent"])


@pytest.mark.django_db(transaction=True)
def test_tweemaal_tegelijk_heropenen_geeft_een_oproep() -> None:
    oproep, uit = gesloten(), []
    spelers = [beslisser(), beslisser()]

    def doe(speler: Speler) -> None:
        try:
            uit.append(heropen(oproep, speler.door, ["gent", "midwest"]).pk)
        except Geweigerd as nee:
            uit.append(nee.velden["regios"])
        finally:
            connection.close()

    draden = [Thread(target=doe, args=(speler,)) for speler in spelers]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert sorted(isinstance(een, str) for een in uit) == [False, True]
    assert "staat al een oproep open" in next(een for een in uit if isinstance(een, str))
    assert Oproep.objects.filter(heropent=oproep).count() == 1


# --- door -------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_heropenen_op_het_scherm(als: Als) -> None:
    oproep = gesloten()
    maak_toekenning("zorg", regios=("gent",), tot=None)
    client = als(beslisser())
    url = f"/mandaten/oproepen/{oproep.pk}/heropen/"
    scherm = client.get(url)
    assert [sleutel for sleutel, _ in scherm.context["formulier"].fields["regios"].choices] == [
        "kempen",
        "midwest",
    ]
    assert "Gent: daar is er een mandaat" in scherm.text
    gegevens = {
        "regios": ["kempen"],
        "sluit_dag": f"{timezone.localdate() + timedelta(days=10):%d/%m/%Y}",
        "sluit_uur": "17:00",
        "titel": "Heropening",
        "omschrijving": "Nog eens.",
        "aanvraag_sleutel": str(uuid4()),
    }
    te_veel = client.post(url, {**gegevens, "regios": ["kempen", "gent"], "aanvraag_sleutel": str(uuid4())})
    assert te_veel.status_code == 422
    assert "Gent kan niet meer: daar is er een mandaat" in te_veel.text
    assert client.post(url, gegevens).status_code == 302
    nieuw = Oproep.objects.get(heropent=oproep)
    assert nieuw.titel == "Heropening"
    assert (
        f'Heropend als <a href="/mandaten/oproepen/{nieuw.pk}/"' in client.get(oproep.get_absolute_url()).text
    )


@pytest.mark.django_db
def test_een_open_oproep_heeft_niets_te_heropenen(als: Als) -> None:
    oproep = maak_oproep()
    client = als(beslisser())
    assert "niets te heropenen" in client.get(f"/mandaten/oproepen/{oproep.pk}/heropen/").text
    assert als(beslisser("netwerk")).get(f"/mandaten/oproepen/{oproep.pk}/heropen/").status_code == 404
