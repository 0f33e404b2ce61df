"""What the database itself refuses about the values of parameters, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, maak_speler
from werkzorg.parameters.beginwaarden import beginwaarden
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname
from werkzorg.parameters.models import Parameter, Parameterwaarde, parameter_id
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.parameters.zaaien import zaai

VAN = date(2026, 1, 1)


@contextmanager
def in_handeling() -> Iterator[None]:
    """A savepoint with the context of an act: what fails inside leaves the test its transaction."""
    with transaction.atomic(), pghistory.context(handeling="test", door="commando:test"):
        yield


@pytest.fixture
def voorstel(cast: Rolverdeling) -> Callable[..., Parameterwaarde]:
    """`voorstel(parameter_id=…, …)` is a saved proposal by An, for comp_casemanager_werk unless told."""

    def maak(**velden: Any) -> Parameterwaarde:
        an = cast.departement
        with in_handeling():
            return Parameterwaarde.objects.create(
                **{
                    "parameter_id": parameter_id("comp_casemanager_werk"),
                    "waarde": "500.00",
                    "periode": DateRange(VAN, None),
                    "zekerheid": "wet",
                    "bron": "BVR",
                    "organisatie": an.lidmaatschap.organisatie,
                    "voorgesteld_door": an.gebruiker,
                    **velden,
                }
            )

    return maak


@pytest.fixture
def collega(cast: Rolverdeling) -> Any:
    """A second account of the same department."""
    return maak_speler("departement_zorg", cast.departement.lidmaatschap.organisatie, email="b@test.be")


def beslis(waarde: Parameterwaarde, wie: Any, toestand: str = "bevestigd", /, **velden: Any) -> None:
    """The decision as the act writes it."""
    with in_handeling():
        Parameterwaarde.objects.filter(pk=waarde.pk).update(
            toestand=toestand, beslist_door=wie, beslist_op=timezone.now(), **velden
        )


# --- first values -----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_elke_parameter_heeft_zijn_rij_en_de_waarden_van_het_bestand() -> None:
    assert set(Parameter.objects.values_list("sleutel", flat=True)) == set(PARAMETERS)
    assert Parameterwaarde.objects.count() == len(beginwaarden())
    for rij in Parameterwaarde.objects.select_related("parameter"):
        assert rij.is_beginwaarde
        assert rij.inhoud is not None
        assert rij.parameter_id == parameter_id(rij.parameter.sleutel)


@pytest.mark.django_db
def test_opnieuw_zaaien_laat_alles_zoals_het_is() -> None:
    voor = list(Parameterwaarde.objects.order_by("id").values())
    with in_handeling():
        zaai(apps)
    assert list(Parameterwaarde.objects.order_by("id").values()) == voor


@pytest.mark.django_db
def test_alleen_een_migratie_legt_een_beginwaarde_neer() -> None:
    with pytest.raises(DatabaseError, match="alleen uit een migratie"), in_handeling():
        Parameterwaarde.objects.create(
            parameter_id=parameter_id("comp_casemanager_werk"),
            waarde="500.00",
            periode=DateRange(VAN, None),
            zekerheid="wet",
            bron="x",
            toestand="bevestigd",
            is_beginwaarde=True,
        )


# --- a snapshot -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_een_momentopname_kost_een_vraag_en_ziet_wat_een_ander_bevestigde(
    voorstel: Callable[..., Parameterwaarde], collega: Any
) -> None:
    with CaptureQueriesContext(connection) as gevangen:
        voor = momentopname(VAN)
        assert voor.getal("pensioenleeftijd") == 66
        assert voor.getal("ama_max_leeftijd") == 66
    assert len(gevangen.captured_queries) == 1
    with pytest.raises(ParameterOnbekend):
        voor.bedrag("comp_casemanager_werk")
    waarde = voorstel()
    assert not momentopname(VAN).is_gekend("comp_casemanager_werk")
    beslis(waarde, collega.gebruiker)
    assert str(momentopname(VAN).bedrag("comp_casemanager_werk")) == "500.00"
    assert not momentopname(VAN - timedelta(days=1)).is_gekend("comp_casemanager_werk")
    assert not voor.is_gekend("comp_casemanager_werk")


@pytest.mark.django_db
def test_een_rij_van_een_afgeschafte_parameter_stoort_niet(cast: Rolverdeling) -> None:
    with in_handeling():
        Parameter.objects.create(id=parameter_id("afgeschaft"), sleutel="afgeschaft")
    assert momentopname(VAN).getal("at_max_duur") == 18
    assert not Parameter.objects.zichtbaar_voor(cast.departement.door).filter(sleutel="afgeschaft").exists()


# --- four eyes, and nothing changes -------------------------------------------------------------------------
@pytest.mark.django_db
def test_een_waarde_begint_als_voorstel(voorstel: Callable[..., Parameterwaarde], collega: Any) -> None:
    with pytest.raises(DatabaseError, match="begint niet als bevestigd"):
        voorstel(toestand="bevestigd", beslist_door=collega.gebruiker, beslist_op=timezone.now())


@pytest.mark.django_db
def test_wie_voorstelt_bevestigt_niet_ook_niet_met_sql(
    voorstel: Callable[..., Parameterwaarde], cast: Rolverdeling
) -> None:
    waarde = voorstel()
    with pytest.raises(IntegrityError, match="vier_ogen"):
        beslis(waarde, cast.departement.gebruiker)
    with pytest.raises(IntegrityError, match="vier_ogen"), in_handeling():
        Parameterwaarde.objects.filter(pk=waarde.pk).update(toestand="bevestigd")
    # Withdrawing one's own is no confirmation.
    beslis(waarde, cast.departement.gebruiker, "ingetrokken")


@pytest.mark.django_db
def test_twee_bevestigde_waarden_overlappen_niet(
    voorstel: Callable[..., Parameterwaarde], collega: Any
) -> None:
    eerste, tweede = voorstel(), voorstel(periode=DateRange(VAN + timedelta(days=9), None))
    beslis(eerste, collega.gebruiker)
    with pytest.raises(IntegrityError, match="geen_overlap"):
        beslis(tweede, collega.gebruiker)
    beslis(tweede, collega.gebruiker, "ingetrokken")


@pytest.mark.django_db
def test_twee_voorstellen_vanaf_dezelfde_dag_kan_niet(voorstel: Callable[..., Parameterwaarde]) -> None:
    voorstel()
    with pytest.raises(IntegrityError, match="een_voorstel_per_dag"):
        voorstel()
    voorstel(periode=DateRange(VAN + timedelta(days=1), None))


WIJZIGINGEN: list[dict[str, Any]] = [
    {"waarde": "501.00"},
    {"bron": "iets anders"},
    {"zekerheid": "aanname"},
    {"aanname": "alles"},
    {"reden": "omdat"},
    {"periode": DateRange(VAN + timedelta(days=1), None)},
    {"periode": DateRange(None, None)},
    {"voorgesteld_op": timezone.now()},
    {"parameter_id": parameter_id("comp_netwerk")},
    {"beslist_op": timezone.now()},
    {"toestand": "ingetrokken"},
    {"toestand": "voorgesteld", "beslist_door": None, "beslist_op": None},
]


@pytest.mark.django_db
@pytest.mark.parametrize("wijziging", WIJZIGINGEN, ids=lambda wijziging: "+".join(wijziging))
def test_een_bevestigde_waarde_verandert_nooit(
    wijziging: dict[str, Any], voorstel: Callable[..., Parameterwaarde], collega: Any
) -> None:
    waarde = voorstel()
    beslis(waarde, collega.gebruiker)
    with pytest.raises(DatabaseError, match="staat vast"), in_handeling():
        Parameterwaarde.objects.filter(pk=waarde.pk).update(**wijziging)


@pytest.mark.django_db
def test_een_einde_wordt_nooit_later_en_alleen_in_de_toekomst_vroeger(
    voorstel: Callable[..., Parameterwaarde], collega: Any
) -> None:
    vandaag = timezone.localdate()

    def tot(dagen: int) -> DateRange:
        return DateRange(VAN, vandaag + timedelta(days=dagen))

    waarde = voorstel()
    rij = Parameterwaarde.objects.filter(pk=waarde.pk)
    with pytest.raises(DatabaseError, match="staat vast"), in_handeling():
        rij.update(periode=tot(30))  # a proposal has no end
    beslis(waarde, collega.gebruiker)
    for dagen in (30, 20):
        with in_handeling():
            rij.update(periode=tot(dagen))
    for anders in (DateRange(VAN, None), tot(21), tot(-3)):
        with pytest.raises(DatabaseError, match="staat vast"), in_handeling():
            rij.update(periode=anders)


@pytest.mark.django_db
def test_ook_een_voorstel_verandert_niet(voorstel: Callable[..., Parameterwaarde], collega: Any) -> None:
    waarde = voorstel()
    for wijziging in WIJZIGINGEN[:7]:
        with pytest.raises(DatabaseError, match="staat vast"), in_handeling():
            Parameterwaarde.objects.filter(pk=waarde.pk).update(**wijziging)
    with pytest.raises(DatabaseError, match="staat vast"):
        beslis(waarde, collega.gebruiker, waarde="501.00")


@pytest.mark.django_db
def test_elke_verandering_staat_in_de_geschiedenis(
    voorstel: Callable[..., Parameterwaarde], collega: Any
) -> None:
    waarde = voorstel()
    beslis(waarde, collega.gebruiker)
    gebeurtenissen = apps.get_model("parameters", "ParameterwaardeEvent").objects.filter(pgh_obj_id=waarde.pk)
    assert list(gebeurtenissen.order_by("pgh_id").values_list("toestand", flat=True)) == [
        "voorgesteld",
        "bevestigd",
    ]
