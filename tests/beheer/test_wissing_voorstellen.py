"""`wissing_voorstellen`: the functionaris puts somebody on the list; nothing is erased by that."""

from __future__ import annotations

from uuid import uuid4

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from werkzorg.beheer.domein.wissing import voorstel_bezwaar
from werkzorg.beheer.handelingen.wissing import wissing_voorstellen
from werkzorg.beheer.models import Inzagedossier
from werkzorg.deelnemers.models import Betrokkenheid, Wisopdracht
from werkzorg.handelen.klok import sla
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

TOEZICHT = "functionaris_gegevensbescherming"
NAAM = "Zeldzamenaamxyz"


@pytest.mark.parametrize(
    ("grond", "lopend", "kan"),
    [
        ("bewaartermijn", 0, True),
        ("bewaartermijn", 1, False),
        ("bewaartermijn", 3, False),
        ("verzoek", 2, True),
        ("onrechtmatig", 1, True),
    ],
)
def test_een_bewaartermijn_loopt_niet_af_zolang_iemand_betrokken_is(grond, lopend, kan):
    assert (voorstel_bezwaar(grond, lopend) == "") is kan


@pytest.fixture
def dossier(cast) -> Inzagedossier:
    return Inzagedossier.objects.get(pk=registreer(cast.casemanager_zorg.door, achternaam=NAAM).pk)


def sluit_alles(dossier) -> None:
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.filter(deelnemer_id=dossier.pk).update(
            gesloten_op=timezone.now(), sluitreden="afgerond"
        )


@pytest.mark.django_db
def test_het_voorstel_staat_op_de_lijst_en_wacht_op_een_tweede(cast, dossier):
    opdracht = wissing_voorstellen(dossier, grond="verzoek", door=cast.spelers[TOEZICHT].door)
    assert (opdracht.toestand, opdracht.over_deelnemers) == ("voorgesteld", [dossier.pk])
    taak = Taak.objects.get(soort="wissing_nakijken")
    assert (taak.object_id, taak.deelnemer_id, taak.rol) == (opdracht.pk, None, TOEZICHT)
    assert Logregel.objects.get(handeling="wissing_voorstellen").gegevens == {"grond": "verzoek"}
    sla("goedgekeurde_wissingen_uitvoeren")
    assert Inzagedossier.objects.filter(pk=dossier.pk).exists()


@pytest.mark.django_db
def test_wat_niet_kan_wordt_met_een_zin_geweigerd(cast, dossier):
    door = cast.spelers[TOEZICHT].door
    with pytest.raises(Geweigerd, match="nog een organisatie bij deze persoon betrokken") as nee:
        wissing_voorstellen(dossier, grond="bewaartermijn", door=door)
    assert nee.value.velden.keys() == {"grond"}
    sluit_alles(dossier)
    wissing_voorstellen(dossier, grond="bewaartermijn", door=door)
    with pytest.raises(Geweigerd, match="staat al op de wislijst"):
        wissing_voorstellen(dossier, grond="verzoek", door=door)
    assert Wisopdracht.objects.count() == 1


@pytest.mark.django_db
def test_niemand_anders_stelt_een_wissing_voor(cast, dossier):
    for rol in ROLLEN.keys() - {TOEZICHT}:
        with pytest.raises(PermissionDenied):
            wissing_voorstellen(dossier, grond="verzoek", door=cast.spelers[rol].door)


# --- the door ---------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_het_scherm_toont_alleen_het_nummer_en_stelt_eenmaal_voor(cast, als, dossier):
    client = als(cast.spelers[TOEZICHT])
    adres = reverse("wissing_voorstellen", args=[dossier.pk])
    html = client.get(adres).content.decode()
    assert dossier.dossiernummer in html
    assert NAAM not in html
    velden = {"aanvraag_sleutel": str(uuid4()), "grond": "verzoek"}
    for _ in range(2):
        assert client.post(adres, velden).url == reverse("wissing_lijst")
    assert Wisopdracht.objects.count() == 1
    lijst = client.get(reverse("wissing_lijst")).content.decode()
    assert dossier.dossiernummer in lijst
    assert "wacht op goedkeuring" in lijst
    assert NAAM not in lijst
    assert Inzage.objects.get(actie="wissing_lijst").deelnemer_ids == [dossier.pk]
    # The task stands on the worklist under the number too.
    assert dossier.dossiernummer in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("grond", ["", "zomaar", "x" * 500, "\x00"])
def test_een_grond_die_niet_bestaat_wordt_geweigerd(cast, als, dossier, grond):
    antwoord = als(cast.spelers[TOEZICHT]).post(
        reverse("wissing_voorstellen", args=[dossier.pk]),
        {"aanvraag_sleutel": str(uuid4()), "grond": grond},
    )
    assert antwoord.status_code == 422
    assert not Wisopdracht.objects.exists()


@pytest.mark.django_db
def test_wie_de_persoon_begeleidt_komt_er_niet_in(cast, als, dossier):
    adres = reverse("wissing_voorstellen", args=[dossier.pk])
    assert als(cast.casemanager_zorg).get(adres).status_code == 403
    assert als(cast.spelers[TOEZICHT]).get(reverse("wissing_voorstellen", args=[uuid4()])).status_code == 404
