"""What was granted before the application came: read in from a file per desk, one of which was taken back."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from mandaten.domein.inlezing import NIEUWE_REGELS_AMA
from mandaten.handelingen.inlezen import Bestand, inlezing_terugdraaien, regionamen, toekenningen_inlezen
from mandaten.imports.kolommen import KOLOMMEN
from mandaten.imports.repetitie import repeteer
from mandaten.models import Inlezing
from mandaten.soorten import CONTINGENT, ERKENNING, NETWERK, WERKACTOR, ZORG
from mandaten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.formaten import datum
from werkzorg.ui.tabelbestand import lees_bestand

# Days from today on which something existing was read in, and on which a wrong file came and went.
INGELEZEN, VERKEERD, TERUG = -590, -589, -588
# The recognitions came in first: people were guided under them in the two years before today.
ERKEND = -745
# The day on which the decreet of 2022 came into force: no mandate of its kinds is older.
_DECREET = date(2023, 7, 1)
# Five years, and never a day more, whichever years have a 29th of February.
_VIJF_JAAR = timedelta(days=1825)


@dataclass(frozen=True)
class Bestaand:
    """One row of a file: who holds it with whom (seat -> organisation keys), where, and its last day from today.

    `van`: its first day from today; None: five years before its last one, or since the decreet.
    """

    soort: str
    houder: str
    tot: int | None
    regios: tuple[str, ...] = ()
    partners: Mapping[str, tuple[str, ...]] | None = None
    van: int | None = None
    is_overgang: bool = False
    plaatsen: int | None = None


def _verband(tot: int, a: str, b: str, c: str, *regios: str) -> Bestaand:
    return Bestaand(ZORG, a, tot, regios, {"A": (a,), "B": (b,), "C": (c,)})


def _netwerk(tot: int, houder: str, regios: tuple[str, ...], **partners: tuple[str, ...]) -> Bestaand:
    return Bestaand(NETWERK, houder, tot, regios, partners)


# Oost-Brabant stays without partnership; Vlaamse Ardennen gets one by a call (aanvragen.py). Three mandates end within
# three months: those of Waasland, Rivierenland and the network of West-Vlaanderen.
VERBANDEN = (
    _verband(900, "caw", "vaph", "cgg", "gent"),
    _verband(62, "ocmw", "vaph", "cgg_waas", "waasland"),
    _verband(780, "ocmw_dender", "vaph", "beschut_dender", "denderland"),
    _verband(1010, "caw_oostende", "vaph", "pz_brugge", "brugge"),
    _verband(640, "caw_oostende", "vaph", "reval_westhoek", "oostende", "westhoek"),
    _verband(1150, "caw_oostende", "vaph", "cgg_midwest", "midwest", "kortrijk"),
    _verband(720, "caw_ant", "vaph_kempen", "cgg_ant", "antwerpen", "kempen"),
    _verband(84, "caw_ant", "vaph_kempen", "cgg_ant", "rivierenland"),
    _verband(830, "ocmw_limburg", "vaph_kempen", "cgg_limburg", "limburg"),
    _verband(955, "caw_hv", "vaph_kempen", "beschut_dender", "halle_vilvoorde"),
)
NETWERKEN = (
    _netwerk(
        870, "werkactor", ("gent", "waasland", "denderland", "vlaamse_ardennen"),
        caw=("caw",), werkactor=("werkactor_ant",), maatwerkbedrijf=("maatwerk",), ggz=("cgg", "beschut_dender"),
        vaph=("vaph",), ocmw=("ocmw", "ocmw_dender"), andere=("gemeente",),
    ),
    _netwerk(
        40, "maatwerk_kortrijk", ("brugge", "oostende", "westhoek", "midwest", "kortrijk"),
        caw=("caw_oostende",), werkactor=("werkactor",), maatwerkbedrijf=("maatwerk",), ggz=("pz_brugge",),
        vaph=("vaph",), ocmw=("ocmw",), andere=("bakkerij", "fietsen"),
    ),
    _netwerk(
        690, "ambulant_rivier", ("antwerpen", "kempen", "rivierenland"),
        caw=("caw_ant",), werkactor=("werkactor_ant",), maatwerkbedrijf=("maatwerk_ant",), ggz=("cgg_ant",),
        vaph=("vaph_kempen",), ocmw=("ocmw_limburg",),
    ),
    # Over meanwhile; followed by one that was granted here (aanvragen.py).
    _netwerk(
        -50, "opgroeien_limburg", ("limburg",),
        caw=("caw_ant",), werkactor=("werkactor_ant",), maatwerkbedrijf=("maatwerk_limburg",), ggz=("cgg_limburg",),
        vaph=("vaph_kempen",), ocmw=("ocmw_limburg",),
    ),
    _netwerk(
        520, "inloop_leuven", ("oost_brabant", "halle_vilvoorde"),
        caw=("caw_hv",), werkactor=("werkactor_ant",), maatwerkbedrijf=("maatwerk_ant",), ggz=("cgg_limburg",),
        vaph=("vaph_kempen",), ocmw=("ocmw_dender",), andere=("ziekenfonds",),
    ),
)  # fmt: skip
WERKACTOREN = (
    Bestaand(WERKACTOR, "werkactor", 610, ("gent", "denderland", "vlaamse_ardennen")),
    Bestaand(WERKACTOR, "werkactor", 560, ("brugge", "oostende")),
    Bestaand(WERKACTOR, "werkactor_ant", 745, ("antwerpen", "kempen", "rivierenland")),
    # Suspended since (handhaving.py).
    Bestaand(WERKACTOR, "werkactor_ant", 480, ("limburg",)),
)
ERKENNINGEN = (
    *(
        Bestaand(ERKENNING, houder, tot)
        for houder, tot in (
            ("cgg", 700), ("caw", 815), ("ocmw", 930), ("maatwerk", 1040), ("vaph", 660), ("cgg_waas", 1030),
            ("beschut_dender", 760), ("ocmw_dender", 455), ("pz_brugge", 430), ("caw_oostende", 845),
            ("reval_westhoek", 150), ("cgg_midwest", 500), ("maatwerk_kortrijk", 990), ("cgg_ant", 1075),
            ("maatwerk_ant", 885), ("vaph_kempen", 960), ("ambulant_rivier", 170), ("cgg_limburg", 1020),
            ("maatwerk_limburg", 630), ("opgroeien_limburg", 190), ("caw_hv", 905), ("ocmw_limburg", 740),
        )
    ),
    # From before the new rules: it keeps the last day that the old ones gave it.
    Bestaand(ERKENNING, "cgg_vla", 230, is_overgang=True),
    # Withdrawn since, and recognised again (handhaving.py, aanvragen.py).
    Bestaand(ERKENNING, "caw_ant", 590),
    # Long over.
    Bestaand(ERKENNING, "cgg", -1126),
    Bestaand(ERKENNING, "vaph", -1166),
)  # fmt: skip
# Read in by mistake, and taken back: before the recognition that it has.
VERKEERDE = (Bestaand(ERKENNING, "maatwerk", -1000),)
CONTINGENTEN = (
    Bestaand(CONTINGENT, "maatwerk_kortrijk", None, ("kortrijk", "midwest"), van=-900, plaatsen=18),
    Bestaand(CONTINGENT, "maatwerk_ant", None, ("antwerpen",), {"lid": ("cgg_ant",)}, van=-900, plaatsen=30),
    Bestaand(CONTINGENT, "maatwerk_limburg", None, ("limburg",), van=-720, plaatsen=12),
    Bestaand(CONTINGENT, "maatwerk_brugge", None, ("brugge", "oostende", "westhoek"), van=-900, plaatsen=50),
    # Full, with people who wait (ama/voorbeelden/toeleidingen.py).
    Bestaand(CONTINGENT, "maatwerk_leuven", None, ("oost_brabant",), van=-900, plaatsen=24),
    # Ended by its holder since (levensloop.py).
    Bestaand(CONTINGENT, "maatwerk_limburg", None, ("kempen",), van=-720, plaatsen=5),
)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """A file per desk, and a wrong one that was taken back the next day."""
    zorg, vdab, wse = spel.desk(ZORG), spel.desk(NETWERK), spel.desk(CONTINGENT)
    yield spel.op(INGELEZEN, 9), partial(_lees_in, spel, VERBANDEN, "verbanden-zorg", zorg, "MB")
    yield spel.op(ERKEND, 9), partial(_lees_in, spel, ERKENNINGEN, "erkenningen-ama", zorg, "AGZ")
    yield spel.op(INGELEZEN, 10), partial(_lees_in, spel, (*NETWERKEN, *WERKACTOREN), "vdab", vdab, "VDAB")
    yield spel.op(INGELEZEN, 11), partial(_lees_in, spel, CONTINGENTEN, "contingenten", wse, "WSE/AMA")
    verkeerd: list[Inlezing] = []
    collega = spel.desk(ZORG, 1)
    yield (
        spel.op(VERKEERD, 14),
        lambda: verkeerd.append(_lees_in(spel, VERKEERDE, "erkenningen-oud", collega, "OUD")),
    )
    yield (
        spel.op(TERUG, 9),
        lambda: inlezing_terugdraaien(
            verkeerd[0],
            reden="Deze erkenning was van een andere organisatie: het nummer klopte niet.",
            door=collega,
        ),
    )


def _lees_in(spel: Spel, wat: Sequence[Bestaand], naam: str, door: Hoedanigheid, reeks: str) -> Inlezing:
    """The file as a desk keeps it: read, rehearsed and taken in."""
    regios = regionamen()
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, [kolom.kop for kolom in KOLOMMEN], delimiter=";")
    schrijver.writeheader()
    for volg, een in enumerate(wat, start=1):
        velden = _velden(spel, een, regios, f"{reeks} {volg:03d}")
        schrijver.writerow({kolom.kop: velden.get(kolom.veld, "") for kolom in KOLOMMEN})
    inhoud = uit.getvalue().encode("utf-8-sig")
    uitkomst = repeteer(lees_bestand(io.BytesIO(inhoud), len(inhoud)), regios=regios, door=door)
    assert not uitkomst.fouten, uitkomst.fouten
    bestand = Bestand(f"{naam}.csv", hashlib.sha256(inhoud).hexdigest())
    return toekenningen_inlezen(uitkomst.rijen, bestand, door=door)


def _velden(spel: Spel, een: Bestaand, regios: Mapping[str, str], kenmerk: str) -> dict[str, str]:
    """One row as it stands in the file, by field."""
    tot = None if een.tot is None else spel.dag(een.tot)
    if een.van is not None or tot is None:
        van = spel.dag(een.van or 0)
    else:
        van = tot - _VIJF_JAAR
        if een.soort in (ZORG, NETWERK, WERKACTOR):
            van = max(van, _DECREET)
    partners = [
        f"{spel.huizen[wie].kbo_nummer} = {plaats}"
        for plaats, wien in (een.partners or {}).items()
        for wie in wien
        if wie != een.houder or een.soort == ZORG
    ]
    return {
        "soort": een.soort,
        "kenmerk": f"{kenmerk}/{van.year}",
        "houder": spel.huizen[een.houder].kbo_nummer,
        "van": datum(van),
        "tot": datum(tot) if tot else "",
        "regios": ", ".join(regios[regio] for regio in een.regios),
        "partners": ", ".join(partners),
        "overgang": "ja" if een.is_overgang and van < NIEUWE_REGELS_AMA else "",
        "plaatsen": str(een.plaatsen) if een.plaatsen else "",
    }
