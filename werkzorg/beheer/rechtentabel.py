"""The rights matrix as one readable page: per subject the acts and pages, and which role may do or see what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.apps import apps

from werkzorg.handelen.register import HANDELINGEN, LEZINGEN, REGISTRATIES, Registratie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import GROEPEN, Recht, groepnaam, in_woorden


@dataclass(frozen=True)
class Cel:
    """Whether one role may; `eigen` is the reader's own role."""

    rol: str
    mag: bool
    eigen: bool


@dataclass(frozen=True)
class Regel:
    """One act or page: its name, ground in law, the groups of data it needs, and a cell per role."""

    naam: str
    grondslag: str
    groepen: str
    cellen: tuple[Cel, ...]
    klok: bool

    @property
    def wie(self) -> str:
        """The roles in words, for narrow screens and for who reads line by line."""
        wie = [cel.rol for cel in self.cellen if cel.mag]
        if len(wie) == len(self.cellen):
            return "alle rollen"
        return ", ".join([*wie, *(["automatisch"] if self.klok else [])])

    @property
    def is_eigen(self) -> bool:
        """Whether the reader's own role may."""
        return any(cel.mag and cel.eigen for cel in self.cellen)


@dataclass
class Onderwerp:
    """The rows of one subject: what one may do, and what one may see."""

    titel: str
    toelichtingen: list[str] = field(default_factory=list)
    handelingen: list[Regel] = field(default_factory=list)
    bladzijden: list[Regel] = field(default_factory=list)

    @property
    def delen(self) -> list[tuple[str, list[Regel]]]:
        """Both halves under their heading, without an empty one."""
        alle = (("Doen", self.handelingen), ("Bekijken", self.bladzijden))
        return [(kop, regels) for kop, regels in alle if regels]


def titel_van(registratie: Registratie) -> str:
    """The heading of a part: its own, or otherwise the last word of its name."""
    woord = registratie.deel.rpartition(".")[2].replace("_", " ")
    return registratie.titel or woord[:1].upper() + woord[1:]


def onderdelen() -> dict[str, str]:
    """The parts of the application that registered anything, by app label, with their name on screen."""
    labels = dict.fromkeys(_onderdeel_van(registratie) for registratie in REGISTRATIES.values())
    return {label: str(apps.get_app_config(label).verbose_name) for label in labels}


def _onderdeel_van(registratie: Registratie) -> str:
    return registratie.deel.partition(".")[0]


def onderwerpen(eigen_rol: str, *, alleen: str = "", onderdeel: str = "") -> list[Onderwerp]:
    """The whole matrix per subject, in order of registration; with `alleen` only what that role may, with
    `onderdeel` only that part of the application.

    Raises KeyError for a role that does not exist.
    """
    if alleen:
        _ = ROLLEN[alleen]
    per_titel: dict[str, Onderwerp] = {}
    for registratie in REGISTRATIES.values():
        if onderdeel and _onderdeel_van(registratie) != onderdeel:
            continue
        onderwerp = per_titel.setdefault(titel_van(registratie), Onderwerp(titel_van(registratie)))
        if registratie.toelichting:
            onderwerp.toelichtingen.append(registratie.toelichting)
        onderwerp.handelingen += _regels((een.recht for een in registratie.handelingen), eigen_rol, alleen)
        onderwerp.bladzijden += _regels(registratie.lezingen, eigen_rol, alleen)
    return [een for een in per_titel.values() if een.handelingen or een.bladzijden]


def _regels(rechten: Iterable[Recht], eigen_rol: str, alleen: str) -> list[Regel]:
    return [
        Regel(
            naam=recht.naam,
            grondslag=recht.grondslag,
            groepen=in_woorden(recht.groepen),
            cellen=tuple(
                Cel(rol.label, sleutel in recht.rollen, sleutel == eigen_rol)
                for sleutel, rol in ROLLEN.items()
                if not alleen or sleutel == alleen
            ),
            klok=recht.klok,
        )
        for recht in rechten
        if not alleen or alleen in recht.rollen
    ]


@dataclass(frozen=True)
class Gegevensregel:
    """One group of data of one kind of object, and the roles that may see it."""

    groep: str
    cellen: tuple[Cel, ...]

    @property
    def wie(self) -> str:
        """The roles in words."""
        return ", ".join(cel.rol for cel in self.cellen if cel.mag)

    @property
    def is_eigen(self) -> bool:
        """Whether the reader's own role may see it."""
        return any(cel.mag and cel.eigen for cel in self.cellen)


def gegevensgroepen(
    eigen_rol: str, *, alleen: str = "", onderdeel: str = ""
) -> list[tuple[str, list[Gegevensregel]]]:
    """Per kind of object its groups of data; what an object itself closes (an involvement) comes on top."""
    uit = []
    for label, per_rol in GROEPEN.items():
        if onderdeel and label.partition(".")[0] != onderdeel:
            continue
        alle = sorted({groep for groepen in per_rol.values() for groep in groepen}, key=groepnaam)
        regels = [
            Gegevensregel(
                groepnaam(groep),
                tuple(
                    Cel(rol.label, groep in per_rol.get(sleutel, frozenset()), sleutel == eigen_rol)
                    for sleutel, rol in ROLLEN.items()
                    if not alleen or sleutel == alleen
                ),
            )
            for groep in alle
            if not alleen or groep in per_rol.get(alleen, frozenset())
        ]
        if regels:
            naam = str(apps.get_model(label)._meta.verbose_name)
            uit.append((naam[:1].upper() + naam[1:], regels))
    return uit


def aantallen() -> tuple[int, int]:
    """How many acts and how many pages the matrix knows."""
    return len(HANDELINGEN), len(LEZINGEN)
