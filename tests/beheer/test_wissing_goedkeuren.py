"""`wissing_goedkeuren`: a second person, who types the number, lets the clock erase somebody for good."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.deelnemers.personen import registreer
from werkzorg.beheer.handelingen.wissing import wissing_goedkeuren, wissing_intrekken, wissing_voorstellen
from werkzorg.beheer.models import Inzagedossier
from werkzorg.deelnemers.models import Deelnemer, Wisopdracht
from werkzorg.handelen.klok import sla
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
TOEZICHT = "functionaris_gegevensbescherming"


@pytest.fixture
def opdracht(cast) -> Wisopdracht:
    """Proposed by the functionaris of the one house."""
    dossier = Inzagedossier.objects.get(pk=registreer(cast.casemanager_zorg.door).pk)
    return wissing_voorstellen(dossier, grond="verzoek", door=cast.spelers[TOEZICHT].door)


def nummer(opdracht) -> str:
    return Deelnemer.objects.get(pk=opdracht.deelnemer_id).dossiernummer


@pytest.mark.parametrize("wie", ["een andere functionaris", "de functioneel beheerder"])
def test_een_tweede_keurt_goed_en_de_klok_wist(cast, opdracht, wie):
    tweede = cast.buren[TOEZICHT] if "functionaris" in wie else cast.spelers["functioneel_beheerder"]
    wissing_goedkeuren(opdracht, door=tweede.door)
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.goedgekeurd_door) == ("goedgekeurd", tweede.gebruiker.pk)
    assert Taak.objects.get(soort="wissing_nakijken").klaar_op is not None
    assert Logregel.objects.filter(handeling="wissing_goedkeuren", object_id=opdracht.pk).exists()
    sla("goedgekeurde_wissingen_uitvoeren")
    assert not Deelnemer.objects.filter(pk=opdracht.deelnemer_id).exists()
    opdracht.refresh_from_db()
    assert (opdracht.toestand, opdracht.over_deelnemers) == ("uitgevoerd", [])


def test_wie_voorstelde_keurt_niet_goed(cast, opdracht):
    with pytest.raises(Geweigerd, match="een andere persoon moet ze goedkeuren"):
        wissing_goedkeuren(opdracht, door=cast.spelers[TOEZICHT].door)
    opdracht.refresh_from_db()
    assert opdracht.toestand == "voorgesteld"


def test_wat_goedgekeurd_uitgevoerd_of_ingetrokken_is_wordt_niet_nog_eens_goedgekeurd(cast, opdracht):
    tweede = cast.buren[TOEZICHT].door
    wissing_goedkeuren(opdracht, door=tweede)
    with pytest.raises(Geweigerd, match="al goedgekeurd"):
        wissing_goedkeuren(opdracht, door=tweede)
    wissing_intrekken(opdracht, door=tweede)
    with pytest.raises(Geweigerd, match="uitgevoerd of ingetrokken"):
        wissing_goedkeuren(opdracht, door=tweede)


def test_niemand_anders_keurt_goed(cast, opdracht):
    for rol in ROLLEN.keys() - {TOEZICHT, "functioneel_beheerder"}:
        with pytest.raises(PermissionDenied):
            wissing_goedkeuren(opdracht, door=cast.spelers[rol].door)


# --- the door ---------------------------------------------------------------------------------------------
def velden(getypt: str) -> dict[str, str]:
    return {"aanvraag_sleutel": str(uuid4()), "nummer": getypt}


def test_het_nummer_moet_overgetypt_worden(cast, als, opdracht):
    client = als(cast.buren[TOEZICHT])
    adres = reverse("wissing_goedkeuren", args=[opdracht.pk])
    for fout in ("", "D-0000-0000", "ja", "x" * 4000):
        antwoord = client.post(adres, velden(fout))
        assert antwoord.status_code == 422
    opdracht.refresh_from_db()
    assert opdracht.toestand == "voorgesteld"
    juist = velden(nummer(opdracht).replace("-", " ").lower())
    for _ in range(2):
        assert client.post(adres, juist).url == reverse("wissing_lijst")
    opdracht.refresh_from_db()
    assert opdracht.toestand == "goedgekeurd"


def test_wie_voorstelde_ziet_geen_knop_en_een_post_wordt_geweigerd(cast, als, opdracht):
    client = als(cast.spelers[TOEZICHT])
    adres = reverse("wissing_goedkeuren", args=[opdracht.pk])
    html = client.get(adres).content.decode()
    assert "voorgoed" not in html
    assert "een andere persoon moet het goedkeuren" in html
    antwoord = client.post(adres, velden(nummer(opdracht)))
    assert antwoord.status_code == 422
    assert "een andere persoon moet ze goedkeuren" in antwoord.content.decode()


def test_de_lijst_zegt_wie_en_wanneer_ook_als_de_persoon_weg_is(cast, als, opdracht):
    wissing_goedkeuren(opdracht, door=cast.buren[TOEZICHT].door)
    sla("goedgekeurde_wissingen_uitvoeren")
    html = als(cast.spelers[TOEZICHT]).get(reverse("wissing_lijst")).content.decode()
    assert "gewist" in html
    assert "uitgevoerd" in html
    adres = reverse("wissing_goedkeuren", args=[opdracht.pk])
    assert als(cast.spelers[TOEZICHT]).get(adres).status_code == 200


def test_wie_geen_toezicht_houdt_komt_er_niet_in(cast, als, opdracht):
    assert als(cast.casemanager_zorg).get(reverse("wissing_lijst")).status_code == 403
    assert (
        als(cast.casemanager_zorg).get(reverse("wissing_goedkeuren", args=[opdracht.pk])).status_code == 403
    )
    assert als(cast.buren[TOEZICHT]).get(reverse("wissing_goedkeuren", args=[uuid4()])).status_code == 404
