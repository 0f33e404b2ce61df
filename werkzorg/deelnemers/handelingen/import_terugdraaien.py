"""A whole import is taken back: at once out of sight, and erased when a second person agrees."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from werkzorg.deelnemers.handelingen.importeren import SOORT
from werkzorg.deelnemers.models import (
    Betrokkenheid,
    Deelnemer,
    Import,
    Importrij,
    Importtoestand,
    InszOntbreekt,
    Sluitreden,
    Wisopdracht,
)
from werkzorg.deelnemers.models.verwijzingen import kolommen
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

# An import can be taken back up to and including this many calendar days after it.
TERUG_BINNEN_DAGEN = 14
WISSEN_NAKIJKEN = "import_wissen_nakijken"
GROND = "import teruggedraaid"
_EIGEN_WERK = frozenset({"deelnemer_registreren", "deelnemer_aansluiten", "ontvangstbewijs_opmaken"})
# What the import itself made of a person; anything else is somebody's work.
_GEMAAKT = frozenset(
    {"deelnemers.betrokkenheid", "deelnemers.importrij", "documenten.document", "werklijst.taak"}
)
_LEEG = (
    "email",
    "telefoon",
    "straat",
    "huisnummer",
    "bus",
    "postcode",
    "gemeente",
    "taal_andere",
    "voornaam",
)


@handeling("import_terugdraaien")
def import_terugdraaien(invoer: Import, *, door: Hoedanigheid) -> Import:
    """Nobody finds these people any more, by name, number or list; what came of them waits to be erased.

    Somebody who was joined is let go; of somebody who was new the number is free again and the data in the record are
    emptied, and a Wisopdracht is proposed. Called by a colleague afterwards it approves those: the clock then erases
    everything, history included. Raises Geweigerd when somebody worked on one of them, after two weeks, and when the
    one who took it back would approve it himself; DoesNotExist when the actor does not see the import.
    """
    rij = Import.objects.zichtbaar_voor(door).vergrendel(invoer.pk)
    if rij.toestand == Importtoestand.TERUGGEDRAAID:
        _keur_wissen_goed(rij, door)
        return rij
    if rij.toestand != Importtoestand.UITGEVOERD or rij.uitgevoerd_op is None:
        raise Geweigerd("Deze import is niet uitgevoerd: er is niets om terug te draaien.")
    if timezone.localdate() > laatste_dag(timezone.localdate(rij.uitgevoerd_op)):
        raise Geweigerd(
            f"Een import kan {TERUG_BINNEN_DAGEN} dagen lang teruggedraaid worden. Sluit nu per dossier de toegang, of "
            "neem contact op met de helpdesk."
        )
    mensen = list(rij.mensen.select_related("deelnemer").order_by("deelnemer_id"))
    # Locked one after the other in the order of their keys, as everybody does.
    list(Deelnemer.objects.filter(pk__in=[een.deelnemer_id for een in mensen]).order_by("pk").vergrendeld())
    bezet = aan_gewerkt(mensen)
    if bezet:
        nummers = ", ".join(sorted(een.deelnemer.dossiernummer for een in bezet)[:20])
        wat = "dit dossier" if len(bezet) == 1 else f"{len(bezet)} dossiers"
        raise Geweigerd(
            f"Aan {wat} werd intussen gewerkt: {nummers}. De import kan daarom niet als geheel teruggedraaid worden. "
            "Sluit voor de andere dossiers de toegang één voor één."
        )
    _draai_terug(rij, mensen, door)
    log(
        "import_terugdraaien",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"aantal": len(mensen)},
    )
    return rij


def laatste_dag(uitgevoerd_op: date) -> date:
    """The last day on which an import of this day can be taken back."""
    return uitgevoerd_op + timedelta(days=TERUG_BINNEN_DAGEN)


def aan_gewerkt(mensen: list[Importrij]) -> list[Importrij]:
    """Those whom anybody did something for since the import: a line in the logboek, or any row that names them.

    For somebody who was joined only the own involvement counts: what others do with him is theirs.
    """
    nieuw = {een.deelnemer_id: een for een in mensen if een.is_nieuw}
    aangesloten = {een.betrokkenheid_id: een for een in mensen if not een.is_nieuw}
    geraakt = set(
        Logregel.objects.filter(deelnemer_id__in=list(nieuw))
        .exclude(handeling__in=_EIGEN_WERK)
        .values_list("deelnemer_id", flat=True)
    )
    geraakt |= set(Deelnemer.objects.filter(pk__in=list(nieuw), versie__gt=1).values_list("pk", flat=True))
    eigen = {een.betrokkenheid_id for een in mensen}
    for kolom in kolommen():
        rijen = kolom.rijen(Deelnemer, list(nieuw))
        label = kolom.model._meta.label_lower
        if label in _GEMAAKT:
            continue
        geraakt |= set(rijen.values_list(kolom.veld, flat=True))
    geraakt |= set(
        Betrokkenheid.objects.filter(deelnemer_id__in=list(nieuw))
        .exclude(pk__in=eigen)
        .values_list("deelnemer_id", flat=True)
    )
    geraakt |= set(
        Document.objects.filter(deelnemer_id__in=list(nieuw))
        .exclude(object_soort="deelnemers.betrokkenheid", object_id__in=eigen)
        .values_list("deelnemer_id", flat=True)
    )
    geraakt |= set(
        Taak.objects.filter(deelnemer_id__in=list(nieuw))
        .exclude(soort="insz_aanvullen", klaar_op__isnull=True)
        .values_list("deelnemer_id", flat=True)
    )
    weg = set(
        Betrokkenheid.objects.filter(pk__in=list(aangesloten), gesloten_op__isnull=False).values_list(
            "pk", flat=True
        )
    )
    return [nieuw[pk] for pk in geraakt if pk in nieuw] + [aangesloten[pk] for pk in weg]


def _draai_terug(rij: Import, mensen: list[Importrij], door: Hoedanigheid) -> None:
    nu = timezone.now()
    Betrokkenheid.objects.filter(pk__in=[een.betrokkenheid_id for een in mensen]).update(
        gesloten_op=nu, sluitreden=Sluitreden.VERGISSING
    )
    nieuw = [een.deelnemer_id for een in mensen if een.is_nieuw]
    Taak.objects.filter(deelnemer_id__in=nieuw, klaar_op__isnull=True).update(klaar_op=nu)
    Deelnemer.objects.filter(pk__in=nieuw).update(
        **dict.fromkeys(_LEEG, ""),
        achternaam="teruggedraaid",
        geboortedatum=date(1900, 1, 1),
        insz_versleuteld=None,
        insz_index=None,
        insz_ontbreekt=InszOntbreekt.AANGEVRAAGD,
        tolk_nodig=False,
        versie=2,
    )
    Wisopdracht.objects.bulk_create(
        Wisopdracht(deelnemer_id=pk, grond=GROND, voorgesteld_door=door.gebruiker_id) for pk in nieuw
    )
    Importrij.objects.filter(invoer=rij).update(stand="teruggedraaid")
    rij.toestand, rij.teruggedraaid_op = Importtoestand.TERUGGEDRAAID, nu
    rij.teruggedraaid_door_id = door.gebruiker_id
    rij.save(update_fields=["toestand", "teruggedraaid_op", "teruggedraaid_door"])
    if nieuw:
        for rol in (rij.rol, "organisatiebeheerder"):
            maak_taak(
                WISSEN_NAKIJKEN,
                sleutel=f"{WISSEN_NAKIJKEN}:{rij.pk}:{rol}",
                object_soort=SOORT,
                object_id=rij.pk,
                organisatie_id=rij.organisatie_id,
                rol=rol,
                dagen=TERUG_BINNEN_DAGEN,
            )


def _keur_wissen_goed(rij: Import, door: Hoedanigheid) -> None:
    """A second account agrees that what was taken back is erased."""
    if rij.gewist_door_id is not None:
        raise Geweigerd("Het wissen is intussen al goedgekeurd.")
    if rij.teruggedraaid_door_id == door.gebruiker_id:
        raise Geweigerd("Jij draaide deze import terug. Een collega moet het wissen goedkeuren.")
    wie = rij.mensen.filter(is_nieuw=True).values("deelnemer_id")
    Wisopdracht.objects.open().filter(deelnemer_id__in=wie, grond=GROND, goedgekeurd_op__isnull=True).update(
        goedgekeurd_door=door.gebruiker_id, goedgekeurd_op=timezone.now()
    )
    rij.gewist_door_id = door.gebruiker_id
    rij.save(update_fields=["gewist_door"])
    rond_taken_af(WISSEN_NAKIJKEN, object_soort=SOORT, object_id=rij.pk)
    log(
        "import_terugdraaien",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"stap": "wissen goedgekeurd"},
    )
