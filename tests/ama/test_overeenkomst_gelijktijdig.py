"""Two at the same moment: nobody signs twice, nobody signs what changed, and one draft per werkpost."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from ama.domein.overeenkomst import Partij
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.opmaken import overeenkomst_bewerken, overeenkomst_opmaken
from ama.handelingen.statuut import statuut_vastleggen
from ama.models import Handtekening, Overeenkomst, Overeenkomstversie
from ama.models.persoonsbeeld import opmaak_van
from tests.ama.opmaken import INHOUD, erken, maak_aanbod, maak_op, maak_statuut, opmaak_bij, over, tekening
from tests.deelnemers.personen import registreer
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def speler(transactional_db: None) -> Speler:
    return maak_speler("begeleider_ama", maak_organisatie("De Brug", "maatwerkbedrijf"))


def _uitkomst(doe: Any) -> str:
    try:
        doe()
    except (Geweigerd, Versieconflict) as nee:
        return type(nee).__name__
    return "ja"


def _teken(rij: Overeenkomst, speler: Speler, *partijen: Partij) -> partial[str]:
    wat = tekening(rij, *partijen)
    return partial(_uitkomst, partial(overeenkomst_ondertekenen, rij, tekening=wat, door=speler.door))


def test_twee_partijen_tegelijk_tekenen_allebei(speler: Speler) -> None:
    rij = maak_op(speler)
    samen = tegelijk(
        _teken(rij, speler, Partij.DEELNEMER),
        _teken(rij, speler, Partij.BEGELEIDER),
        _teken(rij, speler, Partij.WERKPOST),
    )
    assert samen == ["ja", "ja", "ja"]
    assert Overeenkomst.objects.get(pk=rij.pk).status == "ondertekend"
    assert Document.objects.filter(soort="begeleidingsovereenkomst").count() == 1


def test_dezelfde_partij_tegelijk_tekent_een_keer(speler: Speler) -> None:
    rij = maak_op(speler)
    samen = tegelijk(_teken(rij, speler, Partij.DEELNEMER), _teken(rij, speler, Partij.DEELNEMER))
    assert sorted(samen) == ["Geweigerd", "ja"]
    assert Handtekening.objects.count() == 1


def test_tekenen_terwijl_een_ander_bewerkt(speler: Speler) -> None:
    rij = maak_op(speler)
    versie = Overeenkomstversie.objects.get(overeenkomst=rij)
    anders = replace(opmaak_van(rij, versie), inhoud=replace(INHOUD, hygiene="Handschoenen."))
    bewerk = partial(overeenkomst_bewerken, rij, opmaak=anders, versie=rij.versie, door=speler.door)
    samen = tegelijk(_teken(rij, speler, Partij.DEELNEMER), partial(_uitkomst, bewerk))
    # Whoever came first did it; the other reads that something changed.
    assert samen in (["ja", "Versieconflict"], ["Geweigerd", "ja"])
    getekend = Handtekening.objects.exists()
    hygiene = Overeenkomstversie.objects.filter(overeenkomst=rij).latest("nummer").hygiene
    assert (hygiene == INHOUD.hygiene) == getekend


def test_twee_ontwerpen_tegelijk_voor_een_werkpost(speler: Speler) -> None:
    erken(speler)
    werkpost, deelnemer = maak_werkpost(), registreer(speler.door)
    maak_aanbod(werkpost, speler)
    maak_statuut(deelnemer, speler)
    maak = partial(overeenkomst_opmaken, deelnemer, opmaak=opmaak_bij(werkpost), door=speler.door)
    samen = tegelijk(*(partial(_uitkomst, maak) for _ in range(2)))
    assert sorted(samen) == ["Geweigerd", "ja"]
    assert Overeenkomst.objects.count() == 1


def test_een_statuut_terwijl_de_laatste_tekent(speler: Speler) -> None:
    """Both lock the agreement and its person; in two orders they would wait for each other for ever."""
    for _ in range(3):
        rij = maak_op(speler)
        statuut = partial(
            statuut_vastleggen, rij.deelnemer, vanaf=over(0), statuten=["geen_inkomen"], door=speler.door
        )
        samen = tegelijk(_teken(rij, speler, *Partij), partial(_uitkomst, statuut))
        assert samen == ["ja", "ja"]
