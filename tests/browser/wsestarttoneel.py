"""The stage of the start of AMA sociale economie: nothing ready, all but the start, and somebody who comes over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.domein.ontwikkelplan import Doel, Opbouwstap, Stap
from ama.statussen import TOEGEKEND
from tests.ama.begeleiden import betrek
from tests.ama.maken_wse import maak_toeleiding
from tests.ama.opmaken import maak_op, onderteken, over
from tests.ama.wsestarten import PLAN, brief, maak_wse, met_pop, toegekend
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

_PLAN = replace(
    PLAN,
    doelen=(
        Doel(
            "Zelf op tijd komen",
            (
                Stap("De bus oefenen", "de deelnemer en de begeleider", over(14)),
                Stap("Een wekker kopen", "de deelnemer", None, klaar=True),
            ),
        ),
        Doel("Kennismaken met de bakkerij", (Stap("Een halve dag meelopen", "de werkpost", over(60)),)),
    ),
    minuten_doel=900,
    opbouw=(Opbouwstap(over(0), 540), Opbouwstap(over(60), 720), Opbouwstap(over(120), 900)),
    woorden_deelnemer="Ik wil weer iets te vertellen hebben als ik thuiskom.",
)


def vul_wse_start(toneel: Toneel) -> dict[str, Any]:
    """Els guides all three; the last one comes from AMA welzijn at a neighbour who wrote a letter."""
    with transaction.atomic():
        vdab = maak_speler("vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
        ander = maak_speler("begeleider_ama", maak_organisatie("Atelier Oost", "maatwerkbedrijf"))
        cast = Rolverdeling(spelers={"begeleider_ama": toneel.els, "vdab_beslisser": vdab}, buren={})
        leeg = toegekend(cast, speler=toneel.els)
        klaar = met_pop(toegekend(cast, speler=toneel.els), toneel.els, _PLAN)
        overeenkomst = onderteken(maak_wse(klaar, toneel.els), toneel.els)
        for rij in (leeg, klaar):
            betrek(vdab, rij.deelnemer)
        oud = onderteken(maak_op(ander, start=over(-40)), ander)
        betrek(toneel.els, oud.deelnemer)
        komt = maak_toeleiding(cast, status=TOEGEKEND, speler=toneel.els, deelnemer=oud.deelnemer)
        brief(oud.deelnemer, ander, vdab, "ama_wvg", "ama_wse")
        gaat_over = maak_wse(komt, toneel.els, start=over(10), naam="Fietsatelier")

    return {
        "leeg": leeg.pk,
        "klaar": klaar.pk,
        "overeenkomst": overeenkomst.pk,
        "gaat_over": gaat_over.pk,
        "nummer_leeg": leeg.deelnemer.dossiernummer,
        "nummer_klaar": klaar.deelnemer.dossiernummer,
        "nummer_over": oud.deelnemer.dossiernummer,
    }
