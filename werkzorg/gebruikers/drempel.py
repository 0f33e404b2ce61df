"""How often something may be tried: buckets in PostgreSQL, the same for all processes.

A bucket holds `inhoud` attempts and gets one back every `tempo` seconds. Its key is a keyed hash: the table names no
account and no address.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from werkzorg.gebruikers.models import Drempel


@dataclass(frozen=True)
class Grens:
    """A limit: its name, how many attempts at once, and the seconds after which one comes back."""

    naam: str
    inhoud: int
    tempo: float


# Guessing the password of one account from one address: five, then one a minute.
PAAR = Grens("paar", 5, 60)
# Failures from one address over all accounts; an office of a hundred people may have its Monday morning.
ADRES = Grens("adres", 50, 12)
# Failures on one account from addresses where it never signed in; at a known address the person can always enter.
ACCOUNT = Grens("account", 300, 12)
# The same for the second step, where somebody already has the password.
CODE_PAAR = Grens("code-paar", 5, 60)
CODE_ACCOUNT = Grens("code-account", 50, 72)
# Mails about a forgotten password: per address that asks, and per mailbox.
HERSTEL_ADRES = Grens("herstel-adres", 20, 60)
HERSTEL_ACCOUNT = Grens("herstel-account", 3, 300)
BEKEND = timedelta(days=90)

_NEEM = """
    INSERT INTO gebruikers_drempel AS d (sleutel, over, bijgewerkt_op, vol_op)
    VALUES (%(sleutel)s, %(inhoud)s - 1, %(nu)s, %(nu)s + %(tempo)s * interval '1 second')
    ON CONFLICT (sleutel) DO UPDATE SET
        over = LEAST(%(inhoud)s, d.over + GREATEST(0, EXTRACT(epoch FROM %(nu)s - d.bijgewerkt_op)) / %(tempo)s) - 1,
        bijgewerkt_op = %(nu)s,
        vol_op = %(nu)s + (%(inhoud)s + 1 - LEAST(%(inhoud)s, d.over
            + GREATEST(0, EXTRACT(epoch FROM %(nu)s - d.bijgewerkt_op)) / %(tempo)s)) * %(tempo)s * interval '1 second'
    WHERE LEAST(%(inhoud)s, d.over + GREATEST(0, EXTRACT(epoch FROM %(nu)s - d.bijgewerkt_op)) / %(tempo)s) >= 1
    RETURNING over
"""


def neem(grens: Grens, *wie: str) -> bool:
    """Takes one attempt of whoever `wie` names; False when there was none left. One statement, so never two at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            _NEEM,
            {
                "sleutel": _sleutel(grens.naam, wie),
                "inhoud": float(grens.inhoud),
                "tempo": float(grens.tempo),
                "nu": timezone.now(),
            },
        )
        return cursor.fetchone() is not None


def heeft(grens: Grens, *wie: str) -> bool:
    """Whether there is an attempt left; takes none and waits for nobody."""
    rij = Drempel.objects.filter(sleutel=_sleutel(grens.naam, wie)).first()
    if rij is None:
        return True
    verstreken = max(0.0, (timezone.now() - rij.bijgewerkt_op).total_seconds())
    return min(grens.inhoud, rij.over + verstreken / grens.tempo) >= 1


def maak_leeg(grens: Grens, *wie: str) -> None:
    """Forgets the attempts of whoever `wie` names: the right answer came."""
    Drempel.objects.filter(sleutel=_sleutel(grens.naam, wie)).delete()


def onthoud_bekend(adres: str, *accounts: str) -> None:
    """These names of one account signed in from this address: for BEKEND it counts as one of its own places."""
    nu = timezone.now()
    Drempel.objects.bulk_create(
        [
            Drempel(
                sleutel=_sleutel("bekend", (account, adres)), over=0, bijgewerkt_op=nu, vol_op=nu + BEKEND
            )
            for account in accounts
        ],
        update_conflicts=True,
        unique_fields=["sleutel"],
        update_fields=["bijgewerkt_op", "vol_op"],
    )


def is_bekend(account: str, adres: str) -> bool:
    """Whether this account signed in from this address in the last BEKEND."""
    sleutel = _sleutel("bekend", (account, adres))
    return Drempel.objects.filter(sleutel=sleutel, vol_op__gt=timezone.now()).exists()


def ruim_op() -> int:
    """Removes the rows that say nothing any more; how many."""
    weg, _ = Drempel.objects.filter(vol_op__lt=timezone.now()).delete()
    return weg


def adres_van(request: HttpRequest) -> str:
    """Where a request comes from; of an IPv6 address the /64, of which one connection has all."""
    try:
        adres = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (ValueError, PermissionDenied):
        return "onbekend"
    if isinstance(adres, ipaddress.IPv6Address):
        if adres.ipv4_mapped:
            return str(adres.ipv4_mapped)
        return str(ipaddress.ip_network((adres, 64), strict=False).network_address)
    return str(adres)


def _sleutel(naam: str, wie: tuple[str, ...]) -> str:
    # Each part carries its length: ("ab", "c") is not ("a", "bc").
    tekst = "".join(f"{len(deel)}:{deel}" for deel in (naam, *wie))
    return salted_hmac("werkzorg.drempel", tekst, algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class Poging:
    """One try to prove who one is, as `account` (the address as typed, or the id) from `adres`."""

    account: str
    adres: str
    paar: Grens = PAAR
    alle: Grens = ACCOUNT

    def mag(self) -> bool:
        """Takes the attempt; False when this account from this address, or this address, tried too often.

        Only the pair is taken beforehand: a row that many share would make them wait for each other.
        """
        if not heeft(ADRES, self.adres):
            return False
        if not heeft(self.alle, self.account) and not is_bekend(self.account, self.adres):
            return False
        return neem(self.paar, self.account, self.adres)

    def mislukt(self) -> None:
        """The answer was wrong: the address pays, and so does the account when this is not one of its own places."""
        neem(ADRES, self.adres)
        if not is_bekend(self.account, self.adres):
            neem(self.alle, self.account)

    def gelukt(self) -> None:
        """The answer was right: the pair may make mistakes again."""
        maak_leeg(self.paar, self.account, self.adres)


def poging_met_wachtwoord(account: str, request: HttpRequest) -> Poging:
    """A try with a password, for the e-mail address as typed."""
    return Poging(account.strip().lower(), adres_van(request))


def poging_met_code(gebruiker_id: UUID, request: HttpRequest) -> Poging:
    """A try at the second step."""
    return Poging(str(gebruiker_id), adres_van(request), CODE_PAAR, CODE_ACCOUNT)
