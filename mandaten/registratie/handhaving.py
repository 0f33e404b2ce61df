"""What is handed over about enforcement: the steps of the procedure, the measures, their pages, terms and tasks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mandaten.bladen.handhaving import PLEK
from mandaten.documenten.voornemenbrief import DOCUMENTSOORT
from mandaten.domein.handhaving import MAATREGEL_VAN
from mandaten.domein.rechtsmiddelen import PARAMETERS
from mandaten.domein.stukken import VERWEERSTUK
from mandaten.handelingen import bewaken, handhaving, intrekken, maatregelen, sancties, voornemenbrief
from mandaten.lijsten.handhaving import EXPORTLIJSTEN
from mandaten.meldingen.handhaving import MELDINGEN, TAAKSOORTEN
from mandaten.models import Handhaving
from mandaten.querysets import BEHEERDER, INSPECTIE
from mandaten.soorten import BESLISSERS
from mandaten.statussen import ACTIEF, GESCHORST, HANDHAVINGOVERGANGEN, VOORNEMEN
from mandaten.tasks.handhaving import KLOKJOBS
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 26-27"
_SOORT = handhaving.SOORT
_TOEKENNING = maatregelen.TOEKENNING
_HOUDER = frozenset({BEHEERDER})
_LEZERS = BESLISSERS | {BEHEERDER, INSPECTIE}


def _stap(
    sleutel: str, functie: Callable[..., Any], *, zin: str, omschrijving: str, knop: str, concept: str = ""
) -> Handeling:
    """An act of the desk on a procedure."""
    return Handeling(
        Recht(sleutel, BESLISSERS, _GROND, object_soort=_SOORT, omschrijving=omschrijving),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=vanuit(HANDHAVINGOVERGANGEN, sleutel),
        plek=PLEK,
        concept=concept,
        verloop="besluiten",
    )


REGISTRATIE = Registratie(
    deel="mandaten.handhaving",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "tekortkoming_vaststellen",
                BESLISSERS,
                _GROND,
                object_soort=_TOEKENNING,
                omschrijving="Een tekortkoming vaststellen",
            ),
            handhaving.tekortkoming_vaststellen,
            zin="Tekortkoming vastgesteld",
            route="tekortkoming_vaststellen",
            knop="Stel een tekortkoming vast",
            toestanden=frozenset({ACTIEF, GESCHORST}),
            plek="toekenning",
            concept="Tekortkoming vaststellen",
            verloop="besluiten",
        ),
        _stap(
            "voornemen_meedelen",
            handhaving.voornemen_meedelen,
            zin="Voornemen meegedeeld",
            omschrijving="Een voornemen van een maatregel meedelen",
            knop="Deel een voornemen mee",
            concept="Voornemen van een maatregel",
        ),
        Handeling(
            Recht(
                "verweer_indienen",
                _HOUDER,
                _GROND,
                object_soort=_SOORT,
                omschrijving="Een verweer indienen",
            ),
            handhaving.verweer_indienen,
            zin="Verweer ingediend",
            route="verweer_indienen",
            knop="Verweer je",
            toestanden=frozenset({VOORNEMEN}),
            plek=PLEK,
            concept="Verweer",
            verloop="besluiten",
        ),
        _stap(
            "verweer_registreren",
            handhaving.verweer_registreren,
            zin="Verweer geregistreerd",
            omschrijving="Een verweer registreren",
            knop="Registreer het verweer",
            concept="Verslag van het verweer",
        ),
        _stap(
            "vergoeding_verminderen",
            sancties.vergoeding_verminderen,
            zin="Vergoeding verminderd of teruggevorderd",
            omschrijving="Een vergoeding verminderen of terugvorderen",
            knop="Verminder of vorder terug",
            concept="Vermindering of terugvordering",
        ),
        _stap(
            "mandaat_schorsen",
            sancties.mandaat_schorsen,
            zin="Mandaat geschorst",
            omschrijving="Een mandaat schorsen",
            knop="Schors het mandaat",
            concept="Schorsing van een mandaat",
        ),
        _stap(
            "mandaat_intrekken",
            intrekken.mandaat_intrekken,
            zin="Mandaat ingetrokken",
            omschrijving="Een mandaat of contingent intrekken",
            knop="Trek in",
            concept="Intrekking",
        ),
        _stap(
            "erkenning_intrekken",
            intrekken.erkenning_intrekken,
            zin="Erkenning ingetrokken",
            omschrijving="Een erkenning intrekken",
            knop="Trek de erkenning in",
            concept="Intrekking van een erkenning",
        ),
        _stap(
            "handhaving_afsluiten",
            handhaving.handhaving_afsluiten,
            zin="Procedure afgesloten zonder maatregel",
            omschrijving="Een procedure zonder maatregel afsluiten",
            knop="Sluit af zonder maatregel",
            concept="Procedure afsluiten",
        ),
        Handeling(
            Recht(
                "schorsing_opheffen",
                BESLISSERS,
                _GROND,
                object_soort=_TOEKENNING,
                omschrijving="Een schorsing opheffen",
            ),
            sancties.schorsing_opheffen,
            zin="Schorsing opgeheven",
            route="schorsing_opheffen",
            knop="Hef de schorsing op",
            toestanden=frozenset({GESCHORST}),
            plek="toekenning",
            concept="Einde van een schorsing",
            verloop="besluiten",
        ),
        Handeling(
            Recht("schorsing_laten_aflopen", frozenset(), _GROND, klok=True, object_soort=_TOEKENNING),
            sancties.schorsing_laten_aflopen,
            zin="Schorsing afgelopen",
        ),
        Handeling(
            Recht("handhaving_signaleren", frozenset(), _GROND, klok=True, object_soort=_SOORT),
            bewaken.handhaving_signaleren,
            zin="Termijn van de procedure gemeld",
        ),
        Handeling(
            Recht(voornemenbrief.OPMAKEN, frozenset(), _GROND, klok=True, object_soort=_SOORT),
            voornemenbrief.voornemenbrief_opmaken,
            zin="Brief met het voornemen opgemaakt",
        ),
    ),
    lezingen=(
        Recht(
            "handhaving_lijst", _LEZERS, _GROND, object_soort=_SOORT, omschrijving="Procedures van handhaving"
        ),
        Recht(
            "handhaving_detail",
            _LEZERS,
            _GROND,
            object_soort=_SOORT,
            omschrijving="Eén procedure van handhaving",
        ),
    ),
    effecten={voornemenbrief.OPMAKEN: voornemenbrief.effect_voornemenbrief},
    documentsoorten=(DOCUMENTSOORT,),
    bijlagesoorten=(
        Bijlagesoort(
            VERWEERSTUK,
            "Bewijs bij een verweer",
            Handhaving.objects.zichtbaar_voor,
            DOSSIERSTUK,
            DOSSIERSTUK_HOOGSTENS,
        ),
    ),
    meldingen=MELDINGEN,
    taaksoorten=TAAKSOORTEN,
    klokjobs=KLOKJOBS,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        **dict.fromkeys(("vergoeding_verminderen", *MAATREGEL_VAN), PARAMETERS),
        "voornemen_meedelen": ("hoorrecht_termijn", "sanctie_beslissing_termijn", "termijn_verschuift"),
    },
)
