"""From one kind of AMA to the other: the last signature under the new agreement ends the old one the day before."""

from __future__ import annotations

from django.db.models import Q

from ama.domein.overgang import REDEN
from ama.domein.samenloop import SOORTEN
from ama.domein.woorden import datum
from ama.handelingen.beeindigen import breek_af, leg_einde_vast
from ama.handelingen.taken import meld_begeleider
from ama.handelingen.toeleidingseinde import maak_plaats_voor_wvg
from ama.handelingen.vergrendelen import SOORT
from ama.meldingen.wse_start import MELD_OVERGANG
from ama.models import Overeenkomst
from ama.models.persoonsbeeld import lees_persoon
from ama.soorten import WVG
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door

SLEUTEL = "overeenkomst_ondertekenen"
NIET_TOEGEKEND = (
    "Ondertekenen kan niet meer: VDAB trok AMA sociale economie intussen in. Breek de overeenkomst af, of vraag VDAB "
    "om opnieuw te beslissen."
)


def ga_over(nieuw: Overeenkomst, *, door: Door) -> list[Overeenkomst]:
    """The agreements of the other kind end the day before this locked one begins, or never begin; those that did.

    Raises Geweigerd without a letter of their begeleider that was accepted, and when they hold presences later.
    """
    # Agreements before their person, as every act on one does: two of them wait for each other, and never for ever.
    andere = list(
        Overeenkomst.objects.filter(Q(einde__isnull=True) | Q(einde__gte=nieuw.start))
        .filter(deelnemer_id=nieuw.deelnemer_id)
        .exclude(soort=nieuw.soort)
        .in_begeleiding()
        .order_by("pk")
        .vergrendeld()
    )
    list(Deelnemer.objects.filter(pk=nieuw.deelnemer_id).vergrendeld().values_list("pk"))
    persoon = lees_persoon(nieuw.deelnemer_id, nieuw.begeleider_id)
    # VDAB withdrew it, or ended it, while this act waited for the person.
    if nieuw.toeleiding_id is not None and persoon.nieuwe_toeleiding != nieuw.toeleiding_id:
        raise Geweigerd(NIET_TOEGEKEND)
    plan = persoon.overgang(nieuw.soort, nieuw.start)
    if plan.bezwaren:
        raise Geweigerd(f"Ondertekenen kan nog niet. {plan.bezwaren[0]}")
    geraakt = [een for een in andere if een.pk in plan.geraakt]
    toelichting = f"Gaat verder in {SOORTEN[nieuw.soort]} vanaf {datum(nieuw.start)}."
    for een in geraakt:
        if een.pk in plan.eindigt:
            leg_einde_vast(een, plan.laatste_dag, REDEN[nieuw.soort], toelichting)
        else:
            breek_af(een, toelichting)
        meld_begeleider(een, MELD_OVERGANG, keer=str(nieuw.pk), door=door)
        log(
            SLEUTEL,
            door=door,
            object_soort=SOORT,
            object_id=een.pk,
            deelnemer_id=een.deelnemer_id,
            gegevens={"naar": nieuw.soort, "einde": een.einde.isoformat() if een.einde else None},
        )
    toeleidingen = {een.toeleiding_id for een in geraakt if een.toeleiding_id is not None}
    # Also one that has no agreement now.
    toeleidingen |= {een for een in plan.geraakt if nieuw.soort == WVG} - {een.pk for een in geraakt}
    maak_plaats_voor_wvg(nieuw.deelnemer_id, toeleidingen, plan.laatste_dag, SLEUTEL, door=door)
    return geraakt
