"""Two colleagues at the same moment: nothing hangs, nothing is lost, and whoever comes second reads why."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer, vers_insz
from tests.deelnemers.test_deelnemer_wijzigen import verstuurd
from tests.deelnemers.test_deelnemers_samenvoegen import velden
from tests.deelnemers.test_gelijktijdig import aangemeld, tegelijk
from tests.omvang import aantal
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Samenvoeging

pytestmark = pytest.mark.django_db(transaction=True)
KEREN = aantal(3, 25)


@pytest.fixture
def nele(transactional_db: None) -> Speler:
    return maak_speler("casemanager_zorg", maak_organisatie("Eigen", "cgg"))


def adres(deelnemer: Deelnemer) -> str:
    return reverse("deelnemers_samenvoegen", args=[deelnemer.pk])


def samen(blijft: Deelnemer, gaat_op: Deelnemer) -> dict[str, Any]:
    """What a browser sends to merge the two, keeping everything of the first."""
    return velden(blijft, gaat_op, keuze_voornaam="blijft", keuze_insz="blijft", keuze_adres="blijft")


def test_twee_samenvoegingen_van_dezelfde_persoon_kruiselings(nele):
    klanten = [aangemeld(nele) for _ in range(2)]
    for keer in range(1, KEREN + 1):
        een, twee = registreer(nele.door), registreer(nele.door)
        antwoorden = tegelijk(
            partial(klanten[0].post, adres(een), samen(een, twee)),
            partial(klanten[1].post, adres(twee), samen(twee, een)),
        )
        # One is done; the other is refused with a sentence, or led to the record that remained.
        codes = sorted(antwoord.status_code for antwoord in antwoorden)
        assert codes in ([302, 302], [302, 422]), codes
        assert Samenvoeging.objects.uitgevoerd().count() == keer
        assert Deelnemer.objects.zichtbaar_voor(nele.door).filter(pk__in=[een.pk, twee.pk]).count() == 1


def test_wie_tegelijk_de_gegevens_verbetert_verliest_niets(nele):
    klanten = [aangemeld(nele) for _ in range(2)]
    for keer in range(KEREN):
        een, twee = registreer(nele.door), registreer(nele.door)
        wijzig = reverse("deelnemer_wijzigen", args=[een.pk])
        antwoorden = tegelijk(
            partial(klanten[0].post, adres(een), samen(een, twee)),
            partial(klanten[1].post, wijzig, verstuurd(een, gemeente=f"Stad {keer}")),
        )
        # Whoever is second saw an older version: he is asked to look again.
        assert sorted(antwoord.status_code for antwoord in antwoorden) in ([302, 409], [302, 422])
        een.refresh_from_db()
        gewijzigd = een.gemeente == f"Stad {keer}"
        assert gewijzigd != Samenvoeging.objects.uitgevoerd().filter(blijft=een).exists()


def test_wie_tegelijk_met_het_nummer_aansluit_komt_bij_het_dossier_dat_blijft(nele):
    buur = maak_speler("casemanager_zorg", maak_organisatie("Buur", "cgg"))
    klanten = [aangemeld(nele), aangemeld(buur)]
    for _ in range(KEREN):
        insz = vers_insz()
        een, twee = registreer(nele.door), registreer(nele.door, insz=insz)
        antwoorden = tegelijk(
            partial(klanten[0].post, adres(een), samen(een, twee)),
            partial(klanten[1].post, reverse("deelnemer_registreren"), ingevuld(insz=insz)),
        )
        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        mijn = Betrokkenheid.objects.filter(organisatie=buur.door.organisatie_id).latest("periode", "pk")
        assert Deelnemer.objects.get(pk=een.pk).samengevoegd_met_id is None
        assert not Betrokkenheid.objects.filter(deelnemer=twee).exists()
        assert Deelnemer.objects.zichtbaar_voor(buur.door).filter(pk=een.pk).exists()
        assert mijn.omvang == "identiteit"
