"""The quarterly reports of AMA sociale economie as a file: the payment file, and the lines of a report."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import QueryDict

from ama.bladen import kwartaal as blad
from ama.domein.kwartaalverslag import DAGEN_IN_WOORDEN
from ama.forms.kwartaal import VerslagFilterForm
from ama.models import Kwartaalverslag
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.werkblad import Kolom, Soort

# The group of data that a line shows.
IN_LIJN = frozenset({"subsidie"})


def _betaalbestand(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    formulier = VerslagFilterForm(vraag)
    regels = blad.verslagregels(blad.gekozen(blad.te_tonen(door), formulier)[:hoogstens])
    cellen = [
        (
            regel.organisatie,
            regel.rij.organisatie.kbo_nummer,
            regel.iban,
            regel.contingent,
            regel.rij.jaar,
            regel.rij.nummer,
            regel.rij.get_status_display(),
            regel.rij.plaatsen,
            regel.rij.kalender,
            regel.rij.aanwezig,
            _euro(regel.rij.kwartaal_cent),
            _euro(regel.rij.correcties_cent),
            _euro(regel.rij.voorschot_cent),
            _euro(max(regel.rij.saldo_cent, 0)),
            _euro(max(-regel.rij.saldo_cent, 0)),
            f"AMA sociale economie {regel.rij.jaar} K{regel.rij.nummer} {regel.contingent}",
            blad.let_op(regel),
        )
        for regel in regels
    ]
    return Uitsnede(cellen, frozenset(), _woorden(formulier))


def _lijnen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    assert object_id is not None  # its list stands on the page of one report only
    verslag = Kwartaalverslag.objects.zichtbaar_voor(door).filter(pk=object_id).first()
    if verslag is None:
        raise Kwartaalverslag.DoesNotExist
    rijen = list(blad.lijnen_van(verslag, door)[:hoogstens])
    cellen = [
        (
            regel["naam"],
            regel["dossiernummer"],
            regel["aanbieder"],
            regel["rij"].jaar,
            regel["soort"],
            regel["rij"].kwartaal_kalender,
            regel["rij"].kwartaal_aanwezig,
            regel["rij"].kalender,
            regel["rij"].aanwezig,
            " ".join(regel["dagen"]),
        )
        for regel in blad.lijnregels(rijen)
    ]
    woorden = [("Kwartaal", str(verslag)), ("Dagen", DAGEN_IN_WOORDEN[verslag.dagen])]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in rijen), woorden)


def _euro(cent: int) -> Decimal:
    return Decimal(cent) / 100


def _woorden(formulier: ZoekForm) -> list[tuple[str, str]]:
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            keuzes = dict(getattr(formulier.fields[naam], "choices", []))
            uit.append((str(formulier.fields[naam].label), str(keuzes.get(waarde, waarde))))
    return uit


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="kwartaalverslag_lijst",
        titel="Betaalbestand AMA sociale economie",
        kolommen=(
            Kolom("Organisatie"),
            Kolom("KBO-nummer"),
            Kolom("Rekeningnummer"),
            Kolom("Contingent"),
            Kolom("Jaar", Soort.GETAL),
            Kolom("Kwartaal", Soort.GETAL),
            Kolom("Stand"),
            Kolom("Plaatsen", Soort.GETAL),
            Kolom("Kalenderdagen van het jaar", Soort.GETAL),
            Kolom("Aanwezigheidsdagen van het jaar", Soort.GETAL),
            Kolom("Subsidie van het kwartaal", Soort.BEDRAG),
            Kolom("Correcties", Soort.BEDRAG),
            Kolom("Voorschot", Soort.BEDRAG),
            Kolom("Te betalen", Soort.BEDRAG),
            Kolom("Terug te vorderen", Soort.BEDRAG),
            Kolom("Mededeling"),
            Kolom("Let op"),
        ),
        neem=_betaalbestand,
        ook_csv=True,
    ),
    Exportlijst(
        sleutel="kwartaalverslag_detail",
        titel="Lijnen van een kwartaalverslag AMA sociale economie",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Begeleider"),
            Kolom("Jaar", Soort.GETAL),
            Kolom("Soort"),
            Kolom("Kalenderdagen van het kwartaal", Soort.GETAL),
            Kolom("Aanwezig in het kwartaal", Soort.GETAL),
            Kolom("Kalenderdagen van het jaar", Soort.GETAL),
            Kolom("Aanwezig in het jaar", Soort.GETAL),
            Kolom("De dagen"),
        ),
        neem=_lijnen,
        groepen=IN_LIJN,
        met_object=True,
        ook_csv=True,
    ),
)
