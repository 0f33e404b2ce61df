"""The pages of reading existing mandates in from a file; a part of paginas.PAGINAS, filled by inleestoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_P = "/mandaten/inlezen/"


def _p(route: str, pad: str, titel: str, vooraf: str = "") -> Pagina:
    return Pagina("inlezen", route, pad, titel, "an", vooraf=vooraf)


INLEZEN = (
    _p("toekenningen_inlezen", _P, "Lees bestaande mandaten en erkenningen in"),
    _p(
        "toekenningen_inlezen",
        _P,
        "Fout: Lees bestaande mandaten en erkenningen in",
        vooraf="verstuur_leeg",
    ),
    _p("toekenningen_inlezen", _P, "Alles klopt: lees in", vooraf="goed_bestand"),
    _p("toekenningen_inlezen", _P, "Fout: Lees bestaande mandaten en erkenningen in", vooraf="fout_bestand"),
    _p("inlezing_detail", _P + "{ingelezen}/", "mandaten-2023.csv"),
    _p("inlezing_detail", _P + "{teruggedraaid}/", "verkeerd.csv"),
    _p("inlezing_terugdraaien", _P + "{ingelezen}/draai-terug/", "Draai een ingelezen bestand terug"),
    _p(
        "inlezing_terugdraaien",
        _P + "{ingelezen}/draai-terug/",
        "Fout: Draai een ingelezen bestand terug",
        vooraf="verstuur_leeg",
    ),
)
