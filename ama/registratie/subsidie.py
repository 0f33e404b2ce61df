"""What is handed over about the subsidy: runs, lines, disputes, advances (regelgeving 5.7, 11)."""

from __future__ import annotations

from ama.bladen.betwistingen import PLEK as BETWISTPLEK
from ama.bladen.subsidie import PLEK as RUNPLEK
from ama.bladen.subsidielijnen import PLEK as LIJNPLEK
from ama.handelingen import betwistingen, subsidie, subsidieberichten, voorschotten
from ama.lijsten.subsidie import EXPORTLIJSTEN, IN_LIJN
from ama.meldingen.subsidie import (
    BETWISTING,
    LIJN,
    LIJNEN_MAKEN,
    MELDINGEN,
    RUN,
    TAAKSOORTEN,
    VERWITTIGEN,
    VOORSCHOT,
)
from ama.models.grenzen import PARAMETERS as LEEFTIJDPARAMETERS
from ama.models.subsidielezen import JAARPARAMETERS
from ama.querysets.lezers import DEPARTEMENT_ZORG, EIGEN_ORGANISATIE
from ama.statussen import RUNOVERGANGEN
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "BVR 18/11/2022 hoofdstuk 3, subsidiëring"
_DEPARTEMENT = frozenset({DEPARTEMENT_ZORG})
_LEZERS = _DEPARTEMENT | EIGEN_ORGANISATIE
_REKENT = (*JAARPARAMETERS, *LEEFTIJDPARAMETERS)
_TERMIJN = ("ama_wvg_betwist_termijn",)

REGISTRATIE = Registratie(
    deel="ama.subsidie",
    titel="Arbeidsmatige activiteiten",
    groepen={
        LIJN: dict.fromkeys(sorted(_LEZERS), IN_LIJN),
        BETWISTING: dict.fromkeys(sorted(_LEZERS), IN_LIJN),
    },
    groepnamen={"subsidie": "subsidie per deelnemer"},
    handelingen=(
        Handeling(
            Recht(
                "subsidie_berekenen",
                _DEPARTEMENT,
                _GROND,
                omschrijving="De subsidie van een jaar berekenen of herberekenen",
            ),
            subsidie.subsidie_berekenen,
            zin="Subsidie berekend",
            route="subsidie_berekenen",
        ),
        Handeling(
            Recht(
                LIJNEN_MAKEN,
                frozenset(),
                _GROND,
                klok=True,
                object_soort=RUN,
                omschrijving="De lijnen van een berekening maken",
            ),
            subsidie.subsidielijnen_maken,
            zin="Lijnen van de subsidie gemaakt",
        ),
        Handeling(
            Recht(
                "subsidie_controleren",
                _DEPARTEMENT,
                _GROND,
                object_soort=RUN,
                omschrijving="Een berekening van de subsidie controleren",
            ),
            subsidie.subsidie_controleren,
            zin="Berekening van de subsidie gecontroleerd",
            route="subsidie_controleren",
            knop="Controleer",
            plek=RUNPLEK,
            toestanden=vanuit(RUNOVERGANGEN, "subsidie_controleren"),
        ),
        Handeling(
            Recht(
                "subsidie_vastleggen",
                _DEPARTEMENT,
                _GROND,
                object_soort=RUN,
                omschrijving="Een berekening van de subsidie vastleggen",
            ),
            subsidie.subsidie_vastleggen,
            zin="Subsidie vastgelegd",
            verloop="besluiten",
            route="subsidie_vastleggen",
            knop="Leg vast",
            plek=RUNPLEK,
            toestanden=vanuit(RUNOVERGANGEN, "subsidie_vastleggen"),
        ),
        Handeling(
            Recht(
                "subsidielijn_betwisten",
                EIGEN_ORGANISATIE,
                _GROND,
                object_soort=LIJN,
                groepen=IN_LIJN,
                omschrijving="Een lijn van de subsidie betwisten",
            ),
            betwistingen.subsidielijn_betwisten,
            zin="Lijn van de subsidie betwist",
            route="subsidielijn_betwisten",
            knop="Betwist deze lijn",
            plek=LIJNPLEK,
            concept="Betwisting van de subsidie",
        ),
        Handeling(
            Recht(
                "betwisting_beantwoorden",
                _DEPARTEMENT,
                _GROND,
                object_soort=BETWISTING,
                groepen=IN_LIJN,
                omschrijving="Een betwisting van de subsidie beantwoorden",
            ),
            betwistingen.betwisting_beantwoorden,
            zin="Betwisting van de subsidie beantwoord",
            route="betwisting_beantwoorden",
            knop="Beantwoord",
            plek=BETWISTPLEK,
            toestanden=frozenset({"open"}),
            concept="Antwoord op een betwisting",
        ),
        Handeling(
            Recht(
                "voorschot_registreren",
                _DEPARTEMENT,
                _GROND,
                omschrijving="Voorschotten op de subsidie registreren",
            ),
            voorschotten.voorschot_registreren,
            zin="Voorschot geregistreerd",
            route="voorschot_registreren",
        ),
        Handeling(
            Recht(
                "voorschot_verbeteren",
                _DEPARTEMENT,
                _GROND,
                object_soort=VOORSCHOT,
                omschrijving="Een verkeerd ingetikt voorschot verbeteren",
            ),
            voorschotten.voorschot_verbeteren,
            zin="Voorschot verbeterd",
            route="voorschot_verbeteren",
        ),
    ),
    lezingen=(
        Recht("subsidie_lijst", _DEPARTEMENT, _GROND, omschrijving="De berekeningen van de subsidie"),
        Recht(
            "subsidierun_detail",
            _DEPARTEMENT,
            _GROND,
            object_soort=RUN,
            omschrijving="Eén berekening van de subsidie",
        ),
        Recht(
            "subsidie_afrekening",
            _LEZERS,
            _GROND,
            object_soort=RUN,
            omschrijving="De afrekening van de subsidie van een organisatie",
        ),
        Recht(
            "subsidielijn_lijst",
            _LEZERS,
            _GROND,
            object_soort=RUN,
            omschrijving="De lijnen van een berekening",
        ),
        Recht(
            "subsidielijn_detail",
            _LEZERS,
            _GROND,
            object_soort=LIJN,
            groepen=IN_LIJN,
            omschrijving="Eén lijn van de subsidie",
        ),
        Recht("subsidie_verdiend", EIGEN_ORGANISATIE, _GROND, omschrijving="De subsidie tot vandaag"),
        Recht("betwisting_lijst", _LEZERS, _GROND, omschrijving="De betwistingen van de subsidie"),
        Recht(
            "betwisting_detail",
            _LEZERS,
            _GROND,
            object_soort=BETWISTING,
            groepen=IN_LIJN,
            omschrijving="Eén betwisting van de subsidie",
        ),
        Recht("voorschot_lijst", _LEZERS, _GROND, omschrijving="De voorschotten op de subsidie"),
    ),
    effecten={
        LIJNEN_MAKEN: subsidie.effect_subsidielijnen,
        VERWITTIGEN: subsidieberichten.effect_verwittigen,
    },
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "subsidie_berekenen": _REKENT,
        LIJNEN_MAKEN: _REKENT,
        "subsidie_vastleggen": _REKENT,
        "subsidie_verdiend": _REKENT,
        "voorschot_registreren": (*_REKENT, "ama_wvg_voorschot_deel"),
        "subsidielijn_betwisten": _TERMIJN,
        "subsidielijn_detail": _TERMIJN,
        "subsidie_afrekening": _TERMIJN,
    },
)
