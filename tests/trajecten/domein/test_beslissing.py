"""VDAB decides on participation: what it needs, and what the letter says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trajecten.domein.beslissing import (
    ANDER,
    ANDER_AANBOD,
    Beslissing,
    Inschatting,
    bezwaren,
    briefzinnen,
    inschatting_bezwaren,
)
from trajecten.domein.doelgroep import Controle, Kleur

VANDAAG = date(2026, 11, 22)
VOLLEDIG = date(2026, 11, 2)
JA = Beslissing(True, "Daarom.", VANDAAG)
NEE = Beslissing(False, "Daarom niet.", VANDAAG, ander_aanbod="ama_wvg")
INSCHATTING = Inschatting("Rugklachten.", "Groeit in tempo.", "Indicering gedaan.", True, True)
ROOD = Controle("lopend", Kleur.ROOD, "Er loopt al een traject: AT-1.", "art. 7")
ORANJE = Controle("woonplaats", Kleur.ORANJE, "De persoon woont in Brussel.", "art. 7")
GEVRAAGD_ROOD = Controle("werk_later", Kleur.ROOD, "Ook later niet.", "art. 9")


def nee(beslissing=JA, inschatting=INSCHATTING, controles=()):
    return bezwaren(beslissing, inschatting, controles, volledig_op=VOLLEDIG, vandaag=VANDAAG)


def test_een_gewone_beslissing_kan():
    assert nee() == {}
    assert nee(NEE) == {}
    assert nee(replace(JA, beslist_op=VOLLEDIG)) == {}


@pytest.mark.parametrize("beslissing", [JA, NEE])
@pytest.mark.parametrize(
    "veld", ["problematiek", "groei", "indicering", "werk_nu_niet_mogelijk", "werk_later_verwacht"]
)
def test_zonder_beide_inschattingen_geen_beslissing(beslissing, veld):
    leeg = None if veld.startswith("werk") else "  "
    uit = replace(INSCHATTING, **{veld: leeg})
    assert list(inschatting_bezwaren(uit)) == [veld]
    assert list(nee(beslissing, uit)) == [veld]


@pytest.mark.parametrize(
    ("beslissing", "veld", "stuk"),
    [
        (replace(JA, motivering=" "), "motivering", "letterlijk"),
        (replace(NEE, motivering=""), "motivering", "letterlijk"),
        (replace(JA, beslist_op=date(2026, 11, 23)), "beslist_op", "toekomst"),
        (replace(JA, beslist_op=date(2026, 11, 1)), "beslist_op", "02/11/2026"),
        (replace(JA, ander_aanbod="ama_wse"), "ander_aanbod", "alleen bij een weigering"),
        (replace(NEE, ander_aanbod=""), "ander_aanbod", "art. 9"),
        (replace(NEE, ander_aanbod="iets"), "ander_aanbod", "art. 9"),
    ],
)
def test_wat_er_niet_klopt(beslissing, veld, stuk):
    uit = nee(beslissing)
    assert list(uit) == [veld]
    assert stuk in uit[veld]


def test_toekennen_spreekt_de_inschatting_niet_tegen():
    assert "werk_nu_niet_mogelijk" in nee(JA, replace(INSCHATTING, werk_nu_niet_mogelijk=False))
    assert "werk_later_verwacht" in nee(JA, replace(INSCHATTING, werk_later_verwacht=False))
    assert nee(NEE, replace(INSCHATTING, werk_nu_niet_mogelijk=False, werk_later_verwacht=False)) == {}


def test_een_rode_controle_houdt_alleen_een_toekenning_tegen():
    assert "AT-1" in nee(JA, controles=[ORANJE, ROOD])[""]
    assert nee(NEE, controles=[ORANJE, ROOD]) == {}
    assert nee(JA, controles=[ORANJE]) == {}


def test_vdab_schat_zelf_in_wat_de_aanvrager_anders_zag():
    assert nee(JA, controles=[GEVRAAGD_ROOD]) == {}


@pytest.mark.parametrize("aanbod", ANDER_AANBOD)
def test_de_brief_noemt_het_artikel_en_het_andere_aanbod(aanbod):
    tekst = " ".join(briefzinnen(replace(NEE, ander_aanbod=aanbod)))
    assert "artikel 9" in tekst
    assert "niet deelnemen" in tekst
    assert ("in de motivering" in tekst) is (aanbod == ANDER)


def test_de_brief_bij_een_ja_noemt_geen_ander_aanbod():
    tekst = " ".join(briefzinnen(JA))
    assert "U kan deelnemen" in tekst
    assert "artikel 9" in tekst
    assert "Wij stellen" not in tekst
    assert "niet" not in tekst
