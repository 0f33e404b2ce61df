"""Second factors: sealed rows, codes that work once, and whether somebody has what is required."""

from __future__ import annotations

import base64
import json
import time
from hashlib import sha256
from typing import Any
from uuid import UUID

import structlog
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from werkzorg.versleuteling import OntsleutelFout, ontsleutel, versleutel

logger = structlog.get_logger(__name__)

Soort = Authenticator.Type
# In the session: this person has a second factor, proved it here, and keeps recovery codes.
IN_ORDE = "tweede_factor_in_orde"
# In the session: a factor was added here just now, which proves as much as using it.
BEWEZEN = "tweede_factor_bewezen"
# In `data` of a row: the seal, the last time step that was used, and when the codes were put away.
ZEGEL, LAATSTE_STAP, BEWAARD = "zegel", "laatste_stap", "bewaard_op"


# --- the seal: a row counts only for the account it was made for, and only as it was written ---------------
def verzegel(sender: type[Any], instance: Authenticator, **_: Any) -> None:
    """Before a factor is stored: seals its data to account and kind.

    Recovery codes count as looked at from the moment they are made: allauth writes that mark the first time their page
    is shown, which a reading request may not do here. Nothing hangs on the mark.
    """
    if instance.type == Soort.RECOVERY_CODES:
        instance.data.setdefault("viewed_at", time.time())
    if instance.type == Soort.TOTP:
        # The code with which the app was added is used up.
        instance.data.setdefault(LAATSTE_STAP, int(time.time()) // 30)
    instance.data[ZEGEL] = base64.b64encode(versleutel(_afdruk(instance), **_plaats(instance))).decode()


def eis_zegel(sender: type[Any], instance: Authenticator, **_: Any) -> None:
    """After a factor is read: raises PermissionDenied when somebody wrote, moved or changed it past the application."""
    if instance.pk is None or "data" not in instance.__dict__:
        return
    try:
        zegel = ontsleutel(base64.b64decode(instance.data.get(ZEGEL, "")), **_plaats(instance))
    except (OntsleutelFout, ValueError):
        zegel = b""
    if zegel != _afdruk(instance):
        logger.error("tweede_factor_vervalst", gebruiker=str(instance.user_id), soort=instance.type)
        raise PermissionDenied("Het zegel van een tweede factor klopt niet.")


def _afdruk(instance: Authenticator) -> bytes:
    gegevens = {naam: waarde for naam, waarde in instance.data.items() if naam != ZEGEL}
    return sha256(json.dumps(gegevens, sort_keys=True).encode()).digest()


def _plaats(instance: Authenticator) -> dict[str, str]:
    rij = f"{instance.user_id}:{instance.type}"
    return {"doel": "tweede-factor", "tabel": "mfa_authenticator", "kolom": ZEGEL, "rij": rij}


# --- codes -------------------------------------------------------------------------------------------------
class AlGebruikt(Exception):
    """The code is right, and was used before."""


def gebruik_code(factor: Authenticator, code: str) -> bool:
    """Whether this code proves the factor now; a recovery code and the code of an app both work once.

    Of an app every code up to the last one used is spent, in all processes: the row is locked. Raises AlGebruikt for a
    code of an app that was right a moment ago.
    """
    if factor.type != Soort.TOTP:
        goed: bool = factor.wrap().validate_code(code)
        return goed
    rij = Authenticator.objects.select_for_update(of=("self",)).get(pk=factor.pk)
    geheim = decrypt(rij.data["secret"])
    for stap in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(geheim, stap))):
            if stap <= rij.data[LAATSTE_STAP]:
                raise AlGebruikt
            rij.data[LAATSTE_STAP] = stap
            rij.save(update_fields=["data"])
            return True
    return False


# --- what somebody has -------------------------------------------------------------------------------------
def factoren_van(gebruiker_id: UUID) -> list[Authenticator]:
    """Everything this account can prove itself with besides its password, oldest first."""
    return list(Authenticator.objects.filter(user_id=gebruiker_id).order_by("created_at", "pk"))


def is_laatste_factor(factor: Authenticator) -> bool:
    """Whether nothing but recovery codes would remain without it."""
    anderen = Authenticator.objects.filter(user_id=factor.user_id).exclude(pk=factor.pk)
    return factor.type != Soort.RECOVERY_CODES and not anderen.exclude(type=Soort.RECOVERY_CODES).exists()


def heeft_factor(factoren: list[Authenticator]) -> bool:
    """Whether there is more among these than recovery codes."""
    return any(factor.type != Soort.RECOVERY_CODES for factor in factoren)


def codes_zijn_bewaard(factoren: list[Authenticator]) -> bool:
    """Whether there are recovery codes among these of which their owner said that he keeps them."""
    return any(factor.type == Soort.RECOVERY_CODES and BEWAARD in factor.data for factor in factoren)


def markeer_codes_bewaard(gebruiker_id: UUID) -> bool:
    """The owner keeps his recovery codes; False when he has none."""
    rij = (
        Authenticator.objects.select_for_update(of=("self",))
        .filter(user_id=gebruiker_id, type=Soort.RECOVERY_CODES)
        .first()
    )
    if rij is None:
        return False
    rij.data[BEWAARD] = time.time()
    rij.save(update_fields=["data"])
    return True


def sessie_bewees_tweede_factor(request: HttpRequest) -> bool:
    """Whether this session used or added a second factor; having one that was never asked for here is not enough."""
    bewijzen = get_authentication_records(request, request.user)
    return bool(request.session.get(BEWEZEN)) or any(bewijs.get("method") == "mfa" for bewijs in bewijzen)
