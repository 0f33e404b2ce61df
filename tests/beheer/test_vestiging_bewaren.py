"""Branches and locations: added and corrected by the manager, with a number that belongs to nobody else."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.beheer.organisaties import bekende
from werkzorg.beheer.handelingen.werkposten import vestiging_bewaren
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.gegevens import VESTIGING
from werkzorg.organisaties.models import Organisatie, Vestiging

pytestmark = pytest.mark.django_db
NUMMER = "2147812701"


@pytest.fixture
def griet(cast):
    """The manager of her own CAW."""
    return cast.spelers["organisatiebeheerder"]


def gegevens(**velden: Any) -> dict[str, Any]:
    """A branch in Deinze."""
    leeg = dict.fromkeys(VESTIGING, "") | {"gesloten_op": None}
    return {**leeg, "naam": "Deinze", "nummer": NUMMER, "postcode": "9800", "gemeente": "Deinze", **velden}


def bewaar(speler: Any, **velden: Any) -> Vestiging:
    """A new branch of this player's organisation."""
    return vestiging_bewaren(speler.lidmaatschap.organisatie, gegevens=gegevens(**velden), door=speler.door)


# --- the act ----------------------------------------------------------------------------------------------
def test_een_vestiging_komt_erbij_en_wordt_verbeterd(griet):
    rij = bewaar(griet)
    assert (rij.organisatie_id, rij.nummer, rij.versie) == (griet.lidmaatschap.organisatie_id, NUMMER, 1)
    opnieuw = vestiging_bewaren(
        griet.lidmaatschap.organisatie,
        gegevens=gegevens(naam="Deinze centrum"),
        vestiging_id=rij.pk,
        versie=1,
        door=griet.door,
    )
    assert (opnieuw.pk, opnieuw.naam, opnieuw.versie) == (rij.pk, "Deinze centrum", 2)
    regels = Logregel.objects.filter(handeling="vestiging_bewaren").order_by("wanneer")
    assert [regel.gegevens["vestiging"] for regel in regels] == [str(rij.pk)] * 2
    assert regels[1].gegevens["velden"] == ["naam"]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"naam": ""}, "naam"), ({"postcode": "", "gemeente": ""}, "gemeente"), ({}, "nummer")],
)
def test_wat_niet_kan_wordt_geweigerd_bij_het_veld(griet, velden, veld):
    if veld == "nummer":
        bewaar(griet)
    with pytest.raises(Geweigerd) as nee:
        bewaar(griet, **velden)
    assert veld in nee.value.velden


def test_een_nummer_van_een_andere_organisatie_noemt_die_niet(griet, cast):
    bewaar(cast.buren["organisatiebeheerder"])
    with pytest.raises(Geweigerd) as nee:
        bewaar(griet)
    assert "van een andere organisatie" in nee.value.velden["nummer"]
    assert cast.buren["organisatiebeheerder"].lidmaatschap.organisatie.naam not in nee.value.velden["nummer"]


def test_wie_te_laat_is_en_wie_er_niet_bij_hoort(griet, cast):
    rij, huis = bewaar(griet), griet.lidmaatschap.organisatie
    vestiging_bewaren(huis, gegevens=gegevens(naam="A"), vestiging_id=rij.pk, versie=1, door=griet.door)
    with pytest.raises(Versieconflict):
        vestiging_bewaren(huis, gegevens=gegevens(naam="B"), vestiging_id=rij.pk, versie=1, door=griet.door)
    with pytest.raises(Organisatie.DoesNotExist):
        vestiging_bewaren(huis, gegevens=gegevens(), door=cast.buren["organisatiebeheerder"].door)
    van_ander = bewaar(cast.buren["organisatiebeheerder"], nummer="")
    with pytest.raises(Vestiging.DoesNotExist):
        vestiging_bewaren(
            huis, gegevens=gegevens(nummer=""), vestiging_id=van_ander.pk, versie=1, door=griet.door
        )


# --- the door ---------------------------------------------------------------------------------------------
def adres(speler: Any, vestiging: Vestiging | None = None) -> str:
    """The form of a new or a known branch of this player's organisation."""
    basis = f"/organisaties/{speler.lidmaatschap.organisatie_id}/vestiging/"
    return f"{basis}?vestiging={vestiging.pk}" if vestiging else basis


def getypt(**velden: Any) -> dict[str, Any]:
    """The filled-in form, with its own key."""
    typt = {
        "aanvraag_sleutel": str(uuid4()),
        "versie": "1",
        "naam": "Deinze",
        "nummer": "2.147.812.701",
        "gemeente": "Deinze",
    }
    return {**typt, **velden}


def test_een_vestiging_staat_daarna_op_de_bladzijde(griet, als):
    client = als(griet)
    assert client.get(adres(griet)).status_code == 200
    html = client.post(adres(griet), getypt(), follow=True).content.decode()
    assert "De vestiging is bewaard." in html
    assert "2.147.812.701" in html
    rij = Vestiging.objects.get()
    assert client.get(adres(griet, rij)).context["formulier"]["naam"].value() == "Deinze"
    een = getypt(naam="Deinze", gesloten_op="1/6/2026")
    client.post(adres(griet, rij), een)
    assert client.post(adres(griet, rij), een).status_code == 302
    rij.refresh_from_db()
    assert (rij.gesloten_op.isoformat(), rij.versie) == ("2026-06-01", 2)


def test_een_conflict_toont_beide_teksten(griet, als):
    rij = bewaar(griet)
    vestiging_bewaren(
        griet.lidmaatschap.organisatie,
        gegevens=gegevens(straat="Markt"),
        vestiging_id=rij.pk,
        versie=1,
        door=griet.door,
    )
    antwoord = als(griet).post(adres(griet, rij), getypt(naam="Mijn naam", postcode="9800"))
    assert antwoord.status_code == 409
    assert {veld["naam"]: veld["voorstel"] for veld in antwoord.context["conflict"]["velden"]} == {
        "naam": "mijn",
        "straat": "ander",
    }


@pytest.mark.parametrize("sleutel", ["x", "00000000-0000-4000-8000-000000000000", "0" * 400, "%00"])
def test_een_vestiging_die_er_niet_is_vindt_niemand(griet, als, sleutel):
    assert als(griet).get(f"{adres(griet)}?vestiging={sleutel}").status_code == 404


def test_een_vestiging_van_een_andere_organisatie_is_er_hier_niet(griet, cast, als):
    ander = bewaar(cast.buren["organisatiebeheerder"])
    assert als(griet).get(adres(griet, ander)).status_code == 404
    assert als(griet).post(adres(griet, ander), getypt()).status_code == 404
    assert als(cast.spelers["verwijzer"]).get(adres(griet)).status_code == 403
    assert bekende().vestigingen.count() == 0
