"""The stage of the inbox of a core partner: somebody in every state, and what stays when somebody is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gbo.handelingen.levensregistratie import levensregistratie_bewaren
from gbo.handelingen.tellen import tel
from gbo.handelingen.wissen import wissing_tegenhouden
from gbo.models import Wisattest
from gbo.tasks.wissen import wissen
from tests.browser.mandatenverhaal import over
from tests.gbo.onthalen import (
    aanvaard,
    afgerond,
    bereikt,
    dagen_geleden,
    gestart,
    maak_onthaal,
    poog,
)
from tests.gbo.overdragen import dek
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.organisaties.hoedanigheid import Klok

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_onthaal(toneel: Toneel) -> dict[str, Any]:
    """At OCMW Lindegem: new, accepted, tried in vain, reached, started and noted down, ended, and held back."""
    with transaction.atomic():
        ik = maak_speler("gbo_medewerker", maak_organisatie("OCMW Lindegem", "ocmw"))
        zus = maak_organisatie("CAW Oost", "caw")
        cast = Rolverdeling(spelers={"gbo_medewerker": ik, "departement_zorg": toneel.an}, buren={})
        # A partnership offers whoever can open it; here the sister need not.
        verband = {"samenwerking_id": dek(cast, ik.lidmaatschap.organisatie, zus).pk}
        rijen = {
            "nieuw": maak_onthaal(ik, achternaam="Abeloos", sinds=dagen_geleden(20), **verband),
            "aanvaard": aanvaard(ik, achternaam="Bracke", **verband),
            "mis": aanvaard(ik, achternaam="Colpaert", sinds=dagen_geleden(33), **verband),
            "bereikt": bereikt(ik, achternaam="Deceuninck", **verband),
            "gestart": gestart(ik, achternaam="Fierens", sinds=dagen_geleden(9), **verband),
            "af": afgerond(ik, achternaam="Ghekiere", einde=dagen_geleden(350), **verband),
            "vast": afgerond(ik, achternaam="Haesaert", einde=dagen_geleden(400), **verband),
        }
        for dag in (31, 12, 2):
            poog(rijen["mis"], ik, dagen_geleden(dag))
        levensregistratie_bewaren(
            rijen["gestart"],
            domeinen={"wonen": "actie", "financien": "besproken"},
            rechten={"huurpremie": "aangevraagd"},
            stelsels=["leefloon"],
            door=ik.door,
        )
        wissing_tegenhouden(rijen["vast"], reden="Een klacht loopt.", nakijken_op=over(60), door=ik.door)
        afgerond(ik, achternaam="Impens", einde=dagen_geleden(500), **verband)
        wissen(timezone.localdate(), Klok("onthaal_wissen"))
        with in_handeling():
            for _ in range(7):
                tel("geweigerd", jaar=2025)
    return {sleutel: rij.pk for sleutel, rij in rijen.items()} | {"attest": Wisattest.objects.get().pk}
