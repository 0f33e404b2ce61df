"""The law stands on its own: only the standard library and itself."""

import ast
import sys
from pathlib import Path

import werkzorg.termijnen


def test_termijnen_kent_alleen_de_standaardbibliotheek() -> None:
    for bestand in Path(werkzorg.termijnen.__file__).parent.glob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            namen = []
            if isinstance(knoop, ast.Import):
                namen = [alias.name for alias in knoop.names]
            elif isinstance(knoop, ast.ImportFrom):
                namen = [knoop.module or ""]
            for naam in namen:
                assert (
                    naam.startswith("werkzorg.termijnen") or naam.split(".")[0] in sys.stdlib_module_names
                ), naam
