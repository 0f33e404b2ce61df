"""What this app hands over: the acts on a letter, its pages, its task and its notice."""

from __future__ import annotations

from werkzorg.doorverwijzingen import handelingen
from werkzorg.doorverwijzingen.brieven import BRIEVEN, brievenpaneel
from werkzorg.doorverwijzingen.domein import ONTVANGER
from werkzorg.doorverwijzingen.lijsten import EXPORTLIJSTEN
from werkzorg.doorverwijzingen.meldingen import MELDINGEN, adres, onderwerpen
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.statussen import VANUIT
from werkzorg.handelen.dossier import Paneel, Verloopdoel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Taaksoort

DEELNEMER = "deelnemers.deelnemer"
_ONTVANGERS = frozenset(ONTVANGER.values())
_GROND = "Decreet 8/7/2022 art. 7, 22, 24, 28-32"
_ALLES = frozenset({"identiteit", "contact", "adres", "taal"})


def _opening(door: Door, doorverwijzing: Doorverwijzing) -> frozenset[str]:
    """What the letter itself holds, and nothing else of the person."""
    return frozenset(stuk["sleutel"] for stuk in doorverwijzing.inhoud) & _ALLES


REGISTRATIE = Registratie(
    deel="doorverwijzingen",
    titel="Doorverwijzingen",
    exportlijsten=EXPORTLIJSTEN,
    handelingen=(
        Handeling(
            Recht(
                "doorverwijzing_versturen",
                MET_DEELNEMERS,
                _GROND,
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="Een deelnemer doorverwijzen",
            ),
            handelingen.doorverwijzing_versturen,
            zin="Doorverwijzing verstuurd",
            verloop="besluiten",
            route="doorverwijzing_versturen",
            knop="Verwijs door",
        ),
        Handeling(
            Recht(
                "doorverwijzing_aanvaarden",
                _ONTVANGERS,
                _GROND,
                object_soort=handelingen.SOORT,
                omschrijving="Een doorverwijzing aanvaarden",
            ),
            handelingen.doorverwijzing_aanvaarden,
            zin="Doorverwijzing aanvaard",
            verloop="besluiten",
            route="doorverwijzing_aanvaarden",
            toestanden=VANUIT["doorverwijzing_aanvaarden"],
        ),
        Handeling(
            Recht(
                "doorverwijzing_weigeren",
                _ONTVANGERS,
                _GROND,
                object_soort=handelingen.SOORT,
                omschrijving="Een doorverwijzing weigeren",
            ),
            handelingen.doorverwijzing_weigeren,
            zin="Doorverwijzing geweigerd",
            verloop="besluiten",
            route="doorverwijzing_weigeren",
            toestanden=VANUIT["doorverwijzing_weigeren"],
        ),
        Handeling(
            Recht(
                "doorverwijzing_intrekken",
                MET_DEELNEMERS,
                _GROND,
                object_soort=handelingen.SOORT,
                omschrijving="Een doorverwijzing intrekken",
            ),
            handelingen.doorverwijzing_intrekken,
            zin="Doorverwijzing ingetrokken",
            verloop="besluiten",
            route="doorverwijzing_intrekken",
            toestanden=VANUIT["doorverwijzing_intrekken"],
        ),
    ),
    parameters={"doorverwijzing_versturen": ("doorverwijzing_antwoord_termijn",)},
    lezingen=(
        Recht(
            "doorverwijzing_lijst",
            MET_DEELNEMERS,
            _GROND,
            object_soort=handelingen.SOORT,
            omschrijving="De lijst van doorverwijzingen",
        ),
        Recht(
            "doorverwijzing_detail",
            MET_DEELNEMERS,
            _GROND,
            object_soort=handelingen.SOORT,
            omschrijving="Een doorverwijzing",
        ),
    ),
    groepen={handelingen.SOORT: dict.fromkeys(MET_DEELNEMERS, _ALLES)},
    openingen={handelingen.SOORT: _opening},
    taaksoorten=(
        Taaksoort(
            sleutel=handelingen.TAAK,
            titel="Doorverwijzing beantwoorden",
            grondslag=_GROND,
            url=adres,
            onderwerpen=onderwerpen,
        ),
    ),
    meldingen=MELDINGEN,
    verloopdoelen={
        handelingen.SOORT: Verloopdoel("doorverwijzing_detail", Doorverwijzing.objects.zichtbaar_voor)
    },
    stationbronnen={"doorverwijzingen": BRIEVEN},
    panelen=(
        Paneel(
            "doorverwijzingen",
            "Doorverwijzingen",
            "rechts",
            "doorverwijzingen/panelen/brieven.html",
            lambda door, deelnemer: brievenpaneel(deelnemer, door),
            volgorde=50,
        ),
    ),
)
