"""The kinds of organisation and the roles, as data: how the screen calls them and which role exists where.

What a role may do stands in the rights matrix (werkzorg.toegang.matrix), never here and never in a view.
They stand beside Lidmaatschap because a membership without a known role may not be stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class Organisatiesoort(models.TextChoices):
    """Kinds of organisation (regelgeving 2, 3.7, 3.9, 5.2, 7; Decreet 2022 art. 2, 12, 13, 17, 30, 34)."""

    VDAB = "vdab", "VDAB"
    WERKACTOR = "werkactor", "Werkactor (mandaat kosteloze arbeidsbemiddeling)"
    CAW = "caw", "Centrum voor algemeen welzijnswerk (CAW)"
    OCMW = "ocmw", "OCMW of welzijnsvereniging"
    DMW = "dmw", "Dienst maatschappelijk werk van het ziekenfonds (DMW)"
    ZIEKENFONDS = "ziekenfonds", "Ziekenfonds"
    CGG = "cgg", "Centrum voor geestelijke gezondheidszorg (CGG)"
    PSYCHIATRISCH_ZIEKENHUIS = "psychiatrisch_ziekenhuis", "Psychiatrisch ziekenhuis"
    BESCHUT_WONEN = "beschut_wonen", "Initiatief van beschut wonen"
    REVALIDATIECENTRUM = "revalidatiecentrum", "Revalidatiecentrum (conventie 7.72 of 7.73)"
    AMBULANTE_REVALIDATIE = "ambulante_revalidatie", "Ambulante revalidatie (conventie 9.53 of 9.65)"
    VAPH = "vaph", "VAPH-voorziening"
    OPGROEIEN = "opgroeien", "Voorziening van Opgroeien"
    ANDERE = "andere", "Andere welzijns- en zorgvoorziening"
    MAATWERKBEDRIJF = "maatwerkbedrijf", "Maatwerkbedrijf"
    ONDERNEMING = "onderneming", "Onderneming of vereniging met rechtspersoonlijkheid"
    ZELFSTANDIGE = "zelfstandige", "Zelfstandige"
    FEITELIJKE_VERENIGING = "feitelijke_vereniging", "Feitelijke vereniging"
    OPENBAAR_BESTUUR = "openbaar_bestuur", "Openbaar bestuur"
    UITKERINGSINSTANTIE = "uitkeringsinstantie", "Uitkeringsinstantie"
    DEPARTEMENT_ZORG = "departement_zorg", "Departement Zorg"
    DEPARTEMENT_WSE = "departement_wse", "Departement WSE"
    ZORGINSPECTIE = "zorginspectie", "Zorginspectie"
    SOCIALE_INSPECTIE = "sociale_inspectie", "Sociaalrechtelijke inspectie"


Soorten = frozenset[Organisatiesoort]
_S = Organisatiesoort

# Art. 12 par. 1: a samenwerkingsverband Zorg has one organisation of each category.
CATEGORIEEN_ZORG: dict[str, Soorten] = {
    "A": frozenset({_S.CAW, _S.OCMW, _S.DMW}),
    "B": frozenset({_S.VAPH}),
    "C": frozenset({_S.CGG, _S.PSYCHIATRISCH_ZIEKENHUIS, _S.REVALIDATIECENTRUM, _S.BESCHUT_WONEN}),
}
# Art. 17 par. 1: a network has at least one of each; the key names the slot.
SLOTEN_NETWERK: dict[str, Soorten] = {
    "caw": frozenset({_S.CAW}),
    "werkactor": frozenset({_S.WERKACTOR}),
    "maatwerkbedrijf": frozenset({_S.MAATWERKBEDRIJF}),
    "ggz": CATEGORIEEN_ZORG["C"],
    "vaph": frozenset({_S.VAPH}),
    "ocmw": frozenset({_S.OCMW}),
}
# Regelgeving 5.2: the eleven kinds that can be recognised as begeleider AMA (WVG).
BEGELEIDERS_AMA: Soorten = frozenset(
    {
        _S.CAW,
        _S.DMW,
        _S.CGG,
        _S.BESCHUT_WONEN,
        _S.PSYCHIATRISCH_ZIEKENHUIS,
        _S.OPGROEIEN,
        _S.VAPH,
        _S.REVALIDATIECENTRUM,
        _S.AMBULANTE_REVALIDATIE,
        _S.OCMW,
        _S.MAATWERKBEDRIJF,
    }
)
# Art. 2, 10: the core partners of the geïntegreerd breed onthaal.
KERNPARTNERS_GBO: Soorten = frozenset({_S.OCMW, _S.CAW, _S.DMW})
# Art. 2, 22: every body that gives care in health or welfare policy, OCMW and ziekenfondsen included.
WELZIJN_EN_ZORG: Soorten = frozenset().union(*CATEGORIEEN_ZORG.values()) | {
    _S.AMBULANTE_REVALIDATIE,
    _S.OPGROEIEN,
    _S.ZIEKENFONDS,
    _S.ANDERE,
}
OVERHEID: Soorten = frozenset(
    {_S.DEPARTEMENT_ZORG, _S.DEPARTEMENT_WSE, _S.ZORGINSPECTIE, _S.SOCIALE_INSPECTIE}
)
# Regelgeving 2 (DZ-OVK): who can be a werkpost: legal person, self-employed, feitelijke vereniging, public body.
KAN_WERKPOST_ZIJN: Soorten = frozenset(Organisatiesoort) - OVERHEID - {_S.UITKERINGSINSTANTIE}
# A feitelijke vereniging has no KBO number of its own right; it may have one.
KBO_NIET_VERPLICHT: Soorten = frozenset({_S.FEITELIJKE_VERENIGING})
# Art. 2, 18 and regelgeving 5.2: how the convention number begins, per kind that has one.
CONVENTIE_BEGINT_MET: dict[Organisatiesoort, tuple[str, ...]] = {
    _S.REVALIDATIECENTRUM: ("772", "773"),
    _S.AMBULANTE_REVALIDATIE: ("953", "965"),
}
# Inspection is a role with an end (regelgeving 11); how long at most is not in the law [assumption].
INSPECTIE_MAX_MAANDEN = 6


@dataclass(frozen=True)
class Rol:
    """One role: its key, its name on screen, and the kinds of organisation in which somebody can have it.

    `max_maanden`: a membership in this role has an end, at most that many months after its start. `leest_alleen`:
    does no act on files. `ziet_geen_dossiers`: opens no file of a deelnemer at all.
    """

    sleutel: str
    label: str
    organisatiesoorten: Soorten
    max_maanden: int | None = None
    leest_alleen: bool = False
    ziet_geen_dossiers: bool = False


ROLLEN: dict[str, Rol] = {
    rol.sleutel: rol
    for rol in (
        # Art. 13: VDAB, or a mandated werkactor.
        Rol("casemanager_werk", "casemanager Werk", frozenset({_S.VDAB, _S.WERKACTOR})),
        Rol("casemanager_zorg", "casemanager Zorg", frozenset().union(*CATEGORIEEN_ZORG.values())),
        Rol("vdab_beslisser", "VDAB-beslisser", frozenset({_S.VDAB})),
        Rol("verwijzer", "verwijzer", WELZIJN_EN_ZORG),
        # Art. 2, 13: a legal person; VDAB itself grants the mandate.
        Rol(
            "netwerkcoordinator",
            "netwerkcoördinator",
            frozenset(Organisatiesoort)
            - OVERHEID
            - {_S.VDAB, _S.ZELFSTANDIGE, _S.FEITELIJKE_VERENIGING, _S.UITKERINGSINSTANTIE},
        ),
        Rol(
            "dienstverlener",
            "dienstverlener",
            frozenset(Organisatiesoort) - OVERHEID - {_S.FEITELIJKE_VERENIGING, _S.UITKERINGSINSTANTIE},
        ),
        Rol("begeleider_ama", "begeleider AMA", BEGELEIDERS_AMA),
        Rol("gbo_medewerker", "medewerker GBO", KERNPARTNERS_GBO),
        Rol("organisatiebeheerder", "organisatiebeheerder", frozenset(Organisatiesoort)),
        Rol("departement_zorg", "Departement Zorg", frozenset({_S.DEPARTEMENT_ZORG})),
        Rol("departement_wse", "Departement WSE", frozenset({_S.DEPARTEMENT_WSE})),
        # Art. 34 and 37: Zorginspectie and the social-law inspectors, who inspect and change nothing.
        Rol(
            "inspectie",
            "inspectie",
            frozenset({_S.ZORGINSPECTIE, _S.SOCIALE_INSPECTIE}),
            max_maanden=INSPECTIE_MAX_MAANDEN,
            leest_alleen=True,
        ),
        Rol(
            "beleid",
            "beleid",
            frozenset({_S.DEPARTEMENT_ZORG, _S.DEPARTEMENT_WSE, _S.VDAB}),
            leest_alleen=True,
            ziet_geen_dossiers=True,
        ),
        Rol(
            "functioneel_beheerder",
            "functioneel beheerder",
            frozenset({_S.DEPARTEMENT_ZORG}),
            ziet_geen_dossiers=True,
        ),
        # Each controller has one (regelgeving 8): VDAB and the two departments.
        Rol(
            "functionaris_gegevensbescherming",
            "functionaris gegevensbescherming",
            frozenset({_S.DEPARTEMENT_ZORG, _S.DEPARTEMENT_WSE, _S.VDAB}),
            ziet_geen_dossiers=True,
        ),
    )
}
# Who works with people and may therefore register, read and correct who they are (regelgeving 11).
MET_DEELNEMERS = frozenset(
    {"casemanager_werk", "casemanager_zorg", "vdab_beslisser", "verwijzer", "begeleider_ama"}
)
ROL_KEUZES = [(rol.sleutel, rol.label) for rol in ROLLEN.values()]


def rollen_bij(soort: str) -> list[Rol]:
    """The roles that somebody can have in an organisation of this kind, in the order of the list."""
    return [rol for rol in ROLLEN.values() if soort in rol.organisatiesoorten]
