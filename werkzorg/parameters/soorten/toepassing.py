"""The limits that are policy of this application: no law gives them, an owner decides."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from werkzorg.parameters.domein.soort import DAG, MAAND, Eenheid, Eigenaar, Groep, Parametersoort
from werkzorg.parameters.domein.waarden import Waardesoort

_P = partial(Parametersoort, groep=Groep.TOEPASSING, eigenaar=Eigenaar.ZORG)

SOORTEN = (
    _P(
        "termijn_verschuift",
        "Een termijn in dagen die op een vrije dag eindigt, schuift op",
        grondslag="Ger.W. art. 53, niet verplicht hier",
        soort=Waardesoort.JA_NEE,
        uitleg="Een vrije dag is een zaterdag, een zondag of een feestdag.",
    ),
    _P(
        "insz_opzoekingen_per_dag",
        "Opzoekingen op rijksregisternummer, per persoon",
        grondslag="AVG art. 5, 32",
        eenheid=Eenheid("per dag", "per dag"),
        uitleg="Ook registreren en aansluiten met een nummer tellen mee.",
        minstens=Decimal(1),
        hoogstens=Decimal(1000),
    ),
    _P(
        "insz_opzoekingen_per_organisatie",
        "Opzoekingen op rijksregisternummer, per organisatie",
        grondslag="AVG art. 5, 32",
        eenheid=Eenheid("per dag", "per dag"),
        uitleg="Ook registreren en aansluiten met een nummer tellen mee.",
        minstens=Decimal(1),
        hoogstens=Decimal(10_000),
    ),
    _P(
        "samenvoeging_ongedaan_dagen",
        "Hoe lang een samenvoeging van dossiers nog ongedaan kan",
        grondslag="AVG art. 5, 16",
        eenheid=DAG,
        minstens=Decimal(1),
        hoogstens=Decimal(365),
    ),
    _P(
        "doorverwijzing_antwoord_termijn",
        "Een doorverwijzing beantwoorden",
        grondslag="Decreet 8/7/2022 art. 7, 22, 28",
        eenheid=DAG,
        uitleg="Vanaf de dag waarop ze verstuurd is; de taak van de ontvanger krijgt deze einddatum.",
        minstens=Decimal(1),
        hoogstens=Decimal(365),
    ),
    _P(
        "dossierstuk_max",
        "Grootste bestand in een dossier",
        grondslag="Keuze van de toepassing",
        eenheid=Eenheid("MB per bestand", "MB per bestand"),
        minstens=Decimal(1),
        hoogstens=Decimal(20),
    ),
    _P(
        "dossierstuk_types",
        "Bestanden die in een dossier mogen",
        grondslag="Keuze van de toepassing",
        soort=Waardesoort.LIJST,
    ),
    _P(
        "uitwisseling_per_minuut",
        "Aanvragen van een koppeling, hoogstens",
        grondslag="AVG art. 32",
        eenheid=Eenheid("per minuut", "per minuut"),
        uitleg="Daarboven antwoordt de koppeling dat het te snel gaat.",
        minstens=Decimal(1),
        hoogstens=Decimal(6000),
    ),
    _P(
        "uitwisseling_sleutel_geldig",
        "Geheime sleutel van een koppeling, geldig",
        grondslag="AVG art. 32",
        eenheid=MAAND,
        minstens=Decimal(1),
        hoogstens=Decimal(24),
    ),
    _P(
        "uitwisseling_waarschuwen",
        "Zeggen dat een koppeling haar toegang verliest, vooraf",
        grondslag="AVG art. 32",
        eenheid=DAG,
        minstens=Decimal(1),
        hoogstens=Decimal(180),
    ),
    _P(
        "uitwisseling_bewaren",
        "Berichten van een koppeling bewaren, hoogstens",
        grondslag="AVG art. 5",
        eenheid=DAG,
        uitleg="De inhoud van een bericht dat wij niet konden verwerken, verdwijnt zodra het verwerkt is.",
        minstens=Decimal(1),
        hoogstens=Decimal(365),
    ),
)
