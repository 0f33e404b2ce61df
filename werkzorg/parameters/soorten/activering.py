"""The parameters of the activeringstraject; VDAB is its controller (Decreet 2022 art. 24)."""

from __future__ import annotations

from functools import partial

from werkzorg.parameters.domein.soort import DAG, MAAND, WERKDAG, Eenheid, Eigenaar, Groep, Parametersoort
from werkzorg.parameters.domein.waarden import Waardesoort

_P = partial(Parametersoort, groep=Groep.ACTIVERING, eigenaar=Eigenaar.VDAB)

SOORTEN = (
    _P("at_min_duur", "Minimumduur van een traject", grondslag="Decreet 2022 art. 11", eenheid=MAAND),
    _P("at_max_duur", "Maximumduur van een traject", grondslag="Decreet 2022 art. 11", eenheid=MAAND),
    _P("at_verlenging_max", "Langste verlenging", grondslag="Decreet 2022 art. 11", eenheid=MAAND),
    _P(
        "at_verlenging_max_aantal",
        "Hoeveel keer een traject verlengd kan worden",
        grondslag="Decreet 2022 art. 11",
        eenheid=Eenheid("keer", "keer"),
    ),
    _P(
        "at_verlenging_aanvraag_voor_einde",
        "Verlenging vragen: uiterlijk voor het einde",
        grondslag="Decreet 2022 art. 11",
        eenheid=DAG,
    ),
    _P(
        "at_onderbreking_stopt_klok",
        "Een onderbreking stopt de klok",
        grondslag="Decreet 2022 art. 11",
        soort=Waardesoort.JA_NEE,
        uitleg="Ja: de dagen van een onderbreking tellen niet mee voor de maximumduur, en de einddatum schuift op.",
    ),
    _P(
        "at_beslissing_termijn",
        "Beslissen over de deelname",
        grondslag="Decreet 2022 art. 9",
        eenheid=DAG,
        uitleg="Vanaf de dag waarop het verzoek volledig is.",
    ),
    _P(
        "at_tandem_termijn",
        "De tandem toewijzen",
        grondslag="Decreet 2022 art. 14",
        eenheid=WERKDAG,
        uitleg="Vanaf de beslissing.",
    ),
    _P(
        "at_eerste_gesprek_termijn",
        "Eerste gesprek met de deelnemer",
        grondslag="Decreet 2022 art. 14",
        eenheid=WERKDAG,
        uitleg="Vanaf de beslissing.",
    ),
    _P(
        "at_trajectplan_termijn",
        "Het trajectplan registreren",
        grondslag="Decreet 2022 art. 14, 15",
        eenheid=DAG,
        uitleg="Vanaf de start van het traject.",
    ),
    _P(
        "at_netwerk_start_termijn",
        "Eerste actie door het netwerk",
        grondslag="Decreet 2022 art. 18",
        eenheid=WERKDAG,
        uitleg="Vanaf de ontvangst van het plan.",
    ),
    _P(
        "at_evaluatie_interval",
        "Langste tijd tussen twee evaluaties",
        grondslag="Decreet 2022 art. 15",
        eenheid=MAAND,
        uitleg="Het plan moet zelf zeggen hoe vaak; dit is de langste tussentijd.",
    ),
    _P(
        "at_eindadvies_termijn",
        "Eindverslag en eindadvies registreren",
        grondslag="Decreet 2022 art. 14, 22",
        eenheid=DAG,
        uitleg="Vanaf het einde van het traject.",
    ),
    _P(
        "at_waarschuwing_maanden",
        "Waarschuwen na zoveel gebruikte maanden",
        grondslag="Decreet 2022 art. 11",
        soort=Waardesoort.GETALLEN,
        eenheid=MAAND,
        uitleg="Een schorsing die de klok stilzet, telt niet mee.",
    ),
    _P(
        "at_waarschuwing_na_verlenging",
        "Waarschuwen na een verlenging: zoveel maanden voor het nieuwe einde",
        grondslag="Decreet 2022 art. 11",
        soort=Waardesoort.GETALLEN,
        eenheid=MAAND,
    ),
    _P(
        "at_oude_regels_aanvraag_voor",
        "Verzoeken van voor deze dag volgen het decreet van 2014",
        grondslag="Decreet 2022 art. 38, 40",
        soort=Waardesoort.DATUM,
    ),
    _P(
        "at_penhouder_min_inwoners",
        "Kleinste werkgebied van een penhouder",
        grondslag="Decreet 2014 art. 18",
        eenheid=Eenheid("inwoner", "inwoners"),
        uitleg="Alleen in de oude regelgeving.",
    ),
)
