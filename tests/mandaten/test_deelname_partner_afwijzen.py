"""The act `deelname_partner_afwijzen`: an organisation says that it does not take part, and why."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagstappen import Partnerinvoer, Weg, merk
from mandaten.domein.aanvraagvelden import partnerveld
from mandaten.domein.inhoud import lees_inhoud
from mandaten.handelingen.bewerken import rij_nu
from mandaten.handelingen.checklist import checklist
from mandaten.handelingen.deelnames import deelname_partner_afwijzen
from mandaten.models import Aanvraag, Deelname
from tests.mandaten.aanvragen import (
    beheerder,
    bevestig,
    bewerk,
    gestart,
    ingediend,
    partner_bij,
    vers,
    zet_gegevens,
)
from tests.mandaten.behandelingen import vraag
from tests.mandaten.maken import beslisser, in_handeling
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
REDEN = "We hebben er dit jaar de mensen niet voor."


@pytest.fixture
def gevraagd():
    """A draft, its manager, and a partner that still must confirm."""
    aanvraag, speler = gestart("zorg")
    zet_gegevens(aanvraag, speler)
    return aanvraag, speler, partner_bij(aanvraag, "B", speler)


def wijs_af(deelname: Deelname, reden: str = REDEN) -> None:
    deelname_partner_afwijzen(deelname, reden=reden, door=beheerder(deelname.organisatie).door)


def zinnen(aanvraag: Aanvraag) -> list[str]:
    lijnen = checklist(vers(aanvraag), vandaag=timezone.localdate())
    return [een.zin for een in lijnen if not een.is_groen]


def test_de_aanvrager_leest_waarom_en_de_partner_leest_niet_meer_mee(gevraagd, als):
    aanvraag, speler, deelname = gevraagd
    partner = beheerder(deelname.organisatie)
    wijs_af(deelname)
    deelname.refresh_from_db()
    assert (deelname.afwijsreden, deelname.afgewezen_door) == (REDEN, partner.gebruiker)
    assert not Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).exists()
    melding = Melding.objects.get(soort="deelname_afgewezen")
    assert (melding.gebruiker_id, melding.object_id) == (speler.gebruiker.pk, aanvraag.pk)
    regel = Logregel.objects.get(handeling="deelname_partner_afwijzen")
    assert (regel.object_id, regel.gegevens) == (deelname.pk, {"aanvraag": str(aanvraag.pk)})
    assert REDEN in als(speler).get(aanvraag.get_absolute_url()).content.decode()
    assert als(partner).get(aanvraag.get_absolute_url()).status_code == 404
    rood = zinnen(aanvraag)
    naam = deelname.organisatie.naam
    assert f"{naam} doet niet mee: verwijder haar bij Partners en kies een andere organisatie." in rood
    assert any(zin.startswith("Categorie B: VAPH-voorziening ontbreekt") for zin in rood)


def test_een_andere_organisatie_neemt_de_plaats_in(gevraagd):
    aanvraag, speler, deelname = gevraagd
    wijs_af(deelname)
    nieuw = partner_bij(aanvraag, "B", speler, maak_organisatie("Zorghuis De Beuk", "vaph"))
    assert nieuw.plaats == "B"
    with pytest.raises(Geweigerd) as nee:
        bewerk(
            aanvraag,
            Partnerinvoer(id=deelname.pk, plaats="B"),
            speler,
            gezien=merk(rij_nu(lees_inhoud(vers(aanvraag)), "partners", deelname.pk)),
        )
    assert "al ingevuld" in nee.value.velden["plaats"]


def test_wie_niet_meedoet_kan_opnieuw_gevraagd_worden(gevraagd):
    aanvraag, speler, deelname = gevraagd
    wijs_af(deelname)
    nu = merk(rij_nu(lees_inhoud(vers(aanvraag)), "partners", deelname.pk))
    bewerk(
        aanvraag, Partnerinvoer(id=deelname.pk, plaats="B", inbreng="Alleen de intake."), speler, gezien=nu
    )
    deelname.refresh_from_db()
    assert (deelname.afgewezen_op, deelname.afwijsreden) == (None, "")
    assert Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).count() == 1
    bevestig(deelname)


def test_zonder_reden_of_van_een_ander_gaat_het_niet(gevraagd):
    _, speler, deelname = gevraagd
    with pytest.raises(Geweigerd) as nee:
        wijs_af(deelname, "  \n ")
    assert "waarom jullie niet meedoen" in nee.value.velden["reden"]
    with pytest.raises(Deelname.DoesNotExist):
        deelname_partner_afwijzen(deelname, reden=REDEN, door=speler.door)
    with pytest.raises(PermissionDenied):
        deelname_partner_afwijzen(
            deelname, reden=REDEN, door=maak_speler("dienstverlener", deelname.organisatie).door
        )
    deelname.refresh_from_db()
    assert deelname.afgewezen_op is None


def test_na_het_indienen_alleen_als_er_iets_gevraagd_is():
    aanvraag, speler = ingediend("zorg")
    deelname = aanvraag.deelnames.get(plaats="B")
    with pytest.raises(Geweigerd, match="niet meer te bevestigen"):
        wijs_af(deelname)
    vraag(
        aanvraag,
        beslisser("zorg"),
        **{partnerveld("voorwaarde_deskundigheid", deelname.organisatie_id): "Toon het bewijs."},
    )
    wijs_af(deelname)
    assert aanvraag.aanvullingen.get().antwoord == "Deze partner doet niet mee."
    # The applicant finds another, although the desk did not ask about the partners.
    bevestig(partner_bij(aanvraag, "B", speler, maak_organisatie("Zorghuis De Beuk", "vaph")))
    assert vers(aanvraag).status == "onvolledig"
    nu = merk(rij_nu(lees_inhoud(vers(aanvraag)), "partners", deelname.pk))
    bewerk(aanvraag, Weg("partners", deelname.pk), speler, gezien=nu)
    assert vers(aanvraag).status == "ingediend"


@pytest.mark.parametrize(
    "velden",
    [
        {"gevraagd_op": None, "bevestigd_op": timezone.now()},
        {"afgewezen_op": timezone.now(), "afwijsreden": "x"},
        {"afwijsreden": "x"},
    ],
)
def test_de_databank_weigert_een_antwoord_dat_niet_klopt(gevraagd, velden):
    _, speler, deelname = gevraagd
    if velden.get("bevestigd_op"):
        velden = {**velden, "bevestigd_door": speler.gebruiker}
    with in_handeling(), pytest.raises(IntegrityError), transaction.atomic():
        Deelname.objects.filter(pk=deelname.pk).update(**velden)


def test_het_scherm_wijst_eenmaal_af(gevraagd, als):
    aanvraag, _, deelname = gevraagd
    client = als(beheerder(deelname.organisatie))
    adres = reverse("deelname_partner_afwijzen", args=[deelname.pk])
    assert adres in client.get(reverse("deelname_partner_bevestigen", args=[deelname.pk])).content.decode()
    formulier = client.get(adres).context["formulier"]
    velden = {"aanvraag_sleutel": formulier["aanvraag_sleutel"].value(), "reden": ""}
    assert client.post(adres, velden).status_code == 422
    velden["reden"] = REDEN
    assert client.post(adres, velden).url == reverse("aanvraag_lijst")
    assert client.post(adres, velden).url == reverse("aanvraag_lijst")
    assert Logregel.objects.filter(handeling="deelname_partner_afwijzen").count() == 1
    bevestigen = reverse("deelname_partner_bevestigen", args=[deelname.pk])
    assert client.get(bevestigen).url == reverse("aanvraag_lijst")
    assert aanvraag.get_absolute_url() not in client.get(reverse("aanvraag_lijst")).content.decode()


def test_de_aanvrager_en_een_lezer_vinden_het_scherm_niet(gevraagd, als, cast):
    _, speler, deelname = gevraagd
    adres = reverse("deelname_partner_afwijzen", args=[deelname.pk])
    assert als(speler).get(adres).status_code == 404
    assert als(cast.spelers["inspectie"]).get(adres).status_code == 403
