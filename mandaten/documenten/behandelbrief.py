"""The letters of the desk while it handles an application: what is missing, and that it is admissible."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagvelden import veldnaam
from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.domein.termijnklok import Stilstand, Termijnklok, termijnen_van, termijnklok
from mandaten.models import Aanvraag, Klokstop, criteriumnamen
from mandaten.models.behandeling import Fase
from mandaten.querysets import BEHEERDER, AanvraagQuerySet
from werkzorg.databank.perioden import laatste_dag
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.parameters.lezen import momentopname

VRAAGBRIEF = "vraag_om_aanvulling"
ONTVANKELIJKHEIDSBRIEF = "bericht_van_ontvankelijkheid"
SJABLONEN = {
    VRAAGBRIEF: "mandaten/documenten/vraag_om_aanvulling.html",
    ONTVANKELIJKHEIDSBRIEF: "mandaten/documenten/bericht_van_ontvankelijkheid.html",
}


def _met_brieven(door: Door) -> AanvraagQuerySet:
    """The applications whose letters this actor reads: a partner does not read what was asked about the others."""
    rijen = Aanvraag.objects.zichtbaar_voor(door)
    if isinstance(door, Hoedanigheid) and door.rol == BEHEERDER:
        return rijen.van(door)
    return rijen


DOCUMENTSOORTEN = (
    Documentsoort(VRAAGBRIEF, "Vraag om aanvulling", "vraag-om-aanvulling", _met_brieven),
    Documentsoort(
        ONTVANKELIJKHEIDSBRIEF,
        "Bericht van ontvankelijkheid",
        "bericht-van-ontvankelijkheid",
        _met_brieven,
    ),
)


def klok_bij(aanvraag: Aanvraag, stop: Klokstop | None) -> Termijnklok:
    """The clock as it stood right after this question was asked, or after the application was declared admissible.

    Also when the letter is made later, and the answer came meanwhile: a letter never says anything else.
    """
    assert aanvraag.indiendag is not None  # only a submitted application is handled
    is_eerste = stop is not None and stop.fase == Fase.ONTVANKELIJKHEID
    stops = []
    for een in aanvraag.klokstops.all():
        begin, einde = een.periode.lower, laatste_dag(een.periode)
        if stop is not None and een.pk == stop.pk:
            stops.append(Stilstand(begin, None, een.reden))
        elif einde is not None and _kwam_ervoor(een, stop):
            stops.append(Stilstand(begin, einde, een.reden))
    return termijnklok(
        aanvraag.indiendag,
        None if is_eerste else aanvraag.ontvankelijk_op,
        stops,
        termijnen_van(aanvraag.toekenningssoort, momentopname(aanvraag.indiendag)),
    )


def _kwam_ervoor(een: Klokstop, stop: Klokstop | None) -> bool:
    if stop is None:
        return een.fase == Fase.ONTVANKELIJKHEID
    if een.fase != stop.fase:
        return een.fase == Fase.ONTVANKELIJKHEID
    einde = laatste_dag(een.periode)
    return einde is not None and einde <= stop.periode.lower


def behandelbrief(aanvraag: Aanvraag, document: Document, stop: Klokstop | None) -> bytes:
    """The letter as PDF/A-3a, before it is sealed; raises ParameterOnbekend."""
    return maak_pdf(
        SJABLONEN[document.soort],
        {
            "organisatie_naam": document.organisatie.naam,
            "organisatie_adres": document.organisatie.adres,
            # An application has no number: only a decision about it has.
            "dossiernummer": aanvraag.get_soort_display(),
            "versie": 1,
            "datum": timezone.localdate(document.aangemaakt_op),
            "soort_label": document.label,
            "bestemmeling": aanvraag.aanvrager.naam,
            "bestemmeling_adres": aanvraag.aanvrager.adres,
            "ter_attentie_van": aanvraag.tekenbevoegde,
            "wat": aanvraag.get_soort_display(),
            "rechtsgrond": aanvraag.toekenningssoort.rechtsgrond,
            "ingediend_op": aanvraag.indiendag,
            "adres": f"{settings.WEBADRES}{aanvraag.get_absolute_url()}",
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
            "klok": klok_bij(aanvraag, stop),
            **(_vragen(aanvraag, stop) if stop else _ontvankelijk(aanvraag)),
        },
        titel=document.label,
        identificatie=f"{document.id}:1",
    )


def _vragen(aanvraag: Aanvraag, stop: Klokstop) -> dict[str, Any]:
    soort, criteria = aanvraag.toekenningssoort, criteriumnamen(aanvraag)
    return {
        "reden": stop.reden,
        "vragen": [
            (
                veldnaam(soort, een.veld, een.organisatie.naam if een.organisatie else "", criteria),
                een.vraag,
                een.organisatie.naam if een.organisatie else "",
            )
            for een in stop.vragen.select_related("organisatie")
        ],
        "is_eerste_fase": stop.fase == Fase.ONTVANKELIJKHEID,
        "gevraagd_op": stop.periode.lower,
    }


def _ontvankelijk(aanvraag: Aanvraag) -> dict[str, Any]:
    return {
        "ontvankelijk_op": aanvraag.ontvankelijk_op,
        "punten": [punt.in_brief for punt in controlepunten(aanvraag.toekenningssoort)],
    }
