"""What is handed over about the end: report, advice, documents, tasks and the pages about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from trajecten.bladen.einde import PLEK
from trajecten.documenten.einddocumenten import DOCUMENTSOORTEN, EINDDOCUMENT_OPMAKEN
from trajecten.handelingen import eindadvies, einddocumenten, eindregistratie, eindverslag
from trajecten.handelingen.eindtaken import PARAMETERS
from trajecten.meldingen.einde import GROND, MELDINGEN, TAAKSOORTEN
from trajecten.querysets.lezers import TANDEMROLLEN, TRAJECT, VDAB_BESLISSER
from trajecten.registratie.kern import EINDE
from trajecten.statussen import AFGEROND, AFRONDEND
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_LEZERS = TANDEMROLLEN | {VDAB_BESLISSER}
_GROEPEN = frozenset({EINDE})


def _stap(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    toestanden: Iterable[str] = (AFRONDEND, AFGEROND),
    concept: str = "",
) -> Handeling:
    """An act of the tandem on the end of a traject."""
    return Handeling(
        Recht(
            sleutel, TANDEMROLLEN, GROND, object_soort=TRAJECT, groepen=_GROEPEN, omschrijving=omschrijving
        ),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=frozenset(toestanden),
        plek=PLEK,
        concept=concept,
        verloop="besluiten",
    )


REGISTRATIE = Registratie(
    deel="trajecten.einde",
    titel="Activeringstrajecten",
    handelingen=(
        _stap(
            "eindverslag_bewerken",
            eindverslag.eindverslag_bewerken,
            zin="Eindverslag bewerkt",
            omschrijving="Het eindverslag schrijven",
            knop="Schrijf het eindverslag",
            toestanden=(AFRONDEND,),
            concept="Eindverslag",
        ),
        _stap(
            "eindverslag_indienen",
            eindverslag.eindverslag_indienen,
            zin="Eindverslag ingediend",
            omschrijving="Het eindverslag indienen",
            knop="Dien het eindverslag in",
            toestanden=(AFRONDEND,),
        ),
        _stap(
            "eindadvies_bewerken",
            eindadvies.eindadvies_bewerken,
            zin="Eindadvies bewerkt",
            omschrijving="Het eindadvies schrijven",
            knop="Schrijf het eindadvies",
            concept="Eindadvies",
        ),
        _stap(
            "eindadvies_bespreken",
            eindadvies.eindadvies_bespreken,
            zin="Eindadvies besproken met de deelnemer",
            omschrijving="Het gesprek over het eindadvies vastleggen",
            knop="Leg het gesprek vast",
            concept="Gesprek over het eindadvies",
        ),
        _stap(
            "eindadvies_akkoord_geven",
            eindadvies.eindadvies_akkoord_geven,
            zin="Akkoord gegeven met het eindadvies",
            omschrijving="Akkoord geven met het eindadvies",
            knop="Geef je akkoord",
        ),
        _stap(
            "eindadvies_indienen",
            eindadvies.eindadvies_indienen,
            zin="Eindadvies ingediend",
            omschrijving="Het eindadvies indienen bij VDAB",
            knop="Dien het eindadvies in",
        ),
        _stap(
            "eindadvies_verbeteren",
            eindadvies.eindadvies_verbeteren,
            zin="Verbetering van het eindadvies begonnen",
            omschrijving="Een ingediend eindadvies verbeteren",
            knop="Verbeter het eindadvies",
            toestanden=(AFGEROND,),
            concept="Verbetering van het eindadvies",
        ),
        _stap(
            "einde_registreren",
            eindregistratie.einde_registreren,
            zin="Eindverslag of eindadvies geregistreerd in het persoonlijk dossier",
            omschrijving="De registratie in het persoonlijk dossier vastleggen",
            knop="Leg de registratie vast",
        ),
        Handeling(
            Recht(EINDDOCUMENT_OPMAKEN, frozenset(), GROND, klok=True, object_soort=TRAJECT),
            einddocumenten.einddocument_opmaken,
            zin="Document van het einde opgemaakt",
        ),
    ),
    lezingen=(
        Recht(
            "eindverslag_detail",
            _LEZERS,
            GROND,
            object_soort=TRAJECT,
            groepen=_GROEPEN,
            omschrijving="Een eindverslag",
        ),
        Recht(
            "eindadvies_detail",
            _LEZERS,
            GROND,
            object_soort=TRAJECT,
            groepen=_GROEPEN,
            omschrijving="Een eindadvies",
        ),
    ),
    effecten={EINDDOCUMENT_OPMAKEN: einddocumenten.effect_einddocument},
    documentsoorten=DOCUMENTSOORTEN,
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    parameters=dict.fromkeys(
        ("eindadvies_bewerken", "eindadvies_verbeteren", "eindadvies_indienen"),
        PARAMETERS,
    ),
)
