"""Letting somebody in: an invitation, another role, a mail again, and taking an invitation back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.beheer.domein.leden import (
    BEHEERDER,
    OVERAL,
    Looptijd,
    eerste_dag_erna,
    looptijd_bezwaren,
    rol_bezwaar,
)
from werkzorg.beheer.handelingen.uitnodiging import stuur_uitnodiging
from werkzorg.beheer.meldingen import NIEUWE_BEHEERDER, ROL_GEKREGEN
from werkzorg.beheer.models import Toetreding
from werkzorg.beheer.querysets.leden import ZONDER_BEHEERDER, leden
from werkzorg.beheer.statussen import UITGENODIGD, VANUIT
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.gebruikers.uitnodiging import trek_in
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import ROLLEN, rollen_bij
from werkzorg.werklijst.taken import rond_taken_af

SOORT = "organisaties.lidmaatschap"
# A second mail within this time is a double click, or a nuisance.
MAILRUST = timedelta(minutes=5)


@dataclass(frozen=True)
class Genodigde:
    """Whom somebody invites, as typed."""

    email: str
    voornaam: str
    achternaam: str


@handeling("gebruiker_uitnodigen")
def gebruiker_uitnodigen(
    wie: Genodigde, *, organisatie_id: UUID, rol: str, looptijd: Looptijd, door: Hoedanigheid
) -> Lidmaatschap:
    """This person has the role and a mail is on its way: with a link to a new account, or about the role.

    Which of the two, the inviter does not learn. Raises Geweigerd.
    """
    huis = _huis(organisatie_id, door)
    gebruiker = _account(wie)
    lid = _geef(gebruiker, huis, rol, looptijd, door)
    Toetreding.objects.create(
        lidmaatschap=lid, email=wie.email, voornaam=wie.voornaam, achternaam=wie.achternaam
    )
    _mail(lid, gebruiker, door)
    log("gebruiker_uitnodigen", door=door, object_soort=SOORT, object_id=lid.id, gegevens={"rol": rol})
    return lid


@handeling("lidmaatschap_geven")
def lidmaatschap_geven(
    lid: Lidmaatschap,
    *,
    rol: str,
    looptijd: Looptijd,
    door: Hoedanigheid,
    organisatie_id: UUID | None = None,
) -> Lidmaatschap:
    """The colleague of this membership has another role, in the same organisation or (functioneel beheerder) another.

    Raises Geweigerd, and Lidmaatschap.DoesNotExist when the actor may not see him.
    """
    vandaag = timezone.localdate()
    hier: Any = leden().zichtbaar_voor(door).met_toestand(vandaag).vergrendel(lid.pk)
    if hier.toestand not in VANUIT["lidmaatschap_geven"]:
        raise Geweigerd("Deze collega werkt hier niet (meer): nodig hem of haar opnieuw uit.")
    huis = _huis(organisatie_id or hier.organisatie_id, door)
    gebruiker = Gebruiker.objects.get(pk=hier.gebruiker_id)
    nieuw = _geef(gebruiker, huis, rol, looptijd, door)
    meld(
        ROL_GEKREGEN,
        gebruiker_id=gebruiker.pk,
        organisatie_id=huis.pk,
        object_soort=SOORT,
        object_id=nieuw.pk,
        effect_sleutel=f"{ROL_GEKREGEN}:{nieuw.pk}",
        door=door,
    )
    if rol == BEHEERDER and looptijd.begin <= vandaag:
        rond_taken_af(ZONDER_BEHEERDER, object_soort="organisaties.organisatie", object_id=huis.pk)
    log("lidmaatschap_geven", door=door, object_soort=SOORT, object_id=nieuw.id, gegevens={"rol": rol})
    return nieuw


@handeling("uitnodiging_vernieuwen")
def uitnodiging_vernieuwen(lid: Lidmaatschap, *, door: Hoedanigheid) -> Lidmaatschap:
    """The mail leaves again with a new link, and the old link is worth nothing; raises Geweigerd."""
    rij = _uitgenodigd(lid, door)
    toetreding = rij.toetreding
    nu = timezone.now()
    if nu - toetreding.uitgenodigd_op < MAILRUST:
        raise Geweigerd(
            "De vorige mail vertrok minder dan 5 minuten geleden: wacht even en kijk ook bij de ongewenste mail."
        )
    toetreding.uitgenodigd_op = nu
    toetreding.save(update_fields=["uitgenodigd_op"])
    _mail(rij, rij.gebruiker, door)
    log("uitnodiging_vernieuwen", door=door, object_soort=SOORT, object_id=rij.id)
    return rij


@handeling("uitnodiging_intrekken")
def uitnodiging_intrekken(lid: Lidmaatschap, *, door: Hoedanigheid) -> Lidmaatschap:
    """The role is gone before the person came in, and the link with it; raises Geweigerd.

    An account that nobody ever used, and that no other organisation waits for, is switched off.
    """
    rij = _uitgenodigd(lid, door)
    trek_toegang_in(rij)
    gebruiker = rij.gebruiker
    if not gebruiker.has_usable_password():
        trek_in(gebruiker)
        ander = (
            leden()
            .met_toestand(timezone.localdate())
            .in_toestand(UITGENODIGD)
            .filter(gebruiker=gebruiker)
            .exclude(pk=rij.pk)
            .order_by("-toetreding__uitgenodigd_op")
            .first()
        )
        if ander is not None:
            # One account has one open link, and ours was the latest: the other organisation still expects him.
            stuur_uitnodiging(gebruiker, lidmaatschap=ander, door=door)
        elif gebruiker.last_login is None:
            gebruiker.is_active = False
            gebruiker.save(update_fields=["is_active"])
    log("uitnodiging_intrekken", door=door, object_soort=SOORT, object_id=rij.id)
    return rij


def trek_toegang_in(lid: Lidmaatschap) -> None:
    """Access through this locked membership stops now; today is its last day, unless it would only begin later."""
    vandaag = timezone.localdate()
    lid.ingetrokken_op = timezone.now()
    if lid.periode.lower is None or lid.periode.lower <= vandaag:
        lid.periode = DateRange(lid.periode.lower, eerste_dag_erna(vandaag))
    lid.save(update_fields=["ingetrokken_op", "periode"])


def _huis(organisatie_id: UUID, door: Hoedanigheid) -> Organisatie:
    """The organisation, locked, when this actor may give roles there; raises Geweigerd."""
    if door.rol not in OVERAL and organisatie_id != door.organisatie_id:
        raise Geweigerd("Je geeft alleen rollen in je eigen organisatie.")
    huis = Organisatie.objects.select_for_update(of=("self",), no_key=True).filter(pk=organisatie_id).first()
    if huis is None or not huis.is_actief:
        raise Geweigerd(
            "Deze organisatie is niet meer actief: kies een andere.",
            {"organisatie": "Deze organisatie is niet meer actief: kies een andere."},
        )
    return huis


def _account(wie: Genodigde) -> Gebruiker:
    """The account of this address, made when there is none; two inviters at once get the same one."""
    bestaand = Gebruiker.objects.filter(email__iexact=wie.email).first()
    if bestaand is None:
        try:
            with transaction.atomic():
                return Gebruiker.objects.nieuw(
                    wie.email, voornaam=wie.voornaam, achternaam=wie.achternaam, wachtwoord=None
                )
        except IntegrityError:
            bestaand = Gebruiker.objects.get(email__iexact=wie.email)
    if not bestaand.is_active and bestaand.last_login is None and not bestaand.has_usable_password():
        # An earlier invitation was withdrawn before anybody came in: this one starts afresh.
        bestaand.is_active = True
        bestaand.voornaam, bestaand.achternaam = wie.voornaam, wie.achternaam
        bestaand.save(update_fields=["is_active", "voornaam", "achternaam"])
    return bestaand


def _geef(
    gebruiker: Gebruiker, huis: Organisatie, rol: str, looptijd: Looptijd, door: Hoedanigheid
) -> Lidmaatschap:
    """The new membership; raises Geweigerd when role or days may not be."""
    periode = DateRange(looptijd.begin, eerste_dag_erna(looptijd.einde) if looptijd.einde else None)
    bezwaren: dict[str, str] = looptijd_bezwaren(
        looptijd, vandaag=timezone.localdate(), max_maanden=ROLLEN[rol].max_maanden if rol in ROLLEN else None
    )
    # A range that ends before it begins cannot be asked of the database.
    hier = (
        Lidmaatschap.objects.filter(gebruiker=gebruiker, organisatie=huis, ingetrokken_op__isnull=True)
        if bezwaren
        else Lidmaatschap.objects.filter(
            gebruiker=gebruiker, organisatie=huis, ingetrokken_op__isnull=True, periode__overlap=periode
        )
    )
    rollen = set(hier.values_list("rol", flat=True))
    bezwaar = rol_bezwaar(
        rol,
        rol_van_gever=door.rol,
        rollen_hier=[een.sleutel for een in rollen_bij(huis.soort)],
        rollen_van_collega=rollen,
        is_zichzelf=gebruiker.pk == door.gebruiker_id,
    )
    if not bezwaar and not bezwaren and rol in rollen:
        bezwaar = (
            "Deze collega heeft deze rol al in (een deel van) deze periode: kijk in de lijst van medewerkers."
        )
    if bezwaar:
        bezwaren["rol"] = bezwaar
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", bezwaren)
    lid = Lidmaatschap.objects.create(gebruiker=gebruiker, organisatie=huis, rol=rol, periode=periode)
    if rol == BEHEERDER:
        _vertel_beheerders(lid, door)
    return lid


def _vertel_beheerders(lid: Lidmaatschap, door: Hoedanigheid) -> None:
    """Who manages this organisation learns that somebody else will as well."""
    for collega in leden().beheerders_van(lid.organisatie_id, timezone.localdate()):
        if collega.gebruiker_id not in {lid.gebruiker_id, door.gebruiker_id}:
            meld(
                NIEUWE_BEHEERDER,
                gebruiker_id=collega.gebruiker_id,
                organisatie_id=lid.organisatie_id,
                object_soort=SOORT,
                object_id=lid.id,
                effect_sleutel=f"{NIEUWE_BEHEERDER}:{lid.id}:{collega.gebruiker_id}",
                door=door,
            )


def _uitgenodigd(lid: Lidmaatschap, door: Hoedanigheid) -> Lidmaatschap:
    """The membership, locked, of somebody who has not come in yet; raises Geweigerd."""
    rij: Any = (
        leden()
        .zichtbaar_voor(door)
        .met_toestand(timezone.localdate())
        .select_related("gebruiker", "toetreding")
        .vergrendeld()
        .get(pk=lid.pk)
    )
    if rij.toestand != UITGENODIGD:
        raise Geweigerd("Deze uitnodiging staat niet meer open: kijk op de fiche hoe het ervoor staat.")
    uitgenodigd: Lidmaatschap = rij
    return uitgenodigd


def _mail(lid: Lidmaatschap, gebruiker: Gebruiker, door: Hoedanigheid) -> None:
    """The mail that fits the account: a link to choose a password, or that there is a new role."""
    if not gebruiker.has_usable_password():
        stuur_uitnodiging(gebruiker, lidmaatschap=lid, door=door)
        return
    meld(
        ROL_GEKREGEN,
        gebruiker_id=gebruiker.pk,
        organisatie_id=lid.organisatie_id,
        object_soort=SOORT,
        object_id=lid.id,
        effect_sleutel=f"{ROL_GEKREGEN}:{lid.id}:{timezone.now().isoformat()}",
        door=door,
    )
