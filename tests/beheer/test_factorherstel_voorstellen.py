"""`factorherstel_voorstellen`: one says that a colleague lost his second factor, and how he made sure of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.beheer.collegas import geef_factor, sleutel, tweede_beheerder, verander
from werkzorg.beheer.handelingen.factorherstel import factorherstel_voorstellen
from werkzorg.beheer.models import Factorherstel
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def stel_voor(door, speler) -> Factorherstel:
    return factorherstel_voorstellen(speler.lidmaatschap, reden="verloren", controle="gezien", door=door.door)


def ingevuld(**anders) -> dict[str, str]:
    return {**sleutel(), "reden": "stuk", "controle": "video", **anders}


def test_het_voorstel_wacht_24_uur_en_er_verandert_nog_niets(bureau):
    geef_factor(bureau.karim)
    herstel = stel_voor(bureau.griet, bureau.karim)
    assert herstel.vervalt_op - herstel.voorgesteld_op == timedelta(hours=24)
    assert Authenticator.objects.filter(user=bureau.karim.gebruiker).exists()
    regel = Logregel.objects.get(handeling="factorherstel_voorstellen")
    assert regel.gegevens["controle"] == "gezien"
    melding = Melding.objects.get()
    assert (melding.soort, melding.gebruiker) == ("factorherstel_voorgesteld", bureau.karim.gebruiker)


def test_wie_mag_bevestigen_krijgt_een_taak(bureau):
    geef_factor(bureau.karim)
    stel_voor(bureau.griet, bureau.karim)
    plaatsen = Taak.objects.filter(soort="factorherstel_bevestigen").values_list("organisatie", "rol")
    zorg = bureau.femke.lidmaatschap.organisatie_id
    assert set(plaatsen) == {(zorg, "functioneel_beheerder")}
    tweede_beheerder(bureau)
    geef_factor(bureau.sofie)
    tweede = stel_voor(bureau.griet, bureau.sofie)
    plaatsen = Taak.objects.filter(object_id=tweede.pk).values_list("organisatie", "rol")
    assert set(plaatsen) == {(zorg, "functioneel_beheerder"), (bureau.brug.pk, "organisatiebeheerder")}


def test_nooit_voor_jezelf(bureau):
    geef_factor(bureau.griet)
    with pytest.raises(Geweigerd, match="je eigen tweede stap niet"):
        stel_voor(bureau.griet, bureau.griet)


def test_zonder_tweede_stap_is_er_niets_te_herstellen(bureau):
    with pytest.raises(Geweigerd, match="heeft geen tweede stap"):
        stel_voor(bureau.griet, bureau.karim)


def test_een_tegelijk_en_na_een_dag_opnieuw(bureau):
    geef_factor(bureau.karim)
    eerste = stel_voor(bureau.griet, bureau.karim)
    with pytest.raises(Geweigerd, match="loopt al een voorstel"):
        stel_voor(bureau.femke, bureau.karim)
    verander(eerste, vervalt_op=timezone.now())
    tweede = stel_voor(bureau.femke, bureau.karim)
    eerste.refresh_from_db()
    assert eerste.gesloten_op is not None
    assert Factorherstel.objects.open().get() == tweede
    assert not Taak.objects.filter(object_id=eerste.pk, klaar_op__isnull=True).exists()


@pytest.mark.parametrize(
    ("velden", "constraint"),
    [
        ({"bevestigd_door": "griet", "bevestigd_op": True}, "factorherstel_tweede_persoon"),
        ({"bevestigd_op": True}, "factorherstel_tweede_persoon"),
        ({"bevestigd_door": "karim", "bevestigd_op": True}, "factorherstel_nooit_voor_jezelf"),
        ({"gebruiker": "griet"}, "factorherstel_nooit_voor_jezelf"),
    ],
)
def test_de_databank_zelf_eist_twee_verschillende_personen(bureau, velden, constraint):
    geef_factor(bureau.karim)
    herstel = stel_voor(bureau.griet, bureau.karim)
    waarden = {
        naam: timezone.now() if waarde is True else getattr(bureau, waarde).gebruiker
        for naam, waarde in velden.items()
    }
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        verander(herstel, **waarden)


def test_het_scherm_en_de_fiche(bureau, als):
    geef_factor(bureau.karim)
    fiche = f"/medewerkers/{bureau.karim.lidmaatschap.pk}/"
    klant = als(bureau.griet)
    assert klant.get(f"{fiche}tweede-stap/").status_code == 200
    leeg = klant.post(f"{fiche}tweede-stap/", sleutel())
    assert leeg.status_code == 422
    assert "Kies wat er gebeurd is." in leeg.text
    assert klant.post(f"{fiche}tweede-stap/", ingevuld(reden="\x00")).status_code == 422
    velden = ingevuld()
    antwoorden = [klant.post(f"{fiche}tweede-stap/", velden).status_code for _ in range(2)]
    assert antwoorden == [302, 302]
    assert "stelde voor om de tweede stap te wissen" in klant.get(fiche).text
    assert "Herstel tweede stap" not in klant.get(f"/medewerkers/{bureau.griet.lidmaatschap.pk}/").text


def test_buren_en_collegas_blijven_buiten(bureau, als):
    adres = f"/medewerkers/{bureau.karim.lidmaatschap.pk}/tweede-stap/"
    assert als(bureau.bob).post(adres, ingevuld()).status_code == 404
    assert als(bureau.sofie).get(adres).status_code == 403
