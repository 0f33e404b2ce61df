"""The acts that correct or complete who a person is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from werkzorg.deelnemers.domein import (
    WIJZIGBAAR,
    insz_bezwaar,
)
from werkzorg.deelnemers.handelingen.persoon import SOORT, bezwaren_persoon, zet_insz, zoek_op_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.statussen import WACHT_OP_INSZ
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Opzoeking, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.taken import rond_taken_af


@handeling("deelnemer_wijzigen")
def deelnemer_wijzigen(
    deelnemer: Deelnemer, *, wijzigingen: Mapping[str, Any], versie: int, door: Door
) -> Deelnemer:
    """The given fields have the given values; `versie` is the one the actor was looking at.

    Raises Versieconflict with the present values when somebody changed the row meanwhile, Geweigerd when the
    data cannot be true, DoesNotExist when the actor does not (or no longer) see the person, ValueError for a field
    that may not be changed here.
    """
    if onbekend := wijzigingen.keys() - set(WIJZIGBAAR):
        raise ValueError(f"Niet te wijzigen: {', '.join(sorted(onbekend))}")
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendeld().get(pk=deelnemer.pk)
    if not MATRIX["deelnemer_wijzigen"].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    anders = {naam: waarde for naam, waarde in wijzigingen.items() if getattr(rij, naam) != waarde}
    if not anders:
        return rij
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {naam: getattr(rij, naam) for naam in WIJZIGBAAR})
    for naam, waarde in anders.items():
        setattr(rij, naam, waarde)
    if bezwaren := bezwaren_persoon(rij, timezone.localdate()):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    rij.versie += 1
    rij.save(update_fields=[*anders, "versie"])
    log(
        "deelnemer_wijzigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.id,
        gegevens={"velden": sorted(anders), "versie": rij.versie},
    )
    return rij


@handeling("insz_toevoegen")
def insz_toevoegen(deelnemer: Deelnemer, *, insz: str, door: Hoedanigheid) -> Deelnemer:
    """A person without number has this one (11 digits), and the task about it is done.

    Raises Geweigerd when there is a number already, when it cannot be this person's, and with a neutral sentence
    when it is somebody else's; DoesNotExist when the actor does not (or no longer) see the person.
    """
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendeld().get(pk=deelnemer.pk)
    if not MATRIX["insz_toevoegen"].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    if rij.toestand != WACHT_OP_INSZ:
        raise Geweigerd("Een collega vulde het rijksregisternummer intussen al in. Open het dossier opnieuw.")
    if zin := insz_bezwaar(insz, rij.geboortedatum):
        raise Geweigerd(zin, velden={"insz": zin})
    bekend = zoek_op_insz(insz)
    if bekend is not None:
        raise Geweigerd(
            "We kunnen dit nummer niet aan dit dossier toevoegen. Kijk het na op de identiteitskaart. "
            "Klopt het? Neem dan contact op met de helpdesk.",
            opzoeking=Opzoeking(bekend.pk, is_getoond=False),
        )
    zet_insz(rij, insz)
    rij.versie += 1
    rij.save(update_fields=["insz_versleuteld", "insz_index", "insz_ontbreekt", "versie"])
    rond_taken_af("insz_aanvullen", object_soort=SOORT, object_id=rij.id)
    log("insz_toevoegen", door=door, object_soort=SOORT, object_id=rij.id, deelnemer_id=rij.id)
    return rij
