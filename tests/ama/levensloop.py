"""What the tests about signed agreements share: days, the departement, colleagues, and one call per act."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ama.handelingen import beeindigen, indienen, overdragen
from ama.models import Overeenkomst
from ama.statussen import ONDERTEKEND
from tests.ama.maken import maak_overeenkomst
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from werkzorg.werklijst.models import Taak


def over(dagen: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=dagen)


def begeleider(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def departement(cast: Rolverdeling) -> Speler:
    return cast.spelers["departement_zorg"]


def collega(cast: Rolverdeling) -> Speler:
    """Another begeleider of the same organisation."""
    return maak_speler(
        "begeleider_ama", begeleider(cast).lidmaatschap.organisatie, email=f"{uuid4().hex}@test.be"
    )


def andere_begeleider(van: int = -400, tot: int = 900) -> Speler:
    """A begeleider of another organisation, recognised on these days."""
    huis = maak_organisatie(f"Ander {uuid4().hex[:6]}", "maatwerkbedrijf")
    maak_toekenning("erkenning", houder=huis, van=over(van), tot=over(tot))
    return maak_speler("begeleider_ama", huis)


def vers(overeenkomst: Overeenkomst) -> Overeenkomst:
    """The row as it is now."""
    return Overeenkomst.objects.met_verbanden().get(pk=overeenkomst.pk)


def dien_in(cast: Rolverdeling, overeenkomst: Overeenkomst) -> Overeenkomst:
    nu = vers(overeenkomst)
    indienen.overeenkomst_indienen(nu, versie=nu.versie, door=begeleider(cast).door)
    return vers(nu)


def maak_ingediend(cast: Rolverdeling, **velden: Any) -> Overeenkomst:
    """A signed agreement that was handed in by its act, so that the departement sees it."""
    return dien_in(cast, maak_overeenkomst(cast, status=ONDERTEKEND, **{"start": over(-10), **velden}))


def aanvaard(cast: Rolverdeling, overeenkomst: Overeenkomst) -> Overeenkomst:
    nu = vers(overeenkomst)
    indienen.overeenkomst_aanvaarden(nu, versie=nu.versie, door=departement(cast).door)
    return vers(nu)


def stop(
    cast: Rolverdeling, overeenkomst: Overeenkomst, einde: date | None = None, **anders: Any
) -> Overeenkomst:
    nu = vers(overeenkomst)
    waarden = {"reden": "deelnemer_stopt", "toelichting": "", "versie": nu.versie}
    beeindigen.overeenkomst_stopzetten(
        nu, einde=einde or over(0), door=begeleider(cast).door, **{**waarden, **anders}
    )
    return vers(nu)


def verleng(cast: Rolverdeling, overeenkomst: Overeenkomst, einde: date | None) -> Overeenkomst:
    nu = vers(overeenkomst)
    beeindigen.overeenkomst_verlengen(
        nu, einde=einde, toelichting="Met de werkpost.", versie=nu.versie, door=begeleider(cast).door
    )
    return vers(nu)


def draag_over(cast: Rolverdeling, overeenkomst: Overeenkomst, **naar: Any) -> Overeenkomst:
    nu = vers(overeenkomst)
    return overdragen.overeenkomst_overdragen(nu, versie=nu.versie, door=begeleider(cast).door, **naar)


def open_taken(soort: str, overeenkomst: Overeenkomst) -> list[Taak]:
    """The open tasks of this kind about this agreement."""
    return list(Taak.objects.filter(soort=soort, object_id=overeenkomst.pk, klaar_op__isnull=True))


def stuur(client: Client, sleutel: str, overeenkomst: Overeenkomst, **velden: Any) -> Any:
    """Sends the form of this act, as a browser would."""
    gegevens = {"aanvraag_sleutel": str(uuid4()), "versie": vers(overeenkomst).versie, **velden}
    return client.post(reverse(sleutel, args=[overeenkomst.pk]), gegevens)


def stuur_bundel(client: Client, sleutel: str, rijen: Collection[Overeenkomst], **velden: Any) -> Any:
    """Sends the form of an act on several agreements."""
    gegevens = {"aanvraag_sleutel": str(uuid4()), "rij": [str(rij.pk) for rij in rijen], **velden}
    return client.post(reverse(sleutel), gegevens)
