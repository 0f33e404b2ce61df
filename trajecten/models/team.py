"""Which organisations and persons can be the tandem in a regio: from the grants, and VDAB by law (art. 12-14)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from mandaten import geldigheid
from trajecten.domein.tandem import Team
from trajecten.querysets.lezers import CASEMANAGER_WERK, CASEMANAGER_ZORG
from werkzorg.organisaties.models import Lidmaatschap


def team_op(vdab_id: UUID, regio: str, dag: date) -> Team:
    """The casemanagement team of this regio on this day; VDAB (`vdab_id`) is in it without a mandate; one query."""
    return _met_vdab(vdab_id, geldigheid.team_in(regio, dag))


def teams_op(regios: Collection[str], dag: date) -> dict[str, Team]:
    """The teams of these regio's on this day by their mandates alone; one query."""
    return {
        regio: Team(team.casemanagers_werk, team.casemanagers_zorg)
        for regio, team in geldigheid.teams_in(regios, dag).items()
    }


def kandidaten_vanaf(vdab_id: UUID, regio: str, dag: date) -> list[Lidmaatschap]:
    """Who is in the team of this regio on this day, or comes into it: the choices of a form; two queries."""
    return leden_van(_met_vdab(vdab_id, geldigheid.team_vanaf(regio, dag)), dag)


def leden_van(team: Team, dag: date) -> list[Lidmaatschap]:
    """Who works on this day as casemanager for an organisation of the team, by organisation and name; one query."""
    rijen = (
        Lidmaatschap.objects.geldig_op(dag)
        .binnen()
        .filter(
            Q(rol=CASEMANAGER_WERK, organisatie_id__in=_ids(team.casemanagers_werk))
            | Q(rol=CASEMANAGER_ZORG, organisatie_id__in=_ids(team.casemanagers_zorg))
        )
        .select_related("organisatie", "gebruiker")
    )
    return sorted(
        rijen,
        key=lambda lid: (lid.organisatie.naam, lid.gebruiker.achternaam, lid.gebruiker.voornaam, lid.pk),
    )


def _met_vdab(vdab_id: UUID, team: geldigheid.Team) -> Team:
    werk = dict.fromkeys((vdab_id, *team.casemanagers_werk))
    return Team(casemanagers_werk=tuple(werk), casemanagers_zorg=team.casemanagers_zorg)


def _ids(organisaties: Iterable[UUID]) -> list[UUID]:
    return list(organisaties)
