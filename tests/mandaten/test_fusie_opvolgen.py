"""The act `fusie_opvolgen`: after a merger or take-over the desk says what it found, and the task is done."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.domein.fusie import FUSIE, OPVOLGINGEN, OVERNAME, Samengaan, opvolging_bezwaren
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.fusieopvolging import fusie_opvolgen
from mandaten.models import Fusieopvolging, Fusieuitkomst, Toekenning
from tests.huis.test_vragen import MOST, vragen
from tests.mandaten.levenslopen import DAG, beheerder_van, klok, lid, nieuwe, open_taken, vandaag
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning, organisatie_voor
from tests.rolverdeling import Speler
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap, Organisatie


# --- law ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("uitkomst", "bevinding", "wacht", "velden"),
    [
        ("kan_verder", "Alles nagekeken.", True, []),
        ("kan_niet_verder", "Geen erkende dienst.", True, []),
        ("", "Alles nagekeken.", True, ["uitkomst"]),
        ("iets_anders", "Alles nagekeken.", True, ["uitkomst"]),
        ("kan_verder", "  \n ", True, ["bevinding"]),
        ("", "", True, ["uitkomst", "bevinding"]),
        ("kan_verder", "Alles nagekeken.", False, [""]),
    ],
)
def test_wat_vastgelegd_kan_worden(uitkomst: str, bevinding: str, wacht: bool, velden: list[str]) -> None:
    assert list(opvolging_bezwaren(uitkomst, bevinding, wacht=wacht)) == velden


def test_het_recht_en_de_tabel_kennen_dezelfde_uitkomsten() -> None:
    assert tuple(Fusieuitkomst.values) == OPVOLGINGEN


# --- act ----------------------------------------------------------------------------------------------------
def gaat_samen(desk: Speler, soort: str, wie: list[Organisatie], verder: Organisatie, over: int = 0) -> None:
    samengaan = Samengaan(soort, tuple(een.pk for een in wie), verder.pk, vandaag() + over * DAG)
    fusie_registreren(samengaan=samengaan, door=desk.door)


def overgenomen(desk: Speler, *, over: int = 0) -> Toekenning:
    """A recognition that another organisation holds from that many days on."""
    toekenning = maak_toekenning("erkenning")
    gaat_samen(desk, OVERNAME, [toekenning.houder], nieuwe("cgg", "Overnemer"), over)
    return toekenning


@pytest.mark.django_db
@pytest.mark.parametrize("over", [0, 10])
def test_wat_het_loket_vond_blijft_bij_het_dossier(over: int) -> None:
    """Also where nothing else ends the task: a holder of today, and one of later whose day comes."""
    desk = beslisser()
    toekenning = overgenomen(desk, over=over)
    if over:
        # The clock changes the holder; nobody looked yet.
        klok(vandaag() + over * DAG)
    assert open_taken("fusie_opvolgen", toekenning)
    opvolging = fusie_opvolgen(
        toekenning, uitkomst="kan_verder", bevinding=" Verzekering en personeel nagekeken. ", door=desk.door
    )
    assert not open_taken("fusie_opvolgen", toekenning)
    assert (opvolging.bevinding, opvolging.vastgelegd_door_id) == (
        "Verzekering en personeel nagekeken.",
        desk.gebruiker.pk,
    )
    regel = Logregel.objects.get(handeling="fusie_opvolgen")
    assert regel.object_id == toekenning.pk
    assert regel.gegevens == {"opvolging": str(opvolging.pk), "uitkomst": "kan_verder"}
    with pytest.raises(Geweigerd, match="geen fusie of overname meer"):
        fusie_opvolgen(toekenning, uitkomst="kan_verder", bevinding="Nog eens.", door=desk.door)


@pytest.mark.django_db
def test_een_plaats_die_overgaat_wordt_ook_nagekeken() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    gaat_samen(desk, OVERNAME, [lid(toekenning, "B").organisatie], nieuwe("vaph", "Overnemer"))
    fusie_opvolgen(toekenning, uitkomst="in_orde_gebracht", bevinding="Nieuwe polis.", door=desk.door)
    assert not open_taken("fusie_opvolgen", toekenning)


@pytest.mark.django_db
def test_ook_wat_al_eindigde() -> None:
    desk, een, twee = beslisser(), organisatie_voor("erkenning"), organisatie_voor("erkenning")
    toekenning = maak_toekenning("erkenning", houder=een)
    gaat_samen(desk, FUSIE, [een, twee], nieuwe("caw", "Samen"))
    klok(vandaag())
    toekenning.refresh_from_db()
    assert toekenning.status == "stopgezet"
    fusie_opvolgen(toekenning, uitkomst="kan_niet_verder", bevinding="Vraagt opnieuw aan.", door=desk.door)
    assert not open_taken("fusie_opvolgen", toekenning)


@pytest.mark.django_db
def test_wie_niet_onafhankelijk_is_legt_niets_vast() -> None:
    desk = beslisser()
    toekenning = overgenomen(desk)
    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=desk.gebruiker,
            organisatie=Toekenning.objects.get(pk=toekenning.pk).houder,
            rol="organisatiebeheerder",
            periode=reeks(vandaag() - 30 * DAG, vandaag() - DAG),
        )
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        fusie_opvolgen(toekenning, uitkomst="kan_verder", bevinding="In orde.", door=desk.door)
    assert open_taken("fusie_opvolgen", toekenning)
    ander = beslisser("werkactor")
    with pytest.raises(Toekenning.DoesNotExist):
        fusie_opvolgen(toekenning, uitkomst="kan_verder", bevinding="In orde.", door=ander.door)


@pytest.mark.django_db
def test_de_databank_kent_geen_opvolging_zonder_bevinding() -> None:
    desk = beslisser()
    with pytest.raises(IntegrityError), transaction.atomic(), in_handeling():
        Fusieopvolging.objects.create(
            toekenning=maak_toekenning("erkenning"), uitkomst="kan_verder", vastgelegd_door=desk.gebruiker
        )


# --- door ---------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_het_scherm(als: Any) -> None:
    desk = beslisser()
    toekenning = overgenomen(desk)
    detail, url = toekenning.get_absolute_url(), reverse("fusie_opvolgen", args=[toekenning.pk])
    client = als(desk)
    pagina = client.get(detail).content.decode()
    assert "Kijk de fusie of overname na" in pagina
    assert "Er was een fusie of overname" in pagina
    scherm = client.get(url)
    assert "is overgenomen door Overnemer" in scherm.content.decode()
    goed = {
        "aanvraag_sleutel": str(scherm.context["formulier"]["aanvraag_sleutel"].value()),
        "uitkomst": "kan_verder",
        "bevinding": "Verzekering nagekeken.",
    }
    for fout in ({"uitkomst": "x"}, {"bevinding": ""}, {"bevinding": "a" * 501}, {"bevinding": "a\0b"}):
        assert client.post(url, goed | fout).status_code == 422
    for _ in range(2):
        assert client.post(url, goed).status_code == 302
    assert Fusieopvolging.objects.count() == 1
    # Another form, about the same: what it says is too late.
    assert client.post(url, goed | {"aanvraag_sleutel": toekenning.pk}).status_code == 422
    pagina = client.get(detail).content.decode()
    assert "Fusie of overname nagekeken: het kan zo verder" in pagina
    assert "Verzekering nagekeken." in pagina
    assert url not in pagina
    assert "kijk na of dit zo verder kan" not in pagina


@pytest.mark.django_db
def test_de_bladzijden_blijven_onder_tien_vragen(als: Any) -> None:
    desk = beslisser()
    toekenning, client = overgenomen(desk), als(desk)
    for url in (toekenning.get_absolute_url(), reverse("fusie_opvolgen", args=[toekenning.pk])):
        assert len(vragen(client, url)) <= MOST


@pytest.mark.django_db
def test_de_houder_kijkt_zichzelf_niet_na(als: Any) -> None:
    toekenning = overgenomen(beslisser())
    houder = beheerder_van(Toekenning.objects.get(pk=toekenning.pk).houder)
    assert als(houder).get(reverse("fusie_opvolgen", args=[toekenning.pk])).status_code == 403
    pagina = als(houder).get(toekenning.get_absolute_url()).content.decode()
    assert "Kijk de fusie of overname na" not in pagina
    assert "kijk na of dit zo verder kan" not in pagina
