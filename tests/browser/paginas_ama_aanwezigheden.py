"""The pages about presences; a part of paginas.PAGINAS, filled by aanwezighedentoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "els", vooraf: str = "") -> Pagina:
    return Pagina("aanwezigheden", route, f"/ama/{pad}", titel, wie, vooraf=vooraf)


_BLAD = "aanwezigheden/{werkpost}/"
AANWEZIGHEDEN = (
    Pagina("aanwezigheden", "vandaag", "/", "Vandaag", "els"),
    _p("aanwezigheden_registreren", f"{_BLAD}?dag={{vandaag}}", "Aanwezigheden"),
    _p("aanwezigheden_registreren", f"{_BLAD}?dag={{gisteren}}", "Aanwezigheden"),
    _p("aanwezigheden_terugnemen", f"{_BLAD}terug/?dag={{gisteren}}", "Neem het blad terug"),
    _p("aanwezigheden_week", f"{_BLAD}week/?dag={{vandaag}}", "Aanwezigheden van een week"),
    _p(
        "aanwezigheid_verbeteren",
        "overeenkomsten/{overeenkomst}/aanwezigheid/?dag={gisteren}",
        "Verbeter een aanwezigheid",
    ),
    _p("aanwezigheid_lijst", "aanwezigheden/", "Alle aanwezigheden"),
    _p("aanwezigheden_inlezen", "aanwezigheden/inlezen/", "Lees aanwezigheden in"),
    _p("aanwezigheidsinlezing_detail", "aanwezigheden/inlezen/{wacht}/", "Bestand met aanwezigheden"),
    _p("aanwezigheidsinlezing_detail", "aanwezigheden/inlezen/{inlezing}/", "Bestand met aanwezigheden"),
    _p(
        "aanwezigheden_inlezing_terugnemen",
        "aanwezigheden/inlezen/{inlezing}/terug/",
        "Neem een bestand met aanwezigheden terug",
    ),
    _p("overeenkomst_detail", "overeenkomsten/{overeenkomst}/", "Overeenkomst {nummer}"),
)
