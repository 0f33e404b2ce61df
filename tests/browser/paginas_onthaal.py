"""The pages of a core partner; part of paginas.PAGINAS, filled by onthaaltoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_EINDE = "verstuur_onderaan"


def _p(route: str, pad: str, titel: str, wie: str = "onthaal", vooraf: str = "") -> Pagina:
    return Pagina("onthaal", route, f"/onthaal/{pad}", titel, wie, vooraf=vooraf)


ONTHAAL = (
    Pagina("onthaal", "vandaag", "/", "Vandaag", "onthaal"),
    _p("onthaal_lijst", "", "Onthaaltrajecten"),
    _p("onthaal_lijst", "?stand=beeindigd", "Onthaaltrajecten"),
    _p("onthaal_lijst", "?zoek=niemandxyz", "Onthaaltrajecten"),
    _p("onthaal_detail", "{nieuw}/", "Onthaaltraject"),
    _p("onthaal_detail", "{mis}/", "Onthaaltraject"),
    _p("onthaal_detail", "{gestart}/", "Onthaaltraject"),
    _p("onthaal_detail", "{vast}/", "Onthaaltraject"),
    _p("onthaal_aanvaarden", "{nieuw}/aanvaard/", "Aanvaard · onthaaltraject"),
    _p("onthaal_doorgeven", "{nieuw}/geef-door/", "Geef door · onthaaltraject"),
    _p("onthaal_doorgeven", "{nieuw}/geef-door/", "Fout: Geef door · onthaaltraject", vooraf=_EINDE),
    _p("onthaal_terugsturen", "{nieuw}/stuur-terug/", "Stuur terug · onthaaltraject"),
    _p("contactpoging_registreren", "{aanvaard}/contact/", "Noteer een contactpoging · onthaaltraject"),
    _p(
        "contactpoging_registreren",
        "{aanvaard}/contact/",
        "Fout: Noteer een contactpoging · onthaaltraject",
        vooraf=_EINDE,
    ),
    _p("onthaal_starten", "{bereikt}/start/", "Start na een gesprek · onthaaltraject"),
    _p(
        "levensregistratie_bewaren",
        "{gestart}/levensdomeinen/",
        "Noteer levensdomeinen en rechten · onthaaltraject",
    ),
    _p("onthaal_afronden", "{gestart}/rond-af/", "Rond af · onthaaltraject"),
    _p("onthaal_doorverwijzen", "{gestart}/verwijs-door/", "Verwijs door · onthaaltraject"),
    _p(
        "onthaal_doorverwijzen",
        "{gestart}/verwijs-door/",
        "Fout: Verwijs door · onthaaltraject",
        vooraf=_EINDE,
    ),
    _p("onthaal_afbreken", "{gestart}/stop/", "Stop · onthaaltraject"),
    _p("onthaal_onbereikbaar_sluiten", "{mis}/niet-bereikt/", "Sluit af: niet bereikt · onthaaltraject"),
    _p(
        "onthaal_samenvatting",
        "{gestart}/samenvatting/?delen=gegevens&delen=rechten",
        "Samenvatting om mee te geven",
    ),
    _p("onthaal_wislijst", "te-wissen/", "Binnenkort gewist"),
    _p("wissing_tegenhouden", "{af}/houd-tegen/", "Houd de wissing tegen · onthaaltraject"),
    _p("wissing_vrijgeven", "{vast}/laat-toe/", "Laat de wissing weer toe · onthaaltraject"),
    _p("wisattest_lijst", "attesten/", "Wisattesten"),
    _p("wisattest_detail", "attesten/{attest}/", "Wisattest"),
    _p("onthaaltelling_lijst", "cijfers/", "Onthaaltrajecten in cijfers", "an"),
)
