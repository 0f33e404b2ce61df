"""The rehearsal: everything that is wrong with a file of people, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from werkzorg.deelnemers.domein import naam_gelijk
from werkzorg.deelnemers.forms.persoon import DeelnemerRegistrerenForm
from werkzorg.deelnemers.imports.kolommen import VAN_VELD, lees_koppen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.tabelbestand import Rijen
from werkzorg.ui.tabelkolommen import Kolom, lees_keuze, letter
from werkzorg.versleuteling import blinde_index


@dataclass(frozen=True)
class Rijfout:
    """One thing that is wrong: the number of the row in the file (0: the file itself), the column, the sentence."""

    rij: int
    kolom: str
    zin: str


@dataclass
class Uitkomst:
    """What a rehearsal found: rows ready to be carried out, or what is wrong; and people who look like somebody known.

    `rijen`: number of the row and the texts per field. `getoond`: the known people that a sentence names.
    """

    rijen: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)
    gelijkenissen: list[Rijfout] = field(default_factory=list)
    getoond: set[UUID] = field(default_factory=set)

    @property
    def zonder_nummer(self) -> int:
        """How many people have no number yet."""
        return sum(not velden["insz"] for _, velden in self.rijen)


def repeteer(rijen: Rijen, *, grond: str, geinformeerd_op: str, door: Hoedanigheid) -> Uitkomst:
    """Every row against the law of registering, against the others, and against the people whom the actor sees.

    About anybody else it says nothing: who is known elsewhere is joined when the file is carried out, by the same
    path as by hand (15, row 13). Two queries, however many rows.
    """
    uitkomst = Uitkomst()
    kolommen, fouten = lees_koppen(rijen[0][1])
    if fouten:
        uitkomst.fouten = [Rijfout(0, "", zin) for zin in fouten]
        return uitkomst
    plaatsen = {kolom.veld: f"{letter(plaats)} ({kolom.kop})" for plaats, kolom in kolommen.items()}
    gelezen: list[tuple[int, DeelnemerRegistrerenForm]] = []
    for nummer, cellen in rijen[1:]:
        velden = _velden(kolommen, cellen, grond=grond, geinformeerd_op=geinformeerd_op)
        formulier = formulier_van(velden)
        if formulier.is_valid():
            gelezen.append((nummer, formulier))
            uitkomst.rijen.append((nummer, velden))
        else:
            uitkomst.fouten += _van_formulier(nummer, formulier, plaatsen)
    _dubbels_in_het_bestand(gelezen, plaatsen, uitkomst)
    _bekenden(gelezen, plaatsen, uitkomst, door)
    uitkomst.fouten.sort(key=lambda fout: fout.rij)
    return uitkomst


def formulier_van(velden: dict[str, str]) -> DeelnemerRegistrerenForm:
    """One row as the registration form would have it."""
    return DeelnemerRegistrerenForm({**velden, "aanvraag_sleutel": str(uuid4())})


def _velden(
    kolommen: dict[int, Kolom], cellen: list[str], *, grond: str, geinformeerd_op: str
) -> dict[str, str]:
    """The texts of one row per field; what a number lost in a spreadsheet is put back."""
    velden = dict.fromkeys(VAN_VELD, "")
    for plaats, kolom in kolommen.items():
        tekst = cellen[plaats].strip() if plaats < len(cellen) else ""
        velden[kolom.veld] = lees_keuze(kolom, tekst)
    if velden["insz"].isdecimal() and len(velden["insz"]) in {9, 10}:
        velden["insz"] = velden["insz"].zfill(11)
    if velden["telefoon"].isdecimal() and len(velden["telefoon"]) in {8, 9} and velden["telefoon"][0] != "0":
        velden["telefoon"] = f"0{velden['telefoon']}"
    velden["taal"] = velden["taal"] or "nl"
    velden["grond"] = velden["grond"] or grond
    velden["geinformeerd_op"] = velden["geinformeerd_op"] or geinformeerd_op
    return velden


def _van_formulier(
    nummer: int, formulier: DeelnemerRegistrerenForm, plaatsen: dict[str, str]
) -> Iterator[Rijfout]:
    for veld, zinnen in formulier.errors.items():
        kolom = VAN_VELD.get(veld)
        waar = plaatsen.get(veld) or (kolom.kop if kolom else "")
        for zin in zinnen:
            yield Rijfout(nummer, waar, str(zin))


def _dubbels_in_het_bestand(
    gelezen: list[tuple[int, DeelnemerRegistrerenForm]], plaatsen: dict[str, str], uitkomst: Uitkomst
) -> None:
    nummers: dict[str, int] = {}
    mensen: dict[tuple[Any, ...], int] = {}
    for nummer, formulier in gelezen:
        schoon = formulier.cleaned_data
        if insz := schoon["insz"]:
            if insz in nummers:
                zin = (
                    f"Dit rijksregisternummer staat ook op rij {nummers[insz]}. Haal één van beide rijen weg."
                )
                uitkomst.fouten.append(Rijfout(nummer, plaatsen.get("insz", ""), zin))
            nummers.setdefault(insz, nummer)
        wie = (_kaal(schoon["voornaam"]), _kaal(schoon["achternaam"]), schoon["geboortedatum"])
        eerder = mensen.setdefault(wie, nummer)
        if eerder != nummer and not insz:
            zin = f"Deze persoon staat ook op rij {eerder}. Haal één van beide rijen weg."
            uitkomst.fouten.append(Rijfout(nummer, plaatsen.get("achternaam", ""), zin))


def _kaal(naam: str) -> str:
    return "".join(teken for teken in naam.casefold() if teken.isalnum())


def _bekenden(
    gelezen: list[tuple[int, DeelnemerRegistrerenForm]],
    plaatsen: dict[str, str],
    uitkomst: Uitkomst,
    door: Hoedanigheid,
) -> None:
    """Who already has a record that the actor sees: by number that is wrong, by name it is worth a look."""
    zichtbaar = Deelnemer.objects.zichtbaar_voor(door)
    indexen = {
        blinde_index(formulier.cleaned_data["insz"], doel="insz"): nummer
        for nummer, formulier in gelezen
        if formulier.cleaned_data["insz"]
    }
    bekend: set[int] = set()
    for pk, dossier, index in zichtbaar.filter(insz_index__in=list(indexen)).values_list(
        "pk", "dossiernummer", "insz_index"
    ):
        nummer = indexen[bytes(index or b"")]
        bekend.add(nummer)
        uitkomst.getoond.add(pk)
        zin = f"Jouw organisatie volgt deze persoon al op, onder dossiernummer {dossier}. Haal deze rij weg."
        uitkomst.fouten.append(Rijfout(nummer, plaatsen.get("insz", ""), zin))
    per_dag: dict[date, list[tuple[UUID, str, str, str]]] = {}
    dagen = {formulier.cleaned_data["geboortedatum"] for _, formulier in gelezen}
    for rij in zichtbaar.filter(geboortedatum__in=dagen).values_list(
        "geboortedatum", "pk", "dossiernummer", "voornaam", "achternaam"
    ):
        per_dag.setdefault(rij[0], []).append(rij[1:])
    for nummer, formulier in gelezen:
        schoon = formulier.cleaned_data
        for pk, dossier, voornaam, achternaam in per_dag.get(schoon["geboortedatum"], []):
            lijkt = naam_gelijk(achternaam, schoon["achternaam"]) and naam_gelijk(
                voornaam, schoon["voornaam"]
            )
            if lijkt and nummer not in bekend:
                uitkomst.getoond.add(pk)
                zin = f"Er is al iemand met deze naam en geboortedatum: dossier {dossier}."
                uitkomst.gelijkenissen.append(Rijfout(nummer, plaatsen.get("achternaam", ""), zin))
