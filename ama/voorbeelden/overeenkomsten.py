"""The example agreements, as begeleiders and departement play them through the acts; the clock does its part too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import time
from functools import partial
from uuid import UUID

from ama.domein.ondertekening import Tekening, Wijze
from ama.domein.ontwerp import Opmaak
from ama.domein.overeenkomst import Dimona, Inhoud, Partij
from ama.domein.rooster import Blok, Rooster
from ama.domein.statuut import INSTANTIES, STATUTEN
from ama.domein.toestemming import Uitkomst
from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.indienen import (
    overeenkomst_terugsturen,
    overeenkomsten_aanvaarden,
    overeenkomsten_indienen,
)
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.overdragen import overeenkomst_overdragen
from ama.handelingen.statuut import statuut_vastleggen
from ama.handelingen.toestemming import Antwoord, toestemming_registreren
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import kenmerk_van
from ama.soorten import WVG
from ama.statussen import INGEDIEND, ONDERTEKEND
from ama.tasks.levensloop import JOB, ama_overeenkomsten_bewaken
from ama.voorbeelden.mensen import BIJ_ELS, Verhaal, menigte
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.werkaanbod import BEGELEIDERS, PLEKKEN, plekken_van
from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.voorbeelden import voorbeeld_insz
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok

# Days before the start.
REGISTRATIE, STATUUT, OPMAAK, TEKENEN = -35, -30, -14, -7
# So many days after the start everything signed in a house is handed in together, and looked at a week later.
INDIENEN, AANVAARDEN = 10, 17
AANTAL_MENIGTE = 387
# The serial numbers of their rijksregisternummers: below those of the many, above those of the trajecten.
_INSZ_VANAF = 760
_ROOSTERS = (
    Rooster((Blok(0, time(9), time(12)), Blok(2, time(9), time(12)))),
    Rooster((Blok(1, time(9), time(16), 30), Blok(3, time(9), time(12)))),
    Rooster((Blok(0, time(13), time(16)), Blok(1, time(13), time(16)), Blok(3, time(13), time(16)))),
    Rooster((Blok(4, time(9), time(15), 30),)),
)
_INHOUD = Inhoud(
    verzekering="De begeleider sloot polissen af voor lichamelijke ongevallen en voor burgerlijke "
    "aansprakelijkheid. Ze gelden op de werkpost en op de weg ernaartoe.",
    werkkledij="De werkpost geeft een schort en handschoenen. Thuis wassen hoeft niet.",
    veiligheid="Op de eerste dag toont de werkpost waar het gevaarlijk is, en wie eerste hulp geeft.",
    hygiene="Handen wassen voor het werk en na elke pauze.",
    begeleiding="De begeleider komt elke twee weken langs, en is op werkdagen bereikbaar.",
    onkosten="De bus of tram wordt terugbetaald met de kaartjes.",
    beeindiging="Elke partij kan stoppen met een week op voorhand. Zeg het aan de begeleider.",
)


def gebeurtenissen(spel: Spel, aantal: int = AANTAL_MENIGTE) -> Iterator[Gebeurtenis]:
    """What happened to everybody up to today; per house what waits is handed in and accepted together."""
    posten = {huis: [een.sleutel for een in plekken_van(huis)] for huis in BEGELEIDERS}
    mensen = [*BIJ_ELS, *menigte(aantal, posten, 700)]
    for nummer, een in enumerate(mensen):
        yield from _van(spel, een, nummer)
    for volg, huis in enumerate(BEGELEIDERS):
        for dag in range(-690, -INDIENEN, 30):
            yield spel.op(dag + volg % 7, 15, volg), partial(_dien_in, spel, huis)
    for dag in range(-680, -8, 15):
        yield spel.op(dag, 16), partial(_aanvaard, spel)
    for dag in (-30, -6, -1):
        yield spel.op(dag, 3), partial(_klok, spel)


def _van(spel: Spel, een: Verhaal, nummer: int) -> Iterator[Gebeurtenis]:
    minuut = nummer % 60
    # Who begins later than today is registered and drawn up by now all the same.
    begin = min(een.start, 0)
    yield spel.op(begin + REGISTRATIE, 9, minuut), partial(_registreer, spel, een, nummer)
    yield spel.op(begin + STATUUT, 10, minuut), partial(_leg_statuut_vast, spel, een)
    yield spel.op(begin + OPMAAK, 11, minuut), partial(_maak_op, spel, een, nummer)
    if een.komt_tot("ondertekend"):
        yield spel.op(begin + TEKENEN, 14, minuut), partial(_teken, spel, een)
    if een.sleutel.startswith("els") and een.komt_tot("ingediend"):
        yield spel.op(min(een.start + 5, -5), 9, minuut), partial(_dien_een_in, spel, een)
    if een.sleutel.startswith("els") and een.komt_tot("actief"):
        yield spel.op(min(een.start + 12, -4), 9, minuut), partial(_aanvaard_een, spel, een)
    if "terug" in een.bijzonder:
        yield spel.op(-3, 9), partial(_stuur_terug, spel, een)
    if "afgebroken" in een.bijzonder:
        yield spel.op(-10, 9), partial(_stop, spel, een, None, "", "Ze vond zelf werk in een winkel.")
    if "eindigt" in een.bijzonder:
        yield spel.op(-3, 11), partial(_stop, spel, een, 25, "werkpost_stopt", "")
    if "gestopt" in een.bijzonder:
        dag = een.start // 2
        yield spel.op(dag, 11, minuut), partial(_stop, spel, een, dag, "deelnemer_stopt", "")
    if "overgedragen" in een.bijzonder:
        yield spel.op(-2, 11), partial(_draag_over, spel, een)
    if "tweede" in een.bijzonder:
        yield spel.op(een.start + 40, 11), partial(_maak_op, spel, een, nummer + 1, "maatwerk_1")
        yield spel.op(een.start + 45, 14), partial(_teken, spel, een)
        yield spel.op(een.start + 50, 9), partial(_dien_een_in, spel, een)
        yield spel.op(een.start + 57, 9), partial(_aanvaard_een, spel, een)


def _door(spel: Spel, een: Verhaal) -> Hoedanigheid:
    return spel.begeleider(een.huis, een.plek)


def _registreer(spel: Spel, een: Verhaal, nummer: int) -> None:
    gegevens = Persoonsgegevens(
        voornaam=een.voornaam,
        achternaam=een.achternaam,
        geboortedatum=een.geboren,
        insz=voorbeeld_insz(een.geboren, (_INSZ_VANAF + nummer) % 998 + 1),
        telefoon="",
        straat="Dorpsstraat",
        huisnummer=str(nummer + 1),
        postcode=spel.postcode,
        gemeente=spel.gemeente,
        taal="nl",
    )
    spel.mensen[een.sleutel] = deelnemer_registreren(
        gegevens,
        grond="begeleiding",
        geinformeerd_op=spel.vandaag,
        trekking=spel.trekking,
        door=_door(spel, een),
    )


def _leg_statuut_vast(spel: Spel, een: Verhaal) -> None:
    deelnemer, door = _deelnemer(spel, een), _door(spel, een)
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
    overeenkomst_opmaken(
        _deelnemer(spel, een),
        opmaak=Opmaak(
            werkpost=spel.posten[plek.sleutel],
            start=start,
            inhoud=replace(
                _INHOUD, rooster=_ROOSTERS[nummer % len(_ROOSTERS)], activiteiten=plek.activiteiten[:2]
            ),
            betaald_werk_mogelijk=False,
            vaph_gevraagd_op=spel.vandaag,
            geinformeerd_op=spel.vandaag,
            verzekerd_ongevallen=True,
            verzekerd_ba=True,
            dimona=Dimona(f"DWD-{start:%Y%m}-{nummer:04d}", spel.vandaag),
        ),
        door=_door(spel, een),
    )


def _teken(spel: Spel, een: Verhaal) -> None:
    rij = _laatste(spel, een)
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


def _dien_een_in(spel: Spel, een: Verhaal) -> None:
    overeenkomsten_indienen(overeenkomsten=[_laatste(spel, een).pk], door=_door(spel, een))


def _aanvaard_een(spel: Spel, een: Verhaal) -> None:
    overeenkomsten_aanvaarden(overeenkomsten=[_laatste(spel, een).pk], door=spel.departement())


def _dien_in(spel: Spel, huis: str) -> None:
    """What the many of this house signed and did not hand in; Els does hers one by one."""
    namens = spel.begeleider(huis)
    rijen = Overeenkomst.objects.zichtbaar_voor(namens).filter(status=ONDERTEKEND, start__lte=spel.vandaag)
    sleutels = _van_menigte(spel, rijen.values_list("pk", "deelnemer_id"))
    if sleutels:
        overeenkomsten_indienen(overeenkomsten=sleutels, door=namens)


def _aanvaard(spel: Spel) -> None:
    door = spel.departement()
    rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(status=INGEDIEND, soort=WVG)
    sleutels = _van_menigte(spel, rijen.values_list("pk", "deelnemer_id"))
    if sleutels:
        overeenkomsten_aanvaarden(overeenkomsten=sleutels, door=door)


def _van_menigte(spel: Spel, rijen: Iterable[tuple[UUID, UUID]]) -> list[UUID]:
    """The keys of those (agreement, person) that belong to the many."""
    eigen = {mens.pk for sleutel, mens in spel.mensen.items() if not sleutel.startswith("els")}
    return [sleutel for sleutel, deelnemer_id in rijen if deelnemer_id in eigen]


def _stuur_terug(spel: Spel, een: Verhaal) -> None:
    rij = _laatste(spel, een)
    overeenkomst_terugsturen(
        rij,
        reden="De naam van de werkpost is niet leesbaar op de kopie.",
        versie=rij.versie,
        door=spel.departement(),
    )


def _stop(spel: Spel, een: Verhaal, dag: int | None, reden: str, toelichting: str) -> None:
    rij = _laatste(spel, een)
    overeenkomst_stopzetten(
        rij,
        einde=None if dag is None else spel.dag(dag),
        reden=reden,
        toelichting=toelichting,
        versie=rij.versie,
        door=_door(spel, een),
    )


def _draag_over(spel: Spel, een: Verhaal) -> None:
    rij = _laatste(spel, een)
    overeenkomst_overdragen(
        rij, begeleider=spel.huizen["ocmw"].pk, op=spel.dag(14), versie=rij.versie, door=_door(spel, een)
    )


def _klok(spel: Spel) -> None:
    ama_overeenkomsten_bewaken(spel.vandaag, Klok(JOB))


def _deelnemer(spel: Spel, een: Verhaal) -> Deelnemer:
    return Deelnemer.objects.get(pk=spel.mensen[een.sleutel].pk)


def _laatste(spel: Spel, een: Verhaal) -> Overeenkomst:
    """The agreement of this person that was drawn up last."""
    rijen = Overeenkomst.objects.filter(deelnemer=spel.mensen[een.sleutel]).met_verbanden()
    return rijen.order_by("-aangemaakt_op")[0]
