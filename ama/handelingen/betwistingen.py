"""An organisation disputes a line of its own, and the departement answers (issue 6)."""

from __future__ import annotations

from django.utils import timezone

from ama.domein.run import beantwoorden_bezwaren, betwisten_bezwaren
from ama.handelingen.subsidieberichten import meld_beheerders
from ama.meldingen.subsidie import BEANTWOORD, BEANTWOORDEN, BETWISTING, LIJN
from ama.models import Betwisting, Overeenkomst, Subsidielijn, Subsidierun
from ama.models.subsidielezen import betwisten_tot
from ama.querysets.lezers import DEPARTEMENT_ZORG
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

_KIJK = "Controleer de gemarkeerde velden."


@handeling("subsidielijn_betwisten")
def subsidielijn_betwisten(
    lijn: Subsidielijn, *, grond: str, toelichting: str, door: Hoedanigheid
) -> Betwisting:
    """The organisation says what is wrong with this line; a run with an open dispute is not fixed.

    Raises Geweigerd without a ground or explanation, after the last day, while an earlier one is open, and while the
    departement was sent no agreement of this deelnemer: it could not answer.
    """
    # The run first: whoever fixes or computes it waits, or was first.
    run = Subsidierun.objects.zichtbaar_voor(door).vergrendel(lijn.run_id)
    rij = Subsidielijn.objects.zichtbaar_voor(door).get(pk=lijn.pk)
    if nee := betwisten_bezwaren(
        is_eigen=rij.begeleider_id == door.organisatie_id,
        is_ingediend=Overeenkomst.objects.filter(
            deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id, ingediend_op__isnull=False
        ).exists(),
        al_open=rij.betwistingen.open().exists(),
        grond=grond,
        toelichting=toelichting,
        uiterlijk_op=betwisten_tot(run),
        vandaag=timezone.localdate(),
    ):
        raise Geweigerd(nee.pop("", _KIJK), velden=nee)
    betwisting = Betwisting.objects.create(
        lijn=rij, grond=grond, toelichting=toelichting.strip(), betwist_door_id=door.gebruiker_id
    )
    log(
        "subsidielijn_betwisten",
        door=door,
        object_soort=LIJN,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"betwisting": str(betwisting.pk), "grond": grond},
    )
    maak_taak(
        BEANTWOORDEN,
        sleutel=f"{BEANTWOORDEN}:{betwisting.pk}",
        object_soort=BETWISTING,
        object_id=betwisting.pk,
        organisatie_id=run.organisatie_id,
        rol=DEPARTEMENT_ZORG,
        deelnemer_id=rij.deelnemer_id,
    )
    return betwisting


@handeling("betwisting_beantwoorden")
def betwisting_beantwoorden(
    betwisting: Betwisting, *, uitkomst: str, antwoord: str, versie: int, door: Hoedanigheid
) -> Betwisting:
    """The departement answers a dispute; an accepted one shows in the next calculation, once the facts are mended.

    Raises Geweigerd without an outcome or reason and when it was answered, Versieconflict when it changed meanwhile.
    """
    rij = Betwisting.objects.zichtbaar_voor(door).vergrendel(betwisting.pk)
    if nee := beantwoorden_bezwaren(is_open=not rij.uitkomst, uitkomst=uitkomst, antwoord=antwoord):
        raise Geweigerd(nee.pop("", _KIJK), velden=nee)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    lijn = rij.lijn
    rij.uitkomst, rij.antwoord = uitkomst, antwoord.strip()
    rij.beantwoord_op, rij.beantwoord_door_id = timezone.now(), door.gebruiker_id
    rij.versie += 1
    rij.save(update_fields=["uitkomst", "antwoord", "beantwoord_op", "beantwoord_door", "versie"])
    log(
        "betwisting_beantwoorden",
        door=door,
        object_soort=BETWISTING,
        object_id=rij.pk,
        deelnemer_id=lijn.deelnemer_id,
        gegevens={"uitkomst": uitkomst},
    )
    rond_taken_af(BEANTWOORDEN, object_soort=BETWISTING, object_id=rij.pk)
    meld_beheerders(
        BEANTWOORD,
        [lijn.begeleider_id],
        object_soort=BETWISTING,
        object_id=rij.pk,
        keer=str(rij.pk),
        door=door,
    )
    return rij
