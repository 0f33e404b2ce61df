"""To whom an onthaaltraject can be passed on."""

from __future__ import annotations

from datetime import date

from gbo.models import Gbopartner, Onthaaltraject
from werkzorg.plaatsen.opzoeken import nu_van


def partnerkeuzes(onthaal: Onthaaltraject, dag: date) -> list[tuple[str, str]]:
    """The other core partners of the same partnership that can open it, with the municipality of who works for one.

    One query.
    Also of another municipality: who moved is passed on to where he lives now.
    """
    rijen = (
        Gbopartner.objects.geldig_op(dag)
        .kan_openen(dag)
        .filter(samenwerking_id=onthaal.samenwerking_id)
        .exclude(organisatie_id=onthaal.partner_id)
        .select_related("organisatie", "gemeente")
        .order_by("organisatie__naam", "pk")
    )
    return [
        (
            str(rij.organisatie_id),
            f"{rij.organisatie.naam} (voor {nu_van(rij.gemeente, dag).naam})"
            if rij.gemeente
            else rij.organisatie.naam,
        )
        for rij in rijen
    ]
