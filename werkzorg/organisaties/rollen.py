"""The roles, as data: which there are, how the screen calls them, for which kinds of organisation they exist.

What a role may do stands in the rights matrix (werkzorg.toegang.matrix), never here and never in a view.
They stand beside Lidmaatschap because a membership without a known role may not be stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class Organisatiesoort(models.TextChoices):
    """Kinds of organisation (regelgeving 2, 3.7, 3.9, 5.2, 7)."""

    VDAB = "vdab", "VDAB"
    WERKACTOR = "werkactor", "Werkactor"
    CAW = "caw", "Centrum voor algemeen welzijnswerk (CAW)"
    OCMW = "ocmw", "OCMW"
    DMW = "dmw", "Dienst maatschappelijk werk van het ziekenfonds (DMW)"
    CGG = "cgg", "Centrum voor geestelijke gezondheidszorg (CGG)"
    PSYCHIATRISCH_ZIEKENHUIS = "psychiatrisch_ziekenhuis", "Psychiatrisch ziekenhuis"
    BESCHUT_WONEN = "beschut_wonen", "Initiatief van beschut wonen"
    REVALIDATIECENTRUM = "revalidatiecentrum", "Revalidatiecentrum"
    VAPH = "vaph", "VAPH-voorziening"
    OPGROEIEN = "opgroeien", "Voorziening van Opgroeien"
    MAATWERKBEDRIJF = "maatwerkbedrijf", "Maatwerkbedrijf"
    ANDERE = "andere", "Andere welzijns- en zorgvoorziening"
    DEPARTEMENT_ZORG = "departement_zorg", "Departement Zorg"
    DEPARTEMENT_WSE = "departement_wse", "Departement WSE"


_ZORG = frozenset(
    {
        Organisatiesoort.CAW,
        Organisatiesoort.OCMW,
        Organisatiesoort.DMW,
        Organisatiesoort.CGG,
        Organisatiesoort.PSYCHIATRISCH_ZIEKENHUIS,
        Organisatiesoort.BESCHUT_WONEN,
        Organisatiesoort.REVALIDATIECENTRUM,
        Organisatiesoort.VAPH,
    }
)
_WELZIJN = _ZORG | {Organisatiesoort.OPGROEIEN, Organisatiesoort.ANDERE}


@dataclass(frozen=True)
class Rol:
    """One role: its key, its name on screen, and the kinds of organisation in which somebody can have it."""

    sleutel: str
    label: str
    organisatiesoorten: frozenset[Organisatiesoort]


ROLLEN: dict[str, Rol] = {
    rol.sleutel: rol
    for rol in (
        Rol(
            "casemanager_werk",
            "casemanager Werk",
            frozenset({Organisatiesoort.VDAB, Organisatiesoort.WERKACTOR}),
        ),
        Rol("casemanager_zorg", "casemanager Zorg", _ZORG),
        Rol("vdab_beslisser", "VDAB-beslisser", frozenset({Organisatiesoort.VDAB})),
        Rol("verwijzer", "verwijzer", _WELZIJN),
        Rol("netwerkcoordinator", "netwerkcoördinator", frozenset(Organisatiesoort)),
        Rol("dienstverlener", "dienstverlener", frozenset(Organisatiesoort)),
        Rol("begeleider_ama", "begeleider AMA", _WELZIJN | {Organisatiesoort.MAATWERKBEDRIJF}),
        Rol(
            "gbo_medewerker",
            "medewerker GBO",
            frozenset({Organisatiesoort.OCMW, Organisatiesoort.CAW, Organisatiesoort.DMW}),
        ),
        Rol("organisatiebeheerder", "organisatiebeheerder", frozenset(Organisatiesoort)),
        Rol("departement_zorg", "Departement Zorg", frozenset({Organisatiesoort.DEPARTEMENT_ZORG})),
        Rol("departement_wse", "Departement WSE", frozenset({Organisatiesoort.DEPARTEMENT_WSE})),
        Rol(
            "inspectie",
            "inspectie",
            frozenset({Organisatiesoort.DEPARTEMENT_ZORG, Organisatiesoort.DEPARTEMENT_WSE}),
        ),
        Rol(
            "beleid",
            "beleid",
            frozenset(
                {Organisatiesoort.DEPARTEMENT_ZORG, Organisatiesoort.DEPARTEMENT_WSE, Organisatiesoort.VDAB}
            ),
        ),
        Rol("functioneel_beheerder", "functioneel beheerder", frozenset({Organisatiesoort.DEPARTEMENT_ZORG})),
        Rol(
            "functionaris_gegevensbescherming",
            "functionaris gegevensbescherming",
            frozenset({Organisatiesoort.DEPARTEMENT_ZORG, Organisatiesoort.VDAB}),
        ),
    )
}
# Who works with people and may therefore register, read and correct who they are (regelgeving 11).
MET_DEELNEMERS = frozenset(
    {"casemanager_werk", "casemanager_zorg", "vdab_beslisser", "verwijzer", "begeleider_ama"}
)
ROL_KEUZES = [(rol.sleutel, rol.label) for rol in ROLLEN.values()]
