"""The link with which an invited account chooses its first password: signed, good for a week, and for one time."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.utils import timezone

from werkzorg.gebruikers.models import Gebruiker, Uitnodiging

GELDIG_DAGEN = 7
_ZOUT = "werkzorg.uitnodiging"


def maak_uitnodiging(
    gebruiker: Gebruiker, *, lidmaatschap_id: UUID, uitgenodigd_door_id: UUID | None
) -> Uitnodiging:
    """A new invitation; earlier ones of this account stop working. Needs an act context.

    `uitgenodigd_door_id` is the account that invites, None when an operator does. Raises ValueError for an account
    that has a password: it needs no link.
    """
    if gebruiker.has_usable_password():
        raise ValueError("Dit account heeft al een wachtwoord.")
    trek_in(gebruiker)
    nu = timezone.now()
    return Uitnodiging.objects.create(
        gebruiker=gebruiker,
        lidmaatschap_id=lidmaatschap_id,
        uitgenodigd_door_id=uitgenodigd_door_id,
        aangemaakt_op=nu,
        vervalt_op=nu + timedelta(days=GELDIG_DAGEN),
    )


def trek_in(gebruiker: Gebruiker) -> int:
    """Makes the open invitations of this account worthless; how many there were. Needs an act context."""
    return Uitnodiging.objects.filter(gebruiker=gebruiker).open().update(ingetrokken_op=timezone.now())


def token_voor(gebruiker: Gebruiker) -> str:
    """The secret of this account's open invitation, the same each time; raises Uitnodiging.DoesNotExist without one."""
    return token_van(Uitnodiging.objects.open().get(gebruiker=gebruiker))


def token_van(uitnodiging: Uitnodiging) -> str:
    """The secret that goes into the link of this invitation."""
    return signing.Signer(salt=_ZOUT).sign(uitnodiging.id.hex)


def uitnodiging_van(token: str) -> Uitnodiging | None:
    """The invitation of this link, in whatever state; None when the link was not made here."""
    try:
        pk = UUID(signing.Signer(salt=_ZOUT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Uitnodiging.objects.select_related("gebruiker", "uitgenodigd_door").filter(pk=pk).first()


def gebruiker_van(token: str) -> Gebruiker | None:
    """The account that may choose its password with this link now; None when it is used, old, withdrawn or forged."""
    uitnodiging = uitnodiging_van(token)
    if uitnodiging is None:
        return None
    bruikbaar = Uitnodiging.objects.bruikbaar_op(timezone.now()).filter(pk=uitnodiging.pk).exists()
    return uitnodiging.gebruiker if bruikbaar else None
