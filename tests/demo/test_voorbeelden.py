"""The example data: as many as promised, everywhere, in the past, made by the acts, and the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pghistory.models
import pytest
from django.db import transaction
from django.utils import timezone

from ama.voorbeelden import AANTAL_MENIGTE
from ama.voorbeelden.mensen import BIJ_ELS
from ama.voorbeelden.toeleidingen import AANTAL_WSE
from ama.voorbeelden.werkaanbod import PLEKKEN, WSE_PLEKKEN
from gbo.voorbeelden import AANTAL_ADVIEZEN
from mandaten import geldigheid
from mandaten.domein.inlezing import NIEUWE_REGELS_AMA
from mandaten.domein.levensloop import uiterste_dag
from mandaten.models import (
    Aanvraag,
    Aanvulling,
    Aard,
    Beroep,
    Besluit,
    Controledossier,
    Controleronde,
    Deelname,
    Fusie,
    Handhaving,
    Inlezing,
    Klokstop,
    Lid,
    Oproep,
    Toekenning,
    Wijzigingsvraag,
)
from mandaten.soorten import (
    AMA_WSE,
    BEGELEIDER_AMA,
    CASEMANAGER_WERK,
    CASEMANAGER_ZORG,
    DIENSTVERLENER,
    ERKENNING,
    MANDATEN,
    NETWERKCOORDINATOR,
    SOORTEN,
)
from mandaten.statussen import (
    AANGEKONDIGD,
    AANVRAAGSTATUSSEN,
    ACTIEF,
    AFGESLOTEN,
    CONTROLESTATUSSEN,
    GESLOTEN,
    HANDHAVINGSTATUSSEN,
    IN_BEHANDELING,
    OPEN,
    TOEKENNINGSTATUSSEN,
)
from tests.demo.beeld import beeld_van_alles
from trajecten.models import Traject
from trajecten.statussen import TRAJECTSTATUSSEN
from trajecten.voorbeelden.mensen import AANTAL_MENSEN
from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.querysets.leden import leden
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Import, Samenvoeging
from werkzorg.demo.collegas import AANTAL_LEDEN, collegas
from werkzorg.demo.organisaties import BETAALD, ORGANISATIES
from werkzorg.demo.personen import PERSONEN, tabel
from werkzorg.demo.voorbeelden import AANTAL_DEELNEMERS, laad
from werkzorg.documenten.models import Bijlage, Document
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.handelen.overgangen import namen
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Bankrekening, Lidmaatschap, Organisatie, Vestiging, Werkpost
from werkzorg.organisaties.rollen import ROLLEN, Organisatiesoort
from werkzorg.parameters.lezen import momentopname
from werkzorg.plaatsen.models import GemeenteInRegio, Postcode, Regio
from werkzorg.ui.nummers import lees_kbo, lees_telefoon
from werkzorg.ui.organisatienummers import lees_conventie, lees_iban, lees_ovo, lees_vestigingsnummer
from werkzorg.uitwisseling.models import Koppeling
from werkzorg.werklijst.models import Taak

AANTAL = 45
# All of them are counted in test_voorbeelden_ama.py.
MENIGTE = 12
# As many for AMA sociale economie as belong to this menigte.
TOELEIDINGEN = AANTAL_WSE * MENIGTE // AANTAL_MENIGTE
MENSEN = AANTAL + AANTAL_MENSEN + len(BIJ_ELS) + MENIGTE + TOELEIDINGEN + AANTAL_ADVIEZEN
# Besides those whom one finds: the double of somebody, and the four of the file that was taken back.
NIET_TE_VINDEN = 5
# Bodies that came with their werkpost in the examples of AMA, and how many of them have a number.
_MET_NAAM = [een for een in (*PLEKKEN, *WSE_PLEKKEN) if een.naam]
NIEUWE_WERKPOSTEN = len(_MET_NAAM)
MET_NUMMER = sum(een.soort != Organisatiesoort.FEITELIJKE_VERENIGING for een in _MET_NAAM)


@pytest.fixture(scope="module")
def geladen(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everything loaded once for this file, and gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert laad(AANTAL, MENIGTE) is True
        yield
        transaction.set_rollback(True)


def vindbaar() -> Any:
    """The people whom somebody can still find."""
    return Deelnemer.objects.filter(samengevoegd_met=None).exclude(achternaam="teruggedraaid")


def test_de_demo_belooft_genoeg_huizen_leden_en_mensen() -> None:
    iedereen = (*PERSONEN, *collegas())
    plaatsen = [(mens.email, *plaats) for mens in iedereen for plaats in mens.plaatsen]
    assert (len(ORGANISATIES), len(plaatsen), AANTAL_LEDEN, AANTAL_DEELNEMERS) == (58, 165, 165, 300)
    assert len(set(plaatsen)) == 165
    assert len({mens.email for mens in iedereen}) == len(iedereen)
    rollen = {rol for mens in PERSONEN for _, rol in mens.plaatsen}
    assert rollen == set(ROLLEN), "iedereen die de tabel leest kan elke rol proberen"
    assert len(tabel()) == len(PERSONEN)
    assert {huis.soort for huis in ORGANISATIES.values()} == set(Organisatiesoort)
    beheerd = {huis for _, huis, rol in plaatsen if rol == "organisatiebeheerder"}
    assert beheerd == set(ORGANISATIES), "elke organisatie heeft een eigen beheerder"


def test_alles_staat_er_een_keer_over_alle_regios(geladen: None) -> None:
    beeld = beeld_van_alles()
    assert laad(AANTAL, MENIGTE) is False
    assert beeld_van_alles() == beeld, "een tweede keer laden verandert niets"
    vandaag = timezone.localdate()
    assert Organisatie.objects.count() == 58 + NIEUWE_WERKPOSTEN
    assert Lidmaatschap.objects.geldig_op(vandaag).count() == 165
    assert set(Lidmaatschap.objects.geldig_op(vandaag).values_list("rol", flat=True)) == set(ROLLEN)
    assert vindbaar().count() == MENSEN
    assert Deelnemer.objects.count() == MENSEN + NIET_TE_VINDEN
    regios = set(Regio.objects.values_list("sleutel", flat=True))
    assert len(regios) == 15
    assert {een.regio for een in ORGANISATIES.values() if een.regio} == regios
    ligging = GemeenteInRegio.objects.filter(periode__contains=vandaag)
    van = dict(ligging.values_list("gemeente__naam", "regio_id"))
    assert {van[gemeente] for gemeente in vindbaar().values_list("gemeente", flat=True)} == regios


def test_iedereen_is_uitgenodigd_en_binnengekomen(geladen: None) -> None:
    """Nobody stands in the list of colleagues as somebody who never came; one of them nobody could invite."""
    vandaag = timezone.localdate()
    standen = Counter(leden().met_toestand(vandaag).values_list("toestand", flat=True))
    assert standen == {"lopend": 165}
    mensen = Gebruiker.objects.exclude(pk__in=Koppeling.objects.values("gebruiker_id"))
    assert not mensen.filter(last_login=None).exists()
    assert Uitnodiging.objects.filter(aanvaard_op=None).count() == 0
    regels = Counter(Logregel.objects.values_list("handeling", flat=True))
    assert regels["eerste_beheerder_aanstellen"] == 1
    assert regels["gebruiker_uitnodigen"] + regels["lidmaatschap_geven"] == 164
    assert regels["uitnodiging_aanvaarden"] == mensen.count()


def test_nummers_en_adressen_kloppen_en_zijn_van_niemand(geladen: None) -> None:
    vandaag = timezone.localdate()
    bestaat = set(
        Postcode.objects.filter(periode__contains=vandaag).values_list("postcode", "gemeente__naam")
    )
    in_regio = dict(
        GemeenteInRegio.objects.filter(periode__contains=vandaag).values_list("gemeente__naam", "regio_id")
    )
    for sleutel, gegeven in ORGANISATIES.items():
        huis = Organisatie.objects.get(naam=gegeven.naam)
        if huis.kbo_nummer:
            assert lees_kbo(huis.kbo_nummer) == huis.kbo_nummer
            assert huis.kbo_nummer.startswith("1999"), "een reeks die nog lang niet uitgedeeld wordt"
        else:
            assert huis.ovo_code or huis.kbo_ontbreekt or huis.soort == "feitelijke_vereniging", sleutel
        assert not huis.ovo_code or lees_ovo(huis.ovo_code) == huis.ovo_code
        assert not huis.conventienummer or lees_conventie(huis.conventienummer) == huis.conventienummer
        assert lees_telefoon(huis.telefoon) == huis.telefoon
        assert huis.email.endswith(".voorbeeld.be")
        assert (huis.postcode, huis.gemeente) in bestaat, sleutel
        assert not gegeven.regio or in_regio[huis.gemeente] == gegeven.regio, sleutel
        assert huis.rekeningen.count() == (gegeven.soort in BETAALD), sleutel
    assert Organisatie.objects.exclude(kbo_nummer="").count() == 47 + MET_NUMMER
    for iban in Bankrekening.objects.values_list("iban", flat=True):
        assert lees_iban(iban) == iban
    for vestiging in Vestiging.objects.all():
        assert lees_vestigingsnummer(vestiging.nummer) == vestiging.nummer
        assert (vestiging.postcode, vestiging.gemeente) in bestaat


def test_wie_begeleidt_heeft_een_paar_werkposten(geladen: None) -> None:
    begeleiders = set(Lidmaatschap.objects.filter(rol="begeleider_ama").values_list("organisatie", flat=True))
    per_huis = Counter(Werkpost.objects.values_list("organisatie", flat=True))
    zonder_nummer = set(
        Organisatie.objects.filter(pk__in=begeleiders, kbo_nummer="").values_list("soort", flat=True)
    )
    assert zonder_nummer <= {"dmw"}, "een dienst van een ziekenfonds heeft zelf geen vestigingen"
    for pk in begeleiders:
        huis = Organisatie.objects.get(pk=pk)
        assert per_huis[pk] == (2 if huis.kbo_nummer else 0), huis.naam
    soorten = set(Werkpost.objects.values_list("organisatie__soort", flat=True))
    assert {"onderneming", "zelfstandige", "openbaar_bestuur", "feitelijke_vereniging"} <= soorten
    assert not Werkpost.objects.filter(contactpersoon="").exists()


def test_alles_gebeurde_door_handelingen_op_zijn_eigen_dag(geladen: None) -> None:
    nu = timezone.now()
    dagen = set(Deelnemer.objects.values_list("geregistreerd_op__date", flat=True))
    assert len(dagen) > AANTAL // 3
    assert max(Logregel.objects.values_list("wanneer", flat=True)) <= nu
    assert min(dagen) < timezone.localdate() - timedelta(days=100)
    regels = Counter(Logregel.objects.values_list("handeling", flat=True))
    # Every change that the history keeps was made inside an act, and that act left its line.
    sporen = pghistory.models.Context.objects.values_list("metadata__handeling", flat=True)
    assert set(sporen) <= regels.keys()
    nieuw = {"eerste_beheerder_aanstellen": 1, "organisatie_registreren": 56}
    assert {een: regels[een] for een in nieuw} == nieuw
    nieuwe_werkpost = Logregel.objects.filter(handeling="werkpost_registreren", gegevens__has_key="soort")
    assert nieuwe_werkpost.count() == 1 + NIEUWE_WERKPOSTEN, "zij kwamen er met hun werkpost"
    assert regels["werkpost_registreren"] == Werkpost.objects.count() + 1 + NIEUWE_WERKPOSTEN
    assert regels["vestiging_bewaren"] == Vestiging.objects.count()
    assert regels["deelnemer_registreren"] == Deelnemer.objects.count()
    assert regels["doorverwijzing_versturen"] == Doorverwijzing.objects.count()
    # What is long ago waits; this week's work is done at once.
    direct = Opdracht.objects.wachtend().filter(volgende_poging_op=None).count()
    assert 0 < direct < Opdracht.objects.wachtend().count() / 2
    # All of it was asked now, so that no document says that it failed before the worker could make it.
    assert Opdracht.objects.wachtend().values("aangemaakt_op").distinct().count() == 1


def test_van_alles_is_er_een_voorbeeld(geladen: None) -> None:
    # One without an offer, one in a traject, one with an advies Welzijn.
    assert Deelnemer.objects.exclude(overleden_op=None).count() == 3
    gedaan = Samenvoeging.objects.exclude(uitgevoerd_op=None)
    assert (gedaan.filter(beeindigd_op=None).count(), gedaan.exclude(beeindigd_op=None).count()) == (1, 1)
    assert Deelnemer.objects.exclude(samengevoegd_met=None).count() == 1
    assert set(Import.objects.values_list("toestand", "aantal")) == {("uitgevoerd", 6), ("teruggedraaid", 4)}
    # Those of a traject end with it.
    assert Betrokkenheid.objects.filter(sluitreden="afgerond", dossier_id=None).count() == 1
    assert set(Doorverwijzing.objects.values_list("status", flat=True)) == {
        "verstuurd",
        "aanvaard",
        "geweigerd",
    }
    open_ = Taak.objects.filter(klaar_op=None)
    uitgesteld = open_.get(keer_uitgesteld=1)
    assert uitgesteld.herinner_op is not None
    assert uitgesteld.herinner_op > timezone.localdate()
    toegewezen = Logregel.objects.get(handeling="taak_toewijzen")
    assert open_.get(pk=toegewezen.object_id).gebruiker.email.startswith("collega")
    herstel = Factorherstel.objects.open().get()
    assert herstel.vervalt_op > timezone.now(), "een tweede persoon kan het vandaag nog bevestigen"
    assert open_.filter(soort="factorherstel_bevestigen", rol="functioneel_beheerder").count() == 1


def test_van_elke_toestand_van_mandaten_is_er_een(geladen: None) -> None:
    for model, tabel_ in (
        (Aanvraag, AANVRAAGSTATUSSEN),
        (Toekenning, TOEKENNINGSTATUSSEN),
        (Handhaving, HANDHAVINGSTATUSSEN),
        (Controledossier, CONTROLESTATUSSEN),
    ):
        er = set(model._default_manager.values_list("status", flat=True))
        assert er == set(namen(tabel_)), model.__name__
    oproepen = list(Oproep.objects.all())
    assert {een.toestand for een in oproepen} == {AANGEKONDIGD, OPEN, GESLOTEN}
    assert {een.toestand for een in oproepen if een.heropent_id} == {OPEN, GESLOTEN}
    assert set(Toekenning.objects.filter(status=ACTIEF).values_list("soort", flat=True)) == set(SOORTEN)
    assert set(Besluit.objects.values_list("aard", flat=True)) == set(Aard.values) - {Aard.OPHEFFING}
    assert Document.objects.filter(soort="besluitbrief").count() == Besluit.objects.count()
    assert Bijlage.objects.filter(soort="aanvraagbewijs", status="schoon").count() >= 5
    assert set(Beroep.objects.values_list("uitkomst", flat=True)) == {"", "ongegrond", "gegrond"}
    assert set(Wijzigingsvraag.objects.values_list("uitkomst", flat=True)) == {"", "uitgevoerd", "afgewezen"}
    assert Inlezing.objects.exclude(teruggedraaid_op=None).count() == 1
    maatregelen = set(Handhaving.objects.filter(status=AFGESLOTEN).values_list("maatregel", flat=True))
    assert maatregelen == {"geen", "vermindering", "schorsing", "intrekking"}


def test_het_loket_heeft_werk_van_elke_soort(geladen: None) -> None:
    vandaag = timezone.localdate()
    assert Klokstop.objects.filter(periode__endswith=None).count() == 2, "de klok staat stil"
    bezig = Aanvraag.objects.filter(status__in=IN_BEHANDELING)
    assert bezig.filter(uiterlijk_op__lt=vandaag).count() == 1, "één aanvraag is te laat"
    (wachtend,) = (
        Aanvraag.objects.filter(status="concept", deelnames__bevestigd_op=None)
        .distinct()
        .exclude(deelnames=None)
    )
    assert wachtend.deelnames.exclude(bevestigd_op=None).count() == 2
    (nee,) = Deelname.objects.exclude(afgewezen_op=None)
    assert (nee.aanvraag, bool(nee.afwijsreden)) == (wachtend, True), "een partner zei nee"
    assert Aanvulling.objects.filter(organisatie__isnull=False, beantwoord_op=None).count() == 1
    vrij = Lid.objects.get(aan_te_vullen_voor__isnull=False)
    assert vrij.aan_te_vullen_voor is not None
    assert vrij.aan_te_vullen_voor > vandaag
    assert Fusie.objects.get().op > vandaag, "wie opgaat in een andere, werkt vandaag nog"
    rondes = Controleronde.objects.all()
    assert (rondes.filter(afgesloten_op=None).count(), rondes.exclude(afgesloten_op=None).count()) == (1, 1)
    open_ = Taak.objects.filter(klaar_op=None)
    for soort in (
        "aanvraag_onderzoeken",
        "aanvraag_beoordelen",
        "aanvraag_aanvullen",
        "behandeltermijn_overschreden",
        "beslissing_bekrachtigen",
        "beroep_beantwoorden",
        "controle_antwoorden",
        "controle_besluiten",
        "deelname_bevestigen",
        "deelname_toelichten",
        "handhaving_beslissen",
        "handhaving_verweer_verwerken",
        "plaats_aanvullen",
        "toekenning_vernieuwen",
        "wijziging_nakijken",
    ):
        assert open_.filter(soort=soort).exists(), soort


def test_een_regio_heeft_geen_samenwerkingsverband_en_elke_andere_alles(geladen: None) -> None:
    vandaag = timezone.localdate()
    teams = {
        regio: geldigheid.team_in(regio, vandaag) for regio in Regio.objects.values_list("sleutel", flat=True)
    }
    assert {regio for regio, team in teams.items() if not team.casemanagers_zorg} == {"oost_brabant"}
    assert all(team.netwerkcoordinator for team in teams.values())


def test_drie_mandaten_lopen_af_en_hun_houders_weten_dat(geladen: None) -> None:
    vandaag = timezone.localdate()
    maanden = min(momentopname(vandaag).getallen("mandaat_herinnering_maanden"))
    lopend = Toekenning.objects.filter(status=ACTIEF, soort__in=MANDATEN)
    binnenkort = lopend.filter(periode__endswith__lte=uiterste_dag(vandaag, maanden) + timedelta(days=1))
    assert binnenkort.count() == 3
    for een in binnenkort:
        assert een.herinneringen.exists(), een.nummer
    overgang = Toekenning.objects.get(is_overgang=True)
    assert (overgang.soort, overgang.status) == (ERKENNING, ACTIEF)
    assert overgang.periode.lower < NIEUWE_REGELS_AMA, "erkend onder de oude regels, tot hun laatste dag"


def test_wie_begeleidt_mag_dat(geladen: None) -> None:
    """What the offers ask of mandaten: every example organisation whose people guide has its grant today."""
    vandaag = timezone.localdate()
    functies = {
        "casemanager_zorg": {CASEMANAGER_ZORG},
        "casemanager_werk": {CASEMANAGER_WERK},
        # Of either kind of AMA.
        "begeleider_ama": {BEGELEIDER_AMA, AMA_WSE},
        "netwerkcoordinator": {NETWERKCOORDINATOR},
        "dienstverlener": {DIENSTVERLENER},
    }
    leden = Lidmaatschap.objects.geldig_op(vandaag).filter(rol__in=functies)
    gezien = set()
    for lid in leden.select_related("organisatie"):
        # VDAB is casemanager Werk by law, without a mandate (Decreet 2022 art. 13).
        if lid.organisatie.soort == "vdab" and lid.rol == "casemanager_werk":
            continue
        gezien.add(lid.rol)
        mag = [geldigheid.geldig_op(lid.organisatie_id, een, vandaag) for een in functies[lid.rol]]
        assert any(mag), (lid.organisatie, lid.rol)
    assert gezien == set(functies)


def test_wie_beslist_was_nooit_alleen(geladen: None) -> None:
    for besluit in Besluit.objects.filter(aard__in=(Aard.TOEKENNING, Aard.WEIGERING)):
        assert besluit.voorgesteld_door_id is not None
        assert besluit.voorgesteld_door_id != besluit.genomen_door_id
    for rol in ("departement_zorg", "vdab_beslisser", "departement_wse"):
        mensen = [mens for mens in PERSONEN if any(wat == rol for _, wat in mens.plaatsen)]
        assert len(mensen) == 2, "wie de demo probeert, kan zich als tweede persoon aanmelden"


def test_bijna_iedereen_kreeg_zijn_rijksregisternummer(geladen: None) -> None:
    """A list of today on which every task is months late looks like no real day."""
    vandaag = timezone.localdate()
    taken = Taak.objects.filter(soort="insz_aanvullen")
    aangevuld = Logregel.objects.filter(handeling="insz_toevoegen")
    assert aangevuld.exists()
    for regel in aangevuld:
        assert Deelnemer.objects.get(pk=regel.deelnemer_id).heeft_insz
        assert taken.get(object_id=regel.deelnemer_id).klaar_op is not None
    te_laat = taken.filter(klaar_op=None, termijn__lt=vandaag)
    assert te_laat.count() == 1, "er blijft ook eens iets liggen"


def test_er_is_een_traject_in_elke_stand(geladen: None) -> None:
    standen = set(Traject.objects.values_list("status", flat=True))
    assert standen == set(namen(TRAJECTSTATUSSEN))
    vandaag = timezone.localdate()
    lopend = Traject.objects.gestart()
    assert lopend.filter(uiterste_einddatum__gte=vandaag).count() == lopend.count()
    assert Traject.objects.filter(einde_reden="maximumduur").exists(), "de klok sloot er een"
    overleden = Traject.objects.get(einde_reden="overlijden")
    assert overleden.einddatum == overleden.deelnemer.overleden_op
    oud = Traject.objects.get(regeling="2014")
    assert (oud.status, oud.belemmeringen) == ("afgerond", ["mentaal", "sociaal"])
