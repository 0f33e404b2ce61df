"""The act `werkpost_beeindigen`: not under agreements that run, and its offer ends with it."""

from __future__ import annotations

import pytest

from ama.handelingen.werkaanbod import werkpost_beeindigen
from tests.ama.maken import maak_overeenkomst
from tests.ama.werkposten import bied_aan, maak_post, over, sleutel_van
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Werkpost

pytestmark = pytest.mark.django_db


def test_de_werkpost_en_haar_aanbod_eindigen(cast, als) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    aanbod = bied_aan(els, post)
    client, adres = als(els), f"/ama/werkposten/{post.pk}/stop/"
    client.post(adres, {**sleutel_van(client, adres), "laatste_dag": f"{over(3):%d/%m/%Y}"})
    post.refresh_from_db()
    aanbod.refresh_from_db()
    assert laatste_dag(post.periode) == laatste_dag(aanbod.periode) == over(3)
    with pytest.raises(Geweigerd, match="geen werkpost"):
        werkpost_beeindigen(post, laatste_dag=over(4), door=els.door)


def test_niet_onder_een_lopende_overeenkomst_van_wie_ook(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"], werkpost=post)
    with pytest.raises(Geweigerd, match="1 overeenkomst loopt nog"):
        werkpost_beeindigen(post, laatste_dag=over(3), door=els.door)


def test_niet_voor_een_later_aanbod_en_niet_door_een_ander(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    bied_aan(els, post, van=over(10))
    with pytest.raises(Geweigerd, match="al een aanbod"):
        werkpost_beeindigen(post, laatste_dag=over(3), door=els.door)
    with pytest.raises(Werkpost.DoesNotExist):
        werkpost_beeindigen(post, laatste_dag=over(30), door=cast.buren["begeleider_ama"].door)
