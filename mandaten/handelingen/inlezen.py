"""Reading existing mandates, recognitions and contingents in as one whole, and taking that whole back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from mandaten.domein.bevoegdheid import Bevoegd
from mandaten.domein.inleesfeiten import Bekende, Bezet, Feiten, Lopend, Rij
from mandaten.domein.inlezing import NIEUWE_REGELS_AMA, bevoegdheden_van, bezwaren, contingentjaar, zetels
from mandaten.handelingen.bevoegdheden import periode_van, wat_volgt
from mandaten.handelingen.geschonden import geschonden_regel
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.models import (
    Bevoegdheid,
    Contingentjaar,
    Herinnering,
    Herkomst,
    Inlezing,
    Lid,
    Schorsing,
    Toekenning,
    Toekenningsregio,
)
from mandaten.querysets import beslist_over
from mandaten.soorten import ERKENNING, EXCLUSIEF, NOOIT_SAMEN, SOORTEN
from mandaten.statussen import ACTIEF, VERLOPEN
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.parameters.lezen import momentopname
from werkzorg.plaatsen.models import Regio
from werkzorg.werklijst.models import Taak

SOORT = "mandaten.inlezing"
TOEKENNING = "mandaten.toekenning"
# What a colleague can have decided since the rehearsal: the file is looked at again, and says what.
_TEGELIJK = frozenset(
    {"mandaten_toekenning_nummer_key", "toekenningsregio_een_tegelijk", "bevoegdheid_niet_werk_en_zorg"}
)
# More than these in one sentence helps nobody.
_HOOGSTENS = 5


@dataclass(frozen=True)
class Bestand:
    """The file that was read: its name for the eye, and the SHA-256 of its bytes in lower-case hex."""

    naam: str
    sha256: str


def regionamen() -> dict[str, str]:
    """The names of all regio's by key."""
    return dict(Regio.objects.order_by("naam").values_list("sleutel", "naam"))


def feiten_voor(rijen: Sequence[Rij], door: Hoedanigheid) -> Feiten:
    """What the law needs to know to judge these rows; the number of queries does not follow that of the rows.

    Raises ParameterOnbekend.
    """
    vandaag = timezone.localdate()
    opname, vroeger = momentopname(vandaag), momentopname(NIEUWE_REGELS_AMA - timedelta(days=1))
    kbos = {kbo for rij in rijen for kbo in (rij.houder, *(een.kbo for een in rij.partners))}
    organisaties = {
        een.kbo_nummer: Bekende(een.id, een.naam, een.soort, een.get_soort_display(), een.gesloten_op)
        for een in Organisatie.objects.filter(kbo_nummer__in=kbos - {""})
    }
    wie = [een.id for een in organisaties.values()]
    return Feiten(
        vandaag=vandaag,
        soorten=SOORTEN,
        mag=beslist_over(door),
        beslissers={soort.sleutel: ROLLEN[soort.beslisser].label for soort in SOORTEN.values()},
        jaren={
            soort.sleutel: opname.getal(soort.duur_parameter) if soort.duur_parameter else None
            for soort in SOORTEN.values()
        },
        overgang={ERKENNING: vroeger.getal(SOORTEN[ERKENNING].duur_parameter)},
        nooit_samen=NOOIT_SAMEN,
        regios=regionamen(),
        organisaties=organisaties,
        kenmerken=frozenset(
            Toekenning.objects.filter(nummer__in={rij.kenmerk for rij in rijen}).values_list(
                "nummer", flat=True
            )
        ),
        bezet=_bezet(rijen),
        lopend=_lopend(wie),
        bevoegd=_bevoegd(wie),
    )


def _bezet(rijen: Sequence[Rij]) -> list[Bezet]:
    bezet = Toekenningsregio.objects.filter(
        soort__in={rij.soort for rij in rijen} & set(EXCLUSIEF),
        regio_id__in={regio for rij in rijen for regio in rij.regios},
    ).select_related("toekenning__houder")
    return [
        Bezet(
            rij.soort,
            rij.regio_id,
            periode_van(rij.periode),
            f"{rij.toekenning.nummer} van {rij.toekenning.houder.naam}",
        )
        for rij in bezet
    ]


def _lopend(organisaties: Sequence[UUID]) -> list[Lopend]:
    rijen = Toekenning.objects.lopend().filter(
        houder_id__in=organisaties, soort__in=[een.sleutel for een in SOORTEN.values() if een.is_enkelvoudig]
    )
    # What a regio left keeps its place until the day it did.
    return [
        Lopend(soort, houder, regio, periode_van(hier or periode), nummer)
        for soort, houder, regio, hier, periode, nummer in rijen.values_list(
            "soort", "houder_id", "regios__regio_id", "regios__periode", "periode", "nummer"
        )
    ]


def _bevoegd(organisaties: Sequence[UUID]) -> list[Bevoegd]:
    """What these may do of what never goes together; a suspended mandate gives no right, but is still there."""
    rijen = Bevoegdheid.objects.filter(organisatie_id__in=organisaties, functie__in=NOOIT_SAMEN)
    nu = [Bevoegd(rij.organisatie_id, rij.functie, rij.regio_id, periode_van(rij.periode)) for rij in rijen]
    geschorst = (
        Toekenning.objects.lopend()
        .filter(
            Exists(Schorsing.objects.filter(toekenning=OuterRef("pk"))),
            Q(houder_id__in=organisaties)
            | Exists(Lid.objects.filter(toekenning=OuterRef("pk"), organisatie_id__in=organisaties)),
        )
        .prefetch_related("leden", "regios", "houderschappen")
    )
    ooit = [een for rij in geschorst for een in wat_volgt(rij)]
    return nu + [een for een in ooit if een.functie in NOOIT_SAMEN]


@handeling("toekenningen_inlezen")
def toekenningen_inlezen(rijen: Sequence[Rij], bestand: Bestand, *, door: Hoedanigheid) -> Inlezing:
    """All rows are grants from now on, or none: what exists on paper, with its own number and days.

    A transitional recognition keeps its own last day. Raises Geweigerd when anything changed since the rehearsal.
    """
    if not rijen:
        raise Geweigerd("In dit bestand staat niets om in te lezen. Laad een ander bestand op.")
    wacht_op_beurt()
    feiten = feiten_voor(rijen, door)
    if fouten := bezwaren(rijen, feiten):
        zinnen = " ".join(f"Rij {een.rij}: {een.zin}" for een in fouten[:_HOOGSTENS])
        raise Geweigerd(
            f"Er klopt iets niet meer, en er is niets ingelezen. {zinnen} Laad het bestand opnieuw op."
        )
    eis_onafhankelijk(door, {een.id for een in feiten.organisaties.values()}, "over wat in dit bestand staat")
    inlezing = Inlezing.objects.create(
        bestandsnaam=bestand.naam[:200],
        sha256=bestand.sha256,
        aantal=len(rijen),
        organisatie_id=door.organisatie_id,
        ingelezen_door_id=door.gebruiker_id,
    )
    try:
        with transaction.atomic():
            _maak(inlezing, rijen, feiten)
    except IntegrityError as fout:
        if geschonden_regel(fout) not in _TEGELIJK:
            raise
        raise Geweigerd(
            "Op hetzelfde moment is iets vastgelegd dat hiermee botst. Er is niets ingelezen: laad het "
            "bestand opnieuw op, dan zie je wat."
        ) from fout
    log(
        "toekenningen_inlezen",
        door=door,
        object_soort=SOORT,
        object_id=inlezing.id,
        gegevens={"aantal": len(rijen), "soorten": sorted({rij.soort for rij in rijen})},
    )
    return inlezing


def _maak(inlezing: Inlezing, rijen: Sequence[Rij], feiten: Feiten) -> None:
    """Everything that follows from the rows, a query per table."""
    toekenningen, regios, leden, rechten, jaren = [], [], [], [], []
    for rij in rijen:
        periode = reeks(rij.van, rij.tot)
        toekenning = Toekenning(
            soort=rij.soort,
            nummer=rij.kenmerk,
            houder_id=feiten.organisaties[rij.houder].id,
            periode=periode,
            laatste_dag_besluit=rij.tot,
            is_overgang=rij.is_overgang,
            herkomst=Herkomst.INGELEZEN,
            inlezing=inlezing,
        )
        toekenningen.append(toekenning)
        regios += [
            Toekenningsregio(toekenning=toekenning, soort=rij.soort, regio_id=regio, periode=periode)
            for regio in rij.regios
        ]
        leden += [
            Lid(toekenning=toekenning, organisatie_id=wie, plaats=plaats, periode=periode)
            for wie, plaats in zetels(rij, feiten)
        ]
        rechten += [
            Bevoegdheid(
                toekenning=toekenning,
                organisatie_id=een.organisatie,
                functie=een.functie,
                regio_id=een.regio,
                periode=reeks(een.periode.start, een.periode.einde),
            )
            for een in bevoegdheden_van(rij, feiten)
        ]
        if rij.plaatsen is not None:
            jaar = contingentjaar(rij, feiten.vandaag)
            jaren.append(Contingentjaar(toekenning=toekenning, jaar=jaar, plaatsen=rij.plaatsen))
    Toekenning.objects.bulk_create(toekenningen)
    Toekenningsregio.objects.bulk_create(regios)
    Lid.objects.bulk_create(leden)
    Bevoegdheid.objects.bulk_create(rechten)
    Contingentjaar.objects.bulk_create(jaren)


@handeling("inlezing_terugdraaien")
def inlezing_terugdraaien(inlezing: Inlezing, *, reden: str, door: Hoedanigheid) -> Inlezing:
    """Nothing of what this file brought is there any more; that it was, by whom and why not any longer, is kept.

    Raises Geweigerd when it was taken back already, or when something was built on one of its grants: a decision, a
    change, an application that follows it, enforcement or inspection.
    """
    rij = Inlezing.objects.zichtbaar_voor(door).vergrendel(inlezing.pk)
    if rij.teruggedraaid_op is not None:
        raise Geweigerd("Dit bestand is al teruggedraaid.")
    toekenningen = list(rij.toekenningen.order_by("pk").vergrendeld())
    eis_onafhankelijk(
        door,
        {een.houder_id for een in toekenningen}
        | set(Lid.objects.filter(toekenning__inlezing=rij).values_list("organisatie_id", flat=True)),
        "over wat dit bestand bracht",
    )
    if vast := _waarop_gebouwd(toekenningen):
        meer = f", en {len(vast) - _HOOGSTENS} andere" if len(vast) > _HOOGSTENS else ""
        raise Geweigerd(
            f"Hierop is al verder gewerkt: {', '.join(vast[:_HOOGSTENS])}{meer}. Er is niets teruggedraaid. Verbeter "
            "wat niet klopt bij elk mandaat of elke erkenning zelf."
        )
    rij.teruggedraaid_op, rij.teruggedraaid_door_id, rij.reden = timezone.now(), door.gebruiker_id, reden
    rij.save(update_fields=["teruggedraaid_op", "teruggedraaid_door", "reden"])
    ids = [een.id for een in toekenningen]
    _rond_af(ids)
    try:
        _haal_weg(ids)
    except IntegrityError as fout:
        raise Geweigerd(
            "Er is net verder gewerkt op iets uit dit bestand. Er is niets teruggedraaid: probeer het over een "
            "minuut opnieuw, dan zie je op wat."
        ) from fout
    log(
        "inlezing_terugdraaien",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"aantal": len(ids), "toekenningen": [str(een) for een in ids]},
    )
    return rij


def _waarop_gebouwd(toekenningen: Sequence[Toekenning]) -> list[str]:
    """The numbers of the grants that something was built on, by a person and not by the clock."""
    ids = [een.id for een in toekenningen]
    vast: set[UUID] = {een.id for een in toekenningen if een.status not in (ACTIEF, VERLOPEN)}
    vast.update(
        Logregel.objects.filter(object_soort=TOEKENNING, object_id__in=ids)
        .exclude(door__has_key="klok")
        .values_list("object_id", flat=True)
    )
    for naam in (
        "besluiten",
        "opvolgaanvragen",
        "handhavingen",
        "controles",
        "wijzigingsvragen",
        "houderschappen",
        "schorsingen",
    ):
        vast.update(
            Toekenning.objects.filter(pk__in=ids, **{f"{naam}__isnull": False}).values_list("pk", flat=True)
        )
    return sorted(een.nummer for een in toekenningen if een.id in vast)


def _haal_weg(ids: Sequence[UUID]) -> None:
    """These grants and what hangs on them are gone; raises IntegrityError when something else hangs on one."""
    with transaction.atomic():
        for model in (Bevoegdheid, Toekenningsregio, Lid, Contingentjaar, Herinnering):
            model._default_manager.filter(toekenning_id__in=ids).delete()
        Toekenning.objects.filter(pk__in=ids).delete()
        with connection.cursor() as cursor:
            # What somebody hangs on one at this very moment is found here, and not at the end of the request.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _rond_af(ids: Sequence[UUID]) -> None:
    """Nobody is asked any more to do something about these; one query for a file of thousands."""
    taken = Taak.objects.filter(object_soort=TOEKENNING, object_id__in=ids, klaar_op__isnull=True)
    taken.update(klaar_op=timezone.now())
