"""The act `kwartaalverslag_bevestigen`: the organisation says that its report is right."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ama.handelingen.kwartaalverslag import kwartaalverslag_bevestigen
from ama.models import Overeenkomst
from tests.ama.kwartalen import bevestig, contingent, loop, maak_op
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_bevestigen(cast: Rolverdeling) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    verslag = bevestig(maak_op(cast), cast.spelers["begeleider_ama"])
    assert (verslag.status, verslag.versie) == ("bevestigd", 2)
    assert verslag.bevestigd_door == cast.spelers["begeleider_ama"].gebruiker
    assert not Taak.objects.filter(soort="kwartaalverslag_bevestigen", klaar_op=None).exists()
    assert Taak.objects.filter(soort="kwartaalverslagen_nakijken", klaar_op=None).count() == 1
    assert Logregel.objects.filter(handeling="kwartaalverslag_bevestigen", object_id=verslag.pk).count() == 1


def test_wat_veranderde_wordt_eerst_opnieuw_opgemaakt(cast: Rolverdeling) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    verslag = maak_op(cast)
    with in_handeling():
        Overeenkomst.objects.filter(pk=een.pk).update(einde=date(2025, 1, 10), einde_reden="verhuisd")
    with pytest.raises(Geweigerd, match="opnieuw op"):
        bevestig(verslag, cast.spelers["begeleider_ama"])
    maak_op(cast, wie=cast.spelers["begeleider_ama"])
    assert bevestig(verslag, cast.spelers["begeleider_ama"]).kalender == 10


def test_wie_niet_en_wanneer_niet(cast: Rolverdeling) -> None:
    contingent(cast)
    verslag = maak_op(cast)
    door = cast.spelers["begeleider_ama"].door
    with pytest.raises(Versieconflict):
        kwartaalverslag_bevestigen(verslag, versie=7, door=door)
    with pytest.raises(type(verslag).DoesNotExist):
        bevestig(verslag, cast.buren["begeleider_ama"])
    bevestig(verslag, cast.spelers["begeleider_ama"])
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        bevestig(verslag, cast.spelers["begeleider_ama"])


def test_scherm(cast: Rolverdeling, als) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    verslag = maak_op(cast)
    adres = reverse("kwartaalverslag_bevestigen", args=[verslag.pk])
    client = als(cast.spelers["begeleider_ama"])
    blad = client.get(verslag.get_absolute_url())
    assert een.deelnemer.naam in blad.content.decode()
    assert adres in blad.content.decode()
    blad = client.get(adres)
    antwoord = client.post(
        adres,
        {"aanvraag_sleutel": blad.context["formulier"]["aanvraag_sleutel"].value(), "versie": verslag.versie},
    )
    assert antwoord.status_code == 302
    verslag.refresh_from_db()
    assert verslag.status == "bevestigd"
    assert als(cast.spelers["departement_wse"]).get(adres).status_code == 403
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
