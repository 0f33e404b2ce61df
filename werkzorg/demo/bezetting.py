"""Who works where in the demo: organisations and colleagues come in by the acts, in the order in which it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import time_machine
from django.contrib.auth.hashers import make_password

from werkzorg.beheer.domein.leden import BEHEERDER, FUNCTIONEEL, GEEFT
from werkzorg.beheer.voorbeelden import huizen, leden
from werkzorg.demo.collegas import collegas
from werkzorg.demo.organisaties import (
    ORGANISATIES,
    gegevens_van,
    iban_van,
    telefoon_van,
    vestigingen_van,
)
from werkzorg.demo.personen import PERSONEN, WACHTWOORD, Voorbeeldpersoon
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie, Sector, Vestiging
from werkzorg.organisaties.rollen import ROLLEN, Organisatiesoort

_S = Organisatiesoort
DEPARTEMENT = "dz"
# Made together with its werkpost, by a begeleider who knew it before anybody had registered it.
NIEUWE_WERKPOST = "atelier"
BEGELEIDER = "begeleider_ama"
_SECTOREN = {
    _S.MAATWERKBEDRIJF: Sector.SOCIALE_ECONOMIE,
    _S.ONDERNEMING: Sector.PROFIT,
    _S.ZELFSTANDIGE: Sector.PROFIT,
    _S.FEITELIJKE_VERENIGING: Sector.BUURT,
    _S.OPENBAAR_BESTUUR: Sector.OVERHEID,
    _S.OCMW: Sector.OVERHEID,
}
# Who takes people in besides the organisations that guide them, and who found that place.
_ANDERE_WERKPOSTEN = (("bakkerij", "maatwerk_kortrijk"), ("fietsen", "pz_brugge"), ("gemeente", "maatwerk"))
_CONTACTEN = ("Mieke", "Ludo", "Sonja", "Erik", "Christel", "Danny", "Marijke", "Patrick", "Linda", "Ronny")


@dataclass(frozen=True)
class Lid:
    """A membership of the example, and of which organisation in demo/organisaties.py."""

    organisatie: str
    door: Hoedanigheid


@dataclass
class Bezetting:
    """What there is so far: organisations by key, and per (e-mail, organisation, role) who acts there."""

    huizen: dict[str, Organisatie] = field(default_factory=dict)
    deuren: dict[tuple[str, str, str], Hoedanigheid] = field(default_factory=dict)
    vestigingen: dict[str, list[Vestiging]] = field(default_factory=dict)

    def wie(self, organisatie: str, rol: str) -> list[Hoedanigheid]:
        """Who has this role there, in the order in which they came."""
        return [door for (_, huis, wat), door in self.deuren.items() if (huis, wat) == (organisatie, rol)]

    def van(self, email: str) -> Hoedanigheid:
        """The first way in which this person acts."""
        return next(door for (adres, _, _), door in self.deuren.items() if adres == email)

    def leden(self) -> list[Lid]:
        """Everybody who came in, in the order of the lists of people."""
        sleutels = [(mens.email, *plaats) for mens in (*PERSONEN, *collegas()) for plaats in mens.plaatsen]
        return [Lid(sleutel[1], self.deuren[sleutel]) for sleutel in sleutels if sleutel in self.deuren]


def bezet(begin: datetime) -> Bezetting:
    """Everybody is in, from the first account on, in the two weeks after `begin`; only temporary roles still wait."""
    afdruk = make_password(WACHTWOORD)  # one hash for all: a good hash takes a while
    stand = Bezetting()
    stappen: tuple[Callable[[Bezetting, str], None], ...] = (
        _eerste_beheerder,
        _organisaties,
        _beheerders,
        _medewerkers,
        _gegevens,
        _werkposten,
    )
    for dag, stap in enumerate(stappen):
        with time_machine.travel(begin + timedelta(days=2 * dag), tick=True):
            stap(stand, afdruk)
    return stand


def tijdelijken() -> list[tuple[Voorbeeldpersoon, str, str]]:
    """Whose role lasts so short that it can only have begun lately: person, organisation, role."""
    return [een for een in _plaatsen() if ROLLEN[een[2]].max_maanden is not None]


def laat_binnen(stand: Bezetting, mens: Voorbeeldpersoon, organisatie: str, rol: str, afdruk: str) -> None:
    """Invited by whoever may give this role there; who has no account yet accepts and signs in."""
    door = _gever(stand, mens, organisatie, rol)
    eerder = [deur for (adres, _, _), deur in stand.deuren.items() if adres == mens.email]
    if eerder:
        lid = leden.geef_rol(Lidmaatschap.objects.get(pk=eerder[0].lidmaatschap_id), rol, door=door)
        stand.deuren[mens.email, organisatie, rol] = lid.als_hoedanigheid()
        return
    lid = leden.nodig_uit(
        mens.email, mens.voornaam, mens.achternaam, stand.huizen[organisatie], rol, door=door
    )
    stand.deuren[mens.email, organisatie, rol] = leden.kom_binnen(lid, WACHTWOORD, lambda _: afdruk)


def _gever(stand: Bezetting, mens: Voorbeeldpersoon, organisatie: str, rol: str) -> Hoedanigheid:
    """Who gives this role: its manager, who gives none to himself, or the functioneel beheerder."""
    zelf = stand.deuren.get((mens.email, organisatie, BEHEERDER))
    if rol in GEEFT[FUNCTIONEEL] or zelf is not None:
        return stand.wie(DEPARTEMENT, FUNCTIONEEL)[0]
    return stand.wie(organisatie, BEHEERDER)[0]


def _plaatsen() -> Iterable[tuple[Voorbeeldpersoon, str, str]]:
    """Every membership of the example: person, organisation, role."""
    return [(mens, *plaats) for mens in (*PERSONEN, *collegas()) for plaats in mens.plaatsen]


def _eerste_beheerder(stand: Bezetting, afdruk: str) -> None:
    mens = next(mens for mens, _, rol in _plaatsen() if rol == FUNCTIONEEL)
    lid = leden.stel_eerste_aan(mens.email, mens.voornaam, mens.achternaam)
    door = leden.kom_binnen(lid, WACHTWOORD, lambda _: afdruk)
    stand.deuren[mens.email, DEPARTEMENT, FUNCTIONEEL] = door
    stand.huizen[DEPARTEMENT] = huizen.vul_aan(lid.organisatie, gegevens_van(DEPARTEMENT), door)


def _organisaties(stand: Bezetting, _afdruk: str) -> None:
    door = stand.wie(DEPARTEMENT, FUNCTIONEEL)[0]
    for sleutel in ORGANISATIES:
        if sleutel not in (DEPARTEMENT, NIEUWE_WERKPOST):
            stand.huizen[sleutel] = huizen.registreer(gegevens_van(sleutel), door)


def _beheerders(stand: Bezetting, afdruk: str) -> None:
    _laat_allen_binnen(stand, afdruk, lambda rol: rol == BEHEERDER)


def _medewerkers(stand: Bezetting, afdruk: str) -> None:
    _laat_allen_binnen(stand, afdruk, lambda rol: rol != BEHEERDER)


def _laat_allen_binnen(stand: Bezetting, afdruk: str, welke: Callable[[str], bool]) -> None:
    for mens, organisatie, rol in _plaatsen():
        is_binnen = (mens.email, organisatie, rol) in stand.deuren
        if organisatie in stand.huizen and welke(rol) and not is_binnen and ROLLEN[rol].max_maanden is None:
            laat_binnen(stand, mens, organisatie, rol, afdruk)


def _gegevens(stand: Bezetting, _afdruk: str) -> None:
    """Every manager fills in the account and the branches of his organisation."""
    for sleutel, huis in stand.huizen.items():
        door = stand.wie(sleutel, BEHEERDER)[0]
        if iban := iban_van(sleutel):
            huizen.zet_rekening(huis, iban, door)
        if huis.kbo_nummer:
            met_atelier = bool(stand.wie(sleutel, BEGELEIDER))
            stand.vestigingen[sleutel] = [
                huizen.open_vestiging(huis, gegevens, door)
                for gegevens in vestigingen_van(sleutel, met_atelier=met_atelier)
            ]


def _werkposten(stand: Bezetting, afdruk: str) -> None:
    """Both branches of everybody who guides people, and a few places elsewhere."""

    def contact(sleutel: str, plek: int) -> tuple[str, str]:
        return _CONTACTEN[(len(sleutel) + plek) % len(_CONTACTEN)], telefoon_van(sleutel, plek + 1)

    for sleutel, vestigingen in stand.vestigingen.items():
        for door in stand.wie(sleutel, BEGELEIDER)[:1]:
            for plek, vestiging in enumerate(vestigingen):
                sector = _SECTOREN.get(Organisatiesoort(stand.huizen[sleutel].soort), Sector.SOCIAL_PROFIT)
                wie = contact(sleutel, plek)
                huizen.maak_werkpost(stand.huizen[sleutel], sector, *wie, door, vestiging.pk)
    for sleutel, van in _ANDERE_WERKPOSTEN:
        sector = _SECTOREN[ORGANISATIES[sleutel].soort]
        door = stand.wie(van, BEGELEIDER)[0]
        huizen.maak_werkpost(stand.huizen[sleutel], sector, *contact(sleutel, 0), door)
    werkpost = huizen.maak_nieuwe_werkpost(
        gegevens_van(NIEUWE_WERKPOST),
        Sector.BUURT,
        *contact(NIEUWE_WERKPOST, 0),
        stand.wie("maatwerk", BEGELEIDER)[0],
    )
    stand.huizen[NIEUWE_WERKPOST] = werkpost.organisatie
    # Now that it exists, its people can come in too.
    _beheerders(stand, afdruk)
    _medewerkers(stand, afdruk)
