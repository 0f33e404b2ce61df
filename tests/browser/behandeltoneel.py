"""The stage of the desk: applications that are late, press, run, stand still, and one with advices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mandaten.handelingen.advies import advies_geven
from mandaten.handelingen.behandeling import onontvankelijk_verklaren
from mandaten.models import Aanvraag
from tests.mandaten.behandelingen import (
    beantwoord,
    ingediend,
    met_criteria,
    verklaar_ontvankelijk,
    vers,
    vraag,
)
from tests.rolverdeling import Speler, maak_organisatie

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_behandeling(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; An handles them."""
    an = toneel.an
    ingediend(geleden=34, aanvrager=maak_organisatie("CAW De Wissel", "caw"))
    ingediend(geleden=26, aanvrager=maak_organisatie("OCMW Waregem", "ocmw"))
    nieuw = ingediend(geleden=3, aanvrager=maak_organisatie("CGG Ter Linden", "cgg"))
    stil = ingediend(geleden=12, aanvrager=maak_organisatie("Beschut wonen De Brug", "cgg"))
    vraag(
        stil,
        an,
        medewerkers="Welk diploma heeft de tweede medewerker? Wij vinden alleen dat van de eerste.",
        voorwaarde_verzekering="Dekt de polis ook wat buiten uw gebouwen gebeurt?",
    )
    afgelopen = ingediend(geleden=35, aanvrager=maak_organisatie("Maatwerk Noord", "maatwerkbedrijf"))
    onontvankelijk_verklaren(
        afgelopen,
        motivering="U bewees niet dat uw personeel deskundig is.",
        versie=afgelopen.versie,
        door=an.door,
    )
    oproep, beoordeeld = _met_adviezen(an)
    return {
        "nieuw": nieuw.pk,
        "stil": stil.pk,
        "beoordeeld": beoordeeld.pk,
        "afgelopen": afgelopen.pk,
        "oproep": oproep,
    }


def _met_adviezen(an: Speler) -> tuple[Any, Aanvraag]:
    """A call with three admissible applications, two of which have points; the key of the call and the first one."""
    oproep, criteria = met_criteria(titel="Mandaatoproep Gent en Kempen", regios=("gent", "kempen"))
    eerste = None
    for naam, regio, *adviezen in (
        ("CAW Samen Sterk", "gent", (8, 6), (9, 7)),
        ("CAW Oost", "gent", (0, 9)),
        ("CAW Kempen", "kempen"),
    ):
        aanvraag = ingediend(
            "zorg",
            oproep=oproep,
            aanvrager=maak_organisatie(str(naam), "caw"),
            regios=(str(regio),),
            geleden=30,
        )
        if eerste is None:
            stop = vraag(aanvraag, an, voorwaarde_continuiteit="Wie neemt over bij ziekte?")
            beantwoord(stop, begon=25, eindigde=13)
        aanvraag = vers(verklaar_ontvankelijk(aanvraag, an))
        eerste = eerste or aanvraag
        for punten in adviezen:
            advies_geven(
                aanvraag,
                adviseur="Prof. Els Maes, hoogleraar sociaal werk",
                strekking="gunstig" if punten[0] else "ongunstig",
                tekst="De afspraken over vervanging zijn sterk.\n\nHet bereik kan groeien.",
                punten=dict(zip([een.pk for een in criteria], punten, strict=True)),
                door=an.door,
            )
    assert eerste is not None
    return oproep.pk, eerste
