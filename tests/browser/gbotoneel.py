"""The stage of the advies Welzijn and the coverage: for VDAB, for the departement, and for who manages a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tests.deelnemers.personen import registreer
from tests.gbo.overdragen import ADRES, CONTACT, adviseer, dek, draag_over
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_gbo(toneel: Toneel) -> dict[str, Any]:
    """An advice that waits, one that was closed, one of somebody in Brussels, and a partnership for Gent."""
    with transaction.atomic():
        vdab = maak_speler("vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
        gbo = maak_speler("gbo_medewerker", toneel.hanne.lidmaatschap.organisatie)
        cast = Rolverdeling(
            spelers={"vdab_beslisser": vdab, "gbo_medewerker": gbo, "departement_zorg": toneel.an}, buren={}
        )
        verband = dek(cast, gbo.lidmaatschap.organisatie)
        advies, klaar = adviseer(cast), adviseer(cast)
        draag_over(cast, klaar)
        brussel = adviseer(cast, registreer(vdab.door, postcode="1070", gemeente="Anderlecht"))
        nieuw_brussel = registreer(vdab.door, postcode="1070", gemeente="Anderlecht")
        nieuw = registreer(vdab.door, **ADRES, **CONTACT)
    rijen = {"advies": advies, "klaar": klaar, "brussel": brussel}
    return {
        **{sleutel: rij.pk for sleutel, rij in rijen.items()},
        **{f"nummer_{sleutel}": rij.deelnemer.dossiernummer for sleutel, rij in rijen.items()},
        "nieuw": nieuw.pk,
        "nieuw_brussel": nieuw_brussel.pk,
        "verband": verband.pk,
        "in_brussel": brussel.deelnemer_id,
    }
