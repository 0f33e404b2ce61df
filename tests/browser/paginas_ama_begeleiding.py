"""The pages of sessions, suggestions and yearly evaluations; part of paginas.PAGINAS, filled by begeleidingtoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "els", vooraf: str = "") -> Pagina:
    return Pagina("begeleiding", route, f"/ama/{pad}", titel, wie, vooraf=vooraf)


BEGELEIDING = (
    _p("begeleidingssessie_lijst", "sessies/", "Sessies"),
    _p("begeleidingssessie_lijst", "sessies/?zoek=niemand", "Sessies"),
    _p("sessie_registreren", "sessies/nieuw/", "Registreer een sessie"),
    _p("sessie_registreren", "sessies/nieuw/", "Fout: Registreer een sessie", vooraf="verstuur_onderaan"),
    _p("sessie_terugnemen", "sessies/{sessie}/neem-terug/", "Neem de sessie terug"),
    _p("sessie_opvolgen", "sessies/{sessie}/volg-op/", "Rond de opvolging van de sessie af"),
    _p("signaal_afhandelen", "signalen/{signaal}/", "Handel het signaal af"),
    _p("signaal_afhandelen", "signalen/{signaal}/", "Fout: Handel het signaal af", vooraf="verstuur_leeg"),
    _p("jaarevaluatie_lijst", "evaluaties/", "Jaarlijkse evaluaties"),
    _p("jaarevaluatie_lijst", "evaluaties/?stand=gehouden", "Jaarlijkse evaluaties"),
    _p("jaarevaluatie_lijst", "evaluaties/", "Jaarlijkse evaluaties", "an"),
    _p("evaluatie_openen", "begeleidingen/{te_openen}/evalueer/", "Begin de evaluatie"),
    _p("evaluatie_afwerken", "evaluaties/{open}/werk-af/", "Vul de evaluatie in"),
    _p(
        "evaluatie_afwerken",
        "evaluaties/{laat}/werk-af/",
        "Fout: Vul de evaluatie in",
        vooraf="verstuur_onderaan",
    ),
    _p("jaarevaluatie_detail", "evaluaties/{heel_laat}/", "Jaarlijkse evaluatie"),
    _p("jaarevaluatie_detail", "evaluaties/{stopt}/", "Jaarlijkse evaluatie"),
    _p("jaarevaluatie_detail", "evaluaties/{verder}/", "Jaarlijkse evaluatie"),
    _p("evaluatiegevolg_afronden", "evaluaties/{stopt}/gedaan/", "Dit is gedaan"),
    Pagina(
        "begeleiding",
        "overeenkomst_detail",
        "/ama/overeenkomsten/{overeenkomst}/",
        "Overeenkomst {nummer}",
        "els",
    ),
    _p("jaarevaluatie_detail", "evaluaties/{met_groei}/", "Jaarlijkse evaluatie"),
    Pagina("begeleiding", "dossier_detail", "/dossiers/{groeier}/", "Dossier {nummer_groeier}", "els"),
    Pagina("begeleiding", "dossier_detail", "/dossiers/{persoon}/", "Dossier {nummer_persoon}", "els"),
    Pagina("begeleiding", "vandaag", "/", "Vandaag", "els"),
)
