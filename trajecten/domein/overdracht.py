"""Handing a traject over: to a colleague, another organisation or another werkingsgebied, and for a leave.

The new one must fit in the tandem as at the start: `trajecten.domein.tandem` says whether he does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from trajecten.domein.tandem import ROLLEN, Helft, zelfde_organisatie_zin
from trajecten.domein.woorden import datum

COLLEGA, VERTREK, VERLOF = "collega", "vertrek", "verlof"
ORGANISATIE, MANDAAT, WERKINGSGEBIED = "organisatie", "mandaat", "werkingsgebied"
# Why somebody hands over: to a colleague, to another organisation here, or to another werkingsgebied.
_AAN_COLLEGA = frozenset({COLLEGA, VERTREK, VERLOF})
_AAN_ORGANISATIE = frozenset({ORGANISATIE, MANDAAT})
REDENEN: Mapping[str, str] = {
    COLLEGA: "een collega volgt op",
    ORGANISATIE: "een andere organisatie volgt op",
    WERKINGSGEBIED: "verhuis naar een ander werkingsgebied",
    VERLOF: "verlof of afwezigheid",
    MANDAAT: "het mandaat viel weg",
    VERTREK: "de collega vertrekt",
}
# How many days the former one still reads the file, the day of the hand-over included. The law names no term: this
# is our choice, a month to answer questions of the new one.
NALEZEN_DAGEN = 30
# Longer than this is no leave but a hand-over for good. Our choice too.
LANGSTE_VERLOF_DAGEN = 366
_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Overdracht:
    """Somebody (`van`) hands his half of the tandem (`kant`: a key of tandem.ROLLEN) over from `ingaat_op` on.

    `reden` is one of REDENEN, `regio_van` and `regio_naar` are keys of werk- en zorgregio's.
    """

    reden: str
    kant: str
    van: Helft
    naar: Helft
    ingaat_op: date
    nota: str
    regio_van: str = ""
    regio_naar: str = ""


@dataclass(frozen=True)
class Verlof:
    """A leave, both days included; from the day after `tot` the file is back with who had it."""

    van: date
    tot: date

    @property
    def terug_op(self) -> date:
        """The first day on which the file is back."""
        return self.tot + _EEN_DAG


@dataclass(frozen=True)
class Dossier:
    """One traject in a bulk hand-over: since when its casemanager has it, its last possible day, whether it is his."""

    id: UUID
    nummer: str
    toegewezen_op: date
    uiterste_einddatum: date | None = None
    is_eigen: bool = True


def verleden_bezwaar(ingaat_op: date, *, vandaag: date) -> str:
    """Why nobody hands over from this day on, as a sentence; "" from today on."""
    return "" if ingaat_op >= vandaag else "Een overdracht gaat vandaag of later in."


def eigen_kant_bezwaar(reden: str, kanten: Collection[str], *, eigen: str | None) -> str:
    """Why somebody cannot hand over these sides of the tandem for this reason, as a sentence; "" when he can.

    `eigen` is his own side, None for VDAB, which hands over any. A move asks both; otherwise it is one at a time.
    """
    if reden == WERKINGSGEBIED:
        return (
            ""
            if set(kanten) == set(ROLLEN)
            else "Kies beide casemanagers in het nieuwe werkingsgebied (art. 14)."
        )
    if len(kanten) == 1 and (eigen is None or eigen in kanten):
        return ""
    return "Je draagt alleen je eigen kant van de tandem over."


def naast_bezwaren(kant: str, nieuw: Helft, ander: Helft) -> dict[str, str]:
    """Per field why `nieuw` cannot stand on this side beside the half that stays; empty when he can (art. 13-14)."""
    if nieuw.organisatie is not None and nieuw.organisatie == ander.organisatie:
        return {f"persoon_{kant}": zelfde_organisatie_zin(nieuw.organisatienaam)}
    if nieuw.persoon is not None and nieuw.persoon == ander.persoon:
        return {f"persoon_{kant}": "Een tandem bestaat uit twee mensen: kies iemand anders (art. 14)."}
    return {}


def bezwaren(overdracht: Overdracht, *, toegewezen_op: date, laatste_dag: date | None) -> dict[str, str]:
    """Per field why this hand-over cannot be made, as sentences; empty when it can.

    `toegewezen_op`: the first day of the half that is handed over; `laatste_dag`: the last possible day of the
    traject, None when it has none yet. Whether the new one has a mandate and a place is asked of `tandem`.
    """
    uit: dict[str, str] = {}
    if overdracht.reden not in REDENEN:
        uit["reden"] = "Kies waarom je het dossier overdraagt."
    else:
        uit |= _naar(overdracht)
    if not overdracht.nota.strip():
        uit["nota"] = "Schrijf een nota voor de opvolger: hoe staat het traject ervoor, wat komt eerst?"
    if zin := dag_bezwaar(overdracht.ingaat_op, toegewezen_op=toegewezen_op, laatste_dag=laatste_dag):
        uit["ingaat_op"] = zin
    return uit


def dag_bezwaar(ingaat_op: date, *, toegewezen_op: date, laatste_dag: date | None) -> str:
    """Why a hand-over does not start on this day, as a sentence; "" when it can.

    After the first day of the present assignment (both have at least one day), up to and including `laatste_dag`.
    """
    if ingaat_op <= toegewezen_op:
        return f"De huidige casemanager begon op {datum(toegewezen_op)}: kies een latere dag."
    if laatste_dag is not None and ingaat_op > laatste_dag:
        return f"Het traject eindigt op {datum(laatste_dag)}: kies die dag of een vroegere."
    return ""


def nalezen_tot(ingaat_op: date, dagen: int = NALEZEN_DAGEN) -> date:
    """The last day, inclusive, on which the former one reads the file after a hand-over from `ingaat_op` on."""
    return ingaat_op + timedelta(days=dagen - 1)


def verlof_bezwaren(verlof: Verlof, *, vandaag: date) -> dict[str, str]:
    """Per field why files are not handed over for this leave, as sentences; empty when they can be."""
    if verlof.van < vandaag:
        return {"van": "Een overdracht voor verlof begint vandaag of later: verbeter de eerste dag."}
    if verlof.tot < verlof.van:
        return {"tot": f"De laatste dag ligt vóór de eerste: kies {datum(verlof.van)} of een latere dag."}
    if (verlof.tot - verlof.van).days >= LANGSTE_VERLOF_DAGEN:
        return {"tot": "Dat is langer dan een jaar: draag de dossiers dan voorgoed over."}
    return {}


def verdeeld(dossiers: Sequence[Dossier], vervangers: Sequence[UUID]) -> dict[UUID, UUID]:
    """Which replacement gets which file, in turn so that nobody gets two more than another; {} without replacements."""
    if not vervangers:
        return {}
    return {een.id: vervangers[plaats % len(vervangers)] for plaats, een in enumerate(dossiers)}


def bulk_bezwaren(dossiers: Sequence[Dossier], verlof: Verlof) -> dict[UUID, str]:
    """Per file why it is not handed over for this leave, as a sentence; a file that can is not in it."""
    uit = {}
    for een in dossiers:
        if not een.is_eigen:
            uit[een.id] = f"{een.nummer} staat op die dag niet op jouw naam: haal het uit de lijst."
        elif een.uiterste_einddatum is not None and een.uiterste_einddatum < verlof.van:
            uit[een.id] = (
                f"{een.nummer} eindigt vóór het verlof, op {datum(een.uiterste_einddatum)}: rond het af."
            )
        elif een.toegewezen_op >= verlof.van:
            uit[een.id] = (
                f"{een.nummer} wordt pas toegewezen op {datum(een.toegewezen_op)}: haal het uit de lijst."
            )
    return uit


def keert_terug(*, huidige: UUID, vervanger: UUID, verlof: Verlof, dag: date) -> bool:
    """Whether on this day a file goes back to who was on leave.

    Not when the replacement handed it over for good meanwhile: that later choice stands.
    """
    return dag >= verlof.terug_op and huidige == vervanger


def _naar(overdracht: Overdracht) -> dict[str, str]:
    label, veld_organisatie = ROLLEN[overdracht.kant], f"organisatie_{overdracht.kant}"
    veld_persoon = f"persoon_{overdracht.kant}"
    van, naar = overdracht.van, overdracht.naar
    if naar.persoon is None:
        return {veld_persoon: f"Kies wie {label} wordt."}
    zelfde_organisatie = van.organisatie == naar.organisatie
    if overdracht.reden in _AAN_COLLEGA:
        if not zelfde_organisatie:
            return {
                veld_organisatie: "Een collega werkt bij dezelfde organisatie: kies anders een andere reden."
            }
        if van.persoon == naar.persoon:
            return {veld_persoon: f"{naar.naam or 'Deze persoon'} heeft het dossier al: kies een collega."}
    elif overdracht.reden in _AAN_ORGANISATIE:
        if zelfde_organisatie:
            return {
                veld_organisatie: "Dit is dezelfde organisatie: kies een andere, of draag over aan een collega."
            }
        if overdracht.regio_naar not in ("", overdracht.regio_van):
            return {
                "regio": "Een ander werkingsgebied vraagt een overdracht na een verhuizing: kies die reden."
            }
    elif not overdracht.regio_naar:
        return {"regio": "Kies naar welk werkingsgebied de deelnemer verhuist."}
    elif overdracht.regio_naar == overdracht.regio_van:
        return {
            "regio": "Dit is hetzelfde werkingsgebied: kies een ander, of draag over aan een organisatie."
        }
    return {}
