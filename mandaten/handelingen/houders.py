"""Who holds a grant: handed on from a day, and taken over on that day and not earlier; called with its row locked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet
from django.utils import timezone

from mandaten.domein.houders import Eigen, Houdt, doorgegeven, houder_op, houders, laatste_stuk
from mandaten.handelingen.bestemmelingen import beheerders, verwittig
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden, periode_van
from mandaten.meldingen.toekenningen import GEWIJZIGD, SOORT
from mandaten.models import Controledossier, Handhaving, Houderschap, Toekenning, Toekenningsregio
from mandaten.querysets import BEHEERDER
from mandaten.soorten import Toekenningssoort
from mandaten.statussen import ACTIEF, GESCHORST
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak


def houders_van(toekenning: Toekenning) -> list[Houdt]:
    """Everybody who held, holds and will hold this grant, by first day."""
    rijen = [Houdt(rij.organisatie_id, periode_van(rij.periode)) for rij in toekenning.houderschappen.all()]
    return houders(periode_van(toekenning.periode), toekenning.houder_id, rijen)


def eigen_toekenning(
    soort: Toekenningssoort, organisatie_id: UUID, regios: Collection[str], periode: DateRange
) -> Eigen | None:
    """What this organisation holds, or is to hold, of this kind on one of these days; of several the last to end.

    Of a kind with regio's only where it is in one of these. Two queries.
    """
    gepland = Houderschap.objects.filter(organisatie=organisatie_id, periode__overlap=periode)
    rijen = Toekenning.objects.lopend().filter(
        Q(houder=organisatie_id) | Q(pk__in=gepland.values("toekenning")),
        soort=soort.sleutel,
        periode__overlap=periode,
    )
    if soort.met_regio:
        hier = Toekenningsregio.objects.filter(regio__in=regios, periode__overlap=periode)
        rijen = rijen.filter(pk__in=hier.values("toekenning"))
    gevonden = [
        Eigen(rij.nummer, stuk.periode.einde)
        for rij in rijen.prefetch_related("houderschappen").order_by("periode", "pk")
        if (stuk := laatste_stuk(houders_van(rij), organisatie_id, periode_van(periode)))
    ]
    return max(gevonden, key=lambda een: een.tot or date.max, default=None)


def laatste_houder(toekenning: Toekenning) -> UUID:
    """Who holds it in the end, as far as is known now."""
    return houders_van(toekenning)[-1].organisatie


def geef_houder_door(toekenning: Toekenning, naar: UUID, vanaf: date) -> None:
    """`naar` holds it from `vanaf` on: today or earlier at once, otherwise it is planned and the clock does it then.

    Who held it before is kept, so that what was true on an earlier day stays so; who was planned for later is not any
    more. The caller saves the grant. Raises Geweigerd when its present holder came later than that.
    """
    try:
        rij = doorgegeven(houders_van(toekenning), naar, vanaf)
    except ValueError as fout:
        raise Geweigerd(
            f"{toekenning.nummer} kreeg pas na {vanaf:%d/%m/%Y} zijn huidige houder: kies een latere dag."
        ) from fout
    _bewaar(toekenning, rij, timezone.localdate())


def _bewaar(toekenning: Toekenning, rij: Sequence[Houdt], vandaag: date) -> None:
    """The holder of today stands on the grant itself, the earlier and later ones beside it."""
    nu = houder_op(rij, vandaag)
    toekenning.houder_id = nu.organisatie
    toekenning.houderschappen.all().delete()
    for een in rij:
        if een is not nu:
            Houderschap.objects.create(
                toekenning=toekenning,
                organisatie_id=een.organisatie,
                periode=reeks(een.periode.start, een.periode.einde),
            )


# --- the day itself -------------------------------------------------------------------------------------------------
def te_wisselen(dag: date) -> QuerySet[Toekenning]:
    """The running grants that somebody else should hold on this day than the one they name."""
    gepland = Houderschap.objects.filter(periode__contains=dag)
    return Toekenning.objects.lopend().filter(pk__in=gepland.values("toekenning")).order_by("pk")


@handeling("houder_wisselen")
def houder_wisselen(toekenning: Toekenning, *, dag: date, door: Klok) -> bool:
    """Who was to hold it on `dag` holds it: it sees everything, and what waited for the one before waits for it.

    Safe twice, and days late. Whether something changed.
    """
    rij = Toekenning.objects.vergrendel(toekenning.pk)
    houders_nu = houders_van(rij)
    nieuw = houder_op(houders_nu, dag)
    if rij.status not in (ACTIEF, GESCHORST) or nieuw.is_nu:
        return False
    oud = rij.houder_id
    _bewaar(rij, houders_nu, dag)
    rij.versie += 1
    rij.save(update_fields=["houder", "versie"])
    herschrijf_bevoegdheden(rij)
    geef_taken_door(rij, oud, nieuw.organisatie)
    verwittig(GEWIJZIGD, rij, beheerders([nieuw.organisatie], dag), kenmerk=f"v{rij.versie}", door=door)
    log(
        "houder_wisselen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"van": str(oud), "naar": str(nieuw.organisatie)},
    )
    return True


def geef_taken_door(toekenning: Toekenning, van: UUID, naar: UUID) -> None:
    """What waits for the managers of `van`, about this grant or a procedure about it, waits for those of `naar`."""
    over = [
        toekenning.pk,
        *Handhaving.objects.filter(toekenning=toekenning).values_list("pk", flat=True),
        *Controledossier.objects.filter(toekenning=toekenning).values_list("pk", flat=True),
    ]
    # With the kinds of object: that is how the index finds them.
    soorten = [model._meta.label_lower for model in (Toekenning, Handhaving, Controledossier)]
    taken = Taak.objects.filter(
        object_soort__in=soorten, object_id__in=over, rol=BEHEERDER, klaar_op__isnull=True
    )
    heeft_al = set(taken.filter(organisatie=naar).values_list("sleutel", flat=True))
    for taak in taken.filter(organisatie=van):
        # Its key names the organisation: a next reminder of the same thing adds nothing.
        sleutel = taak.sleutel.replace(str(van), str(naar))
        if sleutel in heeft_al:
            taak.klaar_op = timezone.now()
        else:
            taak.sleutel, taak.organisatie_id, taak.gebruiker_id = sleutel, naar, None
        taak.save(update_fields=["sleutel", "organisatie", "gebruiker", "klaar_op"])
