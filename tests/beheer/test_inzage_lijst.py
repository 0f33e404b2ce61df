"""`inzage_lijst`: who looked at somebody's data, by function and organisation, newest first."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.deelnemers.personen import registreer, vers_insz
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db


def adres_van(deelnemer) -> str:
    return reverse("inzage_lijst", args=[deelnemer.pk])


def test_elke_soort_inzage_heeft_haar_eigen_woorden(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.casemanager_zorg)
    for route in ("deelnemer_detail", "deelnemer_wijzigen", "deelnemer_documenten"):
        klant.get(reverse(route, args=[deelnemer.pk]))
    klant.get(reverse("deelnemer_lijst"))
    regels = klant.get(adres_van(deelnemer)).context["bladzijde"].object_list
    assert [regel["wat"] for regel in regels] == [
        "de naam in een lijst",
        "de lijst van documenten",
        "de gegevens, om ze te wijzigen",
        "de persoonsgegevens",
    ]
    assert {(regel["functie"], regel["organisatie"], regel["waarom"]) for regel in regels} == {
        ("casemanager Zorg", "Eigen cgg", "volgt deze persoon op")
    }


def test_namen_van_medewerkers_en_van_andere_organisaties_staan_er_niet(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=insz)
    als(cast.buur).get(deelnemer.get_absolute_url())
    antwoord = als(cast.casemanager_zorg).get(adres_van(deelnemer))
    inhoud = antwoord.text[antwoord.text.index("<main") :]
    assert "een andere betrokken organisatie" in inhoud
    for woord in ("Buur cgg", "Casemanager_Zorg", "casemanager Zorg"):
        assert woord not in inhoud


def test_kijken_wie_er_keek_wordt_ook_bijgehouden(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    als(cast.casemanager_zorg).get(adres_van(deelnemer))
    assert Inzage.objects.get().actie == "inzage_lijst"


def test_de_buur_krijgt_404_en_een_rol_zonder_recht_403(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    assert als(cast.buur).get(adres_van(deelnemer)).status_code == 404
    assert als(cast.departement).get(adres_van(deelnemer)).status_code == 403


@pytest.mark.parametrize("blad", ["abc", "-1", "0", "9" * 400, "\x00", "🙂", "1.5"])
def test_een_onzinnige_bladzijde_is_nooit_een_fout(cast, als, blad):
    deelnemer = registreer(cast.casemanager_zorg.door)
    assert als(cast.casemanager_zorg).get(adres_van(deelnemer), {"blad": blad}).status_code == 200


def test_een_lange_lijst_heeft_bladzijden(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.casemanager_zorg)
    klant.get(deelnemer.get_absolute_url())
    rij = Inzage.objects.values().get()
    rij.pop("id")
    Inzage.objects.bulk_create([Inzage(**rij) for _ in range(30)])
    antwoord = klant.get(adres_van(deelnemer), {"blad": 2})
    assert antwoord.context["bladzijde"].paginator.count == 32 - 1
    assert len(antwoord.context["bladzijde"].object_list) == 6
