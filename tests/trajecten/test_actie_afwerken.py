"""The act `actie_afwerken`: done on a day, with a result, by who carried it out or the tandem."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.netwerk import DAG, coordinator, dienstverlener, maak_actie, vandaag, wijs_toe
from trajecten.domein.uitvoering import Dagregel
from trajecten.handelingen.acties import actie_afwerken
from trajecten.handelingen.gegeven_uren import uren_registreren
from trajecten.models import Actie
from trajecten.statussen import AFGEWERKT
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rol", ["dienstverlener", "casemanager_werk", "casemanager_zorg"])
def test_afwerken(cast, rol: str) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    door = cast.spelers[rol].door
    rij = actie_afwerken(
        actie, afgewerkt_op=vandaag(), resultaat="Komt nu elke dag op tijd.", versie=2, door=door
    )
    assert (rij.status, rij.afgewerkt_op) == (AFGEWERKT, vandaag())
    assert Actie.objects.get(pk=actie.pk).resultaat == "Komt nu elke dag op tijd."
    with pytest.raises(Geweigerd, match="afgewerkt"):
        actie_afwerken(actie, afgewerkt_op=vandaag(), resultaat="Nog eens", versie=3, door=door)


def test_dagen_die_niet_kunnen(cast) -> None:
    traject = maak_traject(cast)
    actie = wijs_toe(cast, maak_actie(traject))
    door = dienstverlener(cast).door
    uren_registreren(actie, regels=[Dagregel(0, vandaag() - DAG, Decimal(2))], door=door)

    def op(dag) -> str:
        with pytest.raises(Geweigerd) as nee:
            actie_afwerken(actie, afgewerkt_op=dag, resultaat="x", versie=3, door=door)
        return nee.value.velden["afgewerkt_op"]

    assert "toekomst" in op(vandaag() + DAG)
    assert "begint op" in op(actie.van - DAG)
    assert "nog uren" in op(vandaag() - 3 * DAG)
    with pytest.raises(Geweigerd) as nee:
        actie_afwerken(actie, afgewerkt_op=vandaag(), resultaat="  ", versie=3, door=door)
    assert "resultaat" in nee.value.velden


def test_scherm(cast, als) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    client, adres = als(dienstverlener(cast)), f"/trajecten/acties/{actie.pk}/afwerken/"
    sleutel = client.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    gegevens = {"aanvraag_sleutel": sleutel, "versie": 2, "afgewerkt_op": f"{vandaag():%d/%m/%Y}"}
    assert client.post(adres, gegevens).status_code == 422
    antwoord = client.post(adres, {**gegevens, "resultaat": "Het lukte."}, follow=True)
    assert "Het lukte." in antwoord.content.decode()
    # Done: the button is gone, and the address leads back.
    assert adres not in antwoord.content.decode()
    assert client.get(adres).status_code == 302
    assert als(coordinator(cast)).get(adres).status_code == 403
    assert als(cast.buren["dienstverlener"]).get(adres).status_code == 404
    assert als(cast.buur).get(adres).status_code == 404
