"""A file with presences is read in: kept when it was found faultless, started by a person, done by the worker in sets.

And taken back as a whole, but for what somebody corrected since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ama.domein.aanwezigheidsinlezing import (
    BEWAARD_UREN,
    MEESTE_RIJEN,
    SET,
    TERUG_BINNEN_DAGEN,
    Eerder,
    Fout,
    Inleesrij,
    Nieuw,
    Oordeel,
    beoordeel,
)
from ama.meldingen.inlezing import INGELEZEN, INLEZING
from ama.models import Aanwezigheid, Aanwezigheidsinlezing, Inleestoestand, Overeenkomst
from ama.models.inleeslezen import feiten_voor
from ama.querysets import AanwezigheidQuerySet
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap

SLEUTEL = "aanwezigheden_inlezen"
TERUGNEMEN = "aanwezigheden_inlezing_terugnemen"
VERVALLEN = "aanwezigheidsinlezing_laten_vervallen"
# The job of the worker.
UITVOEREN = "aanwezigheden_uitvoeren"
# So many rows go in with one statement.
_PER_KEER = 1_000
# The presences of so many agreements are taken back with one statement.
_PER_TERUGNAME = 20
_MEESTE_ZINNEN = 200
_TEGELIJK = (
    "Op hetzelfde moment werd iets vastgelegd dat hiermee botst: een aanwezigheid, een einde of een sluiting. Laad het "
    "bestand opnieuw op, dan zie je wat."
)


@dataclass
class RijenGeweigerd(Exception):
    """Rows that the law refused after all; nothing of the file was read in."""

    fouten: list[Fout]


def oordelen(rijen: Sequence[Inleesrij], door: Hoedanigheid) -> Iterator[Oordeel]:
    """What would become of these rows, a set at a time; three queries per set."""
    hier, vandaag = Overeenkomst.objects.zichtbaar_voor(door), timezone.localdate()
    eerder: Eerder = {}
    for begin in range(0, len(rijen), SET):
        deel = rijen[begin : begin + SET]
        yield beoordeel(deel, feiten_voor(deel, hier, vandaag), eerder)


@handeling(SLEUTEL)
def inlezing_bewaren(rijen: Sequence[Inleesrij], *, nieuw: int, door: Hoedanigheid) -> Aanwezigheidsinlezing:
    """These rows, found faultless, wait encrypted for a day until somebody has them read in."""
    if not rijen or not nieuw:
        raise Geweigerd(
            "Alles in dit bestand staat er al. Er is niets om in te lezen: kies een ander bestand."
        )
    if len(rijen) > MEESTE_RIJEN:
        raise Geweigerd("Dit bestand is te lang. Verdeel het over meer bestanden.")
    dagen = [een.dag for een in rijen]
    rij = Aanwezigheidsinlezing(
        organisatie_id=door.organisatie_id,
        gebruiker_id=door.gebruiker_id,
        lidmaatschap_id=door.lidmaatschap_id,
        aantal=len(rijen),
        nieuw=nieuw,
        eerste_dag=min(dagen),
        laatste_dag=max(dagen),
        vervalt_op=timezone.now() + timedelta(hours=BEWAARD_UREN),
    )
    rij.bewaar_rijen(rijen)
    rij.save(force_insert=True)
    _log(rij, door, stap="nagekeken", aantal=rij.aantal)
    return rij


@handeling(SLEUTEL)
def aanwezigheden_inlezen(inlezing: Aanwezigheidsinlezing, *, door: Hoedanigheid) -> Aanwezigheidsinlezing:
    """The worker reads the file in, as a whole, in the name of the actor.

    Raises Geweigerd when it expired or was started before; DoesNotExist when the actor does not see it.
    """
    rij = Aanwezigheidsinlezing.objects.zichtbaar_voor(door).vergrendel(inlezing.pk)
    if rij.toestand != Inleestoestand.NAGEKEKEN:
        raise Geweigerd("Dit bestand werd intussen al ingelezen, of is vervallen. Open de bladzijde opnieuw.")
    nu = timezone.now()
    if rij.vervalt_op <= nu:
        raise Geweigerd("Dit bestand is vervallen: we houden het één dag bij. Laad het opnieuw op.")
    rij.toestand, rij.gestart_op = Inleestoestand.BEZIG, nu
    rij.gebruiker_id, rij.lidmaatschap_id = door.gebruiker_id, door.lidmaatschap_id
    rij.save(update_fields=["toestand", "gestart_op", "gebruiker", "lidmaatschap"])
    zet_klaar(
        UITVOEREN, effect_sleutel=f"{UITVOEREN}:{rij.pk}", verwijzing={"inlezing": str(rij.pk)}, door=door
    )
    _log(rij, door, stap="gestart")
    return rij


@handeling(SLEUTEL)
def inlezing_uitvoeren(inlezing: Aanwezigheidsinlezing, *, door: Hoedanigheid) -> Aanwezigheidsinlezing:
    """Every row of the file is a presence from now on, by the same law as the sheet; raises RijenGeweigerd: then none.

    A file that is not (or no longer) to be read in changes nothing. Of the rows only one set at a time is looked up
    and written, so that what is in memory besides the file does not follow its length.
    """
    rij = Aanwezigheidsinlezing.objects.vergrendeld().get(pk=inlezing.pk)
    if rij.toestand != Inleestoestand.BEZIG:
        return rij
    rijen = rij.lees_rijen()
    _vergrendel_overeenkomsten({een.dossiernummer for een in rijen}, door)
    nu = timezone.now()
    nieuw = zelfde = 0
    fouten: list[Fout] = []
    for uit in oordelen(rijen, door):
        fouten += uit.fouten
        if not fouten:
            _leg_vast(uit.nieuw, nu, door)
        nieuw, zelfde = nieuw + len(uit.nieuw), zelfde + uit.zelfde
    if fouten:
        raise RijenGeweigerd(fouten)
    rij.toestand, rij.rijen, rij.nieuw, rij.ingelezen_op = Inleestoestand.INGELEZEN, None, nieuw, nu
    rij.save(update_fields=["toestand", "rijen", "nieuw", "ingelezen_op"])
    _log(rij, door, nieuw=nieuw, zelfde=zelfde)
    _bericht(rij, door)
    return rij


@handeling(SLEUTEL)
def inlezing_weigeren(
    inlezing: Aanwezigheidsinlezing, *, fouten: Sequence[tuple[int, str]], door: Hoedanigheid
) -> None:
    """Nothing of the file is read in; what was wrong is kept as numbers of rows and sentences."""
    rij = Aanwezigheidsinlezing.objects.vergrendeld().get(pk=inlezing.pk)
    rij.toestand, rij.rijen = Inleestoestand.GEWEIGERD, None
    rij.uitslag = [[nummer, zin] for nummer, zin in fouten[:_MEESTE_ZINNEN]]
    rij.save(update_fields=["toestand", "rijen", "uitslag"])
    _log(rij, door, geweigerd=len(fouten))
    _bericht(rij, door)


def effect_aanwezigheden_uitvoeren(opdracht: Opdracht) -> None:
    """Outbox effect: reads one file in as a whole, or nothing of it; done a second time it changes nothing."""
    inlezing = Aanwezigheidsinlezing.objects.filter(pk=UUID(opdracht.verwijzing["inlezing"])).first()
    if inlezing is None or inlezing.toestand != Inleestoestand.BEZIG:
        return
    door = Lidmaatschap.objects.hoedanigheid(
        inlezing.lidmaatschap_id, inlezing.gebruiker_id, timezone.localdate()
    )
    if door is None:
        # Whoever started it left meanwhile: nothing is recorded in the name of nobody.
        aanwezigheidsinlezing_laten_vervallen(inlezing, door=Klok(VERVALLEN))
        return
    try:
        with transaction.atomic():
            inlezing_uitvoeren(inlezing, door=door)
    except RijenGeweigerd as nee:
        # What is recorded about somebody is said on the page of the rehearsal, and not kept.
        fouten = [
            (een.rij, "Voor deze dag staat er intussen iets anders." if een.getoond else een.zin)
            for een in nee.fouten
        ]
        inlezing_weigeren(inlezing, fouten=fouten, door=door)
    except IntegrityError as fout:
        if not _is_tegelijk(fout):
            raise
        inlezing_weigeren(inlezing, fouten=[(0, _TEGELIJK)], door=door)


@handeling(VERVALLEN)
def aanwezigheidsinlezing_laten_vervallen(inlezing: Aanwezigheidsinlezing, *, door: Klok) -> None:
    """What nobody had read in in time is forgotten."""
    rij = Aanwezigheidsinlezing.objects.vergrendeld().get(pk=inlezing.pk)
    if rij.toestand not in {Inleestoestand.NAGEKEKEN, Inleestoestand.BEZIG}:
        return
    rij.toestand, rij.rijen = Inleestoestand.VERVALLEN, None
    rij.save(update_fields=["toestand", "rijen"])
    log(VERVALLEN, door=door, object_soort=INLEZING, object_id=rij.pk)


@handeling(TERUGNEMEN)
def aanwezigheden_inlezing_terugnemen(
    inlezing: Aanwezigheidsinlezing, *, door: Hoedanigheid
) -> Aanwezigheidsinlezing:
    """What this file brought is gone again; what somebody corrected since stays, with its first value.

    Raises Geweigerd when it was not read in, was taken back before, or is too old; DoesNotExist when the actor does
    not see it.
    """
    rij = Aanwezigheidsinlezing.objects.zichtbaar_voor(door).vergrendel(inlezing.pk)
    if rij.toestand != Inleestoestand.INGELEZEN or rij.terug_tot is None:
        raise Geweigerd("Van dit bestand is niets (meer) ingelezen: er is niets om terug te nemen.")
    if timezone.localdate() > rij.terug_tot:
        raise Geweigerd(
            f"Een bestand neem je terug binnen {TERUG_BINNEN_DAGEN} dagen, en die zijn voorbij. Verbeter de "
            "aanwezigheden die niet kloppen: wat er eerst stond, blijft erbij."
        )
    overeenkomsten = Overeenkomst.objects.filter(pk__in=_van(rij).values("overeenkomst_id"))
    # In the order in which the sheet locks; asked again after the wait: what was corrected meanwhile stays.
    sleutels = list(overeenkomsten.order_by("pk").vergrendeld().values_list("pk", flat=True))
    # In sets: no statement is longer than the database allows one to be.
    rij.teruggenomen = sum(
        _van(rij).filter(overeenkomst__in=sleutels[nummer : nummer + _PER_TERUGNAME]).delete()[0]
        for nummer in range(0, len(sleutels), _PER_TERUGNAME)
    )
    rij.toestand, rij.teruggenomen_op = Inleestoestand.TERUGGENOMEN, timezone.now()
    rij.teruggenomen_door_id = door.gebruiker_id
    rij.save(update_fields=["toestand", "teruggenomen_op", "teruggenomen_door", "teruggenomen"])
    log(
        TERUGNEMEN,
        door=door,
        object_soort=INLEZING,
        object_id=rij.pk,
        gegevens={"weg": rij.teruggenomen, "gebleven": rij.nieuw - rij.teruggenomen},
    )
    return rij


def kan_terug(inlezing: Aanwezigheidsinlezing) -> bool:
    """Whether what this file brought can still be taken back today."""
    if inlezing.toestand != Inleestoestand.INGELEZEN or inlezing.terug_tot is None:
        return False
    return timezone.localdate() <= inlezing.terug_tot


def _van(rij: Aanwezigheidsinlezing) -> AanwezigheidQuerySet:
    """The presences that this file made and that nobody corrected since."""
    return Aanwezigheid.objects.tussen(rij.eerste_dag, rij.laatste_dag).filter(
        overeenkomst__in=Overeenkomst.objects.filter(begeleider_id=rij.organisatie_id),
        ingevuld_op=rij.ingelezen_op,
        ingevuld_door_id=rij.gebruiker_id,
        versie=1,
    )


def _vergrendel_overeenkomsten(nummers: set[str], door: Hoedanigheid) -> None:
    """Locks the signed agreements of these people until the end, all in one order: the sheet waits."""
    hier = Overeenkomst.objects.zichtbaar_voor(door).getekend().filter(deelnemer__dossiernummer__in=nummers)
    list(hier.order_by("pk").vergrendeld().values_list("pk", flat=True))


def _leg_vast(nieuw: Sequence[Nieuw], nu: datetime, door: Hoedanigheid) -> None:
    Aanwezigheid.objects.bulk_create(
        (
            Aanwezigheid(
                overeenkomst_id=een.overeenkomst,
                dag=een.dag,
                status=een.waarde.status.value,
                minuten=een.waarde.minuten,
                nota=een.waarde.nota,
                is_gepland=een.is_gepland,
                ingevuld_door_id=door.gebruiker_id,
                ingevuld_op=nu,
            )
            for een in nieuw
        ),
        batch_size=_PER_KEER,
    )


def _is_tegelijk(fout: IntegrityError) -> bool:
    """Whether a rule about presences refused, which a colleague can have made true since the rehearsal."""
    regel = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", "") or ""
    return regel.startswith("aanwezigheid_")


def _bericht(rij: Aanwezigheidsinlezing, door: Hoedanigheid) -> None:
    meld(
        INGELEZEN,
        gebruiker_id=door.gebruiker_id,
        organisatie_id=door.organisatie_id,
        object_soort=INLEZING,
        object_id=rij.pk,
        effect_sleutel=f"{INGELEZEN}:{rij.pk}",
        door=door,
    )


def _log(rij: Aanwezigheidsinlezing, door: Hoedanigheid, **gegevens: int | str) -> None:
    log(SLEUTEL, door=door, object_soort=INLEZING, object_id=rij.pk, gegevens=gegevens)
