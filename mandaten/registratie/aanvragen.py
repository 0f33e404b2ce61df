"""What is handed over about applications, from the side of who asks: the acts, the pages, the task, the proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from mandaten.forms.aanvragen import BEWIJS, DEELNAMEBEWIJS
from mandaten.handelingen import aanvragen, aanvulling, bewerken, deelnames
from mandaten.handelingen.aanvraagtaken import AANVRAAG, BEVESTIGEN, DEELNAME, TOELICHTEN
from mandaten.lijsten.aanvragen import EXPORTLIJSTEN
from mandaten.meldingen.aanvragen import MELDINGEN
from mandaten.models import Aanvraag, Deelname
from mandaten.querysets import BEHEERDER, INSPECTIE
from mandaten.soorten import BESLISSERS, SOORTEN
from mandaten.statussen import AANVRAAGOVERGANGEN, CONCEPT
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

_BEHEERDERS = frozenset({BEHEERDER})
_GROND = "Decreet 8/7/2022 art. 12-13, 17, 30; BVR 18/11/2022 art. 46"
_DEELNAME = "Decreet 8/7/2022 art. 12 § 1, 17 § 1"
PLEK = "aanvraag"
# The numbers of the law with which the asked period is counted, and the terms that start when it is submitted.
_DUREN = tuple(sorted({soort.duur_parameter for soort in SOORTEN.values()} - {""}))
_TERMIJNEN = tuple(
    sorted(
        {
            sleutel
            for soort in SOORTEN.values()
            for sleutel in (
                soort.ontvankelijkheid_parameter,
                soort.gegrondheid_parameter,
                soort.totaal_parameter,
            )
        }
        - {""}
    )
)
_KLOK = (*_TERMIJNEN, "termijn_verschuift")


def _bevestig(deelname_id: UUID) -> str:
    return reverse("deelname_partner_bevestigen", args=[deelname_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per part whose application it is, of those of the own organisation; one query."""
    rijen = Deelname.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    return {
        rij.pk: Onderwerp(f"{rij.aanvraag.aanvrager.naam} · {rij.aanvraag.get_soort_display()}")
        for rij in rijen.select_related("aanvraag__aanvrager")
    }


def _met_bewijzen(door: Door) -> QuerySet[Aanvraag]:
    """The applications whose proofs this actor reads: the own ones, and those the desk handles."""
    rijen = Aanvraag.objects.zichtbaar_voor(door)
    if isinstance(door, Hoedanigheid) and door.rol == BEHEERDER:
        return rijen.van(door)
    return rijen


def _delen_met_bewijzen(door: Door) -> QuerySet[Deelname]:
    """The parts whose proofs this actor reads: the own part, and those in an application whose proofs he reads."""
    eigen = Deelname.objects.zichtbaar_voor(door).values("pk")
    van_aanvraag = Deelname.objects.filter(aanvraag__in=_met_bewijzen(door).values("pk")).values("pk")
    return Deelname.objects.filter(pk__in=eigen.union(van_aanvraag))


def _bijlagesoort(sleutel: str, label: str, objecten: Callable[[Door], QuerySet[Any]]) -> Bijlagesoort:
    return Bijlagesoort(sleutel, label, objecten, DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS)


REGISTRATIE = Registratie(
    deel="mandaten.aanvragen",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "aanvraag_starten",
                _BEHEERDERS,
                _GROND,
                omschrijving="Een aanvraag van een mandaat, erkenning of contingent starten",
            ),
            aanvragen.aanvraag_starten,
            zin="Aanvraag gestart",
            route="aanvraag_starten",
        ),
        Handeling(
            Recht(
                "aanvraag_bewerken",
                _BEHEERDERS,
                _GROND,
                object_soort=AANVRAAG,
                omschrijving="Een aanvraag invullen en aanpassen",
            ),
            bewerken.aanvraag_bewerken,
            zin="Aanvraag aangepast",
            route="aanvraag_bewerken",
            knop="Werk verder",
            plek=PLEK,
            toestanden=frozenset({CONCEPT}),
            concept="Aanvraag",
        ),
        Handeling(
            Recht(
                "aanvraag_indienen",
                _BEHEERDERS,
                _GROND,
                object_soort=AANVRAAG,
                omschrijving="Een aanvraag indienen",
            ),
            aanvragen.aanvraag_indienen,
            zin="Aanvraag ingediend",
            route="aanvraag_indienen",
            knop="Kijk na en dien in",
            plek=PLEK,
            toestanden=vanuit(AANVRAAGOVERGANGEN, "aanvraag_indienen"),
        ),
        Handeling(
            Recht(
                "aanvulling_geven",
                _BEHEERDERS,
                _GROND,
                object_soort=AANVRAAG,
                omschrijving="Vragen over een aanvraag beantwoorden",
            ),
            aanvulling.aanvulling_geven,
            zin="Aanvulling gegeven",
            route="aanvulling_geven",
            knop="Beantwoord de vragen",
            plek=PLEK,
            toestanden=vanuit(AANVRAAGOVERGANGEN, "aanvulling_geven"),
            concept="Antwoord op vragen over een aanvraag",
        ),
        Handeling(
            Recht(
                "aanvraag_intrekken",
                _BEHEERDERS,
                _GROND,
                object_soort=AANVRAAG,
                omschrijving="Een aanvraag intrekken",
            ),
            aanvragen.aanvraag_intrekken,
            zin="Aanvraag ingetrokken",
            route="aanvraag_intrekken",
            knop="Trek in",
            plek=PLEK,
            toestanden=vanuit(AANVRAAGOVERGANGEN, "aanvraag_intrekken"),
        ),
        Handeling(
            Recht(
                "deelname_partner_bevestigen",
                _BEHEERDERS,
                _DEELNAME,
                object_soort=DEELNAME,
                omschrijving="Deelname aan de aanvraag van een ander bevestigen",
            ),
            deelnames.deelname_partner_bevestigen,
            zin="Deelname aan een aanvraag bevestigd",
            route="deelname_partner_bevestigen",
            concept="Deelname aan een aanvraag",
        ),
        Handeling(
            Recht(
                "deelname_partner_afwijzen",
                _BEHEERDERS,
                _DEELNAME,
                object_soort=DEELNAME,
                omschrijving="Niet meedoen aan de aanvraag van een ander",
            ),
            deelnames.deelname_partner_afwijzen,
            zin="Deelname aan een aanvraag afgewezen",
            route="deelname_partner_afwijzen",
        ),
    ),
    lezingen=(
        Recht("aanvraag_lijst", _BEHEERDERS, _GROND, omschrijving="De aanvragen van de eigen organisatie"),
        Recht(
            "aanvraag_detail",
            _BEHEERDERS | BESLISSERS | {INSPECTIE},
            _GROND,
            object_soort=AANVRAAG,
            omschrijving="Eén aanvraag",
        ),
    ),
    taaksoorten=(
        Taaksoort(
            sleutel=BEVESTIGEN,
            titel="Deelname aan een aanvraag bevestigen",
            grondslag=_DEELNAME,
            url=_bevestig,
            onderwerpen=onderwerpen,
        ),
        Taaksoort(
            sleutel=TOELICHTEN,
            titel="Een vraag over je deelname aan een aanvraag beantwoorden",
            grondslag=_DEELNAME,
            url=_bevestig,
            onderwerpen=onderwerpen,
        ),
    ),
    meldingen=MELDINGEN,
    bijlagesoorten=(
        _bijlagesoort(BEWIJS, "Bewijs bij een aanvraag", _met_bewijzen),
        _bijlagesoort(DEELNAMEBEWIJS, "Bewijs van een partner", _delen_met_bewijzen),
    ),
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "aanvraag_bewerken": _DUREN,
        "aanvraag_indienen": (*_DUREN, *_KLOK),
        "aanvraag_intrekken": _KLOK,
        "aanvulling_geven": (*_DUREN, *_KLOK),
        "deelname_partner_bevestigen": (*_DUREN, *_KLOK),
        "aanvraag_detail": _KLOK,
    },
)
