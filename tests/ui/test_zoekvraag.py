"""What a search box makes of typed text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.ui.zoekvraag import Zoekvraag, bevat_insz, lees_zoekvraag


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("hermans", Zoekvraag(("hermans",))),
        ("Hermans, Lien", Zoekvraag(("Hermans", "Lien"))),
        ("D'Hondt", Zoekvraag(("DHondt",))),
        ("D’Hondt", Zoekvraag(("DHondt",))),
        ("Aït-Ben", Zoekvraag(("AïtBen",))),
        ("hermans 14/03/1991", Zoekvraag(("hermans",), date(1991, 3, 14))),
        ("14.3.1991", Zoekvraag((), date(1991, 3, 14))),
        ("1991-03-14", Zoekvraag((), date(1991, 3, 14), "D-1991-0314")),
        ("14031991", Zoekvraag((), date(1991, 3, 14), "D-1403-1991")),
        ("31/02/1991", Zoekvraag(("31021991",))),
        ("D-1234-5678", Zoekvraag(("D12345678",), None, "D-1234-5678")),
        ("d12345678", Zoekvraag(("d12345678",), None, "D-1234-5678")),
        ("d 1234 5", Zoekvraag(("d", "1234", "5"), None, "D-1234-5")),
        ("1234", Zoekvraag(("1234",), None, "D-1234")),
        ("", Zoekvraag()),
        (" - ' . ", Zoekvraag()),
    ],
)
def test_wat_er_getypt_wordt_en_wat_het_betekent(tekst, vraag):
    assert lees_zoekvraag(tekst) == vraag
    assert vraag.is_leeg is (not tekst.strip(" -'."))


@pytest.mark.parametrize(
    ("tekst", "is_nummer"),
    [
        ("85.07.30-033.28", True),
        ("85073003328", True),
        ("85 07 30 033 28", True),
        ("Hermans 85073003328", True),
        ("850730033", True),  # too short, and still no dossier number: it may not stand in an address
        ("850730 03328 1", True),
        ("12345678", False),
        ("D-1234-5678", False),
        ("14/03/1991", False),
        ("Hermans 14/03/1991", False),
        ("Hermans", False),
        ("", False),
    ],
)
def test_een_rijksregisternummer_wordt_herkend(tekst, is_nummer):
    assert bevat_insz(tekst) is is_nummer


@given(st.text(max_size=60))
def test_elke_tekst_is_een_vraag(tekst):
    vraag = lees_zoekvraag(tekst)
    assert all(vraag.woorden)
    bevat_insz(tekst)


@given(
    st.integers(0, 99_999_999),
    st.sampled_from(["D-{:04d}-{:04d}", "d{:04d}{:04d}", "{:04d} {:04d}", "{:04d}-{:04d}"]),
)
def test_een_dossiernummer_wordt_in_elke_vorm_herkend(getal, vorm):
    nummer = lees_zoekvraag(vorm.format(*divmod(getal, 10_000))).nummer
    assert nummer == "D-{:04d}-{:04d}".format(*divmod(getal, 10_000))
