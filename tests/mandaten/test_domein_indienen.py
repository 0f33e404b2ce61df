"""The checklist of an application, as law: tables of situations, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.aanvraagbeeld import (
    Aanvraagbeeld,
    Antwoord,
    Begeleider,
    Bezet,
    Criteriumbeeld,
    Lijn,
    Partner,
)
from mandaten.domein.houders import Eigen
from mandaten.domein.indienen import is_aaneengesloten, is_klaar, is_volledig, lijst
from mandaten.domein.voorwaarden import VOORWAARDEN, voorwaarden
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import BIJ_PLAATS, HOUDER

VANDAAG = date(2026, 6, 1)
JA = Antwoord(is_bevestigd=True, heeft_bewijs=True)


def beeld(soort: str = "zorg", **anders) -> Aanvraagbeeld:
    """An application of this kind in which nothing is wrong."""
    welke = SOORTEN[soort]
    eigen = {een.sleutel: JA for een in voorwaarden(soort, per_partner=True)}
    partners = []
    for plaats, wat in welke.plaatsen.items():
        if not wat.minstens:
            continue
        is_aanvrager = welke.houder_neemt_plaats and HOUDER[soort] in wat.soorten
        partners.append(
            Partner(
                f"Partner {plaats}",
                plaats,
                BIJ_PLAATS[plaats],
                is_aanvrager=is_aanvrager,
                is_bevestigd=True,
                antwoorden=eigen,
            )
        )
    goed = Aanvraagbeeld(
        soort=welke,
        vandaag=VANDAAG,
        aanvrager=Partner("Aanvrager", "", HOUDER[soort], is_aanvrager=True),
        ingaat_op=VANDAAG + timedelta(days=90),
        plaatsen=10 if soort == "contingent" else None,
        tekenbevoegde="Mia Peeters",
        tekenfunctie="directeur",
        contact="Jan Claes",
        bereikbaar="jan@voorbeeld.be",
        regios={"gent": "Gent"} if welke.met_regio else {},
        oproepregios={"gent": "Gent", "waasland": "Waasland"} if welke.via_oproep else None,
        partners=partners,
        begeleiders=[Begeleider("Lies", heeft_kwalificatie=True, heeft_bewijs=True)],
        antwoorden={een.sleutel: JA for een in voorwaarden(soort, per_partner=False)},
    )
    return replace(goed, **anders)


def rood(stand: Aanvraagbeeld) -> dict[str, Lijn]:
    return {lijn.sleutel: lijn for lijn in lijst(stand) if not lijn.is_groen}


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_een_volledige_aanvraag_is_groen(soort: str) -> None:
    lijnen = lijst(beeld(soort))
    assert is_klaar(lijnen)
    assert all(lijn.zin and lijn.artikel for lijn in lijnen)


@pytest.mark.parametrize(
    ("soort", "anders", "sleutel", "stuk_van_de_zin", "artikel"),
    [
        ("zorg", {"ingaat_op": None}, "ingaat_op", "Vul de gewenste eerste dag in", "art. 12"),
        ("zorg", {"ingaat_op": VANDAAG - timedelta(days=1)}, "periode", "31/05/2026) is voorbij", "art. 12"),
        ("zorg", {"ingaat_op": date(2031, 1, 1)}, "periode", "ligt te ver", "art. 12"),
        ("zorg", {"tekenfunctie": ""}, "tekenbevoegde", "wettelijk kan verbinden", "BVR"),
        ("zorg", {"bereikbaar": ""}, "contact", "e-mailadres of telefoonnummer", "BVR"),
        ("zorg", {"regios": {}}, "regios", "minstens een", "art. 12"),
        ("zorg", {"regios": {"kempen": "Kempen"}}, "regios", "gaat niet over Kempen", "art. 12"),
        (
            "zorg",
            {"regios": {"gent": "Gent", "waasland": "Waasland"}},
            "regios",
            "sluiten niet op elkaar aan",
            "art. 12",
        ),
        (
            "zorg",
            {"bezet": [Bezet("Gent", date(2028, 12, 31))]},
            "vrij",
            "vanaf 01/01/2029",
            "art. 12",
        ),
        ("netwerk", {"bezet": [Bezet("Gent", None)]}, "vrij", "kies een andere regio", "art. 17"),
        ("zorg", {"oproep_bezwaar": "De oproep sloot gisteren."}, "oproep", "sloot gisteren", "art. 12"),
        ("zorg", {"botsing": "X is al casemanager Werk."}, "werk_en_zorg", "X is al", "art. 13"),
        ("werkactor", {"botsing": "X is al casemanager Zorg."}, "werk_en_zorg", "X is al", "art. 13"),
        ("erkenning", {"eigen": Eigen("AMA-1", date(2027, 3, 31))}, "periode", "vanaf 01/04/2027", "art. 46"),
        ("erkenning", {"eigen": Eigen("AMA-1", None)}, "periode", "zonder einddatum", "art. 46"),
        ("erkenning", {"begeleiders": []}, "medewerkers", "minstens een medewerker", "art. 46"),
        (
            "erkenning",
            {"begeleiders": [Begeleider("Lies", heeft_kwalificatie=True, heeft_bewijs=False)]},
            "medewerkers",
            "Lies: vul een diploma",
            "art. 46",
        ),
        (
            "erkenning",
            {"begeleiders": [Begeleider("Lies", heeft_kwalificatie=False, heeft_bewijs=True)]},
            "medewerkers",
            "met een bewijs",
            "art. 46",
        ),
        ("contingent", {"plaatsen": None}, "plaatsen", "hoeveel plaatsen", "afdeling 2"),
        ("contingent", {"plaatsen": 0}, "plaatsen", "minstens 1", "afdeling 2"),
        ("zorg", {"geweigerde_bestanden": ["cv.pdf"]}, "bestanden", "cv.pdf", "BVR"),
        ("contingent", {"regios": {}}, "regios", "minstens een", "afdeling 2"),
        (
            "zorg",
            {"criteria": [Criteriumbeeld("c", "Bereik", bewijs="kaart")]},
            "criterium_c",
            "het gevraagde bewijs (kaart)",
            "Oproep",
        ),
        (
            "zorg",
            {"criteria": [Criteriumbeeld("c", "Bereik", is_uitsluitend=True)]},
            "criterium_c",
            "zeg hoe jullie",
            "Oproep",
        ),
        (
            "erkenning",
            {"aanvrager": Partner("Brug", "", "caw", is_aanvrager=True, verdwijnt_op=VANDAAG)},
            "aanvrager",
            "Brug ging op 01/06/2026 op in een andere organisatie",
            "art. 46",
        ),
    ],
)
def test_wat_ontbreekt_staat_er_met_het_artikel(
    soort: str, anders: dict, sleutel: str, stuk_van_de_zin: str, artikel: str
) -> None:
    lijnen = rood(beeld(soort, **anders))
    assert set(lijnen) == {sleutel}
    assert stuk_van_de_zin in lijnen[sleutel].zin
    assert artikel in lijnen[sleutel].artikel


@pytest.mark.parametrize(
    "soort", [s for s, wat in SOORTEN.items() if any(p.minstens for p in wat.plaatsen.values())]
)
def test_elke_verplichte_plaats_is_nodig(soort: str) -> None:
    goed = beeld(soort)
    for weg in goed.partners:
        zonder = replace(goed, partners=[een for een in goed.partners if een is not weg])
        lijn = rood(zonder)[f"plaats_{weg.plaats}"]
        assert "ontbreekt" in lijn.zin
        assert ("art. 12" if soort == "zorg" else "art. 17") in lijn.artikel


def test_nooit_twee_in_een_categorie() -> None:
    goed = beeld("zorg")
    dubbel = replace(goed.partners[1], naam="Tweede")
    lijn = rood(replace(goed, partners=[*goed.partners, dubbel]))["plaats_B"]
    assert "er is plaats voor 1" in lijn.zin


def test_een_netwerk_mag_meer_van_elke_soort() -> None:
    goed = beeld("netwerk")
    assert not rood(replace(goed, partners=[*goed.partners, replace(goed.partners[0], naam="Nog een")]))


def test_een_organisatie_hoort_in_haar_categorie() -> None:
    goed = beeld("zorg")
    fout = [replace(een, soort="ocmw") if een.plaats == "C" else een for een in goed.partners]
    assert "hoort niet bij" in rood(replace(goed, partners=fout))["plaats_C"].zin


def test_de_aanvrager_neemt_zelf_een_plaats_in() -> None:
    goed = beeld("zorg")
    anders = [replace(een, is_aanvrager=False) for een in goed.partners]
    assert "eigen_plaats" in rood(replace(goed, partners=anders))


@pytest.mark.parametrize(
    ("partner", "stuk_van_de_zin"),
    [
        ({"is_bevestigd": False}, "moet haar deelname zelf nog bevestigen"),
        ({"is_actief": False}, "gesloten"),
        ({"verdwijnt_op": VANDAAG}, "op in een andere organisatie"),
        ({"conventie_bezwaar": "Het conventienummer ontbreekt."}, "conventienummer"),
    ],
)
def test_een_partner_moet_kunnen_en_bevestigen(partner: dict, stuk_van_de_zin: str) -> None:
    goed = beeld("zorg")
    anders = [replace(een, **partner) if een.plaats == "C" else een for een in goed.partners]
    lijn = rood(replace(goed, partners=anders))["partner"]
    assert stuk_van_de_zin in lijn.zin
    assert lijn.stap == "partners"


def test_wie_nog_moet_bevestigen_is_een_ding_te_doen() -> None:
    goed = beeld("zorg")
    wacht = replace(goed.partners[1], is_bevestigd=False, antwoorden={})
    assert not wacht.is_aanvrager
    assert set(rood(replace(goed, partners=[goed.partners[0], wacht, goed.partners[2]]))) == {"partner"}


@pytest.mark.parametrize(
    ("sleutel", "soort"), [(een.sleutel, soort) for soort, rij in VOORWAARDEN.items() for een in rij]
)
def test_elke_voorwaarde_telt(sleutel: str, soort: str) -> None:
    goed = beeld(soort)
    voorwaarde = next(een for een in VOORWAARDEN[soort] if een.sleutel == sleutel)
    for antwoord in (None, Antwoord(is_bevestigd=False, heeft_bewijs=True), Antwoord(is_bevestigd=True)):
        if voorwaarde.per_partner:
            deel = {naam: een for naam, een in goed.partners[0].antwoorden.items() if naam != sleutel}
            if antwoord:
                deel[sleutel] = antwoord
            partners = [replace(goed.partners[0], antwoorden=deel), *goed.partners[1:]]
            lijnen = rood(replace(goed, partners=partners))
        else:
            deel = {naam: een for naam, een in goed.antwoorden.items() if naam != sleutel}
            if antwoord:
                deel[sleutel] = antwoord
            lijnen = rood(replace(goed, antwoorden=deel))
        genoeg = antwoord is not None and antwoord.is_bevestigd and not voorwaarde.bewijs_nodig
        assert (f"voorwaarde_{sleutel}" in lijnen) is not genoeg
        if not genoeg:
            assert lijnen[f"voorwaarde_{sleutel}"].artikel == voorwaarde.artikel


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_wie_niet_mag_vragen_kan_niet_indienen(soort: str) -> None:
    ander = "uitkeringsinstantie"
    lijn = rood(beeld(soort, aanvrager=Partner("X", "", ander, is_aanvrager=True)))["aanvrager"]
    assert "kan dit niet aanvragen" in lijn.zin


def test_wat_alleen_het_moment_raakt_houdt_een_aanvulling_niet_tegen() -> None:
    later = beeld(
        "zorg",
        ingaat_op=VANDAAG - timedelta(days=10),
        oproep_bezwaar="Voorbij.",
        bezet=[Bezet("Gent", None)],
        botsing="X.",
    )
    assert not is_klaar(lijst(later))
    assert is_volledig(lijst(later))
    assert not is_volledig(lijst(replace(later, tekenbevoegde="")))


REGIOS = ["a", "b", "c", "d", "e"]
paren = st.sets(st.tuples(st.sampled_from(REGIOS), st.sampled_from(REGIOS)).filter(lambda p: p[0] < p[1]))


@given(st.sets(st.sampled_from(REGIOS)), paren)
def test_aaneengesloten_is_een_ketting_van_grenzen(gekozen: set[str], grenzen: set[tuple[str, str]]) -> None:
    """Oracle: whoever can be reached, step by step, from the first one."""
    bereikt = {min(gekozen)} if gekozen else set()
    for _ in REGIOS:
        bereikt |= {
            naar
            for van, naar in {*grenzen, *((n, v) for v, n in grenzen)}
            if van in bereikt and naar in gekozen
        }
    assert is_aaneengesloten(sorted(gekozen), frozenset(grenzen)) is (bereikt == gekozen)


@given(st.integers(0, 119))
def test_de_volgorde_van_de_partners_maakt_niets_uit(nummer: int) -> None:
    goed = beeld("netwerk")
    volgorde = list(permutations(goed.partners[:5]))[nummer]
    assert is_klaar(lijst(replace(goed, partners=[*volgorde, goed.partners[5]])))


@given(
    st.fixed_dictionaries(
        {
            "ingaat_op": st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
            "tekenbevoegde": st.text(max_size=5),
            "contact": st.text(max_size=5),
            "plaatsen": st.none() | st.integers(0, 5),
            "eigen": st.none()
            | st.builds(Eigen, st.just("AMA-1"), st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))),
        }
    ),
    st.sampled_from(sorted(SOORTEN)),
)
def test_elke_rode_lijn_zegt_wat_en_waar(anders: dict, soort: str) -> None:
    for lijn in rood(beeld(soort, **anders)).values():
        assert lijn.zin.endswith(".")
        assert lijn.artikel
        assert lijn.stap


@pytest.mark.parametrize(
    "criterium",
    [
        Criteriumbeeld("c", "Bereik"),
        Criteriumbeeld("c", "Bereik", bewijs="kaart", is_beantwoord=True),
        Criteriumbeeld("c", "Bereik", is_uitsluitend=True, is_beantwoord=True),
    ],
)
def test_een_criterium_dat_niets_vraagt_of_beantwoord_is_houdt_niets_tegen(criterium: Criteriumbeeld) -> None:
    assert is_klaar(lijst(beeld("zorg", criteria=[criterium])))


def test_wie_pas_later_opgaat_in_een_ander_doet_nog_mee() -> None:
    """Until that day it exists; who decides looks again at the first day asked."""
    goed = beeld("zorg")
    later = [replace(een, verdwijnt_op=VANDAAG + timedelta(days=1)) for een in goed.partners]
    assert is_klaar(lijst(replace(goed, partners=later)))


@pytest.mark.parametrize("soort", ["zorg", "netwerk", "werkactor"])
@pytest.mark.parametrize("weg", [{"ingaat_op": None}, {"regios": {}}])
def test_of_iets_vrij_is_staat_er_pas_met_een_dag_en_een_regio(soort: str, weg: dict) -> None:
    lijnen = {een.sleutel for een in lijst(beeld(soort, **weg))}
    assert not {"vrij", "werk_en_zorg"} & lijnen


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_geen_groene_lijn_zegt_dat_iets_vrij_is_terwijl_een_rode_zegt_van_niet(soort: str) -> None:
    """Art. 12: somebody else has it, while nothing is wrong with the day itself."""
    lijnen = lijst(beeld(soort, bezet=[Bezet("Gent", None)]))
    if any(een.sleutel == "vrij" and not een.is_groen for een in lijnen):
        assert not any("vrij" in een.zin or "nog niet" in een.zin for een in lijnen if een.is_groen)
