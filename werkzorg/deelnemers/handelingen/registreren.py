"""The act by which a person comes into the house, or an organisation joins somebody who is already known."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.deelnemers.documenten import ONTVANGSTBEWIJS
from werkzorg.deelnemers.domein import (
    WIJZIGBAAR,
    Persoonsgegevens,
    insz_bezwaar,
    naam_gelijk,
    nieuw_dossiernummer,
)
from werkzorg.deelnemers.handelingen.ontvangstbewijs import OPMAKEN
from werkzorg.deelnemers.handelingen.persoon import SOORT, bezwaren_persoon, zet_insz, zoek_op_insz
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Omvang
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import maak_taak

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
    bekend = zoek_op_insz(gegevens.insz) if gegevens.insz else None
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
    bezwaren = bezwaren_persoon(gegevens, vandaag)
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


def _maak(gegevens: Persoonsgegevens) -> Deelnemer:
    velden = {naam: getattr(gegevens, naam) for naam in WIJZIGBAAR}
    deelnemer = Deelnemer(
        dossiernummer=_vrij_dossiernummer(), insz_ontbreekt=gegevens.insz_ontbreekt, **velden
    )
    if gegevens.insz:
        zet_insz(deelnemer, gegevens.insz)
    deelnemer.save(force_insert=True)
    return deelnemer


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
