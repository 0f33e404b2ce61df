"""The pages of the advies Welzijn and of the coverage; part of paginas.PAGINAS, filled by gbotoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "vdab", vooraf: str = "") -> Pagina:
    return Pagina("gbo", route, pad, titel, wie, vooraf=vooraf)


_ADVIES, _DEKKING = "/advies-welzijn/{advies}/", "/onthaal/gemeenten/"
GBO = (
    _p("advies_welzijn_geven", "/deelnemers/{nieuw}/advies-welzijn/", "Adviseer welzijn"),
    _p(
        "advies_welzijn_geven",
        "/deelnemers/{nieuw}/advies-welzijn/",
        "Fout: Adviseer welzijn",
        vooraf="verstuur_leeg",
    ),
    _p("advies_welzijn_geven", "/deelnemers/{nieuw_brussel}/advies-welzijn/", "Adviseer welzijn"),
    _p("advies_welzijn_detail", _ADVIES, "Advies Welzijn {nummer_advies}"),
    _p("advies_welzijn_detail", "/advies-welzijn/{klaar}/", "Advies Welzijn {nummer_klaar}"),
    _p("advies_welzijn_weigering_registreren", f"{_ADVIES}weigering/", "De persoon wil dit niet"),
    _p("gegevens_overdragen", f"{_ADVIES}draag-over/", "Draag gegevens over"),
    _p("gegevens_overdragen", f"{_ADVIES}draag-over/", "Fout: Draag gegevens over", vooraf="verstuur_leeg"),
    _p("gegevens_overdragen", "/advies-welzijn/{brussel}/draag-over/", "Draag gegevens over"),
    _p("gbo_samenwerking_lijst", _DEKKING, "Geïntegreerd breed onthaal", "an"),
    _p("gbo_samenwerking_lijst", _DEKKING, "Geïntegreerd breed onthaal"),
    _p("gbo_samenwerking_detail", f"{_DEKKING}{{verband}}/", "GBO Gent", "an"),
    _p(
        "gbo_samenwerking_registreren",
        f"{_DEKKING}nieuw/",
        "Registreer een samenwerkingsverband",
        "an",
    ),
    _p(
        "gbo_samenwerking_registreren",
        f"{_DEKKING}nieuw/",
        "Fout: Registreer een samenwerkingsverband",
        "an",
        vooraf="verstuur_leeg",
    ),
    _p(
        "gbo_samenwerking_wijzigen",
        f"{_DEKKING}{{verband}}/wijzig/",
        "Wijzig het samenwerkingsverband",
        "an",
    ),
    _p("onthaal_opvolging", "/onthaal/stand/", "Onthaaltrajecten: stand", "hanne"),
    _p("dossier_detail", "/dossiers/{in_brussel}/", "Dossier {nummer_brussel}"),
)
