"""The pages of calls, regio's and the public register; a part of paginas.PAGINAS, filled by oproepentoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_O = "/mandaten/oproepen/"


def _p(route: str, pad: str, titel: str, wie: str = "an", status: int = 200, vooraf: str = "") -> Pagina:
    return Pagina("oproepen", route, pad, titel, wie, status=status, vooraf=vooraf)


OPROEPEN = (
    _p("mandaten_overzicht", "/mandaten/", "Mandaten"),
    _p("mandaten_overzicht", "/mandaten/", "Mandaten", "hanne"),
    _p("oproep_lijst", _O, "Oproepen"),
    _p("oproep_lijst", f"{_O}?stand=aangekondigd&soort=netwerk", "Oproepen", "hanne"),
    _p("oproep_detail", _O + "{open}/", "Mandaatoproep Midwest"),
    _p("oproep_detail", _O + "{open}/", "Mandaatoproep Midwest", "hanne"),
    _p("oproep_detail", _O + "{gesloten}/", "Mandaatoproep Kempen"),
    _p("oproep_publiceren", f"{_O}publiceer/", "Publiceer een oproep"),
    _p("oproep_publiceren", f"{_O}publiceer/", "Fout: Publiceer een oproep", vooraf="verstuur_leeg"),
    _p("oproep_publiceren", f"{_O}publiceer/", "Lees de oproep en publiceer", vooraf="lees_oproep"),
    _p("oproep_heropenen", _O + "{gesloten}/heropen/", "Heropen een oproep"),
    _p("oproep_heropenen", _O + "{gesloten}/heropen/", "Fout: Heropen een oproep", vooraf="verstuur_leeg"),
    _p("oproep_heropenen", _O + "{open}/heropen/", "Heropen een oproep"),
    _p("oproep_sluiten", _O + "{open}/sluit/", "Sluit de oproep vroeger"),
    _p("oproep_sluiten", _O + "{open}/sluit/", "Fout: Sluit de oproep vroeger", vooraf="verstuur_leeg"),
    _p("oproep_sluiten", _O + "{gesloten}/sluit/", "Sluit de oproep vroeger"),
    _p("oproepen_openbaar", "/oproepen/", "Oproepen voor mandaten", ""),
    _p("oproep_openbaar", "/oproepen/{open}/", "Openbaar: Mandaatoproep Midwest", ""),
    _p("oproep_openbaar", "/oproepen/{ingetrokken}/", "Openbaar: Mandaatoproep Oostende", ""),
    _p("register", "/register/", "Register van mandaten en erkenningen", ""),
    _p("register", "/register/?regio=gent", "Register van mandaten en erkenningen", "hanne"),
    _p("register", "/register/?regio=brugge&soort=zorg", "Register van mandaten en erkenningen", ""),
    _p("register", "/register/?zoek=SVZ-2024-0002&op=2020-01-01", "Register van mandaten en erkenningen", ""),
    _p("register", "/register/?zoek=niemand", "Register van mandaten en erkenningen", ""),
    _p("register", "/register/?op=ooit", "Fout: Register van mandaten en erkenningen", "", status=422),
)
