"""A proposal for AMA sociale economie: by whom, from which letter, and what stops it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.toeleiding import toeleiding_intrekken, toeleiding_voorstellen
from ama.meldingen.toeleiding import BESLISSEN
from ama.models import Toeleiding
from ama.statussen import VOORGESTELD
from tests.ama.voorstellen import aanvaarde_brief, doe_voorstel, taken, vdab, voorstel
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_een_verwijzer_stelt_voor_en_vdab_ziet_de_persoon(cast: Rolverdeling) -> None:
    verwijzer = cast.spelers["verwijzer"]

    rij = doe_voorstel(cast, verwijzer)

    assert (rij.status, rij.voorgesteld_rol) == (VOORGESTELD, "verwijzer")
    assert rij.vdab_id == vdab(cast).lidmaatschap.organisatie_id
    assert Deelnemer.objects.zichtbaar_voor(vdab(cast).door).filter(pk=rij.deelnemer_id).exists()
    assert list(Toeleiding.objects.zichtbaar_voor(verwijzer.door)) == [rij]
    assert not Toeleiding.objects.zichtbaar_voor(cast.spelers["begeleider_ama"].door).exists()
    assert taken(rij) == {BESLISSEN}
    taak = Taak.objects.get(object_id=rij.pk)
    assert taak.organisatie_id == rij.vdab_id
    assert taak.termijn == rij.ontvangen_op + timedelta(days=30)
    assert Logregel.objects.filter(handeling="toeleiding_voorstellen", object_id=rij.pk).exists()


@pytest.mark.parametrize("rol", ["vdab_beslisser", "casemanager_werk", "verwijzer", "begeleider_ama"])
def test_wie_mag_voorstellen(cast: Rolverdeling, rol: str) -> None:
    rij = doe_voorstel(cast, cast.spelers[rol])

    assert rij.vdab_id == vdab(cast).lidmaatschap.organisatie_id
    assert Toeleiding.objects.zichtbaar_voor(cast.spelers[rol].door).filter(pk=rij.pk).exists()


def test_een_casemanager_zorg_stelt_niet_voor(cast: Rolverdeling) -> None:
    with pytest.raises(PermissionDenied):
        doe_voorstel(cast, cast.casemanager_zorg)


def test_er_is_er_een_tegelijk(cast: Rolverdeling) -> None:
    eerste = doe_voorstel(cast)

    with pytest.raises(Geweigerd) as nee:
        doe_voorstel(cast, deelnemer=eerste.deelnemer)

    assert "één tegelijk" in nee.value.velden[""]
    assert Toeleiding.objects.count() == 1


def test_wie_de_lopende_mag_lezen_vindt_ze_op_het_formulier(cast: Rolverdeling, als) -> None:
    eerste = doe_voorstel(cast)
    adres = reverse("toeleiding_voorstellen", args=[eerste.deelnemer_id])

    tekst = als(vdab(cast)).get(adres).content.decode()

    assert f'href="{eerste.get_absolute_url()}"' in tekst
    toeleiding_intrekken(
        eerste, reden="De persoon wil niet meer.", versie=eerste.versie, door=vdab(cast).door
    )
    assert "Ga naar die toeleiding" not in als(vdab(cast)).get(adres).content.decode()


def test_wat_de_wet_tegenhoudt_staat_bij_zijn_veld(cast: Rolverdeling) -> None:
    morgen = timezone.localdate() + timedelta(days=1)

    with pytest.raises(Geweigerd) as nee:
        doe_voorstel(cast, minuten_haalbaar=600, akkoord_op=morgen, stappen_haalbaar=False)

    assert set(nee.value.velden) == {"minuten_haalbaar", "akkoord_op", "stappen_haalbaar"}
    assert not Toeleiding.objects.exists()
    assert not Taak.objects.filter(soort=BESLISSEN).exists()


def test_het_kantoor_moet_iemand_hebben_die_beslist(cast: Rolverdeling) -> None:
    verwijzer = cast.spelers["verwijzer"]
    for kantoor in (None, verwijzer.lidmaatschap.organisatie_id):
        with pytest.raises(Geweigerd) as nee:
            toeleiding_voorstellen(
                registreer(verwijzer.door), voorstel=voorstel(), vdab_id=kantoor, door=verwijzer.door
            )
        assert set(nee.value.velden) == {"vdab"}


def test_uit_een_aanvaarde_brief_komt_een_voorstel_eenmaal(cast: Rolverdeling) -> None:
    brief = aanvaarde_brief(cast)
    rij = doe_voorstel(cast, deelnemer=brief.deelnemer, doorverwijzing_id=brief.pk)
    assert rij.doorverwijzing_id == brief.pk

    toeleiding_intrekken(rij, reden="Vergissing.", versie=1, door=vdab(cast).door)
    with pytest.raises(Geweigerd) as nee:
        doe_voorstel(cast, deelnemer=brief.deelnemer, doorverwijzing_id=brief.pk)
    assert set(nee.value.velden) == {"brief"}


def test_de_deur_vult_in_wat_de_brief_zegt(cast: Rolverdeling, als) -> None:
    brief = aanvaarde_brief(cast)
    adres = reverse("toeleiding_voorstellen", args=[brief.deelnemer_id])
    client = als(vdab(cast))

    blad = client.get(adres)

    begin = blad.context["formulier"].initial
    assert (begin["brief"], begin["motivering"]) == (str(brief.pk), brief.toelichting)
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": "0c2ab1f6-7a3a-4cd8-9c1c-9a4bd2b9fd11",
            "brief": str(brief.pk),
            "ontvangen_op": f"{begin['ontvangen_op']:%d/%m/%Y}",
            "akkoord_op": f"{brief.akkoord_op:%d/%m/%Y}",
            "geinformeerd_op": f"{brief.akkoord_op:%d/%m/%Y}",
            "minuten_haalbaar": "12",
            "stappen_haalbaar": "ja",
            "motivering": begin["motivering"],
        },
    )

    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    rij = Toeleiding.objects.get()
    assert antwoord.url == rij.get_absolute_url()
    assert (rij.minuten_haalbaar, rij.doorverwijzing_id) == (720, brief.pk)
    assert client.get(antwoord.url).status_code == 200


def test_een_ander_dan_vdab_kiest_het_kantoor(cast: Rolverdeling, als) -> None:
    begeleider = cast.spelers["begeleider_ama"]
    persoon = registreer(begeleider.door)
    adres = reverse("toeleiding_voorstellen", args=[persoon.pk])
    client = als(begeleider)

    assert "vdab" in client.get(adres).context["formulier"].fields
    assert client.post(adres, {}).status_code == 422
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.casemanager_zorg).get(adres).status_code == 403
