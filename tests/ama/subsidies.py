"""Agreements, recognitions and runs of the subsidy for tests: laid down directly, or through the acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from ama.handelingen.subsidie import subsidie_berekenen, subsidie_controleren, subsidie_vastleggen
from ama.meldingen.subsidie import LIJNEN_MAKEN
from ama.models import Overeenkomst, Subsidielijn, Subsidierun
from tests.ama.maken import maak_overeenkomst
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import voer_uit
from werkzorg.deelnemers.models import Betrokkenheid

JAAR = 2024


def erken(*spelers: Speler) -> None:
    """These organisations are recognised, since always and without an end."""
    for speler in spelers:
        maak_toekenning("erkenning", houder=speler.lidmaatschap.organisatie, van=date(2020, 1, 1), tot=None)


def loop(cast: Rolverdeling, van: date, tot: date | None = None, **velden: Any) -> Overeenkomst:
    """An accepted agreement on these days, handed in on its first day."""
    einde = {"einde": tot, "einde_reden": "verhuisd"} if tot else {}
    rij = maak_overeenkomst(cast, start=van, **einde, **velden)
    with in_handeling():
        Overeenkomst.objects.filter(pk=rij.pk).update(ingediend_op=van)
    return rij


def voorbeeld(cast: Rolverdeling) -> Overeenkomst:
    """The example of the law: 2024, 1/3-30/6 and 1/6-31/12 at one begeleider: 306 days, 887.23 euro."""
    erken(cast.spelers["begeleider_ama"])
    eerste = loop(cast, date(2024, 3, 1), date(2024, 6, 30))
    loop(cast, date(2024, 6, 1), date(2024, 12, 31), deelnemer=eerste.deelnemer)
    return eerste


def collega(speler: Speler) -> Speler:
    """Somebody else of the same team."""
    return maak_speler(
        speler.lidmaatschap.rol,
        speler.lidmaatschap.organisatie,
        email=f"collega-{speler.gebruiker.pk.hex[:8]}@test.be",
    )


def beheerder(speler: Speler) -> Speler:
    """The manager of the organisation of this begeleider."""
    return maak_speler(
        "organisatiebeheerder",
        speler.lidmaatschap.organisatie,
        email=f"beheer-{speler.lidmaatschap.organisatie.pk.hex[:8]}@test.be",
    )


def betrek(overeenkomst: Overeenkomst, *spelers: Speler) -> None:
    """These players follow the person of this agreement, as handing it in does for the departement."""
    with in_handeling():
        for speler in spelers:
            Betrokkenheid.objects.create(
                deelnemer=overeenkomst.deelnemer,
                organisatie=speler.lidmaatschap.organisatie,
                rol=speler.lidmaatschap.rol,
                aanbod="ama_wvg",
                grond="begeleiding",
                geinformeerd_op=overeenkomst.start,
                gegeven_door={"commando": "test"},
                periode=speler.lidmaatschap.periode,
            )


def werk_af(*soorten: str) -> None:
    """The worker does what waits for it; only of these kinds when they are named."""
    wachtend = Opdracht.objects.wachtend().order_by("aangemaakt_op", "id")
    for opdracht in wachtend.filter(soort__in=soorten) if soorten else wachtend:
        voer_uit(opdracht.pk)


def bereken(speler: Speler, jaar: int = JAAR) -> Subsidierun:
    """The run of this year computed, or computed again, by this player and the worker."""
    al = Subsidierun.objects.filter(jaar=jaar).first()
    run = subsidie_berekenen(jaar, versie=al.versie if al else None, door=speler.door)
    werk_af(LIJNEN_MAKEN)
    run.refresh_from_db()
    return run


def controleer(run: Subsidierun, speler: Speler) -> Subsidierun:
    """Checked by this player, as it stands now."""
    return subsidie_controleren(run, versie=Subsidierun.objects.get(pk=run.pk).versie, door=speler.door)


def leg_vast(run: Subsidierun, speler: Speler) -> Subsidierun:
    """Fixed by this player, as it stands now."""
    return subsidie_vastleggen(run, versie=Subsidierun.objects.get(pk=run.pk).versie, door=speler.door)


def heel(cast: Rolverdeling, jaar: int = JAAR) -> Subsidierun:
    """Computed, checked by a colleague and fixed."""
    tweede = collega(cast.departement)
    run = bereken(cast.departement, jaar)
    controleer(run, tweede)
    return leg_vast(run, tweede)


def lijn_van(run: Subsidierun, overeenkomst: Overeenkomst) -> Subsidielijn:
    """The line of the person and begeleider of this agreement."""
    return Subsidielijn.objects.get(
        run=run, deelnemer=overeenkomst.deelnemer_id, begeleider=overeenkomst.begeleider_id
    )
