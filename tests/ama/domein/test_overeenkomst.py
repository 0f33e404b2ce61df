"""Contents of an agreement, addenda, signatures and the end."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from ama.domein import beeindiging, ondertekening
from ama.domein.beeindiging import dimona_uit_uiterlijk_op, na_te_doen
from ama.domein.ondertekening import (
    Handtekening,
    Linkstand,
    Wijze,
    linkstand,
    nog_te_tekenen,
    stand_zin,
    volledig_op,
)
from ama.domein.overeenkomst import (
    ONDERDELEN,
    Inhoud,
    Partij,
    indien_zin,
    ontbreekt,
    overgenomen,
    start_bezwaar,
)
from ama.domein.rooster import Blok, Rooster
from ama.domein.wijziging import bezwaren, samenvatting, tekenaars, verschillen, vraagt_toestemming
from werkzorg.termijnen import Periode

VANDAAG = date(2026, 3, 2)
MAANDAG = Blok(0, time(9), time(12))
DINSDAG = Blok(1, time(9), time(12))
VOL = Inhoud(
    rooster=Rooster((MAANDAG,)),
    activiteiten=("fietsen herstellen",),
    omvang="Banden plakken, ongeveer drie per keer.",
    locaties=("Dorpsstraat 1",),
    verzekering="Polis van de begeleider.",
    werkkledij="De werkpost geeft een schort.",
    veiligheid="Uitleg op de eerste dag.",
    hygiene="Handen wassen.",
    begeleiding="Elke maand een gesprek.",
    beeindiging="Elke partij, met een week vooraf.",
)
ALLEN = (Partij.DEELNEMER, Partij.BEGELEIDER, Partij.WERKPOST)


# --- contents ---------------------------------------------------------------------------------------------------------
def test_alles_wat_verplicht_is() -> None:
    assert ontbreekt(VOL) == {}
    assert [veld.name for veld in fields(Inhoud)] == list(ONDERDELEN)
    leeg = ontbreekt(Inhoud())
    assert set(leeg) == set(ONDERDELEN) - {"onkosten"}
    assert all(zin.endswith((".", ").")) for zin in leeg.values())


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"activiteiten": (" ",)}, "activiteiten"),
        ({"locaties": ()}, "locaties"),
        ({"hygiene": "\n "}, "hygiene"),
        ({"rooster": Rooster((MAANDAG, Blok(0, time(10), time(11))))}, "rooster"),
    ],
)
def test_wat_ontbreekt(anders: dict[str, object], veld: str) -> None:
    waarden = {een.name: getattr(VOL, een.name) for een in fields(Inhoud)} | anders
    assert set(ontbreekt(Inhoud(**waarden))) == {veld}


def test_niets_wordt_twee_keer_getypt() -> None:
    nieuw = Inhoud(activiteiten=("inpakken",))
    assert overgenomen(VOL, nieuw) == replace(VOL, activiteiten=("inpakken",))
    assert overgenomen(VOL, Inhoud(rooster=Rooster((DINSDAG,)))).rooster.weekdagen == (1,)
    assert overgenomen(Inhoud(), VOL) == VOL


def test_wanneer_ze_begint() -> None:
    werkpost = Periode(date(2026, 1, 1), date(2026, 12, 31))
    for start, zegt in (
        (VANDAAG, ""),
        (VANDAAG + timedelta(days=180), ""),
        (VANDAAG + timedelta(days=181), "meer dan 180 dagen vooruit"),
        (VANDAAG - timedelta(days=60), ""),
        (VANDAAG - timedelta(days=61), "bestaat van 01/01/2026"),
        (date(2027, 1, 1), "bestaat van 01/01/2026"),
    ):
        zin = start_bezwaar(start, werkpost, VANDAAG, 180, 365)
        assert (zegt in zin) if zegt else zin == ""
    assert "meer dan 30 dagen terug" in start_bezwaar(date(2026, 1, 30), werkpost, VANDAAG, 180, 30)


def test_indienen_en_de_subsidie() -> None:
    start = date(2026, 3, 1)
    assert (
        indien_zin(start, 30, VANDAAG)
        == "Dien in uiterlijk op 31/03/2026: dan telt de subsidie vanaf de start."
    )
    assert "verliest de subsidie van 31 dagen" in indien_zin(start, 30, date(2026, 4, 1))
    assert indien_zin(start, 30, VANDAAG, date(2026, 3, 31)).startswith("Op tijd ingediend op 31/03/2026")
    assert "de eerste 31 dagen tellen niet mee" in indien_zin(start, 30, date(2026, 5, 1), date(2026, 4, 1))


# --- an addendum ------------------------------------------------------------------------------------------------------
def test_alleen_wat_verandert() -> None:
    nieuw = replace(VOL, rooster=Rooster((MAANDAG, DINSDAG)), begeleiding="Elke week een gesprek.")
    anders = verschillen(VOL, nieuw)
    assert [(een.onderdeel, een.van, een.naar) for een in anders] == [
        ("rooster", "maandag 9:00-12:00", "maandag 9:00-12:00 en dinsdag 9:00-12:00"),
        ("begeleiding", "Elke maand een gesprek.", "Elke week een gesprek."),
    ]
    assert tekenaars(anders) == ALLEN
    assert samenvatting(anders) == (
        "Dagen en uren en voorwaarden van de begeleiding veranderen. "
        "Dit ondertekenen de deelnemer, de begeleider en de werkpost."
    )
    alleen = verschillen(VOL, replace(VOL, begeleiding="Elke week."))
    assert tekenaars(alleen) == (Partij.DEELNEMER, Partij.BEGELEIDER)
    assert (tekenaars(()), samenvatting(())) == ((), "Er verandert niets.")


def test_een_andere_volgorde_of_spatie_is_geen_wijziging() -> None:
    een = replace(VOL, rooster=Rooster((MAANDAG, DINSDAG)), activiteiten=("a", "b"))
    ander = replace(
        een, rooster=Rooster((DINSDAG, MAANDAG)), activiteiten=("b", "a"), omvang=f" {VOL.omvang}\n"
    )
    assert verschillen(een, ander) == ()


@pytest.mark.parametrize(
    ("nieuw", "vraagt"),
    [
        (replace(VOL, rooster=Rooster((MAANDAG, DINSDAG))), True),
        (replace(VOL, rooster=Rooster((DINSDAG,))), False),
        (replace(VOL, activiteiten=("fietsen herstellen", "verkoop")), True),
        (replace(VOL, activiteiten=("fietsen herstellen",), hygiene="x"), False),
    ],
)
def test_wat_een_nieuwe_toestemming_vraagt(nieuw: Inhoud, vraagt: bool) -> None:
    assert vraagt_toestemming(VOL, nieuw) is vraagt


@pytest.mark.parametrize(
    ("nieuw", "ingaat", "evaluatie", "velden"),
    [
        (replace(VOL, hygiene="x"), VANDAAG, "", set()),
        (VOL, VANDAAG, "", {""}),
        (replace(VOL, hygiene=""), VANDAAG, "", {"hygiene"}),
        (replace(VOL, hygiene="x"), date(2026, 1, 1), "", {"ingaat_op"}),
        (replace(VOL, hygiene="x"), date(2026, 12, 1), "", {"ingaat_op"}),
        (replace(VOL, hygiene="x"), VANDAAG + timedelta(days=180), "", set()),
        (replace(VOL, hygiene="x"), VANDAAG + timedelta(days=181), "", {"ingaat_op"}),
        (replace(VOL, activiteiten=("x" * 101,)), VANDAAG, "", {"activiteiten"}),
        (replace(VOL, locaties=tuple(str(een) for een in range(21))), VANDAAG, "", {"locaties"}),
        (replace(VOL, rooster=Rooster((MAANDAG, DINSDAG))), VANDAAG, "te laat", {"rooster"}),
        # As many hours on another day, or fewer, is allowed while the evaluation is late.
        (replace(VOL, rooster=Rooster((DINSDAG,))), VANDAAG, "te laat", set()),
    ],
)
def test_een_addendum(nieuw: Inhoud, ingaat: date, evaluatie: str, velden: set[str]) -> None:
    uit = bezwaren(
        VOL,
        nieuw,
        ingaat_op=ingaat,
        vorige_ingang=date(2026, 1, 1),
        einde=date(2026, 11, 30),
        vandaag=VANDAAG,
        hoogstens_vooraf=180,
        evaluatie_bezwaar=evaluatie,
    )
    assert set(uit) == velden


# --- signatures -------------------------------------------------------------------------------------------------------
def handtekening(
    partij: Partij, op: date = VANDAAG, versie: int = 1, wijze: Wijze = Wijze.TER_PLAATSE
) -> Handtekening:
    return Handtekening(partij, versie, op, wijze)


def test_drie_handtekeningen() -> None:
    eerste = handtekening(Partij.DEELNEMER, date(2026, 3, 1))
    tweede = handtekening(Partij.WERKPOST)
    oud = handtekening(Partij.BEGELEIDER, versie=1)
    assert nog_te_tekenen(ALLEN, [eerste, tweede], 1) == (Partij.BEGELEIDER,)
    assert volledig_op(ALLEN, [eerste, tweede], 1) is None
    assert stand_zin(ALLEN, [eerste], 1) == "Nog te ondertekenen door de begeleider en de werkpost."
    assert volledig_op(ALLEN, [oud, tweede, eerste], 1) == VANDAAG
    assert stand_zin(ALLEN, [oud, tweede, eerste], 1) == "Iedereen ondertekende; de laatste op 02/03/2026."
    # A new version asks them all again.
    assert nog_te_tekenen(ALLEN, [oud, tweede, eerste], 2) == ALLEN
    assert volledig_op((), [], 1) is None
    assert stand_zin((), [], 1) == "Niemand hoeft te ondertekenen."


@pytest.mark.parametrize(
    ("nieuw", "velden"),
    [
        (handtekening(Partij.BEGELEIDER), set()),
        (handtekening(Partij.WERKPOST), {"partij"}),
        (handtekening(Partij.DEELNEMER), {"partij"}),
        (handtekening(Partij.BEGELEIDER, versie=2), {"versie"}),
        (handtekening(Partij.BEGELEIDER, date(2026, 3, 1)), {"op"}),
        (handtekening(Partij.BEGELEIDER, date(2026, 3, 1), wijze=Wijze.SCAN), set()),
        (handtekening(Partij.BEGELEIDER, date(2026, 2, 27), wijze=Wijze.SCAN), {"op"}),
        (handtekening(Partij.BEGELEIDER, date(2026, 3, 3), wijze=Wijze.SCAN), {"op"}),
    ],
)
def test_wie_kan_ondertekenen(nieuw: Handtekening, velden: set[str]) -> None:
    uit = ondertekening.bezwaren(
        nieuw,
        (Partij.DEELNEMER, Partij.BEGELEIDER),
        [handtekening(Partij.DEELNEMER)],
        versie=1,
        opgemaakt_op=date(2026, 2, 28),
        vandaag=VANDAAG,
    )
    assert set(uit) == velden


def test_een_link_werkt_een_keer() -> None:
    toen = datetime(2026, 3, 2, 9, tzinfo=UTC)
    later = toen + timedelta(hours=72)
    assert linkstand(toen, toen, geldig_uren=72, gebruikt=False, mislukt=4) is Linkstand.OPEN
    assert linkstand(toen, later, geldig_uren=72, gebruikt=False, mislukt=0) is Linkstand.VERVALLEN
    assert linkstand(toen, toen, geldig_uren=72, gebruikt=False, mislukt=5) is Linkstand.GEBLOKKEERD
    assert linkstand(toen, later, geldig_uren=72, gebruikt=True, mislukt=5) is Linkstand.GEBRUIKT


# --- the end ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("einde", "reden", "toelichting", "aanwezig", "velden"),
    [
        (VANDAAG, "deelnemer_stopt", "", [VANDAAG], set()),
        (None, "deelnemer_stopt", "", [], {"einde"}),
        (date(2025, 12, 31), "deelnemer_stopt", "", [], {"einde"}),
        (VANDAAG + timedelta(days=180), "naar_betaald_werk", "", [], set()),
        (VANDAAG + timedelta(days=181), "naar_betaald_werk", "", [], {"einde"}),
        (VANDAAG, "deelnemer_stopt", "", [date(2026, 3, 3)], {"einde"}),
        (VANDAAG, "andere", " ", [], {"toelichting"}),
        (VANDAAG, "andere", "De fietsenwinkel verhuist.", [], set()),
        (VANDAAG, "zomaar", "", [], {"reden"}),
        (VANDAAG, "overlijden", "", [], {"reden"}),
    ],
)
def test_stoppen(
    einde: date | None, reden: str, toelichting: str, aanwezig: list[date], velden: set[str]
) -> None:
    uit = beeindiging.bezwaren(
        einde=einde,
        reden=reden,
        toelichting=toelichting,
        start=date(2026, 1, 1),
        aanwezig=aanwezig,
        vandaag=VANDAAG,
        hoogstens_vooraf=180,
    )
    assert set(uit) == velden


def test_na_een_overlijden() -> None:
    def uit(einde: date) -> dict[str, str]:
        return beeindiging.bezwaren(
            einde=einde,
            reden="overlijden",
            toelichting="",
            start=date(2026, 1, 1),
            overleden_op=date(2026, 2, 27),
            vandaag=VANDAAG,
            hoogstens_vooraf=180,
        )

    assert uit(date(2026, 2, 27)) == {}
    assert set(uit(date(2026, 2, 28))) == {"einde"}


@pytest.mark.parametrize(
    ("einde", "uit"),
    [
        (date(2026, 3, 6), date(2026, 3, 9)),
        (date(2026, 3, 5), date(2026, 3, 6)),
        (date(2026, 4, 30), date(2026, 5, 4)),
        (date(2026, 12, 24), date(2026, 12, 28)),
    ],
)
def test_dimona_de_eerste_werkdag_erna(einde: date, uit: date) -> None:
    assert dimona_uit_uiterlijk_op(einde) == uit
    assert f"{uit:%d/%m/%Y}" in na_te_doen(einde, None)[0]
    assert len(na_te_doen(einde, uit)) == 1


def test_dwingende_redenen() -> None:
    dwingend = {sleutel for sleutel, een in beeindiging.REDENEN.items() if een.is_dwingend}
    assert dwingend == {
        "toestemming_weg",
        "vaph",
        "leeftijd",
        "erkenning_verloren",
        "overlijden",
        "beslissing_vdab",
    }
    assert beeindiging.laatste_dag_erkenning(date(2026, 7, 1)) == date(2026, 6, 30)
    assert beeindiging.dimona_in_uiterlijk_op(VANDAAG) == VANDAAG
