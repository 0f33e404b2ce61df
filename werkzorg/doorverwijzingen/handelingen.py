"""The acts on a letter between two offers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Grond, Omvang
from werkzorg.doorverwijzingen.domein import (
    AANBOD,
    ONTVANGER,
    VAN_ROL,
    Brief,
    advies_bezwaar,
    akkoord_bezwaar,
    richting_bezwaar,
    uiterste_antwoorddag,
)
from werkzorg.doorverwijzingen.meldingen import BEANTWOORD
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies, Doorverwijzing, Weigerreden
from werkzorg.doorverwijzingen.statussen import OVERGANGEN
from werkzorg.doorverwijzingen.stukken import inhoud, van_aanbod_voor, vingerafdruk
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "doorverwijzingen.doorverwijzing"
TAAK = "doorverwijzing_beantwoorden"
# With these pieces the receiver knows enough to work with the person; otherwise he only learns who it is.
_VOLLEDIG = frozenset({"contact", "adres", "taal"})


@handeling("doorverwijzing_versturen")
def doorverwijzing_versturen(
    deelnemer: Deelnemer,
    *,
    brief: Brief,
    naar_organisatie_id: UUID,
    toelichting: str,
    stukken: Collection[str],
    gezien: str,
    door: Hoedanigheid,
) -> Doorverwijzing:
    """The letter lies in the receiver's box, with the chosen pieces as the sender saw them, and a task beside it.

    `gezien` is the fingerprint of the content that was shown beforehand. Raises Geweigerd for a way the decree does
    not know, a receiver without anybody to open it, a second open letter, a day that cannot be, or content that
    changed since it was shown; DoesNotExist when the actor does not see the person; PermissionDenied when he may
    not pass on what he would.
    """
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX["doorverwijzing_versturen"].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    _eis_brief(brief, rij, naar_organisatie_id, door)
    mee = inhoud(door, rij, stukken)
    if vingerafdruk(mee) != gezien:
        raise Geweigerd(
            "De gegevens van de persoon veranderden terwijl je bezig was. Kijk de brief opnieuw na en verstuur hem dan."
        )
    doorverwijzing = Doorverwijzing(
        deelnemer=rij,
        van_aanbod=brief.van_aanbod,
        van_organisatie_id=door.organisatie_id,
        van_rol=door.rol,
        verstuurd_door_id=door.gebruiker_id,
        naar_aanbod=brief.naar_aanbod,
        naar_organisatie_id=naar_organisatie_id,
        naar_rol=ONTVANGER[brief.naar_aanbod],
        toelichting=toelichting,
        inhoud=mee,
        akkoord_op=brief.akkoord_op,
    )
    try:
        with transaction.atomic():
            doorverwijzing.save(force_insert=True)
    except IntegrityError as fout:
        if "doorverwijzing_een_open_brief" not in str(fout):
            raise
        raise Geweigerd(
            "Er wacht al een doorverwijzing van deze persoon bij deze organisatie. Wacht op het antwoord, "
            "of trek de eerste in."
        ) from None
    vandaag = timezone.localdate()
    maak_taak(
        TAAK,
        sleutel=f"{TAAK}:{doorverwijzing.id}",
        object_soort=SOORT,
        object_id=doorverwijzing.id,
        deelnemer_id=rij.id,
        organisatie_id=naar_organisatie_id,
        rol=doorverwijzing.naar_rol,
        dagen=(uiterste_antwoorddag(vandaag, momentopname(vandaag)) - vandaag).days,
    )
    _log("doorverwijzing_versturen", doorverwijzing, door, stukken=sorted({*stukken}))
    return doorverwijzing


def _eis_brief(brief: Brief, deelnemer: Deelnemer, naar: UUID, door: Hoedanigheid) -> None:
    velden: dict[str, str] = {}
    if brief.van_aanbod not in VAN_ROL.get(door.rol, ()):
        velden["van_aanbod"] = "In jouw rol verwijs je niet vanuit dit aanbod door: kies een ander."
    elif brief.van_aanbod not in (vanuit := van_aanbod_voor(door, deelnemer)):
        namen = " en ".join(AANBOD[een] for een in vanuit)
        velden["bestemming"] = f"Jullie begeleiden deze persoon in {namen}: verwijs daaruit door."
    if zin := richting_bezwaar(brief.van_aanbod, brief.naar_aanbod):
        velden["bestemming"] = zin
    elif naar == door.organisatie_id and ONTVANGER[brief.naar_aanbod] == door.rol:
        velden["bestemming"] = "Dit is je eigen brievenbus: kies een andere organisatie."
    elif not _kan_openen(naar, ONTVANGER[brief.naar_aanbod]):
        velden["bestemming"] = (
            "Niemand bij deze organisatie kan de brief openen: kies een andere organisatie."
        )
    if zin := akkoord_bezwaar(brief.akkoord_op, deelnemer.geboortedatum, timezone.localdate()):
        velden["akkoord_op"] = zin
    if velden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)


def _kan_openen(organisatie_id: UUID, rol: str) -> bool:
    leden = Lidmaatschap.objects.geldig_op(timezone.localdate())
    return (
        Organisatie.objects.filter(pk=organisatie_id, is_actief=True).exists()
        and leden.filter(organisatie_id=organisatie_id, rol=rol).exists()
    )


@handeling("doorverwijzing_aanvaarden")
def doorverwijzing_aanvaarden(doorverwijzing: Doorverwijzing, *, door: Hoedanigheid) -> Doorverwijzing:
    """The receiver's organisation is involved with the person from today, in this offer, and the sender knows it.

    How much opens follows from what went along. Raises Geweigerd when the letter has an answer already, DoesNotExist
    when it is not in the actor's box.
    """
    rij = _beantwoord(doorverwijzing, "doorverwijzing_aanvaarden", door)
    vandaag = timezone.localdate()
    omvang = Omvang.VOLLEDIG if {stuk["sleutel"] for stuk in rij.inhoud} >= _VOLLEDIG else Omvang.IDENTITEIT
    loopt = (
        Betrokkenheid.objects.lopend_op(vandaag)
        .filter(
            deelnemer_id=rij.deelnemer_id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            aanbod=rij.naar_aanbod,
            lidmaatschap=None,
            dossier_id=None,
        )
        .order_by("-omvang", "pk")
        .first()
    )
    if loopt is None:
        Betrokkenheid.objects.create(
            deelnemer_id=rij.deelnemer_id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            aanbod=rij.naar_aanbod,
            omvang=omvang,
            periode=DateRange(vandaag, None),
            grond=Grond.VERWIJZING,
            geinformeerd_op=rij.akkoord_op,
            gegeven_door=door.als_verwijzing(),
        )
    elif omvang == Omvang.VOLLEDIG and loopt.omvang != Omvang.VOLLEDIG:
        # An earlier letter opened less.
        loopt.omvang = omvang
        loopt.save(update_fields=["omvang"])
    rij.save(update_fields=["status", "beantwoord_op", "beantwoord_door"])
    _rond_af("doorverwijzing_aanvaarden", rij, door, omvang=str(omvang))
    return rij


@handeling("doorverwijzing_weigeren")
def doorverwijzing_weigeren(
    doorverwijzing: Doorverwijzing, *, reden: str, reden_tekst: str, door: Hoedanigheid
) -> Doorverwijzing:
    """The letter is refused for this reason, the receiver no longer reads it, and the sender knows why.

    Raises Geweigerd when the letter has an answer already, or when "een andere reden" is not explained; DoesNotExist
    when it is not in the actor's box.
    """
    if reden == Weigerreden.ANDERE and not reden_tekst:
        zin = "Schrijf kort waarom je weigert, zodat de verwijzer verder kan."
        raise Geweigerd(zin, velden={"reden_tekst": zin})
    rij = _beantwoord(doorverwijzing, "doorverwijzing_weigeren", door)
    rij.reden, rij.reden_tekst = reden, reden_tekst
    rij.save(update_fields=["status", "beantwoord_op", "beantwoord_door", "reden", "reden_tekst"])
    _rond_af("doorverwijzing_weigeren", rij, door, reden=reden)
    return rij


@handeling("doorverwijzing_intrekken")
def doorverwijzing_intrekken(doorverwijzing: Doorverwijzing, *, door: Hoedanigheid) -> Doorverwijzing:
    """The sender took the letter back: the receiver no longer finds it, nor the task about it.

    Raises Geweigerd when it was answered already, DoesNotExist when the actor's organisation did not send it.
    """
    rij = _beantwoord(doorverwijzing, "doorverwijzing_intrekken", door)
    rij.save(update_fields=["status", "beantwoord_op", "beantwoord_door"])
    rond_taken_af(TAAK, object_soort=SOORT, object_id=rij.id)
    _log("doorverwijzing_intrekken", rij, door)
    return rij


def _beantwoord(doorverwijzing: Doorverwijzing, sleutel: str, door: Hoedanigheid) -> Doorverwijzing:
    """The letter, locked and with its next state set but not saved; its own side of it is checked."""
    # The person first, as everybody does: a merge holds him while it moves his letters.
    list(Deelnemer.objects.filter(pk=doorverwijzing.deelnemer_id).vergrendeld())
    kant = Doorverwijzing.objects.zichtbaar_voor(door)
    van_mij = (
        kant.verzonden_door(door) if sleutel == "doorverwijzing_intrekken" else kant.ontvangen_door(door)
    )
    rij = van_mij.vergrendeld().get(pk=doorverwijzing.pk)
    van, naar = OVERGANGEN[sleutel]
    if rij.status != van:
        raise Geweigerd(
            "Deze doorverwijzing is intussen al beantwoord. Open de brief opnieuw om het antwoord te zien."
        )
    rij.status, rij.beantwoord_op, rij.beantwoord_door_id = naar, timezone.now(), door.gebruiker_id
    return rij


def _rond_af(sleutel: str, rij: Doorverwijzing, door: Hoedanigheid, **gegevens: str) -> None:
    rond_taken_af(TAAK, object_soort=SOORT, object_id=rij.id)
    meld(
        BEANTWOORD,
        gebruiker_id=rij.verstuurd_door_id,
        organisatie_id=rij.van_organisatie_id,
        object_soort=SOORT,
        object_id=rij.id,
        effect_sleutel=f"{BEANTWOORD}:{rij.id}",
        door=door,
    )
    _log(sleutel, rij, door, **gegevens)


def _log(sleutel: str, rij: Doorverwijzing, door: Hoedanigheid, **gegevens: object) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"naar": rij.naar_aanbod, **gegevens},
    )


def geef_advies(deelnemer_id: UUID, soort: str, *, van: date, door: Hoedanigheid) -> Bemiddelingsadvies:
    """VDAB advises this from `van` on; inside an act that locked the person. The same advice that holds goes on.

    An end that it got lapses, and then it is this actor's. Raises Geweigerd beside the other one: the adviezen exclude
    each other.
    """
    lopend = Bemiddelingsadvies.objects.filter(deelnemer_id=deelnemer_id).filter(
        Q(tot__isnull=True) | Q(tot__gte=van)
    )
    bestaand: Bemiddelingsadvies | None = None
    for bestaand in lopend.order_by("van").vergrendeld():
        if zin := advies_bezwaar(soort, bestaand.soort, bestaand.van):
            raise Geweigerd(zin)
    if bestaand is not None:
        if bestaand.tot is not None:
            bestaand.tot = None
            bestaand.gegeven_door_id, bestaand.organisatie_id = door.gebruiker_id, door.organisatie_id
            bestaand.save(update_fields=["tot", "gegeven_door", "organisatie"])
        return bestaand
    return Bemiddelingsadvies.objects.create(
        deelnemer_id=deelnemer_id,
        soort=soort,
        van=van,
        gegeven_door_id=door.gebruiker_id,
        organisatie_id=door.organisatie_id,
    )


def beeindig_advies(advies_id: UUID, *, tot: date) -> Bemiddelingsadvies:
    """This advice holds up to and including `tot`, at the earliest its first day; what ended before stays so."""
    rij = Bemiddelingsadvies.objects.vergrendel(advies_id)
    laatste = max(tot, rij.van)
    if rij.tot is None or rij.tot > laatste:
        rij.tot = laatste
        rij.save(update_fields=["tot"])
    return rij
