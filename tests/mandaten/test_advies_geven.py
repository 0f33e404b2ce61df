"""Act and door of advies_geven: an expert advises, with points by the criteria of the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from mandaten.handelingen.advies import advies_geven
from mandaten.models import Aanvraag, Advies, Score
from tests.mandaten.behandelingen import (
    aanvrager,
    bureau,
    ingediend,
    met_criteria,
    sleutel,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beslisser, in_handeling
from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Speler:
    """Who decides about partnerships Zorg."""
    return beslisser("zorg")


@pytest.fixture
def aanvraag(an: Speler) -> Aanvraag:
    """Admissible, for a call with two criteria."""
    oproep, _ = met_criteria()
    return verklaar_ontvankelijk(ingediend("zorg", oproep=oproep), an)


def adviseer(aanvraag: Aanvraag, wie: Speler, *punten: int | None, **anders: Any) -> Advies:
    criteria = list(aanvraag.oproep.criteria.all()) if aanvraag.oproep else []
    gegevens: dict[str, Any] = {
        "adviseur": "Prof. Els Maes, UGent",
        "strekking": "gunstig",
        "tekst": "Sterk team, goed bereikbaar.",
        "punten": {een.pk: aantal for een, aantal in zip(criteria, punten, strict=False)},
    }
    return advies_geven(aanvraag, **{**gegevens, **anders}, door=wie.door)


# --- act ----------------------------------------------------------------------------------------------------
def test_een_advies_staat_met_zijn_punten_bij_de_aanvraag(an: Speler, aanvraag: Aanvraag) -> None:
    advies = adviseer(aanvraag, an, 8, 5)
    assert list(advies.scores.order_by("criterium__volgorde").values_list("punten", flat=True)) == [8, 5]
    assert (advies.gegeven_door_id, advies.strekking) == (an.gebruiker.pk, "gunstig")
    assert Logregel.objects.get(handeling="advies_geven").gegevens == {
        "advies": str(advies.pk),
        "strekking": "gunstig",
    }
    # A second expert sees it otherwise; both stand there.
    adviseer(aanvraag, an, 3, 5, strekking="ongunstig")
    assert aanvraag.adviezen.count() == 2
    # Nothing moved.
    assert vers(aanvraag).status == "ontvankelijk"


def test_ook_terwijl_een_vraag_wacht(an: Speler, aanvraag: Aanvraag) -> None:
    vraag(aanvraag, an)
    assert adviseer(vers(aanvraag), an, 8, 5).pk


def test_zonder_oproep_zijn_er_geen_punten() -> None:
    wie = bureau()
    aanvraag = verklaar_ontvankelijk(ingediend("erkenning"), wie)
    assert adviseer(aanvraag, wie).scores.count() == 0


@pytest.mark.parametrize("punten", [(8,), (8, None), (11, 5), (-1, 5), ()])
def test_elk_criterium_krijgt_0_tot_10_punten(
    an: Speler, aanvraag: Aanvraag, punten: tuple[int | None, ...]
) -> None:
    with pytest.raises(Geweigerd) as nee:
        adviseer(aanvraag, an, *punten)
    assert all(veld.startswith("punten_") for veld in nee.value.velden)
    assert not Advies.objects.exists()


def test_ook_de_database_wil_hoogstens_tien(an: Speler, aanvraag: Aanvraag) -> None:
    adviseer(aanvraag, an, 8, 5)
    with in_handeling(), pytest.raises(IntegrityError, match="score_hoogstens_10"), transaction.atomic():
        Score.objects.update(punten=11)


def test_wie_en_wat_mogen_niet_ontbreken(an: Speler, aanvraag: Aanvraag) -> None:
    with pytest.raises(Geweigerd) as nee:
        adviseer(aanvraag, an, 8, 5, adviseur="", tekst="")
    assert set(nee.value.velden) == {"adviseur", "tekst"}


def test_criteria_van_een_andere_oproep(an: Speler, aanvraag: Aanvraag) -> None:
    _, andere = met_criteria()
    punten = {een.pk: 5 for een in aanvraag.oproep.criteria.all()} | {andere[0].pk: 10}
    with pytest.raises(Geweigerd, match="horen niet bij deze oproep"):
        adviseer(aanvraag, an, punten=punten)
    with pytest.raises(ValueError, match="Geen strekking"):
        adviseer(aanvraag, an, 8, 5, strekking="misschien")


def test_niet_voor_de_ontvankelijkheid(an: Speler) -> None:
    with pytest.raises(Geweigerd, match="nu “ingediend”"):
        adviseer(ingediend("zorg"), an)


def test_eigen_mensen_van_elke_partner_en_buren_niet(
    an: Speler, aanvraag: Aanvraag, cast: Rolverdeling
) -> None:
    with pytest.raises(Aanvraag.DoesNotExist):
        adviseer(aanvraag, cast.spelers["vdab_beslisser"], 8, 5)
    with pytest.raises(PermissionDenied):
        adviseer(aanvraag, aanvrager(aanvraag), 8, 5)
    partner = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats").first()
    assert partner is not None
    lid = maak_speler("casemanager_zorg", partner.organisatie).lidmaatschap
    with in_handeling():
        Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=an.gebruiker)
    with pytest.raises(Geweigerd, match="laat een collega dit doen"):
        adviseer(aanvraag, an, 8, 5)


# --- door ---------------------------------------------------------------------------------------------------
def adres(aanvraag: Aanvraag) -> str:
    return reverse("advies_geven", args=[aanvraag.pk])


def velden(aanvraag: Aanvraag, *punten: str, **anders: str) -> dict[str, str]:
    criteria = list(aanvraag.oproep.criteria.all())
    return {
        "adviseur": "Prof. Els Maes",
        "strekking": "gunstig_met_voorwaarden",
        "tekst": "Sterk team 🙂",
        "aanvraag_sleutel": sleutel(),
        **{f"punten_{een.pk}": aantal for een, aantal in zip(criteria, punten, strict=True)},
        **anders,
    }


def test_het_gewogen_totaal_staat_bij_de_aanvraag_en_alleen_voor_het_bureau(
    an: Speler, aanvraag: Aanvraag, als: Als
) -> None:
    html = als(an).get(adres(aanvraag)).content.decode()
    assert "gewicht 60. Zonder dit geen toekenning." in html
    sturen = velden(aanvraag, "8", "5")
    antwoord = als(an).post(adres(aanvraag), sturen)
    assert (antwoord.status_code, antwoord.url) == (302, reverse("aanvraag_detail", args=[aanvraag.pk]))
    assert als(an).post(adres(aanvraag), sturen).status_code == 302
    assert Advies.objects.count() == 1
    adviseer(aanvraag, an, 0, 10, strekking="ongunstig")
    bladzijde = als(an).get(antwoord.url).content.decode()
    # (8 x 60 + 5 x 40) / 100 and (0 x 60 + 10 x 40) / 100; together 5,4.
    for stuk in ("6,8 op 10", "4,0 op 10", "samen 5,4 op 10", "zonder dit geen toekenning", "Sterk team 🙂"):
        assert stuk in bladzijde
    van_aanvrager = als(aanvrager(aanvraag)).get(antwoord.url).content.decode()
    assert "Els Maes" not in van_aanvrager
    assert "6,8" not in van_aanvrager


@pytest.mark.parametrize(
    "punten", [("", "5"), ("11", "5"), ("7,5", "5"), ("-1", "5"), ("²", "5"), ("9" * 40, "5")]
)
def test_slechte_punten_zijn_een_zin(
    an: Speler, aanvraag: Aanvraag, als: Als, punten: tuple[str, str]
) -> None:
    antwoord = als(an).post(adres(aanvraag), velden(aanvraag, *punten))
    assert antwoord.status_code == 422
    assert "Sterk team 🙂" in antwoord.content.decode()
    assert not Advies.objects.exists()


@pytest.mark.parametrize(
    "anders",
    [{"strekking": "misschien"}, {"tekst": "x" * 5001}, {"adviseur": "nul \x00"}, {"tekst": ""}],
)
def test_slechte_invoer_bewaart_niets(
    an: Speler, aanvraag: Aanvraag, als: Als, anders: dict[str, str]
) -> None:
    assert als(an).post(adres(aanvraag), velden(aanvraag, "8", "5", **anders)).status_code == 422
    assert not Advies.objects.exists()


def test_wie_er_niet_over_beslist_komt_er_niet_in(aanvraag: Aanvraag, als: Als, cast: Rolverdeling) -> None:
    assert als(cast.spelers["departement_wse"]).get(adres(aanvraag)).status_code == 404
    assert als(aanvrager(aanvraag)).get(adres(aanvraag)).status_code == 403
    assert als(cast.departement).get(reverse("advies_geven", args=[uuid4()])).status_code == 404
