"""The pages of the desk that handles applications; a part of paginas.PAGINAS, filled by behandeltoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_A = "/mandaten/aanvragen/"
_LIJST = "/mandaten/behandeling/"


def _p(route: str, pad: str, titel: str, vooraf: str = "") -> Pagina:
    return Pagina("behandeling", route, pad, titel, "an", vooraf=vooraf)


BEHANDELING = (
    _p("behandeling_lijst", _LIJST, "Aanvragen in behandeling"),
    _p("behandeling_lijst", f"{_LIJST}?klok=laat&soort=erkenning", "Aanvragen in behandeling"),
    _p("behandeling_lijst", f"{_LIJST}?zoek=bestaat-niet", "Aanvragen in behandeling"),
    _p("oproep_vergelijken", "/mandaten/oproepen/{oproep}/vergelijk/", "Vergelijk de aanvragen"),
    _p("aanvraag_detail", _A + "{nieuw}/", "Erkenning begeleider AMA van CGG Ter Linden"),
    _p("aanvraag_detail", _A + "{stil}/", "Erkenning begeleider AMA van Beschut wonen De Brug"),
    _p("aanvraag_detail", _A + "{beoordeeld}/", "Mandaat samenwerkingsverband Zorg van CAW Samen Sterk"),
    _p("aanvraag_detail", _A + "{afgelopen}/", "Erkenning begeleider AMA van Maatwerk Noord"),
    _p("aanvulling_vragen", _A + "{nieuw}/vraag/", "Vraag een aanvulling"),
    _p("aanvulling_vragen", _A + "{nieuw}/vraag/", "Fout: Vraag een aanvulling", "verstuur_leeg"),
    _p("aanvulling_intrekken", _A + "{stil}/neem-terug/", "Neem een vraag terug"),
    _p("aanvulling_intrekken", _A + "{stil}/neem-terug/", "Fout: Neem een vraag terug", "verstuur_leeg"),
    _p("ontvankelijk_verklaren", _A + "{nieuw}/ontvankelijk/", "Verklaar ontvankelijk"),
    _p(
        "ontvankelijk_verklaren", _A + "{nieuw}/ontvankelijk/", "Fout: Verklaar ontvankelijk", "verstuur_leeg"
    ),
    _p("onontvankelijk_verklaren", _A + "{stil}/niet-ontvankelijk/", "Verklaar niet ontvankelijk"),
    _p(
        "onontvankelijk_verklaren",
        _A + "{stil}/niet-ontvankelijk/",
        "Fout: Verklaar niet ontvankelijk",
        "verstuur_leeg",
    ),
    _p("advies_geven", _A + "{beoordeeld}/advies/", "Voeg een advies toe"),
    _p("advies_geven", _A + "{beoordeeld}/advies/", "Fout: Voeg een advies toe", "verstuur_leeg"),
)
