"""`taak_toewijzen`: one or many tasks go to a colleague of the same team, or back to all of it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pghistory
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from tests.beheer.collegas import nodig_uit
from tests.deelnemers.personen import registreer
from tests.rolverdeling import BEGIN, Speler, maak_speler
from werkzorg.beheer.handelingen.taken import MEESTE_TEGELIJK, taak_toewijzen
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
ADRES = "/taken/toewijzen/"


def taak_van(speler: Speler) -> Taak:
    """An open task: somebody was registered without a number."""
    deelnemer = registreer(speler.door, insz="", insz_ontbreekt="aangevraagd")
    return Taak.objects.get(object_id=deelnemer.pk)


def als_gekozen(*taken: Taak) -> str:
    """The hidden field of the form."""
    return ",".join(f"{taak.pk}.{taak.versie}" for taak in taken)


@pytest.fixture
def bart(cast) -> Speler:
    """Nele's colleague: same organisation, same role."""
    return maak_speler("casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="b@test.be")


# --- the act ----------------------------------------------------------------------------------------------
def test_een_taak_gaat_naar_een_collega_met_log_en_geschiedenis(cast, bart):
    taak = taak_van(cast.casemanager_zorg)
    assert taak_toewijzen({taak.pk: 1}, aan=bart.gebruiker.pk, door=cast.casemanager_zorg.door) == 1
    taak.refresh_from_db()
    assert (taak.gebruiker, taak.versie) == (bart.gebruiker, 2)
    regel = Logregel.objects.get(handeling="taak_toewijzen")
    assert regel.gegevens == {"aan": str(bart.gebruiker.pk), "soort": "insz_aanvullen"}
    assert (regel.object_id, regel.deelnemer_id) == (taak.pk, taak.deelnemer_id)
    gebeurtenis = taak.gebeurtenissen.order_by("-pgh_id").first()
    assert gebeurtenis.pgh_context["handeling"] == "taak_toewijzen"
    assert gebeurtenis.pgh_context["door"] == cast.casemanager_zorg.door.sleutel


def test_ook_een_taak_van_een_zieke_collega_en_terug_naar_het_team(cast, bart):
    taak = taak_van(bart)
    taak_toewijzen({taak.pk: 1}, aan=cast.casemanager_zorg.gebruiker.pk, door=cast.casemanager_zorg.door)
    taak_toewijzen({taak.pk: 2}, aan=None, door=bart.door)
    taak.refresh_from_db()
    assert (taak.gebruiker, taak.versie) == (None, 3)


def test_wie_de_taak_al_heeft_verandert_niets(cast):
    nele = cast.casemanager_zorg
    taak = taak_van(nele)
    assert taak_toewijzen({taak.pk: 99}, aan=nele.gebruiker.pk, door=nele.door) == 0
    assert not Logregel.objects.filter(handeling="taak_toewijzen").exists()


def test_alles_of_niets(cast, bart):
    """One that was changed meanwhile, is done, or is the neighbour's: none of the others go either."""
    nele = cast.casemanager_zorg
    goed, ander = taak_van(nele), taak_van(nele)
    met_versie = {goed.pk: 1, ander.pk: 1}
    taak_toewijzen({ander.pk: 1}, aan=None, door=nele.door)
    with pytest.raises(Versieconflict):
        taak_toewijzen(met_versie, aan=bart.gebruiker.pk, door=nele.door)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.filter(pk=ander.pk).update(klaar_op=timezone.now())
    for verkeerd in (ander.pk, taak_van(cast.buur).pk, uuid4()):
        with pytest.raises(Geweigerd, match="afgerond of niet meer van jouw team"):
            taak_toewijzen({goed.pk: 1, verkeerd: 2}, aan=bart.gebruiker.pk, door=nele.door)
    goed.refresh_from_db()
    assert goed.gebruiker == nele.gebruiker


def test_alleen_een_collega_die_vandaag_in_dit_team_werkt(cast, bart):
    nele = cast.casemanager_zorg
    taak = taak_van(nele)
    andere_rol = maak_speler("verwijzer", nele.lidmaatschap.organisatie, email="r@test.be")
    with pghistory.context(handeling="test", door="commando:test"):
        type(bart.lidmaatschap).objects.filter(pk=bart.lidmaatschap.pk).update(
            periode=DateRange(BEGIN, timezone.localdate())
        )
    for wie in (bart.gebruiker.pk, andere_rol.gebruiker.pk, cast.buur.gebruiker.pk, uuid4()):
        with pytest.raises(Geweigerd) as nee:
            taak_toewijzen({taak.pk: 1}, aan=wie, door=nele.door)
        assert set(nee.value.velden) == {"aan"}


def test_geen_taken_of_te_veel(cast):
    door = cast.casemanager_zorg.door
    with pytest.raises(Geweigerd, match="Kies eerst"):
        taak_toewijzen({}, aan=None, door=door)
    with pytest.raises(Geweigerd, match="hoogstens 100"):
        taak_toewijzen({UUID(int=n): 1 for n in range(MEESTE_TEGELIJK + 1)}, aan=None, door=door)


# --- the door ---------------------------------------------------------------------------------------------
def test_aanvinken_kiezen_en_bewaren(cast, als, bart):
    nele = cast.casemanager_zorg
    taken = [taak_van(nele) for _ in range(3)]
    klant = als(nele)
    assert klant.get("/").text.count('name="taak"') == 3
    scherm = klant.get(ADRES, {"taak": [taak.pk for taak in taken[:2]]})
    assert "2 taken" in scherm.text
    assert "Test Casemanager_Zorg (jijzelf)" in scherm.text
    assert "Hermans" not in scherm.text
    assert set(Inzage.objects.latest("wanneer").deelnemer_ids) == {taak.deelnemer_id for taak in taken[:2]}
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "taken": scherm.context["formulier"]["taken"].value(),
        "aan": str(bart.gebruiker.pk),
    }
    for _ in range(2):
        antwoord = klant.post(ADRES, velden, follow=True)
        assert antwoord.redirect_chain == [("/", 302)]
    assert Taak.objects.filter(gebruiker=bart.gebruiker).count() == 2
    assert Logregel.objects.filter(handeling="taak_toewijzen").count() == 2
    assert als(bart).get("/").text.count('name="taak"') == 2


def test_een_collega_was_eerst_en_nog_eens_bewaren_gaat(cast, als, bart):
    nele = cast.casemanager_zorg
    taak = taak_van(nele)
    velden = {"aanvraag_sleutel": str(uuid4()), "taken": als_gekozen(taak), "aan": str(bart.gebruiker.pk)}
    taak_toewijzen({taak.pk: 1}, aan=None, door=bart.door)
    antwoord = als(nele).post(ADRES, velden)
    assert antwoord.status_code == 409
    assert "Dit is intussen gewijzigd" in antwoord.text
    assert "nog van niemand" in antwoord.text
    opnieuw = {**velden, "taken": antwoord.context["formulier"]["taken"].value()}
    assert als(nele).post(ADRES, opnieuw).status_code == 302
    taak.refresh_from_db()
    assert taak.gebruiker == bart.gebruiker


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"taken": "", "aan": "niemand"},
        {"taken": "onzin", "aan": "niemand"},
        {"taken": "\x00", "aan": "niemand"},
        {"taken": "a" * 20_000, "aan": "niemand"},
        {"taken": f"{UUID(int=1)}.1", "aan": "niemand"},
        {"taken": f"{UUID(int=1)}.{'9' * 20}", "aan": "niemand"},
        {"taken": f"{UUID(int=1)}.1", "aan": "onzin"},
        {"taken": f"{UUID(int=1)}.1", "aan": str(UUID(int=2))},
    ],
)
def test_kapotte_invoer_geeft_een_zin(cast, als, velden):
    antwoord = als(cast.casemanager_zorg).post(ADRES, {"aanvraag_sleutel": str(UUID(int=3)), **velden})
    assert antwoord.status_code == 422
    assert antwoord.context["formulier"].errors


def test_zonder_keuze_of_met_een_vreemde_taak_staat_er_niets(cast, als):
    van_buur = taak_van(cast.buur)
    for vraag in ({}, {"taak": ["onzin", "\x00", str(van_buur.pk)]}):
        antwoord = als(cast.casemanager_zorg).get(ADRES, vraag)
        assert antwoord.status_code == 200
        assert "Je koos nog geen taak" in antwoord.text
    assert not Inzage.objects.filter(gebruiker_id=cast.casemanager_zorg.gebruiker.pk).exists()


def test_wie_alleen_uitgenodigd_is_staat_niet_in_de_lijst(cast, als, bureau):
    """The name of an account that the address already had would tell the inviter that it exists."""
    nodig_uit(
        bureau.griet,
        bureau.brug,
        cast.casemanager_zorg.gebruiker.email,
        rol="organisatiebeheerder",
        voornaam="Zo",
        achternaam="Getypt",
    )

    def namen() -> list[str]:
        formulier = als(bureau.griet).get(ADRES).context["formulier"]
        return [naam for _, naam in formulier.fields["aan"].choices]

    assert namen() == ["Griet Maes (jijzelf)", "Niemand in het bijzonder: het hele team"]
    with pytest.raises(Geweigerd, match="werkt vandaag niet"):
        taak_toewijzen({uuid4(): 1}, aan=cast.casemanager_zorg.gebruiker.pk, door=bureau.griet.door)
    Client().force_login(cast.casemanager_zorg.gebruiker)
    assert cast.casemanager_zorg.gebruiker.naam in namen()
