"""Programs that are not ours: where they are missing a test is skipped, visibly; under CI=true it fails."""

from __future__ import annotations

import ctypes
import os
import shutil
from typing import NoReturn

import pytest


def gereedschap(*namen: str, pakket: str) -> str:
    """The path of the first of these programs that is there; `pakket` is the Debian package that brings it."""
    gevonden = next((pad for naam in namen if (pad := shutil.which(naam))), None)
    if gevonden is None:
        _ontbreekt(namen[0], pakket)
    return gevonden


def bibliotheek(naam: str, *, pakket: str) -> None:
    """This shared library can be loaded; `pakket` is the Debian package that brings it."""
    try:
        ctypes.CDLL(naam)
    except OSError:
        _ontbreekt(naam, pakket)


def _ontbreekt(naam: str, pakket: str) -> NoReturn:
    zin = f"{naam} ontbreekt: installeer het Debian-pakket {pakket} om deze test te draaien."
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(zin, pytrace=False)
    pytest.skip(zin)
