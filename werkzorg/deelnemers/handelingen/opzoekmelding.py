"""The acts around what the functionaris gegevensbescherming must look at (regelgeving 15, row 13; A5).

A refused look-up undoes all it did, so the door calls the first two after the refusal, in the same request.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone

from werkzorg.deelnemers.domein import verwerkingsverantwoordelijke
from werkzorg.deelnemers.models import Bevinding, Opzoekmelding, Opzoeksignaal
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "deelnemers.opzoekmelding"
TAAK = "opzoekmelding_nakijken"
FUNCTIONARIS = "functionaris_gegevensbescherming"
# A sign of misuse does not wait: this many calendar days after it the task is due.
NAKIJKEN_DAGEN = 7


@handeling("mismatch_melden")
def mismatch_melden(deelnemer_id: UUID, *, verschil: list[str], wie: Hoedanigheid, door: Klok) -> None:
    """The functionaris has a task: `wie` gave the number of this person with other data; once per day."""
    dag = timezone.localdate()
    _meld(
        Opzoekmelding(
            soort=Opzoeksignaal.MISMATCH,
            sleutel=f"mismatch:{wie.gebruiker_id}:{deelnemer_id}:{dag}",
            deelnemer_id=deelnemer_id,
            verschil=verschil,
        ),
        "mismatch_melden",
        wie,
        door,
    )


@handeling("opzoeklimiet_melden")
def opzoeklimiet_melden(limiet: str, *, wie: Hoedanigheid, door: Klok) -> None:
    """The functionaris has a task: this "persoon" or "organisatie" reached the daily limit; once per day."""
    dag = timezone.localdate()
    soort, van = (
        (Opzoeksignaal.LIMIET_PERSOON, wie.gebruiker_id)
        if limiet == "persoon"
        else (Opzoeksignaal.LIMIET_ORGANISATIE, wie.organisatie_id)
    )
    _meld(Opzoekmelding(soort=soort, sleutel=f"{soort}:{van}:{dag}"), "opzoeklimiet_melden", wie, door)


def _meld(melding: Opzoekmelding, sleutel: str, wie: Hoedanigheid, door: Klok) -> None:
    if Opzoekmelding.objects.filter(sleutel=melding.sleutel).exists():
        return
    melding.gebruiker_id, melding.organisatie_id, melding.rol = wie.gebruiker_id, wie.organisatie_id, wie.rol
    melding.ontvanger_id = _ontvanger(wie.rol)
    # Two signals at the same moment: the second finds the first one's row and adds nothing.
    Opzoekmelding.objects.bulk_create([melding], ignore_conflicts=True)
    if not Opzoekmelding.objects.filter(pk=melding.pk).exists():
        return
    if melding.ontvanger_id is not None:
        maak_taak(
            TAAK,
            sleutel=f"{TAAK}:{melding.id}",
            object_soort=SOORT,
            object_id=melding.id,
            organisatie_id=melding.ontvanger_id,
            rol=FUNCTIONARIS,
            dagen=NAKIJKEN_DAGEN,
        )
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=melding.id,
        gegevens={"gebruiker": str(wie.gebruiker_id), "organisatie": str(wie.organisatie_id)},
    )


def _ontvanger(rol: str) -> UUID | None:
    """The organisation whose functionaris looks at it: the controller's, otherwise any that has one."""
    voorkeur = Case(
        When(organisatie__soort=verwerkingsverantwoordelijke(rol), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .filter(rol=FUNCTIONARIS)
        .order_by(voorkeur, "organisatie__naam", "organisatie_id")
        .values_list("organisatie_id", flat=True)
        .first()
    )


@handeling("opzoekmelding_afhandelen")
def opzoekmelding_afhandelen(
    melding: Opzoekmelding, *, bevinding: str, toelichting: str, door: Hoedanigheid
) -> Opzoekmelding:
    """The signal has this finding with its explanation, and the task about it is done.

    Raises Geweigerd when a colleague was first or something is missing, DoesNotExist when the actor does not see it.
    """
    rij = Opzoekmelding.objects.zichtbaar_voor(door).vergrendel(melding.pk)
    if not rij.is_open:
        raise Geweigerd("Deze melding is intussen al afgehandeld. Open de melding opnieuw.")
    velden = {}
    if bevinding not in Bevinding.values:
        velden["bevinding"] = "Kies wat je vaststelde."
    if not toelichting:
        velden["toelichting"] = "Schrijf kort hoe je tot die vaststelling kwam."
    if velden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)
    rij.bevinding, rij.toelichting = bevinding, toelichting
    rij.afgehandeld_op, rij.afgehandeld_door_id = timezone.now(), door.gebruiker_id
    rij.save(update_fields=["bevinding", "toelichting", "afgehandeld_op", "afgehandeld_door"])
    rond_taken_af(TAAK, object_soort=SOORT, object_id=rij.id)
    log(
        "opzoekmelding_afhandelen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"bevinding": bevinding},
    )
    return rij
