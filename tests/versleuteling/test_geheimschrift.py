"""The field encryption: what goes in comes out, in its own place only."""

import base64
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.omvang import aantal
from werkzorg import versleuteling
from werkzorg.versleuteling import geheimschrift


def sleutel(zaad: int) -> str:
    """A key in base64, the same for the same seed."""
    return base64.b64encode(random.Random(zaad).randbytes(32)).decode()


OUD = f"k0:{sleutel(0)}"
NIEUW = f"k1:{sleutel(1)},k0:{sleutel(0)}"
PLAATS = {"doel": "insz", "tabel": "deelnemers_deelnemer", "kolom": "insz", "rij": "018f"}


@pytest.fixture(autouse=True)
def sleutels(settings):
    settings.HOOFDSLEUTELS = NIEUW
    settings.INSZ_INDEX_SLEUTEL = sleutel(9)


def test_round_trips():
    bron = random.Random(1)
    for nummer in range(aantal(2_000, 100_000)):
        klaar = f"{bron.randrange(10**11):011d}".encode()
        plaats = {**PLAATS, "rij": str(nummer)}
        geheim = versleuteling.versleutel(klaar, **plaats)
        assert klaar not in geheim
        assert versleuteling.ontsleutel(geheim, **plaats) == klaar


@given(st.binary(max_size=300), st.text(min_size=1, max_size=40).filter(lambda t: t.isprintable()))
def test_any_bytes_in_any_row(klaar, rij):
    plaats = {**PLAATS, "rij": rij}
    geheim = versleuteling.versleutel(klaar, **plaats)
    assert versleuteling.ontsleutel(memoryview(geheim), **plaats) == klaar


def test_moved_to_another_place_never_opens():
    keuzes = {
        "doel": ["insz", "zorg", "totp"],
        "tabel": ["a", "ab", "deelnemer"],
        "kolom": ["bc", "c", "insz"],
        "rij": ["1", "11", "c1", *(str(n) for n in range(aantal(3, 40)))],
    }
    plaatsen = [dict(zip(keuzes, waarden, strict=True)) for waarden in itertools.product(*keuzes.values())]
    bron = random.Random(2)
    for herkomst in bron.sample(plaatsen, aantal(6, 30)):
        geheim = versleuteling.versleutel(b"85073003328", **herkomst)
        for doel in plaatsen:
            if doel == herkomst:
                assert versleuteling.ontsleutel(geheim, **doel) == b"85073003328"
                continue
            with pytest.raises(versleuteling.OntsleutelFout):
                versleuteling.ontsleutel(geheim, **doel)


def test_parts_of_a_place_do_not_run_together():
    geheim = versleuteling.versleutel(b"x", doel="d", tabel="a|b", kolom="c", rij="1")
    for tabel, kolom in (("a", "b|c"), ("a|b|c", "1"), ("ab", "c"), ("a", "bc")):
        with pytest.raises(versleuteling.OntsleutelFout):
            versleuteling.ontsleutel(geheim, doel="d", tabel=tabel, kolom=kolom, rij="1")


def test_every_flipped_bit_is_refused():
    geheim = versleuteling.versleutel(b"85073003328", **PLAATS)
    for bit in range(len(geheim) * 8):
        stuk = bytearray(geheim)
        stuk[bit // 8] ^= 1 << bit % 8
        with pytest.raises(versleuteling.OntsleutelFout):
            versleuteling.ontsleutel(stuk, **PLAATS)


def test_every_truncation_is_refused():
    geheim = versleuteling.versleutel(b"85073003328", **PLAATS)
    for lengte in range(len(geheim)):
        with pytest.raises(versleuteling.OntsleutelFout):
            versleuteling.ontsleutel(geheim[:lengte], **PLAATS)


@given(st.binary(max_size=200))
def test_foreign_bytes_are_refused(ruis):
    with pytest.raises(versleuteling.OntsleutelFout):
        versleuteling.ontsleutel(ruis, **PLAATS)


def test_the_same_value_never_looks_the_same():
    geheimen = {versleuteling.versleutel(b"85073003328", **PLAATS) for _ in range(500)}
    assert len(geheimen) == 500


def test_rotation_keeps_old_values_readable(settings):
    settings.HOOFDSLEUTELS = OUD
    oud = versleuteling.versleutel(b"x", **PLAATS)
    settings.HOOFDSLEUTELS = NIEUW
    assert versleuteling.sleutel_van(oud) == "k0"
    assert not versleuteling.is_actueel(oud)
    nieuw = versleuteling.versleutel(versleuteling.ontsleutel(oud, **PLAATS), **PLAATS)
    assert versleuteling.sleutel_van(nieuw) == "k1"
    assert versleuteling.is_actueel(nieuw)
    settings.HOOFDSLEUTELS = f"k1:{sleutel(1)}"
    assert versleuteling.ontsleutel(nieuw, **PLAATS) == b"x"
    with pytest.raises(versleuteling.OnbekendeSleutel, match="k0"):
        versleuteling.ontsleutel(oud, **PLAATS)


def test_a_wrong_key_under_the_right_name_does_not_open(settings):
    geheim = versleuteling.versleutel(b"x", **PLAATS)
    settings.HOOFDSLEUTELS = f"k1:{sleutel(5)}"
    with pytest.raises(versleuteling.OntsleutelFout):
        versleuteling.ontsleutel(geheim, **PLAATS)


@pytest.mark.parametrize("deel", ["doel", "tabel", "kolom", "rij"])
def test_an_empty_part_of_the_place_is_refused(deel):
    with pytest.raises(ValueError, match="leeg"):
        versleuteling.versleutel(b"x", **{**PLAATS, deel: ""})


def test_text_that_cannot_be_written_is_a_refusal_not_a_crash():
    geheim = versleuteling.versleutel(b"x", **PLAATS)
    with pytest.raises(versleuteling.OntsleutelFout):
        versleuteling.ontsleutel(geheim, **{**PLAATS, "rij": "\ud800"})


def test_refusals_do_not_tell_the_value_or_the_key():
    geheim = versleuteling.versleutel(b"85073003328", **PLAATS)
    with pytest.raises(versleuteling.OntsleutelFout) as fout:
        versleuteling.ontsleutel(geheim, **{**PLAATS, "rij": "2"})
    assert "85073003328" not in str(fout.value)
    assert sleutel(1) not in str(fout.value)


class TestBlindeIndex:
    def test_equal_values_meet_and_others_do_not(self):
        eerste = versleuteling.blinde_index("85073003328", doel="insz")
        assert len(eerste) == 32
        assert eerste == versleuteling.blinde_index("85073003328", doel="insz")
        assert eerste != versleuteling.blinde_index("85073003329", doel="insz")
        assert eerste != versleuteling.blinde_index("85073003328", doel="rekening")

    def test_purpose_and_value_do_not_run_together(self):
        assert versleuteling.blinde_index("bc", doel="a") != versleuteling.blinde_index("c", doel="ab")

    def test_another_key_gives_another_index(self, settings):
        eerste = versleuteling.blinde_index("85073003328", doel="insz")
        settings.INSZ_INDEX_SLEUTEL = sleutel(10)
        assert eerste != versleuteling.blinde_index("85073003328", doel="insz")

    def test_master_keys_play_no_part(self, settings):
        eerste = versleuteling.blinde_index("85073003328", doel="insz")
        settings.HOOFDSLEUTELS = f"k7:{sleutel(7)}"
        assert eerste == versleuteling.blinde_index("85073003328", doel="insz")


def test_key_names_of_another_alphabet_are_refused():
    geheim = bytearray(versleuteling.versleutel(b"x", **PLAATS))
    geheim[2] = 0xE9
    with pytest.raises(versleuteling.OntsleutelFout, match="onleesbaar"):
        geheimschrift.sleutel_van(geheim)
