"""What is checked before something is granted: regio's, seats, partners, the applicant and the call."""

from __future__ import annotations

import pytest

from mandaten.domein.fusie import OVERNAME, Samengaan
from mandaten.handelingen.checklist import checklist
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.houders import eigen_toekenning
from mandaten.models import Aanvraag, Bevoegdheid
from mandaten.models.behandeling import Advies, Score
from mandaten.soorten import SOORTEN
from tests.mandaten.behandelingen import met_criteria
from tests.mandaten.beslissingen import om_te_weigeren, om_toe_te_kennen, over, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_toekenning
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An decides about partnerships Zorg."""
    return beslisser("zorg")


@pytest.fixture
def aanvraag() -> Aanvraag:
    return maak_aanvraag("zorg")


def test_een_regio_die_bezet_is_wordt_met_het_artikel_geweigerd(an, aanvraag):
    andere = maak_toekenning("zorg", regios=("gent",), tot=over(100))
    with pytest.raises(Geweigerd, match=r"Decreet 8/7/2022 art\. 12") as nee:
        stel_voor(aanvraag, an)
    assert andere.nummer in nee.value.zin
    assert f"{over(100):%d/%m/%Y}" in nee.value.zin
    # The day after its last one it can.
    assert stel_voor(aanvraag, an, om_toe_te_kennen(aanvraag, over(101))).periode.lower == over(101)


def test_een_geschorst_mandaat_bezet_zijn_regio(an, aanvraag):
    """Regelgeving 15, row 11: only the occupation counts, not whether it gives a right now."""
    maak_toekenning("zorg", regios=("gent",), tot=over(100))
    with in_handeling():
        Bevoegdheid.objects.all().delete()
    with pytest.raises(Geweigerd, match="Gent is tot en met"):
        stel_voor(aanvraag, an)


def test_weigeren_kan_ook_als_de_regio_bezet_is(an, aanvraag):
    maak_toekenning("zorg", regios=("gent",), tot=over(100))
    assert stel_voor(aanvraag, an, om_te_weigeren()).uitkomst == "weigeren"


def test_werk_en_zorg_in_een_gebied_gaat_niet(an, aanvraag):
    partner = (
        aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats").first().organisatie
    )
    maak_toekenning("werkactor", houder=partner, regios=("gent",), tot=over(1000))
    with pytest.raises(Geweigerd, match=r"art\. 13"):
        stel_voor(aanvraag, an)


def test_een_partner_die_niet_bevestigde_houdt_het_tegen(an):
    aanvraag = maak_aanvraag("zorg", bevestigd=False)
    with pytest.raises(Geweigerd, match="Nog niet bevestigd"):
        stel_voor(aanvraag, an)


def test_een_lege_plaats_houdt_de_toekenning_tegen(an, aanvraag):
    """Art. 12 par. 1: three organisations of three categories, also when one went away in a round of questions."""
    with in_handeling():
        aanvraag.deelnames.get(plaats="B").delete()
    with pytest.raises(Geweigerd, match=r"Categorie B: VAPH-voorziening ontbreekt.*art\. 12"):
        stel_voor(aanvraag, an)
    assert stel_voor(aanvraag, an, om_te_weigeren()).uitkomst == "weigeren"


def test_een_netwerk_mist_geen_enkele_van_de_zes():
    aanvraag, sofie = maak_aanvraag("netwerk"), beslisser("netwerk")
    with in_handeling():
        aanvraag.deelnames.get(plaats="ggz").delete()
    with pytest.raises(Geweigerd, match="Geestelijke gezondheidszorg ontbreekt"):
        stel_voor(aanvraag, sofie)


def test_een_partner_die_intussen_sloot_houdt_het_tegen(an, aanvraag):
    partner = aanvraag.deelnames.get(plaats="C").organisatie
    with in_handeling():
        Organisatie.objects.filter(pk=partner.pk).update(
            gesloten_op=over(-1), sluitingsreden="stopgezet", is_actief=False
        )
    with pytest.raises(Geweigerd, match=f"{partner.naam}: deze organisatie staat als gesloten"):
        stel_voor(aanvraag, an)


def test_een_aanvrager_die_intussen_van_soort_veranderde_krijgt_niets(an):
    """Regelgeving 5.2: only the eleven kinds are recognised."""
    aanvraag = maak_aanvraag("erkenning")
    with in_handeling():
        Organisatie.objects.filter(pk=aanvraag.aanvrager_id).update(soort="onderneming")
    with pytest.raises(Geweigerd, match=r"kan dit niet krijgen .*art\. 46"):
        stel_voor(aanvraag, an)


@pytest.mark.parametrize("soort", ["erkenning", "werkactor"])
def test_niemand_heeft_hetzelfde_twee_keer(soort):
    aanvraag = maak_aanvraag(soort)
    al = maak_toekenning(soort, houder=aanvraag.aanvrager, tot=over(100))
    with pytest.raises(Geweigerd, match=f"heeft dit al tot en met .*{al.nummer}"):
        stel_voor(aanvraag, beslisser(soort))
    assert stel_voor(aanvraag, beslisser(soort), om_toe_te_kennen(aanvraag, over(101)))


def test_een_werkactor_krijgt_een_andere_regio_wel():
    aanvraag = maak_aanvraag("werkactor", regios=("brugge",))
    maak_toekenning("werkactor", houder=aanvraag.aanvrager, regios=("gent",), tot=over(100))
    assert stel_voor(aanvraag, beslisser("werkactor"))


@pytest.mark.parametrize(("punten", "kan"), [((0, 0), False), ((0, 1), True)])
def test_zonder_een_uitsluitend_criterium_geen_mandaat(an, punten, kan):
    """The published call says so; it lacks when every advice gives it nothing."""
    oproep, criteria = met_criteria("zorg")
    aanvraag = maak_aanvraag("zorg", oproep=oproep)
    with in_handeling():
        type(criteria[0]).objects.filter(pk=criteria[0].pk).update(is_uitsluitend=True)
        for aantal in punten:
            advies = Advies.objects.create(
                aanvraag=aanvraag,
                adviseur="Ines",
                strekking="gunstig",
                tekst="Zie.",
                gegeven_door=an.gebruiker,
            )
            Score.objects.create(advies=advies, criterium=criteria[0], punten=aantal)
    if kan:
        assert stel_voor(aanvraag, an)
        return
    with pytest.raises(Geweigerd, match=f"“{criteria[0].omschrijving}”"):
        stel_voor(aanvraag, an)
    assert stel_voor(aanvraag, an, om_te_weigeren())


def test_wie_het_binnenkort_overneemt_heeft_het_dan_ook(an):
    """A planned holder (Houderschap) has it from its day on; who hands it on, only until the day before."""
    aanvraag, bureau = maak_aanvraag("erkenning"), beslisser("erkenning")
    al = maak_toekenning("erkenning", tot=over(200))
    samengaan = Samengaan(OVERNAME, (al.houder_id,), aanvraag.aanvrager_id, over(50))
    fusie_registreren(samengaan=samengaan, door=bureau.door)
    assert eigen_toekenning(SOORTEN["erkenning"], al.houder_id, [], reeks(over(50), None)) is None
    with pytest.raises(Geweigerd, match=f"heeft dit al tot en met .*{al.nummer}"):
        stel_voor(aanvraag, bureau)
    assert stel_voor(aanvraag, bureau, om_toe_te_kennen(aanvraag, over(201)))


def test_zonder_einddatum_is_nooit_voorbij():
    aanvraag, bureau = maak_aanvraag("erkenning"), beslisser("erkenning")
    al = maak_toekenning("erkenning", houder=aanvraag.aanvrager, tot=None)
    with pytest.raises(Geweigerd, match=f"heeft dit al zonder einddatum .{al.nummer}"):
        stel_voor(aanvraag, bureau, om_toe_te_kennen(aanvraag, over(900)))
    lijn = next(
        een
        for een in checklist(Aanvraag.objects.met_inhoud().get(pk=aanvraag.pk), vandaag=over(0))
        if een.sleutel == "periode"
    )
    assert not lijn.is_groen
    assert f"{al.nummer}), zonder einddatum" in lijn.zin
