"""The letterbox as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from werkzorg.doorverwijzingen.brieven import bakken_van, in_bak, regels
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _brieven(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The letters of the tray that is open, newest first."""
    bak, rijen = in_bak(vraag.get("bak", ""), door)
    gevonden = list(rijen[:hoogstens])
    cellen = [
        (regel.over, regel.aanbod, regel.organisatie, regel.verstuurd_op, regel.status)
        for regel in regels(gevonden, verzonden=bak == "verzonden")
    ]
    return Uitsnede(
        cellen, frozenset(rij.deelnemer_id for rij in gevonden), [("Welke brieven", bakken_van(door)[bak])]
    )


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="doorverwijzing_lijst",
        titel="Doorverwijzingen",
        kolommen=(
            Kolom("Over wie"),
            Kolom("Voor"),
            Kolom("Van of naar"),
            Kolom("Verstuurd", Soort.MOMENT),
            Kolom("Stand"),
        ),
        neem=_brieven,
        groepen=frozenset({"identiteit"}),
    ),
)
