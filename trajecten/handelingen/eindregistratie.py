"""When the tandem registered the end in the persoonlijk dossier of VDAB (art. 22)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from trajecten.domein.registratie import EINDADVIES, EINDVERSLAG, registratie_bezwaar
from trajecten.handelingen.vergrendelen import SOORT, vergrendel_traject
from trajecten.meldingen.einde import EINDE_REGISTREREN
from trajecten.models import Eindadvies, Eindverslag, Traject
from trajecten.statussen import AFGEROND, AFRONDEND
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import rond_taken_af

VERSLAG_OP, ADVIES_OP = "eindverslag_op", "eindadvies_op"


@handeling("einde_registreren")
def einde_registreren(
    traject: Traject, *, eindverslag_op: date | None, eindadvies_op: date | None, door: Hoedanigheid
) -> Traject:
    """Report and last advice were registered in the persoonlijk dossier on these days; None leaves one as it is.

    Once both are, the task is done. Raises Geweigerd without any day, for a day before it was sent or after today, and
    for what was not sent yet; DoesNotExist for a traject that the actor does not see.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=(AFRONDEND, AFGEROND))
    verslag = Eindverslag.objects.filter(traject=rij).vergrendeld().first()
    advies = rij.eindadviezen.filter(ingediend_op__isnull=False).order_by("-nummer").vergrendeld().first()
    if eindverslag_op is None and eindadvies_op is None:
        raise Geweigerd("Vul minstens één dag in.")
    nee = {
        VERSLAG_OP: _bezwaar(EINDVERSLAG, eindverslag_op, verslag),
        ADVIES_OP: _bezwaar(EINDADVIES, eindadvies_op, advies),
    }
    if any(nee.values()):
        raise Geweigerd(
            "Controleer de gemarkeerde velden.", velden={veld: zin for veld, zin in nee.items() if zin}
        )
    for op, stuk in ((eindverslag_op, verslag), (eindadvies_op, advies)):
        if op is not None and stuk is not None:
            stuk.geregistreerd_op = op
            stuk.save(update_fields=["geregistreerd_op"])
    if advies is not None and advies.geregistreerd_op and verslag is not None and verslag.geregistreerd_op:
        rond_taken_af(EINDE_REGISTREREN, object_soort=SOORT, object_id=rij.pk)
    log(
        "einde_registreren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"eindverslag": eindverslag_op is not None, "eindadvies": eindadvies_op is not None},
    )
    return rij


def _bezwaar(wat: str, op: date | None, stuk: Eindverslag | Eindadvies | None) -> str:
    if op is None:
        return ""
    ingediend = stuk.ingediend_op if stuk else None
    return registratie_bezwaar(
        wat,
        op,
        sinds=timezone.localdate(ingediend) if ingediend else None,
        vandaag=timezone.localdate(),
    )
