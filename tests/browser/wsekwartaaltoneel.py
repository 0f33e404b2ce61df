"""The stage of quarterly reports: four people under a contingent, reports in every state, an advance, a correction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.domein.kwartaalverslag import Kwartaal
from ama.handelingen.wsevoorschotten import wse_voorschot_registreren
from ama.models import Kwartaalverslag, Overeenkomst
from tests.ama.kwartalen import bevestig, controleer, leg_vast, loop, maak_op
from tests.ama.maken import maak_aanwezigheid
from tests.ama.maken_wse import contingent_van, maak_toeleiding
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_wse_kwartaal(toneel: Toneel) -> dict[str, Any]:
    """Els guides; 2025 is fixed, of 2026 the first quarter is looked at, the second confirmed, the third a draft."""
    with transaction.atomic():
        huis = maak_organisatie("Departement Werk", "departement_wse")
        een = maak_speler("departement_wse", huis)
        twee = maak_speler("departement_wse", huis, email="twee-wse@test.be")
        vdab = maak_speler("vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
        cast = Rolverdeling(
            spelers={"begeleider_ama": toneel.els, "departement_wse": een, "vdab_beslisser": vdab}, buren={}
        )
        rijen = [
            loop(cast, date(2025, 1, 1)),
            loop(cast, date(2025, 3, 15)),
            loop(cast, date(2025, 6, 1), date(2025, 12, 31)),
            loop(cast, date(2026, 2, 1)),
        ]
        for dag in range(6, 25):
            maak_aanwezigheid(rijen[0], date(2025, 1, dag))
            maak_aanwezigheid(rijen[3], date(2026, 8, dag))
        for status in ("toegekend", "wacht_op_plaats", "wacht_op_plaats"):
            maak_toeleiding(cast, status=status, speler=toneel.els)
        contingent = contingent_van(toneel.els.lidmaatschap.organisatie)
        for jaar, kwartaal in ((2025, 1), (2026, 1)):
            wse_voorschot_registreren(
                contingent.pk,
                Kwartaal(jaar, kwartaal),
                bedrag_cent=40_000,
                betaald_op=date(jaar, 2, 3),
                kenmerk=f"WSE {jaar}/K{kwartaal}",
                door=een.door,
            )
        vast = None
        for nummer in (1, 2, 3, 4):
            vast = bevestig(maak_op(cast, Kwartaal(2025, nummer)), toneel.els)
            leg_vast(controleer(vast, een), twee)
        with in_handeling():
            Overeenkomst.objects.filter(pk=rijen[1].pk).update(
                einde=date(2025, 11, 30), einde_reden="verhuisd"
            )
        nagekeken = controleer(bevestig(maak_op(cast, Kwartaal(2026, 1)), toneel.els), twee)
        bevestigd = bevestig(maak_op(cast, Kwartaal(2026, 2)), toneel.els)
        ontwerp = maak_op(cast, Kwartaal(2026, 3))
        assert Kwartaalverslag.objects.count() == 7
        assert vast is not None
    return {
        "vast": vast.pk,
        "nagekeken": nagekeken.pk,
        "bevestigd": bevestigd.pk,
        "ontwerp": ontwerp.pk,
        "contingent": contingent.pk,
        "huisnaam": contingent.houder.naam,
    }
