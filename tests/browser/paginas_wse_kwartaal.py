"""The pages of quarterly reports and contingents in use; part of paginas_wse.WSE, filled by wsekwartaaltoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "wse", vooraf: str = "") -> Pagina:
    return Pagina("wse_kwartaal", route, f"/ama/{pad}", titel, wie, vooraf=vooraf)


KWARTAAL = (
    _p("contingentgebruik_lijst", "contingenten/", "Contingenten in gebruik"),
    _p("contingentgebruik_lijst", "contingenten/", "Contingenten in gebruik", "els"),
    _p("kwartaalverslag_lijst", "kwartalen/", "Kwartaalverslagen"),
    _p("kwartaalverslag_lijst", "kwartalen/?stand=wacht", "Kwartaalverslagen"),
    _p("kwartaalverslag_lijst", "kwartalen/", "Kwartaalverslagen", "els"),
    _p("kwartaalverslag_detail", "kwartalen/{vast}/", "Kwartaal 4 van 2025: {huisnaam}"),
    _p("kwartaalverslag_detail", "kwartalen/{nagekeken}/", "Kwartaal 1 van 2026: {huisnaam}"),
    _p("kwartaalverslag_detail", "kwartalen/{ontwerp}/", "Kwartaal 3 van 2026: {huisnaam}", "els"),
    _p(
        "kwartaalverslag_opmaken",
        "kwartalen/maak-op/?contingent={contingent}&jaar=2026&kwartaal=3",
        "Maak een kwartaalverslag op",
        "els",
    ),
    _p("kwartaalverslag_opmaken", "kwartalen/maak-op/", "Maak een kwartaalverslag op"),
    _p(
        "kwartaalverslag_bevestigen",
        "kwartalen/{ontwerp}/bevestig/",
        "Bevestig: Kwartaal 3 van 2026",
        "els",
    ),
    _p("wse_subsidie_controleren", "kwartalen/{bevestigd}/kijk-na/", "Kijk na: Kwartaal 2 van 2026"),
    _p("wse_subsidie_vastleggen", "kwartalen/{nagekeken}/leg-vast/", "Leg vast: Kwartaal 1 van 2026"),
    _p("wse_voorschot_registreren", "kwartalen/voorschot/", "Registreer een voorschot"),
    _p(
        "wse_voorschot_registreren",
        "kwartalen/voorschot/",
        "Fout: Registreer een voorschot",
        vooraf="verstuur_leeg",
    ),
)
