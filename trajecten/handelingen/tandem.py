"""The team of the werkingsgebied assigns casemanager Werk and casemanager Zorg (Decreet 2022 art. 14 par. 2, 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from trajecten.domein import termijnen
from trajecten.domein.tandem import ROLLEN, Helft, bezwaren, routering
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.handelingen.vergrendelen import SOORT, bewaar
from trajecten.meldingen.tandem import EERSTE_GESPREK, TOEWIJZEN
from trajecten.models import Aanstelling, Intake, Traject, team_op
from trajecten.querysets.lezers import ROL_VAN_KANT, VDAB_BESLISSER
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import GOEDGEKEURD, TOEGEWEZEN
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Grond
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

INTAKE = "trajecten.intake"


@handeling("tandem_toewijzen")
def tandem_toewijzen(intake: Intake, *, werk: UUID, zorg: UUID, door: Hoedanigheid) -> Traject:
    """These two memberships are the tandem from today: they see the person, and plan the first talk.

    Raises Geweigerd with the article when one of them has no valid mandate in the regio today, when both work for one
    organisation, or when somebody else assigned meanwhile; DoesNotExist when the actor does not see the intake.
    """
    # The traject first, as every other act locks it.
    rij = Traject.objects.vergrendeld().get(
        pk__in=Intake.objects.zichtbaar_voor(door).filter(pk=intake.pk).values("traject_id")
    )
    wacht = Intake.objects.zichtbaar_voor(door).vergrendel(intake.pk)
    if rij.status != GOEDGEKEURD:
        raise Geweigerd(
            "Aan dit dossier werd intussen al een tandem toegewezen, of het verzoek werd ingetrokken."
        )
    vandaag = timezone.localdate()
    leden = gekozen_leden({WERK: werk, ZORG: zorg}, vandaag)
    eis_tandem(rij, leden, regio=wacht.regio_id, dag=vandaag)
    opname = momentopname(vandaag)
    gesprek = termijnen.termijn(termijnen.EERSTE_GESPREK, wacht.goedgekeurd_op, opname)
    for kant, lid in leden.items():
        stel_aan(rij, kant, lid, op=vandaag, door=door)
        maak_taak(
            EERSTE_GESPREK,
            sleutel=f"{EERSTE_GESPREK}:{rij.id}:{kant}",
            object_soort=SOORT,
            object_id=rij.id,
            deelnemer_id=rij.deelnemer_id,
            organisatie_id=lid.organisatie_id,
            rol=lid.rol,
            gebruiker_id=lid.gebruiker_id,
            dagen=(gesprek.laatste_dag - vandaag).days,
        )
    rij.status, rij.regio_id = TOEGEWEZEN, wacht.regio_id
    bewaar(rij, "status", "regio")
    wacht.klaar_op = timezone.now()
    wacht.save(update_fields=["klaar_op"])
    rond_taken_af(TOEWIJZEN, object_soort=INTAKE, object_id=rij.id)
    log(
        "tandem_toewijzen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
        gegevens={kant: str(lid.id) for kant, lid in leden.items()},
    )
    return rij


def verdeel_intake(intake: Intake, *, dag: date) -> int:
    """Who can assign the tandem has the task for it: the team of the regio, or VDAB where there is none; how many new.

    Tasks of who is no longer in the team are done. Called by the act that opens the intake, and by the clock every day.
    """
    rij = intake.traject
    team = team_op(rij.vdab_id, intake.regio_id, dag)
    if routering(team, "", dag).wacht:
        wie = {(rij.vdab_id, VDAB_BESLISSER)}
    else:
        wie = {(organisatie, ROL_VAN_KANT[kant]) for kant in (WERK, ZORG) for organisatie in team.van(kant)}
    taken = Taak.objects.over(INTAKE, rij.id).filter(soort=TOEWIJZEN, klaar_op__isnull=True)
    heeft = {(taak.organisatie_id, taak.rol): taak.pk for taak in taken}
    taken.filter(pk__in=[pk for welke, pk in heeft.items() if welke not in wie]).update(
        klaar_op=timezone.now()
    )
    nieuw = sorted(wie - heeft.keys())
    for organisatie_id, rol in nieuw:
        maak_taak(
            TOEWIJZEN,
            sleutel=f"{TOEWIJZEN}:{rij.id}:{organisatie_id}:{rol}:{dag.isoformat()}",
            object_soort=INTAKE,
            object_id=rij.id,
            deelnemer_id=rij.deelnemer_id,
            organisatie_id=organisatie_id,
            rol=rol,
            dagen=(intake.uiterlijk_op - timezone.localdate()).days,
        )
    return len(nieuw)


def tandemtaken_klaar(rij: Traject) -> None:
    """Nobody needs to assign a tandem or hold the first talk any more."""
    rond_taken_af(TOEWIJZEN, object_soort=INTAKE, object_id=rij.pk)
    rond_taken_af(EERSTE_GESPREK, object_soort=SOORT, object_id=rij.pk)


@handeling("intake_verdelen")
def intake_verdelen(intake: Intake, *, dag: date, door: Klok) -> int:
    """The task to assign a tandem stands with who can do it on this day; how many tasks are new."""
    wacht = Intake.objects.select_related("traject").vergrendel(intake.pk)
    if wacht.klaar_op is not None:
        return 0
    nieuw = verdeel_intake(wacht, dag=dag)
    if nieuw:
        log("intake_verdelen", door=door, object_soort=INTAKE, object_id=wacht.pk, gegevens={"taken": nieuw})
    return nieuw


def gekozen_leden(keuze: Mapping[str, UUID], dag: date) -> dict[str, Lidmaatschap]:
    """Per side the chosen membership; raises Geweigerd at the field when it is none of that side on this day."""
    rijen = (
        Lidmaatschap.objects.geldig_op(dag)
        .binnen()
        .filter(pk__in=keuze.values())
        .select_related("organisatie", "gebruiker")
    )
    per_id = {lid.pk: lid for lid in rijen}
    uit: dict[str, Lidmaatschap] = {}
    nee: dict[str, str] = {}
    for kant, pk in keuze.items():
        lid = per_id.get(pk)
        if lid is None or lid.rol != ROL_VAN_KANT[kant]:
            nee[f"persoon_{kant}"] = (
                f"Wie je koos, werkt op {dag:%d/%m/%Y} niet als {ROLLEN[kant]}: kies iemand anders."
            )
        else:
            uit[kant] = lid
    if nee:
        raise Geweigerd("Kijk de tandem na.", velden=nee)
    return uit


def eis_tandem(rij: Traject, leden: Mapping[str, Lidmaatschap], *, regio: str, dag: date) -> None:
    """Raises Geweigerd, with a sentence and article per field, when these two cannot be the tandem on this day."""
    team = team_op(rij.vdab_id, regio, dag)
    wie = {lid.organisatie_id: {lid.gebruiker_id} for lid in leden.values()}
    helften = {kant: helft_van(lid) for kant, lid in leden.items()}
    nee = bezwaren(helften[WERK], helften[ZORG], team, wie, dag=dag)
    if nee:
        raise Geweigerd("Deze tandem kan niet.", velden=op_persoon(nee))


def helft_van(lid: Lidmaatschap) -> Helft:
    """One half of the tandem as the law sees it."""
    return Helft(lid.organisatie_id, lid.gebruiker_id, lid.gebruiker.naam, lid.organisatie.naam)


def op_persoon(nee: Mapping[str, str]) -> dict[str, str]:
    """The sentences at the fields of the screen, where one choice names a person with his organisation."""
    return {veld.replace("organisatie_", "persoon_"): zin for veld, zin in nee.items()}


def stel_aan(
    rij: Traject,
    kant: str,
    lid: Lidmaatschap,
    *,
    op: date,
    door: Door,
    tot_en_met: date | None = None,
    grond: str = Grond.VERWIJZING,
    **velden: object,
) -> Aanstelling:
    """This member is casemanager on this side from `op` (to and including `tot_en_met`), and sees the person."""
    nieuw = Aanstelling.objects.create(
        traject=rij,
        kant=kant,
        organisatie_id=lid.organisatie_id,
        lidmaatschap=lid,
        periode=reeks(op, tot_en_met),
        **velden,
    )
    open_betrokkenheid(
        rij,
        organisatie_id=lid.organisatie_id,
        rol=lid.rol,
        lidmaatschap_id=lid.pk,
        grond=grond,
        vanaf=op,
        door=door,
    )
    return nieuw
