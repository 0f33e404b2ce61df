"""The pages of the exchange with partners; part of paginas.PAGINAS, filled by uitwisselingtoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina
from werkzorg.api.document import API

_KOPPELING, _PROTOCOL, _BERICHT = (
    "koppelingen/{koppeling}/",
    "protocollen/{protocol}/",
    "berichten/{mislukt}/",
)


def _p(route: str, pad: str, titel: str, wie: str = "koen", vooraf: str = "") -> Pagina:
    return Pagina("uitwisseling", route, f"/uitwisseling/{pad}", titel, wie, vooraf=vooraf)


UITWISSELING = (
    _p("koppeling_lijst", "koppelingen/", "Koppelingen"),
    _p("koppeling_lijst", "koppelingen/", "Koppelingen", "hanne"),
    _p("koppeling_detail", _KOPPELING, "Postvak De Brug"),
    _p("koppeling_detail", "koppelingen/{weg}/", "Oud postvak", "mia"),
    _p("client_registreren", "koppelingen/nieuw/", "Registreer een koppeling"),
    _p("client_registreren", "koppelingen/nieuw/", "Fout: Registreer een koppeling", vooraf="verstuur_leeg"),
    _p("client_sleutel_vernieuwen", f"{_KOPPELING}sleutel/", "Maak een nieuwe sleutel", "hanne"),
    _p("client_sleutel_intrekken", f"{_KOPPELING}sleutel/intrekken/", "Trek een sleutel in"),
    _p("client_intrekken", f"{_KOPPELING}intrekken/", "Trek de koppeling in"),
    _p("client_intrekken", f"{_KOPPELING}intrekken/", "Fout: Trek de koppeling in", vooraf="verstuur_leeg"),
    _p("protocol_lijst", "protocollen/", "Protocollen", "mia"),
    _p("protocol_detail", _PROTOCOL, "{kenmerk}", "mia"),
    _p("protocol_registreren", "protocollen/nieuw/", "Registreer een protocol", "mia"),
    _p(
        "protocol_registreren",
        "protocollen/nieuw/",
        "Fout: Registreer een protocol",
        "mia",
        vooraf="verstuur_leeg",
    ),
    _p("protocol_beeindigen", f"{_PROTOCOL}beeindigen/", "Laat het protocol vroeger eindigen", "mia"),
    _p(
        "protocol_beeindigen",
        f"{_PROTOCOL}beeindigen/",
        "Fout: Laat het protocol vroeger eindigen",
        "mia",
        vooraf="verstuur_leeg",
    ),
    _p("bericht_lijst", "berichten/", "Uitwisseling"),
    _p("bericht_lijst", "berichten/?status=verwerkt", "Uitwisseling", "hanne"),
    _p("bericht_detail", _BERICHT, "Bericht"),
    _p("bericht_detail", "berichten/{geweigerd}/", "Bericht", "hanne"),
)
# What no browser opens.
VAN_MACHINES = {
    **dict.fromkeys(API.kaal, "an operation of the API: tests/uitwisseling"),
    "api_token": "POST only, of machines: test_token",
    "api_document": "the document of the API: test_document",
    "bericht_opnieuw_proberen": "POST only: test_bericht_opnieuw_proberen",
}
