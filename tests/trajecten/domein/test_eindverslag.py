"""The eindverslag: built again and again without losing what somebody wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.domein.eindverslag import (
    ACTIES,
    GESPREK,
    INHOUDEN,
    MERKZINNEN,
    RESULTATEN,
    Bron,
    Merk,
    bewerkt,
    bouw,
    eigen_regel,
    gebreken,
    gemarkeerd,
    nagekeken,
)

STAGE = Bron(ACTIES, "actie", "1", "Stage bij de bakker")
YOGA = Bron(ACTIES, "actie", "2", "Yoga")


def acties(verslag):
    return [regel.tekst for regel in verslag[ACTIES]]


def met(verslag, plaats, regel):
    """The report with this line of the first content replaced."""
    rij = list(verslag[ACTIES])
    rij[plaats] = regel
    return verslag | {ACTIES: tuple(rij)}


def test_een_eerste_bouw_volgt_de_bronnen():
    uit = bouw([YOGA, STAGE, Bron(ACTIES, "actie", "3", "  ")], {})
    assert list(uit) == list(INHOUDEN)
    assert len(uit) == 5
    assert acties(uit) == ["Yoga", "Stage bij de bakker"]
    assert (uit[ACTIES][0].bron_soort, uit[ACTIES][0].bron_id) == ("actie", "2")
    assert gemarkeerd(uit) == []


def test_een_onbewerkte_regel_volgt_zijn_bron():
    uit = bouw([Bron(ACTIES, "actie", "1", "Stage bij de slager")], bouw([STAGE, YOGA], {}))
    assert acties(uit) == ["Stage bij de slager"]
    assert gemarkeerd(uit) == []


def test_een_bewerkte_regel_blijft_en_krijgt_een_merk():
    eerst = bouw([STAGE, YOGA], {})
    eigen = met(eerst, 0, bewerkt(eerst[ACTIES][0], "Een mooie stage"))
    assert gemarkeerd(bouw([STAGE, YOGA], eigen)) == []

    gewijzigd = bouw([Bron(ACTIES, "actie", "1", "Stage bij de slager"), YOGA], eigen)
    assert acties(gewijzigd) == ["Een mooie stage", "Yoga"]
    ((inhoud, regel),) = gemarkeerd(gewijzigd)
    assert (inhoud, regel.merk, regel.bron_nu) == (ACTIES, Merk.GEWIJZIGD, "Stage bij de slager")
    assert regel.merk in MERKZINNEN

    weg = bouw([], gewijzigd)
    assert acties(weg) == ["Een mooie stage"]
    assert weg[ACTIES][0].merk is Merk.VERDWENEN

    # The source comes back as it was when it was edited: nothing to look at any more.
    terug = bouw([STAGE], weg)
    assert acties(terug) == ["Een mooie stage"]
    assert gemarkeerd(terug) == []


def test_een_nagekeken_merk_is_weg():
    eerst = bouw([STAGE], {})
    eigen = met(eerst, 0, bewerkt(eerst[ACTIES][0], "Een mooie stage"))
    anders = bouw([Bron(ACTIES, "actie", "1", "Stage bij de slager")], eigen)
    goed = met(anders, 0, nagekeken(anders[ACTIES][0]))
    assert gemarkeerd(bouw([Bron(ACTIES, "actie", "1", "Stage bij de slager")], goed)) == []
    assert gemarkeerd(bouw([STAGE], goed))


def test_een_nagekeken_regel_zonder_bron_blijft_ook_als_de_bron_terugkomt():
    eerst = bouw([STAGE], {})
    weg = bouw([], met(eerst, 0, bewerkt(eerst[ACTIES][0], "Een mooie stage")))
    goed = met(weg, 0, nagekeken(weg[ACTIES][0]))
    assert gemarkeerd(goed) == []
    terug = bouw([STAGE], goed)
    assert acties(terug) == ["Stage bij de bakker", "Een mooie stage"]
    assert len({regel.sleutel for regel in terug[ACTIES]}) == 2


def test_nakijken_zonder_merk_verandert_niets():
    regel = bouw([STAGE], {})[ACTIES][0]
    assert nagekeken(regel) is regel


def test_de_woorden_van_de_bron_zijn_geen_bewerking():
    regel = bouw([STAGE], {})[ACTIES][0]
    weer = bewerkt(bewerkt(regel, "Anders"), STAGE.tekst)
    assert not weer.is_bewerkt
    assert bewerkt(regel, "").is_bewerkt


def test_een_eigen_regel_blijft_altijd():
    verslag = {GESPREK: (eigen_regel("1", "We spraken samen."),)}
    assert bouw([STAGE], verslag)[GESPREK] == verslag[GESPREK]
    assert gemarkeerd(bouw([], verslag)) == []
    assert bewerkt(verslag[GESPREK][0], "").is_bewerkt
    # Also when nobody noted that it was written by hand.
    kaal = {GESPREK: (replace(verslag[GESPREK][0], is_bewerkt=False),)}
    assert bouw([STAGE], kaal)[GESPREK] == kaal[GESPREK]


def test_dezelfde_bron_kan_in_twee_inhouden_staan():
    uit = bouw([STAGE, Bron(RESULTATEN, "actie", "1", "Stage volgehouden")], {})
    assert acties(uit) == ["Stage bij de bakker"]
    assert [regel.tekst for regel in uit[RESULTATEN]] == ["Stage volgehouden"]


def test_wat_het_verslag_mist():
    assert [inhoud for inhoud, _ in gebreken({})] == list(INHOUDEN)
    assert all("art. 22" in zin for _, zin in gebreken({}))
    vol = bouw([Bron(inhoud, "x", "1", "tekst") for inhoud in INHOUDEN], {})
    assert gebreken(vol) == []
    leeg = met(vol, 0, bewerkt(vol[ACTIES][0], " "))
    assert [inhoud for inhoud, _ in gebreken(leeg)] == [ACTIES]


TEKSTEN = st.sampled_from(["", "a", "b", "c"])
BRONNEN = st.lists(
    st.builds(Bron, st.sampled_from([ACTIES, RESULTATEN]), st.just("actie"), st.sampled_from("123"), TEKSTEN),
    max_size=6,
)
STAPPEN = st.lists(
    st.tuples(BRONNEN, st.lists(st.tuples(st.integers(0, 5), TEKSTEN), max_size=3)), max_size=5
)


def na_stappen(stappen):
    """A report after builds from ever other sources, with edits in between, and lines of somebody's own."""
    verslag = {ACTIES: (eigen_regel("0", "eigen"),)}
    for bronnen, bewerkingen in stappen:
        verslag = bouw(bronnen, verslag)
        for plaats, tekst in bewerkingen:
            rij = list(verslag[ACTIES])
            rij[plaats % len(rij)] = bewerkt(rij[plaats % len(rij)], tekst)
            verslag = verslag | {ACTIES: tuple(rij)}
    return verslag


@given(STAPPEN, BRONNEN)
def test_twee_keer_bouwen_is_een_keer_bouwen(stappen, bronnen):
    eens = bouw(bronnen, na_stappen(stappen))
    assert bouw(bronnen, eens) == eens


@given(STAPPEN, BRONNEN)
def test_niets_bewerkts_gaat_verloren_en_niets_doods_blijft(stappen, bronnen):
    voor = na_stappen(stappen)
    na = bouw(bronnen, voor)
    nu = {(bron.inhoud, bron.sleutel): bron.tekst for bron in bronnen if bron.tekst}
    for inhoud in (ACTIES, RESULTATEN):
        assert {regel.sleutel: regel.tekst for regel in voor.get(inhoud, ()) if regel.is_bewerkt}.items() <= {
            regel.sleutel: regel.tekst for regel in na[inhoud]
        }.items()
        assert len({regel.sleutel for regel in na[inhoud]}) == len(na[inhoud])
        for regel in na[inhoud]:
            bron = nu.get((inhoud, regel.sleutel))
            if not regel.is_bewerkt:
                assert regel.tekst == bron
            elif not regel.is_eigen:
                assert (regel.merk is Merk.VERDWENEN) is (bron is None)
                assert (regel.merk is Merk.GEWIJZIGD) is (bron not in (None, regel.tekst_uit_bron))
    for (inhoud, sleutel), _ in nu.items():
        assert sleutel in {regel.sleutel for regel in na[inhoud]}


@pytest.mark.parametrize("inhoud", INHOUDEN)
def test_elke_inhoud_krijgt_haar_bronnen(inhoud):
    assert bouw([Bron(inhoud, "x", "1", "tekst")], {})[inhoud][0].tekst == "tekst"
