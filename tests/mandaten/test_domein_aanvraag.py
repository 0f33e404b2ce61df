"""Who can ask, who can guide, and what a partner must have answered: tables of situations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from mandaten.domein.aanvraagstappen import Collegainvoer, Verklaringinvoer, collega_bezwaren, is_anders
from mandaten.domein.aanvrager import Vrager, vraag_bezwaar
from mandaten.domein.deelname import bevestiging_bezwaren
from mandaten.domein.inhoud import GEWEIGERD, Bestand, Verklaring
from mandaten.domein.voorwaarden import Voorwaarde
from mandaten.soorten import SOORTEN

VANDAAG = date(2026, 6, 1)
DAG = timedelta(days=1)
ZORG = SOORTEN["zorg"]
VRAGER = Vrager("CGG De Linde", sorted(ZORG.houders)[0], "centrum geestelijke gezondheidszorg")


# --- who asks ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({}, ""),
        ({"verdwijnt_op": VANDAAG + DAG}, ""),
        ({"verdwijnt_op": VANDAAG}, "ging op 01/06/2026 op in een andere organisatie"),
        ({"is_actief": False}, "als gesloten genoteerd"),
        ({"conventie_bezwaar": "Het nummer begint niet met 9.53."}, "Decreet 8/7/2022 art. 2, 18°"),
        ({"soort": "vdab", "soortnaam": "VDAB"}, f"“VDAB” kan dit niet aanvragen ({ZORG.rechtsgrond})"),
        # The first that is wrong is said: another kind can never ask, whatever else is mended.
        ({"soort": "vdab", "soortnaam": "VDAB", "is_actief": False}, "“VDAB”"),
        ({"is_actief": False, "verdwijnt_op": VANDAAG}, "op in een andere organisatie"),
    ],
)
def test_wie_kan_vragen(anders: dict[str, object], zegt: str) -> None:
    bezwaar = vraag_bezwaar(replace(VRAGER, **anders), ZORG, VANDAAG)
    assert (zegt in bezwaar) if zegt else bezwaar == ""


# --- who guides ----------------------------------------------------------------------------------------------------
HUIS, BUUR = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"diploma": "bachelor"}, ""),
        ({"ervaring_jaren": 3}, ""),
        ({}, "diploma"),
        ({"ervaring_jaren": 0}, "diploma"),
        ({"diploma": "bachelor", "organisatie_id": BUUR}, "organisatie_id"),
    ],
)
def test_wie_kan_begeleiden(anders: dict[str, object], veld: str) -> None:
    invoer = replace(Collegainvoer("An", "begeleider", HUIS), **anders)
    nee = collega_bezwaren(invoer, {HUIS})
    assert list(nee) == ([veld] if veld else [])
    assert veld != "diploma" or "BVR 18/11/2022 art. 46" in nee["diploma"]


# --- a partner -----------------------------------------------------------------------------------------------------
MET = Voorwaarde("deskundig", "Deskundig", "Wij kunnen het.", "art. 12", per_partner=True)
ZONDER = replace(MET, sleutel="verzekerd", bewijs_nodig=False)
GOED = Verklaringinvoer(is_bevestigd=True, toelichting="Tien jaar.")
VINK = Verklaringinvoer(is_bevestigd=True)
VRAAG = UUID(int=9)


def had(status: str = "schoon", toelichting: str = "") -> dict[str, Verklaring]:
    """What the partner answered before, with a file in this state."""
    bestand = Bestand(UUID(int=7), "bewijs.pdf", status)
    return {MET.sleutel: Verklaring(UUID(int=8), UUID(int=3), MET.sleutel, True, toelichting, bestand)}


@pytest.mark.parametrize(
    ("antwoord", "eerder", "veld"),
    [
        (GOED, {}, ""),
        (replace(VINK, bestand="een bestand"), {}, ""),
        (VINK, had(), ""),
        (VINK, had(GEWEIGERD), "tekst_deskundig"),
        (replace(VINK, bestand_weg=True), had(), "tekst_deskundig"),
        (VINK, {}, "tekst_deskundig"),
        (replace(GOED, is_bevestigd=False), had(), "vink_deskundig"),
        (None, had(), "vink_deskundig"),
    ],
)
def test_elke_voorwaarde_is_aangevinkt_en_getoond(
    antwoord: Verklaringinvoer | None, eerder: dict[str, Verklaring], veld: str
) -> None:
    antwoorden = {MET.sleutel: antwoord} if antwoord else {}
    nee = bevestiging_bezwaren([MET], antwoorden, had=eerder, vragen={}, woorden={})
    assert list(nee) == ([veld] if veld else [])
    assert all(MET.artikel in zin for zin in nee.values())


def test_wat_geen_bewijs_vraagt_is_aangevinkt_genoeg() -> None:
    assert bevestiging_bezwaren([ZONDER], {ZONDER.sleutel: VINK}, had={}, vragen={}, woorden={}) == {}


@pytest.mark.parametrize(
    ("veld", "woorden", "eerder", "klaar"),
    [
        ("partners", {VRAAG: "Dit klopt."}, {}, True),
        ("partners", {}, {}, False),
        ("partners", {VRAAG: ""}, {}, False),
        # The answer that the question is about changed: that is an answer too.
        ("voorwaarde_deskundig", {}, {}, True),
        ("voorwaarde_deskundig", {}, had(toelichting="Tien jaar."), False),
    ],
)
def test_elke_vraag_heeft_woorden_of_een_ander_antwoord(
    veld: str, woorden: dict[UUID, str], eerder: dict[str, Verklaring], klaar: bool
) -> None:
    nee = bevestiging_bezwaren([MET], {MET.sleutel: GOED}, had=eerder, vragen={VRAAG: veld}, woorden=woorden)
    assert list(nee) == ([] if klaar else [f"toelichting_{VRAAG.hex}"])


@pytest.mark.parametrize(
    ("invoer", "anders"),
    [
        (replace(VINK, toelichting="Tien jaar."), False),
        (replace(VINK, toelichting="Elf jaar."), True),
        (replace(GOED, is_bevestigd=False), True),
        (replace(GOED, bestand="een bestand"), True),
        (replace(GOED, bestand_weg=True), True),
    ],
)
def test_wanneer_een_antwoord_anders_is(invoer: Verklaringinvoer, anders: bool) -> None:
    assert is_anders(had(toelichting="Tien jaar.")[MET.sleutel], invoer) is anders
    assert not is_anders(None, Verklaringinvoer(is_bevestigd=False))
