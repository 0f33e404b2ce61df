"""What the exchange hands over: protocols, connections, messages, and what the clock does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht
from werkzorg.uitwisseling.bladen import PLEK, PROTOCOLPLEK
from werkzorg.uitwisseling.handelingen import berichten, koppelingen, protocollen, verval
from werkzorg.uitwisseling.lijsten import EXPORTLIJSTEN
from werkzorg.uitwisseling.meldingen import MELDINGEN, TAAKSOORTEN
from werkzorg.uitwisseling.models.koppeling import ACTIEF, VERVALLEN
from werkzorg.uitwisseling.querysets.lezers import (
    FUNCTIONARIS,
    FUNCTIONEEL_BEHEERDER,
    LEZERS,
    ORGANISATIEBEHEERDER,
)
from werkzorg.uitwisseling.tasks import KLOKJOBS

_GROND = "AVG art. 32"
_PROTOCOL = "e-govdecreet 18/7/2008 art. 8"
_BEHEER = frozenset({FUNCTIONEEL_BEHEERDER, ORGANISATIEBEHEERDER})


def _op_koppeling(
    sleutel: str, functie: Callable[..., Any], zin: str, knop: str, omschrijving: str, *toestanden: str
) -> Handeling:
    return Handeling(
        Recht(sleutel, _BEHEER, _GROND, object_soort=koppelingen.SOORT, omschrijving=omschrijving),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        plek=PLEK,
        toestanden=frozenset(toestanden),
    )


REGISTRATIE = Registratie(
    deel="uitwisseling",
    titel="Uitwisseling met partners",
    toelichting="Welke toepassingen van partners toegang hebben, op welk protocol, en wat er van hun berichten komt.",
    handelingen=(
        Handeling(
            Recht(
                "protocol_registreren",
                frozenset({FUNCTIONARIS}),
                _PROTOCOL,
                omschrijving="Een protocol voor uitwisseling registreren",
            ),
            protocollen.protocol_registreren,
            zin="Protocol geregistreerd",
            route="protocol_registreren",
            knop="Registreer een protocol",
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "protocol_beeindigen",
                frozenset({FUNCTIONARIS}),
                _PROTOCOL,
                object_soort=protocollen.SOORT,
                omschrijving="Een protocol voor uitwisseling vroeger laten eindigen",
            ),
            protocollen.protocol_beeindigen,
            zin="Protocol beëindigd",
            route="protocol_beeindigen",
            knop="Laat het protocol vroeger eindigen",
            plek=PROTOCOLPLEK,
        ),
        Handeling(
            Recht(
                "client_registreren",
                frozenset({FUNCTIONEEL_BEHEERDER}),
                _GROND,
                omschrijving="Een koppeling van een partner registreren",
            ),
            koppelingen.client_registreren,
            zin="Koppeling geregistreerd",
            route="client_registreren",
            knop="Registreer een koppeling",
            plek=PLEK,
        ),
        _op_koppeling(
            "client_sleutel_vernieuwen",
            koppelingen.client_sleutel_vernieuwen,
            "Nieuwe sleutel van een koppeling gemaakt",
            "Maak een nieuwe sleutel",
            "Een nieuwe sleutel van een koppeling maken",
            ACTIEF,
        ),
        _op_koppeling(
            "client_sleutel_intrekken",
            koppelingen.client_sleutel_intrekken,
            "Sleutel van een koppeling ingetrokken",
            "Trek een sleutel in",
            "Een sleutel van een koppeling intrekken",
            ACTIEF,
        ),
        _op_koppeling(
            "client_intrekken",
            koppelingen.client_intrekken,
            "Koppeling ingetrokken",
            "Trek de koppeling in",
            "Een koppeling intrekken",
            ACTIEF,
            VERVALLEN,
        ),
        Handeling(
            Recht(
                "bericht_opnieuw_proberen",
                _BEHEER,
                _GROND,
                object_soort=berichten.SOORT,
                omschrijving="Een bericht van een koppeling opnieuw proberen",
            ),
            berichten.bericht_opnieuw_proberen,
            zin="Bericht opnieuw geprobeerd",
            route="bericht_opnieuw_proberen",
            knop="Probeer opnieuw",
            plek="bericht",
        ),
        Handeling(
            Recht("uitwisseling_opruimen", frozenset(), "AVG art. 5", klok=True),
            berichten.uitwisseling_opruimen,
            zin="Oude berichten van koppelingen verwijderd",
        ),
        Handeling(
            Recht(
                verval.MELDEN,
                frozenset(),
                _GROND,
                klok=True,
                object_soort=koppelingen.SOORT,
                omschrijving="Zeggen dat een koppeling binnenkort haar toegang verliest",
            ),
            verval.client_verval_melden,
            zin="Gemeld dat een koppeling binnenkort haar toegang verliest",
        ),
    ),
    lezingen=(
        Recht("koppeling_lijst", LEZERS, _GROND, omschrijving="De koppelingen van partners"),
        Recht(
            "koppeling_detail",
            LEZERS,
            _GROND,
            object_soort=koppelingen.SOORT,
            omschrijving="Een koppeling van een partner",
        ),
        Recht("protocol_lijst", LEZERS, _PROTOCOL, omschrijving="De protocollen voor uitwisseling"),
        Recht(
            "protocol_detail",
            LEZERS,
            _PROTOCOL,
            object_soort=protocollen.SOORT,
            omschrijving="Een protocol voor uitwisseling",
        ),
        Recht("bericht_lijst", _BEHEER, _GROND, omschrijving="De berichten van koppelingen"),
        Recht(
            "bericht_detail",
            _BEHEER,
            _GROND,
            object_soort=berichten.SOORT,
            omschrijving="Een bericht van een koppeling",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "client_registreren": koppelingen.PARAMETERS,
        "client_sleutel_vernieuwen": koppelingen.PARAMETERS,
        "uitwisseling_opruimen": ("uitwisseling_bewaren",),
        verval.MELDEN: verval.PARAMETERS,
        "koppeling_lijst": ("uitwisseling_per_minuut",),
    },
)
