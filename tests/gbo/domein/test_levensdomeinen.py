"""The lists of the registration: as many as GBO-33 counts, and nothing outside them."""

from __future__ import annotations

from gbo.domein.levensdomeinen import DOMEINEN, RECHTEN, RECHTSTANDEN, STAPPEN, STELSELS, bezwaren, in_woorden


def test_de_lijsten_tellen_zoals_de_studie() -> None:
    assert (len(DOMEINEN), len(RECHTEN), len(STELSELS)) == (15, 26, 5)
    for lijst in (DOMEINEN, RECHTEN, STELSELS):
        assert len(set(lijst.values())) == len(lijst)


def test_alleen_wat_in_de_lijsten_staat() -> None:
    assert bezwaren({"wonen": "actie"}, {"huurpremie": "geen_recht"}, ["leefloon"]) == {}
    assert bezwaren({"tuin": "actie"}, {"huurpremie": "x"}, ["loterij"]).keys() == {
        "domeinen",
        "rechten",
        "stelsels",
    }
    assert bezwaren({"wonen": "nagegaan"}, {}, []).keys() == {"domeinen"}


def test_in_woorden_in_de_volgorde_van_de_lijst() -> None:
    assert in_woorden({"wonen": "actie", "financien": "besproken"}, DOMEINEN, STAPPEN) == [
        ("Financiën", "besproken"),
        ("Wonen", "actie ondernomen"),
    ]
    assert in_woorden({"huurpremie": "toegekend"}, RECHTEN, RECHTSTANDEN) == [("Huurpremie", "toegekend")]
