"""What befell example grants: partners who come and go, a take-over, an end, and the yearly revision of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from uuid import UUID

from mandaten.domein.fusie import OVERNAME, Samengaan
from mandaten.domein.samenstelling import Wijziging
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.herziening import contingent_herzien, ontwerp_contingent
from mandaten.handelingen.samenstelling import samenstelling_wijzigen, wijziging_afwijzen, wijziging_vragen
from mandaten.handelingen.stopzetten import mandaat_stopzetten
from mandaten.models import Toekenning, Wijzigingsvraag
from mandaten.models.levensloop import Vraagsoort
from mandaten.soorten import CONTINGENT, NETWERK, WERKACTOR, ZORG
from mandaten.voorbeelden.bestaand import INGELEZEN
from mandaten.voorbeelden.opstellen import bewijs
from mandaten.voorbeelden.spel import Gebeurtenis, Spel

# How many places of each contingent, by holder: this year and the next.
_HERZIENING = {
    ("maatwerk_kortrijk", "kortrijk"): (18, 20),
    ("maatwerk_ant", "antwerpen"): (30, 26),
    ("maatwerk_limburg", "limburg"): (12, 14),
    ("maatwerk", "gent"): (24, 30),
}
# How many places the contingents of the file keep in the two years after it.
_VERVOLG = {
    ("maatwerk_kortrijk", "kortrijk"): 18,
    ("maatwerk_ant", "antwerpen"): 30,
    ("maatwerk_limburg", "limburg"): 12,
    ("maatwerk_brugge", "brugge"): 50,
    ("maatwerk_leuven", "oost_brabant"): 24,
}


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Each change on the day it was registered."""
    yield spel.op(-340, 14), partial(_treed_toe, spel)
    yield spel.op(-120, 15), partial(_wissel, spel)
    yield spel.op(-26, 15), partial(_vertrek, spel)
    yield spel.op(-60, 15), partial(_vraag_en_wijs_af, spel)
    yield spel.op(-8, 15), partial(_vraag, spel, "caw_hv", "halle_vilvoorde", 120)
    yield spel.op(-75, 15), partial(_vraag, spel, "werkactor", "brugge", -31)
    yield spel.op(-72, 15), partial(_zet_stop, spel)
    yield spel.op(-64, 15), partial(_zet_contingent_stop, spel)
    # After the application in which it takes part: the desk gets a task to look at that again.
    yield spel.op(-3, 15), partial(_neem_over, spel)
    yield spel.op(-10, 15), partial(_geef_terug, spel)
    for (huis, regio), plaatsen in _HERZIENING.items():
        yield spel.op(-42, 14), partial(_herzie, spel, huis, regio, plaatsen)
    for (huis, regio), aantal in _VERVOLG.items():
        yield spel.op(INGELEZEN + 4, 14), partial(_zet_voort, spel, huis, regio, aantal)


def _treed_toe(spel: Spel) -> None:
    """One more organisation joins a network beside the six that it must have."""
    toekenning = spel.toekenning(NETWERK, "werkactor")
    wijziging = Wijziging(nieuw=spel.huizen["ziekenfonds"].pk, plaats="andere", vanaf=spel.dag(-335))
    _wijzig(toekenning.pk, wijziging, spel, NETWERK)


def _wissel(spel: Spel) -> None:
    """One partner leaves, the next one is there the day after: no seat was free."""
    toekenning = spel.toekenning(ZORG, "ocmw_dender", "denderland")
    wijziging = Wijziging(
        vertrekker=toekenning.leden.get(plaats="B").pk,
        laatste_dag=spel.dag(-106),
        reden="Het dienstencentrum trekt zich uit deze regio terug.",
        nieuw=spel.huizen["vaph_kempen"].pk,
        plaats="B",
        vanaf=spel.dag(-105),
    )
    _wijzig(toekenning.pk, wijziging, spel, ZORG)


def _vertrek(spel: Spel) -> None:
    """A partner left and nobody took its seat yet: the law gives some months to fill it again."""
    toekenning = spel.toekenning(ZORG, "caw_hv", "halle_vilvoorde")
    wijziging = Wijziging(
        vertrekker=toekenning.leden.get(plaats="B").pk,
        laatste_dag=spel.dag(-20),
        reden="Te weinig begeleiders om in deze regio te blijven.",
    )
    _wijzig(toekenning.pk, wijziging, spel, ZORG)


def _wijzig(toekenning_id: UUID, wijziging: Wijziging, spel: Spel, soort: str) -> None:
    rij = Toekenning.objects.get(pk=toekenning_id)
    samenstelling_wijzigen(
        rij,
        wijziging=wijziging,
        versie=rij.versie,
        instemming=bewijs("instemming.pdf") if wijziging.nieuw else None,
        door=spel.desk(soort),
    )


def _vraag_en_wijs_af(spel: Spel) -> None:
    """The holder asks for another partner; the desk does not agree."""
    toekenning = spel.toekenning(ZORG, "caw_ant", "antwerpen")
    vraag = wijziging_vragen(
        toekenning,
        soort=Vraagsoort.SAMENSTELLING,
        wijziging=Wijziging(
            vertrekker=toekenning.leden.get(plaats="C").pk,
            laatste_dag=spel.dag(30),
            reden="De samenwerking verloopt stroef.",
        ),
        door=spel.beheerder("caw_ant"),
    )
    wijziging_afwijzen(
        vraag,
        antwoord="Zonder opvolger voor categorie C kan deze partner niet vertrekken: stel er eerst een voor.",
        door=spel.desk(ZORG, 1),
    )


def _vraag(spel: Spel, huis: str, regio: str, laatste_dag: int) -> None:
    """The holder asks to stop after this day."""
    soort = WERKACTOR if huis == "werkactor" else ZORG
    wijziging = Wijziging(laatste_dag=spel.dag(laatste_dag), reden="We vinden te weinig begeleiders.")
    wijziging_vragen(
        spel.toekenning(soort, huis, regio),
        soort=Vraagsoort.STOPZETTING,
        wijziging=wijziging,
        door=spel.beheerder(huis),
    )


def _zet_stop(spel: Spel) -> None:
    """What was asked is done: the mandate ends before its day."""
    toekenning = spel.toekenning(WERKACTOR, "werkactor", "brugge")
    vraag = Wijzigingsvraag.objects.open().get(toekenning=toekenning)
    assert vraag.laatste_dag is not None
    mandaat_stopzetten(
        toekenning,
        laatste_dag=vraag.laatste_dag,
        reden=vraag.reden,
        versie=toekenning.versie,
        vraag=vraag,
        door=spel.desk(WERKACTOR, 1),
    )


def _zet_contingent_stop(spel: Spel) -> None:
    """A second contingent, in a regio where nobody came."""
    toekenning = spel.toekenning(CONTINGENT, "maatwerk_limburg", "kempen")
    mandaat_stopzetten(
        toekenning,
        laatste_dag=spel.dag(-50),
        reden="In deze regio kwamen er geen deelnemers.",
        versie=toekenning.versie,
        door=spel.desk(CONTINGENT),
    )


def _geef_terug(spel: Spel) -> None:
    """A mandate that was to begin in some weeks, and never will."""
    toekenning = spel.toekenning(WERKACTOR, "werkactor_ant", "waasland")
    mandaat_stopzetten(
        toekenning,
        laatste_dag=None,
        reden="We vonden in deze regio geen begeleiders met de nodige ervaring.",
        versie=toekenning.versie,
        door=spel.desk(WERKACTOR, 1),
    )


def _neem_over(spel: Spel) -> None:
    """One CGG goes up in another next month, which keeps what the first one was granted."""
    samengaan = Samengaan(OVERNAME, (spel.huizen["cgg_waas"].pk,), spel.huizen["cgg"].pk, spel.dag(38))
    fusie_registreren(samengaan=samengaan, door=spel.desk(ZORG))


def _herzie(spel: Spel, huis: str, regio: str, plaatsen: tuple[int, int]) -> None:
    """The places of the running year and of the next one."""
    jaar = spel.dag(-42).year
    waarom = "Op basis van de bezetting van de eerste negen maanden en de wachtlijst."
    _beslis_plaatsen(spel, huis, regio, {jaar: plaatsen[0], jaar + 1: plaatsen[1]}, waarom)


def _zet_voort(spel: Spel, huis: str, regio: str, aantal: int) -> None:
    """The same number in the two years after the one of the file."""
    jaar = spel.dag(INGELEZEN).year
    waarom = "Het contingent blijft hetzelfde: de bezetting bevestigt de nood."
    _beslis_plaatsen(spel, huis, regio, {jaar + 1: aantal, jaar + 2: aantal}, waarom)


def _beslis_plaatsen(spel: Spel, huis: str, regio: str, per_jaar: Mapping[int, int], waarom: str) -> None:
    toekenning, door = spel.toekenning(CONTINGENT, huis, regio), spel.desk(CONTINGENT, 1)
    brief = ontwerp_contingent(toekenning, plaatsen=per_jaar, motivering=waarom, door=door)
    contingent_herzien(
        toekenning,
        plaatsen=per_jaar,
        motivering=waarom,
        gezien=brief.vingerafdruk,
        versie=toekenning.versie,
        door=door,
    )
