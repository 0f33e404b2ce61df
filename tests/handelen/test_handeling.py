"""What every act shares: its right, its one transaction, and a history context that begins and ends with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Klok
from werkzorg.organisaties.models import Organisatie
from werkzorg.toegang.matrix import MATRIX, Recht

BUITEN, BINNEN = "proef_buiten", "proef_binnen"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rechten(monkeypatch: pytest.MonkeyPatch) -> None:
    for sleutel in (BUITEN, BINNEN):
        recht = Recht(sleutel, frozenset({"casemanager_zorg"}), "proef", klok=sleutel == BUITEN)
        monkeypatch.setitem(MATRIX, sleutel, recht)


def maak(naam: str) -> Organisatie:
    return Organisatie.objects.create(naam=naam, soort="cgg")


def contexten() -> dict[str, Any]:
    """Per organisation name the context that its history row kept."""
    gebeurtenissen = apps.get_model("organisaties", "OrganisatieEvent").objects
    return dict(gebeurtenissen.values_list("naam", "pgh_context"))


@handeling(BUITEN)
def doe(wat: Callable[[], Any], *, door: Door) -> Any:
    """An act that does whatever the test wants."""
    return wat()


@handeling(BINNEN)
def doe_binnen(naam: str, *, door: Door) -> Organisatie:
    """A small act, to be called inside another."""
    return maak(naam)


def test_de_geschiedenis_kent_handeling_en_hoedanigheid_maar_geen_naam(cast):
    door = cast.casemanager_zorg.door
    doe(lambda: maak("Proef"), door=door)
    context = contexten()["Proef"]
    assert context == {
        "handeling": BUITEN,
        "door": f"gebruiker:{door.gebruiker_id}",
        "organisatie": str(door.organisatie_id),
        "rol": door.rol,
    }
    assert door.gebruiker_naam not in str(context)


def test_de_klok_staat_er_als_klok(cast):
    doe(lambda: maak("Proef"), door=Klok("nachtwerk"))
    assert contexten()["Proef"] == {"handeling": BUITEN, "door": "klok:nachtwerk"}


@pytest.mark.parametrize("rol", ["casemanager_werk", "departement_zorg", "inspectie"])
def test_wie_het_recht_niet_heeft_doet_niets(cast, rol):
    with pytest.raises(PermissionDenied):
        doe(lambda: maak("Proef"), door=cast.spelers[rol].door)
    assert "Proef" not in contexten()


def test_de_klok_mag_alleen_wat_de_matrix_haar_geeft():
    with pytest.raises(PermissionDenied):
        doe_binnen("Proef", door=Klok("nachtwerk"))


def test_een_onbekende_sleutel_is_een_fout_en_geen_open_deur(cast):
    @handeling("bestaat_niet")
    def zonder_rij(*, door: Door) -> None:
        maak("Proef")

    with pytest.raises(KeyError):
        zonder_rij(door=cast.casemanager_zorg.door)


def test_de_door_is_verplicht():
    with pytest.raises(TypeError):
        doe(lambda: None)


def test_na_de_handeling_is_de_context_weg(cast):
    doe(lambda: maak("Proef"), door=cast.casemanager_zorg.door)
    with pytest.raises(IntegrityError, match="zonder handeling"), transaction.atomic():
        maak("Later")


def test_ook_na_een_mislukte_handeling_is_de_context_weg(cast):
    def breek() -> None:
        maak("Proef")
        raise Geweigerd("Nee.")

    with connection.cursor() as cursor:  # the cast was made in this same transaction
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
    with pytest.raises(Geweigerd):
        doe(breek, door=cast.casemanager_zorg.door)
    with pytest.raises(IntegrityError, match="zonder handeling"), transaction.atomic():
        maak("Later")


def test_een_fout_maakt_alles_ongedaan(cast):
    def half() -> None:
        organisatie = maak("Proef")
        log(BUITEN, door=cast.casemanager_zorg.door, object_soort="x", object_id=organisatie.pk)
        raise RuntimeError("halverwege")

    with pytest.raises(RuntimeError):
        doe(half, door=cast.casemanager_zorg.door)
    assert not Logregel.objects.exists()
    assert "Proef" not in contexten()


def test_een_fout_van_de_databank_laat_de_transactie_eromheen_heel(cast):
    def dubbel() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    with pytest.raises(Exception, match="division by zero"):
        doe(dubbel, door=cast.casemanager_zorg.door)
    doe(lambda: maak("Proef"), door=cast.casemanager_zorg.door)
    assert "Proef" in contexten()


def test_een_handeling_in_een_handeling_heeft_haar_eigen_context_en_geeft_hem_terug(cast):
    door = cast.casemanager_zorg.door

    def genest() -> None:
        maak("Voor")
        doe_binnen("Binnen", door=door)
        maak("Na")

    doe(genest, door=Klok("nachtwerk"))
    gevonden = contexten()
    assert gevonden["Voor"] == gevonden["Na"] == {"handeling": BUITEN, "door": "klok:nachtwerk"}
    assert gevonden["Binnen"]["handeling"] == BINNEN
    assert gevonden["Binnen"]["door"] == f"gebruiker:{door.gebruiker_id}"


def test_een_gevangen_weigering_binnenin_houdt_de_rest(cast):
    door = cast.casemanager_zorg.door

    @handeling(BINNEN)
    def mislukt(*, door: Door) -> None:
        maak("Binnen")
        Organisatie.objects.create(naam="Fout", soort="onbekende soort")

    def genest() -> None:
        maak("Voor")
        with pytest.raises(PermissionDenied):
            mislukt(door=cast.departement.door)
        with pytest.raises(IntegrityError):
            mislukt(door=door)
        maak("Na")

    doe(genest, door=door)
    gevonden = contexten()
    assert gevonden["Voor"]["handeling"] == gevonden["Na"]["handeling"] == BUITEN
    assert "Binnen" not in gevonden
