"""`toekenningen_inlezen`: a rehearsal that says what is wrong, then everything or nothing."""

from __future__ import annotations

import io
import threading
from datetime import date

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction

from mandaten.handelingen.inlezen import Bestand, regionamen, toekenningen_inlezen
from mandaten.imports.kolommen import KOLOMMEN, sjabloon
from mandaten.imports.repetitie import repeteer
from mandaten.models import Bevoegdheid, Contingentjaar, Inlezing, Lid, Toekenning
from tests.mandaten.inlezingen import csv_bestand, kbo, lees_in, maak_organisaties, organisatie, rij, verband
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import gehoord, schors
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.ui.tabelbestand import lees_bestand

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisaties(db):
    return maak_organisaties()


@pytest.fixture
def an(organisaties):
    """An decides at Departement Zorg."""
    return beslisser("zorg")


def repetitie(speler, *rijen, **koppen):
    bestand = csv_bestand(rijen, **koppen)
    gelezen = lees_bestand(bestand, bestand.size, "mandaten")
    return repeteer(gelezen, regios=regionamen(), door=speler.door)


# --- the act ----------------------------------------------------------------------------------------------------------
def test_een_bestand_wordt_geheel_ingelezen(an, organisaties):
    caw, vaph, cgg, *_ = organisaties
    inlezing = lees_in(an, rij(), verband(kenmerk="MB 2023/13", regios="Gent, waasland"))
    erkenning, mandaat = Toekenning.objects.order_by("nummer")
    assert (erkenning.nummer, erkenning.houder, erkenning.status) == ("MB 2023/12", caw, "actief")
    assert (erkenning.herkomst, erkenning.inlezing, erkenning.aanvraag) == ("ingelezen", inlezing, None)
    assert (erkenning.periode.lower, laatste_dag(erkenning.periode)) == (date(2023, 7, 1), date(2028, 6, 30))
    assert erkenning.laatste_dag_besluit == date(2028, 6, 30)
    assert set(mandaat.leden.values_list("organisatie", "plaats")) == {
        (caw.pk, "A"),
        (vaph.pk, "B"),
        (cgg.pk, "C"),
    }
    assert set(mandaat.regios.values_list("regio", flat=True)) == {"gent", "waasland"}
    # What follows from it holds at once.
    wie = Bevoegdheid.objects.geldig_op(date(2026, 1, 1)).van(cgg.pk, "casemanager_zorg", "waasland")
    assert wie.count() == 1
    assert Bevoegdheid.objects.van(caw.pk, "begeleider_ama").get().regio is None
    regel = Logregel.objects.get(handeling="toekenningen_inlezen")
    assert (regel.object_id, regel.gegevens) == (inlezing.pk, {"aantal": 2, "soorten": ["erkenning", "zorg"]})


def test_een_overgangserkenning_houdt_haar_einddatum(an):
    lees_in(an, rij(van="31/12/2023", tot="30/12/2028", overgang="on"))
    toekenning = Toekenning.objects.get()
    assert toekenning.is_overgang
    assert laatste_dag(toekenning.periode) == date(2028, 12, 30)
    with pytest.raises(Geweigerd, match="langer dan 5 jaar"):
        lees_in(an, rij(kenmerk="MB 9", houder=kbo(2), van="31/12/2023", tot="31/05/2199", overgang="on"))


def test_dezelfde_erkenning_komt_er_geen_tweede_keer(an):
    lees_in(an, rij())
    al = Toekenning.objects.get()
    with pytest.raises(Geweigerd) as nee:
        lees_in(an, rij(kenmerk="MB 9", van="01/06/2024", tot="31/05/2029"))
    assert al.nummer in nee.value.zin
    assert "Twee tegelijk kan niet" in nee.value.zin


def test_een_geschorst_mandaat_houdt_casemanager_werk_tegen(organisaties):
    """A suspended mandate gives no right, but lifting the suspension must stay possible (regelgeving 15, row 11)."""
    vdab, jobpunt = beslisser("werkactor"), organisaties[3]
    zorg = maak_toekenning("zorg", regios=("kempen",))
    desk = beslisser()
    schors(gehoord(desk, zorg, voornemen="schorsing"), desk)
    with in_handeling():
        zorg.leden.filter(plaats="B").update(organisatie=jobpunt)
    assert not Bevoegdheid.objects.filter(organisatie=jobpunt).exists()
    werk = rij(soort="werkactor", houder=kbo(4), regios="Kempen")
    with pytest.raises(Geweigerd, match="casemanager Werk en casemanager Zorg samen"):
        lees_in(vdab, werk)
    lees_in(vdab, werk | {"regios": "Waasland"})


def test_alleen_een_gekende_botsing_heet_die_van_een_collega(an, monkeypatch):
    """Whatever else the database refuses is a fault of ours, and not something a colleague did."""
    monkeypatch.setattr("mandaten.handelingen.inlezen.bezwaren", lambda rijen, feiten: [])
    maak_toekenning("zorg", regios=("gent",))
    with pytest.raises(Geweigerd, match="Op hetzelfde moment"):
        lees_in(an, verband())
    lees_in(an, rij())
    with pytest.raises(Geweigerd, match="Op hetzelfde moment"):
        lees_in(an, rij())
    monkeypatch.setattr("mandaten.handelingen.inlezen.contingentjaar", lambda rij, vandaag: 2020)
    with pytest.raises(IntegrityError):
        lees_in(beslisser("contingent"), rij(kenmerk="MB 8", soort="contingent", houder=kbo(5), plaatsen="3"))


def test_een_contingent_heeft_zijn_plaatsen_van_dit_jaar(organisaties):
    wse = beslisser("contingent")
    lees_in(
        wse,
        rij(soort="contingent", houder=kbo(5), tot="", regios="Gent", plaatsen="25"),
        rij(
            soort="contingent",
            houder=kbo(5),
            kenmerk="MB 9",
            tot="31/12/2024",
            regios="Kempen",
            plaatsen="10",
        ),
    )
    jaren = dict(Contingentjaar.objects.values_list("plaatsen", "jaar"))
    from django.utils import timezone

    assert jaren == {25: timezone.localdate().year, 10: 2024}


def test_een_fout_in_een_rij_houdt_alles_tegen(an):
    with pytest.raises(Geweigerd, match="Rij 3"):
        lees_in(an, rij(), rij(kenmerk="MB 2", houder=kbo(4)))
    assert not Toekenning.objects.exists()
    assert not Inlezing.objects.exists()


def test_wat_intussen_toegekend_is_wordt_bij_het_inlezen_gezien(an):
    al = maak_toekenning("zorg", regios=("gent",))
    with pytest.raises(Geweigerd) as nee:
        lees_in(an, verband())
    assert al.nummer in nee.value.zin
    assert "art. 12" in nee.value.zin
    assert "Laad het bestand opnieuw op." in nee.value.zin


def test_wie_voor_een_van_de_organisaties_werkt_leest_dat_niet_zelf_in(an, organisaties):
    from werkzorg.organisaties.models import Lidmaatschap

    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=an.gebruiker,
            organisatie=organisaties[1],
            rol="organisatiebeheerder",
            periode=an.lidmaatschap.periode,
        )
    with pytest.raises(Geweigerd, match="Huis 2"):
        lees_in(an, verband())
    lees_in(an, rij())


def test_niets_is_niets(an):
    with pytest.raises(Geweigerd):
        toekenningen_inlezen([], Bestand("leeg.csv", "ab" * 32), door=an.door)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_lezen_niet_hetzelfde_in():
    for nummer, soort in enumerate(("caw", "vaph", "cgg"), start=1):
        organisatie(nummer, soort)
    spelers = [beslisser("zorg"), beslisser("zorg")]
    samen = threading.Barrier(2, timeout=30)
    uitkomsten = []

    def doe(speler):
        try:
            with transaction.atomic():
                samen.wait()
                lees_in(speler, verband())
            uitkomsten.append("goed")
        except Geweigerd as nee:
            uitkomsten.append(nee.zin)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(speler,)) for speler in spelers]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert sorted(uitkomst == "goed" for uitkomst in uitkomsten) == [False, True]
    assert Toekenning.objects.count() == 1
    assert Lid.objects.count() == 3


# --- the rehearsal ------------------------------------------------------------------------------------------------
def test_de_repetitie_zegt_rij_kolom_en_zin(an):
    uitkomst = repetitie(
        an,
        rij(),
        rij(kenmerk="MB 2", soort="brood", van="32/01/2024"),
        rij(kenmerk="MB 3", houder="0403.019.262", regios="Narnia"),
        rij(kenmerk="MB 4", partners="wie = A", overgang="misschien", plaatsen="veel"),
        rij(kenmerk="MB 5", soort="werkactor", houder=kbo(4), regios="Gent"),
        rij(kenmerk="MB 2023/12"),
    )
    fouten = {(fout.rij, fout.kolom.partition("(")[2].rstrip(")")): fout.zin for fout in uitkomst.fouten}
    assert set(fouten) == {
        (3, "Soort"),
        (3, "Van"),
        (4, "KBO houder"),
        (4, "Regio's"),
        (5, "Partners"),
        (5, "Overgang"),
        (5, "Plaatsen"),
        (6, "Soort"),
        (7, "Nummer"),
    }
    assert "zorg, netwerk, werkactor, erkenning, contingent" in fouten[3, "Soort"]
    assert "laatste 2 cijfers" in fouten[4, "KBO houder"]
    assert "“Narnia” is geen werk- en zorgregio" in fouten[4, "Regio's"]
    assert "beslist VDAB-beslisser" in fouten[6, "Soort"]
    assert "ook op rij 2" in fouten[7, "Nummer"]
    assert not Inlezing.objects.exists()


def test_koppen_en_namen_mogen_anders_geschreven_zijn(an):
    koppen = {
        "soort": "wat",
        "kenmerk": "BESLUIT",
        "houder": "Ondernemingsnummer",
        "van": "vanaf",
        "tot": "tot en met",
        "regios": "regios",
        "partners": "leden",
    }
    vreemd = verband(
        soort="Samenwerkingsverband Zorg",
        houder=f"BE {kbo(1)[:4]}.{kbo(1)[4:7]}.{kbo(1)[7:]}",
        van="1 juli 2023",
        regios="oost-brabant | Halle Vilvoorde",
        partners=f"{kbo(2)} (categorie B)\n{kbo(3)}",
    )
    uitkomst = repetitie(an, vreemd, koppen=koppen)
    assert uitkomst.fouten == []
    (een,) = uitkomst.rijen
    assert (een.soort, een.houder, een.van, een.regios) == (
        "zorg",
        kbo(1),
        date(2023, 7, 1),
        ("oost_brabant", "halle_vilvoorde"),
    )
    assert [(deel.kbo, deel.plaats) for deel in een.partners] == [(kbo(2), "B"), (kbo(3), "")]


def test_onbekende_en_ontbrekende_koppen(an):
    uitkomst = repetitie(an, rij(), koppen={"soort": "Soort", "kenmerk": "Nummer", "x": "Kleur"})
    zinnen = " ".join(fout.zin for fout in uitkomst.fouten)
    assert "“Kleur”" in zinnen
    assert "De kolom KBO houder ontbreekt" in zinnen
    assert {fout.rij for fout in uitkomst.fouten} == {0}


def test_het_sjabloon_kan_meteen_nagekeken_worden(an):
    inhoud = sjabloon({"zorg", "erkenning"}, regionamen())
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    assert [cel.value for cel in boek.worksheets[0][1]] == [kolom.kop for kolom in KOLOMMEN]
    uitleg = " ".join(str(cel.value) for regel in boek["Uitleg"] for cel in regel)
    assert "Waasland" in uitleg
    assert "zorg: A, B, C" in uitleg
    assert "contingent (" not in uitleg
    gelezen = lees_bestand(io.BytesIO(inhoud), len(inhoud), "mandaten")
    fouten = repeteer(gelezen, regios=regionamen(), door=an.door).fouten
    # Only that the organisation of the example does not exist here.
    assert {fout.kolom for fout in fouten} == {"C (KBO houder)"}


def test_het_aantal_vragen_hangt_niet_van_de_rijen_af(an, django_assert_num_queries):
    for nummer in range(100, 130):
        organisatie(nummer, "cgg")
    veel = [rij(kenmerk=f"MB {nummer}", houder=kbo(nummer)) for nummer in range(100, 130)]
    for rijen in (veel[:2], veel):
        bestand = csv_bestand(rijen)
        gelezen, namen = lees_bestand(bestand, bestand.size), regionamen()
        with django_assert_num_queries(8):
            assert repeteer(gelezen, regios=namen, door=an.door).fouten == []
