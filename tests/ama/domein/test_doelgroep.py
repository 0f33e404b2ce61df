"""The checklist before an agreement: each line in each of its colours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ama.domein.doelgroep import Beeld, Kleur, beletsels, controles, kleur_samen, te_bekijken
from ama.domein.leeftijd import Leeftijdsgrens
from ama.domein.overeenkomst import Dimona
from ama.domein.overgang import Overgang
from ama.domein.samenloop import WSE, WVG, Overeenkomst, Steun
from ama.domein.statuut import Instantie, Statuut, gevraagde_instanties
from ama.domein.toestemming import Gebruik, Toestemming, Uitkomst, oordelen
from werkzorg.termijnen import Periode

START = date(2026, 3, 9)
VANDAAG = date(2026, 3, 2)
WERKPOST, ANDERE_WERKPOST = UUID(int=1), UUID(int=2)
NIEUW = Overeenkomst(UUID(int=10), WVG, WERKPOST, Periode(START))
LOOPT = Periode(date(2025, 1, 1))
ARTS = Toestemming(Instantie.ARTS, Uitkomst.VERLEEND, VANDAAG, VANDAAG)


def met_toestemming(*antwoorden: Toestemming, statuut: str = "arbeidsongeschikt") -> Beeld:
    vragen = gevraagde_instanties([Statuut(statuut, LOOPT)], START)
    return replace(
        GOED, oordelen=oordelen(vragen, antwoorden, Gebruik(WERKPOST, 480), START, hergebruik_arts_jaren=2)
    )


GOED = Beeld(
    overeenkomst=NIEUW,
    geboortedatum=date(1985, 7, 30),
    grenzen=(Leeftijdsgrens(Periode(date(2025, 1, 1)), 18, 66),),
    erkenning=(Periode(date(2024, 1, 1), date(2028, 12, 31)),),
    vaph_gevraagd=True,
    betaald_werk_mogelijk=False,
    geinformeerd_op=VANDAAG,
    verzekerd_ongevallen=True,
    verzekerd_ba=True,
    dimona=Dimona("DWD-1", VANDAAG),
    werkpost=Periode(date(2024, 1, 1)),
)


def kleuren(beeld: Beeld, vandaag: date = VANDAAG) -> dict[str, Kleur]:
    """Only the lines that are not green."""
    return {een.sleutel: een.kleur for een in controles(beeld, vandaag) if een.kleur is not Kleur.GROEN}


def test_alles_in_orde() -> None:
    lijst = controles(GOED, VANDAAG)
    assert kleuren(GOED) == {}
    assert (kleur_samen(lijst), beletsels(lijst), te_bekijken(lijst)) == (Kleur.GROEN, [], [])
    assert [een.sleutel for een in lijst] == [
        "leeftijd", "betaald_werk", "erkenning", "samenloop", "vaph", "toestemming", "geinformeerd",
        "verzekerd_ongevallen", "verzekerd_ba", "dimona", "werkpost", "inhoud",
    ]  # fmt: skip
    assert all(een.artikel and een.zin.endswith(".") for een in lijst)
    assert lijst[0].zin == "De persoon is 40 jaar op de start. Deelnemen kan tot 30/07/2051."
    assert kleuren(met_toestemming(ARTS)) == {}


@pytest.mark.parametrize(
    ("beeld", "sleutel", "kleur"),
    [
        (replace(GOED, geboortedatum=date(2008, 3, 10)), "leeftijd", Kleur.ROOD),
        (replace(GOED, geboortedatum=date(1960, 3, 9)), "leeftijd", Kleur.ROOD),
        (replace(GOED, geboortedatum=date(2026, 3, 10)), "leeftijd", Kleur.ROOD),
        (replace(GOED, grenzen=()), "leeftijd", Kleur.ORANJE),
        (replace(GOED, betaald_werk_mogelijk=None), "betaald_werk", Kleur.ORANJE),
        (replace(GOED, betaald_werk_mogelijk=True), "betaald_werk", Kleur.ROOD),
        (replace(GOED, erkenning=()), "erkenning", Kleur.ROOD),
        (replace(GOED, erkenning=(Periode(date(2024, 1, 1), date(2026, 3, 8)),)), "erkenning", Kleur.ROOD),
        (
            replace(GOED, andere=(Overeenkomst(UUID(int=11), WSE, ANDERE_WERKPOST, LOOPT),)),
            "samenloop",
            Kleur.ROOD,
        ),
        (replace(GOED, andere=(Overeenkomst(UUID(int=11), WVG, WERKPOST, LOOPT),)), "samenloop", Kleur.ROOD),
        (replace(GOED, vaph_gevraagd=False), "vaph", Kleur.ORANJE),
        (replace(GOED, vaph=(Steun("begeleid_werken", LOOPT),)), "vaph", Kleur.ROOD),
        (replace(GOED, statuut_onbekend=True), "toestemming", Kleur.ROOD),
        (met_toestemming(), "toestemming", Kleur.ROOD),
        (met_toestemming(replace(ARTS, gegeven_op=date(2023, 1, 1))), "toestemming", Kleur.ROOD),
        (replace(GOED, geinformeerd_op=None), "geinformeerd", Kleur.ROOD),
        (replace(GOED, geinformeerd_op=date(2026, 3, 3)), "geinformeerd", Kleur.ROOD),
        (replace(GOED, verzekerd_ongevallen=None), "verzekerd_ongevallen", Kleur.ORANJE),
        (replace(GOED, verzekerd_ba=False), "verzekerd_ba", Kleur.ROOD),
        (replace(GOED, dimona=Dimona("", VANDAAG)), "dimona", Kleur.ORANJE),
        (replace(GOED, dimona=Dimona("DWD-1", date(2026, 3, 10))), "dimona", Kleur.ORANJE),
        (replace(GOED, werkpost=None), "werkpost", Kleur.ROOD),
        (replace(GOED, werkpost=Periode(date(2026, 3, 10))), "werkpost", Kleur.ROOD),
        (replace(GOED, inhoud_ontbreekt=("plaats", "hygiëne")), "inhoud", Kleur.ROOD),
        (replace(GOED, evaluatie_bezwaar="De evaluatie is te laat."), "evaluatie", Kleur.ROOD),
        (replace(GOED, overleden_op=date(2026, 2, 1)), "overleden", Kleur.ROOD),
    ],
)
def test_elke_regel(beeld: Beeld, sleutel: str, kleur: Kleur) -> None:
    assert kleuren(beeld) == {sleutel: kleur}
    lijst = controles(beeld, VANDAAG)
    assert kleur_samen(lijst) is kleur
    assert [een.sleutel for een in (beletsels(lijst) if kleur is Kleur.ROOD else te_bekijken(lijst))] == [
        sleutel
    ]


def test_na_de_start() -> None:
    """What still had time before the start stands in the way after it."""
    zonder = replace(GOED, dimona=Dimona())
    assert kleuren(zonder, START) == {"dimona": Kleur.ORANJE}
    assert kleuren(zonder, date(2026, 3, 10)) == {"dimona": Kleur.ROOD}
    laat = replace(GOED, geinformeerd_op=date(2026, 3, 10))
    assert kleuren(laat, date(2026, 3, 10)) == {"geinformeerd": Kleur.ORANJE}


def test_wat_wel_samengaat() -> None:
    """Another werkpost, VAPH support of another kind, what ended the day before."""
    gisteren = Periode(date(2025, 1, 1), date(2026, 3, 8))
    beeld = replace(
        GOED,
        andere=(
            Overeenkomst(UUID(int=11), WVG, ANDERE_WERKPOST, LOOPT),
            Overeenkomst(UUID(int=12), WSE, ANDERE_WERKPOST, gisteren),
            Overeenkomst(UUID(int=13), WVG, WERKPOST, gisteren),
            # The agreement itself, as it stands in the table.
            NIEUW,
        ),
        vaph=(Steun("mobiel_of_ambulant", LOOPT), Steun("dagondersteuning", gisteren)),
    )
    assert kleuren(beeld) == {}


def test_een_rooster_waarschuwt_en_houdt_niemand_tegen() -> None:
    lijst = controles(replace(GOED, arbeidstijd=("Te lang.",), botsingen=("Twee tegelijk.",)), VANDAAG)
    assert beletsels(lijst) == []
    assert [(een.zin, een.artikel) for een in te_bekijken(lijst)] == [
        ("Twee tegelijk.", "Departement Zorg, FAQ AMA"),
        ("Te lang.", "Arbeidswet 16/3/1971 (aanname)"),
    ]


# --- AMA sociale economie ---------------------------------------------------------------------------------------------

WSE_NIEUW = Overeenkomst(UUID(int=10), WSE, WERKPOST, Periode(START))
# Nobody asked about the statuut, the VAPH or paid work: VDAB decided.
WSE_GOED = replace(
    GOED,
    overeenkomst=WSE_NIEUW,
    vaph_gevraagd=False,
    statuut_onbekend=True,
    betaald_werk_mogelijk=None,
    toegekend_op=VANDAAG,
)
WVG_LOOPT = Overeenkomst(UUID(int=11), WVG, ANDERE_WERKPOST, Periode(date(2026, 1, 1)))


def test_wse_vraagt_geen_toestemming_en_kent_geen_vaph() -> None:
    lijst = controles(WSE_GOED, VANDAAG)
    assert kleuren(WSE_GOED) == {}
    assert {een.sleutel for een in lijst}.isdisjoint({"vaph", "toestemming", "betaald_werk"})
    assert "polis van het maatwerkbedrijf" in next(
        een.zin for een in lijst if een.sleutel == "verzekerd_ongevallen"
    )


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"toegekend_op": None}, {"toeleiding": Kleur.ROOD}),
        ({"toegekend_op": date(2026, 3, 10)}, {"toeleiding": Kleur.ROOD}),
        ({"toegekend_op": START}, {}),
        ({"erkenning": ()}, {"erkenning": Kleur.ROOD}),
        ({"andere": (WVG_LOOPT,)}, {"samenloop": Kleur.ROOD}),
        ({"vaph": (Steun("dagondersteuning", LOOPT),)}, {}),
        (
            {"andere": (WVG_LOOPT,), "overgang": Overgang(START, bezwaren=("Er loopt AMA.",))},
            {"samenloop": Kleur.ROOD},
        ),
        # The letter was accepted: the other kind ends the day before.
        (
            {"andere": (WVG_LOOPT,), "overgang": Overgang(date(2026, 3, 8), (WVG_LOOPT.sleutel,))},
            {"samenloop": Kleur.ORANJE},
        ),
        # Of the same kind at the same werkpost no letter helps.
        (
            {
                "andere": (replace(WVG_LOOPT, soort=WSE, werkpost=WERKPOST),),
                "overgang": Overgang(date(2026, 3, 8)),
            },
            {"samenloop": Kleur.ROOD},
        ),
    ],
)
def test_elke_voorwaarde_van_wse(anders: dict[str, object], verwacht: dict[str, Kleur]) -> None:
    assert kleuren(replace(WSE_GOED, **anders)) == verwacht


def test_de_overgang_staat_in_de_lijst() -> None:
    beeld = replace(WSE_GOED, overgang=Overgang(date(2026, 3, 8), (WVG_LOOPT.sleutel,)))
    zin = next(een.zin for een in controles(beeld, VANDAAG) if een.sleutel == "samenloop")
    assert "eindigt AMA gezondheids- en welzijnsbeleid op 08/03/2026" in zin
