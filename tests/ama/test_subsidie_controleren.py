"""The act `subsidie_controleren`: another person than who computed; from then on the organisations look along."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from ama.handelingen.subsidie import subsidie_berekenen, subsidie_controleren
from ama.models import Overeenkomst, Subsidielijn, Subsidierun
from tests.ama.subsidies import beheerder, bereken, betrek, collega, controleer, loop, voorbeeld, werk_af
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_een_collega_controleert(cast: Rolverdeling) -> None:
    overeenkomst = voorbeeld(cast)
    wie = beheerder(cast.spelers["begeleider_ama"])
    betrek(overeenkomst, wie)
    run = bereken(cast.departement)
    assert not Subsidielijn.objects.zichtbaar_voor(wie.door).exists()
    tweede = collega(cast.departement)
    controleer(run, tweede)
    run.refresh_from_db()
    assert (run.status, run.gecontroleerd_door) == ("gecontroleerd", tweede.gebruiker)
    assert Subsidielijn.objects.zichtbaar_voor(wie.door).count() == 1
    assert Logregel.objects.get(handeling="subsidie_controleren").gegevens == {"bron": run.bron}
    taken = Taak.objects.filter(object_id=run.pk).order_by("aangemaakt_op")
    assert [(taak.soort, taak.klaar_op is None) for taak in taken] == [
        ("subsidie_controleren", False),
        ("subsidie_vastleggen", True),
    ]
    werk_af()
    assert Melding.objects.get(soort="subsidie_gecontroleerd").gebruiker == wie.gebruiker


def test_wie_berekende_controleert_niet(cast: Rolverdeling) -> None:
    run = bereken(cast.departement)
    with pytest.raises(Geweigerd, match="vraag een collega"):
        controleer(run, cast.departement)


def test_herberekend_terwijl_iemand_controleert(cast: Rolverdeling) -> None:
    voorbeeld(cast)
    run = bereken(cast.departement)
    gezien = run.versie
    subsidie_berekenen(2024, versie=gezien, door=cast.departement.door)
    tweede = collega(cast.departement)
    with pytest.raises(Geweigerd, match="in berekening"):
        subsidie_controleren(run, versie=gezien, door=tweede.door)
    werk_af()
    with pytest.raises(Versieconflict):
        subsidie_controleren(run, versie=gezien, door=tweede.door)


def test_opnieuw_berekenen_neemt_de_controle_weg(cast: Rolverdeling) -> None:
    voorbeeld(cast)
    controleer(bereken(cast.departement), collega(cast.departement))
    run = bereken(cast.departement)
    assert (run.status, run.gecontroleerd_door, run.berekening) == ("berekend", None, 2)
    assert Taak.objects.filter(soort="subsidie_vastleggen", klaar_op=None).count() == 0


def test_op_het_scherm(cast: Rolverdeling, als) -> None:
    voorbeeld(cast)
    run = bereken(cast.departement)
    adres = reverse("subsidie_controleren", args=[run.pk])
    velden = {"versie": run.versie, "aanvraag_sleutel": str(uuid4())}
    antwoord = als(cast.departement).post(adres, velden)
    assert antwoord.status_code == 422
    assert "vraag een collega" in antwoord.content.decode()
    client = als(collega(cast.departement))
    assert "€ 887,23" in client.get(adres).content.decode()
    assert client.post(adres, {**velden, "versie": 1, "aanvraag_sleutel": str(uuid4())}).status_code == 409
    assert client.post(adres, {**velden, "aanvraag_sleutel": str(uuid4())}).status_code == 302
    assert Subsidierun.objects.get().status == "gecontroleerd"
    # Another time it is led to the run.
    assert client.get(adres).status_code == 302


def test_een_organisatie_ziet_nooit_de_lijn_van_een_andere(cast: Rolverdeling, als) -> None:
    eigen, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    overeenkomst = voorbeeld(cast)
    # Even of a person whom both guide.
    ander = loop(cast, date(2024, 1, 1), date(2024, 12, 31), deelnemer=overeenkomst.deelnemer, speler=buur)
    betrek(ander, buur)
    run = bereken(cast.departement)
    controleer(run, collega(cast.departement))
    van_buur = Subsidielijn.objects.get(begeleider=buur.lidmaatschap.organisatie)
    client = als(eigen)
    assert client.get(reverse("subsidielijn_detail", args=[van_buur.pk])).status_code == 404
    lijst = client.get(reverse("subsidielijn_lijst", args=[run.pk])).content.decode()
    assert str(van_buur.pk) not in lijst
    assert buur.lidmaatschap.organisatie.naam not in lijst
    afrekening = reverse("subsidie_afrekening", args=[run.pk])
    assert client.get(afrekening, {"organisatie": str(buur.lidmaatschap.organisatie_id)}).status_code == 404
    assert client.get(afrekening).status_code == 200
    assert client.get(run.get_absolute_url()).status_code == 403


def test_de_telling_op_het_blad_is_wat_de_lijst_toont(cast: Rolverdeling, als) -> None:
    telt = voorbeeld(cast)
    zonder = loop(cast, date(2024, 3, 1), date(2024, 3, 31))
    with in_handeling():
        Overeenkomst.objects.filter(pk=zonder.pk).update(ingediend_op=date(2024, 5, 1))
    betrek(telt, cast.departement)
    run = bereken(cast.departement)
    client = als(cast.departement)
    lijst = reverse("subsidielijn_lijst", args=[run.pk])
    assert f'<a href="{lijst}?soort=met">1 lijn met' in client.get(run.get_absolute_url()).content.decode()
    rijen = client.get(lijst, {"soort": "met"}).context["bladzijde"].object_list
    assert [rij.dagen for rij in rijen] == [Subsidielijn.objects.get(dagen__gt=0).dagen]
