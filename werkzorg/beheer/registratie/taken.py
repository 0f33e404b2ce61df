"""The worklist: every role that has tasks gives them to a colleague and puts them off."""

from __future__ import annotations

from werkzorg.beheer.handelingen import taken
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import Recht

_IEDEREEN = frozenset(ROLLEN)

REGISTRATIE = Registratie(
    deel="beheer.taken",
    titel="Taken",
    toelichting="Iedereen ziet de taken van zijn team: dezelfde organisatie en dezelfde rol.",
    handelingen=(
        Handeling(
            # On several tasks at once: they travel with the form, not in the address.
            Recht(
                "taak_toewijzen",
                _IEDEREEN,
                "eigen werklijst",
                object_soort=taken.SOORT,
                omschrijving="Taken aan een collega geven",
            ),
            taken.taak_toewijzen,
            zin="Taak toegewezen",
            route="taak_toewijzen",
        ),
        Handeling(
            Recht(
                "taak_uitstellen",
                _IEDEREEN,
                "eigen werklijst",
                object_soort=taken.SOORT,
                omschrijving="Een taak uitstellen",
            ),
            taken.taak_uitstellen,
            zin="Taak uitgesteld",
            route="taak_uitstellen",
        ),
    ),
)
