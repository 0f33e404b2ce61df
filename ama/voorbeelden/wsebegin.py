"""The example people of AMA sociale economie begin: POP, agreement, start, and handed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time
from functools import partial

from ama.domein.ondertekening import Tekening, Wijze
from ama.domein.ontwerp import Opmaak
from ama.domein.ontwikkelplan import Doel, Opbouwstap, Plan, Stap
from ama.domein.overeenkomst import Dimona, Partij
from ama.domein.rooster import Blok, Rooster
from ama.handelingen.indienen import overeenkomsten_aanvaarden, overeenkomsten_indienen
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.ontwikkelplan import pop_registreren
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.wsestart import wse_starten
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import kenmerk_van
from ama.soorten import WSE
from ama.statussen import INGEDIEND, ONDERTEKEND
from ama.voorbeelden.overeenkomsten import INHOUD
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.toeleidingen import BEGONNEN, GENT, HUIZEN, SINDS, Wsemens, toeleiding_van
from ama.voorbeelden.werkaanbod import BEGIN, PLEKKEN, WSE_PLEKKEN, open_werkpost
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# Days before the first day of guidance.
_POP, _OPMAAK, _TEKENEN = -18, -12, -6
_ROOSTERS = (
    Rooster(tuple(Blok(dag, time(9), time(12)) for dag in range(4))),
    Rooster((Blok(0, time(9), time(16), 30), Blok(2, time(9), time(16), 30))),
    Rooster(tuple(Blok(dag, time(8, 30), time(15), 30) for dag in (0, 1, 3))),
)
# Who builds up begins with two mornings.
_OPBOUW = Rooster(tuple(Blok(dag, time(8, 30), time(12, 30)) for dag in (1, 3)))
_DOELEN = (
    Doel(
        "Elke dag op tijd komen",
        (Stap("De bus oefenen", "de deelnemer"), Stap("Samen het uur bespreken", "de begeleider")),
    ),
    Doel("Een opleiding heftruck volgen", (Stap("Infosessie bij VDAB", "VDAB"),)),
)


def gebeurtenissen(spel: Spel, mensen: Sequence[Wsemens]) -> Iterator[Gebeurtenis]:
    """What the maatwerkbedrijven and the Departement WSE did about who was granted a place before today."""
    for volg, plek in enumerate(WSE_PLEKKEN, start=len(PLEKKEN)):
        yield spel.op(-BEGIN, 11, volg), partial(open_werkpost, spel, plek, volg)
    for een in mensen:
        if een.weg != BEGONNEN:
            continue
        minuut = een.nummer % 60
        yield spel.op(een.start + _POP, 13, minuut), partial(_registreer_pop, spel, een)
        yield spel.op(een.start + _OPMAAK, 13, minuut), partial(_maak_op, spel, een)
        yield spel.op(een.start + _TEKENEN, 13, minuut), partial(_teken, spel, een)
        yield spel.op(een.start, 8, minuut), partial(_start, spel, een)
    for dag in range(-SINDS + 20, -5, 30):
        for volg, huis in enumerate((GENT[0], *(huis for huis, *_ in HUIZEN))):
            yield spel.op(dag, 15, volg), partial(_dien_in, spel, huis)
        # What came in last still waits.
        if dag < -30:
            yield spel.op(dag + 6, 15), partial(_aanvaard, spel)


def _door(spel: Spel, een: Wsemens) -> Hoedanigheid:
    return spel.begeleider(een.huis, een.nummer)


def _bouwt_op(een: Wsemens) -> bool:
    return een.nummer % 5 == 0


def _registreer_pop(spel: Spel, een: Wsemens) -> None:
    doel = 720 + 60 * (een.nummer % 4)
    opbouw = (
        (Opbouwstap(spel.dag(een.start), 480), Opbouwstap(spel.dag(een.start + 56), doel))
        if _bouwt_op(een)
        else ()
    )
    plan = Plan(
        besproken_op=spel.vandaag,
        doelen=_DOELEN[: 1 + een.nummer % 2],
        minuten_doel=doel,
        opbouw=opbouw,
        woorden_deelnemer="Ik wil opnieuw een ritme, en daarna werk.",
        in_vdab_op=spel.vandaag if een.nummer % 9 else None,
    )
    pop_registreren(toeleiding_van(spel, een), plan=plan, door=_door(spel, een))


def _maak_op(spel: Spel, een: Wsemens) -> None:
    start, plek = spel.dag(een.start), next(plek for plek in WSE_PLEKKEN if plek.huis == een.huis)
    rooster = _OPBOUW if _bouwt_op(een) else _ROOSTERS[een.nummer % len(_ROOSTERS)]
    overeenkomst_opmaken(
        Deelnemer.objects.get(pk=spel.mensen[een.sleutel].pk),
        opmaak=Opmaak(
            werkpost=spel.posten[plek.sleutel],
            start=start,
            inhoud=replace(INHOUD, rooster=rooster, activiteiten=plek.activiteiten[:2]),
            betaald_werk_mogelijk=None,
            vaph_gevraagd_op=None,
            geinformeerd_op=spel.vandaag,
            verzekerd_ongevallen=True,
            verzekerd_ba=True,
            dimona=Dimona(f"DWD-{start:%Y%m}-S{een.nummer:03d}", spel.vandaag),
        ),
        door=_door(spel, een),
    )


def _overeenkomst(spel: Spel, een: Wsemens) -> Overeenkomst:
    rijen = Overeenkomst.objects.filter(deelnemer=spel.mensen[een.sleutel], soort=WSE)
    return rijen.met_verbanden().get()


def _teken(spel: Spel, een: Wsemens) -> None:
    rij = _overeenkomst(spel, een)
    versie = Overeenkomstversie.objects.filter(overeenkomst=rij).open().get()
    overeenkomst_ondertekenen(
        rij,
        tekening=Tekening(
            {
                Partij.DEELNEMER: rij.deelnemer.naam,
                Partij.BEGELEIDER: rij.begeleider_lid.gebruiker.naam,
                Partij.WERKPOST: rij.werkpost.naam,
            },
            spel.vandaag,
            Wijze.TER_PLAATSE,
            kenmerk_van(rij, versie),
        ),
        door=_door(spel, een),
    )


def _start(spel: Spel, een: Wsemens) -> None:
    rij = toeleiding_van(spel, een)
    wse_starten(rij, versie=rij.versie, door=_door(spel, een))


def _dien_in(spel: Spel, huis: str) -> None:
    """What this house signed and did not hand in yet."""
    namens = spel.begeleider(huis)
    rijen = Overeenkomst.objects.zichtbaar_voor(namens).filter(
        soort=WSE, status=ONDERTEKEND, start__lte=spel.vandaag
    )
    if sleutels := list(rijen.values_list("pk", flat=True)):
        overeenkomsten_indienen(overeenkomsten=sleutels, door=namens)


def _aanvaard(spel: Spel) -> None:
    """What was handed in to the Departement WSE."""
    door = spel.wie("wse", "departement_wse")[0]
    rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(soort=WSE, status=INGEDIEND)
    if sleutels := list(rijen.values_list("pk", flat=True)):
        overeenkomsten_aanvaarden(overeenkomsten=sleutels, door=door)
