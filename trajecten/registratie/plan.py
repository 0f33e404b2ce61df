"""What is handed over about the plan: its page, the acts on it, its paper, tasks and notices."""

from __future__ import annotations

from trajecten.bladen.plan import PLEK
from trajecten.documenten.trajectplan import BIJLAGESOORT, DOCUMENTSOORT, PLANVERSIE
from trajecten.handelingen import draagkracht, planakkoord, planbewerken, plandocument, planindienen
from trajecten.handelingen.plangegevens import BEWERKBAAR, BIJ_NETWERK
from trajecten.meldingen.plan import MELDINGEN, TAAKSOORTEN
from trajecten.querysets.lezers import (
    NETWERKCOORDINATOR,
    PLAN,
    PLANLEZERS,
    TANDEMROLLEN,
    TRAJECT,
)
from trajecten.statussen import GESTART
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 14-15"
_GROND_NETWERK = "Decreet 8/7/2022 art. 18"
_PLAN = frozenset({PLAN})

REGISTRATIE = Registratie(
    deel="trajecten.plan",
    titel="Activeringstrajecten",
    handelingen=(
        Handeling(
            Recht(
                "trajectplan_bewerken",
                TANDEMROLLEN,
                _GROND,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Het trajectplan bewerken",
            ),
            planbewerken.trajectplan_bewerken,
            zin="Trajectplan bewerkt",
            route="trajectplan_bewerken",
            knop="Bewerk het plan",
            toestanden=BEWERKBAAR,
            plek=PLEK,
            concept="Trajectplan",
        ),
        Handeling(
            Recht(
                "draagkracht_vastleggen",
                TANDEMROLLEN,
                _GROND,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="De draagkracht van een deelnemer vastleggen",
            ),
            draagkracht.draagkracht_vastleggen,
            zin="Draagkracht vastgelegd",
            route="draagkracht_vastleggen",
            knop="Leg draagkracht vast",
            toestanden=frozenset(GESTART),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "zorgmoment_vastleggen",
                TANDEMROLLEN,
                _GROND,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Zorgmomenten vrijhouden",
            ),
            draagkracht.zorgmoment_vastleggen,
            zin="Zorgmomenten bijgewerkt",
            route="zorgmoment_vastleggen",
            knop="Houd zorgmomenten vrij",
            toestanden=frozenset(GESTART),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "trajectplan_akkoord_registreren",
                TANDEMROLLEN,
                _GROND,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Een akkoord met het trajectplan noteren",
            ),
            planakkoord.trajectplan_akkoord_registreren,
            zin="Akkoord met het trajectplan genoteerd",
            route="trajectplan_akkoord_registreren",
            knop="Noteer een akkoord",
            toestanden=BEWERKBAAR,
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "trajectplan_indienen",
                TANDEMROLLEN,
                _GROND,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Het trajectplan bij de netwerkcoördinator indienen",
            ),
            planindienen.trajectplan_indienen,
            zin="Trajectplan ingediend bij de netwerkcoördinator",
            route="trajectplan_indienen",
            knop="Dien het plan in",
            toestanden=BEWERKBAAR,
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "trajectplan_terugsturen",
                frozenset({NETWERKCOORDINATOR}),
                _GROND_NETWERK,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Een trajectplan met reden terugsturen",
            ),
            planindienen.trajectplan_terugsturen,
            zin="Trajectplan teruggestuurd",
            route="trajectplan_terugsturen",
            knop="Stuur het plan terug",
            toestanden=BIJ_NETWERK,
            plek=PLEK,
            concept="Trajectplan terugsturen",
        ),
        Handeling(
            Recht(
                "trajectplan_registreren",
                TANDEMROLLEN,
                _GROND,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Noteren dat het trajectplan in het persoonlijk dossier staat",
            ),
            planindienen.trajectplan_registreren,
            zin="Trajectplan geregistreerd in het persoonlijk dossier",
            route="trajectplan_registreren",
            knop="Registreer het plan",
            toestanden=BIJ_NETWERK,
            plek=PLEK,
        ),
        Handeling(
            Recht(planindienen.OPMAKEN, frozenset(), _GROND, klok=True, object_soort=PLANVERSIE),
            plandocument.trajectplan_opmaken,
            zin="Trajectplan opgemaakt",
        ),
    ),
    lezingen=(
        Recht(
            "trajectplan_detail",
            PLANLEZERS,
            _GROND,
            object_soort=TRAJECT,
            groepen=_PLAN,
            omschrijving="Het geïntegreerd trajectplan",
        ),
    ),
    effecten={planindienen.OPMAKEN: plandocument.effect_trajectplan},
    documentsoorten=(DOCUMENTSOORT,),
    bijlagesoorten=(BIJLAGESOORT,),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    parameters={
        "trajectplan_detail": ("at_evaluatie_interval",),
        "trajectplan_bewerken": ("at_evaluatie_interval",),
        "trajectplan_akkoord_registreren": ("at_evaluatie_interval",),
        "trajectplan_indienen": (
            "at_evaluatie_interval",
            "at_netwerk_start_termijn",
            "at_trajectplan_termijn",
            "termijn_verschuift",
        ),
        "trajectplan_registreren": ("at_evaluatie_interval",),
    },
)
