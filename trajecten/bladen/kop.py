"""The head of every page of a traject: who, where it stands, who guides, how many days are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from trajecten.domein.looptijd import dagteller
from trajecten.models import Aanstelling, Traject, looptijd_van
from trajecten.soorten import KANTEN
from trajecten.statussen import (
    AANGEVRAAGD,
    AFGEROND,
    AFRONDEND,
    GEWEIGERD,
    IN_BEOORDELING,
    INGETROKKEN,
    LOPEND,
    VERLENGING_GEVRAAGD,
)
from werkzorg.databank.perioden import laatste_dag

_LABELS = dict(KANTEN)
KLEUR = {
    AANGEVRAAGD: "let",
    IN_BEOORDELING: "let",
    VERLENGING_GEVRAAGD: "let",
    AFRONDEND: "let",
    LOPEND: "goed",
    AFGEROND: "",
    GEWEIGERD: "",
    INGETROKKEN: "",
}


@dataclass(frozen=True)
class Tandemlid:
    """One casemanager of the tandem, always with contact data; `tot` None: still, or no end planned."""

    kant: str
    naam: str
    organisatie: str
    email: str
    telefoon: str
    van: date
    tot: date | None
    is_nu: bool
    terug_op: date | None
    reden: str = ""
    nota: str = ""


def tandem_van(traject: Traject, vandaag: date) -> list[Tandemlid]:
    """Who guides, guided and will guide, the present ones first; one query."""
    rijen = Aanstelling.objects.filter(traject=traject).met_contact()
    leden = [_lid(rij, vandaag) for rij in rijen]
    return sorted(leden, key=lambda lid: (not lid.is_nu, -lid.van.toordinal(), lid.kant))


def _lid(rij: Aanstelling, vandaag: date) -> Tandemlid:
    tot = laatste_dag(rij.periode)
    return Tandemlid(
        kant=_LABELS[rij.kant],
        naam=rij.lidmaatschap.gebruiker.naam,
        organisatie=rij.organisatie.naam,
        email=rij.lidmaatschap.gebruiker.email,
        telefoon=rij.organisatie.telefoon,
        van=rij.periode.lower,
        tot=tot,
        is_nu=rij.periode.lower <= vandaag and (tot is None or vandaag <= tot),
        terug_op=rij.terug_op,
        reden=rij.get_reden_display() if rij.reden else "",
        nota=rij.nota,
    )


def kop_van(traject: Traject) -> dict[str, Any]:
    """What `trajecten/delen/kop.html` shows above every page of a traject; `traject` comes with its person."""
    vandaag = timezone.localdate()
    tandem = tandem_van(traject, vandaag)
    teller = None
    if traject.startdatum is not None:
        teller = dagteller(looptijd_van(traject), vandaag, traject.einddatum)
    return {
        "traject": traject,
        "deelnemer": traject.deelnemer,
        "kleur": KLEUR.get(traject.status, ""),
        "teller": teller,
        "tandem": [lid for lid in tandem if lid.is_nu],
        "vroegere_tandem": [lid for lid in tandem if not lid.is_nu],
    }
