"""The act `aanwezigheden_inlezen`: a rehearsal that tells every fault, then all presences or none."""

from __future__ import annotations

from datetime import date, time, timedelta

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ama.domein import aanwezigheidsinlezing as recht
from ama.handelingen import inlezen
from ama.handelingen.inlezen import aanwezigheden_inlezen, inlezing_bewaren, inlezing_uitvoeren
from ama.models import Aanwezigheid, Aanwezigheidsinlezing
from ama.statussen import KLAAR
from tests.ama.dagbladen import DINSDAG, MAANDAG, maak_ploeg, vragen
from tests.ama.inlezingen import ADRES, KOPPEN, bestand, bewaard, ingelezen, laad_op, nagekeken, regel, start
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst
from tests.ama.test_aanwezigheden_registreren import sluit
from tests.deelnemers.importbestanden import excel_bestand
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db


def staat() -> set[tuple[object, date, str, int, str, bool]]:
    """What is recorded."""
    velden = ("overeenkomst_id", "dag", "status", "minuten", "nota", "is_gepland")
    return set(Aanwezigheid.objects.values_list(*velden))


def zinnen(uitkomst) -> list[tuple[int, str, str]]:
    return [(een.rij, een.kolom, een.zin) for een in uitkomst.fouten]


# --- the act ----------------------------------------------------------------------------------------------------------
def test_een_bestand_wordt_aanwezigheden(cast) -> None:
    _, (an, bo) = maak_ploeg(cast)
    speler = cast.spelers["begeleider_ama"]
    inlezing = ingelezen(
        speler.door,
        regel(an),
        regel(an, "03/02/2026", "a", "3,5", "nam de bus"),
        regel(bo, status="verwittigd afwezig"),
        regel(bo, "2026-02-03", "A", "3:30"),
        regel(bo, "09/02/2026", "O"),
    )
    assert staat() == {
        (an.pk, MAANDAG, "A", 180, "", True),
        (an.pk, DINSDAG, "A", 210, "nam de bus", False),
        (bo.pk, MAANDAG, "V", 0, "", True),
        (bo.pk, DINSDAG, "A", 210, "", False),
        (bo.pk, date(2026, 2, 9), "O", 0, "", True),
    }
    assert (inlezing.toestand, inlezing.aantal, inlezing.nieuw, inlezing.rijen) == ("ingelezen", 5, 5, None)
    assert (inlezing.eerste_dag, inlezing.laatste_dag) == (MAANDAG, date(2026, 2, 9))
    assert {(een.ingevuld_door_id, een.ingevuld_op, een.versie) for een in Aanwezigheid.objects.all()} == {
        (speler.gebruiker.pk, inlezing.ingelezen_op, 1)
    }
    regels = [een.gegevens for een in Logregel.objects.filter(object_id=inlezing.pk).order_by("id")]
    assert {"nieuw": 5, "zelfde": 0} in regels
    assert an.deelnemer.dossiernummer not in str(regels)
    assert Melding.objects.filter(object_id=inlezing.pk, gebruiker=speler.gebruiker).count() == 1


def test_twee_keer_uitvoeren_is_een_keer_en_wat_er_staat_wordt_overgeslagen(cast) -> None:
    _, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    maak_aanwezigheid(an, MAANDAG)
    inlezing = ingelezen(door, regel(an), regel(bo))
    assert (inlezing.nieuw, Aanwezigheid.objects.count()) == (1, 2)
    voor = staat()
    inlezing_uitvoeren(inlezing, door=door)
    assert staat() == voor
    with pytest.raises(Geweigerd, match="al ingelezen"):
        aanwezigheden_inlezen(inlezing, door=door)
    uitkomst = nagekeken(door, regel(an), regel(bo))
    assert (uitkomst.fouten, uitkomst.nieuw, uitkomst.zelfde) == ([], 0, 2)
    with pytest.raises(Geweigerd, match="staat er al"):
        inlezing_bewaren(uitkomst.rijen, nieuw=0, door=door)


def test_elke_fout_met_rij_kolom_en_zin(cast) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    maak_aanwezigheid(bo, MAANDAG, "O")
    sluit(werkpost, date(2026, 3, 2), date(2026, 3, 6))
    ontwerp = maak_overeenkomst(cast, status=KLAAR, werkpost=werkpost)
    vreemd = maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"])
    uitkomst = nagekeken(
        door,
        regel(an),
        regel(an),
        regel(bo),
        regel(an, "02/03/2026"),
        regel(an, "31/02/2026"),
        regel(an, "16/02/2026", "B"),
        regel(an, "16/02/2026", "A", "3,30"),
        regel(an, "16/02/2026", "V", "3"),
        regel(ontwerp),
        regel(vreemd),
        [werkpost.naam, "85073003328", "16/02/2026", "A", "", ""],
        ["Bakkerij", an.deelnemer.dossiernummer, "16/02/2026", "A", "", ""],
        regel(an, "06/04/2026", "V"),
        regel(an, "03/02/2026"),
        ["", "", "", "", "", "x" * 301],
    )
    verwacht = [
        (3, "C (Dag)", "ook op rij 2"),
        (4, "D (Status)", "Er staat al onverwittigd afwezig; het bestand zegt aanwezig, 3 u."),
        (5, "C (Dag)", "gesloten op 02/03/2026"),
        (6, "C (Dag)", "bestaat niet"),
        (7, "D (Status)", "kennen we niet"),
        (8, "E (Uren)", "niet duidelijk"),
        (9, "E (Uren)", "geen uren"),
        (10, "B (Dossiernummer)", "geen ondertekende overeenkomst"),
        (11, "B (Dossiernummer)", "geen ondertekende overeenkomst"),
        (12, "B (Dossiernummer)", "nooit een rijksregisternummer"),
        (13, "A (Werkpost)", f"wel met {werkpost.naam}"),
        (14, "C (Dag)", "Niemand werd verwacht"),
        (15, "E (Uren)", "hoelang"),
        *[(16, kolom, "ul") for kolom in ("A (Werkpost)", "B (Dossiernummer)", "C (Dag)", "D (Status)")],
        (16, "F (Nota)", "300"),
    ]
    gekregen = zinnen(uitkomst)
    assert [een[:2] for een in gekregen] == [een[:2] for een in verwacht]
    for (_, _, zin), (nummer, _, stuk) in zip(gekregen, verwacht, strict=True):
        assert stuk in zin, (nummer, zin)
    assert uitkomst.getoond == {bo.deelnemer_id}


def test_een_kolom_met_rijksregisternummers_komt_niet_binnen(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    koppen = (*KOPPEN, "Rijksregisternummer")
    uitkomst = nagekeken(cast.spelers["begeleider_ama"].door, [*regel(an), "x"], koppen=koppen)
    assert [(een.rij, een.zin[:29]) for een in uitkomst.fouten] == [(0, "Kolom G heet “Rijksregisternu")]


def test_wat_intussen_anders_werd_weigert_het_hele_bestand(cast, uitgevoerd) -> None:
    _, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    inlezing = bewaard(door, regel(an), regel(bo))
    maak_aanwezigheid(bo, MAANDAG, "V")
    aanwezigheden_inlezen(inlezing, door=door)
    uitgevoerd()
    inlezing.refresh_from_db()
    assert (inlezing.toestand, inlezing.rijen) == ("geweigerd", None)
    # What is recorded about somebody is no part of what is kept.
    assert inlezing.uitslag == [[3, "Voor deze dag staat er intussen iets anders."]]
    assert set(Aanwezigheid.objects.values_list("overeenkomst", "status")) == {(bo.pk, "V")}
    assert Melding.objects.filter(object_id=inlezing.pk).count() == 1


def test_een_werkpost_die_op_hetzelfde_moment_sluit_weigert_het_hele_bestand(
    cast, uitgevoerd, monkeypatch
) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    inlezing = aanwezigheden_inlezen(bewaard(door, regel(an, "23/02/2026"), regel(an)), door=door)
    echt = inlezen._leg_vast

    def net_gesloten(*waarden: object) -> None:
        sluit(werkpost, MAANDAG, MAANDAG)
        echt(*waarden)

    monkeypatch.setattr(inlezen, "_leg_vast", net_gesloten)
    uitgevoerd()
    inlezing.refresh_from_db()
    assert inlezing.toestand == "geweigerd"
    assert "Op hetzelfde moment" in inlezing.uitslag[0][1]
    assert not Aanwezigheid.objects.exists()


def test_een_bestand_vervalt_na_een_dag_en_wie_weg_is_leest_niets_in(cast, uitgevoerd) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    speler = cast.spelers["begeleider_ama"]
    oud, gestart = (bewaard(speler.door, regel(an)) for _ in range(2))
    with pghistory.context(handeling="test", door="commando:test"):
        Aanwezigheidsinlezing.objects.filter(pk=oud.pk).update(vervalt_op=timezone.now())
    with pytest.raises(Geweigerd, match="vervallen"):
        aanwezigheden_inlezen(oud, door=speler.door)
    aanwezigheden_inlezen(gestart, door=speler.door)
    with pghistory.context(handeling="test", door="commando:test"):
        periode = reeks(date(2026, 1, 1), timezone.localdate() - timedelta(days=1))
        Lidmaatschap.objects.filter(pk=speler.lidmaatschap.pk).update(periode=periode)
    uitgevoerd()
    gestart.refresh_from_db()
    assert (gestart.toestand, gestart.rijen) == ("vervallen", None)
    assert not Aanwezigheid.objects.exists()


def test_het_bestand_wacht_versleuteld_en_niet_in_de_geschiedenis(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    inlezing = bewaard(cast.spelers["begeleider_ama"].door, regel(an, nota="Kanarievogel"))
    inlezing = Aanwezigheidsinlezing.objects.get(pk=inlezing.pk)
    assert b"Kanarievogel" not in bytes(inlezing.rijen)
    assert [(een.nummer, een.dag, een.status, een.nota) for een in inlezing.lees_rijen()] == [
        (2, MAANDAG, "A", "Kanarievogel")
    ]
    assert "rijen" not in {veld.name for veld in Aanwezigheidsinlezing.pgh_event_model._meta.fields}


def test_het_aantal_vragen_volgt_de_rijen_niet(cast, monkeypatch) -> None:
    _, ploeg = maak_ploeg(cast, 3)
    door = cast.spelers["begeleider_ama"].door
    maandagen = [(MAANDAG + timedelta(days=7 * week)).strftime("%d/%m/%Y") for week in range(8)]

    def tel(rijen: list[list[str]]) -> int:
        inlezing = bewaard(door, *rijen)
        aanwezigheden_inlezen(inlezing, door=door)
        with CaptureQueriesContext(connection) as gevraagd:
            inlezing_uitvoeren(inlezing, door=door)
        return len(vragen(gevraagd))

    een = tel([regel(ploeg[0], maandagen[0])])
    assert tel([regel(wie, dag) for wie in ploeg for dag in maandagen[1:]]) == een
    # In sets: a set of ten rows costs the same again, and nothing of the sets before is asked again.
    monkeypatch.setattr(inlezen, "SET", 10)
    dinsdagen = [(DINSDAG + timedelta(days=7 * week)).strftime("%d/%m/%Y") for week in range(7)]
    per_set = 3  # agreements, werkposten, what stands; `vragen` leaves out what is written
    assert tel([regel(wie, dag, "A", "1") for wie in ploeg for dag in dinsdagen]) == een + 2 * per_set


def test_een_fout_in_een_latere_reeks_laat_niets_achter(cast, uitgevoerd, monkeypatch) -> None:
    _, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    inlezing = bewaard(door, regel(an), regel(an, "09/02/2026"), regel(bo), regel(bo, "09/02/2026"))
    monkeypatch.setattr(inlezen, "SET", 1)
    maak_aanwezigheid(bo, date(2026, 2, 9), "V")
    aanwezigheden_inlezen(inlezing, door=door)
    uitgevoerd()
    inlezing.refresh_from_db()
    assert inlezing.toestand == "geweigerd"
    assert Aanwezigheid.objects.count() == 1


def test_te_veel_rijen(cast, monkeypatch) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    uitkomst = nagekeken(door, regel(an), regel(an, "09/02/2026"))
    monkeypatch.setattr(inlezen, "MEESTE_RIJEN", 1)
    with pytest.raises(Geweigerd, match="te lang"):
        inlezing_bewaren(uitkomst.rijen, nieuw=2, door=door)
    assert recht.MEESTE_RIJEN == 100_000


# --- the door ---------------------------------------------------------------------------------------------------------
def test_van_bestand_tot_lijst_in_twee_klikken(cast, als, uitgevoerd) -> None:
    _, (an, bo) = maak_ploeg(cast)
    client = als(cast.spelers["begeleider_ama"])
    assert client.get(ADRES).status_code == 200
    antwoord = laad_op(client, bestand(regel(an), regel(bo, uren="3,5")))
    inlezing = Aanwezigheidsinlezing.objects.get()
    assert antwoord.url == inlezing.get_absolute_url()
    blad = client.get(antwoord.url).content.decode()
    assert "2 aanwezigheden komen erbij" in blad
    assert not Aanwezigheid.objects.exists()
    assert start(client, inlezing).url == antwoord.url
    assert "worden nu ingelezen" in client.get(antwoord.url).content.decode()
    assert Opdracht.objects.filter(soort=inlezen.UITVOEREN).count() == 1
    uitgevoerd()
    blad = client.get(antwoord.url).content.decode()
    assert "2 aanwezigheden kwamen erbij" in blad
    assert "Neem terug" in blad
    assert set(Aanwezigheid.objects.values_list("minuten", flat=True)) == {180, 210}
    assert start(client, inlezing).status_code == 422
    assert "ingelezen" in client.get(ADRES).content.decode()
    assert ADRES in client.get(reverse("aanwezigheid_lijst")).content.decode()


def test_een_rekenblad_met_echte_dagen_en_uren(cast, als) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    naam, dossier = an.werkpost.naam, an.deelnemer.dossiernummer
    inhoud = excel_bestand(
        [naam, dossier, date(2026, 2, 2), "A", time(3, 30), None],
        [naam, dossier, date(2026, 2, 9), "A", 3.5, None],
        [naam, dossier, date(2026, 2, 16), "A", timedelta(hours=2, minutes=15), None],
        koppen=KOPPEN,
    )
    assert laad_op(als(cast.spelers["begeleider_ama"]), inhoud, "a.xlsx").status_code == 302
    rijen = Aanwezigheidsinlezing.objects.get().lees_rijen()
    assert [(een.dag.day, een.minuten) for een in rijen] == [(2, 210), (9, 210), (16, 135)]


def test_fouten_staan_op_de_bladzijde_met_inzage_en_er_is_niets_bewaard(cast, als) -> None:
    _, (an, bo) = maak_ploeg(cast)
    maak_aanwezigheid(bo, MAANDAG, "O")
    antwoord = laad_op(als(cast.spelers["begeleider_ama"]), bestand(regel(an), regel(bo)))
    inhoud = " ".join(antwoord.content.decode().split())
    assert antwoord.status_code == 422
    assert "Er klopt nog 1 ding niet, in 1 van 2 rijen" in inhoud
    assert 'data-kop="Rij">3</td><td data-kop="Kolom">D (Status)</td>' in inhoud
    assert not Aanwezigheidsinlezing.objects.exists()
    inzage = Inzage.objects.filter(actie="aanwezigheden_inlezen", deelnemer_ids__contains=[bo.deelnemer_id])
    assert [(een.groepen, een.deelnemer_ids) for een in inzage] == [(["opkomst"], [bo.deelnemer_id])]


@pytest.mark.parametrize(
    "inhoud", [b"", b"\x00\x01\x02", b"PK\x03\x04rommel", b"%PDF-1.7", b'"' * 50, b"Werkpost;Dag\n"]
)
def test_een_onleesbaar_bestand_geeft_een_zin(cast, als, inhoud) -> None:
    antwoord = laad_op(als(cast.spelers["begeleider_ama"]), inhoud)
    assert antwoord.status_code == 422
    assert not Aanwezigheidsinlezing.objects.exists()


def test_wie_het_niet_mag_en_wie_het_niet_ziet(cast, als) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    inlezing = bewaard(cast.spelers["begeleider_ama"].door, regel(an))
    buur = als(cast.buren["begeleider_ama"])
    assert start(buur, inlezing).status_code == 404
    assert buur.get(inlezing.get_absolute_url()).status_code == 404
    assert "geen ondertekende overeenkomst" in laad_op(buur, bestand(regel(an))).content.decode()
    departement = als(cast.spelers["departement_zorg"])
    assert (departement.get(ADRES).status_code, start(departement, inlezing).status_code) == (403, 403)
    client = als(cast.spelers["begeleider_ama"])
    assert start(client, Aanwezigheidsinlezing()).status_code == 404
    sjabloon = client.get(reverse("aanwezigheden_sjabloon"))
    assert (sjabloon.status_code, sjabloon.content[:2]) == (200, b"PK")
