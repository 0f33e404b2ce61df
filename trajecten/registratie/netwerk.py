"""What is handed over about the network: catalogue, actions, hours, stages, and the plans that came in."""

from __future__ import annotations

from typing import Any

from trajecten.bladen import acties as actiebladen
from trajecten.bladen import stages as stagebladen
from trajecten.bladen.traject import PLEK as TRAJECTPLEK
from trajecten.handelingen import aanbod, acties, gegeven_uren, stages
from trajecten.handelingen.aanbod import SOORT as AANBOD
from trajecten.handelingen.stages import SOORT as STAGE
from trajecten.lijsten.netwerk import EXPORTLIJSTEN
from trajecten.meldingen.netwerk import ACTIE, MELDINGEN, TAAKSOORTEN
from trajecten.querysets.lezers import DIENSTVERLENER, NETWERKCOORDINATOR, PLAN, TANDEMROLLEN, TRAJECT
from trajecten.querysets.plan import CATALOGUSLEZERS
from trajecten.statussen import ACTIEOVERGANGEN, IN_UITVOERING, OPEN_ACTIE
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import Recht

UREN, PLANVERSIE = "trajecten.uren", "trajecten.planversie"
GROND = "Decreet 8/7/2022 art. 17-18, 23"
GROND_AANBOD = "Decreet 8/7/2022 art. 14, 17"
GROND_STAGE = "Decreet 8/7/2022 art. 10"
# Group of data of an action: writing down the hours that the own organisation gave.
EIGEN_UREN = "eigen_uren"
_UITVOERDERS = TANDEMROLLEN | {DIENSTVERLENER}
_ACTIELEZERS = _UITVOERDERS | {NETWERKCOORDINATOR}
_PLAN = frozenset({PLAN})


def _opening(door: Door, actie: Any) -> frozenset[str]:
    """Only who carries out an action writes its hours."""
    eigen = isinstance(door, Hoedanigheid) and actie.dienstverlener_id == door.organisatie_id
    return frozenset({PLAN, EIGEN_UREN}) if eigen else _PLAN


REGISTRATIE = Registratie(
    deel="trajecten.netwerk",
    titel="Activeringstrajecten: netwerk en uitvoering",
    toelichting=(
        "De netwerkcoördinator ziet de plannen die hij ontving en wijst de acties toe. Een dienstverlener ziet alleen "
        "de acties die hem zijn toegewezen, en wie de deelnemer is. Hij schrijft alleen zijn eigen uren op."
    ),
    groepen={
        ACTIE: {
            NETWERKCOORDINATOR: _PLAN,
            **dict.fromkeys(sorted(_UITVOERDERS), frozenset({PLAN, EIGEN_UREN})),
        },
        STAGE: dict.fromkeys(sorted(_ACTIELEZERS), _PLAN),
        UREN: dict.fromkeys(sorted(_ACTIELEZERS), _PLAN),
        PLANVERSIE: dict.fromkeys(sorted(_ACTIELEZERS - {DIENSTVERLENER}), _PLAN),
    },
    openingen={ACTIE: _opening},
    groepnamen={EIGEN_UREN: "uren van de eigen acties"},
    handelingen=(
        Handeling(
            Recht(
                "aanbod_registreren",
                frozenset({DIENSTVERLENER}),
                GROND_AANBOD,
                object_soort=AANBOD,
                omschrijving="Het eigen aanbod in de catalogus zetten",
            ),
            aanbod.aanbod_registreren,
            zin="Aanbod in de catalogus gezet",
            route="aanbod_registreren",
            knop="Zet aanbod in de catalogus",
            plek="aanbodlijst",
            concept="Nieuw aanbod",
        ),
        Handeling(
            Recht(
                "aanbod_wijzigen",
                frozenset({DIENSTVERLENER}),
                GROND_AANBOD,
                object_soort=AANBOD,
                omschrijving="Het eigen aanbod wijzigen of beëindigen",
            ),
            aanbod.aanbod_wijzigen,
            zin="Aanbod gewijzigd",
            route="aanbod_wijzigen",
            knop="Wijzig het aanbod",
            plek="aanbod",
            concept="Wijziging van een aanbod",
        ),
        Handeling(
            Recht(
                "actie_toewijzen",
                frozenset({NETWERKCOORDINATOR}),
                GROND,
                object_soort=ACTIE,
                groepen=_PLAN,
                omschrijving="Een dienstverlener aan een actie toewijzen",
            ),
            acties.actie_toewijzen,
            zin="Dienstverlener toegewezen aan een actie",
            route="actie_toewijzen",
            knop="Wijs een dienstverlener toe",
            toestanden=frozenset(OPEN_ACTIE),
            plek=actiebladen.PLEK,
            concept="Toewijzing van een actie",
        ),
        Handeling(
            Recht(
                "uren_registreren",
                _UITVOERDERS,
                GROND,
                object_soort=ACTIE,
                groepen=frozenset({PLAN, EIGEN_UREN}),
                omschrijving="De uren van een eigen actie opschrijven",
            ),
            gegeven_uren.uren_registreren,
            zin="Uren opgeschreven",
            route="uren_registreren",
            knop="Schrijf uren op",
            toestanden=frozenset(OPEN_ACTIE),
            plek=actiebladen.PLEK,
        ),
        Handeling(
            Recht(
                "uren_terugnemen",
                _UITVOERDERS,
                GROND,
                object_soort=UREN,
                groepen=_PLAN,
                omschrijving="Uren terugnemen die je net opschreef",
            ),
            gegeven_uren.uren_terugnemen,
            zin="Uren teruggenomen",
            route="uren_terugnemen",
            knop="Neem terug",
            plek="uren",
        ),
        Handeling(
            Recht(
                "uren_verbeteren",
                _UITVOERDERS,
                GROND,
                object_soort=UREN,
                groepen=_PLAN,
                omschrijving="Eigen uren verbeteren die fout opgeschreven zijn",
            ),
            gegeven_uren.uren_verbeteren,
            zin="Uren verbeterd",
            route="uren_verbeteren",
            knop="Verbeter",
            plek="uren",
        ),
        Handeling(
            Recht(
                "actie_afwerken",
                _UITVOERDERS,
                GROND,
                object_soort=ACTIE,
                groepen=_PLAN,
                omschrijving="Een actie afwerken met haar resultaat",
            ),
            acties.actie_afwerken,
            zin="Actie afgewerkt",
            route="actie_afwerken",
            knop="Werk de actie af",
            toestanden=vanuit(ACTIEOVERGANGEN, "actie_afwerken"),
            plek=actiebladen.PLEK,
            concept="Resultaat van een actie",
        ),
        Handeling(
            Recht(
                "stage_starten",
                TANDEMROLLEN,
                GROND_STAGE,
                object_soort=TRAJECT,
                groepen=_PLAN,
                omschrijving="Een stage vastleggen",
            ),
            stages.stage_starten,
            zin="Stage vastgelegd",
            route="stage_starten",
            knop="Leg een stage vast",
            toestanden=frozenset(IN_UITVOERING),
            plek=TRAJECTPLEK,
            concept="Stage",
        ),
        Handeling(
            Recht(
                "stage_evalueren",
                _UITVOERDERS,
                GROND_STAGE,
                object_soort=STAGE,
                groepen=_PLAN,
                omschrijving="Een stage evalueren",
            ),
            stages.stage_evalueren,
            zin="Stage geëvalueerd",
            route="stage_evalueren",
            knop="Evalueer de stage",
            plek=stagebladen.PLEK,
            concept="Evaluatie van een stage",
            verloop="evaluaties",
        ),
    ),
    lezingen=(
        Recht(
            "aanbod_lijst",
            CATALOGUSLEZERS,
            GROND_AANBOD,
            object_soort=AANBOD,
            omschrijving="De catalogus van het aanbod",
        ),
        Recht("aanbod_detail", CATALOGUSLEZERS, GROND_AANBOD, object_soort=AANBOD, omschrijving="Eén aanbod"),
        Recht("actie_lijst", _ACTIELEZERS, GROND, object_soort=ACTIE, omschrijving="De lijst van acties"),
        Recht(
            "actie_detail",
            _ACTIELEZERS,
            GROND,
            object_soort=ACTIE,
            groepen=_PLAN,
            omschrijving="Eén actie van een plan",
        ),
        Recht(
            "stage_detail",
            _ACTIELEZERS,
            GROND_STAGE,
            object_soort=STAGE,
            groepen=_PLAN,
            omschrijving="Eén stage",
        ),
        Recht(
            "plan_inbox",
            frozenset({NETWERKCOORDINATOR}),
            GROND,
            object_soort=PLANVERSIE,
            omschrijving="De plannen die een netwerkcoördinator ontving",
        ),
        Recht(
            "netwerk_detail",
            TANDEMROLLEN | {NETWERKCOORDINATOR},
            "Decreet 8/7/2022 art. 17",
            omschrijving="De samenstelling van het netwerk van een regio",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    exportlijsten=EXPORTLIJSTEN,
    parameters={"plan_inbox": ("at_netwerk_start_termijn", "termijn_verschuift")},
)
