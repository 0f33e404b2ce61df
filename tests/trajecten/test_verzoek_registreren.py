"""The act `verzoek_registreren`: a request for a person comes in, and VDAB has to decide."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.verzoeken import dag, persoon, verzoek, vraag_aan
from trajecten.handelingen.verzoek import verzoek_registreren
from trajecten.models import Traject
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def ingevuld(cast, **anders):
    """The form as a verwijzer sends it."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "wie": "eigen",
        "ontvangen_op": f"{dag(0):%d/%m/%Y}",
        "vdab": str(cast.spelers["vdab_beslisser"].lidmaatschap.organisatie_id),
        "belemmeringen": ["psychisch"],
        "werk_nu": "nee",
        "werk_later": "ja",
        "vraag": "Ik wil weer werken.",
        **anders,
    }


# --- the act ---------------------------------------------------------------------------------------------------------


def test_een_volledig_verzoek_wacht_op_een_beslissing_binnen_dertig_dagen(cast):
    traject = vraag_aan(cast)
    assert (traject.status, traject.regio_id, traject.gemeente) == ("aangevraagd", "gent", "Gent")
    assert (traject.volledig_op, traject.beslissen_uiterlijk_op) == (dag(0), dag(30))
    taak = Taak.objects.get(soort="deelname_beslissen", klaar_op=None)
    assert (taak.organisatie_id, taak.rol, taak.termijn) == (traject.vdab_id, "vdab_beslisser", dag(30))
    regel = Logregel.objects.get(handeling="verzoek_registreren")
    assert (regel.object_id, regel.gegevens) == (traject.pk, {"volledig": True})


def test_vdab_ziet_de_persoon_en_het_verzoek_van_een_ander_niet(cast):
    traject = vraag_aan(cast)
    beslisser, buur = cast.spelers["vdab_beslisser"].door, cast.buren["vdab_beslisser"].door
    assert Traject.objects.zichtbaar_voor(beslisser).filter(pk=traject.pk).exists()
    assert Deelnemer.objects.zichtbaar_voor(beslisser).filter(pk=traject.deelnemer_id).exists()
    assert not Traject.objects.zichtbaar_voor(buur).exists()


@pytest.mark.parametrize("rol", ["verwijzer", "casemanager_zorg", "casemanager_werk"])
def test_wie_aanmeldt_ziet_zijn_verzoek_en_zijn_buur_niet(cast, rol):
    traject = vraag_aan(cast, rol)
    assert Traject.objects.zichtbaar_voor(cast.spelers[rol].door).filter(pk=traject.pk).exists()
    assert not Traject.objects.zichtbaar_voor(cast.buren[rol].door).exists()


def test_vdab_beslist_zelf_over_wat_het_registreert_en_telt_vanaf_de_ontvangst(cast):
    speler = cast.spelers["vdab_beslisser"]
    traject = verzoek_registreren(
        persoon(speler), verzoek=verzoek(ontvangen_op=dag(-5)), vdab_id=None, door=speler.door
    )
    assert traject.vdab_id == traject.aanmelder_id == speler.door.organisatie_id
    assert (traject.volledig_op, traject.beslissen_uiterlijk_op) == (dag(-5), dag(25))


def test_een_ander_geeft_het_vandaag_af(cast):
    assert vraag_aan(cast, ontvangen_op=dag(-5)).volledig_op == dag(0)


@pytest.mark.parametrize(
    "anders", [{"belemmeringen": ()}, {"werk_nu_niet_mogelijk": None}, {"werk_later_verwacht": None}]
)
def test_zolang_iets_ontbreekt_loopt_de_termijn_niet(cast, anders):
    traject = vraag_aan(cast, **anders)
    assert (traject.volledig_op, traject.beslissen_uiterlijk_op) == (None, None)
    assert Taak.objects.filter(soort="verzoek_nakijken", klaar_op=None).exists()
    assert not Taak.objects.filter(soort="deelname_beslissen").exists()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ontvangen_op": dag(1)}, "ontvangen_op"),
        ({"ontvangen_op": date(2023, 6, 30)}, "ontvangen_op"),
        ({"is_eigen_vraag": False}, "akkoord_op"),
        ({"is_eigen_vraag": False, "akkoord_op": dag(0), "ontvangen_op": dag(-1)}, "akkoord_op"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(cast, anders, veld):
    with pytest.raises(Geweigerd) as nee:
        vraag_aan(cast, **anders)
    assert nee.value.velden.keys() == {veld}
    assert not Traject.objects.exists()


def test_de_eerste_dag_van_de_nieuwe_regels_kan(cast):
    assert vraag_aan(cast, ontvangen_op=date(2023, 7, 1)).regeling == "2022"


def test_met_akkoord_vraagt_een_voorziening_het(cast):
    traject = vraag_aan(cast, is_eigen_vraag=False, akkoord_op=dag(-1))
    assert (traject.is_eigen_vraag, traject.akkoord_op) == (False, dag(-1))
    assert Betrokkenheid.objects.get(dossier_id=traject.pk).grond == "verwijzing"


def test_twee_tegelijk_kan_niet(cast):
    traject = vraag_aan(cast)
    with pytest.raises(Geweigerd) as nee:
        vraag_aan(cast, deelnemer=traject.deelnemer)
    assert "Twee tegelijk kan niet" in nee.value.velden[""]


def test_de_verwijzer_leest_wie_wanneer_beslist_en_niet_wat_hij_niet_mag(cast, als):
    traject = vraag_aan(cast)
    blad = als(cast.spelers["verwijzer"]).get(traject.get_absolute_url()).text
    assert "Jullie verzoek" in blad
    assert traject.vdab.naam in blad
    assert f"uiterlijk op {dag(30):%d/%m/%Y}" in blad
    assert "psychisch" not in blad
    assert "Jullie verzoek" not in als(cast.spelers["vdab_beslisser"]).get(traject.get_absolute_url()).text


def test_zonder_adres_is_het_werkingsgebied_niet_bekend(cast):
    speler = cast.spelers["verwijzer"]
    zonder = persoon(speler, straat="", huisnummer="", postcode="", gemeente="")
    with pytest.raises(Geweigerd) as nee:
        vraag_aan(cast, deelnemer=zonder)
    assert nee.value.velden.keys() == {"gemeente"}


def test_een_onbekend_kantoor_kan_niet(cast):
    speler = cast.spelers["verwijzer"]
    with pytest.raises(Geweigerd) as nee:
        verzoek_registreren(
            persoon(speler), verzoek=verzoek(), vdab_id=speler.door.organisatie_id, door=speler.door
        )
    assert nee.value.velden.keys() == {"vdab"}


def test_brussel_ligt_in_geen_regio_en_vdab_oordeelt(cast):
    speler = cast.spelers["verwijzer"]
    traject = vraag_aan(cast, deelnemer=persoon(speler, postcode="1000", gemeente="Brussel"))
    assert traject.regio_id is None


# --- the door --------------------------------------------------------------------------------------------------------


def test_het_scherm_toont_de_controles_en_registreert(cast, als):
    speler = cast.spelers["verwijzer"]
    deelnemer = persoon(speler)
    client, adres = als(speler), reverse("verzoek_registreren", args=[deelnemer.pk])
    bladzijde = client.get(adres).content.decode()
    assert "Past dit traject?" in bladzijde
    assert "Decreet 8/7/2022 art. 3" in bladzijde
    nagekeken = client.post(adres, ingevuld(cast, wijzig="1"))
    assert nagekeken.status_code == 200
    assert "controle-rood" not in nagekeken.content.decode()
    assert not Traject.objects.exists()
    antwoord = client.post(adres, ingevuld(cast))
    traject = Traject.objects.get()
    assert antwoord.url == traject.get_absolute_url()
    assert (traject.aanmelder_rol, traject.belemmeringen) == ("verwijzer", ["psychisch"])


def test_een_fout_staat_bij_het_veld(cast, als):
    speler = cast.spelers["verwijzer"]
    adres = reverse("verzoek_registreren", args=[persoon(speler).pk])
    antwoord = als(speler).post(adres, ingevuld(cast, wie="ander"))
    assert antwoord.status_code == 422
    assert "akkoord ging met dit verzoek (art. 7)" in antwoord.content.decode()


def test_de_buur_komt_er_niet_in(cast, als):
    deelnemer = persoon(cast.spelers["verwijzer"])
    adres = reverse("verzoek_registreren", args=[deelnemer.pk])
    assert als(cast.buren["verwijzer"]).get(adres).status_code == 404


def test_de_knop_staat_op_het_dossier(cast, als):
    speler = cast.spelers["verwijzer"]
    deelnemer = persoon(speler)
    assert "Vraag deelname aan" in als(speler).get(deelnemer.get_absolute_url()).content.decode()
