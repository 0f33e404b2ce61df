"""Writing down a session with one or many deelnemers, taking it back within minutes, and following it up (S4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from ama.domein.sessie import EIGEN_DIENST, Sessie, bezwaren, terugneem_bezwaar
from ama.meldingen.sessies import OPVOLGEN
from ama.models import Begeleidingssessie, Overeenkomst
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import AFGEBROKEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SESSIE = "ama.begeleidingssessie"


@handeling("sessie_registreren")
def sessie_registreren(
    *,
    deelnemers: Collection[UUID],
    op: date,
    soort: str,
    minuten: int | None = None,
    tekst: str = "",
    zichtbaarheid: str = EIGEN_DIENST,
    opvolging: str = "",
    opvolgen_op: date | None = None,
    door: Hoedanigheid,
) -> list[Begeleidingssessie]:
    """A session on `op` with all these people: a row each, which only says that this one was there.

    With `opvolgen_op` the writer has one task for that day, at the first person he chose. Raises Geweigerd per field;
    also for somebody whom his organisation did not guide around that day.
    """
    wie = list(dict.fromkeys(deelnemers))
    gezien = set(
        Deelnemer.objects.zichtbaar_voor(door)
        .vergrendeld()
        .filter(pk__in=wie)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    perioden = begeleide_dagen(gezien, door)
    vandaag = timezone.localdate()
    nee = bezwaren(
        Sessie(
            op=op,
            soort=soort,
            minuten=minuten,
            deelnemers={een: perioden.get(een, ()) for een in wie},
            zichtbaarheid=zichtbaarheid,
            taak=opvolging,
            taak_uiterlijk_op=opvolgen_op,
        ),
        vandaag,
    )
    if nee:
        namen = {"taak": "opvolging", "taak_uiterlijk_op": "opvolgen_op"}
        velden = {namen.get(veld, veld): zin for veld, zin in nee.items()}
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)
    groep = uuid4()
    rijen = [
        Begeleidingssessie(
            groep=groep,
            deelnemer_id=een,
            begeleider_id=door.organisatie_id,
            op=op,
            soort=soort,
            minuten=minuten,
            tekst=tekst.strip(),
            zichtbaarheid=zichtbaarheid,
            opvolging=opvolging.strip() if nummer == 0 else "",
            opvolgen_op=opvolgen_op if nummer == 0 else None,
            door_id=door.gebruiker_id,
        )
        for nummer, een in enumerate(wie)
    ]
    Begeleidingssessie.objects.bulk_create(rijen)
    if opvolgen_op is not None:
        _vraag_opvolging(rijen[0], opvolgen_op, vandaag, door)
    for rij in rijen:
        _log("sessie_registreren", rij, door)
    return rijen


@handeling("sessie_terugnemen")
def sessie_terugnemen(sessie: Begeleidingssessie, *, door: Hoedanigheid) -> int:
    """Nobody reads this session any more, with none of its people; only its writer, within ten minutes; how many rows.

    Its follow-up falls away.
    """
    rij = Begeleidingssessie.objects.zichtbaar_voor(door).vergrendel(sessie.pk)
    nu = timezone.now()
    if nee := terugneem_bezwaar(rij.door_id, rij.geschreven_op, door=door.gebruiker_id, nu=nu):
        raise Geweigerd(nee)
    samen = list(
        Begeleidingssessie.objects.vergrendeld()
        .filter(groep=rij.groep, door_id=door.gebruiker_id, teruggenomen_op__isnull=True)
        .order_by("pk")
    )
    for een in samen:
        een.teruggenomen_op = nu
    Begeleidingssessie.objects.bulk_update(samen, ["teruggenomen_op"])
    for een in samen:
        if een.opvolgen_op is not None:
            rond_taken_af(OPVOLGEN, object_soort=SESSIE, object_id=een.pk)
        _log("sessie_terugnemen", een, door)
    return len(samen)


@handeling("sessie_opvolgen")
def sessie_opvolgen(sessie: Begeleidingssessie, *, door: Hoedanigheid) -> Begeleidingssessie:
    """What this session asked for is done: the task leaves the list.

    Raises Geweigerd when it asked for nothing more, or when the task stands on the list of another service.
    """
    rij = Begeleidingssessie.objects.zichtbaar_voor(door).vergrendel(sessie.pk)
    if not open_opvolging(rij, door):
        raise Geweigerd("Bij deze sessie staat niets meer open op jouw takenlijst.")
    rond_taken_af(OPVOLGEN, object_soort=SESSIE, object_id=rij.pk)
    _log("sessie_opvolgen", rij, door)
    return rij


def begeleide_dagen(deelnemers: Collection[UUID], door: Hoedanigheid) -> Mapping[UUID, list[Periode]]:
    """Per person the days of the agreements of this actor's own organisation, also of those in preparation."""
    uit: dict[UUID, list[Periode]] = {}
    rijen = Overeenkomst.objects.zichtbaar_voor(door).van_deelnemers(deelnemers).exclude(status=AFGEBROKEN)
    for deelnemer_id, start, einde in rijen.values_list("deelnemer_id", "start", "einde"):
        uit.setdefault(deelnemer_id, []).append(Periode(start, einde))
    return uit


def open_opvolging(rij: Begeleidingssessie, door: Hoedanigheid) -> bool:
    """Whether this actor still has something to do for this session."""
    taken = Taak.objects.zichtbaar_voor(door).over(SESSIE, rij.pk)
    return taken.filter(soort=OPVOLGEN, klaar_op__isnull=True).exists()


def _vraag_opvolging(rij: Begeleidingssessie, opvolgen_op: date, vandaag: date, door: Hoedanigheid) -> None:
    maak_taak(
        OPVOLGEN,
        sleutel=f"{OPVOLGEN}:{rij.pk}",
        object_soort=SESSIE,
        object_id=rij.pk,
        organisatie_id=door.organisatie_id,
        rol=BEGELEIDER,
        dagen=(opvolgen_op - vandaag).days,
        deelnemer_id=rij.deelnemer_id,
        gebruiker_id=door.gebruiker_id,
    )


def _log(sleutel: str, rij: Begeleidingssessie, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SESSIE,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"groep": str(rij.groep)},
    )
