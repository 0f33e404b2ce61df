"""What is handed over about the POP and the start of AMA sociale economie."""

from __future__ import annotations

from ama.bladen.toeleiding import PLEK
from ama.bladen.wsestart import PLEK_POP
from ama.handelingen import ontwikkelplan, wsestart
from ama.meldingen.wse_start import MELDINGEN, TAAKSOORTEN
from ama.querysets.lezers import BEGELEIDER, CASEMANAGER_WERK, ONTWIKKELING, TOELEIDING, VDAB, WEG
from ama.registratie.wse_toeleiding import GROND_WSE, TITEL_WSE
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_PLANNERS = frozenset({BEGELEIDER, VDAB, CASEMANAGER_WERK})
_GROEPEN = frozenset({WEG, ONTWIKKELING})

REGISTRATIE = Registratie(
    deel="ama.wse_start",
    titel=TITEL_WSE,
    handelingen=(
        Handeling(
            Recht(
                ontwikkelplan.REGISTREREN,
                _PLANNERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=_GROEPEN,
                omschrijving="Het persoonlijk ontwikkelingsplan (POP) registreren",
            ),
            ontwikkelplan.pop_registreren,
            zin="Persoonlijk ontwikkelingsplan geregistreerd",
            verloop="documenten",
            route=ontwikkelplan.REGISTREREN,
            knop="Registreer het ontwikkelingsplan",
            toestanden=ontwikkelplan.VANUIT,
            plek=PLEK_POP,
            concept="Ontwikkelingsplan",
        ),
        Handeling(
            Recht(
                ontwikkelplan.BIJSTUREN,
                _PLANNERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=_GROEPEN,
                omschrijving="Het persoonlijk ontwikkelingsplan (POP) bijsturen",
            ),
            ontwikkelplan.pop_bijsturen,
            zin="Persoonlijk ontwikkelingsplan bijgestuurd",
            verloop="documenten",
            route=ontwikkelplan.BIJSTUREN,
            knop="Stuur het ontwikkelingsplan bij",
            toestanden=ontwikkelplan.VANUIT,
            plek=PLEK_POP,
            concept="Ontwikkelingsplan",
        ),
        Handeling(
            Recht(
                ontwikkelplan.NOTEREN,
                _PLANNERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=_GROEPEN,
                omschrijving="Noteren dat het ontwikkelingsplan in het VDAB-dossier staat",
            ),
            ontwikkelplan.pop_in_vdab_noteren,
            zin="Ontwikkelingsplan in het VDAB-dossier gezet",
            verloop="documenten",
            route=ontwikkelplan.NOTEREN,
            knop="Het plan staat in het VDAB-dossier",
            toestanden=ontwikkelplan.VANUIT,
            plek=PLEK_POP,
        ),
        Handeling(
            Recht(
                wsestart.STARTEN_ACT,
                frozenset({BEGELEIDER}),
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=_GROEPEN,
                omschrijving="AMA sociale economie starten",
            ),
            wsestart.wse_starten,
            zin="AMA sociale economie gestart",
            verloop="besluiten",
            route=wsestart.STARTEN_ACT,
            knop="Start AMA sociale economie",
            toestanden=wsestart.TE_STARTEN,
            plek=PLEK,
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    parameters={
        wsestart.STARTEN_ACT: wsestart.PARAMETERS,
        "toeleiding_detail": wsestart.PARAMETERS,
    },
)
