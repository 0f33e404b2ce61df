"""How often a machine may call: a bucket per connection, and one per address that comes with wrong tokens."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from werkzorg.gebruikers.drempel import Grens, adres_van, heeft, neem
from werkzorg.parameters.lezen import momentopname
from werkzorg.uitwisseling.api.problemen import Probleem, probleem_bij
from werkzorg.uitwisseling.models import Koppeling

# Wrong tokens from one address: a machine that forgot to renew its token may have some.
MIS = Grens("api-mis", 60, 1)
_MINUUT = 60


def tel(koppeling: Koppeling) -> None:
    """Takes a call of the machine; raises Probleem when it had none left."""
    hoogstens = momentopname(timezone.localdate()).getal("uitwisseling_per_minuut")
    grens = Grens("koppeling", hoogstens, _MINUUT / hoogstens)
    if not neem(grens, str(koppeling.pk)):
        raise _te_snel(grens)


def eis_niet_te_vaak_mis(request: HttpRequest) -> None:
    """Raises Probleem when too many wrong tokens came from this address."""
    if not heeft(MIS, adres_van(request)):
        raise _te_snel(MIS)


def tel_mis(request: HttpRequest) -> None:
    """A wrong token came from this address."""
    neem(MIS, adres_van(request))


def _te_snel(grens: Grens) -> Probleem:
    nee = probleem_bij(429)
    return Probleem(nee.soort, nee.uitleg, kop={"Retry-After": str(max(1, round(grens.tempo)))})
