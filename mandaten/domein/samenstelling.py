"""Who takes which seat of a partnership or network: what is open, and what a change may do (art. 12, 13, 17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mandaten.domein.levensloop import Steunpunt, steunt_nog
from mandaten.domein.verdwenen import is_verdwenen, opgegaan_zin
from werkzorg.termijnen import Periode

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Bezetting:
    """Membership `lid`: an organisation has a seat during a period; `uiterlijk`: refill this seat by then."""

    lid: UUID
    organisatie: UUID
    plaats: str
    periode: Periode
    uiterlijk: date | None = None


@dataclass(frozen=True)
class Tekort:
    """A seat that lacks organisations on a day."""

    plaats: str
    label: str
    aantal: int


@dataclass(frozen=True)
class Partner:
    """An organisation that would join: its kind as a key and as the screen names it."""

    id: UUID
    soort: str
    soort_label: str
    is_actief: bool
    # Its first day as a part of another organisation, once a merger or take-over was registered.
    verdwijnt_op: date | None = None


@dataclass(frozen=True)
class Wijziging:
    """What changes: who leaves (after `laatste_dag`), who joins (from `vanaf`), who holds it from then on."""

    vertrekker: UUID | None = None
    laatste_dag: date | None = None
    reden: str = ""
    nieuw: UUID | None = None
    plaats: str = ""
    vanaf: date | None = None
    nieuwe_houder: UUID | None = None

    @property
    def houder_vanaf(self) -> date | None:
        """The first day of the new holder: the newcomer's own first day, or the day after the departure."""
        if self.nieuwe_houder == self.nieuw or self.laatste_dag is None:
            return self.vanaf
        return self.laatste_dag + _EEN_DAG


def tekorten(soort: Toekenningssoort, bezetting: Sequence[Bezetting], dag: date) -> list[Tekort]:
    """The seats that lack organisations on this day, in the order of the law; empty for a kind without partners."""
    uit = []
    for plaats, wat in soort.plaatsen.items():
        er = sum(een.plaats == plaats and een.periode.bevat(dag) for een in bezetting)
        if er < wat.minstens:
            uit.append(Tekort(plaats, wat.label, wat.minstens - er))
    return uit


def na(wijziging: Wijziging, bezetting: Sequence[Bezetting], einde: date | None) -> list[Bezetting]:
    """The seats as they are after this change; `einde` is the last day of the grant."""
    uit = [
        replace(een, periode=Periode(een.periode.start, wijziging.laatste_dag))
        if een.lid == wijziging.vertrekker
        else een
        for een in bezetting
    ]
    if wijziging.nieuw and wijziging.vanaf:
        uit.append(
            Bezetting(wijziging.nieuw, wijziging.nieuw, wijziging.plaats, Periode(wijziging.vanaf, einde))
        )
    return uit


def te_vullen(soort: Toekenningssoort, bezetting: Sequence[Bezetting], einde: date | None) -> list[UUID]:
    """The memberships that ended and still wait for a successor, per seat the last that left.

    A seat waits when it is short after everything that is known has happened: a successor who comes later fills it.
    """
    uit: list[UUID] = []
    for plaats, wat in soort.plaatsen.items():
        hier = [een for een in bezetting if een.plaats == plaats]
        weg = [een for een in hier if een.periode.einde is not None and een.periode.einde != einde]
        if not weg or not wat.minstens:
            continue
        laatst = max(
            *(een.periode.start for een in hier),
            *(een.periode.einde + _EEN_DAG for een in weg if een.periode.einde),
        )
        tekort = wat.minstens - sum(een.periode.bevat(laatst) for een in hier)
        weg.sort(key=lambda een: een.periode.einde or date.max)
        uit += [een.lid for een in weg[len(weg) - tekort :]] if tekort > 0 else []
    return uit


def past_op(soort: Toekenningssoort, plaats: str, organisatiesoort: str, label: str) -> str:
    """Why this kind of organisation cannot take this seat, as a sentence; "" when it can."""
    wat = soort.plaatsen.get(plaats)
    if wat is None:
        return "Kies een plaats uit de lijst."
    if organisatiesoort in wat.soorten:
        return ""
    return (
        f"“{label}” past niet op de plaats “{wat.label}” ({soort.rechtsgrond}). "
        "Kies een andere organisatie of een andere plaats."
    )


def bezwaren(
    wijziging: Wijziging,
    soort: Toekenningssoort,
    *,
    periode: Periode,
    houder: UUID,
    bezetting: Sequence[Bezetting],
    partner: Partner | None,
    houdersoorten: dict[UUID, str],
    vandaag: date,
    steun: Sequence[Steunpunt] = (),
    met_instemming: bool = True,
) -> dict[str, str]:
    """Per field why this change cannot be made, as sentences; empty when it can.

    `partner` is the newcomer; `houdersoorten` the kind of organisation of everybody who could hold it from then on;
    `steun` what was decided or recorded about the whole while its members were there; `met_instemming`: the newcomer
    said in writing that it joins.
    """
    uit: dict[str, str] = {}
    if not (wijziging.vertrekker or wijziging.nieuw or wijziging.nieuwe_houder):
        return {"vertrekker": "Kies wie vertrekt, wie erbij komt of wie de nieuwe houder wordt."}
    weg = next((een for een in bezetting if een.lid == wijziging.vertrekker), None)
    if wijziging.vertrekker:
        uit |= _vertrek(wijziging, weg, periode, steun)
    if wijziging.nieuw:
        uit |= _komst(wijziging, soort, periode, partner)
        if not met_instemming:
            uit["instemming"] = (
                f"Voeg de schriftelijke instemming toe van wie erbij komt: niemand hoort erbij zonder dat zelf te "
                f"willen ({soort.rechtsgrond})."
            )
        if not uit:
            uit = _dubbel(wijziging, soort, bezetting, periode, vandaag)
    uit |= _houder(wijziging, soort, houder, weg, houdersoorten)
    return uit


def _vertrek(
    wijziging: Wijziging, weg: Bezetting | None, periode: Periode, steun: Sequence[Steunpunt]
) -> dict[str, str]:
    if weg is None:
        return {"vertrekker": "Kies wie vertrekt uit de lijst."}
    uit = {}
    if not wijziging.reden:
        uit["reden"] = "Schrijf op waarom deze partner vertrekt."
    if wijziging.laatste_dag is None:
        uit["laatste_dag"] = "Vul de laatste dag in waarop deze partner er nog bij hoort."
    elif wijziging.laatste_dag < weg.periode.start:
        uit["laatste_dag"] = (
            f"Deze partner hoort er pas bij vanaf {_datum(weg.periode.start)}: kies die dag of later."
        )
    elif periode.einde is not None and wijziging.laatste_dag >= periode.einde:
        uit["laatste_dag"] = (
            f"Op {_datum(periode.einde)} eindigt het geheel al: dan hoef je geen vertrek te melden."
        )
    elif weg.periode.einde is not None and wijziging.laatste_dag > weg.periode.einde:
        uit["laatste_dag"] = (
            f"Deze partner vertrekt al op {_datum(weg.periode.einde)}: kies die dag of vroeger. Blijft hij langer, "
            "laat hem dan opnieuw toetreden."
        )
    elif later := steunt_nog(steun, wijziging.laatste_dag, met_komst=False):
        # What was decided with this partner there, or done with it, does not lose it afterwards.
        uit["laatste_dag"] = (
            f"Op {_datum(later.dag)} hoorde deze partner er nog bij: {later.wat}. Kies {_datum(later.dag)} of "
            "een latere dag."
        )
    return uit


def _komst(
    wijziging: Wijziging, soort: Toekenningssoort, periode: Periode, partner: Partner | None
) -> dict[str, str]:
    uit = {}
    if partner is None or not partner.is_actief:
        uit["nieuw"] = "Kies een organisatie die nog actief is."
    elif partner.verdwijnt_op and is_verdwenen(partner.verdwijnt_op, periode.einde or date.max):
        uit["nieuw"] = f"Kies een andere organisatie: {opgegaan_zin(partner.verdwijnt_op)}"
    elif zin := past_op(soort, wijziging.plaats, partner.soort, partner.soort_label):
        uit["nieuw" if wijziging.plaats in soort.plaatsen else "plaats"] = zin
    if wijziging.vanaf is None:
        uit["vanaf"] = "Vul de eerste dag in waarop deze organisatie erbij hoort."
    elif not periode.bevat(wijziging.vanaf):
        uit["vanaf"] = f"Kies een dag {_tussen(periode)}."
    return uit


def _dubbel(
    wijziging: Wijziging,
    soort: Toekenningssoort,
    bezetting: Sequence[Bezetting],
    periode: Periode,
    vandaag: date,
) -> dict[str, str]:
    """What the newcomer runs into: himself, somebody in the seat, or the term to refill it."""
    assert wijziging.vanaf is not None
    anderen = na(replace(wijziging, nieuw=None), bezetting, periode.einde)
    zijn = Periode(wijziging.vanaf, periode.einde)
    if any(een.organisatie == wijziging.nieuw and een.periode.overlapt(zijn) for een in anderen):
        return {
            "nieuw": "Deze organisatie hoort er dan al bij. Kies een andere organisatie of een latere dag."
        }
    zelfde = [een for een in anderen if een.plaats == wijziging.plaats and een.periode.overlapt(zijn)]
    hoogstens = soort.plaatsen[wijziging.plaats].hoogstens
    if hoogstens is not None and len(zelfde) >= hoogstens:
        tot = zelfde[0].periode.einde
        wanneer = f"tot en met {_datum(tot)}" if tot else "nog altijd"
        return {
            "vanaf": f"Deze plaats is {wanneer} bezet ({soort.rechtsgrond}). Meld eerst wie vertrekt, "
            "of kies een latere dag."
        }
    termijnen = [een.uiterlijk for een in bezetting if een.plaats == wijziging.plaats and een.uiterlijk]
    uiterlijk = min(termijnen, default=None)
    if uiterlijk is not None and vandaag <= uiterlijk < wijziging.vanaf:
        return {
            "vanaf": f"Deze plaats moet uiterlijk op {_datum(uiterlijk)} weer bezet zijn: kies die dag of vroeger."
        }
    return {}


def _houder(
    wijziging: Wijziging,
    soort: Toekenningssoort,
    houder: UUID,
    weg: Bezetting | None,
    houdersoorten: dict[UUID, str],
) -> dict[str, str]:
    vertrekt = weg is not None and weg.organisatie == houder and soort.houder_neemt_plaats
    if wijziging.nieuwe_houder is None:
        if not vertrekt:
            return {}
        return {
            "nieuwe_houder": "De trekker vertrekt: kies wie het mandaat verder trekt, een partner die blijft of de "
            "opvolger."
        }
    if not kan_houder_wisselen(soort):
        return {
            "nieuwe_houder": f"“{soort.label}” is aan één organisatie gegeven: wie ze wil overnemen, vraagt ze "
            f"zelf aan ({soort.rechtsgrond})."
        }
    if wijziging.nieuwe_houder == houder or (weg is not None and weg.organisatie == wijziging.nieuwe_houder):
        return {"nieuwe_houder": "Kies een andere organisatie: deze trekt het al, of vertrekt."}
    if houdersoorten.get(wijziging.nieuwe_houder) not in soort.houders:
        return {
            "nieuwe_houder": "Kies een partner die erbij blijft en van een soort is die dit mag trekken "
            f"({soort.rechtsgrond})."
        }
    return {}


def kan_houder_wisselen(soort: Toekenningssoort) -> bool:
    """Whether a partner can go on with it: the grant was made to a partnership, not to one organisation alone."""
    return soort.met_partners and soort.functie_houder == soort.functie_lid


def _tussen(periode: Periode) -> str:
    if periode.einde is None:
        return f"vanaf {_datum(periode.start)}"
    return f"van {_datum(periode.start)} tot en met {_datum(periode.einde)}"


def _datum(dag: date) -> str:
    return f"{dag:%d/%m/%Y}"
