"""The act `fusie_registreren`: a new legal person applies again, who takes over keeps it (regelgeving 5.3)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from mandaten.domein.fusie import FUSIE, OVERNAME, Samengaan
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.toekenbaar import belemmeringen
from mandaten.models import Fusie, Houderschap, Toekenning
from tests.mandaten.beslissingen import beslis, collega, om_te_weigeren, stel_voor
from tests.mandaten.levenslopen import DAG, beheerder_van, bevoegden, klok, lid, nieuwe, open_taken, vandaag
from tests.mandaten.maken import (
    beslisser,
    in_handeling,
    maak_aanvraag,
    maak_toekenning,
    organisatie_voor,
)
from tests.mandaten.procedures import vastgesteld
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def gaan_samen(desk, soort: str, verdwijnen, verder, op: date | None = None) -> list[Fusie]:
    samengaan = Samengaan(soort, tuple(wie.pk for wie in verdwijnen), verder.pk, op or vandaag() + 10 * DAG)
    return fusie_registreren(samengaan=samengaan, door=desk.door)


def test_na_een_fusie_eindigt_de_erkenning_en_vraagt_de_nieuwe_zelf_aan() -> None:
    desk = beslisser()
    een, twee, nieuw = organisatie_voor("erkenning"), organisatie_voor("erkenning"), nieuwe("caw", "Samen")
    eerste, tweede = maak_toekenning("erkenning", houder=een), maak_toekenning("erkenning", houder=twee)
    ander = maak_toekenning("erkenning")
    beheerder = beheerder_van(nieuw)
    op = vandaag() + 10 * DAG
    rijen = gaan_samen(desk, FUSIE, [een, twee], nieuw)
    assert {rij.verdwijnt for rij in rijen} == {een, twee}
    for toekenning in (eerste, tweede):
        toekenning.refresh_from_db()
        assert laatste_dag(toekenning.periode) == op - DAG
        assert toekenning.einde_reden == "Gefuseerd tot Samen"
        assert bevoegden(toekenning, op - DAG)
        assert not bevoegden(toekenning, op)
        [taak] = open_taken("fusie_nieuwe_aanvraag", toekenning)
        assert (taak.organisatie_id, taak.rol, taak.termijn) == (nieuw.pk, "organisatiebeheerder", op)
        assert open_taken("fusie_opvolgen", toekenning)
    ander.refresh_from_db()
    assert ander.einde_reden == ""
    meldingen = Melding.objects.filter(soort="fusie_opnieuw_aanvragen", gebruiker=beheerder.gebruiker)
    assert meldingen.count() == 2
    assert Logregel.objects.filter(handeling="fusie_registreren").count() == 1
    klok(op)
    eerste.refresh_from_db()
    assert eerste.status == "stopgezet"


def test_na_een_overname_blijft_de_erkenning_bij_wie_overneemt() -> None:
    desk = beslisser()
    oud, nieuw = organisatie_voor("erkenning"), nieuwe("cgg", "Overnemer")
    toekenning = maak_toekenning("erkenning", houder=oud)
    op = vandaag() + 10 * DAG
    gaan_samen(desk, OVERNAME, [oud], nieuw)
    toekenning.refresh_from_db()
    # Until that day it is still of who goes up: it keeps its rights, its page and every letter.
    assert (toekenning.houder, toekenning.status, toekenning.einde_reden) == (oud, "actief", "")
    assert laatste_dag(toekenning.periode) == date(2028, 12, 31)
    # Who could do it before keeps that: the past is not rewritten.
    assert bevoegden(toekenning, op - DAG) == {oud.pk}
    assert bevoegden(toekenning, op) == {nieuw.pk}
    # The desk that decides about it hears of it, also when nothing ends.
    assert {een.organisatie_id for een in open_taken("fusie_opvolgen", toekenning)} == {
        desk.door.organisatie_id
    }
    klok(op - DAG)
    assert Toekenning.objects.get(pk=toekenning.pk).houder == oud
    klok(op)
    klok(op)
    toekenning.refresh_from_db()
    assert (toekenning.houder, toekenning.versie) == (nieuw, 3)
    assert bevoegden(toekenning, op - DAG) == {oud.pk}
    assert bevoegden(toekenning, op) == {nieuw.pk}


def test_een_partner_die_fuseert_laat_een_plaats_open_en_de_trekker_geeft_door() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    trekker, partner = toekenning.houder, lid(toekenning, "B").organisatie
    gaan_samen(desk, FUSIE, [trekker, nieuwe("caw")], nieuwe("caw", "Samen"))
    toekenning.refresh_from_db()
    assert toekenning.houder == trekker
    assert lid(toekenning, "A").aan_te_vullen_voor == vandaag() + (9 + 90) * DAG
    assert open_taken("plaats_aanvullen", toekenning)[0].organisatie_id == partner.pk
    klok(vandaag() + 10 * DAG)
    toekenning.refresh_from_db()
    assert toekenning.houder == partner


def test_een_overnemer_krijgt_de_plaats_en_trekt_verder() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    ocmw = nieuwe("ocmw")
    gaan_samen(desk, OVERNAME, [toekenning.houder], ocmw)
    klok(vandaag() + 10 * DAG)
    toekenning.refresh_from_db()
    assert toekenning.houder == ocmw
    assert lid(toekenning, "A").organisatie == ocmw
    assert not toekenning.leden.filter(aan_te_vullen_voor__isnull=False).exists()
    assert (
        len(bevoegden(toekenning, vandaag() + 9 * DAG))
        == len(bevoegden(toekenning, vandaag() + 10 * DAG))
        == 3
    )


def test_een_netwerk_eindigt_met_zijn_coordinator() -> None:
    desk, toekenning = beslisser("netwerk"), maak_toekenning("netwerk")
    gaan_samen(desk, FUSIE, [toekenning.houder, nieuwe("ocmw")], nieuwe("ocmw"))
    toekenning.refresh_from_db()
    assert toekenning.einde_reden
    assert not toekenning.leden.filter(aan_te_vullen_voor__isnull=False).exists()


def test_wat_niet_over_kan_weigert_alles_en_zegt_wat_te_doen() -> None:
    desk = beslisser()
    oud = organisatie_voor("erkenning")
    erkenning = maak_toekenning("erkenning", houder=oud)
    verband = maak_toekenning("zorg", houder=oud)
    # A VAPH-voorziening can hold the recognition, but not the seat of category A.
    with pytest.raises(Geweigerd) as nee:
        gaan_samen(desk, OVERNAME, [oud], nieuwe("vaph"))
    assert verband.nummer in nee.value.zin
    assert erkenning.nummer not in nee.value.zin
    assert "Wijzig de samenstelling" in nee.value.zin
    assert not Fusie.objects.exists()
    erkenning.refresh_from_db()
    assert erkenning.houder == oud
    # Who has a seat himself cannot take a second one.
    with pytest.raises(Geweigerd, match="zelf al een plaats"):
        gaan_samen(desk, OVERNAME, [oud], lid(verband, "B").organisatie)


def test_twee_keer_opgaan_kan_niet() -> None:
    desk, oud, nieuw = beslisser(), organisatie_voor("erkenning"), nieuwe("caw")
    gaan_samen(desk, OVERNAME, [oud], nieuw)
    with pytest.raises(Geweigerd) as nee:
        gaan_samen(desk, OVERNAME, [oud], nieuwe("caw"))
    assert list(nee.value.velden) == ["verdwijnt_1"]


def test_elk_loket_registreert_en_ieders_loket_weet_het() -> None:
    wse, zorg = beslisser("contingent"), beslisser("zorg")
    bedrijf = organisatie_voor("contingent")
    erkenning = maak_toekenning("erkenning", houder=bedrijf)
    contingent = maak_toekenning("contingent", houder=bedrijf, tot=None)
    gaan_samen(wse, FUSIE, [bedrijf, nieuwe("maatwerkbedrijf")], nieuwe("maatwerkbedrijf"))
    for toekenning, desk in ((erkenning, zorg), (contingent, wse)):
        toekenning.refresh_from_db()
        assert toekenning.einde_reden
        assert [een.organisatie_id for een in open_taken("fusie_opvolgen", toekenning)] == [
            desk.door.organisatie_id
        ]


def test_het_scherm_toont_eerst_wat_er_gebeurt(als) -> None:
    desk, oud, nieuw = beslisser(), organisatie_voor("erkenning"), nieuwe("cgg", "Overnemer")
    toekenning = maak_toekenning("erkenning", houder=oud)
    url = reverse("fusie_registreren")
    client = als(desk)
    formulier = client.get(url).context["formulier"]
    goed = {
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        "soort": OVERNAME,
        "verdwijnt_1": oud.naam,
        "gaat_verder": "overnemer",
        "op": f"{vandaag() + DAG:%d/%m/%Y}",
    }
    for fout in (
        {"soort": "x"},
        {"verdwijnt_1": ""},
        {"gaat_verder": oud.naam},
        {"gaat_verder": "Bestaat Niet"},
        {"op": "31/02/2026"},
    ):
        assert client.post(url, goed | fout).status_code == 422
    eerst = client.post(url, goed)
    assert eerst.status_code == 200
    tekst = eerst.content.decode()
    assert toekenning.nummer in tekst
    assert "wie overneemt, wordt de houder" in tekst
    assert not Fusie.objects.exists()
    assert client.post(url, goed | {"gezien": "ja", "aanpassen": "ja"}).status_code == 200
    assert not Fusie.objects.exists()
    for _ in range(2):
        assert client.post(url, goed | {"gezien": "ja"}).status_code == 302
    assert Fusie.objects.count() == 1
    assert Houderschap.objects.get(toekenning=toekenning).organisatie == nieuw
    assert als(beheerder_van(oud)).get(url).status_code == 403


def test_twee_collegas_tegelijk(monkeypatch) -> None:
    """The second one did not see the first: the database does."""
    desk, wie, verder = beslisser(), organisatie_voor("erkenning"), nieuwe("cgg", "Overnemer")
    gaan_samen(desk, OVERNAME, [wie], verder)
    monkeypatch.setattr("mandaten.handelingen.fusie.eis_samengaan", lambda samengaan: None)
    with pytest.raises(Geweigerd, match="Op hetzelfde moment"):
        gaan_samen(desk, OVERNAME, [wie], nieuwe("cgg", "Een ander"))
    assert Fusie.objects.get(verdwijnt=wie).gaat_verder == verder


def test_wat_een_collega_intussen_besliste_wordt_niet_vergeten(monkeypatch) -> None:
    """Between finding what is hit and its turn somebody grants one more: nothing moves, and he looks again."""
    desk, oud, nieuw = beslisser(), organisatie_voor("erkenning"), nieuwe("cgg", "Overnemer")
    eerste = maak_toekenning("erkenning", houder=oud)
    bij: list[Toekenning] = []

    def beurt() -> None:
        if not bij:
            bij.append(maak_toekenning("netwerk", houder=oud))

    monkeypatch.setattr("mandaten.handelingen.fusie.wacht_op_beurt", beurt)
    with pytest.raises(Geweigerd, match="bekijk de gevolgen opnieuw"):
        gaan_samen(desk, OVERNAME, [oud], nieuw)
    assert not Fusie.objects.exists()
    gaan_samen(desk, OVERNAME, [oud], nieuw)
    assert Houderschap.objects.get(toekenning=eerste).organisatie == nieuw


def test_wie_verdergaat_ging_intussen_zelf_op(monkeypatch) -> None:
    """A goes up in B while B goes up in C: whoever comes second sees it after its turn, and nothing changes."""
    desk, oud, tussen = beslisser(), organisatie_voor("erkenning"), nieuwe("cgg", "Tussenin")
    toekenning = maak_toekenning("erkenning", houder=oud)
    eerst: list[Fusie] = []

    def beurt() -> None:
        if not eerst:
            eerst.append(Fusie())
            eerst[:] = gaan_samen(desk, OVERNAME, [tussen], nieuwe("caw", "De derde"))

    monkeypatch.setattr("mandaten.handelingen.fusie.wacht_op_beurt", beurt)
    with pytest.raises(Geweigerd) as nee:
        gaan_samen(desk, OVERNAME, [oud], tussen)
    assert "niet meer actief" in nee.value.velden["gaat_verder"]
    assert not Houderschap.objects.filter(toekenning=toekenning).exists()
    # What the other did in the same transaction goes back with it.
    assert not Fusie.objects.exists()


def test_wie_werkt_voor_een_partner_registreert_niet() -> None:
    """Somebody of a partner in a grant that is hit decides nothing about it, though he works for none of both."""
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=desk.gebruiker,
            organisatie=lid(toekenning, "B").organisatie,
            rol="organisatiebeheerder",
            periode=reeks(vandaag() - 30 * DAG, vandaag() - DAG),
        )
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        gaan_samen(desk, OVERNAME, [toekenning.houder], nieuwe("ocmw"))
    assert not Fusie.objects.exists()


@pytest.mark.parametrize(
    ("soort", "samen", "rol"),
    [
        ("erkenning", FUSIE, "houder"),
        ("erkenning", OVERNAME, "houder"),
        ("zorg", FUSIE, "B"),
        ("zorg", OVERNAME, "C"),
    ],
)
def test_niet_terug_voor_wat_er_op_steunt(soort: str, samen: str, rol: str) -> None:
    """A shortcoming of today was found while everybody was there: nobody was gone in 2024 after all."""
    desk = beslisser()
    toekenning = vastgesteld(desk, maak_toekenning(soort)).toekenning
    weg = toekenning.houder if rol == "houder" else lid(toekenning, rol).organisatie
    verdwijnen = [weg, nieuwe("caw")] if samen == FUSIE else [weg]
    with pytest.raises(Geweigerd, match="tekortkoming") as nee:
        gaan_samen(desk, samen, verdwijnen, nieuwe(weg.soort, "Verder"), op=date(2024, 6, 1))
    assert toekenning.nummer in nee.value.zin
    assert not Fusie.objects.exists()
    gaan_samen(desk, samen, verdwijnen, nieuwe(weg.soort, "Verder"), op=vandaag() + DAG)


def test_een_geplande_overname_gaat_mee_in_de_volgende() -> None:
    """B takes A over in ten days and goes up in C after that: the grant follows, and not before that day."""
    desk, a, b, c = beslisser(), organisatie_voor("erkenning"), nieuwe("cgg", "B"), nieuwe("caw", "C")
    toekenning = maak_toekenning("erkenning", houder=a)
    gaan_samen(desk, OVERNAME, [a], b)
    with pytest.raises(Geweigerd, match=r"krijgt op .* een andere houder"):
        gaan_samen(desk, OVERNAME, [b], c, op=vandaag() + 5 * DAG)
    gaan_samen(desk, OVERNAME, [b], c, op=vandaag() + 20 * DAG)
    for dagen, wie in ((9, a), (10, b), (19, b), (20, c)):
        assert bevoegden(toekenning, vandaag() + dagen * DAG) == {wie.pk}
    # The clock stood still for weeks: the one of today, not the one of the day that was missed.
    klok(vandaag() + 25 * DAG)
    toekenning.refresh_from_db()
    assert toekenning.houder == c
    for dagen, wie in ((9, a), (10, b), (19, b), (20, c)):
        assert bevoegden(toekenning, vandaag() + dagen * DAG) == {wie.pk}


def test_wie_verdwijnt_krijgt_niets_meer_en_het_loket_kijkt_zijn_aanvragen_na() -> None:
    """What is asked with or by who goes up would not follow: the desk that has it looks, and grants it not."""
    desk = beslisser()
    als_partner, als_aanvrager = maak_aanvraag("zorg"), maak_aanvraag("erkenning")
    concept = maak_aanvraag("zorg", status="concept", regios=("brugge",))
    partner = (
        als_partner.deelnames.exclude(organisatie=als_partner.aanvrager)
        .order_by("plaats")
        .first()
        .organisatie
    )
    op = vandaag() + 90 * DAG
    gaan_samen(desk, OVERNAME, [partner, als_aanvrager.aanvrager, concept.aanvrager], nieuwe("cgg"), op)
    taken = Taak.objects.filter(soort="aanvraag_na_fusie", klaar_op=None)
    assert {een.object_id for een in taken} == {als_partner.pk, als_aanvrager.pk}
    for aanvraag in (als_partner, als_aanvrager):
        assert "op in een andere" in " ".join(belemmeringen(aanvraag, vandaag(), op))
        assert "op in een andere" not in " ".join(belemmeringen(aanvraag, vandaag(), op - DAG))
    with pytest.raises(Geweigerd, match="op in een andere"):
        stel_voor(als_aanvrager, desk)
    stel_voor(als_aanvrager, desk, om_te_weigeren())
    beslis(als_aanvrager, collega(desk))
    assert {een.object_id for een in taken.all()} == {als_partner.pk}
