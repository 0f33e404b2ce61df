"""Added files for tests: a kind whose files hang on an organisation, and one file of it."""

from __future__ import annotations

import pghistory

from tests.documenten import proefbestanden as proef
from tests.rolverdeling import Speler
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import neem_aan
from werkzorg.documenten.models import Bijlage
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.querysets import OrganisatieQuerySet


def _eigen(door: Door) -> OrganisatieQuerySet:
    """The own organisation."""
    if not isinstance(door, Hoedanigheid):
        return Organisatie.objects.none()
    return Organisatie.objects.filter(pk=door.organisatie_id)


SOORT = Bijlagesoort("proef", "Proefstuk", _eigen, DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS)


def voeg_toe(speler: Speler, naam: str = "Mijn scan.pdf", inhoud: bytes | None = None) -> Bijlage:
    """A file that this player added to his own organisation; `SOORT` must be registered."""
    with pghistory.context(handeling="test", door="commando:test"):
        return bewaar_bijlage(
            neem_aan(SOORT, naam, proef.pdf() if inhoud is None else inhoud),
            soort=SOORT.sleutel,
            object_soort="organisaties.organisatie",
            object_id=speler.lidmaatschap.organisatie_id,
            organisatie_id=speler.lidmaatschap.organisatie_id,
            door=speler.door,
        )
