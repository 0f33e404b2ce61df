"""The secrets of a one-time link: neither the address nor the code that goes with it stands in the database.

Both are made from the key of the row and the key of this server; of the code a keyed hash is kept.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from ama.domein.ondertekening import Linkstand, linkstand
from ama.models.versie import Tekenlink

_ZOUT = "ama.tekenlink"
CIJFERS = 8


def token_van(link: Tekenlink) -> str:
    """The secret that goes into the address of this link."""
    return signing.Signer(salt=_ZOUT).sign(link.id.hex)


def link_van(token: str) -> Tekenlink | None:
    """The link of this address, in whatever state, with its version; None when it was not made here."""
    try:
        pk = UUID(signing.Signer(salt=_ZOUT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Tekenlink.objects.filter(pk=pk).select_related("versie").first()


def code_van(link_id: UUID) -> str:
    """The code that the begeleider hands over: eight digits, the same each time."""
    getal = int(salted_hmac(f"{_ZOUT}.code", link_id.hex, algorithm="sha256").hexdigest(), 16)
    return f"{getal % 10**CIJFERS:0{CIJFERS}}"


def afdruk_van(code: str) -> str:
    """The keyed hash of a code, as the row keeps it; spaces do not count."""
    cijfers = "".join(teken for teken in code if teken.isdigit())
    return salted_hmac(f"{_ZOUT}.afdruk", cijfers, algorithm="sha256").hexdigest()


def klopt(link: Tekenlink, code: str) -> bool:
    """Whether this is the code of the link."""
    return constant_time_compare(link.code_hash, afdruk_van(code))


def stand_van(link: Tekenlink, nu: datetime) -> Linkstand:
    """What can be done with this link now; one that was taken back is over."""
    if link.ingetrokken_op is not None:
        return Linkstand.VERVALLEN
    return linkstand(
        link.gemaakt_op,
        nu,
        geldig_uren=link.geldig_uren,
        gebruikt=link.gebruikt_op is not None,
        mislukt=link.mislukt,
    )
