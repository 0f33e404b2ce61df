"""The parts page: every component with invented content, so that a change of one is seen beside the others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import BedragVeld, DatumVeld, EmailVeld, InszVeld, TekstVeld, UrenVeld
from werkzorg.werklijst.regels import Taakregel
from werkzorg.werklijst.uitstel import dringendheid


class Voorbeeldform(ZoekForm):
    """One field of every kind."""

    naam = TekstVeld(label="Naam")
    insz = InszVeld(label="Rijksregisternummer", required=False, waarom="Zo vinden diensten elkaar.")
    dag = DatumVeld(label="Startdatum", met_knoppen=True)
    mail = EmailVeld(label="E-mailadres", required=False)
    uren = UrenVeld(label="Uren per week", required=False)
    bedrag = BedragVeld(label="Bedrag", required=False)
    keuze = forms.ChoiceField(
        label="Soort", choices=[("werk", "Werk"), ("zorg", "Zorg")], widget=forms.RadioSelect
    )
    tekst = TekstVeld(label="Notitie", regels=True, max_length=2000, required=False)
    akkoord = forms.BooleanField(label="De persoon is akkoord")


def voorbeelden() -> dict[str, Any]:
    """The context of the parts page."""
    dag = timezone.localdate()
    nu = timezone.now()
    termijnen = [dag + timedelta(dagen) for dagen in (-4, 3, 20)]
    taken = [
        Taakregel(
            titel="Eindadvies bespreken",
            toelichting="2 van 3 akkoorden",
            url="#taak",
            onderwerp="J. V. · D-1234-5678",
            termijn=termijn,
            grondslag="art. 22",
            dringendheid=dringendheid(termijn, dag),
        )
        for termijn in termijnen
    ]
    return {
        "formulier": Voorbeeldform(),
        "formulier_fout": Voorbeeldform(
            {"dag": "31/02/2026", "insz": "123", "bedrag": "veel"}, prefix="fout"
        ),
        "taken": taken,
        "documenten": [
            {
                "titel": "Trajectplan",
                "wanneer": nu,
                "is_klaar": True,
                "is_verzegeld": True,
                "is_mislukt": False,
                "url": "#",
            },
            {
                "titel": "Evaluatie",
                "wanneer": nu,
                "is_klaar": False,
                "is_verzegeld": False,
                "is_mislukt": False,
                "url": "",
            },
            {
                "titel": "Advies",
                "wanneer": nu,
                "is_klaar": False,
                "is_verzegeld": False,
                "is_mislukt": True,
                "url": "",
            },
            {
                "titel": "Besluitbrief",
                "wanneer": nu,
                "is_klaar": False,
                "is_verzegeld": False,
                "is_mislukt": True,
                "url": "",
                "herstel_url": "#",
            },
        ],
        "documenten_bezig": False,
        "documenten_url": "",
        "verloop": [{"wanneer": nu, "zin": "Deelnemer geregistreerd", "door": "Nele Claes"}],
        "gegevens": [("Geboren", "14/03/1991 (35)"), ("Woont in", "9040 Gent"), ("Telefoon", "")],
        "acties": [
            ("Wijzig gegevens", "#", "stil"),
            ("Dien in", "#", "primair"),
            ("Zet stop", "#", "gevaar"),
        ],
        "conflict": {
            "versie": 4,
            "door": "Tom Wouters",
            "wanneer": nu,
            "velden": [{"naam": "gemeente", "label": "Gemeente", "mijn": "Gent", "ander": "Deinze"}],
        },
        "bladzijde": Paginator(range(95), 25).get_page(2),
        "zoekdeel": "",
    }
