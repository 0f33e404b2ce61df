"""Drafts: everybody keeps and throws away his own."""

from __future__ import annotations

from werkzorg.beheer.handelingen import concepten
from werkzorg.handelen.concepten import oude_concepten_opruimen
from werkzorg.handelen.klok import Klokjob, Ritme
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import Recht

_IEDEREEN = frozenset(ROLLEN)

REGISTRATIE = Registratie(
    deel="beheer.concepten",
    titel="Iedereen voor zichzelf",
    handelingen=(
        Handeling(
            # Whether he may do the act that the form is for is asked inside, like at that form itself.
            Recht(
                "concept_bewaren",
                _IEDEREEN,
                "eigen werk, AVG art. 32",
                omschrijving="Bewaren wat je typt, om later verder te doen",
            ),
            concepten.concept_bewaren,
            zin="Concept bewaard",
            route="concept_bewaren",
        ),
        Handeling(
            Recht(
                "concept_weggooien",
                _IEDEREEN,
                "eigen werk, AVG art. 5",
                omschrijving="Weggooien wat je eerder typte",
            ),
            concepten.concept_weggooien,
            zin="Concept weggegooid",
            route="concept_weggooien",
        ),
    ),
    klokjobs=(Klokjob("oude_concepten_opruimen", oude_concepten_opruimen, Ritme.DAGELIJKS, inhalen=0),),
)
