"""The acts on challenges of a decision: registering one, and recording how it ended."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError
from django.utils import timezone

from mandaten.documenten.besluitbrief import BESLUITBRIEF
from mandaten.domein.beroep import GEGROND, bezwaren_bij_registratie, bezwaren_bij_uitkomst
from mandaten.domein.rechtsmiddelen import BEZWAAR, TERMIJN_VAN, antwoord_uiterlijk
from mandaten.handelingen.behandeling import zet_status
from mandaten.handelingen.beroepsbrief import zet_antwoord_klaar
from mandaten.handelingen.besluiten import SOORT as BESLUIT
from mandaten.handelingen.geschonden import geschonden_regel
from mandaten.handelingen.herbeslissen import betrokken_bij
from mandaten.handelingen.klok import zet_termijn
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.verwittigen import verwittig
from mandaten.meldingen.behandeling import SOORT as AANVRAAG
from mandaten.meldingen.besluiten import BEANTWOORDEN, BEROEP_BEANTWOORD, BEROEP_ONTVANGEN, HERZIEN
from mandaten.models import Aanvraag, Beroep, Besluit, Klokstop
from mandaten.models.behandeling import Fase
from mandaten.statussen import AANVRAAGOVERGANGEN, ONTVANKELIJK
from werkzorg.databank.perioden import reeks
from werkzorg.documenten.models import DocumentVersie
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "mandaten.beroep"
# A decision that falls puts its application back where a new one can be taken.
_TERUG = dict(AANVRAAGOVERGANGEN["beroep_afhandelen"])
_KIJK = "Controleer de gemarkeerde velden."


def kennisgegeven_op(besluit: Besluit) -> date:
    """The day on which the letter about this decision was there; the day of the decision while there is none."""
    versie = DocumentVersie.objects.filter(
        document__soort=BESLUITBRIEF, document__object_id=besluit.id, nummer=1
    ).first()
    return timezone.localdate(versie.gemaakt_op) if versie else besluit.genomen_op


@handeling("beroep_registreren")
def beroep_registreren(
    besluit: Besluit, *, soort: str, ingediend_op: date, inhoud: str, door: Hoedanigheid
) -> Beroep:
    """A bezwaar or beroep against this decision is registered with its terms; also when it came in late.

    Raises Geweigerd for an impossible day, without a summary, when one of that kind runs already, and for an actor who
    is not independent; DoesNotExist when his role does not decide about this kind.
    """
    rij = Besluit.objects.zichtbaar_voor(door).vergrendel(besluit.pk)
    eis_onafhankelijk(door, betrokken_bij(rij))
    if nee := bezwaren_bij_registratie(
        soort, ingediend_op, inhoud, genomen_op=rij.genomen_op, vandaag=timezone.localdate()
    ):
        raise Geweigerd(_KIJK, velden=nee)
    if rij.beroepen.lopend().filter(soort=soort).exists():
        raise Geweigerd(
            _KIJK, velden={"soort": f"Er loopt al een {soort} tegen dit besluit. Rond dat eerst af."}
        )
    opname = momentopname(rij.genomen_op)
    antwoord = antwoord_uiterlijk(opname, soort, ingediend_op)
    beroep = Beroep.objects.create(
        besluit=rij,
        soort=soort,
        ingediend_op=ingediend_op,
        uiterlijk_op=opname.laatste_dag(TERMIJN_VAN[soort], kennisgegeven_op(rij)),
        inhoud=inhoud.strip(),
        antwoord_uiterlijk_op=antwoord,
        geregistreerd_door_id=door.gebruiker_id,
    )
    log(
        "beroep_registreren",
        door=door,
        object_soort=BESLUIT,
        object_id=rij.id,
        gegevens={"beroep": str(beroep.id)},
    )
    maak_taak(
        BEANTWOORDEN,
        sleutel=f"{BEANTWOORDEN}:{beroep.id}",
        object_soort=SOORT,
        object_id=beroep.id,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        dagen=(antwoord - timezone.localdate()).days if antwoord else None,
    )
    verwittig(
        BEROEP_ONTVANGEN,
        [rij.organisatie_id],
        object_soort=BESLUIT,
        object_id=rij.id,
        keer=str(beroep.id),
        door=door,
    )
    return beroep


@handeling("beroep_afhandelen")
def beroep_afhandelen(
    beroep: Beroep, *, uitkomst: str, op: date, tekst: str, versie: int, door: Hoedanigheid
) -> Beroep:
    """This challenge has its outcome; when it is founded somebody must decide again.

    An application that was refused or not admissible goes back to where that can be done, with a task. Raises
    Geweigerd when it is over already, for an impossible day, without a reason, and for an actor who is not
    independent; Versieconflict when a colleague was first.
    """
    # The decision first: registering another one locks it too.
    besluit = Besluit.objects.zichtbaar_voor(door).vergrendel(beroep.besluit_id)
    rij = Beroep.objects.vergrendel(beroep.pk)
    if rij.uitkomst:
        raise Geweigerd(f"Dit is al afgehandeld: {rij.get_uitkomst_display()}.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, betrokken_bij(besluit))
    if nee := bezwaren_bij_uitkomst(
        uitkomst, op, tekst, ingediend_op=rij.ingediend_op, vandaag=timezone.localdate()
    ):
        raise Geweigerd(_KIJK, velden=nee)
    rij.uitkomst, rij.uitkomst_op, rij.uitkomst_tekst = uitkomst, op, tekst.strip()
    rij.versie += 1
    rij.save(update_fields=["uitkomst", "uitkomst_op", "uitkomst_tekst", "versie"])
    log(
        "beroep_afhandelen",
        door=door,
        object_soort=BESLUIT,
        object_id=besluit.id,
        gegevens={"beroep": str(rij.id), "uitkomst": uitkomst},
    )
    rond_taken_af(BEANTWOORDEN, object_soort=SOORT, object_id=rij.id)
    if rij.soort == BEZWAAR:
        # A court answers a beroep itself.
        zet_antwoord_klaar(rij, door=door)
    if uitkomst == GEGROND:
        _laat_herzien(besluit, door)
    verwittig(
        BEROEP_BEANTWOORD,
        [besluit.organisatie_id],
        object_soort=BESLUIT,
        object_id=besluit.id,
        keer=str(rij.id),
        door=door,
    )
    return rij


def _laat_herzien(besluit: Besluit, door: Hoedanigheid) -> None:
    """Somebody must decide again: the application is open again, or there is a task about the decision."""
    aanvraag = _aanvraag_die_terugkan(besluit)
    if aanvraag is None:
        maak_taak(
            HERZIEN,
            sleutel=f"{HERZIEN}:{besluit.id}",
            object_soort=BESLUIT,
            object_id=besluit.id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
        )
        return
    aanvraag.afgehandeld_op = None
    aanvraag.save(update_fields=["afgehandeld_op"])
    try:
        zet_status(aanvraag, _TERUG[aanvraag.status])
    except IntegrityError as fout:
        naam = geschonden_regel(fout)
        if naam not in {"aanvraag_een_per_oproep", "aanvraag_een_tegelijk"}:
            raise
        raise Geweigerd(
            "De aanvrager heeft intussen een nieuwe aanvraag lopen, en twee tegelijk kan niet. "
            "Rond die eerst af, of laat ze intrekken."
        ) from fout
    # What is left of the term is left: it stood still while the decision held.
    Klokstop.objects.create(
        aanvraag=aanvraag,
        fase=Fase.GEGRONDHEID if aanvraag.status == ONTVANKELIJK else Fase.ONTVANKELIJKHEID,
        periode=reeks(besluit.genomen_op, timezone.localdate()),
        reden=f"Besluit {besluit.nummer} gold, tot het na een gegrond bezwaar of beroep herzien moest worden.",
    )
    zet_termijn(aanvraag)
    log(
        "beroep_afhandelen",
        door=door,
        object_soort=AANVRAAG,
        object_id=aanvraag.id,
        gegevens={"besluit": str(besluit.id)},
    )


def _aanvraag_die_terugkan(besluit: Besluit) -> Aanvraag | None:
    """The locked application about which this is the last word, when it was refused or not admissible."""
    if besluit.aanvraag_id is None:
        return None
    aanvraag = Aanvraag.objects.vergrendel(besluit.aanvraag_id)
    laatste = aanvraag.besluiten.order_by("-aangemaakt_op", "-volgnummer").first()
    return aanvraag if aanvraag.status in _TERUG and laatste == besluit else None
