"""What is handed over about quarterly reports of AMA sociale economie (regelgeving 6, 11)."""

from __future__ import annotations

from ama.bladen.contingentgebruik import cijfers_voor_oproep
from ama.bladen.kwartaal import PLEK
from ama.domein.kwartaalverslag import GROND
from ama.handelingen import kwartaalverslag, wsevoorschotten
from ama.lijsten.contingentgebruik import EXPORTLIJSTEN as GEBRUIKLIJSTEN
from ama.lijsten.kwartaal import EXPORTLIJSTEN, IN_LIJN
from ama.meldingen.kwartaal import LIJN, MELDINGEN, TAAKSOORTEN, VERSLAG
from ama.models.contingentlezen import PARAMETERS
from ama.models.kwartaallezen import JAARPARAMETERS
from ama.querysets.lezers import DEPARTEMENT_WSE, EIGEN_ORGANISATIE
from ama.statussen import KWARTAALOVERGANGEN
from ama.tasks.kwartaal import GEBRUIKT, KLOKJOBS
from mandaten.soorten import CONTINGENT
from werkzorg.handelen.oproephulp import Oproephulp
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_DEPARTEMENT = frozenset({DEPARTEMENT_WSE})
_LEZERS = _DEPARTEMENT | EIGEN_ORGANISATIE


def _stap(sleutel: str, omschrijving: str, knop: str, zin: str, rollen: frozenset[str]) -> Handeling:
    return Handeling(
        Recht(sleutel, rollen, GROND, object_soort=VERSLAG, omschrijving=omschrijving),
        getattr(kwartaalverslag, sleutel),
        zin=zin,
        route=sleutel,
        knop=knop,
        plek=PLEK,
        verloop="besluiten",
        toestanden=vanuit(KWARTAALOVERGANGEN, sleutel),
    )


REGISTRATIE = Registratie(
    deel="ama.wse_kwartaal",
    titel="AMA sociale economie",
    groepen={LIJN: dict.fromkeys(sorted(_LEZERS), IN_LIJN)},
    handelingen=(
        Handeling(
            Recht(
                "kwartaalverslag_opmaken",
                _LEZERS,
                GROND,
                klok=True,
                omschrijving="Een kwartaalverslag opmaken of opnieuw opmaken",
            ),
            kwartaalverslag.kwartaalverslag_opmaken,
            zin="Kwartaalverslag opgemaakt",
            route="kwartaalverslag_opmaken",
        ),
        _stap(
            "kwartaalverslag_bevestigen",
            "Een kwartaalverslag bevestigen",
            "Bevestig",
            "Kwartaalverslag bevestigd",
            EIGEN_ORGANISATIE,
        ),
        _stap(
            "wse_subsidie_controleren",
            "Een kwartaalverslag nakijken",
            "Kijk na",
            "Kwartaalverslag nagekeken",
            _DEPARTEMENT,
        ),
        _stap(
            "wse_subsidie_vastleggen",
            "De subsidie van een kwartaal vastleggen",
            "Leg vast",
            "Subsidie van een kwartaal vastgelegd",
            _DEPARTEMENT,
        ),
        Handeling(
            Recht(
                "wse_voorschot_registreren",
                _DEPARTEMENT,
                GROND,
                omschrijving="Een voorschot AMA sociale economie registreren",
            ),
            wsevoorschotten.wse_voorschot_registreren,
            zin="Voorschot AMA sociale economie geregistreerd",
            route="wse_voorschot_registreren",
        ),
    ),
    lezingen=(
        Recht("contingentgebruik_lijst", _LEZERS, GROND, omschrijving="De contingenten in gebruik"),
        Recht("kwartaalverslag_lijst", _LEZERS, GROND, omschrijving="De kwartaalverslagen"),
        Recht(
            "kwartaalverslag_detail",
            _LEZERS,
            GROND,
            object_soort=VERSLAG,
            omschrijving="Eén kwartaalverslag",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
    exportlijsten=(*EXPORTLIJSTEN, *GEBRUIKLIJSTEN),
    oproephulpen=(Oproephulp(CONTINGENT, cijfers_voor_oproep),),
    parameters={
        **GEBRUIKT,
        "contingentgebruik_lijst": PARAMETERS,
        "kwartaalverslag_opmaken": JAARPARAMETERS,
        "wse_voorschot_registreren": ("ama_se_subsidie_jaar", "ama_se_voorschot_deel"),
        "kwartaalverslag_bevestigen": JAARPARAMETERS,
        "wse_subsidie_controleren": JAARPARAMETERS,
        "wse_subsidie_vastleggen": JAARPARAMETERS,
    },
)
