"""The clock jobs of the exchange."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.uitwisseling.handelingen.berichten import uitwisseling_opruimen
from werkzorg.uitwisseling.handelingen.verval import client_verval_melden
from werkzorg.uitwisseling.models import Koppeling


def uitwisseling_bijhouden(_dag: date, door: Klok) -> Telling:
    """Removes what is too old."""
    return Telling(gedaan=uitwisseling_opruimen(timezone.now(), door=door))


def koppelingen_bewaken(dag: date, door: Klok) -> Telling:
    """Who manages a machine hears in time that it will be shut out."""
    werkend = Koppeling.objects.zichtbaar_voor(door).werkend_op(dag)
    return elk(werkend, lambda rij: client_verval_melden(rij, dag=dag, door=door))


KLOKJOBS = (
    Klokjob("uitwisseling_bijhouden", uitwisseling_bijhouden, Ritme.DAGELIJKS, inhalen=0),
    Klokjob("koppelingen_bewaken", koppelingen_bewaken, Ritme.DAGELIJKS, inhalen=0),
)
