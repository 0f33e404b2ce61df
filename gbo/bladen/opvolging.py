"""What the manager of a core partner reads: how many wait and how many are late; nobody is named."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Min, Q

from gbo.models import Onthaaltraject
from gbo.statussen import GECONTACTEERD, GESTART, NIET_BEREIKT, ONTVANGEN, TE_CONTACTEREN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def opvolgblad(door: Hoedanigheid, dag: date) -> dict[str, Any]:
    """Per state how many there are at this organisation, and how many first contacts are late; one query."""
    laat = Q(status__in=TE_CONTACTEREN, eerste_contact_voor__lt=dag)
    telling = Onthaaltraject.objects.bij(door.organisatie_id).aggregate(
        nieuw=Count("pk", filter=Q(status=ONTVANGEN)),
        contacteren=Count(
            "pk", filter=Q(status__in=TE_CONTACTEREN) & ~Q(status__in=(ONTVANGEN, NIET_BEREIKT))
        ),
        niet_bereikt=Count("pk", filter=Q(status=NIET_BEREIKT)),
        bereikt=Count("pk", filter=Q(status=GECONTACTEERD)),
        gestart=Count("pk", filter=Q(status=GESTART)),
        laat=Count("pk", filter=laat),
        oudste=Min("eerste_contact_voor", filter=laat),
    )
    regels = [
        ("Nieuw, nog niet aanvaard", telling["nieuw"]),
        ("Aanvaard, nog te contacteren", telling["contacteren"]),
        ("Nog niet bereikt", telling["niet_bereikt"]),
        ("Bereikt, nog niet gestart", telling["bereikt"]),
        ("Gestart", telling["gestart"]),
    ]
    return {"regels": regels, "laat": telling["laat"], "oudste": telling["oudste"]}
