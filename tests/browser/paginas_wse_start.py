"""The pages of the agreement, the POP and the start of AMA sociale economie; part of paginas_wse.WSE."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "els", vooraf: str = "") -> Pagina:
    return Pagina("wse_start", route, f"/ama/{pad}", titel, wie, vooraf=vooraf)


WSE_START = (
    _p("toeleiding_detail", "toeleidingen/{leeg}/", "AMA sociale economie {nummer_leeg}"),
    _p("toeleiding_detail", "toeleidingen/{klaar}/", "AMA sociale economie {nummer_klaar}"),
    _p("toeleiding_detail", "toeleidingen/{klaar}/", "AMA sociale economie {nummer_klaar}", "vdab"),
    _p("pop_registreren", "toeleidingen/{leeg}/pop/", "Registreer het ontwikkelingsplan"),
    _p(
        "pop_registreren",
        "toeleidingen/{leeg}/pop/",
        "Fout: Registreer het ontwikkelingsplan",
        vooraf="verstuur_onderaan",
    ),
    _p("pop_bijsturen", "toeleidingen/{klaar}/pop/stuur-bij/", "Stuur het ontwikkelingsplan bij"),
    _p("pop_in_vdab_noteren", "toeleidingen/{klaar}/pop/in-vdab/", "Het plan staat in het VDAB-dossier"),
    _p("wse_starten", "toeleidingen/{klaar}/start/", "Start AMA sociale economie"),
    _p("wse_starten", "toeleidingen/{leeg}/start/", "Start AMA sociale economie"),
    _p("overeenkomst_detail", "overeenkomsten/{overeenkomst}/", "Overeenkomst {nummer_klaar}"),
    _p("overeenkomst_detail", "overeenkomsten/{gaat_over}/", "Overeenkomst {nummer_over}"),
    _p("overeenkomst_bewerken", "overeenkomsten/{gaat_over}/bewerk/", "Bewerk de overeenkomst"),
)
