"""Files that people add: the scanner that looks at them, and their download."""

from __future__ import annotations

from werkzorg.beheer.handelingen import bijlagen
from werkzorg.beheer.tasks import BIJLAGE_KLOKJOBS
from werkzorg.documenten.bijlagen import NAKIJKEN, VERWIJDEREN
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

# Who is involved in something that files are added to; the rows say which ones each of them sees.
_MET_BIJLAGEN = frozenset(
    {
        "organisatiebeheerder",
        "departement_zorg",
        "departement_wse",
        "vdab_beslisser",
        "inspectie",
        "casemanager_werk",
        "casemanager_zorg",
        "begeleider_ama",
    }
)

REGISTRATIE = Registratie(
    deel="beheer.bijlagen",
    titel="Bijlagen",
    handelingen=(
        Handeling(
            Recht(NAKIJKEN, frozenset(), "AVG art. 32", klok=True, object_soort=bijlagen.SOORT),
            bijlagen.bijlage_nakijken,
            zin="Bijlage nagekeken op virussen",
        ),
    ),
    lezingen=(
        Recht(
            "bijlage_downloaden",
            _MET_BIJLAGEN,
            "AVG art. 32",
            object_soort=bijlagen.SOORT,
            omschrijving="Een bijlage",
        ),
    ),
    effecten={
        NAKIJKEN: bijlagen.effect_bijlage_nakijken,
        VERWIJDEREN: bijlagen.effect_bijlage_verwijderen,
    },
    klokjobs=BIJLAGE_KLOKJOBS,
)
