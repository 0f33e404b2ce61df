"""Proposals for AMA sociale economie, done by the act itself, and what tests ask about them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from ama.domein.toeleiding import Voorstel
from ama.handelingen.toeleiding import toeleiding_voorstellen
from ama.handelingen.toeleidingbeslissing import toeleiding_toekennen
from ama.models import Toeleiding
from mandaten.models import Toekenning
from tests.ama.maken_wse import contingent_van
from tests.deelnemers.personen import registreer
from tests.doorverwijzingen.brieven import verstuur
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import Brief
from werkzorg.doorverwijzingen.handelingen import doorverwijzing_aanvaarden
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.models import Taak


def vdab(cast: Rolverdeling) -> Speler:
    """Who decides at VDAB."""
    return cast.spelers["vdab_beslisser"]


def aanbieder(cast: Rolverdeling) -> Organisatie:
    """The maatwerkbedrijf of the cast."""
    return cast.spelers["begeleider_ama"].lidmaatschap.organisatie


def voorstel(**anders: Any) -> Voorstel:
    """A proposal that the law lets through, of three days ago."""
    dag = timezone.localdate() - timedelta(days=3)
    return Voorstel(
        **{
            "ontvangen_op": dag,
            "akkoord_op": dag,
            "geinformeerd_op": dag,
            "motivering": "Wil stap voor stap weer werken.",
            "minuten_haalbaar": 720,
            "stappen_haalbaar": True,
            "wens": "Met hout bezig zijn.",
            **anders,
        }
    )


def doe_voorstel(
    cast: Rolverdeling, wie: Speler | None = None, *, deelnemer: Deelnemer | None = None, **anders: Any
) -> Toeleiding:
    """What this player (default: VDAB) proposes for this person, or for a new one."""
    wie = wie or vdab(cast)
    is_vdab = wie.lidmaatschap.rol == "vdab_beslisser"
    doorverwijzing_id = anders.pop("doorverwijzing_id", None)
    return toeleiding_voorstellen(
        deelnemer or registreer(wie.door),
        voorstel=voorstel(**anders),
        vdab_id=None if is_vdab else vdab(cast).lidmaatschap.organisatie_id,
        doorverwijzing_id=doorverwijzing_id,
        door=wie.door,
    )


def aanvaarde_brief(
    cast: Rolverdeling, van: Speler | None = None, *, deelnemer: Deelnemer | None = None
) -> Any:
    """A letter to AMA sociale economie (default: of a verwijzer) that VDAB accepted, through the acts themselves."""
    van = van or cast.spelers["verwijzer"]
    aanbod = {"verwijzer": "verwijzer", "begeleider_ama": "ama_wvg"}[van.lidmaatschap.rol]
    brief = verstuur(
        van,
        deelnemer or registreer(van.door),
        vdab(cast),
        brief=Brief(aanbod, "ama_wse", timezone.localdate() - timedelta(days=2)),
    )
    return doorverwijzing_aanvaarden(brief, door=vdab(cast).door)


def ken_toe(cast: Rolverdeling, rij: Toeleiding, contingent: Toekenning | None = None) -> Toeleiding:
    """VDAB grants it at the maatwerkbedrijf of the cast, under this contingent or the one that it has."""
    huis = aanbieder(cast)
    return toeleiding_toekennen(
        rij,
        contingent_id=(contingent or contingent_van(huis)).pk,
        aanbieder_id=huis.pk,
        motivering="Past bij wat deze persoon wil.",
        versie=rij.versie,
        door=vdab(cast).door,
    )


def taken(rij: Toeleiding, *, klaar: bool = False) -> set[str]:
    """The kinds of the open (or done) tasks about this toeleiding."""
    open_of_klaar = Taak.objects.over("ama.toeleiding", rij.pk).filter(klaar_op__isnull=not klaar)
    return set(open_of_klaar.values_list("soort", flat=True))
