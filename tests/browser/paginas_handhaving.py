"""The pages of enforcement and inspection; a part of paginas.PAGINAS, filled by handhavingstoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_H = "/mandaten/handhaving/"
_T = "/mandaten/toekenningen/"
_C = "/mandaten/controles/"
_D = "/mandaten/controledossiers/"


def _p(route: str, pad: str, titel: str, wie: str = "an", vooraf: str = "") -> Pagina:
    return Pagina("handhaving", route, pad, titel, wie, vooraf=vooraf)


HANDHAVING = (
    _p("handhaving_lijst", _H, "Handhaving"),
    _p("handhaving_lijst", _H, "Handhaving", "hanne"),
    _p("handhaving_lijst", f"{_H}?stand=afgesloten&soort=contingent", "Handhaving"),
    _p("handhaving_detail", _H + "{nieuw}/", "Handhaving SVZ-2024-0006"),
    _p("handhaving_detail", _H + "{mijn}/", "Handhaving SVZ-2024-0003", "hanne"),
    _p("handhaving_detail", _H + "{te_laat}/", "Handhaving SVZ-2024-0005"),
    _p("handhaving_detail", _H + "{ingetrokken}/", "Handhaving SVZ-2024-0007", "hanne"),
    _p("handhaving_detail", _H + "{verminderd}/", "Handhaving SVZ-2024-0009"),
    _p("tekortkoming_vaststellen", _T + "{vrij}/tekortkoming/", "Stel een tekortkoming vast"),
    _p(
        "tekortkoming_vaststellen",
        _T + "{vrij}/tekortkoming/",
        "Fout: Stel een tekortkoming vast",
        vooraf="verstuur_leeg",
    ),
    _p("schorsing_opheffen", _T + "{geschorst}/schorsing/opheffen/", "Hef de schorsing op"),
    _p("voornemen_meedelen", _H + "{nieuw}/voornemen/", "Deel een voornemen mee"),
    _p("verweer_indienen", _H + "{mijn}/verweer/", "Verweer je", "hanne"),
    _p("verweer_registreren", _H + "{ingediend}/verweer/registreer/", "Registreer het verweer"),
    _p("vergoeding_verminderen", _H + "{te_laat}/vergoeding/", "Verminder of vorder terug"),
    _p(
        "vergoeding_verminderen",
        _H + "{te_laat}/vergoeding/",
        "Fout: Verminder of vorder terug",
        vooraf="verstuur_leeg",
    ),
    _p("mandaat_schorsen", _H + "{te_laat}/schors/", "Schors het mandaat"),
    _p("mandaat_intrekken", _H + "{te_laat}/trek-in/", "Trek in"),
    _p("mandaat_intrekken", _H + "{te_laat}/trek-in/", "Lees de brief en beslis", vooraf="lees_brief"),
    _p("erkenning_intrekken", _H + "{erkend}/trek-erkenning-in/", "Trek de erkenning in"),
    _p("handhaving_afsluiten", _H + "{nieuw}/sluit/", "Sluit af zonder maatregel"),
    _p("controle_lijst", _C, "Controles"),
    _p("controle_lijst", _C, "Controles", "hanne"),
    _p("controle_detail", _C + "{ronde}/?nagaan=1", "Verzekering en diploma's"),
    _p("controle_starten", f"{_C}start/", "Start een controle"),
    _p("controle_starten", f"{_C}start/", "Fout: Start een controle", vooraf="verstuur_leeg"),
    _p("controle_afsluiten", _C + "{klaar}/sluit/", "Sluit de controle af"),
    _p("controledossier_detail", _D + "{bevonden}/", "Controle van AMA-2024-0002", "hanne"),
    _p("controledossier_detail", _D + "{bevonden}/", "Controle van AMA-2024-0002"),
    _p("bevindingen_vastleggen", _D + "{te_controleren}/bevindingen/", "Leg de bevindingen vast"),
    _p(
        "bevindingen_vastleggen",
        _D + "{te_controleren}/bevindingen/",
        "Fout: Leg de bevindingen vast",
        vooraf="verstuur_leeg",
    ),
    _p("bevindingen_beantwoorden", _D + "{bevonden}/antwoord/", "Antwoord op de bevindingen", "hanne"),
    _p("controledossier_besluiten", _D + "{besluitbaar}/besluit/", "Besluit over dit dossier"),
    _p("opvolging_registreren", _D + "{opvolgen}/opvolging/", "Registreer de opvolging"),
)
