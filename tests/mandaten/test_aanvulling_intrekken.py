"""The act `aanvulling_intrekken`: the desk takes a question back, and nobody waits for an answer to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from mandaten.domein.aanvraagvelden import aanvraagvelden, partnerveld
from mandaten.domein.terugnemen import terugneem_bezwaren
from mandaten.handelingen.terugnemen import aanvulling_intrekken
from mandaten.models import Aanvraag, Aanvulling, Klokstop
from tests.huis.test_vragen import MOST, vragen
from tests.mandaten.behandelingen import (
    aanvrager,
    bureau,
    einde,
    ingediend,
    over,
    vandaag,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.mandaten.maken import beheerder_van, beslisser
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

A, B = UUID(int=1), UUID(int=2)


# --- law ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("gekozen", "reden", "open_", "velden"),
    [
        ([A], "Al gevonden.", [A, B], []),
        ([A, B], "Al gevonden.", [A, B], []),
        ([], "Al gevonden.", [A], ["vragen"]),
        ([B], "Al gevonden.", [A], ["vragen"]),
        ([A, B], "Al gevonden.", [A], ["vragen"]),
        ([A], " \n", [A], ["reden"]),
        ([], "", [A], ["vragen", "reden"]),
        ([A], "Al gevonden.", [], [""]),
    ],
)
def test_wat_teruggenomen_kan_worden(
    gekozen: list[UUID], reden: str, open_: list[UUID], velden: list[str]
) -> None:
    assert list(terugneem_bezwaren(gekozen, reden, open_=open_)) == velden


# --- act ----------------------------------------------------------------------------------------------------
pytest_db = pytest.mark.django_db


def open_taken(aanvraag: Aanvraag) -> set[str]:
    return set(Taak.objects.filter(klaar_op=None, object_id=aanvraag.pk).values_list("soort", flat=True))


def neem_terug(aanvraag: Aanvraag, wie: Speler, *welke: Aanvulling, reden: str = "Al gevonden.") -> Aanvraag:
    """These questions, over the latest version."""
    pks = [een.pk for een in welke]
    return aanvulling_intrekken(
        aanvraag, vragen=pks, reden=reden, versie=vers(aanvraag).versie, door=wie.door
    )


@pytest_db
def test_na_de_laatste_vraag_ligt_de_aanvraag_weer_bij_het_loket() -> None:
    an, aanvraag = bureau(), ingediend(geleden=5)
    stop = vraag(aanvraag, an, medewerkers="Welk diploma?", voorwaarde_verzekering="Welke polis?")
    eerste, tweede = stop.vragen.all()
    # The same one named twice is one.
    neem_terug(aanvraag, an, eerste, eerste)
    assert vers(aanvraag).status == "onvolledig"
    assert open_taken(aanvraag) == {"aanvraag_aanvullen"}
    eerste.refresh_from_db()
    assert (eerste.antwoord, eerste.beantwoord_door_id) == ("Al gevonden.", an.gebruiker.pk)
    assert eerste.is_teruggenomen
    with pytest.raises(Geweigerd) as nee:
        neem_terug(aanvraag, an, eerste)
    assert list(nee.value.velden) == ["vragen"]
    neem_terug(aanvraag, an, tweede)
    na = vers(aanvraag)
    # Asked and taken back on one day: the clock did not stand still.
    assert (na.status, na.uiterlijk_op, einde(stop)) == ("ingediend", over(25), vandaag())
    assert open_taken(aanvraag) == {"aanvraag_onderzoeken"}
    meldingen = Melding.objects.filter(soort="aanvulling_teruggenomen", gebruiker=aanvrager(na).gebruiker)
    assert meldingen.count() == 2
    regel = Logregel.objects.filter(handeling="aanvulling_intrekken").latest("wanneer")
    assert regel.gegevens == {"vragen": [str(tweede.pk)], "nog_open": 0}
    # And it can be asked again.
    vraag(na, an)
    assert vers(na).status == "onvolledig"


@pytest_db
def test_ook_in_de_tweede_fase() -> None:
    an = beslisser("werkactor")
    aanvraag = verklaar_ontvankelijk(ingediend("werkactor"), an)
    stop = vraag(aanvraag, an)
    assert vers(aanvraag).status == "aan_te_vullen"
    neem_terug(aanvraag, an, stop.vragen.get())
    assert (vers(aanvraag).status, vers(aanvraag).uiterlijk_op) == ("ontvankelijk", over(45))


@pytest_db
def test_de_partner_die_iets_gevraagd_werd_hoeft_niets_meer_te_zeggen() -> None:
    an, aanvraag = beslisser("zorg"), ingediend("zorg")
    deelname = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats")[0]
    partner = beheerder_van(deelname.organisatie)
    sleutel = partnerveld("voorwaarde_deskundigheid", deelname.organisatie_id)
    stop = vraag(aanvraag, an, **{sleutel: "Toon het bewijs.", "contact_naam": "Wie is dat?"})
    aan_partner = stop.vragen.get(organisatie=deelname.organisatie_id)
    assert Taak.objects.filter(object_id=deelname.pk, klaar_op=None).exists()
    neem_terug(aanvraag, an, aan_partner)
    assert not Taak.objects.filter(object_id=deelname.pk, klaar_op=None).exists()
    assert vers(aanvraag).status == "onvolledig"
    gehoord = Melding.objects.filter(soort="aanvulling_teruggenomen")
    assert set(gehoord.values_list("organisatie", flat=True)) == {
        partner.door.organisatie_id,
        aanvraag.aanvrager_id,
    }


@pytest_db
def test_wie_het_niet_kan() -> None:
    an, aanvraag = bureau(), ingediend()
    with pytest.raises(Geweigerd, match="ingediend"):
        aanvulling_intrekken(aanvraag, vragen=[A], reden="x", versie=aanvraag.versie, door=an.door)
    stop = vraag(aanvraag, an)
    [open_] = stop.vragen.all()
    with pytest.raises(Versieconflict):
        aanvulling_intrekken(aanvraag, vragen=[open_.pk], reden="x", versie=1, door=an.door)
    with pytest.raises(Aanvraag.DoesNotExist):
        neem_terug(aanvraag, beslisser("werkactor"), open_)
    with pytest.raises(Geweigerd) as nee:
        neem_terug(aanvraag, an, open_, reden="  ")
    assert list(nee.value.velden) == ["reden"]
    assert einde(stop) is None


# --- door ---------------------------------------------------------------------------------------------------
@pytest_db
def test_het_scherm_laat_kiezen_en_verstuurt_een_keer(als: Any) -> None:
    an, aanvraag = bureau(), ingediend()
    url = reverse("aanvulling_intrekken", args=[aanvraag.pk])
    client = als(an)
    assert url not in client.get(aanvraag.get_absolute_url()).text
    assert client.get(url).status_code == 302
    stop = vraag(aanvraag, an, medewerkers="Welk diploma?", voorwaarde_verzekering="Welke polis?")
    eerste, _ = stop.vragen.all()
    assert url in client.get(aanvraag.get_absolute_url()).text
    scherm = client.get(url)
    assert "Welk diploma?" in scherm.text
    goed = {
        "aanvraag_sleutel": str(uuid4()),
        "versie": vers(aanvraag).versie,
        "vragen": [str(eerste.pk)],
        "reden": "Al gevonden.",
    }
    for fout in ({"vragen": []}, {"vragen": ["x"]}, {"vragen": [str(A)]}, {"reden": ""}, {"reden": "a\0b"}):
        assert client.post(url, goed | fout).status_code == 422
    for _ in range(2):
        assert client.post(url, goed).status_code == 302
    assert Logregel.objects.filter(handeling="aanvulling_intrekken").count() == 1
    anders = goed | {"aanvraag_sleutel": str(uuid4())}
    assert client.post(url, anders).status_code == 409
    # The only one that is left is a fact, and no choice.
    scherm = client.get(url)
    assert "vragen" not in scherm.context["formulier"].fields
    assert "Welke polis?" in scherm.text
    laatste = {**goed, "aanvraag_sleutel": str(uuid4()), "versie": vers(aanvraag).versie}
    assert client.post(url, laatste).status_code == 302
    assert Klokstop.objects.get().periode.upper is not None
    pagina = als(aanvrager(aanvraag)).get(aanvraag.get_absolute_url()).text
    assert "Al gevonden." in pagina
    assert "teruggenomen op" in pagina
    assert "beantwoord op" not in pagina


@pytest_db
def test_veel_vragen_kosten_niet_meer_dan_een(als: Any) -> None:
    an, aanvraag = bureau(), ingediend()
    url, client = reverse("aanvulling_intrekken", args=[aanvraag.pk]), als(an)
    stop = vraag(aanvraag, an)
    een = len(vragen(client, url))
    neem_terug(aanvraag, an, stop.vragen.get())
    vraag(aanvraag, an, **dict.fromkeys(aanvraagvelden(aanvraag.toekenningssoort), "Waarom?"))
    assert len(vragen(client, url)) == een <= MOST


@pytest_db
def test_de_aanvrager_neemt_de_vraag_niet_terug(als: Any) -> None:
    an, aanvraag = bureau(), ingediend()
    vraag(aanvraag, an)
    url = reverse("aanvulling_intrekken", args=[aanvraag.pk])
    assert als(aanvrager(aanvraag)).get(url).status_code == 403
    assert als(beslisser("werkactor")).get(url).status_code == 404
