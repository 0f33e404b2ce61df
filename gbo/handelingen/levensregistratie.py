"""What a partner notes for itself about life domains and rights; optional, and of that partner alone (GBO-33)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils import timezone

from gbo.domein.levensdomeinen import STELSELS, bezwaren
from gbo.handelingen.vergrendelen import NA_TE_KIJKEN, log_onthaal, vergrendel_onthaal
from gbo.models import Levensregistratie, Onthaaltraject
from gbo.statussen import GESTART
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("levensregistratie_bewaren")
def levensregistratie_bewaren(
    onthaal: Onthaaltraject,
    *,
    domeinen: Mapping[str, str],
    rechten: Mapping[str, str],
    stelsels: Sequence[str],
    versie: int = 0,
    door: Hoedanigheid,
) -> Levensregistratie:
    """The registration of this partner, whole; `versie` is the one that was changed, 0 for a first one.

    Raises Geweigerd for what is in no list, Versieconflict when a colleague saved it meanwhile.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=(GESTART,))
    if nee := bezwaren(domeinen, rechten, stelsels):
        raise Geweigerd(NA_TE_KIJKEN, velden=nee)
    blad = Levensregistratie.objects.zichtbaar_voor(door).filter(onthaal=rij).first()
    nu = blad.versie if blad else 0
    if nu != versie:
        raise Versieconflict(nu, {})
    if blad is None:
        blad = Levensregistratie(onthaal=rij, partner_id=rij.partner_id)
    blad.domeinen, blad.rechten = dict(domeinen), dict(rechten)
    blad.stelsels = [sleutel for sleutel in STELSELS if sleutel in stelsels]
    blad.bijgewerkt_op, blad.medewerker_id, blad.versie = timezone.now(), door.gebruiker_id, nu + 1
    blad.save()
    log_onthaal("levensregistratie_bewaren", rij, door)
    return blad
