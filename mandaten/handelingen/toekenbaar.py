"""What is checked before something is granted, and again when it is: each line says that it is in order, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from mandaten.handelingen.bevoegdheden import botsing
from mandaten.models import Aanvraag, Toekenningsregio
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.parameters.domein import Momentopname


@dataclass(frozen=True)
class Punt:
    """One check: what it is about, whether it is in order, and the sentence that says so or how to mend it."""

    label: str
    is_in_orde: bool
    zin: str


def jaren_van(aanvraag: Aanvraag, opname: Momentopname) -> int | None:
    """How many years a grant of this kind lasts, or lasts at most; None without a term. Raises ParameterOnbekend."""
    sleutel = aanvraag.toekenningssoort.duur_parameter
    return opname.getal(sleutel) if sleutel else None


def voorganger_einde(aanvraag: Aanvraag) -> tuple[date | None, bool]:
    """The last day of the grant that this one follows, and whether that has no end; (None, False) without one."""
    if aanvraag.voorganger is None:
        return None, False
    tot = laatste_dag(aanvraag.voorganger.periode)
    return tot, tot is None


def nazicht(aanvraag: Aanvraag, periode: DateRange) -> list[Punt]:
    """All checks for granting this in these days."""
    punten = []
    if aanvraag.toekenningssoort.met_partners:
        punten.append(_partners(aanvraag))
    if aanvraag.is_exclusief:
        punten.append(_regios_vrij(aanvraag, periode))
    if zin := botsing(aanvraag.toekenningssoort, _deelnemende(aanvraag), _regios(aanvraag), periode):
        punten.append(Punt("Werk of Zorg", False, zin))
    elif aanvraag.toekenningssoort.met_regio:
        punten.append(
            Punt(
                "Werk of Zorg",
                True,
                "Niemand wordt in één gebied casemanager Werk en casemanager Zorg samen.",
            )
        )
    return punten


def belemmeringen(aanvraag: Aanvraag, van: date, tot: date | None) -> list[str]:
    """Why this cannot be granted from `van` to `tot` (inclusive; None: no end), as sentences; empty when it can."""
    return [punt.zin for punt in nazicht(aanvraag, reeks(van, tot)) if not punt.is_in_orde]


def _deelnemende(aanvraag: Aanvraag) -> list[UUID]:
    """Whose rights would follow: the members, and the holder where he takes no seat."""
    leden = list(aanvraag.deelnames.values_list("organisatie_id", flat=True))
    return leden if aanvraag.toekenningssoort.houder_neemt_plaats else [aanvraag.aanvrager_id, *leden]


def _regios(aanvraag: Aanvraag) -> list[str]:
    return list(aanvraag.regios.values_list("regio_id", flat=True))


def _partners(aanvraag: Aanvraag) -> Punt:
    wachten = [
        deelname.organisatie.naam
        for deelname in aanvraag.deelnames.select_related("organisatie").order_by("organisatie__naam")
        if deelname.bevestigd_op is None
    ]
    if wachten:
        return Punt(
            "Partners",
            False,
            f"Nog niet bevestigd: {', '.join(wachten)}. Vraag een aanvulling, zodat elke partner zijn deelname zelf "
            f"bevestigt ({aanvraag.toekenningssoort.rechtsgrond}).",
        )
    return Punt("Partners", True, "Elke partner bevestigde zijn deelname zelf.")


def _regios_vrij(aanvraag: Aanvraag, periode: DateRange) -> Punt:
    """Regelgeving 15, row 11: one at a time per regio, also while it is suspended."""
    bezet = (
        Toekenningsregio.objects.filter(
            soort=aanvraag.soort, regio_id__in=_regios(aanvraag), periode__overlap=periode
        )
        .select_related("regio", "toekenning__houder")
        .order_by("regio__naam", "periode")
    )
    zinnen = []
    for rij in bezet:
        tot = laatste_dag(rij.periode)
        zinnen.append(
            f"{rij.regio.naam} is {f'tot en met {tot:%d/%m/%Y}' if tot else 'zonder einddatum'} van "
            f"{rij.toekenning.houder.naam} ({rij.toekenning.nummer})."
        )
    if zinnen:
        return Punt(
            "Regio’s vrij",
            False,
            f"{' '.join(zinnen)} Een regio heeft er één tegelijk ({aanvraag.toekenningssoort.rechtsgrond}): "
            "kies een latere eerste dag, of weiger.",
        )
    return Punt("Regio’s vrij", True, "In geen enkele regio is er in deze periode al zo’n mandaat.")
