"""What must be true of an organisation, and who may say so: tables of situations, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from werkzorg.handelen.register import HANDELINGEN
from werkzorg.organisaties.regels import (
    PERSOONLIJK,
    REGISTREERT,
    conventie_bezwaar,
    kbo_bezwaar,
    sluiting_bezwaren,
    soort_bezwaar,
    werkpost_bezwaar,
    wijzigbaar,
)
from werkzorg.organisaties.rollen import (
    BEGELEIDERS_AMA,
    CATEGORIEEN_ZORG,
    CONVENTIE_BEGINT_MET,
    KAN_WERKPOST_ZIJN,
    ROLLEN,
    SLOTEN_NETWERK,
    Organisatiesoort,
    rollen_bij,
)
from werkzorg.toegang.matrix import GROEPEN, MATRIX

VANDAAG = date(2026, 6, 1)


# --- the law about kinds ----------------------------------------------------------------------------------
def test_de_decreetgever_noemt_drie_categorieen_zes_sloten_en_elf_begeleiders():
    assert sorted(CATEGORIEEN_ZORG) == ["A", "B", "C"]
    assert len(SLOTEN_NETWERK) == 6
    assert len(BEGELEIDERS_AMA) == 11
    assert not CATEGORIEEN_ZORG["A"] & CATEGORIEEN_ZORG["C"]
    # 9.53 and 9.65 count for AMA, and not as casemanager Zorg.
    ambulant = Organisatiesoort.AMBULANTE_REVALIDATIE
    assert ambulant in BEGELEIDERS_AMA
    assert ambulant not in ROLLEN["casemanager_zorg"].organisatiesoorten
    assert CONVENTIE_BEGINT_MET[ambulant] == ("953", "965")


@pytest.mark.parametrize(
    ("soort", "rollen"),
    [
        ("vdab", {"casemanager_werk", "vdab_beslisser", "dienstverlener", "organisatiebeheerder", "beleid"}),
        ("ocmw", {"casemanager_zorg", "verwijzer", "begeleider_ama", "gbo_medewerker", "netwerkcoordinator"}),
        ("zorginspectie", {"inspectie", "organisatiebeheerder"}),
        ("feitelijke_vereniging", {"organisatiebeheerder"}),
        ("uitkeringsinstantie", {"organisatiebeheerder"}),
    ],
)
def test_per_soort_bestaan_bepaalde_rollen(soort, rollen):
    namen = {rol.sleutel for rol in rollen_bij(soort)}
    assert rollen <= namen
    if len(rollen) <= 2:
        assert namen == rollen


def test_wie_alleen_leest_doet_geen_enkele_handeling_op_een_dossier():
    dossier = "deelnemers.deelnemer"
    assert MATRIX["deelnemer_detail"].object_soort == dossier
    for rol in ROLLEN.values():
        if rol.leest_alleen:
            doet = {
                sleutel
                for sleutel, een in HANDELINGEN.items()
                if rol.sleutel in een.recht.rollen and een.recht.object_soort == dossier
            }
            assert doet == set(), rol.sleutel
        if rol.ziet_geen_dossiers:
            assert not GROEPEN[dossier].get(rol.sleutel), rol.sleutel
            assert rol.sleutel not in MATRIX["deelnemer_lijst"].rollen
            assert rol.sleutel not in MATRIX["deelnemer_detail"].rollen


# --- who registers and corrects ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rol", "soort", "mag"),
    [
        ("functioneel_beheerder", "departement_zorg", True),
        ("departement_zorg", "cgg", True),
        ("departement_zorg", "werkactor", False),
        ("departement_zorg", "departement_zorg", False),
        ("departement_wse", "maatwerkbedrijf", True),
        ("departement_wse", "caw", False),
        ("vdab_beslisser", "werkactor", True),
        ("vdab_beslisser", "caw", False),
        ("casemanager_zorg", "cgg", False),
    ],
)
def test_wie_welke_soort_registreert(rol, soort, mag):
    assert (soort_bezwaar(rol, soort) == "") is mag


def test_elke_soort_wordt_door_iemand_geregistreerd_en_elke_rol_bestaat():
    assert REGISTREERT.keys() <= ROLLEN.keys()
    assert frozenset().union(*REGISTREERT.values()) == frozenset(Organisatiesoort)


def test_een_beheerder_verbetert_alleen_hoe_men_de_eigen_organisatie_bereikt():
    assert wijzigbaar("organisatiebeheerder", is_eigen=False) == ()
    eigen = set(wijzigbaar("organisatiebeheerder", is_eigen=True))
    assert {"email", "iban"} <= eigen
    assert not eigen & {"naam", "soort", "kbo_nummer", "gesloten_op"}
    functioneel = set(wijzigbaar("functioneel_beheerder", is_eigen=False))
    assert {"naam", "kbo_nummer", "gesloten_op"} <= functioneel
    assert "iban" not in functioneel
    assert wijzigbaar("casemanager_zorg", is_eigen=True) == ()


# --- numbers ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("soort", "kbo", "ovo", "reden", "goed"),
    [
        ("caw", "0123456749", "", "", True),
        ("caw", "", "", "", False),
        ("caw", "", "", "onderdeel", True),
        ("caw", "0123456749", "", "onderdeel", False),
        ("feitelijke_vereniging", "", "", "", True),
        ("feitelijke_vereniging", "0123456749", "", "", True),
        ("zelfstandige", "", "", "", False),
        ("departement_zorg", "", "OVO003323", "", True),
        ("departement_zorg", "", "", "", False),
        ("ocmw", "", "OVO003323", "", False),
    ],
)
def test_een_kbo_nummer_is_er_of_er_is_een_reden(soort, kbo, ovo, reden, goed):
    assert (kbo_bezwaar(soort, kbo, ovo, reden) == "") is goed


@pytest.mark.parametrize(
    ("soort", "nummer", "stukje"),
    [
        ("revalidatiecentrum", "77212345", ""),
        ("revalidatiecentrum", "77312345", ""),
        ("revalidatiecentrum", "95312345", "begint met 7.72 of 7.73"),
        ("revalidatiecentrum", "", "Vul het conventienummer in"),
        ("ambulante_revalidatie", "95312345", ""),
        ("ambulante_revalidatie", "96512345", ""),
        ("ambulante_revalidatie", "77212345", "begint met 9.53 of 9.65"),
        ("caw", "", ""),
        ("caw", "77212345", "laat dit leeg"),
    ],
)
def test_een_conventienummer_hoort_bij_zijn_soort(soort, nummer, stukje):
    zin = conventie_bezwaar(soort, nummer)
    assert (zin == "") is (stukje == "")
    assert stukje in zin


@pytest.mark.parametrize(
    ("dag", "reden", "opvolger", "fout"),
    [
        (None, "", False, set()),
        (VANDAAG, "stopgezet", False, set()),
        (VANDAAG, "fusie", True, set()),
        (VANDAAG, "fusie", False, {"opvolger"}),
        (VANDAAG, "overname", False, {"opvolger"}),
        (VANDAAG, "stopgezet", True, {"opvolger"}),
        (VANDAAG, "", False, {"sluitingsreden"}),
        (None, "stopgezet", False, {"gesloten_op"}),
        (None, "", True, {"opvolger"}),
        (date(2026, 6, 2), "stopgezet", False, {"gesloten_op"}),
        (date(1899, 12, 31), "stopgezet", False, {"gesloten_op"}),
    ],
)
def test_een_sluiting_heeft_een_dag_een_reden_en_soms_een_opvolger(dag, reden, opvolger, fout):
    assert sluiting_bezwaren(dag, reden, heeft_opvolger=opvolger, vandaag=VANDAAG).keys() == fout


def test_wie_een_werkpost_kan_zijn():
    assert PERSOONLIJK <= KAN_WERKPOST_ZIJN
    assert werkpost_bezwaar("onderneming") == ""
    assert werkpost_bezwaar("departement_zorg") != ""
    assert werkpost_bezwaar("uitkeringsinstantie") != ""
