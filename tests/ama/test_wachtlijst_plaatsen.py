"""Who finds no place waits, in the order of the decisions; and the page that says so."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from ama.domein.toeleiding import VOLGORDE_UITLEG
from ama.handelingen.toeleidingbeslissing import wachtlijst_plaatsen
from ama.models import Toeleiding
from ama.models.toeleidinglezen import lees_contingent
from ama.statussen import GESTART, TOEGEKEND, WACHT_OP_PLAATS
from mandaten.models import Contingentjaar
from tests.ama.maken_wse import maak_contingent, maak_toeleiding
from tests.ama.voorstellen import aanbieder, doe_voorstel, ken_toe, taken, vdab
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def _wacht(rij: Toeleiding, wie: Speler) -> Toeleiding:
    return wachtlijst_plaatsen(rij, versie=rij.versie, door=wie.door)


def test_wie_zijn_plaats_verloor_wacht(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    rij = ken_toe(cast, doe_voorstel(cast), contingent)
    # Somebody of whom nothing was granted here before begins on the only place.
    maak_toeleiding(cast, contingent=contingent, status=GESTART)

    rij = _wacht(rij, cast.spelers["begeleider_ama"])

    rij.refresh_from_db()
    assert (rij.status, rij.wacht_sinds) == (WACHT_OP_PLAATS, timezone.localdate())
    assert taken(rij) == set()
    assert Logregel.objects.filter(handeling="wachtlijst_plaatsen", object_id=rij.pk).exists()


def test_wie_een_plaats_heeft_wacht_niet(cast: Rolverdeling) -> None:
    rij = ken_toe(cast, doe_voorstel(cast))

    with pytest.raises(Geweigerd) as nee:
        _wacht(rij, vdab(cast))

    assert "10 plaatsen vrij" in nee.value.zin
    rij.refresh_from_db()
    assert rij.status == TOEGEKEND


def test_een_begeleider_die_alleen_voorstelde_zet_niemand_op_de_lijst(cast: Rolverdeling, als) -> None:
    buur = cast.buren["begeleider_ama"]
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    rij = ken_toe(cast, doe_voorstel(cast, buur), contingent)
    maak_toeleiding(cast, contingent=contingent, status=GESTART)

    with pytest.raises(Geweigerd):
        _wacht(rij, buur)
    assert als(buur).get(reverse("wachtlijst_plaatsen", args=[rij.pk])).status_code == 403


def test_na_een_kleiner_contingent_wacht_ook_wie_al_toegekend_was(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=2)
    rijen = [ken_toe(cast, doe_voorstel(cast), contingent) for _ in range(2)]
    with in_handeling():
        Contingentjaar.objects.filter(toekenning=contingent).update(plaatsen=1)

    stand = lees_contingent(contingent.pk, timezone.localdate())

    eerste, tweede = (next(rij for rij in rijen if rij.pk == een.sleutel) for een in stand.lijst)
    with pytest.raises(Geweigerd):
        _wacht(eerste, vdab(cast))
    assert _wacht(tweede, vdab(cast)).status == WACHT_OP_PLAATS


def _wachtend(cast: Rolverdeling, contingent: object, beslist: date, ontvangen: date) -> Toeleiding:
    return maak_toeleiding(
        cast,
        contingent=contingent,
        status=WACHT_OP_PLAATS,
        beslist_op=beslist,
        ontvangen_op=ontvangen,
        wacht_sinds=beslist,
    )


def test_de_bladzijde_toont_de_volgorde_en_zegt_waarom(cast: Rolverdeling, als) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    laat = _wachtend(cast, contingent, date(2026, 3, 2), date(2026, 1, 5))
    vroeg = _wachtend(cast, contingent, date(2026, 3, 1), date(2026, 2, 9))
    vroegst = _wachtend(cast, contingent, date(2026, 3, 1), date(2026, 2, 2))

    blad = als(cast.spelers["begeleider_ama"]).get(reverse("wachtlijst_lezen"))

    regels = blad.context["bladzijde"].object_list
    assert [regel.url for regel in regels] == [rij.get_absolute_url() for rij in (vroegst, vroeg, laat)]
    assert [(regel.rang, regel.aan_de_beurt) for regel in regels] == [(1, True), (2, False), (3, False)]
    assert regels[0].bezetting == "1 toegekend, 0 bezet, 1 gepland, 0 vrij, 2 wachten."
    assert VOLGORDE_UITLEG in blad.content.decode()
    # The same order as the law keeps.
    assert [een.sleutel for een in lees_contingent(contingent.pk, timezone.localdate()).lijst] == [
        vroegst.pk,
        vroeg.pk,
        laat.pk,
    ]


def test_de_plaats_telt_ook_wie_de_lezer_niet_ziet(cast: Rolverdeling, als) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    _wachtend(cast, contingent, date(2026, 3, 1), date(2026, 2, 2))
    zichtbaar = ken_toe(cast, doe_voorstel(cast), contingent)

    blad = als(vdab(cast)).get(reverse("wachtlijst_lezen"))

    regels = blad.context["bladzijde"].object_list
    assert [(regel.url, regel.rang) for regel in regels] == [(zichtbaar.get_absolute_url(), 2)]
    assert (
        not als(cast.buren["begeleider_ama"])
        .get(reverse("wachtlijst_lezen"))
        .context["bladzijde"]
        .object_list
    )


def test_de_deur(cast: Rolverdeling, als) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    rij = ken_toe(cast, doe_voorstel(cast), contingent)
    adres = reverse("wachtlijst_plaatsen", args=[rij.pk])
    client = als(cast.spelers["begeleider_ama"])
    velden = {"aanvraag_sleutel": "3c2ab1f6-7a3a-4cd8-9c1c-9a4bd2b9fd14", "versie": rij.versie}

    # There is still a place.
    assert client.post(adres, velden).status_code == 422
    maak_toeleiding(cast, contingent=contingent, status=GESTART)
    assert client.post(adres, velden).status_code == 302
    assert client.get(adres).status_code == 302
    assert (
        f"Wacht sinds</dt><dd>{timezone.localdate():%d/%m/%Y}"
        in client.get(rij.get_absolute_url()).content.decode()
    )
    assert als(cast.spelers["verwijzer"]).get(adres).status_code == 403
    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
