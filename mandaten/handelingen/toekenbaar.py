"""What is checked before something is granted, and again when it is: each line says that it is in order, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from mandaten.domein.beslissing import Deelnemer
from mandaten.domein.inhoud import Inhoud, Zetel, lees_inhoud
from mandaten.domein.toekenbaar import (
    Bezetter,
    Punt,
    aanvrager_punt,
    advies_punten,
    eigen_punt,
    functiepunten,
    partners_punt,
    record_bezwaar,
    regios_punt,
    uitsluitende_punten,
)
from mandaten.handelingen.bevoegdheden import botsing
from mandaten.handelingen.houders import eigen_toekenning
from mandaten.models import Aanvraag, Toekenningsregio, verdwijnt_op
from mandaten.soorten import CONTINGENT
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.regels import conventie_bezwaar
from werkzorg.parameters.domein import Momentopname


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
    soort = aanvraag.toekenningssoort
    punten = [_aanvrager(aanvraag, verdwijnt_op(rij.aanvrager), tot)]
    if soort.met_partners:
        punten.append(partners_punt(soort, list(deelnemers.values())))
    if aanvraag.is_exclusief:
        punten.append(regios_punt(soort, _bezet(aanvraag, regios, periode)))
    elif aanvraag.soort != CONTINGENT:
        eigen = eigen_toekenning(soort, aanvraag.aanvrager_id, regios, periode)
        punten.append(eigen_punt(soort, aanvraag.aanvrager.naam, eigen))
    punten += advies_punten(soort, criteria=len(inhoud.criteria), adviezen=len(rij.oordeel_strekkingen))
    punten += uitsluitende_punten(soort, rij.oordeel_zonder_punten)
    wie = list(deelnemers)
    if not soort.houder_neemt_plaats:
        # The members, and the holder where he takes no seat: whose rights would follow.
        wie.append(aanvraag.aanvrager_id)
    return punten + functiepunten(soort, botsing(soort, wie, regios, periode))


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
    return record_bezwaar(
        verdwijnt_op=verdwijnt_op,
        tot=tot,
        is_actief=organisatie.is_actief,
        conventie_bezwaar=conventie_bezwaar(organisatie.soort, organisatie.conventienummer),
    )


def _aanvrager(aanvraag: Aanvraag, verdwijnt_op: date | None, tot: date | None) -> Punt:
    wie = aanvraag.aanvrager
    return aanvrager_punt(
        aanvraag.toekenningssoort,
        naam=wie.naam,
        organisatiesoort=wie.soort,
        soortnaam=wie.get_soort_display(),
        bezwaar=_bezwaar(wie, verdwijnt_op, tot),
    )


def _regios(aanvraag: Aanvraag) -> list[str]:
    return list(aanvraag.regios.values_list("regio_id", flat=True))


def _bezet(aanvraag: Aanvraag, regios: Sequence[str], periode: DateRange) -> list[Bezetter]:
    """Who has one of these regio's already on one of these days, by regio; one query."""
    rijen = (
        Toekenningsregio.objects.filter(soort=aanvraag.soort, regio_id__in=regios, periode__overlap=periode)
        .select_related("regio", "toekenning__houder")
        .order_by("regio__naam", "periode", "pk")
    )
    return [
        Bezetter(rij.regio.naam, rij.toekenning.houder.naam, rij.toekenning.nummer, laatste_dag(rij.periode))
        for rij in rijen
    ]
