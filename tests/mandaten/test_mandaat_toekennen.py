"""The act `mandaat_toekennen`: a second person decides, and the grant follows."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mandaten.documenten import besluitbrief
from mandaten.handelingen import beslissen, besluiten
from mandaten.models import Aanvraag, Besluit, Bevoegdheid, Lid, Nummerreeks, Toekenning
from mandaten.statussen import TOEGEKEND, VOORGESTELD
from tests.mandaten.beslissingen import beslis, collega, om_te_weigeren, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_toekenning, volgnummer
from tests.rolverdeling import maak_speler
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import einde_na_jaren
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An proposes."""
    return beslisser("zorg")


@pytest.fixture
def bram(an):
    """Bram, of the same department, decides."""
    return collega(an)


@pytest.fixture
def aanvraag(an) -> Aanvraag:
    """An application of which An proposed to grant it."""
    aanvraag = maak_aanvraag("zorg", regios=("gent", "brugge"))
    stel_voor(aanvraag, an)
    aanvraag.refresh_from_db()
    return aanvraag


def gezien(aanvraag, door) -> str:
    """The fingerprint of the letter on the screen of this person."""
    return beslissen.ontwerpbrief(beslissen.lopend_voorstel(aanvraag), door.door).vingerafdruk


# --- the act ---------------------------------------------------------------------------------------------------------


def test_het_besluit_en_alles_wat_eruit_volgt(an, bram, aanvraag):
    besluit = beslis(aanvraag, bram)
    jaar = timezone.localdate().year
    assert (besluit.nummer, besluit.volgnummer) == (f"SVZ-{jaar}-0001", 1)
    assert (besluit.voorgesteld_door, besluit.genomen_door) == (an.gebruiker, bram.gebruiker)
    toekenning = Toekenning.objects.get()
    assert (toekenning.nummer, toekenning.houder, toekenning.aanvraag) == (
        besluit.nummer,
        aanvraag.aanvrager,
        aanvraag,
    )
    assert besluit.toekenning == toekenning
    assert laatste_dag(toekenning.periode) == einde_na_jaren(aanvraag.ingaat_op, 5)
    assert toekenning.laatste_dag_besluit == laatste_dag(toekenning.periode)
    assert {rij.regio_id for rij in toekenning.regios.all()} == {"gent", "brugge"}
    assert set(Lid.objects.values_list("organisatie", "plaats")) == set(
        aanvraag.deelnames.values_list("organisatie", "plaats")
    )
    # Three partners in two regio's.
    assert Bevoegdheid.objects.filter(functie="casemanager_zorg").count() == 6
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.uiterlijk_op) == (TOEGEKEND, None)
    assert aanvraag.afgehandeld_op is not None
    assert Logregel.objects.get(handeling="mandaat_toekennen").gegevens == {"besluit": str(besluit.pk)}


def test_de_brief_staat_klaar_en_de_taken_zijn_weg(an, bram, aanvraag):
    beslis(aanvraag, bram)
    assert Opdracht.objects.filter(soort="besluitbrief_opmaken").count() == 1
    assert not Taak.objects.filter(object_id=aanvraag.pk, klaar_op=None).exists()
    assert Melding.objects.get(soort="voorstel_beslist").gebruiker == an.gebruiker


def test_wie_voorstelde_beslist_niet(an, aanvraag):
    with pytest.raises(Geweigerd, match="tweede persoon"):
        beslis(aanvraag, an)
    assert not Besluit.objects.exists()


def test_ook_de_database_wil_een_tweede_persoon(an, bram, aanvraag):
    besluit = beslis(aanvraag, bram)
    with pytest.raises(IntegrityError, match="besluit_door_een_tweede"), transaction.atomic(), in_handeling():
        Besluit.objects.create(
            soort="zorg",
            aard="toekenning",
            jaar=besluit.jaar,
            volgnummer=2,
            nummer="SVZ-X",
            genomen_op=besluit.genomen_op,
            genomen_door=an.gebruiker,
            voorgesteld_door=an.gebruiker,
            organisatie=besluit.organisatie,
            aanvraag=aanvraag,
        )


def _lid_van(speler, organisatie) -> None:
    with in_handeling():
        lid = maak_speler(
            "organisatiebeheerder", organisatie, email=f"lid-{volgnummer()}@test.be"
        ).lidmaatschap
        Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=speler.gebruiker)


def test_wie_voor_een_partner_werkt_beslist_niet(bram, aanvraag):
    _lid_van(bram, aanvraag.deelnames.order_by("plaats").last().organisatie)
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        beslis(aanvraag, bram)


def test_ook_wie_voorstelde_moet_onafhankelijk_zijn_gebleven(an, bram, aanvraag):
    _lid_van(an, aanvraag.aanvrager)
    with pytest.raises(Geweigerd, match="Wie dit voorstelde"):
        beslis(aanvraag, bram)


@pytest.mark.parametrize("vinger", ["", "0" * 64])
def test_wie_een_andere_brief_las_leest_opnieuw(bram, aanvraag, vinger):
    with pytest.raises(Geweigerd, match="Lees hem hieronder opnieuw"):
        beslissen.mandaat_toekennen(aanvraag, gezien=vinger, versie=2, door=bram.door)


def met_termijn(monkeypatch, sleutel: str, waarde: int | None) -> None:
    """The numbers of the law as if this one had another value, or none."""

    def anders(dag):
        opname = momentopname(dag)
        waarden = {**opname.waarden, sleutel: waarde}
        return replace(opname, waarden={k: w for k, w in waarden.items() if w is not None})

    monkeypatch.setattr(besluiten, "momentopname", anders)
    monkeypatch.setattr(besluitbrief, "momentopname_met_aannames", lambda dag: (anders(dag), frozenset()))


def test_een_andere_termijn_is_een_andere_brief(bram, aanvraag, monkeypatch):
    vinger = gezien(aanvraag, bram)
    met_termijn(monkeypatch, "bezwaar_termijn", 20)
    with pytest.raises(Geweigerd, match="opnieuw"):
        beslissen.mandaat_toekennen(aanvraag, gezien=vinger, versie=2, door=bram.door)


def test_een_regio_die_intussen_bezet_is_houdt_het_tegen(bram, aanvraag):
    maak_toekenning("zorg", regios=("brugge",), van=aanvraag.ingaat_op, tot=None)
    with pytest.raises(Geweigerd, match="Stuur het voorstel terug") as nee:
        beslis(aanvraag, bram)
    assert "art. 12" in nee.value.zin
    aanvraag.refresh_from_db()
    assert aanvraag.status == VOORGESTELD
    assert not Nummerreeks.objects.exists()


@pytest.mark.parametrize(("regel", "artikel"), [("toekenningsregio", "art. 12"), ("bevoegdheid", "art. 13")])
def test_wat_de_database_weigert_is_een_zin(bram, aanvraag, monkeypatch, regel, artikel):
    """Somebody else's decision came between our look and our write."""
    if regel == "toekenningsregio":
        maak_toekenning("zorg", regios=("brugge",), van=aanvraag.ingaat_op, tot=None)
    else:
        partner = aanvraag.deelnames.order_by("plaats").last().organisatie
        maak_toekenning("werkactor", houder=partner, regios=("gent",), van=aanvraag.ingaat_op, tot=None)
    monkeypatch.setattr(beslissen, "belemmeringen", lambda *_: [])
    with pytest.raises(Geweigerd, match=artikel):
        beslis(aanvraag, bram)
    assert not Besluit.objects.exists()


def test_wie_wil_weigeren_kan_niet_toekennen(an, bram):
    aanvraag = maak_aanvraag("zorg")
    stel_voor(aanvraag, an, om_te_weigeren())
    aanvraag.refresh_from_db()
    with pytest.raises(Geweigerd, match="Iets anders is voorgesteld"):
        beslissen.mandaat_toekennen(aanvraag, gezien=gezien(aanvraag, bram), versie=2, door=bram.door)


def test_een_erkenning_is_geen_mandaat():
    an = beslisser("erkenning")
    aanvraag = maak_aanvraag("erkenning")
    stel_voor(aanvraag, an)
    aanvraag.refresh_from_db()
    bram = collega(an)
    with pytest.raises(Geweigerd, match="Iets anders is voorgesteld"):
        beslissen.mandaat_toekennen(aanvraag, gezien=gezien(aanvraag, bram), versie=2, door=bram.door)


def test_een_oude_versie_is_een_conflict(bram, aanvraag):
    with pytest.raises(Versieconflict):
        beslissen.mandaat_toekennen(aanvraag, gezien=gezien(aanvraag, bram), versie=1, door=bram.door)


def test_een_andere_overheid_kan_er_niet_bij(aanvraag, bram):
    vinger = gezien(aanvraag, bram)
    with pytest.raises(Aanvraag.DoesNotExist):
        beslissen.mandaat_toekennen(aanvraag, gezien=vinger, versie=2, door=beslisser("netwerk").door)
    with pytest.raises(PermissionDenied):
        beslissen.mandaat_toekennen(aanvraag, gezien=vinger, versie=2, door=beslisser("contingent").door)


@pytest.mark.parametrize("sleutel", ["bezwaar_termijn", "beroep_termijn", "bezwaar_antwoord_termijn"])
def test_de_termijnen_moeten_gekend_zijn(bram, aanvraag, monkeypatch, als, sleutel):
    vinger = gezien(aanvraag, bram)
    met_termijn(monkeypatch, sleutel, None)
    assert "nog niet gekend" in als(bram).get(adres(aanvraag)).content.decode()
    with pytest.raises(Geweigerd, match="nog niet gekend"):
        beslissen.mandaat_toekennen(aanvraag, gezien=vinger, versie=2, door=bram.door)


def test_een_netwerk_krijgt_zijn_coordinator_en_zijn_leden():
    an = beslisser("netwerk")
    aanvraag = maak_aanvraag("netwerk")
    stel_voor(aanvraag, an)
    besluit = beslis(aanvraag, collega(an))
    assert besluit.nummer.startswith("NWC-")
    functies = list(Bevoegdheid.objects.values_list("functie", flat=True))
    assert functies.count("netwerkcoordinator") == 1
    assert functies.count("dienstverlener") == 6


def test_een_werkactor_krijgt_zijn_mandaat():
    an = beslisser("werkactor")
    aanvraag = maak_aanvraag("werkactor")
    stel_voor(aanvraag, an)
    assert beslis(aanvraag, collega(an)).nummer.startswith("CMW-")
    assert Bevoegdheid.objects.get().functie == "casemanager_werk"


# --- the door --------------------------------------------------------------------------------------------------------


def adres(aanvraag: Aanvraag) -> str:
    return reverse("mandaat_toekennen", args=[aanvraag.pk])


def velden(aanvraag, door, **anders):
    """The form as the page sends it."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "versie": str(aanvraag.versie),
        "gezien": gezien(aanvraag, door),
        **anders,
    }


def test_wie_beslist_leest_eerst_de_hele_brief(bram, aanvraag, als):
    antwoord = als(bram).get(reverse("beslissing_bekrachtigen", args=[aanvraag.pk]))
    assert antwoord["Location"] == adres(aanvraag)
    tekst = als(bram).get(adres(aanvraag)).content.decode()
    for stuk in (
        "U krijgt het mandaat samenwerkingsverband Zorg",
        "Uw verband bedient het hele werkingsgebied.",
        "Bent u het niet eens met dit besluit?",
        "Raad van State",
        "Ken het mandaat toe",
        "ter attentie van Rita Maes",
    ):
        assert stuk in tekst
    assert gezien(aanvraag, bram) in tekst


def test_wie_voorstelde_ziet_geen_knop(an, aanvraag, als):
    tekst = als(an).get(adres(aanvraag)).content.decode()
    assert "Ken het mandaat toe" not in tekst
    assert "Neem je voorstel terug" in tekst


def test_beslissen_leidt_naar_het_besluit_en_twee_keer_is_een_keer(bram, aanvraag, als):
    klant, gestuurd = als(bram), velden(aanvraag, bram)
    eerste, tweede = klant.post(adres(aanvraag), gestuurd), klant.post(adres(aanvraag), gestuurd)
    assert eerste.status_code == 302
    assert eerste["Location"] == Besluit.objects.get().get_absolute_url()
    assert tweede.status_code == 302
    assert Toekenning.objects.count() == 1


def test_een_oude_brief_toont_de_nieuwe_en_daarna_lukt_het(bram, aanvraag, als):
    klant = als(bram)
    antwoord = klant.post(adres(aanvraag), velden(aanvraag, bram, gezien="oud"))
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "Lees hem hieronder opnieuw" in tekst
    assert gezien(aanvraag, bram) in tekst


def test_een_conflict_toont_de_brief_opnieuw(bram, aanvraag, als):
    antwoord = als(bram).post(adres(aanvraag), velden(aanvraag, bram, versie="1"))
    assert antwoord.status_code == 409
    assert "terwijl je las" in antwoord.content.decode()


@pytest.mark.parametrize(
    "anders", [{"versie": "x"}, {"gezien": "\x00"}, {"gezien": "x" * 65}, {"aanvraag_sleutel": ""}]
)
def test_slechte_invoer_is_geen_fout(bram, aanvraag, als, anders):
    assert als(bram).post(adres(aanvraag), velden(aanvraag, bram, **anders)).status_code == 422


def test_wat_al_beslist_is_leidt_naar_de_aanvraag(bram, aanvraag, als):
    beslis(aanvraag, bram)
    for route in ("beslissing_bekrachtigen", "mandaat_toekennen"):
        antwoord = als(bram).get(reverse(route, args=[aanvraag.pk]))
        assert antwoord["Location"] == aanvraag.get_absolute_url()


def test_andere_soorten_en_buren_vinden_niets(aanvraag, bram, als):
    assert als(beslisser("netwerk")).get(adres(aanvraag)).status_code == 404
    assert als(beslisser("contingent")).get(adres(aanvraag)).status_code == 403
    assert als(bram).get(reverse("erkenning_verlenen", args=[aanvraag.pk])).status_code == 404
