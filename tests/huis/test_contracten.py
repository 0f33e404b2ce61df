"""Who may import whom, and how files are called: each rule holds, and is seen to fail on a planted slip."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.huis.boom import KOMENDE_APPS, WORTEL, bronbestanden, contract, in_bronnen, pyproject, verdieping

GEWEIGERDE_NAMEN = {"utils", "helpers", "common", "misc", "manager", "base", "services"}
MAX_REGELS = 400


def lint(map_: Path) -> tuple[int, str]:
    """Exit code and text of the linter on the tree in `map_`."""
    uit = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))",
        ],
        cwd=map_,
        capture_output=True,
        text=True,
    )
    return uit.returncode, uit.stdout + uit.stderr


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """A copy of the code and its contracts, to sin in."""
    for pakket in pyproject()["tool"]["importlinter"]["root_packages"]:
        shutil.copytree(WORTEL / pakket, tmp_path / pakket, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(WORTEL / "pyproject.toml", tmp_path)
    return tmp_path


def plant(map_: Path, pad: str, regel: str) -> None:
    """Adds a line to a file of the copy, making the file when it is not there."""
    with (map_ / pad).open("a") as bestand:
        bestand.write(f"\n{regel}\n")


def test_de_contracten_houden() -> None:
    code, tekst = lint(WORTEL)
    assert code == 0, tekst


def test_elk_contract_valt_op_een_geplante_pijl(kopie: Path) -> None:
    pijlen = {
        "Fundering": ("werkzorg/logboek/schrijven.py", "import werkzorg.toegang.matrix"),
        "Verdiepingen": ("werkzorg/deelnemers/dossier.py", "import werkzorg.overzicht.werklijst"),
        "Kamers: the same": ("werkzorg/deelnemers/domein.py", "import werkzorg.deelnemers.models"),
        "Kamers van het dak": ("werkzorg/overzicht/werklijst.py", "import werkzorg.overzicht.views"),
        "Kamers van handelen": ("werkzorg/handelen/models.py", "import werkzorg.handelen.melden"),
        "Kamers van toegang": ("werkzorg/toegang/matrix.py", "import werkzorg.toegang.poort"),
        "Kamers van logboek": ("werkzorg/logboek/models.py", "import werkzorg.logboek.schrijven"),
        "Kamers van berichten": ("werkzorg/berichten/models.py", "import werkzorg.berichten.uitvoeren"),
        "Kamers van documenten": ("werkzorg/documenten/opslag.py", "import werkzorg.documenten.bewaren"),
        "Kamers van parameters": ("werkzorg/parameters/models.py", "import werkzorg.parameters.lezen"),
        "Kamers van werklijst": ("werkzorg/werklijst/models.py", "import werkzorg.werklijst.taken"),
        "Kamers van organisaties": ("werkzorg/organisaties/rollen.py", "import werkzorg.organisaties.models"),
        "Kamers van plaatsen": ("werkzorg/plaatsen/models.py", "import werkzorg.plaatsen.opzoeken"),
        "Kamers van gebruikers": (
            "werkzorg/gebruikers/querysets.py",
            "import werkzorg.gebruikers.aanmelding",
        ),
        # Law reaches Django by a detour: indirect counts too.
        "Zuiver recht": ("werkzorg/termijnen/dagen.py", "import werkzorg.versleuteling"),
        "Een hand": ("werkzorg/deelnemers/dossier.py", "import werkzorg.deelnemers.handelingen"),
    }
    for pad, regel in pijlen.values():
        plant(kopie, pad, regel)
    code, tekst = lint(kopie)
    assert code == 1
    assert f"0 kept, {len(pijlen)} broken" in tekst, tekst
    assert len(pijlen) == len(pyproject()["tool"]["importlinter"]["contracts"])
    for naam in pijlen:
        assert f"\n{naam}" in tekst


def test_een_onbekende_kamer_of_verdieping_valt_op(kopie: Path) -> None:
    plant(kopie, "werkzorg/deelnemers/zolder.py", '"""An attic."""')
    (kopie / "werkzorg/zolder").mkdir()
    plant(kopie, "werkzorg/zolder/__init__.py", '"""An attic."""')
    code, tekst = lint(kopie)
    assert code == 1
    assert "werkzorg.deelnemers.zolder" in tekst
    assert "werkzorg.zolder" in tekst


# --- apps that are born later -----------------------------------------------------------------------------
def apps_buiten_contract(wortel: Path, linter: Mapping[str, object], kamers: Iterable[str]) -> Iterator[str]:
    """Apps that exist in the tree but are not under the contracts."""
    for app in KOMENDE_APPS:
        if (wortel / app).is_dir() and (app not in linter["root_packages"] or app not in kamers):
            yield app


def test_elke_app_staat_onder_de_contracten(tmp_path: Path) -> None:
    linter, kamers = pyproject()["tool"]["importlinter"], contract("kamers")["containers"]
    assert list(apps_buiten_contract(WORTEL, linter, kamers)) == []
    (tmp_path / "trajecten").mkdir()
    kaal = {"root_packages": ["werkzorg"]}
    assert list(apps_buiten_contract(tmp_path, kaal, ["werkzorg.deelnemers"])) == ["trajecten"]
    linter = {"root_packages": ["werkzorg", "trajecten"]}
    assert list(apps_buiten_contract(tmp_path, linter, ["werkzorg.deelnemers"])) == ["trajecten"]
    assert list(apps_buiten_contract(tmp_path, linter, ["trajecten"])) == []


# --- names and sizes --------------------------------------------------------------------------------------
def verkeerde_namen(paden: Iterable[Path]) -> list[str]:
    """Files and packages with a name that says nothing."""
    return [str(pad) for pad in paden if {pad.stem, pad.parent.name} & GEWEIGERDE_NAMEN]


def te_lang(paden: Iterable[Path]) -> list[str]:
    """Files of more than 400 lines (migrations are written by Django)."""
    return [
        f"{pad} ({aantal} regels)"
        for pad in paden
        if "migrations" not in pad.parts and (aantal := len(pad.read_text().splitlines())) > MAX_REGELS
    ]


def _onze_bestanden() -> list[Path]:
    return [
        *bronbestanden(),
        *sorted((WORTEL / "tests").rglob("*.py")),
        *sorted((WORTEL / "bench").rglob("*.py")),
    ]


def test_geen_bestand_heet_naar_niets() -> None:
    assert verkeerde_namen(_onze_bestanden()) == []
    for naam in sorted(GEWEIGERDE_NAMEN):
        assert verkeerde_namen([Path(f"werkzorg/deelnemers/{naam}.py")])
    assert verkeerde_namen([Path("werkzorg/utils/insz.py")])


def test_geen_bestand_is_te_lang(tmp_path: Path) -> None:
    assert te_lang(_onze_bestanden()) == []
    lang = tmp_path / "lang.py"
    lang.write_text("x = 1\n" * (MAX_REGELS + 1))
    assert te_lang([lang])


# --- arrows that the linter cannot see --------------------------------------------------------------------
def verkeerde_sleutels(velden: Iterable[tuple[str, str, str]], hoogte: Mapping[str, int]) -> list[str]:
    """Foreign keys (from package, to package, name) that point up or into a neighbour; third-party apps lie below."""
    fout = []
    for van, naar, naam in velden:
        if van == naar or naar not in hoogte:
            continue
        if van in hoogte and hoogte[van] <= hoogte[naar]:
            fout.append(f"{naam}: {van} -> {naar}")
    return fout


def _vreemde_sleutels() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models(include_auto_created=True):
        for veld in model._meta.get_fields():
            if isinstance(veld, models.ForeignKey | models.ManyToManyField) and not veld.auto_created:
                doel = veld.related_model
                yield model._meta.app_config.name, doel._meta.app_config.name, f"{model.__name__}.{veld.name}"


def test_vreemde_sleutels_wijzen_omlaag() -> None:
    hoogte = verdieping()
    velden = list(_vreemde_sleutels())
    assert any(naam == "Betrokkenheid.organisatie" for _, _, naam in velden)
    assert verkeerde_sleutels(velden, hoogte) == []
    # A string or AUTH_USER_MODEL is no import, so only this test sees it.
    assert verkeerde_sleutels([("werkzorg.organisaties", "werkzorg.deelnemers", "Omhoog.fk")], hoogte)
    assert verkeerde_sleutels([("werkzorg.documenten", "werkzorg.werklijst", "Buur.fk")], hoogte)
    assert verkeerde_sleutels([("trajecten", "ama", "Buur.fk")], hoogte)
    assert verkeerde_sleutels([("mandaten", "trajecten", "Omhoog.fk")], hoogte)
    assert verkeerde_sleutels([("trajecten", "werkzorg.deelnemers", "Omlaag.fk")], hoogte) == []


def verkeerde_migratie(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Imports of a room above models by a migration: the linter does not look there."""
    for knoop in ast.walk(boom):
        namen: list[str] = []
        if isinstance(knoop, ast.Import):
            namen = [alias.name for alias in knoop.names]
        elif isinstance(knoop, ast.ImportFrom):
            namen = [f"{knoop.module}.{alias.name}" for alias in knoop.names]
        for naam in namen:
            eigen = naam.startswith(("werkzorg.", *KOMENDE_APPS))
            kamers = set(naam.split("."))
            if eigen and kamers & {
                "views",
                "handelingen",
                "forms",
                "filters",
                "tasks",
                "registratie",
                "urls",
                "dossier",
            }:
                yield knoop.lineno, naam


def test_migraties_kennen_geen_kamer_boven_de_tabellen(tmp_path: Path) -> None:
    migraties = [pad for pad in bronbestanden() if pad.parent.name == "migrations"]
    assert migraties
    assert in_bronnen(verkeerde_migratie, paden=migraties) == []
    zonde = tmp_path / "0002_zonde.py"
    zonde.write_text("from werkzorg.deelnemers import views\n")
    assert in_bronnen(verkeerde_migratie, paden=[zonde])
