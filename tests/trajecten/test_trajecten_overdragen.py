"""The act `trajecten_overdragen`: all own files for a leave, in one transaction, back by themselves."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import maak_traject
from tests.trajecten.tandems import collega, over
from trajecten.handelingen.overdragen import trajecten_overdragen
from trajecten.models import Aanstelling, Traject
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def met_verlof(door: Speler, rijen: list[Traject], naar: list[Speler], *, van: int = 1, tot: int = 14) -> int:
    return trajecten_overdragen(
        trajecten=[rij.pk for rij in rijen],
        vervangers=[een.lidmaatschap.pk for een in naar],
        van=over(van),
        tot=over(tot),
        nota="Ik ben twee weken weg.",
        door=door.door,
    )


def test_elk_dossier_gaat_om_beurten_en_komt_terug(cast: Rolverdeling) -> None:
    zorg = cast.casemanager_zorg
    rijen = [maak_traject(cast) for _ in range(3)]
    twee = [collega(zorg), collega(zorg)]
    assert met_verlof(zorg, rijen, twee) == 3
    nieuw = Aanstelling.objects.filter(kant="zorg", terug_op__isnull=False)
    assert {een.traject_id for een in nieuw} == {rij.pk for rij in rijen}
    assert {(een.periode.lower, een.terug_op, een.keert_terug_id, een.reden) for een in nieuw} == {
        (over(1), over(15), zorg.lidmaatschap.pk, "verlof")
    }
    per_persoon = [nieuw.filter(lidmaatschap=een.lidmaatschap).count() for een in twee]
    assert sorted(per_persoon) == [1, 2]


def test_alles_of_niets(cast: Rolverdeling) -> None:
    zorg = cast.casemanager_zorg
    goed, kort = maak_traject(cast), maak_traject(cast, maanden=3)
    # 60 days ago with three months: over before a leave that begins in 60 days.
    with pytest.raises(Geweigerd) as nee:
        met_verlof(zorg, [goed, kort], [collega(zorg)], van=60, tot=70)
    assert kort.deelnemer.dossiernummer in nee.value.velden["trajecten"]
    assert goed.deelnemer.dossiernummer not in nee.value.velden["trajecten"]
    assert Aanstelling.objects.filter(terug_op__isnull=False).count() == 0


@pytest.mark.parametrize(("van", "tot", "veld"), [(-1, 5, "van"), (5, 4, "tot"), (1, 400, "tot")])
def test_een_verlof_dat_niet_kan(cast: Rolverdeling, van: int, tot: int, veld: str) -> None:
    zorg = cast.casemanager_zorg
    with pytest.raises(Geweigerd) as nee:
        met_verlof(zorg, [maak_traject(cast)], [collega(zorg)], van=van, tot=tot)
    assert veld in nee.value.velden


def test_alleen_eigen_dossiers_en_alleen_collegas(cast: Rolverdeling) -> None:
    zorg = cast.casemanager_zorg
    ander = collega(zorg)
    van_ander = maak_traject(cast, zorg=ander)
    with pytest.raises((Geweigerd, Traject.DoesNotExist)):
        met_verlof(zorg, [van_ander], [ander])
    for wie in (zorg, cast.buur, cast.casemanager_werk):
        with pytest.raises(Geweigerd) as nee:
            met_verlof(zorg, [maak_traject(cast)], [wie])
        assert "vervangers" in nee.value.velden


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    zorg = cast.casemanager_zorg
    rij, vreemd = maak_traject(cast), maak_traject(cast, zorg=collega(zorg))
    nieuw = collega(zorg)
    adres = reverse("trajecten_overdragen")
    client = als(zorg)
    tekst = client.get(adres).content.decode()
    assert rij.deelnemer.dossiernummer in tekst
    assert str(vreemd.pk) not in tekst
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "van": f"{over(1):%d/%m/%Y}",
        "tot": f"{over(9):%d/%m/%Y}",
        "nota": "Weg",
        "vervangers": [str(nieuw.lidmaatschap.pk)],
    }
    assert client.post(adres, velden).status_code == 422
    goed = client.post(adres, {**velden, "aanvraag_sleutel": str(uuid4()), "trajecten": [str(rij.pk)]})
    assert goed.status_code == 302
    assert Aanstelling.objects.get(traject=rij, lidmaatschap=nieuw.lidmaatschap).terug_op == over(10)
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
