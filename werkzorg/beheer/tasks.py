"""The clock jobs over the lower tables: thin, the work stands with the table it is about."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import veeg
from werkzorg.documenten.opslag import ruim_tijdelijke_op
from werkzorg.gebruikers.drempel import ruim_op
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.handelen.models import VerwerkteAanvraag
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.inzage import anker, verzegel

# A form is open for hours at most; its key is worthless after this.
AANVRAGEN_BEWAREN = timedelta(days=7)


def hartslag(_dag: date, _door: Klok) -> Telling:
    """Shows that beat, broker and worker are alive: /gereed/ reads when this last finished."""
    return Telling()


def opdrachten_vegen(_dag: date, _door: Klok) -> Telling:
    """Rings again for outbox jobs whose bell was lost; given-up jobs count as errors until somebody looks."""
    return Telling(gedaan=veeg(), fouten=Opdracht.objects.mislukt().count())


def inzagelog_verzegelen(_dag: date, _door: Klok) -> Telling:
    """Chains the new inzage rows."""
    return Telling(gedaan=verzegel())


def inzagelog_verankeren(dag: date, _door: Klok) -> Telling:
    """Writes the head of the chain outside the database, once a day."""
    return Telling(gedaan=1 if anker(settings.ANKER_MAP, dag.isoformat()) else 0)


def oude_aanvragen_opruimen(_dag: date, _door: Klok) -> Telling:
    """Removes old keys of forms, expired sessions, full buckets, and what killed writers left in the document store."""
    nu = timezone.now()
    weg, _ = VerwerkteAanvraag.objects.filter(verwerkt_op__lt=nu - AANVRAGEN_BEWAREN).delete()
    sessies, _ = Sessie.objects.filter(expire_date__lt=nu).delete()
    return Telling(gedaan=weg + sessies + ruim_op() + ruim_tijdelijke_op())


KLOKJOBS = (
    Klokjob("hartslag", hartslag, Ritme.DOORLOPEND),
    Klokjob("opdrachten_vegen", opdrachten_vegen, Ritme.DOORLOPEND),
    Klokjob("inzagelog_verzegelen", inzagelog_verzegelen, Ritme.DOORLOPEND),
    # The anchor of a missed day would hold today's head: there is nothing to catch up.
    Klokjob("inzagelog_verankeren", inzagelog_verankeren, Ritme.DAGELIJKS, inhalen=0),
    Klokjob("oude_aanvragen_opruimen", oude_aanvragen_opruimen, Ritme.DAGELIJKS, inhalen=0),
)
