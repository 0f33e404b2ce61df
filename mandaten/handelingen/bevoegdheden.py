"""What every act that changes a grant does at its end: write again what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from mandaten.domein.bevoegdheid import Gebied, Zetel, bevoegdheden
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.models import Bevoegdheid, Lid, Toekenning, Toekenningsregio
from mandaten.soorten import NOOIT_SAMEN, SOORTEN, Toekenningssoort
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
    nodig = bevoegdheden(
        toekenning.toekenningssoort,
        periode_van(toekenning.periode),
        houder=toekenning.houder_id,
        zetels=[Zetel(lid.organisatie_id, periode_van(lid.periode)) for lid in toekenning.leden.all()],
        gebieden=[Gebied(rij.regio_id, periode_van(rij.periode)) for rij in toekenning.regios.all()],
        schorsingen=[periode_van(rij.periode) for rij in toekenning.schorsingen.all()],
        vroegere_houders=[
            Zetel(rij.organisatie_id, periode_van(rij.periode)) for rij in toekenning.houderschappen.all()
        ],
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
        if getattr(getattr(fout.__cause__, "diag", None), "constraint_name", "") != _WERK_EN_ZORG:
            raise
        raise Geweigerd(
            "Een van deze organisaties is in een van deze regio’s intussen al casemanager Werk of casemanager Zorg: "
            "dezelfde organisatie is nooit beide (Decreet 8/7/2022 art. 13). Er is niets veranderd: kijk eerst na "
            "welk van beide eindigt."
        ) from fout


def botsing(
    soort: Toekenningssoort, organisaties: Iterable[UUID], regios: Iterable[str], periode: DateRange
) -> str:
    """Why these organisations cannot get this kind here then, as a sentence; "" when they can.

    One organisation is never casemanager Werk and casemanager Zorg in one regio (Decreet 2022 art. 13 par. 2, 5).
    """
    andere = NOOIT_SAMEN - soort.functies
    if len(andere) == len(NOOIT_SAMEN):
        return ""
    rij = (
        Bevoegdheid.objects.filter(
            organisatie_id__in=list(organisaties),
            functie__in=andere,
            regio_id__in=list(regios),
            periode__overlap=periode,
        )
        .select_related("organisatie", "regio")
        .first()
    )
    if rij is not None and rij.regio is not None:
        return (
            f"{rij.organisatie} is in {rij.regio} al {rij.get_functie_display()}. Dezelfde organisatie is nooit "
            "casemanager Werk en casemanager Zorg in één werkingsgebied (Decreet 8/7/2022 art. 13)."
        )
    return _botsing_met_geschorst(andere, organisaties, regios, periode)


def _botsing_met_geschorst(
    functies: Iterable[str], organisaties: Iterable[UUID], regios: Iterable[str], periode: DateRange
) -> str:
    """A suspended mandate gives no right but is still there: lifting it must stay possible (regelgeving 15, row 11)."""
    soorten = [soort for soort in SOORTEN.values() if soort.functies & set(functies)]
    wie = Q(
        soort__in=[soort.sleutel for soort in soorten if not soort.houder_neemt_plaats],
        houder__in=list(organisaties),
    ) | Q(
        pk__in=Lid.objects.filter(organisatie__in=list(organisaties), periode__overlap=periode).values(
            "toekenning_id"
        ),
        soort__in=[soort.sleutel for soort in soorten if soort.functie_lid],
    )
    rij = (
        Toekenning.objects.lopend()
        .filter(
            wie,
            pk__in=Toekenningsregio.objects.filter(regio__in=list(regios), periode__overlap=periode).values(
                "toekenning_id"
            ),
            schorsingen__periode__overlap=periode,
        )
        .order_by("nummer")
        .first()
    )
    if rij is None:
        return ""
    return (
        f"{rij.nummer} is geschorst en niet weg: dezelfde organisatie zou in één werkingsgebied casemanager Werk en "
        "casemanager Zorg zijn (Decreet 8/7/2022 art. 13)."
    )
