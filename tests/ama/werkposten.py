"""Werkposten with an offer, and contacts, for tests; through the acts where the act is not what is tested."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from ama.domein.werkaanbod import Aangeboden, Moment
from ama.handelingen.contacten import contact_bewaren
from ama.handelingen.werkaanbod import stand_van, werkaanbod_registreren
from ama.models import Contact, Werkaanbod
from tests.rolverdeling import Speler, maak_organisatie
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Werkpost

SINDS = date(2024, 1, 1)
WEEK = frozenset(range(5))


def vandaag() -> date:
    return timezone.localdate()


def over(dagen: int) -> date:
    return vandaag() + timedelta(days=dagen)


def maak_post(
    speler: Speler, naam: str = "Buurtbakkerij", soort: str = "onderneming", **velden: Any
) -> Werkpost:
    """A werkpost that this player's organisation registered, in Gent unless said otherwise."""
    huis = maak_organisatie(naam, soort)
    begin = {
        "sector": "profit",
        "periode": reeks(SINDS, None),
        "geregistreerd_door": speler.lidmaatschap.organisatie,
    }
    with in_handeling():
        return Werkpost.objects.create(organisatie=huis, **{**begin, **velden})


def bied_aan(speler: Speler, post: Werkpost, **velden: Any) -> Werkaanbod:
    """The werkpost offers packing for two people on weekdays, unless said otherwise."""
    begin: dict[str, Any] = {
        "van": SINDS,
        "activiteiten": ("inpakken",),
        "plaatsen": 2,
        "open_dagen": WEEK,
    }
    gegevens = Aangeboden(**{**begin, **velden})
    return werkaanbod_registreren(post, gegevens, versie=stand_van(post.pk), door=speler.door)


def contactvelden(naam: str = "Garage Peeters", **velden: str) -> dict[str, str]:
    leeg = dict.fromkeys(("postcode", "gemeente", "contactpersoon", "telefoon", "email"), "")
    return {**leeg, "naam": naam, "sector": "profit", **velden}


def maak_contact(speler: Speler, naam: str = "Garage Peeters", **velden: Any) -> Contact:
    """Somebody who was called today, unless said otherwise."""
    moment = Moment(velden.pop("op", vandaag()), velden.pop("stand", "gecontacteerd"))
    return contact_bewaren(contactvelden(naam, **velden), moment, is_andere=True, door=speler.door)


def sleutel_van(client: Client, adres: str) -> dict[str, str]:
    """The hidden fields of the form at this address."""
    formulier = client.get(adres).context["formulier"]
    return {
        veld.html_name: "" if veld.value() is None else str(veld.value())
        for veld in formulier.hidden_fields()
    }


def vraag(tekst: str = "") -> QueryDict:
    return QueryDict(tekst)
