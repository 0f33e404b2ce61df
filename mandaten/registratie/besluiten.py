"""What is handed over about decisions: proposing, deciding, their letters, and challenges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mandaten.documenten.beroepsbrief import DOCUMENTSOORT as BEROEPSBRIEFSOORT
from mandaten.documenten.besluitbrief import DOCUMENTSOORT
from mandaten.domein.rechtsmiddelen import PARAMETERS
from mandaten.handelingen import beroepen, beroepsbrief, beslissen, besluitbrief, herbeslissen
from mandaten.handelingen.besluiten import OPMAKEN
from mandaten.handelingen.besluiten import SOORT as BESLUIT
from mandaten.lijsten.besluiten import EXPORTLIJSTEN
from mandaten.meldingen.behandeling import SOORT as AANVRAAG
from mandaten.meldingen.besluiten import MELDINGEN, TAAKSOORTEN
from mandaten.querysets import BEHEERDER, INSPECTIE
from mandaten.soorten import BESLISSERS, BESLIST_OVER, SOORTEN
from mandaten.statussen import AANVRAAGOVERGANGEN
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 12-13, 17-19, 26-27, 30"
_BEROEP = "BVR 18/11/2022 hoofdstuk 2 en 3; gecoördineerde wetten op de Raad van State art. 14"
_LEZERS = BESLISSERS | {BEHEERDER, INSPECTIE}
_DUUR = tuple(sorted({soort.duur_parameter for soort in SOORTEN.values()} - {""}))


def _rollen(sleutel: str) -> frozenset[str]:
    """The roles that decide about one of the kinds of this act."""
    soorten, _ = beslissen.HANDELINGEN[sleutel]
    return frozenset(rol for rol, over in BESLIST_OVER.items() if over & soorten)


def _op_aanvraag(
    sleutel: str,
    functie: Callable[..., Any],
    zin: str,
    omschrijving: str,
    rollen: frozenset[str] = BESLISSERS,
    **anders: Any,
) -> Handeling:
    return Handeling(
        Recht(sleutel, rollen, _GROND, object_soort=AANVRAAG, omschrijving=omschrijving),
        functie,
        zin=zin,
        verloop="besluiten",
        route=sleutel,
        toestanden=vanuit(AANVRAAGOVERGANGEN, sleutel),
        plek="aanvraag",
        **anders,
    )


REGISTRATIE = Registratie(
    deel="mandaten.besluiten",
    titel="Mandaten en erkenningen",
    handelingen=(
        _op_aanvraag(
            "beslissing_voorstellen",
            beslissen.beslissing_voorstellen,
            "Beslissing voorgesteld",
            "Een beslissing over een aanvraag voorstellen",
            knop="Stel een beslissing voor",
            concept="Voorstel van beslissing",
        ),
        _op_aanvraag(
            "voorstel_terugsturen",
            beslissen.voorstel_terugsturen,
            "Voorstel van beslissing teruggestuurd",
            "Een voorstel van beslissing terugsturen",
        ),
        *(
            _op_aanvraag(sleutel, functie, zin, omschrijving, _rollen(sleutel))
            for sleutel, functie, zin, omschrijving in (
                (
                    "mandaat_toekennen",
                    beslissen.mandaat_toekennen,
                    "Mandaat toegekend",
                    "Een mandaat toekennen",
                ),
                ("mandaat_weigeren", beslissen.mandaat_weigeren, "Mandaat geweigerd", "Een mandaat weigeren"),
                (
                    "erkenning_verlenen",
                    beslissen.erkenning_verlenen,
                    "Erkenning verleend",
                    "Een erkenning verlenen",
                ),
                (
                    "erkenning_weigeren",
                    beslissen.erkenning_weigeren,
                    "Erkenning geweigerd",
                    "Een erkenning weigeren",
                ),
                (
                    "contingent_toekennen",
                    beslissen.contingent_toekennen,
                    "Contingent toegekend",
                    "Een contingent toekennen",
                ),
                (
                    "contingent_weigeren",
                    beslissen.contingent_weigeren,
                    "Contingent geweigerd",
                    "Een contingent weigeren",
                ),
            )
        ),
        Handeling(
            Recht(
                "beroep_registreren",
                BESLISSERS,
                _BEROEP,
                object_soort=BESLUIT,
                omschrijving="Een bezwaar of beroep registreren",
            ),
            beroepen.beroep_registreren,
            zin="Bezwaar of beroep geregistreerd",
            verloop="besluiten",
            route="beroep_registreren",
            concept="Bezwaar of beroep",
        ),
        Handeling(
            Recht(
                "beroep_afhandelen",
                BESLISSERS,
                _BEROEP,
                object_soort=beroepen.SOORT,
                omschrijving="De uitkomst van een bezwaar of beroep vastleggen",
            ),
            beroepen.beroep_afhandelen,
            zin="Bezwaar of beroep afgehandeld",
            verloop="besluiten",
            route="beroep_afhandelen",
            concept="Uitkomst van een bezwaar of beroep",
        ),
        Handeling(
            Recht(
                "besluit_herzien",
                BESLISSERS,
                _BEROEP,
                object_soort=BESLUIT,
                omschrijving="Opnieuw beslissen na een gegrond bezwaar of beroep",
            ),
            herbeslissen.besluit_herzien,
            zin="Opnieuw beslist na een gegrond bezwaar of beroep",
            verloop="besluiten",
            route="besluit_herzien",
            knop="Beslis opnieuw",
            concept="Nieuw besluit na bezwaar of beroep",
        ),
        Handeling(
            Recht(beroepsbrief.OPMAKEN, frozenset(), _BEROEP, klok=True),
            beroepsbrief.beroepsbrief_opmaken,
            zin="Antwoord op een bezwaar opgemaakt",
        ),
        Handeling(
            Recht(OPMAKEN, frozenset(), _GROND, klok=True),
            besluitbrief.besluitbrief_opmaken,
            zin="Besluitbrief opgemaakt",
        ),
    ),
    lezingen=(
        Recht(
            "beslissing_bekrachtigen",
            BESLISSERS,
            _GROND,
            object_soort=AANVRAAG,
            omschrijving="De brief van een voorgestelde beslissing",
        ),
        Recht("besluit_lijst", _LEZERS, _GROND, object_soort=BESLUIT, omschrijving="Alle besluiten"),
        Recht("besluit_detail", _LEZERS, _GROND, object_soort=BESLUIT, omschrijving="Eén besluit"),
    ),
    effecten={
        OPMAKEN: besluitbrief.effect_besluitbrief,
        beroepsbrief.OPMAKEN: beroepsbrief.effect_beroepsbrief,
    },
    documentsoorten=(DOCUMENTSOORT, BEROEPSBRIEFSOORT),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        OPMAKEN: PARAMETERS,
        "beslissing_voorstellen": _DUUR,
        **dict.fromkeys(beslissen.HANDELINGEN, PARAMETERS),
        "beroep_registreren": PARAMETERS,
        "besluit_herzien": PARAMETERS,
        "besluit_detail": PARAMETERS,
    },
)
