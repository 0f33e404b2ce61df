"""The manager of a core partner knows that a first contact is late, without a name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.bewaken import onthaal_te_laat_melden
from gbo.meldingen.onthaal import TE_LAAT
from gbo.models import Onthaaltraject
from gbo.tasks.bewaken import JOB, onthaal_bewaken
from tests.gbo.overdragen import draag_over, gbo
from tests.rolverdeling import Rolverdeling, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
_KLOK = Klok(JOB)


def _open() -> list[Taak]:
    return list(Taak.objects.filter(soort=TE_LAAT, klaar_op__isnull=True))


def test_een_taak_per_kernpartner_zolang_er_iets_te_laat_is(cast: Rolverdeling) -> None:
    onthaal = draag_over(cast)
    op_de_dag = onthaal.eerste_contact_voor
    onthaal_bewaken(op_de_dag, _KLOK)
    assert _open() == []

    for dag in (op_de_dag + timedelta(days=1), op_de_dag + timedelta(days=2)):
        onthaal_bewaken(dag, _KLOK)
    (taak,) = _open()
    assert (taak.object_id, taak.deelnemer_id) == (onthaal.partner_id, None)
    assert (taak.organisatie_id, taak.rol) == (onthaal.partner_id, "organisatiebeheerder")

    with in_handeling():
        Onthaaltraject.objects.filter(pk=onthaal.pk).update(eerste_contact_voor=op_de_dag + timedelta(days=9))
    onthaal_bewaken(op_de_dag + timedelta(days=2), _KLOK)
    assert _open() == []
    assert onthaal_te_laat_melden(onthaal.partner_id, is_laat=False, dag=op_de_dag, door=_KLOK) == 0


def test_de_beheerder_ziet_aantallen_en_geen_namen(cast: Rolverdeling, als) -> None:
    onthaal = draag_over(cast)
    with in_handeling():
        Onthaaltraject.objects.update(eerste_contact_voor=timezone.localdate() - timedelta(days=3))
    onthaal_bewaken(timezone.localdate(), _KLOK)
    beheerder = maak_speler("organisatiebeheerder", gbo(cast).lidmaatschap.organisatie)

    blad = als(beheerder).get(reverse("onthaal_opvolging")).content.decode()
    vandaag = als(beheerder).get(reverse("vandaag")).content.decode()
    elders = als(cast.spelers["organisatiebeheerder"]).get(reverse("onthaal_opvolging")).content.decode()

    assert "1 persoon" in blad
    assert "wachten te lang op een eerste contact" in vandaag
    for tekst in (blad, vandaag):
        assert onthaal.achternaam not in tekst
    assert "wacht te lang" not in elders
    assert als(gbo(cast)).get(reverse("onthaal_opvolging")).status_code == 403
