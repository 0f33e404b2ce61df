"""The parameters of the onthaaltraject, of keeping data, and of reporting."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from werkzorg.parameters.domein.soort import (
    DAG,
    JAAR,
    MAAND,
    WERKDAG,
    Eenheid,
    Eigenaar,
    Groep,
    Parametersoort,
)

_ONTHAAL = partial(Parametersoort, groep=Groep.ONTHAAL, eigenaar=Eigenaar.ZORG)
_BEWAREN = partial(Parametersoort, groep=Groep.BEWAREN)

SOORTEN = (
    _ONTHAAL(
        "gbo_bewaar_max",
        "Gegevens bewaren na het einde van een onthaaltraject, hoogstens",
        grondslag="Decreet 2022 art. 6",
        eenheid=MAAND,
    ),
    _ONTHAAL(
        "gbo_eerste_contact",
        "Eerste contact door de kernpartner",
        grondslag="Decreet 2022 art. 5",
        eenheid=WERKDAG,
        uitleg="Vanaf de overdracht.",
    ),
    _ONTHAAL(
        "gbo_onbereikbaar_pogingen",
        "Een onthaaltraject afsluiten omdat de persoon niet bereikt werd, vanaf",
        grondslag="Decreet 2022 art. 5",
        eenheid=Eenheid("poging", "pogingen"),
        uitleg="En niet vroeger dan het aantal dagen hieronder.",
        minstens=Decimal(1),
    ),
    _ONTHAAL(
        "gbo_onbereikbaar_dagen",
        "Een onthaaltraject afsluiten omdat de persoon niet bereikt werd, vroegst na",
        grondslag="Decreet 2022 art. 5",
        eenheid=DAG,
        uitleg="Vanaf de eerste poging.",
        minstens=Decimal(1),
    ),
    _ONTHAAL(
        "gbo_wissing_vooraf",
        "Tonen dat een onthaaltraject gewist wordt, vooraf",
        grondslag="Decreet 2022 art. 6",
        eenheid=DAG,
        uitleg="De kernpartner ziet dan de lijst, en kan een wissing tegenhouden.",
        minstens=Decimal(1),
    ),
    _BEWAREN(
        "at_bewaar_na_verjaring",
        "Activeringstraject: bewaren na de verjaring, hoogstens",
        eigenaar=Eigenaar.VDAB,
        grondslag="Decreet 2022 art. 25",
        eenheid=JAAR,
    ),
    _BEWAREN(
        "ama_bewaar_na_verjaring",
        "AMA: bewaren na de verjaring, hoogstens",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 33",
        eenheid=JAAR,
    ),
    _BEWAREN(
        "bewaar_herziening_default",
        "Nakijken of een afgesloten dossier nog nodig is, na",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 25, 33",
        eenheid=JAAR,
    ),
    _BEWAREN(
        "dz_bewaar_na_einde",
        "Departement Zorg: bewaren na het einde van erkenning of betaling",
        eigenaar=Eigenaar.ZORG,
        grondslag="Privacyverklaring Departement Zorg",
        eenheid=JAAR,
    ),
    _BEWAREN(
        "rapport_vlaamse_regering",
        "Verslag aan de Vlaamse Regering, per werkingsgebied",
        eigenaar=Eigenaar.ZORG,
        grondslag="Decreet 2022 art. 36",
        eenheid=Eenheid("keer per jaar", "keer per jaar"),
    ),
    _BEWAREN(
        "riziv_schriftelijke_beslissing",
        "RIZIV: schriftelijke beslissing over aangepast betaald werk",
        eigenaar=Eigenaar.ZORG,
        grondslag="RIZIV, niet voor AMA geschreven",
        eenheid=WERKDAG,
        uitleg="Alleen ter vergelijking: de toepassing rekent er niet mee.",
    ),
)
