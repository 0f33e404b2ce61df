"""Organisations become one: what happens to the grants they hold or take part in (regelgeving 5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mandaten.domein.levensloop import Steunpunt, steunt_nog

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

_EEN_DAG = timedelta(days=1)
# The two ways; the keys of mandaten.models.Fusiesoort.
FUSIE, OVERNAME = "fusie", "overname"
# What happens to one grant.
EINDIGT, PARTNER_WEG, HOUDER_OVER, PARTNER_OVER, KAN_NIET = (
    "eindigt",
    "partner_weg",
    "houder_over",
    "partner_over",
    "kan_niet",
)

# What can be found afterwards; the keys of mandaten.models.Fusieuitkomst.
OPVOLGINGEN = ("kan_verder", "in_orde_gebracht", "kan_niet_verder")


@dataclass(frozen=True)
class Samengaan:
    """Who goes up in whom, and from which day on."""

    soort: str
    verdwijnen: tuple[UUID, ...]
    gaat_verder: UUID
    op: date


@dataclass(frozen=True)
class Rol:
    """One organisation that disappears holds a grant (`plaats` "") or has a seat in it, on the day before or later.

    `begint_op` is the first day of that; `is_houder` says whether it leads the grant as a whole; `houder_wisselt_op` is
    the first day of another holder that was planned for later.
    """

    toekenning: UUID
    nummer: str
    organisatie: UUID
    plaats: str
    begint_op: date
    is_houder: bool
    houder_wisselt_op: date | None = None


@dataclass(frozen=True)
class Gevolg:
    """What happens to one grant, in one sentence; `zin` of KAN_NIET says why not and what to do."""

    rol: Rol
    wat: str
    zin: str


def opvolging_bezwaren(uitkomst: str, bevinding: str, *, wacht: bool) -> dict[str, str]:
    """Per field ("" for the whole) why what was found cannot be noted, as sentences; empty when it can.

    `wacht`: a merger or take-over was registered, and nobody looked yet whether this grant can go on.
    """
    if not wacht:
        return {"": "Hier valt geen fusie of overname meer na te kijken. Bekijk hoe het er nu voor staat."}
    uit: dict[str, str] = {}
    if uitkomst not in OPVOLGINGEN:
        uit["uitkomst"] = "Kies wat je vond."
    if not bevinding.strip():
        uit["bevinding"] = "Schrijf op wat je nakeek en wat je vond: dat blijft bij het dossier."
    return uit


def samengaan_bezwaren(
    samengaan: Samengaan, *, is_actief: bool, al_opgegaan: frozenset[UUID]
) -> dict[str, str]:
    """Per field why this cannot be registered, as sentences; `al_opgegaan` went into another one before."""
    uit: dict[str, str] = {}
    if not samengaan.verdwijnen:
        uit["verdwijnt_1"] = "Kies welke organisatie verdwijnt."
    elif samengaan.soort == FUSIE and len(samengaan.verdwijnen) < 2:
        uit["verdwijnt_2"] = (
            "Een fusie is er een van minstens twee organisaties. Gaat er één op in een andere, kies dan overname."
        )
    for nummer, wie in enumerate(samengaan.verdwijnen, start=1):
        if wie in samengaan.verdwijnen[: nummer - 1]:
            uit[f"verdwijnt_{nummer}"] = "Deze organisatie koos je al."
        elif wie in al_opgegaan:
            uit[f"verdwijnt_{nummer}"] = "Deze organisatie ging al eerder op in een andere."
        elif wie == samengaan.gaat_verder:
            uit["gaat_verder"] = (
                "Een organisatie gaat niet op in zichzelf. Bij een fusie is wie verdergaat een nieuwe rechtspersoon: "
                "registreer die eerst. Bij een overname verdwijnt ze niet."
            )
    if not is_actief or samengaan.gaat_verder in al_opgegaan:
        uit["gaat_verder"] = "Deze organisatie is niet meer actief: kies wie verdergaat."
    return uit


def gevolg(
    samengaan: Samengaan,
    rol: Rol,
    soort: Toekenningssoort,
    *,
    soort_verder: str,
    soort_verder_label: str,
    is_al_partner: bool,
    heeft_opvolgende_trekker: bool,
    steun: Sequence[Steunpunt] = (),
) -> Gevolg:
    """What happens to one grant when these organisations become one.

    Merged into a new legal person: what one of them alone was granted ends the day before; in a partnership its seat
    comes free, and another partner leads. Taken over: who goes on keeps it, if its kind may (regelgeving 5.3).
    `is_al_partner`: who goes on already takes part; `heeft_opvolgende_trekker`: another partner stays who could lead.
    Not before a day on which something was decided or recorded about the grant as it was (`steun`).
    """
    if rol.is_houder and rol.houder_wisselt_op:
        wanneer = _datum(rol.houder_wisselt_op)
        return Gevolg(rol, KAN_NIET, f"krijgt op {wanneer} een andere houder: kies die dag of later")
    if rol.begint_op >= samengaan.op:
        return _kan_niet(
            rol,
            f"begint pas op {_datum(rol.begint_op)}: kies een latere dag",
        )
    if samengaan.soort == FUSIE:
        een = _fusie(rol, soort, heeft_opvolgende_trekker)
    else:
        een = _overname(rol, soort, soort_verder, soort_verder_label, is_al_partner)
    later = steunt_nog(steun, samengaan.op - _EEN_DAG, met_komst=een.wat == EINDIGT)
    if een.wat == KAN_NIET or later is None:
        return een
    return Gevolg(
        rol, KAN_NIET, f"bleef op {_datum(later.dag)} zoals het was ({later.wat}): kies een dag daarna"
    )


def _fusie(rol: Rol, soort: Toekenningssoort, heeft_opvolgende_trekker: bool) -> Gevolg:
    if not rol.plaats:
        return Gevolg(
            rol, EINDIGT, "eindigt de dag voordien: de nieuwe rechtspersoon vraagt zelf opnieuw aan"
        )
    label = soort.plaatsen[rol.plaats].label
    if not rol.is_houder or not soort.houder_neemt_plaats:
        return Gevolg(rol, PARTNER_WEG, f"de plaats “{label}” komt vrij")
    if heeft_opvolgende_trekker:
        return Gevolg(rol, PARTNER_WEG, f"de plaats “{label}” komt vrij en een andere partner wordt trekker")
    return Gevolg(rol, EINDIGT, "eindigt de dag voordien: er blijft geen partner die het kan trekken")


def _overname(
    rol: Rol, soort: Toekenningssoort, soort_verder: str, soort_verder_label: str, is_al_partner: bool
) -> Gevolg:
    if rol.plaats:
        wat = soort.plaatsen[rol.plaats]
        if is_al_partner:
            return _kan_niet(
                rol,
                "wie overneemt, heeft er zelf al een plaats en kan er geen twee innemen. Laat eerst deze partner "
                "vertrekken (Wijzig de samenstelling), en registreer de overname daarna",
            )
        if soort_verder not in wat.soorten:
            return _kan_niet(
                rol,
                f"een {soort_verder_label} kan de plaats “{wat.label}” niet innemen ({soort.rechtsgrond}). Laat eerst "
                "deze partner vertrekken en zoek een opvolger (Wijzig de samenstelling)",
            )
        return Gevolg(rol, PARTNER_OVER, f"de plaats “{wat.label}” gaat over")
    if soort_verder not in soort.houders:
        return _kan_niet(
            rol,
            f"een {soort_verder_label} kan dit niet krijgen ({soort.rechtsgrond}). Zet het eerst stop, en laat wie "
            "overneemt eventueel iets anders aanvragen",
        )
    return Gevolg(rol, HOUDER_OVER, "blijft bestaan: wie overneemt, wordt de houder")


def _kan_niet(rol: Rol, waarom: str) -> Gevolg:
    return Gevolg(
        rol, KAN_NIET, f"kan niet overgaan: {waarom}" if not waarom.startswith("begint") else waarom
    )


def eerst_wat_niet_kan(gevolgen: Sequence[Gevolg]) -> list[Gevolg]:
    """The same, with what stands in the way on top, by number."""
    return sorted(gevolgen, key=lambda een: (een.wat != KAN_NIET, een.rol.nummer, een.rol.plaats))


def _datum(dag: date) -> str:
    return f"{dag:%d/%m/%Y}"
