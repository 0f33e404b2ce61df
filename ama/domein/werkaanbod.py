"""What a werkpost offers: activities, places used and free, open days; and contacts that are no werkpost yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ama.domein import woorden
from werkzorg.termijnen import Periode

GECONTACTEERD, IN_GESPREK = "gecontacteerd", "in_gesprek"
WERKPOST, NEEN = "werkpost", "neen"
# How it stands with a company or neighbourhood body that might become a werkpost.
CONTACTSTANDEN: Mapping[str, str] = {
    GECONTACTEERD: "gecontacteerd",
    IN_GESPREK: "in gesprek",
    WERKPOST: "is werkpost",
    NEEN: "wil niet",
}
# From which to which; a no is not for ever.
CONTACTSTAPPEN = frozenset(
    {
        (GECONTACTEERD, IN_GESPREK),
        (GECONTACTEERD, WERKPOST),
        (GECONTACTEERD, NEEN),
        (IN_GESPREK, WERKPOST),
        (IN_GESPREK, NEEN),
        (NEEN, GECONTACTEERD),
    }
)


# Who a contact is and how he is reached; how it stands follows from the talks.
CONTACTVELDEN = ("naam", "sector", "gemeente", "postcode", "contactpersoon", "telefoon", "email")
MEESTE_ACTIVITEITEN, MEESTE_TEKENS, MEESTE_PLAATSEN = 20, 100, 500


@dataclass(frozen=True)
class Aangeboden:
    """What a werkpost offers from `van` on; `open_dagen`: 0 is Monday."""

    van: date
    activiteiten: tuple[str, ...]
    plaatsen: int | None
    open_dagen: frozenset[int]
    toelichting: str = ""


@dataclass(frozen=True)
class Moment:
    """One talk with a contact: on which day, how it stands since then, and what was said."""

    op: date
    stand: str
    nota: str = ""
    werkpost_id: UUID | None = None


@dataclass(frozen=True)
class Bezetting:
    """Places of a werkpost on one day: how many there are, how many are taken, how many wait for a signature."""

    plaatsen: int
    bezet: int
    gereserveerd: int = 0

    @property
    def vrij(self) -> int:
        """What is still free; never below 0."""
        return max(0, self.plaatsen - self.bezet - self.gereserveerd)

    @property
    def te_veel(self) -> int:
        """How many more than there are; a warning, because people are not sent home for a number."""
        return max(0, self.bezet + self.gereserveerd - self.plaatsen)

    @property
    def zin(self) -> str:
        """In words."""
        if self.te_veel:
            return f"{self.bezet + self.gereserveerd} op {self.plaatsen} plaatsen: {self.te_veel} te veel."
        wacht = f", {self.gereserveerd} in opmaak" if self.gereserveerd else ""
        return f"{self.bezet} van de {self.plaatsen} bezet{wacht}: {self.vrij} vrij."


def bezetting(plaatsen: int, lopend: Sequence[Periode], in_opmaak: Sequence[Periode], dag: date) -> Bezetting:
    """How full a werkpost is on this day; each period is one agreement."""
    return Bezetting(
        plaatsen,
        sum(een.bevat(dag) for een in lopend),
        sum(een.bevat(dag) for een in in_opmaak),
    )


def bezwaren(
    *,
    activiteiten: Collection[str],
    plaatsen: int | None,
    open_dagen: Collection[int],
    periode: Periode,
    werkpost: Periode,
    vorige_van: date | None = None,
) -> dict[str, str]:
    """Per field why this offer cannot be recorded; empty when it can. `vorige_van`: the first day of the last one."""
    uit: dict[str, str] = {}
    if not any(een.strip() for een in activiteiten):
        uit["activiteiten"] = "Noem minstens één activiteit."
    elif len(activiteiten) > MEESTE_ACTIVITEITEN:
        uit["activiteiten"] = (
            f"Noem hoogstens {MEESTE_ACTIVITEITEN} activiteiten: neem samen wat op elkaar lijkt."
        )
    elif lang := next((een for een in activiteiten if len(een) > MEESTE_TEKENS), ""):
        uit["activiteiten"] = f"Schrijf “{lang[:30]}…” in hoogstens {MEESTE_TEKENS} tekens."
    if plaatsen is None or not 1 <= plaatsen <= MEESTE_PLAATSEN:
        uit["plaatsen"] = f"Vul in hoeveel plaatsen er zijn: minstens 1, hoogstens {MEESTE_PLAATSEN}."
    if not open_dagen or not set(open_dagen) <= set(range(7)):
        uit["open_dagen"] = "Kies op welke dagen de werkpost open is."
    if not werkpost.bevat(periode.start):
        uit["van"] = f"De werkpost bestaat {woorden.periode(werkpost)}: kies een dag daarin."
    elif vorige_van is not None and periode.start < vorige_van:
        uit["van"] = f"Er is al een aanbod vanaf {woorden.datum(vorige_van)}: kies die dag of een latere dag."
    return uit


def sluiten_bezwaar(laatste_dag: date, lopend: Sequence[Periode]) -> str:
    """Why a werkpost cannot close for good after this day, as a sentence: agreements run on; "" when it can."""
    door = [een for een in lopend if een.einde is None or een.einde > laatste_dag]
    if not door:
        return ""
    wat = "1 overeenkomst loopt" if len(door) == 1 else f"{len(door)} overeenkomsten lopen"
    return f"{wat} nog na {woorden.datum(laatste_dag)}: stop ze eerst, of verplaats de mensen."


def contact_bezwaren(
    van: str, naar: str, *, op: date, vorige_op: date | None, reden: str, vandaag: date
) -> dict[str, str]:
    """Per field why a contact cannot go on like this; empty when it can. `van` "" for a first contact."""
    uit: dict[str, str] = {}
    eerste = van == "" and naar in {GECONTACTEERD, IN_GESPREK}
    if naar not in CONTACTSTANDEN or (van != naar and not eerste and (van, naar) not in CONTACTSTAPPEN):
        uit["stand"] = "Kies hoe het nu staat met dit contact."
    elif naar == NEEN and not reden.strip():
        uit["reden"] = "Schrijf op waarom niet: dan vraagt een collega het niet opnieuw."
    if op > vandaag:
        uit["op"] = "Deze dag ligt in de toekomst: noteer het contact als het er geweest is."
    elif vorige_op is not None and op < vorige_op:
        uit["op"] = f"Het vorige contact was op {woorden.datum(vorige_op)}: kies die dag of een latere dag."
    return uit


def werkpost_bezwaar(naar: str, heeft_werkpost: bool) -> str:
    """Why a contact cannot be tied to this werkpost, or to none, in this stand, as a sentence; "" when it can."""
    if heeft_werkpost and naar != WERKPOST:
        return "Kies alleen een werkpost wanneer het contact er een geworden is."
    if naar == WERKPOST and not heeft_werkpost:
        return "Kies welke werkpost het geworden is. Staat ze er niet bij? Registreer ze dan eerst."
    return ""


def opnieuw_te_contacteren(op: date, dagen: int, dag: date) -> bool:
    """Whether nobody heard from a contact for more than so many days."""
    return dag > op + timedelta(days=dagen)
