"""`factorherstel_intrekken`: the proposal goes, the second factor stays."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from tests.beheer.collegas import geef_factor, sleutel
from werkzorg.beheer.handelingen.factorherstel import (
    factorherstel_intrekken,
    factorherstel_voorstellen,
    tweede_factor_herstellen,
)
from werkzorg.beheer.models import Factorherstel
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def herstel(bureau) -> Factorherstel:
    """Griet proposes it for Karim."""
    geef_factor(bureau.karim)
    return factorherstel_voorstellen(
        bureau.karim.lidmaatschap, reden="stuk", controle="teruggebeld", door=bureau.griet.door
    )


@pytest.mark.parametrize("wie", ["griet", "femke"])
def test_wie_het_voorstelde_of_moest_bevestigen_trekt_het_in(bureau, herstel, wie):
    factorherstel_intrekken(herstel, door=getattr(bureau, wie).door)
    herstel.refresh_from_db()
    assert herstel.gesloten_op is not None
    assert Authenticator.objects.filter(user=bureau.karim.gebruiker).exists()
    assert not Taak.objects.filter(soort="factorherstel_bevestigen", klaar_op__isnull=True).exists()
    assert Logregel.objects.filter(handeling="factorherstel_intrekken").exists()
    with pytest.raises(Geweigerd, match="al bevestigd of ingetrokken"):
        tweede_factor_herstellen(herstel, door=bureau.femke.door)
    with pytest.raises(Geweigerd, match="al bevestigd of ingetrokken"):
        factorherstel_intrekken(herstel, door=bureau.femke.door)


def test_de_deur(bureau, herstel, als):
    adres = f"/tweede-stap/{herstel.pk}/intrekken/"
    assert als(bureau.bob).post(adres, sleutel()).status_code == 404
    assert als(bureau.sofie).get(adres).status_code == 403
    klant, velden = als(bureau.griet), sleutel()
    assert klant.get(adres).status_code == 200
    assert [klant.post(adres, velden).status_code for _ in range(2)] == [302, 302]
    assert klant.post(adres, sleutel()).status_code == 422
    assert klant.post(adres, {"aanvraag_sleutel": ""}).status_code == 422
