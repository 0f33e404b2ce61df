"""`wissing_intrekken`: as long as the clock did not carry it out, an order can be taken off the list, for good."""

from __future__ import annotations

from uuid import uuid4

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from werkzorg.beheer.handelingen.wissing import wissing_goedkeuren, wissing_intrekken, wissing_voorstellen
from werkzorg.beheer.models import Inzagedossier
from werkzorg.deelnemers.models import Deelnemer, Wisopdracht
from werkzorg.handelen.klok import sla
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
TOEZICHT = "functionaris_gegevensbescherming"


@pytest.fixture
def opdracht(cast) -> Wisopdracht:
    """Proposed by the functionaris of the one house."""
    dossier = Inzagedossier.objects.get(pk=registreer(cast.casemanager_zorg.door).pk)
    return wissing_voorstellen(dossier, grond="verzoek", door=cast.spelers[TOEZICHT].door)


@pytest.mark.parametrize("eerst_goedgekeurd", [False, True])
def test_wat_ingetrokken_is_wordt_niet_gewist(cast, opdracht, eerst_goedgekeurd):
    if eerst_goedgekeurd:
        wissing_goedkeuren(opdracht, door=cast.buren[TOEZICHT].door)
    wissing_intrekken(opdracht, door=cast.spelers[TOEZICHT].door)
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.goedgekeurd_op) == ("ingetrokken", None)
    assert Taak.objects.get(soort="wissing_nakijken").klaar_op is not None
    sla("goedgekeurde_wissingen_uitvoeren")
    assert Deelnemer.objects.filter(pk=opdracht.deelnemer_id).exists()
    # Somebody may think of it again.
    dossier = Inzagedossier.objects.get(pk=opdracht.deelnemer_id)
    assert wissing_voorstellen(dossier, grond="verzoek", door=cast.spelers[TOEZICHT].door) != opdracht


def test_na_het_wissen_valt_er_niets_meer_in_te_trekken(cast, opdracht):
    wissing_goedkeuren(opdracht, door=cast.buren[TOEZICHT].door)
    sla("goedgekeurde_wissingen_uitvoeren")
    with pytest.raises(Geweigerd, match="al uitgevoerd of ingetrokken"):
        wissing_intrekken(opdracht, door=cast.spelers[TOEZICHT].door)


def test_niemand_anders_trekt_in(cast, opdracht):
    with pytest.raises(PermissionDenied):
        wissing_intrekken(opdracht, door=cast.casemanager_zorg.door)


@pytest.mark.parametrize(
    "anders",
    [
        {"goedgekeurd_door": uuid4(), "goedgekeurd_op": timezone.now()},
        {"ingetrokken_op": None, "ingetrokken_door": None},
        {"grond": "onrechtmatig"},
    ],
    ids=lambda anders: next(iter(anders)),
)
def test_de_databank_laat_een_ingetrokken_opdracht_zoals_ze_is(cast, opdracht, anders):
    wissing_intrekken(opdracht, door=cast.spelers[TOEZICHT].door)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        pghistory.context(handeling="test", door="commando:test"),
    ):
        Wisopdracht.objects.filter(pk=opdracht.pk).update(**anders)


def test_de_deur(cast, als, opdracht):
    client = als(cast.spelers[TOEZICHT])
    adres = reverse("wissing_intrekken", args=[opdracht.pk])
    assert client.get(adres).status_code == 200
    velden = {"aanvraag_sleutel": str(uuid4())}
    for _ in range(2):
        assert client.post(adres, velden).url == reverse("wissing_lijst")
    assert client.post(adres, {"aanvraag_sleutel": str(uuid4())}).status_code == 422
    assert als(cast.casemanager_zorg).get(adres).status_code == 403
    assert als(cast.buren[TOEZICHT]).get(reverse("wissing_intrekken", args=[uuid4()])).status_code == 404
