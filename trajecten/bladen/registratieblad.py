"""The text to copy into the persoonlijk dossier: plain lines, as MLP takes them (ux 2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from trajecten.domein.plan import DOMEINEN, SUBTYPES
from trajecten.domein.woorden import datum


def registratietekst(inhoud: Mapping[str, Any], *, dossiernummer: str, nummer: int) -> str:
    """The agreed content of one version as text, without layout."""
    regels = [
        f"Geïntegreerd trajectplan, dossier {dossiernummer}, versie {nummer}",
        f"Casemanager Werk: {inhoud['casemanager_werk']}",
        f"Casemanager Zorg: {inhoud['casemanager_zorg']}",
        f"Start: {_dag(inhoud['startdatum'])}. Vermoedelijke duur: {inhoud['duur_maanden']} maanden.",
        f"Evaluatie om de {inhoud['evaluatie_maanden']} maanden.",
        "",
        "Doelen",
        inhoud["doelen"],
        "",
        "Omschrijving",
        inhoud["omschrijving"],
        "",
        "Acties",
    ]
    for nummer_actie, een in enumerate(inhoud["acties"], start=1):
        regels.append(
            f"{nummer_actie}. {DOMEINEN[een['domein']]}: {een['omschrijving']} ({SUBTYPES[een['soort']].label}), "
            f"{_dag(een['van'])} tot en met {_dag(een['tot_en_met'])}, {een['uren_per_week']} per week, "
            f"door {een['dienstverlener']}"
        )
    if inhoud["motivering"]:
        regels += ["", "Motivering", inhoud["motivering"]]
    regels += ["", "Rechten en plichten", inhoud["rechten_plichten"]]
    return "\n".join(regels)


def _dag(tekst: str) -> str:
    return datum(date.fromisoformat(tekst))
