"""What is checked before something is granted, and again when it is: each line says that it is in order, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from mandaten.domein.beslissing import Deelnemer, advies_bezwaar, samenstelling_bezwaren
from mandaten.domein.inhoud import Inhoud, Zetel, lees_inhoud
from mandaten.domein.verdwenen import is_verdwenen, opgegaan_zin
from mandaten.handelingen.bevoegdheden import botsing
from mandaten.models import Aanvraag, Toekenning, Toekenningsregio, verdwijnt_op
from mandaten.soorten import CONTINGENT
from mandaten.statussen import LOPENDE_TOEKENNING
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.regels import conventie_bezwaar
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
    """The last day of the grant that this one follows, and whether that has no end; (None, False) without one.

    A grant in other regio's is not followed: this one stands beside it.
    """
    voorganger = aanvraag.voorganger
    if voorganger is None:
        return None, False
    if (
        aanvraag.toekenningssoort.met_regio
        and not voorganger.regios.filter(regio_id__in=_regios(aanvraag)).exists()
    ):
        return None, False
    tot = laatste_dag(voorganger.periode)
    return tot, tot is None


def nazicht(aanvraag: Aanvraag, periode: DateRange) -> list[Punt]:
    """All checks for granting this in these days; what a page fetched with `met_oordeel` is not asked again."""
    rij: Any = (
        aanvraag
        if hasattr(aanvraag, "oordeel_zonder_punten")
        else Aanvraag.objects.met_oordeel().get(pk=aanvraag.pk)
    )
    inhoud = lees_inhoud(rij)
    tot = laatste_dag(periode)
    deelnemers, regios = _deelnemers(aanvraag, inhoud, tot), list(inhoud.regios)
    punten = [_aanvrager(aanvraag, verdwijnt_op(rij.aanvrager), tot)]
    if aanvraag.toekenningssoort.met_partners:
        punten.append(_partners(aanvraag, deelnemers))
    if aanvraag.is_exclusief:
        punten.append(_regios_vrij(aanvraag, regios, periode))
    elif aanvraag.soort != CONTINGENT:
        punten.append(_nog_niet(aanvraag, regios, periode))
    punten += _advies(aanvraag, len(inhoud.criteria), len(rij.oordeel_strekkingen))
    punten += _uitsluitend(aanvraag, rij.oordeel_zonder_punten)
    wie = list(deelnemers)
    if not aanvraag.toekenningssoort.houder_neemt_plaats:
        # The members, and the holder where he takes no seat: whose rights would follow.
        wie.append(aanvraag.aanvrager_id)
    if zin := botsing(aanvraag.toekenningssoort, wie, regios, periode):
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


def _deelnemers(aanvraag: Aanvraag, inhoud: Inhoud, tot: date | None) -> dict[UUID, Deelnemer]:
    """Who takes part, by organisation, in the order of their names."""
    return {
        een.organisatie: Deelnemer(
            een.naam,
            een.plaats,
            een.soort,
            is_houder=een.organisatie == aanvraag.aanvrager_id,
            is_bevestigd=een.bevestigd_op is not None,
            bezwaar=_bezwaar(een, een.verdwijnt_op, tot),
        )
        for een in sorted(inhoud.zetels, key=lambda zetel: (zetel.naam, zetel.id))
    }


def _bezwaar(organisatie: Organisatie | Zetel, verdwijnt_op: date | None, tot: date | None) -> str:
    """What is wrong with the record of this organisation today; "" when nothing is.

    Nobody is granted what would still run when it goes up in another (`verdwijnt_op`): the merger looked once at what
    there was.
    """
    if verdwijnt_op and is_verdwenen(verdwijnt_op, tot or date.max):
        return opgegaan_zin(verdwijnt_op)
    if not organisatie.is_actief:
        return "deze organisatie staat als gesloten genoteerd."
    return conventie_bezwaar(organisatie.soort, organisatie.conventienummer)


def _aanvrager(aanvraag: Aanvraag, verdwijnt_op: date | None, tot: date | None) -> Punt:
    """Whether the applicant, as it is registered today, can have this (also the eleven kinds of regelgeving 5.2)."""
    wie, soort = aanvraag.aanvrager, aanvraag.toekenningssoort
    if wie.soort not in soort.houders:
        return Punt(
            "Aanvrager",
            False,
            f"{wie.naam} is nu een organisatie van de soort “{wie.get_soort_display()}” en kan dit niet krijgen "
            f"({soort.rechtsgrond}).",
        )
    if bezwaar := _bezwaar(wie, verdwijnt_op, tot):
        return Punt("Aanvrager", False, f"{wie.naam}: {bezwaar} ({soort.rechtsgrond})")
    return Punt("Aanvrager", True, f"{wie.naam} is een organisatie die dit kan krijgen.")


def _regios(aanvraag: Aanvraag) -> list[str]:
    return list(aanvraag.regios.values_list("regio_id", flat=True))


def _partners(aanvraag: Aanvraag, deelnemers: dict[UUID, Deelnemer]) -> Punt:
    grond = aanvraag.toekenningssoort.rechtsgrond
    wachten = [een.naam for een in deelnemers.values() if not een.is_bevestigd]
    if wachten:
        return Punt(
            "Partners",
            False,
            f"Nog niet bevestigd: {', '.join(wachten)}. Vraag een aanvulling, zodat elke partner zijn deelname zelf "
            f"bevestigt ({grond}).",
        )
    if fout := samenstelling_bezwaren(aanvraag.toekenningssoort, list(deelnemers.values())):
        return Punt(
            "Partners",
            False,
            f"De samenstelling klopt niet: {'; '.join(fout)}. Vraag een aanvulling, of weiger ({grond}).",
        )
    return Punt("Partners", True, "Elke plaats is ingevuld en elke partner bevestigde zijn deelname zelf.")


def _advies(aanvraag: Aanvraag, criteria: int, adviezen: int) -> list[Punt]:
    """A call with criteria asks for points; without criteria an advice is free."""
    if not criteria:
        return []
    if zin := advies_bezwaar(aanvraag.toekenningssoort, criteria=criteria, adviezen=adviezen):
        return [Punt("Advies", False, zin)]
    gaf = "Eén advies gaf" if adviezen == 1 else f"{adviezen} adviezen gaven"
    return [Punt("Advies", True, f"{gaf} punten voor elk criterium van de oproep.")]


def _uitsluitend(aanvraag: Aanvraag, zonder_punten: Sequence[str]) -> list[Punt]:
    """The call says so: without an excluding criterion no grant. It lacks when every advice gives it no points."""
    if not zonder_punten:
        return []
    namen = [f"“{omschrijving}”" for omschrijving in zonder_punten]
    return [
        Punt(
            "Uitsluitende criteria",
            False,
            f"Geen enkel advies geeft punten voor {', '.join(namen)}, en zonder dat krijgt niemand dit (de oproep; "
            f"{aanvraag.toekenningssoort.rechtsgrond}). Vraag een nieuw advies, of weiger.",
        )
    ]


def _nog_niet(aanvraag: Aanvraag, regios: Sequence[str], periode: DateRange) -> Punt:
    """Nobody has the same twice: a challenge or a file may have brought it since the application."""
    rijen = Toekenning.objects.filter(
        soort=aanvraag.soort,
        houder_id=aanvraag.aanvrager_id,
        status__in=LOPENDE_TOEKENNING,
        periode__overlap=periode,
    )
    if aanvraag.toekenningssoort.met_regio:
        rijen = rijen.filter(regios__regio__in=regios, regios__periode__overlap=periode)
    rij = rijen.order_by("-periode", "pk").first()
    if rij is None:
        return Punt(
            "Nog niet toegekend", True, f"{aanvraag.aanvrager.naam} heeft dit in deze periode nog niet."
        )
    tot = laatste_dag(rij.periode)
    return Punt(
        "Nog niet toegekend",
        False,
        f"{aanvraag.aanvrager.naam} heeft dit al {f'tot en met {tot:%d/%m/%Y}' if tot else 'zonder einddatum'} "
        f"({rij.nummer}). Twee tegelijk kan niet ({aanvraag.toekenningssoort.rechtsgrond}): kies een latere eerste "
        "dag, of weiger.",
    )


def _regios_vrij(aanvraag: Aanvraag, regios: Sequence[str], periode: DateRange) -> Punt:
    """Regelgeving 15, row 11: one at a time per regio, also while it is suspended."""
    bezet = (
        Toekenningsregio.objects.filter(soort=aanvraag.soort, regio_id__in=regios, periode__overlap=periode)
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
