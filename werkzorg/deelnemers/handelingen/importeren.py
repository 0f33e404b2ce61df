"""A file of people is taken in: kept when it was found faultless, started by a person, carried out by the worker."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.deelnemers.domein import WIJZIGBAAR, Persoonsgegevens, Trekking
from werkzorg.deelnemers.handelingen.aansluiten import Mismatch
from werkzorg.deelnemers.handelingen.opzoekmelding import mismatch_melden
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.meldingen import IMPORT_KLAAR
from werkzorg.deelnemers.models import Betrokkenheid, Import, Importrij, Importtoestand, Omvang
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.inzage import leg_vast
from werkzorg.toegang.querysets import IMPORT
from werkzorg.versleuteling import ontsleutel, versleutel

SOORT = "deelnemers.import"
UITVOEREN = "import_uitvoeren"
# What was found faultless can be carried out so long; after that it is forgotten.
BEWAARD_UREN = 24
# So many people an organisation takes in on one day: more is no import any more but a migration, done together.
MEESTE_PER_DAG = 4000
_DOEL = "import"


@dataclass
class RijenGeweigerd(Exception):
    """Rows that the law refused after all: (number, sentence), and the look-ups that the log must hold."""

    rijen: list[tuple[int, str]]
    weigeringen: list[Geweigerd] = field(default_factory=list)


@handeling("deelnemers_importeren")
def import_bewaren(
    rijen: Sequence[tuple[int, Mapping[str, str]]],
    *,
    zonder_nummer: int,
    gelijkenissen: int,
    door: Hoedanigheid,
) -> Import:
    """These rows, found faultless, wait encrypted for a day until somebody has them carried out."""
    nu = timezone.now()
    rij = Import(
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        gebruiker_id=door.gebruiker_id,
        lidmaatschap_id=door.lidmaatschap_id,
        aantal=len(rijen),
        aantal_zonder_nummer=zonder_nummer,
        gelijkenissen=gelijkenissen,
        vervalt_op=nu + timedelta(hours=BEWAARD_UREN),
    )
    rij.rijen = versleutel(json.dumps([[nr, dict(velden)] for nr, velden in rijen]).encode(), **_plaats(rij))
    rij.save(force_insert=True)
    log(
        "deelnemers_importeren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"stap": "nagekeken"},
    )
    return rij


@handeling("deelnemers_importeren")
def deelnemers_importeren(invoer: Import, *, door: Hoedanigheid) -> Import:
    """The worker carries the file out, as a whole, in the name of the actor.

    Raises Geweigerd when it expired, was started before, or the organisation took in too many people today;
    DoesNotExist when the actor does not see it.
    """
    rij = Import.objects.zichtbaar_voor(door).vergrendel(invoer.pk)
    if rij.toestand != Importtoestand.NAGEKEKEN:
        raise Geweigerd("Deze import werd intussen al gestart, of is vervallen. Open de bladzijde opnieuw.")
    if rij.vervalt_op <= timezone.now():
        raise Geweigerd("Deze import is vervallen: we houden een bestand één dag bij. Laad het opnieuw op.")
    vandaag = Import.objects.filter(
        organisatie_id=door.organisatie_id,
        uitgevoerd_op__date=timezone.localdate(),
        toestand__in=[Importtoestand.BEZIG, Importtoestand.UITGEVOERD, Importtoestand.GEWEIGERD],
    )
    al = vandaag.aggregate(som=Sum("aantal"))["som"] or 0
    if al + rij.aantal > MEESTE_PER_DAG:
        raise Geweigerd(
            f"Jouw organisatie importeerde vandaag al {al} personen. Samen zou dat meer dan {MEESTE_PER_DAG} zijn: "
            "voer deze import morgen uit, of neem contact op met de helpdesk."
        )
    rij.toestand = Importtoestand.BEZIG
    rij.gebruiker_id, rij.lidmaatschap_id = door.gebruiker_id, door.lidmaatschap_id
    rij.uitgevoerd_op = timezone.now()
    rij.save(update_fields=["toestand", "gebruiker", "lidmaatschap", "uitgevoerd_op"])
    zet_klaar(
        UITVOEREN, effect_sleutel=f"{UITVOEREN}:{rij.pk}", verwijzing={"import": str(rij.pk)}, door=door
    )
    log(
        "deelnemers_importeren", door=door, object_soort=SOORT, object_id=rij.pk, gegevens={"stap": "gestart"}
    )
    return rij


def lees_rijen(invoer: Import) -> list[tuple[int, dict[str, str]]]:
    """What the file said: number of the row and the texts per field; [] when it is forgotten."""
    if invoer.rijen is None:
        return []
    return [(nr, velden) for nr, velden in json.loads(ontsleutel(bytes(invoer.rijen), **_plaats(invoer)))]


def _plaats(invoer: Import) -> dict[str, str]:
    return {"doel": _DOEL, "tabel": "deelnemers_import", "kolom": "rijen", "rij": str(invoer.pk)}


Gegevens = tuple[int, Persoonsgegevens, str, date]


@handeling("deelnemers_importeren")
def import_uitvoeren(
    invoer: Import,
    *,
    mensen: Sequence[Gegevens],
    trekking: Trekking = secrets.randbelow,
    door: Hoedanigheid,
) -> Import:
    """Everybody in the file is registered or joined, by the same law as by hand; raises RijenGeweigerd: then nobody.

    An import that is not (or no longer) to be carried out changes nothing. `trekking` as in `deelnemer_registreren`.
    """
    rij = Import.objects.vergrendeld().get(pk=invoer.pk)
    if rij.toestand != Importtoestand.BEZIG:
        return rij
    geweigerd: list[tuple[int, str]] = []
    weigeringen: list[Geweigerd] = []
    bekend = []
    for nummer, gegevens, grond, geinformeerd_op in mensen:
        try:
            # Not against the limit on look-ups: colleagues would wait for each other until the whole file is in.
            deelnemer = deelnemer_registreren(
                gegevens,
                grond=grond,
                geinformeerd_op=geinformeerd_op,
                in_import=True,
                trekking=trekking,
                door=door,
            )
        except Geweigerd as nee:
            geweigerd.append((nummer, next(iter(nee.velden.values()), nee.zin)))
            weigeringen.append(nee)
            continue
        eigen = Betrokkenheid.objects.filter(
            deelnemer=deelnemer, organisatie_id=door.organisatie_id, rol=door.rol, gesloten_op=None
        ).latest("periode")
        is_nieuw = eigen.omvang == Omvang.VOLLEDIG
        Importrij.objects.create(
            invoer=rij, nummer=nummer, deelnemer=deelnemer, betrokkenheid_id=eigen.pk, is_nieuw=is_nieuw
        )
        if gegevens.insz:
            bekend.append(deelnemer.pk)
    if geweigerd:
        raise RijenGeweigerd(geweigerd, weigeringen)
    for pk in bekend:
        leg_vast(door, actie="deelnemers_importeren", deelnemer_id=pk, grond="opzoeking", kanaal=IMPORT)
    rij.toestand, rij.rijen = Importtoestand.UITGEVOERD, None
    rij.uitgevoerd_op = timezone.now()
    rij.save(update_fields=["toestand", "rijen", "uitgevoerd_op"])
    log(
        "deelnemers_importeren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"aantal": rij.aantal},
    )
    _bericht(rij, door)
    return rij


@handeling("deelnemers_importeren")
def import_weigeren(
    invoer: Import, *, rijen: Sequence[tuple[int, str]], weigeringen: Sequence[Geweigerd], door: Hoedanigheid
) -> None:
    """Nobody of the file is taken in; what was wrong is kept as sentences, and look-ups that did not fit reported."""
    rij = Import.objects.vergrendeld().get(pk=invoer.pk)
    rij.toestand, rij.rijen = Importtoestand.GEWEIGERD, None
    rij.uitslag = [[nummer, zin] for nummer, zin in rijen]
    rij.save(update_fields=["toestand", "rijen", "uitslag"])
    log(
        "deelnemers_importeren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"geweigerd": len(rijen)},
    )
    for nee in weigeringen:
        if nee.opzoeking is None or nee.opzoeking.deelnemer_id is None:
            continue
        leg_vast(
            door,
            actie="deelnemers_importeren",
            deelnemer_id=nee.opzoeking.deelnemer_id,
            grond="opzoeking",
            kanaal=IMPORT,
            uitkomst="getoond" if nee.opzoeking.is_getoond else "geweigerd",
        )
        if isinstance(nee, Mismatch):
            mismatch_melden(
                nee.opzoeking.deelnemer_id, verschil=nee.verschil, wie=door, door=Klok("mismatch_melden")
            )
    _bericht(rij, door)


def _bericht(rij: Import, door: Hoedanigheid) -> None:
    meld(
        IMPORT_KLAAR,
        gebruiker_id=door.gebruiker_id,
        organisatie_id=door.organisatie_id,
        object_soort=SOORT,
        object_id=rij.pk,
        effect_sleutel=f"{IMPORT_KLAAR}:{rij.pk}",
        door=door,
    )


def voer_uit(invoer: Import, mensen: Sequence[Gegevens]) -> None:
    """The whole file, or nothing of it, in the name of whoever started it; done a second time it changes nothing."""
    if invoer.toestand != Importtoestand.BEZIG:
        return
    vandaag = timezone.localdate()
    door = Lidmaatschap.objects.hoedanigheid(invoer.lidmaatschap_id, invoer.gebruiker_id, vandaag)
    if door is None:
        # Whoever started it left meanwhile: nobody is taken in, in the name of nobody.
        import_laten_vervallen(invoer, door=Klok("import_laten_vervallen"))
        return
    try:
        with transaction.atomic():
            import_uitvoeren(invoer, mensen=mensen, door=door)
    except RijenGeweigerd as nee:
        import_weigeren(invoer, rijen=nee.rijen, weigeringen=nee.weigeringen, door=door)


@handeling("import_laten_vervallen")
def import_laten_vervallen(invoer: Import, *, door: Klok) -> None:
    """What nobody carried out in time is forgotten."""
    rij = Import.objects.vergrendeld().get(pk=invoer.pk)
    if rij.toestand not in {Importtoestand.NAGEKEKEN, Importtoestand.BEZIG}:
        return
    rij.toestand, rij.rijen = Importtoestand.VERVALLEN, None
    rij.save(update_fields=["toestand", "rijen"])
    log("import_laten_vervallen", door=door, object_soort=SOORT, object_id=rij.pk)


def uit_velden(nummer: int, schoon: Mapping[str, Any]) -> Gegevens:
    """One cleaned row as the act wants it."""
    gegevens = Persoonsgegevens(**{naam: schoon[naam] for naam in (*WIJZIGBAAR, "insz", "insz_ontbreekt")})
    return nummer, gegevens, schoon["grond"], schoon["geinformeerd_op"]


def van_opdracht(opdracht: Opdracht) -> Import | None:
    """The import of this job, when it is still there."""
    return Import.objects.filter(pk=UUID(opdracht.verwijzing["import"])).first()
