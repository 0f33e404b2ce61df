"""`lidmaatschap_geven`: another role for somebody who works here already, never for oneself."""

from __future__ import annotations

import pytest

from tests.beheer.collegas import nodig_uit, nog_een_lid, over, sleutel, tweede_beheerder, vandaag
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.handelingen.leden import lidmaatschap_geven
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def geef(door, lid, rol, looptijd=None, **anders):
    return lidmaatschap_geven(
        lid, rol=rol, looptijd=looptijd or Looptijd(vandaag(), None), door=door.door, **anders
    )


def ingevuld(**anders) -> dict[str, str]:
    return {
        **sleutel(),
        "rol": "dienstverlener",
        "begin": vandaag().strftime("%d/%m/%Y"),
        "einde": "",
        **anders,
    }


# --- the act ---------------------------------------------------------------------------------------------
def test_een_collega_krijgt_er_een_rol_bij(bureau):
    nieuw = geef(bureau.griet, bureau.karim.lidmaatschap, "dienstverlener", Looptijd(vandaag(), over(9)))
    assert nieuw.gebruiker == bureau.karim.gebruiker
    assert (nieuw.periode.lower, nieuw.periode.upper) == (vandaag(), over(10))
    assert Lidmaatschap.objects.geldig_op(vandaag()).filter(gebruiker=bureau.karim.gebruiker).count() == 2
    assert Logregel.objects.get(handeling="lidmaatschap_geven").gegevens == {"rol": "dienstverlener"}
    assert Melding.objects.get().gebruiker == bureau.karim.gebruiker


def test_niemand_geeft_zichzelf_een_rol(bureau):
    for wie in (bureau.griet, bureau.femke):
        with pytest.raises(Geweigerd) as nee:
            geef(wie, wie.lidmaatschap, "organisatiebeheerder")
        assert "jezelf geen rol" in nee.value.velden["rol"]
    assert not Logregel.objects.exists()


def test_een_beheerder_krijgt_zijn_werkrol_van_de_functioneel_beheerder(bureau):
    assert geef(bureau.femke, bureau.griet.lidmaatschap, "verwijzer").rol == "verwijzer"
    with pytest.raises(Geweigerd) as nee:
        geef(bureau.femke, bureau.karim.lidmaatschap, "dienstverlener")
    assert "mag jij niet geven" in nee.value.velden["rol"]


def test_dezelfde_rol_loopt_nooit_twee_keer(bureau):
    with pytest.raises(Geweigerd) as nee:
        geef(bureau.griet, bureau.karim.lidmaatschap, "verwijzer")
    assert "heeft deze rol al" in nee.value.velden["rol"]


def test_wie_over_gegevens_waakt_beheert_niets(bureau):
    vdab = maak_organisatie("VDAB", "vdab")
    fg = maak_speler("functionaris_gegevensbescherming", vdab)
    with pytest.raises(Geweigerd) as nee:
        geef(bureau.femke, fg.lidmaatschap, "organisatiebeheerder")
    assert "AVG art. 38, 6" in nee.value.velden["rol"]


def test_alleen_de_functioneel_beheerder_geeft_een_rol_ergens_anders(bureau):
    elders = bureau.bob.lidmaatschap.organisatie
    with pytest.raises(Geweigerd, match="eigen organisatie"):
        geef(bureau.griet, bureau.karim.lidmaatschap, "verwijzer", organisatie_id=elders.pk)
    nieuw = geef(bureau.femke, bureau.karim.lidmaatschap, "organisatiebeheerder", organisatie_id=elders.pk)
    assert nieuw.organisatie == elders
    assert {melding.gebruiker for melding in Melding.objects.all()} == {
        bureau.karim.gebruiker,
        bureau.bob.gebruiker,
    }


def test_wie_nog_niet_binnen_is_of_weg_is_krijgt_niets_bij(bureau):
    wacht = nodig_uit(bureau.griet, bureau.brug)
    with pytest.raises(Geweigerd, match="werkt hier niet"):
        geef(bureau.griet, wacht, "dienstverlener")


def test_een_nieuwe_beheerder_rondt_de_taak_af_en_de_anderen_horen_het(bureau):
    hanne = tweede_beheerder(bureau)
    geef(bureau.femke, bureau.karim.lidmaatschap, "organisatiebeheerder")
    gewaarschuwd = Melding.objects.filter(soort="nieuwe_beheerder").values_list("gebruiker", flat=True)
    assert set(gewaarschuwd) == {bureau.griet.gebruiker.pk, hanne.gebruiker.pk}


def test_een_collega_van_een_buur_bestaat_niet(bureau):
    with pytest.raises(Lidmaatschap.DoesNotExist):
        geef(bureau.bob, bureau.karim.lidmaatschap, "dienstverlener")


# --- the door --------------------------------------------------------------------------------------------
def test_het_scherm_biedt_alleen_wat_mag(bureau, als):
    adres = f"/medewerkers/{bureau.karim.lidmaatschap.pk}/rol/"
    scherm = als(bureau.griet).get(adres).text
    assert 'value="dienstverlener"' in scherm
    for rol in ("casemanager_werk", "functioneel_beheerder", "functionaris_gegevensbescherming"):
        assert f'value="{rol}"' not in scherm
    antwoord = als(bureau.griet).post(adres, ingevuld(), follow=True)
    assert "De rol is gegeven." in antwoord.text
    fout = als(bureau.griet).post(adres, ingevuld(rol="casemanager_werk"))
    assert (fout.status_code, "keuze uit de lijst" in fout.text) == (422, True)


def test_een_weigering_staat_bij_het_veld(bureau, als):
    adres = f"/medewerkers/{bureau.karim.lidmaatschap.pk}/rol/"
    antwoord = als(bureau.griet).post(adres, ingevuld(rol="verwijzer"))
    assert antwoord.status_code == 422
    assert "Deze collega heeft deze rol al" in antwoord.text
    vroeg = als(bureau.griet).post(adres, ingevuld(begin="01/01/2020"))
    assert "Een rol begint vandaag of later" in vroeg.text


def test_de_knop_staat_niet_op_de_eigen_fiche(bureau, als):
    klant = als(bureau.griet)
    assert "Geef een rol erbij" not in klant.get(f"/medewerkers/{bureau.griet.lidmaatschap.pk}/").text
    assert "Geef een rol erbij" in klant.get(f"/medewerkers/{bureau.karim.lidmaatschap.pk}/").text


def test_buren_en_collegas_blijven_buiten(bureau, als):
    adres = f"/medewerkers/{bureau.karim.lidmaatschap.pk}/rol/"
    assert als(bureau.bob).get(adres).status_code == 404
    assert als(bureau.bob).post(adres, ingevuld()).status_code == 404
    assert als(bureau.karim).get(adres).status_code == 403
    klant = als(bureau.femke)
    assert klant.get(adres).status_code == 200
    nog_een_lid(bureau.sofie.gebruiker, bureau.brug, "organisatiebeheerder")
    antwoord = klant.post(
        f"/medewerkers/{bureau.sofie.lidmaatschap.pk}/rol/", ingevuld(organisatie=str(bureau.brug.pk))
    )
    assert antwoord.status_code == 302
