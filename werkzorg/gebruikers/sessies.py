"""Sessions: found by a hash, kept encrypted, and over after a time that the server alone decides.

This module is Django's session engine (SESSION_ENGINE).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabankSessies
from django.http import HttpRequest
from django.utils import timezone

from werkzorg.gebruikers.models import Sessie
from werkzorg.gebruikers.toestel import toestel_in_woorden
from werkzorg.versleuteling import OntsleutelFout, ontsleutel, versleutel

logger = structlog.get_logger(__name__)

STIL = timedelta(minutes=30)
STIL_GEDEELD = timedelta(minutes=15)
HOOGSTENS = timedelta(hours=10)
# How far `gezien_op` may lag behind: one write a minute, not one per page.
GEZIEN_NA = timedelta(minutes=1)

# Keys inside the session.
BEGONNEN = "sessie_begonnen"
GEDEELD = "sessie_gedeeld"
TOESTEL = "sessie_toestel"
VERGRENDELD = "sessie_vergrendeld"


def einde(begonnen: datetime, gezien: datetime, *, gedeeld: bool) -> datetime:
    """The moment at which a session is over, itself included: too long unused, or too long in all."""
    return min(gezien + (STIL_GEDEELD if gedeeld else STIL), begonnen + HOOGSTENS)


def sleutelhash(sleutel: str) -> str:
    """Under what a session with this key (the secret in the cookie) stands in the table: 64 hexadecimal digits."""
    return sha256(sleutel.encode()).hexdigest()


class SessionStore(DatabankSessies):
    """Django's database sessions in our own table: key hashed, data encrypted and bound to the row."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._rij: Sessie | None = None

    @classmethod
    def get_model_class(cls) -> type[Sessie]:  # type: ignore[override]  # our table is no AbstractBaseSession
        return Sessie

    @property
    def rij(self) -> Sessie | None:
        """The row of this session as last read or written; None for a session that was never stored."""
        self._get_session()  # type: ignore[attr-defined]
        return self._rij

    def load(self) -> dict[str, Any]:
        hash_ = sleutelhash(self.session_key or "")
        rij = Sessie.objects.filter(session_key=hash_, expire_date__gt=timezone.now()).first()
        if rij is None:
            self._session_key = None
            return {}
        self._rij = rij
        try:
            return _open(rij)
        except OntsleutelFout:
            logger.warning("sessie_onleesbaar", sessie=str(rij.kenmerk))
            self._session_key = None
            return {}

    def exists(self, session_key: str | None) -> bool:
        return (
            bool(session_key) and Sessie.objects.filter(session_key=sleutelhash(session_key or "")).exists()
        )

    def create_model_instance(self, data: dict[str, Any]) -> Sessie:  # type: ignore[override]
        sleutel = sleutelhash(self._get_or_create_session_key())  # type: ignore[attr-defined]
        oud = self._rij if self._rij is not None and self._rij.session_key == sleutel else None
        rij = Sessie(
            session_key=sleutel,
            session_data=_sluit(data, sleutel),
            expire_date=self.get_expiry_date(),
            gebruiker_id=UUID(data[SESSION_KEY]) if SESSION_KEY in data else None,
            toestel=data.get(TOESTEL, ""),
            is_gedeeld=bool(data.get(GEDEELD)),
            begonnen_op=begonnen_op(data),
        )
        if oud is not None:
            rij.kenmerk, rij.gezien_op = oud.kenmerk, oud.gezien_op
        self._rij = rij
        return rij

    def delete(self, session_key: str | None = None) -> None:
        sleutel = session_key or self.session_key
        if sleutel:
            Sessie.objects.filter(session_key=sleutelhash(sleutel)).delete()


def _open(rij: Sessie) -> dict[str, Any]:
    tekst = ontsleutel(base64.b64decode(rij.session_data), **_plaats(rij.session_key))
    gegevens: dict[str, Any] = json.loads(tekst)
    return gegevens


def _sluit(gegevens: dict[str, Any], sleutel: str) -> str:
    tekst = json.dumps(gegevens, separators=(",", ":")).encode()
    return base64.b64encode(versleutel(tekst, **_plaats(sleutel))).decode()


def _plaats(sleutel: str) -> dict[str, str]:
    return {"doel": "sessie", "tabel": "gebruikers_sessie", "kolom": "session_data", "rij": sleutel}


def begonnen_op(gegevens: Any) -> datetime | None:
    """When the person of this session signed in; None while nobody has."""
    begin = gegevens.get(BEGONNEN)
    return None if begin is None else datetime.fromtimestamp(begin, tz=timezone.get_current_timezone())


def begin_sessie(sender: Any, request: HttpRequest, user: Any, **_: Any) -> None:
    """Notes since when and on what device; called for every sign-in, also one by force in a test."""
    request.session[BEGONNEN] = timezone.now().timestamp()
    request.session[TOESTEL] = toestel_in_woorden(request.META.get("HTTP_USER_AGENT", ""))
    request.session.pop(VERGRENDELD, None)


def is_bezig(rij: Sessie, moment: datetime) -> bool:
    """Whether somebody is still signed in there, as far as the row knows (it lags a minute at most)."""
    if rij.begonnen_op is None:
        return False
    return moment < einde(rij.begonnen_op, rij.gezien_op + GEZIEN_NA, gedeeld=rij.is_gedeeld)


def sessies_van(gebruiker_id: UUID) -> list[Sessie]:
    """Where this person is signed in now, last used first."""
    nu = timezone.now()
    return [rij for rij in Sessie.objects.van(gebruiker_id).defer("session_data") if is_bezig(rij, nu)]


def merk_gezien(rij: Sessie, moment: datetime) -> None:
    """Keeps when this session was last used: the column alone, so that nothing else of the session is overwritten."""
    Sessie.objects.filter(session_key=rij.session_key).update(gezien_op=moment)
    rij.gezien_op = moment


def beeindig(gebruiker_id: UUID, kenmerken: Iterable[UUID]) -> int:
    """Ends these sessions of this person, from the next request on; how many there were."""
    weg, _ = Sessie.objects.filter(gebruiker_id=gebruiker_id, kenmerk__in=list(kenmerken)).delete()
    return weg


def beeindig_alle(gebruiker_id: UUID, *, behalve: UUID | None = None) -> int:
    """Ends every session of this person, but the one with `kenmerk` `behalve`; how many there were.

    For a new password, a reset second factor and an account that ends.
    """
    rijen = Sessie.objects.filter(gebruiker_id=gebruiker_id)
    if behalve is not None:
        rijen = rijen.exclude(kenmerk=behalve)
    weg, _ = rijen.delete()
    return weg


def eigen_pad(request: HttpRequest, adres: str) -> str:
    """Path and query of an address of this very site; "" for any other."""
    try:
        delen = urlsplit(adres)
    except ValueError:
        return ""
    if delen.netloc != request.get_host():
        return ""
    return f"{delen.path}?{delen.query}" if delen.query else delen.path


def rij_van(sessie: SessionBase) -> Sessie | None:
    """The row of a request's session; None for one that was never stored. Raises TypeError for another engine's."""
    if not isinstance(sessie, SessionStore):
        raise TypeError("SESSION_ENGINE is not werkzorg.gebruikers.sessies")
    return sessie.rij
