"""The head of every page of a traject: who, where it stands, who guides, how many days are left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from trajecten.domein.looptijd import dagteller
from trajecten.models import Traject, looptijd_van
from trajecten.models.tandem import tandemlijst_van
from trajecten.soorten import KANTEN, OVERDRACHTREDENEN
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

_LABELS = dict(KANTEN)
_REDENEN = dict(OVERDRACHTREDENEN)
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
    """Who guides, guided and will guide, the present ones first; no query for a row that came `met_verbanden`."""
    return sorted(
        (_lid(een, vandaag) for een in tandemlijst_van(traject)),
        key=lambda lid: (not lid.is_nu, -lid.van.toordinal(), lid.kant),
    )


def _lid(een: Mapping[str, Any], vandaag: date) -> Tandemlid:
    van = date.fromisoformat(een["van"])
    tot = date.fromisoformat(een["voor"]) - timedelta(days=1) if een["voor"] else None
    return Tandemlid(
        kant=_LABELS[een["kant"]],
        naam=f"{een['voornaam']} {een['achternaam']}".strip(),
        organisatie=een["organisatie"],
        email=een["email"],
        telefoon=een["telefoon"],
        van=van,
        tot=tot,
        is_nu=van <= vandaag and (tot is None or vandaag <= tot),
        terug_op=date.fromisoformat(een["terug_op"]) if een["terug_op"] else None,
        reden=_REDENEN.get(een["reden"], ""),
        nota=een["nota"],
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
