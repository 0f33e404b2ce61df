"""The procedures, the campaigns and the files of one campaign, each as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from mandaten.bladen.controle import dossierregels, dossiers_van, eigen_dossiers, ronden, ronderegels
from mandaten.bladen.handhaving import gekozen, in_woorden, regels
from mandaten.forms.handhaving import HandhavingFilterForm
from mandaten.models import Controledossier, Controleronde, Handhaving
from mandaten.querysets import BEHEERDER
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _procedures(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The procedures of the filters, in the order of the page."""
    formulier = HandhavingFilterForm(vraag)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = gekozen(Handhaving.objects.zichtbaar_voor(door), gezocht)[:hoogstens]
    cellen = [
        (
            een.nummer,
            een.houder,
            een.soort,
            een.vastgesteld_op,
            een.stand,
            een.volgende,
            een.volgende_op,
            een.maatregel,
        )
        for een in regels(rijen, timezone.localdate())
    ]
    return Uitsnede(cellen, frozenset(), in_woorden(gezocht))


def _controles(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The campaigns; for a holder the inspected files of his own organisation, with the same columns."""
    if door.rol == BEHEERDER:
        eigen = eigen_dossiers(Controledossier.objects.zichtbaar_voor(door))[:hoogstens]
        return Uitsnede(
            [
                (
                    rij.ronde.titel,
                    rij.toekenning.nummer,
                    rij.ronde.peildag,
                    None,
                    None,
                    None,
                    None,
                    rij.get_status_display(),
                )
                for rij in eigen
            ],
            frozenset(),
        )
    rijen = ronderegels(ronden(Controleronde.objects.zichtbaar_voor(door))[:hoogstens])
    velden = ("titel", "soort", "peildag", "steekproef", "populatie", "besloten", "niet_in_orde", "stand")
    return Uitsnede([tuple(rij[veld] for veld in velden) for rij in rijen], frozenset())


def _dossiers(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The files of one campaign with the lot that chose them."""
    assert object_id is not None  # the list is one of an object
    ronde = Controleronde.objects.zichtbaar_voor(door).zonder_populatie().filter(pk=object_id).first()
    if ronde is None:
        raise Controleronde.DoesNotExist
    velden = (
        "volgnummer",
        "nummer",
        "houder",
        "stand",
        "uitkomst",
        "antwoord_tot",
        "opvolgen_voor",
        "kenmerk",
        "lot",
    )
    rijen = dossierregels(dossiers_van(ronde)[:hoogstens], timezone.localdate())
    return Uitsnede(
        [tuple(rij[veld] for veld in velden) for rij in rijen],
        frozenset(),
        [("Controle", ronde.titel), ("Zaad", str(ronde.zaad))],
    )


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="handhaving_lijst",
        titel="Handhaving",
        kolommen=(
            Kolom("Mandaat of erkenning"),
            Kolom("Houder"),
            Kolom("Soort"),
            Kolom("Vastgesteld op", Soort.DATUM),
            Kolom("Stand"),
            Kolom("Wacht op"),
            Kolom("Uiterlijk op", Soort.DATUM),
            Kolom("Maatregel"),
        ),
        neem=_procedures,
    ),
    Exportlijst(
        sleutel="controle_lijst",
        titel="Controles",
        kolommen=(
            Kolom("Controle"),
            Kolom("Soort, of mandaat of erkenning"),
            Kolom("Peildag", Soort.DATUM),
            Kolom("Steekproef", Soort.GETAL),
            Kolom("Populatie", Soort.GETAL),
            Kolom("Besloten", Soort.GETAL),
            Kolom("Niet in orde", Soort.GETAL),
            Kolom("Stand"),
        ),
        neem=_controles,
    ),
    Exportlijst(
        sleutel="controle_detail",
        titel="Dossiers van een controle",
        kolommen=(
            Kolom("Nr", Soort.GETAL),
            Kolom("Mandaat of erkenning"),
            Kolom("Houder"),
            Kolom("Stand"),
            Kolom("Uitkomst"),
            Kolom("Antwoord tot en met", Soort.DATUM),
            Kolom("Op te volgen voor", Soort.DATUM),
            Kolom("Kenmerk"),
            Kolom("Lot"),
        ),
        neem=_dossiers,
        met_object=True,
    ),
)
