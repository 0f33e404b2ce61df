"""Log lines: numbers of people are masked, ids of requests stay whole."""

from __future__ import annotations

import io
import logging
from logging.config import DictConfigurator

import pghistory
import pytest
from django.db import IntegrityError, transaction

from tests.deelnemers.personen import registreer
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.logopmaak import logging_instellingen, zonder_insz, zonder_personen

MASKER = "••.••.••-•••.••"


@pytest.mark.parametrize("insz", ["85073012345", "85.07.30-123.45", "85 07 30 123 45", "850730-12345"])
def test_een_insz_wordt_afgedekt(insz: str) -> None:
    assert zonder_insz(f"zoek {insz}, en {insz}.") == f"zoek {MASKER}, en {MASKER}."


def test_een_uuid_met_elf_cijfers_blijft_heel() -> None:
    kenmerk = "86390459-6a9b-47a7-a098-85073012345e"
    assert zonder_insz(f"aanvraag {kenmerk}") == f"aanvraag {kenmerk}"
    assert zonder_insz(f"{kenmerk} 85073012345") == f"{kenmerk} {MASKER}"


def test_een_rij_in_een_foutmelding_wordt_afgedekt() -> None:
    melding = (
        'new row violates check "x"\nDETAIL:  Failing row contains (Lien,\nHermans, 9000).\nCONTEXT:  SQL zin'
    )
    assert zonder_personen(melding) == 'new row violates check "x"\nDETAIL: •\nCONTEXT:  SQL zin'
    assert zonder_personen(repr(ValueError(melding))).count("Hermans") == 0
    twee = f"IntegrityError: {melding}\n\nDuring handling of the above exception:\nTraceback"
    assert "During handling" in zonder_personen(twee)


def test_een_mailadres_wordt_afgedekt() -> None:
    assert zonder_personen("550 <nele.claes@voorbeeld.be> unknown") == "550 <•@•> unknown"
    assert zonder_personen("werkzorg@%h, a@b") == "werkzorg@%h, a@b"


@pytest.mark.django_db
def test_een_fout_van_de_databank_zet_geen_namen_in_het_log(cast) -> None:
    """The whole way: our log format, a refused row, as a traceback and as Celery writes it."""
    configuratie = DictConfigurator(logging_instellingen("INFO"))
    formaat = configuratie.configure_formatter(configuratie.config["formatters"]["json"])
    uit = io.StringIO()
    greep = logging.StreamHandler(uit)
    greep.setFormatter(formaat)
    logger = logging.getLogger("tests.logopmaak")
    logger.addHandler(greep)
    try:
        deelnemer = registreer(cast.casemanager_zorg.door, achternaam="Zeldzamenaam")
        with (
            pghistory.context(handeling="test", door="commando:test"),
            pytest.raises(IntegrityError, match="Zeldzamenaam") as fout,
            transaction.atomic(),
        ):
            Deelnemer.objects.filter(pk=deelnemer.pk).update(geboortedatum="1800-01-01")
        logger.error("mislukt", exc_info=fout.value)
        logger.error("Task raised unexpected: %r", fout.value)
    finally:
        logger.removeHandler(greep)
    assert uit.getvalue().count("deelnemer_geboren_vanaf_1900") >= 2
    assert "Zeldzamenaam" not in uit.getvalue()
