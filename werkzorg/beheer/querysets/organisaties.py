from __future__ import annotations

from typing import Self

from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.querysets import OrganisatieQuerySet
from werkzorg.organisaties.regels import PERSOONLIJK, REGISTREERT, ZIEN_WERKPOSTEN, wijzigbaar
from werkzorg.toegang.querysets import ZichtbaarQuerySet


class ZichtbareOrganisaties(OrganisatieQuerySet, ZichtbaarQuerySet[Organisatie]):  # type: ignore[override]
    """Organisations as an address book: everybody who works with them sees who they are and how they are reached."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """All; a self-employed person or a feitelijke vereniging only for who works with werkposten, and for its own.

        Who registers organisations sees them too, otherwise he would make doubles.
        """
        match door:
            case Hoedanigheid(rol=rol) if rol in ZIEN_WERKPOSTEN or rol in REGISTREERT:
                return self.all()
            case Hoedanigheid():
                return self.exclude(soort__in=PERSOONLIJK) | self.filter(pk=door.organisatie_id)
            case Klok() | Commando():
                return self.all()


class TeWijzigenOrganisaties(ZichtbareOrganisaties):  # type: ignore[override]
    """Organisations as those see them who correct their data."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """One's own for its manager, all for the functioneel beheerder."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if wijzigbaar(door.rol, is_eigen=False):
            return self.all()
        return self.filter(pk=door.organisatie_id) if wijzigbaar(door.rol, is_eigen=True) else self.none()


def organisaties() -> ZichtbareOrganisaties:
    """All organisations, to be narrowed by `zichtbaar_voor`."""
    return ZichtbareOrganisaties(Organisatie)


def te_wijzigen() -> TeWijzigenOrganisaties:
    """All organisations, to be narrowed to those whose data the actor corrects."""
    return TeWijzigenOrganisaties(Organisatie)
