"""The numbers by which AMA is carried out: reminders, signals, working time, advances. Almost all are assumptions."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from werkzorg.parameters.domein.soort import DAG, MAAND, WEEK, Eenheid, Eigenaar, Groep, Parametersoort
from werkzorg.parameters.domein.waarden import Waardesoort

_AMA = partial(Parametersoort, groep=Groep.AMA, eigenaar=Eigenaar.ZORG)
_WVG = partial(Parametersoort, groep=Groep.AMA_WVG, eigenaar=Eigenaar.ZORG)
_BVR_DEELNAME = "BVR 2022 hoofdstuk 3"
_BVR_SUBSIDIE = "BVR 2022 hoofdstuk 3, subsidiëring"
_DUUR = "Decreet 2022 art. 29"
_ARBEIDSWET = "Arbeidswet 16/3/1971"
_UUR = Eenheid("uur", "uur")
_MINUUT = Eenheid("minuut", "minuten")
_KEER = Eenheid("keer", "keer")
_PROCENT = Eenheid("%", "%")
_PUNT = Eenheid("procentpunt", "procentpunten")

SOORTEN = (
    _AMA(
        "ama_evaluatie_openen",
        "Evaluatie van AMA kan zo lang vooraf geschreven worden",
        grondslag=_DUUR,
        eenheid=MAAND,
        hoogstens=Decimal(6),
    ),
    _AMA(
        "ama_evaluatie_herinnering",
        "Aan de evaluatie van AMA herinneren: dagen vooraf",
        grondslag=_DUUR,
        soort=Waardesoort.GETALLEN,
        eenheid=DAG,
    ),
    _AMA(
        "ama_toestemming_herinnering",
        "Aan het einde van een toestemming herinneren: dagen vooraf",
        grondslag=_BVR_DEELNAME,
        soort=Waardesoort.GETALLEN,
        eenheid=DAG,
    ),
    _AMA(
        "ama_start_vooraf",
        "Een overeenkomst opmaken: hoogstens zo lang vooruit",
        grondslag=_BVR_DEELNAME,
        eenheid=DAG,
    ),
    _AMA(
        "ama_start_terug",
        "Een overeenkomst op papier later inbrengen: hoogstens zo lang terug",
        grondslag=_BVR_DEELNAME,
        eenheid=DAG,
    ),
    _AMA(
        "ama_einde_vooraf",
        "Een einde vastleggen: hoogstens zo lang vooruit",
        grondslag=_DUUR,
        eenheid=DAG,
    ),
    _AMA(
        "ama_tekenlink_uren",
        "Een link om te ondertekenen werkt zo lang",
        grondslag="Decreet 2022 art. 31-32",
        eenheid=_UUR,
        minstens=Decimal(1),
        hoogstens=Decimal(720),
    ),
    _AMA(
        "ama_signaal_na_elkaar",
        "Signaal: zoveel geplande dagen na elkaar gemist",
        grondslag=_DUUR,
        eenheid=_KEER,
        minstens=Decimal(1),
    ),
    _AMA(
        "ama_signaal_weken",
        "Signaal dalende opkomst: vergeleken over",
        grondslag=_DUUR,
        eenheid=WEEK,
        minstens=Decimal(1),
    ),
    _AMA(
        "ama_signaal_punten",
        "Signaal dalende opkomst: vanaf een daling van",
        grondslag=_DUUR,
        eenheid=_PUNT,
        minstens=Decimal(1),
        hoogstens=Decimal(100),
    ),
    _AMA(
        "ama_signaal_minstens",
        "Signaal dalende opkomst: pas vanaf zoveel geplande dagen",
        grondslag=_DUUR,
        eenheid=DAG,
        minstens=Decimal(1),
    ),
    _AMA(
        "ama_signaal_stil",
        "Signaal: zo lang niets ingevuld",
        grondslag=_DUUR,
        eenheid=WEEK,
        minstens=Decimal(1),
    ),
    _AMA(
        "ama_contact_opvolgen",
        "Een contact met een mogelijke werkpost opnieuw opvolgen na",
        grondslag=_BVR_DEELNAME,
        eenheid=DAG,
    ),
    _AMA("arbeidstijd_dag", "Arbeidswet: hoogstens per dag", grondslag=_ARBEIDSWET, eenheid=_UUR),
    _AMA("arbeidstijd_week", "Arbeidswet: hoogstens per week", grondslag=_ARBEIDSWET, eenheid=_UUR),
    _AMA("arbeidstijd_rust", "Arbeidswet: rust tussen twee dagen", grondslag=_ARBEIDSWET, eenheid=_UUR),
    _AMA("arbeidstijd_pauze_na", "Arbeidswet: een pauze na", grondslag=_ARBEIDSWET, eenheid=_UUR),
    _AMA("arbeidstijd_pauze", "Arbeidswet: een pauze duurt minstens", grondslag=_ARBEIDSWET, eenheid=_MINUUT),
    _WVG(
        "ama_wvg_voorschot_deel",
        "Voorschotten van een jaar samen",
        grondslag=_BVR_SUBSIDIE,
        eenheid=_PROCENT,
        hoogstens=Decimal(100),
        uitleg="Per kwartaal een vierde daarvan.",
    ),
    _WVG(
        "ama_wvg_betwist_termijn",
        "Een lijn van de subsidie betwisten tot",
        grondslag=_BVR_SUBSIDIE,
        eenheid=DAG,
        uitleg="Na de controle van de berekening.",
    ),
)
