"""Where sockets go when the path of the checkout does not suit, and secrets that stay the same and private."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from werkzorg.demo import plaats as plaats_module
from werkzorg.demo.geheimen import bewaarde_geheimen
from werkzorg.demo.plaats import LANGSTE_SOCKETMAP, maak_prive, socketmap
from werkzorg.demo.processen import Startfout


def test_een_gewoon_pad_wordt_zelf_gebruikt(tmp_path: Path) -> None:
    kort = Path(os.path.relpath(tmp_path, "/"))
    voorkeur = Path("/", kort, "s")
    assert socketmap(voorkeur, "a" * 16, {}) == voorkeur or len(str(voorkeur)) > LANGSTE_SOCKETMAP


@pytest.mark.parametrize("naam", ["x" * 120, "met spatie", "met%procent", "é"])
def test_een_lang_of_lastig_pad_krijgt_een_korte_map(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, naam: str
) -> None:
    kenmerk = os.urandom(8).hex()
    kort = socketmap(tmp_path / naam / "s", kenmerk, {})
    try:
        assert len(os.fsencode(kort)) <= LANGSTE_SOCKETMAP
        assert stat.S_IMODE(kort.stat().st_mode) == 0o700
        assert socketmap(tmp_path / naam / "s", kenmerk, {}) == kort
    finally:
        kort.rmdir()


def test_een_koppeling_op_de_plaats_van_de_korte_map_wordt_geweigerd(tmp_path: Path) -> None:
    doel = tmp_path / "elders"
    doel.mkdir()
    valstrik = tmp_path / "valstrik"
    valstrik.symlink_to(doel)
    with pytest.raises(Startfout, match="andere gebruiker"):
        maak_prive(valstrik)


@pytest.mark.skipif(os.geteuid() != 0, reason="alleen root kan een map van een ander maken")
def test_een_map_van_een_ander_wordt_geweigerd(tmp_path: Path) -> None:
    map_ = tmp_path / "van_een_ander"
    map_.mkdir(mode=0o700)
    os.chown(map_, 12345, 12345)
    with pytest.raises(Startfout, match="andere gebruiker"):
        maak_prive(map_)


def test_te_ruime_rechten_op_een_eigen_map_worden_ingeperkt(tmp_path: Path) -> None:
    map_ = tmp_path / "eigen"
    map_.mkdir()
    map_.chmod(0o755)
    assert stat.S_IMODE(maak_prive(map_).stat().st_mode) == 0o700


def test_geheimen_blijven_dezelfde_en_zijn_alleen_voor_de_eigenaar(tmp_path: Path) -> None:
    bestand = tmp_path / "geheimen.json"
    eerste = bewaarde_geheimen(bestand)
    assert bewaarde_geheimen(bestand) == eerste
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert [pad.name for pad in tmp_path.iterdir()] == ["geheimen.json"]
    assert len({*vars(eerste).values()}) == len(vars(eerste))


def test_een_beschadigd_geheimenbestand_geeft_een_zin(tmp_path: Path) -> None:
    bestand = tmp_path / "geheimen.json"
    bestand.write_text("{half")
    with pytest.raises(Startfout, match="beschadigd"):
        bewaarde_geheimen(bestand)


def test_zonder_pakket_zegt_een_zin_wat_te_doen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plaats_module, "find_spec", lambda _naam: None)
    with pytest.raises(Startfout, match="bin/demo"):
        plaats_module.vind_programmas()
