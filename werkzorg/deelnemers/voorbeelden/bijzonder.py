"""The few: a death, two records of one person, a mistake that was undone, and somebody who went on elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from werkzorg.deelnemers.domein import Persoonsgegevens, Trekking
from werkzorg.deelnemers.handelingen.betrokkenheid import betrokkenheid_sluiten
from werkzorg.deelnemers.handelingen.ongedaan_maken import samenvoeging_ongedaan_maken
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.handelingen.samenvoegen import deelnemers_samenvoegen
from werkzorg.deelnemers.models import (
    Betrokkenheid,
    Deelnemer,
    InszOntbreekt,
    Overlijdensbron,
    Samenvoeging,
    Sluitreden,
)
from werkzorg.deelnemers.voorbeelden.bevolking import Woonplaats, voorbeeld_insz
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

Gebeurtenis = tuple[datetime, Callable[[], object]]
# How many people these are, one for both records of one person.
AANTAL_BIJZONDER = 7


class _Kring:
    """The people whom one colleague registered, by key."""

    def __init__(self, door: Hoedanigheid, plaats: Woonplaats, trekking: Trekking) -> None:
        self.door, self.plaats, self.trekking = door, plaats, trekking
        self.mensen: dict[str, Deelnemer] = {}

    def registreer(
        self, sleutel: str, voornaam: str, achternaam: str, geboren: date, volgnummer: int = 0
    ) -> None:
        """This person is registered; without `volgnummer` (1-998) the rijksregisternummer is still asked for."""
        gegevens = Persoonsgegevens(
            voornaam=voornaam,
            achternaam=achternaam,
            geboortedatum=geboren,
            insz=voorbeeld_insz(geboren, volgnummer) if volgnummer else "",
            insz_ontbreekt="" if volgnummer else InszOntbreekt.AANGEVRAAGD,
            telefoon=f"+32460000{len(self.mensen):03d}",
            straat="Voorbeeldstraat",
            huisnummer=str(len(self.mensen) + 1),
            postcode=self.plaats.postcode,
            gemeente=self.plaats.gemeente,
            taal="nl",
        )
        self.mensen[sleutel] = deelnemer_registreren(
            gegevens,
            grond="begeleiding",
            geinformeerd_op=timezone.localdate(),
            trekking=self.trekking,
            door=self.door,
        )

    def nu(self, sleutel: str) -> Deelnemer:
        """This person as the row is now."""
        return Deelnemer.objects.get(pk=self.mensen[sleutel].pk)

    def sterft(self, sleutel: str) -> None:
        """The family called: the person died three days ago."""
        persoon = self.nu(sleutel)
        overlijden_registreren(
            persoon,
            overleden_op=timezone.localdate() - timedelta(days=3),
            bron=Overlijdensbron.FAMILIE,
            versie=persoon.versie,
            door=self.door,
        )

    def voeg_samen(self, blijft: str, gaat_op: str, reden: str) -> None:
        """Two records become one; what remains keeps its own values."""
        rijen = [self.nu(blijft), self.nu(gaat_op)]
        deelnemers_samenvoegen(
            *rijen, keuzes=(), versies={rij.pk: rij.versie for rij in rijen}, reden=reden, door=self.door
        )

    def splits(self, blijft: str, reden: str) -> None:
        """The merge into this record was a mistake."""
        persoon = self.nu(blijft)
        samenvoeging = Samenvoeging.objects.get(blijft=persoon)
        samenvoeging_ongedaan_maken(samenvoeging, persoon, reden=reden, door=self.door)

    def laat_gaan(self, sleutel: str) -> None:
        """The organisation is no longer involved with this person."""
        betrokkenheid = Betrokkenheid.objects.get(
            deelnemer_id=self.mensen[sleutel].pk, organisatie_id=self.door.organisatie_id
        )
        betrokkenheid_sluiten(betrokkenheid, reden=Sluitreden.AFGEROND, dossier_verlaten=True, door=self.door)


def bijzondere_levens(
    door: Hoedanigheid, plaats: Woonplaats, *, nu: datetime, trekking: Trekking, mensen: dict[str, Deelnemer]
) -> Iterator[Gebeurtenis]:
    """Everything that befell the seven people whom `door` registered, who live at `plaats`.

    Two of them wait for a number and have a task about it; they come in `mensen` as "uitstellen" and "toewijzen".
    """
    kring = _Kring(door, plaats, trekking)
    kring.mensen = mensen
    registreer = partial(partial, kring.registreer)

    def op(dagen_terug: int, uur: int = 10) -> datetime:
        return (nu - timedelta(days=dagen_terug)).replace(hour=uur, minute=0, second=0, microsecond=0)

    yield op(200), registreer("sterft", "Roger", "Lemaire", date(1969, 3, 12), 901)
    yield op(37), partial(kring.sterft, "sterft")

    yield op(90), registreer("sandra", "Sandra", "Delvaux", date(1984, 11, 5), 902)
    yield op(25), registreer("sandra_dubbel", "Sandra", "Delvaux", date(1984, 11, 5))
    yield op(24, 14), partial(kring.voeg_samen, "sandra", "sandra_dubbel", "Twee keer aangemeld.")

    yield op(80), registreer("kevin", "Kevin", "Rombouts", date(1991, 6, 20), 903)
    yield op(60), registreer("kelly", "Kelly", "Rombouts", date(1991, 6, 20), 904)
    yield op(58), partial(kring.voeg_samen, "kevin", "kelly", "Zelfde naam en geboortedatum.")
    yield op(57, 9), partial(kring.splits, "kevin", "Het zijn tweelingen: twee verschillende mensen.")

    yield op(150), registreer("gaat", "Farid", "Mansouri", date(1978, 1, 30), 905)
    yield op(20, 15), partial(kring.laat_gaan, "gaat")

    yield op(12), registreer("uitstellen", "Noor", "Vandeputte", date(1999, 9, 9))
    yield op(9), registreer("toewijzen", "Jelle", "Bosmans", date(1988, 4, 17))
