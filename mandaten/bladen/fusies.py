"""What a merger or take-over does to every grant, as it is shown before it is registered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from mandaten.domein.fusie import EINDIGT, FUSIE, KAN_NIET, OVERNAME, Gevolg, Samengaan
from mandaten.models import Fusie, Houderschap, Lid, Toekenning
from werkzorg.organisaties.models import Organisatie
from werkzorg.ui import nummers
from werkzorg.ui.formaten import datum

_MERK = {KAN_NIET: ("kan niet", "fout"), EINDIGT: ("eindigt", "let")}
_GAAT = {FUSIE: "fuseert tot", OVERNAME: "is overgenomen door"}


@dataclass(frozen=True)
class Gevolgregel:
    """One grant and what happens to it; `merk` is a word and its colour."""

    nummer: str
    soort: str
    houder: str
    zin: str
    merk: tuple[str, str]


def gevolgregels(gevolgen: Iterable[Gevolg], toekenningen: Iterable[Toekenning]) -> list[Gevolgregel]:
    """One line per consequence, what stands in the way first."""
    per_pk = {rij.pk: rij for rij in toekenningen}
    return [
        Gevolgregel(
            nummer=een.rol.nummer,
            soort=per_pk[een.rol.toekenning].toekenningssoort.label,
            houder=per_pk[een.rol.toekenning].houder.naam,
            zin=een.zin,
            merk=_MERK.get(een.wat, ("gaat door", "goed")),
        )
        for een in gevolgen
    ]


def in_woorden(samengaan: Samengaan, organisaties: Iterable[Organisatie]) -> str:
    """What would be registered, as one sentence: who, with their numbers, and from when."""
    namen = {een.pk: _naam(een) for een in organisaties}
    wie = [namen[pk] for pk in samengaan.verdwijnen]
    samen = f"{', '.join(wie[:-1])} en {wie[-1]}" if len(wie) > 1 else wie[0]
    if samengaan.soort == FUSIE:
        return f"{samen} fuseren vanaf {datum(samengaan.op)} tot {namen[samengaan.gaat_verder]}."
    return f"{namen[samengaan.gaat_verder]} neemt vanaf {datum(samengaan.op)} {samen} over."


def fusies_rond(toekenning: Toekenning) -> list[str]:
    """The mergers and take-overs of who holds, held or took part in this grant, the last first; one query."""
    wie = Q(verdwijnt=toekenning.houder_id)
    for rijen in (Lid, Houderschap):
        wie |= Q(verdwijnt__in=rijen.objects.filter(toekenning=toekenning).values("organisatie"))
    fusies = Fusie.objects.filter(wie).select_related("verdwijnt", "gaat_verder")
    return [
        f"{een.verdwijnt.naam} {_GAAT[een.soort]} {een.gaat_verder.naam}, vanaf {datum(een.op)}."
        for een in fusies.order_by("-op", "verdwijnt__naam", "pk")
    ]


def _naam(organisatie: Organisatie) -> str:
    erbij = ", ".join(filter(None, (organisatie.gemeente, nummers.kbo(organisatie.kbo_nummer))))
    return f"{organisatie.naam} ({erbij})" if erbij else organisatie.naam


def kan_doorgaan(regels: Sequence[Gevolgregel]) -> bool:
    """Whether nothing stands in the way."""
    return all(regel.merk != _MERK[KAN_NIET] for regel in regels)
