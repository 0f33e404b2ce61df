"""The worklist of the desk: the nearest last day first, what is late is loud; as a file too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from mandaten.bladen.behandeling import behandelblad, klokstand
from mandaten.lijsten.behandeling import EXPORTLIJSTEN
from tests.mandaten.behandelingen import (
    aanvrager,
    bureau,
    ingediend,
    over,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beslisser, maak_aanvraag
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
ADRES = "behandeling_lijst"


def organisatie(naam: str):
    return maak_organisatie(naam, "caw")


@pytest.fixture
def an() -> Speler:
    """Who decides about recognitions and partnerships Zorg."""
    return bureau()


@pytest.fixture
def vier(an: Speler) -> None:
    """One that is late, one that presses, one that runs, and one whose clock stands still."""
    ingediend(geleden=34, aanvrager=organisatie("Laat vzw"))
    ingediend(geleden=28, aanvrager=organisatie("Dringend vzw"))
    ingediend("zorg", geleden=10, aanvrager=organisatie("Loopt vzw"), regios=("brugge",))
    vraag(ingediend(geleden=12, aanvrager=organisatie("Stil vzw")), an)


def namen(html: str) -> list[str]:
    """The applicants in the order of the page."""
    alle = ["Laat vzw", "Dringend vzw", "Loopt vzw", "Stil vzw"]
    return sorted((naam for naam in alle if naam in html), key=html.index)


@pytest.mark.usefixtures("vier")
def test_het_dringendste_staat_bovenaan_en_wat_te_laat_is_valt_op(an: Speler, als: Als) -> None:
    html = als(an).get(reverse(ADRES)).content.decode()
    assert namen(html) == ["Laat vzw", "Dringend vzw", "Loopt vzw", "Stil vzw"]
    for stuk in (
        "4 dagen te laat",
        "dag 34 van 30",
        "nog 2 dagen",
        "dag 28 van 30",
        "nog 20 dagen",
        "klok staat stil",
        "na dag 12",
        'class="klokrij klokrij-laat"',
        'class="klokrij klokrij-stil"',
        f"{over(-4):%d/%m/%Y}",
        "4 aanvragen",
    ):
        assert stuk in html
    assert "termijn voorbij <span>1</span>" in html


@pytest.mark.usefixtures("vier")
@pytest.mark.parametrize(
    ("vraag_", "wie"),
    [
        ("klok=laat", ["Laat vzw"]),
        ("klok=week", ["Dringend vzw"]),
        ("klok=loopt", ["Laat vzw", "Dringend vzw", "Loopt vzw"]),
        ("klok=stil", ["Stil vzw"]),
        ("soort=zorg", ["Loopt vzw"]),
        ("status=onvolledig", ["Stil vzw"]),
        ("regio=brugge", ["Loopt vzw"]),
        ("regio=gent", []),
        ("zoek=dring", ["Dringend vzw"]),
        ("zoek=%25", []),
        ("zoek=nul%00teken", []),
        ("soort=werkactor", []),
        ("soort=onzin", []),
        ("klok=onzin", []),
        ("blad=99", ["Laat vzw", "Dringend vzw", "Loopt vzw", "Stil vzw"]),
        ("blad=onzin", ["Laat vzw", "Dringend vzw", "Loopt vzw", "Stil vzw"]),
    ],
)
def test_filteren(an: Speler, als: Als, vraag_: str, wie: list[str]) -> None:
    antwoord = als(an).get(f"{reverse(ADRES)}?{vraag_}")
    assert antwoord.status_code == 200
    html = antwoord.content.decode()
    # What is typed in the search box may be the name itself.
    assert namen(html.partition("<table")[2]) == wie


@pytest.mark.usefixtures("vier")
def test_elke_dienst_ziet_haar_eigen_soorten(als: Als) -> None:
    ingediend("contingent")
    html = als(beslisser("contingent")).get(reverse(ADRES)).content.decode()
    assert namen(html) == []
    assert "1 aanvraag" in html
    assert "Samenwerkingsverband" not in html.partition("<table")[0]


def test_wat_niet_ingediend_of_afgehandeld_is_staat_er_niet(an: Speler, als: Als) -> None:
    maak_aanvraag("erkenning", status="concept")
    assert "0 aanvragen" in als(an).get(reverse(ADRES)).content.decode()


def test_wie_niet_beslist_komt_er_niet_in(als: Als, cast: Rolverdeling) -> None:
    for rol in ("organisatiebeheerder", "inspectie", "casemanager_zorg", "beleid"):
        assert als(cast.spelers[rol]).get(reverse(ADRES)).status_code == 403


@pytest.mark.usefixtures("vier")
def test_dezelfde_rijen_in_een_bestand(an: Speler) -> None:
    lijst = next(een for een in EXPORTLIJSTEN if een.sleutel == ADRES)
    alles = lijst.neem(an.door, QueryDict(""), None, 100)
    assert [rij[0] for rij in alles.rijen] == ["Laat vzw", "Dringend vzw", "Loopt vzw", "Stil vzw"]
    assert all(len(rij) == len(lijst.kolommen) for rij in alles.rijen)
    assert (alles.rijen[0][5], alles.rijen[3][5]) == (over(-4), None)
    stil = lijst.neem(an.door, QueryDict("klok=stil"), None, 100)
    assert ([rij[0] for rij in stil.rijen], stil.filters) == (["Stil vzw"], [("Klok", "klok staat stil")])
    assert len(lijst.neem(an.door, QueryDict(""), None, 2).rijen) == 2
    assert lijst.neem(beslisser("contingent").door, QueryDict(""), None, 100).rijen == []


# --- the panel ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("dagen", "stand"), [(-1, "laat"), (0, "dringend"), (7, "dringend"), (8, "loopt"), (None, "stil")]
)
def test_hoe_luid_de_klok_is(dagen: int | None, stand: str) -> None:
    assert klokstand(over(dagen) if dagen is not None else None, vandaag()) == stand


@pytest.mark.parametrize(
    ("geleden", "kop"),
    [(0, "Nog 30 dagen"), (29, "Nog 1 dag"), (30, "Vandaag is de laatste dag"), (33, "3 dagen te laat")],
)
def test_de_klok_in_woorden(an: Speler, geleden: int, kop: str) -> None:
    klok = behandelblad(ingediend(geleden=geleden), an.door)["klok"]
    assert klok.kop == kop
    assert f"Dag {geleden} van 30." in klok.onder


def test_de_klok_die_stilstaat_zegt_waarom(an: Speler) -> None:
    aanvraag = ingediend(geleden=12)
    vraag(aanvraag, an)
    klok = behandelblad(vers(aanvraag), an.door)["klok"]
    assert (klok.stand, klok.reden) == ("stil", "De aanvraag is niet duidelijk.")
    assert "zijn 12 dagen van 30 voorbij" in klok.onder


def test_na_de_beslissing_staat_er_of_het_op_tijd_was(an: Speler) -> None:
    from mandaten.handelingen.behandeling import onontvankelijk_verklaren

    for geleden, laat in ((10, False), (35, True)):
        aanvraag = ingediend(geleden=geleden)
        onontvankelijk_verklaren(aanvraag, motivering="x", versie=aanvraag.versie, door=an.door)
        klok = behandelblad(vers(aanvraag), an.door)["klok"]
        assert klok.stand == "klaar"
        assert klok.onder.endswith("te laat.") is laat


def test_knoppen_alleen_voor_het_bureau_en_naar_de_stand(an: Speler) -> None:
    aanvraag = ingediend()
    knoppen = [label for label, _, _ in behandelblad(aanvraag, an.door)["acties"]]
    assert knoppen == ["Verklaar ontvankelijk", "Vraag een aanvulling", "Verklaar niet ontvankelijk"]
    assert behandelblad(aanvraag, aanvrager(aanvraag).door)["acties"] == []
    verklaar_ontvankelijk(aanvraag, an)
    knoppen = [label for label, _, _ in behandelblad(vers(aanvraag), an.door)["acties"]]
    assert knoppen == ["Stel een beslissing voor", "Vraag een aanvulling", "Voeg een advies toe"]
