"""Human tasks: once per key, for the right organisation, role and person, the most urgent first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pghistory
import pytest
from django.utils import timezone

from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN, registreer_taaksoort
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "insz_aanvullen"
OBJECT = "deelnemers.deelnemer"

pytestmark = pytest.mark.django_db


def taak(speler, sleutel: str, *, object_id: UUID | None = None, **anders: Any) -> None:
    """A task for this player's organisation and role."""
    with pghistory.context(handeling="test", door="commando:test"):
        maak_taak(
            SOORT, sleutel=sleutel, object_soort=OBJECT, object_id=object_id or uuid4(),
            organisatie_id=speler.door.organisatie_id, rol=speler.door.rol, **anders,
        )  # fmt: skip


def zichtbaar(door) -> list[str]:
    return list(Taak.objects.zichtbaar_voor(door).open().values_list("sleutel", flat=True))


def test_dezelfde_taak_komt_er_een_keer(cast):
    for _ in range(3):
        taak(cast.casemanager_zorg, "een", dagen=5)
    assert Taak.objects.count() == 1
    assert Taak.objects.get().termijn == timezone.localdate() + timedelta(days=5)


def test_een_onbekende_soort_wordt_geweigerd():
    with pytest.raises(ValueError, match="niet geregistreerd"):
        maak_taak(
            "x", sleutel="x", object_soort="x", object_id=uuid4(), organisatie_id=uuid4(), rol="verwijzer"
        )


def test_het_dringendste_staat_eerst_en_zonder_termijn_achteraan(cast):
    for sleutel, dagen in (("later", 30), ("geen", None), ("laat", -2), ("vandaag", 0)):
        taak(cast.casemanager_zorg, sleutel, dagen=dagen)
    assert zichtbaar(cast.casemanager_zorg.door) == ["laat", "vandaag", "later", "geen"]


def test_een_taak_is_van_een_organisatie_een_rol_en_soms_een_mens(cast):
    nele, tom = cast.casemanager_zorg, cast.casemanager_werk
    taak(nele, "van ons")
    taak(nele, "van mij", gebruiker_id=nele.gebruiker.pk)
    taak(nele, "van een collega", gebruiker_id=tom.gebruiker.pk)
    assert set(zichtbaar(nele.door)) == {"van ons", "van mij", "van een collega"}
    voor_mij = Taak.objects.zichtbaar_voor(nele.door).voor(nele.gebruiker.pk)
    assert set(voor_mij.values_list("sleutel", flat=True)) == {"van ons", "van mij"}
    for ander in (cast.buur, tom, cast.departement):
        assert zichtbaar(ander.door) == []
    assert zichtbaar(Klok("nachtwerk")) == []


def test_afronden_raakt_alleen_de_taken_over_dit_object(cast):
    dit = uuid4()
    taak(cast.casemanager_zorg, "dit", object_id=dit)
    taak(cast.casemanager_zorg, "ander")
    with pghistory.context(handeling="test", door="commando:test"):
        assert rond_taken_af(SOORT, object_soort=OBJECT, object_id=dit) == 1
        assert rond_taken_af(SOORT, object_soort=OBJECT, object_id=dit) == 0
    assert zichtbaar(cast.casemanager_zorg.door) == ["ander"]


def test_een_soort_is_van_een_app():
    eigen = TAAKSOORTEN[SOORT]
    registreer_taaksoort(eigen)
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer_taaksoort(type(eigen)(SOORT, "Iets anders", "", eigen.url, eigen.onderwerpen))
