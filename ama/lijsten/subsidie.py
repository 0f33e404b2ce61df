"""The lists of the subsidy as a file: runs, the payment file of a run, lines, disputes, advances, earned so far."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from ama.bladen import betwistingen, subsidielijnen, voorschotten
from ama.bladen.subsidiehuizen import huisregels, huizen, uitvoerrijen
from ama.bladen.subsidieverdiend import verdiend
from ama.forms.subsidie import (
    BetwistFilterForm,
    HuisFilterForm,
    JaarForm,
    LijnFilterForm,
    VoorschotFilterForm,
)
from ama.models import Betwisting, Subsidierun, Voorschot
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line shows, and an agreement on the page of what was earned.
IN_LIJN = frozenset({"subsidie"})
IN_VERDIEND = frozenset({"stand"})


def _run(door: Hoedanigheid, run_id: UUID | None) -> Subsidierun:
    """The run whose page the list stands on; DoesNotExist when the reader does not see it."""
    assert run_id is not None  # its lists stand on the page of one run only
    run = Subsidierun.objects.zichtbaar_voor(door).filter(pk=run_id).first()
    if run is None:
        raise Subsidierun.DoesNotExist
    return run


def _betaalbestand(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    run = _run(door, object_id)
    formulier = HuisFilterForm(vraag)
    zoek = formulier.cleaned_data["zoek"] if formulier.is_valid() else ""
    regels = huisregels(run, list(huizen(run, zoek, timezone.localdate())[:hoogstens]))
    woorden = [("Jaar", str(run.jaar)), ("Stand", run.get_status_display()), *_woorden(formulier)]
    return Uitsnede(uitvoerrijen(run, regels), frozenset(), woorden)


def _lijnen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    run = _run(door, object_id)
    formulier = LijnFilterForm(vraag, organisaties=subsidielijnen.organisatiekeuzes(run, door))
    rijen = list(subsidielijnen.gekozen(subsidielijnen.te_tonen(run, door), run, formulier)[:hoogstens])
    cellen = [
        (
            regel.naam,
            regel.dossiernummer,
            regel.begeleider,
            regel.jaar,
            regel.soort,
            regel.dagen,
            Decimal(regel.bedrag_cent) / 100,
            "ja" if regel.is_betwist else "nee",
        )
        for regel in subsidielijnen.lijnregels(run, rijen)
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in rijen), _woorden(formulier))


def _betwistingen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    formulier = BetwistFilterForm(vraag)
    rijen = list(betwistingen.gekozen(Betwisting.objects.zichtbaar_voor(door), formulier)[:hoogstens])
    cellen = [
        (
            regel["naam"],
            regel["dossiernummer"],
            regel["begeleider"],
            regel["jaar"],
            regel["grond"],
            timezone.localdate(regel["betwist_op"]),
            regel["stand"],
        )
        for regel in betwistingen.betwistregels(rijen)
    ]
    return Uitsnede(cellen, frozenset(rij.lijn.deelnemer_id for rij in rijen), _woorden(formulier))


def _voorschotten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    formulier = VoorschotFilterForm(vraag)
    rijen = voorschotten.gekozen(Voorschot.objects.zichtbaar_voor(door), formulier)[:hoogstens]
    cellen = [
        (
            regel["naam"],
            formulier.gekozen,
            regel["kwartaal"],
            regel["betaald_op"],
            Decimal(regel["bedrag_cent"]) / 100,
            regel["kenmerk"],
        )
        for regel in voorschotten.voorschotregels(rijen, door)
    ]
    return Uitsnede(cellen, frozenset(), _woorden(formulier))


def _verdiend(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    formulier = JaarForm(vraag)
    rijen, _ = verdiend(door, formulier.gekozen, timezone.localdate())
    cellen = [
        (
            rij.naam,
            rij.dossiernummer,
            rij.dagen,
            Decimal(rij.nu_cent) / 100,
            Decimal(rij.jaar_cent) / 100,
            " ".join(rij.niet_geteld),
        )
        for rij in rijen[:hoogstens]
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer for rij in rijen[:hoogstens]), _woorden(formulier))


def _woorden(formulier: ZoekForm) -> list[tuple[str, str]]:
    """The filters in words."""
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
        sleutel="subsidierun_detail",
        titel="Betaalbestand subsidie AMA",
        kolommen=(
            Kolom("Organisatie"),
            Kolom("KBO-nummer"),
            Kolom("Rekeningnummer"),
            Kolom("Deelnemers", Soort.GETAL),
            Kolom("Subsidie", Soort.BEDRAG),
            Kolom("Correcties", Soort.BEDRAG),
            Kolom("Voorschotten", Soort.BEDRAG),
            Kolom("Te betalen", Soort.BEDRAG),
            Kolom("Terug te vorderen", Soort.BEDRAG),
            Kolom("Mededeling"),
            Kolom("Let op"),
        ),
        neem=_betaalbestand,
        met_object=True,
        ook_csv=True,
    ),
    Exportlijst(
        sleutel="subsidielijn_lijst",
        titel="Lijnen van de subsidie AMA",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Begeleider"),
            Kolom("Jaar", Soort.GETAL),
            Kolom("Soort"),
            Kolom("Dagen", Soort.GETAL),
            Kolom("Bedrag", Soort.BEDRAG),
            Kolom("Betwist"),
        ),
        neem=_lijnen,
        groepen=IN_LIJN,
        met_object=True,
        ook_csv=True,
    ),
    Exportlijst(
        sleutel="betwisting_lijst",
        titel="Betwistingen subsidie AMA",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Begeleider"),
            Kolom("Jaar", Soort.GETAL),
            Kolom("Wat er niet klopt"),
            Kolom("Betwist op", Soort.DATUM),
            Kolom("Stand"),
        ),
        neem=_betwistingen,
        groepen=IN_LIJN,
    ),
    Exportlijst(
        sleutel="voorschot_lijst",
        titel="Voorschotten subsidie AMA",
        kolommen=(
            Kolom("Organisatie"),
            Kolom("Jaar", Soort.GETAL),
            Kolom("Kwartaal", Soort.GETAL),
            Kolom("Betaald op", Soort.DATUM),
            Kolom("Bedrag", Soort.BEDRAG),
            Kolom("Kenmerk"),
        ),
        neem=_voorschotten,
    ),
    Exportlijst(
        sleutel="subsidie_verdiend",
        titel="Subsidie AMA tot vandaag",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Dagen tot vandaag", Soort.GETAL),
            Kolom("Verdiend tot vandaag", Soort.BEDRAG),
            Kolom("Verwacht voor het jaar", Soort.BEDRAG),
            Kolom("Niet geteld"),
        ),
        neem=_verdiend,
        groepen=IN_VERDIEND,
    ),
)
