"""What a former partner still reads of a grant: what held until its own last day, and nothing of later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mandaten.querysets import BEHEERDER
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.formaten import datum

_EEN_DAG = timedelta(days=1)
# What stands beside its number instead of its state.
NIET_MEER = {"stand": "niet meer bij", "merk": ""}


def hoorde_erbij_tot(toekenning: Any, door: Hoedanigheid, vandaag: date) -> date | None:
    """The last day of this reader's organisation in a grant of `met_verloop`; None for who is still concerned."""
    if door.rol != BEHEERDER or toekenning.houder_id == door.organisatie_id:
        return None
    eigen = str(door.organisatie_id)
    if any(rij["organisatie"] == eigen and _dag(rij["begin"]) > vandaag for rij in toekenning.rijen_houders):
        return None
    einden = [rij["na"] for rij in toekenning.rijen_leden if rij["organisatie"] == eigen]
    if not einden or any(na is None or _dag(na) > vandaag for na in einden):
        return None
    laatste = max(_dag(na) for na in einden)
    # Who was there until the end of the whole reads why it ended.
    return (
        laatste - _EEN_DAG if toekenning.periode.upper is None or laatste < toekenning.periode.upper else None
    )


def zoals_op(toekenning: Any, tot: date) -> Any:
    """The same grant of `met_verloop`, not saved, without anything that began or was told after this day."""
    for naam in ("rijen_regios", "rijen_leden", "rijen_schorsingen", "rijen_houders"):
        rijen = [rij for rij in getattr(toekenning, naam) if _dag(rij["begin"]) <= tot]
        setattr(toekenning, naam, [_tot(rij, tot) for rij in rijen])
    toekenning.rijen_herinneringen = toekenning.rijen_fusieopvolgingen = []
    toekenning.rijen_jaren = [rij for rij in toekenning.rijen_jaren if rij["jaar"] <= tot.year]
    # An end that was decided later is not told either: it ran until what was granted.
    toekenning.periode = reeks(toekenning.periode.lower, toekenning.laatste_dag_besluit)
    toekenning.einde_reden = ""
    return toekenning


def zin_over(tot: date) -> str:
    """Why this reader sees no more than this."""
    return (
        f"Je organisatie hoorde hierbij tot en met {datum(tot)}. Je leest wat toen gold; wat nu geldt, staat in het "
        "register."
    )


def _tot(rij: dict[str, Any], tot: date) -> dict[str, Any]:
    """This row without an end, or a seat to be filled, that came after this day."""
    later = rij["na"] is not None and _dag(rij["na"]) > tot + _EEN_DAG
    return {**rij, "na": None, "reden": "", "voor": None} if later else {**rij, "voor": None}


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)
