"""What the page of a new agreement stands ready with: werkposten with free places, earlier words, the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from ama.domein.doelgroep import Controle, Kleur, kleur_samen
from ama.domein.ontwerp import Opmaak, overgenomen_van
from ama.domein.overeenkomst import Inhoud
from ama.forms.opmaken import JA, NEE
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.nakijken import Nagekeken, kijk_na
from ama.models.persoonsbeeld import Persoonsbeeld, Plek, lees_plek, vul_aan
from ama.models.versielezen import TEKSTEN
from ama.querysets.werkposten import werkposten
from ama.statussen import AFGEBROKEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.volgorde import sorteersleutel

# A werkpost that nobody chose yet.
_GEEN = UUID(int=0)
# What somebody still reads over in one list; the others are found by searching.
MEESTE = 120


@dataclass(frozen=True)
class Werkpostkeuzes:
    """The werkposten to choose from, per group as key and label; `is_meer`: there are more, found by searching."""

    groepen: list[tuple[str, list[tuple[str, str]]]]
    is_meer: bool


def werkpostkeuzes(dag: date, door: Hoedanigheid, *, zoek: str = "", gekozen: str = "") -> Werkpostkeuzes:
    """The werkposten that are open on this day with what is free there; one query, at most `MEESTE` of them.

    What was chosen and where one works already come first; `zoek`: only the others of which a word holds this.
    """
    rijen: Any = (
        werkposten()
        .geldig_op(dag)
        .met_aanbod(dag)
        .select_related("organisatie", "vestiging")
        .annotate(
            is_eigen=Exists(werkposten().van(door.organisatie_id).filter(pk=OuterRef("pk"))),
            is_gekozen=Case(When(pk=_sleutel(gekozen), then=True), default=False),
        )
    )
    if zoek.split():
        gezocht: Any = werkposten()
        for woord in zoek.split():
            gezocht = gezocht.biedt(woord, dag, door)
        rijen = rijen.filter(
            Q(is_eigen=True) | Q(is_gekozen=True) | Q(pk__in=gezocht.order_by().values("pk"))
        )
    alle = list(rijen.order_by("-is_gekozen", "-is_eigen", "organisatie__naam", "pk")[: MEESTE + 1])
    groepen: dict[str, list[tuple[str, str]]] = {"Hier werken jullie al": [], "Andere werkposten": []}
    for rij in alle[:MEESTE]:
        groepen["Hier werken jullie al" if rij.is_eigen else "Andere werkposten"].append(
            (str(rij.pk), _label(rij))
        )
    return Werkpostkeuzes(
        [
            (naam, sorted(keuzes, key=lambda keuze: (sorteersleutel(keuze[1]), keuze[0])))
            for naam, keuzes in groepen.items()
            if keuzes
        ],
        len(alle) > MEESTE or bool(zoek.split()),
    )


def _sleutel(tekst: str) -> UUID:
    try:
        return UUID(tekst)
    except ValueError:
        return _GEEN


def _label(rij: Any) -> str:
    gemeente = rij.gemeente or (rij.vestiging.gemeente if rij.vestiging else "") or rij.organisatie.gemeente
    vrij = "" if rij.plaatsen is None else f"{rij.vrij} vrij" if rij.vrij else "volzet"
    return " · ".join(deel for deel in (rij.naam, gemeente, vrij) if deel)


@dataclass(frozen=True)
class Begin:
    """What the form starts with: contents, the other fields, and the day of the agreement they were taken from."""

    inhoud: Inhoud
    velden: dict[str, Any]
    overgenomen_van: date | None


def begin_voor(deelnemer_id: UUID, door: Hoedanigheid) -> Begin:
    """The words of the last agreement of this organisation, first of this person himself; one query."""
    rij = (
        Overeenkomstversie.objects.filter(overeenkomst__begeleider_id=door.organisatie_id)
        .exclude(overeenkomst__status=AFGEBROKEN)
        .annotate(zelf=F("overeenkomst__deelnemer_id"))
        .order_by(_eerst(deelnemer_id), "-opgemaakt_op", "-nummer")
        .values(
            *TEKSTEN,
            "zelf",
            "overeenkomst__start",
            "overeenkomst__betaald_werk_mogelijk",
            "overeenkomst__vaph_gevraagd_op",
            "overeenkomst__geinformeerd_op",
            "overeenkomst__verzekerd_ongevallen",
            "overeenkomst__verzekerd_ba",
        )
        .first()
    )
    velden: dict[str, Any] = {"start": timezone.localdate()}
    if rij is None:
        return Begin(Inhoud(), velden, None)
    zelf = rij["zelf"] == deelnemer_id
    inhoud = overgenomen_van(Inhoud(**{naam: rij[naam] for naam in TEKSTEN}), van_deelnemer=zelf)
    # The policies are of the organisation; what was asked of a person holds for that person only.
    velden |= {naam: rij[f"overeenkomst__{naam}"] for naam in ("verzekerd_ongevallen", "verzekerd_ba")}
    if zelf:
        velden |= {naam: rij[f"overeenkomst__{naam}"] for naam in ("vaph_gevraagd_op", "geinformeerd_op")}
        velden["betaald_werk"] = {True: JA, False: NEE}.get(rij["overeenkomst__betaald_werk_mogelijk"], "")
    return Begin(inhoud, velden, rij["overeenkomst__start"])


def _eerst(deelnemer_id: UUID) -> Any:
    return Case(When(overeenkomst__deelnemer_id=deelnemer_id, then=Value(0)), default=Value(1))


def opmaak_van_begin(begin: Begin) -> Opmaak:
    """What a form says that nobody touched yet: only what was taken over."""
    velden = begin.velden
    return Opmaak(
        werkpost=_GEEN,
        start=velden["start"],
        inhoud=begin.inhoud,
        betaald_werk_mogelijk={JA: True, NEE: False}.get(velden.get("betaald_werk", "")),
        vaph_gevraagd_op=velden.get("vaph_gevraagd_op"),
        geinformeerd_op=velden.get("geinformeerd_op"),
        verzekerd_ongevallen=velden.get("verzekerd_ongevallen"),
        verzekerd_ba=velden.get("verzekerd_ba"),
    )


def nagekeken_voor(
    persoon: Persoonsbeeld,
    opmaak: Opmaak | None,
    start: date,
    *,
    soort: str,
    van: Overeenkomst | None = None,
) -> Nagekeken:
    """The checks of what is filled in so far; without a werkpost those of the person. Two queries at most.

    `van`: the draft that is written over, whose werkpost need not be asked again.
    """
    vol = opmaak or Opmaak(werkpost=_GEEN, start=start)
    gekozen = vol.werkpost != _GEEN
    if van is not None and vol.werkpost == van.werkpost_id:
        plek: Plek | None = Plek(van.werkpost, ())
    else:
        plek = lees_plek(vol.werkpost, vol.start) if gekozen else None
    return kijk_na(
        persoon,
        vul_aan(vol, plek),
        soort=soort,
        sleutel=van.pk if van else uuid4(),
        toeleiding=van.toeleiding_id if van else persoon.nieuwe_toeleiding,
        plek=plek,
        vandaag=timezone.localdate(),
    )


def checklist(nagekeken: Nagekeken) -> dict[str, Any]:
    """The checks of an agreement, by colour."""
    return gekleurd(nagekeken.controles)


def gekleurd(lijst: Sequence[Controle]) -> dict[str, Any]:
    """Checks as `ama/delen/controles.html` shows them: what stands in the way first, then the rest in its order."""
    orde: Sequence[Kleur] = (Kleur.ROOD, Kleur.ORANJE, Kleur.GROEN)
    per = {kleur: [een for een in lijst if een.kleur is kleur] for kleur in orde}
    return {
        "kleur": kleur_samen(lijst).value,
        "rood": per[Kleur.ROOD],
        "oranje": per[Kleur.ORANJE],
        "groen": per[Kleur.GROEN],
    }
