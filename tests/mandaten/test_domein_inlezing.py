"""The law of a file of existing grants: tables of rows, and what is wrong with each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.bevoegdheid import Bevoegd
from mandaten.domein.inleesfeiten import Bekende, Bezet, Feiten, Lopend, Partner, Rij
from mandaten.domein.inlezing import bevoegdheden_van, bezwaren, contingentjaar, zetels
from mandaten.soorten import CASEMANAGER_WERK, CASEMANAGER_ZORG, ERKENNING, NOOIT_SAMEN, SOORTEN
from werkzorg.termijnen import Periode

_RUIMTE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def wie(soort: str, naam: str = "", gesloten_op: date | None = None) -> Bekende:
    return Bekende(uuid5(_RUIMTE, naam or soort), naam or soort.upper(), soort, soort, gesloten_op)


MENSEN = {
    soort: wie(soort)
    for soort in (
        "caw",
        "vaph",
        "cgg",
        "ocmw",
        "werkactor",
        "maatwerkbedrijf",
        "onderneming",
        "vdab",
        "dmw",
    )
}
NETWERK = tuple(
    Partner(soort, plaats)
    for soort, plaats in (
        ("caw", "caw"),
        ("werkactor", "werkactor"),
        ("maatwerkbedrijf", "maatwerkbedrijf"),
        ("cgg", "ggz"),
        ("vaph", "vaph"),
        ("dmw", "andere"),
    )
)


def feiten(**anders: Any) -> Feiten:
    return Feiten(
        **{
            "vandaag": date(2034, 1, 1),
            "soorten": SOORTEN,
            "mag": frozenset(SOORTEN),
            "beslissers": {soort.sleutel: soort.beslisser for soort in SOORTEN.values()},
            "jaren": {"zorg": 5, "netwerk": 5, "werkactor": 5, "erkenning": 5, "contingent": None},
            "overgang": {ERKENNING: 5},
            "nooit_samen": NOOIT_SAMEN,
            "regios": {"gent": "Gent", "waasland": "Waasland"},
            "organisaties": MENSEN,
            "kenmerken": frozenset({"MB 1"}),
            "bezet": (),
            "lopend": (),
            "bevoegd": (),
            **anders,
        }
    )


def rij(soort: str = "erkenning", **anders: Any) -> Rij:
    """A row of this kind without faults, with other values."""
    gewoon: dict[str, Any] = {
        "nummer": 2,
        "soort": soort,
        "kenmerk": "MB 2023/12",
        "houder": "caw",
        "van": date(2023, 7, 1),
        "tot": date(2028, 6, 30),
        "regios": ("gent",),
    }
    match soort:
        case "zorg":
            gewoon |= {"partners": (Partner("vaph", "B"), Partner("cgg"))}
        case "netwerk":
            gewoon |= {"houder": "onderneming", "partners": (*NETWERK, Partner("ocmw", "ocmw"))}
        case "werkactor":
            gewoon |= {"houder": "werkactor"}
        case "erkenning":
            gewoon |= {"regios": ()}
        case "contingent":
            gewoon |= {"houder": "maatwerkbedrijf", "plaatsen": 25, "tot": None}
    return Rij(**{**gewoon, **anders})


@pytest.mark.parametrize("soort", SOORTEN)
def test_van_elke_soort_kan_een_gewone_rij_ingelezen_worden(soort: str) -> None:
    assert bezwaren([rij(soort)], feiten()) == []


GEVALLEN: list[tuple[str, Rij, str, str]] = [
    ("nummer van ons", rij(kenmerk="SVZ-2026-0007"), "kenmerk", "deelt de toepassing zelf uit"),
    ("nummer bestaat", rij(kenmerk="MB 1"), "kenmerk", "bestaat hier al"),
    ("onbekende houder", rij(houder="0403019261"), "houder", "0403.019.261"),
    ("verkeerde houder", rij(houder="vdab"), "houder", "art. 30"),
    ("werkactor is een caw", rij("werkactor", houder="caw"), "houder", "art. 13"),
    ("zonder einde", rij(tot=None), "tot", "heeft een laatste dag"),
    ("einde voor begin", rij(tot=date(2023, 6, 30)), "tot", "ligt vóór de eerste"),
    (
        "een dag te lang",
        rij("zorg", tot=date(2028, 7, 1)),
        "tot",
        "langer dan 5 jaar (Decreet 8/7/2022 art. 12)",
    ),
    ("overgang van een mandaat", rij("zorg", is_overgang=True), "overgang", "Alleen een erkenning"),
    ("zonder regio", rij("zorg", regios=()), "regios", "geldt in een regio"),
    ("erkenning met regio", rij(regios=("gent",)), "regios", "heel Vlaanderen"),
    ("erkenning met partner", rij(partners=(Partner("cgg"),)), "partners", "van één organisatie"),
    ("twee van drie", rij("zorg", partners=(Partner("vaph"),)), "partners", "ontbreekt een organisatie"),
    (
        "vier van drie",
        rij("zorg", partners=(Partner("vaph"), Partner("cgg"), Partner("ocmw"))),
        "partners",
        "staan er 2, en er hoort er 1",
    ),
    (
        "verkeerde categorie",
        rij("zorg", partners=(Partner("vaph", "C"), Partner("cgg", "B"))),
        "partners",
        "past niet op de plaats",
    ),
    (
        "onbekende partner",
        rij("zorg", partners=(Partner("vaph"), Partner("0403019261"))),
        "partners",
        "0403.019.261",
    ),
    (
        "partner dubbel",
        rij("zorg", partners=(Partner("vaph"), Partner("cgg"), Partner("cgg"))),
        "partners",
        "twee keer",
    ),
    (
        "onbestaande plaats",
        rij("zorg", partners=(Partner("vaph", "D"), Partner("cgg"))),
        "partners",
        "A, B, C",
    ),
    (
        "netwerk mist ocmw",
        rij("netwerk", partners=NETWERK),
        "partners",
        "“OCMW” (Decreet 8/7/2022 art. 17-19)",
    ),
    (
        "houder als partner",
        rij("netwerk", houder="ocmw", partners=(*NETWERK, Partner("ocmw"))),
        "partners",
        "is de houder zelf",
    ),
    ("plaatsen bij een mandaat", rij("werkactor", plaatsen=3), "plaatsen", "telt geen plaatsen"),
    ("contingent zonder plaatsen", rij("contingent", plaatsen=None), "plaatsen", "hoeveel plaatsen"),
    ("contingent van niets", rij("contingent", plaatsen=0), "plaatsen", "1 tot en met 100.000"),
]


@pytest.mark.parametrize(("wat", "fout", "veld", "woorden"), GEVALLEN, ids=[geval[0] for geval in GEVALLEN])
def test_wat_niet_kan_staat_bij_zijn_kolom(wat: str, fout: Rij, veld: str, woorden: str) -> None:
    (een,) = bezwaren([fout], feiten())
    assert (een.rij, een.veld) == (2, veld)
    assert woorden in een.zin


def test_een_overgangserkenning_houdt_de_einddatum_van_de_oude_regels() -> None:
    """The old rules gave six years here and the new ones five."""
    oud = feiten(overgang={ERKENNING: 6})
    dagen = {"van": date(2023, 12, 31), "tot": date(2029, 12, 30)}
    assert [een.veld for een in bezwaren([rij(**dagen)], oud)] == ["tot"]
    assert bezwaren([rij(**dagen, is_overgang=True)], oud) == []
    (te_lang,) = bezwaren([rij(van=date(2023, 12, 31), tot=date(2199, 5, 31), is_overgang=True)], oud)
    assert (te_lang.veld, "langer dan 6 jaar" in te_lang.zin, "30/12/2029" in te_lang.zin) == (
        "tot",
        True,
        True,
    )
    (te_laat,) = bezwaren([rij(van=date(2024, 1, 1), tot=date(2028, 1, 1), is_overgang=True)], oud)
    assert (te_laat.veld, "01/01/2024" in te_laat.zin) == ("overgang", True)


def test_wat_nog_moet_beginnen_wordt_hier_beslist_en_niet_ingelezen() -> None:
    op_de_dag = feiten(vandaag=date(2023, 7, 1))
    assert bezwaren([rij()], op_de_dag) == []
    (een,) = bezwaren([rij()], feiten(vandaag=date(2023, 6, 30)))
    assert (een.veld, "moet nog komen" in een.zin) == ("van", True)


def test_een_contingent_van_voor_2021_bestond_niet() -> None:
    oud = rij("contingent", van=date(2018, 1, 1), tot=date(2020, 12, 31))
    (een,) = bezwaren([oud], feiten())
    assert (een.veld, "pas vanaf 2021" in een.zin) == ("tot", True)
    net = rij("contingent", van=date(2018, 1, 1), tot=date(2021, 1, 1))
    assert bezwaren([net], feiten()) == []
    vandaag = date(2026, 11, 22)
    assert contingentjaar(net, vandaag) == 2021
    assert contingentjaar(rij("contingent"), vandaag) == 2026
    assert contingentjaar(rij("contingent", van=date(2028, 1, 1)), vandaag) == 2028


def test_dezelfde_erkenning_staat_er_geen_twee_keer() -> None:
    tweede = rij(nummer=3, kenmerk="MB 3", van=date(2028, 6, 30), tot=date(2031, 1, 1))
    (een,) = bezwaren([rij(), tweede], feiten())
    assert (een.rij, een.veld, "rij 2" in een.zin, "art. 30" in een.zin) == (3, "houder", True, True)
    erna = rij(nummer=3, kenmerk="MB 3", van=date(2028, 7, 1), tot=date(2031, 1, 1))
    assert bezwaren([rij(), erna], feiten()) == []
    caw = MENSEN["caw"].id
    al = Lopend("erkenning", caw, None, Periode(date(2028, 6, 30), None), "AMA-2026-0004")
    (een,) = bezwaren([rij()], feiten(lopend=[al]))
    assert "AMA-2026-0004" in een.zin
    # Somebody else's, or another kind, does not count.
    assert bezwaren([rij(houder="cgg")], feiten(lopend=[al])) == []
    assert bezwaren([rij("zorg")], feiten(lopend=[al])) == []


def test_een_werkactor_heeft_een_regio_geen_twee_keer() -> None:
    tweede = rij("werkactor", nummer=3, kenmerk="MB 3")
    (een,) = bezwaren([rij("werkactor"), tweede], feiten())
    assert (een.rij, "“Mandaat casemanager Werk” in Gent al" in een.zin) == (3, True)
    elders = rij("werkactor", nummer=3, kenmerk="MB 3", regios=("waasland",))
    assert bezwaren([rij("werkactor"), elders], feiten()) == []
    # A contingent can be granted again beside one that runs.
    assert bezwaren([rij("contingent"), rij("contingent", nummer=3, kenmerk="MB 3")], feiten()) == []


def test_over_een_soort_van_een_ander_gaat_er_maar_een_zin() -> None:
    (een,) = bezwaren([rij("werkactor", houder="caw", tot=None)], feiten(mag=frozenset({"zorg"})))
    assert een.zin == "Over “Mandaat casemanager Werk” beslist vdab_beslisser: laat die dit inlezen."


def test_wie_gesloten_is_kan_alleen_tot_die_dag() -> None:
    dicht = feiten(organisaties=MENSEN | {"caw": wie("caw", gesloten_op=date(2025, 12, 31))})
    (een,) = bezwaren([rij()], dicht)
    assert (een.veld, "sloot op 31/12/2025" in een.zin) == ("houder", True)
    assert bezwaren([rij(tot=date(2025, 12, 31))], dicht) == []


def test_een_regio_heeft_er_een_tegelijk_ook_naast_wat_er_al_is() -> None:
    tweede = rij("zorg", nummer=3, kenmerk="MB 3", van=date(2028, 6, 30), tot=date(2030, 1, 1))
    (een,) = bezwaren([rij("zorg"), tweede], feiten())
    assert (een.rij, een.veld) == (3, "regios")
    assert "Gent heeft in (een deel van) deze periode al" in een.zin
    assert "rij 2" in een.zin
    assert "art. 12" in een.zin
    later = rij("zorg", nummer=3, kenmerk="MB 3", van=date(2028, 7, 1), tot=date(2030, 1, 1))
    assert bezwaren([rij("zorg"), later], feiten()) == []
    al = Bezet("zorg", "gent", Periode(date(2027, 1, 1), None), "SVZ-2026-0001 van CAW")
    assert "SVZ-2026-0001 van CAW" in bezwaren([rij("zorg")], feiten(bezet=[al]))[0].zin
    # Another kind, or another regio, does not count; and of werkactoren there may be several.
    assert bezwaren([rij("netwerk")], feiten(bezet=[al])) == []
    assert bezwaren([rij("zorg", regios=("waasland",))], feiten(bezet=[al])) == []
    ander = feiten(organisaties=MENSEN | {"jobpunt": wie("werkactor", "JOBPUNT")})
    assert (
        bezwaren([rij("werkactor"), rij("werkactor", nummer=3, kenmerk="MB 3", houder="jobpunt")], ander)
        == []
    )


def test_dezelfde_organisatie_doet_nooit_werk_en_zorg_in_een_regio() -> None:
    """No kind of organisation can hold both today; by what stands there already it could."""
    caw = MENSEN["caw"]
    werk = Bevoegd(caw.id, CASEMANAGER_WERK, "gent", Periode(date(2024, 1, 1), date(2024, 12, 31)))
    (een,) = bezwaren([rij("zorg")], feiten(bevoegd=[werk]))
    assert een.veld == "regios"
    assert "CAW zou in Gent casemanager Werk en casemanager Zorg samen zijn" in een.zin
    assert "art. 13" in een.zin
    zorg = Bevoegd(caw.id, CASEMANAGER_ZORG, "gent", Periode(date(2024, 1, 1), None))
    elders = Bevoegd(caw.id, CASEMANAGER_WERK, "waasland", Periode(date(2024, 1, 1), None))
    voorbij = Bevoegd(caw.id, CASEMANAGER_WERK, "gent", Periode(date(2020, 1, 1), date(2023, 6, 30)))
    assert bezwaren([rij("zorg")], feiten(bevoegd=[zorg, elders, voorbij])) == []
    # Two rows of one file clash the same way, whoever may hold what one day.
    alles = {sleutel: wie("caw", "ALLES") for sleutel in MENSEN} | {
        "vaph": MENSEN["vaph"],
        "cgg": MENSEN["cgg"],
    }
    ruim = {
        **SOORTEN,
        "werkactor": SOORTEN["werkactor"].__class__(
            **{**SOORTEN["werkactor"].__dict__, "houders": frozenset({"caw"})}
        ),
    }
    samen = bezwaren(
        [rij("zorg"), rij("werkactor", nummer=3, kenmerk="MB 3", houder="caw")],
        feiten(soorten=ruim, organisaties=alles),
    )
    assert [(een.rij, "door rij 2" in een.zin) for een in samen] == [(3, True)]


def test_een_nummer_staat_er_maar_een_keer() -> None:
    (een,) = bezwaren([rij(), rij(nummer=7)], feiten())
    assert (een.rij, een.veld, "op rij 2" in een.zin) == (7, "kenmerk", True)


def test_de_houder_van_een_verband_neemt_zelf_zijn_plaats() -> None:
    verwacht = {(MENSEN["caw"].id, "A"), (MENSEN["vaph"].id, "B"), (MENSEN["cgg"].id, "C")}
    assert set(zetels(rij("zorg"), feiten())) == verwacht
    genoemd = rij("zorg", partners=(Partner("caw", "A"), Partner("vaph"), Partner("cgg")))
    assert bezwaren([genoemd], feiten()) == []
    assert set(zetels(genoemd, feiten())) == verwacht


_DAGEN = st.dates(date(2020, 1, 1), date(2032, 1, 1))


@given(st.lists(st.tuples(_DAGEN, st.integers(0, 1500), st.sampled_from(["gent", "waasland"])), max_size=8))
def test_wat_geen_bezwaar_krijgt_overlapt_nergens(stukken: list[tuple[date, int, str]]) -> None:
    """Whatever rows stand there: of those without a word no two hold one regio on one day."""
    rijen = [
        rij("zorg", nummer=n, kenmerk=f"MB-{n}", van=van, tot=van + timedelta(days=duur), regios=(regio,))
        for n, (van, duur, regio) in enumerate(stukken, start=2)
    ]
    fout = {een.rij for een in bezwaren(rijen, feiten(vandaag=date(2040, 1, 1)))}
    goed = [een for een in rijen if een.nummer not in fout]
    for n, een in enumerate(goed):
        for ander in goed[n + 1 :]:
            assert een.regios != ander.regios or not een.periode.overlapt(ander.periode)
    # And one alone is never refused for an overlap.
    assert len(goed) >= min(1, len(rijen))
    for een in goed:
        assert {wat.periode for wat in bevoegdheden_van(een, feiten())} == {een.periode}
