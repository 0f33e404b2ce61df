"""What every act that changes a grant does at its end: write again what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from mandaten.domein.bevoegdheid import Gebied, Zetel, bevoegdheden
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.models import Bevoegdheid, Toekenning
from mandaten.soorten import NOOIT_SAMEN, Toekenningssoort
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.termijnen import Periode


def periode_van(periode: DateRange) -> Periode:
    """The same days as the law counts them: both ends inside."""
    return Periode(periode.lower, laatste_dag(periode))


def herschrijf_bevoegdheden(toekenning: Toekenning) -> None:
    """The rows that say who may do what by this locked grant are what follows from it now.

    Raises IntegrityError (bevoegdheid_niet_werk_en_zorg) when one organisation would be casemanager Werk and Zorg in
    one regio; `botsing` asks that beforehand.
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
    Bevoegdheid.objects.bulk_create(
        Bevoegdheid(
            toekenning=toekenning,
            organisatie_id=een.organisatie,
            functie=een.functie,
            regio_id=een.regio,
            periode=reeks(een.periode.start, een.periode.einde),
        )
        for een in sleutels.values()
    )


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
    if rij is None or rij.regio is None:
        return ""
    return (
        f"{rij.organisatie} is in {rij.regio} al {rij.get_functie_display()}. Dezelfde organisatie is nooit "
        "casemanager Werk en casemanager Zorg in één werkingsgebied (Decreet 8/7/2022 art. 13)."
    )
