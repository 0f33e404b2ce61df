"""Toeleidingen to AMA sociale economie and what hangs on them, laid down directly: the acts have tests of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ama.models import Doorstroom, Jaarbeslissing, Ontwikkelplan, Toeleiding, Werkstap
from ama.statussen import (
    BEGONNEN,
    BIJ_AANBIEDER,
    DOORGESTROOMD,
    DOORVERWEZEN,
    GESTART,
    GEWEIGERD,
    INGETROKKEN,
    STOPGEZET,
    TOEGEKEND,
    VOORGESTELD,
    WACHT_OP_PLAATS,
)
from mandaten.models import Contingentjaar, Toekenning
from tests.deelnemers.personen import registreer
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.organisaties.models import Organisatie

START = date(2026, 1, 5)
BESLIST_OP = date(2025, 12, 1)
TWAALF_UUR = 720
# The way to each state, as the database wants it: one allowed step at a time.
_WEG: Mapping[str, tuple[str, ...]] = {
    VOORGESTELD: (),
    GEWEIGERD: (GEWEIGERD,),
    INGETROKKEN: (INGETROKKEN,),
    TOEGEKEND: (TOEGEKEND,),
    WACHT_OP_PLAATS: (TOEGEKEND, WACHT_OP_PLAATS),
    GESTART: (TOEGEKEND, GESTART),
    DOORGESTROOMD: (TOEGEKEND, GESTART, DOORGESTROOMD),
    DOORVERWEZEN: (TOEGEKEND, GESTART, DOORVERWEZEN),
    STOPGEZET: (TOEGEKEND, GESTART, STOPGEZET),
}
_EINDE: Mapping[str, str] = {DOORGESTROOMD: "doorgestroomd", DOORVERWEZEN: "ama_wvg", STOPGEZET: "gestopt"}


def maak_contingent(
    houder: Organisatie, *, plaatsen: int = 10, van: date = date(2024, 1, 1), tot: date | None = None
) -> Toekenning:
    """A contingent with so many places in every year from 2024 to 2028, held by this maatwerkbedrijf."""
    tot = tot or date(2028, 12, 31)
    rij = maak_toekenning("contingent", houder=houder, van=van, tot=tot)
    with in_handeling():
        Contingentjaar.objects.bulk_create(
            Contingentjaar(toekenning=rij, jaar=jaar, plaatsen=plaatsen)
            for jaar in range(van.year, tot.year + 1)
        )
    return rij


def contingent_van(houder: Organisatie) -> Toekenning:
    """The contingent of this maatwerkbedrijf, made when it has none."""
    al = Toekenning.objects.filter(soort="contingent", houder=houder).order_by("nummer").first()
    return al or maak_contingent(houder)


def maak_toeleiding(
    cast: Rolverdeling, *, status: str = GESTART, speler: Speler | None = None, **velden: Any
) -> Toeleiding:
    """A toeleiding of a new person in this state, begun on 5/1/2026 if it did; `speler` guides for the aanbieder."""
    wie = speler or cast.spelers["begeleider_ama"]
    vdab = cast.spelers.get("vdab_beslisser", wie)
    if "deelnemer" not in velden:
        velden["deelnemer"] = registreer(wie.door)
    huis = velden.pop("aanbieder", None) or wie.lidmaatschap.organisatie
    weg = _WEG[status]
    beslist_op = velden.pop("beslist_op", BESLIST_OP)
    wacht_sinds = velden.pop("wacht_sinds", beslist_op)
    bij_aanbieder = {"contingent": velden.pop("contingent", None), "aanbieder": huis}
    begonnen = {
        "start": velden.pop("start", START),
        "beslissing_tot": velden.pop("beslissing_tot", date(2027, 1, 4)),
    }
    afloop = {
        "einde": velden.pop("einde", date(2026, 6, 30)),
        "einde_reden": velden.pop("einde_reden", _EINDE.get(status, "")),
    }
    begin = {
        "voorgesteld_door": vdab.gebruiker,
        "voorgesteld_organisatie": vdab.lidmaatschap.organisatie,
        "voorgesteld_rol": vdab.lidmaatschap.rol,
        "vdab": vdab.lidmaatschap.organisatie,
        "ontvangen_op": date(2025, 11, 3),
        "motivering": "Werken lukt nog niet, stappen zetten wel.",
        "minuten_haalbaar": TWAALF_UUR,
        "stappen_haalbaar": True,
        "geinformeerd_op": date(2025, 11, 3),
        "akkoord_op": date(2025, 11, 3),
    }
    with in_handeling():
        rij = Toeleiding.objects.create(**{**begin, **velden})
        for stap in weg:
            rij.status = stap
            if stap in (TOEGEKEND, GEWEIGERD):
                rij.beslist_op, rij.beslist_door = beslist_op, vdab.gebruiker
                rij.beslissing_motivering = "De inschatting is besproken."
                rij.weigeradvies = "ama_wvg" if stap == GEWEIGERD else ""
            if stap in BIJ_AANBIEDER and rij.contingent_id is None:
                rij.advies = _advies(rij)
                bij_aanbieder["contingent"] = bij_aanbieder["contingent"] or contingent_van(huis)
                for veld, waarde in bij_aanbieder.items():
                    setattr(rij, veld, waarde)
            if stap == WACHT_OP_PLAATS:
                rij.wacht_sinds = wacht_sinds
            for veld, waarde in {
                **(begonnen if stap in BEGONNEN else {}),
                **(afloop if stap in _EINDE else {}),
            }.items():
                setattr(rij, veld, waarde)
            rij.save()
    return rij


def _advies(rij: Toeleiding) -> Bemiddelingsadvies:
    """The advice that VDAB gave with its yes."""
    al = Bemiddelingsadvies.objects.filter(deelnemer_id=rij.deelnemer_id, soort="ama_wse", tot=None).first()
    return al or Bemiddelingsadvies.objects.create(
        deelnemer_id=rij.deelnemer_id,
        soort="ama_wse",
        van=rij.beslist_op,
        gegeven_door_id=rij.voorgesteld_door_id,
        organisatie_id=rij.vdab_id,
    )


def maak_ontwikkelplan(toeleiding: Toeleiding, nummer: int = 1, **velden: Any) -> Ontwikkelplan:
    """A POP with one goal, one step and an aim of twelve hours."""
    begin = {
        "besproken_op": BESLIST_OP,
        "doelen": [
            {
                "doel": "Op tijd komen",
                "stappen": [{"wat": "De bus oefenen", "wie": "deelnemer", "tegen": None, "klaar": False}],
            }
        ],
        "minuten_doel": TWAALF_UUR,
        "opgemaakt_door": toeleiding.voorgesteld_door,
    }
    with in_handeling():
        return Ontwikkelplan.objects.create(toeleiding=toeleiding, nummer=nummer, **{**begin, **velden})


def maak_werkstap(toeleiding: Toeleiding, **velden: Any) -> Werkstap:
    """A first talk with an employer."""
    begin = {
        "soort": "kennismaking",
        "van": START,
        "geregistreerd_door": toeleiding.voorgesteld_door,
        "geregistreerd_organisatie": toeleiding.voorgesteld_organisatie,
    }
    with in_handeling():
        return Werkstap.objects.create(toeleiding=toeleiding, **{**begin, **velden})


def maak_jaarbeslissing(toeleiding: Toeleiding, nummer: int = 1, **velden: Any) -> Jaarbeslissing:
    """An open yearly decision."""
    begin = {"geopend_op": date(2026, 11, 4), "uiterlijk_op": toeleiding.beslissing_tot or date(2027, 1, 4)}
    with in_handeling():
        return Jaarbeslissing.objects.create(toeleiding=toeleiding, nummer=nummer, **{**begin, **velden})


def maak_doorstroom(toeleiding: Toeleiding, **velden: Any) -> Doorstroom:
    """On to paid work the day after."""
    begin = {
        "soort": "nec",
        "eerste_dag": date(2026, 7, 1),
        "geregistreerd_door": toeleiding.voorgesteld_door,
    }
    with in_handeling():
        return Doorstroom.objects.create(toeleiding=toeleiding, **{**begin, **velden})
