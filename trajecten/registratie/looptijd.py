"""What is handed over about the duration of a traject: interruptions, extensions, the end and the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trajecten.bladen.traject import PLEK
from trajecten.documenten.verlengingsbrief import DOCUMENTSOORT
from trajecten.documenten.verlengingsbrief import PARAMETERS as BRIEFTERMIJNEN
from trajecten.handelingen import onderbrekingen, stopzetten, uitvoering, verlengingen, verlengingsbrief
from trajecten.meldingen.termijnen import MELDINGEN, TAAKSOORTEN
from trajecten.querysets.lezers import STAND, TANDEMROLLEN, TRAJECT, VDAB_BESLISSER
from trajecten.statussen import TRAJECTOVERGANGEN
from trajecten.tasks.termijnen import KLOKJOBS
from trajecten.tasks.uitvoering import KLOKJOBS as UITVOERING
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 11"
_VDAB = frozenset({VDAB_BESLISSER})
_KLOK = "at_onderbreking_stopt_klok"
_VERLENGING = ("at_verlenging_max", "at_verlenging_max_aantal", "at_verlenging_aanvraag_voor_einde")
_EVALUEREN = "at_evaluatie_interval"
_WAARSCHUWEN = ("at_waarschuwing_maanden", "at_waarschuwing_na_verlenging")


def _stap(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    rollen: frozenset[str] = TANDEMROLLEN,
    concept: str = "",
    verloop: str = "wijzigingen",
) -> Handeling:
    return Handeling(
        Recht(
            sleutel,
            rollen,
            _GROND,
            object_soort=TRAJECT,
            groepen=frozenset({STAND}),
            omschrijving=omschrijving,
        ),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=vanuit(TRAJECTOVERGANGEN, sleutel),
        concept=concept,
        plek=PLEK,
        verloop=verloop,
    )


def _klok(sleutel: str, functie: Callable[..., Any], zin: str, omschrijving: str) -> Handeling:
    return Handeling(
        Recht(sleutel, frozenset(), _GROND, klok=True, object_soort=TRAJECT, omschrijving=omschrijving),
        functie,
        zin=zin,
    )


REGISTRATIE = Registratie(
    deel="trajecten.looptijd",
    titel="Activeringstrajecten",
    handelingen=(
        _stap(
            "onderbreking_melden",
            onderbrekingen.onderbreking_melden,
            zin="Onderbreking gemeld",
            omschrijving="Een onderbreking melden",
            knop="Meld een onderbreking",
        ),
        _stap(
            "onderbreking_beeindigen",
            onderbrekingen.onderbreking_beeindigen,
            zin="Onderbreking beëindigd",
            omschrijving="Een onderbreking beëindigen",
            knop="Beëindig de onderbreking",
        ),
        _stap(
            "verlenging_vragen",
            verlengingen.verlenging_vragen,
            zin="Verlenging gevraagd",
            omschrijving="Een verlenging vragen",
            knop="Vraag een verlenging",
            concept="Vraag om verlenging",
            verloop="besluiten",
        ),
        _stap(
            "verlenging_toekennen",
            verlengingen.verlenging_toekennen,
            zin="Verlenging toegekend",
            omschrijving="Een verlenging toekennen",
            knop="Ken de verlenging toe",
            rollen=_VDAB,
            concept="Toekenning van een verlenging",
            verloop="besluiten",
        ),
        _stap(
            "verlenging_weigeren",
            verlengingen.verlenging_weigeren,
            zin="Verlenging geweigerd",
            omschrijving="Een verlenging weigeren",
            knop="Weiger de verlenging",
            rollen=_VDAB,
            concept="Weigering van een verlenging",
            verloop="besluiten",
        ),
        _stap(
            "traject_stopzetten",
            stopzetten.traject_stopzetten,
            zin="Traject stopgezet",
            omschrijving="Een traject stopzetten",
            knop="Zet het traject stop",
            concept="Traject stopzetten",
            verloop="besluiten",
        ),
        Handeling(
            Recht(verlengingsbrief.OPMAKEN, frozenset(), _GROND, klok=True),
            verlengingsbrief.verlengingsbrief_opmaken,
            zin="Brief over de verlenging opgemaakt",
            verloop="documenten",
        ),
        _klok(
            "maximumduur_bereiken",
            stopzetten.maximumduur_bereiken,
            "Maximumduur bereikt",
            "Een traject sluiten dat zijn maximumduur bereikte",
        ),
        _klok(
            "traject_waarschuwen",
            stopzetten.traject_waarschuwen,
            "Gewaarschuwd voor de maximumduur",
            "Waarschuwen dat de maximumduur nadert",
        ),
        _klok(
            "late_acties_melden",
            uitvoering.late_acties_melden,
            "Late acties gemeld",
            "Vragen om acties op te volgen die te laat zijn",
        ),
        _klok(
            "overleden_afsluiten_vragen",
            uitvoering.overleden_afsluiten_vragen,
            "Gevraagd om af te sluiten na een overlijden",
            "Vragen om een traject te sluiten na een overlijden",
        ),
    ),
    lezingen=(
        Recht(
            "traject_wat_als",
            TANDEMROLLEN | _VDAB,
            _GROND,
            object_soort=TRAJECT,
            omschrijving="De einddatum met een onderbreking of verlenging",
        ),
    ),
    effecten={verlengingsbrief.OPMAKEN: verlengingsbrief.effect_verlengingsbrief},
    documentsoorten=(DOCUMENTSOORT,),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=(*KLOKJOBS, *UITVOERING),
    parameters={
        "onderbreking_melden": (_KLOK, _EVALUEREN, *_WAARSCHUWEN),
        "onderbreking_beeindigen": (_EVALUEREN, *_WAARSCHUWEN),
        "traject_wat_als": (_KLOK,),
        "verlenging_vragen": _VERLENGING,
        "verlenging_toekennen": ("at_verlenging_max", _EVALUEREN, *_WAARSCHUWEN),
        verlengingsbrief.OPMAKEN: BRIEFTERMIJNEN,
        "traject_stopzetten": ("at_min_duur", "at_eindadvies_termijn", *_WAARSCHUWEN),
        "maximumduur_bereiken": ("at_eindadvies_termijn", *_WAARSCHUWEN),
        "traject_waarschuwen": _WAARSCHUWEN,
    },
)
