"""The pages of the trajectplan; a part of paginas.PAGINAS, filled by plantoneel."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(route: str, pad: str, titel: str, wie: str = "nele", vooraf: str = "") -> Pagina:
    return Pagina("plannen", route, f"/trajecten/{pad}", titel, wie, vooraf=vooraf)


PLANNEN = (
    _p("trajectplan_detail", "{lopend}/plan/", "Trajectplan {nummer}"),
    _p("trajectplan_detail", "{leeg}/plan/", "Trajectplan {leeg_nummer}"),
    _p("trajectplan_bewerken", "{leeg}/plan/bewerk/", "Bewerk het plan"),
    _p("trajectplan_bewerken", "{lopend}/plan/bewerk/?stap=actie&rij={actie}", "Wijzig de actie"),
    _p(
        "trajectplan_bewerken",
        "{lopend}/plan/bewerk/?stap=actie",
        "Fout: Voeg een actie toe",
        vooraf="verstuur_leeg",
    ),
    _p("trajectplan_bewerken", "{lopend}/plan/bewerk/?stap=weg&rij={actie}", "Haal uit het plan"),
    _p("draagkracht_vastleggen", "{lopend}/plan/draagkracht/", "Leg draagkracht vast"),
    _p("zorgmoment_vastleggen", "{lopend}/plan/zorgmomenten/", "Houd zorgmomenten vrij"),
    _p("trajectplan_akkoord_registreren", "{compleet}/plan/akkoord/", "Noteer een akkoord"),
    _p("trajectplan_indienen", "{compleet}/plan/dien-in/", "Dien het plan in"),
    _p("trajectplan_detail", "{onderweg}/plan/", "Trajectplan {onderweg_nummer}", "netwerk"),
    _p("trajectplan_terugsturen", "{onderweg}/plan/stuur-terug/", "Stuur het plan terug", "netwerk"),
    _p("trajectplan_registreren", "{onderweg}/plan/registreer/", "Registreer het plan"),
)
