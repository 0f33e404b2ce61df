"""What machines send and get about an advies Welzijn, and about an onthaaltraject at a core partner."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StrictBool, StrictStr
from pydantic_core import PydanticCustomError

from gbo.domein.overdracht import WEGLAATBAAR, Hulpverlener, Overdracht
from gbo.models import Onthaaltraject, Welzijnsadvies
from gbo.models.dekkinglezen import Dekking
from gbo.soorten import AFBREEKREDENEN, TERUGSTUURREDENEN, UITKOMSTEN, WIJZEN
from werkzorg.termijnen import leeftijd_op
from werkzorg.uitwisseling.schemas import (
    Alinea,
    Dag,
    EenVan,
    Invoer,
    Kenmerk,
    Uitvoer,
    Versie,
)


def _tijdstip(waarde: object) -> object:
    # Numbers would be read as seconds since 1970.
    if isinstance(waarde, datetime) or (isinstance(waarde, str) and "T" in waarde.upper()):
        return waarde
    raise PydanticCustomError("tijdstip", "Schrijf het tijdstip als 2026-11-23T10:00:00+01:00.")


Tijdstip = Annotated[AwareDatetime, BeforeValidator(_tijdstip)]
Motivering = Annotated[StrictStr, Field(min_length=1, max_length=4000), AfterValidator(str.strip)]
Kort = Annotated[StrictStr, Field(max_length=120), AfterValidator(str.strip)]
Email = Annotated[StrictStr, Field(max_length=254, pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$")]
Telefoon = Annotated[StrictStr, Field(max_length=20, pattern=r"^[0-9+ /.()-]*$")]
Naar = Annotated[StrictStr, Field(min_length=1, max_length=200), AfterValidator(str.strip)]


# --- VDAB -----------------------------------------------------------------------------------------------------------
class WelzijnsadviesIn(Invoer):
    """VDAB judges that the other offers are not (yet) feasible, and talked about it with the person."""

    deelnemer: Kenmerk
    motivering: Motivering
    geinformeerd_op: Dag


class WeigeringIn(Invoer):
    """The person does not want it; he owes nobody a reason."""

    versie: Versie


class HulpverlenerIn(Invoer):
    """Whom of the care around the person the partner may call."""

    naam: Kort = ""
    organisatie: Kort = ""
    email: Email = ""
    telefoon: Telefoon = ""


class OverdrachtIn(Invoer):
    """To which one core partner, with which agreement; what the person keeps to himself stays here.

    The data themselves come from the dossier: nothing else can go along.
    """

    versie: Versie
    kernpartner: Kenmerk
    akkoord_op: Dag
    blijft_hier: Annotated[
        list[Annotated[StrictStr, EenVan(WEGLAATBAAR)]], Field(max_length=len(WEGLAATBAAR))
    ] = Field(default_factory=list)
    hulpverlener: HulpverlenerIn = Field(default_factory=HulpverlenerIn)

    def overdracht(self) -> Overdracht:
        """As the act takes it."""
        return Overdracht(
            akkoord_op=self.akkoord_op,
            blijft_hier=frozenset(self.blijft_hier),
            hulpverlener=Hulpverlener(**self.hulpverlener.model_dump()),
        )


class KernpartnerUit(Uitvoer):
    """A core partner to which this person can go."""

    kernpartner: UUID
    naam: str
    soort: str


class WelzijnsadviesUit(Uitvoer):
    """An advies at VDAB: that it was given, and whether it is open; never to whom somebody went."""

    advies: UUID
    deelnemer: UUID
    status: str
    versie: int

    @staticmethod
    def van(rij: Welzijnsadvies) -> WelzijnsadviesUit:
        """Of this row."""
        return WelzijnsadviesUit(
            advies=rij.pk, deelnemer=rij.deelnemer_id, status=rij.status, versie=rij.versie
        )


class WelzijnsadviesDetail(WelzijnsadviesUit):
    """The same, with the core partners that cover the address of the person while it is open."""

    dekking: str
    kernpartners: list[KernpartnerUit]

    @staticmethod
    def met(rij: Welzijnsadvies, dekking: Dekking | None) -> WelzijnsadviesDetail:
        """Of this row; `dekking` None once it is closed."""
        return WelzijnsadviesDetail(
            **WelzijnsadviesUit.van(rij).model_dump(),
            dekking=dekking.zin if dekking else "",
            kernpartners=[
                KernpartnerUit(kernpartner=een.organisatie_id, naam=een.naam, soort=een.soort)
                for een in (dekking.partners if dekking else ())
            ],
        )


# --- the core partner -----------------------------------------------------------------------------------------------
class OnthaalRegel(Uitvoer):
    """One onthaaltraject in the inbox: initials until it is accepted, then the name."""

    onthaaltraject: UUID
    wie: str
    leeftijd: int
    gemeente: str
    status: str
    versie: int
    ontvangen_op: datetime
    eerste_contact_voor: date
    bereikt_op: date | None
    gestart_op: date | None
    einde: date | None

    @staticmethod
    def van(rij: Onthaaltraject, vandaag: date) -> OnthaalRegel:
        """Of this row, on this day."""
        return OnthaalRegel(
            onthaaltraject=rij.pk,
            wie=rij.roepnaam,
            leeftijd=leeftijd_op(rij.geboortedatum, vandaag),
            gemeente=rij.gemeentenaam,
            status=rij.status,
            versie=rij.versie,
            ontvangen_op=rij.bij_partner_sinds,
            eerste_contact_voor=rij.eerste_contact_voor,
            bereikt_op=rij.bereikt_op,
            gestart_op=rij.gestart_op,
            einde=rij.einde,
        )


class Persoon(Uitvoer):
    """What VDAB may send (art. 5), and nothing else."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    straatnaam: str
    huisnummer: str
    busnummer: str
    postcode: str
    gemeentenaam: str
    email: str
    telefoon: str
    hulpverlener_naam: str
    hulpverlener_organisatie: str
    hulpverlener_email: str
    hulpverlener_telefoon: str


class OnthaalDetail(OnthaalRegel):
    """One onthaaltraject; the person only once it is accepted."""

    persoon: Persoon | None

    @staticmethod
    def met(rij: Onthaaltraject, vandaag: date) -> OnthaalDetail:
        """Of this row, on this day."""
        velden = {naam: getattr(rij, naam) for naam in Persoon.model_fields}
        return OnthaalDetail(
            **OnthaalRegel.van(rij, vandaag).model_dump(),
            persoon=Persoon(**velden) if rij.is_opgenomen else None,
        )


class AanvaardingIn(Invoer):
    """The partner takes this person in."""

    versie: Versie


class _Contact(Invoer):
    versie: Versie
    wanneer: Tijdstip
    wijze: Annotated[StrictStr, EenVan(dict(WIJZEN))]
    notitie: Alinea = ""


class ContactpogingIn(_Contact):
    """A try to reach this person."""

    uitkomst: Annotated[StrictStr, EenVan(dict(UITKOMSTEN))]


class StartIn(_Contact):
    """The first talk in which people saw each other."""


class LaatsteDag(Invoer):
    """A last day of twelve months ago or more erases everything within the hour: the sender says that he knows."""

    versie: Versie
    einde: Dag
    zeker: StrictBool = Field(
        default=False,
        description="Nodig als de laatste dag 12 maanden of langer geleden is: dan wissen we alles binnen het uur.",
    )


class _Einde(LaatsteDag):
    toelichting: Alinea = ""


class AfrondingIn(_Einde):
    """It ended as meant."""


class DoorverwijzingIn(_Einde):
    """The person goes on to other help."""

    naar: Naar


class AfbrekingIn(_Einde):
    """It stops before its end."""

    reden: Annotated[StrictStr, EenVan(dict(AFBREEKREDENEN))]


class SluitingIn(LaatsteDag):
    """Nobody reached this person; it closes on this day."""


class TerugsturingIn(Invoer):
    """The partner does not take this person in."""

    versie: Versie
    reden: Annotated[StrictStr, EenVan(dict(TERUGSTUURREDENEN))]
    toelichting: Alinea = ""


class DoorgaveIn(Invoer):
    """Another core partner of the same partnership has it from now on."""

    versie: Versie
    kernpartner: Kenmerk
    toelichting: Alinea = ""


class Weg(Uitvoer):
    """It is no longer here: nothing more can be read of it."""

    onthaaltraject: UUID
