"""The parameters of AMA sociale economie: the Departement WSE owns them (regelgeving 6 and 9)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from werkzorg.parameters.domein.soort import DAG, MAAND, WEEK, Eenheid, Eigenaar, Groep, Parametersoort
from werkzorg.parameters.domein.waarden import Waardesoort

_SE = partial(Parametersoort, groep=Groep.AMA_SE, eigenaar=Eigenaar.WSE)
_BVR_SE = "BVR 2022 hoofdstuk 3, sociale economie"

SOORTEN = (
    _SE(
        "ama_se_min_uren",
        "Kunnen deelnemen, minstens",
        grondslag=_BVR_SE,
        eenheid=Eenheid("uur per week", "uren per week"),
        hoogstens=Decimal(38),
    ),
    _SE(
        "se_uren_signaal_weken",
        "Signaal als de uren zo lang te laag blijven",
        grondslag=_BVR_SE,
        eenheid=WEEK,
    ),
    _SE(
        "ama_se_herbeslissing",
        "VDAB beslist opnieuw, uiterlijk na",
        grondslag=_BVR_SE,
        eenheid=MAAND,
        minstens=Decimal(1),
    ),
    _SE(
        "ama_se_subsidie_jaar",
        "Subsidie AMA sociale economie",
        grondslag=_BVR_SE,
        soort=Waardesoort.BEDRAG,
        per="per traject per jaar",
    ),
    _SE(
        "ama_se_noemer",
        "Trajecten tellen: delen door",
        grondslag=_BVR_SE,
        eenheid=Eenheid("dag, vast", "dagen, vast"),
        minstens=Decimal(1),
    ),
    _SE(
        "ama_se_rapport",
        "Overzicht van de begeleidingen indienen",
        grondslag=_BVR_SE,
        soort=Waardesoort.KEUZE,
        keuzes={
            "eerste_maand_van_elk_kwartaal": "in de eerste maand van elk kwartaal",
            "eerste_maand_van_elk_jaar": "in de eerste maand van elk jaar",
        },
    ),
    _SE(
        "ama_se_contingent_herziening",
        "Tijd tussen twee herzieningen van het contingent",
        grondslag=_BVR_SE,
        eenheid=MAAND,
        minstens=Decimal(1),
    ),
    _SE(
        "ama_se_beslissing_openen",
        "De jaarlijkse beslissing van VDAB openen: zo lang vooraf",
        grondslag=_BVR_SE,
        eenheid=MAAND,
        hoogstens=Decimal(6),
    ),
    _SE(
        "ama_se_beslissing_herinnering",
        "Aan de jaarlijkse beslissing herinneren: dagen vooraf",
        grondslag=_BVR_SE,
        soort=Waardesoort.GETALLEN,
        eenheid=DAG,
    ),
    _SE(
        "ama_se_zonder_beslissing",
        "Aanwezigheden zonder nieuwe beslissing van VDAB",
        grondslag=_BVR_SE,
        soort=Waardesoort.KEUZE,
        keuzes={"weigeren": "weigeren", "toelaten": "toelaten, met een waarschuwing"},
    ),
    _SE(
        "ama_se_dagen",
        "Dagen die tellen voor de subsidie",
        grondslag=_BVR_SE,
        soort=Waardesoort.KEUZE,
        keuzes={
            "kalenderdagen": "de kalenderdagen van de begeleiding",
            "aanwezigheidsdagen": "de dagen waarop de deelnemer aanwezig was",
        },
    ),
    _SE(
        "ama_se_voorschot_deel",
        "Voorschotten AMA sociale economie van een jaar samen",
        grondslag=_BVR_SE,
        eenheid=Eenheid("%", "%"),
        hoogstens=Decimal(100),
        uitleg="Per kwartaal een vierde daarvan.",
    ),
)
