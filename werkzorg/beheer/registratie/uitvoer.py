"""Lists as files: who may take one along, who decides about many people, and what is told about it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.beheer.handelingen import uitvoer
from werkzorg.beheer.lijsten import EXPORTLIJSTEN
from werkzorg.handelen.klok import Klokjob, Ritme
from werkzorg.handelen.lijsten import EXPORTLIJSTEN as ALLE_LIJSTEN
from werkzorg.handelen.models import Uitvoer
from werkzorg.handelen.register import Handeling, Meldingsoort, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

_IEDEREEN = frozenset(ROLLEN)
_BEHEERDER = frozenset({uitvoer.GOEDKEURDER})
_GROND = "AVG art. 5, 32"


def _detail(uitvoer_id: UUID) -> str:
    return reverse("uitvoer_detail", args=[uitvoer_id])


def _onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per export the name of its list, of those this actor may see; one query."""
    rijen = Uitvoer.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).only("lijst")
    return {
        rij.pk: Onderwerp(ALLE_LIJSTEN[rij.lijst].titel if rij.lijst in ALLE_LIJSTEN else "Export")
        for rij in rijen
    }


def _melding(tekst: str, onderwerp: str, mail: str) -> Meldingsoort:
    return Meldingsoort(
        tekst=tekst, url=_detail, onderwerpen=_onderwerpen, mail_onderwerp=onderwerp, mail_tekst=mail
    )


REGISTRATIE = Registratie(
    deel="beheer.uitvoer",
    titel="Lijsten meenemen",
    toelichting="Wie een lijst mag openen, mag ze meenemen als bestand, met een reden.",
    exportlijsten=EXPORTLIJSTEN,
    handelingen=(
        Handeling(
            # Which list he may take along is asked inside: the same as which page he may open.
            Recht("lijst_exporteren", _IEDEREEN, _GROND, omschrijving="Een lijst meenemen naar Excel"),
            uitvoer.lijst_exporteren,
            zin="Lijst geëxporteerd",
            route="lijst_exporteren",
        ),
        Handeling(
            Recht(
                "uitvoer_afhalen",
                _IEDEREEN,
                _GROND,
                object_soort=uitvoer.SOORT,
                omschrijving="Een goedgekeurde lijst downloaden",
            ),
            uitvoer.uitvoer_afhalen,
            zin="Goedgekeurde export gedownload",
            route="uitvoer_afhalen",
        ),
        Handeling(
            Recht(
                "uitvoer_goedkeuren",
                _BEHEERDER,
                _GROND,
                object_soort=uitvoer.SOORT,
                omschrijving="Goedkeuren dat een collega een lijst meeneemt",
            ),
            uitvoer.uitvoer_goedkeuren,
            zin="Export goedgekeurd",
            route="uitvoer_goedkeuren",
        ),
        Handeling(
            Recht(
                "uitvoer_weigeren",
                _BEHEERDER,
                _GROND,
                object_soort=uitvoer.SOORT,
                omschrijving="Weigeren dat een collega een lijst meeneemt",
            ),
            uitvoer.uitvoer_weigeren,
            zin="Export niet goedgekeurd",
            route="uitvoer_weigeren",
        ),
        Handeling(
            Recht("uitvoer_vervallen", frozenset(), _GROND, klok=True),
            uitvoer.uitvoer_vervallen,
            zin="Export vervallen",
        ),
    ),
    lezingen=(
        Recht(
            "uitvoer_lijst",
            _IEDEREEN,
            _GROND,
            object_soort=uitvoer.SOORT,
            omschrijving="Welke lijsten meegenomen werden",
        ),
        Recht(
            "uitvoer_detail",
            _IEDEREEN,
            _GROND,
            object_soort=uitvoer.SOORT,
            omschrijving="Een meegenomen lijst",
        ),
    ),
    taaksoorten=(
        Taaksoort(
            sleutel=uitvoer.TAAK,
            titel="Beslissen over een export",
            grondslag="AVG art. 32",
            url=_detail,
            onderwerpen=_onderwerpen,
        ),
    ),
    meldingen={
        uitvoer.GOEDGEKEURD: _melding(
            "Je export is goedgekeurd: je hebt een dag om hem te downloaden.",
            "Je export in werkzorg is goedgekeurd",
            "De lijst die je vroeg, is goedgekeurd. Je hebt een dag om ze te downloaden:",
        ),
        uitvoer.GEWEIGERD: _melding(
            "Je export is niet goedgekeurd.",
            "Je export in werkzorg is niet goedgekeurd",
            "De lijst die je vroeg, is niet goedgekeurd. Lees hier waarom:",
        ),
    },
    klokjobs=(Klokjob("uitvoer_laten_vervallen", uitvoer.uitvoer_laten_vervallen, Ritme.DOORLOPEND),),
)
