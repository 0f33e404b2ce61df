"""The inbox and the certificates as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from gbo.bladen import onthaallijst
from gbo.bladen.wissen import telregels
from gbo.forms.lijst import OnthaalFilterForm
from gbo.models import Onthaaltraject, Wisattest
from gbo.querysets.lezers import ONTHAALGEGEVENS
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _onthalen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The onthaaltrajecten of the filters, in the order of the page; initials while they are not accepted."""
    vandaag = timezone.localdate()
    formulier = OnthaalFilterForm(vraag)
    alle = Onthaaltraject.objects.zichtbaar_voor(door)
    rijen = list(onthaallijst.gekozen(alle, formulier, door, vandaag)[:hoogstens])
    cellen = [
        (
            regel.wie,
            regel.leeftijd,
            regel.gemeente,
            regel.status,
            regel.wacht.werkdagen if regel.wacht else None,
            regel.wacht.uiterlijk if regel.wacht else None,
            rij.einde,
            rij.weg_op,
        )
        for rij, regel in zip(rijen, onthaallijst.lijstregels(rijen, door, vandaag), strict=True)
    ]
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    return Uitsnede(cellen, frozenset(rij.pk for rij in rijen), onthaallijst.in_woorden(gezocht))


def _attesten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The certificates of the own organisation; nobody is in them."""
    rijen = Wisattest.objects.zichtbaar_voor(door).order_by("-gewist_op", "id")[:hoogstens]
    cellen = [
        (str(rij.pk), rij.einde, rij.weg_op, rij.gewist_op, rij.rijen, str(rij.wisopdracht_id))
        for rij in rijen
    ]
    return Uitsnede(cellen, frozenset())


def _tellingen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The counts as the page shows them: a small number stays hidden in the file too."""
    cellen = [(een.jaar, een.waar, een.uitkomst, een.aantal) for een in telregels(door)[:hoogstens]]
    return Uitsnede(cellen, frozenset())


EXPORTLIJSTEN = (
    Exportlijst(
        "onthaal_lijst",
        "Onthaaltrajecten",
        (
            Kolom("Persoon"),
            Kolom("Leeftijd", Soort.GETAL),
            Kolom("Gemeente"),
            Kolom("Stand"),
            Kolom("Werkdagen oud", Soort.GETAL),
            Kolom("Eerste contact uiterlijk op", Soort.DATUM),
            Kolom("Laatste dag", Soort.DATUM),
            Kolom("Gewist uiterlijk op", Soort.DATUM),
        ),
        _onthalen,
        groepen=frozenset({ONTHAALGEGEVENS}),
    ),
    Exportlijst(
        "wisattest_lijst",
        "Wisattesten",
        (
            Kolom("Kenmerk"),
            Kolom("Einde", Soort.DATUM),
            Kolom("Uiterlijk te wissen op", Soort.DATUM),
            Kolom("Gewist op", Soort.MOMENT),
            Kolom("Gewiste rijen", Soort.GETAL),
            Kolom("Wisopdracht"),
        ),
        _attesten,
    ),
    Exportlijst(
        "onthaaltelling_lijst",
        "Onthaaltrajecten in cijfers",
        (Kolom("Jaar", Soort.GETAL), Kolom("Samenwerkingsverband"), Kolom("Uitkomst"), Kolom("Aantal")),
        _tellingen,
    ),
)
