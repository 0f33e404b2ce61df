"""The act `wse_subsidie_controleren`: a first person of the departement looks at what was confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ama.models import Overeenkomst
from tests.ama.kwartalen import bevestig, contingent, controleer, loop, maak_op
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_nakijken(cast: Rolverdeling) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    verslag = bevestig(maak_op(cast), cast.spelers["begeleider_ama"])
    verslag = controleer(verslag, cast.spelers["departement_wse"])
    assert verslag.status == "gecontroleerd"
    assert Logregel.objects.filter(handeling="wse_subsidie_controleren", object_id=verslag.pk).count() == 1


def test_wat_niet_kan(cast: Rolverdeling) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    verslag = maak_op(cast)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        controleer(verslag, cast.spelers["departement_wse"])
    bevestig(verslag, cast.spelers["begeleider_ama"])
    with in_handeling():
        Overeenkomst.objects.filter(pk=een.pk).update(einde=date(2025, 1, 10), einde_reden="verhuisd")
    with pytest.raises(Geweigerd, match="opnieuw op"):
        controleer(verslag, cast.spelers["departement_wse"])


def test_scherm(cast: Rolverdeling, als) -> None:
    contingent(cast)
    verslag = bevestig(maak_op(cast), cast.spelers["begeleider_ama"])
    adres = reverse("wse_subsidie_controleren", args=[verslag.pk])
    client = als(cast.spelers["departement_wse"])
    blad = client.get(adres)
    antwoord = client.post(
        adres,
        {"aanvraag_sleutel": blad.context["formulier"]["aanvraag_sleutel"].value(), "versie": verslag.versie},
    )
    assert antwoord.status_code == 302
    verslag.refresh_from_db()
    assert verslag.status == "gecontroleerd"
    assert als(cast.spelers["begeleider_ama"]).get(adres).status_code == 403
