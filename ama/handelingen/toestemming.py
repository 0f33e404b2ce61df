"""The permission of a benefit body: asked, given, refused or withdrawn; its proof stays with the begeleider (5.5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ama.domein import toestemming as recht
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Uitkomst
from ama.handelingen.herinneringen import rond_herinneringen_af
from ama.handelingen.ontwerpen import werk_ontwerpen_bij
from ama.handelingen.vergrendelen import vergrendel_persoon
from ama.handelingen.versies import CONTROLEER
from ama.models import Toestemming
from ama.models.nakijken import PARAMETERS as PARAMETERS
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.toegang.matrix import MATRIX, groepen_van

_SLEUTEL = "toestemming_registreren"
SOORT = "ama.toestemming"


@dataclass(frozen=True)
class Antwoord:
    """What is filled in about one permission; see `domein.toestemming.Toestemming`."""

    instantie: Instantie
    uitkomst: Uitkomst
    gegeven_op: date
    van: date
    tot: date | None = None
    ingetrokken_op: date | None = None
    minuten_per_week: int | None = None
    werkposten: Collection[UUID] = ()
    bewijs_bewaard: bool = False
    nota: str = ""


@handeling(_SLEUTEL)
def toestemming_registreren(
    deelnemer: Deelnemer,
    *,
    antwoord: Antwoord,
    toestemming_id: UUID | None = None,
    versie: int | None = None,
    door: Hoedanigheid,
) -> Toestemming:
    """A question to a body, or its answer (`toestemming_id`: to a question that was noted, or a change of an answer).

    Drafts that waited go on; a refusal breaks them off; running agreements without permission give a task. Raises
    Geweigerd for what cannot be and without the tick that the proof is kept, Versieconflict when it changed since,
    DoesNotExist when the actor does not see person or permission.
    """
    persoon = vergrendel_persoon(deelnemer.pk, door=door)
    if not MATRIX[_SLEUTEL].groepen <= groepen_van(door, persoon):
        raise PermissionDenied
    hier = {"deelnemer": persoon, "begeleider_id": door.organisatie_id}
    if toestemming_id is not None:
        rij = Toestemming.objects.zichtbaar_voor(door).filter(deelnemer=persoon).vergrendel(toestemming_id)
        if versie is not None and rij.versie != versie:
            raise Versieconflict(rij.versie, {})
        rij.versie += 1
        if rij.tot != antwoord.tot:
            # What was said, was said about the former last day.
            rij.herinnerd = []
    else:
        rij = Toestemming(**hier, geregistreerd_door_id=door.gebruiker_id)
    velden = recht.bezwaren(
        recht.Toestemming(
            antwoord.instantie,
            antwoord.uitkomst,
            antwoord.gegeven_op,
            antwoord.van,
            antwoord.tot,
            antwoord.ingetrokken_op,
            antwoord.minuten_per_week,
            frozenset(antwoord.werkposten),
        ),
        timezone.localdate(),
        bewijs_bij_begeleider=antwoord.bewijs_bewaard,
    )
    gekend = Werkpost.objects.filter(pk__in=antwoord.werkposten).count()
    if gekend != len(set(antwoord.werkposten)):
        velden["werkposten"] = "Kies een werkpost uit de lijst."
    if velden:
        raise Geweigerd(CONTROLEER, velden=velden)
    rij.instantie, rij.uitkomst = antwoord.instantie.value, antwoord.uitkomst.value
    rij.gegeven_op, rij.van, rij.tot = antwoord.gegeven_op, antwoord.van, antwoord.tot
    rij.ingetrokken_op, rij.minuten_per_week = antwoord.ingetrokken_op, antwoord.minuten_per_week
    rij.werkposten = sorted(set(antwoord.werkposten))
    rij.bewijs_bewaard, rij.nota = antwoord.bewijs_bewaard, antwoord.nota
    rij.save()
    werk_ontwerpen_bij(persoon.pk, door)
    rond_herinneringen_af(persoon.pk, door.organisatie_id)
    log(
        _SLEUTEL,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=persoon.pk,
        gegevens={"uitkomst": rij.uitkomst},
    )
    return rij
