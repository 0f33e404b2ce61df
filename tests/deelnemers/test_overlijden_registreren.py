"""The act `overlijden_registreren`: the day, who said it, what follows, and how it is corrected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import GEBOREN, registreer, vers_insz
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.domein import overlijden_bezwaar
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

DAG = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        (GEBOREN, ""),
        (date(2026, 3, 1), ""),
        (GEBOREN - timedelta(days=1), "vóór de geboortedatum"),
        (date(2026, 3, 2), "in de toekomst"),
    ],
)
def test_niemand_sterft_voor_zijn_geboorte_of_morgen(dag, zin):
    assert zin in overlijden_bezwaar(dag, GEBOREN, date(2026, 3, 1))
    assert bool(zin) == bool(overlijden_bezwaar(dag, GEBOREN, date(2026, 3, 1)))


def velden(deelnemer: Deelnemer, **anders: Any) -> dict[str, Any]:
    """What a browser sends."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "versie": deelnemer.versie,
        "overleden_op": "01/03/2026",
        "bron": "familie",
        **anders,
    }


def adres(deelnemer: Deelnemer) -> str:
    return reverse("overlijden_registreren", args=[deelnemer.pk])


@pytest.mark.django_db
def test_het_staat_er_taken_vervallen_en_wie_betrokken_is_hoort_het(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door, insz="", insz_ontbreekt="aangevraagd")
    rij = overlijden_registreren(deelnemer, overleden_op=DAG, bron="familie", versie=1, door=door)
    assert (rij.overleden_op, rij.overlijden_bron, rij.versie, rij.is_overleden) == (DAG, "familie", 2, True)
    assert Taak.objects.get(soort="insz_aanvullen").klaar_op is not None
    assert Logregel.objects.get(handeling="overlijden_registreren").gegevens == {"stap": "geregistreerd"}
    assert rij.gebeurtenissen.latest("pgh_id").pgh_context["handeling"] == "overlijden_registreren"
    assert not Melding.objects.filter(soort="deelnemer_overleden").exists()


@pytest.mark.django_db
def test_een_andere_organisatie_krijgt_bericht_maar_niet_wie_er_niet_meer_werkt(cast):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=insz)
    registreer(cast.casemanager_werk.door, insz=insz)
    cast.casemanager_werk.gebruiker.is_active = False
    with pghistory.context(handeling="test", door="commando:test"):
        cast.casemanager_werk.gebruiker.save()
    overlijden_registreren(
        deelnemer, overleden_op=DAG, bron="familie", versie=1, door=cast.casemanager_zorg.door
    )
    gemeld = Melding.objects.filter(soort="deelnemer_overleden").values_list("gebruiker_id", flat=True)
    assert list(gemeld) == [cast.buur.gebruiker.pk]


@pytest.mark.django_db
def test_verbeteren_en_intrekken_vraagt_een_reden(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door, insz="", insz_ontbreekt="aangevraagd")
    overlijden_registreren(deelnemer, overleden_op=DAG, bron="familie", versie=1, door=door)
    with pytest.raises(Geweigerd) as nee:
        overlijden_registreren(deelnemer, overleden_op=None, versie=2, door=door)
    assert "waarom" in nee.value.velden["reden"]
    rij = overlijden_registreren(deelnemer, overleden_op=None, versie=2, reden="Iemand anders", door=door)
    assert (rij.is_overleden, rij.overlijden_bron, rij.overlijden_reden) == (False, "", "Iemand anders")
    assert Logregel.objects.filter(handeling="overlijden_registreren").count() == 2
    assert Taak.objects.get(soort="insz_aanvullen").klaar_op is None
    # The same again changes nothing.
    assert overlijden_registreren(deelnemer, overleden_op=None, versie=1, door=door).versie == 3


@pytest.mark.django_db
def test_wie_eerst_was_wint(cast):
    deelnemer = registreer(cast.casemanager_zorg.door)
    with pytest.raises(Versieconflict):
        overlijden_registreren(
            deelnemer, overleden_op=DAG, bron="familie", versie=7, door=cast.casemanager_zorg.door
        )


@pytest.mark.django_db
def test_via_het_scherm_en_het_dossier_zegt_het(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    client = als(cast.casemanager_zorg)
    klaar = velden(deelnemer)
    for _ in range(2):
        assert client.post(adres(deelnemer), klaar)["Location"] == deelnemer.get_absolute_url()
    for bladzijde in (deelnemer.get_absolute_url(), reverse("deelnemer_detail", args=[deelnemer.pk])):
        inhoud = client.get(bladzijde).content.decode()
        assert "01/03/2026 (40)" in inhoud
    assert "Overleden op 01/03/2026." in client.get(deelnemer.get_absolute_url()).content.decode()
    deelnemer.refresh_from_db()
    leeft = velden(deelnemer, wat="leeft", overleden_op="", bron="", reden="Vergissing")
    assert client.post(adres(deelnemer), leeft).status_code == 302
    deelnemer.refresh_from_db()
    assert not deelnemer.is_overleden


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wat",
    [
        {"overleden_op": ""},
        {"overleden_op": "31/02/2020"},
        {"overleden_op": "01/01/1950"},
        {"overleden_op": "\0"},
        {"bron": "waarzegger"},
        {"bron": ""},
        {"versie": "x"},
    ],
)
def test_wat_niet_klopt_geeft_een_zin_en_bewaart_niets(cast, als, wat):
    deelnemer = registreer(cast.casemanager_zorg.door)
    antwoord = als(cast.casemanager_zorg).post(adres(deelnemer), velden(deelnemer, **wat))
    assert antwoord.status_code == 422
    assert "Er klopt nog" in antwoord.content.decode()
    assert not Deelnemer.objects.get(pk=deelnemer.pk).is_overleden


@pytest.mark.django_db
def test_een_conflict_houdt_wat_getypt_is_en_lukt_de_tweede_keer(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    client = als(cast.casemanager_zorg)
    antwoord = client.post(adres(deelnemer), velden(deelnemer, versie=9))
    assert antwoord.status_code == 409
    inhoud = antwoord.content.decode()
    assert "Deze gegevens zijn gewijzigd" in inhoud
    assert 'value="01/03/2026"' in inhoud
    assert 'name="versie" value="1"' in inhoud


@pytest.mark.django_db
def test_de_buur_en_wie_alleen_de_identiteit_ziet(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    assert als(cast.buur).get(adres(deelnemer)).status_code == 404
    registreer(cast.buur.door, insz=insz)
    assert als(cast.buur).get(adres(deelnemer)).status_code == 403
    assert timezone.localdate() > DAG
