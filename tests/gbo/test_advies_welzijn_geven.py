"""VDAB advises welfare: what it needs, what it says in the letterbox, and who reads it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.advies import advies_welzijn_geven
from gbo.meldingen.advies import AFWERKEN
from gbo.models import Onthaaltraject, Welzijnsadvies
from gbo.statussen import VOORGESTELD
from tests.deelnemers.personen import registreer
from tests.gbo.overdragen import ADRES, adviseer, vdab, voorstel
from tests.rolverdeling import Rolverdeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.handelingen import geef_advies
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_het_advies_staat_in_de_brievenbus_met_alleen_dat_en_wanneer(cast: Rolverdeling) -> None:
    rij = adviseer(cast)

    assert (rij.status, rij.organisatie_id) == (VOORGESTELD, vdab(cast).lidmaatschap.organisatie_id)
    brief = Bemiddelingsadvies.objects.get(deelnemer=rij.deelnemer)
    assert (brief.soort, brief.van, brief.tot) == ("welzijn", timezone.localdate(), None)
    assert Logregel.objects.filter(handeling="advies_welzijn_geven", object_id=rij.pk).exists()
    assert not Onthaaltraject.objects.exists()
    taak = Taak.objects.get(object_id=rij.pk)
    assert (taak.soort, taak.organisatie_id, taak.termijn) == (AFWERKEN, rij.organisatie_id, None)


def test_wat_ontbreekt_staat_bij_zijn_veld(cast: Rolverdeling) -> None:
    with pytest.raises(Geweigerd) as nee:
        adviseer(cast, motivering=" ", geinformeerd_op=timezone.localdate() + timedelta(days=1))

    assert set(nee.value.velden) == {"motivering", "geinformeerd_op"}
    assert not Welzijnsadvies.objects.exists()
    assert not Bemiddelingsadvies.objects.exists()


def test_er_is_er_een_tegelijk(cast: Rolverdeling) -> None:
    eerste = adviseer(cast)

    with pytest.raises(Geweigerd) as nee:
        adviseer(cast, eerste.deelnemer)

    assert "nog open" in nee.value.velden[""]


def test_niet_naast_een_advies_voor_sociale_economie(cast: Rolverdeling) -> None:
    deelnemer = registreer(vdab(cast).door)
    handeling("advies_welzijn_geven")(
        lambda door: geef_advies(deelnemer.pk, "ama_wse", van=timezone.localdate(), door=door)
    )(door=vdab(cast).door)

    with pytest.raises(Geweigerd) as nee:
        adviseer(cast, deelnemer)

    assert "gaan niet samen" in nee.value.zin
    assert not Welzijnsadvies.objects.exists()


@pytest.mark.parametrize("rol", ["casemanager_werk", "casemanager_zorg", "verwijzer", "begeleider_ama"])
def test_alleen_vdab_adviseert(cast: Rolverdeling, rol: str) -> None:
    wie = cast.spelers[rol]

    with pytest.raises(PermissionDenied):
        advies_welzijn_geven(registreer(wie.door), voorstel=voorstel(), door=wie.door)


def test_over_wie_vdab_niet_kent_adviseert_het_niet(cast: Rolverdeling) -> None:
    ander = registreer(cast.buren["vdab_beslisser"].door)

    with pytest.raises(Deelnemer.DoesNotExist):
        adviseer(cast, ander)


def test_de_deur(cast: Rolverdeling, als) -> None:
    deelnemer = registreer(vdab(cast).door, **ADRES)
    adres = reverse("advies_welzijn_geven", args=[deelnemer.pk])
    client = als(vdab(cast))
    assert client.get(adres).status_code == 200
    dag = f"{timezone.localdate():%d/%m/%Y}"
    velden = {"aanvraag_sleutel": str(uuid4()), "motivering": "", "geinformeerd_op": dag}

    fout = client.post(adres, velden)
    goed = client.post(adres, {**velden, "motivering": "Eerst rust in huis."}, follow=True)

    assert fout.status_code == 422
    assert "andere aanbiedingen" in fout.content.decode()
    rij = Welzijnsadvies.objects.get()
    assert goed.redirect_chain[-1][0] == rij.get_absolute_url()
    assert "Eerst rust in huis." in goed.content.decode()
    dossier = client.get(deelnemer.get_absolute_url()).content.decode()
    assert rij.get_absolute_url() in dossier


def test_het_andere_kantoor_en_de_casemanager_lezen_het_niet(cast: Rolverdeling, als) -> None:
    rij = adviseer(cast)
    adres = rij.get_absolute_url()

    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
    assert als(cast.spelers["casemanager_werk"]).get(adres).status_code == 403
    assert als(cast.spelers["gbo_medewerker"]).get(adres).status_code == 403


def test_wie_in_brussel_woont_krijgt_uitleg(cast: Rolverdeling, als) -> None:
    deelnemer = registreer(vdab(cast).door, postcode="1070", gemeente="Anderlecht")

    blad = als(vdab(cast)).get(reverse("advies_welzijn_geven", args=[deelnemer.pk])).content.decode()

    assert "Anderlecht ligt in Brussel" in blad
    assert reverse("brussel") in blad


def test_wie_er_al_een_heeft_gaat_naar_dat_advies(cast: Rolverdeling, als) -> None:
    """Nobody fills in a whole form to read at the end that there is one already."""
    advies = adviseer(cast)

    blad = als(vdab(cast)).get(reverse("advies_welzijn_geven", args=[advies.deelnemer_id]), follow=True)

    assert blad.redirect_chain == [(advies.get_absolute_url(), 302)]
    assert "heeft al een advies Welzijn" in blad.content.decode()
