"""The worked example of docs/api.md, call by call: what stands there is what happens."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.deelnemers.personen import vers_insz
from tests.gbo.overdragen import dek
from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.uitwisseling.domein.scopes import (
    ADVIEZEN_AANLEVEREN,
    ONTHAAL_LEZEN,
    ONTHAAL_REGISTREREN,
    SCOPES,
    VERZOEKEN_AANLEVEREN,
)

DOCUMENT = Path(__file__).parents[2] / "docs" / "api.md"
_BLOK = re.compile(r"```http\n(.*?)```", re.DOTALL)
_GAT = re.compile(r"<([\w.]+)>")
WEL_IETS = "..."


@dataclass(frozen=True)
class Stap:
    """One call of the example, and the answer that the document promises."""

    methode: str
    adres: str
    koppen: dict[str, str]
    inhoud: str
    status: int
    antwoord: Any


def stappen(tekst: str) -> list[Stap]:
    """The calls of the document, each with its answer."""
    blokken = _BLOK.findall(tekst)
    uit = []
    for vraag, antwoord in zip(blokken[::2], blokken[1::2], strict=True):
        kop, _, inhoud = vraag.partition("\n\n")
        eerste, *rest = kop.strip().splitlines()
        methode, adres = eerste.split()
        koppen = dict(regel.split(": ", 1) for regel in rest)
        stand, _, tekst_ = antwoord.partition("\n\n")
        uit.append(Stap(methode, adres, koppen, inhoud.strip(), int(stand.split()[1]), json.loads(tekst_)))
    return uit


def vul_in(waarde: Any, bekend: dict[str, Any]) -> Any:
    """The same, with what is known in the place of what stands between < and >."""
    if isinstance(waarde, dict):
        return {naam: vul_in(deel, bekend) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [vul_in(deel, bekend) for deel in waarde]
    if isinstance(waarde, str) and (heel := _GAT.fullmatch(waarde)):
        return bekend[heel[1]]
    return waarde


def vergelijk(beloofd: Any, gekregen: Any, bekend: dict[str, Any], waar: str = "#") -> None:
    """Fails where the answer is not what the document promises; remembers what it names."""
    if isinstance(beloofd, str) and (heel := _GAT.fullmatch(beloofd)):
        naam = heel[1]
        if naam == "versie" or naam not in bekend:
            bekend[naam] = gekregen
        assert naam == WEL_IETS or bekend[naam] == gekregen, waar
        return
    if isinstance(beloofd, dict):
        assert beloofd.keys() == gekregen.keys(), waar
        for naam, deel in beloofd.items():
            vergelijk(deel, gekregen[naam], bekend, f"{waar}/{naam}")
    elif isinstance(beloofd, list):
        assert len(beloofd) == len(gekregen), waar
        for nummer, (een, ander) in enumerate(zip(beloofd, gekregen, strict=True)):
            vergelijk(een, ander, bekend, f"{waar}/{nummer}")
    else:
        assert beloofd == gekregen, waar


@pytest.mark.django_db
def test_het_voorbeeld_doet_wat_er_staat(cast: Rolverdeling, client: Client) -> None:
    ocmw = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    dek(cast, ocmw)
    een = maak_koppeling(
        cast.spelers["vdab_beslisser"].lidmaatschap.organisatie, [VERZOEKEN_AANLEVEREN, ADVIEZEN_AANLEVEREN]
    )
    ander = maak_koppeling(ocmw, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN])
    bekend: dict[str, Any] = {
        "vdab_id": str(een.koppeling.pk),
        "vdab_geheim": een.geheim,
        "ocmw_id": str(ander.koppeling.pk),
        "ocmw_geheim": ander.geheim,
        "insz": vers_insz(),
        "vandaag": timezone.localdate().isoformat(),
        "nu": timezone.now().isoformat(),
    }
    alle = stappen(DOCUMENT.read_text())
    assert len(alle) >= 10
    for stap in alle:
        bekend.pop(WEL_IETS, None)
        bekend["uuid"] = str(uuid4())
        als_tekst = {naam: str(waarde) for naam, waarde in bekend.items()}
        adres = _GAT.sub(lambda gat, tekst=als_tekst: tekst[gat[1]], stap.adres)
        koppen = {
            naam: _GAT.sub(lambda gat, tekst=als_tekst: tekst[gat[1]], waarde)
            for naam, waarde in stap.koppen.items()
        }
        soort = koppen.pop("Content-Type", "")
        if soort == "application/json":
            inhoud = json.dumps(vul_in(json.loads(stap.inhoud), bekend))
        else:
            inhoud = _GAT.sub(lambda gat, tekst=als_tekst: tekst[gat[1]], stap.inhoud)
        antwoord = client.generic(stap.methode, adres, inhoud, content_type=soort, headers=koppen)
        assert antwoord.status_code == stap.status, (adres, antwoord.content)
        vergelijk(stap.antwoord, antwoord.json(), bekend)


def test_het_document_noemt_elke_scope() -> None:
    tekst = DOCUMENT.read_text()
    for scope in SCOPES:
        assert f"`{scope}`" in tekst, scope
