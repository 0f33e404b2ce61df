"""The example data: as many as promised, everywhere, in the past, made by the acts, and only once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.voorbeelden import Woonplaats, bevolking
from werkzorg.demo.collegas import AANTAL_LEDEN, collegas
from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.demo.personen import PERSONEN, tabel
from werkzorg.demo.voorbeelden import AANTAL_DEELNEMERS, laad
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.plaatsen.models import Regio

AANTAL = 45


@pytest.fixture
def geladen(db: None) -> None:
    assert laad(AANTAL) is True


def test_de_demo_belooft_veertig_huizen_honderdtwintig_leden_en_driehonderd_mensen() -> None:
    leden = sum(len(persoon.plaatsen) for persoon in (*PERSONEN, *collegas()))
    assert (len(ORGANISATIES), leden, AANTAL_LEDEN, AANTAL_DEELNEMERS) == (40, 120, 120, 300)
    assert len({persoon.email for persoon in (*PERSONEN, *collegas())}) == len(PERSONEN) + len(
        list(collegas())
    )
    rollen = {rol for persoon in PERSONEN for _, rol in persoon.plaatsen}
    assert rollen == set(ROLLEN), "iedereen die de tabel leest kan elke rol proberen"
    assert len(tabel()) == len(PERSONEN)


@pytest.mark.django_db
def test_alles_staat_er_een_keer_over_alle_regios(geladen: None) -> None:
    assert laad(AANTAL) is False
    assert Organisatie.objects.count() == 40
    assert Lidmaatschap.objects.geldig_op(timezone.localdate()).count() == 120
    assert Deelnemer.objects.count() == AANTAL
    assert {een.regio for een in ORGANISATIES.values() if een.regio} == set(
        Regio.objects.values_list("sleutel", flat=True)
    )


@pytest.mark.django_db
def test_alles_gebeurde_door_handelingen_op_zijn_eigen_dag(geladen: None) -> None:
    nu = timezone.now()
    dagen = set(Deelnemer.objects.values_list("geregistreerd_op__date", flat=True))
    assert len(dagen) > AANTAL // 3
    assert max(Deelnemer.objects.values_list("geregistreerd_op", flat=True)) < nu
    assert min(dagen) < timezone.localdate() - timedelta(days=100)
    assert Logregel.objects.filter(handeling="deelnemer_registreren").count() == AANTAL
    assert {"verstuurd", "aanvaard", "geweigerd"} == set(
        Doorverwijzing.objects.values_list("status", flat=True)
    )
    # What is long ago waits; this week's work is done at once.
    direct = Opdracht.objects.wachtend().filter(volgende_poging_op=None).count()
    assert 0 < direct < Opdracht.objects.wachtend().count() / 2


def test_het_is_elke_keer_hetzelfde() -> None:
    nu = timezone.localtime()
    plaatsen = {"gent": [Woonplaats("9000", "Gent", "gent"), Woonplaats("9800", "Deinze", "gent")]}

    def namen(nu: datetime) -> list[object]:
        wie = {"gent": ["Nele", "Tom"]}
        voorvallen = bevolking(30, wie=wie, plaatsen=plaatsen, nu=nu, mensen={})  # type: ignore[arg-type]
        return [(een.door, een.doe.args[1:3]) for een in voorvallen if een.nummer is not None]  # type: ignore[attr-defined]

    assert namen(nu) == namen(nu)
    assert len({str(een) for een in namen(nu)}) == 30


@pytest.mark.django_db
def test_buiten_de_demo_kan_het_niet(settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen in de demo"):
        call_command("voorbeelden_laden")
