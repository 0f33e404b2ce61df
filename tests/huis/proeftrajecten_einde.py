"""An earlier traject of the same person that is closed, with the report and the advice that were sent."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from tests.huis import proeftrajecten
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from trajecten.models import Eindadvies, Eindverslag, Traject
from trajecten.statussen import AFGEROND, AFRONDEND
from werkzorg.deelnemers.models import Deelnemer

# The pages and acts about the end: a running traject has none.
SLEUTELS = (
    "eindverslag_detail",
    "eindverslag_bewerken",
    "eindverslag_indienen",
    "eindadvies_detail",
    "eindadvies_bewerken",
    "eindadvies_bespreken",
    "eindadvies_akkoord_geven",
    "eindadvies_indienen",
    "eindadvies_verbeteren",
    "einde_registreren",
)


def afgerond(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The closed traject, in which the player had the part of his role; made once per person."""
    al = Traject.objects.filter(deelnemer=deelnemer, status=AFGEROND).first()
    return (al or _sluit_af(speler, deelnemer)).pk


def _sluit_af(speler: Speler, deelnemer: Deelnemer) -> Traject:
    dag = timezone.localdate() - timedelta(days=300)
    rij = proeftrajecten.maak(speler, deelnemer, AFRONDEND, start=dag - timedelta(days=200), einddatum=dag)
    nu, wie = timezone.now(), speler.gebruiker
    with in_handeling():
        Eindverslag.objects.create(
            traject=rij, besproken_op=dag, eigen_visie="proef", ingediend_op=nu, ingediend_door=wie
        )
        Eindadvies.objects.create(
            traject=rij,
            uitkomst="maatwerk",
            motivering="proef",
            besproken_op=dag,
            akkoord_werk_op=nu,
            akkoord_werk_door=wie,
            akkoord_zorg_op=nu,
            akkoord_zorg_door=wie,
            ingediend_op=nu,
            ingediend_door=wie,
        )
        rij.status = AFGEROND
        rij.save()
    return rij
