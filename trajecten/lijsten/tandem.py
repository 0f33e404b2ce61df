"""The waiting intakes and the files that a lost mandate hits, each as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from trajecten.bladen.mandaatverlies import FUNCTIEKEUZES, gekozen, in_woorden, organisaties_van, regels
from trajecten.bladen.tandem import gekozen_intakes, intakeregels
from trajecten.forms.tandem import IntakeFilterForm, MandaatverliesFilterForm
from trajecten.models import Intake, Mandaatverlies
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _intakes(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The waiting files of the filter, in the order of the page."""
    formulier = IntakeFilterForm(vraag)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list(gekozen_intakes(Intake.objects.zichtbaar_voor(door), gezocht)[:hoogstens])
    cellen = [
        (een.dossiernummer, een.gemeente, een.uiterlijk_op, een.expertise)
        for een in intakeregels(rijen, door)
    ]
    over = frozenset(rij.traject.deelnemer_id for rij in rijen)
    stand = "te laat" if gezocht.get("stand") else "alle wachtende"
    return Uitsnede(cellen, over, [("Stand", stand)])


def _verliezen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The files of the filters, in the order of the page."""
    alle = Mandaatverlies.objects.zichtbaar_voor(door)
    organisaties = organisaties_van(alle)
    formulier = MandaatverliesFilterForm(vraag, functies=FUNCTIEKEUZES, organisaties=organisaties)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list(gekozen(alle, gezocht)[:hoogstens])
    cellen = [
        (een.dossier, een.organisatie, een.functie, een.laatste_dag, een.reden, een.stand)
        for een in regels(rijen, door, timezone.localdate())
    ]
    over = frozenset(rij.traject.deelnemer_id for rij in rijen)
    return Uitsnede(cellen, over, in_woorden(gezocht, organisaties))


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="intake_lijst",
        titel="Wachtende intakes",
        kolommen=(
            Kolom("Dossiernummer"),
            Kolom("Gemeente"),
            Kolom("Tandem uiterlijk op", Soort.DATUM),
            Kolom("Gevraagde expertise"),
        ),
        neem=_intakes,
        groepen=frozenset({"intake"}),
    ),
    Exportlijst(
        sleutel="mandaatverlies_lijst",
        titel="Verloren mandaten",
        kolommen=(
            Kolom("Dossier"),
            Kolom("Organisatie"),
            Kolom("Functie"),
            Kolom("Mandaat tot en met", Soort.DATUM),
            Kolom("Reden"),
            Kolom("Stand"),
        ),
        neem=_verliezen,
        groepen=frozenset({"mandaatverlies"}),
    ),
)
