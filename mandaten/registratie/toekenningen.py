"""What is handed over about the life of grants: the acts, their pages, the tasks, the notices and the clock job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from mandaten.bladen.toekenning import PLEK
from mandaten.domein.rechtsmiddelen import PARAMETERS
from mandaten.domein.stukken import GEVRAAGDE_INSTEMMING, INSTEMMING
from mandaten.handelingen import (
    fusie,
    fusieopvolging,
    herziening,
    houders,
    instemmingen,
    levensloop,
    samenstelling,
    stopzetten,
)
from mandaten.lijsten.toekenningen import EXPORTLIJSTEN
from mandaten.meldingen.toekenningen import MELDINGEN, SOORT, TAAKSOORTEN
from mandaten.models import Lid, Toekenning, Wijzigingsvraag
from mandaten.querysets import BEHEERDER, INSPECTIE
from mandaten.soorten import BESLISSERS
from mandaten.statussen import TOEKENNINGOVERGANGEN
from mandaten.tasks.levensloop import KLOKJOBS
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import Recht
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN, SCOPES

_MACHINES = frozenset(SCOPES[REGISTER_LEZEN].rollen)
_LEZERS = BESLISSERS | {BEHEERDER, INSPECTIE}
_GROND = "Decreet 8/7/2022 art. 12-13, 17-19, 30"
_LOPEND = vanuit(TOEKENNINGOVERGANGEN, "mandaat_stopzetten")


def _leden(door: Door) -> QuerySet[Lid]:
    """The seats of which this actor reads the consent: of his own organisation, in what it holds or decides about."""
    rijen = Lid.objects.filter(toekenning__in=Toekenning.objects.zichtbaar_voor(door))
    if isinstance(door, Hoedanigheid) and door.rol == BEHEERDER:
        wie = door.organisatie_id
        return rijen.filter(Q(organisatie_id=wie) | Q(toekenning__houder_id=wie))
    return rijen


def _vragen(door: Door) -> QuerySet[Wijzigingsvraag]:
    return Wijzigingsvraag.objects.zichtbaar_voor(door)


def _instemming(sleutel: str, label: str, objecten: Callable[[Door], QuerySet[Any]]) -> Bijlagesoort:
    return Bijlagesoort(sleutel, label, objecten, DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS)


REGISTRATIE = Registratie(
    deel="mandaten.toekenningen",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "samenstelling_wijzigen",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="De samenstelling van een mandaat wijzigen",
            ),
            samenstelling.samenstelling_wijzigen,
            zin="Samenstelling gewijzigd",
            route="samenstelling_wijzigen",
            knop="Wijzig de samenstelling",
            toestanden=_LOPEND,
            plek=PLEK,
            concept="Wijziging van de samenstelling",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                "contingent_herzien",
                frozenset({"departement_wse"}),
                "BVR 18/11/2022 hoofdstuk 3, afdeling 2",
                object_soort=SOORT,
                omschrijving="Een contingent herzien",
            ),
            herziening.contingent_herzien,
            zin="Contingent herzien",
            route="contingent_herzien",
            knop="Herzie het contingent",
            toestanden=_LOPEND,
            plek=PLEK,
            concept="Herziening van een contingent",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                "mandaat_stopzetten",
                BESLISSERS,
                _GROND,
                object_soort=SOORT,
                omschrijving="Een mandaat, erkenning of contingent stopzetten",
            ),
            stopzetten.mandaat_stopzetten,
            zin="Stopzetting geregistreerd",
            route="mandaat_stopzetten",
            knop="Zet stop",
            toestanden=_LOPEND,
            plek=PLEK,
            concept="Stopzetting",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                "wijziging_vragen",
                frozenset({BEHEERDER}),
                _GROND,
                object_soort=SOORT,
                omschrijving="Een wijziging van de eigen samenstelling of een stopzetting vragen",
            ),
            samenstelling.wijziging_vragen,
            zin="Wijziging gevraagd",
            route="wijziging_vragen",
            knop="Vraag een wijziging",
            toestanden=_LOPEND,
            plek=PLEK,
            concept="Vraag om een wijziging",
        ),
        Handeling(
            Recht(
                "wijziging_afwijzen",
                BESLISSERS,
                _GROND,
                object_soort=instemmingen.VRAAG,
                omschrijving="Een gevraagde wijziging afwijzen",
            ),
            samenstelling.wijziging_afwijzen,
            zin="Gevraagde wijziging afgewezen",
            route="wijziging_afwijzen",
            knop="Wijs de gevraagde wijziging af",
            toestanden=frozenset({"open"}),
            plek="wijzigingsvraag",
        ),
        Handeling(
            Recht(
                "fusie_registreren",
                BESLISSERS,
                "BVR 18/11/2022; erkenning is van één rechtspersoon",
                omschrijving="Een fusie of overname van organisaties registreren",
            ),
            fusie.fusie_registreren,
            zin="Fusie of overname geregistreerd",
            route="fusie_registreren",
            concept="Fusie of overname",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                "fusie_opvolgen",
                BESLISSERS,
                "voorwaarden van erkenning en mandaat: nieuwe rechtspersoon",
                object_soort=SOORT,
                omschrijving="Na een fusie of overname vastleggen of een mandaat zo verder kan",
            ),
            fusieopvolging.fusie_opvolgen,
            zin="Fusie of overname nagekeken",
            route="fusie_opvolgen",
            knop="Kijk de fusie of overname na",
            plek=PLEK,
            concept="Wat je vond na een fusie of overname",
            verloop="besluiten",
        ),
        Handeling(
            Recht("toekenning_herinneren", frozenset(), _GROND, klok=True, object_soort=SOORT),
            levensloop.toekenning_herinneren,
            zin="Herinnering verstuurd",
        ),
        Handeling(
            Recht("lege_plaats_melden", frozenset(), _GROND, klok=True, object_soort=SOORT),
            levensloop.lege_plaats_melden,
            zin="Te lang open plaats gemeld",
        ),
        Handeling(
            Recht("houder_wisselen", frozenset(), _GROND, klok=True, object_soort=SOORT),
            houders.houder_wisselen,
            zin="Nieuwe houder begonnen",
            verloop="besluiten",
        ),
        Handeling(
            Recht("toekenning_laten_verlopen", frozenset(), _GROND, klok=True, object_soort=SOORT),
            levensloop.toekenning_laten_verlopen,
            zin="Verlopen",
            verloop="besluiten",
        ),
    ),
    lezingen=(
        # For machines: what the public register says, and whether somebody may do something.
        Recht(
            "toekenningen_opvragen",
            _MACHINES,
            _GROND,
            omschrijving="Met een toepassing het register lezen",
        ),
        Recht(
            "geldigheid_opvragen",
            _MACHINES,
            _GROND,
            omschrijving="Met een toepassing vragen wie wat mag",
        ),
        Recht(
            "toekenning_lijst",
            _LEZERS,
            _GROND,
            object_soort=SOORT,
            omschrijving="De lijst van mandaten, erkenningen en contingenten",
        ),
        Recht(
            "toekenning_detail",
            _LEZERS,
            _GROND,
            object_soort=SOORT,
            omschrijving="Eén mandaat, erkenning of contingent",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    bijlagesoorten=(
        _instemming(INSTEMMING, "Instemming van een partner", _leden),
        _instemming(GEVRAAGDE_INSTEMMING, "Instemming bij een vraag", _vragen),
    ),
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "samenstelling_wijzigen": ("samenstelling_aanvul_termijn", "termijn_verschuift"),
        "fusie_registreren": ("samenstelling_aanvul_termijn", "termijn_verschuift"),
        "contingent_herzien": PARAMETERS,
        "mandaten_bewaken": ("mandaat_herinnering_maanden", "ama_wvg_herinnering"),
    },
)
