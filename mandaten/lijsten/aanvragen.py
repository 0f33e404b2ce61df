"""The own applications as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from mandaten.bladen.aanvragen import BAKKEN, in_bak, regels
from mandaten.models import Aanvraag
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _aanvragen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The applications of the tray that is open, newest first."""
    bak, rijen = in_bak(Aanvraag.objects.zichtbaar_voor(door), vraag.get("bak", ""), door)
    cellen = [
        (regel.wat, regel.regios, regel.van, regel.rol, regel.gestart_op, regel.ingediend_op, regel.stand)
        for regel in regels(rijen[:hoogstens], door)
    ]
    return Uitsnede(cellen, frozenset(), [("Welke aanvragen", BAKKEN[bak])])


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="aanvraag_lijst",
        titel="Aanvragen",
        kolommen=(
            Kolom("Wat"),
            Kolom("Werkingsgebied"),
            Kolom("Aanvrager"),
            Kolom("Wij zijn"),
            Kolom("Gestart", Soort.MOMENT),
            Kolom("Ingediend", Soort.MOMENT),
            Kolom("Stand"),
        ),
        neem=_aanvragen,
    ),
)
