"""What a machine shows at every call: given for its secret, and recognised by its hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.uitwisseling.domein.scopes import SCOPES, rol_voor
from werkzorg.uitwisseling.domein.sleutels import hash_van, is_gelijk
from werkzorg.uitwisseling.models import Koppeling, Toegangstoken

# Short: what leaks is soon worthless, and a machine asks a new one by itself.
GELDIG = timedelta(minutes=30)


def werkende_koppeling(client_id: str) -> Koppeling | None:
    """The connection with this client id that works today; None for what is none.

    Its row is locked until the token stands there: who takes a secret back meanwhile waits, and then finds the token.
    """
    try:
        sleutel = UUID(client_id)
    except ValueError:
        return None
    werkend = Koppeling.objects.werkend_op(timezone.localdate()).filter(pk=sleutel)
    return werkend.select_for_update(of=("self",)).first()


def klopt_geheim(koppeling: Koppeling, geheim: str) -> bool:
    """Whether this is one of the secrets of the connection that work today."""
    return any(is_gelijk(een.hash, geheim) for een in koppeling.sleutels.geldig_op(timezone.localdate()))


def bewaar_token(koppeling: Koppeling, token: str, scopes: Sequence[str]) -> Toegangstoken:
    """This token works from now on, for these scopes; no act: it changes nothing but who is connected."""
    nu = timezone.now()
    Toegangstoken.objects.filter(koppeling=koppeling, vervalt_op__lt=nu).delete()
    return Toegangstoken.objects.create(
        koppeling=koppeling, hash=hash_van(token), scopes=list(scopes), vervalt_op=nu + GELDIG
    )


def lees_token(token: str) -> Toegangstoken | None:
    """The token that works now, with its connection; None for any other; one query."""
    nu = timezone.now()
    rij = (
        Toegangstoken.objects.filter(hash=hash_van(token), vervalt_op__gt=nu)
        .select_related("koppeling__organisatie")
        .first()
    )
    if rij is None or not rij.koppeling.organisatie.is_actief:
        return None
    return rij if rij.koppeling.werkt_op(timezone.localdate(nu)) else None


def hoedanigheid_van(koppeling: Koppeling, scope: str) -> Hoedanigheid | None:
    """In which hoedanigheid the machine acts with this scope today; None when it has none; one query."""
    leden = Lidmaatschap.objects.filter(
        gebruiker_id=koppeling.gebruiker_id,
        organisatie_id=koppeling.organisatie_id,
        rol__in=SCOPES[scope].rollen,
        periode__contains=timezone.localdate(),
        ingetrokken_op__isnull=True,
        organisatie__is_actief=True,
    ).select_related("gebruiker", "organisatie")
    per_rol = {lid.rol: lid for lid in leden}
    rol = rol_voor(scope, per_rol)
    return per_rol[rol].als_hoedanigheid() if rol else None


def laatste_hoedanigheid(koppeling: Koppeling) -> Hoedanigheid:
    """As whom the machine acts, or acted last: a call that is refused is noted under it too; one query."""
    leden = Lidmaatschap.objects.filter(
        gebruiker_id=koppeling.gebruiker_id, organisatie_id=koppeling.organisatie_id
    ).select_related("gebruiker", "organisatie")
    return leden.order_by("-periode", "rol")[0].als_hoedanigheid()
