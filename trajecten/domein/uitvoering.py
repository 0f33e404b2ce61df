"""Carrying out the plan: who may do an action, which hours and which end it can have (Decreet 2022 art. 17-18, 23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from trajecten.domein.woorden import datum, uren

# A mistake of one's own can be taken back so long after it was sent.
TERUGNEMEN_MINUTEN = 10
UREN_PER_DAG = Decimal(24)
# So many days on one form; who catches up more sends it twice.
DAGEN_PER_KEER = 7
# A task comes so many days after an action should have begun or ended: hours are often written down at the end of
# the week. The law names no term: our choice.
GEDULD_DAGEN = 7
# "Begins soon" in the list of actions, in days from today, inclusive.
BINNENKORT_DAGEN = 14


def dag_van_toewijzing(van: date, vandaag: date) -> date:
    """On which day the provider must have his place in the network: when the action begins, or today if it has."""
    return max(van, vandaag)


def toewijzing_bezwaren(*, heeft_plaats: bool, motivering: str) -> dict[str, str]:
    """Per field why this provider cannot be assigned; empty when he can (art. 17-18).

    `heeft_plaats`: he has a valid place in the network of the regio on that day. Anyone else ad hoc, with a motivation.
    """
    if heeft_plaats or motivering.strip():
        return {}
    return {
        "motivering": "Deze dienstverlener heeft op die dag geen plaats in het netwerk van deze regio "
        "(Decreet 8/7/2022 art. 17). Kies een andere, of zeg hier waarom je voor deze actie iemand van buiten het "
        "netwerk kiest."
    }


@dataclass(frozen=True)
class Dagregel:
    """Hours of one day as somebody typed them; `nummer` is the line on the form."""

    nummer: int
    dag: date
    uren: Decimal
    wat: str = ""


def uren_bezwaren(
    regels: Sequence[Dagregel],
    *,
    van: date,
    laatste: date,
    vandaag: date,
    al_geschreven: Mapping[date, Decimal],
) -> dict[str, str]:
    """Per field (`uren_0`, …) why these hours cannot be written down; empty when they can.

    `van` is the first day of the action and `laatste` the last day of the traject, both inclusive; `al_geschreven` is
    what this organisation wrote down before, per day. What happened lies not in the future.
    """
    uit: dict[str, str] = {}
    gezien: set[date] = set()
    for regel in regels:
        veld = f"uren_{regel.nummer}"
        if regel.dag > vandaag:
            uit[veld] = "Deze dag ligt in de toekomst: schrijf uren op nadat ze gegeven zijn."
        elif regel.dag < van:
            uit[veld] = f"De actie begint op {datum(van)}: kies die dag of een latere."
        elif regel.dag > laatste:
            uit[veld] = (
                f"Het traject loopt tot en met {datum(laatste)} (Decreet 8/7/2022 art. 11): kies een vroegere dag."
            )
        elif regel.dag in gezien:
            uit[veld] = "Deze dag staat er al: tel de uren samen op één regel."
        elif regel.uren <= 0:
            uit[veld] = "Vul meer dan 0 uur in."
        else:
            samen = al_geschreven.get(regel.dag, Decimal(0)) + regel.uren
            if samen > UREN_PER_DAG:
                uit[veld] = (
                    f"Een dag heeft 24 uur, en op {datum(regel.dag)} zou dit {uren(samen)} worden: verbeter de uren."
                )
        gezien.add(regel.dag)
    return uit


def verbeter_bezwaren(
    nieuw: Decimal, reden: str, *, nu: Decimal, op_dag: Decimal, dag: date
) -> dict[str, str]:
    """Per field why these hours cannot be corrected to `nieuw`; empty when they can.

    `nu` is what stands there, `op_dag` what the organisation wrote down in all for the action on that day. 0 says that
    nothing was given.
    """
    uit: dict[str, str] = {}
    samen = op_dag - nu + nieuw
    if nieuw < 0:
        uit["uren"] = "Vul 0 uur of meer in: 0 als er die dag niets gegeven is."
    elif nieuw == nu:
        uit["uren"] = f"Er staat al {uren(nu)}: vul in hoeveel het echt was."
    elif samen > UREN_PER_DAG:
        uit["uren"] = (
            f"Een dag heeft 24 uur, en op {datum(dag)} zou dit {uren(samen)} worden: verbeter de uren."
        )
    if not reden.strip():
        uit["reden"] = "Zeg wat er fout was: dat staat bij de uren, naast wat er eerst stond."
    return uit


def afwerken_bezwaren(
    op: date, *, van: date, laatste: date, vandaag: date, laatste_uren: date | None
) -> dict[str, str]:
    """Per field why the action cannot be done on `op`; empty when it can. All days are inclusive.

    `laatste_uren`: the last day for which hours were written down, None without any.
    """
    if op > vandaag:
        return {"afgewerkt_op": "Deze dag ligt in de toekomst: werk de actie af nadat ze gedaan is."}
    if op < van:
        return {"afgewerkt_op": f"De actie begint op {datum(van)}: kies die dag of een latere."}
    if op > laatste:
        return {
            "afgewerkt_op": f"Het traject loopt tot en met {datum(laatste)} (Decreet 8/7/2022 art. 11): "
            "kies die dag of een vroegere."
        }
    if laatste_uren is not None and op < laatste_uren:
        return {"afgewerkt_op": f"Er staan nog uren op {datum(laatste_uren)}: kies die dag of een latere."}
    return {}


# What a provider says about an offer, as the table calls it.
AANBODVELDEN = (
    "soort",
    "titel",
    "omschrijving",
    "plaatsen",
    "wachttijd_weken",
    "contactpersoon",
    "contact_telefoon",
    "contact_email",
)


@dataclass(frozen=True)
class Aangeboden:
    """One offer: its AANBODVELDEN, in which regio's, and from when to when (inclusive; None: no end)."""

    velden: Mapping[str, Any]
    regios: Sequence[str]
    van: date
    tot_en_met: date | None


def aanbod_bezwaren(van: date, tot_en_met: date | None, regios: Sequence[str]) -> dict[str, str]:
    """Per field why this offer cannot stand in the catalogue; empty when it can."""
    uit: dict[str, str] = {}
    if tot_en_met is not None and tot_en_met < van:
        uit["tot_en_met"] = f"De laatste dag ligt vóór de eerste: kies {datum(van)} of een latere dag."
    if not regios:
        uit["regios"] = "Kies minstens één regio waar je dit aanbiedt."
    return uit


def vensterdag(vandaag: date) -> date:
    """The last day of "begins soon"."""
    return vandaag + timedelta(days=BINNENKORT_DAGEN)


def te_laat_sinds(vandaag: date) -> date:
    """The day before which an action should have begun or ended, to be late enough for a task on `vandaag`."""
    return vandaag - timedelta(days=GEDULD_DAGEN)
