"""docker-compose.yml, .env.example, the Dockerfile, the scripts and the settings tell one story."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

PROJECT = Path(__file__).resolve().parents[2]
_LEZERS = {"env", "_map", "_databank", "_getal", "_ja_nee"}
# Set by an image or by whoever starts a script by hand; nobody fills these in.
_NIET_IN_ENV = {"PYTHON"}


def _gelezen_door_instellingen() -> dict[str, bool]:
    """Each variable that settings.py reads, and whether it has a default."""
    gelezen: dict[str, bool] = {}
    for knoop in ast.walk(ast.parse((PROJECT / "werkzorg/settings.py").read_text())):
        if not isinstance(knoop, ast.Call) or not knoop.args or not isinstance(knoop.args[0], ast.Constant):
            continue
        functie = knoop.func
        naam = functie.id if isinstance(functie, ast.Name) else ""
        if isinstance(functie, ast.Attribute) and isinstance(functie.value, ast.Name):
            naam = functie.value.id
        if naam in _LEZERS:
            gelezen[str(knoop.args[0].value)] = any(woord.arg == "default" for woord in knoop.keywords)
    return gelezen


def _gelezen_door_scripts() -> set[str]:
    """Each variable for which a script of production has a default or a demand."""
    tekst = "".join((PROJECT / "bin" / naam).read_text() for naam in ("start", "databank-rollen"))
    tekst += "".join(
        f"${{{naam}:-}}"
        for naam in re.findall(r'environ.get\("(\w+)"', (PROJECT / "bin/gezond.py").read_text())
    )
    return (
        set(re.findall(r"\$\{([A-Z_]+):[-?]", tekst))
        - _NIET_IN_ENV
        - {"PGDATABASE", "POSTGRES_USER", "DATABANK"}
    )


def _voorbeeld() -> dict[str, tuple[str, bool]]:
    """Each variable of .env.example: the line above it, and whether it is optional (commented out)."""
    regels = (PROJECT / ".env.example").read_text(encoding="utf-8").splitlines()
    gevonden = {}
    for vorige, regel in pairwise(regels):
        treffer = re.fullmatch(r"(# )?([A-Z_]+)=(.*)", regel)
        if treffer:
            assert treffer[2] not in gevonden, f"{treffer[2]} staat twee keer in .env.example"
            gevonden[treffer[2]] = (vorige, bool(treffer[1]))
    return gevonden


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """docker-compose.yml with its anchors resolved."""
    gelezen: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))
    return gelezen


def _ingevuld(compose: dict[str, Any]) -> dict[str, bool]:
    """Each variable that compose takes from .env, and whether it is demanded."""
    tekst = yaml.safe_dump(compose["services"])
    return {naam: soort == "?" for naam, soort in re.findall(r"\$\{([A-Z_]+):([-?])", tekst)}


def test_elke_variabele_staat_met_een_regel_uitleg_in_het_voorbeeld(compose: dict[str, Any]) -> None:
    voorbeeld = _voorbeeld()
    nodig = {*_gelezen_door_instellingen(), *_gelezen_door_scripts(), *_ingevuld(compose)}
    assert nodig - voorbeeld.keys() == set()
    assert voorbeeld.keys() - nodig == set()
    zonder_uitleg = [
        naam for naam, (uitleg, _) in voorbeeld.items() if not re.fullmatch(r"# [A-Z].*[^ ]", uitleg)
    ]
    assert zonder_uitleg == []


def test_wat_compose_eist_is_in_het_voorbeeld_niet_vrijblijvend(compose: dict[str, Any]) -> None:
    voorbeeld = _voorbeeld()
    assert {naam for naam, geeist in _ingevuld(compose).items() if geeist} == {
        naam for naam, (_, vrij) in voorbeeld.items() if not vrij
    }


def test_de_toepassing_krijgt_in_compose_alles_wat_de_instellingen_eisen(compose: dict[str, Any]) -> None:
    image = set(re.findall(r"^(?:ENV| {4}) ?([A-Z_]+)=", (PROJECT / "Dockerfile").read_text(), flags=re.M))
    gelezen = _gelezen_door_instellingen()
    verplicht = {naam for naam, heeft_standaard in gelezen.items() if not heeft_standaard}
    for dienst in ("web", "worker", "beat", "migreer"):
        krijgt = {*compose["services"][dienst]["environment"], *image}
        # The owner's login is for the migration alone; the demo's mailbox for nobody here.
        zonder = {"POSTBUS_MAP"} if dienst == "migreer" else {"POSTBUS_MAP", "DATABASE_EIGENAAR_URL"}
        assert verplicht - krijgt == zonder
        assert krijgt <= {*gelezen, *_gelezen_door_scripts(), "PYTHONDONTWRITEBYTECODE"}
        assert not krijgt & {"DEMO", "ONTWIKKELING"}


def test_compose_heeft_de_diensten_met_gezondheid_en_bewaarde_gegevens(compose: dict[str, Any]) -> None:
    diensten = compose["services"]
    assert set(diensten) == {"migreer", "web", "worker", "beat", "db", "redis"}
    for naam in set(diensten) - {"migreer"}:
        assert diensten[naam]["healthcheck"]["test"], naam
    gebruikt = {deel.split(":")[0] for dienst in diensten.values() for deel in dienst["volumes"]}
    assert {naam for naam in gebruikt if not naam.startswith(".")} == set(compose["volumes"])
    image = re.findall(r"=(/var/lib/werkzorg/\w+)", (PROJECT / "Dockerfile").read_text())
    assert {deel.split(":")[1] for deel in diensten["worker"]["volumes"]} == set(image)
    # What people reach can replace neither the seal nor the anchors; the clock needs no folder at all.
    assert [deel for deel in diensten["web"]["volumes"] if not deel.endswith(":ro")] == [
        "documenten:/var/lib/werkzorg/documenten"
    ]
    assert diensten["beat"]["volumes"] == []
    assert "noeviction" in diensten["redis"]["command"]
    assert "--appendonly yes" in diensten["redis"]["command"]


def test_alleen_de_webserver_is_van_buiten_bereikbaar_en_alleen_op_deze_machine(
    compose: dict[str, Any],
) -> None:
    poorten = {naam: dienst["ports"] for naam, dienst in compose["services"].items() if "ports" in dienst}
    assert set(poorten) == {"web"}
    assert all(poort.startswith("127.0.0.1:") for poort in poorten["web"])


def test_de_dockerfile_roept_alleen_bestaande_scripts_aan_en_draait_niet_als_root() -> None:
    regels = (PROJECT / "Dockerfile").read_text().replace("\\\n", " ").splitlines()
    uitgevoerd = [regel.split(maxsplit=1)[1].split() for regel in regels if regel.startswith("RUN ")]
    opdrachten = [
        re.findall(r'"([^"]+)"', regel) for regel in regels if re.match(r"(CMD|HEALTHCHECK) ", regel)
    ]
    assert len(opdrachten) == 2
    for opdracht in [*uitgevoerd, *opdrachten]:
        script = PROJECT / opdracht[0]
        assert script.is_file(), opdracht
        assert script.stat().st_mode & 0o111, opdracht
        if len(opdracht) > 1:
            assert re.search(rf"^{opdracht[1]}\)", script.read_text(), flags=re.M), opdracht
    laatste = regels[max(nummer for nummer, regel in enumerate(regels) if regel.startswith("FROM ")) :]
    assert "USER werkzorg" in laatste
    assert sum(regel.startswith("FROM ") for regel in regels) > 1


def test_wat_de_dockerfile_kopieert_bestaat_en_mag_mee() -> None:
    toegelaten = {
        regel[1:].strip("/")
        for regel in (PROJECT / ".dockerignore").read_text().splitlines()
        if regel.startswith("!")
    }
    for regel in (PROJECT / "Dockerfile").read_text().splitlines():
        if regel.startswith("COPY ") and "--from" not in regel:
            for bron in regel.split()[1:-1]:
                assert (PROJECT / bron).exists(), bron
                assert bron.split("/")[0] in toegelaten, bron


def test_elk_pakket_van_ons_gaat_mee_in_het_image() -> None:
    gekopieerd = set(re.findall(r"^COPY (\w+) \1$", (PROJECT / "Dockerfile").read_text(), flags=re.M))
    assert set(settings.ONZE_PAKKETTEN) <= gekopieerd


def test_het_slotbestand_en_de_pinnen_noemen_geen_adres() -> None:
    assert '"resolved"' not in (PROJECT / "package-lock.json").read_text()
    for bestand in (PROJECT / "requirements").glob("*.txt"):
        assert not re.search(r"https?://|--(extra-)?index|--find-links", bestand.read_text()), bestand


def test_elk_python_pakket_is_vastgezet_met_een_som() -> None:
    for bestand in (PROJECT / "requirements").glob("*.txt"):
        for blok in re.split(r"\n(?=\S)", bestand.read_text().strip()):
            assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z,-]+\])?==\S+", blok), blok[:80]
            assert "--hash=sha256:" in blok, blok[:80]
