"""`vertrek_annuleren`: the colleague stays, to the end the role had before."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.beheer.collegas import over, sleutel, tweede_beheerder, vandaag, verander
from werkzorg.beheer.handelingen.vertrek import lidmaatschap_beeindigen, vertrek_annuleren
from werkzorg.beheer.models import Vertrek
from werkzorg.beheer.querysets.leden import te_melden
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def plan(bureau, speler, door=None, **anders):
    lidmaatschap_beeindigen(
        speler.lidmaatschap,
        laatste_dag=over(5),
        opvolging={},
        versie=0,
        door=(door or bureau.griet).door,
        **anders,
    )


@pytest.mark.parametrize("einde", [None, 31])
def test_de_rol_loopt_door_tot_het_oude_einde(bureau, einde):
    grens = over(einde) if einde else None
    verander(bureau.karim.lidmaatschap, periode=DateRange(date(2020, 1, 1), grens))
    plan(bureau, bureau.karim)
    vertrek_annuleren(bureau.karim.lidmaatschap, door=bureau.griet.door)
    bureau.karim.lidmaatschap.refresh_from_db()
    assert bureau.karim.lidmaatschap.periode == DateRange(date(2020, 1, 1), grens)
    assert not Vertrek.objects.exists()
    assert Logregel.objects.get(handeling="vertrek_annuleren").object_id == bureau.karim.lidmaatschap.pk
    plan(bureau, bureau.karim)
    assert Vertrek.objects.get().versie == 1


def test_het_plan_blijft_in_de_geschiedenis(bureau):
    plan(bureau, bureau.karim)
    vertrek_annuleren(bureau.karim.lidmaatschap, door=bureau.griet.door)
    labels = Vertrek.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", flat=True)
    assert list(labels) == ["insert", "delete"]


def test_een_beheerder_die_blijft_rondt_de_taak_af(bureau):
    plan(bureau, bureau.griet, bureau.femke, zonder_beheerder=True)
    assert Taak.objects.get(soort="organisatie_zonder_beheerder").klaar_op is None
    vertrek_annuleren(bureau.griet.lidmaatschap, door=bureau.femke.door)
    assert Taak.objects.get(soort="organisatie_zonder_beheerder").klaar_op is not None


def test_wie_toch_weer_vertrekt_laat_de_organisatie_niet_ongemerkt_zonder_beheerder(bureau):
    """Planned, cancelled and planned again: there is an open task every time, and the clock makes no other."""
    for keer in (1, 2, 3):
        plan(bureau, bureau.griet, bureau.femke, zonder_beheerder=True)
        assert Taak.objects.filter(soort="organisatie_zonder_beheerder").count() == keer
        assert Taak.objects.get(soort="organisatie_zonder_beheerder", klaar_op=None).termijn == over(6)
        if keer < 3:
            vertrek_annuleren(bureau.griet.lidmaatschap, door=bureau.femke.door)
    verander(bureau.griet.lidmaatschap, periode=DateRange(date(2020, 1, 1), date(2026, 1, 1)))
    assert not te_melden(vandaag()).exists()
    # Closed by mistake of somebody else: nobody manages it, so it is noticed anew.
    verander(Taak.objects.get(klaar_op=None), klaar_op=timezone.now())
    assert te_melden(vandaag()).get().pk == bureau.griet.lidmaatschap.pk


def test_wat_niet_gepland_is_of_al_voorbij_wordt_niet_geannuleerd(bureau):
    with pytest.raises(Geweigerd, match="kan nu niet"):
        vertrek_annuleren(bureau.karim.lidmaatschap, door=bureau.griet.door)
    tweede_beheerder(bureau)
    lidmaatschap_beeindigen(
        bureau.karim.lidmaatschap, laatste_dag=None, opvolging={}, versie=0, door=bureau.griet.door
    )
    with pytest.raises(Geweigerd, match="kan nu niet"):
        vertrek_annuleren(bureau.karim.lidmaatschap, door=bureau.griet.door)


def test_de_deur(bureau, als):
    plan(bureau, bureau.karim)
    adres = f"/medewerkers/{bureau.karim.lidmaatschap.pk}/blijft/"
    assert als(bureau.bob).post(adres, sleutel()).status_code == 404
    assert als(bureau.sofie).get(adres).status_code == 403
    klant, velden = als(bureau.griet), sleutel()
    assert "Het vertrek was gepland na" in klant.get(adres).text
    assert [klant.post(adres, velden).status_code for _ in range(2)] == [302, 302]
    assert klant.post(adres, sleutel()).status_code == 422
