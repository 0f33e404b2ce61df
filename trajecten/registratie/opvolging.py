"""What is handed over about follow-up: notes, care notes, appointments, evaluations and documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trajecten.bladen.traject import PLEK
from trajecten.bladen.verloop import NOTITIES
from trajecten.handelingen import afspraken, evaluaties, notities, stukken
from trajecten.lijsten.opvolging import EXPORTLIJSTEN
from trajecten.meldingen.opvolging import TAAKSOORTEN
from trajecten.querysets.lezers import (
    CASEMANAGER_ZORG,
    NETWERKCOORDINATOR,
    OPVOLGING,
    TANDEMROLLEN,
    TRAJECT,
)
from trajecten.querysets.opvolging import stukobjecten
from trajecten.registratie.kern import NETWERKNOTITIES
from trajecten.soorten import TRAJECTSTUK
from trajecten.statussen import GESTART, IN_BEGELEIDING
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 14-15"
_GEHEIM = "Strafwetboek art. 458; Decreet 8/7/2022 art. 24"
_ZORG = frozenset({CASEMANAGER_ZORG})
_GROEP = frozenset({OPVOLGING})
_PER_ROL = dict.fromkeys(sorted(TANDEMROLLEN), _GROEP)


def _op_traject(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    rollen: frozenset[str] = TANDEMROLLEN,
    grond: str = _GROND,
    toestanden: tuple[str, ...] = IN_BEGELEIDING,
    concept: str = "",
    verloop: str = "contacten",
) -> Handeling:
    return Handeling(
        Recht(sleutel, rollen, grond, object_soort=TRAJECT, groepen=_GROEP, omschrijving=omschrijving),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=frozenset(toestanden),
        concept=concept,
        plek=PLEK,
        verloop=verloop,
    )


def _op_stuk(
    sleutel: str,
    functie: Callable[..., Any],
    object_soort: str,
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    rollen: frozenset[str] = TANDEMROLLEN,
    grond: str = _GROND,
) -> Handeling:
    """An act on one note or appointment: its button stands beside it."""
    return Handeling(
        Recht(sleutel, rollen, grond, object_soort=object_soort, omschrijving=omschrijving),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        plek="",
        verloop="contacten",
    )


def _lezing(
    sleutel: str, omschrijving: str, *, rollen: frozenset[str] = TANDEMROLLEN, grond: str = _GROND
) -> Recht:
    """A whole list of one part of the follow-up of a traject."""
    return Recht(sleutel, rollen, grond, object_soort=TRAJECT, groepen=_GROEP, omschrijving=omschrijving)


REGISTRATIE = Registratie(
    deel="trajecten.opvolging",
    titel="Activeringstrajecten",
    handelingen=(
        _op_traject(
            "notitie_schrijven",
            notities.notitie_schrijven,
            zin="Notitie geschreven",
            omschrijving="Een notitie schrijven",
            knop="Schrijf een notitie",
            concept="Notitie",
        ),
        _op_stuk(
            "notitie_terugnemen",
            notities.notitie_terugnemen,
            notities.NOTITIE,
            zin="Notitie teruggenomen",
            omschrijving="Een eigen notitie terugnemen",
            knop="Neem terug",
        ),
        _op_stuk(
            "opvolging_afronden",
            notities.opvolging_afronden,
            notities.NOTITIE,
            zin="Notitie opgevolgd",
            omschrijving="De opvolging van een notitie afronden",
            knop="Rond de opvolging af",
        ),
        _op_traject(
            "zorgnotitie_schrijven",
            notities.zorgnotitie_schrijven,
            zin="Zorgnotitie geschreven",
            omschrijving="Een zorgnotitie schrijven",
            knop="Schrijf een zorgnotitie",
            rollen=_ZORG,
            grond=_GEHEIM,
            concept="Zorgnotitie",
        ),
        _op_stuk(
            "zorgnotitie_terugnemen",
            notities.zorgnotitie_terugnemen,
            notities.ZORGNOTITIE,
            zin="Zorgnotitie teruggenomen",
            omschrijving="Een eigen zorgnotitie terugnemen",
            knop="Neem terug",
            rollen=_ZORG,
            grond=_GEHEIM,
        ),
        _op_traject(
            "afspraak_plannen",
            afspraken.afspraak_plannen,
            zin="Afspraak gepland",
            omschrijving="Een afspraak plannen",
            knop="Plan een afspraak",
        ),
        _op_stuk(
            "afspraak_afzeggen",
            afspraken.afspraak_afzeggen,
            afspraken.AFSPRAAK,
            zin="Afspraak afgezegd",
            omschrijving="Een afspraak afzeggen",
            knop="Zeg af",
        ),
        _op_traject(
            "evaluatie_registreren",
            evaluaties.evaluatie_registreren,
            zin="Evaluatie geregistreerd",
            omschrijving="Een evaluatie registreren",
            knop="Registreer een evaluatie",
            toestanden=GESTART,
            concept="Evaluatie",
            verloop="evaluaties",
        ),
        _op_traject(
            "trajectstuk_toevoegen",
            stukken.trajectstuk_toevoegen,
            zin="Document toegevoegd",
            omschrijving="Een document aan een traject toevoegen",
            knop="Voeg een document toe",
            verloop="documenten",
        ),
    ),
    lezingen=(
        Recht(
            "notitie_lijst",
            TANDEMROLLEN | {NETWERKCOORDINATOR},
            _GROND,
            object_soort=TRAJECT,
            groepen=frozenset({NETWERKNOTITIES}),
            omschrijving="De notities van een traject",
        ),
        _lezing("afspraak_lijst", "De afspraken van een traject"),
        _lezing("evaluatie_lijst", "De evaluaties van een traject"),
        _lezing("trajectstuk_lijst", "De documenten die aan een traject zijn toegevoegd"),
        _lezing("zorgnotitie_lijst", "De eigen zorgnotities bij een traject", rollen=_ZORG, grond=_GEHEIM),
    ),
    groepen={
        notities.NOTITIE: _PER_ROL,
        afspraken.AFSPRAAK: _PER_ROL,
        notities.ZORGNOTITIE: {CASEMANAGER_ZORG: _GROEP},
    },
    bijlagesoorten=(
        Bijlagesoort(
            TRAJECTSTUK, "document van een traject", stukobjecten, DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    verloopbronnen={"trajecten.notities": NOTITIES},
    exportlijsten=EXPORTLIJSTEN,
    parameters={"evaluatie_registreren": ("at_evaluatie_interval",)},
)
