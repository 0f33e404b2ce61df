"""The keys in the settings: each mistake is one sentence that names the variable and shows no key."""

import base64
import random

import pytest
from django.core.exceptions import ImproperlyConfigured

from werkzorg.versleuteling import sleutels
from werkzorg.versleuteling.controles import controleer_sleutels


def b64(zaad: int, lengte: int = 32) -> str:
    return base64.b64encode(random.Random(zaad).randbytes(lengte)).decode()


def test_the_first_key_is_active():
    bos = sleutels.lees_sleutelbos(f"k1:{b64(1)}, k0:{b64(0)}")
    assert bos.actief == "k1"
    assert list(bos.sleutels) == ["k1", "k0"]


def test_keys_are_not_shown():
    assert "sleutels" not in repr(sleutels.lees_sleutelbos(f"k1:{b64(1)}"))


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("", "leeg"),
        ("   ", "leeg"),
        (b64(1), "vorm"),
        (f":{b64(1)}", "vorm"),
        (f"K1:{b64(1)}", "vorm"),
        (f"{'k' * 33}:{b64(1)}", "vorm"),
        (f"é:{b64(1)}", "vorm"),
        (f"k1:{b64(1)},", "vorm"),
        ("k1:", "bytes"),
        ("k1:geen base64!", "base64"),
        ("k1:ééé", "base64"),
        (f"k1:{b64(1, 31)}", "31 bytes"),
        (f"k1:{b64(1, 64)}", "64 bytes"),
        (f"k1:{base64.b64encode(bytes(32)).decode()}", "willekeurig"),
        (f"k1:{base64.b64encode(b'ab' * 16).decode()}", "willekeurig"),
        (f"k1:{b64(1)},k1:{b64(2)}", "twee keer"),
        (f"k1:{b64(1)},k0:{b64(1)}", "gelijk"),
    ],
)
def test_a_malformed_set_names_the_variable(tekst, woord):
    with pytest.raises(ImproperlyConfigured, match=woord) as fout:
        sleutels.lees_sleutelbos(tekst)
    assert str(fout.value).startswith("HOOFDSLEUTELS")
    assert b64(1) not in str(fout.value)


@pytest.mark.parametrize(
    "tekst", ["", "  ", "geen base64!", b64(1, 16), base64.b64encode(bytes(32)).decode()]
)
def test_a_malformed_index_key_names_the_variable(tekst):
    with pytest.raises(ImproperlyConfigured, match=r"^INSZ_INDEX_SLEUTEL"):
        sleutels.lees_indexsleutel(tekst)


def test_each_purpose_has_its_own_key():
    hoofd = random.Random(3).randbytes(32)
    afgeleid = {sleutels.datasleutel(hoofd, doel) for doel in ("insz", "zorg", "totp")}
    assert len(afgeleid) == 3
    assert hoofd not in afgeleid


def test_the_derivation_never_changes():
    """Stored values would be lost: this answer was fixed when the first value was written."""
    afgeleid = sleutels.datasleutel(bytes(range(32)), "insz")
    assert afgeleid.hex() == "dfd05c64b2da8661fadb624259176382fb18cdb24ac8190e8be8a3c32d100474"


class TestSystemCheck:
    def kenmerken(self) -> list[str | None]:
        return [melding.id for melding in controleer_sleutels(None)]

    def test_usable_keys_are_silent(self, settings):
        settings.HOOFDSLEUTELS = f"k1:{b64(1)}"
        settings.INSZ_INDEX_SLEUTEL = b64(2)
        assert self.kenmerken() == []

    def test_both_mistakes_are_told(self, settings):
        settings.HOOFDSLEUTELS = "onzin"
        settings.INSZ_INDEX_SLEUTEL = ""
        assert self.kenmerken() == ["versleuteling.E001", "versleuteling.E002"]

    def test_one_mistake_is_told_once(self, settings):
        settings.HOOFDSLEUTELS = "onzin"
        settings.INSZ_INDEX_SLEUTEL = b64(2)
        assert self.kenmerken() == ["versleuteling.E001"]

    def test_an_index_key_that_is_a_master_key_is_told(self, settings):
        settings.HOOFDSLEUTELS = f"k1:{b64(1)},k0:{b64(2)}"
        settings.INSZ_INDEX_SLEUTEL = b64(2)
        assert self.kenmerken() == ["versleuteling.E002"]

    def test_missing_settings_are_told(self, settings):
        del settings.HOOFDSLEUTELS
        settings.INSZ_INDEX_SLEUTEL = 12
        assert self.kenmerken() == ["versleuteling.E001", "versleuteling.E002"]
