"""From an eindadvies that refers to another offer to the letterbox: outcome, goals and actions, never a care note."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.eindes import ZORGGEHEIM, met_dossier, rond_af
from trajecten.stukken import STUKKEN
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.stukken import aangeboden, inhoud

pytestmark = pytest.mark.django_db
ALLE = [stuk.sleutel for stuk in STUKKEN]


def test_de_brief_draagt_uitkomst_doelen_en_acties_en_nooit_zorg(cast) -> None:
    traject = rond_af(cast)
    for rol in ("casemanager_werk", "casemanager_zorg"):
        mee = {
            een["sleutel"]: een["regels"] for een in inhoud(cast.spelers[rol].door, traject.deelnemer, ALLE)
        }
        assert mee["traject_uitkomst"][0][1].startswith("Arbeidsmatige activiteiten")
        assert mee["traject_doelen"] == [["In eigen woorden", "Ik wil in het groen werken."]]
        assert [regel[1] for regel in mee["traject_acties"]] == ["Kennismaking met groenonderhoud"]
        assert ZORGGEHEIM not in str(mee)
        assert "Psychosociale" not in str(mee)


def test_een_ander_of_een_traject_dat_niet_af_is_geeft_niets_mee(cast) -> None:
    traject = rond_af(cast)
    for vreemde in (
        cast.buren["casemanager_werk"],
        cast.spelers["verwijzer"],
        cast.spelers["begeleider_ama"],
    ):
        assert not [een for een in inhoud(vreemde.door, traject.deelnemer, ALLE) if een["sleutel"] in ALLE]
        assert not [een for een in aangeboden(vreemde.door, traject.deelnemer) if een.sleutel in ALLE]
    lopend = met_dossier(cast)
    assert not [
        een for een in aangeboden(cast.casemanager_werk.door, lopend.deelnemer) if een.sleutel in ALLE
    ]


def test_van_het_eindadvies_naar_de_brievenbus(cast, als) -> None:
    traject = rond_af(cast)
    begeleider = maak_speler("begeleider_ama", maak_organisatie("Zorgboerderij", "maatwerkbedrijf"))
    client = als(cast.casemanager_zorg)
    adres = reverse("doorverwijzing_versturen", args=[traject.deelnemer_id])
    assert adres in client.get(reverse("eindadvies_detail", args=[traject.pk])).text
    html = client.get(adres).text
    assert "Het eindadvies en de volgende stap" in html
    gegevens = {
        "aanvraag_sleutel": uuid4(),
        "bestemming": f"activeringstraject.ama_wvg.{begeleider.lidmaatschap.organisatie_id}",
        "toelichting": "Ze zoekt een plek in het groen.",
        "stukken": ["contact", "traject_uitkomst", "traject_doelen"],
        "akkoord_op": f"{timezone.localdate():%d/%m/%Y}",
        "gezien": "",
    }
    nakijken = client.post(adres, gegevens)
    assert "Ik wil in het groen werken." in nakijken.text
    gezien = nakijken.context["gezien"]
    assert client.post(adres, gegevens | {"gezien": gezien}).status_code == 302
    brief = Doorverwijzing.objects.get()
    assert [een["sleutel"] for een in brief.inhoud] == [
        "identiteit",
        "contact",
        "traject_uitkomst",
        "traject_doelen",
    ]
    assert "Ik wil in het groen werken." in als(begeleider).get(brief.get_absolute_url()).text


def test_een_advies_welzijn_gaat_niet_met_een_brief_van_de_tandem(cast, als) -> None:
    traject = rond_af(cast, "advies_welzijn")
    html = als(cast.casemanager_werk).get(reverse("eindadvies_detail", args=[traject.pk])).text
    assert "VDAB geeft het advies Welzijn zelf." in html
    assert reverse("doorverwijzing_versturen", args=[traject.deelnemer_id]) not in html


def test_een_uitkomst_zonder_ander_aanbod_heeft_geen_knop(cast, als) -> None:
    traject = rond_af(cast, "betaald_werk")
    html = als(cast.casemanager_werk).get(reverse("eindadvies_detail", args=[traject.pk])).text
    assert reverse("doorverwijzing_versturen", args=[traject.deelnemer_id]) not in html
