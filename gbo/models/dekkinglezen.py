"""Which core partners an inhabitant can go to: the municipality of his address, and who covers it on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gbo.domein.dekking import BRUSSEL, GEDEKT, NIEMAND, ONBEKEND, ONGEDEKT, dekkingszin
from gbo.models.dekking import Gbogemeente, Gbopartner
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.plaatsen.models import Gewest
from werkzorg.plaatsen.opzoeken import gemeente_van
from werkzorg.ui import nummers


@dataclass(frozen=True)
class Kernpartner:
    """One core partner that can open what is sent: which, of what kind, in which partnership, and where it is found."""

    organisatie_id: UUID
    naam: str
    soort: str
    soort_kort: str
    samenwerking_id: UUID
    adres: str
    telefoon: str
    email: str

    @property
    def benaming(self) -> str:
        """The name, with the kind behind it when the name does not say it: "OCMW Gent", "De Brug (CAW)"."""
        kort = self.soort_kort.upper()
        return self.naam if kort in self.naam.upper().split() else f"{self.naam} ({kort})"


@dataclass(frozen=True)
class Dekking:
    """What there is for one address: the outcome (gbo.domein.dekking), a sentence about it, and the core partners."""

    uitkomst: str
    gemeente: str
    zin: str
    partners: tuple[Kernpartner, ...] = ()

    def partner(self, organisatie_id: UUID | None) -> Kernpartner | None:
        """The core partner of this organisation, or None when it is none here."""
        return next((een for een in self.partners if een.organisatie_id == organisatie_id), None)

    @property
    def is_brussel(self) -> bool:
        """Whether the address lies in Brussels."""
        return self.uitkomst == BRUSSEL


def dekking_van(deelnemer: Deelnemer, dag: date) -> Dekking:
    """To whom this person can go on this day; at most two queries."""
    gemeente = gemeente_van(deelnemer.postcode, deelnemer.gemeente, dag)
    if gemeente is None:
        return _dekking(ONBEKEND, "")
    if gemeente.gewest == Gewest.BRUSSEL:
        return _dekking(BRUSSEL, gemeente.naam)
    partners = kernpartners_van(gemeente.refnis, dag)
    if partners:
        return _dekking(GEDEKT, gemeente.naam, partners)
    gedekt = Gbogemeente.objects.die_dekken(gemeente.refnis, dag).exists()
    return _dekking(NIEMAND if gedekt else ONGEDEKT, gemeente.naam)


def kernpartners_van(refnis: str, dag: date) -> list[Kernpartner]:
    """The core partners of this municipality where somebody can open what is sent, by name; one query."""
    rijen = Gbopartner.objects.voor_gemeente(refnis, dag).kan_openen(dag)
    return [_kernpartner(rij) for rij in rijen.select_related("organisatie")]


def _kernpartner(rij: Gbopartner) -> Kernpartner:
    huis = rij.organisatie
    straat = " ".join(deel for deel in (huis.straat, huis.huisnummer) if deel)
    plaats = f"{huis.postcode} {huis.gemeente}".strip()
    return Kernpartner(
        organisatie_id=huis.pk,
        naam=huis.naam,
        soort=huis.get_soort_display(),
        soort_kort=huis.soort,
        samenwerking_id=rij.samenwerking_id,
        adres=", ".join(deel for deel in (straat, plaats) if deel),
        telefoon=nummers.telefoon(huis.telefoon) if huis.telefoon else "",
        email=huis.email,
    )


def _dekking(uitkomst: str, gemeente: str, partners: Sequence[Kernpartner] = ()) -> Dekking:
    return Dekking(uitkomst, gemeente, dekkingszin(uitkomst, gemeente), tuple(partners))
