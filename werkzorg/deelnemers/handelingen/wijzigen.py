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
from werkzorg.deelnemers.handelingen.opzoeken import eis_opzoekruimte
from werkzorg.deelnemers.handelingen.persoon import (
    INSZ_DOEL,
    SOORT,
    bewaar_vroeger_insz,
    bezwaren_persoon,
    lees_insz,
    wissel_insz,
    zet_insz,
    zoek_op_insz,
)
from werkzorg.deelnemers.models import Deelnemer, Vervangreden, VroegereNaam
from werkzorg.deelnemers.statussen import WACHT_OP_INSZ
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Opzoeking, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.versleuteling import blinde_index
from werkzorg.werklijst.taken import rond_taken_af


@handeling("deelnemer_wijzigen")
def deelnemer_wijzigen(
    deelnemer: Deelnemer,
    *,
    wijzigingen: Mapping[str, Any],
    versie: int,
    bewaar_naam: bool = False,
    door: Door,
) -> Deelnemer:
    """The given fields have the given values; `versie` is the one the actor was looking at.

    With `bewaar_naam` the name that changes was no mistake: the person stays known by it as well.

    Raises Versieconflict with the present values when somebody changed the row meanwhile, Geweigerd when the
    data cannot be true, DoesNotExist when the actor does not (or no longer) see the person, ValueError for a field
    that may not be changed here.
    """
    if onbekend := wijzigingen.keys() - set(WIJZIGBAAR):
        raise ValueError(f"Niet te wijzigen: {', '.join(sorted(onbekend))}")
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX["deelnemer_wijzigen"].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    anders = {naam: waarde for naam, waarde in wijzigingen.items() if getattr(rij, naam) != waarde}
    if not anders:
        return rij
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {naam: getattr(rij, naam) for naam in WIJZIGBAAR})
    vroeger = VroegereNaam(
        deelnemer=rij, voornaam=rij.voornaam, achternaam=rij.achternaam, tot_op=timezone.localdate()
    )
    for naam, waarde in anders.items():
        setattr(rij, naam, waarde)
    bezwaren = bezwaren_persoon(rij, timezone.localdate())
    if rij.overleden_op and rij.overleden_op < rij.geboortedatum:
        bezwaren.setdefault("geboortedatum", "Deze dag ligt na de dag van overlijden: controleer beide.")
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    rij.versie += 1
    rij.save(update_fields=[*anders, "versie"])
    if bewaar_naam and vroeger.naam != rij.naam:
        vroeger.save(force_insert=True)
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
def insz_toevoegen(deelnemer: Deelnemer, *, insz: str, reden: str = "", door: Hoedanigheid) -> Deelnemer:
    """The person has this number (11 digits), and the task about it is done.

    Who has a number already keeps it, unless `reden` (Vervangreden) says why it is replaced: with "nieuw_nummer" the
    person stays known by the old one, with "vergissing" it was never his. Raises Geweigerd when the number cannot be
    this person's, and with a neutral sentence when it is somebody else's; Opzoeklimiet as every look-up;
    DoesNotExist when the actor does not (or no longer) see the person; ValueError for an unknown reason.
    """
    if reden and reden not in Vervangreden.values:
        raise ValueError("Onbekende reden.")
    eis_opzoekruimte(door)
    bekend = zoek_op_insz(insz)
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX["insz_toevoegen"].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    if rij.toestand != WACHT_OP_INSZ and not reden:
        raise Geweigerd("Het rijksregisternummer is intussen al ingevuld. Open het dossier opnieuw.")
    if zin := insz_bezwaar(insz, rij.geboortedatum):
        raise Geweigerd(zin, velden={"insz": zin})
    if bekend is not None and bekend.pk != rij.pk:
        raise Geweigerd(
            "We kunnen dit nummer niet aan dit dossier toevoegen. Kijk het na op de identiteitskaart. "
            "Klopt het? Neem dan contact op met de helpdesk.",
            opzoeking=Opzoeking(bekend.pk, is_getoond=False),
        )
    if bekend is not None and lees_insz(rij) == insz:
        zin = "Dit nummer staat al in het dossier: vul het nieuwe nummer in."
        raise Geweigerd(zin, velden={"insz": zin})
    _neem_nummer(rij, insz, reden)
    rond_taken_af("insz_aanvullen", object_soort=SOORT, object_id=rij.id)
    log(
        "insz_toevoegen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.id,
        gegevens={"reden": reden} if reden else {},
    )
    return rij


def _neem_nummer(rij: Deelnemer, insz: str, reden: str) -> None:
    """The row has this number; the one it had is kept as a former number when it was really his."""
    oud = lees_insz(rij)
    rij.versie += 1
    opgegaan = Deelnemer.objects.filter(
        insz_index=blinde_index(insz, doel=INSZ_DOEL), samengevoegd_met=rij
    ).first()
    if opgegaan is not None:
        # The number of a record that was merged into this one: the two swap, so both keep leading here.
        wissel_insz(rij, opgegaan)
        return
    zet_insz(rij, insz)
    rij.save(update_fields=["insz_versleuteld", "insz_index", "insz_ontbreekt", "versie"])
    if oud and reden == Vervangreden.NIEUW_NUMMER:
        bewaar_vroeger_insz(rij, oud, reden)
