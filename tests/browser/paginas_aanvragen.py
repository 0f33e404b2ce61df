"""The pages of who applies and of who takes part; a part of paginas.PAGINAS, filled by aanvragentoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_A = "/mandaten/aanvragen/"
_ZORG = "Mandaat samenwerkingsverband Zorg"
_AMA = "Erkenning begeleider AMA"


def _p(route: str, pad: str, titel: str, wie: str = "hanne", vooraf: str = "") -> Pagina:
    return Pagina("aanvragen", route, pad, titel, wie, vooraf=vooraf)


AANVRAGEN = (
    _p("aanvraag_lijst", _A, "Aanvragen"),
    _p("aanvraag_lijst", f"{_A}?bak=voorbij", "Aanvragen"),
    _p("aanvraag_starten", f"{_A}start/", "Start een aanvraag"),
    _p("aanvraag_starten", f"{_A}start/", "Fout: Start een aanvraag", vooraf="verstuur_leeg"),
    _p("aanvraag_detail", _A + "{half}/", f"{_ZORG} van CAW De Brug"),
    _p("aanvraag_detail", _A + "{gevraagd}/", f"{_ZORG} van CAW De Brug"),
    _p("aanvraag_detail", _A + "{elders}/", f"{_ZORG} van Zorghuis De Waterlelie"),
    _p("aanvraag_bewerken", _A + "{leeg}/bewerk/", f"Wat en wie – {_ZORG}"),
    _p("aanvraag_bewerken", _A + "{half}/bewerk/?stap=partners", f"Partners – {_ZORG}"),
    _p(
        "aanvraag_bewerken",
        _A + "{leeg}/bewerk/?stap=partners",
        f"Fout: Partners – {_ZORG}",
        vooraf="verstuur_leeg",
    ),
    _p("aanvraag_bewerken", _A + "{half}/bewerk/?stap=partners&rij={partner}", f"Partners – {_ZORG}"),
    _p("aanvraag_bewerken", _A + "{half}/bewerk/?stap=voorwaarden", f"Voorwaarden – {_ZORG}"),
    _p("aanvraag_bewerken", _A + "{klaar}/bewerk/?stap=medewerkers", f"Medewerkers – {_AMA}"),
    _p("aanvraag_bewerken", _A + "{klaar}/bewerk/?stap=medewerkers&rij={collega}", f"Medewerkers – {_AMA}"),
    _p("aanvraag_indienen", _A + "{half}/indienen/", "Kijk je aanvraag na"),
    _p("aanvraag_indienen", _A + "{klaar}/indienen/", "Kijk je aanvraag na"),
    _p("aanvraag_indienen", _A + "{klaar}/indienen/", "Fout: Kijk je aanvraag na", vooraf="verstuur_leeg"),
    _p("aanvraag_intrekken", _A + "{half}/intrekken/", "Trek de aanvraag in"),
    _p("aanvulling_geven", _A + "{gevraagd}/antwoord/", "Beantwoord de vragen"),
    _p("aanvulling_geven", _A + "{gevraagd}/antwoord/", "Fout: Beantwoord de vragen", vooraf="verstuur_leeg"),
    _p("deelname_partner_bevestigen", "/mandaten/deelnames/{deelname}/bevestig/", "Bevestig je deelname"),
    _p(
        "deelname_partner_bevestigen",
        "/mandaten/deelnames/{deelname}/bevestig/",
        "Fout: Bevestig je deelname",
        vooraf="verstuur_leeg",
    ),
    _p("deelname_partner_afwijzen", "/mandaten/deelnames/{deelname}/doe-niet-mee/", "We doen niet mee"),
    _p(
        "deelname_partner_afwijzen",
        "/mandaten/deelnames/{deelname}/doe-niet-mee/",
        "Fout: We doen niet mee",
        vooraf="verstuur_leeg",
    ),
    _p("aanvraag_bewerken", _A + "{vervolg}/bewerk/?stap=partners", f"Partners – {_ZORG}"),
)
