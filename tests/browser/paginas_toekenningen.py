"""The pages of grants and what changes in their life; a part of paginas.PAGINAS, filled by toekenningentoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_T = "/mandaten/toekenningen/"
_LIJST = "Mandaten, erkenningen en contingenten"


def _p(route: str, pad: str, titel: str, wie: str = "an", vooraf: str = "") -> Pagina:
    return Pagina("toekenningen", route, pad, titel, wie, vooraf=vooraf)


TOEKENNINGEN = (
    _p("toekenning_lijst", _T, _LIJST),
    _p("toekenning_lijst", _T, _LIJST, "hanne"),
    _p("toekenning_lijst", f"{_T}?zoek=bestaat-niet", _LIJST),
    _p("toekenning_detail", _T + "{mijn}/", "SVZ-2024-0001", "hanne"),
    _p("toekenning_detail", _T + "{te_laat}/", "SVZ-2024-0002"),
    _p("toekenning_detail", _T + "{open}/", "SVZ-2024-0003"),
    _p("toekenning_detail", _T + "{gevraagd}/", "SVZ-2024-0004"),
    _p("toekenning_detail", _T + "{gestopt}/", "SVZ-2024-0006"),
    _p("toekenning_detail", _T + "{contingent}/", "{contingentnummer}", "wse"),
    _p("samenstelling_wijzigen", _T + "{open}/samenstelling/", "Wijzig de samenstelling"),
    _p(
        "samenstelling_wijzigen",
        _T + "{open}/samenstelling/",
        "Fout: Wijzig de samenstelling",
        vooraf="verstuur_leeg",
    ),
    _p(
        "samenstelling_wijzigen",
        _T + "{gevraagd}/samenstelling/?vraag={samenstelling}",
        "Wijzig de samenstelling",
    ),
    _p("wijziging_vragen", _T + "{mijn}/vraag/", "Vraag een wijziging", "hanne"),
    _p("wijziging_vragen", _T + "{mijn}/vraag/", "Fout: Vraag een wijziging", "hanne", "verstuur_leeg"),
    _p("wijziging_afwijzen", "/mandaten/vragen/{samenstelling}/wijs-af/", "Wijs de gevraagde wijziging af"),
    _p("fusie_opvolgen", _T + "{overgenomen}/fusie/", "Kijk de fusie of overname na"),
    _p(
        "fusie_opvolgen",
        _T + "{overgenomen}/fusie/",
        "Fout: Kijk de fusie of overname na",
        vooraf="verstuur_leeg",
    ),
    _p("toekenning_detail", _T + "{overgenomen}/", "AMA-2024-0004"),
    _p("mandaat_stopzetten", _T + "{stopt}/stop/?vraag={stopzetting}", "Zet stop"),
    _p("mandaat_stopzetten", _T + "{mijn}/stop/", "Fout: Zet stop", vooraf="verstuur_leeg"),
    _p("contingent_herzien", _T + "{contingent}/herzie/", "Herzie het contingent", "wse"),
    _p(
        "contingent_herzien",
        _T + "{contingent}/herzie/",
        "Fout: Herzie het contingent",
        "wse",
        "verstuur_leeg",
    ),
    _p("fusie_registreren", f"{_T}fusie/", "Registreer een fusie of overname"),
    _p("fusie_registreren", f"{_T}fusie/", "Fout: Registreer een fusie of overname", vooraf="verstuur_leeg"),
    _p("fusie_registreren", f"{_T}fusie/", "Registreer een fusie of overname", vooraf="zeg_wie_fuseert"),
)
