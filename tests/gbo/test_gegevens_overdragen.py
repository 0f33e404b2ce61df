"""Seven data go to exactly one core partner, and nothing at VDAB leads to it (art. 4-5; regelgeving 15, row 14)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gbo.domein.overdracht import Hulpverlener, Overdracht
from gbo.handelingen.overdragen import gegevens_overdragen
from gbo.models import Onthaaltraject, Welzijnsadvies
from gbo.statussen import ONTVANGEN, OVERGEDRAGEN
from tests.deelnemers.personen import registreer
from tests.gbo.overdragen import ADRES, CONTACT, adviseer, dek, draag_over, gbo, vdab
from tests.rolverdeling import Rolverdeling, maak_organisatie
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def _over(cast: Rolverdeling, advies: Welzijnsadvies, **anders: Any) -> Welzijnsadvies:
    keuze = {
        "overdracht": Overdracht(timezone.localdate()),
        "partner_id": gbo(cast).lidmaatschap.organisatie_id,
        "gezien": None,
        "versie": None,
        **anders,
    }
    return gegevens_overdragen(advies, **keuze, door=vdab(cast).door)


def test_de_kernpartner_krijgt_de_gegevens_van_de_wet_en_een_termijn(cast: Rolverdeling) -> None:
    advies = adviseer(cast)

    onthaal = draag_over(cast, advies)

    vandaag = timezone.localdate()
    persoon = advies.deelnemer
    assert (onthaal.voornaam, onthaal.achternaam, onthaal.geboortedatum) == (
        persoon.voornaam, persoon.achternaam, persoon.geboortedatum,
    )  # fmt: skip
    assert (onthaal.straatnaam, onthaal.postcode, onthaal.gemeentenaam) == ("Lindelei", "9000", "Gent")
    assert (onthaal.email, onthaal.telefoon) == (CONTACT["email"], CONTACT["telefoon"])
    assert onthaal.hulpverlener_naam == "Dr. Peeters"
    assert (onthaal.status, onthaal.partner_id) == (ONTVANGEN, gbo(cast).lidmaatschap.organisatie_id)
    termijn = momentopname(vandaag).laatste_dag("gbo_eerste_contact", vandaag)
    assert onthaal.eerste_contact_voor == termijn > vandaag
    advies.refresh_from_db()
    assert (advies.status, advies.akkoord_op) == (OVERGEDRAGEN, vandaag)
    assert advies.advies.tot == vandaag


def test_wat_de_persoon_voor_zich_houdt_blijft_hier(cast: Rolverdeling) -> None:
    onthaal = draag_over(cast, blijft_hier=frozenset({"email", "telefoon", "hulpverlener"}))

    assert (onthaal.email, onthaal.telefoon) == ("", "")
    assert {onthaal.hulpverlener_naam, onthaal.hulpverlener_telefoon, onthaal.hulpverlener_email} == {""}
    regel = Logregel.objects.get(handeling="gegevens_overdragen")
    assert regel.gegevens == {"gegevens": ["voornaam", "naam", "adres", "geboortedatum"]}


def test_niets_bij_vdab_wijst_naar_het_onthaal(cast: Rolverdeling) -> None:
    """No row of any table that names the person or the advice holds the key of the onthaaltraject or of the partner."""
    advies = adviseer(cast)
    onthaal = draag_over(cast, advies)
    kanaries = {str(onthaal.pk), onthaal.pk.hex}
    partner = {str(onthaal.partner_id), onthaal.partner_id.hex}
    eigen = {"gbo.onthaaltraject", "gbo.onthaaltrajectevent"}

    for model in apps.get_models():
        label = model._meta.label_lower
        if label in eigen or label.startswith(("contenttypes.", "auth.")):
            continue
        for rij in model._default_manager.all().values():
            tekst = json.dumps(rij, default=str)
            assert not any(een in tekst for een in kanaries), label
            if str(advies.deelnemer_id) in tekst or str(advies.pk) in tekst:
                assert not any(een in tekst for een in partner), label


def test_de_overdracht_zelf_maakt_geen_taak_of_melding(cast: Rolverdeling) -> None:
    advies = adviseer(cast)
    taken, meldingen = Taak.objects.count(), Melding.objects.count()

    draag_over(cast, advies)

    assert (Taak.objects.count(), Melding.objects.count()) == (taken, meldingen)
    assert Taak.objects.get(object_id=advies.pk).klaar_op is not None


def test_de_geschiedenis_van_het_onthaal_noemt_geen_sleutel_van_de_handeling(cast: Rolverdeling) -> None:
    draag_over(cast)

    gebeurtenis = apps.get_model("gbo", "OnthaaltrajectEvent")
    rij = gebeurtenis.objects.get()
    assert not hasattr(rij, "pgh_context_id")
    assert rij.pgh_context.keys() <= {"handeling", "door", "organisatie", "rol"}


def test_precies_een_kernpartner_van_de_eigen_gemeente(cast: Rolverdeling) -> None:
    dek(cast)
    ver = cast.spelers["organisatiebeheerder"].lidmaatschap.organisatie
    dek(cast, ver, naam="GBO Aalst", gemeenten=["Aalst"])
    advies = adviseer(cast)

    with pytest.raises(Geweigerd) as nee:
        _over(cast, advies, partner_id=ver.pk)
    assert "dat Gent dekt" in nee.value.velden["partner"]

    _over(cast, advies)
    with pytest.raises(Geweigerd):
        _over(cast, advies, partner_id=cast.buren["gbo_medewerker"].lidmaatschap.organisatie_id)
    assert Onthaaltraject.objects.count() == 1


def test_wie_niemand_heeft_om_te_openen_staat_er_niet_bij(cast: Rolverdeling) -> None:
    leeg = maak_organisatie("CAW zonder mensen", "caw")
    dek(cast, leeg)

    with pytest.raises(Geweigerd) as nee:
        _over(cast, adviseer(cast), partner_id=leeg.pk)

    assert "geen kernpartner kan" in nee.value.velden["partner"]


@pytest.mark.parametrize(
    ("adres", "stuk"),
    [
        ({"postcode": "1070", "gemeente": "Anderlecht"}, "ligt in Brussel"),
        ({"postcode": "9300", "gemeente": "Aalst"}, "Geen samenwerkingsverband"),
        ({"postcode": "", "gemeente": ""}, "Verbeter het adres"),
    ],
)
def test_de_gemeente_bepaalt_naar_wie(cast: Rolverdeling, adres: dict[str, str], stuk: str) -> None:
    dek(cast)
    advies = adviseer(cast, registreer(vdab(cast).door, **{**ADRES, **adres}, **CONTACT))

    with pytest.raises(Geweigerd) as nee:
        _over(cast, advies)

    assert stuk in nee.value.velden["partner"]
    assert not Onthaaltraject.objects.exists()


def test_wat_de_wet_tegenhoudt_staat_bij_zijn_veld(cast: Rolverdeling) -> None:
    dek(cast)
    morgen = timezone.localdate() + timedelta(days=1)
    overdracht = Overdracht(morgen, frozenset({"adres"}), Hulpverlener(telefoon="+3292000000"))

    with pytest.raises(Geweigerd) as nee:
        _over(cast, adviseer(cast), overdracht=overdracht)

    assert set(nee.value.velden) == {"akkoord_op", "mee", "hulpverlener_naam"}


def test_wie_een_oude_versie_zag_kijkt_opnieuw(cast: Rolverdeling) -> None:
    dek(cast)
    with pytest.raises(Versieconflict):
        _over(cast, adviseer(cast), versie=7)


def test_alleen_het_kantoor_dat_adviseerde_draagt_over(cast: Rolverdeling) -> None:
    dek(cast)
    advies = adviseer(cast)
    keuze = {
        "overdracht": Overdracht(timezone.localdate()),
        "partner_id": gbo(cast).lidmaatschap.organisatie_id,
        "gezien": None,
        "versie": None,
    }

    with pytest.raises(Welzijnsadvies.DoesNotExist):
        gegevens_overdragen(advies, **keuze, door=cast.buren["vdab_beslisser"].door)
    with pytest.raises(PermissionDenied):
        gegevens_overdragen(advies, **keuze, door=gbo(cast).door)


# --- at the door ------------------------------------------------------------------------------------------------------
def _velden(cast: Rolverdeling, **anders: Any) -> dict[str, Any]:
    return {
        "aanvraag_sleutel": str(uuid4()),
        "versie": "1",
        "partner": str(gbo(cast).lidmaatschap.organisatie_id),
        "akkoord_op": f"{timezone.localdate():%d/%m/%Y}",
        "mee": ["email", "hulpverlener"],
        "hulpverlener_naam": "Dr. Peeters",
        "hulpverlener_telefoon": "09 200 00 00",
        **anders,
    }


def test_eerst_zien_wat_vertrekt_dan_pas_overdragen(cast: Rolverdeling, als: Callable[..., Any]) -> None:
    dek(cast)
    advies = adviseer(cast)
    adres = reverse("gegevens_overdragen", args=[advies.pk])
    client = als(vdab(cast))
    formulier = client.get(adres).content.decode()
    assert "Lindelei 12, 9000 Gent" in formulier
    velden = _velden(cast)

    blad = client.post(adres, velden)

    tekst = blad.content.decode()
    assert blad.status_code == 200
    assert not Onthaaltraject.objects.exists()
    for waarde in ("Lien", "Hermans", "30/07/1985", "lien@voorbeeld.be", "Dr. Peeters"):
        assert waarde in tekst
    assert tekst.count("gaat niet mee") == 1
    assert CONTACT["telefoon"] not in tekst
    assert "Dr. Peeters, +32 9 200 00 00" in tekst
    klaar = client.post(adres, {**velden, "gezien": blad.context["gezien"]}, follow=True)

    onthaal = Onthaaltraject.objects.get()
    assert (onthaal.telefoon, onthaal.email) == ("", "lien@voorbeeld.be")
    na = klaar.content.decode()
    assert "weet VDAB niet" in na
    partner = gbo(cast).lidmaatschap.organisatie.naam
    assert partner not in na
    assert partner not in client.get(advies.deelnemer.get_absolute_url()).content.decode()
    # Sent once more (double click, back button) it is the same act.
    assert client.post(adres, {**velden, "gezien": blad.context["gezien"]}).status_code == 302
    assert Onthaaltraject.objects.count() == 1


def test_wie_aanpast_ziet_het_formulier_terug(cast: Rolverdeling, als: Callable[..., Any]) -> None:
    dek(cast)
    adres = reverse("gegevens_overdragen", args=[adviseer(cast).pk])

    blad = als(vdab(cast)).post(adres, {**_velden(cast), "gezien": "x" * 32, "wijzig": "1"})

    tekst = blad.content.decode()
    assert blad.status_code == 200
    assert "Kijk na wat vertrekt" in tekst
    # The button of this form only shows what would go: what was seen before does not come along with it.
    assert "x" * 32 not in tekst
    assert re.search(r'name="gezien"(?! value)', tekst)
    assert not Onthaaltraject.objects.exists()


def test_wie_aanpast_krijgt_opnieuw_te_zien_wat_vertrekt(cast: Rolverdeling, als: Callable[..., Any]) -> None:
    """After "Pas aan" the form leads to the preview again, never past it."""
    dek(cast)
    adres = reverse("gegevens_overdragen", args=[adviseer(cast).pk])
    client, velden = als(vdab(cast)), _velden(cast)
    gezien = client.post(adres, velden).context["gezien"]

    formulier = client.post(adres, {**velden, "gezien": gezien, "wijzig": "1"}).content.decode()

    assert gezien not in formulier


def test_wat_niet_mag_komt_niet_tot_het_blad_om_af_te_drukken(
    cast: Rolverdeling, als: Callable[..., Any]
) -> None:
    """Whoever prints the preview for the person can also do what it says."""
    dek(cast)
    adres = reverse("gegevens_overdragen", args=[adviseer(cast).pk])
    gisteren = timezone.localdate() - timedelta(days=1)

    fout = als(vdab(cast)).post(adres, _velden(cast, akkoord_op=f"{gisteren:%d/%m/%Y}", hulpverlener_naam=""))

    assert fout.status_code == 422
    tekst = fout.content.decode()
    assert "een akkoord van voor dat gesprek telt niet" in tekst
    assert "Vul in wie de hulpverlener is" in tekst
    assert "09 200 00 00" in tekst


def test_wat_intussen_verbeterd_werd_moet_opnieuw_nagekeken(
    cast: Rolverdeling, als: Callable[..., Any]
) -> None:
    dek(cast)
    advies = adviseer(cast)
    adres = reverse("gegevens_overdragen", args=[advies.pk])
    client, velden = als(vdab(cast)), _velden(cast)
    gezien = client.post(adres, velden).context["gezien"]
    deelnemer_wijzigen(advies.deelnemer, wijzigingen={"straat": "Beukenlaan"}, versie=1, door=vdab(cast).door)

    fout = client.post(adres, {**velden, "gezien": gezien})

    assert fout.status_code == 422
    assert "Kijk opnieuw na" in fout.content.decode()
    assert gezien not in fout.content.decode()
    assert not Onthaaltraject.objects.exists()


def test_zonder_dekking_is_er_geen_formulier(cast: Rolverdeling, als: Callable[..., Any]) -> None:
    blad = als(vdab(cast)).get(reverse("gegevens_overdragen", args=[adviseer(cast).pk])).content.decode()

    assert "Geen samenwerkingsverband" in blad
    assert "<button" not in blad[blad.index("<main") : blad.index("</main")]


def test_na_de_overdracht_kan_vdab_nergens_meer_heen(cast: Rolverdeling, als: Callable[..., Any]) -> None:
    advies = adviseer(cast)
    onthaal = draag_over(cast, advies)
    client = als(vdab(cast))

    assert client.get(reverse("gegevens_overdragen", args=[advies.pk])).status_code == 302
    assert not Onthaaltraject.objects.zichtbaar_voor(vdab(cast).door).exists()
    assert list(Onthaaltraject.objects.zichtbaar_voor(gbo(cast).door)) == [onthaal]
    assert not Onthaaltraject.objects.zichtbaar_voor(cast.buren["gbo_medewerker"].door).exists()
    assert (
        als(cast.buren["vdab_beslisser"]).get(reverse("gegevens_overdragen", args=[advies.pk])).status_code
        == 404
    )
