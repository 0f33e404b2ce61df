"""The clock jobs over the lower tables: thin, the work stands with the table it is about."""

from __future__ import annotations

from datetime import date, timedelta

import structlog
from django.conf import settings
from django.utils import timezone

from werkzorg.beheer.handelingen.beheerders import beheerder_missen, beheerder_terugvinden
from werkzorg.beheer.handelingen.bijlagen import bijlage_nakijken
from werkzorg.beheer.handelingen.factorherstel import factorherstel_laten_vervallen
from werkzorg.beheer.handelingen.vertrek import vertrek_uitvoeren
from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.querysets.leden import leden, te_melden, weer_beheerd
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import veeg
from werkzorg.documenten.models import Bijlage
from werkzorg.documenten.opslag import ruim_tijdelijke_op
from werkzorg.documenten.scanner import ScannerOnbereikbaar
from werkzorg.gebruikers.drempel import ruim_op
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.handelen.models import VerwerkteAanvraag
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.inzage import anker, verzegel

logger = structlog.get_logger(__name__)

# A form is open for hours at most; its key is worthless after this.
AANVRAGEN_BEWAREN = timedelta(days=7)
# By then the outbox has begun at it.
BIJLAGE_BLIJFT_LIGGEN = timedelta(minutes=5)
BIJLAGEN_PER_RONDE = 200


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


def bijlagen_nakijken(_dag: date, door: Klok) -> Telling:
    """Looks again at files that are still in quarantine: the scanner was down for longer than the outbox tries."""
    blijven_liggen = Bijlage.objects.in_quarantaine().filter(
        toegevoegd_op__lt=timezone.now() - BIJLAGE_BLIJFT_LIGGEN
    )[:BIJLAGEN_PER_RONDE]
    telling = Telling()
    for bijlage in blijven_liggen:
        try:
            telling.gedaan += bool(bijlage_nakijken(bijlage.pk, door=door))
        except ScannerOnbereikbaar:
            telling.fouten += 1
            break  # the next one would wait as long for nothing
        except Exception:
            logger.exception("bijlage_niet_nagekeken", bijlage=str(bijlage.pk))
            telling.fouten += 1
    return telling


BIJLAGE_KLOKJOBS = (Klokjob("bijlagen_nakijken", bijlagen_nakijken, Ritme.DOORLOPEND),)


def vertrekken_uitvoeren(dag: date, door: Klok) -> Telling:
    """Hands over the work of every membership that is over."""
    return elk(leden().te_verwerken(dag), lambda lid: vertrek_uitvoeren(lid, door=door))


def beheerders_nakijken(dag: date, door: Klok) -> Telling:
    """Notices organisations whose last manager's role ran out, and those that have one again."""
    return samen(
        elk(te_melden(dag), lambda lid: beheerder_missen(lid.organisatie, lid, door=door)),
        # One organisation is one row done, however many tasks about it end.
        elk(weer_beheerd(dag), lambda lid: beheerder_terugvinden(lid.organisatie, door=door) > 0),
    )


def factorherstellen_laten_vervallen(_dag: date, door: Klok) -> Telling:
    """Closes the proposals to reset a second factor that nobody confirmed in time."""
    verlopen = Factorherstel.objects.verlopen(timezone.now())
    return elk(verlopen, lambda herstel: factorherstel_laten_vervallen(herstel, door=door))


LEDEN_KLOKJOBS = (
    Klokjob("vertrekken_uitvoeren", vertrekken_uitvoeren, Ritme.DAGELIJKS),
    # Today's state is what counts: a missed day has nothing of its own to notice.
    Klokjob("beheerders_nakijken", beheerders_nakijken, Ritme.DAGELIJKS, inhalen=0),
    Klokjob("factorherstellen_laten_vervallen", factorherstellen_laten_vervallen, Ritme.DOORLOPEND),
)
