"""The letters of the desk: sealed once, in the u-form, and the same whenever the worker comes to it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied

from mandaten.documenten.behandelbrief import ONTVANKELIJKHEIDSBRIEF, VRAAGBRIEF, klok_bij
from mandaten.handelingen.behandelbrief import behandelbrief_opmaken
from mandaten.models import Aanvraag
from tests.mandaten.behandelingen import (
    aanvrager,
    beantwoord,
    ingediend,
    over,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beheerder_van, beslisser
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db


@pytest.fixture
def wim() -> Speler:
    """Who decides about casemanagers Werk: the total of 75 days holds for them."""
    return beslisser("werkactor")


def brief(aanvraag: Aanvraag, soort: str) -> bytes:
    """The one version of this letter."""
    versie = Document.objects.get(soort=soort, object_id=aanvraag.pk).versies.get()
    assert versie.is_verzegeld
    return lees_versie(versie)


def tekst(pdf: bytes, map_: Path) -> str:
    """What a reader sees, on one line."""
    bestand = map_ / "brief.pdf"
    bestand.write_bytes(pdf)
    uit = subprocess.run(["pdftotext", str(bestand), "-"], capture_output=True, check=True)
    return " ".join(uit.stdout.decode().split())


def test_de_vragen_staan_in_een_verzegelde_brief(
    wim: Speler, uitgevoerd: Callable[[], int], tmp_path: Path
) -> None:
    aanvraag = ingediend("werkactor", geleden=10)
    vraag(aanvraag, wim, regios="Ook de gemeente Deinze?", voorwaarde_continuiteit="Wie vervangt u?")
    uitgevoerd()
    pdf = brief(aanvraag, VRAAGBRIEF)
    gelezen = tekst(pdf, tmp_path)
    for stuk in (
        aanvraag.aanvrager.naam,
        "ter attentie van Rita Maes",
        "een antwoord nodig op 2 vragen",
        "Ook de gemeente Deinze?",
        "Voorwaarde: Continuïteit",
        "Wie vervangt u?",
        "De aanvraag is niet duidelijk.",
        f"Onze termijn loopt tot en met {vandaag():%d/%m/%Y} en staat daarna stil",
        "kunnen wij uw aanvraag niet ontvankelijk verklaren",
    ):
        assert stuk in gelezen
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang).lower().startswith("nl")
        assert "/StructTreeRoot" in document.Root
        assert document.Root.MarkInfo.Marked


def test_een_vraag_die_te_laat_komt_belooft_geen_stilstand(
    wim: Speler, uitgevoerd: Callable[[], int], tmp_path: Path
) -> None:
    aanvraag = ingediend("werkactor", geleden=40)
    vraag(aanvraag, wim)
    uitgevoerd()
    gelezen = tekst(brief(aanvraag, VRAAGBRIEF), tmp_path)
    assert f"Onze termijn was voorbij op {over(-10):%d/%m/%Y}" in gelezen
    assert "staat daarna stil" not in gelezen


def test_wie_ontvankelijk_is_leest_tot_wanneer_hij_wacht(
    wim: Speler, uitgevoerd: Callable[[], int], tmp_path: Path
) -> None:
    aanvraag = ingediend("werkactor", geleden=40)
    verklaar_ontvankelijk(aanvraag, wim)
    uitgevoerd()
    gelezen = tekst(brief(aanvraag, ONTVANKELIJKHEIDSBRIEF), tmp_path)
    assert f"uiterlijk op {over(35):%d/%m/%Y}" in gelezen
    assert "+ 75 dagen voor alles samen" in gelezen
    assert "De vroegste van die twee dagen geldt" in gelezen
    assert "je " not in gelezen.replace("Je ", "je ")


def test_wat_de_brief_zegt_hangt_niet_af_van_wanneer_hij_gemaakt_wordt(wim: Speler) -> None:
    """The answer may come before the worker does: the letter still says that the clock stands still."""
    aanvraag = ingediend("werkactor", geleden=20)
    stop = vraag(aanvraag, wim)
    assert klok_bij(vers(aanvraag), stop).staat_stil
    na = beantwoord(stop, begon=15, eindigde=5)
    stop.refresh_from_db()
    assert na.uiterlijk_op == over(20)
    assert klok_bij(na, stop).staat_stil
    # Of the second letter only the first standstill counts, also when another question followed.
    ontvankelijk = verklaar_ontvankelijk(na, wim)
    tweede = vraag(ontvankelijk, wim)
    klok = klok_bij(vers(aanvraag), None)
    assert [een.uiterlijk for een in klok.berekeningen] == [over(45), over(65)]
    assert [een.uiterlijk for een in klok_bij(vers(aanvraag), tweede).berekeningen] == [None, None]
    assert klok_bij(vers(aanvraag), stop).fase == "ontvankelijkheid"


def test_alleen_wie_de_aanvraag_ziet_leest_haar_brief(wim: Speler) -> None:
    aanvraag = ingediend("werkactor")
    vraag(aanvraag, wim)
    document = Document.objects.get(soort=VRAAGBRIEF)
    buur = beheerder_van(maak_organisatie("Een buur", "werkactor"))
    for wie, ziet in ((wim, True), (aanvrager(aanvraag), True), (buur, False), (beslisser("zorg"), False)):
        assert Document.objects.zichtbaar_voor(wie.door).filter(pk=document.pk).exists() is ziet


def test_twee_keer_opmaken_verandert_niets(wim: Speler, uitgevoerd: Callable[[], int]) -> None:
    aanvraag = ingediend("werkactor")
    stop = vraag(aanvraag, wim)
    uitgevoerd()
    document = Document.objects.get(soort=VRAAGBRIEF)
    behandelbrief_opmaken(document.pk, stop.pk, door=Klok("behandelbrief_opmaken"))
    assert document.versies.count() == 1
    assert Logregel.objects.filter(handeling="behandelbrief_opmaken").count() == 1
    with pytest.raises(PermissionDenied):
        behandelbrief_opmaken(document.pk, stop.pk, door=wim.door)
