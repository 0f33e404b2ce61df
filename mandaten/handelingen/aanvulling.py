"""Answering what the desk asked, field by field, and mending that field in the same go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mandaten.domein.aanvraagstappen import Criteriuminvoer, Verklaringinvoer, is_anders
from mandaten.domein.aanvraagvelden import (
    GEHEEL,
    KOLOMMEN,
    criteriumveld,
    voorwaarde_van,
    voorwaardeveld,
)
from mandaten.domein.inhoud import Inhoud, Wie, lees_inhoud
from mandaten.domein.voorwaarden import voorwaarden
from mandaten.handelingen.aanvraagtaken import AANVRAAG
from mandaten.handelingen.aanvragen import eigen_aanvraag
from mandaten.handelingen.bewerken import (
    eigen_zetel,
    zet_kolommen,
    zet_regios,
    zet_verklaring,
)
from mandaten.handelingen.bewijzen import bewaar_bewijs
from mandaten.handelingen.criteria import zet_criteria
from mandaten.handelingen.rondes import TERUG, beantwoord, open_ronde, rond_af_als_het_kan
from mandaten.models import Aanvraag
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Antwoord:
    """The answer to one question: words, and a file when one was sent along."""

    tekst: str
    bestand: Any = None


@dataclass(frozen=True)
class Herstel:
    """What is mended with the answers: columns and "regios" by name, conditions by key, criteria of the call by id."""

    kolommen: Mapping[str, Any] = field(default_factory=dict)
    verklaringen: Mapping[str, Verklaringinvoer] = field(default_factory=dict)
    criteria: Mapping[UUID, Criteriuminvoer] = field(default_factory=dict)


@handeling("aanvulling_geven")
def aanvulling_geven(
    aanvraag: Aanvraag,
    *,
    antwoorden: Mapping[UUID, Antwoord],
    herstel: Herstel = Herstel(),  # frozen
    versie: int,
    door: Hoedanigheid,
) -> Aanvraag:
    """These open questions are answered and their fields mended; after the last one the clock runs again tomorrow.

    The application goes back to the state before the question once everything that was filled in is in order (also
    what partners must confirm again). Raises Geweigerd when nothing is asked, nothing answered, or another field would
    change; Versieconflict; DoesNotExist for somebody else's application.
    """
    rij = eigen_aanvraag(aanvraag, door)
    if rij.status not in TERUG:
        raise Geweigerd(f"Deze aanvraag is {rij.get_status_display()}: er is nu niets gevraagd.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    ronde = {vraag.pk: vraag for vraag in open_ronde(rij)}
    gegeven = {pk: antwoord for pk, antwoord in antwoorden.items() if antwoord.tekst or antwoord.bestand}
    if onbekend := gegeven.keys() - ronde.keys():
        raise Geweigerd(f"{len(onbekend)} vraag hoort niet bij deze aanvraag. Open ze opnieuw.")
    ronde = {pk: vraag for pk, vraag in ronde.items() if vraag.organisatie is None}
    if gegeven.keys() - ronde.keys():
        raise Geweigerd("Een vraag over het antwoord van een partner beantwoordt die partner zelf.")
    _eis_gevraagd(herstel, {vraag.veld for vraag in ronde.values()})
    rij.versie += 1
    gewijzigd = _herstel(rij, herstel, door=door)
    los = gewijzigd - {vraag.veld for vraag in ronde.values()}
    for pk, vraag in ronde.items():
        # Who mends the field and writes nothing has answered as well; what nobody else asked about is about the whole.
        hersteld = bool(los) if vraag.veld == GEHEEL else vraag.veld in gewijzigd
        if hersteld and vraag.beantwoord_op is None:
            gegeven.setdefault(pk, Antwoord(""))
    if not gegeven:
        raise Geweigerd("Beantwoord minstens één vraag, of verbeter het deel waarover ze gaat.")
    for pk, antwoord in gegeven.items():
        vraag = ronde[pk]
        vraag.bijlage = bewaar_bewijs(antwoord.bestand, rij, door=door, nu=vraag.bijlage)
        beantwoord(vraag, antwoord.tekst, door=door)
    rij.save(update_fields=["versie"])
    log(
        "aanvulling_geven",
        door=door,
        object_soort=AANVRAAG,
        object_id=rij.pk,
        gegevens={"vragen": sorted(str(pk) for pk in gegeven)},
    )
    rond_af_als_het_kan(rij)
    return rij


def _eis_gevraagd(herstel: Herstel, gevraagd: set[str]) -> None:
    """Only what the desk asked about may change; a question about the whole opens every column."""
    vrij = set(KOLOMMEN) if GEHEEL in gevraagd else set()
    gevraagde_voorwaarden = {voorwaarde_van(veld) for veld in gevraagd} - {""}
    criteria = {criteriumveld(sleutel) for sleutel in herstel.criteria}
    anders = herstel.verklaringen.keys() - gevraagde_voorwaarden or criteria - gevraagd
    if herstel.kolommen.keys() - gevraagd - vrij or anders:
        raise Geweigerd("Je paste iets aan waarover niets gevraagd is. Open de aanvraag opnieuw.")


def _herstel(aanvraag: Aanvraag, herstel: Herstel, *, door: Hoedanigheid) -> set[str]:
    """Mends; the names of the fields that really changed."""
    inhoud = lees_inhoud(Aanvraag.objects.met_inhoud().get(pk=aanvraag.pk))
    kolommen = dict(herstel.kolommen)
    regios = kolommen.pop("regios", None)
    gewijzigd = zet_kolommen(aanvraag, kolommen)
    if regios is not None and zet_regios(aanvraag, frozenset(regios), inhoud):
        gewijzigd.add("regios")
    for sleutel, invoer in herstel.verklaringen.items():
        wie = _wiens(aanvraag, inhoud, sleutel)
        if is_anders(inhoud.verklaringen_van(wie).get(sleutel), invoer):
            zet_verklaring(aanvraag, wie, sleutel, invoer, door=door)
            gewijzigd.add(voorwaardeveld(sleutel))
    anders = zet_criteria(aanvraag, herstel.criteria, inhoud, door=door)
    return gewijzigd | {criteriumveld(sleutel) for sleutel in anders}


def _wiens(aanvraag: Aanvraag, inhoud: Inhoud, sleutel: str) -> Wie:
    """Whose answer the applicant mends: that of the application, or of his own seat."""
    eigen = eigen_zetel(aanvraag, inhoud)
    if eigen and any(een.sleutel == sleutel for een in voorwaarden(aanvraag.soort, per_partner=True)):
        return eigen.id
    return None
