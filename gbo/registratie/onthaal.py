"""What is handed over about the onthaaltraject at a core partner: its acts, its inbox and who reads what of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gbo.bladen.onthaal import PLEK
from gbo.bladen.onthaallijst import dagblok
from gbo.handelingen import doorgeven, einden, levensregistratie, opvolgen
from gbo.handelingen.vertrek import ONTHAALTRAJECTEN
from gbo.lijsten.onthaal import EXPORTLIJSTEN
from gbo.models import Onthaaltraject
from gbo.querysets.lezers import GBO, ONTHAAL, ONTHAALGEGEVENS, ONTHAALINGANG, ONTHAALREGISTRATIE
from gbo.statussen import GESTART, IN_OPVOLGING, ONTHAALOVERGANGEN, ONTVANGEN, VOOR_DE_START
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.handelen.vandaag import Dagblok
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.toegang.matrix import Recht

TITEL = "Onthaaltrajecten"
BRON = "Decreet 8/7/2022 art. 4-5"
_BEWAREN = "Decreet 8/7/2022 art. 5-6"
_GBO = frozenset({GBO})
_INGANG = frozenset({ONTHAALINGANG})
_OPEN = frozenset({ONTHAALGEGEVENS})


def opening(door: Door, onthaal: Onthaaltraject) -> frozenset[str]:
    """Until the partner decided, an onthaaltraject opens no more than what it needs to decide."""
    return (
        frozenset({ONTHAALINGANG, ONTHAALGEGEVENS, ONTHAALREGISTRATIE}) if onthaal.is_opgenomen else _INGANG
    )


def _op_onthaal(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    toestanden: Iterable[str] = (),
    groepen: frozenset[str] = _OPEN,
    grond: str = BRON,
    klok: bool = False,
    concept: str = "",
    verloop: str = "wijzigingen",
) -> Handeling:
    return Handeling(
        Recht(
            sleutel,
            _GBO,
            grond,
            klok=klok,
            object_soort=ONTHAAL,
            groepen=groepen,
            omschrijving=omschrijving,
        ),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=frozenset(toestanden) or vanuit(ONTHAALOVERGANGEN, sleutel),
        concept=concept,
        plek=PLEK,
        verloop=verloop,
    )


REGISTRATIE = Registratie(
    deel="gbo.onthaal",
    titel=TITEL,
    groepen={ONTHAAL: {GBO: frozenset({ONTHAALINGANG, ONTHAALGEGEVENS, ONTHAALREGISTRATIE})}},
    openingen={ONTHAAL: opening},
    groepnamen={
        ONTHAALINGANG: "initialen, leeftijd en gemeente",
        ONTHAALGEGEVENS: "gegevens voor het onthaal",
        ONTHAALREGISTRATIE: "levensdomeinen en rechten",
    },
    handelingen=(
        _op_onthaal(
            "onthaal_aanvaarden",
            opvolgen.onthaal_aanvaarden,
            zin="Onthaaltraject aanvaard",
            omschrijving="Een onthaaltraject aanvaarden",
            knop="Aanvaard",
            toestanden=(ONTVANGEN,),
            groepen=_INGANG,
        ),
        _op_onthaal(
            "contactpoging_registreren",
            opvolgen.contactpoging_registreren,
            zin="Contactpoging genoteerd",
            omschrijving="Een contactpoging noteren",
            knop="Noteer een contactpoging",
            toestanden=IN_OPVOLGING,
            concept="Contactpoging",
            verloop="contacten",
        ),
        _op_onthaal(
            "onthaal_starten",
            opvolgen.onthaal_starten,
            zin="Onthaaltraject gestart",
            omschrijving="Een onthaaltraject starten na een gesprek",
            knop="Start na een gesprek",
            verloop="contacten",
        ),
        _op_onthaal(
            "levensregistratie_bewaren",
            levensregistratie.levensregistratie_bewaren,
            zin="Levensdomeinen en rechten genoteerd",
            omschrijving="Levensdomeinen en rechten noteren",
            knop="Noteer levensdomeinen en rechten",
            toestanden=(GESTART,),
            groepen=frozenset({ONTHAALREGISTRATIE}),
            concept="Levensdomeinen en rechten",
        ),
        _op_onthaal(
            "onthaal_afronden",
            einden.onthaal_afronden,
            zin="Onthaaltraject afgerond",
            omschrijving="Een onthaaltraject afronden",
            knop="Rond af",
            grond=_BEWAREN,
        ),
        _op_onthaal(
            "onthaal_doorverwijzen",
            einden.onthaal_doorverwijzen,
            zin="Doorverwezen naar andere hulp",
            omschrijving="Doorverwijzen naar andere hulp",
            knop="Verwijs door",
            grond=_BEWAREN,
        ),
        _op_onthaal(
            "onthaal_onbereikbaar_sluiten",
            einden.onthaal_onbereikbaar_sluiten,
            zin="Afgesloten: niet bereikt",
            omschrijving="Afsluiten omdat iemand niet bereikt werd",
            knop="Sluit af: niet bereikt",
            grond=_BEWAREN,
            klok=True,
        ),
        _op_onthaal(
            "onthaal_doorgeven",
            doorgeven.onthaal_doorgeven,
            zin="Doorgegeven aan een andere kernpartner",
            omschrijving="Doorgeven aan een andere kernpartner",
            knop="Geef door",
            toestanden=VOOR_DE_START,
            groepen=_INGANG,
        ),
        _op_onthaal(
            "onthaal_terugsturen",
            doorgeven.onthaal_terugsturen,
            zin="Onthaaltraject teruggestuurd",
            omschrijving="Een onthaaltraject terugsturen",
            knop="Stuur terug",
            toestanden=VOOR_DE_START,
            groepen=_INGANG,
        ),
        _op_onthaal(
            "onthaal_afbreken",
            einden.onthaal_afbreken,
            zin="Onthaaltraject gestopt",
            omschrijving="Een onthaaltraject stoppen",
            knop="Stop",
            groepen=_INGANG,
            grond=_BEWAREN,
        ),
    ),
    lezingen=(
        Recht("onthaal_lijst", _GBO, BRON, object_soort=ONTHAAL, omschrijving="De onthaaltrajecten"),
        Recht("onthaal_detail", _GBO, BRON, object_soort=ONTHAAL, omschrijving="Eén onthaaltraject"),
        Recht(
            "onthaal_samenvatting",
            _GBO,
            "AVG art. 15",
            object_soort=ONTHAAL,
            groepen=_OPEN,
            omschrijving="Een samenvatting voor de persoon zelf",
        ),
    ),
    dagblokken=(Dagblok("gbo.onthaal", "gbo/delen/dagblok.html", dagblok),),
    overdrachten=(ONTHAALTRAJECTEN,),
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "onthaal_afronden": ("gbo_bewaar_max",),
        "onthaal_doorverwijzen": ("gbo_bewaar_max",),
        "onthaal_afbreken": ("gbo_bewaar_max",),
        "onthaal_terugsturen": ("gbo_bewaar_max",),
        "onthaal_onbereikbaar_sluiten": (
            "gbo_bewaar_max",
            "gbo_onbereikbaar_pogingen",
            "gbo_onbereikbaar_dagen",
        ),
    },
)
