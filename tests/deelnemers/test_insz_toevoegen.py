"""The act `insz_toevoegen`: a person who was registered without number gets one."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemers_samenvoegen import voeg_samen
from werkzorg.deelnemers.handelingen.persoon import INSZ_DOEL, lees_insz, zoek_op_insz
from werkzorg.deelnemers.handelingen.wijzigen import insz_toevoegen
from werkzorg.deelnemers.models import Deelnemer, VroegerInsz
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.versleuteling import blinde_index, ontsleutel
from werkzorg.werklijst.models import Taak


@pytest.fixture
def zonder(cast) -> Deelnemer:
    """A person of Nele's without number."""
    return registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")


def adres(deelnemer: Deelnemer) -> str:
    return reverse("insz_toevoegen", args=[deelnemer.pk])


@pytest.mark.django_db
def test_het_nummer_staat_versleuteld_en_de_taak_is_af(cast, zonder):
    insz = vers_insz()
    insz_toevoegen(zonder, insz=insz, door=cast.casemanager_zorg.door)
    rij = Deelnemer.objects.get(pk=zonder.pk)
    plaats = {"doel": INSZ_DOEL, "tabel": "deelnemers_deelnemer", "kolom": "insz", "rij": str(rij.pk)}
    assert ontsleutel(bytes(rij.insz_versleuteld), **plaats).decode() == insz
    assert bytes(rij.insz_index) == blinde_index(insz, doel=INSZ_DOEL)
    assert (rij.insz_ontbreekt, rij.versie, rij.toestand) == ("", 2, "compleet")
    assert Taak.objects.get(soort="insz_aanvullen").klaar_op is not None
    assert Logregel.objects.filter(handeling="insz_toevoegen", deelnemer_id=rij.pk).count() == 1
    gebeurtenis = rij.gebeurtenissen.latest("pgh_id")
    assert gebeurtenis.pgh_context["handeling"] == "insz_toevoegen"


@pytest.mark.django_db
def test_wie_al_een_nummer_heeft_houdt_het(cast):
    deelnemer = registreer(cast.casemanager_zorg.door)
    with pytest.raises(Geweigerd, match="intussen al"):
        insz_toevoegen(deelnemer, insz=vers_insz(), door=cast.casemanager_zorg.door)


@pytest.mark.django_db
def test_een_nummer_van_een_andere_geboortedatum_wordt_geweigerd(cast, zonder):
    with pytest.raises(Geweigerd) as nee:
        insz_toevoegen(zonder, insz=vers_insz(date(1990, 1, 1)), door=cast.casemanager_zorg.door)
    assert "geboortedatum" in nee.value.velden["insz"]


@pytest.mark.django_db
def test_een_nummer_van_iemand_anders_geeft_een_neutrale_zin_en_een_inzageregel(cast, zonder, als):
    insz = vers_insz()
    ander = registreer(cast.buur.door, insz=insz)
    antwoord = als(cast.casemanager_zorg).post(adres(zonder), {"insz": insz, "aanvraag_sleutel": uuid4()})
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "niet aan dit dossier toevoegen" in inhoud
    assert ander.dossiernummer not in inhoud
    regel = Inzage.objects.get(deelnemer_ids__contains=[ander.pk])
    assert (regel.uitkomst, regel.grond) == ("geweigerd", "opzoeking")
    assert not Deelnemer.objects.get(pk=zonder.pk).heeft_insz


@pytest.mark.django_db
def test_via_het_scherm_en_de_knop_verdwijnt(cast, zonder, als):
    client = als(cast.casemanager_zorg)
    bladzijde = reverse("deelnemer_detail", args=[zonder.pk])
    assert "Vul rijksregisternummer aan" in client.get(bladzijde).content.decode()
    sleutel, insz = uuid4(), vers_insz()
    for _ in range(2):
        antwoord = client.post(adres(zonder), {"insz": insz, "aanvraag_sleutel": sleutel})
        assert antwoord.headers["Location"] == zonder.get_absolute_url()
    assert "Vul rijksregisternummer aan" not in client.get(bladzijde).content.decode()
    assert Logregel.objects.filter(handeling="insz_toevoegen").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("insz", ["", "123", "85.07.30-033.29", "\0", "x" * 100_000])
def test_een_fout_nummer_geeft_een_zin_en_bewaart_niets(cast, zonder, als, insz):
    antwoord = als(cast.casemanager_zorg).post(adres(zonder), {"insz": insz, "aanvraag_sleutel": uuid4()})
    assert antwoord.status_code == 422
    assert "Fout:" in antwoord.content.decode()
    assert not Deelnemer.objects.get(pk=zonder.pk).heeft_insz


@pytest.mark.django_db
def test_de_buur_en_wie_alleen_de_identiteit_ziet_kunnen_het_niet(cast, zonder, als):
    assert als(cast.buur).post(adres(zonder), {}).status_code == 404
    with pytest.raises(Deelnemer.DoesNotExist):
        insz_toevoegen(zonder, insz=vers_insz(), door=cast.buur.door)
    with pytest.raises(PermissionDenied):
        insz_toevoegen(zonder, insz=vers_insz(), door=cast.departement.door)


# --- another number -----------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize(("reden", "vindt_oud"), [("nieuw_nummer", True), ("vergissing", False)])
def test_een_vervangen_nummer_vindt_de_persoon_nog_als_het_echt_van_hem_was(cast, reden, vindt_oud):
    oud, nieuw = vers_insz(), vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=oud)
    insz_toevoegen(deelnemer, insz=nieuw, reden=reden, door=cast.casemanager_zorg.door)
    assert lees_insz(Deelnemer.objects.get()) == nieuw
    assert zoek_op_insz(nieuw) == deelnemer
    assert zoek_op_insz(oud) == (deelnemer if vindt_oud else None)
    assert VroegerInsz.objects.count() == vindt_oud
    for rij in VroegerInsz.objects.all():
        plaats = {"doel": INSZ_DOEL, "tabel": "deelnemers_vroegerinsz", "kolom": "insz", "rij": str(rij.pk)}
        assert ontsleutel(bytes(rij.insz_versleuteld), **plaats).decode() == oud
    assert Logregel.objects.get(handeling="insz_toevoegen").gegevens == {"reden": reden}


@pytest.mark.django_db
def test_iemand_die_met_het_vroegere_nummer_komt_sluit_aan_bij_dezelfde_persoon(cast):
    oud = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=oud)
    insz_toevoegen(deelnemer, insz=vers_insz(), reden="nieuw_nummer", door=cast.casemanager_zorg.door)
    assert registreer(cast.buur.door, insz=oud) == deelnemer


@pytest.mark.django_db
def test_hetzelfde_nummer_of_dat_van_iemand_anders_vervangt_niets(cast):
    insz, ander = vers_insz(), vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=ander)
    with pytest.raises(Geweigerd, match="staat al in het dossier"):
        insz_toevoegen(deelnemer, insz=insz, reden="nieuw_nummer", door=cast.casemanager_zorg.door)
    with pytest.raises(Geweigerd, match="niet aan dit dossier toevoegen"):
        insz_toevoegen(deelnemer, insz=ander, reden="nieuw_nummer", door=cast.casemanager_zorg.door)


@pytest.mark.django_db
def test_het_nummer_van_een_opgegaan_dossier_wisselt_van_plaats(cast):
    door = cast.casemanager_zorg.door
    bis, rrn = vers_insz(), vers_insz()
    blijft, gaat_op = registreer(door, insz=bis), registreer(door, insz=rrn)
    voeg_samen(blijft, gaat_op, door)
    insz_toevoegen(blijft, insz=rrn, reden="nieuw_nummer", door=door)
    blijft.refresh_from_db()
    assert lees_insz(blijft) == rrn
    assert zoek_op_insz(bis) == zoek_op_insz(rrn) == blijft


@pytest.mark.django_db
def test_vervangen_via_het_scherm(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    client = als(cast.casemanager_zorg)
    assert "Vervang rijksregisternummer" in client.get(adres(deelnemer)).content.decode()
    velden = {"insz": vers_insz(), "aanvraag_sleutel": uuid4(), "reden": ""}
    assert client.post(adres(deelnemer), velden).status_code == 422
    antwoord = client.post(adres(deelnemer), velden | {"reden": "nieuw_nummer"})
    assert antwoord.status_code == 302
    assert VroegerInsz.objects.count() == 1
