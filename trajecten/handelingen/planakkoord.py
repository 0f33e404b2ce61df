"""The agreement of deelnemer and both casemanagers with one frozen version of the plan (Decreet 2022 art. 15)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from trajecten.documenten.trajectplan import ONDERTEKEND_PLAN, PLANVERSIE
from trajecten.domein import akkoord as recht
from trajecten.domein.draagkracht import draagkracht_bezwaar
from trajecten.domein.planinhoud import kenmerk
from trajecten.domein.planstand import onderweg
from trajecten.handelingen.plangegevens import BEWERKBAAR, planstand, vergrendel_plan, weken_van
from trajecten.handelingen.vergrendelen import SOORT, bewaar
from trajecten.models import Aanstelling, Akkoord, Planversie, Traject
from trajecten.soorten import DEELNEMER
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

GEWIJZIGD = (
    "Het plan is gewijzigd terwijl dit formulier openstond. Lees het opnieuw, zodat het akkoord over het plan gaat dat "
    "jullie zagen."
)


@handeling("trajectplan_akkoord_registreren")
def trajectplan_akkoord_registreren(
    traject: Traject,
    *,
    partij: str,
    wijze: str,
    op: date,
    gezien: str,
    scan: Aangenomen | None = None,
    door: Hoedanigheid,
) -> Akkoord:
    """One party agrees to the plan as it stands; when that is no version yet, it becomes the next one, frozen.

    `gezien` is the `kenmerk` of the content that was shown: agreement is about that and nothing else. A casemanager
    agrees himself, signed in; the deelnemer on the spot, or on paper with a scan. Raises Geweigerd for a plan that
    lacks one of the six contents, or a motivation for more hours than the draagkracht (which may have changed since),
    and for anything that `domein.akkoord` refuses.
    """
    gegevens = vergrendel_plan(traject, door=door, vanuit=BEWERKBAAR)
    rij, stand = gegevens.traject, planstand(gegevens, door=door)
    if kenmerk(stand.inhoud) != gezien:
        raise Geweigerd(GEWIJZIGD)
    if stand.gebreken:
        raise Geweigerd(f"Het plan is nog niet volledig (art. 15). {stand.gebreken[0][1]}")
    if te_veel := draagkracht_bezwaar(weken_van(gegevens, gegevens.acties), gegevens.plan.uren_motivering):
        raise Geweigerd(te_veel)
    if (weg := onderweg(stand.standen)) is not None and not stand.is_gewijzigd:
        raise Geweigerd(f"Versie {weg.nummer} ligt bij de netwerkcoördinator: iedereen ging al akkoord.")
    if partij != DEELNEMER:
        wijze = recht.AANGEMELD
        _eis_eigen_akkoord(rij, partij, door)
    vandaag = timezone.localdate()
    nummer = (stand.laatste.nummer if stand.laatste else 0) + stand.is_gewijzigd
    bestaand = None if stand.is_gewijzigd else stand.laatste
    nee = recht.bezwaren(
        recht.Akkoord(partij, nummer, op, wijze, met_scan=scan is not None),
        _gegeven(bestaand),
        laatste_versie=nummer,
        vastgelegd_op=timezone.localdate(bestaand.gemaakt_op) if bestaand else min(op, vandaag),
        vandaag=vandaag,
    )
    if bestaand is None and "op" not in nee and (zin := recht.nieuwe_versie_bezwaar(op, vandaag=vandaag)):
        nee["op"] = zin
    if nee:
        raise Geweigerd(nee.get("") or "Controleer de gemarkeerde velden.", velden=_zonder_algemeen(nee))
    versie = bestaand or Planversie.objects.create(
        traject=rij, nummer=nummer, inhoud=stand.inhoud, gemaakt_door_id=door.gebruiker_id
    )
    rij_akkoord = Akkoord.objects.create(
        planversie=versie, partij=partij, wijze=wijze, op=op, geregistreerd_door_id=door.gebruiker_id
    )
    if scan is not None:
        bewaar_bijlage(
            scan,
            soort=ONDERTEKEND_PLAN,
            object_soort=PLANVERSIE,
            object_id=versie.pk,
            organisatie_id=door.organisatie_id,
            deelnemer_id=rij.deelnemer_id,
            door=door,
        )
    bewaar(rij)
    log(
        "trajectplan_akkoord_registreren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"versie": nummer, "partij": partij, "wijze": wijze},
    )
    return rij_akkoord


def eigen_kant(traject: Traject, door: Hoedanigheid) -> str:
    """The side of the tandem on which this person himself guides today; "" when he is not in it."""
    rij = (
        Aanstelling.objects.filter(traject=traject, lidmaatschap_id=door.lidmaatschap_id)
        .lopend_op(timezone.localdate())
        .first()
    )
    return rij.kant if rij else ""


def _eis_eigen_akkoord(rij: Traject, partij: str, door: Hoedanigheid) -> None:
    if zin := recht.eigen_bezwaar(partij, eigen=eigen_kant(rij, door)):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"partij": zin})


def _gegeven(versie: Planversie | None) -> list[recht.Akkoord]:
    if versie is None:
        return []
    return [recht.Akkoord(een.partij, versie.nummer, een.op, een.wijze) for een in versie.akkoorden.all()]


def _zonder_algemeen(nee: dict[str, str]) -> dict[str, str]:
    return {veld: zin for veld, zin in nee.items() if veld}
