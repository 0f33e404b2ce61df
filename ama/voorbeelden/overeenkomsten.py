"""The example agreements, as begeleiders and departement play them through the acts; the clock does its part too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from functools import partial
from uuid import UUID

from ama.domein.ondertekening import Tekening, Wijze
from ama.domein.ontwerp import Opmaak
from ama.domein.overeenkomst import Dimona, Inhoud, Partij
from ama.domein.rooster import Blok, Rooster
from ama.domein.statuut import INSTANTIES, STATUTEN
from ama.domein.toestemming import Uitkomst
from ama.handelingen.indienen import (
    overeenkomst_terugsturen,
    overeenkomsten_aanvaarden,
    overeenkomsten_indienen,
)
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.statuut import statuut_vastleggen
from ama.handelingen.toestemming import Antwoord, toestemming_registreren
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import kenmerk_van
from ama.soorten import WVG
from ama.statussen import INGEDIEND, ONDERTEKEND
from ama.voorbeelden import verloop
from ama.voorbeelden.mensen import BIJ_ELS, Verhaal, menigte
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.werkaanbod import BEGELEIDERS, PLEKKEN
from ama.voorbeelden.wie import deelnemer_van, door_van, laatste_van
from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.voorbeelden import voorbeeld_insz

# Days before the start.
REGISTRATIE, STATUUT, OPMAAK, TEKENEN = -35, -30, -14, -7
# So many days after the start everything signed in a house is handed in together, and looked at a week later.
INDIENEN, AANVAARDEN = 10, 17
AANTAL_MENIGTE = 370
# So many days back the first of the many begin.
SINDS = 690
# The serial numbers of their rijksregisternummers: below those of the many, above those of the trajecten.
_INSZ_VANAF = 760
_ROOSTERS = (
    Rooster((Blok(0, time(9), time(12)), Blok(2, time(9), time(12)))),
    Rooster((Blok(1, time(9), time(16), 30), Blok(3, time(9), time(12)))),
    Rooster((Blok(0, time(13), time(16)), Blok(1, time(13), time(16)), Blok(3, time(13), time(16)))),
    Rooster((Blok(4, time(9), time(15), 30),)),
)
# Who is of the team of the morning.
_PLOEG = Rooster(tuple(Blok(dag, time(9), time(12)) for dag in range(5)))
INHOUD = Inhoud(
    verzekering="De begeleider sloot polissen af voor lichamelijke ongevallen en voor burgerlijke "
    "aansprakelijkheid. Ze gelden op de werkpost en op de weg ernaartoe.",
    werkkledij="De werkpost geeft een schort en handschoenen. Thuis wassen hoeft niet.",
    veiligheid="Op de eerste dag toont de werkpost waar het gevaarlijk is, en wie eerste hulp geeft.",
    hygiene="Handen wassen voor het werk en na elke pauze.",
    begeleiding="De begeleider komt elke twee weken langs, en is op werkdagen bereikbaar.",
    onkosten="De bus of tram wordt terugbetaald met de kaartjes.",
    beeindiging="Elke partij kan stoppen met een week op voorhand. Zeg het aan de begeleider.",
)


def iedereen(aantal: int = AANTAL_MENIGTE) -> list[Verhaal]:
    """Everybody of the example agreements: those of Els, and so many others where she leaves places free."""
    bij_els = Counter(een.post for een in BIJ_ELS)
    vrij = {plek.sleutel: (plek.huis, max(plek.plaatsen - bij_els[plek.sleutel], 2)) for plek in PLEKKEN}
    return [*BIJ_ELS, *menigte(aantal, vrij, SINDS)]


def gebeurtenissen(spel: Spel, mensen: Sequence[Verhaal]) -> Iterator[Gebeurtenis]:
    """What happened to everybody up to today; per house what waits is handed in and accepted together."""
    for nummer, een in enumerate(mensen):
        yield from _van(spel, een, nummer)
        yield from verloop.van(spel, een)
    for volg, huis in enumerate(BEGELEIDERS):
        for dag in range(-SINDS + INDIENEN, -INDIENEN, 30):
            yield spel.op(dag + volg % 7, 15, volg), partial(_dien_in, spel, huis)
    jaar = spel.vast_jaar
    laat = {
        een.sleutel for een in mensen if "laat_aanvaard" in een.bijzonder and spel.dag(een.start).year == jaar
    }
    # What came in during the last three weeks still waits.
    for dag in range(-SINDS + AANVAARDEN, -21, 15):
        yield spel.op(dag, 16), partial(_aanvaard, spel, laat)
    # What lay there too long comes into the next subsidy as a correction.
    yield spel.op_datum(date(jaar + 1, 4, 2), 10), partial(_aanvaard, spel, frozenset())


def _van(spel: Spel, een: Verhaal, nummer: int) -> Iterator[Gebeurtenis]:
    minuut = nummer % 60
    # Who begins later than today is registered and drawn up by now all the same.
    begin = min(een.start, 0)
    yield spel.op(begin + REGISTRATIE, 9, minuut), partial(_registreer, spel, een, nummer)
    yield spel.op(begin + STATUUT, 10, minuut), partial(_leg_statuut_vast, spel, een)
    yield spel.op(begin + OPMAAK, 11, minuut), partial(_maak_op, spel, een, nummer)
    if een.komt_tot("ondertekend"):
        yield spel.op(begin + TEKENEN, 14, minuut), partial(teken, spel, een)
    if een.van_els and een.komt_tot("ingediend"):
        yield spel.op(min(een.start + 5, -5), 9, minuut), partial(_dien_een_in, spel, een)
    if een.van_els and een.komt_tot("actief"):
        yield spel.op(min(een.start + 12, -4), 9, minuut), partial(_aanvaard_een, spel, een)
    if "terug" in een.bijzonder:
        yield spel.op(-3, 9), partial(_stuur_terug, spel, een)
    if "tweede" in een.bijzonder:
        yield spel.op(een.start + 40, 11), partial(_maak_op, spel, een, nummer + 1, "maatwerk_1")
        yield spel.op(een.start + 45, 14), partial(teken, spel, een)
        yield spel.op(een.start + 50, 9), partial(_dien_een_in, spel, een)
        yield spel.op(een.start + 57, 9), partial(_aanvaard_een, spel, een)


def _registreer(spel: Spel, een: Verhaal, nummer: int) -> None:
    gegevens = Persoonsgegevens(
        voornaam=een.voornaam,
        achternaam=een.achternaam,
        geboortedatum=een.geboren,
        insz=voorbeeld_insz(een.geboren, (_INSZ_VANAF + nummer) % 998 + 1),
        telefoon="",
        straat="Dorpsstraat",
        huisnummer=str(nummer + 1),
        postcode=spel.huizen[een.huis].postcode,
        gemeente=spel.huizen[een.huis].gemeente,
        taal="nl",
    )
    spel.mensen[een.sleutel] = deelnemer_registreren(
        gegevens,
        grond="begeleiding",
        geinformeerd_op=spel.vandaag,
        trekking=spel.trekking,
        door=door_van(spel, een),
    )


def _leg_statuut_vast(spel: Spel, een: Verhaal) -> None:
    deelnemer, door = deelnemer_van(spel, een), door_van(spel, een)
    statuut_vastleggen(deelnemer, vanaf=spel.vandaag, statuten=[een.statuut], door=door)
    instantie = STATUTEN[een.statuut].instantie
    if instantie is None:
        return
    assert instantie in INSTANTIES
    gevraagd = "vraagt" in een.bijzonder
    # One that ends in six weeks, so that a reminder is due today; others hold on.
    tot = spel.dag(43) if "verloopt" in een.bijzonder else None
    toestemming_registreren(
        deelnemer,
        antwoord=Antwoord(
            instantie=instantie,
            uitkomst=Uitkomst.GEVRAAGD if gevraagd else Uitkomst.VERLEEND,
            gegeven_op=spel.vandaag,
            van=spel.vandaag,
            tot=tot,
            bewijs_bewaard=not gevraagd,
        ),
        door=door,
    )


def _maak_op(spel: Spel, een: Verhaal, nummer: int, post: str = "") -> None:
    plek = next(plek for plek in PLEKKEN if plek.sleutel == (post or een.post))
    start = spel.vandaag if post else spel.dag(een.start)
    rooster = _PLOEG if "ploeg" in een.bijzonder else _ROOSTERS[nummer % len(_ROOSTERS)]
    inhoud = replace(INHOUD, rooster=rooster, activiteiten=plek.activiteiten[:2])
    if "onvolledig" in een.bijzonder:
        inhoud = replace(inhoud, rooster=Rooster(()), werkkledij="")
    overeenkomst_opmaken(
        deelnemer_van(spel, een),
        opmaak=Opmaak(
            werkpost=spel.posten[plek.sleutel],
            start=start,
            inhoud=inhoud,
            betaald_werk_mogelijk=False,
            vaph_gevraagd_op=spel.vandaag,
            geinformeerd_op=spel.vandaag,
            verzekerd_ongevallen=True,
            verzekerd_ba=True,
            dimona=Dimona(f"DWD-{start:%Y%m}-{nummer:04d}", spel.vandaag),
        ),
        door=door_van(spel, een),
    )


def teken(spel: Spel, een: Verhaal) -> None:
    rij = laatste_van(spel, een)
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
        door=door_van(spel, een),
    )


def _dien_een_in(spel: Spel, een: Verhaal) -> None:
    overeenkomsten_indienen(overeenkomsten=[laatste_van(spel, een).pk], door=door_van(spel, een))


def _aanvaard_een(spel: Spel, een: Verhaal) -> None:
    overeenkomsten_aanvaarden(overeenkomsten=[laatste_van(spel, een).pk], door=spel.departement())


def _dien_in(spel: Spel, huis: str) -> None:
    """What the many of this house signed and did not hand in; Els does hers one by one."""
    namens = spel.begeleider(huis)
    rijen = Overeenkomst.objects.zichtbaar_voor(namens).filter(status=ONDERTEKEND, start__lte=spel.vandaag)
    sleutels = _van_menigte(spel, rijen.values_list("pk", "deelnemer_id"))
    if sleutels:
        overeenkomsten_indienen(overeenkomsten=sleutels, door=namens)


def _aanvaard(spel: Spel, behalve: Collection[str]) -> None:
    """What was handed in, but that of these people."""
    door = spel.departement()
    rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(status=INGEDIEND, soort=WVG)
    if spel.vandaag <= date(spel.vast_jaar + 1, 4, 1):
        rijen = rijen.exclude(deelnemer__in=[spel.mensen[een].pk for een in behalve if een in spel.mensen])
    sleutels = _van_menigte(spel, rijen.values_list("pk", "deelnemer_id"))
    if sleutels:
        overeenkomsten_aanvaarden(overeenkomsten=sleutels, door=door)


def _van_menigte(spel: Spel, rijen: Iterable[tuple[UUID, UUID]]) -> list[UUID]:
    """The keys of those (agreement, person) that belong to the many."""
    eigen = {mens.pk for sleutel, mens in spel.mensen.items() if not sleutel.startswith("els")}
    return [sleutel for sleutel, deelnemer_id in rijen if deelnemer_id in eigen]


def _stuur_terug(spel: Spel, een: Verhaal) -> None:
    rij = laatste_van(spel, een)
    overeenkomst_terugsturen(
        rij,
        reden="De naam van de werkpost is niet leesbaar op de kopie.",
        versie=rij.versie,
        door=spel.departement(),
    )
