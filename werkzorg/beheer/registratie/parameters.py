"""What is handed over about parameters: the acts of four eyes, the pages, the task and the notice."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.beheer.handelingen import parameters
from werkzorg.handelen.register import Handeling, Meldingsoort, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.parameters.domein import Eigenaar
from werkzorg.parameters.models import Parameterwaarde
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

_IEDEREEN = frozenset(ROLLEN)
_EIGENAARS = frozenset(eigenaar.rol for eigenaar in Eigenaar)
# Nobody should have to guess by which numbers a decision about him was made.
_OPENBAAR = "Decreet 2022 art. 40; openbaarheid van bestuur"


def _beslis(waarde_id: UUID) -> str:
    return reverse("parameter_bevestigen", args=[waarde_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per value the parameter it is of, when this actor decides about it; one query."""
    rijen = Parameterwaarde.objects.van(door).filter(pk__in=list(ids)).select_related("parameter")
    return {rij.pk: Onderwerp(rij.soort.label) for rij in rijen}


REGISTRATIE = Registratie(
    deel="beheer.parameters",
    titel="Parameters",
    toelichting="Bedragen, termijnen en grenzen. Wie eigenaar is, stelt voor en bevestigt, altijd met twee.",
    handelingen=(
        Handeling(
            Recht(
                "parameter_voorstellen",
                _EIGENAARS,
                _OPENBAAR,
                object_soort="parameters.parameter",
                omschrijving="Een nieuwe waarde van een parameter voorstellen",
            ),
            parameters.parameter_voorstellen,
            zin="Parameterwaarde voorgesteld",
            route="parameter_voorstellen",
            concept="Voorstel voor een parameter",
        ),
        Handeling(
            Recht(
                "parameter_bevestigen",
                _EIGENAARS,
                _OPENBAAR,
                object_soort="parameters.parameterwaarde",
                omschrijving="Beslissen over een voorgestelde waarde",
            ),
            parameters.parameter_bevestigen,
            zin="Over parameterwaarde beslist",
            route="parameter_bevestigen",
        ),
    ),
    lezingen=(
        Recht("beheer_overzicht", _IEDEREEN, "eigen beheer", omschrijving="De bladzijde Beheer"),
        Recht("parameter_lijst", _IEDEREEN, _OPENBAAR, omschrijving="Alle parameters"),
        Recht("termijn_lijst", _IEDEREEN, _OPENBAAR, omschrijving="Alle termijnen"),
        Recht("aanname_lijst", _IEDEREEN, _OPENBAAR, omschrijving="Alle aannames"),
        Recht(
            "parameter_detail",
            _IEDEREEN,
            _OPENBAAR,
            object_soort="parameters.parameter",
            omschrijving="Eén parameter door de tijd",
        ),
    ),
    taaksoorten=(
        Taaksoort(
            sleutel=parameters.TAAK,
            titel="Parameterwaarde bevestigen",
            grondslag="vier ogen",
            url=_beslis,
            onderwerpen=onderwerpen,
        ),
    ),
    meldingen={
        parameters.BESLIST: Meldingsoort(
            tekst="Over de waarde die je voorstelde, is beslist",
            url=_beslis,
            onderwerpen=onderwerpen,
            mail_onderwerp="Over je voorstel is beslist",
            mail_tekst="Een collega besliste over de parameterwaarde die je voorstelde. Bekijk het in werkzorg.",
        )
    },
)
