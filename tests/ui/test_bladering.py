"""Lists in pages and names in order."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Value, When
from django.http import QueryDict
from django.template.loader import render_to_string

from werkzorg.ui.bladering import Bladering
from werkzorg.ui.volgorde import op_naam, sorteersleutel


class Rijen(list[int]):
    """A list that behaves as an ordered queryset."""

    ordered = True

    def count(self, *_: Any) -> int:
        return len(self)


def blad(vraag: str, hoeveel: int = 60) -> Bladering:
    return Bladering(Rijen(range(hoeveel)), QueryDict(vraag), per_blad=25)


@pytest.mark.parametrize(
    ("vraag", "nummer"),
    [
        ("", 1),
        ("blad=2", 2),
        ("blad=3", 3),
        ("blad=4", 3),
        ("blad=0", 3),
        ("blad=-1", 3),
        ("blad=onzin", 1),
        ("blad=", 1),
        ("blad=1&blad=2", 2),
        ("blad=%00", 1),
        ("blad=" + "9" * 10_000, 1),
        ("blad=" + "9" * 400, 3),
        ("blad=1.5", 1),
        ("blad=NaN", 1),
    ],
)
def test_elk_nummer_geeft_een_blad(vraag: str, nummer: int) -> None:
    assert blad(vraag).bladzijde.number == nummer


def test_een_lege_lijst_heeft_een_leeg_blad() -> None:
    assert list(blad("blad=7", 0).bladzijde.object_list) == []


def test_de_rest_van_de_vraag_blijft() -> None:
    bladering = blad("q=de+smet&regio=a&regio=b&blad=2&leeg=")
    assert bladering.zoekdeel == "q=de+smet&regio=a&regio=b&leeg="
    assert bladering.adres(3) == "?q=de+smet&regio=a&regio=b&leeg=&blad=3"
    assert blad("blad=2").adres(1) == "?blad=1"
    assert blad("q=%26%3C%22").zoekdeel == "q=%26%3C%22"


def test_in_een_bladzijde() -> None:
    html = render_to_string("onderdelen/bladering.html", dict(blad('q="<b>&blad=2').context()))
    assert "26 tot 50 van 60" in html
    assert 'href="?q=%22%3Cb%3E&amp;blad=1"' in html
    assert 'href="?q=%22%3Cb%3E&amp;blad=3"' in html


def test_zonder_volgorde_geen_bladen() -> None:
    with pytest.raises(ValueError, match="order"):
        Bladering(ContentType.objects.all(), QueryDict(""))
    with pytest.raises(ValueError, match="order"):
        Bladering(ContentType.objects.order_by("pk").order_by(), QueryDict(""))


IN_VOLGORDE = [
    "Aerts",
    "Ångström",
    "Çelik",
    "D'hondt",
    "D’hondt",
    "De Smet",
    "de Wit",
    "een",
    "Één",
    "Łukasik",
    "Maes",
    "Øberg",
    "Zaal",
    "zee",
]


def test_namen_in_de_volgorde_van_een_lezer() -> None:
    assert sorted(set(IN_VOLGORDE), key=sorteersleutel) == IN_VOLGORDE
    assert sorted(["zee", "Één", "een", "De Wit", "de Smet"], key=sorteersleutel) == [
        "de Smet",
        "De Wit",
        "een",
        "Één",
        "zee",
    ]


@pytest.mark.django_db
def test_de_databank_zet_namen_in_dezelfde_volgorde() -> None:
    sleutels = list(ContentType.objects.order_by("-pk").values_list("pk", flat=True)[: len(IN_VOLGORDE)])
    assert len(sleutels) == len(IN_VOLGORDE)
    gevallen = [When(pk=pk, then=Value(naam)) for pk, naam in zip(sleutels, IN_VOLGORDE, strict=True)]
    rijen = ContentType.objects.filter(pk__in=sleutels).annotate(naam=Case(*gevallen))
    assert [rij.naam for rij in rijen.order_by(*op_naam("naam"), "pk")] == IN_VOLGORDE
