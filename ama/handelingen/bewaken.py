"""What the clock does with agreements: end what is over, ask for what is late, close what a death ended, remind."""

from __future__ import annotations

from datetime import date, timedelta

from ama.domein.beeindiging import OVERLIJDEN
from ama.domein.leeftijd import te_melden
from ama.domein.levensloop import af_te_sluiten_op
from ama.domein.subsidiedagen import indienen_uiterlijk_op
from ama.domein.toestemming import Uitkomst, te_herinneren
from ama.handelingen.beeindigen import breek_af, dagen_na, leg_einde_vast
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.herinneringen import loopt_af, taaksleutel
from ama.handelingen.taken import (
    meld_begeleider,
    rond_af,
    sluit_lopende_taken,
    vraag_begeleider,
    vraag_indienen,
)
from ama.handelingen.toeleidingseinde import werk_toeleiding_bij
from ama.handelingen.vergrendelen import SOORT, bewaar
from ama.meldingen.levensloop import (
    INDIENEN,
    LEEFTIJD_BEREIKT,
    MELD_OVERLEDEN,
    MELD_TE_LAAT,
    MELD_TOESTEMMING,
    OVERLEDEN_NAKIJKEN,
    PERSOON,
    TOESTEMMING_VERLENGEN,
)
from ama.models import Overeenkomst, Toestemming
from ama.models.grenzen import leeftijdsgrenzen
from ama.querysets.lezers import BEGELEIDER
from ama.soorten import WVG
from ama.statussen import ACTIEF, BEEINDIGD, IN_BEGELEIDING, IN_OPMAAK, ONDERTEKEND
from werkzorg.berichten.models import Melding
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak


@handeling("overeenkomst_laten_eindigen")
def overeenkomst_laten_eindigen(overeenkomst: Overeenkomst, *, dag: date, door: Klok) -> int:
    """An agreement whose last day lies before `dag` is ended, and so is the guidance; 1 when something changed.

    What the departement did not accept yet keeps its state: handing in and accepting go on.
    """
    rij = Overeenkomst.objects.vergrendeld().get(pk=overeenkomst.pk)
    if rij.einde is None or rij.einde >= dag:
        return 0
    eindigt = rij.status == ACTIEF
    if eindigt:
        rij.status = BEEINDIGD
        bewaar(rij, "status")
    rond_af(rij, LEEFTIJD_BEREIKT)
    gewijzigd = werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    over = werk_toeleiding_bij(rij, "overeenkomst_laten_eindigen", door=door)
    if not eindigt and not gewijzigd and over is None:
        return 0
    _log("overeenkomst_laten_eindigen", rij, door)
    return 1


@handeling("overeenkomst_indienen_vragen")
def overeenkomst_indienen_vragen(overeenkomst: Overeenkomst, *, dag: date, door: Klok) -> int:
    """A signed agreement that nobody handed in has a task, and a notice from the day after the term; how many new."""
    rij = Overeenkomst.objects.vergrendeld().get(pk=overeenkomst.pk)
    if rij.status != ONDERTEKEND or rij.soort != WVG:
        return 0
    nieuw = 0
    if not Taak.objects.over(SOORT, rij.pk).filter(soort=INDIENEN).exists():
        vraag_indienen(rij)
        nieuw += 1
    dagen = momentopname(rij.start).getal("ama_wvg_indien_termijn")
    gemeld = Melding.objects.filter(soort=MELD_TE_LAAT, object_id=rij.pk)
    if dag > indienen_uiterlijk_op(rij.start, dagen) and not gemeld.exists():
        meld_begeleider(rij, MELD_TE_LAAT, keer="1", door=door)
        nieuw += 1
    if nieuw:
        _log("overeenkomst_indienen_vragen", rij, door)
    return nieuw


@handeling("ama_overlijden_verwerken")
def ama_overlijden_verwerken(overeenkomst: Overeenkomst, *, door: Klok) -> int:
    """The deelnemer died: the agreement ends on that day, a draft is broken off; 1 when something changed.

    Where presences stand after his death, or it was to begin later, who guides has a task instead.
    """
    rij = Overeenkomst.objects.vergrendeld().get(pk=overeenkomst.pk)
    overleden_op = rij.deelnemer.overleden_op
    if overleden_op is None:
        return 0
    if rij.status in IN_OPMAAK:
        breek_af(rij, "De deelnemer is overleden.")
    elif rij.status not in IN_BEGELEIDING or (rij.einde is not None and rij.einde <= overleden_op):
        return 0
    else:
        einde = af_te_sluiten_op(rij.periode, overleden_op, dagen_na(rij, overleden_op))
        if einde is None:
            if Taak.objects.over(SOORT, rij.pk).filter(soort=OVERLEDEN_NAKIJKEN).exists():
                return 0
            vraag_begeleider(rij, OVERLEDEN_NAKIJKEN)
            return 1
        leg_einde_vast(rij, einde, OVERLIJDEN, "")
        sluit_lopende_taken(rij)
        werk_toeleiding_bij(rij, "ama_overlijden_verwerken", door=door)
        meld_begeleider(rij, MELD_OVERLEDEN, keer="1", door=door)
    _log("ama_overlijden_verwerken", rij, door)
    return 1


@handeling("ama_pensioenleeftijd_melden")
def ama_pensioenleeftijd_melden(overeenkomst: Overeenkomst, *, dag: date, door: Klok) -> int:
    """Who guides has the task to end the agreement of somebody who becomes too old; 1 when he has it since now."""
    rij = Overeenkomst.objects.vergrendeld().get(pk=overeenkomst.pk)
    te_oud = te_melden(rij.deelnemer.geboortedatum, leeftijdsgrenzen(), rij.periode, dag)
    taken = Taak.objects.over(SOORT, rij.pk).filter(soort=LEEFTIJD_BEREIKT)
    if te_oud is None or rij.status not in IN_BEGELEIDING or taken.filter(klaar_op__isnull=True).exists():
        return 0
    # An end that was planned and moved away again asks the same once more.
    vraag_begeleider(
        rij, LEEFTIJD_BEREIKT, keer=f"{te_oud}:{taken.count()}", termijn=te_oud - timedelta(days=1)
    )
    _log("ama_pensioenleeftijd_melden", rij, door)
    return 1


@handeling("toestemming_herinneren")
def toestemming_herinneren(toestemming: Toestemming, *, dag: date, door: Klok) -> int:
    """Who guides hears that a permission ends, once per number of days before; 1 when somebody did.

    Nobody does when the body already gave one that goes on, or when no agreement runs at this begeleider.
    """
    rij = Toestemming.objects.vergrendeld().get(pk=toestemming.pk)
    if rij.tot is None or rij.ingetrokken_op is not None or rij.uitkomst != Uitkomst.VERLEEND.value:
        return 0
    dagen = momentopname(dag).getallen("ama_toestemming_herinnering")
    nu = te_herinneren(rij.tot, dagen, rij.herinnerd, dag)
    loopt = (
        Overeenkomst.objects.filter(deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id)
        .in_begeleiding()
        .lopend_op(dag)
        .select_related("begeleider_lid")
        .order_by("start", "pk")
        .first()
    )
    zelfde = Toestemming.objects.filter(
        deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id, instantie=rij.instantie
    )
    if nu is None or loopt is None or not loopt_af(rij, list(zelfde)):
        return 0
    rij.herinnerd = [*rij.herinnerd, nu]
    rij.versie += 1
    rij.save(update_fields=["herinnerd", "versie"])
    maak_taak(
        TOESTEMMING_VERLENGEN,
        sleutel=taaksleutel(rij),
        object_soort=PERSOON,
        object_id=rij.deelnemer_id,
        organisatie_id=rij.begeleider_id,
        rol=BEGELEIDER,
        gebruiker_id=loopt.begeleider_lid.gebruiker_id,
        deelnemer_id=rij.deelnemer_id,
        dagen=(rij.tot - dag).days,
    )
    meld(
        MELD_TOESTEMMING,
        gebruiker_id=loopt.begeleider_lid.gebruiker_id,
        organisatie_id=rij.begeleider_id,
        object_soort=PERSOON,
        object_id=rij.deelnemer_id,
        effect_sleutel=f"{MELD_TOESTEMMING}:{rij.pk}:{nu}",
        door=door,
    )
    log(
        "toestemming_herinneren",
        door=door,
        object_soort="ama.toestemming",
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"dagen_vooraf": nu},
    )
    return 1


def _log(sleutel: str, rij: Overeenkomst, door: Klok) -> None:
    log(sleutel, door=door, object_soort=SOORT, object_id=rij.pk, deelnemer_id=rij.deelnemer_id)
