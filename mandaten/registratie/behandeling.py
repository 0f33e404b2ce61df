"""What is handed over about how the desk handles applications: acts, pages, letters, tasks and the clock."""

from __future__ import annotations

from mandaten.documenten.behandelbrief import DOCUMENTSOORTEN
from mandaten.handelingen import advies, behandelbrief, behandeling, termijnbewaking, terugnemen
from mandaten.lijsten.behandeling import EXPORTLIJSTEN
from mandaten.meldingen.behandeling import MELDINGEN, SOORT, TAAKSOORTEN
from mandaten.soorten import BESLISSERS
from mandaten.statussen import AANVRAAGOVERGANGEN
from mandaten.tasks.behandeling import KLOKJOBS
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 12-13, 17, 30; BVR 18/11/2022"
_PLEK = "behandeling"
_TERMIJNEN = (
    "mandaat_ontvankelijkheid",
    "mandaat_gegrondheid",
    "mandaat_totaal",
    "ama_wvg_ontvankelijkheid",
    "ama_wvg_gegrondheid",
    "termijn_verschuift",
)

REGISTRATIE = Registratie(
    deel="mandaten.behandeling",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "ontvankelijk_verklaren",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="Een aanvraag ontvankelijk verklaren",
            ),
            behandeling.ontvankelijk_verklaren,
            zin="Aanvraag ontvankelijk verklaard",
            verloop="besluiten",
            route="ontvankelijk_verklaren",
            knop="Verklaar ontvankelijk",
            toestanden=vanuit(AANVRAAGOVERGANGEN, "ontvankelijk_verklaren"),
            plek=_PLEK,
        ),
        Handeling(
            Recht(
                "aanvulling_vragen",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="Een aanvulling op een aanvraag vragen",
            ),
            behandeling.aanvulling_vragen,
            zin="Aanvulling gevraagd",
            route="aanvulling_vragen",
            knop="Vraag een aanvulling",
            toestanden=vanuit(AANVRAAGOVERGANGEN, "aanvulling_vragen"),
            concept="Vragen aan een aanvrager",
            plek=_PLEK,
        ),
        Handeling(
            Recht(
                "aanvulling_intrekken",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="Een vraag over een aanvraag terugnemen",
            ),
            terugnemen.aanvulling_intrekken,
            zin="Vraag teruggenomen",
            route="aanvulling_intrekken",
            knop="Neem een vraag terug",
            toestanden=vanuit(AANVRAAGOVERGANGEN, "aanvulling_intrekken"),
            plek=_PLEK,
        ),
        Handeling(
            Recht(
                "advies_geven",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="Een advies met punten over een aanvraag vastleggen",
            ),
            advies.advies_geven,
            zin="Advies gegeven",
            route="advies_geven",
            knop="Voeg een advies toe",
            toestanden=behandeling.AANVRAAGSTANDEN["advies_geven"],
            concept="Advies over een aanvraag",
            plek=_PLEK,
        ),
        Handeling(
            Recht(
                "onontvankelijk_verklaren",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="Een aanvraag niet ontvankelijk verklaren",
            ),
            behandeling.onontvankelijk_verklaren,
            zin="Aanvraag niet ontvankelijk verklaard",
            verloop="besluiten",
            route="onontvankelijk_verklaren",
            knop="Verklaar niet ontvankelijk",
            toestanden=vanuit(AANVRAAGOVERGANGEN, "onontvankelijk_verklaren"),
            concept="Waarom een aanvraag niet ontvankelijk is",
            plek=_PLEK,
        ),
        Handeling(
            Recht(behandeling.BRIEF_OPMAKEN, frozenset(), _GROND, klok=True, object_soort=SOORT),
            behandelbrief.behandelbrief_opmaken,
            zin="Brief over een aanvraag opgemaakt",
        ),
        Handeling(
            Recht("behandeltermijn_melden", frozenset(), _GROND, klok=True, object_soort=SOORT),
            termijnbewaking.behandeltermijn_melden,
            zin="Gemeld dat de termijn van een aanvraag bijna voorbij of voorbij is",
        ),
    ),
    lezingen=(
        Recht(
            "behandeling_lijst",
            BESLISSERS,
            _GROND,
            object_soort=SOORT,
            omschrijving="De aanvragen in behandeling",
        ),
        Recht(
            "oproep_vergelijken",
            BESLISSERS,
            _GROND,
            object_soort="mandaten.oproep",
            omschrijving="De aanvragen van een oproep naast elkaar",
        ),
    ),
    effecten={behandeling.BRIEF_OPMAKEN: behandelbrief.effect_behandelbrief},
    documentsoorten=DOCUMENTSOORTEN,
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "aanvulling_vragen": _TERMIJNEN,
        "aanvulling_intrekken": _TERMIJNEN,
        "ontvankelijk_verklaren": _TERMIJNEN,
        behandeling.BRIEF_OPMAKEN: _TERMIJNEN,
    },
)
