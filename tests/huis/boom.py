"""The tree of this project as the house tests see it: its files, its models and its layers."""

from __future__ import annotations

import ast
import functools
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[2]
# Packages of later issues; each becomes a root package and a container of the rooms when it is born.
KOMENDE_APPS = ("trajecten", "ama", "gbo", "mandaten")


def bronbestanden(wortel: Path = WORTEL) -> list[Path]:
    """Every Python file of the application itself (not the tests), in order."""
    mappen = [wortel / "werkzorg", *(wortel / app for app in KOMENDE_APPS)]
    return sorted(pad for map_ in mappen if map_.is_dir() for pad in map_.rglob("*.py"))


def gevolgde_bestanden() -> list[Path]:
    """Every file that git keeps, and that is still there; without git every file outside the ignored folders."""
    if not shutil.which("git"):
        genegeerd = {regel.rstrip("/") for regel in (WORTEL / ".gitignore").read_text().split()} | {".git"}
        return [
            pad
            for pad in WORTEL.rglob("*")
            if pad.is_file() and not genegeerd & {*pad.relative_to(WORTEL).parts}
        ]
    uit = subprocess.run(
        ["git", "ls-files", "-z"], cwd=WORTEL, capture_output=True, text=True, check=True
    ).stdout
    return [pad for naam in uit.split("\0") if naam and (pad := WORTEL / naam).is_file()]


@functools.cache
def boom_van(pad: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(pad.read_text(), filename=str(pad))


def in_bronnen(
    regel: Callable[[ast.Module], Iterable[tuple[int, str]]],
    *,
    behalve: Callable[[str], bool] = lambda _naam: False,
    paden: Iterable[Path] | None = None,
) -> list[str]:
    """What a rule finds in the source files, as "path:line: what"; `behalve` says which paths are let off."""
    gevonden = []
    for pad in bronbestanden() if paden is None else paden:
        naam = pad.relative_to(WORTEL).as_posix() if pad.is_relative_to(WORTEL) else pad.name
        if not behalve(naam):
            gevonden += [f"{naam}:{lijn}: {wat}" for lijn, wat in regel(boom_van(pad))]
    return gevonden


def aanroepen(boom: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call, with the dotted text of what is called."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call):
            yield knoop, ast.unparse(knoop.func)


def pyproject() -> dict[str, Any]:
    """The project file."""
    return tomllib.loads((WORTEL / "pyproject.toml").read_text())


def contract(kenmerk: str) -> dict[str, Any]:
    """One import contract by its id."""
    return next(een for een in pyproject()["tool"]["importlinter"]["contracts"] if een["id"] == kenmerk)


def lagen(contract_: dict[str, Any]) -> list[list[str]]:
    """The layers of a contract, highest first, each as a list of package names without parentheses."""
    return [
        [deel.strip().strip("()") for deel in laag.replace("|", ":").split(":")]
        for laag in contract_["layers"]
    ]


def verdieping() -> dict[str, int]:
    """App label -> height: a number that grows from the foundation to the roof."""
    hoogte: dict[str, int] = {}
    fundering = [[f"werkzorg.{naam}" for naam in laag] for laag in lagen(contract("fundering"))]
    dak, *werk_en_mandaten, _ = lagen(contract("verdiepingen"))
    volgorde = [dak, *werk_en_mandaten, *fundering[1:]]
    for nummer, laag in enumerate(reversed(volgorde)):
        for naam in laag:
            hoogte[naam] = nummer
    return hoogte
