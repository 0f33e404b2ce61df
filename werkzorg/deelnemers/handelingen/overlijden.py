"""The act by which the house knows that somebody died, and by which that is corrected."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
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
from werkzorg.werklijst.taken import rond_taken_af

# Tasks that nobody needs to do any more for somebody who died; all others stay, and say that he died.
VERVALLEN_TAKEN = ("insz_aanvullen",)


@handeling("overlijden_registreren")
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

    Changing or taking back what was registered needs a `reden`. Everything stays readable; tasks that make no sense
    any more are done, and whoever is involved has a notice. Raises Geweigerd, Versieconflict when a colleague was
    first, DoesNotExist when the actor does not (or no longer) see the person.
    """
    rij = Deelnemer.objects.zichtbaar_voor(door).vergrendeld().get(pk=deelnemer.pk)
    if not MATRIX["overlijden_registreren"].groepen <= groepen_van(door, rij):
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
        for soort in VERVALLEN_TAKEN:
            rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)
        if was is None:
            meld_aan_betrokkenen(
                OVERLEDEN, rij, effect_sleutel=f"{OVERLEDEN}:{rij.pk}:{rij.versie}", door=door
            )
    log(
        "overlijden_registreren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.pk,
        gegevens={"stap": "geregistreerd" if was is None else "verbeterd" if overleden_op else "ingetrokken"},
    )
    return rij
