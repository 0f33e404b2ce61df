"""The act by which the house knows that somebody died, and by which that is corrected."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from werkzorg.deelnemers.domein import overlijden_bezwaar
from werkzorg.deelnemers.handelingen.persoon import SOORT
from werkzorg.deelnemers.handelingen.verwittigen import meld_aan_betrokkenen
from werkzorg.deelnemers.meldingen import OVERLEDEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN

SLEUTEL = "overlijden_registreren"


@handeling(SLEUTEL)
def overlijden_registreren(
    deelnemer: Deelnemer,
    *,
    overleden_op: date | None,
    bron: str = "",
    reden: str = "",
    versie: int,
    door: Hoedanigheid,
) -> Deelnemer:
    """The person died on `overleden_op`, as `bron` said; None: he did not, what was registered was a mistake.

    Changing or taking back what was registered needs a `reden`. Everything stays readable; tasks of a kind that makes
    no sense any more are done (and open again when it was a mistake), all others say that he died, and whoever is
    involved has a notice. Raises Geweigerd, Versieconflict when a colleague was
    first, DoesNotExist when the actor does not (or no longer) see the person.
    """
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX[SLEUTEL].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    if (rij.overleden_op, rij.overlijden_bron) == (overleden_op, bron if overleden_op else ""):
        return rij
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {"overleden_op": rij.overleden_op})
    was = rij.overleden_op
    if was is not None and not reden:
        zin = "Schrijf waarom je verbetert wat geregistreerd was."
        raise Geweigerd(zin, velden={"reden": zin})
    if overleden_op is not None and (
        zin := overlijden_bezwaar(overleden_op, rij.geboortedatum, timezone.localdate())
    ):
        raise Geweigerd(zin, velden={"overleden_op": zin})
    rij.overleden_op = overleden_op
    rij.overlijden_bron = bron if overleden_op else ""
    rij.overlijden_reden = reden if was is not None else ""
    rij.versie += 1
    rij.save(update_fields=["overleden_op", "overlijden_bron", "overlijden_reden", "versie"])
    if overleden_op is not None:
        vervalt = [soort.sleutel for soort in TAAKSOORTEN.values() if soort.vervalt_bij_overlijden]
        Taak.objects.filter(deelnemer_id=rij.pk, soort__in=vervalt, klaar_op__isnull=True).update(
            klaar_op=timezone.now()
        )
        if was is None:
            meld_aan_betrokkenen(
                OVERLEDEN, rij, effect_sleutel=f"{OVERLEDEN}:{rij.pk}:{rij.versie}", door=door
            )
    else:
        # Only what this act itself closed, and nobody opened and closed again since.
        Taak.objects.filter(
            deelnemer_id=rij.pk,
            klaar_op__isnull=False,
            gebeurtenissen__pgh_context__handeling=SLEUTEL,
            gebeurtenissen__klaar_op=F("klaar_op"),
        ).update(klaar_op=None)
    log(
        SLEUTEL,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.pk,
        gegevens={"stap": "geregistreerd" if was is None else "verbeterd" if overleden_op else "ingetrokken"},
    )
    return rij
