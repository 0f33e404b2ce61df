"""The report of a finished evaluation: made once, sealed, tagged, and read by nobody but its begeleider."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.evaluatieinhoud import Doel
from ama.handelingen.documenten import evaluatiedocument_opmaken
from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Jaarevaluatie
from tests.ama.begeleiden import begeleid, begeleider, betrek, over, werk_af
from tests.documenten.proefstukken import tekst as tekst_van
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
KLOK = Klok("evaluatiedocument_opmaken")


def afgewerkt(cast: Rolverdeling) -> Jaarevaluatie:
    wie = begeleider(cast)
    return werk_af(
        evaluatie_openen(begeleid(cast, over(-330)), door=wie.door),
        wie,
        doelen=(Doel("Op tijd komen", 2), Doel("Twee dagen volhouden", 4)),
        woorden_deelnemer="Ik kom graag, de mensen zijn vriendelijk.",
        uitkomst="andere_uren",
    )


def test_een_keer_gemaakt_en_verzegeld(cast: Rolverdeling, als: Als) -> None:
    evaluatie, client = afgewerkt(cast), als(begeleider(cast))
    document = Document.objects.get(soort="ama_evaluatieverslag")
    assert "wordt gemaakt" in client.get(evaluatie.get_absolute_url()).content.decode()
    for _ in range(2):
        evaluatiedocument_opmaken(document.pk, door=KLOK)
    assert document.versies.count() == 1
    assert document.versies.get().is_verzegeld
    adres = reverse("document_openen", args=[document.pk])
    assert adres in client.get(evaluatie.get_absolute_url()).content.decode()
    assert client.get(adres).status_code == 200
    inhoud = lees_versie(document.versies.get())
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl-BE"
    tekst = " ".join(tekst_van(inhoud).split())
    for stuk in (
        "In het kort U haalde 1 van de 2 doelen.",
        "Ik kom graag, de mensen zijn vriendelijk.",
        "Een begin",
        "We passen uw overeenkomst aan.",
        "Wat in dit verslag staat, ziet het niet.",
    ):
        assert stuk in tekst
    # The person's name is on paper, not in the name of the file.
    wie = evaluatie.begeleiding.deelnemer
    assert wie.achternaam in tekst
    assert wie.achternaam not in client.get(adres)["Content-Disposition"]


def test_niemand_anders_leest_het(cast: Rolverdeling, als: Als) -> None:
    evaluatie = afgewerkt(cast)
    document = Document.objects.get(soort="ama_evaluatieverslag")
    evaluatiedocument_opmaken(document.pk, door=KLOK)
    betrek(cast.departement, evaluatie.begeleiding.deelnemer)
    adres = reverse("document_openen", args=[document.pk])
    for wie in (
        cast.departement,
        cast.spelers["organisatiebeheerder"],
        cast.buren["begeleider_ama"],
        cast.spelers["casemanager_werk"],
    ):
        assert als(wie).get(adres).status_code in {403, 404}, wie.lidmaatschap.rol
        assert not Document.objects.zichtbaar_voor(wie.door).filter(pk=document.pk).exists()


def test_wat_niet_gemaakt_raakte_wordt_opnieuw_gevraagd(cast: Rolverdeling, als: Als) -> None:
    evaluatie = afgewerkt(cast)
    document = Document.objects.get(soort="ama_evaluatieverslag")
    opdracht = Opdracht.objects.filter(effect_sleutel__contains=str(document.pk))
    opdracht.update(toestand=Opdracht.Toestand.MISLUKT)
    adres = reverse("amadocument_opnieuw_maken", args=[document.pk])
    assert als(begeleider(cast)).post(adres)["Location"] == evaluatie.get_absolute_url()
    assert opdracht.get().toestand != Opdracht.Toestand.MISLUKT
    assert als(cast.departement).post(adres).status_code in {403, 404}
