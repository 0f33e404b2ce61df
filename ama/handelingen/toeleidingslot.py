"""How an act on a toeleiding begins, who sees the person because of it, and whose task it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from ama.domein.toeleiding import BESLIS_DAGEN, NALEESDAGEN, ONTVANG_DAGEN
from ama.meldingen.toeleiding import BESLISSEN, INSTAPTAKEN, OPNEMEN, PLAATS_VRIJ
from ama.models import Overeenkomst, Toeleiding
from ama.models.toeleidinglezen import lees_contingent
from ama.querysets.lezers import BEGELEIDER, TOELEIDING, VDAB
from ama.statussen import AFGELOPEN, TOELEIDINGSTATUSSEN
from mandaten.models import Toekenning
from werkzorg.deelnemers.handelingen.dossiertoegang import Dossier, open_toegang, sluit_toegang
from werkzorg.deelnemers.models import Deelnemer, Grond, Omvang
from werkzorg.doorverwijzingen.handelingen import beeindig_advies
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = TOELEIDING
_LABELS = dict(TOELEIDINGSTATUSSEN)


def vergrendel_toeleiding(
    toeleiding_id: UUID,
    *,
    door: Door,
    vanuit: Collection[str] = (),
    versie: int | None = None,
    met_overeenkomsten: bool = False,
) -> Toeleiding:
    """The toeleiding, locked after its person, until the end of the transaction.

    `met_overeenkomsten`: the act touches the agreements under it too, so those are locked before the person, in the
    order of an act on an agreement: two of them wait for each other, and never for ever. Raises DoesNotExist when this
    actor does not see it (any more), Geweigerd outside the states `vanuit` (empty: any), Versieconflict when it changed
    since `versie`.
    """
    zichtbaar = Toeleiding.objects.zichtbaar_voor(door)
    deelnemer_id = zichtbaar.values_list("deelnemer_id", flat=True).get(pk=toeleiding_id)
    if met_overeenkomsten:
        vergrendelde_overeenkomsten(toeleiding_id)
    # The person first, as everybody does: a merge holds him while it moves his files.
    list(Deelnemer.objects.filter(pk=deelnemer_id).vergrendeld().values_list("pk"))
    rij = zichtbaar.vergrendel(toeleiding_id)
    if vanuit and rij.status not in vanuit:
        mogelijk = " of ".join(sorted(f"“{_LABELS[een]}”" for een in vanuit))
        raise Geweigerd(
            f"Dat kan nu niet: de toeleiding staat op “{rij.get_status_display()}”, en dit kan alleen bij {mogelijk}."
        )
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def vergrendelde_overeenkomsten(toeleiding_id: UUID) -> list[Overeenkomst]:
    """The agreements under this toeleiding that are not over, locked, in the order in which a sheet locks."""
    rijen = Overeenkomst.objects.filter(toeleiding_id=toeleiding_id).exclude(status__in=AFGELOPEN)
    return list(rijen.order_by("pk").vergrendeld())


def bewaar_toeleiding(rij: Toeleiding, *velden: str) -> None:
    """These fields of a locked toeleiding are saved, and its version counts on."""
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])


def vergrendel_contingent(contingent_id: UUID) -> Toekenning:
    """The contingent, locked: who takes a place, or puts somebody in the row, waits for who was first."""
    return Toekenning.objects.select_for_update(of=("self",), no_key=True).get(pk=contingent_id)


def betrek(
    rij: Toeleiding,
    *,
    organisatie_id: UUID,
    rol: str,
    door: Door,
    grond: str = Grond.VERWIJZING,
    omvang: str = Omvang.VOLLEDIG,
) -> None:
    """This role of this organisation sees the person because of this toeleiding, from today on."""
    dossier = Dossier(
        deelnemer_id=rij.deelnemer_id,
        aanbod="ama_wse",
        soort=SOORT,
        id=rij.pk,
        geinformeerd_op=rij.geinformeerd_op,
    )
    open_toegang(dossier, organisatie_id=organisatie_id, rol=rol, grond=grond, door=door, omvang=omvang)


def eindig_advies(rij: Toeleiding, tot: date) -> None:
    """The advice AMA sociale economie behind it holds up to and including that day: another one can be given after."""
    if rij.advies_id is not None:
        beeindig_advies(rij.advies_id, tot=tot)


def sluit_na_lezen(rij: Toeleiding, vandaag: date, *, organisatie_id: UUID | None = None) -> int:
    """Who sees the person because of this toeleiding reads it for a while yet; how many involvements.

    Of this organisation only, or (None) of all of them.
    """
    na = vandaag + timedelta(days=NALEESDAGEN)
    return sluit_toegang(SOORT, rij.pk, organisatie_id=organisatie_id, na=na)


def vraag_beslissing(rij: Toeleiding) -> None:
    """The office of VDAB has to decide."""
    uiterlijk = rij.ontvangen_op + timedelta(days=BESLIS_DAGEN)
    _vraag(BESLISSEN, rij, rij.vdab_id, VDAB, (uiterlijk - timezone.localdate()).days)


def vraag_aanbieder(rij: Toeleiding) -> None:
    """The aanbieder has somebody new for whom there is a place."""
    assert rij.aanbieder_id is not None  # only after a grant
    _vraag(OPNEMEN, rij, rij.aanbieder_id, BEGELEIDER, ONTVANG_DAGEN)


def roep_volgende_op(contingent_id: UUID, dag: date) -> int:
    """Who waits and has a place now: his aanbieder has the task to begin; how many. Twice adds nothing."""
    beurt = [een.sleutel for een in lees_contingent(contingent_id, dag).lijst if een.aan_de_beurt]
    wachtend = Toeleiding.objects.wachtend(contingent_id).filter(pk__in=beurt, wacht_sinds__isnull=False)
    aantal = 0
    for rij in wachtend:
        vraag_te_beginnen(rij)
        aantal += 1
    return aantal


def vraag_te_beginnen(rij: Toeleiding) -> None:
    """The aanbieder has the task to begin with somebody who waited: there is a place now."""
    assert rij.aanbieder_id is not None  # only after a grant
    _vraag(PLAATS_VRIJ, rij, rij.aanbieder_id, BEGELEIDER, ONTVANG_DAGEN)


def instaptaken_klaar(rij: Toeleiding) -> None:
    """Nobody has to decide about it, or to begin it, any more."""
    for soort in INSTAPTAKEN:
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)


def log_toeleiding(sleutel: str, rij: Toeleiding, door: Door, **gegevens: object) -> None:
    """A line in the log about this toeleiding: ids and keys only."""
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens=gegevens,
    )


def _vraag(soort: str, rij: Toeleiding, organisatie_id: UUID, rol: str, dagen: int) -> None:
    maak_taak(
        soort,
        sleutel=f"{soort}:{rij.pk}:{organisatie_id}",
        object_soort=SOORT,
        object_id=rij.pk,
        organisatie_id=organisatie_id,
        rol=rol,
        deelnemer_id=rij.deelnemer_id,
        dagen=dagen,
    )
