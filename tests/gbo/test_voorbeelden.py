"""The example onthaaltrajecten: all of Flanders covered, every state, and nothing that leads back to VDAB."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from gbo.bladen.dekking import ongedekt
from gbo.domein.dekking import samenstellingsbezwaar
from gbo.models import Gbosamenwerking, Onthaaltelling, Onthaaltraject, Welzijnsadvies
from gbo.models.dekkinglezen import kernpartners_van
from gbo.statussen import ADVIESSTATUSSEN, GEWEIGERD, ONTHAALSTATUSSEN, ONTVANGEN
from gbo.voorbeelden import AANTAL_ADVIEZEN, geschiedenis
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.demo.voorbeelden import speel
from werkzorg.handelen.overgangen import namen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import KERNPARTNERS_GBO, ROLLEN
from werkzorg.parameters.lezen import momentopname
from werkzorg.plaatsen.models import Gemeente, Gewest
from werkzorg.werklijst.models import Taak

_ROLLEN = ("vdab_beslisser", "gbo_medewerker", "departement_zorg")


@pytest.fixture(scope="module")
def gespeeld(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Played once for this file, and gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        huizen, deuren = _bezet()
        nu = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        trekking = random.Random("proef").randrange
        speel(geschiedenis(huizen, lambda huis, rol: deuren.get((huis, rol), []), nu, trekking=trekking))
        yield
        transaction.set_rollback(True)


def _bezet() -> tuple[dict[str, Organisatie], dict[tuple[str, str], list[Hoedanigheid]]]:
    huizen: dict[str, Organisatie] = {}
    deuren: dict[tuple[str, str], list[Hoedanigheid]] = {}
    for sleutel, een in ORGANISATIES.items():
        if een.soort not in KERNPARTNERS_GBO and sleutel not in ("vdab", "dz"):
            continue
        huizen[sleutel] = huis = maak_organisatie(een.naam, een.soort)
        huis.postcode, huis.gemeente = een.postcode, een.gemeente
        with in_handeling():
            huis.save(update_fields=["postcode", "gemeente"])
        for rol in _ROLLEN:
            if een.soort in ROLLEN[rol].organisatiesoorten:
                deuren[sleutel, rol] = [maak_speler(rol, huis).door]
    return huizen, deuren


def test_elke_vlaamse_gemeente_is_gedekt_door_de_drie_soorten(gespeeld: None) -> None:
    vandaag = timezone.localdate()

    assert ongedekt(vandaag) == []
    assert Gbosamenwerking.objects.count() == 15
    for rij in Gbosamenwerking.objects.all():
        partners = rij.partners.geldig_op(vandaag).values_list("organisatie__soort", flat=True)
        assert samenstellingsbezwaar(list(partners)) == "", rij.naam
    for refnis in (
        Gemeente.objects.geldig_op(vandaag).filter(gewest=Gewest.VLAAMS).values_list("pk", flat=True)[::40]
    ):
        assert {een.soort for een in kernpartners_van(refnis, vandaag)} >= {
            "Centrum voor algemeen welzijnswerk (CAW)",
            "Dienst maatschappelijk werk van het ziekenfonds (DMW)",
        }


def test_er_is_een_voorbeeld_in_elke_stand(gespeeld: None) -> None:
    assert Welzijnsadvies.objects.count() == AANTAL_ADVIEZEN
    assert set(Welzijnsadvies.objects.values_list("status", flat=True)) == set(namen(ADVIESSTATUSSEN))
    assert Onthaaltraject.objects.count() >= 40
    assert set(Onthaaltraject.objects.values_list("status", flat=True)) == set(namen(ONTHAALSTATUSSEN))


def test_er_is_iets_te_laat_en_iets_dat_bijna_weg_moet(gespeeld: None) -> None:
    vandaag = timezone.localdate()
    assert Onthaaltraject.objects.te_contacteren().filter(eerste_contact_voor__lt=vandaag).exists()
    assert not Onthaaltraject.objects.te_wissen(vandaag).exists()
    vooraf = momentopname(vandaag).getal("gbo_wissing_vooraf")
    assert Onthaaltraject.objects.te_wissen(vandaag + timedelta(days=vooraf)).exists()


def test_wat_nieuw_is_staat_op_de_werklijst_van_de_kernpartner(gespeeld: None) -> None:
    nieuw = Onthaaltraject.objects.filter(status=ONTVANGEN)
    taken = Taak.objects.filter(soort="onthaal_opnemen", klaar_op=None)
    bij = dict(taken.values_list("object_id", "organisatie_id"))
    assert {rij.pk: rij.partner_id for rij in nieuw}.items() <= bij.items()
    # Who was accepted keeps it until he is reached.
    assert Onthaaltraject.objects.te_contacteren().filter(pk__in=bij).count() == len(bij)
    assert len(set(nieuw.values_list("partner_id", flat=True))) == 3
    assert Taak.objects.filter(soort="onthaal_te_laat", klaar_op=None).exists()


def test_er_is_geteld_zonder_namen(gespeeld: None) -> None:
    bij_vdab = Onthaaltelling.objects.filter(samenwerking_id=None)
    samen = Counter[str]()
    for rij in bij_vdab:
        samen[rij.uitkomst] += rij.aantal
    assert samen == {
        "geweigerd": Welzijnsadvies.objects.filter(status=GEWEIGERD).count(),
        "overgedragen": Onthaaltraject.objects.count(),
    }
