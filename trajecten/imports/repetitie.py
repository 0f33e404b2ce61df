"""The rehearsal: what stands on the rows of a file of requests, and what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from trajecten.domein.oude_regels import is_oud
from trajecten.forms.inlezen import RijForm
from trajecten.handelingen.inlezen import Inleesrij
from trajecten.handelingen.oud import OudTraject
from trajecten.imports.kolommen import KOLOMMEN, VAN_VELD
from trajecten.models.verzoek import eerste_dag_nieuw
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import Momentopname
from werkzorg.ui.tabelbestand import Rijen
from werkzorg.ui.tabelkolommen import Kolom, lees_keuze, lees_koppen

Teksten = list[tuple[int, dict[str, str]]]


@dataclass(frozen=True)
class Rijfout:
    """One thing that is wrong: the number of the row in the file (0: the file itself), the column, the sentence."""

    rij: int
    kolom: str
    zin: str


@dataclass
class Gelezen:
    """The rows that can be read, as texts too, what is wrong with the others, and whom the rows are about."""

    teksten: Teksten = field(default_factory=list)
    rijen: list[Inleesrij] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)
    mensen: list[Deelnemer] = field(default_factory=list)


def teksten_van(rijen: Rijen) -> tuple[Teksten, list[Rijfout]]:
    """The texts of every row by field, and what is wrong with the headings."""
    kolommen, fouten = lees_koppen(rijen[0][1], KOLOMMEN)
    if fouten:
        return [], [Rijfout(0, "", zin) for zin in fouten]
    return [(nummer, _velden(kolommen, cellen)) for nummer, cellen in rijen[1:]], []


def lees(
    teksten: Sequence[tuple[int, Mapping[str, str]]], opname: Momentopname, door: Hoedanigheid
) -> Gelezen:
    """The rows as the act wants them; one query, however many rows."""
    uit = Gelezen(teksten=[(nummer, dict(velden)) for nummer, velden in teksten])
    nummers = {velden.get("dossiernummer", "").upper() for _, velden in teksten}
    bekend = {
        een.dossiernummer: een
        for een in Deelnemer.objects.zichtbaar_voor(door).filter(dossiernummer__in=nummers)
    }
    uit.mensen = list(bekend.values())
    for nummer, velden in teksten:
        formulier = RijForm(dict(velden))
        persoon = bekend.get(velden.get("dossiernummer", "").upper())
        if not formulier.is_valid():
            uit.fouten += [
                Rijfout(nummer, kop(veld), str(zin))
                for veld, zinnen in formulier.errors.items()
                for zin in zinnen
            ]
        elif persoon is None:
            zin = "Jouw organisatie volgt niemand met dit nummer: registreer of importeer de persoon eerst."
            uit.fouten.append(Rijfout(nummer, kop("dossiernummer"), zin))
        else:
            _neem(uit, nummer, persoon.pk, formulier, opname)
    return uit


def kop(veld: str) -> str:
    """How the file calls this field; "" for none of them."""
    kolom = VAN_VELD.get(
        {"werk_nu_niet_mogelijk": "werk_nu", "werk_later_verwacht": "werk_later"}.get(veld, veld)
    )
    return kolom.kop if kolom else ""


def _neem(uit: Gelezen, nummer: int, persoon: UUID, formulier: RijForm, opname: Momentopname) -> None:
    schoon: dict[str, Any] = formulier.cleaned_data
    if not is_oud(schoon["ontvangen_op"], eerste_dag_nieuw(opname)):
        vreemd = [veld for veld in ("startdatum", "einddatum", "einde_reden") if schoon[veld]]
        if vreemd:
            zin = "Alleen een dossier van het decreet van 2014 komt afgesloten binnen: laat dit leeg."
            uit.fouten += [Rijfout(nummer, kop(veld), zin) for veld in vreemd]
        elif "mentaal" in schoon["belemmeringen"]:
            zin = "“mentaal” hoort bij het decreet van 2014: kies cognitief (art. 3)."
            uit.fouten.append(Rijfout(nummer, kop("belemmeringen"), zin))
        else:
            uit.rijen.append(Inleesrij(nummer, persoon, formulier.verzoek()))
        return
    leeg = [veld for veld in ("startdatum", "einddatum", "einde_reden") if not schoon[veld]]
    if leeg:
        zin = "Een verzoek van voor de nieuwe regels lees je alleen in als afgesloten dossier: vul dit in."
        uit.fouten += [Rijfout(nummer, kop(veld), zin) for veld in leeg]
        return
    oud = OudTraject(
        ontvangen_op=schoon["ontvangen_op"],
        startdatum=schoon["startdatum"],
        einddatum=schoon["einddatum"],
        einde_reden=schoon["einde_reden"],
        belemmeringen=schoon["belemmeringen"],
        vraag=schoon["vraag"],
    )
    uit.rijen.append(Inleesrij(nummer, persoon, oud))


def _velden(kolommen: Mapping[int, Kolom], cellen: Sequence[str]) -> dict[str, str]:
    velden = dict.fromkeys(VAN_VELD, "")
    for plaats, kolom in kolommen.items():
        velden[kolom.veld] = lees_keuze(kolom, cellen[plaats].strip() if plaats < len(cellen) else "")
    for veld in ("werk_nu", "werk_later"):
        velden[veld] = velden[veld].lower()
    return velden
