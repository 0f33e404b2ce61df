"""The acts on the shared deelnemer: the only room of this app that writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.deelnemers.documenten import ONTVANGSTBEWIJS, ontvangstbewijs
from werkzorg.deelnemers.domein import (
    WIJZIGBAAR,
    Persoonsgegevens,
    geboortedatum_bezwaar,
    insz_bezwaar,
    naam_bezwaar,
    naam_gelijk,
    nieuw_dossiernummer,
    taal_bezwaar,
)
from werkzorg.deelnemers.meldingen import ONTVANGSTBEWIJS_KLAAR
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Omvang, Wisopdracht
from werkzorg.deelnemers.statussen import WACHT_OP_INSZ
from werkzorg.documenten.bewaren import bewaar_versie, versie_id
from werkzorg.documenten.models import Document
from werkzorg.documenten.opslag import verwijder
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd, Opzoeking, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.versleuteling import blinde_index, versleutel
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "deelnemers.deelnemer"
INSZ_DOEL = "insz"
OPMAKEN = "ontvangstbewijs_opmaken"
BESTANDEN_WISSEN = "bestanden_wissen"

# Somebody without number gets one soon: this many calendar days after the registration a task is due.
INSZ_AANVULLEN_DAGEN = 30


@handeling("deelnemer_registreren")
def deelnemer_registreren(
    gegevens: Persoonsgegevens, *, grond: str, geinformeerd_op: date, door: Hoedanigheid
) -> Deelnemer:
    """The person is registered, the actor's organisation is involved, and a receipt is being made.

    Somebody who is already known (same INSZ, birth date and family name) is joined instead of doubled: same
    answer, same path, and only the identity opens (regelgeving 15, row 13). Raises Geweigerd with a sentence
    per field, and with a neutral sentence when the INSZ is known with other data.
    """
    vandaag = timezone.localdate()
    bezwaren = _bezwaren(gegevens, geinformeerd_op, vandaag)
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    bekend = _zoek_op_insz(gegevens.insz) if gegevens.insz else None
    if bekend is None:
        deelnemer, omvang = _maak(gegevens), Omvang.VOLLEDIG
    else:
        deelnemer, omvang = _sluit_aan_bij(bekend, gegevens, door), Omvang.IDENTITEIT
    betrokkenheid = Betrokkenheid.objects.create(
        deelnemer=deelnemer,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        omvang=omvang,
        periode=DateRange(vandaag, None),
        grond=grond,
        geinformeerd_op=geinformeerd_op,
        gegeven_door=door.als_verwijzing(),
    )
    if not deelnemer.heeft_insz:
        maak_taak(
            "insz_aanvullen",
            sleutel=f"insz_aanvullen:{deelnemer.id}:{door.organisatie_id}",
            object_soort=SOORT,
            object_id=deelnemer.id,
            deelnemer_id=deelnemer.id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            gebruiker_id=door.gebruiker_id,
            dagen=INSZ_AANVULLEN_DAGEN,
        )
    document = Document.objects.create(
        soort=ONTVANGSTBEWIJS,
        object_soort="deelnemers.betrokkenheid",
        object_id=betrokkenheid.id,
        deelnemer_id=deelnemer.id,
        organisatie_id=door.organisatie_id,
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=f"{OPMAKEN}:{document.id}:1",
        verwijzing={"document": str(document.id)},
        door=door,
    )
    log(
        "deelnemer_registreren",
        door=door,
        object_soort=SOORT,
        object_id=deelnemer.id,
        deelnemer_id=deelnemer.id,
        gegevens={"betrokkenheid": str(betrokkenheid.id), "document": str(document.id), "grond": grond},
    )
    return deelnemer


def _bezwaren(gegevens: Persoonsgegevens, geinformeerd_op: date, vandaag: date) -> dict[str, str]:
    """Per field what is wrong, as a Dutch sentence; empty when all is well."""
    bezwaren = _bezwaren_persoon(gegevens, vandaag)
    if gegevens.insz and gegevens.insz_ontbreekt:
        bezwaren["insz_ontbreekt"] = "Er is een rijksregisternummer ingevuld: laat de reden dan leeg."
    elif gegevens.insz:
        if "geboortedatum" not in bezwaren and (zin := insz_bezwaar(gegevens.insz, gegevens.geboortedatum)):
            bezwaren["insz"] = zin
    elif not gegevens.insz_ontbreekt:
        bezwaren["insz"] = "Vul het rijksregisternummer in, of kies hieronder waarom het er nog niet is."
    if geinformeerd_op > vandaag:
        bezwaren["geinformeerd_op"] = (
            "Deze dag ligt in de toekomst: vul de dag in waarop je de persoon informeerde."
        )
    elif "geboortedatum" not in bezwaren and geinformeerd_op < gegevens.geboortedatum:
        bezwaren["geinformeerd_op"] = "Deze dag ligt vóór de geboortedatum: controleer beide."
    return bezwaren


def _bezwaren_persoon(persoon: Persoonsgegevens | Deelnemer, vandaag: date) -> dict[str, str]:
    """What is wrong with the data that registering and correcting share, per field."""
    zinnen = {
        "voornaam": naam_bezwaar(persoon.voornaam),
        "achternaam": naam_bezwaar(persoon.achternaam),
        "geboortedatum": geboortedatum_bezwaar(persoon.geboortedatum, vandaag),
        "taal_andere": taal_bezwaar(persoon.taal, persoon.taal_andere),
    }
    return {veld: zin for veld, zin in zinnen.items() if zin}


def _zoek_op_insz(insz: str) -> Deelnemer | None:
    """The person with this INSZ; others who register the same number wait for this transaction to end."""
    index = blinde_index(insz, doel=INSZ_DOEL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(index[:8], "big", signed=True)])
    return Deelnemer.objects.met_insz_index(index).first()


def _maak(gegevens: Persoonsgegevens) -> Deelnemer:
    velden = {naam: getattr(gegevens, naam) for naam in WIJZIGBAAR}
    deelnemer = Deelnemer(
        dossiernummer=_vrij_dossiernummer(), insz_ontbreekt=gegevens.insz_ontbreekt, **velden
    )
    if gegevens.insz:
        _zet_insz(deelnemer, gegevens.insz)
    deelnemer.save(force_insert=True)
    return deelnemer


def _zet_insz(deelnemer: Deelnemer, insz: str) -> None:
    """Puts the number in the row, encrypted for this row alone; does not save."""
    deelnemer.insz_versleuteld = versleutel(
        insz.encode(), doel=INSZ_DOEL, tabel="deelnemers_deelnemer", kolom="insz", rij=str(deelnemer.id)
    )
    deelnemer.insz_index = blinde_index(insz, doel=INSZ_DOEL)
    deelnemer.insz_ontbreekt = ""


def _vrij_dossiernummer() -> str:
    while True:
        nummer = nieuw_dossiernummer()
        if not Deelnemer.objects.filter(dossiernummer=nummer).exists():
            return nummer


def _sluit_aan_bij(bekend: Deelnemer, gegevens: Persoonsgegevens, door: Hoedanigheid) -> Deelnemer:
    if Deelnemer.objects.zichtbaar_voor(door).filter(pk=bekend.pk).exists():
        raise Geweigerd(
            f"Jouw organisatie volgt deze persoon al op, onder dossiernummer {bekend.dossiernummer}. "
            "Zoek het dossier op in plaats van het opnieuw te registreren.",
            velden={"insz": f"Deze persoon heeft al een dossier bij jullie: {bekend.dossiernummer}."},
            opzoeking=Opzoeking(bekend.pk, is_getoond=True),
        )
    if bekend.geboortedatum != gegevens.geboortedatum or not naam_gelijk(
        bekend.achternaam, gegevens.achternaam
    ):
        raise Geweigerd(
            "We kunnen deze persoon met deze gegevens niet registreren. Kijk het rijksregisternummer, de geboortedatum "
            "en de achternaam na op de identiteitskaart. Klopt alles? Neem dan contact op met de helpdesk.",
            opzoeking=Opzoeking(bekend.pk, is_getoond=False),
        )
    return bekend


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
    if bezwaren := _bezwaren_persoon(rij, timezone.localdate()):
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
    bekend = _zoek_op_insz(insz)
    if bekend is not None:
        raise Geweigerd(
            "We kunnen dit nummer niet aan dit dossier toevoegen. Kijk het na op de identiteitskaart. "
            "Klopt het? Neem dan contact op met de helpdesk.",
            opzoeking=Opzoeking(bekend.pk, is_getoond=False),
        )
    _zet_insz(rij, insz)
    rij.versie += 1
    rij.save(update_fields=["insz_versleuteld", "insz_index", "insz_ontbreekt", "versie"])
    rond_taken_af("insz_aanvullen", object_soort=SOORT, object_id=rij.id)
    log("insz_toevoegen", door=door, object_soort=SOORT, object_id=rij.id, deelnemer_id=rij.id)
    return rij


@handeling(OPMAKEN)
def ontvangstbewijs_opmaken(document_id: UUID, *, voor_gebruiker: UUID | None, door: Klok) -> Document:
    """The receipt is a sealed first version, and whoever registered has a notice; twice changes nothing."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if not document.versies.exists():
        betrokkenheid = Betrokkenheid.objects.select_related("deelnemer", "organisatie").get(
            pk=document.object_id
        )
        bewaar_versie(
            document, ontvangstbewijs(betrokkenheid, document), sjabloon="deelnemers/ontvangstbewijs"
        )
        log(
            OPMAKEN,
            door=door,
            object_soort="documenten.document",
            object_id=document.id,
            deelnemer_id=document.deelnemer_id,
        )
    if voor_gebruiker is not None:
        meld(
            ONTVANGSTBEWIJS_KLAAR,
            gebruiker_id=voor_gebruiker,
            organisatie_id=document.organisatie_id,
            object_soort="documenten.document",
            object_id=document.id,
            effect_sleutel=f"{ONTVANGSTBEWIJS_KLAAR}:{document.id}",
            door=door,
        )
    return document


def effect_ontvangstbewijs(opdracht: Opdracht) -> None:
    """Outbox effect: makes the receipt of one registration."""
    gebruiker = opdracht.door.get("gebruiker")
    if not Document.objects.filter(pk=opdracht.verwijzing["document"]).exists():
        return  # the person was erased before the worker came to it
    ontvangstbewijs_opmaken(
        UUID(opdracht.verwijzing["document"]),
        voor_gebruiker=UUID(gebruiker) if gebruiker else None,
        door=Klok(OPMAKEN),
    )


@handeling("deelnemer_wissen")
def deelnemer_wissen(opdracht: Wisopdracht, *, door: Klok) -> None:
    """Everything about this person is gone but ids in logs; the stored files go after commit (art. 6; 15, row 15).

    Raises IntegrityError when the list does not hold the order as approved and not yet carried out.
    """
    # A worker that was killed before its commit left the file of a next version behind, which no row names.
    documenten = Document.objects.filter(deelnemer_id=opdracht.deelnemer_id).annotate(aantal=Count("versies"))
    losse = [versie_id(pk, aantal + 1) for pk, aantal in documenten.values_list("pk", "aantal")]
    with connection.cursor() as cursor:
        # As a WITH statement: pghistory sends no context along with what begins as a SELECT.
        cursor.execute(
            "WITH gewist AS (SELECT wis_deelnemer(%s) AS versies) SELECT versies FROM gewist", [opdracht.id]
        )
        versies: list[UUID] = cursor.fetchone()[0]
    if versies or losse:
        zet_klaar(
            BESTANDEN_WISSEN,
            effect_sleutel=f"{BESTANDEN_WISSEN}:{opdracht.id}",
            verwijzing={"versies": [str(versie) for versie in (*versies, *losse)]},
            door=door,
        )
    log(
        "deelnemer_wissen",
        door=door,
        object_soort="deelnemers.wisopdracht",
        object_id=opdracht.id,
        gegevens={"bestanden": len(versies)},
    )


def effect_bestanden_wissen(opdracht: Opdracht) -> None:
    """Outbox effect: the stored files of an erased person are gone; doing it twice changes nothing."""
    for versie in opdracht.verwijzing["versies"]:
        verwijder(UUID(versie))
