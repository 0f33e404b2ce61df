"""Follow-up and duration of trajecten for tests: acts with usual values, and what a form sends."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from trajecten.bladen.effect import KLOK
from trajecten.handelingen.afspraken import afspraak_plannen
from trajecten.handelingen.notities import notitie_schrijven, zorgnotitie_schrijven
from trajecten.handelingen.onderbrekingen import onderbreking_melden
from trajecten.handelingen.verlengingen import verlenging_vragen
from trajecten.models import Actie, Afspraak, Notitie, Onderbreking, Traject, Verlenging, Zorgnotitie
from werkzorg.parameters.domein import Momentopname
from werkzorg.werklijst.models import Taak


def vandaag() -> date:
    """Today, as the application counts it."""
    return timezone.localdate()


def over(dagen: int) -> date:
    """So many days from today."""
    return vandaag() + timedelta(days=dagen)


def noteer(traject: Traject, speler: Speler, **anders: Any) -> Notitie:
    """A note of this player about a contact today."""
    waarden: dict[str, Any] = {
        "soort": "contact",
        "dag": vandaag(),
        "minuten": 30,
        "tekst": "We spraken over werk.",
        "zichtbaarheid": "tandem",
    }
    return notitie_schrijven(traject, door=speler.door, **(waarden | anders))


def noteer_zorg(traject: Traject, speler: Speler, tekst: str = "Geheim over de zorg.") -> Zorgnotitie:
    """A care note of this player, of today."""
    return zorgnotitie_schrijven(traject, dag=vandaag(), tekst=tekst, door=speler.door)


def spreek_af(traject: Traject, speler: Speler, **anders: Any) -> Afspraak:
    """An appointment in a week."""
    waarden: dict[str, Any] = {"soort": "contact", "dag": over(7), "van_uur": time(9, 30), "minuten": 60}
    return afspraak_plannen(traject, door=speler.door, **(waarden | anders))


def onderbreek(traject: Traject, speler: Speler, van: date, tot: date | None, **anders: Any) -> Onderbreking:
    """An interruption for illness."""
    traject = Traject.objects.get(pk=traject.pk)
    waarden: dict[str, Any] = {"reden": "ziekte", "toelichting": "", "versie": traject.versie}
    return onderbreking_melden(traject, van=van, tot=tot, door=speler.door, **(waarden | anders))


def vraag_verlenging(traject: Traject, speler: Speler, maanden: int = 3) -> Verlenging:
    """A request for an extension."""
    traject = Traject.objects.get(pk=traject.pk)
    return verlenging_vragen(
        traject, maanden=maanden, motivering="Zijn opname.", versie=traject.versie, door=speler.door
    )


def maak_actie(traject: Traject, van: date, tot: date, **anders: Any) -> Actie:
    """An action of the plan on these days (inclusive)."""
    with in_handeling():
        return Actie.objects.create(
            traject=traject,
            volgorde=traject.acties.count() + 1,
            domein="werk",
            soort="werkattitudes",
            omschrijving=anders.pop("omschrijving", "Op tijd komen"),
            van=van,
            tot_en_met=tot,
            uren_per_week=4,
            ingediend_op=timezone.now(),
            **anders,
        )


def stop_de_klok(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on an interruption stops the clock: a confirmed value never changes, so it is read otherwise."""
    gewoon = Momentopname.ja_nee

    def ja_nee(opname: Momentopname, sleutel: str) -> bool:
        return sleutel == KLOK or gewoon(opname, sleutel)

    monkeypatch.setattr(Momentopname, "ja_nee", ja_nee)


def stuur(client: Client, sleutel: str, pk: object, **velden: Any) -> Any:
    """Sends the form of this act, as a browser would."""
    return client.post(reverse(sleutel, args=[pk]), {"aanvraag_sleutel": str(uuid4()), **velden})


def open_taken(soort: str, object_id: object) -> list[Taak]:
    """The open tasks of this kind about this object."""
    return list(Taak.objects.filter(soort=soort, object_id=object_id, klaar_op__isnull=True).order_by("rol"))
