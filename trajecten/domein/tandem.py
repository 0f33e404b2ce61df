"""Who can be casemanager Werk and casemanager Zorg of a deelnemer, and who acts where there is no team (art. 13-14)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trajecten.domein.woorden import datum

WERK, ZORG = "werk", "zorg"
ROLLEN: Mapping[str, str] = {WERK: "casemanager Werk", ZORG: "casemanager Zorg"}
_MANDAAT: Mapping[str, str] = {WERK: "art. 13", ZORG: "art. 12"}
# The act that ends the task of the routing rule, and the role that gets it.
TAAK, TAAKROL = "tandem_toewijzen", "vdab_beslisser"


@dataclass(frozen=True)
class Team:
    """The organisations that may deliver a casemanager in one werkingsgebied on one day.

    `casemanagers_werk` holds VDAB too where it delivers them itself: it holds the function by law (art. 13).
    """

    casemanagers_werk: Collection[UUID]
    casemanagers_zorg: Collection[UUID]

    def van(self, rol: str) -> Collection[UUID]:
        """The organisations that may deliver this one of ROLLEN."""
        return self.casemanagers_werk if rol == WERK else self.casemanagers_zorg


@dataclass(frozen=True)
class Helft:
    """One half of the tandem: a person who works for an organisation (None: not chosen yet)."""

    organisatie: UUID | None
    persoon: UUID | None
    naam: str = ""
    organisatienaam: str = ""


@dataclass(frozen=True)
class Routering:
    """Where a verzoek goes: `wacht` says that it stays with VDAB, with a task for `taakrol`; `zin` tells why."""

    wacht: bool
    taakrol: str
    zin: str


def routering(team: Team, regionaam: str, dag: date) -> Routering:
    """Who assigns the tandem: the team, or VDAB as long as the regio has no complete one (regelgeving 12.6)."""
    wat = ""
    if not team.casemanagers_zorg:
        wat = "samenwerkingsverband Zorg met een geldig mandaat (art. 12)"
    elif not team.casemanagers_werk:
        wat = "casemanager Werk met een geldig mandaat (art. 13)"
    if not wat:
        return Routering(wacht=False, taakrol="", zin="")
    zin = (
        f"In {regionaam} is er op {datum(dag)} geen {wat}. Het dossier wacht bij VDAB: wijs de tandem toe zodra "
        "er een mandaat is, of draag het over aan een ander werkingsgebied."
    )
    return Routering(wacht=True, taakrol=TAAKROL, zin=zin)


def bezwaren(
    werk: Helft,
    zorg: Helft,
    team: Team,
    leden: Mapping[UUID, Collection[UUID]],
    *,
    dag: date,
) -> dict[str, str]:
    """Per field why these two cannot be the tandem from this day, as sentences; empty when they can.

    `leden`: per organisation the persons who may do this work for it on that day.
    """
    uit = helft_bezwaren(WERK, werk, team, leden, dag=dag) | helft_bezwaren(ZORG, zorg, team, leden, dag=dag)
    if werk.organisatie is not None and werk.organisatie == zorg.organisatie:
        uit["organisatie_zorg"] = zelfde_organisatie_zin(werk.organisatienaam or zorg.organisatienaam)
    elif werk.persoon is not None and werk.persoon == zorg.persoon:
        uit["persoon_zorg"] = (
            "Een tandem bestaat uit twee mensen: kies een andere casemanager Zorg (art. 14)."
        )
    return uit


def zelfde_organisatie_zin(naam: str) -> str:
    """Why one organisation does not deliver both halves (art. 13 par. 2, 5)."""
    return (
        f"{naam or 'Deze organisatie'} kan niet tegelijk casemanager Werk en casemanager Zorg zijn "
        "(art. 13 § 2, 5°): kies een andere organisatie."
    )


def helft_bezwaren(
    rol: str, helft: Helft, team: Team, leden: Mapping[UUID, Collection[UUID]], *, dag: date
) -> dict[str, str]:
    """Per field (`organisatie_<rol>`, `persoon_<rol>`) why this half cannot, as sentences; empty when it can."""
    label, organisatie, persoon = ROLLEN[rol], f"organisatie_{rol}", f"persoon_{rol}"
    if helft.organisatie is None:
        return {organisatie: f"Kies de organisatie van de {label} (art. 14)."}
    waar = helft.organisatienaam or "Deze organisatie"
    if helft.organisatie not in team.van(rol):
        return {
            organisatie: (
                f"{waar} heeft op {datum(dag)} geen geldig mandaat als {label} in dit werkingsgebied "
                f"({_MANDAAT[rol]}): kies een andere organisatie."
            )
        }
    if helft.persoon is None:
        return {persoon: f"Kies wie {label} wordt (art. 14)."}
    if helft.persoon not in leden.get(helft.organisatie, ()):
        wie = helft.naam or "Deze persoon"
        return {
            persoon: f"{wie} werkt op {datum(dag)} niet als {label} bij {waar}: kies iemand van die organisatie."
        }
    return {}
