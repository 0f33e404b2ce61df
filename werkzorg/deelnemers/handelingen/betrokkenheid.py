"""Who of the own organisation sees a person: given and taken back by a colleague who sees him completely."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.deelnemers.handelingen.persoon import SOORT
from werkzorg.deelnemers.meldingen import TOEGANG_GEGEVEN
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, InterneGrond, Omvang, Sluitreden
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.models import Taak

AL_TOEGANG = "heeft in (een deel van) deze periode al toegang. Kies een andere periode of iemand anders."


@handeling("betrokkenheid_openen")
def betrokkenheid_openen(
    deelnemer: Deelnemer,
    *,
    voor: UUID | str,
    omvang: str,
    grond: str,
    van: date,
    tot_en_met: date | None,
    door: Hoedanigheid,
) -> Betrokkenheid:
    """A colleague (`voor` = id of the membership) or everybody in a role (`voor` = its key) of the actor's own
    organisation sees the person, from `van` up to and including `tot_en_met` (None: until somebody closes it).

    Only who sees everything gives access, and never to another organisation (15, row 13). Raises Geweigerd per
    field; DoesNotExist when the actor does not (or no longer) see the person; ValueError for a choice that no form
    offers.
    """
    rij = _eigen(deelnemer, door)
    if omvang not in Omvang.values or grond not in InterneGrond.values:
        raise ValueError("Onbekende omvang of grond.")
    vandaag = timezone.localdate()
    bezwaren = {}
    if van < vandaag:
        bezwaren["van"] = "Toegang begint ten vroegste vandaag: kies vandaag of een latere dag."
    if tot_en_met is not None and tot_en_met < van:
        bezwaren["tot_en_met"] = "De laatste dag ligt vóór de eerste dag: controleer beide."
    lid, rol = _wie(voor, van, door)
    if lid is None and rol is None:
        bezwaren["voor"] = "Deze collega of rol kan geen toegang krijgen: kies iemand uit de lijst."
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    periode = DateRange(van, tot_en_met + timedelta(days=1) if tot_en_met else None)
    if _heeft_al(rij, lid, rol or "", omvang, periode, door):
        wie = lid.gebruiker.naam if lid else "Wie deze rol heeft,"
        raise Geweigerd(f"{wie} {AL_TOEGANG}", velden={"voor": f"{wie} {AL_TOEGANG}"})
    try:
        with transaction.atomic():
            nieuw = Betrokkenheid.objects.create(
                deelnemer=rij,
                organisatie_id=door.organisatie_id,
                lidmaatschap=lid,
                rol=lid.rol if lid else rol or "",
                omvang=omvang,
                periode=periode,
                grond=grond,
                geinformeerd_op=_geinformeerd_op(rij, door),
                gegeven_door=door.als_verwijzing(),
            )
    except IntegrityError as fout:
        zin = f"Wie deze rol heeft, {AL_TOEGANG}"
        raise Geweigerd(zin, velden={"voor": zin}) from fout
    log(
        "betrokkenheid_openen",
        door=door,
        object_soort="deelnemers.betrokkenheid",
        object_id=nieuw.pk,
        deelnemer_id=rij.pk,
        gegevens={"omvang": omvang, "grond": grond},
    )
    if lid is not None and lid.gebruiker_id != door.gebruiker_id and van <= vandaag:
        meld(
            TOEGANG_GEGEVEN,
            gebruiker_id=lid.gebruiker_id,
            organisatie_id=door.organisatie_id,
            object_soort=SOORT,
            object_id=rij.pk,
            effect_sleutel=f"{TOEGANG_GEGEVEN}:{nieuw.pk}",
            door=door,
        )
    return nieuw


@handeling("betrokkenheid_sluiten")
def betrokkenheid_sluiten(
    betrokkenheid: Betrokkenheid, *, reden: str, dossier_verlaten: bool = False, door: Hoedanigheid
) -> bool:
    """This involvement of the actor's own organisation ends now; True when the actor himself still sees the person.

    The last one that shows everything to the organisation closes only with `dossier_verlaten`: nobody there sees the
    dossier afterwards, so the organisation's open tasks about the person are done. Raises Geweigerd, also for an
    involvement that belongs to a running file; DoesNotExist when the actor does not (or no longer) see it.
    """
    if reden not in Sluitreden.values:
        raise ValueError("Onbekende reden.")
    # Somebody who only sees who the person is may still let go of what he has.
    eis_volledig = not Betrokkenheid.objects.zichtbaar_voor(door).filter(pk=betrokkenheid.pk).exists()
    deelnemer = _eigen(betrokkenheid.deelnemer, door, eis_volledig=eis_volledig)
    vandaag = timezone.localdate()
    alle = (
        Betrokkenheid.objects.filter(deelnemer=deelnemer, organisatie_id=door.organisatie_id)
        .lopend_of_komend(vandaag)
        .order_by("pk")
    )
    rijen = list(alle.vergrendeld())
    rij = next((een for een in rijen if een.pk == betrokkenheid.pk), None)
    if rij is None:
        raise Geweigerd("Deze toegang is intussen al gesloten. Open de lijst opnieuw.")
    if rij.dossier_id is not None:
        raise Geweigerd(
            "Deze toegang hoort bij een lopend dossier van jullie. Sluit dat dossier af: dan eindigt de toegang mee."
        )
    blijft_volledig = [
        een for een in rijen if een.pk != rij.pk and een.omvang == Omvang.VOLLEDIG and _loopt(een, vandaag)
    ]
    if (
        rij.omvang == Omvang.VOLLEDIG
        and _loopt(rij, vandaag)
        and not blijft_volledig
        and not dossier_verlaten
    ):
        zin = (
            "Dit is de laatste toegang van jouw organisatie tot alle gegevens. Daarna ziet niemand van jullie het "
            "dossier nog, en jullie open taken over deze persoon vervallen. Vink dat hieronder aan als je het zo wilt."
        )
        raise Geweigerd(zin, velden={"dossier_verlaten": zin})
    rij.gesloten_op = timezone.now()
    rij.sluitreden = reden
    begin = min(rij.periode.lower, vandaag)
    rij.periode = DateRange(begin, vandaag + timedelta(days=1))
    rij.save(update_fields=["gesloten_op", "sluitreden", "periode"])
    if not any(_loopt(een, vandaag) for een in rijen if een.pk != rij.pk):
        Taak.objects.filter(
            deelnemer_id=deelnemer.pk, organisatie_id=door.organisatie_id, klaar_op__isnull=True
        ).update(klaar_op=timezone.now())
    log(
        "betrokkenheid_sluiten",
        door=door,
        object_soort="deelnemers.betrokkenheid",
        object_id=rij.pk,
        deelnemer_id=deelnemer.pk,
        gegevens={"reden": reden},
    )
    return Deelnemer.objects.zichtbaar_voor(door).filter(pk=deelnemer.pk).exists()


def _eigen(deelnemer: Deelnemer, door: Hoedanigheid, *, eis_volledig: bool = True) -> Deelnemer:
    """The person, locked, whom the actor sees; PermissionDenied when he must see everything and does not."""
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if rij.samengevoegd_met_id:
        raise Geweigerd("Dit dossier werd intussen met een ander dossier samengevoegd. Open het opnieuw.")
    if eis_volledig and not MATRIX["betrokkenheid_openen"].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    return rij


def _wie(voor: UUID | str, van: date, door: Hoedanigheid) -> tuple[Lidmaatschap | None, str | None]:
    """The colleague or the role, when one of the own organisation that works with people; otherwise nothing."""
    if isinstance(voor, UUID):
        lid = (
            Lidmaatschap.objects.geldig_op(van)
            .binnen()
            .filter(pk=voor, organisatie_id=door.organisatie_id, rol__in=MET_DEELNEMERS)
            .select_related("gebruiker")
            .first()
        )
        return lid, None
    in_huis = Lidmaatschap.objects.geldig_op(van).filter(organisatie_id=door.organisatie_id, rol=voor)
    return None, voor if voor in MET_DEELNEMERS and in_huis.exists() else None


def _heeft_al(
    deelnemer: Deelnemer,
    lid: Lidmaatschap | None,
    rol: str,
    omvang: str,
    periode: DateRange,
    door: Hoedanigheid,
) -> bool:
    """Whether what would be given is already open to the same colleague or role in some part of the period."""
    zelfde = Betrokkenheid.objects.filter(
        deelnemer=deelnemer,
        organisatie_id=door.organisatie_id,
        periode__overlap=periode,
        gesloten_op__isnull=True,
        rol=lid.rol if lid else rol,
    )
    if omvang == Omvang.VOLLEDIG:
        zelfde = zelfde.volledig()
    via_rol = zelfde.filter(lidmaatschap__isnull=True, aanbod="", dossier_id__isnull=True)
    return via_rol.exists() or (lid is not None and zelfde.filter(lidmaatschap=lid).exists())


def _geinformeerd_op(deelnemer: Deelnemer, door: Hoedanigheid) -> date:
    """The day on which the own organisation informed the person: a colleague builds on that."""
    eerste = (
        Betrokkenheid.objects.filter(deelnemer=deelnemer, organisatie_id=door.organisatie_id)
        .order_by("-geinformeerd_op")
        .values_list("geinformeerd_op", flat=True)
        .first()
    )
    return eerste or timezone.localdate()


def _loopt(rij: Betrokkenheid, dag: date) -> bool:
    """Whether this involvement runs on `dag`."""
    return rij.periode.lower <= dag and (rij.periode.upper is None or dag < rij.periode.upper)
