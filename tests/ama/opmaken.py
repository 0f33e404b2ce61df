"""A person, a werkpost and a recognised begeleider with whom an agreement can begin; and one page filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from ama.domein.ondertekening import Tekening, Wijze
from ama.domein.ontwerp import Opmaak
from ama.domein.overeenkomst import Dimona, Inhoud, Partij
from ama.domein.rooster import Blok, Rooster
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.wijzigen import laatst_getekend, overeenkomst_wijzigen
from ama.models import Overeenkomst, Overeenkomstversie, Statuut, Werkaanbod
from ama.models.versielezen import inhoud_van, kenmerk_van
from mandaten.models import Bevoegdheid, Toekenning
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Werkpost

ROOSTER = Rooster((Blok(0, time(9), time(12)), Blok(2, time(9), time(12))))
INHOUD = Inhoud(
    rooster=ROOSTER,
    verzekering="Polis 123 bij de verzekeraar van het huis.",
    werkkledij="De werkpost geeft een schort.",
    veiligheid="Bij de start is er een rondleiding.",
    hygiene="Handen wassen voor je begint.",
    begeleiding="Elke maand een gesprek.",
    beeindiging="Elke partij kan stoppen, liefst een week vooraf.",
)


def erken(speler: Speler) -> Toekenning:
    """The organisation of this player is recognised as begeleider since 2024."""
    huis = speler.lidmaatschap.organisatie
    al = Bevoegdheid.objects.filter(organisatie=huis, functie="begeleider_ama").first()
    if al is not None:
        return al.toekenning
    with in_handeling():
        toekenning = Toekenning.objects.create(
            soort="erkenning",
            nummer=f"E-{huis.pk.hex[:8]}",
            houder=huis,
            periode=reeks(date(2024, 1, 1), date(2028, 12, 31)),
            laatste_dag_besluit=date(2028, 12, 31),
            herkomst="ingelezen",
        )
        Bevoegdheid.objects.create(
            toekenning=toekenning,
            organisatie=huis,
            functie="begeleider_ama",
            periode=reeks(date(2024, 1, 1), date(2028, 12, 31)),
        )
    return toekenning


def maak_aanbod(werkpost: Werkpost, speler: Speler, plaatsen: int = 4) -> Werkaanbod:
    """The werkpost offers packing and sorting, on weekdays."""
    with in_handeling():
        return Werkaanbod.objects.create(
            werkpost=werkpost,
            periode=reeks(date(2024, 1, 1), None),
            activiteiten=["inpakken", "sorteren"],
            plaatsen=plaatsen,
            open_dagen=[0, 1, 2, 3, 4],
            geregistreerd_door=speler.lidmaatschap.organisatie,
        )


def maak_statuut(deelnemer: Deelnemer, speler: Speler, soort: str = "tegemoetkoming_fod") -> Statuut:
    """From what the person lives since 2024; without a body that must permit, unless said otherwise."""
    with in_handeling():
        return Statuut.objects.create(
            deelnemer=deelnemer,
            begeleider=speler.lidmaatschap.organisatie,
            soort=soort,
            periode=reeks(date(2024, 1, 1), None),
            vastgelegd_door=speler.gebruiker,
        )


def opmaak_bij(werkpost: Werkpost, **velden: Any) -> Opmaak:
    """Everything filled in, from today on."""
    vandaag = timezone.localdate()
    vol = Opmaak(
        werkpost=werkpost.pk,
        start=vandaag,
        inhoud=INHOUD,
        betaald_werk_mogelijk=False,
        vaph_gevraagd_op=vandaag,
        geinformeerd_op=vandaag,
        verzekerd_ongevallen=True,
        verzekerd_ba=True,
        dimona=Dimona("D-1", vandaag),
    )
    return replace(vol, **velden)


def maak_op(speler: Speler, *, statuut: str = "tegemoetkoming_fod", **velden: Any) -> Overeenkomst:
    """A draft of a new person at a new werkpost, by the act; complete unless said otherwise."""
    erken(speler)
    werkpost = maak_werkpost()
    maak_aanbod(werkpost, speler)
    deelnemer = registreer(speler.door)
    if statuut:
        maak_statuut(deelnemer, speler, statuut)
    return overeenkomst_opmaken(deelnemer, opmaak=opmaak_bij(werkpost, **velden), door=speler.door)


def tekening(overeenkomst: Overeenkomst, *partijen: Partij, **velden: Any) -> Tekening:
    """These parties (default: all) sign on the spot today what is open."""
    versie = Overeenkomstversie.objects.filter(overeenkomst=overeenkomst).open().get()
    namen = {een: f"Naam van {een}" for een in partijen or tuple(Partij)}
    begin = {
        "namen": namen,
        "op": timezone.localdate(),
        "wijze": Wijze.TER_PLAATSE,
        "gezien": kenmerk_van(Overeenkomst.objects.get(pk=overeenkomst.pk), versie),
    }
    return Tekening(**{**begin, **velden})


def onderteken(overeenkomst: Overeenkomst, speler: Speler, *partijen: Partij) -> Overeenkomst:
    """These parties (default: all) signed."""
    overeenkomst_ondertekenen(overeenkomst, tekening=tekening(overeenkomst, *partijen), door=speler.door)
    return Overeenkomst.objects.get(pk=overeenkomst.pk)


def maak_wijziging(overeenkomst: Overeenkomst, speler: Speler) -> Overeenkomstversie:
    """An addendum about the talks and the hours waits for signatures."""
    rij = Overeenkomst.objects.get(pk=overeenkomst.pk)
    nu = inhoud_van(laatst_getekend(rij))
    anders = replace(
        nu,
        begeleiding="Elke week een gesprek.",
        rooster=Rooster((Blok(0, time(9), time(16), 30), Blok(2, time(9), time(12)))),
    )
    return overeenkomst_wijzigen(rij, inhoud=anders, ingaat_op=over(7), versie=rij.versie, door=speler.door)


def over(dagen: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=dagen)
