"""The lists of this app as files: the worklist, and who looked at somebody's data."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from werkzorg.beheer.inzageregels import inzageregels
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.models import Inzage
from werkzorg.ui.werkblad import Kolom, Soort
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.regels import GROEPEN, taakregels
from werkzorg.werklijst.werkfilter import Werkfilter


def _taken(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The open tasks that the filters of Vandaag ask for."""
    vandaag, filter_ = timezone.localdate(), Werkfilter.uit(vraag)
    rijen = filter_.rijen(Taak.objects.zichtbaar_voor(door), door, vandaag)[:hoogstens]
    regels, mensen = taakregels(rijen, door, vandaag)
    cellen = [
        (
            GROEPEN[regel.dringendheid],
            regel.titel,
            regel.onderwerp,
            regel.termijn,
            "wettelijk" if regel.is_wettelijk else "",
            regel.herinner_op,
            regel.grondslag,
            regel.toelichting,
            regel.wie or "nog van niemand",
        )
        for regel in regels
    ]
    return Uitsnede(cellen, frozenset(mensen), filter_.in_woorden)


def _inzage(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """Who looked at this person's data, newest first."""
    deelnemer = Deelnemer.objects.zichtbaar_voor(door).get(pk=object_id)
    rijen = list(Inzage.objects.over_deelnemer(deelnemer.pk)[:hoogstens])
    cellen = [
        (regel["wanneer"], regel["functie"], regel["organisatie"], regel["wat"], regel["waarom"])
        for regel in inzageregels(rijen, door)
    ]
    return Uitsnede(cellen, frozenset({deelnemer.pk}), [("Dossier", deelnemer.dossiernummer)])


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="vandaag",
        titel="Taken",
        kolommen=(
            Kolom("Wanneer"),
            Kolom("Wat"),
            Kolom("Over wie"),
            Kolom("Termijn", Soort.DATUM),
            Kolom("Wettelijke termijn"),
            Kolom("Komt terug op", Soort.DATUM),
            Kolom("Grond"),
            Kolom("Toelichting"),
            Kolom("Van wie"),
        ),
        neem=_taken,
        groepen=frozenset({"identiteit"}),
    ),
    Exportlijst(
        sleutel="inzage_lijst",
        titel="Wie keek in dit dossier",
        kolommen=(
            Kolom("Wanneer", Soort.MOMENT),
            Kolom("Wie"),
            Kolom("Organisatie"),
            Kolom("Wat"),
            Kolom("Waarom"),
        ),
        neem=_inzage,
        groepen=frozenset({"identiteit"}),
        met_object=True,
    ),
)
