"""A partner confirms his own part in somebody's application, or says that he does not take part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from mandaten.domein.aanvraagstappen import Verklaringinvoer, merk
from mandaten.domein.deelname import bevestiging_bezwaren, is_alles_open, te_bevestigen
from mandaten.domein.inhoud import Inhoud, lees_inhoud
from mandaten.domein.voorwaarden import Voorwaarde
from mandaten.handelingen.aanvraagtaken import DEELNAME, bevestiging_klaar
from mandaten.handelingen.bewerken import zet_verklaring
from mandaten.handelingen.rondes import beantwoord, doet_niet_mee, open_ronde, rond_af_als_het_kan
from mandaten.handelingen.verwittigen import verwittig
from mandaten.meldingen.aanvragen import DEELNAME_AFGEWEZEN
from mandaten.meldingen.behandeling import SOORT as AANVRAAG
from mandaten.models import Aanvraag, Aanvulling, Deelname
from mandaten.statussen import BEWERKBAAR, CONCEPT
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

_CONTROLEER = "Controleer de gemarkeerde velden."


@dataclass(frozen=True)
class Deelnamestand:
    """What a partner is asked now: his whole part (`alles`) or these conditions, and the open questions of the desk."""

    alles: bool
    voorwaarden: Sequence[Voorwaarde]
    vragen: Sequence[Aanvulling]


def stand_van(aanvraag: Aanvraag, deelname: Deelname) -> Deelnamestand:
    """What this partner is asked now; one query."""
    ronde = open_ronde(aanvraag)
    alles = is_alles_open(
        is_concept=aanvraag.status == CONCEPT,
        is_bevestigd=deelname.bevestigd_op is not None,
        over_alles={een.veld for een in ronde if een.organisatie_id is None},
    )
    vragen = [
        een for een in ronde if een.organisatie_id == deelname.organisatie_id and een.beantwoord_op is None
    ]
    eigen = te_bevestigen(aanvraag.soort, alles=alles, gevraagd={een.veld for een in vragen})
    return Deelnamestand(alles, eigen, vragen)


@handeling("deelname_partner_bevestigen")
def deelname_partner_bevestigen(
    deelname: Deelname,
    *,
    inbreng: str,
    antwoorden: Mapping[str, Verklaringinvoer],
    toelichtingen: Mapping[UUID, str] | None = None,
    gezien: str,
    door: Hoedanigheid,
) -> Deelname:
    """The partner takes part as the application says, and answers for its own conditions (Decreet 2022 art. 12, 17).

    `toelichtingen`: question of the desk about its answers -> words; each open question needs those, or a changed
    answer. `gezien` marks what he read (`merk` of `afspraak`). Raises Versieconflict when the applicant changed that
    meanwhile, Geweigerd when a condition is not confirmed or shown or the application is no longer open, DoesNotExist
    for another organisation's part.
    """
    aanvraag, rij = _vergrendeld(deelname, door)
    if bezwaar := bevestig_bezwaar(aanvraag, rij):
        raise Geweigerd(bezwaar)
    inhoud = lees_inhoud(Aanvraag.objects.met_inhoud().get(pk=aanvraag.pk))
    stand, woorden = stand_van(aanvraag, rij), toelichtingen or {}
    if merk(afspraak(aanvraag, inhoud, rij)) != gezien:
        raise Versieconflict(aanvraag.versie, {})
    had = inhoud.verklaringen_van(rij.pk)
    if bezwaren := bevestiging_bezwaren(
        stand.voorwaarden,
        antwoorden,
        had=had,
        vragen={een.pk: een.veld for een in stand.vragen},
        woorden=woorden,
    ):
        raise Geweigerd(_CONTROLEER, velden=bezwaren)
    for een in stand.voorwaarden:
        zet_verklaring(aanvraag, rij.pk, een.sleutel, antwoorden[een.sleutel], door=door)
    for vraag in stand.vragen:
        beantwoord(vraag, woorden.get(vraag.pk, ""), door=door)
    if stand.alles:
        rij.inbreng = inbreng
    rij.bevestigd_op, rij.bevestigd_door_id = timezone.now(), door.gebruiker_id
    rij.save(update_fields=["inbreng", "bevestigd_op", "bevestigd_door"])
    _volgende_versie(aanvraag)
    bevestiging_klaar(rij)
    log(
        "deelname_partner_bevestigen",
        door=door,
        object_soort=DEELNAME,
        object_id=rij.pk,
        gegevens={"aanvraag": str(aanvraag.pk)},
    )
    rond_af_als_het_kan(aanvraag)
    return rij


@handeling("deelname_partner_afwijzen")
def deelname_partner_afwijzen(deelname: Deelname, *, reden: str, door: Hoedanigheid) -> Deelname:
    """The partner does not take part, for this reason, and reads the application no longer; the applicant hears it.

    Raises Geweigerd without a reason or when there is nothing to answer now, DoesNotExist for another organisation's
    part.
    """
    aanvraag, rij = _vergrendeld(deelname, door)
    if bezwaar := bevestig_bezwaar(aanvraag, rij):
        raise Geweigerd(bezwaar)
    if not reden.strip():
        raise Geweigerd(
            _CONTROLEER, velden={"reden": "Schrijf op waarom jullie niet meedoen: de aanvrager leest het."}
        )
    rij.bevestigd_op = rij.bevestigd_door = None
    rij.afgewezen_op, rij.afgewezen_door_id, rij.afwijsreden = timezone.now(), door.gebruiker_id, reden
    rij.save(
        update_fields=["bevestigd_op", "bevestigd_door", "afgewezen_op", "afgewezen_door", "afwijsreden"]
    )
    doet_niet_mee(aanvraag, rij.organisatie_id, "Deze partner doet niet mee.", door=door)
    _volgende_versie(aanvraag)
    bevestiging_klaar(rij)
    verwittig(
        DEELNAME_AFGEWEZEN,
        [aanvraag.aanvrager_id],
        object_soort=AANVRAAG,
        object_id=aanvraag.pk,
        keer=f"{rij.pk}:{aanvraag.versie}",
        door=door,
    )
    log(
        "deelname_partner_afwijzen",
        door=door,
        object_soort=DEELNAME,
        object_id=rij.pk,
        gegevens={"aanvraag": str(aanvraag.pk)},
    )
    return rij


def bevestig_bezwaar(aanvraag: Aanvraag, deelname: Deelname) -> str:
    """Why this partner confirms nothing now, as a sentence; "" when he can.

    After the submission he answers again only when the applicant changed what he confirmed, or when the desk asks
    about the partners, about his own answers, or about the whole.
    """
    if aanvraag.status not in BEWERKBAAR:
        return (
            f"Deze aanvraag is {aanvraag.get_status_display()}: je hoeft je deelname niet meer te bevestigen."
        )
    if aanvraag.aanvrager_id == deelname.organisatie_id:
        return "Je organisatie vraagt zelf aan: dan bevestig je niets apart."
    stand = stand_van(aanvraag, deelname)
    if stand.alles or stand.vragen:
        return ""
    return "Je bevestigde je deelname al, en over jullie deel is niets gevraagd: je hoeft niets te doen."


def afspraak(aanvraag: Aanvraag, inhoud: Inhoud, deelname: Deelname) -> dict[str, Any]:
    """What a partner confirms: which seat, from when, where, how many places, what he brings in, what he is asked."""
    return {
        "plaats": deelname.plaats,
        "inbreng": deelname.inbreng,
        "ingaat_op": aanvraag.ingaat_op,
        "plaatsen": aanvraag.plaatsen,
        "regios": frozenset(inhoud.regios),
        "vragen": frozenset(een.pk for een in stand_van(aanvraag, deelname).vragen),
    }


def _vergrendeld(deelname: Deelname, door: Hoedanigheid) -> tuple[Aanvraag, Deelname]:
    """The application and this part of it, locked; the application first: whoever works on it locks it before."""
    gelezen = Deelname.objects.zichtbaar_voor(door).get(pk=deelname.pk)
    aanvraag = Aanvraag.objects.zichtbaar_voor(door).vergrendel(gelezen.aanvraag_id)
    return aanvraag, Deelname.objects.zichtbaar_voor(door).vergrendel(deelname.pk)


def _volgende_versie(aanvraag: Aanvraag) -> None:
    aanvraag.versie += 1
    aanvraag.save(update_fields=["versie"])
