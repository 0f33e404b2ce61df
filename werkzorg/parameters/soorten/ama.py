"""The parameters of both kinds of arbeidsmatige activiteiten, and of AMA WVG; the Departement Zorg owns them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from werkzorg.parameters.domein.soort import (
    DAG,
    JAAR,
    LEEFTIJD,
    MAAND,
    Eenheid,
    Eigenaar,
    Groep,
    Parametersoort,
)
from werkzorg.parameters.domein.waarden import Waardesoort

_AMA = partial(Parametersoort, groep=Groep.AMA, eigenaar=Eigenaar.ZORG)
_WVG = partial(Parametersoort, groep=Groep.AMA_WVG, eigenaar=Eigenaar.ZORG)
_BVR_DEELNAME = "BVR 2022 hoofdstuk 3"
_BVR_ERKENNING = "Decreet 2022 art. 30; BVR 2022 art. 46"
_BVR_SUBSIDIE = "BVR 2022 hoofdstuk 3, subsidiëring"

SOORTEN = (
    _AMA(
        "ama_min_leeftijd",
        "Minimumleeftijd: ouder dan",
        grondslag=_BVR_DEELNAME,
        eenheid=LEEFTIJD,
        hoogstens=Decimal(120),
    ),
    _AMA(
        "ama_max_leeftijd",
        "Maximumleeftijd: jonger dan",
        grondslag=_BVR_DEELNAME,
        eenheid=LEEFTIJD,
        mag_verwijzen_naar=("pensioenleeftijd",),
        hoogstens=Decimal(120),
    ),
    _AMA(
        "pensioenleeftijd",
        "Wettelijke pensioenleeftijd",
        grondslag="Wet 10/8/2015",
        eenheid=LEEFTIJD,
        minstens=Decimal(50),
        hoogstens=Decimal(90),
    ),
    _AMA(
        "ama_evaluatie_interval",
        "Langste tijd tussen twee evaluaties van AMA",
        grondslag="Decreet 2022 art. 29",
        eenheid=MAAND,
        minstens=Decimal(1),
    ),
    _AMA(
        "evaluatie_escalatie_dagen",
        "Evaluatie te laat: zichtbaar voor het departement na",
        grondslag="Decreet 2022 art. 29",
        eenheid=DAG,
        uitleg="Vanaf dan kan er voor die deelnemer ook geen overeenkomst of uur meer bij.",
    ),
    _AMA(
        "ama_bijlage_max",
        "Grootste bijlage bij een overeenkomst",
        grondslag="Decreet 2022 art. 31-32",
        eenheid=Eenheid("MB, één bestand", "MB, één bestand"),
        minstens=Decimal(1),
        hoogstens=Decimal(20),
    ),
    _AMA(
        "ama_bijlage_types",
        "Bestanden die als bijlage mogen",
        grondslag="Decreet 2022 art. 31-32",
        soort=Waardesoort.LIJST,
    ),
    _AMA(
        "ama_toelating_arts_herbruikbaar",
        "Toestemming van de arts: ten hoogste zo oud",
        grondslag=_BVR_DEELNAME,
        eenheid=JAAR,
        uitleg="Een bestaande toestemming voor dezelfde activiteit mag zo lang opnieuw gebruikt worden.",
    ),
    _AMA(
        "ama_geschenkcheque_basis",
        "Geschenkcheque: hoogstens",
        grondslag="RSZ-regels voor geschenkcheques",
        soort=Waardesoort.BEDRAG,
        per="per jaar, en evenveel per kind ten laste",
    ),
    _WVG("ama_wvg_erkenning_duur", "Duur van een erkenning", grondslag=_BVR_ERKENNING, eenheid=JAAR),
    _WVG(
        "ama_wvg_herinnering",
        "Herinneren voor een erkenning verloopt",
        grondslag=_BVR_ERKENNING,
        eenheid=MAAND,
    ),
    _WVG(
        "ama_wvg_ontvankelijkheid",
        "Aanvraag van erkenning: is ze ontvankelijk?",
        grondslag=_BVR_ERKENNING,
        eenheid=DAG,
    ),
    _WVG(
        "ama_wvg_gegrondheid",
        "Aanvraag van erkenning: is ze gegrond?",
        grondslag=_BVR_ERKENNING,
        eenheid=DAG,
    ),
    _WVG(
        "ama_wvg_subsidie_max_jaar",
        "Subsidie AMA, hoogstens",
        grondslag=_BVR_SUBSIDIE,
        soort=Waardesoort.BEDRAG,
        per="per deelnemer per kalenderjaar",
    ),
    _WVG(
        "ama_wvg_subsidie_maand",
        "Subsidie AMA per maand",
        grondslag="BVR 2018",
        soort=Waardesoort.BEDRAG,
        per="per deelnemer per maand",
        uitleg="Alleen in de oude regelgeving; latere indexeringen van het oude bedrag zijn niet nagekeken.",
    ),
    _WVG(
        "ama_wvg_noemer_prorata",
        "Subsidie naar rato: delen door",
        grondslag=_BVR_SUBSIDIE,
        soort=Waardesoort.KEUZE,
        keuzes={
            "dagen_van_het_jaar": "het aantal dagen van het jaar (365 of 366)",
            "vast_365": "altijd 365 dagen",
        },
    ),
    _WVG(
        "ama_wvg_indien_termijn",
        "Een overeenkomst indienen",
        grondslag="Decreet 2022 art. 31-32",
        eenheid=DAG,
        uitleg="Vanaf de start van de overeenkomst.",
    ),
)
