"""What is handed over about calls: the acts of the desk, the pages, the task and the clock job."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.domein.oproepen import NAKIJKEN
from mandaten.handelingen import oproepen
from mandaten.lijsten import oproepen as lijst
from mandaten.lijsten import regios
from mandaten.models import Oproep
from mandaten.soorten import BESLISSERS
from mandaten.statussen import AANGEKONDIGD, GESLOTEN, OPEN
from mandaten.tasks.oproepen import KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

LEZERS = BESLISSERS | {"organisatiebeheerder", "inspectie", "beleid"}
_OPROEP = "Decreet 8/7/2022 art. 12, 17; BVR 18/11/2022 hoofdstuk 3"


def _toon(oproep_id: UUID) -> str:
    return reverse("oproep_detail", args=[oproep_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per call its title, when this actor decides about its kind; one query."""
    rijen = Oproep.objects.te_beheren_door(door).filter(pk__in=list(ids))
    return {pk: Onderwerp(titel) for pk, titel in rijen.values_list("pk", "titel")}


REGISTRATIE = Registratie(
    deel="mandaten.oproepen",
    titel="Mandaten en erkenningen",
    toelichting="Oproepen, aanvragen, mandaten, erkenningen en contingenten: elke dienst beslist over haar soort.",
    handelingen=(
        Handeling(
            Recht(
                "oproep_publiceren",
                BESLISSERS,
                _OPROEP,
                omschrijving="Een oproep publiceren",
            ),
            oproepen.oproep_publiceren,
            zin="Oproep gepubliceerd",
            route="oproep_publiceren",
            concept="Nieuwe oproep",
        ),
        Handeling(
            Recht(
                "oproep_heropenen",
                BESLISSERS,
                _OPROEP,
                object_soort=oproepen.SOORT,
                omschrijving="Een oproep heropenen voor lege regio's",
            ),
            oproepen.oproep_heropenen,
            zin="Oproep heropend",
            route="oproep_heropenen",
            knop="Heropen",
            plek="oproep",
            toestanden=frozenset({GESLOTEN}),
            concept="Heropening van een oproep",
        ),
        Handeling(
            Recht(
                "oproep_sluiten",
                BESLISSERS,
                _OPROEP,
                klok=True,
                object_soort=oproepen.SOORT,
                omschrijving="Een oproep vroeger sluiten",
            ),
            oproepen.oproep_sluiten,
            zin="Oproep gesloten",
            route="oproep_sluiten",
            knop="Sluit vroeger",
            plek="oproep",
            toestanden=frozenset({OPEN, AANGEKONDIGD}),
        ),
        Handeling(
            Recht(
                "oproep_nakijken",
                BESLISSERS,
                _OPROEP,
                object_soort=oproepen.SOORT,
                omschrijving="Een gesloten oproep nakijken",
            ),
            oproepen.oproep_nakijken,
            zin="Gesloten oproep nagekeken",
            route="oproep_nakijken",
        ),
    ),
    lezingen=(
        Recht(
            "mandaten_overzicht",
            LEZERS,
            _OPROEP,
            omschrijving="De bladzijde Mandaten, met de stand per regio",
        ),
        Recht("oproep_lijst", LEZERS, _OPROEP, omschrijving="Alle oproepen"),
        Recht("oproep_detail", LEZERS, _OPROEP, object_soort=oproepen.SOORT, omschrijving="Eén oproep"),
    ),
    taaksoorten=(
        Taaksoort(
            sleutel=NAKIJKEN,
            titel="Gesloten oproep nakijken",
            grondslag=_OPROEP,
            url=_toon,
            onderwerpen=onderwerpen,
        ),
    ),
    klokjobs=KLOKJOBS,
    exportlijsten=(*lijst.EXPORTLIJSTEN, *regios.EXPORTLIJSTEN),
)
