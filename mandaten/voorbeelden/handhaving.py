"""Example procedures: one in every phase, one with each end, and challenges of what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from django.utils import timezone

from mandaten.domein.handhaving import (
    HOORZITTING,
    INTREKKING,
    NIET_GEBRUIKT,
    SCHORSING,
    SCHRIFTELIJK,
    VERMINDERING,
    Geldmaatregel,
)
from mandaten.domein.herbeslissing import BLIJFT, VERVALT
from mandaten.domein.rechtsmiddelen import BEROEP, BEZWAAR
from mandaten.handelingen import handhaving, intrekken, sancties
from mandaten.handelingen.beroepen import beroep_afhandelen, beroep_registreren
from mandaten.handelingen.herbeslissen import besluit_herzien, ontwerp_herziening
from mandaten.models import Aard, Beroep, Beroepsuitkomst, Besluit, Handhaving
from mandaten.soorten import CONTINGENT, ERKENNING, NETWERK, WERKACTOR, ZORG
from mandaten.voorbeelden.spel import Gebeurtenis, Spel

# Keys of a procedure: kind, holder, regio.
Over = tuple[str, str, str]
_PAS_VASTGESTELD: Over = (WERKACTOR, "werkactor", "gent")
_VOORNEMEN: Over = (NETWERK, "inloop_leuven", "halle_vilvoorde")
_GEHOORD: Over = (ZORG, "caw_oostende", "brugge")
_GESCHORST: Over = (WERKACTOR, "werkactor_ant", "limburg")
_INGETROKKEN: Over = (ERKENNING, "caw_ant", "")
_VERMINDERD: Over = (ZORG, "caw_oostende", "midwest")
_ZONDER_MAATREGEL: Over = (ZORG, "ocmw_limburg", "limburg")
_ANTWOORDEN: dict[str, str] = {
    Beroepsuitkomst.ONGEGROND: "De nieuwe cijfers gaan over een andere regio.",
    Beroepsuitkomst.GEGROND: "De nieuwe cijfers zijn juist, en de motivering ging er niet op in.",
}
_REDENEN: dict[str, str] = {
    VERVALT: "Met de juiste cijfers bleef de werking in die periode net binnen de voorwaarden.",
    BLIJFT: "Ook met de juiste cijfers heeft de helft van de begeleiders het vereiste diploma niet.",
}


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Every procedure and challenge, on the day of each step."""
    stel_vast, deel_mee, hoor = partial(_stel_vast, spel), partial(_deel_mee, spel), partial(_hoor, spel)
    yield (
        spel.op(-260, 10),
        partial(stel_vast, _INGETROKKEN, "Drie van de vier begeleiders hebben geen vereist diploma."),
    )
    yield spel.op(-250, 10), partial(deel_mee, _INGETROKKEN, INTREKKING)
    yield spel.op(-212, 10), partial(hoor, _INGETROKKEN, NIET_GEBRUIKT, "")
    yield spel.op(-205, 10), partial(_trek_in, spel)
    yield spel.op(-170, 10), partial(stel_vast, _VERMINDERD, "Vier maanden lang kwam niemand in Kortrijk.")
    yield spel.op(-160, 10), partial(deel_mee, _VERMINDERD, VERMINDERING)
    yield spel.op(-140, 10), partial(_verweer, spel, _VERMINDERD)
    yield (
        spel.op(-135, 10),
        partial(hoor, _VERMINDERD, SCHRIFTELIJK, "Een vacature raakte niet ingevuld; de partner sprong bij."),
    )
    yield spel.op(-128, 10), partial(_verminder, spel)
    yield spel.op(-96, 10), partial(stel_vast, _GESCHORST, "De organisatie stuurt geen verslagen door.")
    yield spel.op(-88, 10), partial(deel_mee, _GESCHORST, SCHORSING)
    yield (
        spel.op(-62, 10),
        partial(
            hoor, _GESCHORST, HOORZITTING, "De directeur kwam langs en beloofde beterschap, zonder datum."
        ),
    )
    yield spel.op(-46, 10), partial(_schors, spel)
    yield spel.op(-82, 10), partial(stel_vast, _ZONDER_MAATREGEL, "Een klacht over lange wachttijden.")
    yield spel.op(-66, 10), partial(_sluit, spel)
    yield spel.op(-44, 10), partial(stel_vast, _GEHOORD, "Gesprekken worden niet in het dossier genoteerd.")
    yield spel.op(-31, 10), partial(deel_mee, _GEHOORD, VERMINDERING)
    yield (
        spel.op(-6, 14),
        partial(
            hoor,
            _GEHOORD,
            HOORZITTING,
            "Twee partners legden hun nieuwe werkwijze uit en gaven documenten af.",
        ),
    )
    yield spel.op(-27, 10), partial(stel_vast, _VOORNEMEN, "Het netwerk bereikt drie gemeenten niet.")
    yield spel.op(-15, 10), partial(deel_mee, _VOORNEMEN, SCHORSING)
    yield spel.op(-4, 16), partial(_verweer, spel, _VOORNEMEN)
    yield spel.op(-3, 10), partial(stel_vast, _PAS_VASTGESTELD, "Twee deelnemers kregen geen trajectplan.")
    yield from _beroepen(spel)


def _beroepen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Challenges: one turned down, one that waits, a reduction that fell, a withdrawal that stayed and goes on."""
    weigering = (CONTINGENT, "maatwerk_kortrijk", Aard.WEIGERING)
    vermindering = (ZORG, "caw_oostende", Aard.VERMINDERING)
    intrekking = (ERKENNING, "caw_ant", Aard.INTREKKING)
    yield spel.op(-115, 10), partial(_registreer, spel, *weigering, BEZWAAR)
    yield spel.op(-85, 10), partial(_handel_af, spel, *weigering, Beroepsuitkomst.ONGEGROND)
    yield spel.op(-9, 10), partial(_registreer, spel, CONTINGENT, "maatwerk_ant", Aard.WEIGERING, BEZWAAR)
    yield spel.op(-110, 10), partial(_registreer, spel, *vermindering, BEZWAAR)
    yield spel.op(-80, 10), partial(_handel_af, spel, *vermindering, Beroepsuitkomst.GEGROND)
    yield spel.op(-60, 10), partial(_herzie, spel, *vermindering, VERVALT)
    yield spel.op(-190, 10), partial(_registreer, spel, *intrekking, BEZWAAR)
    yield spel.op(-160, 10), partial(_handel_af, spel, *intrekking, Beroepsuitkomst.GEGROND)
    yield spel.op(-130, 10), partial(_herzie, spel, *intrekking, BLIJFT)
    yield spel.op(-76, 10), partial(_registreer, spel, ERKENNING, "caw_ant", Aard.BEVESTIGING, BEROEP)


def _procedure(spel: Spel, over: Over) -> Handhaving:
    """The procedure about this grant, as it stands now."""
    soort, huis, regio = over
    rijen = Handhaving.objects.filter(toekenning__soort=soort, toekenning__houder=spel.huizen[huis])
    if regio:
        rijen = rijen.filter(toekenning__regios__regio=regio)
    return rijen.select_related("toekenning").get()


def _stel_vast(spel: Spel, over: Over, tekst: str) -> None:
    soort, huis, regio = over
    handhaving.tekortkoming_vaststellen(
        spel.toekenning(soort, huis, regio),
        tekst=tekst,
        vastgesteld_op=_vandaag(),
        bron="Klacht en dossieronderzoek",
        door=spel.desk(soort),
    )


def _deel_mee(spel: Spel, over: Over, voornemen: str) -> None:
    rij = _procedure(spel, over)
    handhaving.voornemen_meedelen(
        rij,
        voornemen=voornemen,
        motivering=f"{rij.tekortkoming} Dat is een voorwaarde van het besluit.",
        op=_vandaag(),
        versie=rij.versie,
        door=spel.desk(over[0]),
    )


def _verweer(spel: Spel, over: Over) -> None:
    """The holder defends himself in writing."""
    rij = _procedure(spel, over)
    handhaving.verweer_indienen(
        rij,
        tekst="We betwisten de vaststelling: sinds vorige maand is een nieuwe collega aan de slag.",
        wil_gehoord_worden=False,
        versie=rij.versie,
        door=spel.beheerder(over[1]),
    )


def _hoor(spel: Spel, over: Over, wijze: str, verslag: str) -> None:
    rij = _procedure(spel, over)
    handhaving.verweer_registreren(
        rij, wijze=wijze, op=_vandaag(), verslag=verslag, versie=rij.versie, door=spel.desk(over[0], 1)
    )


def _trek_in(spel: Spel) -> None:
    rij, door = _procedure(spel, _INGETROKKEN), spel.desk(ERKENNING, 1)
    dag, waarom = _vandaag(), rij.tekortkoming
    gezien = intrekken.ontwerp_intrekking(rij, laatste_dag=dag, motivering=waarom, door=door).vingerafdruk
    intrekken.erkenning_intrekken(
        rij, laatste_dag=dag, motivering=waarom, gezien=gezien, versie=rij.versie, door=door
    )


def _verminder(spel: Spel) -> None:
    rij, door = _procedure(spel, _VERMINDERD), spel.desk(ZORG, 1)
    geld = Geldmaatregel(VERMINDERING, None, Decimal(15), spel.dag(-290), spel.dag(-170))
    waarom = "Het verweer verklaart de leegte niet voor de hele periode."
    gezien = sancties.ontwerp_vermindering(rij, geld=geld, motivering=waarom, door=door).vingerafdruk
    sancties.vergoeding_verminderen(
        rij, geld=geld, motivering=waarom, gezien=gezien, versie=rij.versie, door=door
    )


def _schors(spel: Spel) -> None:
    """Until it is lifted."""
    rij, door = _procedure(spel, _GESCHORST), spel.desk(WERKACTOR, 1)
    van, waarom = spel.dag(-40), "De verslagen ontbreken nog altijd."
    gezien = sancties.ontwerp_schorsing(rij, van=van, tot=None, motivering=waarom, door=door).vingerafdruk
    sancties.mandaat_schorsen(
        rij, van=van, tot=None, motivering=waarom, gezien=gezien, versie=rij.versie, door=door
    )


def _sluit(spel: Spel) -> None:
    rij = _procedure(spel, _ZONDER_MAATREGEL)
    handhaving.handhaving_afsluiten(
        rij, motivering="De wachttijden zijn intussen normaal.", versie=rij.versie, door=spel.desk(ZORG)
    )


def _besluit(spel: Spel, soort: str, huis: str, aard: str) -> Besluit:
    return Besluit.objects.get(soort=soort, organisatie=spel.huizen[huis], aard=aard)


def _registreer(spel: Spel, soort: str, huis: str, aard: str, wat: str) -> None:
    beroep_registreren(
        _besluit(spel, soort, huis, aard),
        soort=wat,
        ingediend_op=_vandaag(),
        inhoud="De organisatie vindt dat haar cijfers verkeerd gelezen werden, en voegt nieuwe toe.",
        door=spel.desk(soort),
    )


def _handel_af(spel: Spel, soort: str, huis: str, aard: str, uitkomst: str) -> None:
    rij = Beroep.objects.get(besluit=_besluit(spel, soort, huis, aard))
    beroep_afhandelen(
        rij,
        uitkomst=uitkomst,
        op=_vandaag(),
        tekst=_ANTWOORDEN[uitkomst],
        versie=rij.versie,
        door=spel.desk(soort, 1),
    )


def _herzie(spel: Spel, soort: str, huis: str, aard: str, uitkomst: str) -> None:
    """The decision anew that a founded challenge asks."""
    oud, door, waarom = _besluit(spel, soort, huis, aard), spel.desk(soort), _REDENEN[uitkomst]
    gezien = ontwerp_herziening(oud, uitkomst=uitkomst, motivering=waarom, door=door).vingerafdruk
    besluit_herzien(oud, uitkomst=uitkomst, motivering=waarom, gezien=gezien, door=door)


def _vandaag() -> date:
    return timezone.localdate()
