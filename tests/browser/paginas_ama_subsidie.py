"""The pages of the subsidy AMA; a part of paginas.PAGINAS, filled by amasubsidietoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "an", vooraf: str = "") -> Pagina:
    return Pagina("ama_subsidie", route, f"/ama/subsidie/{pad}", titel, wie, vooraf=vooraf)


AMA_SUBSIDIE = (
    _p("subsidie_lijst", "", "Subsidie"),
    _p("subsidie_berekenen", "bereken/?jaar=2025", "Bereken de subsidie van 2025"),
    _p("subsidierun_detail", "{oud}/", "Subsidie 2024"),
    _p("subsidierun_detail", "{nieuw}/", "Subsidie 2025"),
    _p("subsidierun_detail", "{nieuw}/?zoek=niemand", "Subsidie 2025"),
    _p("subsidierun_detail", "{open}/", "Subsidie 2026"),
    _p("subsidie_controleren", "{open}/controleer/", "Controleer: subsidie 2026", "wim"),
    _p("subsidie_vastleggen", "{nieuw}/leg-vast/", "Leg vast: subsidie 2025"),
    _p(
        "subsidie_vastleggen",
        "{nieuw}/leg-vast/",
        "Fout: Leg vast: subsidie 2025",
        vooraf="verstuur_leeg",
    ),
    _p("subsidie_afrekening", "{oud}/afrekening/?organisatie={huis}", "Afrekening 2024"),
    _p("subsidie_afrekening", "{nieuw}/afrekening/", "Afrekening 2025", "els"),
    _p("subsidielijn_lijst", "{nieuw}/lijnen/", "Lijnen van de subsidie 2025"),
    _p("subsidielijn_lijst", "{oud}/lijnen/", "Lijnen van de subsidie 2024", "els"),
    _p("subsidielijn_detail", "lijnen/{lijn}/", "Subsidie 2024 {lijn_nummer}"),
    _p("subsidielijn_detail", "lijnen/{gedeeld}/", "Subsidie 2025 {gedeeld_nummer}", "els"),
    _p("subsidielijn_detail", "lijnen/{correctie}/", "Subsidie 2024 {correctie_nummer}"),
    _p("subsidielijn_detail", "lijnen/{te_laat}/", "Subsidie 2024 {te_laat_nummer}", "els"),
    _p("subsidielijn_betwisten", "lijnen/{te_betwisten}/betwist/", "Betwist deze lijn", "els"),
    _p(
        "subsidielijn_betwisten",
        "lijnen/{te_betwisten}/betwist/",
        "Fout: Betwist deze lijn",
        "els",
        vooraf="verstuur_leeg",
    ),
    _p("betwisting_lijst", "betwistingen/", "Betwistingen van de subsidie"),
    _p("betwisting_detail", "betwistingen/{betwisting}/", "Betwisting {gedeeld_nummer}", "els"),
    _p("betwisting_beantwoorden", "betwistingen/{betwisting}/beantwoord/", "Beantwoord"),
    _p("voorschot_lijst", "voorschotten/?jaar=2025", "Voorschotten 2025"),
    _p(
        "voorschot_registreren",
        "voorschotten/registreer/?jaar=2025&kwartaal=2",
        "Voorschotten van kwartaal 2 van 2025",
    ),
    _p("voorschot_verbeteren", "voorschotten/{voorschot}/verbeter/", "Verbeter het voorschot"),
    _p("subsidie_verdiend", "tot-vandaag/", "Subsidie tot vandaag", "els"),
    _p("subsidie_verdiend", "tot-vandaag/?jaar=2024", "Subsidie tot vandaag", "els"),
)
