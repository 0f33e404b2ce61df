"""The stage of presences: twelve people at one werkpost, and what was recorded yesterday and before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from ama.handelingen.aanwezigheden import aanwezigheden_registreren
from tests.ama import inlezingen
from tests.ama.dagbladen import maak_ploeg, open_op, regel
from tests.ama.maken import maak_aanwezigheid
from tests.rolverdeling import Rolverdeling
from werkzorg.ui import formaten

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

NAMEN = (
    "Amina", "Bert", "Chloé", "Dounia", "Emre", "Fatou", "Gust", "Hilde", "Imran", "Jef", "Kato", "Lowie",
)  # fmt: skip


def vul_aanwezigheden(toneel: Toneel) -> dict[str, Any]:
    """Els fills in presences; yesterday two people came, a week ago everybody but one."""
    vandaag = timezone.localdate()
    gisteren = vandaag - timedelta(days=1)
    with transaction.atomic():
        cast = Rolverdeling(spelers={"begeleider_ama": toneel.els}, buren={})
        werkpost, rijen = maak_ploeg(cast, namen=NAMEN, weekdag=vandaag.weekday())
        _, erbij = maak_ploeg(cast, namen=("Mo", "Noor"), weekdag=gisteren.weekday(), werkpost=werkpost)
        for dag in (vandaag, gisteren):
            open_op(werkpost, dag)
        for een in rijen[1:]:
            maak_aanwezigheid(een, vandaag - timedelta(days=7), nota="met de bus gekomen")
        for weken in range(2, 20):
            maak_aanwezigheid(rijen[0], vandaag - timedelta(weeks=weken), "AAAOV"[weken % 5])
        aanwezigheden_registreren(
            werkpost.pk, dag=gisteren, invoer=[regel(erbij[0]), regel(erbij[1], "V")], door=toneel.els.door
        )
        aanwezigheden_registreren(
            werkpost.pk, dag=gisteren, invoer=[regel(erbij[0], "O", 1)], door=toneel.els.door
        )
        gelezen, wacht = (
            lees(
                toneel.els.door,
                *(
                    inlezingen.regel(een, formaten.datum(vandaag - timedelta(weeks=weken)), uren="3")
                    for een in rijen[1:6]
                ),
            )
            for weken, lees in ((2, inlezingen.ingelezen), (3, inlezingen.bewaard))
        )
    return {
        "inlezing": gelezen.pk,
        "wacht": wacht.pk,
        "werkpost": werkpost.pk,
        "vandaag": vandaag.isoformat(),
        "gisteren": gisteren.isoformat(),
        "overeenkomst": erbij[0].pk,
        "nummer": erbij[0].deelnemer.dossiernummer,
    }
