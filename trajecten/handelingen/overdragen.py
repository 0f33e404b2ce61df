"""A traject goes to a colleague, another organisation or another werkingsgebied; for a leave all of them at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from trajecten.domein import overdracht as law
from trajecten.domein.tandem import Helft, helft_bezwaren
from trajecten.handelingen.tandem import eis_tandem, gekozen_leden, helft_van, op_persoon
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.handelingen.wissel import begin, eis_dag, huidige, sluit_af, wissel
from trajecten.models import Aanstelling, Mandaatverlies, Traject, team_op
from trajecten.querysets.lezers import KANT_VAN_ROL, ROL_VAN_KANT
from trajecten.soorten import KANTEN, WERK, ZORG
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap


@handeling("traject_overdragen")
def traject_overdragen(
    traject: Traject,
    *,
    soort: str,
    naar: Mapping[str, UUID],
    ingaat_op: date,
    nota: str,
    versie: int,
    door: Hoedanigheid,
    regio: str = "",
) -> Traject:
    """From `ingaat_op` these memberships (per side: `naar`) guide; the former ones read on for 30 days.

    To another werkingsgebied both sides are named, also who stays. A casemanager hands over his own side, VDAB any.
    Raises Geweigerd with a sentence per field, and the article, when day, mandate or tandem do not fit.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=IN_BEGELEIDING, versie=versie)
    eis_eigen_kant(soort, naar, door)
    if zin := law.verleden_bezwaar(ingaat_op, vandaag=timezone.localdate()):
        raise Geweigerd("Deze dag is voorbij.", velden={"ingaat_op": zin})
    leden = gekozen_leden(naar, ingaat_op)
    nu = {kant: huidige(rij, kant, ingaat_op) for kant, _ in KANTEN}
    gebied = regio if soort == law.WERKINGSGEBIED else rij.regio_id or ""
    wie_gaat = [kant for kant, lid in leden.items() if lid.pk != nu[kant].lidmaatschap_id]
    _eis_overdracht(rij, soort, leden, nu, wie_gaat or list(leden), gebied, ingaat_op, nota)
    if soort == law.WERKINGSGEBIED:
        eis_tandem(rij, leden, regio=gebied, dag=ingaat_op)
    else:
        _eis_helft(rij, leden, nu, gebied, ingaat_op)
    # First both end, then both begin: an organisation may change sides.
    redenen = {kant: _reden(rij, nu[kant], soort) for kant in wie_gaat}
    for kant in wie_gaat:
        eis_dag(rij, nu[kant], ingaat_op)
        sluit_af(rij, nu[kant], op=ingaat_op)
    for kant in wie_gaat:
        begin(
            rij,
            nu[kant],
            leden[kant],
            op=ingaat_op,
            reden=redenen[kant],
            nota=nota,
            door=door,
            naar_regio_id=gebied if soort == law.WERKINGSGEBIED else None,
        )
    bewaar(rij)
    log(
        "traject_overdragen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
        gegevens={
            "soort": soort,
            "op": ingaat_op.isoformat(),
            "naar": {kant: str(leden[kant].pk) for kant in wie_gaat},
        },
    )
    return rij


@handeling("trajecten_overdragen")
def trajecten_overdragen(
    *,
    trajecten: Sequence[UUID],
    vervangers: Collection[UUID],
    van: date,
    tot: date,
    nota: str,
    door: Hoedanigheid,
) -> int:
    """Colleagues guide these own trajecten while the actor is on leave (both days inclusive); how many.

    Shared out in turn; from the day after `tot` each file is back by itself. All or nothing: raises Geweigerd with a
    sentence per file or field.
    """
    verlof = law.Verlof(van, tot)
    if nee := law.verlof_bezwaren(verlof, vandaag=timezone.localdate()):
        raise Geweigerd("Kijk de dagen van je verlof na.", velden=nee)
    if not nota.strip():
        raise Geweigerd("Schrijf een nota.", velden={"nota": "Schrijf een nota voor wie je vervangt."})
    if not trajecten:
        raise Geweigerd("Kies dossiers.", velden={"trajecten": "Kies minstens één dossier."})
    kant = KANT_VAN_ROL[door.rol]
    collegas = _collegas(vervangers, door, van)
    rijen = [vergrendel_traject(pk, door=door, vanuit=IN_BEGELEIDING) for pk in sorted(set(trajecten))]
    nu = {rij.pk: huidige(rij, kant, van) for rij in rijen}
    nummers = dict(Traject.objects.filter(pk__in=nu).values_list("pk", "deelnemer__dossiernummer"))
    dossiers = [
        law.Dossier(
            rij.pk,
            nummers[rij.pk],
            nu[rij.pk].periode.lower,
            None if rij.einddatum else rij.uiterste_einddatum,
            is_eigen=nu[rij.pk].lidmaatschap_id == door.lidmaatschap_id,
        )
        for rij in rijen
    ]
    if zinnen := law.bulk_bezwaren(dossiers, verlof):
        raise Geweigerd("Niet alle dossiers kunnen mee.", velden={"trajecten": " ".join(zinnen.values())})
    verdeling = law.verdeeld(dossiers, [lid.pk for lid in collegas])
    per_lid = {lid.pk: lid for lid in collegas}
    for rij in rijen:
        wissel(
            rij,
            nu[rij.pk],
            per_lid[verdeling[rij.pk]],
            op=van,
            reden=law.VERLOF,
            nota=nota,
            terug_op=verlof.terug_op,
            door=door,
        )
        bewaar(rij)
        log(
            "trajecten_overdragen",
            door=door,
            object_soort=SOORT,
            object_id=rij.pk,
            deelnemer_id=rij.deelnemer_id,
            gegevens={"naar": str(verdeling[rij.pk]), "van": van.isoformat(), "tot": tot.isoformat()},
        )
    return len(rijen)


def eis_eigen_kant(soort: str, naar: Mapping[str, UUID], door: Hoedanigheid) -> None:
    """Raises Geweigerd when a casemanager hands over the other side of the tandem without a move."""
    if zin := law.eigen_kant_bezwaar(soort, list(naar), eigen=KANT_VAN_ROL.get(door.rol)):
        raise Geweigerd(zin)


def _eis_overdracht(
    rij: Traject,
    soort: str,
    leden: Mapping[str, Lidmaatschap],
    nu: Mapping[str, Aanstelling],
    kanten: Collection[str],
    gebied: str,
    ingaat_op: date,
    nota: str,
) -> None:
    nee: dict[str, str] = {}
    for kant in kanten:
        een = nu[kant]
        gaat = law.Overdracht(
            reden=soort,
            kant=kant,
            van=Helft(een.organisatie_id, een.lidmaatschap.gebruiker_id),
            naar=helft_van(leden[kant]),
            ingaat_op=ingaat_op,
            nota=nota,
            regio_van=rij.regio_id or "",
            regio_naar=gebied,
        )
        einde = None if rij.einddatum else rij.uiterste_einddatum
        # Who stays after a move does not begin anew.
        begon = een.periode.lower if een.lidmaatschap_id != leden[kant].pk else date.min
        nee |= law.bezwaren(gaat, toegewezen_op=begon, laatste_dag=einde)
    if nee:
        raise Geweigerd("Deze overdracht kan zo niet.", velden=op_persoon(nee))


def _eis_helft(
    rij: Traject,
    leden: Mapping[str, Lidmaatschap],
    nu: Mapping[str, Aanstelling],
    gebied: str,
    ingaat_op: date,
) -> None:
    """The new one has a mandate in this regio on that day, and works elsewhere than the other half."""
    ((kant, lid),) = leden.items()
    ander = nu[ZORG if kant == WERK else WERK]
    nee = op_persoon(
        helft_bezwaren(
            kant,
            helft_van(lid),
            team_op(rij.vdab_id, gebied, ingaat_op),
            {lid.organisatie_id: {lid.gebruiker_id}},
            dag=ingaat_op,
        )
    )
    nee |= law.naast_bezwaren(
        kant, helft_van(lid), Helft(ander.organisatie_id, ander.lidmaatschap.gebruiker_id)
    )
    if nee:
        raise Geweigerd("Wie je koos, kan niet in deze tandem.", velden=nee)


def _reden(rij: Traject, nu: Aanstelling, soort: str) -> str:
    verlies = Mandaatverlies.objects.open().filter(
        traject=rij, organisatie_id=nu.organisatie_id, functie=ROL_VAN_KANT[nu.kant]
    )
    return law.MANDAAT if soort == law.ORGANISATIE and verlies.exists() else soort


def _collegas(vervangers: Collection[UUID], door: Hoedanigheid, dag: date) -> list[Lidmaatschap]:
    rijen = (
        Lidmaatschap.objects.geldig_op(dag)
        .binnen()
        .filter(pk__in=list(vervangers), organisatie_id=door.organisatie_id, rol=door.rol)
    )
    leden = list(rijen.exclude(gebruiker_id=door.gebruiker_id).select_related("gebruiker").order_by("pk"))
    if not leden or len(leden) != len(set(vervangers)):
        raise Geweigerd(
            "Kies wie je vervangt.",
            velden={"vervangers": f"Kies collega's die op {dag:%d/%m/%Y} in jouw rol werken."},
        )
    return leden
