"""The acts of the desk on an application that was submitted: ask for more, declare it admissible or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils import timezone

from mandaten.documenten.behandelbrief import ONTVANKELIJKHEIDSBRIEF, VRAAGBRIEF
from mandaten.documenten.opmaken import EFFECTEN, effect_sleutel
from mandaten.domein.aanvraagvelden import splits_veld, vraagvelden
from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.handelingen.aanvraagtaken import bevestigingen_klaar, vraag_bevestiging, vraag_toelichting
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.klok import sluit_klokstop, zet_termijn
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk, organisaties_van
from mandaten.handelingen.verwittigen import verwittig
from mandaten.meldingen.behandeling import AANVULLING_GEVRAAGD, ONTVANKELIJK_VERKLAARD, SOORT
from mandaten.models import Aanvraag, Aanvulling, Aard, Besluit, Deelname, Klokstop, criteriumnamen
from mandaten.models.behandeling import Fase
from mandaten.statussen import (
    AAN_TE_VULLEN,
    AANVRAAGOVERGANGEN,
    INGEDIEND,
    NIET_ONTVANKELIJK,
    ONTVANKELIJK,
    ONVOLLEDIG,
)
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.databank.perioden import reeks
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

BRIEF_OPMAKEN = EFFECTEN[VRAAGBRIEF]


@handeling("aanvulling_vragen")
def aanvulling_vragen(
    aanvraag: Aanvraag, *, vragen: Mapping[str, str], reden: str, versie: int, door: Hoedanigheid
) -> Klokstop:
    """The applicant must answer these questions, and from tomorrow the clock stands still until he did.

    `vragen`: key of `vraagvelden` ("" for the whole) -> question; empty questions do not count. About the answer of a
    partner that partner is asked. Asked after the last day it stops nothing. Raises Geweigerd without a question, about
    a field that this application does not have, or when it is not possible now; Versieconflict; DoesNotExist when it is
    not this desk's.
    """
    rij = vergrendeld(aanvraag, "aanvulling_vragen", versie=versie, door=door)
    gesteld = {veld: vraag.strip() for veld, vraag in vragen.items() if vraag.strip()}
    partners = {een.organisatie_id: een for een in partners_van(rij)}
    namen = {pk: een.organisatie.naam for pk, een in partners.items()}
    velden = vraagvelden(rij.toekenningssoort, rij.aanvrager.naam, namen, criteriumnamen(rij))
    if onbekend := gesteld.keys() - velden.keys():
        raise Geweigerd(f"Deze aanvraag heeft geen veld {', '.join(sorted(onbekend))}: stel de vraag elders.")
    if not gesteld:
        raise Geweigerd("Stel minstens één vraag, bij het deel van de aanvraag waarover ze gaat.")
    fase = Fase.ONTVANKELIJKHEID if rij.status == INGEDIEND else Fase.GEGRONDHEID
    stop = Klokstop.objects.create(
        aanvraag=rij, fase=fase, periode=reeks(timezone.localdate(), None), reden=reden
    )
    bij = {sleutel: splits_veld(sleutel) for sleutel in velden if sleutel in gesteld}
    Aanvulling.objects.bulk_create(
        Aanvulling(
            aanvraag=rij,
            klokstop=stop,
            veld=veld,
            organisatie_id=wie,
            vraag=gesteld[sleutel],
            gevraagd_door_id=door.gebruiker_id,
        )
        for sleutel, (veld, wie) in bij.items()
    )
    for pk, deelname in partners.items():
        if deelname.bevestigd_op is None:
            # An earlier round may have ended without him: the answer waits for him now.
            vraag_bevestiging(deelname, versie=rij.versie)
        elif any(wie == pk for _, wie in bij.values()):
            vraag_toelichting(deelname, keer=str(stop.id))
    zet_status(rij, ONVOLLEDIG if rij.status == INGEDIEND else AAN_TE_VULLEN)
    klok = zet_termijn(rij)
    _schrijf_brief(rij, VRAAGBRIEF, door=door, klokstop=stop.id)
    _verwittig(rij, AANVULLING_GEVRAAGD, str(stop.id), door=door)
    log(
        "aanvulling_vragen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={
            "klokstop": str(stop.id),
            "velden": sorted(gesteld),
            "staat_stil": klok is not None and klok.staat_stil,
        },
    )
    return stop


@handeling("ontvankelijk_verklaren")
def ontvankelijk_verklaren(
    aanvraag: Aanvraag, *, nagekeken: Collection[str], versie: int, door: Hoedanigheid
) -> Aanvraag:
    """The application is admissible from today, and the second term runs (regelgeving 10.2).

    `nagekeken`: keys of `controlepunten` that are in order: all of them, or it is refused at the field. Raises
    Geweigerd when it is not possible now; Versieconflict; DoesNotExist when it is not this desk's.
    """
    rij = vergrendeld(aanvraag, "ontvankelijk_verklaren", versie=versie, door=door)
    punten = controlepunten(rij.toekenningssoort)
    if open_ := [punt for punt in punten if punt.sleutel not in nagekeken]:
        raise Geweigerd(
            "Een aanvraag is pas ontvankelijk als alles in orde is.",
            velden={f"punt_{punt.sleutel}": f"Kijk dit na en vink het aan. {punt.anders}" for punt in open_},
        )
    rij.ontvankelijk_op = timezone.localdate()
    rij.save(update_fields=["ontvankelijk_op"])
    zet_status(rij, ONTVANKELIJK)
    zet_termijn(rij)
    _schrijf_brief(rij, ONTVANKELIJKHEIDSBRIEF, door=door)
    _verwittig(rij, ONTVANKELIJK_VERKLAARD, f"{rij.id}:{rij.ontvankelijk_op}", door=door)
    log(
        "ontvankelijk_verklaren",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"nagekeken": [punt.sleutel for punt in punten]},
    )
    return rij


@handeling("onontvankelijk_verklaren")
def onontvankelijk_verklaren(
    aanvraag: Aanvraag, *, motivering: str, versie: int, door: Hoedanigheid
) -> Besluit:
    """The application ends here, by a numbered decision with its reasons and how to challenge it.

    A question that waits for an answer is closed with it. Raises Geweigerd without reasons or when it is not possible
    now; Versieconflict; DoesNotExist when it is not this desk's.
    """
    rij = vergrendeld(aanvraag, "onontvankelijk_verklaren", versie=versie, door=door)
    if not motivering.strip():
        raise Geweigerd(
            "Controleer de gemarkeerde velden.",
            velden={
                "motivering": "Schrijf op waarom de aanvraag niet ontvankelijk is: het staat in de brief."
            },
        )
    sluit_klokstop(rij, timezone.localdate())
    rij.afgehandeld_op = timezone.now()
    rij.save(update_fields=["afgehandeld_op"])
    zet_status(rij, NIET_ONTVANKELIJK)
    zet_termijn(rij)
    bevestigingen_klaar(rij)
    besluit = neem_besluit(Aard.NIET_ONTVANKELIJK, motivering=motivering, door=door, aanvraag=rij)
    log(
        "onontvankelijk_verklaren",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"besluit": str(besluit.id)},
    )
    return besluit


def partners_van(aanvraag: Aanvraag) -> list[Deelname]:
    """The parts of who takes part beside the applicant, by seat and name; one query."""
    rijen = aanvraag.deelnames.gevraagd().exclude(organisatie_id=aanvraag.aanvrager_id)
    return list(rijen.select_related("organisatie").order_by("plaats", "organisatie__naam", "pk"))


def vergrendeld(aanvraag: Aanvraag, sleutel: str, *, versie: int | None, door: Hoedanigheid) -> Aanvraag:
    """The application, locked, when this desk sees it, the act is possible now and nobody of the applicant acts.

    `versie` None: it does not matter whether somebody else changed it meanwhile. Raises Geweigerd, Versieconflict or
    DoesNotExist.
    """
    rij = Aanvraag.objects.zichtbaar_voor(door).vergrendel(aanvraag.pk)
    mogelijk = AANVRAAGSTANDEN.get(sleutel) or vanuit(AANVRAAGOVERGANGEN, sleutel)
    if rij.status not in mogelijk:
        raise Geweigerd(
            f"Deze aanvraag is nu “{rij.get_status_display()}”: dit kan niet meer, of nog niet. "
            "Bekijk de aanvraag opnieuw."
        )
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, organisaties_van(rij))
    return rij


# Acts that change no state, and in which states they are possible.
AANVRAAGSTANDEN: Mapping[str, frozenset[str]] = {"advies_geven": frozenset({ONTVANKELIJK, AAN_TE_VULLEN})}


def zet_status(aanvraag: Aanvraag, status: str) -> None:
    """The locked application is in this state, under its next version."""
    aanvraag.status = status
    aanvraag.versie += 1
    aanvraag.save(update_fields=["status", "versie"])


def _schrijf_brief(
    aanvraag: Aanvraag, soort: str, *, door: Hoedanigheid, klokstop: UUID | None = None
) -> None:
    """A letter of this kind is on its way; the worker makes and seals it."""
    document = Document.objects.create(
        soort=soort, object_soort=SOORT, object_id=aanvraag.id, organisatie_id=door.organisatie_id
    )
    zet_klaar(
        BRIEF_OPMAKEN,
        effect_sleutel=effect_sleutel(soort, document.id),
        verwijzing={"document": str(document.id), "klokstop": str(klokstop or "")},
        door=door,
    )


def _verwittig(aanvraag: Aanvraag, soort: str, keer: str, *, door: Hoedanigheid) -> None:
    """Everybody who manages the applicant's organisation hears of it, once."""
    verwittig(soort, [aanvraag.aanvrager_id], object_soort=SOORT, object_id=aanvraag.id, keer=keer, door=door)
