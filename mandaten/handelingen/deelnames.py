"""A partner confirms his own part in somebody's application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from mandaten.domein.aanvraagstappen import Verklaringinvoer, merk
from mandaten.domein.aanvraagvelden import GEHEEL, PARTNERS, voorwaardeveld
from mandaten.domein.inhoud import Inhoud, lees_inhoud
from mandaten.domein.voorwaarden import voorwaarden
from mandaten.handelingen.aanvraagtaken import DEELNAME, bevestiging_klaar
from mandaten.handelingen.aanvulling import open_ronde, rond_af_als_het_kan
from mandaten.handelingen.bewerken import BEWERKBAAR, zet_verklaring
from mandaten.models import Aanvraag, Deelname
from mandaten.statussen import CONCEPT
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("deelname_partner_bevestigen")
def deelname_partner_bevestigen(
    deelname: Deelname,
    *,
    inbreng: str,
    antwoorden: Mapping[str, Verklaringinvoer],
    gezien: str,
    door: Hoedanigheid,
) -> Deelname:
    """The partner takes part as the application says, and answers for its own conditions (Decreet 2022 art. 12, 17).

    `gezien` marks what he read (`merk` of `afspraak`). Raises Versieconflict when the applicant changed that
    meanwhile, Geweigerd when a condition is not confirmed or shown or the application is no longer open, DoesNotExist
    for another organisation's part.
    """
    gelezen = Deelname.objects.zichtbaar_voor(door).get(pk=deelname.pk)
    # The application first: whoever works on it locks it before its parts.
    aanvraag = Aanvraag.objects.zichtbaar_voor(door).vergrendel(gelezen.aanvraag_id)
    rij = Deelname.objects.zichtbaar_voor(door).vergrendel(deelname.pk)
    if bezwaar := bevestig_bezwaar(aanvraag, rij):
        raise Geweigerd(bezwaar)
    inhoud = lees_inhoud(Aanvraag.objects.met_inhoud().get(pk=aanvraag.pk))
    if merk(afspraak(aanvraag, inhoud, rij)) != gezien:
        raise Versieconflict(aanvraag.versie, {})
    eigen = voorwaarden(aanvraag.soort, per_partner=True)
    had = inhoud.verklaringen_van(rij.pk)
    bezwaren: dict[str, str] = {}
    for een in eigen:
        antwoord = antwoorden.get(een.sleutel, Verklaringinvoer(is_bevestigd=False))
        oud = had.get(een.sleutel)
        heeft_bestand = bool(antwoord.bestand) or bool(
            oud and oud.bestand and oud.bestand.telt and not antwoord.bestand_weg
        )
        if not antwoord.is_bevestigd:
            bezwaren[f"vink_{een.sleutel}"] = f"Vink aan dat dit in orde is ({een.artikel})."
        elif een.bewijs_nodig and not antwoord.toelichting and not heeft_bestand:
            bezwaren[f"tekst_{een.sleutel}"] = (
                f"Zeg waaruit dat blijkt, in woorden of met een bestand ({een.artikel})."
            )
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    for een in eigen:
        zet_verklaring(aanvraag, rij.pk, een.sleutel, antwoorden[een.sleutel], door=door)
    rij.inbreng, rij.bevestigd_op, rij.bevestigd_door_id = inbreng, timezone.now(), door.gebruiker_id
    rij.save(update_fields=["inbreng", "bevestigd_op", "bevestigd_door"])
    aanvraag.versie += 1
    aanvraag.save(update_fields=["versie"])
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


def bevestig_bezwaar(aanvraag: Aanvraag, deelname: Deelname) -> str:
    """Why this partner confirms nothing now, as a sentence; "" when he can.

    After the submission he answers again only when the applicant changed what he confirmed, or when the desk asks
    about the partners, about what each of them confirms, or about the whole.
    """
    if aanvraag.status not in BEWERKBAAR:
        return (
            f"Deze aanvraag is {aanvraag.get_status_display()}: je hoeft je deelname niet meer te bevestigen."
        )
    if aanvraag.aanvrager_id == deelname.organisatie_id:
        return "Je organisatie vraagt zelf aan: dan bevestig je niets apart."
    if aanvraag.status == CONCEPT or deelname.bevestigd_op is None:
        return ""
    eigen = {voorwaardeveld(een.sleutel) for een in voorwaarden(aanvraag.soort, per_partner=True)}
    if {vraag.veld for vraag in open_ronde(aanvraag)} & {GEHEEL, PARTNERS, *eigen}:
        return ""
    return "Je bevestigde je deelname al, en over jullie deel is niets gevraagd: je hoeft niets te doen."


def afspraak(aanvraag: Aanvraag, inhoud: Inhoud, deelname: Deelname) -> dict[str, Any]:
    """What a partner confirms: which seat, from when, where, how many places, and what he brings in."""
    return {
        "plaats": deelname.plaats,
        "inbreng": deelname.inbreng,
        "ingaat_op": aanvraag.ingaat_op,
        "plaatsen": aanvraag.plaatsen,
        "regios": frozenset(inhoud.regios),
    }
