"""Law, act and door of oproep_publiceren: the desk publishes a call about what its role decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.oproepen import (
    MEESTE_CRITERIA,
    Criteriumgegevens,
    Zittend,
    aandelen,
    bezwaren,
    criteriabezwaar,
    tijdbezwaren,
    waarschuwingen,
)
from mandaten.forms.oproepen import TijdstipVeld
from mandaten.handelingen.oproepen import oproep_publiceren
from mandaten.models import Criterium, Oproep
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep, maak_toekenning
from tests.mandaten.oproepen import CRITERIA, formulier, oproepgegevens, over
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

Als = Callable[[Speler], Client]
NU = datetime(2026, 11, 22, 10, 30, 15, tzinfo=UTC)
URL = "/mandaten/oproepen/publiceer/"


# --- law --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("opent", "sluit", "veld"),
    [
        (None, timedelta(seconds=1), ""),
        (None, timedelta(0), "sluit_op"),
        (None, -timedelta(days=1), "sluit_op"),
        # The minute that is running can still be typed.
        (-timedelta(seconds=15), timedelta(days=1), ""),
        (-timedelta(seconds=16), timedelta(days=1), "opent_op"),
        (timedelta(days=1), timedelta(days=1), "sluit_op"),
        (timedelta(days=1), timedelta(days=1, minutes=1), ""),
    ],
)
def test_een_oproep_opent_niet_in_het_verleden_en_sluit_na_haar_opening(
    opent: timedelta | None, sluit: timedelta, veld: str
) -> None:
    nee = tijdbezwaren(None if opent is None else NU + opent, NU + sluit, NU)
    assert list(nee) == ([veld] if veld else [])


@pytest.mark.parametrize(
    ("anders", "veld", "stukje"),
    [
        ({"titel": " "}, "titel", "titel"),
        ({"omschrijving": ""}, "omschrijving", "wat je vraagt"),
        ({"regios": ()}, "regios", "minstens één regio"),
        ({"regios": ("atlantis",)}, "regios", "“atlantis” bestaat niet"),
        ({"budget": Decimal("-0.01")}, "budget", "nul of meer"),
        ({"criteria": ()}, "criteria", "minstens één criterium"),
        ({"criteria": (Criteriumgegevens("x", 0),)}, "criteria", "1 tot en met 100"),
        ({"criteria": (Criteriumgegevens("x", 101),)}, "criteria", "1 tot en met 100"),
        ({"criteria": (Criteriumgegevens("", 1),)}, "criteria", "omschrijving"),
        ({"criteria": (Criteriumgegevens("A", 1), Criteriumgegevens("a", 2))}, "criteria", "tweemaal"),
        (
            {"criteria": tuple(Criteriumgegevens(str(n), 1) for n in range(MEESTE_CRITERIA + 1))},
            "criteria",
            "hoogstens 15",
        ),
    ],
)
def test_wat_een_oproep_moet_zeggen(anders: dict[str, Any], veld: str, stukje: str) -> None:
    goed = oproepgegevens(sluit_op=NU + timedelta(days=1))
    regios = ("gent", "midwest")
    assert bezwaren(goed, SOORTEN["zorg"], bestaande_regios=regios, nu=NU) == {}
    nee = bezwaren(replace(goed, **anders), SOORTEN["zorg"], bestaande_regios=regios, nu=NU)
    assert list(nee) == [veld]
    assert stukje in nee[veld]


def test_een_erkenning_vraagt_men_zonder_oproep() -> None:
    goed = oproepgegevens(soort="erkenning", sluit_op=NU + timedelta(days=1))
    nee = bezwaren(goed, SOORTEN["erkenning"], bestaande_regios=("gent", "midwest"), nu=NU)
    assert list(nee) == ["soort"]


@given(st.lists(st.integers(1, 100), max_size=15))
def test_de_aandelen_zijn_samen_honderd(gewichten: list[int]) -> None:
    delen = aandelen(gewichten)
    assert len(delen) == len(gewichten)
    if gewichten:
        assert abs(sum(delen) - 100) <= Decimal("0.05") * len(delen)
        assert criteriabezwaar([Criteriumgegevens(str(n), g) for n, g in enumerate(gewichten)]) == ""


@pytest.mark.parametrize(
    ("getypt", "uur"),
    [
        ("12:00", time(12)),
        ("12u", time(12)),
        ("12", time(12)),
        ("9u05", time(9, 5)),
        ("23.59", time(23, 59)),
        (" 8 uur ", time(8)),
        ("0:00", time(0)),
    ],
)
def test_een_uur_leest_wat_mensen_typen(getypt: str, uur: time) -> None:
    assert TijdstipVeld().clean(getypt) == uur


@pytest.mark.parametrize(
    "getypt", ["24:00", "12:60", "12:5", "noen", "12:00:00", "\x00", "9" * 200, "😀", "-1"]
)
def test_wat_geen_uur_is_krijgt_een_zin(getypt: str) -> None:
    with pytest.raises(ValidationError):
        TijdstipVeld().clean(getypt)


# --- act --------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_de_oproep_staat_meteen_open_met_haar_criteria() -> None:
    wie = beslisser()
    oproep = oproep_publiceren(oproepgegevens(), door=wie.door)
    assert Oproep.objects.open().get() == oproep
    assert (oproep.uitgever, oproep.toestand) == (wie.lidmaatschap.organisatie, "open")
    assert {een.regio_id for een in oproep.regios.all()} == {"gent", "midwest"}
    assert [
        (een.volgorde, een.omschrijving, een.gewicht, een.bewijs, een.is_uitsluitend)
        for een in oproep.criteria.all()
    ] == [
        (1, "Dekt het hele werkingsgebied", 60, "werkingsplan", True),
        (2, "Ervaring met zorgnoden", 40, "", False),
    ]
    regel = Logregel.objects.get(handeling="oproep_publiceren")
    assert (regel.object_id, regel.gegevens) == (oproep.pk, {"soort": "zorg", "regios": ["gent", "midwest"]})


@pytest.mark.django_db
def test_een_aangekondigde_oproep_ziet_alleen_wie_erover_beslist() -> None:
    wie = beslisser()
    oproep = oproep_publiceren(oproepgegevens(opent_op=over(days=1)), door=wie.door)
    assert oproep.toestand == "aangekondigd"
    assert not Oproep.objects.gepubliceerd().exists()
    assert Oproep.objects.zichtbaar_voor(wie.door).exists()
    assert not Oproep.objects.zichtbaar_voor(beslisser("netwerk").door).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol_van", "soort"),
    [("zorg", "netwerk"), ("netwerk", "zorg"), ("contingent", "netwerk"), ("zorg", "onzin")],
)
def test_elke_dienst_roept_op_over_haar_soort(rol_van: str, soort: str) -> None:
    with pytest.raises(Geweigerd) as nee:
        oproep_publiceren(oproepgegevens(soort=soort), door=beslisser(rol_van).door)
    assert "beslist jouw dienst niet" in nee.value.velden["soort"]
    assert not Oproep.objects.exists()


@pytest.mark.django_db
def test_wie_niet_beslist_publiceert_niet(cast: Rolverdeling) -> None:
    for rol in ("organisatiebeheerder", "inspectie", "beleid"):
        with pytest.raises(PermissionDenied):
            oproep_publiceren(oproepgegevens(), door=cast.spelers[rol].door)


@pytest.mark.django_db
def test_geen_tweede_oproep_in_dezelfde_regio_tenzij_er_meer_mogen_zijn() -> None:
    maak_oproep("zorg", regios=("gent",))
    with pytest.raises(Geweigerd) as nee:
        oproep_publiceren(oproepgegevens(), door=beslisser().door)
    assert "Voor Gent staat al zo'n oproep open" in nee.value.velden["regios"]
    assert oproep_publiceren(oproepgegevens(regios=("midwest",)), door=beslisser().door).pk
    maak_oproep("contingent", regios=("gent",))
    assert oproep_publiceren(oproepgegevens(soort="contingent"), door=beslisser("contingent").door).pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    "anders",
    [
        {"sluit_op": over(days=-2)},
        {"soort": "iets"},
        {"budget": Decimal(-1)},
    ],
)
def test_de_tabel_weigert_wat_geen_oproep_is(anders: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_oproep(**anders)


@pytest.mark.django_db
@pytest.mark.parametrize("gewicht", [0, 101])
def test_de_tabel_weigert_een_gewicht_buiten_de_schaal(gewicht: int) -> None:
    oproep = maak_oproep()
    with in_handeling(), pytest.raises(IntegrityError, match="criterium_gewicht"), transaction.atomic():
        Criterium.objects.create(oproep=oproep, volgorde=1, omschrijving="x", gewicht=gewicht)


def nagelezen(client: Client, gegevens: dict[str, Any]) -> dict[str, Any]:
    """The same form after it was read as everybody will read it."""
    return gegevens | {"gezien": client.post(URL, gegevens).context["vingerafdruk"]}


# --- door -------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_publiceren_op_het_scherm(als: Als) -> None:
    wie = beslisser()
    client = als(wie)
    leeg = client.get(URL)
    assert leeg.status_code == 200
    # Departement Zorg decides about one kind with calls: it is said, not asked.
    assert "Mandaat samenwerkingsverband Zorg" in leeg.text
    gegevens = nagelezen(client, formulier())
    assert not Oproep.objects.exists()
    antwoord = client.post(URL, gegevens)
    oproep = Oproep.objects.get()
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"] == reverse("oproep_detail", args=[oproep.pk])
    assert oproep.budget == Decimal("250000.00")
    # An empty row between two criteria does not count.
    assert [een.gewicht for een in oproep.criteria.all()] == [60, 40]
    assert client.post(URL, gegevens).headers["Location"] == antwoord.headers["Location"]
    assert Oproep.objects.count() == 1


@pytest.mark.django_db
def test_je_leest_de_oproep_voor_ze_gepubliceerd_is(als: Als) -> None:
    """Published is published: what everybody will read stands there first, with where somebody has it already."""
    zit = maak_toekenning("zorg", regios=("midwest",), tot=date(2030, 6, 30))
    client = als(beslisser())
    voor = client.post(URL, formulier())
    assert voor.status_code == 200
    assert not Oproep.objects.exists()
    for stukje in ("Er is nog niets gepubliceerd", "Dekt het hele werkingsgebied", "meteen", "250.000,00"):
        assert stukje in voor.text, stukje
    assert f"In Midwest heeft {zit.houder.naam} dit tot en met 30/06/2030 ({zit.nummer})" in voor.text
    # To change something: everything typed is there again, and it is read again before it goes.
    terug = client.post(URL, formulier(gezien=voor.context["vingerafdruk"], wijzig="1"))
    assert terug.status_code == 200
    assert 'value="Ervaring met zorgnoden"' in terug.text
    assert voor.context["vingerafdruk"] not in terug.text
    anders = client.post(URL, formulier(gezien=voor.context["vingerafdruk"], titel="Een andere"))
    assert "Er is iets veranderd sinds je dit las" in anders.text
    assert not Oproep.objects.exists()
    # So does what somebody else did meanwhile.
    maak_toekenning("zorg", regios=("gent",), nummer="MB 7")
    intussen = client.post(URL, formulier(gezien=voor.context["vingerafdruk"]))
    assert "(MB 7)" in intussen.text
    assert not Oproep.objects.exists()


def test_wie_een_regio_heeft_verbiedt_geen_oproep_maar_wordt_genoemd() -> None:
    zit = Zittend("Gent", "CAW De Brug", "SVZ-2024-0001", date(2028, 12, 31))
    een, twee = waarschuwingen(SOORTEN["zorg"], [zit], ["Midwest"])
    assert "In Gent heeft CAW De Brug dit tot en met 31/12/2028 (SVZ-2024-0001)" in een
    assert "art. 12" in een
    assert "In Midwest wacht een aanvraag" in twee
    assert "zonder einddatum" in waarschuwingen(SOORTEN["netwerk"], [replace(zit, tot=None)], [])[0]
    # Of contingents there can be several in one regio.
    assert waarschuwingen(SOORTEN["contingent"], [zit], ["Midwest"]) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "stukje"),
    [
        ({"titel": ""}, "Titel ontbreekt"),
        ({"titel": "x" * 201}, "te lang"),
        ({"titel": "a\x00b"}, "niet leesbaar"),
        ({"regios": []}, "Voor welke regio"),
        ({"regios": ["atlantis"]}, "keuze uit de lijst"),
        ({"sluit_dag": "31/02/2027"}, "Dag 31 bestaat niet"),
        ({"sluit_uur": "25:00"}, "00:00 tot 23:59"),
        ({"sluit_dag": "01/01/2020"}, "sluit na de opening"),
        ({"opent_dag": "01/01/2020"}, "Dit moment is voorbij"),
        ({"opent_uur": "12:00"}, "Vul ook de dag in"),
        ({"budget": "-5"}, "te klein"),
        ({"criterium_1_gewicht": ""}, "Geef criterium 1 een gewicht"),
        ({"criterium_1_gewicht": "zwaar"}, "geheel getal van 1 tot en met 100"),
        ({"criterium_1_gewicht": "0"}, "geheel getal van 1 tot en met 100"),
        ({"criterium_3_gewicht": "101"}, "geheel getal van 1 tot en met 100"),
        ({"criterium_3_gewicht": "9" * 5000}, "geheel getal van 1 tot en met 100"),
        ({"criterium_1_omschrijving": ""}, "Omschrijf criterium 1"),
        ({"criterium_3_omschrijving": "Dekt het hele werkingsgebied"}, "tweemaal"),
        ({"criterium_15_bewijs": "los"}, "Omschrijf criterium 15"),
        ({"soort": "netwerk"}, "keuze uit de lijst"),
    ],
)
def test_wat_niet_klopt_komt_terug_met_een_zin_en_met_wat_getypt_was(
    anders: dict[str, Any], stukje: str, als: Als
) -> None:
    antwoord = als(beslisser()).post(URL, formulier(**anders))
    assert antwoord.status_code == 422
    assert stukje in antwoord.text
    assert "Wie wil, vraagt aan." in antwoord.text
    assert not Oproep.objects.exists()


@pytest.mark.django_db
def test_een_concept_bewaart_ook_het_laatste_criterium(als: Als) -> None:
    client = als(beslisser())
    gegevens = formulier(criterium_14_omschrijving="Veertien", criterium_14_gewicht="14")
    bewaard = client.post(
        reverse("concept_bewaren"),
        {**gegevens, "concept_handeling": "oproep_publiceren", "concept_object": ""},
    )
    assert bewaard.status_code in {200, 204}
    concept = Concept.objects.get()
    verder = client.get(URL, {"concept": str(concept.sleutel)})
    assert 'value="Veertien"' in verder.text
    assert '<details class="criteria-meer" open>' in verder.text


@pytest.mark.django_db
def test_de_weigering_van_de_handeling_staat_bij_de_regio(als: Als) -> None:
    maak_oproep("zorg", regios=("midwest",))
    antwoord = als(beslisser()).post(URL, formulier())
    assert antwoord.status_code == 422
    assert "Voor Midwest staat al" in antwoord.context["formulier"].errors["regios"][0]


def test_de_criteria_van_de_maker_kloppen() -> None:
    assert criteriabezwaar(CRITERIA) == ""
