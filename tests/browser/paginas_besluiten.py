"""The pages of decisions and challenges; a part of paginas.PAGINAS, filled by besluittoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina

_A = "/mandaten/aanvragen/"
_B = "/mandaten/besluiten/"


def _p(route: str, pad: str, titel: str, wie: str = "an", vooraf: str = "") -> Pagina:
    return Pagina("besluiten", route, pad, titel, wie, vooraf=vooraf)


BESLUITEN = (
    _p("beslissing_voorstellen", _A + "{te_beslissen}/beslissing/voorstellen/", "Stel een beslissing voor"),
    _p(
        "beslissing_voorstellen",
        _A + "{te_beslissen}/beslissing/voorstellen/",
        "Fout: Stel een beslissing voor",
        vooraf="verstuur_leeg",
    ),
    _p("beslissing_voorstellen", _A + "{teruggestuurd}/beslissing/voorstellen/", "Stel een beslissing voor"),
    # Wim proposed, An reads and decides.
    _p("mandaat_toekennen", _A + "{toe_te_kennen}/mandaat/toekennen/", "Ken het mandaat toe"),
    _p("mandaat_toekennen", _A + "{toe_te_kennen}/mandaat/toekennen/", "Jouw voorstel van beslissing", "wim"),
    _p("mandaat_weigeren", _A + "{te_weigeren}/mandaat/weigeren/", "Weiger het mandaat"),
    _p("erkenning_verlenen", _A + "{te_erkennen}/erkenning/verlenen/", "Verleen de erkenning"),
    _p("erkenning_weigeren", _A + "{niet_te_erkennen}/erkenning/weigeren/", "Weiger de erkenning"),
    _p("voorstel_terugsturen", _A + "{toe_te_kennen}/beslissing/terugsturen/", "Stuur het voorstel terug"),
    _p("besluit_lijst", _B, "Besluiten"),
    _p("besluit_lijst", f"{_B}?zoek=bestaat-niet", "Besluiten"),
    _p("besluit_detail", _B + "{toegekend}/", "Besluit {toegekend_nummer}"),
    _p("besluit_detail", _B + "{aangevochten}/", "Besluit {aangevochten_nummer}"),
    _p("beroep_registreren", _B + "{toegekend}/beroep/", "Registreer een bezwaar of beroep"),
    _p(
        "beroep_registreren",
        _B + "{toegekend}/beroep/",
        "Fout: Registreer een bezwaar of beroep",
        vooraf="verstuur_leeg",
    ),
    _p("besluit_detail", _B + "{gevallen}/", "Besluit {gevallen_nummer}"),
    _p("besluit_herzien", _B + "{gevallen}/herzie/", "Beslis opnieuw"),
    _p("beroep_afhandelen", "/mandaten/beroepen/{beroep}/uitkomst/", "Noteer de uitkomst"),
)
