"""The letter to a person about who looked at his data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from werkzorg.beheer.documenten.inzagewoorden import waarom, wat
from werkzorg.beheer.domein.inzagerapport import Blik, samengevat
from werkzorg.beheer.models import Inzagerapport
from werkzorg.beheer.querysets.inzagerapport import TOEZICHT
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.models import Inzage

INZAGERAPPORT = "inzagerapport"
ANDERE = ("een andere organisatie die u opvolgt", "een medewerker")

SOORTEN = (
    Documentsoort(
        sleutel=INZAGERAPPORT,
        label="Rapport: wie keek in uw gegevens",
        bestandsnaam="inzagerapport",
        zichtbare_objecten=Inzagerapport.objects.zichtbaar_voor,
    ),
)


def inzagen(deelnemer_id: UUID, vanaf: datetime | None, tot: datetime | None) -> QuerySet[Inzage]:
    """Who looked at this person, also under the number of a record that was merged into his, newest first.

    `vanaf` is inclusive, `tot` is not.
    """
    kring = list(Deelnemer.objects.kring(deelnemer_id).values_list("pk", flat=True))
    rijen = Inzage.objects.filter(deelnemer_ids__overlap=kring or [deelnemer_id])
    if vanaf:
        rijen = rijen.filter(wanneer__gte=vanaf)
    if tot:
        rijen = rijen.filter(wanneer__lt=tot)
    return rijen.order_by("-wanneer", "-id")


def grenzen(rapport: Inzagerapport) -> tuple[datetime, datetime]:
    """The moments between which the looks of a report lie: from the first day, until it was asked for."""
    begin = timezone.make_aware(datetime.combine(rapport.vanaf, time.min))
    einde = timezone.make_aware(datetime.combine(rapport.tot + timedelta(days=1), time.min))
    return begin, min(einde, rapport.aangevraagd_op)


def blikken(rapport: Inzagerapport, rijen: Iterable[Inzage]) -> list[Blik]:
    """The rows as the letter tells them: a colleague by his function, never by name.

    The organisation that asks for the letter does not learn from it which others are involved: only the
    functionaris names them.
    """
    alle = list(rijen)
    namen = dict(
        Organisatie.objects.filter(pk__in={rij.organisatie_id for rij in alle}).values_list("pk", "naam")
    )
    uit = []
    for rij in alle:
        mag_naam = rapport.rol == TOEZICHT or rij.organisatie_id == rapport.organisatie_id
        organisatie, functie = (
            (namen.get(rij.organisatie_id, "een vroegere organisatie"), ROLLEN[rij.rol].label)
            if mag_naam
            else ANDERE
        )
        uit.append(
            Blik(
                timezone.localdate(rij.wanneer),
                organisatie,
                functie,
                wat(rij, aan_de_persoon=True),
                waarom(rij, aan_de_persoon=True),
            )
        )
    return uit


def inzagerapport(rapport: Inzagerapport, document: Document) -> bytes:
    """The letter as PDF/A-3a; the functionaris knows no name, so his letter holds only the dossier number."""
    deelnemer, organisatie = rapport.deelnemer, rapport.organisatie
    begin, einde = grenzen(rapport)
    lijst = blikken(rapport, inzagen(rapport.deelnemer_id, begin, einde))
    is_toezicht = rapport.rol == TOEZICHT
    return maak_pdf(
        "beheer/documenten/inzagerapport.html",
        {
            "organisatie_naam": organisatie.naam,
            "organisatie_adres": organisatie.adres,
            "dossiernummer": deelnemer.dossiernummer,
            "versie": 1,
            "datum": timezone.localdate(document.aangemaakt_op),
            "soort_label": document.label,
            "naam": "" if is_toezicht else deelnemer.naam,
            "vanaf": rapport.vanaf,
            "tot": rapport.tot,
            "aantal": len(lijst),
            "per_organisatie": _per_organisatie(lijst),
            "regels": samengevat(lijst),
            "is_toezicht": is_toezicht,
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel=document.label,
        identificatie=f"{document.id}:1",
    )


def _per_organisatie(lijst: Iterable[Blik]) -> list[tuple[str, str, int]]:
    """Organisation, function, how many times; most first."""
    telling: dict[tuple[str, str], int] = {}
    for blik in lijst:
        wie = (blik.organisatie, blik.functie)
        telling[wie] = telling.get(wie, 0) + 1
    gesorteerd = sorted(telling.items(), key=lambda paar: (-paar[1], paar[0]))
    return [(organisatie, functie, aantal) for (organisatie, functie), aantal in gesorteerd]
