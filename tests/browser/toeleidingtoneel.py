"""The stage of the way into AMA sociale economie: somebody in every state, for VDAB and for Els at the aanbieder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.handelingen.toeleidingbeslissing import toeleiding_toekennen, toeleiding_weigeren
from ama.models import Toeleiding
from ama.statussen import GESTART
from tests.ama.maken_wse import maak_contingent, maak_toeleiding
from tests.ama.voorstellen import doe_voorstel
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.organisaties.models import Lidmaatschap

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_toeleiding(toneel: Toneel) -> dict[str, Any]:
    """One proposed, one granted, three who wait behind two who began, and one refused."""
    with transaction.atomic():
        vdab = maak_speler("vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
        cast = Rolverdeling(spelers={"begeleider_ama": toneel.els, "vdab_beslisser": vdab}, buren={})
        huis = toneel.els.lidmaatschap.organisatie
        contingent = maak_contingent(huis, plaatsen=3)
        for _ in range(2):
            maak_toeleiding(cast, status=GESTART, contingent=contingent)

        def ken_toe(rij: Toeleiding) -> Toeleiding:
            return toeleiding_toekennen(
                rij,
                contingent_id=contingent.pk,
                aanbieder_id=huis.pk,
                motivering="De persoon wil opbouwen naar drie dagen per week, en het atelier past.",
                versie=rij.versie,
                door=vdab.door,
            )

        toegekend, wacht, *_ = [ken_toe(doe_voorstel(cast, minuten_haalbaar=960)) for _ in range(4)]
        voorgesteld, geweigerd = doe_voorstel(cast), doe_voorstel(cast)
        toeleiding_weigeren(
            geweigerd,
            motivering="Twaalf uur per week lukt voorlopig niet, ook niet met opbouw.",
            weigeradvies="ama_wvg",
            versie=geweigerd.versie,
            door=vdab.door,
        )
        nieuw = registreer(vdab.door)
    assert Lidmaatschap.objects.filter(rol="vdab_beslisser").count() == 1
    rijen = {"voorgesteld": voorgesteld, "toegekend": toegekend, "wacht": wacht, "geweigerd": geweigerd}
    return {
        **{sleutel: rij.pk for sleutel, rij in rijen.items()},
        **{f"nummer_{sleutel}": rij.deelnemer.dossiernummer for sleutel, rij in rijen.items()},
        "nieuw": nieuw.pk,
        "persoon": wacht.deelnemer_id,
    }
