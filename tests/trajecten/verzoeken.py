"""Requests as they come in, and how far VDAB is with them, made by the acts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler
from trajecten.domein.beslissing import Inschatting
from trajecten.domein.verzoek import Oordeel, Verzoek
from trajecten.handelingen.beslissing import deelname_beoordelen
from trajecten.handelingen.verzoek import verzoek_registreren
from trajecten.models import Traject
from werkzorg.deelnemers.models import Deelnemer

ADRES = {"straat": "Veldstraat", "huisnummer": "1", "postcode": "9000", "gemeente": "Gent"}
INSCHATTING = Inschatting(
    problematiek="Een angststoornis, en schulden.",
    groei="Het zelfvertrouwen groeit met wat structuur.",
    indicering="Matige afstand tot de arbeidsmarkt.",
    werk_nu_niet_mogelijk=True,
    werk_later_verwacht=True,
)


def dag(verschil: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=verschil)


def verzoek(**anders: Any) -> Verzoek:
    """A complete request of the person himself, received today."""
    gegevens: dict[str, Any] = {
        "ontvangen_op": dag(0),
        "is_eigen_vraag": True,
        "belemmeringen": ("psychisch", "sociaal"),
        "werk_nu_niet_mogelijk": True,
        "werk_later_verwacht": True,
        "vraag": "Ik wil weer onder de mensen komen.",
        **anders,
    }
    return Verzoek(**gegevens)


def persoon(speler: Speler, **anders: Any) -> Deelnemer:
    """Somebody whom this player registered, who lives in Gent."""
    return registreer(speler.door, **{**ADRES, **anders})


def vraag_aan(
    cast: Rolverdeling, rol: str = "verwijzer", deelnemer: Deelnemer | None = None, **anders: Any
) -> Traject:
    """A request registered by this player of the cast."""
    speler = cast.spelers[rol]
    return verzoek_registreren(
        deelnemer or persoon(speler),
        verzoek=verzoek(**anders),
        vdab_id=cast.spelers["vdab_beslisser"].lidmaatschap.organisatie_id,
        door=speler.door,
    )


def beoordeel(
    cast: Rolverdeling, traject: Traject, inschatting: Inschatting = INSCHATTING, **anders: Any
) -> Traject:
    """The request judged by VDAB, complete since today."""
    gegevens: dict[str, Any] = {
        "volledig_op": dag(0),
        "belemmeringen": ("psychisch",),
        "gevraagde_expertise": "angst",
        **anders,
    }
    deelname_beoordelen(
        traject,
        oordeel=Oordeel(inschatting=inschatting, **gegevens),
        versie=Traject.objects.get(pk=traject.pk).versie,
        door=cast.spelers["vdab_beslisser"].door,
    )
    return vers(traject)


def vers(traject: Traject) -> Traject:
    """The row as it is now."""
    return Traject.objects.get(pk=traject.pk)
