"""What an application answers to the criteria of its call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mandaten.domein.aanvraagstappen import Criteriuminvoer
from mandaten.domein.inhoud import Inhoud
from mandaten.handelingen.bewijzen import bewaar_bewijs
from mandaten.models import Aanvraag, Criteriumantwoord
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def criteria_nu(inhoud: Inhoud) -> dict[str, Any]:
    """Per criterion of the call the words of the applicant (`criterium_…`)."""
    return {f"criterium_{een.id.hex}": een.toelichting for een in inhoud.criteria}


def zet_criteria(
    aanvraag: Aanvraag, invoer: Mapping[UUID, Criteriuminvoer], inhoud: Inhoud, *, door: Hoedanigheid
) -> set[UUID]:
    """These criteria are answered so, each with its proof; which answers really changed.

    Raises Geweigerd for a criterion of another call.
    """
    van_oproep = {een.id: een for een in inhoud.criteria}
    if invoer.keys() - van_oproep.keys():
        raise Geweigerd("De oproep kent dit criterium niet. Open de aanvraag opnieuw.")
    anders = {
        sleutel
        for sleutel, een in invoer.items()
        if een.bestand or een.toelichting != van_oproep[sleutel].toelichting
    }
    nu = {
        een.criterium_id: een
        for een in aanvraag.criteriumantwoorden.filter(criterium__in=anders).select_related("bewijs")
    }
    for sleutel in anders:
        antwoord = nu.get(sleutel) or Criteriumantwoord(aanvraag=aanvraag, criterium_id=sleutel)
        antwoord.toelichting = invoer[sleutel].toelichting
        antwoord.bewijs = bewaar_bewijs(invoer[sleutel].bestand, aanvraag, door=door, nu=antwoord.bewijs)
        antwoord.save()
    return anders
