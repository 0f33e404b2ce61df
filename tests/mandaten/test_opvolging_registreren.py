"""The act `opvolging_registreren`: what came of the follow-up of an inspection."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.handelingen.controle import controledossier_besluiten, opvolging_registreren
from mandaten.models import Controledossier
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import bevonden, laat_antwoord_verlopen, sql, vandaag
from tests.rolverdeling import Speler
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


def besloten(desk: Speler, *, met_opvolging: bool = True) -> Controledossier:
    dossier = laat_antwoord_verlopen(bevonden(desk))
    anders = (
        {"opvolging": "Sluit een polis af.", "opvolgen_voor": vandaag() + timedelta(days=30)}
        if met_opvolging
        else {}
    )
    return controledossier_besluiten(
        dossier,
        is_in_orde=not met_opvolging,
        conclusie="Zo staat het.",
        versie=dossier.versie,
        door=desk.door,
        **anders,
    )


def volg_op(dossier: Controledossier, desk: Speler, **anders) -> Controledossier:
    waarden = {"op": vandaag(), "uitkomst": "De polis is er.", "versie": dossier.versie, **anders}
    return opvolging_registreren(dossier, door=desk.door, **waarden)


def test_de_taak_is_klaar_en_eenmaal(desk) -> None:
    dossier = volg_op(besloten(desk), desk)
    assert (dossier.opgevolgd_op, dossier.opvolging_uitkomst) == (vandaag(), "De polis is er.")
    assert Taak.objects.get(soort="controle_opvolgen").klaar_op is not None
    with pytest.raises(Geweigerd, match="al nagegaan"):
        volg_op(dossier, desk)


def test_de_dag_van_het_besluit_staat_bij_het_dossier(desk) -> None:
    """Not in the log: its lines are for who looks back, and the act asks its own rows."""
    dossier = besloten(desk)
    assert dossier.besloten_op == vandaag()
    sql(
        "UPDATE mandaten_controledossier SET besloten_op = %s WHERE id = %s",
        vandaag() - timedelta(days=5),
        dossier.pk,
    )
    volg_op(dossier, desk, op=vandaag() - timedelta(days=5))


def test_weigeringen(desk) -> None:
    with pytest.raises(Geweigerd, match="niets op te volgen"):
        volg_op(besloten(desk, met_opvolging=False), desk)
    dossier = besloten(desk)
    with pytest.raises(Versieconflict):
        volg_op(dossier, desk, versie=50)
    for dagen in (1, -1):
        with pytest.raises(Geweigerd) as nee:
            volg_op(dossier, desk, op=vandaag() + timedelta(days=dagen))
        assert set(nee.value.velden) == {"op"}
    with pytest.raises(Controledossier.DoesNotExist):
        volg_op(dossier, beslisser("werkactor"))


def test_de_database_wil_een_uitkomst_met_een_dag(desk) -> None:
    dossier = besloten(desk)
    with pytest.raises(IntegrityError, match="opvolging_heel"), transaction.atomic():
        sql("UPDATE mandaten_controledossier SET opvolging_uitkomst = 'x' WHERE id = %s", dossier.pk)


def test_via_het_scherm(desk, als) -> None:
    dossier = besloten(desk)
    adres = reverse("opvolging_registreren", args=[dossier.pk])
    client = als(desk)
    assert "Sluit een polis af." in client.get(adres).text
    assert client.post(adres, {"aanvraag_sleutel": uuid4()}).status_code == 422
    goed = {"op": f"{vandaag():%d/%m/%Y}", "uitkomst": "Gezien.", "versie": str(dossier.versie)}
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), **goed}).headers["Location"] == (
        dossier.get_absolute_url()
    )
    assert "Gezien." in client.get(dossier.get_absolute_url()).text
    assert als(beheerder_van(dossier.toekenning.houder)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
