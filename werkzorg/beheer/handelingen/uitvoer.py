"""The acts by which a list leaves the application as a file; many people at once need a second person."""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import QueryDict
from django.utils import timezone

from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.klok import Telling
from werkzorg.handelen.lijsten import (
    EXPORTLIJSTEN,
    MEESTE_RIJEN,
    ZONDER_TWEEDE_PERSOON,
    Doel,
    Exportlijst,
    Uitsnede,
)
from werkzorg.handelen.melden import meld
from werkzorg.handelen.models import Uitvoer, Uitvoerstand
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.querysets import LidmaatschapQuerySet
from werkzorg.toegang.matrix import mag
from werkzorg.ui import formaten
from werkzorg.ui.kommabestand import kommabestand
from werkzorg.ui.werkblad import werkblad
from werkzorg.versleuteling import ontsleutel, versleutel
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "handelen.uitvoer"
TAAK = "uitvoer_goedkeuren"
GOEDGEKEURD, GEWEIGERD = "uitvoer_goedgekeurd", "uitvoer_geweigerd"
GOEDKEURDER = "organisatiebeheerder"
# How long an approved file waits to be fetched, and a request for an approval.
AFHALEN_BINNEN = timedelta(hours=24)
BESLISSEN_BINNEN = timedelta(days=7)
_NIET_MEER = "Deze export is al beslist of vervallen. Vraag hem zo nodig opnieuw."


@handeling("lijst_exporteren")
def lijst_exporteren(
    lijst: Exportlijst,
    *,
    vraag: QueryDict,
    object_id: UUID | None,
    doel: str,
    toelichting: str,
    door: Hoedanigheid,
) -> tuple[Uitvoer, Uitsnede | None]:
    """The export is on record, with the rows to put in the file, or None when a second person must approve it first.

    Raises PermissionDenied when the list is not for this actor, ObjectDoesNotExist when its object is not, Geweigerd
    when it is empty or too long, the purpose says nothing, or there is nobody to approve it.
    """
    if not mag(door, lijst.sleutel):
        raise PermissionDenied
    if doel not in Doel.values:
        raise Geweigerd(zin := "Kies waarvoor je deze lijst nodig hebt.", velden={"doel": zin})
    if doel == Doel.ANDER and not toelichting.strip():
        zin = "Leg uit waarvoor je deze lijst nodig hebt."
        raise Geweigerd(zin, velden={"toelichting": zin})
    # Two exports of one person at once would each count without the other, and pass the limit together.
    Gebruiker.objects.select_for_update(of=("self",), no_key=True).get(pk=door.gebruiker_id)
    uitsnede = neem(lijst, vraag, object_id, door)
    uitvoer = Uitvoer(
        id=uuid4(),
        lijst=lijst.sleutel,
        gebruiker_id=door.gebruiker_id,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        doel=doel,
        toelichting=toelichting.strip(),
        rijen=len(uitsnede.rijen),
        personen=len(uitsnede.deelnemers),
        toestand=Uitvoerstand.AFGEHAALD,
        afgehaald_op=timezone.now(),
    )
    met_tweede = bool(uitvoer.personen) and (
        uitvoer.personen + personen_vandaag(door) > ZONDER_TWEEDE_PERSOON
    )
    if met_tweede:
        _vraag_goedkeuring(uitvoer, vraag, object_id, door)
    uitvoer.save(force_insert=True)
    if met_tweede:
        maak_taak(
            TAAK,
            sleutel=f"{TAAK}:{uitvoer.id}",
            object_soort=SOORT,
            object_id=uitvoer.id,
            organisatie_id=door.organisatie_id,
            rol=GOEDKEURDER,
            dagen=BESLISSEN_BINNEN.days,
        )
    _log("lijst_exporteren", uitvoer, door)
    return uitvoer, None if met_tweede else uitsnede


@handeling("uitvoer_goedkeuren")
def uitvoer_goedkeuren(uitvoer: Uitvoer, *, door: Hoedanigheid) -> Uitvoer:
    """A second person lets this list go; the asker has a day to fetch it.

    Raises Geweigerd when he asked it himself or it was decided already, DoesNotExist when it is not of his
    organisation.
    """
    rij = _te_beslissen(uitvoer, door)
    rij.toestand = Uitvoerstand.GOEDGEKEURD
    _beslis("uitvoer_goedkeuren", rij, GOEDGEKEURD, door)
    return rij


@handeling("uitvoer_weigeren")
def uitvoer_weigeren(uitvoer: Uitvoer, *, reden: str, door: Hoedanigheid) -> Uitvoer:
    """A second person keeps this list inside, and says why. Raises as `uitvoer_goedkeuren`, and without a reason."""
    if not reden.strip():
        raise Geweigerd(zin := "Schrijf kort waarom je deze export niet goedkeurt.", velden={"reden": zin})
    rij = _te_beslissen(uitvoer, door)
    rij.toestand, rij.reden, rij.vraag = Uitvoerstand.GEWEIGERD, reden.strip(), None
    _beslis("uitvoer_weigeren", rij, GEWEIGERD, door)
    return rij


@handeling("uitvoer_afhalen")
def uitvoer_afhalen(uitvoer: Uitvoer, *, door: Hoedanigheid) -> tuple[Uitvoer, Uitsnede]:
    """The asker gets the rows of an approved export once, as he may see them now.

    Raises Geweigerd when it is not (or no longer) approved, not his own, or about more people than was approved;
    PermissionDenied and ObjectDoesNotExist when he may no longer see it.
    """
    rij = Uitvoer.objects.zichtbaar_voor(door).vergrendel(uitvoer.pk)
    lijst = EXPORTLIJSTEN.get(rij.lijst)
    if rij.gebruiker_id != door.gebruiker_id or rij.rol != door.rol:
        raise Geweigerd("Alleen wie deze export vroeg, kan hem downloaden.")
    if rij.toestand != Uitvoerstand.GOEDGEKEURD or rij.vraag is None or lijst is None or is_verlopen(rij):
        raise Geweigerd("Deze export staat niet (meer) klaar. Vraag hem zo nodig opnieuw.")
    if not mag(door, lijst.sleutel):
        raise PermissionDenied
    vraag, object_id = _open_vraag(rij)
    uitsnede = neem(lijst, vraag, object_id, door)
    if len(uitsnede.deelnemers) > rij.personen:
        raise Geweigerd(
            "Er staan intussen meer mensen op deze lijst dan er goedgekeurd zijn. Vraag de export opnieuw."
        )
    rij.toestand, rij.vraag, rij.afgehaald_op = Uitvoerstand.AFGEHAALD, None, timezone.now()
    rij.rijen, rij.personen = len(uitsnede.rijen), len(uitsnede.deelnemers)
    rij.save(update_fields=["toestand", "vraag", "afgehaald_op", "rijen", "personen"])
    _log("uitvoer_afhalen", rij, door)
    return rij, uitsnede


def neem(lijst: Exportlijst, vraag: QueryDict, object_id: UUID | None, door: Hoedanigheid) -> Uitsnede:
    """The rows of this list for this reader; raises Geweigerd when there are none or too many."""
    if lijst.met_object != (object_id is not None):
        raise Geweigerd("Deze lijst kennen we niet. Begin opnieuw vanuit de lijst zelf.")
    uitsnede = lijst.neem(door, vraag, object_id, MEESTE_RIJEN + 1)
    if not uitsnede.rijen:
        raise Geweigerd("Deze lijst is leeg: er valt niets te exporteren.")
    if len(uitsnede.rijen) > MEESTE_RIJEN:
        raise Geweigerd("Deze lijst telt meer dan 5.000 rijen. Maak ze korter met een filter.")
    return uitsnede


def bestand(uitvoer: Uitvoer, uitsnede: Uitsnede, door: Hoedanigheid) -> bytes:
    """The file: the rows, and a sheet that says who took them along, when, why and under which filters."""
    lijst = EXPORTLIJSTEN[uitvoer.lijst]
    moment = uitvoer.afgehaald_op or timezone.now()
    verantwoording = [
        ("Organisatie", door.organisatie_naam),
        ("Aangevraagd door", door.rol_label),
        ("Op", formaten.datum_tijd(moment)),
        ("Lijst", lijst.titel),
        ("Waarvoor", Doel(uitvoer.doel).label),
        *([("Toelichting", uitvoer.toelichting)] if uitvoer.toelichting else []),
        *[(f"Filter: {naam}", waarde) for naam, waarde in uitsnede.filters],
        ("Aantal rijen", str(len(uitsnede.rijen))),
        *([("Goedgekeurd", "door een tweede persoon")] if uitvoer.beslist_op else []),
        ("Kenmerk", str(uitvoer.id)),
        (
            "Let op",
            "Dit bestand bevat gegevens van mensen. Bewaar het op een veilige plaats, deel het niet verder, "
            "en verwijder het zodra je het niet meer nodig hebt.",
        ),
    ]
    return werkblad(lijst.titel, lijst.kolommen, uitsnede.rijen, verantwoording)


def bestand_csv(uitvoer: Uitvoer, uitsnede: Uitsnede) -> bytes:
    """The rows alone, for another program; who took them along, and why, stands in the register of exports."""
    lijst = EXPORTLIJSTEN[uitvoer.lijst]
    return kommabestand([kolom.kop for kolom in lijst.kolommen], uitsnede.rijen)


def personen_vandaag(door: Hoedanigheid) -> int:
    """About how many people this actor took lists along in the last 24 hours without a second person."""
    sinds = timezone.now() - timedelta(hours=24)
    eigen = Uitvoer.objects.filter(
        gebruiker_id=door.gebruiker_id, afgehaald_op__gte=sinds, beslist_op__isnull=True
    )
    return int(eigen.aggregate(som=Sum("personen"))["som"] or 0)


def is_verlopen(uitvoer: Uitvoer) -> bool:
    """Whether an approved export waited too long."""
    return uitvoer.beslist_op is not None and timezone.now() >= uitvoer.beslist_op + AFHALEN_BINNEN


def uitvoer_laten_vervallen(_dag: date, door: Klok) -> Telling:
    """Clock job: what was not fetched or decided in time lapses, and its question is emptied."""
    return Telling(gedaan=uitvoer_vervallen(door=door))


@handeling("uitvoer_vervallen")
def uitvoer_vervallen(*, door: Klok) -> int:
    """Every export that waited too long has lapsed; how many."""
    nu = timezone.now()
    rijen = Uitvoer.objects.verlopen(nu - AFHALEN_BINNEN, nu - BESLISSEN_BINNEN)
    lapsed = list(rijen.vergrendeld())
    for rij in lapsed:
        rij.toestand, rij.vraag = Uitvoerstand.VERVALLEN, None
        rij.save(update_fields=["toestand", "vraag"])
        rond_taken_af(TAAK, object_soort=SOORT, object_id=rij.id)
        _log("uitvoer_vervallen", rij, door)
    return len(lapsed)


def _vraag_goedkeuring(
    uitvoer: Uitvoer, vraag: QueryDict, object_id: UUID | None, door: Hoedanigheid
) -> None:
    if not goedkeurders(door.organisatie_id).exclude(gebruiker_id=door.gebruiker_id).exists():
        raise Geweigerd(
            f"Een lijst over meer dan {ZONDER_TWEEDE_PERSOON} mensen per dag moet een tweede persoon goedkeuren, en "
            "je organisatie heeft daar nu niemand voor. Maak de lijst korter met een filter."
        )
    tekst = json.dumps({"vraag": vraag.urlencode(), "object": str(object_id) if object_id else ""})
    uitvoer.toestand, uitvoer.afgehaald_op = Uitvoerstand.GEVRAAGD, None
    uitvoer.vraag = versleutel(tekst.encode(), **_plaats(uitvoer))


def goedkeurders(organisatie_id: UUID) -> LidmaatschapQuerySet:
    """Who may approve an export of this organisation today; an invitation alone approves nothing."""
    return (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .binnen()
        .filter(organisatie_id=organisatie_id, rol=GOEDKEURDER)
    )


def _te_beslissen(uitvoer: Uitvoer, door: Hoedanigheid) -> Uitvoer:
    rij = Uitvoer.objects.zichtbaar_voor(door).vergrendel(uitvoer.pk)
    if rij.gebruiker_id == door.gebruiker_id:
        raise Geweigerd("Je vroeg deze export zelf. Een andere beheerder van je organisatie moet beslissen.")
    if rij.toestand != Uitvoerstand.GEVRAAGD:
        raise Geweigerd(_NIET_MEER)
    return rij


def _beslis(handeling_: str, rij: Uitvoer, melding: str, door: Hoedanigheid) -> None:
    rij.beslist_door_id, rij.beslist_op = door.gebruiker_id, timezone.now()
    rij.save(update_fields=["toestand", "reden", "vraag", "beslist_door", "beslist_op"])
    rond_taken_af(TAAK, object_soort=SOORT, object_id=rij.id)
    meld(
        melding,
        gebruiker_id=rij.gebruiker_id,
        organisatie_id=rij.organisatie_id,
        object_soort=SOORT,
        object_id=rij.id,
        effect_sleutel=f"{melding}:{rij.id}",
        door=door,
    )
    _log(handeling_, rij, door)


def _log(handeling_: str, rij: Uitvoer, door: Hoedanigheid | Klok) -> None:
    gegevens = {"lijst": rij.lijst, "doel": rij.doel, "rijen": rij.rijen, "personen": rij.personen}
    log(handeling_, door=door, object_soort=SOORT, object_id=rij.id, gegevens=gegevens)


def _plaats(uitvoer: Uitvoer) -> dict[str, str]:
    return {"doel": "uitvoer", "tabel": "handelen_uitvoer", "kolom": "vraag", "rij": str(uitvoer.id)}


def _open_vraag(uitvoer: Uitvoer) -> tuple[QueryDict, UUID | None]:
    assert uitvoer.vraag is not None
    ruw = json.loads(ontsleutel(uitvoer.vraag, **_plaats(uitvoer)))
    return QueryDict(ruw["vraag"]), UUID(ruw["object"]) if ruw["object"] else None
