"""The act `import_terugdraaien`: a fresh import is undone as a whole; a second person approves the erasure."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.importbestanden import rij
from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemers_importeren import nagekeken, start
from tests.deelnemers.test_deelnemers_samenvoegen import collega
from tests.huis.wandeling import tabellen_met
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.handelingen.import_terugdraaien import import_terugdraaien
from werkzorg.deelnemers.handelingen.persoon import zoek_op_insz
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Import, Wisopdracht
from werkzorg.deelnemers.tasks import goedgekeurde_wissingen_uitvoeren
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingevoerd(cast: Any, als: Any, uitgevoerd: Any) -> tuple[Import, Deelnemer, str, str]:
    """Two new people and one whom the neighbour had, imported; with the numbers of a new one and the known one."""
    nieuw, bekend = vers_insz(), vers_insz()
    elders = registreer(cast.buur.door, insz=bekend, achternaam="Van Bekend")
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij("Kanarievogel", insz=nieuw), rij("Twee"), rij("Bekend", insz=bekend))
    start(client, invoer)
    uitgevoerd()
    invoer.refresh_from_db()
    return invoer, elders, nieuw, bekend


def test_niemand_vindt_hen_nog_en_wie_bekend_was_blijft(cast, ingevoerd, als):
    invoer, elders, nieuw, bekend = ingevoerd
    door = cast.casemanager_zorg.door
    import_terugdraaien(invoer, door=door)
    assert not Deelnemer.objects.zichtbaar_voor(door).exists()
    assert not Deelnemer.objects.filter(voornaam="Kanarievogel").exists()
    assert zoek_op_insz(nieuw) is None
    assert zoek_op_insz(bekend) == elders
    assert Deelnemer.objects.zichtbaar_voor(cast.buur.door).get().achternaam == "Van Bekend"
    # The number is free: the same person can come in as new.
    opnieuw = registreer(door, insz=nieuw, voornaam="Opnieuw")
    assert Betrokkenheid.objects.get(deelnemer=opnieuw).omvang == "volledig"
    assert Wisopdracht.objects.filter(goedgekeurd_op=None).count() == 2
    assert set(Taak.objects.filter(klaar_op=None).values_list("soort", flat=True)) == {
        "import_wissen_nakijken"
    }


def test_een_collega_keurt_goed_en_dan_is_alles_weg(cast, ingevoerd, uitgevoerd):
    invoer, *_ = ingevoerd
    door = cast.casemanager_zorg.door
    import_terugdraaien(invoer, door=door)
    with pytest.raises(Geweigerd, match="Een collega moet"):
        import_terugdraaien(invoer, door=door)
    ander = collega(cast, "organisatiebeheerder").door
    import_terugdraaien(invoer, door=ander)
    with pytest.raises(Geweigerd, match="intussen al goed"):
        import_terugdraaien(invoer, door=ander)
    assert not Taak.objects.filter(soort="import_wissen_nakijken", klaar_op=None).exists()
    assert tabellen_met(lambda tekst: "Kanarievogel" in tekst)
    telling = goedgekeurde_wissingen_uitvoeren(timezone.localdate(), Klok("goedgekeurde_wissingen_uitvoeren"))
    assert (telling.gedaan, telling.fouten) == (2, 0)
    uitgevoerd()
    assert tabellen_met(lambda tekst: "Kanarievogel" in tekst) == []
    assert Import.objects.get(pk=invoer.pk).mensen.count() == 1


def test_wie_aan_iemand_werkte_houdt_alles_tegen_met_het_dossiernummer(cast, ingevoerd):
    invoer, *_ = ingevoerd
    door = cast.casemanager_zorg.door
    een = Deelnemer.objects.get(voornaam="Twee")
    deelnemer_wijzigen(een, wijzigingen={"gemeente": "Lede"}, versie=1, door=door)
    with pytest.raises(Geweigerd) as nee:
        import_terugdraaien(invoer, door=door)
    assert een.dossiernummer in nee.value.zin
    assert Deelnemer.objects.zichtbaar_voor(door).count() == 3
    assert not Wisopdracht.objects.exists()


def test_ook_een_andere_organisatie_die_aansloot_houdt_het_tegen(cast, ingevoerd):
    invoer, _, nieuw, _ = ingevoerd
    registreer(cast.buur.door, insz=nieuw, achternaam="Van Kanarievogel")
    with pytest.raises(Geweigerd, match="werd intussen gewerkt"):
        import_terugdraaien(invoer, door=cast.casemanager_zorg.door)


@pytest.mark.parametrize(("dagen", "mag"), [(14, True), (15, False)])
def test_twee_weken_en_geen_dag_langer(cast, ingevoerd, dagen, mag):
    invoer, *_ = ingevoerd
    with pghistory.context(handeling="test", door="commando:test"):
        Import.objects.update(uitgevoerd_op=timezone.now() - timedelta(days=dagen))
    if mag:
        import_terugdraaien(invoer, door=cast.casemanager_zorg.door)
    else:
        with pytest.raises(Geweigerd, match="14 dagen"):
            import_terugdraaien(invoer, door=cast.casemanager_zorg.door)


def test_een_ontvangstbewijs_dat_nog_niet_gemaakt_was_komt_niet_meer(cast, als, uitgevoerd):
    from werkzorg.berichten.models import Opdracht
    from werkzorg.berichten.uitvoeren import voer_uit
    from werkzorg.documenten.models import DocumentVersie

    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij("Een"))
    start(client, invoer)
    voer_uit(Opdracht.objects.get(soort="import_uitvoeren").pk)
    import_terugdraaien(invoer, door=cast.casemanager_zorg.door)
    uitgevoerd()
    assert not DocumentVersie.objects.exists()


def test_via_het_scherm(cast, ingevoerd, als):
    invoer, *_ = ingevoerd
    client = als(cast.casemanager_zorg)
    adres = reverse("import_terugdraaien", args=[invoer.pk])
    detail = reverse("import_detail", args=[invoer.pk])
    assert adres in client.get(detail).content.decode()
    leeg = client.post(adres, {"aanvraag_sleutel": str(uuid4())})
    assert leeg.status_code == 422
    velden = {"aanvraag_sleutel": str(uuid4()), "zeker": "on"}
    for _ in range(2):
        assert client.post(adres, velden)["Location"] == detail
    assert "teruggedraaid" in client.get(detail).content.decode()
    assert "Een collega moet" in client.get(adres).content.decode()
    assert als(cast.buur).get(adres).status_code == 404
    assert als(collega(cast)).post(adres, velden | {"aanvraag_sleutel": str(uuid4())}).status_code == 302
    assert Wisopdracht.objects.filter(goedgekeurd_op=None).count() == 0
    assert Melding.objects.filter(soort="import_klaar").count() == 1
