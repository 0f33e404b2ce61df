"""The act of the clock `beroepsbrief_opmaken`: a bezwaar is answered with a sealed letter in u-form, made once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mandaten.handelingen.beroepsbrief import OPMAKEN, beroepsbrief_opmaken
from mandaten.models import Besluit
from tests.gereedschap import gereedschap
from tests.mandaten.beslissingen import maak_besluit
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.test_beroep_afhandelen import handel_af
from tests.mandaten.test_beroep_registreren import registreer
from tests.rolverdeling import Speler
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Speler:
    return beslisser("zorg")


@pytest.fixture
def besluit(an) -> Besluit:
    return maak_besluit("zorg", toekennen=False, an=an)


def tekst_van(document: Document, tmp_path: Path) -> str:
    """The words of its first version."""
    bestand = tmp_path / "brief.pdf"
    bestand.write_bytes(lees_versie(DocumentVersie.objects.get(document=document)))
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    uit = subprocess.run([programma, str(bestand), "-"], capture_output=True, check=True, text=True)
    return " ".join(uit.stdout.split())


@pytest.mark.parametrize(
    ("uitkomst", "wel", "niet"),
    [
        ("gegrond", "Wij nemen een nieuw besluit", "Raad van State, afdeling"),
        ("ongegrond", "Raad van State, afdeling", "Wij nemen een nieuw besluit"),
        ("onontvankelijk", "niet ontvankelijk", "Wij nemen een nieuw besluit"),
        ("ingetrokken", "U trok uw bezwaar in", "Wij nemen een nieuw besluit"),
    ],
)
def test_het_antwoord_in_de_u_vorm(an, besluit, uitkomst, wel, niet, uitgevoerd, tmp_path, als) -> None:
    rij = handel_af(registreer(besluit, an), an, uitkomst)
    document = Document.objects.get(soort="beroepsbrief")
    assert document.object_id == rij.pk
    assert "Antwoord op een bezwaar" in als(an).get(besluit.get_absolute_url()).text
    uitgevoerd()
    assert document.versies.get().is_verzegeld
    tekst = tekst_van(document, tmp_path)
    assert "Wij vatten het zo samen:" in tekst
    for woorden in (wel, besluit.nummer, "Wij bedienen Drongen wel.", "Drongen wordt wel bediend."):
        assert woorden in tekst, woorden
    assert niet not in tekst
    assert not {"je", "jij", "jouw"} & set(tekst.split())
    # Who challenged it reads the letter where he reads the decision.
    blad = als(beheerder_van(besluit.organisatie)).get(besluit.get_absolute_url()).text
    assert "Antwoord op een bezwaar" in blad
    # Twice changes nothing.
    beroepsbrief_opmaken(document.pk, door=Klok(OPMAKEN))
    assert document.versies.count() == 1


def test_een_beroep_beantwoordt_de_raad_van_state_zelf(an, besluit) -> None:
    handel_af(registreer(besluit, an, "beroep"), an, "ongegrond")
    assert not Document.objects.filter(soort="beroepsbrief").exists()
