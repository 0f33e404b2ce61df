"""What is handed over about the advies Welzijn: the acts of VDAB, its page, and its moment among the stations."""

from __future__ import annotations

from gbo.bladen.advies import PLEK
from gbo.bladen.stations import ADVIEZEN
from gbo.domein.advies import BRON
from gbo.domein.overdracht import BRON as BRON_OVERDRACHT
from gbo.handelingen import advies, overdragen
from gbo.meldingen.advies import TAAKSOORTEN
from gbo.models import Welzijnsadvies
from gbo.querysets.lezers import ADVIES, DEELNEMER, VDAB, WELZIJNSADVIES
from gbo.statussen import ADVIESOVERGANGEN
from gbo.tasks.adviezen import KLOKJOBS
from werkzorg.handelen.dossier import Verloopdoel
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

TITEL = "Onthaaltrajecten"
_VDAB = frozenset({VDAB})

REGISTRATIE = Registratie(
    deel="gbo.advies",
    titel=TITEL,
    toelichting=(
        "VDAB adviseert welzijn en draagt zeven gegevens over aan één kernpartner. Daarna leest VDAB niets meer. "
        "Alleen de kernpartner die het onthaaltraject nu heeft, ziet het."
    ),
    groepen={WELZIJNSADVIES: {VDAB: frozenset({ADVIES})}},
    groepnamen={ADVIES: "advies Welzijn"},
    handelingen=(
        Handeling(
            Recht(
                advies.GEVEN,
                _VDAB,
                BRON,
                object_soort=DEELNEMER,
                groepen=frozenset({"identiteit", "contact", "adres"}),
                omschrijving="Een advies Welzijn geven",
            ),
            advies.advies_welzijn_geven,
            zin="Advies Welzijn gegeven",
            verloop="besluiten",
            route=advies.GEVEN,
            knop="Adviseer welzijn",
            concept="Advies Welzijn",
        ),
        Handeling(
            Recht(
                overdragen.OVERDRAGEN,
                _VDAB,
                BRON_OVERDRACHT,
                object_soort=WELZIJNSADVIES,
                groepen=frozenset({ADVIES}),
                omschrijving="Gegevens overdragen aan één kernpartner",
            ),
            overdragen.gegevens_overdragen,
            zin="Gegevens overgedragen voor het onthaal",
            verloop="besluiten",
            route=overdragen.OVERDRAGEN,
            knop="Draag gegevens over",
            toestanden=vanuit(ADVIESOVERGANGEN, overdragen.OVERDRAGEN),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                advies.WEIGEREN,
                _VDAB,
                BRON,
                object_soort=WELZIJNSADVIES,
                groepen=frozenset({ADVIES}),
                omschrijving="Noteren dat iemand geen onthaaltraject wil",
            ),
            advies.advies_welzijn_weigering_registreren,
            zin="De persoon wil geen onthaaltraject",
            verloop="besluiten",
            route=advies.WEIGEREN,
            knop="De persoon wil dit niet",
            toestanden=vanuit(ADVIESOVERGANGEN, advies.WEIGEREN),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                advies.VERVALLEN_LATEN,
                frozenset(),
                BRON,
                klok=True,
                object_soort=WELZIJNSADVIES,
                omschrijving="Een advies Welzijn afsluiten na een overlijden",
            ),
            advies.advies_welzijn_vervallen,
            zin="Advies Welzijn vervallen na een overlijden",
            verloop="besluiten",
        ),
    ),
    lezingen=(
        Recht(
            "advies_welzijn_detail",
            _VDAB,
            BRON,
            object_soort=WELZIJNSADVIES,
            omschrijving="Eén advies Welzijn",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    klokjobs=KLOKJOBS,
    verloopdoelen={
        WELZIJNSADVIES: Verloopdoel("advies_welzijn_detail", Welzijnsadvies.objects.zichtbaar_voor)
    },
    stationbronnen={"gbo.adviezen": ADVIEZEN},
    parameters={overdragen.OVERDRAGEN: overdragen.PARAMETERS},
)
