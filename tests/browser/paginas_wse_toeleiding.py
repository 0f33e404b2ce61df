"""The pages about the way into AMA sociale economie; part of paginas_wse.WSE, filled by toeleidingtoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "vdab", vooraf: str = "") -> Pagina:
    return Pagina("wse_toeleiding", route, f"/ama/{pad}", titel, wie, vooraf=vooraf)


TOELEIDING = (
    _p("toeleiding_lijst", "toeleidingen/", "AMA sociale economie"),
    _p("toeleiding_lijst", "toeleidingen/", "AMA sociale economie", "els"),
    _p("wachtlijst_lezen", "toeleidingen/wachtlijst/", "Wachtlijst van AMA sociale economie", "els"),
    _p("wachtlijst_lezen", "toeleidingen/wachtlijst/", "Wachtlijst van AMA sociale economie"),
    _p("toeleiding_detail", "toeleidingen/{voorgesteld}/", "AMA sociale economie {nummer_voorgesteld}"),
    _p("toeleiding_detail", "toeleidingen/{toegekend}/", "AMA sociale economie {nummer_toegekend}", "els"),
    _p("toeleiding_detail", "toeleidingen/{wacht}/", "AMA sociale economie {nummer_wacht}"),
    _p("toeleiding_detail", "toeleidingen/{geweigerd}/", "AMA sociale economie {nummer_geweigerd}"),
    _p("toeleiding_voorstellen", "deelnemers/{nieuw}/sociale-economie/", "Stel AMA sociale economie voor"),
    _p(
        "toeleiding_voorstellen",
        "deelnemers/{nieuw}/sociale-economie/",
        "Fout: Stel AMA sociale economie voor",
        vooraf="verstuur_leeg",
    ),
    _p("toeleiding_toekennen", "toeleidingen/{voorgesteld}/ken-toe/", "Ken toe"),
    _p(
        "toeleiding_toekennen", "toeleidingen/{voorgesteld}/ken-toe/", "Fout: Ken toe", vooraf="verstuur_leeg"
    ),
    _p("toeleiding_weigeren", "toeleidingen/{voorgesteld}/weiger/", "Weiger"),
    _p("toeleiding_intrekken", "toeleidingen/{toegekend}/trek-in/", "Trek de toeleiding in"),
    _p("wachtlijst_plaatsen", "toeleidingen/{toegekend}/wachtlijst/", "Plaats op de wachtlijst", "els"),
    Pagina("wse_toeleiding", "dossier_detail", "/dossiers/{persoon}/", "Dossier {nummer_wacht}", "vdab"),
)
