"""Agreements and what belongs to them for tests, laid down directly: the acts have tests of their own."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import uuid4

from django.utils import timezone

from ama.models import (
    Aanwezigheid,
    Begeleiding,
    Begeleidingssessie,
    Handtekening,
    Jaarevaluatie,
    Overeenkomst,
    Overeenkomstversie,
    Roosterblok,
    Subsidielijn,
    Subsidierun,
    Toeleiding,
)
from ama.soorten import PARTIJEN, WSE, WVG
from ama.statussen import ACTIEF, BEEINDIGD, CONCEPT, GESTART, GETEKEND, INGEDIEND, KLAAR, ONDERTEKEND
from tests.ama.maken_wse import maak_toeleiding
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.databank.perioden import reeks

START = date(2026, 1, 5)
# The way to each state, as the database wants it: one allowed step at a time.
_WEG = (CONCEPT, KLAAR, ONDERTEKEND, INGEDIEND, ACTIEF, BEEINDIGD)
_BIJ_STATUS: dict[str, dict[str, Any]] = {
    ONDERTEKEND: {"ondertekend_op": START, "geinformeerd_op": START},
    INGEDIEND: {"ingediend_op": START},
    ACTIEF: {"aanvaard_op": START},
}


def maak_overeenkomst(
    cast: Rolverdeling, *, status: str = ACTIEF, speler: Speler | None = None, **velden: Any
) -> Overeenkomst:
    """An agreement of a new person in this state from 5/1/2026 on, unless said otherwise."""
    wie = speler or cast.spelers["begeleider_ama"]
    if "deelnemer" not in velden:
        velden["deelnemer"] = registreer(wie.door)
    begin = {
        "soort": WVG,
        "begeleider": wie.lidmaatschap.organisatie,
        "begeleider_lid": wie.lidmaatschap,
        "werkpost": velden.pop("werkpost", None) or maak_werkpost(f"Werkpost {uuid4().hex[:6]}"),
        "start": START,
        "opgemaakt_door": wie.gebruiker,
    }
    if velden.get("soort") == WSE and "toeleiding" not in velden:
        velden["toeleiding"] = _toeleiding_van(cast, wie, velden["deelnemer"])
    with in_handeling():
        rij = Overeenkomst.objects.create(**{**begin, **velden})
        for stap in _WEG[1 : _WEG.index(status) + 1]:
            rij.status = stap
            for veld, waarde in _BIJ_STATUS.get(stap, {}).items():
                setattr(rij, veld, waarde)
            rij.save()
    return rij


def _toeleiding_van(cast: Rolverdeling, wie: Speler, deelnemer: Any) -> Toeleiding:
    """The toeleiding of this person that runs, or one that is made now."""
    al = Toeleiding.objects.filter(deelnemer=deelnemer, status=GESTART).first()
    return al or maak_toeleiding(cast, speler=wie, deelnemer=deelnemer)


def maak_versie(overeenkomst: Overeenkomst, nummer: int = 1, **velden: Any) -> Overeenkomstversie:
    """A version with a block on Monday morning, or on `weekdag`; signed by all when the agreement is."""
    weekdag = velden.pop("weekdag", 0)
    getekend = overeenkomst.status in GETEKEND
    begin = {
        "ingaat_op": overeenkomst.start,
        "activiteiten": ["inpakken"],
        "minuten_per_week": 180,
        "tekenaars": [sleutel for sleutel, _ in PARTIJEN],
        "opgemaakt_door": overeenkomst.opgemaakt_door,
    }
    with in_handeling():
        versie = Overeenkomstversie.objects.create(
            overeenkomst=overeenkomst, nummer=nummer, **{**begin, **velden}
        )
        Roosterblok.objects.create(versie=versie, weekdag=weekdag, van=time(9), tot=time(12))
        if getekend and "vervallen_op" not in velden:
            for partij, naam in PARTIJEN:
                Handtekening.objects.create(
                    versie=versie, partij=partij, naam=naam, op=START, wijze="ter_plaatse"
                )
            versie.getekend_op = START
            versie.geldt = reeks(versie.ingaat_op, None)
            versie.save()
    return versie


def maak_aanwezigheid(
    overeenkomst: Overeenkomst, dag: date, status: str = "A", **velden: Any
) -> Aanwezigheid:
    """A presence of three hours, or an absence."""
    with in_handeling():
        return Aanwezigheid.objects.create(
            overeenkomst=overeenkomst,
            dag=dag,
            status=status,
            minuten=velden.pop("minuten", 180 if status == "A" else 0),
            ingevuld_door=overeenkomst.opgemaakt_door,
            **velden,
        )


def maak_begeleiding(overeenkomst: Overeenkomst, **velden: Any) -> Begeleiding:
    """Guidance since the start of this agreement."""
    begin = {
        "sinds": overeenkomst.start,
        "evaluatie_open_op": date(2026, 11, 5),
        "evaluatie_uiterlijk_op": date(2027, 1, 4),
        "evaluatie_zichtbaar_op": date(2027, 2, 4),
    }
    with in_handeling():
        return Begeleiding.objects.create(
            deelnemer=overeenkomst.deelnemer, begeleider=overeenkomst.begeleider, **{**begin, **velden}
        )


def maak_evaluatie(begeleiding: Begeleiding, **velden: Any) -> Jaarevaluatie:
    """An open evaluation."""
    with in_handeling():
        return Jaarevaluatie.objects.create(
            begeleiding=begeleiding, **{"uiterlijk_op": begeleiding.evaluatie_uiterlijk_op, **velden}
        )


def maak_sessie(overeenkomst: Overeenkomst, **velden: Any) -> Begeleidingssessie:
    """A talk with this person."""
    begin = {
        "groep": uuid4(),
        "op": START,
        "soort": "contact",
        "zichtbaarheid": "eigen_dienst",
        "door": overeenkomst.opgemaakt_door,
    }
    with in_handeling():
        return Begeleidingssessie.objects.create(
            deelnemer=overeenkomst.deelnemer, begeleider=overeenkomst.begeleider, **{**begin, **velden}
        )


def maak_run(speler: Speler, jaar: int = 2025, **velden: Any) -> Subsidierun:
    """A computed run, as the law of 2024 says."""
    begin = {
        "organisatie": speler.lidmaatschap.organisatie,
        "maximum_cent": 106_120,
        "noemer": 365,
        "indien_dagen": 30,
        "bron": "x",
    }
    with in_handeling():
        return Subsidierun.objects.create(jaar=jaar, berekend_door=speler.gebruiker, **{**begin, **velden})


def maak_lijn(run: Subsidierun, overeenkomst: Overeenkomst, **velden: Any) -> Subsidielijn:
    """A line of a whole year."""
    begin = {
        "jaar": run.jaar,
        "dagen": 365,
        "dagen_deelnemer": 365,
        "maximum_cent": 106_120,
        "noemer": 365,
        "totaal_cent": 106_120,
        "nieuw_cent": 106_120,
        "bedrag_cent": 106_120,
    }
    with in_handeling():
        return Subsidielijn.objects.create(
            run=run,
            deelnemer=overeenkomst.deelnemer,
            begeleider=overeenkomst.begeleider,
            **{**begin, **velden},
        )


def leg_vast(run: Subsidierun, tweede: Speler) -> None:
    """Checked and fixed by somebody else."""
    with in_handeling():
        run.status, run.gecontroleerd_op, run.gecontroleerd_door = (
            "gecontroleerd",
            timezone.now(),
            tweede.gebruiker,
        )
        run.save()
        run.status, run.vastgelegd_op, run.vastgelegd_door = "vastgelegd", timezone.now(), tweede.gebruiker
        run.save()
