"""Sessions, suggestions and evaluations for tests: acts with usual values, and what a form sends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ama.domein.evaluatieinhoud import Doel, Evaluatie
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.evaluaties import evaluatie_afwerken
from ama.handelingen.sessies import sessie_registreren
from ama.models import Begeleiding, Begeleidingssessie, Jaarevaluatie, Overeenkomst
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.werklijst.models import Taak


def vandaag() -> date:
    """Today, as the application counts it."""
    return timezone.localdate()


def over(dagen: int) -> date:
    """So many days from today."""
    return vandaag() + timedelta(days=dagen)


def begeleider(cast: Rolverdeling) -> Speler:
    """Who guides people in the tests of AMA."""
    return cast.spelers["begeleider_ama"]


def lopend(cast: Rolverdeling, start: date | None = None, **anders: Any) -> Overeenkomst:
    """A running agreement since `start` (otherwise 60 days ago) with a signed version."""
    rij = maak_overeenkomst(cast, start=start or over(-60), **anders)
    maak_versie(rij)
    return rij


def begeleid(cast: Rolverdeling, start: date, **anders: Any) -> Begeleiding:
    """Guidance since `start`, with the days of its next evaluation as the law counts them."""
    overeenkomst = lopend(cast, start, **anders)
    with in_handeling():
        werk_begeleiding_bij(overeenkomst.deelnemer_id, overeenkomst.begeleider_id)
    return Begeleiding.objects.get(deelnemer=overeenkomst.deelnemer)


def betrek(speler: Speler, deelnemer: Deelnemer) -> None:
    """This player's organisation is involved with this person too, in his role."""
    al = Betrokkenheid.objects.filter(deelnemer=deelnemer).earliest("pk")
    with in_handeling():
        Betrokkenheid.objects.create(
            deelnemer=deelnemer,
            organisatie=speler.lidmaatschap.organisatie,
            rol=speler.lidmaatschap.rol,
            grond=al.grond,
            periode=al.periode,
            omvang=al.omvang,
            geinformeerd_op=al.geinformeerd_op,
            gegeven_door=al.gegeven_door,
        )


def beheerder(cast: Rolverdeling, *deelnemers: Deelnemer) -> Speler:
    """The manager of the organisation that guides these people."""
    huis = begeleider(cast).lidmaatschap.organisatie
    speler = maak_speler("organisatiebeheerder", huis, email=f"{uuid4().hex}@test.be")
    for een in deelnemers:
        betrek(speler, een)
    return speler


def noteer(speler: Speler, *overeenkomsten: Overeenkomst, **anders: Any) -> list[Begeleidingssessie]:
    """A session of this player with the people of these agreements, today."""
    waarden: dict[str, Any] = {"op": vandaag(), "soort": "contact", "minuten": 30, "tekst": "We spraken."}
    return sessie_registreren(
        deelnemers=[een.deelnemer_id for een in overeenkomsten], door=speler.door, **(waarden | anders)
    )


def inhoud(**anders: Any) -> Evaluatie:
    """A whole evaluation, held today."""
    waarden: dict[str, Any] = {
        "op": vandaag(),
        "doelen": (Doel("Op tijd komen", 3), Doel("Twee dagen volhouden", 4)),
        "woorden_deelnemer": "Ik kom graag.",
        "volgende_stap_mogelijk": False,
        "waarom": "Nog te vroeg.",
        "afspraken": "Elke week een babbel.",
        "uitkomst": "verder",
    }
    return Evaluatie(**(waarden | anders))


def werk_af(evaluatie: Jaarevaluatie, speler: Speler, **anders: Any) -> Jaarevaluatie:
    """The same, finished by this player."""
    nu = Jaarevaluatie.objects.get(pk=evaluatie.pk)
    return evaluatie_afwerken(nu, inhoud=inhoud(**anders), versie=nu.versie, door=speler.door)


def stuur(client: Client, sleutel: str, *delen: object, **velden: Any) -> Any:
    """Sends the form of this act, as a browser would."""
    return client.post(reverse(sleutel, args=delen), {"aanvraag_sleutel": str(uuid4()), **velden})


def open_taken(soort: str, object_id: object) -> list[Taak]:
    """The open tasks of this kind about this object."""
    return list(Taak.objects.filter(soort=soort, object_id=object_id, klaar_op__isnull=True))
