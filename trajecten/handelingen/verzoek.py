"""A request to take part in an activeringstraject comes in, and can be withdrawn until the first talk (art. 7)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from trajecten.domein.doelgroep import (
    Kleur,
    Verzoekbeeld,
    akkoord_bezwaar,
    controles,
    is_volledig,
    ontbreekt,
)
from trajecten.domein.termijnen import BESLISSING, termijn
from trajecten.domein.verzoek import NALEESDAGEN, Verzoek
from trajecten.handelingen.betrekken import open_betrokkenheid, sluit_betrokkenheid
from trajecten.handelingen.tandem import tandemtaken_klaar
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.meldingen.verzoek import BESLISSEN, NAKIJKEN
from trajecten.models import Aanstelling, Intake, Traject
from trajecten.models.verzoek import GRENS, beeld_voor, eerste_dag_nieuw
from trajecten.querysets.lezers import TANDEMROLLEN, VDAB_BESLISSER
from trajecten.soorten import OVERLEDEN_AFSLUITEN
from trajecten.statussen import INGETROKKEN, TRAJECTOVERGANGEN
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Deelnemer, Grond
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

PARAMETERS = (GRENS, "at_beslissing_termijn", "termijn_verschuift")
_SLEUTEL = "verzoek_registreren"
# So many calendar days after the registration an incomplete request should have been looked at.
_NAKIJKEN_DAGEN = 7
# Without these there is no request yet; what else is missing VDAB fills in.
_ONMISBAAR = frozenset({"ontvangen_op", "gemeente"})
# These checks shut out a registration; about the others VDAB judges.
_SLUIT_UIT = {"ontvangst": "ontvangen_op", "lopend": ""}


def te_kiezen_kantoren(door: Hoedanigheid) -> list[tuple[UUID, str]] | None:
    """The offices of VDAB among which this actor chooses; None for who decides at one himself."""
    return None if door.rol == VDAB_BESLISSER else vdab_kantoren()


def vdab_kantoren() -> list[tuple[UUID, str]]:
    """The offices of VDAB where somebody decides today: id and name, by name; one query."""
    beslissers = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(rol=VDAB_BESLISSER)
    kantoren = Organisatie.objects.filter(is_actief=True, pk__in=beslissers.values("organisatie_id"))
    return list(kantoren.order_by("naam", "pk").values_list("pk", "naam"))


@handeling(_SLEUTEL)
def verzoek_registreren(
    deelnemer: Deelnemer, *, verzoek: Verzoek, vdab_id: UUID | None, door: Hoedanigheid
) -> Traject:
    """The request waits for VDAB: for the actor's own office, or for the one of `vdab_id` when he is no VDAB.

    The decision term runs from the day on which the request is complete: the day of receipt when VDAB enters it,
    today when somebody else hands it over. Raises Geweigerd for a day that cannot be, a request of the old rules, a
    person without a gemeente, or with another request or traject; DoesNotExist when the actor does not see him.
    """
    persoon = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    return registreer_verzoek(persoon, verzoek=verzoek, vdab_id=vdab_id, sleutel=_SLEUTEL, door=door)


def registreer_verzoek(
    persoon: Deelnemer, *, verzoek: Verzoek, vdab_id: UUID | None, sleutel: str, door: Hoedanigheid
) -> Traject:
    """What `verzoek_registreren` does, inside the act `sleutel`; `persoon` is locked, and the actor sees him."""
    if not MATRIX[_SLEUTEL].groepen <= groepen_van(door, persoon):
        raise PermissionDenied
    vandaag = timezone.localdate()
    opname = momentopname(vandaag)
    beeld = beeld_voor(persoon, verzoek)
    is_vdab = door.rol == VDAB_BESLISSER
    kantoor = door.organisatie_id if is_vdab else vdab_id
    _eis_verzoek(persoon, verzoek, beeld, kantoor, opname)
    assert kantoor is not None  # _eis_verzoek says so
    rij = Traject(
        deelnemer=persoon,
        vdab_id=kantoor,
        aanmelder_id=door.organisatie_id,
        aanmelder_rol=door.rol,
        is_eigen_vraag=verzoek.is_eigen_vraag,
        akkoord_op=None if verzoek.is_eigen_vraag else verzoek.akkoord_op,
        ontvangen_op=verzoek.ontvangen_op,
        regio_id=beeld.regio or None,
        gemeente=beeld.gemeente,
        belemmeringen=sorted(verzoek.belemmeringen),
        werk_nu_niet_mogelijk=verzoek.werk_nu_niet_mogelijk,
        werk_later_verwacht=verzoek.werk_later_verwacht,
        vraag=verzoek.vraag,
        gevraagde_expertise=verzoek.gevraagde_expertise,
    )
    if is_volledig(beeld):
        rij.volledig_op = verzoek.ontvangen_op if is_vdab else vandaag
        rij.beslissen_uiterlijk_op = termijn(BESLISSING, rij.volledig_op, opname).laatste_dag
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        if "traject_een_tegelijk" not in str(fout):
            raise
        raise Geweigerd(
            "Er loopt al een verzoek of traject voor deze persoon. Twee tegelijk kan niet (art. 7)."
        ) from fout
    grond = Grond.EIGEN_VRAAG if verzoek.is_eigen_vraag else Grond.VERWIJZING
    open_betrokkenheid(rij, organisatie_id=kantoor, rol=VDAB_BESLISSER, grond=grond, door=door)
    if door.rol in TANDEMROLLEN:
        # A verwijzer sees what his organisation entered; a casemanager only where he is involved.
        open_betrokkenheid(
            rij, organisatie_id=door.organisatie_id, rol=door.rol, grond=Grond.BEGELEIDING, door=door
        )
    zet_beslistaak(rij)
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=persoon.id,
        gegevens={"volledig": rij.volledig_op is not None},
    )
    return rij


def _eis_verzoek(
    persoon: Deelnemer, verzoek: Verzoek, beeld: Verzoekbeeld, kantoor: UUID | None, opname: Momentopname
) -> None:
    vandaag = timezone.localdate()
    velden: dict[str, str] = {veld: zin for veld, zin in ontbreekt(beeld).items() if veld in _ONMISBAAR}
    if "gemeente" in velden:
        velden["gemeente"] = (
            "Het adres van deze persoon ontbreekt: vul het eerst aan in het dossier. De gemeente bepaalt het "
            "werkingsgebied."
        )
    if verzoek.ontvangen_op <= persoon.geboortedatum:
        velden["ontvangen_op"] = "De dag van ontvangst ligt vóór de geboorte: verbeter de datum."
    for een in controles(beeld, grens=eerste_dag_nieuw(opname), vandaag=vandaag):
        if een.kleur is Kleur.ROOD and een.sleutel in _SLUIT_UIT:
            velden.setdefault(_SLUIT_UIT[een.sleutel], een.zin)
    if not verzoek.is_eigen_vraag and (zin := akkoord_bezwaar(verzoek.akkoord_op, verzoek.ontvangen_op)):
        velden["akkoord_op"] = zin
    if kantoor is None or kantoor not in {pk for pk, _ in vdab_kantoren()}:
        velden["vdab"] = "Kies het kantoor van VDAB dat over dit verzoek beslist (art. 9)."
    if persoon.is_overleden:
        velden[""] = "Deze persoon is overleden: een verzoek kan niet meer."
    if velden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)


def zet_beslistaak(rij: Traject) -> None:
    """VDAB finds on Vandaag that it must decide, before the last day of the term; or first complete the request."""
    for soort in (BESLISSEN, NAKIJKEN):
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)
    dagen, soort = _NAKIJKEN_DAGEN, NAKIJKEN
    if rij.beslissen_uiterlijk_op is not None:
        dagen, soort = (rij.beslissen_uiterlijk_op - timezone.localdate()).days, BESLISSEN
    maak_taak(
        soort,
        sleutel=f"{soort}:{rij.pk}:{rij.volledig_op or ''}",
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        organisatie_id=rij.vdab_id,
        rol=VDAB_BESLISSER,
        dagen=dagen,
    )


def beslistaken_klaar(rij: Traject) -> None:
    """Nobody needs to decide about this request any more."""
    for soort in (BESLISSEN, NAKIJKEN):
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)


@handeling("verzoek_intrekken")
def verzoek_intrekken(traject: Traject, *, reden: str, versie: int, door: Hoedanigheid) -> Traject:
    """The person steps back: nothing more is decided or planned, and a tandem that was assigned is free again.

    Raises Geweigerd without a reason or after the first talk, Versieconflict when somebody was first.
    """
    rij = vergrendel_traject(
        traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, "verzoek_intrekken"), versie=versie
    )
    if not reden.strip():
        raise Geweigerd(
            "Schrijf op waarom het verzoek ingetrokken wordt.",
            velden={"reden": "Schrijf op waarom de persoon het verzoek intrekt: VDAB leest dit."},
        )
    vandaag = timezone.localdate()
    rij.status, rij.intrekking_reden = INGETROKKEN, reden.strip()
    bewaar(rij, "status", "intrekking_reden")
    Intake.objects.filter(traject=rij, klaar_op=None).update(klaar_op=timezone.now())
    for lid in Aanstelling.objects.filter(traject=rij).lopend_of_komend(vandaag):
        lid.periode = reeks(lid.periode.lower, max(lid.periode.lower, vandaag))
        lid.terug_op = lid.keert_terug = None
        lid.save(update_fields=["periode", "terug_op", "keert_terug"])
    sluit_betrokkenheid(rij, na=_naleesdag(vandaag))
    tandemtaken_klaar(rij)
    beslistaken_klaar(rij)
    rond_taken_af(OVERLEDEN_AFSLUITEN, object_soort=SOORT, object_id=rij.pk)
    log(
        "verzoek_intrekken",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
    )
    return rij


def _naleesdag(vandaag: date) -> date:
    return date.fromordinal(vandaag.toordinal() + NALEESDAGEN)
