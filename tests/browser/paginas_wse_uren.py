"""The pages of hours, steps and yearly decisions; part of paginas.PAGINAS, filled by wseurentoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "vdab", vooraf: str = "") -> Pagina:
    return Pagina("wse_uren", route, f"/ama/{pad}", titel, wie, vooraf=vooraf)


WSE_UREN = (
    _p("toeleiding_uren", "toeleidingen/{toeleiding}/uren/", "Uren per week {nummer}", "els"),
    _p("toeleiding_detail", "toeleidingen/{toeleiding}/", "AMA sociale economie {nummer}", "els"),
    _p("jaarbeslissing_lijst", "beslissingen/", "Jaarlijkse beslissingen"),
    _p("jaarbeslissing_lijst", "beslissingen/?stand=te_laat", "Jaarlijkse beslissingen"),
    _p("jaarbeslissing_detail", "beslissingen/{open}/", "Jaarlijkse beslissing {nummer}"),
    _p("jaarbeslissing_detail", "beslissingen/{laat}/", "Jaarlijkse beslissing {nummer_laat}"),
    _p("jaarbeslissing_detail", "beslissingen/{verlengd}/", "Jaarlijkse beslissing {nummer_verlengd}", "els"),
    _p("jaarbeslissing_detail", "beslissingen/{gestopt}/", "Jaarlijkse beslissing {nummer_gestopt}"),
    _p("jaarbeslissing_verlengen", "beslissingen/{open}/verleng/", "Verleng AMA sociale economie"),
    _p("jaarbeslissing_stopzetten", "beslissingen/{open}/stop/", "Zet stop of verwijs door"),
    _p(
        "jaarbeslissing_stopzetten",
        "beslissingen/{open}/stop/",
        "Fout: Zet stop of verwijs door",
        vooraf="verstuur_onderaan",
    ),
    _p(
        "jaarbeslissing_openen",
        "toeleidingen/{nieuw}/beslis-opnieuw/",
        "Beslis opnieuw over AMA sociale economie",
    ),
    _p("stap_naar_werk_registreren", "toeleidingen/{toeleiding}/stap/", "Noteer een stap naar werk", "els"),
    _p("stap_naar_werk_terugnemen", "stappen/{stap}/neem-terug/", "Neem terug", "els"),
    _p("doorstroom_registreren", "toeleidingen/{toeleiding}/doorstroom/", "Registreer doorstroom", "els"),
)
