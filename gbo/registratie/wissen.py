"""What is handed over about erasures: holding one back, the act of the clock, the certificates and the counts."""

from __future__ import annotations

from gbo.bladen.onthaal import PLEK
from gbo.handelingen import wissen
from gbo.meldingen.wissen import TAAKSOORTEN
from gbo.querysets.lezers import (
    BEHEERDER,
    DEPARTEMENT_ZORG,
    GBO,
    ONTHAAL,
    ONTHAALGEGEVENS,
    ONTHAALTELLING,
    WISATTEST,
)
from gbo.statussen import EINDES
from gbo.tasks.wissen import KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

TITEL = "Onthaaltrajecten"
BRON = "Decreet 8/7/2022 art. 6"
_GBO = frozenset({GBO})
_GROEP = frozenset({ONTHAALGEGEVENS})

REGISTRATIE = Registratie(
    deel="gbo.wissen",
    titel=TITEL,
    handelingen=(
        Handeling(
            Recht(
                "wissing_tegenhouden",
                _GBO,
                "AVG art. 17.3.e",
                object_soort=ONTHAAL,
                groepen=_GROEP,
                omschrijving="De wissing van een onthaaltraject tegenhouden",
            ),
            wissen.wissing_tegenhouden,
            zin="Wissing tegengehouden",
            route="wissing_tegenhouden",
            knop="Houd de wissing tegen",
            toestanden=frozenset(EINDES),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "wissing_vrijgeven",
                _GBO,
                BRON,
                object_soort=ONTHAAL,
                groepen=_GROEP,
                omschrijving="De wissing van een onthaaltraject niet meer tegenhouden",
            ),
            wissen.wissing_vrijgeven,
            zin="Wissing niet meer tegengehouden",
            route="wissing_vrijgeven",
            knop="Laat de wissing weer toe",
            toestanden=frozenset(EINDES),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                wissen.VRAGEN,
                frozenset(),
                BRON,
                klok=True,
                object_soort=ONTHAAL,
                omschrijving="Vragen of een wissing nog tegengehouden moet worden",
            ),
            wissen.wissing_nakijken_vragen,
            zin="Gevraagd of de wissing nog tegengehouden moet worden",
        ),
        Handeling(
            Recht(
                "onthaal_wissen",
                frozenset(),
                BRON,
                klok=True,
                object_soort=ONTHAAL,
                omschrijving="Een onthaaltraject wissen",
            ),
            wissen.onthaal_wissen,
            zin="Onthaaltraject gewist",
        ),
    ),
    lezingen=(
        Recht("onthaal_wislijst", _GBO, BRON, object_soort=ONTHAAL, omschrijving="Wat we binnenkort wissen"),
        Recht(
            "wisattest_lijst",
            frozenset({GBO, BEHEERDER}),
            BRON,
            object_soort=WISATTEST,
            omschrijving="De wisattesten van de eigen organisatie",
        ),
        Recht(
            "wisattest_detail",
            frozenset({GBO, BEHEERDER}),
            BRON,
            object_soort=WISATTEST,
            omschrijving="Eén wisattest",
        ),
        Recht(
            "onthaaltelling_lijst",
            frozenset({DEPARTEMENT_ZORG}),
            BRON,
            object_soort=ONTHAALTELLING,
            omschrijving="Onthaaltrajecten in cijfers",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    klokjobs=KLOKJOBS,
    parameters={
        "onthaal_wislijst": ("gbo_wissing_vooraf",),
    },
)
