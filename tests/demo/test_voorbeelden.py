"""The example data: as many as promised, everywhere, in the past, made by the acts, and the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pghistory.models
import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.querysets.leden import leden
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.domein import nieuw_dossiernummer
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Import, Samenvoeging
from werkzorg.deelnemers.voorbeelden import Woonplaats, bevolking
from werkzorg.demo.collegas import AANTAL_LEDEN, collegas
from werkzorg.demo.organisaties import BETAALD, ORGANISATIES
from werkzorg.demo.personen import PERSONEN, tabel
from werkzorg.demo.voorbeelden import AANTAL_DEELNEMERS, laad
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Bankrekening, Lidmaatschap, Organisatie, Vestiging, Werkpost
from werkzorg.organisaties.rollen import ROLLEN, Organisatiesoort
from werkzorg.plaatsen.models import GemeenteInRegio, Postcode, Regio
from werkzorg.ui.nummers import lees_kbo, lees_telefoon
from werkzorg.ui.organisatienummers import lees_conventie, lees_iban, lees_ovo, lees_vestigingsnummer
from werkzorg.werklijst.models import Taak

AANTAL = 45
# Besides those whom one finds: the double of somebody, and the four of the file that was taken back.
NIET_TE_VINDEN = 5


@pytest.fixture(scope="module")
def geladen(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everything loaded once for this file, and gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert laad(AANTAL) is True
        yield
        transaction.set_rollback(True)


def vindbaar() -> Any:
    """The people whom somebody can still find."""
    return Deelnemer.objects.filter(samengevoegd_met=None).exclude(achternaam="teruggedraaid")


def test_de_demo_belooft_veertig_huizen_honderdtwintig_leden_en_driehonderd_mensen() -> None:
    iedereen = (*PERSONEN, *collegas())
    plaatsen = [(mens.email, *plaats) for mens in iedereen for plaats in mens.plaatsen]
    assert (len(ORGANISATIES), len(plaatsen), AANTAL_LEDEN, AANTAL_DEELNEMERS) == (40, 120, 120, 300)
    assert len(set(plaatsen)) == 120
    assert len({mens.email for mens in iedereen}) == len(iedereen)
    rollen = {rol for mens in PERSONEN for _, rol in mens.plaatsen}
    assert rollen == set(ROLLEN), "iedereen die de tabel leest kan elke rol proberen"
    assert len(tabel()) == len(PERSONEN)
    assert {huis.soort for huis in ORGANISATIES.values()} == set(Organisatiesoort)
    beheerd = {huis for _, huis, rol in plaatsen if rol == "organisatiebeheerder"}
    assert beheerd == set(ORGANISATIES), "elke organisatie heeft een eigen beheerder"


def test_alles_staat_er_een_keer_over_alle_regios(geladen: None) -> None:
    assert laad(AANTAL) is False
    vandaag = timezone.localdate()
    assert Organisatie.objects.count() == 40
    assert Lidmaatschap.objects.geldig_op(vandaag).count() == 120
    assert set(Lidmaatschap.objects.geldig_op(vandaag).values_list("rol", flat=True)) == set(ROLLEN)
    assert vindbaar().count() == AANTAL
    assert Deelnemer.objects.count() == AANTAL + NIET_TE_VINDEN
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
    assert standen == {"lopend": 120}
    assert not Gebruiker.objects.filter(last_login=None).exists()
    assert Uitnodiging.objects.filter(aanvaard_op=None).count() == 0
    regels = Counter(Logregel.objects.values_list("handeling", flat=True))
    assert regels["eerste_beheerder_aanstellen"] == 1
    assert regels["gebruiker_uitnodigen"] + regels["lidmaatschap_geven"] == 119
    assert regels["uitnodiging_aanvaarden"] == Gebruiker.objects.count()


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
    assert Organisatie.objects.exclude(kbo_nummer="").count() == 29
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
    nieuw = {"eerste_beheerder_aanstellen": 1, "organisatie_registreren": 38}
    assert {een: regels[een] for een in nieuw} == nieuw
    nieuwe_werkpost = Logregel.objects.filter(handeling="werkpost_registreren", gegevens__has_key="soort")
    assert nieuwe_werkpost.count() == 1, "de veertigste organisatie kwam er met haar werkpost"
    assert regels["werkpost_registreren"] == Werkpost.objects.count() + 1
    assert regels["vestiging_bewaren"] == Vestiging.objects.count()
    assert regels["deelnemer_registreren"] == Deelnemer.objects.count()
    assert regels["doorverwijzing_versturen"] == Doorverwijzing.objects.count()
    # What is long ago waits; this week's work is done at once.
    direct = Opdracht.objects.wachtend().filter(volgende_poging_op=None).count()
    assert 0 < direct < Opdracht.objects.wachtend().count() / 2


def test_van_alles_is_er_een_voorbeeld(geladen: None) -> None:
    assert Deelnemer.objects.exclude(overleden_op=None).count() == 1
    gedaan = Samenvoeging.objects.exclude(uitgevoerd_op=None)
    assert (gedaan.filter(beeindigd_op=None).count(), gedaan.exclude(beeindigd_op=None).count()) == (1, 1)
    assert Deelnemer.objects.exclude(samengevoegd_met=None).count() == 1
    assert set(Import.objects.values_list("toestand", "aantal")) == {("uitgevoerd", 6), ("teruggedraaid", 4)}
    assert Betrokkenheid.objects.filter(sluitreden="afgerond").count() == 1
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


def _beeld() -> dict[str, Any]:
    """What a load leaves behind, without the keys that are random by design."""
    mensen = Deelnemer.objects.order_by("dossiernummer").values_list(
        "dossiernummer", "voornaam", "achternaam", "geboortedatum", "postcode", "telefoon", "overleden_op",
    )  # fmt: skip
    return {
        "mensen": list(mensen),
        "dagen": sorted(Deelnemer.objects.values_list("dossiernummer", "geregistreerd_op__date")),
        "organisaties": sorted(Organisatie.objects.values_list("naam", "kbo_nummer", "ovo_code", "telefoon")),
        "vestigingen": sorted(Vestiging.objects.values_list("nummer", "naam")),
        "werkposten": sorted(Werkpost.objects.values_list("organisatie__naam", "contactpersoon")),
        "rekeningen": sorted(Bankrekening.objects.values_list("iban", flat=True)),
        "leden": sorted(
            Lidmaatschap.objects.values_list("gebruiker__email", "organisatie__naam", "rol", "periode"),
            key=str,
        ),
        "betrokken": Counter(Betrokkenheid.objects.values_list("organisatie__naam", "omvang")),
        "brieven": Counter(Doorverwijzing.objects.values_list("status", "naar_organisatie__naam")),
        "taken": Counter(Taak.objects.values_list("soort", "rol", "termijn", "herinner_op")),
        "log": Counter(Logregel.objects.values_list("handeling", "wanneer__date")),
        "opdrachten": Counter(Opdracht.objects.values_list("soort", flat=True)),
    }


@pytest.mark.django_db
def test_twee_keer_laden_op_een_dag_geeft_hetzelfde() -> None:
    beelden = []
    for uur in (7, 21):
        moment = timezone.localtime().replace(hour=uur, minute=13)
        with time_machine.travel(moment, tick=True), transaction.atomic():
            assert laad(AANTAL) is True
            beelden.append(_beeld())
            transaction.set_rollback(True)
    for wat, eerste in beelden[0].items():
        assert eerste == beelden[1][wat], wat


def test_dossiernummers_komen_uit_de_trekking_en_anders_uit_het_toeval() -> None:
    """The example draws its own numbers; whoever registers without one never gets a number that can be foretold."""
    assert nieuw_dossiernummer(lambda _: 12_345_678) == "D-1234-5678"
    assert len({nieuw_dossiernummer() for _ in range(20)}) > 15


def test_de_bevolking_is_elke_keer_dezelfde() -> None:
    nu = timezone.localtime()
    plaatsen = {"gent": [Woonplaats("9000", "Gent", "gent"), Woonplaats("9800", "Deinze", "gent")]}

    def namen(nu: datetime) -> list[object]:
        wie = {"gent": ["Nele", "Tom"]}
        voorvallen = bevolking(
            30, wie=wie, plaatsen=plaatsen, nu=nu, mensen={}, trekking=lambda _: 1,
        )  # fmt: skip
        return [(een.door, een.doe.args[1:3]) for een in voorvallen if een.nummer is not None]

    assert namen(nu) == namen(nu)
    assert len({str(een) for een in namen(nu)}) == 30


@pytest.mark.django_db
def test_buiten_de_demo_kan_het_niet(settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen in de demo"):
        call_command("voorbeelden_laden")


def test_onder_het_aanmelden_staat_de_rol_voorop_en_geen_organisatie_twee_keer() -> None:
    tekst = render_to_string("demo/personen.html", {"voorbeeldpersonen": tabel()})
    assert "<b>Casemanager Zorg</b>" in tekst
    assert "<small>CGG De Linde</small>" in tekst
    assert "<b>nele" not in tekst
    an = tekst[tekst.index("<b>Departement Zorg</b>") :]
    assert "<small>Departement Zorg</small>" not in an[: an.index("</li>")]
