"""The act `sluiting_intrekken`: what was noted stays to read, and does not hold any more."""

from __future__ import annotations

import pytest

from ama.handelingen.werkaanbod import sluiting_intrekken, werkpost_sluiten
from ama.models import Sluiting
from tests.ama.werkposten import maak_post, over, sleutel_van
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_ingetrokken_en_daarna_opnieuw(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    rij = werkpost_sluiten(post, van=over(5), reden="verlof", door=els.door)
    sluiting_intrekken(rij, door=els.door)
    rij.refresh_from_db()
    assert rij.ingetrokken_op is not None
    assert not Sluiting.objects.staand().exists()
    with pytest.raises(Geweigerd, match="al ingetrokken"):
        sluiting_intrekken(rij, door=els.door)
    assert werkpost_sluiten(post, van=over(5), reden="verlof", door=els.door).pk != rij.pk


def test_alleen_wie_de_werkpost_beheert(cast, als) -> None:
    els, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    rij = werkpost_sluiten(maak_post(els), van=over(5), reden="verlof", door=els.door)
    with pytest.raises(Sluiting.DoesNotExist):
        sluiting_intrekken(rij, door=buur.door)
    adres = f"/ama/sluitingen/{rij.pk}/trek-in/"
    assert als(buur).get(adres).status_code == 404
    client = als(els)
    assert adres in client.get(f"/ama/werkposten/{rij.werkpost_id}/").content.decode()
    klaar = client.post(adres, sleutel_van(client, adres), follow=True)
    assert adres not in klaar.content.decode()
    assert not Sluiting.objects.staand().exists()
