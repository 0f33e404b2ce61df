"""From the advies Welzijn to the end, as the examples play it through the acts of VDAB and of the core partners."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from django.utils import timezone

from gbo.domein.advies import Welzijnsvoorstel
from gbo.domein.overdracht import Hulpverlener, Overdracht
from gbo.handelingen.advies import advies_welzijn_geven, advies_welzijn_weigering_registreren
from gbo.handelingen.doorgeven import onthaal_doorgeven, onthaal_terugsturen
from gbo.handelingen.einden import (
    onthaal_afbreken,
    onthaal_afronden,
    onthaal_doorverwijzen,
    onthaal_onbereikbaar_sluiten,
)
from gbo.handelingen.opvolgen import contactpoging_registreren, onthaal_aanvaarden, onthaal_starten
from gbo.handelingen.overdragen import gegevens_overdragen
from gbo.soorten import BEREIKT, HUISBEZOEK, LOKET, NIET_BEREIKT, TELEFOON
from gbo.voorbeelden.mensen import PARTNERS, PLAATSEN, Verhaal, iedereen
from gbo.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.voorbeelden import voorbeeld_insz
from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.organisaties.hoedanigheid import Klok

_WAAROM = (
    "Woont sinds kort op een vriend zijn zetel. Zolang er geen eigen plek is, lukt een traject niet.",
    "Schulden en een uithuiszetting nemen alles in beslag. Werk of activering kan nu niet.",
    "Is bij niemand bekend en kreeg nog geen enkele uitkering rond. Eerst de rechten, dan de rest.",
)
_HULP = Hulpverlener("Dr. Van Hoecke", "Wijkgezondheidscentrum De Kaai", "", "+3220000990")
# On these days the clock looked what was new and what was late.
_KLOKDAGEN = (-200, -60, -20, -8, -4, -2, -1)
JOB, NA_OVERLIJDEN = "onthaal_bewaken", "adviezen_na_overlijden"


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """What happened to everybody, and what the clock said about it."""
    for nummer, een in enumerate(iedereen()):
        yield spel.op(een.dag, 9, nummer % 60), partial(_adviseer, spel, een, nummer)
        for volg, (later, stap) in enumerate(een.stappen):
            # The clock is an hour of the night; two steps of one day come after each other.
            yield spel.op(een.dag + later, 11 + volg, nummer % 60), partial(_STAPPEN[stap], spel, een)
    for dag in _KLOKDAGEN:
        yield spel.op(dag, 20), partial(_klok, spel)


def _adviseer(spel: Spel, een: Verhaal, nummer: int) -> None:
    postcode, gemeente = PLAATSEN[een.plaats]
    persoon = deelnemer_registreren(
        Persoonsgegevens(
            voornaam=een.voornaam,
            achternaam=een.achternaam,
            geboortedatum=een.geboren,
            insz=voorbeeld_insz(een.geboren, 800 + nummer),
            telefoon=f"+32460002{nummer:03d}" if nummer % 5 else "",
            email=f"onthaal{nummer}@voorbeeld.be" if nummer % 3 == 0 else "",
            straat="Tolpoortstraat" if gemeente == "Deinze" else "Brugsepoortstraat",
            huisnummer=str(nummer + 3),
            postcode=postcode,
            gemeente=gemeente,
            taal="nl",
        ),
        grond="begeleiding",
        geinformeerd_op=spel.vandaag,
        trekking=spel.trekking,
        door=spel.vdab,
    )
    spel.adviezen[een.sleutel] = advies_welzijn_geven(
        persoon,
        voorstel=Welzijnsvoorstel(_WAAROM[nummer % len(_WAAROM)], spel.vandaag),
        door=spel.vdab,
    )


def _weiger(spel: Spel, een: Verhaal) -> None:
    advies_welzijn_weigering_registreren(spel.adviezen[een.sleutel], versie=None, door=spel.vdab)


def _draag_over(spel: Spel, een: Verhaal) -> None:
    met_hulp = een.geboren.month % 3 == 0
    gegevens_overdragen(
        spel.adviezen[een.sleutel],
        overdracht=Overdracht(
            spel.vandaag,
            blijft_hier=frozenset() if met_hulp else frozenset({"hulpverlener"}),
            hulpverlener=_HULP if met_hulp else Hulpverlener(),
        ),
        partner_id=spel.huizen[PARTNERS[een.plaats]].pk,
        gezien=None,
        versie=None,
        door=spel.vdab,
    )


def _aanvaard(spel: Spel, een: Verhaal) -> None:
    onthaal_aanvaarden(spel.onthaal(een), door=spel.partner(een))


def _mis(spel: Spel, een: Verhaal) -> None:
    contactpoging_registreren(
        spel.onthaal(een),
        wanneer=timezone.now(),
        wijze=TELEFOON,
        uitkomst=NIET_BEREIKT,
        door=spel.partner(een),
    )


def _bereik(spel: Spel, een: Verhaal) -> None:
    contactpoging_registreren(
        spel.onthaal(een),
        wanneer=timezone.now(),
        wijze=TELEFOON,
        uitkomst=BEREIKT,
        notitie="Afspraak gemaakt.",
        door=spel.partner(een),
    )


def _start(spel: Spel, een: Verhaal) -> None:
    wijze = HUISBEZOEK if een.geboren.day % 2 else LOKET
    onthaal_starten(spel.onthaal(een), wanneer=timezone.now(), wijze=wijze, door=spel.partner(een))


def _verwijs_door(spel: Spel, een: Verhaal) -> None:
    onthaal_doorverwijzen(
        spel.onthaal(een), einde=spel.vandaag, naar="dienst schuldhulp", door=spel.partner(een)
    )


def _rond_af(spel: Spel, een: Verhaal) -> None:
    onthaal_afronden(spel.onthaal(een), einde=spel.vandaag, door=spel.partner(een))


def _breek_af(spel: Spel, een: Verhaal) -> None:
    onthaal_afbreken(spel.onthaal(een), einde=spel.vandaag, reden="persoon_stopt", door=spel.partner(een))


def _sluit(spel: Spel, een: Verhaal) -> None:
    onthaal_onbereikbaar_sluiten(spel.onthaal(een), einde=spel.vandaag, door=spel.partner(een))


def _stuur_terug(spel: Spel, een: Verhaal) -> None:
    onthaal_terugsturen(spel.onthaal(een), reden="verkeerde_persoon", door=spel.partner(een))


def _geef_door(spel: Spel, een: Verhaal) -> None:
    ander = "dmw_vla"
    onthaal_doorgeven(
        spel.onthaal(een),
        partner_id=spel.huizen[ander].pk,
        toelichting="Is al lang klant bij jullie dienst.",
        door=spel.partner(een),
    )


def _overlijd(spel: Spel, een: Verhaal) -> None:
    persoon = Deelnemer.objects.get(pk=spel.adviezen[een.sleutel].deelnemer_id)
    overlijden_registreren(
        persoon, overleden_op=spel.vandaag, bron="familie", versie=persoon.versie, door=spel.vdab
    )
    _klok(spel, NA_OVERLIJDEN)


def _klok(spel: Spel, job: str = JOB) -> None:
    telling = KLOKJOBS[job].functie(spel.vandaag, Klok(job))
    assert not telling.fouten, job


_STAPPEN: Mapping[str, Callable[[Spel, Verhaal], None]] = {
    "weiger": _weiger,
    "draag_over": _draag_over,
    "aanvaard": _aanvaard,
    "mis": _mis,
    "bereik": _bereik,
    "start": _start,
    "verwijs_door": _verwijs_door,
    "rond_af": _rond_af,
    "breek_af": _breek_af,
    "sluit": _sluit,
    "stuur_terug": _stuur_terug,
    "geef_door": _geef_door,
    "overlijd": _overlijd,
}
