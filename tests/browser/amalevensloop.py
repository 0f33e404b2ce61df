"""The stage of signed agreements: one in every state, for Els who guides and An who looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.handelingen.indienen import overeenkomst_terugsturen
from ama.models import Overeenkomst
from ama.statussen import KLAAR, ONDERTEKEND
from tests.ama.levensloop import aanvaard, andere_begeleider, dien_in, over, stop, vers
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling
from tests.trajecten.netwerk import maak_werkpost

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_levensloop(toneel: Toneel) -> dict[str, Any]:
    """A draft, one to hand in in time and one late, one handed in, sent back, active, one that ends and one ended."""
    with transaction.atomic():
        cast = Rolverdeling(spelers={"begeleider_ama": toneel.els, "departement_zorg": toneel.an}, buren={})
        post = maak_werkpost("Buurtatelier Noord")

        def maak(status: str = ONDERTEKEND, start: int = -10) -> Overeenkomst:
            rij = maak_overeenkomst(cast, status=status, start=over(start), werkpost=post)
            maak_versie(rij)
            return rij

        andere_begeleider()
        ontwerp, getekend, laat = maak(KLAAR), maak(), maak(start=-45)
        ingediend = dien_in(cast, maak())
        dien_in(cast, maak(start=-50))
        terug = dien_in(cast, maak())
        overeenkomst_terugsturen(
            terug,
            reden="De scan is onleesbaar: voeg ze opnieuw toe.",
            versie=terug.versie,
            door=toneel.an.door,
        )
        actief = aanvaard(cast, dien_in(cast, maak(start=-90)))
        eindigt = stop(cast, aanvaard(cast, dien_in(cast, maak(start=-200))), over(20))
        stop(cast, aanvaard(cast, dien_in(cast, maak(start=-300))), over(-5), reden="naar_betaald_werk")
    return {
        "ontwerp": ontwerp.pk,
        "getekend": getekend.pk,
        "laat": laat.pk,
        "ingediend": ingediend.pk,
        "actief": actief.pk,
        "eindigt": eindigt.pk,
        "terug": terug.pk,
        "nummer_actief": actief.deelnemer.dossiernummer,
        "nummer_ingediend": vers(ingediend).deelnemer.dossiernummer,
        "persoon": actief.deelnemer_id,
    }
