"""What a sealed letter must be, by the programs of others: pikepdf, poppler and pdfua."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pdfua
import pikepdf
from playwright.sync_api import Page

from tests.gereedschap import gereedschap

# Ours is PDF/A-3a and not PDF/UA (docs/besluiten/0002-zegel.md): this rule asks for the mark of that one.
GEEN_PDFUA_MERK = frozenset({"UA-28-004"})


def haal_brief(page: Page, titel: str, map_: Path) -> Path:
    """Downloads the letter of this title from the page it stands on."""
    with page.expect_download() as belofte:
        page.get_by_role("link", name=titel).first.click()
    doel = map_ / belofte.value.suggested_filename
    belofte.value.save_as(doel)
    return doel


def eis_verzegelde_brief(brief: Path, titel: str) -> None:
    """The letter is tagged, titled, in Dutch, archivable, and sealed as a whole; nobody has a complaint."""
    with pikepdf.open(brief) as boek:
        assert boek.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in boek.Root
        assert str(boek.Root.Lang) == "nl-BE"
        assert bool(boek.Root.ViewerPreferences.DisplayDocTitle)
        with boek.open_metadata() as gegevens:
            assert gegevens["dc:title"] == titel
            assert gegevens.pdfa_status == "3A"
        zegels = [veld.V for veld in boek.Root.AcroForm.Fields if veld.FT == "/Sig"]
        assert len(zegels) == 1
        _, voor, na, rest = (int(getal) for getal in zegels[0].ByteRange)
        assert voor < na
        assert na + rest == brief.stat().st_size
    uit = _doe("pdfsig", str(brief))
    assert "Signature is Valid" in uit
    assert "Total document signed" in uit
    fouten = [een for een in pdfua.validate(brief).findings if een.rule_id not in GEEN_PDFUA_MERK]
    assert fouten == []


def woorden_van(brief: Path) -> str:
    """What stands in a letter, in reading order, spaces between the words."""
    return " ".join(_doe("pdftotext", "-layout", str(brief), "-").split())


def _doe(programma: str, *argumenten: str) -> str:
    pad = gereedschap(programma, pakket="poppler-utils")
    return subprocess.run([pad, *argumenten], capture_output=True, check=True, text=True).stdout
