"""The procedure before a measure: shortcoming, notice, defence, and its end without one (Decreet art. 26-27)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from mandaten.domein.handhaving import (
    GEEN,
    hoorgrond,
    procedure_bezwaar,
    tekortkoming_bezwaren,
    termijn_bezwaar,
    verweer_bezwaren,
    voornemen_bezwaren,
)
from mandaten.domein.stukken import VERWEERSTUK
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.stukken import bewaar_stukken
from mandaten.handelingen.verwittigen import ooit_betrokken, verwittig
from mandaten.handelingen.voornemenbrief import zet_brief_klaar
from mandaten.meldingen.handhaving import (
    BESLISSEN,
    MELD_AFGESLOTEN,
    MELD_VOORNEMEN,
    TE_LAAT,
    VERWEER_VERWERKEN,
    VERWEREN,
)
from mandaten.models import Controledossier, Handhaving, Toekenning
from mandaten.querysets import BEHEERDER
from mandaten.statussen import (
    AFGESLOTEN,
    BESLOTEN,
    GEHOORD,
    HANDHAVINGOVERGANGEN,
    LOPENDE_TOEKENNING,
    VASTGESTELD,
    VOORNEMEN,
)
from werkzorg.databank.perioden import laatste_dag
from werkzorg.documenten.intake import Aangenomen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "mandaten.handhaving"
WAAROVER = "over deze procedure"
_KIJK = "Controleer de gemarkeerde velden."
# Why an act is not possible in this state, and what comes first.
STAND = {
    VASTGESTELD: "De organisatie kreeg nog geen kans om zich te verweren: deel eerst een voornemen mee.",
    VOORNEMEN: "De organisatie kan zich nog verweren: registreer eerst hoe dat ging.",
    GEHOORD: "Het verweer is al geregistreerd: beslis, of sluit de procedure af.",
    AFGESLOTEN: "Deze procedure is afgesloten: stel een nieuwe tekortkoming vast als dat nodig is.",
}


@handeling("tekortkoming_vaststellen")
def tekortkoming_vaststellen(
    toekenning: Toekenning,
    *,
    tekst: str,
    vastgesteld_op: date,
    bron: str = "",
    controledossier: Controledossier | None = None,
    door: Hoedanigheid,
) -> Handhaving:
    """A procedure is open about this running grant, at this desk; the holder reads nothing of it yet.

    Raises Geweigerd when the grant does not run, when a procedure is open already, or for an impossible day;
    DoesNotExist when the actor does not decide about this kind or does not see the inspected file.
    """
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    vandaag = timezone.localdate()
    if zin := procedure_bezwaar(
        soort=rij.soort,
        begin=rij.periode.lower,
        einde=laatste_dag(rij.periode),
        is_lopend=rij.status in LOPENDE_TOEKENNING,
        vandaag=vandaag,
    ):
        raise Geweigerd(zin)
    eis_onafhankelijk(door, ooit_betrokken(rij), WAAROVER)
    if rij.handhavingen.exclude(status=AFGESLOTEN).exists():
        raise Geweigerd("Over deze toekenning loopt al een procedure: rond die eerst af.")
    if nee := tekortkoming_bezwaren(vastgesteld_op=vastgesteld_op, begin=rij.periode.lower, vandaag=vandaag):
        raise Geweigerd(_KIJK, velden=nee)
    dossier = None
    if controledossier is not None:
        dossier = Controledossier.objects.zichtbaar_voor(door).get(
            pk=controledossier.pk, toekenning=rij, status=BESLOTEN
        )
    handhaving = Handhaving.objects.create(
        toekenning=rij,
        organisatie_id=door.organisatie_id,
        tekortkoming=tekst,
        vastgesteld_op=vastgesteld_op,
        bron=bron,
        controledossier=dossier,
        geopend_door_id=door.gebruiker_id,
    )
    _log("tekortkoming_vaststellen", handhaving, door)
    return handhaving


@handeling("voornemen_meedelen")
def voornemen_meedelen(
    handhaving: Handhaving,
    *,
    voornemen: str,
    motivering: str,
    op: date,
    versie: int,
    door: Hoedanigheid,
) -> Handhaving:
    """The holder knows which measure is intended and until when he can defend himself; the letter is being made.

    `op` is the day on which the registered letter leaves; both terms are counted from it. Raises Geweigerd for a
    measure that does not exist for this kind, a day in the past or too far off, or terms that leave no day to decide.
    """
    rij = vergrendel(handhaving, "voornemen_meedelen", versie=versie, door=door)
    vandaag = timezone.localdate()
    if nee := voornemen_bezwaren(voornemen, soort=rij.toekenning.soort, op=op, vandaag=vandaag):
        raise Geweigerd(_KIJK, velden=nee)
    opname = momentopname(vandaag)
    verweer_tot = opname.laatste_dag("hoorrecht_termijn", op)
    beslissen_tot = opname.laatste_dag("sanctie_beslissing_termijn", op)
    if zin := termijn_bezwaar(verweer_tot, beslissen_tot):
        raise Geweigerd(zin)
    rij.status = VOORNEMEN
    rij.voornemen, rij.voornemen_motivering, rij.meegedeeld_op = voornemen, motivering, op
    rij.verweer_uiterlijk_op, rij.beslissen_uiterlijk_op = verweer_tot, beslissen_tot
    rij.meegedeeld_door_id = door.gebruiker_id
    bewaar(
        rij,
        "status",
        "meegedeeld_door",
        "voornemen",
        "voornemen_motivering",
        "meegedeeld_op",
        "verweer_uiterlijk_op",
        "beslissen_uiterlijk_op",
    )
    zet_brief_klaar(rij, door=door)
    maak_taak(
        VERWEREN,
        sleutel=f"{VERWEREN}:{rij.id}",
        object_soort=SOORT,
        object_id=rij.id,
        organisatie_id=rij.toekenning.houder_id,
        rol=BEHEERDER,
        dagen=(verweer_tot - vandaag).days,
    )
    verwittig(
        MELD_VOORNEMEN,
        [rij.toekenning.houder_id],
        object_soort=SOORT,
        object_id=rij.id,
        keer=str(rij.id),
        door=door,
    )
    _log("voornemen_meedelen", rij, door, voornemen=voornemen)
    return rij


@handeling("verweer_indienen")
def verweer_indienen(
    handhaving: Handhaving,
    *,
    tekst: str,
    wil_gehoord_worden: bool,
    stukken: Sequence[Aangenomen] = (),
    versie: int,
    door: Hoedanigheid,
) -> Handhaving:
    """The holder's defence came in, in writing or as the question to be heard; the desk has it on its worklist.

    `stukken` are the proofs beside it.

    Possible once, up to and including the last day. Raises Geweigerd after it, and when there is nothing in it.
    """
    rij = Handhaving.objects.zichtbaar_voor(door).vergrendel(handhaving.pk)
    vandaag = timezone.localdate()
    if rij.status != VOORNEMEN:
        raise Geweigerd(
            "Over deze procedure is het verweer al geregistreerd: je kunt er niets meer aan toevoegen."
        )
    if rij.verweer_ingediend_op is not None:
        raise Geweigerd(
            f"Je organisatie diende al een verweer in op {timezone.localdate(rij.verweer_ingediend_op):%d/%m/%Y}."
        )
    assert rij.verweer_uiterlijk_op is not None  # told together with the notice
    if vandaag > rij.verweer_uiterlijk_op:
        raise Geweigerd(
            f"Je kon je verweren tot en met {rij.verweer_uiterlijk_op:%d/%m/%Y} ({hoorgrond(rij.toekenning.soort)}). "
            "Neem contact op met de overheid die je de brief stuurde."
        )
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    if not tekst and not wil_gehoord_worden:
        raise Geweigerd(_KIJK, velden={"tekst": "Schrijf je verweer op, of vraag om gehoord te worden."})
    rij.ingediend_verweer, rij.vraagt_hoorzitting = tekst, wil_gehoord_worden
    rij.verweer_ingediend_op, rij.verweer_ingediend_door_id = timezone.now(), door.gebruiker_id
    bewaar(rij, "ingediend_verweer", "vraagt_hoorzitting", "verweer_ingediend_op", "verweer_ingediend_door")
    bewaar_stukken(stukken, soort=VERWEERSTUK, object_soort=SOORT, object_id=rij.id, door=door)
    rond_taken_af(VERWEREN, object_soort=SOORT, object_id=rij.id)
    vraag_desk(rij, VERWEER_VERWERKEN)
    _log("verweer_indienen", rij, door, hoorzitting=wil_gehoord_worden)
    return rij


@handeling("verweer_registreren")
def verweer_registreren(
    handhaving: Handhaving, *, wijze: str, op: date, verslag: str, versie: int, door: Hoedanigheid
) -> Handhaving:
    """The defence was heard, waived or not used in time: from now on a measure is possible (regelgeving 3.11, 10.2).

    Raises Geweigerd for "niet_gebruikt" before the term is over or when something came in, Versieconflict when the
    holder handed in his defence meanwhile.
    """
    rij = vergrendel(handhaving, "verweer_registreren", versie=versie, door=door)
    assert rij.meegedeeld_op is not None
    assert rij.verweer_uiterlijk_op is not None
    nee = verweer_bezwaren(
        wijze,
        soort=rij.toekenning.soort,
        op=op,
        verslag=verslag,
        meegedeeld_op=rij.meegedeeld_op,
        verweer_tot=rij.verweer_uiterlijk_op,
        vandaag=timezone.localdate(),
        heeft_ingediend=rij.verweer_ingediend_op is not None,
        wil_gehoord_worden=rij.vraagt_hoorzitting,
    )
    if nee:
        raise Geweigerd(_KIJK, velden=nee)
    rij.status = GEHOORD
    rij.verweerwijze, rij.verweer_op, rij.verweer_verslag = wijze, op, verslag
    bewaar(rij, "status", "verweerwijze", "verweer_op", "verweer_verslag")
    for taak in (VERWEREN, VERWEER_VERWERKEN):
        rond_taken_af(taak, object_soort=SOORT, object_id=rij.id)
    vraag_desk(rij, BESLISSEN)
    _log("verweer_registreren", rij, door, wijze=wijze)
    return rij


@handeling("handhaving_afsluiten")
def handhaving_afsluiten(
    handhaving: Handhaving, *, motivering: str, versie: int, door: Hoedanigheid
) -> Handhaving:
    """The procedure ended without a measure; the holder is told when he knew of it."""
    rij = vergrendel(handhaving, "handhaving_afsluiten", versie=versie, door=door)
    sluit(rij, maatregel=GEEN, motivering=motivering)
    if rij.meegedeeld_op is not None:
        verwittig(
            MELD_AFGESLOTEN,
            [rij.toekenning.houder_id],
            object_soort=SOORT,
            object_id=rij.id,
            keer=str(rij.id),
            door=door,
        )
    _log("handhaving_afsluiten", rij, door)
    return rij


def vergrendel(handhaving: Handhaving, sleutel: str, *, versie: int, door: Hoedanigheid) -> Handhaving:
    """The locked procedure, for an act of its desk: in a state where this act is possible, by somebody independent.

    Raises Geweigerd, Versieconflict, and DoesNotExist when the actor does not decide about this kind.
    """
    # The grant first: whoever changes a grant locks it first too.
    toekenning = Toekenning.objects.zichtbaar_voor(door).vergrendel(handhaving.toekenning_id)
    rij = Handhaving.objects.zichtbaar_voor(door).vergrendel(handhaving.pk)
    rij.toekenning = toekenning
    if rij.status not in vanuit(HANDHAVINGOVERGANGEN, sleutel):
        raise Geweigerd(STAND[rij.status])
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, ooit_betrokken(toekenning), WAAROVER)
    return rij


def bewaar(handhaving: Handhaving, *velden: str) -> None:
    """These fields are saved, and the version went up."""
    handhaving.versie += 1
    handhaving.save(update_fields=[*velden, "versie"])


def sluit(handhaving: Handhaving, *, maatregel: str, motivering: str, velden: tuple[str, ...] = ()) -> None:
    """The locked procedure is closed with this measure, and nobody has a task about it any more."""
    handhaving.status, handhaving.maatregel, handhaving.motivering = AFGESLOTEN, maatregel, motivering
    handhaving.afgesloten_op = timezone.now()
    bewaar(handhaving, "status", "maatregel", "motivering", "afgesloten_op", *velden)
    for taak in (VERWEREN, VERWEER_VERWERKEN, BESLISSEN, TE_LAAT):
        rond_taken_af(taak, object_soort=SOORT, object_id=handhaving.id)


def vraag_desk(handhaving: Handhaving, taak: str) -> None:
    """The desk that leads this procedure has this task, once, due on the last day to decide."""
    assert handhaving.beslissen_uiterlijk_op is not None
    maak_taak(
        taak,
        sleutel=f"{taak}:{handhaving.id}",
        object_soort=SOORT,
        object_id=handhaving.id,
        organisatie_id=handhaving.organisatie_id,
        rol=handhaving.toekenning.toekenningssoort.beslisser,
        dagen=(handhaving.beslissen_uiterlijk_op - timezone.localdate()).days,
    )


def _log(sleutel: str, handhaving: Handhaving, door: Hoedanigheid, **gegevens: object) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=handhaving.id,
        gegevens={"toekenning": str(handhaving.toekenning_id), **gegevens},
    )
