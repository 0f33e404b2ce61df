"""What the database itself refuses about organisations, and how they are found."""

from __future__ import annotations

from datetime import date

import pghistory
import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.rolverdeling import maak_organisatie
from werkzorg.organisaties.models import Bankrekening, Organisatie, Vestiging, Werkpost

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 1)


def met_context():
    """Test code changes rows as an operator's command does."""
    return pghistory.context(handeling="test", door="commando:test")


@pytest.fixture
def huis() -> Organisatie:
    """One organisation."""
    return maak_organisatie("CAW De Brug", "caw")


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"kbo_nummer": "2123456749"}, "organisatie_kbo_vorm"),
        ({"kbo_nummer": "12345"}, "organisatie_kbo_vorm"),
        ({"ovo_code": "OVO12"}, "organisatie_ovo_vorm"),
        ({"conventienummer": "123"}, "organisatie_conventie_vorm"),
        ({"gesloten_op": DAG}, "organisatie_sluiting_heel"),
        ({"gesloten_op": DAG, "sluitingsreden": "stopgezet"}, "organisatie_sluiting_heel"),
        ({"sluitingsreden": "stopgezet", "is_actief": False}, "organisatie_sluiting_heel"),
    ],
)
def test_de_databank_weigert_wat_niet_kan(huis, velden, regel):
    with met_context(), pytest.raises(IntegrityError, match=regel), transaction.atomic():
        Organisatie.objects.filter(pk=huis.pk).update(**velden)


def test_een_gesloten_organisatie_heeft_een_dag_en_een_reden_en_mag_een_opvolger_hebben(huis):
    ander = maak_organisatie("CAW Nieuw", "caw")
    with met_context():
        Organisatie.objects.filter(pk=huis.pk).update(
            gesloten_op=DAG, sluitingsreden="fusie", opvolger=ander, is_actief=False
        )
        with pytest.raises(IntegrityError, match="volgt_zichzelf_niet_op"), transaction.atomic():
            Organisatie.objects.filter(pk=huis.pk).update(opvolger=huis)


def test_ovo_code_en_vestigingsnummer_zijn_uniek_en_leeg_mag_vaker(huis):
    ander = maak_organisatie("CAW Twee", "caw")
    with met_context():
        Organisatie.objects.filter(pk=huis.pk).update(ovo_code="OVO003323")
        with pytest.raises(IntegrityError, match="organisatie_ovo_uniek"), transaction.atomic():
            Organisatie.objects.filter(pk=ander.pk).update(ovo_code="OVO003323")
        Vestiging.objects.create(organisatie=huis, naam="Een", nummer="2147812701")
        Vestiging.objects.create(organisatie=ander, naam="Twee")
        Vestiging.objects.create(organisatie=ander, naam="Drie")
        for nummer, regel in (("2147812701", "nummer_uniek"), ("1147812701", "nummer_vorm")):
            with pytest.raises(IntegrityError, match=regel), transaction.atomic():
                Vestiging.objects.create(organisatie=ander, naam="Vier", nummer=nummer)


def test_een_rekening_tegelijk_en_de_vorige_blijft(huis):
    with met_context():
        Bankrekening.objects.create(
            organisatie=huis, iban="BE68539007547034", periode=DateRange(date(2020, 1, 1), DAG)
        )
        Bankrekening.objects.create(organisatie=huis, iban="BE71096123456769", periode=DateRange(DAG, None))
        with pytest.raises(IntegrityError, match="bankrekening_een_tegelijk"), transaction.atomic():
            Bankrekening.objects.create(
                organisatie=huis, iban="BE68539007547034", periode=DateRange(DAG, None)
            )
        with pytest.raises(IntegrityError, match="bankrekening_iban_vorm"), transaction.atomic():
            Bankrekening.objects.create(
                organisatie=huis, iban="539", periode=DateRange(date(2010, 1, 1), date(2011, 1, 1))
            )


def test_een_organisatie_en_elk_van_haar_vestigingen_is_hoogstens_eenmaal_tegelijk_een_werkpost(huis):
    def werkpost(vestiging: Vestiging | None, begin: date, einde: date | None = None) -> Werkpost:
        return Werkpost.objects.create(
            organisatie=huis,
            vestiging=vestiging,
            sector="buurt",
            periode=DateRange(begin, einde),
            geregistreerd_door=huis,
        )

    with met_context():
        vestiging = Vestiging.objects.create(organisatie=huis, naam="Deinze", gemeente="Deinze")
        werkpost(None, date(2024, 1, 1), DAG)
        werkpost(None, DAG)
        werkpost(vestiging, DAG)
        for waar in (None, vestiging):
            with pytest.raises(IntegrityError, match="werkpost_eenmaal_tegelijk"), transaction.atomic():
                werkpost(waar, DAG)
    assert Werkpost.objects.geldig_op(DAG).count() == 2


def test_waar_een_werkpost_is(huis):
    vestiging = Vestiging(
        organisatie=huis, naam="X", straat="Markt", huisnummer="1", bus="2", gemeente="Deinze"
    )
    assert Werkpost(organisatie=huis).waar == "9000 Gent"
    assert Werkpost(organisatie=huis, vestiging=vestiging).waar == "Markt 1 bus 2, Deinze"
    assert Werkpost(organisatie=huis, vestiging=vestiging, gemeente="Aalter").waar == "Aalter"


# --- searching --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("vraag", "vindt"),
    [
        ("brug", True),
        ("BRÚG caw", True),
        ("linde", False),
        ("0123.456", True),
        ("BE 0123 456 749", True),
        ("OVO0033", True),
        ("9000", True),
        ("gent", True),
        ("2.147.812.701", True),
        ("100%", False),
        ("'; DROP", False),
    ],
)
def test_op_naam_nummer_en_plaats(huis, vraag, vindt):
    with met_context():
        Organisatie.objects.filter(pk=huis.pk).update(kbo_nummer="0123456749", ovo_code="OVO003323")
        Vestiging.objects.create(organisatie=huis, naam="Een", nummer="2147812701")
    maak_organisatie("Zonder naam", "andere")
    assert (huis in Organisatie.objects.gezocht(vraag)) is vindt
    assert Organisatie.objects.gezocht(vraag).filter(pk=huis.pk).count() <= 1


def test_een_bijna_gelijke_naam_valt_op_en_een_andere_niet(huis):
    assert [een.naam for een in Organisatie.objects.gelijkend("CAW de Brúg vzw")] == ["CAW De Brug"]
    assert not Organisatie.objects.gelijkend("Kringwinkel Deinze").exists()


def test_de_eigen_organisatie_staat_vooraan_en_de_rest_op_naam(huis):
    for naam in ("Zonnebloem", "Één Huis", "Aalmoes"):
        maak_organisatie(naam, "andere")
    namen = [een.naam for een in Organisatie.objects.eigen_eerst(huis.pk)]
    assert namen == ["CAW De Brug", "Aalmoes", "Één Huis", "Zonnebloem"]
