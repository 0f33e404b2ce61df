"""The register: what each app's registratie hands over, and nothing else knows a concrete app.

`manage.py check` fails on a key that lacks an act, a matrix row or a route.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from werkzorg.berichten.effecten import Effect, registreer_effect
from werkzorg.documenten.soorten import (
    Bijlagesoort,
    Documentsoort,
    registreer_bijlagesoort,
    registreer_documentsoort,
)
from werkzorg.handelen.dossier import (
    STATIONBRONNEN,
    VERLOOPBRONNEN,
    VERLOOPDOELEN,
    Paneel,
    Stationbron,
    Verloopbron,
    Verloopdoel,
    registreer_paneel,
)
from werkzorg.handelen.klok import Klokjob, registreer_klokjob
from werkzorg.handelen.lijsten import Exportlijst, registreer_exportlijst
from werkzorg.handelen.oproephulp import Oproephulp, registreer_oproephulp
from werkzorg.handelen.overdracht import Overdracht, registreer_overdracht
from werkzorg.handelen.vandaag import Dagblok, registreer_dagblok
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import (
    GROEPNAMEN,
    Opening,
    Recht,
    groepen_van,
    mag,
    registreer_groepen,
    registreer_recht,
)
from werkzorg.werklijst.soorten import Onderwerpen, Taaksoort, registreer_taaksoort


@dataclass(frozen=True)
class Handeling:
    """One act: its matrix row, its function, its sentence in the timeline, and its button on the dossier.

    `toestanden` are the states in which it is possible (empty: the object has no states); `route` is the
    address where a person does it ("" for acts of the clock); `knop` the verb on its button ("" for none);
    `verloop` the kind of its line there (handelen.dossier.VERLOOPSOORTEN); `plek` the page its button stands on;
    `concept` what a draft of its form is called on screen ("": what is typed there is never kept). `concept_over` finds
    for this actor what the key in the address of the form is of, when that is not the object of the right, as the
    werkpost of a sheet (raises ObjectDoesNotExist); `concept_vraag` are the fields that its address asks for too.
    """

    recht: Recht
    functie: Callable[..., Any]
    zin: str
    route: str = ""
    knop: str = ""
    toestanden: frozenset[str] = frozenset()
    concept: str = ""
    concept_over: Callable[[UUID, Hoedanigheid], Model] | None = None
    concept_vraag: tuple[str, ...] = ()
    verloop: str = "wijzigingen"
    plek: str = "dossier"

    @property
    def sleutel(self) -> str:
        """The one word for this act in matrix, route, view, form, template, log and test."""
        return self.recht.sleutel


@dataclass(frozen=True)
class Registratie:
    """All that one part of an app hands to the foundation; `deel` names the part, as "beheer.leden".

    `titel` and `toelichting` head its rows on the page of the matrix; parts with the same title stand together.
    """

    deel: str
    titel: str = ""
    toelichting: str = ""
    handelingen: tuple[Handeling, ...] = ()
    lezingen: tuple[Recht, ...] = ()
    groepen: Mapping[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    openingen: Mapping[str, Opening] = field(default_factory=dict)
    groepnamen: Mapping[str, str] = field(default_factory=dict)
    effecten: Mapping[str, Effect] = field(default_factory=dict)
    documentsoorten: tuple[Documentsoort, ...] = ()
    bijlagesoorten: tuple[Bijlagesoort, ...] = ()
    taaksoorten: tuple[Taaksoort, ...] = ()
    meldingen: Mapping[str, Meldingsoort] = field(default_factory=dict)
    klokjobs: tuple[Klokjob, ...] = ()
    panelen: tuple[Paneel, ...] = ()
    dagblokken: tuple[Dagblok, ...] = ()
    verloopbronnen: Mapping[str, Verloopbron] = field(default_factory=dict)
    verloopdoelen: Mapping[str, Verloopdoel] = field(default_factory=dict)
    stationbronnen: Mapping[str, Stationbron] = field(default_factory=dict)
    overdrachten: tuple[Overdracht, ...] = ()
    exportlijsten: tuple[Exportlijst, ...] = ()
    oproephulpen: tuple[Oproephulp, ...] = ()
    # Key of an act, a page or a clock job -> the parameters it calculates with.
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Meldingsoort:
    """One kind of notice: what the screen says, where it leads, and subject and text of its mail (no personal data)."""

    tekst: str
    url: Callable[[UUID], str]
    onderwerpen: Onderwerpen
    mail_onderwerp: str
    mail_tekst: str


HANDELINGEN: dict[str, Handeling] = {}
LEZINGEN: dict[str, Recht] = {}
MELDINGSOORTEN: dict[str, Meldingsoort] = {}
REGISTRATIES: dict[str, Registratie] = {}
# Key of a parameter -> the acts, pages and clock jobs that calculate with it.
PARAMETERGEBRUIK: dict[str, list[str]] = {}


def registreer(registratie: Registratie) -> None:
    """Takes over everything one part hands over; raises ValueError for a key that is taken."""
    if registratie.deel in REGISTRATIES:
        return
    REGISTRATIES[registratie.deel] = registratie
    for handeling in registratie.handelingen:
        if handeling.sleutel in HANDELINGEN:
            raise ValueError(f"De handeling {handeling.sleutel} is al geregistreerd.")
        registreer_recht(handeling.recht)
        HANDELINGEN[handeling.sleutel] = handeling
    for recht in registratie.lezingen:
        registreer_recht(recht)
        LEZINGEN[recht.sleutel] = recht
    for label, per_rol in registratie.groepen.items():
        registreer_groepen(label, per_rol, registratie.openingen.get(label))
    for groep, groepnaam in registratie.groepnamen.items():
        GROEPNAMEN[groep] = groepnaam
    for soort, effect in registratie.effecten.items():
        registreer_effect(soort, effect)
    for documentsoort in registratie.documentsoorten:
        registreer_documentsoort(documentsoort)
    for bijlagesoort in registratie.bijlagesoorten:
        registreer_bijlagesoort(bijlagesoort)
    for taaksoort in registratie.taaksoorten:
        registreer_taaksoort(taaksoort)
    for paneel in registratie.panelen:
        registreer_paneel(paneel)
    for dagblok in registratie.dagblokken:
        registreer_dagblok(dagblok)
    VERLOOPBRONNEN.update(registratie.verloopbronnen)
    VERLOOPDOELEN.update(registratie.verloopdoelen)
    STATIONBRONNEN.update(registratie.stationbronnen)
    for klokjob in registratie.klokjobs:
        registreer_klokjob(klokjob)
    for overdracht in registratie.overdrachten:
        registreer_overdracht(overdracht)
    for hulp in registratie.oproephulpen:
        registreer_oproephulp(hulp)
    for exportlijst in registratie.exportlijsten:
        registreer_exportlijst(exportlijst)
    MELDINGSOORTEN.update(registratie.meldingen)
    for gebruiker, sleutels in registratie.parameters.items():
        for sleutel in sleutels:
            PARAMETERGEBRUIK.setdefault(sleutel, []).append(gebruiker)


def mogelijke_handelingen(door: Door, obj: Model, plek: str = "dossier") -> Iterable[Handeling]:
    """The acts whose button stands on this page that this actor may do on this object now, in order of registration."""
    label = obj._meta.label_lower
    toestand = getattr(obj, "toestand", "")
    open_groepen = groepen_van(door, obj)
    for handeling in HANDELINGEN.values():
        hoort_hier = handeling.knop and handeling.plek == plek and handeling.recht.object_soort == label
        kan_nu = not handeling.toestanden or toestand in handeling.toestanden
        if hoort_hier and kan_nu and mag(door, handeling.sleutel) and handeling.recht.groepen <= open_groepen:
            yield handeling
