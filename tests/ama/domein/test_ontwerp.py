"""A draft: how it stands, what it takes over, and from when on it is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from ama.domein.klare_taal import Wie, artikels, kort
from ama.domein.ontwerp import (
    Ontwerpstand,
    Opmaak,
    aangevuld,
    bewerkbezwaar,
    met_omvang,
    ontwerpstand,
    opmaakbezwaren,
    overgenomen_van,
)
from ama.domein.overeenkomst import Dimona, Inhoud, Partij, kenmerk
from ama.domein.rooster import Blok, Rooster, eerste_dag, week_van
from ama.domein.statuut import Instantie, Vraag
from ama.domein.statuutwijziging import gang, later_bezwaar
from ama.domein.toestemming import Oordeel, Stand
from werkzorg.termijnen import Periode

DAG = date(2026, 11, 23)
_VRAAG = Vraag(Instantie.OCMW, ("leefloon",), "het OCMW", "", False)


def _oordeel(stand: Stand) -> Oordeel:
    return Oordeel(_VRAAG, stand, "")


@pytest.mark.parametrize(
    ("onbekend", "standen", "ontbreekt", "verwacht"),
    [
        (True, [], [], Ontwerpstand.CONCEPT),
        (False, [], ["hygiene"], Ontwerpstand.CONCEPT),
        (False, [], [], Ontwerpstand.KLAAR),
        (False, [Stand.GELDIG], [], Ontwerpstand.KLAAR),
        (False, [Stand.GELDIG, Stand.GEVRAAGD], [], Ontwerpstand.WACHT),
        (False, [Stand.VERLOPEN], [], Ontwerpstand.WACHT),
        (False, [Stand.GEVRAAGD], ["hygiene"], Ontwerpstand.CONCEPT),
        (True, [Stand.GEWEIGERD], ["hygiene"], Ontwerpstand.AFGEBROKEN),
    ],
)
def test_hoe_een_ontwerp_staat(
    onbekend: bool, standen: list[Stand], ontbreekt: list[str], verwacht: Ontwerpstand
) -> None:
    oordelen = [_oordeel(een) for een in standen]
    assert ontwerpstand(statuut_onbekend=onbekend, oordelen=oordelen, ontbreekt=ontbreekt) is verwacht


def test_wat_de_werkpost_weet_typt_niemand() -> None:
    rooster = Rooster((Blok(0, time(9), time(12)),))
    leeg = Opmaak(uuid4(), DAG, Inhoud(rooster=rooster))
    vol = aangevuld(leeg, activiteiten=["inpakken"], plaats="Markt 1").inhoud
    assert (vol.activiteiten, vol.locaties) == (("inpakken",), ("Markt 1",))
    assert vol.omvang == "Inpakken, samen 3 u per week."
    eigen = replace(leeg, inhoud=replace(leeg.inhoud, activiteiten=("zagen",), omvang="Zagen"))
    assert aangevuld(eigen, activiteiten=["inpakken"], plaats="").inhoud.omvang == "Zagen"


def test_wat_over_een_ander_gaat_komt_niet_mee() -> None:
    vorige = Inhoud(omvang="Jan kuist", hygiene="Handen wassen", activiteiten=("kuisen",), locaties=("A",))
    ander = overgenomen_van(vorige, van_deelnemer=False)
    assert (ander.omvang, ander.hygiene, ander.activiteiten, ander.locaties) == ("", "Handen wassen", (), ())
    assert overgenomen_van(vorige, van_deelnemer=True).omvang == "Jan kuist"


def test_dagen_die_niet_kunnen() -> None:
    goed = Opmaak(uuid4(), DAG, geinformeerd_op=DAG, dimona=Dimona("1", DAG, DAG))
    assert opmaakbezwaren(goed, DAG) == {}
    morgen = date(2026, 11, 24)
    assert set(opmaakbezwaren(replace(goed, geinformeerd_op=morgen, vaph_gevraagd_op=morgen), DAG)) == {
        "geinformeerd_op",
        "vaph_gevraagd_op",
    }
    verkeerd = opmaakbezwaren(replace(goed, dimona=Dimona("1", morgen, DAG)), DAG)
    assert set(verkeerd) == {"dimona_in_op", "dimona_uit_op"}


def test_na_een_handtekening_is_een_ontwerp_dicht() -> None:
    assert bewerkbezwaar(set()) == ""
    assert bewerkbezwaar({Partij.DEELNEMER}).startswith("De deelnemer heeft")
    assert "hebben" in bewerkbezwaar({Partij.DEELNEMER, Partij.WERKPOST})


def test_het_kenmerk_verandert_met_elk_woord() -> None:
    inhoud = Inhoud(hygiene="Handen wassen")
    assert kenmerk(inhoud, 1) == kenmerk(Inhoud(hygiene="Handen wassen"), 1)
    assert len({kenmerk(inhoud, 1), kenmerk(inhoud, 2), kenmerk(Inhoud(hygiene="Niet"), 1)}) == 3


def test_een_ritme_wordt_een_eerste_dag_en_terug() -> None:
    for om_de in (1, 2, 3, 4):
        for week in range(om_de):
            blok = Blok(2, time(9), time(12), 0, om_de, week)
            dag = eerste_dag(blok, DAG)
            assert (dag.weekday(), week_van(dag, om_de)) == (2, week)
            assert 0 <= (dag - DAG).days < 7 * om_de


def test_de_klare_taal_noemt_uren_en_loon() -> None:
    inhoud = Inhoud(rooster=Rooster((Blok(0, time(9), time(12), 15),)), activiteiten=("inpakken",))
    wie = Wie("An", "CAW", "Buurtbakkerij")
    tekst = " ".join(kort(inhoud, wie, DAG))
    assert "maandag 9:00-12:00" in tekst
    assert "geen loon" in tekst
    delen = {een.sleutel: een.regels for een in artikels(inhoud)}
    assert delen["rooster"][0] == "Maandag 9:00-12:00, met 15 minuten pauze"
    assert delen["hygiene"] == ()
    assert "onkosten" not in delen


@pytest.mark.parametrize(
    ("geschreven", "wordt"),
    [
        ("Inpakken, samen 3 u per week.", "Inpakken en sorteren, samen 7 u per week."),
        ("", "Inpakken en sorteren, samen 7 u per week."),
        ("Licht werk, met rust ertussen.", "Licht werk, met rust ertussen."),
    ],
)
def test_aard_en_omvang_volgt_de_uren_tenzij_iemand_ze_zelf_schreef(geschreven: str, wordt: str) -> None:
    drie, vier = Blok(0, time(9), time(12), 0), Blok(2, time(13), time(17), 0)
    oud = Inhoud(rooster=Rooster((drie,)), activiteiten=("inpakken",), omvang=geschreven)
    nieuw = Inhoud(rooster=Rooster((drie, vier)), activiteiten=("inpakken", "sorteren"), omvang=geschreven)
    assert met_omvang(oud, nieuw).omvang == wordt
    leeg = Inhoud(omvang=geschreven)
    assert met_omvang(oud, leeg) == leeg


def test_van_wat_nu_geldt_naar_wat_gekozen_is() -> None:
    nu = [("leefloon", Periode(date(2024, 1, 1))), ("groeipakket", Periode(DAG))]
    stap = gang(nu, ["andere", "arbeidsongeschikt"], DAG)
    assert (stap.begint, stap.eindigt, stap.wordt) == (
        ("arbeidsongeschikt",),
        ("leefloon",),
        (("groeipakket", "andere"),),
    )
    with pytest.raises(ValueError, match="groeipakket"):
        gang(nu, ["leefloon"], DAG)
    assert later_bezwaar([]) == ""
    assert "23/11/2026" in later_bezwaar(nu[1:])
