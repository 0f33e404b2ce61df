"""Makers of what a core partner works on: an onthaaltraject in the state that an act asks, and a certificate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from gbo.models import Onthaaltraject, Wisattest
from gbo.statussen import AANVAARD, AFGEROND, GESTART, NIET_BEREIKT, ONTVANGEN
from tests.gbo.onthalen import maak_onthaal
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer

_VANDAAG = timezone.localdate
# State -> the steps to it, each with the fields that the table asks there.
_WEG: dict[str, tuple[tuple[str, dict[str, object]], ...]] = {
    ONTVANGEN: (),
    AANVAARD: ((AANVAARD, {}),),
    NIET_BEREIKT: ((AANVAARD, {}), (NIET_BEREIKT, {})),
    GESTART: ((AANVAARD, {}), (GESTART, {"gestart_op": _VANDAAG})),
    AFGEROND: (
        (AANVAARD, {}),
        (GESTART, {"gestart_op": _VANDAAG}),
        (AFGEROND, {"einde": _VANDAAG, "weg_op": lambda: _VANDAAG() + timedelta(days=365)}),
    ),
}


def onthaal_in(stand: str) -> Callable[[Speler, Deelnemer], UUID]:
    """The maker of one at this player's organisation in this state; who works there in another role sees nothing."""

    def maak(speler: Speler, deelnemer: Deelnemer) -> UUID:
        rij = maak_onthaal(speler, achternaam=deelnemer.achternaam)
        with in_handeling():
            for naar, velden in _WEG[stand]:
                gevuld = {naam: waarde() if callable(waarde) else waarde for naam, waarde in velden.items()}
                Onthaaltraject.objects.filter(pk=rij.pk).update(
                    status=naar, medewerker_id=speler.gebruiker.pk, **gevuld
                )
        return rij.pk

    return maak


def attest(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A certificate of this player's organisation."""
    dag = timezone.localdate()
    with in_handeling():
        return Wisattest.objects.create(
            wisopdracht_id=uuid4(),
            partner_id=speler.lidmaatschap.organisatie_id,
            einde=dag - timedelta(days=365),
            weg_op=dag,
            rijen=3,
        ).pk


MAKERS = {"gbo.onthaaltraject": onthaal_in(GESTART), "gbo.wisattest": attest}
PER_SLEUTEL = {
    **{
        sleutel: onthaal_in(ONTVANGEN)
        for sleutel in ("onthaal_aanvaarden", "onthaal_doorgeven", "onthaal_terugsturen")
    },
    "contactpoging_registreren": onthaal_in(AANVAARD),
    "onthaal_starten": onthaal_in(AANVAARD),
    "onthaal_onbereikbaar_sluiten": onthaal_in(NIET_BEREIKT),
    "wissing_tegenhouden": onthaal_in(AFGEROND),
    "wissing_vrijgeven": onthaal_in(AFGEROND),
}
