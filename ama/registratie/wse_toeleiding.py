"""What is handed over about the way into AMA sociale economie: who sees a toeleiding, and its first acts."""

from __future__ import annotations

from ama.bladen.ingangen import wse_ingang
from ama.bladen.toeleiding import PLEK
from ama.handelingen import toeleiding as voorstel
from ama.handelingen import toeleidingbeslissing as beslissing
from ama.handelingen import toeleidingoverlijden as overlijden
from ama.lijsten.toeleidingen import EXPORTLIJSTEN
from ama.meldingen.toeleiding import MELDINGEN, TAAKSOORTEN
from ama.models import Toeleiding
from ama.querysets.lezers import (
    BEGELEIDER,
    BEHEERDER,
    BESLISSING,
    CASEMANAGER_WERK,
    DEPARTEMENT_WSE,
    EIGEN_ORGANISATIE,
    HERBESLISSING,
    ONTWIKKELING,
    TOELEIDING,
    TOELEIDINGLEZERS,
    TOELEIDINGVOORSTELLERS,
    VDAB,
    VERWIJZER,
    VOORSTEL,
    VOORSTEL_INTREKKEN,
    WEG,
)
from ama.statussen import TE_STARTEN, TOELEIDINGOVERGANGEN
from werkzorg.handelen.dossier import Verloopdoel
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.handelen.vandaag import Dagblok
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import Recht

GROND_WSE = "Decreet 8/7/2022 art. 28-33; BVR 18/11/2022, sociale economie"
TITEL_WSE = "AMA sociale economie"
_BESLISSERS = frozenset({VDAB})
_VOORSTELLER = frozenset({WEG, VOORSTEL, BESLISSING})
_ALLES = _VOORSTELLER | {ONTWIKKELING, HERBESLISSING, VOORSTEL_INTREKKEN}


def _opening(door: Door, toeleiding: Toeleiding) -> frozenset[str]:
    """A begeleider reads the guidance only as aanbieder; who proposed it takes it back until VDAB decided."""
    if not isinstance(door, Hoedanigheid) or door.rol == VDAB:
        return _ALLES
    dicht: frozenset[str] = frozenset()
    eigen = (toeleiding.voorgesteld_organisatie_id, toeleiding.voorgesteld_rol)
    if toeleiding.status in TE_STARTEN or eigen != (door.organisatie_id, door.rol):
        dicht |= {VOORSTEL_INTREKKEN}
    if door.rol == BEGELEIDER and toeleiding.aanbieder_id != door.organisatie_id:
        dicht |= {ONTWIKKELING, HERBESLISSING}
    return _ALLES - dicht


REGISTRATIE = Registratie(
    deel="ama.wse_toeleiding",
    titel=TITEL_WSE,
    toelichting=(
        "VDAB beslist wie naar AMA sociale economie gaat, en beslist elk jaar opnieuw. De aanbieder ziet de persoon "
        "vanaf de toekenning. Wie het voorstel deed, leest de beslissing. Het Departement WSE ziet wie begon."
    ),
    groepen={
        TOELEIDING: {
            VDAB: _ALLES,
            CASEMANAGER_WERK: _ALLES,
            BEGELEIDER: _ALLES,
            VERWIJZER: _VOORSTELLER | {VOORSTEL_INTREKKEN},
            BEHEERDER: frozenset({WEG}),
            DEPARTEMENT_WSE: frozenset({WEG, HERBESLISSING}),
        }
    },
    openingen={TOELEIDING: _opening},
    groepnamen={
        WEG: "stand van de toeleiding",
        VOORSTEL: "voorstel voor AMA sociale economie",
        BESLISSING: "beslissing van VDAB over AMA sociale economie",
        ONTWIKKELING: "POP, uren en stappen naar werk",
        HERBESLISSING: "jaarlijkse beslissing van VDAB",
        VOORSTEL_INTREKKEN: "intrekken van het voorstel",
    },
    handelingen=(
        Handeling(
            Recht(
                voorstel.VOORSTELLEN,
                TOELEIDINGVOORSTELLERS,
                GROND_WSE,
                object_soort="deelnemers.deelnemer",
                groepen=frozenset({"identiteit"}),
                omschrijving="AMA sociale economie voorstellen voor een deelnemer",
            ),
            voorstel.toeleiding_voorstellen,
            zin="AMA sociale economie voorgesteld",
            verloop="besluiten",
            route=voorstel.VOORSTELLEN,
            knop="Stel AMA sociale economie voor",
            concept="Voorstel voor AMA sociale economie",
        ),
        Handeling(
            Recht(
                beslissing.TOEKENNEN,
                _BESLISSERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({VOORSTEL, BESLISSING}),
                omschrijving="AMA sociale economie toekennen",
            ),
            beslissing.toeleiding_toekennen,
            zin="AMA sociale economie toegekend",
            verloop="besluiten",
            route=beslissing.TOEKENNEN,
            knop="Ken toe",
            toestanden=vanuit(TOELEIDINGOVERGANGEN, beslissing.TOEKENNEN),
            plek=PLEK,
            concept="Toekenning van AMA sociale economie",
        ),
        Handeling(
            Recht(
                beslissing.WEIGEREN,
                _BESLISSERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({VOORSTEL, BESLISSING}),
                omschrijving="AMA sociale economie weigeren",
            ),
            beslissing.toeleiding_weigeren,
            zin="AMA sociale economie geweigerd",
            verloop="besluiten",
            route=beslissing.WEIGEREN,
            knop="Weiger",
            toestanden=vanuit(TOELEIDINGOVERGANGEN, beslissing.WEIGEREN),
            plek=PLEK,
            concept="Weigering van AMA sociale economie",
        ),
        Handeling(
            Recht(
                beslissing.WACHTLIJST,
                frozenset({VDAB, BEGELEIDER}),
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({WEG, ONTWIKKELING}),
                omschrijving="Iemand op de wachtlijst van AMA sociale economie plaatsen",
            ),
            beslissing.wachtlijst_plaatsen,
            zin="Op de wachtlijst van AMA sociale economie geplaatst",
            verloop="besluiten",
            route=beslissing.WACHTLIJST,
            knop="Plaats op de wachtlijst",
            toestanden=vanuit(TOELEIDINGOVERGANGEN, beslissing.WACHTLIJST),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                voorstel.INTREKKEN,
                TOELEIDINGVOORSTELLERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({VOORSTEL_INTREKKEN}),
                omschrijving="Een voorstel of toekenning van AMA sociale economie intrekken",
            ),
            voorstel.toeleiding_intrekken,
            zin="Toeleiding naar AMA sociale economie ingetrokken",
            verloop="besluiten",
            route=voorstel.INTREKKEN,
            knop="Trek de toeleiding in",
            toestanden=vanuit(TOELEIDINGOVERGANGEN, voorstel.INTREKKEN),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                beslissing.OPROEPEN,
                frozenset(),
                GROND_WSE,
                klok=True,
                object_soort=TOELEIDING,
                omschrijving="Zeggen dat er een plaats vrij is voor wie wacht op AMA sociale economie",
            ),
            beslissing.wachtlijst_oproepen,
            zin="Er is een plaats vrij: de aanbieder weet het",
        ),
        Handeling(
            Recht(
                overlijden.OVERLIJDEN_VERWERKEN,
                frozenset(),
                GROND_WSE,
                klok=True,
                object_soort=TOELEIDING,
                omschrijving="De toeleiding van wie overleed afsluiten",
            ),
            overlijden.toeleiding_overlijden_verwerken,
            zin="Toeleiding afgesloten na een overlijden",
        ),
    ),
    lezingen=(
        Recht(
            "toeleiding_detail",
            TOELEIDINGLEZERS,
            GROND_WSE,
            object_soort=TOELEIDING,
            omschrijving="Eén toeleiding naar AMA sociale economie",
        ),
        Recht(
            "toeleiding_lijst",
            TOELEIDINGLEZERS,
            GROND_WSE,
            object_soort=TOELEIDING,
            omschrijving="De lijst van toeleidingen naar AMA sociale economie",
        ),
        Recht(
            "wachtlijst_lezen",
            EIGEN_ORGANISATIE | {VDAB, CASEMANAGER_WERK},
            GROND_WSE,
            object_soort=TOELEIDING,
            omschrijving="De wachtlijst van AMA sociale economie",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    exportlijsten=EXPORTLIJSTEN,
    dagblokken=(Dagblok("ama.sociale_economie", "ama/delen/wseingang.html", wse_ingang),),
    verloopdoelen={TOELEIDING: Verloopdoel("toeleiding_detail", Toeleiding.objects.zichtbaar_voor)},
    parameters={voorstel.VOORSTELLEN: voorstel.PARAMETERS},
)
