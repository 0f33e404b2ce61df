"""The kinds that the tables and screens of AMA know, as data; the words come from the law."""

from __future__ import annotations

from collections.abc import Mapping

from ama.domein import (
    aanwezigheid,
    beeindiging,
    doorstroom,
    evaluatieinhoud,
    groei,
    jaarbeslissing,
    ondertekening,
    overeenkomst,
    run,
    samenloop,
    sessie,
    statuut,
    subsidiedagen,
    toeleiding,
    werkaanbod,
    werkstap,
    woorden,
)
from ama.domein.signalen import Signaal
from ama.domein.toestemming import Uitkomst

Keuzes = tuple[tuple[str, str], ...]


def _keuzes(namen: Mapping[str, str]) -> Keuzes:
    """A table of names as choices: plain text as keys, also where the law has an enumeration."""
    return tuple((str(sleutel), naam) for sleutel, naam in namen.items())


# WVG or WSE: `samenloop.WVG`, `samenloop.WSE`; WSE is the key everywhere in code (regelgeving 15, row 16).
WVG, WSE = samenloop.WVG, samenloop.WSE
SOORTEN = _keuzes(samenloop.SOORTEN)
STATUTEN: Keuzes = tuple((een.sleutel, een.label) for een in statuut.STATUTEN.values())
INSTANTIES: Keuzes = tuple((een.value, naam) for een, naam in statuut.INSTANTIES.items())
VAPH_STEUN = _keuzes(samenloop.VAPH_STEUN)
TOESTEMMINGUITKOMSTEN: Keuzes = (
    (Uitkomst.GEVRAAGD.value, "gevraagd"),
    (Uitkomst.VERLEEND.value, "verleend"),
    (Uitkomst.GEWEIGERD.value, "geweigerd"),
)
ONDERDELEN: Keuzes = tuple((sleutel, een.label) for sleutel, een in overeenkomst.ONDERDELEN.items())
PARTIJEN: Keuzes = tuple((een.value, naam) for een, naam in overeenkomst.PARTIJEN.items())
TEKENWIJZEN: Keuzes = tuple((een.value, naam) for een, naam in ondertekening.WIJZEN.items())
EINDEREDENEN: Keuzes = tuple((sleutel, een.label) for sleutel, een in beeindiging.REDENEN.items())
AANWEZIGHEDEN: Keuzes = tuple((een.value, naam) for een, naam in aanwezigheid.STATUSSEN.items())
CONTACTSTANDEN = _keuzes(werkaanbod.CONTACTSTANDEN)
SESSIESOORTEN = _keuzes(sessie.SOORTEN)
ZICHTBAARHEDEN = _keuzes(sessie.ZICHTBAARHEDEN)
UITKOMSTEN: Keuzes = tuple((sleutel, een.label) for sleutel, een in evaluatieinhoud.UITKOMSTEN.items())
GROEITHEMAS = _keuzes(groei.THEMAS)
GROEIPUNTEN = tuple(groei.PUNTEN.items())
VOORUITGANG = tuple(evaluatieinhoud.VOORUITGANG.items())
SIGNALEN: Keuzes = (
    (Signaal.NA_ELKAAR.value, "dagen na elkaar gemist"),
    (Signaal.DALING.value, "de opkomst daalt"),
    (Signaal.BUITEN.value, "aanwezig buiten de overeenkomst"),
    (Signaal.MEER_UREN.value, "meer uren dan afgesproken"),
    (Signaal.STILTE.value, "niets ingevuld"),
    (Signaal.WEINIG_UREN.value, "onder het streefdoel van de uren"),
)
UITSLUITREGELS: Keuzes = tuple((een.value, tekst.zin) for een, tekst in subsidiedagen.REGELS.items())
BETWISTGRONDEN = _keuzes(run.BETWISTGRONDEN)
BETWISTUITKOMSTEN = _keuzes(run.BETWISTUITKOMSTEN)
WEEKDAGEN = tuple(enumerate(woorden.WEEKDAGEN))

# --- AMA sociale economie ---
WERKSTAPPEN = _keuzes(werkstap.SOORTEN)
DOORSTROOMSOORTEN = _keuzes(doorstroom.SOORTEN)
WEIGERADVIEZEN = _keuzes(toeleiding.WEIGERADVIEZEN)
VERLENGD = jaarbeslissing.VERLENGD
JAARUITKOMSTEN: Keuzes = tuple((sleutel, een.label) for sleutel, een in jaarbeslissing.UITKOMSTEN.items())
