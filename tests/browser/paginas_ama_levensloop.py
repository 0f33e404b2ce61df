"""The pages of signed agreements; part of paginas.PAGINAS, filled by amalevensloop."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_SAMEN = "rij={getekend}&rij={laat}&rij={ontwerp}&rij={actief}&rij={eindigt}"


def _p(route: str, pad: str, titel: str, wie: str = "els", vooraf: str = "") -> Pagina:
    return Pagina("levensloop", route, f"/ama/overeenkomsten/{pad}", titel, wie, vooraf=vooraf)


LEVENSLOOP = (
    _p("overeenkomst_lijst", "", "Begeleidingsovereenkomsten"),
    _p("overeenkomst_lijst", "", "Begeleidingsovereenkomsten", "an"),
    _p("overeenkomst_lijst", "?stand=eindigt", "Begeleidingsovereenkomsten"),
    _p("overeenkomst_detail", "{actief}/", "Overeenkomst {nummer_actief}"),
    _p("overeenkomst_detail", "{ingediend}/", "Overeenkomst {nummer_ingediend}", "an"),
    _p("overeenkomst_indienen", "{laat}/in/", "Dien in"),
    _p("overeenkomst_aanvaarden", "{ingediend}/aanvaard/", "Aanvaard", "an"),
    _p("overeenkomst_terugsturen", "{ingediend}/stuur-terug/", "Stuur terug", "an"),
    _p("overeenkomst_terugsturen", "{ingediend}/stuur-terug/", "Fout: Stuur terug", "an", "verstuur_leeg"),
    _p("overeenkomst_stopzetten", "{actief}/stop/", "Zet de overeenkomst stop"),
    _p("overeenkomst_stopzetten", "{actief}/stop/", "Fout: Zet de overeenkomst stop", "els", "verstuur_leeg"),
    _p("overeenkomst_stopzetten", "{ontwerp}/stop/", "Zet de overeenkomst stop"),
    _p("overeenkomst_verlengen", "{eindigt}/verleng/", "Verleng"),
    _p("einde_gemeld_noteren", "{eindigt}/einde-gemeld/", "Het einde is gemeld"),
    _p("overeenkomst_overdragen", "{actief}/draag-over/", "Draag de overeenkomst over"),
    _p("dimona_vastleggen", "{actief}/dimona/", "Vul de Dimona-aangifte in"),
    _p("overeenkomsten_indienen", f"samen/in/?{_SAMEN}", "Dien overeenkomsten in"),
    _p("overeenkomsten_aanvaarden", "samen/aanvaard/?rij={ingediend}", "Aanvaard overeenkomsten", "an"),
    _p("overeenkomsten_verlengen", f"samen/verleng/?{_SAMEN}", "Verleng overeenkomsten"),
    _p("overeenkomsten_overdragen", f"samen/draag-over/?{_SAMEN}", "Draag overeenkomsten over"),
    _p("overeenkomsten_stopzetten", f"samen/stop/?{_SAMEN}", "Zet overeenkomsten stop"),
    Pagina("levensloop", "dossier_detail", "/dossiers/{persoon}/", "Dossier {nummer_actief}", "els"),
)
