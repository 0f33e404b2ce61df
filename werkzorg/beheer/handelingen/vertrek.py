"""Somebody leaves a role: the last day, who takes over, and what happens when the day is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.beheer.domein.leden import (
    BEHEERDER,
    FUNCTIONEEL,
    dag_ervoor,
    eerste_dag_erna,
    laatste_dag_bezwaar,
    stop_bezwaar,
)
from werkzorg.beheer.handelingen.beheerders import maak_taken
from werkzorg.beheer.handelingen.leden import SOORT, trek_toegang_in
from werkzorg.beheer.meldingen import OPVOLGER_AANDUIDEN, ROL_EINDIGT, WERK_OVERGEDRAGEN
from werkzorg.beheer.models import Vertrek
from werkzorg.beheer.querysets.leden import ZONDER_BEHEERDER, leden
from werkzorg.beheer.statussen import VANUIT
from werkzorg.gebruikers.sessies import beeindig_alle
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.overdracht import OVERDRACHTEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

# Per kind of work the membership that takes it over; None: what the kind promises without a successor.
Opvolging = Mapping[str, UUID | None]
LAATSTE = (
    "Dit is de laatste beheerder van de organisatie: geef eerst een andere collega de rol van beheerder, "
    "en wacht tot die zich heeft aangemeld."
)


@handeling("lidmaatschap_beeindigen")
def lidmaatschap_beeindigen(
    lid: Lidmaatschap,
    *,
    laatste_dag: date | None,
    opvolging: Opvolging,
    versie: int,
    door: Hoedanigheid,
    zonder_beheerder: bool = False,
) -> Vertrek:
    """This role ends after `laatste_dag` (inclusive), or now when that is None; the work goes to whom `opvolging` says.

    `versie` is that of the planned departure the actor saw, 0 for none. `zonder_beheerder`: the functioneel beheerder
    knows that the organisation is left without a manager. Raises Geweigerd and Versieconflict.
    """
    vandaag = timezone.localdate()
    rij = _vergrendeld(lid, "lidmaatschap_beeindigen", door)
    vertrek = Vertrek.objects.filter(lidmaatschap=rij).first() or Vertrek(
        lidmaatschap=rij, laatste_dag=vandaag, vorige_einde=_laatste_dag(rij.periode), versie=0
    )
    if vertrek.versie != versie:
        raise Versieconflict(vertrek.versie, {"laatste_dag": vertrek.laatste_dag})
    if bezwaar := stop_bezwaar(rij.rol, rol_van_stopper=door.rol):
        raise Geweigerd(bezwaar)
    if laatste_dag is not None:
        bezwaar = laatste_dag_bezwaar(
            laatste_dag, begin=rij.periode.lower, einde=vertrek.vorige_einde, vandaag=vandaag
        )
        if bezwaar:
            raise Geweigerd(bezwaar, {"laatste_dag": bezwaar})
    vanaf = vandaag if laatste_dag is None else eerste_dag_erna(laatste_dag)
    is_laatste = _eis_beheerder(rij, vanaf, zonder_beheerder, door)
    _eis_opvolgers(rij, opvolging, vanaf)

    if laatste_dag is None:
        trek_toegang_in(rij)
    else:
        rij.periode = DateRange(rij.periode.lower, vanaf)
        rij.save(update_fields=["periode"])
    vertrek.laatste_dag = laatste_dag or vandaag
    vertrek.opvolging = {soort: str(wie) if wie else None for soort, wie in opvolging.items()}
    vertrek.gevraagd_door_id = door.gebruiker_id
    vertrek.gevraagd_op = timezone.now()
    vertrek.versie += 1
    vertrek.save()
    if laatste_dag is None:
        _voer_uit(vertrek, rij, vanaf, door)
    meld(
        ROL_EINDIGT,
        gebruiker_id=rij.gebruiker_id,
        organisatie_id=rij.organisatie_id,
        object_soort=SOORT,
        object_id=rij.pk,
        effect_sleutel=f"{ROL_EINDIGT}:{rij.pk}:{vertrek.versie}",
        door=door,
    )
    log(
        "lidmaatschap_beeindigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"laatste_dag": vertrek.laatste_dag.isoformat(), "meteen": laatste_dag is None},
    )
    if is_laatste:
        maak_taken(rij.organisatie, rij, dagen=(vanaf - vandaag).days)
    return vertrek


@handeling("vertrek_annuleren")
def vertrek_annuleren(lid: Lidmaatschap, *, door: Hoedanigheid) -> Lidmaatschap:
    """The colleague stays: the role runs to the end it had before the departure was planned; raises Geweigerd."""
    rij = _vergrendeld(lid, "vertrek_annuleren", door)
    vertrek = Vertrek.objects.get(lidmaatschap=rij)
    einde = vertrek.vorige_einde
    rij.periode = DateRange(rij.periode.lower, eerste_dag_erna(einde) if einde else None)
    rij.save(update_fields=["periode"])
    vertrek.delete()
    if rij.rol == BEHEERDER:
        rond_taken_af(ZONDER_BEHEERDER, object_soort="organisaties.organisatie", object_id=rij.organisatie_id)
    log("vertrek_annuleren", door=door, object_soort=SOORT, object_id=rij.id)
    return rij


@handeling("werk_overdragen")
def werk_overdragen(lid: Lidmaatschap, *, opvolging: Opvolging, door: Hoedanigheid) -> int:
    """The work of the kinds in `opvolging` that stands on this name goes over today; how much. Raises Geweigerd."""
    rij = _vergrendeld(lid, "werk_overdragen", door)
    vandaag = timezone.localdate()
    if not opvolging:
        raise Geweigerd("Kies voor minstens een soort werk wie het overneemt.")
    _eis_opvolgers(rij, opvolging, vandaag)
    aantallen = _draag_over(rij, opvolging, vandaag, f"{rij.pk}:{timezone.now().isoformat()}", door)
    log("werk_overdragen", door=door, object_soort=SOORT, object_id=rij.id, gegevens=dict(aantallen))
    return sum(aantallen.values())


@handeling("vertrek_uitvoeren")
def vertrek_uitvoeren(lid: Lidmaatschap, *, door: Klok) -> bool:
    """The work of a membership that is over went to its successors; False when it had already, or is too early."""
    rij = leden().zichtbaar_voor(door).vergrendel(lid.pk)
    einde = rij.periode.upper
    if einde is None or einde > timezone.localdate():
        return False
    vertrek, _ = Vertrek.objects.get_or_create(
        lidmaatschap=rij,
        defaults={"laatste_dag": dag_ervoor(einde), "vorige_einde": dag_ervoor(einde)},
    )
    if vertrek.overgedragen_op is not None:
        return False
    _voer_uit(vertrek, rij, einde, door)
    log("vertrek_uitvoeren", door=door, object_soort=SOORT, object_id=rij.id)
    return True


def _vergrendeld(lid: Lidmaatschap, sleutel: str, door: Hoedanigheid) -> Lidmaatschap:
    """The membership, locked, in a state in which this act is possible; raises Geweigerd."""
    # Who ends managers waits here for who ends the other one: two at once must not leave nobody.
    Organisatie.objects.select_for_update(of=("self",), no_key=True).get(pk=lid.organisatie_id)
    rij = leden().zichtbaar_voor(door).met_toestand(timezone.localdate()).vergrendel(lid.pk)
    if rij.toestand not in VANUIT[sleutel]:  # type: ignore[attr-defined]  # an annotation
        raise Geweigerd("Dit kan nu niet (meer) voor deze collega: kijk op de fiche hoe het ervoor staat.")
    return rij


def _laatste_dag(periode: DateRange) -> date | None:
    return dag_ervoor(periode.upper) if periode.upper else None


def _eis_beheerder(rij: Lidmaatschap, vanaf: date, bewust: bool, door: Hoedanigheid) -> bool:
    """Whether from `vanaf` there is no manager left, knowingly; raises Geweigerd when unknowingly."""
    if rij.rol != BEHEERDER:
        return False
    anderen = leden().beheerders_van(rij.organisatie_id, vanaf).exclude(gebruiker_id=rij.gebruiker_id)
    if anderen.exists():
        return False
    if door.rol != FUNCTIONEEL:
        raise Geweigerd(LAATSTE)
    if not bewust:
        zin = "Deze organisatie heeft dan geen beheerder meer: vink aan dat je dat weet, of duid eerst iemand aan."
        raise Geweigerd(zin, {"zonder_beheerder": zin})
    return True


def _eis_opvolgers(rij: Lidmaatschap, opvolging: Opvolging, vanaf: date) -> None:
    """Raises Geweigerd unless everybody named can take over on `vanaf`."""
    gevraagd = {wie for wie in opvolging.values() if wie}
    kan = set(leden().opvolgers_van(rij, vanaf).filter(pk__in=gevraagd).values_list("pk", flat=True))
    fout = {
        f"opvolger_{soort}": "Deze collega kan het werk dan niet overnemen: kies iemand uit de lijst."
        for soort, wie in opvolging.items()
        if wie and wie not in kan
    }
    if fout:
        raise Geweigerd("Controleer wie het werk overneemt.", fout)


def _voer_uit(vertrek: Vertrek, rij: Lidmaatschap, vanaf: date, door: Door) -> None:
    """The day is there: work goes over, what stays behind becomes a task, and sessions without a role end."""
    opvolging: dict[str, UUID | None] = {
        soort: UUID(wie) if (wie := vertrek.opvolging.get(soort)) else None for soort in OVERDRACHTEN
    }
    _draag_over(rij, opvolging, vanaf, f"{vertrek.pk}:{vertrek.versie}", door)
    over = leden().met_toestand(timezone.localdate()).actief().filter(gebruiker_id=rij.gebruiker_id)
    # Whoever ends his own last role sees nothing any more either way, but still gets an answer.
    zichzelf = isinstance(door, Hoedanigheid) and door.gebruiker_id == rij.gebruiker_id
    if not zichzelf and not over.exists():
        beeindig_alle(rij.gebruiker_id)
    vertrek.overgedragen_op = timezone.now()
    vertrek.save(update_fields=["overgedragen_op"])


def _draag_over(
    rij: Lidmaatschap, opvolging: Opvolging, vanaf: date, kenmerk: str, door: Door
) -> dict[str, int]:
    """How much of each kind went over; successors who left meanwhile are passed by, and each one gets one notice."""
    namen = {wie for wie in opvolging.values() if wie}
    opvolgers = (
        leden().opvolgers_van(rij, timezone.localdate()).filter(pk__in=namen).in_bulk() if namen else {}
    )
    aantallen: dict[str, int] = {}
    ontvangers: set[UUID] = set()
    for soort, wie in opvolging.items():
        overdracht = OVERDRACHTEN.get(soort)
        if overdracht is None:
            continue
        aan = opvolgers.get(wie) if wie else None
        aantallen[soort] = overdracht.draag_over(rij, aan, vanaf, door)
        if aan is not None and aantallen[soort]:
            ontvangers.add(aan.gebruiker_id)
    for gebruiker_id in sorted(ontvangers):
        meld(
            WERK_OVERGEDRAGEN,
            gebruiker_id=gebruiker_id,
            organisatie_id=rij.organisatie_id,
            object_soort=SOORT,
            object_id=rij.pk,
            effect_sleutel=f"{WERK_OVERGEDRAGEN}:{kenmerk}:{gebruiker_id}",
            door=door,
        )
    _volg_rest_op(rij)
    return aantallen


def _volg_rest_op(rij: Lidmaatschap) -> None:
    """A task for the manager while work stands on the name of somebody who left; done when nothing is left."""
    rest = sum(soort.geteld(rij) for soort in OVERDRACHTEN.values() if soort.blijft_zonder)
    if not rest:
        rond_taken_af(OPVOLGER_AANDUIDEN, object_soort=SOORT, object_id=rij.pk)
        return
    is_weg = rij.ingetrokken_op is not None or (
        rij.periode.upper is not None and rij.periode.upper <= timezone.localdate()
    )
    if is_weg:
        maak_taak(
            OPVOLGER_AANDUIDEN,
            sleutel=f"{OPVOLGER_AANDUIDEN}:{rij.pk}",
            object_soort=SOORT,
            object_id=rij.pk,
            organisatie_id=rij.organisatie_id,
            rol=BEHEERDER,
            dagen=7,
        )
