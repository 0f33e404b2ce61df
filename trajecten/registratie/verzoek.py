"""What is handed over about requests and the decision on participation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trajecten.bladen.beslissing import PLEK_BESLIST
from trajecten.bladen.dossier import trajectpaneel
from trajecten.bladen.traject import PLEK
from trajecten.documenten.deelnamebrief import DOCUMENTSOORTEN
from trajecten.documenten.deelnamebrief import PARAMETERS as BRIEFTERMIJNEN
from trajecten.handelingen import beslissing, deelnamebrief, inlezen, oud, verzoek
from trajecten.lijsten.trajecten import EXPORTLIJSTEN
from trajecten.meldingen.verzoek import MELDINGEN, TAAKSOORTEN
from trajecten.models import Traject
from trajecten.models.verzoek import GRENS
from trajecten.querysets.lezers import AANMELDERS, STAND, TRAJECT, VDAB_BESLISSER
from trajecten.registratie.kern import GROND, LEZERS, VERZOEK
from trajecten.statussen import BESLIST, OUD, TRAJECTOVERGANGEN
from trajecten.statussen import VERZOEK as NOG_TE_BESLISSEN
from werkzorg.handelen.dossier import Paneel, Verloopdoel
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 7-9"
_VDAB = frozenset({VDAB_BESLISSER})
_BESLISSEN = (GRENS, *BRIEFTERMIJNEN)


def _van_vdab(
    sleutel: str, functie: Callable[..., Any], zin: str, knop: str, omschrijving: str, **anders: Any
) -> Handeling:
    """An act of VDAB on a request."""
    return Handeling(
        Recht(
            sleutel,
            _VDAB,
            _GROND,
            object_soort=TRAJECT,
            groepen=frozenset({STAND, VERZOEK}),
            omschrijving=omschrijving,
        ),
        functie,
        zin=zin,
        verloop="besluiten",
        route=sleutel,
        knop=knop,
        **{"plek": PLEK, **anders},
    )


REGISTRATIE = Registratie(
    deel="trajecten.verzoek",
    titel="Activeringstrajecten",
    handelingen=(
        Handeling(
            Recht(
                "verzoek_registreren",
                AANMELDERS,
                _GROND,
                object_soort="deelnemers.deelnemer",
                groepen=frozenset({"identiteit", "adres"}),
                omschrijving="Deelname aan een activeringstraject vragen",
            ),
            verzoek.verzoek_registreren,
            zin="Deelname aan een activeringstraject gevraagd",
            verloop="besluiten",
            route="verzoek_registreren",
            knop="Vraag deelname aan",
            concept="Verzoek tot deelname",
        ),
        _van_vdab(
            "deelname_beoordelen",
            beslissing.deelname_beoordelen,
            "Verzoek tot deelname beoordeeld",
            "Beoordeel het verzoek",
            "Een verzoek tot deelname beoordelen",
            toestanden=frozenset(NOG_TE_BESLISSEN),
            concept="Beoordeling van een verzoek",
        ),
        _van_vdab(
            "deelname_toekennen",
            beslissing.deelname_toekennen,
            "Deelname toegekend",
            "Ken de deelname toe",
            "Een deelname toekennen",
            toestanden=vanuit(TRAJECTOVERGANGEN, "deelname_toekennen"),
            concept="Toekenning van een deelname",
        ),
        _van_vdab(
            "deelname_weigeren",
            beslissing.deelname_weigeren,
            "Deelname geweigerd",
            "Weiger de deelname",
            "Een deelname weigeren",
            toestanden=vanuit(TRAJECTOVERGANGEN, "deelname_weigeren"),
            concept="Weigering van een deelname",
        ),
        _van_vdab(
            "beslissing_registreren",
            beslissing.beslissing_registreren,
            "Beslissing geregistreerd in het persoonlijk dossier",
            "Registreer in het persoonlijk dossier",
            "Noteren dat een beslissing in het persoonlijk dossier staat",
            toestanden=frozenset(BESLIST),
            plek=PLEK_BESLIST,
        ),
        Handeling(
            Recht(
                "verzoek_intrekken",
                AANMELDERS,
                _GROND,
                object_soort=TRAJECT,
                groepen=frozenset({STAND}),
                omschrijving="Een verzoek tot deelname intrekken",
            ),
            verzoek.verzoek_intrekken,
            zin="Verzoek tot deelname ingetrokken",
            verloop="besluiten",
            route="verzoek_intrekken",
            knop="Trek het verzoek in",
            toestanden=vanuit(TRAJECTOVERGANGEN, "verzoek_intrekken"),
            plek=PLEK,
        ),
        _van_vdab(
            "oud_traject_verbeteren",
            oud.oud_traject_verbeteren,
            "Oud dossier verbeterd",
            "Verbeter dit oude dossier",
            "Een afgesloten dossier van het decreet van 2014 verbeteren",
            toestanden=frozenset({OUD}),
        ),
        Handeling(
            Recht(inlezen.SLEUTEL, _VDAB, _GROND, omschrijving="Een bestand met verzoeken inlezen"),
            inlezen.verzoeken_inlezen,
            zin="Verzoek ingelezen uit een bestand",
            verloop="besluiten",
            route=inlezen.SLEUTEL,
        ),
        Handeling(
            Recht(beslissing.OPMAKEN, frozenset(), _GROND, klok=True),
            deelnamebrief.deelnamebrief_opmaken,
            zin="Brief over de deelname opgemaakt",
            verloop="documenten",
        ),
    ),
    lezingen=(
        Recht("traject_lijst", LEZERS, GROND, object_soort=TRAJECT, omschrijving="Alle activeringstrajecten"),
    ),
    panelen=(
        Paneel(
            "activeringstraject",
            "Activeringstraject",
            "links",
            "trajecten/panelen/traject.html",
            trajectpaneel,
            volgorde=20,
        ),
    ),
    exportlijsten=EXPORTLIJSTEN,
    effecten={beslissing.OPMAKEN: deelnamebrief.effect_deelnamebrief},
    documentsoorten=DOCUMENTSOORTEN,
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    verloopdoelen={TRAJECT: Verloopdoel("traject_detail", Traject.objects.zichtbaar_voor)},
    parameters={
        "verzoek_registreren": verzoek.PARAMETERS,
        "traject_detail": verzoek.PARAMETERS,
        "deelname_beoordelen": ("at_beslissing_termijn", "termijn_verschuift"),
        "deelname_toekennen": (*_BESLISSEN, "at_tandem_termijn"),
        "deelname_weigeren": _BESLISSEN,
        beslissing.OPMAKEN: BRIEFTERMIJNEN,
        inlezen.SLEUTEL: (*verzoek.PARAMETERS, "at_max_duur"),
        "oud_traject_verbeteren": (GRENS, "at_max_duur"),
    },
)
