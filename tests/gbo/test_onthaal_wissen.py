"""`onthaal_wissen`: twelve months after the end nothing is left, but a count and a certificate (art. 6)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.doorgeven import onthaal_doorgeven, onthaal_terugsturen
from gbo.handelingen.einden import onthaal_doorverwijzen
from gbo.handelingen.levensregistratie import levensregistratie_bewaren
from gbo.handelingen.opvolgen import contactpoging_registreren, onthaal_starten
from gbo.handelingen.wissen import GROND, onthaal_wissen, wissing_tegenhouden, wissing_vrijgeven
from gbo.models import Onthaaltelling, Onthaaltraject, Wisattest
from gbo.statussen import AFGEROND, DOORVERWEZEN
from gbo.tasks.wissen import wissen
from tests.beheer.exports import ingevuld
from tests.deelnemers.personen import registreer
from tests.deelnemers.test_deelnemer_wissen import tabellen_met
from tests.gbo.onthalen import (
    SAMENWERKING,
    afgerond,
    dagen_geleden,
    gbo,
    gestart,
    maak_onthaal,
    om_tien,
    zuster,
)
from tests.gbo.overdragen import dek
from tests.trajecten.maken import in_handeling
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.deelnemers.models import DE_KLOK, DE_WET, Deelnemer, Wisopdracht
from werkzorg.handelen.concepten import bewaar
from werkzorg.handelen.klok import sla
from werkzorg.handelen.models import Concept
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.inzage import controleer, verzegel
from werkzorg.toegang.models import Inzage
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN, ONTHAAL_REGISTREREN
from werkzorg.uitwisseling.models import Bericht
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("onthaal_wissen")
# One word in every field that holds one, and in everything that somebody types along the way. A word with only
# five digits would sooner or later turn up in a random id or in a sealed value.
KANARIES = {
    "voornaam": "Kanarieeen",
    "achternaam": "Kanarietwee",
    "straatnaam": "Kanariedrie",
    "huisnummer": "77731 kanariehuis",
    "busnummer": "Kanarievier",
    "gemeentenaam": "Kanarievijf",
    "email": "kanariezes@voorbeeld.be",
    "telefoon": "+32470777319",
    "hulpverlener_naam": "Kanariezeven",
    "hulpverlener_organisatie": "Kanarieacht",
    "hulpverlener_email": "kanarienegen@voorbeeld.be",
    "hulpverlener_telefoon": "+3292777319",
}
GETYPT = (
    "Kanariepoging",
    "Kanariestart",
    "Kanariedoor",
    "Kanarieterug",
    "Kanarienaar",
    "Kanarieslot",
    "Kanariestop",
)
# These keep ids that point nowhere afterwards; their rows hold no word about a person (regelgeving 15, row 15).
ALLEEN_IDS = {
    "logboek_logregel",
    "toegang_inzage",
    "berichten_melding",
    "berichten_opdracht",
    "handelen_verwerkteaanvraag",
    "deelnemers_wisopdracht",
    "deelnemers_wisopdrachtevent",
}


def in_bestanden(tekst: str) -> list[Path]:
    """The stored files that hold this text."""
    bestanden = (pad for pad in Path(settings.DOCUMENTEN_MAP).rglob("*") if pad.is_file())
    return [pad for pad in bestanden if tekst.encode() in pad.read_bytes()]


def heel_leven(cast, als, einde: date) -> Onthaaltraject:
    """One onthaaltraject about which every act left something, and that ended on this day."""
    ik, zus = gbo(cast), zuster(cast)
    verband = dek(cast)
    onthaal = maak_onthaal(ik, sinds=einde - timedelta(days=9), samenwerking_id=verband.pk, **KANARIES)
    sla("onthaal_bewaken")
    naar = {"partner_id": zus.lidmaatschap.organisatie_id, "door": ik.door}
    onthaal_doorgeven(onthaal, toelichting="Kanariedoor", **naar)
    onthaal_terugsturen(onthaal, reden="andere", toelichting="Kanarieterug", door=zus.door)
    sla("onthaal_bewaken")
    onthaal.refresh_from_db()
    machine = maak_koppeling(ik.lidmaatschap.organisatie, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN])
    antwoord = machine.bellen(Client()).stuur(
        f"/onthaaltrajecten/{onthaal.pk}/aanvaarding", {"versie": onthaal.versie}
    )
    assert antwoord.status_code < 300, antwoord.content
    assert Bericht.objects.filter(persoon_id=onthaal.pk).exists()
    poging = {"wanneer": om_tien(einde - timedelta(days=3)), "wijze": "telefoon", "uitkomst": "niet_bereikt"}
    contactpoging_registreren(onthaal, **poging, notitie="Kanariepoging", door=ik.door)
    onthaal_starten(
        onthaal,
        wanneer=om_tien(einde - timedelta(days=1)),
        wijze="loket",
        notitie="Kanariestart",
        door=ik.door,
    )
    levensregistratie_bewaren(
        onthaal, domeinen={"wonen": "actie"}, rechten={"huurpremie": "toegekend"}, stelsels=[], door=ik.door
    )
    velden = {"aanvraag_sleutel": [str(uuid4())], "toelichting": ["Kanarieconcept"], "versie": ["1"]}
    bewaar(velden, handeling="levensregistratie_bewaren", object_id=onthaal.pk, door=ik.door)
    client = als(ik)
    for adres in (
        reverse("vandaag"),
        reverse("onthaal_lijst"),
        onthaal.get_absolute_url(),
        reverse("onthaal_samenvatting_pdf", args=[onthaal.pk]) + "?delen=gegevens&delen=contacten",
    ):
        assert client.get(adres).status_code == 200
    lijst = f"{reverse('lijst_exporteren')}?{QueryDict('lijst=onthaal_lijst').urlencode()}"
    assert client.post(lijst, ingevuld()).status_code == 200
    onthaal_doorverwijzen(onthaal, einde=einde, naar="Kanarienaar", toelichting="Kanarieslot", door=ik.door)
    dag = timezone.localdate() + timedelta(days=30)
    wissing_tegenhouden(onthaal, reden="Kanariestop", nakijken_op=dag, door=ik.door)
    wissing_vrijgeven(onthaal, door=ik.door)
    onthaal.refresh_from_db()
    return onthaal


# --- the canary ------------------------------------------------------------------------------------------
def test_na_twaalf_maanden_zingt_er_geen_kanarie_meer(cast, als) -> None:
    onthaal = heel_leven(cast, als, einde=dagen_geleden(20))
    sleutel, partner, weg = str(onthaal.pk), onthaal.partner_id, onthaal.weg_op
    for woord in (*KANARIES.values(), *GETYPT):
        assert tabellen_met(woord), f"the story must put {woord} somewhere"
    assert Concept.objects.filter(deelnemer_id=onthaal.pk).exists()
    assert Taak.objects.filter(deelnemer_id=onthaal.pk).exists()

    with time_machine.travel(om_tien(dagen_geleden(0)) + (weg - timezone.localdate())):
        sla("onthaal_wissen")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    for woord in (*KANARIES.values(), *GETYPT, "Kanarieconcept"):
        assert tabellen_met(woord) == set(), woord
        assert in_bestanden(woord) == [], woord
    assert tabellen_met(sleutel) <= ALLEEN_IDS
    assert not Concept.objects.exists()
    assert not Bericht.objects.exists()
    attest = Wisattest.objects.get()
    assert (attest.partner_id, attest.rijen) == (partner, 1 + 2 + 1 + 1)
    assert Onthaaltelling.objects.get().uitkomst == DOORVERWEZEN


def test_de_dag_ervoor_is_alles_er_nog(cast) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(20))
    assert wissen(onthaal.weg_op - timedelta(days=1), KLOK).gedaan == 0
    assert onthaal_wissen(onthaal, dag=onthaal.weg_op - timedelta(days=1), door=KLOK) is None
    assert wissen(onthaal.weg_op, KLOK).gedaan == 1
    assert not Onthaaltraject.objects.exists()


# --- the act ---------------------------------------------------------------------------------------------
def test_de_opdracht_staat_op_de_lijst_zonder_mens_die_goedkeurt(cast) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(400))
    attest = onthaal_wissen(onthaal, dag=timezone.localdate(), door=KLOK)
    opdracht = Wisopdracht.objects.get()
    assert (opdracht.grond, opdracht.voorgesteld_door, opdracht.goedgekeurd_door) == (GROND, DE_KLOK, DE_WET)
    assert opdracht.uitgevoerd_op is not None
    assert attest.wisopdracht_id == opdracht.pk
    # Supervisors of other controllers see nothing of it (art. 4: each partner apart).
    assert not Wisopdracht.objects.zichtbaar_voor(
        cast.spelers["functionaris_gegevensbescherming"].door
    ).exists()


def test_alleen_dit_onthaaltraject_gaat(cast) -> None:
    blijft = gestart(gbo(cast))
    ook = afgerond(zuster(cast), einde=dagen_geleden(30))
    mens = registreer(cast.casemanager_zorg.door)
    onthaal_wissen(afgerond(gbo(cast), einde=dagen_geleden(400)), dag=timezone.localdate(), door=KLOK)
    assert set(Onthaaltraject.objects.values_list("pk", flat=True)) == {blijft.pk, ook.pk}
    assert blijft.contactpogingen.count() == 1
    assert Deelnemer.objects.filter(pk=mens.pk).exists()


def test_wat_nog_loopt_wordt_nooit_gewist(cast) -> None:
    onthaal = gestart(gbo(cast), sinds=dagen_geleden(900))
    assert onthaal_wissen(onthaal, dag=timezone.localdate(), door=KLOK) is None
    assert wissen(timezone.localdate(), KLOK).gedaan == 0


def test_geen_mens_wist(cast) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(400))
    for speler in (gbo(cast), cast.spelers["functioneel_beheerder"]):
        with pytest.raises(PermissionDenied):
            onthaal_wissen(onthaal, dag=timezone.localdate(), door=speler.door)


def test_er_blijft_een_telling_per_jaar_en_einde(cast) -> None:
    for einde in (date(2024, 3, 1), date(2024, 9, 1), date(2023, 9, 1)):
        afgerond(gbo(cast), einde=einde)
    assert wissen(timezone.localdate(), KLOK).gedaan == 3
    assert set(Onthaaltelling.objects.values_list("jaar", "samenwerking_id", "uitkomst", "aantal")) == {
        (2024, SAMENWERKING, AFGEROND, 2),
        (2023, SAMENWERKING, AFGEROND, 1),
    }


def test_het_inzagelog_blijft_en_zijn_keten_klopt(cast, als) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(400))
    als(gbo(cast)).get(onthaal.get_absolute_url())
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert verzegel() == 1
        voor = list(Inzage.objects.values())
        onthaal_wissen(onthaal, dag=timezone.localdate(), door=KLOK)
        assert list(Inzage.objects.values()) == voor
        assert list(controleer()) == []
    regel = Logregel.objects.get(handeling="onthaal_wissen")
    assert (regel.deelnemer_id, regel.object_id) == (None, Wisattest.objects.get().pk)


def test_wie_omvalt_voor_het_attest_wist_niets_en_de_volgende_ronde_alles(cast, monkeypatch) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(400))
    with monkeypatch.context() as val:
        val.setattr(Wisattest.objects, "create", lambda **velden: 1 / 0)
        telling = wissen(timezone.localdate(), KLOK)
    assert (telling.gedaan, telling.fouten) == (0, 1)
    assert Onthaaltraject.objects.filter(pk=onthaal.pk).exists()
    assert not Wisopdracht.objects.exists()
    assert not Onthaaltelling.objects.exists()
    assert wissen(timezone.localdate(), KLOK).gedaan == 1
    assert Wisattest.objects.count() == Onthaaltelling.objects.get().aantal == 1


# --- an old backup ---------------------------------------------------------------------------------------
def teruggezet(onthaal: Onthaaltraject) -> tuple[Onthaaltraject, Wisopdracht]:
    """What came back with an old backup, and the order for it as the list outside the database kept it."""
    with in_handeling():
        opdracht = Wisopdracht.objects.create(
            deelnemer_id=onthaal.pk,
            grond=GROND,
            voorgesteld_door=DE_KLOK,
            goedgekeurd_door=DE_WET,
            goedgekeurd_op=timezone.now(),
        )
    return onthaal, opdracht


def test_na_een_oude_reservekopie_wist_de_klok_opnieuw_onder_dezelfde_opdracht(cast) -> None:
    onthaal, opdracht = teruggezet(afgerond(gbo(cast), einde=dagen_geleden(400)))
    sla("onthaal_wissen")
    assert not Onthaaltraject.objects.filter(pk=onthaal.pk).exists()
    opdracht.refresh_from_db()
    assert opdracht.uitgevoerd_op is not None
    assert Wisattest.objects.get().wisopdracht_id == opdracht.pk
    assert Onthaaltelling.objects.get().aantal == 1
    # The replay of the list afterwards finds nothing to do.
    sla("goedgekeurde_wissingen_uitvoeren")
    assert Wisopdracht.objects.count() == 1


def test_ook_wat_toen_nog_liep_gaat_met_de_lijst(cast) -> None:
    """The backup is older than the end: only the list knows that it was erased."""
    blijft = gestart(gbo(cast))
    onthaal, opdracht = teruggezet(gestart(gbo(cast)))
    sla("onthaal_wissen")
    sla("goedgekeurde_wissingen_uitvoeren")
    assert set(Onthaaltraject.objects.values_list("pk", flat=True)) == {blijft.pk}
    assert tabellen_met(str(onthaal.pk)) <= ALLEEN_IDS
    opdracht.refresh_from_db()
    assert opdracht.uitgevoerd_op is not None
