"""What every act that changes a grant does at its end: write again what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField, Q, QuerySet, Value

from mandaten.domein.bevoegdheid import Bevoegd, Gebied, Zetel, bevoegdheden
from mandaten.handelingen.geschonden import geschonden_regel
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.models import Bevoegdheid, Houderschap, Lid, Schorsing, Toekenning, Toekenningsregio
from mandaten.soorten import FUNCTIES, NOOIT_SAMEN, SOORTEN, Toekenningssoort
from mandaten.statussen import TERUGGEGEVEN
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import Periode

# The constraint that keeps both functions apart (Decreet 2022 art. 13 par. 2, 5).
_WERK_EN_ZORG = "bevoegdheid_niet_werk_en_zorg"


def periode_van(periode: DateRange) -> Periode:
    """The same days as the law counts them: both ends inside."""
    return Periode(periode.lower, laatste_dag(periode))


def herschrijf_bevoegdheden(toekenning: Toekenning) -> None:
    """The rows that say who may do what by this locked grant are what follows from it now.

    Raises Geweigerd when one organisation would be casemanager Werk and Zorg in one regio because of what somebody else
    decided at this very moment; `botsing` asks beforehand.
    """
    wacht_op_beurt()
    teruggegeven = toekenning.status == TERUGGEGEVEN
    nodig = (
        []
        if teruggegeven
        else wat_volgt(toekenning, [periode_van(rij.periode) for rij in toekenning.schorsingen.all()])
    )
    sleutels = {
        (een.organisatie, een.functie, een.regio, een.periode.start, een.periode.einde): een for een in nodig
    }
    # What stays is not written again: its history says since when it holds.
    for rij in toekenning.bevoegdheden.all():
        sleutel = (rij.organisatie_id, rij.functie, rij.regio_id, rij.periode.lower, laatste_dag(rij.periode))
        if sleutels.pop(sleutel, None) is None:
            rij.delete()
    nieuwe = [
        Bevoegdheid(
            toekenning=toekenning,
            organisatie_id=een.organisatie,
            functie=een.functie,
            regio_id=een.regio,
            periode=reeks(een.periode.start, een.periode.einde),
        )
        for een in sleutels.values()
    ]
    try:
        with transaction.atomic():
            Bevoegdheid.objects.bulk_create(nieuwe)
    except IntegrityError as fout:
        if geschonden_regel(fout) != _WERK_EN_ZORG:
            raise
        raise Geweigerd(
            "Een van deze organisaties is in een van deze regio’s intussen al casemanager Werk of casemanager Zorg: "
            "dezelfde organisatie is nooit beide (Decreet 8/7/2022 art. 13). Er is niets veranderd: kijk eerst na "
            "welk van beide eindigt."
        ) from fout


def wat_volgt(toekenning: Toekenning, schorsingen: Sequence[Periode] = ()) -> list[Bevoegd]:
    """What this grant lets its holders and members do, outside these suspensions; three queries, or prefetched rows."""
    return bevoegdheden(
        toekenning.toekenningssoort,
        periode_van(toekenning.periode),
        houder=toekenning.houder_id,
        zetels=[Zetel(lid.organisatie_id, periode_van(lid.periode)) for lid in toekenning.leden.all()],
        gebieden=[Gebied(rij.regio_id, periode_van(rij.periode)) for rij in toekenning.regios.all()],
        schorsingen=schorsingen,
        vroegere_houders=[
            Zetel(rij.organisatie_id, periode_van(rij.periode)) for rij in toekenning.houderschappen.all()
        ],
    )


def botsing(
    soort: Toekenningssoort, organisaties: Iterable[UUID], regios: Iterable[str], periode: DateRange
) -> str:
    """Why these organisations cannot get this kind here then, as a sentence; "" when they can; one query at most.

    One organisation is never casemanager Werk and casemanager Zorg in one regio (Decreet 2022 art. 13 par. 2, 5). A
    suspended mandate gives no right but is still there: lifting it must stay possible (regelgeving 15, row 11).
    """
    andere = NOOIT_SAMEN - soort.functies
    if len(andere) == len(NOOIT_SAMEN):
        return ""
    wie, waar = list(organisaties), list(regios)
    bevoegd = Bevoegdheid.objects.filter(
        organisatie_id__in=wie, functie__in=andere, regio_id__in=waar, periode__overlap=periode
    ).values_list("organisatie__naam", "regio__naam", "functie")
    geschorst = Toekenningsregio.objects.filter(
        regio_id__in=waar, periode__overlap=periode, toekenning__in=_geschorst(andere, wie, periode)
    ).values_list("toekenning__nummer", "regio__naam", Value("", output_field=CharField()))
    rij = next(iter(bevoegd.union(geschorst, all=True)[:1]), None)
    if rij is None:
        return ""
    naam, regio, functie = rij
    al = (
        f"{naam} is in {regio} al {FUNCTIES[functie]}."
        if functie
        else f"{naam} in {regio} is geschorst en niet weg."
    )
    return (
        f"{al} Dezelfde organisatie is nooit casemanager Werk en casemanager Zorg in één werkingsgebied (Decreet "
        "8/7/2022 art. 13)."
    )


def _geschorst(functies: Iterable[str], wie: Sequence[UUID], periode: DateRange) -> QuerySet[Toekenning]:
    """The running grants that let one of these do one of these things, and are suspended in this period."""
    soorten = [soort for soort in SOORTEN.values() if soort.functies & set(functies)]
    leden = Lid.objects.filter(organisatie__in=wie, periode__overlap=periode)
    gepland = Houderschap.objects.filter(organisatie__in=wie, periode__overlap=periode)
    return Toekenning.objects.lopend().filter(
        Q(soort__in=[soort.sleutel for soort in soorten if not soort.houder_neemt_plaats])
        & (Q(houder__in=wie) | Q(pk__in=gepland.values("toekenning_id")))
        | Q(
            soort__in=[soort.sleutel for soort in soorten if soort.functie_lid],
            pk__in=leden.values("toekenning_id"),
        ),
        pk__in=Schorsing.objects.filter(periode__overlap=periode).values("toekenning_id"),
    )
