"""Servers for the tests of the embedded servers themselves: apart from those the test run stands on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from werkzorg.demo.plaats import Plaats, plaats_van_proef


@pytest.fixture
def plaats() -> Iterator[Plaats]:
    """A fresh private place for servers, removed afterwards."""
    gekozen = plaats_van_proef()
    yield gekozen
    shutil.rmtree(gekozen.data)


@pytest.fixture
def werkmap(tmp_path: Path) -> Iterator[Path]:
    """An ignored folder of a pretended checkout; what root keeps for it elsewhere is removed afterwards."""
    from werkzorg.demo.plaats import is_root, plaats_van_demo

    map_ = tmp_path / ".werkzorg"
    map_.mkdir(mode=0o700)
    yield map_
    if is_root():
        shutil.rmtree(plaats_van_demo(tmp_path, map_).data)
