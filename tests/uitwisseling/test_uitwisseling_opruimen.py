"""What the exchange keeps goes in time."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN
from werkzorg.uitwisseling.handelingen.berichten import uitwisseling_opruimen
from werkzorg.uitwisseling.models import Bericht, Toegangstoken


@pytest.mark.django_db
def test_oude_berichten_en_tokens_verdwijnen(cast: Rolverdeling) -> None:
    koppeling = maak_koppeling(
        cast.spelers["dienstverlener"].lidmaatschap.organisatie, [REGISTER_LEZEN]
    ).koppeling
    nu = timezone.now()
    for dagen in (29, 31):
        Bericht.objects.create(
            koppeling=koppeling,
            aanvraag_sleutel=uuid4(),
            bewerking="x",
            handeling="x",
            vingerafdruk="x",
            status="geweigerd",
            http_status=422,
            ontvangen_op=nu - timedelta(days=dagen),
        )
    for minuten in (-1, 1):
        Toegangstoken.objects.create(
            koppeling=koppeling,
            hash=uuid4().hex,
            scopes=[REGISTER_LEZEN],
            vervalt_op=nu + timedelta(minutes=minuten),
        )
    assert uitwisseling_opruimen(nu, door=Klok("uitwisseling_bijhouden")) == 2
    assert Bericht.objects.get().ontvangen_op == nu - timedelta(days=29)
    assert Toegangstoken.objects.get().vervalt_op > nu
